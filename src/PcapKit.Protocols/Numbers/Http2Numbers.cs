namespace PcapKit.Protocols;

/// <summary>Types of HTTP/2 frames (IANA "http2-parameters").</summary>
[ValueNames]
public enum Http2FrameType : byte
{
    /// <summary>Content of a message (RFC 9113, section 6.1).</summary>
    [Name("DATA")] Data = 0,
    /// <summary>Opens a stream; header fields (RFC 9113, section 6.2).</summary>
    [Name("HEADERS")] Headers = 1,
    /// <summary>Priority of a stream, deprecated (RFC 9113, section 6.3).</summary>
    [Name("PRIORITY")] Priority = 2,
    /// <summary>Ends a stream at once (RFC 9113, section 6.4).</summary>
    [Name("RST_STREAM")] ResetStream = 3,
    /// <summary>Parameters of the connection (RFC 9113, section 6.5).</summary>
    [Name("SETTINGS")] Settings = 4,
    /// <summary>Announces a stream that the server will open (RFC 9113, section 6.6).</summary>
    [Name("PUSH_PROMISE")] PushPromise = 5,
    /// <summary>Asks whether the connection works (RFC 9113, section 6.7).</summary>
    [Name("PING")] Ping = 6,
    /// <summary>Ends the connection (RFC 9113, section 6.8).</summary>
    [Name("GOAWAY")] GoAway = 7,
    /// <summary>Allows the peer to send more (RFC 9113, section 6.9).</summary>
    [Name("WINDOW_UPDATE")] WindowUpdate = 8,
    /// <summary>More header fields (RFC 9113, section 6.10).</summary>
    [Name("CONTINUATION")] Continuation = 9,
    /// <summary>Alternative services (RFC 7838, section 4).</summary>
    [Name("ALTSVC")] AlternativeServices = 10,
    /// <summary>Blocked by flow control; of a draft.</summary>
    [Name("BLOCKED")] Blocked = 11,
    /// <summary>Origins that the server speaks for (RFC 8336, section 2).</summary>
    [Name("ORIGIN")] Origin = 12,
    /// <summary>Priority of a stream (RFC 9218, section 7.1).</summary>
    [Name("PRIORITY_UPDATE")] PriorityUpdate = 16,
}

/// <summary>Flags of HTTP/2 frames; which of them count depends on the type (RFC 9113, section 6).</summary>
[Flags]
public enum Http2Flags : byte
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Of DATA and HEADERS: the sender's last frame of the stream.</summary>
    EndStream = 1,
    /// <summary>Of SETTINGS and PING: an answer.</summary>
    Ack = EndStream,
    /// <summary>Of HEADERS, PUSH_PROMISE and CONTINUATION: the block of header fields ends here.</summary>
    EndHeaders = 4,
    /// <summary>Of DATA, HEADERS and PUSH_PROMISE: a length of padding comes first, the padding last.</summary>
    Padded = 8,
    /// <summary>Of HEADERS: priority fields come before the header fields.</summary>
    Priority = 32,
}

/// <summary>Parameters of an HTTP/2 connection (IANA "http2-parameters").</summary>
[ValueNames]
public enum Http2Setting : ushort
{
    /// <summary>Most bytes of the table of header fields.</summary>
    [Name("Header table size")] HeaderTableSize = 1,
    /// <summary>Whether the server may push.</summary>
    [Name("Enable PUSH")] EnablePush = 2,
    /// <summary>Most streams that the peer may have open.</summary>
    [Name("Max concurrent streams")] MaxConcurrentStreams = 3,
    /// <summary>How many bytes of content a new stream may send.</summary>
    [Name("Initial Windows size")] InitialWindowSize = 4,
    /// <summary>Most bytes of a frame's payload.</summary>
    [Name("Max frame size")] MaxFrameSize = 5,
    /// <summary>Most bytes of header fields, uncompressed.</summary>
    [Name("Max header list size")] MaxHeaderListSize = 6,
    /// <summary>CONNECT with a protocol, as WebSocket needs (RFC 8441, section 3).</summary>
    [Name("Extended CONNECT")] EnableConnectProtocol = 8,
    /// <summary>Whether the priorities of RFC 7540 go unused (RFC 9218, section 2.1).</summary>
    [Name("No RFC 7540 priorities")] NoRfc7540Priorities = 9,
}

/// <summary>Why an HTTP/2 stream or connection ends (IANA "http2-parameters").</summary>
[ValueNames]
public enum Http2Error : uint
{
    /// <summary>Nothing is wrong.</summary>
    [Name("NO_ERROR")] None = 0,
    /// <summary>The peer broke a rule.</summary>
    [Name("PROTOCOL_ERROR")] Protocol = 1,
    /// <summary>A fault of the sender itself.</summary>
    [Name("INTERNAL_ERROR")] Internal = 2,
    /// <summary>The peer sent more than flow control allows.</summary>
    [Name("FLOW_CONTROL_ERROR")] FlowControl = 3,
    /// <summary>SETTINGS was not answered in time.</summary>
    [Name("SETTINGS_TIMEOUT")] SettingsTimeout = 4,
    /// <summary>A frame came for a stream that is half closed.</summary>
    [Name("STREAM_CLOSED")] StreamClosed = 5,
    /// <summary>A frame has an impossible size.</summary>
    [Name("FRAME_SIZE_ERROR")] FrameSize = 6,
    /// <summary>The stream was not looked at; it may be tried again.</summary>
    [Name("REFUSED_STREAM")] RefusedStream = 7,
    /// <summary>Nobody needs the stream any more.</summary>
    [Name("CANCEL")] Cancel = 8,
    /// <summary>The table of header fields is out of step.</summary>
    [Name("COMPRESSION_ERROR")] Compression = 9,
    /// <summary>The connection behind CONNECT failed.</summary>
    [Name("CONNECT_ERROR")] Connect = 10,
    /// <summary>The peer asks too much.</summary>
    [Name("ENHANCE_YOUR_CALM")] EnhanceYourCalm = 11,
    /// <summary>TLS does not meet the requirements.</summary>
    [Name("INADEQUATE_SECURITY")] InadequateSecurity = 12,
    /// <summary>HTTP/1.1 is wanted.</summary>
    [Name("HTTP_1_1_REQUIRED")] Http11Required = 13,
}
