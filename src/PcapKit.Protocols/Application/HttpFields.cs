namespace PcapKit.Protocols;

/// <summary>The fields of HTTP/1 messages; HTTP and SSDP share them.</summary>
internal static class HttpFields
{
    private static readonly List<FieldInfo> Registered = [];

    public static readonly FieldInfo IsRequest = Add(new FieldInfo("http.request", "Request", FieldKind.Bool) { Derived = true });
    public static readonly FieldInfo IsResponse = Add(new FieldInfo("http.response", "Response", FieldKind.Bool) { Derived = true });
    public static readonly FieldInfo Method = Text("http.request.method", "Request Method");
    public static readonly FieldInfo Uri = Text("http.request.uri", "Request URI");
    public static readonly FieldInfo Path = Derived("http.request.uri.path", "Request URI Path");
    public static readonly FieldInfo Query = Derived("http.request.uri.query", "Request URI Query");
    public static readonly FieldInfo QueryParameter = Derived("http.request.uri.query.parameter", "Request URI Query Parameter", repeats: true);
    public static readonly FieldInfo RequestVersion = Text("http.request.version", "Request Version");
    public static readonly FieldInfo FullUri = Derived("http.request.full_uri", "Full request URI");
    public static readonly FieldInfo ResponseVersion = Text("http.response.version", "Response Version");
    public static readonly FieldInfo Code = Add(new FieldInfo("http.response.code", "Status Code", FieldKind.UInt) { Names = HttpStatusNames.Table });
    public static readonly FieldInfo CodeText = Derived("http.response.code.desc", "Status Code Description");
    public static readonly FieldInfo Phrase = Text("http.response.phrase", "Response Phrase");
    public static readonly FieldInfo Headers = Add(new FieldInfo("http.headers", "Headers", FieldKind.List));
    public static readonly FieldInfo Header = Add(new FieldInfo("http.header", "Header", FieldKind.Group));
    public static readonly FieldInfo HeaderName = Text("http.header.name", "Name");
    public static readonly FieldInfo HeaderValue = Text("http.header.value", "Value");
    public static readonly FieldInfo ContentLength = Add(new FieldInfo("http.content_length", "Content length", FieldKind.UInt) { Derived = true });
    public static readonly FieldInfo CookiePair = Derived("http.cookie_pair", "Cookie pair", repeats: true);
    public static readonly FieldInfo Credentials = Derived("http.authbasic", "Credentials");
    public static readonly FieldInfo ChunkSize = Add(new FieldInfo("http.chunk_size", "Chunk size", FieldKind.UInt) { Derived = true, Repeats = true });
    public static readonly FieldInfo ChunkData = Add(new FieldInfo("http.chunk_data", "Chunk data", FieldKind.Bytes) { Derived = true, Repeats = true });
    public static readonly FieldInfo FileData = Add(new FieldInfo("http.file_data", "File Data", FieldKind.Bytes) { Derived = true, Form = FieldForm.Text });

    /// <summary>Headers with a field of their own. Their names here are in the case that RFCs write; packets may have any.</summary>
    public static readonly (string Name, FieldInfo Field)[] Known =
    [
        HeaderField("Host", "http.host"), HeaderField("User-Agent", "http.user_agent"), HeaderField("Accept", "http.accept"), HeaderField("Accept-Language", "http.accept_language"),
        HeaderField("Accept-Encoding", "http.accept_encoding"), HeaderField("Referer", "http.referer"), HeaderField("Cookie", "http.cookie"), HeaderField("Connection", "http.connection"),
        HeaderField("Cache-Control", "http.cache_control"), HeaderField("Date", "http.date"), HeaderField("Server", "http.server"), HeaderField("Content-Type", "http.content_type"),
        HeaderField("Content-Length", "http.content_length_header"), HeaderField("Content-Encoding", "http.content_encoding"), HeaderField("Transfer-Encoding", "http.transfer_encoding"),
        HeaderField("Last-Modified", "http.last_modified"), HeaderField("Location", "http.location"), HeaderField("Set-Cookie", "http.set_cookie", repeats: true), HeaderField("Authorization", "http.authorization"),
        HeaderField("WWW-Authenticate", "http.www_authenticate", repeats: true), HeaderField("Proxy-Authenticate", "http.proxy_authenticate"), HeaderField("Proxy-Authorization", "http.proxy_authorization"),
        HeaderField("Upgrade", "http.upgrade"), HeaderField("X-Forwarded-For", "http.x_forwarded_for"), HeaderField("HTTP2-Settings", "http.http2_settings"),
        HeaderField("Sec-WebSocket-Accept", "http.sec_websocket_accept"), HeaderField("Sec-WebSocket-Extensions", "http.sec_websocket_extensions"), HeaderField("Sec-WebSocket-Key", "http.sec_websocket_key"),
        HeaderField("Sec-WebSocket-Protocol", "http.sec_websocket_protocol"), HeaderField("Sec-WebSocket-Version", "http.sec_websocket_version"),
    ];

    private static readonly (byte[] Name, FieldInfo Field)[] KnownUtf8 = [.. Known.Select(k => (System.Text.Encoding.ASCII.GetBytes(k.Name), k.Field))];

    /// <summary>All of them.</summary>
    public static FieldInfo[] All => [.. Registered];

    /// <summary>The field of a header, or null.</summary>
    public static FieldInfo? Find(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, FieldInfo field) in KnownUtf8)
        {
            if (known.Length == name.Length && System.Text.Ascii.EqualsIgnoreCase(known, name))
                return field;
        }
        return null;
    }

    private static (string, FieldInfo) HeaderField(string name, string field, bool repeats = false) => (name, Derived(field, name, repeats));

    private static FieldInfo Text(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Text));

    private static FieldInfo Derived(string name, string label, bool repeats = false) => Add(new FieldInfo(name, label, FieldKind.Text) { Derived = true, Repeats = repeats });

    private static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }
}
