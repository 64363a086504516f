using System.Text;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Gives the body of a message on as a file, decoded, as it comes.</summary>
internal sealed class BodyWriter : IDecoderMemory
{
    /// <summary>More codings one on the other are somebody's game.</summary>
    private const int MaxCodings = 3;

    private readonly StreamObject _item;
    private readonly IStreamObjectHandler _objects;
    private readonly StreamParsingOptions _limits;
    private readonly StreamParsing _parsing;
    private readonly ContentDecoder.Output[] _outputs;
    // Those that undo the codings, the last one that was applied first.
    private readonly ContentDecoder[] _decoders;
    private readonly StreamObjectEnd _known;
    private StreamObjectEnd _end;
    private long _encoded;

    private BodyWriter(StreamObject item, ContentDecoder[] decoders, bool isKnown, StreamMessages messages)
    {
        (_item, _objects, _limits, _parsing, _decoders) = (item, messages.Objects!, messages.Limits, messages.Parsing, decoders);
        _known = isKnown ? StreamObjectEnd.Whole : StreamObjectEnd.Undecodable;
        Size = decoders.Sum(d => (long)d.Size);
        _outputs = new ContentDecoder.Output[decoders.Length];
        for (int i = 0; i < decoders.Length; i++)
        {
            int next = i + 1;
            _outputs[i] = bytes => Pass(next, bytes);
        }
    }

    public LinkedListNode<IDecoderMemory>? Place { get; set; }

    public long Counted { get; set; }

    /// <summary>What its decoders occupy.</summary>
    public long Size { get; }

    /// <summary>A writer for a body, and the file begun; null where nobody wants files.</summary>
    public static BodyWriter? Of(in HttpMessageHead head, HttpRequest? request, StreamSide side, StreamMessages messages)
    {
        if (messages.Objects is null)
            return null;
        var item = new StreamObject
        {
            Protocol = "http",
            Stream = messages.Stream,
            Side = side,
            IsRequest = head.IsRequest,
            Host = request?.Host ?? "",
            Path = request?.Path ?? "",
            ProposedName = head.ProposedName(),
            ContentType = head.ContentType.IsEmpty ? null : HttpMessageHead.Text(head.ContentType),
            FirstFrame = messages.Frame,
        };
        return Of(item, head.TransferEncoding, head.ContentEncoding, messages);
    }

    /// <summary>A writer for a file that begins.</summary>
    /// <param name="item">What is known of it.</param>
    /// <param name="transferEncoding">The header field of that name.</param>
    /// <param name="contentEncoding">The header field of that name.</param>
    /// <param name="messages">Where the file goes; somebody wants files.</param>
    public static BodyWriter Of(StreamObject item, ReadOnlySpan<byte> transferEncoding, ReadOnlySpan<byte> contentEncoding, StreamMessages messages)
    {
        var decoders = new List<ContentDecoder>();
        // A transfer coding that nobody knows is no reason to doubt the body.
        AddCodings(transferEncoding, decoders);
        bool isKnown = AddCodings(contentEncoding, decoders);
        var writer = new BodyWriter(item, [.. decoders], isKnown, messages);
        if (decoders.Count > 0)
            messages.Parsing.Count(writer);
        writer._objects.OnBegin(item);
        return writer;
    }

    /// <summary>The next bytes of the body, without the frame of chunks.</summary>
    public void Write(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        _item.LastFrame = messages.Frame;
        _encoded += bytes.Length;
        if (_end == StreamObjectEnd.Whole && !Pass(0, bytes) && _end == StreamObjectEnd.Whole)
            _end = StreamObjectEnd.Undecodable;
    }

    /// <summary>Bytes of the body are missing.</summary>
    public void Miss(long length, StreamMessages messages)
    {
        _item.LastFrame = messages.Frame;
        _item.Missing += length;
        // Nothing behind a hole can be decoded.
        if (_decoders.Length > 0 && _end == StreamObjectEnd.Whole)
            _end = StreamObjectEnd.Partial;
    }

    /// <summary>The body is at its end, or the stream.</summary>
    public void End(StreamMessages messages, bool isWhole)
    {
        if (isWhole)
            _item.LastFrame = messages.Frame;
        Close(isWhole ? _known : StreamObjectEnd.Partial);
    }

    /// <summary>The rest of the body does not come.</summary>
    public void Break() => Close(StreamObjectEnd.Partial);

    /// <summary>Others need the memory of its decoders.</summary>
    public void GiveUp()
    {
        _end = StreamObjectEnd.TooLong;
        foreach (ContentDecoder decoder in _decoders)
            decoder.Dispose();
    }

    private void Close(StreamObjectEnd how)
    {
        _parsing.Leave(this);
        foreach (ContentDecoder decoder in _decoders)
            decoder.Dispose();
        _objects.OnEnd(_item, _end != StreamObjectEnd.Whole ? _end : how);
    }

    private bool Pass(int stage, ReadOnlySpan<byte> bytes)
    {
        if (stage < _decoders.Length)
            return _decoders[stage].Decode(bytes, _outputs[stage]);
        _item.Size += bytes.Length;
        bool isBomb = _decoders.Length > 0 && (_item.Size > _limits.MaxExpandedBytes || (_item.Size > _limits.MaxMessageBytes && _item.Size / _limits.MaxExpansion > _encoded));
        if (isBomb)
        {
            _item.Size -= bytes.Length;
            _parsing.LimitsMet++;
            _end = StreamObjectEnd.TooLong;
            return false;
        }
        _objects.OnData(_item, bytes);
        return true;
    }

    // In the order in which they were applied: the last one is undone first.
    private static bool AddCodings(ReadOnlySpan<byte> value, List<ContentDecoder> decoders)
    {
        if (value.IsEmpty)
            return true;
        string[] names = Encoding.Latin1.GetString(value.Length > 256 ? value[..256] : value).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (int i = names.Length - 1; i >= 0; i--)
        {
            if (names[i].Equals("chunked", StringComparison.OrdinalIgnoreCase) || names[i].Equals("identity", StringComparison.OrdinalIgnoreCase))
                continue;
            if (decoders.Count >= MaxCodings || ContentDecoder.Of(Encoding.Latin1.GetBytes(names[i])) is not { } decoder)
                return false;
            decoders.Add(decoder);
        }
        return true;
    }
}
