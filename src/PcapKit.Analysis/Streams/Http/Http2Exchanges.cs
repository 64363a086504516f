using System.Text;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The requests and responses of a connection of HTTP/2 that are not over, each by the number of its stream.</summary>
internal sealed class Http2Exchanges
{
    /// <summary>Servers allow 100 to 250 at a time; of more, the oldest are forgotten.</summary>
    private const int Max = 256;

    private readonly OrderedDictionary<int, Http2Exchange> _exchanges = [];

    public Http2Exchanges(StreamSide client, HttpRequest? upgraded)
    {
        Client = client;
        if (upgraded is null)
            return;
        Http2Exchange first = Of(1);
        (first.Host, first.Path, first.Request.IsEnded) = (upgraded.Host, upgraded.Path, true);
        Count(first);
    }

    /// <summary>Who sends requests.</summary>
    public StreamSide Client { get; set; }

    /// <summary>About how many bytes of memory they occupy.</summary>
    public long Size { get; private set; }

    /// <summary>Takes the header fields of a message, or its trailers.</summary>
    public void TakeHeaders(StreamSide side, Http2Headers headers, StreamMessages messages)
    {
        bool isPromise = headers.PromisedStreamId != 0;
        // An interim response: the one that counts comes behind it (RFC 9113, section 8.1).
        if (headers[":status"] is ['1', ..])
            return;
        Http2Exchange exchange = Of(isPromise ? headers.PromisedStreamId : headers.StreamId);
        if (isPromise || side == Client)
            exchange.Note(headers);
        if (isPromise)
            exchange.Request.IsEnded = true;
        else
            exchange.Of(side == Client).Note(headers, messages.Frame);
        Count(exchange);
        if (!isPromise && headers.EndsStream)
            End(side, headers.StreamId, messages);
    }

    /// <summary>Takes content.</summary>
    public void Write(StreamSide side, int stream, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (bytes.IsEmpty || Find(side, stream, out Http2Exchange? exchange) is not { IsEnded: false, IsKnown: true } message || exchange!.IsTunnel)
            return;
        if (message.Body is null)
        {
            message.Body = Begin(side, exchange, message, messages);
            Count(exchange);
        }
        message.Body.Write(bytes, messages);
    }

    /// <summary>Content is missing.</summary>
    public void Miss(StreamSide side, int stream, long length, StreamMessages messages)
    {
        if (Find(side, stream, out _) is not { } message)
            return;
        message.IsDamaged = true;
        message.Body?.Miss(length, messages);
    }

    /// <summary>A message is at its end.</summary>
    public void End(StreamSide side, int stream, StreamMessages messages)
    {
        if (Find(side, stream, out Http2Exchange? exchange) is not { } message)
            return;
        message.Body?.End(messages, isWhole: !message.IsDamaged);
        message.Body = null;
        message.IsEnded = true;
        ForgetWhereDone(exchange!);
    }

    /// <summary>A side resets a stream: it sends no more; what the other one sends may be on its way.</summary>
    public void Reset(StreamSide side, int stream)
    {
        if (Find(side, stream, out Http2Exchange? exchange) is not { } message)
            return;
        message.Break();
        ForgetWhereDone(exchange!);
    }

    /// <summary>Bytes of a side are missing: where its messages go on is not known.</summary>
    public void Lose(StreamSide side)
    {
        for (int i = _exchanges.Count - 1; i >= 0; i--)
        {
            Http2Exchange exchange = _exchanges.GetAt(i).Value;
            Http2Message message = exchange.Of(side == Client);
            if (!message.IsKnown)
                continue;
            message.Break();
            ForgetWhereDone(exchange);
        }
    }

    /// <summary>Nothing more comes: forgets them all.</summary>
    public void Clear()
    {
        while (_exchanges.Count > 0)
            Forget(_exchanges.GetAt(_exchanges.Count - 1).Value);
    }

    private Http2Message? Find(StreamSide side, int stream, out Http2Exchange? exchange) => _exchanges.TryGetValue(stream, out exchange) ? exchange.Of(side == Client) : null;

    private Http2Exchange Of(int stream)
    {
        if (_exchanges.TryGetValue(stream, out Http2Exchange? known))
            return known;
        if (_exchanges.Count >= Max)
            Forget(_exchanges.GetAt(0).Value);
        var exchange = new Http2Exchange(stream);
        _exchanges.Add(stream, exchange);
        return exchange;
    }

