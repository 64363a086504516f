using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>What a stretch of bytes on an HTTP port begins with.</summary>
internal enum HttpStart : byte
{
    /// <summary>Neither start line nor header: the middle of a body.</summary>
    None,
    /// <summary>A request.</summary>
    Request,
    /// <summary>A response.</summary>
    Response,
    /// <summary>Headers, the rest of a head that began in an earlier segment.</summary>
    Headers,
}

/// <summary>The head of a message, read once: where it ends, and what tells how long the body is (RFC 9112, section 6).</summary>
internal ref struct HttpHead
{
    /// <summary>More headers than this are not shown; the message is longer than any server takes.</summary>
    public const int MaxHeaders = 1000;

    /// <summary>A longer line is no header.</summary>
    public const int MaxLine = 65_536;

    // All printable characters may stand before the colon, as in Wireshark: old traffic and attacks have more than RFC 9110 allows.
    private static readonly SearchValues<byte> NotInName = SearchValues.Create([.. Enumerable.Range(0, 256).Where(b => b is < 32 or > 126 or ':').Select(b => (byte)b)]);

    private static readonly HashSet<string> Methods =
    [
        // RFC 9110, RFC 5789, WebDAV and its extensions, UPnP, and what Microsoft's servers take.
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
        "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "REPORT", "ACL", "BIND", "UNBIND", "REBIND", "LINK", "UNLINK",
        "VERSION-CONTROL", "CHECKIN", "CHECKOUT", "UNCHECKOUT", "MKWORKSPACE", "UPDATE", "LABEL", "MERGE", "BASELINE-CONTROL", "MKACTIVITY",
        "MKCALENDAR", "MKREDIRECTREF", "UPDATEREDIRECTREF", "ORDERPATCH",
        "BCOPY", "BDELETE", "BMOVE", "BPROPFIND", "BPROPPATCH", "POLL", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "M-SEARCH",
        "CCM_POST", "RPC_CONNECT", "RPC_IN_DATA", "RPC_OUT_DATA", "SOURCE", "INVOKE", "GENA", "M-POST", "SSTP_DUPLEX_POST",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MethodLookup = Methods.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the bytes begin with.</summary>
    public HttpStart Start { get; private set; }

    /// <summary>Where the head ends, its blank line included.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the blank line is there.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether there are more headers, or longer ones, than the limits allow.</summary>
    public bool IsOverLimit { get; private set; }

    /// <summary>The length of the body by its header, or −1.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Whether the body comes in chunks (RFC 9112, section 7.1).</summary>
    public bool IsChunked { get; private set; }

    /// <summary>What the header <c>Upgrade</c> offers or accepts.</summary>
    public HttpUpgrade Offer { get; private set; }

    /// <summary>What the connection is behind this message: a response 101 says so (RFC 9110, section 7.8).</summary>
    public readonly HttpUpgrade Upgrade => IsWhole && Start == HttpStart.Response && HttpLine.Code(StartLine) == 101 ? Offer : HttpUpgrade.None;

    /// <summary>The media type of the body.</summary>
    public ReadOnlySpan<byte> ContentType { get; private set; }

    /// <summary>How the body is coded (RFC 9110, section 8.4); empty where it is not.</summary>
    public ReadOnlySpan<byte> ContentEncoding { get; private set; }

    /// <summary>The first line without its end; empty where it is a header.</summary>
    public ReadOnlySpan<byte> StartLine { get; private set; }

    /// <summary>Where the headers begin.</summary>
    public int HeadersOffset { get; private set; }

    /// <summary>Whether a response with this start line has no body whatever its headers say (RFC 9112, section 6.3).</summary>
    public readonly bool HasNoBody => Start == HttpStart.Response && HttpLine.Code(StartLine) is >= 100 and < 200 or 204 or 304;

    /// <summary>Reads the start line only, where there is one.</summary>
    /// <param name="data">The bytes.</param>
    public static HttpHead ReadStart(ReadOnlySpan<byte> data)
    {
        var head = new HttpHead { ContentLength = -1 };
        int length = LineOf(data, out int next);
        head.Start = StartOf(data[..length]);
        if (head.Start != HttpStart.None)
        {
            head.StartLine = data[..length];
            head.Length = head.HeadersOffset = next;
        }
        return head;
    }

    /// <summary>Reads a head.</summary>
    /// <param name="data">The bytes.</param>
    public static HttpHead Read(ReadOnlySpan<byte> data)
    {
        HttpHead head = ReadStart(data);
        for (int count = 0; head.Length < data.Length; count++)
        {
            ReadOnlySpan<byte> rest = data[head.Length..];
            int length = LineOf(rest, out int next);
            if (length == 0 && head.Start != HttpStart.None)
            {
                head.IsWhole = next > length;
                head.Length += next;
                break;
            }
            bool isLast = next == length;
            // A later line may begin with tabs: Wireshark takes it for a header all the same.
            int tabs = head.Start == HttpStart.None ? 0 : length - rest[..length].TrimStart((byte)'\t').Length;
            int colon = ColonOf(rest[tabs..length], isLast && head.Start != HttpStart.None);
            if (colon < 0)
                break;
            if (count >= MaxHeaders || length > MaxLine)
            {
                head.IsOverLimit = true;
                break;
            }
            if (head.Start == HttpStart.None)
                head.Start = HttpStart.Headers;
            colon += tabs;
            head.Note(rest[tabs..colon], colon < length ? rest[(colon + 1)..length].Trim(" \t"u8) : default);
            head.Length += next;
        }
        return head;
    }

    /// <summary>Whether a line begins a message.</summary>
    /// <param name="line">The line without its end.</param>
    public static HttpStart StartOf(ReadOnlySpan<byte> line)
    {
        // SHOUTcast servers answer with a name of their own for HTTP/1.0.
        if (line.StartsWith("HTTP/"u8) || line.StartsWith("ICY "u8))
            return HttpStart.Response;
        int blank = line.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = blank < 0 ? line : line[..blank];
        if (word.Length is < 3 or > 20 || word[0] is < (byte)'A' or > (byte)'Z')
            return HttpStart.None;
        Span<char> method = stackalloc char[word.Length];
        return Ascii.ToUtf16(word, method, out _) == OperationStatus.Done && MethodLookup.Contains(method) ? HttpStart.Request : HttpStart.None;
    }

    /// <summary>The length of the first line, without CR and LF.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="next">Where the next line begins; the same as the length where the line has no end yet.</param>
    public static int LineOf(ReadOnlySpan<byte> data, out int next)
    {
        int end = data.IndexOf((byte)'\n');
        if (end < 0)
            return next = data.Length;
        next = end + 1;
        return end > 0 && data[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Where the colon behind a header name stands; −1 where the line is no header. A last line may end within the name.</summary>
    public static int ColonOf(ReadOnlySpan<byte> line, bool mayBeCut)
    {
        int at = line.IndexOfAny(NotInName);
        if (at < 0 && mayBeCut)
            return line.Length;
        return at >= 0 && line[at] == ':' ? at : -1;
    }

    private void Note(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
            ContentLength = Utf8Parser.TryParse(value, out long length, out int used) && used == value.Length && length >= 0 ? length : -1;
        else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
            ContentType = value;
        else if (Ascii.EqualsIgnoreCase(name, "Content-Encoding"u8))
            ContentEncoding = value;
        else if (Ascii.EqualsIgnoreCase(name, "Upgrade"u8))
            Offer = HttpBody.UpgradeOf(value);
        else if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
            IsChunked = value.Length >= 7 && Ascii.EqualsIgnoreCase(value[^7..], "chunked"u8);
    }
}

/// <summary>The parts of a start line (RFC 9112, sections 3 and 4).</summary>
internal static class HttpLine
{
    /// <summary>The word at a place, counted from 0; the third takes all that is left.</summary>
    /// <param name="line">The line.</param>
    /// <param name="index">0, 1 or 2.</param>
    /// <param name="offset">Where it begins.</param>
    public static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> line, int index, out int offset)
    {
        offset = 0;
        for (int i = 0; ; i++)
        {
            int end = line[offset..].IndexOf((byte)' ');
            if (i == index)
                return i == 2 || end < 0 ? line[offset..] : line.Slice(offset, end);
            if (end < 0)
            {
                offset = line.Length;
                return default;
            }
            offset += end + 1;
        }
    }

    /// <summary>The status code of a response, or −1.</summary>
    /// <param name="line">The line.</param>
    public static int Code(ReadOnlySpan<byte> line) => Code(line, out _);

    /// <summary>The status code of a response, or −1: the first three digits behind the blanks, whatever follows them, as in Wireshark.</summary>
    /// <param name="line">The line.</param>
    /// <param name="offset">Where it begins.</param>
    public static int Code(ReadOnlySpan<byte> line, out int offset)
    {
        Word(line, 1, out offset);
        while (offset < line.Length && line[offset] == ' ')
            offset++;
        ReadOnlySpan<byte> digits = Bits.Clamp(line, offset, 3);
        return digits.Length == 3 && Utf8Parser.TryParse(digits, out int code, out int used) && used == 3 && code >= 0 ? code : -1;
    }
}
