namespace PcapKit;

/// <summary>Which end of a conversation.</summary>
public enum StreamSide
{
    /// <summary>The sender of the first packet that was captured: who opened the connection, where its beginning is in the capture.</summary>
    Client,

    /// <summary>The other one.</summary>
    Server,
}

/// <summary>Why nothing more comes of one side of a stream.</summary>
public enum TcpStreamEnd
{
    /// <summary>All bytes up to its FIN were given.</summary>
    Finished,

    /// <summary>A RST closed the connection, and its place was needed or the capture ended.</summary>
    Reset,

    /// <summary>The same addresses and ports began a new connection.</summary>
    Replaced,

    /// <summary>Others needed its place in a table that was full.</summary>
    Evicted,

    /// <summary>The capture ended before the connection did.</summary>
    CaptureEnded,
}

/// <summary>Why bytes of a stream are missing.</summary>
public enum TcpGapReason
{
    /// <summary>The other side acknowledged them: they were sent, and the capture lacks them.</summary>
    NotCaptured,

    /// <summary>The capture cut the packet that carried them.</summary>
    Cut,

    /// <summary>A limit was met before they came: of bytes or segments that wait, or of time. They may still have been captured later.</summary>
    GivenUp,

    /// <summary>The stream ended before they came.</summary>
    Ended,
}

/// <summary>Receives one TCP stream: bytes in their order, what is missing between them, and the end of each side.</summary>
/// <remarks>Called in the order of the capture, on the thread that reads it. What it throws ends the reading.</remarks>
public interface ITcpStreamHandler
{
    /// <summary>A side begins in the capture, with its SYN. Not called where the capture begins in the middle; called again where a SYN is sent again.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="side">Whose SYN it is.</param>
    /// <param name="header">The header of the segment. Borrowed: valid during the call.</param>
    void OnBegin(TcpStream stream, StreamSide side, ReadOnlySpan<byte> header)
    {
    }

    /// <summary>The next bytes of a side.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="data">The bytes and where they come from. Borrowed: valid during the call.</param>
    void OnData(TcpStream stream, in TcpStreamData data);

    /// <summary>The next bytes of a side are missing.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="gap">Where, and how many.</param>
    void OnGap(TcpStream stream, in TcpStreamGap gap);

    /// <summary>Segments that wait overlap; the policy has chosen between them.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="overlap">Where, and whether their bytes differ.</param>
    void OnOverlap(TcpStream stream, in TcpStreamOverlap overlap)
    {
    }

    /// <summary>Nothing more comes of a side. Called once for each side.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="side">Which side.</param>
    /// <param name="reason">Why.</param>
    void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason);
}

/// <summary>Bytes of a stream. Borrowed: valid during the call that brings them.</summary>
public readonly ref struct TcpStreamData
{
    /// <summary>Who sent them.</summary>
    public required StreamSide Side { get; init; }

    /// <summary>The bytes, at least one.</summary>
    public required ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>Their place in the stream of this side: 0 for the first byte, gaps counted.</summary>
    public required long Offset { get; init; }

    /// <summary>The number of the frame that brought them.</summary>
    public required long Frame { get; init; }

    /// <summary>When that frame was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    public required long Time { get; init; }
}

/// <summary>Bytes that a stream lacks.</summary>
public readonly struct TcpStreamGap
{
    /// <summary>Who sent them.</summary>
    public required StreamSide Side { get; init; }

    /// <summary>Their place in the stream of this side.</summary>
    public required long Offset { get; init; }

    /// <summary>How many there are.</summary>
    public required long Length { get; init; }

    /// <summary>Why they are missing.</summary>
    public required TcpGapReason Reason { get; init; }

    /// <summary>The number of the frame that showed it.</summary>
    public required long Frame { get; init; }
}

/// <summary>Bytes of a stream that came more than once while others before them were missing.</summary>
public readonly struct TcpStreamOverlap
{
    /// <summary>Who sent them.</summary>
    public required StreamSide Side { get; init; }

    /// <summary>The place of the first of them in the stream of this side.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes came again.</summary>
    public required long Length { get; init; }

    /// <summary>Whether they were not the same: a broken sender, or somebody who hides something.</summary>
    public required bool Differs { get; init; }

    /// <summary>The number of the frame that brought them before: the first one whose bytes differ, if any do.</summary>
    public required long EarlierFrame { get; init; }

    /// <summary>The number of the frame that brought them again.</summary>
    public required long LaterFrame { get; init; }
}
