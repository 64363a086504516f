namespace PcapKit.Protocols;

/// <summary>Whether bytes have the shape of a DNS message: what tells one where no port does.</summary>
internal static class DnsShape
{
    private const int MaxQuestions = 64;

    /// <summary>Whether questions and records are as many as the header counts and fill the message, and nothing that must be zero is not.</summary>
    /// <param name="message">The message.</param>
    public static bool IsMessage(ReadOnlySpan<byte> message)
    {
        if (message.Length <= DnsSections.HeaderLength || (message[2] >> 3 & 15) > (int)DnsOpcode.StatefulOperations || (message[3] & 0x40) != 0)
            return false;
        // The names of NetBIOS, in half bytes from A to P (RFC 1001, section 14.1), are in messages of the same form.
        if (message[DnsSections.HeaderLength] == 32 && message.Length > DnsSections.HeaderLength + 32 && !message.Slice(DnsSections.HeaderLength + 1, 32).ContainsAnyExceptInRange((byte)'A', (byte)'P'))
            return false;
        var sections = new DnsSections(message);
        DnsQuestionList questions = sections.Questions;
        if (sections.Count(0) > MaxQuestions || questions.Skip().IsBroken)
            return false;
        foreach (DnsQuestionView question in questions)
        {
            // Internet, CSNET, Chaos, Hesiod; none and any (RFC 1035, section 3.2.4; RFC 2136). The upper bit is that of multicast DNS.
            if ((question.RawClass & 0x7FFF) is not ((>= 1 and <= 4) or 254 or 255))
                return false;
        }
        int end = questions.Skip().End;
        for (int section = 1; section <= 3; section++)
        {
            DnsRecordList records = new DnsRecordList(message, end, sections.Count(section)).Skip();
            if (records.IsBroken)
                return false;
            end = records.End;
        }
        return end == message.Length;
    }

    /// <summary>Whether it is a message of multicast DNS: no identification, no recursion, no error (RFC 6762, section 18).</summary>
    /// <param name="message">The message.</param>
    public static bool IsMulticast(ReadOnlySpan<byte> message) =>
        message.Length > DnsSections.HeaderLength && message is [0, 0, 0 or 2 or 0x84 or 0x86, 0, ..] && IsMessage(message);

    /// <summary>Whether it is a message of LLMNR: one question for a name of one label, and no flag but that of a response (RFC 4795, section 2.1.1).</summary>
    /// <param name="message">The message.</param>
    public static bool IsLinkLocal(ReadOnlySpan<byte> message)
    {
        if (message.Length <= DnsSections.HeaderLength || message is [0, 0, ..] || (message[2] & 0x7F) != 0 || message[3] != 0 || !IsMessage(message))
            return false;
        int first = message[DnsSections.HeaderLength];
        return new DnsSections(message).Count(0) == 1 && first is > 0 and < 64 && message[DnsSections.HeaderLength + 1 + first] == 0;
    }
}
