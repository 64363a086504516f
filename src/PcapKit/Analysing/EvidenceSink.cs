namespace PcapKit;

/// <summary>
/// Weighs how much the fields of a dissection speak for it: the bits by which the bytes are less likely to be so by chance. A value that has a name among few of many,
/// a length that fits and text where text should be speak for it; what cannot be speaks against it.
/// </summary>
/// <param name="isText">Whether text proves nothing, since the bytes are text on the whole.</param>
internal sealed class EvidenceSink(bool isText) : FieldSink
{
    // By themselves few things prove much: zeros and letters are common in all kinds of data.
    private const double MostOfName = 12, MostOfLength = 10, MostOfText = 16, OfZero = 1, MostOfZeros = 4, OfLetter = 1.5, OfMark = 0.7;
    private const double AgainstName = -3, AgainstText = -6, AgainstMalformed = -24, AgainstShort = -8, AgainstUnknown = -4, AgainstLength = -4;

    private const int FieldsBetween = 8;

    private double _zeros;
    private int _end, _payload, _named, _unnamed, _lengths, _texts;
    private string? _name, _problem;

    /// <summary>The weight in bits; negative where more speaks against it.</summary>
    public double Bits { get; private set; }

    /// <summary>Weighs all layers of a packet.</summary>
    /// <param name="packet">The packet.</param>
    public void Weigh(in Packet packet)
    {
        for (int i = 0; i < packet.LayerCount; i++)
        {
            LayerRecord record = packet.Records[i];
            if (packet.ProtocolOf(i) is DataProtocol)
            {
                Bits += (record.Issues & IssueKind.UnknownNext) != 0 ? AgainstUnknown : 0;
                continue;
            }
            (_end, _payload) = (record.Offset + record.Length, record.Length - record.HeaderLength);
            packet.Visit(i, this);
        }
        foreach (Issue issue in packet.Issues)
            Problem(issue.Kind, issue.Detail ?? issue.ToString(), 0);
    }

    /// <summary>What was found, in words.</summary>
    /// <param name="reasons">Takes them.</param>
    public void Tell(List<string> reasons)
    {
        if (_named > 0)
            reasons.Add($"{_named} of {_named + _unnamed} numbers have names, such as {_name}");
        else if (_unnamed > 0)
            reasons.Add($"none of {_unnamed} numbers has a name");
        if (_lengths > 0)
            reasons.Add(_lengths == 1 ? "a length fits" : $"{_lengths} lengths fit");
        if (_texts > 0)
            reasons.Add(_texts == 1 ? "a text can be read" : $"{_texts} texts can be read");
        if (_problem is not null)
            reasons.Add("against it: " + _problem);
    }

    /// <inheritdoc/>
    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (bitLength <= 0)
            return;
        if (field.Names is { Count: > 0 } names && field.Kind == FieldKind.UInt && bitLength <= 32)
            Name(field, names, value, bitLength);
        else if (value == 0 && field.Label.Contains("eserved", StringComparison.Ordinal))
            AddZero();
        else if (bitLength >= 8 && value > 0 && field.Label.Contains("ength", StringComparison.Ordinal))
            Length(field, value, Origin + (bitOffset + bitLength) / 8, bitLength);
    }

    /// <inheritdoc/>
    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
    {
    }

    /// <inheritdoc/>
    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
    {
        if (bitLength <= 0 || utf8.IsEmpty)
            return;
        double gain = 0;
        foreach (byte one in utf8[..Math.Min(utf8.Length, 64)])
            gain += IsLetter(one) ? OfLetter : one is (byte)'\r' or (byte)'\n' or (byte)'\t' ? 0 : one is >= 0x20 and < 0x7F and not (byte)'\\' ? OfMark : AgainstText;
        _texts += gain > 0 ? 1 : 0;
        Bits += Math.Clamp(gain, AgainstText, isText ? 0 : MostOfText);
    }

    /// <inheritdoc/>
    public override void Problem(IssueKind kind, string detail, int bitOffset)
    {
        Bits += (kind & IssueKind.Malformed) != 0 ? AgainstMalformed : (kind & (IssueKind.Short | IssueKind.TooDeep)) != 0 ? AgainstShort : 0;
        _problem ??= SafeText.Escape(detail);
    }

    private static bool IsLetter(byte one) => char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_';

    private void Name(FieldInfo field, EnumNames names, ulong value, int bitLength)
    {
        if (!names.TryGetName(value, out string? name))
        {
            _unnamed++;
            Bits += AgainstName;
            return;
        }
        _named++;
        double gain = Math.Clamp(bitLength - Math.Log2(names.Count), 0, MostOfName);
        if (value == 0)
            AddZero();
        else
            Bits += gain;
        if (_name is null || gain > 6)
            _name = $"{field.Name} {name}";
    }

    private void AddZero()
    {
        double gain = Math.Min(OfZero, MostOfZeros - _zeros);
        _zeros += gain;
        Bits += gain;
    }

    // A length counts what stands behind it, behind its header, or the whole; some fields of its header may come before that.
    private void Length(FieldInfo field, ulong value, int behind, int bitLength)
    {
        int rest = Math.Max(_end - behind, 0);
        bool fits = value == (ulong)rest || value == (ulong)(_end - Origin) || (value == (ulong)_payload && _payload > 0);
        bool nearlyFits = value < (ulong)rest && (ulong)rest - value <= FieldsBetween;
        if (fits || nearlyFits)
        {
            _lengths++;
            Bits += Math.Min(bitLength - 1, MostOfLength) - (fits ? 0 : 3);
        }
        else if (value > (ulong)(_end - Origin) && bitLength >= 16)
        {
            Bits += AgainstLength;
            _problem ??= $"{field.Name} is more than there is";
        }
    }
}
