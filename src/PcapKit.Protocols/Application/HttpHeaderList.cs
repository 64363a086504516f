namespace PcapKit.Protocols;

/// <summary>A header of an HTTP message. Borrowed.</summary>
public readonly ref struct HttpHeaderView
{
    internal HttpHeaderView(ReadOnlySpan<byte> line, int colon, int offset, int length)
    {
        ReadOnlySpan<byte> after = colon < line.Length ? line[(colon + 1)..] : default;
        ReadOnlySpan<byte> value = after.TrimStart(" \t"u8);
        Name = line[..colon];
        ValueOffset = offset + line.Length - value.Length;
        Value = value.TrimEnd(" \t"u8);
        (Offset, Length) = (offset, length);
    }

    /// <summary>The name, before the colon.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The value, without blanks around it.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Where the line begins in the message.</summary>
    public int Offset { get; }

    /// <summary>How many bytes the line has, its end included.</summary>
    public int Length { get; }

    /// <summary>Where the value begins in the message.</summary>
    internal int ValueOffset { get; }
}

/// <summary>The headers of an HTTP message; walks them with <c>foreach</c>. Borrowed.</summary>
public ref struct HttpHeaderList
{
    private readonly ReadOnlySpan<byte> _head;
    private int _at;

    private HttpHeaderList(ReadOnlySpan<byte> head, int at)
    {
        _head = head;
        _at = at;
    }

    /// <summary>The header at hand.</summary>
    public HttpHeaderView Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly HttpHeaderList GetEnumerator() => this;

    /// <summary>Goes on to the next header.</summary>
    public bool MoveNext()
    {
        if (_at >= _head.Length)
            return false;
        ReadOnlySpan<byte> rest = _head[_at..];
        int length = HttpHead.LineOf(rest, out int next);
        if (length == 0)
            return false;
        ReadOnlySpan<byte> line = rest[..length];
        int colon = line.IndexOf((byte)':');
        Current = new HttpHeaderView(line, colon < 0 ? length : colon, _at, next);
        _at += next;
        return true;
    }

    internal static HttpHeaderList Of(ReadOnlySpan<byte> message, scoped in HttpHead head) => new(message[..head.Length], head.HeadersOffset);
}
