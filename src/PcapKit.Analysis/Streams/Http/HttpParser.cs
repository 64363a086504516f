using PcapKit.Protocols;

namespace PcapKit;

/// <summary>HTTP/1 (RFC 9112): heads with bodies of known length, in chunks, or until the connection closes.</summary>
/// <remarks>
/// A response is read by the request that it answers: one to HEAD has no body. Bodies are given on as they come, decoded, to <see cref="StreamMessages.Objects"/>. Behind a
/// gap within a body whose length is known it goes on at its end; elsewhere at the next start line. After <c>CONNECT</c> the connection belongs to whoever it looks like,
/// after a change of protocol to HTTP/2 to <see cref="Http2Parser"/>, after another change to nobody.
/// </remarks>
public sealed class HttpParser : IStreamParser
{
    private readonly HttpSide _client, _server;

    /// <summary>A parser at the beginning of a connection, or anywhere in it.</summary>
    public HttpParser()
    {
        var requests = new HttpRequests();
        (_client, _server) = (new HttpSide(StreamSide.Client, requests), new HttpSide(StreamSide.Server, requests));
    }

    /// <summary>Whether bytes look like the beginning of a message.</summary>
    /// <param name="side">Who sent them.</param>
    /// <param name="bytes">The bytes.</param>
    public static bool LooksLike(StreamSide side, ReadOnlySpan<byte> bytes) => HttpProtocol.Instance.LooksLike(bytes);

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages) => Of(side).Accept(bytes, messages);

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages) => Of(side).OnGap(length, messages);

    /// <inheritdoc/>
    public void OnEnd(StreamSide side, TcpStreamEnd reason, StreamMessages messages) => Of(side).OnEnd(reason, messages);

    private HttpSide Of(StreamSide side) => side == StreamSide.Client ? _client : _server;
}

/// <summary>The requests that wait for their responses.</summary>
internal sealed class HttpRequests
{
    /// <summary>Nobody sends more before an answer; who does loses the first ones.</summary>
    private const int Max = 256;

    private readonly Queue<HttpRequest> _waiting = new();

    public void Add(HttpRequest request)
    {
        if (_waiting.Count >= Max)
            _waiting.Dequeue();
        _waiting.Enqueue(request);
    }

    /// <summary>The request that the next response answers; null where it is not known.</summary>
    public HttpRequest? Take() => _waiting.TryDequeue(out HttpRequest? request) ? request : null;

    /// <summary>Which is which is not known any more.</summary>
    public void Clear() => _waiting.Clear();
}

/// <summary>What is remembered of a request.</summary>
internal sealed record HttpRequest(bool IsHead, bool IsConnect, string Host, string Path);
