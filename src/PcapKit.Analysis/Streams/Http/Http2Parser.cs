using PcapKit.Protocols;

namespace PcapKit;

/// <summary>HTTP/2 (RFC 9113): the bodies of its streams as files. Frames are no messages here: the layers of segments show them.</summary>
/// <remarks>
/// Bodies are given on as they come, decoded, to <see cref="StreamMessages.Objects"/>; without it nothing is read. Behind a gap within a DATA frame it goes on; elsewhere
/// the bodies of that side end there, and the next frame is sought at the beginning of a segment.
/// </remarks>
public sealed class Http2Parser : IStreamParser, IDecoderMemory
{
    private readonly Http2Exchanges _exchanges;
    private readonly Http2Side _client, _server;
    private bool _isOver, _isBusy;

    /// <summary>A parser at the beginning of a connection.</summary>
    public Http2Parser() : this(StreamSide.Client, null)
    {
    }

    /// <summary>A parser of a connection that was one of HTTP/1.</summary>
    /// <param name="client">Who sends requests, as long as no preface says so.</param>
    /// <param name="upgraded">The request that the first stream answers (RFC 7540, section 3.2); null for none.</param>
    internal Http2Parser(StreamSide client, HttpRequest? upgraded)
    {
        _exchanges = new Http2Exchanges(client, upgraded);
        (_client, _server) = (new Http2Side(StreamSide.Client, _exchanges), new Http2Side(StreamSide.Server, _exchanges));
    }

    LinkedListNode<IDecoderMemory>? IDecoderMemory.Place { get; set; }

    long IDecoderMemory.Counted { get; set; }

    long IDecoderMemory.Size => _isOver ? 0 : _client.Size + _server.Size + _exchanges.Size;

    /// <summary>Whether bytes begin with the preface of a client.</summary>
    /// <param name="side">Who sent them.</param>
    /// <param name="bytes">The bytes.</param>
    public static bool LooksLike(StreamSide side, ReadOnlySpan<byte> bytes) => Http2View.StartsWithPreface(bytes);

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (messages.Objects is null || _isOver)
        {
            messages.Stop();
            return 0;
        }
        _isBusy = true;
        Of(side).Accept(bytes, messages);
        _isBusy = false;
        messages.Skip(bytes.Length);
        if (_isOver)
            Forget();
        else
            messages.Parsing.Count(this);
        return 0;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages) => Of(side).OnGap(length, messages);

    /// <inheritdoc/>
    public void OnEnd(StreamSide side, TcpStreamEnd reason, StreamMessages messages)
    {
        Of(side).OnEnd();
        if (!_client.IsEnded || !_server.IsEnded)
            return;
        _exchanges.Clear();
        messages.Parsing.Leave(this);
    }

    void IDecoderMemory.GiveUp()
    {
        _isOver = true;
        // A body of its own may ask for the memory.
        if (!_isBusy)
            Forget();
    }

    private void Forget()
    {
        _client.OnEnd();
        _server.OnEnd();
        _exchanges.Clear();
    }

    private Http2Side Of(StreamSide side) => side == StreamSide.Client ? _client : _server;
}
