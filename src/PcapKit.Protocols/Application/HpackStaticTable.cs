using System.Text;

namespace PcapKit.Protocols;

/// <summary>The header fields that every HPACK decoder knows (RFC 7541, appendix A).</summary>
internal static class HpackStaticTable
{
    // A name; behind it the values that have an index of their own, in their order.
    private static readonly (byte[] Name, byte[] Value)[] Fields = Read("""
        :authority
        :method: GET
        :method: POST
        :path: /
        :path: /index.html
        :scheme: http
        :scheme: https
        :status: 200
        :status: 204
        :status: 206
        :status: 304
        :status: 400
        :status: 404
        :status: 500
        accept-charset
        accept-encoding: gzip, deflate
        accept-language
        accept-ranges
        accept
        access-control-allow-origin
        age
        allow
        authorization
        cache-control
        content-disposition
        content-encoding
        content-language
        content-length
        content-location
        content-range
        content-type
        cookie
        date
        etag
        expect
        expires
        from
        host
        if-match
        if-modified-since
        if-none-match
        if-range
        if-unmodified-since
        last-modified
        link
        location
        max-forwards
        proxy-authenticate
        proxy-authorization
        range
        referer
        refresh
        retry-after
        server
        set-cookie
        strict-transport-security
        transfer-encoding
        user-agent
        vary
        via
        www-authenticate
        """);

    /// <summary>The highest index, 61.</summary>
    public static int Count => Fields.Length;

    /// <summary>The name at an index.</summary>
    /// <param name="index">1 to <see cref="Count"/>.</param>
    public static ReadOnlySpan<byte> NameAt(int index) => Fields[index - 1].Name;

    /// <summary>The value at an index; empty for most.</summary>
    /// <param name="index">1 to <see cref="Count"/>.</param>
    public static ReadOnlySpan<byte> ValueAt(int index) => Fields[index - 1].Value;

    /// <summary>The index of a field.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="hasValue">Whether the value stands there too.</param>
    /// <returns>0 where not even the name is there.</returns>
    public static int Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, out bool hasValue)
    {
        hasValue = false;
        int first = 0;
        for (int i = 0; i < Fields.Length; i++)
        {
            if (!name.SequenceEqual(Fields[i].Name))
                continue;
            hasValue = Fields[i].Value.Length > 0 && value.SequenceEqual(Fields[i].Value);
            if (hasValue)
                return i + 1;
            first = first == 0 ? i + 1 : first;
        }
        return first;
    }

    private static (byte[], byte[])[] Read(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var fields = new (byte[], byte[])[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            int colon = lines[i].IndexOf(": ", StringComparison.Ordinal);
            fields[i] = colon < 0
                ? (Encoding.ASCII.GetBytes(lines[i]), [])
                : (Encoding.ASCII.GetBytes(lines[i][..colon]), Encoding.ASCII.GetBytes(lines[i][(colon + 2)..]));
        }
        return fields;
    }
}