    private static BodyWriter Begin(StreamSide side, Http2Exchange exchange, Http2Message message, StreamMessages messages)
    {
        var item = new StreamObject
        {
            Protocol = Http2Protocol.Instance.Name,
            Stream = messages.Stream,
            Side = side,
            IsRequest = ReferenceEquals(message, exchange.Request),
            Host = exchange.Host,
            Path = exchange.Path,
            ProposedName = message.ProposedName,
            ContentType = message.ContentType,
            FirstFrame = message.Frame,
        };
        return BodyWriter.Of(item, default, Encoding.Latin1.GetBytes(message.ContentEncoding), messages);
    }

    // A response that is over ends the exchange, but for a request that goes on.
    private void ForgetWhereDone(Http2Exchange exchange)
    {
        if (exchange.Response.IsEnded && exchange.Request.Body is null)
            Forget(exchange);
    }

    private void Forget(Http2Exchange exchange)
    {
        exchange.Request.Break();
        exchange.Response.Break();
        _exchanges.Remove(exchange.StreamId);
        Size -= exchange.Counted;
    }

    private void Count(Http2Exchange exchange)
    {
        Size += exchange.Size - exchange.Counted;
        exchange.Counted = exchange.Size;
    }
}

/// <summary>A request and its response.</summary>
internal sealed class Http2Exchange(int stream)
{
    // What the objects cost besides their texts, and a body that is being hashed and decoded.
    private const int Base = 512, OfBody = 2048;

    public int StreamId { get; } = stream;

    public string Host { get; set; } = "";

    public string Path { get; set; } = "";

    /// <summary>Whether other than content goes through the stream (RFC 9113, section 8.5).</summary>
    public bool IsTunnel { get; private set; }

    public Http2Message Request { get; } = new();

    public Http2Message Response { get; } = new();

    /// <summary>About how many bytes of memory it occupies.</summary>
    public long Size => Base + 2 * (Host.Length + Path.Length + Request.TextLength + Response.TextLength) + (Request.Body is null ? 0 : OfBody) + (Response.Body is null ? 0 : OfBody);

    /// <summary>As much of it as was counted.</summary>
    public long Counted { get; set; }

    public Http2Message Of(bool isRequest) => isRequest ? Request : Response;

    /// <summary>Takes the header fields of the request; trailers have none of these.</summary>
    public void Note(Http2Headers headers)
    {
        Host = Http2Message.TextOf(headers[":authority"] ?? headers["host"]) ?? Host;
        Path = Http2Message.TextOf(headers[":path"]) ?? Path;
        IsTunnel |= headers[":method"] == "CONNECT";
    }
}

/// <summary>What is known of a message: a request or a response.</summary>
internal sealed class Http2Message
{
    /// <summary>Whether its header fields came.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether nothing more of it comes.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether content is missing.</summary>
    public bool IsDamaged { get; set; }

    public string? ContentType { get; private set; }

    public string? ProposedName { get; private set; }

    public string ContentEncoding { get; private set; } = "";

    /// <summary>The frame that completed its header fields.</summary>
    public long Frame { get; private set; }

    /// <summary>Takes its content; null before that comes.</summary>
    public BodyWriter? Body { get; set; }

    public int TextLength => (ContentType?.Length ?? 0) + (ProposedName?.Length ?? 0) + ContentEncoding.Length;

    /// <summary>A text from the wire, not too long.</summary>
    public static string? TextOf(string? value) => value is null ? null : HttpMessageHead.Text(Encoding.Latin1.GetBytes(value));

    /// <summary>Takes its header fields; what comes later are trailers.</summary>
    public void Note(Http2Headers headers, long frame)
    {
        if (IsKnown)
            return;
        (IsKnown, Frame) = (true, frame);
        ContentType = TextOf(headers["content-type"]);
        ContentEncoding = TextOf(headers["content-encoding"]) ?? "";
        if (headers["content-disposition"] is { } disposition)
            ProposedName = new HttpMessageHead { Disposition = Encoding.Latin1.GetBytes(disposition) }.ProposedName();
    }

    /// <summary>The rest of it does not come.</summary>
    public void Break()
    {
        Body?.Break();
        Body = null;
        IsEnded = true;
    }
}
