namespace PcapKit.Protocols;

/// <summary>What a connection that began as HTTP may become; keys of the table <c>http.upgrade</c>.</summary>
public enum HttpUpgrade : byte
{
    /// <summary>Nothing else, or nothing known.</summary>
    None,
    /// <summary>HTTP/2 without TLS: <c>h2c</c>, or its preface at once.</summary>
    Http2,
    /// <summary>WebSocket (RFC 6455).</summary>
    WebSocket,
}
