namespace PcapKit.Protocols;

/// <summary>The fields that header fields of HTTP/2 are shown in.</summary>
internal static class Http2HeaderFields
{
    private static readonly List<FieldInfo> Registered = [];

    public static readonly FieldInfo TotalLength = Number("http2.header.length", "Header Length", "header_length"), TotalCount = Number("http2.header.count", "Header Count", "header_count");
    public static readonly FieldInfo List = Add(new FieldInfo("http2.header_list", "Headers", FieldKind.List)), Header = Add(new FieldInfo("http2.header", "Header", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo NameLength = Number("http2.header.name.length", "Name Length", "name_length"), Name = Text("http2.header.name", "Name");
    public static readonly FieldInfo ValueLength = Number("http2.header.value.length", "Value Length", "value_length"), Value = Text("http2.header.value", "Value");
    public static readonly FieldInfo Representation = Text("http2.header.repr", "Representation"), Index = Number("http2.header.index", "Index");
    public static readonly FieldInfo TableUpdate = Add(new FieldInfo("http2.header_table_size_update", "Header table size update", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo TableSize = Number("http2.header_table_size_update.header_table_size", "Header table size");
    public static readonly FieldInfo FullUri = Text("http2.request.full_uri", "Full request URI");

    private static readonly (byte[] Name, FieldInfo Field)[] Known =
    [
        .. new string[]
        {
            ":authority", ":path", ":method", ":scheme", "accept", "accept-charset", "accept-encoding", "accept-language", "accept-ranges", "access-control-allow-origin", "allow",
            "authorization", "cache-control", "content-disposition", "content-encoding", "content-language", "content-location", "content-range", "content-type", "cookie", "date", "etag",
            "expect", "expires", "from", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "last-modified", "link", "location", "proxy-authenticate",
            "proxy-authorization", "range", "referer", "refresh", "retry-after", "server", "set-cookie", "strict-transport-security", "user-agent", "vary", "via", "www-authenticate",
        }.Select(name => Special(name, FieldKind.Text)),
        .. new[] { ":status", "age", "content-length", "max-forwards" }.Select(name => Special(name, FieldKind.UInt)),
    ];

    /// <summary>All of them.</summary>
    public static FieldInfo[] All => [.. Registered];

    /// <summary>The field of a header field, or null.</summary>
    public static FieldInfo? Find(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, FieldInfo field) in Known)
        {
            if (name.SequenceEqual(known))
                return field;
        }
        return null;
    }

    /// <summary>The words for a representation.</summary>
    public static ReadOnlySpan<byte> Describe(HpackRepresentation representation, bool isIndexed) => representation switch
    {
        HpackRepresentation.Indexed => "Indexed Header Field"u8,
        HpackRepresentation.Incremental => isIndexed ? "Literal Header Field with Incremental Indexing - Indexed Name"u8 : "Literal Header Field with Incremental Indexing - New Name"u8,
        HpackRepresentation.WithoutIndexing => isIndexed ? "Literal Header Field without Indexing - Indexed Name"u8 : "Literal Header Field without Indexing - New Name"u8,
        _ => isIndexed ? "Literal Header Field never Indexed - Indexed Name"u8 : "Literal Header Field never Indexed - New Name"u8,
    };

    private static (byte[], FieldInfo) Special(string name, FieldKind kind)
    {
        string field = "http2.headers." + name.TrimStart(':').Replace('-', '_');
        return (System.Text.Encoding.ASCII.GetBytes(name), Add(new FieldInfo(field, name, kind) { Derived = true, Names = name == ":status" ? HttpStatusNames.Table : null }));
    }

    // Text of header fields is compressed: it stands nowhere in the bytes.
    private static FieldInfo Text(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Text) { Derived = true });

    private static FieldInfo Number(string name, string label, string? key = null) =>
        Add(key is null ? new FieldInfo(name, label, FieldKind.UInt) { Derived = true } : new FieldInfo(name, label, FieldKind.UInt) { Derived = true, Key = key });

    private static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }
}
