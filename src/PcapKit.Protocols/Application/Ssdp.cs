namespace PcapKit.Protocols;

/// <summary>Simple Service Discovery Protocol: the messages of HTTP over UDP (UPnP Device Architecture, section 1).</summary>
[Protocol("ssdp", "SSDP", "Simple Service Discovery Protocol", ProtocolLevel.Application, Prefix = "http", Family = "HTTP", Carries = "media_type http.upgrade")]
[Under("udp.port", 1900)]
public readonly ref partial struct SsdpView
{
    /// <summary>The headers.</summary>
    public HttpHeaderList Headers => HttpHeaderList.Of(_data, Head);

    /// <summary>How many bytes the head takes, its blank line included.</summary>
    public int HeaderLength => Head.Length;

    private HttpHead Head => HttpHead.Read(_data);

    internal static FieldInfo[] BodyFields => HttpFields.All;

    internal void Route(ref Slice slice) => HttpRoute.Of(Head, _data, ref slice);

    // A search or an announcement is for everybody; an answer names what was found (UPnP Device Architecture, sections 1.2 and 1.3).
    internal static bool LooksLike(ReadOnlySpan<byte> data)
    {
        HttpHead head = HttpHead.Read(data);
        if (head.Start == HttpStart.Request)
            return HttpLine.Word(head.StartLine, 1, out _).SequenceEqual("*"u8) && HttpLine.Word(head.StartLine, 0, out _) is var method && (method.SequenceEqual("M-SEARCH"u8) || method.SequenceEqual("NOTIFY"u8));
        return head.Start == HttpStart.Response && HasHeader(data, head, "USN"u8) && HasHeader(data, head, "ST"u8);
    }

    private static bool HasHeader(ReadOnlySpan<byte> data, scoped in HttpHead head, scoped ReadOnlySpan<byte> name)
    {
        foreach (HttpHeaderView header in HttpHeaderList.Of(data, head))
        {
            if (System.Text.Ascii.EqualsIgnoreCase(header.Name, name))
                return true;
        }
        return false;
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => HttpVisitor.Visit(Head, layer, sink);
}

public sealed partial class Ssdp
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

    /// <summary>The headers.</summary>
    public HttpHeaders Headers => _content.Headers;

    /// <summary>The body of a crafted message; its length is written into the headers unless they tell it. A message read from a packet has its body as the layer above.</summary>
    public ReadOnlyMemory<byte> Body { get => _content.Body; set => _content.Body = value; }

    /// <summary>What stands instead of start line and headers: the bytes of a segment that has only a part of them; null for a whole head.</summary>
    public ReadOnlyMemory<byte>? Fragment { get => _content.Fragment; set => _content.Fragment = value; }

    partial void Initialize() => _content = new HttpContent(Touch);

    private int MeasureBody() => _content.Encoded.Length;

    private void WriteBody(Span<byte> body) => _content.Encoded.CopyTo(body);

    private void ReadBody(SsdpView view, in LayerSlice layer) => _content.Read(HttpHead.Read(view.Bytes), layer.Header);
}
