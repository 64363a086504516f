using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds where messages begin.</summary>
internal static class HttpStartLine
{
    /// <summary>A longer line is no start line.</summary>
    public const int MaxLine = 16 * 1024;

    /// <summary>Whether bytes begin a message; null where more of them are needed to tell.</summary>
    public static bool? IsAt(ReadOnlySpan<byte> bytes)
    {
        // The longest method has 16 letters.
        int end = bytes.IndexOfAny((byte)' ', (byte)'\r', (byte)'\n');
        if (end < 0 && bytes.Length < 20)
            return IsUpper(bytes) || "HTTP/1.1"u8.StartsWith(bytes) || "HTTP/1.0"u8.StartsWith(bytes) ? null : false;
        if (bytes.StartsWith("HTTP/"u8) || bytes.StartsWith("ICY "u8))
            return true;
        return end > 0 && new HttpView(bytes[..(end + 1)]).IsRequest;
    }

    /// <summary>Where a message begins in bytes whose beginning is not known to be one; −1 for nowhere.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keep">How many of the last bytes may be the beginning of one.</param>
    public static int Find(ReadOnlySpan<byte> bytes, out int keep)
    {
        keep = 0;
        for (int from = 0; from < bytes.Length;)
        {
            int at = bytes[from..].IndexOf("HTTP/1."u8);
            if (at < 0)
                break;
            at += from;
            if (IsStatusLine(bytes[at..]) is not false)
                return at;
            int line = bytes[..at].LastIndexOf((byte)'\n') + 1;
            if (at > line && bytes[at - 1] == ' ' && IsAt(bytes[line..]) == true && !bytes[line..].StartsWith("HTTP/"u8))
                return line;
            from = at + 7;
        }
        keep = TailOf(bytes);
        return -1;
    }

    // What a version, or a line that begins like a request, may go on with.
    private static int TailOf(ReadOnlySpan<byte> bytes)
    {
        int line = bytes.LastIndexOf((byte)'\n') + 1;
        if (line < bytes.Length && bytes.Length - line <= MaxLine && IsAt(bytes[line..]) is not false)
            return bytes.Length - line;
        for (int length = Math.Min(6, bytes.Length); length > 0; length--)
        {
            if ("HTTP/1."u8.StartsWith(bytes[^length..]))
                return length;
        }
        return 0;
    }

    // HTTP/1.1 200; null where the bytes end before that is certain.
    private static bool? IsStatusLine(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> pattern = "HTTP/1.d ddd"u8;
        for (int i = 7; i < pattern.Length; i++)
        {
            if (i >= bytes.Length)
                return null;
            if (pattern[i] == 'd' ? !char.IsAsciiDigit((char)bytes[i]) : bytes[i] != pattern[i])
                return false;
        }
        return true;
    }

    private static bool IsUpper(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            if (b is (< (byte)'A' or > (byte)'Z') and not (byte)'-' and not (byte)'_')
                return false;
        }
        return true;
    }
}
