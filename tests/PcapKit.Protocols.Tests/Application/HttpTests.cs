using System.Text;

namespace PcapKit.Protocols.Tests;

public class HttpTests : ProtocolTests<HttpView, Http>
{
    // Heads have many spellings, and one without its end is a part of a message.
    protected override bool RoundTripsEverything => false;

    protected override bool CanBeRandom => false;

    protected override int? RequiredOf(Golden golden, int available) => null;

    private const string Request = "GET /a/b?x=1&y=2 HTTP/1.1\r\nHost: example.org\r\nCookie: a=1; b=2\r\nAuthorization: Basic dTpw\r\n\r\n";
    private const string Response = "HTTP/1.0 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\nX-Own: v\r\n\r\nhello";

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("request", HexOf(Request))
        {
            Recomputes = true,
            Chain = "HTTP/1.1",
            Gaps = Marks(Request),
            Fields = """
                http.request: 1
                http.request.method: GET
                http.request.uri: /a/b?x=1&y=2
                http.request.uri.path: /a/b
                http.request.uri.query: x=1&y=2
                http.request.uri.query.parameter: x=1
                http.request.uri.query.parameter: y=2
                http.request.version: HTTP/1.1
                http.headers
                  http.header
                    http.header.name: Host
                    http.header.value: example.org
                  http.header
                    http.header.name: Cookie
                    http.header.value: a=1; b=2
                  http.header
                    http.header.name: Authorization
                    http.header.value: Basic dTpw
                http.host: example.org
                http.cookie: a=1; b=2
                http.cookie_pair: a=1
                http.cookie_pair: b=2
                http.authorization: Basic dTpw
                http.authbasic: u:p
                http.request.full_uri: http://example.org/a/b?x=1&y=2
                """,
        },
        new("response", HexOf(Response))
        {
            Header = Response.Length - 5,
            Recomputes = true,
            Chain = "HTTP/1.0:Text",
            Gaps = Marks(Response[..^5]),
            Fields = """
                http.response: 1
                http.response.version: HTTP/1.0
                http.response.code: 404
                http.response.code.desc: Not Found
                http.response.phrase: Not Found
                http.headers
                  http.header
                    http.header.name: Content-Type
                    http.header.value: text/html; charset=utf-8
                  http.header
                    http.header.name: Content-Length
                    http.header.value: 5
                  http.header
                    http.header.name: X-Own
                    http.header.value: v
                http.content_type: text/html; charset=utf-8
                http.content_length_header: 5
                http.content_length: 5
                http.file_data: hello
                """,
        },
        new("within a body", HexOf("\u0001\u0002 no header"))
        {
            Header = 0,
            Chain = "HTTP:Raw",
            Fields = @"http.file_data: \x01\x02 no header",
        },
    ];

    [Theory]
    // What frame.protocols of tshark 4.0 says behind tcp.
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", "http:json")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a/>", "http:xml")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nbody", "http:data")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\nabcd", "http:data")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na=b", "http:urlencoded-form")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\n\r\na=b", "http:data")]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Type: text/plain\r\n\r\nxxxx", "http:data")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "http:data-text-lines")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n50\r\nhello\r\n", "http")]
    [InlineData("HTTP/1.1 200 OK\r\nFoo bar\r\nBaz: x\r\n\r\n", "http:data")]
    [InlineData("GET / HTTP/1.1\r\nHost: exam", "http")]
    [InlineData("Foo: bar\r\nBaz: q\r\n\r\nrest", "http:data")]
    [InlineData("GET / HTTP/1.0\nHost: x\n\n", "http")]
    public void Bodies_go_to_the_protocol_of_their_media_type(string text, string protocols)
    {
        Packet packet = Dissect(text, 80);
        var path = new Utf8Buffer();
        packet.AppendProtocols(path);
        Assert.Equal(protocols, Encoding.UTF8.GetString(path.Written));
    }

    [Fact]
    public void Messages_behind_each_other_are_layers_of_their_own()
    {
        Packet packet = Dissect("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 80);
        Assert.Equal("HTTP/1.1:Raw:HTTP/1.1:HTTP/1.1", packet.Chain);
        Assert.Equal(HttpStatus.NoContent, new HttpView(packet[2].Bytes).StatusCode);
        Packet requests = Dissect("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n", 8080);
        Assert.Equal(2, requests.LayerCount);
        Assert.True(requests.TryGet(1, out HttpView second));
        Assert.Equal("/2", Encoding.ASCII.GetString(second.Uri));
        Assert.True(second.TryGetHeader("HOST"u8, out ReadOnlySpan<byte> host));
        Assert.Equal("a", Encoding.ASCII.GetString(host));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", true)]
    [InlineData("FOO / HTTP/1.1\r\n\r\n", false)]
    [InlineData("GET / HTTP/1.1", false)]
    [InlineData("HTTP/1.1\n", false)]
    [InlineData("* OK IMAP4 ready\r\n", false)]
    public void On_other_ports_a_message_is_known_by_its_first_line(string text, bool known) =>
        Assert.Equal(known, Dissect(text, 12345).Has(HttpProtocol.Instance));

    [Theory]
    // What http.response.code of tshark 4.0.17 says; it says 0 where there is no number at all.
    [InlineData("HTTP/1.1  200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 2000 x\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 404Gone\r\n\r\n", 404)]
    [InlineData("ICY 200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 20\r\n\r\n", null)]
    [InlineData("HTTP/1.1 abc x\r\n\r\n", null)]
    [InlineData("HTTP/1.1\r\n\r\n", null)]
    public void The_status_code_is_the_first_three_digits(string text, int? code)
    {
        Packet packet = Dissect(text, 80);
        Assert.Equal(code, (int?)new HttpView(packet[0].Bytes).StatusCode);
        Assert.Equal(packet.Data.ToArray(), packet.ToLayers().Build());
    }

    [Theory]
    [InlineData("M-POST / HTTP/1.1\r\n\r\n", "M-POST")]
    [InlineData("SSTP_DUPLEX_POST /sra HTTP/1.1\r\n\r\n", "SSTP_DUPLEX_POST")]
    public void Methods_of_extensions_are_known(string text, string method) =>
        Assert.Equal(method, System.Text.Encoding.ASCII.GetString(new HttpView(Dissect(text, 80)[0].Bytes).Method));

    [Fact]
    public void Headers_beyond_the_limit_are_reported()
    {
        Packet packet = Dissect("GET / HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 1500)) + "\r\n", 80);
        Assert.Contains(packet.Issues.ToArray(), i => i.Detail == "more or longer headers than the limit");
        var sink = new CollectingSink(packet.Data.Length);
        packet.Visit(0, sink);
        Assert.Equal(1000, sink.Events.Count(e => e.Field.Name == "http.header"));
    }

    [Fact]
    public void A_head_that_the_capture_cut_says_so()
    {
        byte[] bytes = Encoding.Latin1.GetBytes("GET / HTTP/1.1\r\nHost: exam");
        var dissector = new Dissector(ProtocolRegistry.CreateBuilder().AddDefaults().Under("linktype", 147, HttpProtocol.Instance).Build());
        Packet packet = dissector.Dissect(new CapturedFrame { Data = bytes, Number = 1, OriginalLength = 500, LinkType = 147 });
        Assert.Equal(IssueKind.Truncated, packet.Records[0].Issues);
    }

    [Fact]
    public void A_crafted_request_has_its_headers_and_the_length_of_its_body()
    {
        var http = new Http { Method = "POST", Uri = "/form", Headers = { { "Host", "example.org" } }, Body = "a=b"u8.ToArray() };
        Assert.Equal("POST /form HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n\r\na=b", TextOf(http));
        http.Headers["content-length"] = "7";
        Assert.Equal("POST /form HTTP/1.1\r\nHost: example.org\r\ncontent-length: 7\r\n\r\na=b", TextOf(http));
        http.Headers["Content-Length"] = null;
        http.Body = default;
        Assert.Equal("POST /form HTTP/1.1\r\nHost: example.org\r\n\r\n", TextOf(http));
    }

    [Fact]
    public void The_layer_above_is_a_body_whose_length_is_told()
    {
        var http = new Http { StatusCode = HttpStatus.Ok };
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", TextOf(http / "hello"u8.ToArray()));
        // The number of digits changes the length of the head.
        Assert.StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", TextOf(http / new byte[1000]), StringComparison.Ordinal);
        Assert.Equal("HTTP/1.1 200 OK\r\n\r\n", TextOf(http));
        http.Headers["Transfer-Encoding"] = "chunked";
        Assert.Equal("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", TextOf(http / "0\r\n\r\n"u8.ToArray()));
    }

    [Fact]
    public void A_message_that_was_read_tells_the_length_it_told_unless_asked()
    {
        // The rest of the body is in other segments.
        LayerStack stack = Dissect("HTTP/1.1 200 OK\r\nContent-Length:  900\r\n\r\nhello", 80).ToLayers();
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Length:  900\r\n\r\nhello", TextOf(stack.Recompute()));
        Http http = stack.Get<Http>()!;
        http.Headers["Server"] = "s";
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Length: 900\r\nServer: s\r\n\r\nhello", TextOf(stack));
        http.Headers["Content-Length"] = null;
        Assert.Equal("HTTP/1.1 200 OK\r\nServer: s\r\nContent-Length: 5\r\n\r\nhello", TextOf(stack));
        stack = Dissect("HTTP/1.1 200 OK\r\n\r\nhello", 80).ToLayers();
        stack.Get<Http>()!.Headers["Server"] = "s";
        Assert.Equal("HTTP/1.1 200 OK\r\nServer: s\r\n\r\nhello", TextOf(stack));
    }

    [Fact]
    public void A_crafted_response_has_the_usual_phrase() =>
        Assert.Equal("HTTP/1.1 404 Not Found\r\n\r\n", TextOf(new Http { StatusCode = HttpStatus.NotFound }));

    [Fact]
    public void An_edited_message_keeps_bytes_that_are_no_ASCII()
    {
        Http http = Dissect("GET /\u00e9 HTTP/1.1\nX:  \u00ff \r\n\r\n", 80).ToLayers().Get<Http>()!;
        http.Headers.Add("Y", "z");
        Assert.Equal("GET /\u00e9 HTTP/1.1\r\nX: \u00ff\r\nY: z\r\n\r\n", TextOf(http));
    }

    [Fact]
    public void Over_UDP_the_same_messages_are_SSDP()
    {
        const string search = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nST: ssdp:all\r\n\r\n";
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(Encoding.Latin1.GetBytes(search), TableId.Of("udp.port"), 1900);
        Assert.Equal("SSDP", packet.Chain);
        var sink = new CollectingSink(search.Length);
        packet.Visit(0, sink);
        Assert.Contains("http.request.method: M-SEARCH\n", sink.Lines);
        Assert.Contains("http.host: 239.255.255.250:1900\n", sink.Lines);
        var crafted = new Ssdp { Method = "M-SEARCH", Uri = "*", Headers = { { "HOST", "239.255.255.250:1900" }, { "ST", "ssdp:all" } } };
        Assert.Equal(search, TextOf(crafted));
    }

    private static Packet Dissect(string text, uint port) =>
        new Dissector(DefaultProtocols.Registry).Dissect(Encoding.Latin1.GetBytes(text), TableId.Of("tcp.port"), port);

    private static string TextOf(Layer layer) => Encoding.Latin1.GetString(new LayerStack { layer }.Build());

    private static string TextOf(LayerStack stack) => Encoding.Latin1.GetString(stack.Build());

    private static string HexOf(string text) => Convert.ToHexString(Encoding.Latin1.GetBytes(text));

    // What separates the words of a head, and ends its lines.
    private static List<Gap> Marks(string head)
    {
        var gaps = new List<Gap>();
        int line = 0;
        for (int i = 0; i < head.Length; i++)
        {
            bool first = line == 0, colon = !first && (head[i] == ':' && head.IndexOf(':', line) == i || head[i] == ' ' && head.IndexOf(':', line) == i - 1);
            bool blank = first && head[i] == ' ' && head[..i].Count(c => c == ' ') < 2;
            if (head[i] is '\r' or '\n' || colon || blank)
                gaps.Add(new Gap(i * 8, 8, "a mark between words"));
            if (head[i] == '\n')
                line = i + 1;
        }
        return gaps;
    }
}
