namespace PcapKit.Protocols;

/// <summary>
/// HTTP/2 (RFC 9113): the frames of a segment, and before the client's first ones the preface. Alone a segment is known by the preface only; whoever
/// keeps conversations finds the protocol in the table <c>http.upgrade</c>.
/// </summary>
/// <remarks>
/// Header fields are decoded as far as the segment itself tells: what was sent before is a number without a name.
/// <see cref="Visit(in LayerSlice, FieldSink, Http2HeaderReader)"/> knows the rest.
/// </remarks>
[Protocol("http2", "HTTP/2", "HyperText Transfer Protocol 2", ProtocolLevel.Application, Family = "HTTP", Path = "http:http2", Carries = "media_type")]
[Under("http.upgrade", (uint)HttpUpgrade.Http2)]
[Heuristic("tcp.port")]
public readonly ref partial struct Http2View
{
    /// <summary>Whether the segment begins with the preface of a client (RFC 9113, section 3.4).</summary>
    public bool HasPreface => Http2Frames.PrefaceOf(_data) > 0;

    /// <summary>The frames.</summary>
    public Http2Frames Frames => new(_data, Http2Frames.PrefaceOf(_data));

    /// <summary>All of it: frames follow each other up to the end.</summary>
    public int HeaderLength => _data.Length;

    internal static FieldInfo[] BodyFields => Http2Fields.All;

    /// <summary>Pushes the fields of a layer as its <see cref="Protocol.Visit"/> does, with what is known of the segments before it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="sink">Receives the fields.</param>
    /// <param name="headers">Has read the frames of this direction up to here; goes on with those of the layer.</param>
    public static void Visit(in LayerSlice layer, FieldSink sink, Http2HeaderReader headers)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(headers);
        new Http2Visitor(sink, headers).Visit(layer.Header);
    }

    /// <summary>Whether bytes begin with the whole preface.</summary>
    /// <param name="data">The bytes.</param>
    public static bool StartsWithPreface(ReadOnlySpan<byte> data) => HttpFraming.StartsWithHttp2(data);

    internal static bool LooksLike(ReadOnlySpan<byte> data) => StartsWithPreface(data);

    internal void Route(ref Slice slice)
    {
        slice.NoNext();
        if (slice.ReportedLength <= _data.Length)
            return;
        Http2Frames frames = Frames;
        while (frames.MoveNext()) { }
        // What the capture cut off is missing; what comes in the next segment is not.
        if (frames.Needed > _data.Length)
            slice.NeedHeader(Math.Min(frames.Needed, slice.ReportedLength));
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        Http2HeaderReader headers = Http2HeaderReader.Rent(fromStart: HasPreface);
        Visit(layer, sink, headers);
        headers.Return();
    }
}

public sealed partial class Http2
{
    private Http2Content _content = null!;

    /// <summary>Whether the preface of a client comes first.</summary>
    public bool HasPreface { get => _content.HasPreface; set => _content.HasPreface = value; }

    /// <summary>The frames.</summary>
    public IList<Http2Frame> Frames => _content.Frames;

    /// <summary>Bytes behind the frames: the beginning of one that goes on in the next segment.</summary>
    public ReadOnlyMemory<byte> Rest { get => _content.Rest; set => _content.Rest = value; }

    partial void Initialize() => _content = new Http2Content(Touch);

    private int MeasureBody() => _content.Encoded.Length;

    private void WriteBody(Span<byte> body) => _content.Encoded.CopyTo(body);

    private void ReadBody(Http2View view, in LayerSlice layer) => _content.Read(layer.Header);
}
