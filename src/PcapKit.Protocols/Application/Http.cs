namespace PcapKit.Protocols;

/// <summary>HTTP/1 (RFC 9112): the head of a message; its body is the layer above. A segment within a body has no head at all.</summary>
[Protocol("http", "HTTP/1.1", "Hypertext Transfer Protocol", ProtocolLevel.Application, Family = "HTTP", Carries = "media_type http.upgrade")]
[Under("tcp.port", 80, 631, 1900, 2710, 2869, 3128, 3132, 3689, 5985, 8080, 8088, 11371, Framing = typeof(HttpFraming))]
[Under("sctp.port", 80)]
[Heuristic("tcp.port")]
public readonly ref partial struct HttpView
{
    /// <summary>From what a connection becomes to its protocol; keys are <see cref="HttpUpgrade"/>. One packet asks it for what stands behind a response 101; whoever keeps conversations, for all packets after that.</summary>
    public static readonly TableId UpgradeTable = TableId.Of("http.upgrade");

    /// <summary>Whether it is a request.</summary>
    public bool IsRequest => Head.Start == HttpStart.Request;

    /// <summary>Whether it is a response.</summary>
    public bool IsResponse => Head.Start == HttpStart.Response;

    /// <summary>The method of a request; empty otherwise.</summary>
    public ReadOnlySpan<byte> Method => IsRequest ? HttpLine.Word(Head.StartLine, 0, out _) : default;

    /// <summary>The target of a request; empty otherwise.</summary>
    public ReadOnlySpan<byte> Uri => IsRequest ? HttpLine.Word(Head.StartLine, 1, out _) : default;

    /// <summary>The version, for example <c>HTTP/1.1</c>; empty where there is no start line.</summary>
    public ReadOnlySpan<byte> Version => VersionOf(Head);

    /// <summary>The status code of a response; null otherwise, and where it is no number.</summary>
    public HttpStatus? StatusCode => IsResponse && HttpLine.Code(Head.StartLine) is >= 0 and var code ? (HttpStatus)code : null;

    /// <summary>What the connection is behind this message, its key in <see cref="UpgradeTable"/>: a response 101 says so (RFC 9110, section 7.8).</summary>
    public HttpUpgrade Upgrade => Head.Upgrade;

    /// <summary>The protocol of the body by its media type, the key in the table <c>media_type</c>.</summary>
    public MediaType Media => HttpBody.MediaOf(Head.ContentType);

    /// <summary>The headers.</summary>
    public HttpHeaderList Headers => HttpHeaderList.Of(_data, Head);

    /// <summary>How many bytes the head takes, its blank line included; 0 within a body.</summary>
    public int HeaderLength => Head.Length;

    private HttpHead Head => HttpHead.Read(_data);

    internal string ChainName => VersionOf(HttpHead.ReadStart(_data)) switch
    {
        var v when v.SequenceEqual("HTTP/1.1"u8) => "HTTP/1.1",
        var v when v.SequenceEqual("HTTP/1.0"u8) => "HTTP/1.0",
        _ => "HTTP",
    };

    internal static FieldInfo[] BodyFields => HttpFields.All;

    /// <summary>The first header of a name, in any case of letters.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value, without blanks around it.</param>
    public bool TryGetHeader(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (HttpHeaderView header in Headers)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(header.Name, name))
            {
                value = header.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    internal static bool LooksLike(ReadOnlySpan<byte> data)
    {
        int length = HttpHead.LineOf(data, out int next);
        if (next == length || length <= 8)
            return false;
        ReadOnlySpan<byte> line = data[..length];
        return (line.StartsWith("HTTP/1."u8) || line[(length - 8)..].StartsWith("HTTP/1."u8)) && HttpHead.StartOf(line) != HttpStart.None;
    }

    internal void Route(ref Slice slice) => HttpRoute.Of(Head, _data, ref slice);

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => HttpVisitor.Visit(Head, layer, sink);

    private static ReadOnlySpan<byte> VersionOf(scoped in HttpHead head) =>
        head.Start is HttpStart.Request or HttpStart.Response ? HttpLine.Word(head.StartLine, head.Start == HttpStart.Request ? 2 : 0, out _) : default;
}

public sealed partial class Http
{
    private HttpContent _content = null!;

    /// <summary>The method of a request.</summary>
    public string Method { get => _content.Method; set => _content.Method = value; }

    /// <summary>The target of a request.</summary>
    public string Uri { get => _content.Uri; set => _content.Uri = value; }

    /// <summary>The version.</summary>
    public string Version { get => _content.Version; set => _content.Version = value; }

    /// <summary>The status code, which makes the message a response; null for a request.</summary>
    public HttpStatus? StatusCode { get => _content.StatusCode; set => _content.StatusCode = value; }

    /// <summary>The words behind the status code; null for the usual ones.</summary>
    public string? Phrase { get => _content.Phrase; set => _content.Phrase = value; }

    /// <summary>The headers. A crafted message with a body tells its length unless <c>Content-Length</c> or <c>Transfer-Encoding</c> is set; one that was read does so where <c>Content-Length</c> is set to null.</summary>
    public HttpHeaders Headers => _content.Headers;

    /// <summary>The body of a crafted message, which may as well be the layer above: <c>new Http { … } / body</c>. A message read from a packet has it there.</summary>
    public ReadOnlyMemory<byte> Body { get => _content.Body; set => _content.Body = value; }

    /// <summary>What stands instead of start line and headers: the bytes of a segment that has only a part of them; null for a whole head.</summary>
    public ReadOnlyMemory<byte>? Fragment { get => _content.Fragment; set => _content.Fragment = value; }

    partial void Initialize() => _content = new HttpContent(Touch);

    /// <inheritdoc/>
    protected override void Prepare(int payloadLength) => _content.PayloadLength = payloadLength;

    private int MeasureBody() => _content.Encoded.Length;

    private void WriteBody(Span<byte> body) => _content.Encoded.CopyTo(body);

    private void ReadBody(HttpView view, in LayerSlice layer) => _content.Read(HttpHead.Read(view.Bytes), layer.Header);
}
