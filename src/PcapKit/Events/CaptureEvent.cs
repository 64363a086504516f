namespace PcapKit;

/// <summary>What kinds of events are wanted.</summary>
[Flags]
public enum CaptureEventKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="FrameEvent"/>.</summary>
    Frames = 1,

    /// <summary><see cref="DatagramEvent"/>.</summary>
    Datagrams = 2,

    /// <summary><see cref="StreamDataEvent"/>.</summary>
    Data = 4,

    /// <summary><see cref="StreamGapEvent"/>.</summary>
    Gaps = 8,

    /// <summary><see cref="MessageEvent"/>.</summary>
    Messages = 16,

    /// <summary><see cref="StreamEndEvent"/>.</summary>
    StreamEnds = 32,

    /// <summary><see cref="FlowEndedEvent"/>.</summary>
    Flows = 64,

    /// <summary>All of them.</summary>
    All = Frames | Datagrams | Data | Gaps | Messages | StreamEnds | Flows,
}

/// <summary>Something that happened in a capture. Owned: may be kept and handed to other threads.</summary>
/// <param name="Frame">The number of the frame that brought it; 0 at the end of the capture.</param>
public abstract record CaptureEvent(long Frame);

/// <summary>A frame was read.</summary>
/// <param name="Packet">The packet.</param>
public sealed record FrameEvent(OwnedPacket Packet) : CaptureEvent(Packet?.Number ?? 0);

/// <summary>A datagram of IP that came in fragments ended, complete or not.</summary>
/// <param name="Datagram">The datagram.</param>
public sealed record DatagramEvent(OwnedDatagram Datagram) : CaptureEvent(Datagram is { Fragments: [.., var last] } ? last.Frame : 0);

/// <summary>The next bytes of a side of a TCP stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Side">Who sent them.</param>
/// <param name="Offset">Their place in the stream of this side.</param>
/// <param name="Data">The bytes.</param>
/// <param name="Frame">The frame that brought them.</param>
public sealed record StreamDataEvent(TcpStream Stream, StreamSide Side, long Offset, ReadOnlyMemory<byte> Data, long Frame) : CaptureEvent(Frame);

/// <summary>The next bytes of a side are missing.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Gap">Where, how many and why.</param>
public sealed record StreamGapEvent(TcpStream Stream, TcpStreamGap Gap) : CaptureEvent(Gap.Frame);

/// <summary>A message of a stream came to its end.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Side">Who sent it.</param>
/// <param name="Message">The message with its layers.</param>
public sealed record MessageEvent(TcpStream Stream, StreamSide Side, ReassembledMessage Message) : CaptureEvent(Message is { Frames: [.., var last] } ? last : 0);

/// <summary>Nothing more comes of a side.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Side">Which side.</param>
/// <param name="Reason">Why.</param>
public sealed record StreamEndEvent(TcpStream Stream, StreamSide Side, TcpStreamEnd Reason) : CaptureEvent(0);

/// <summary>A flow ended, most of them with the capture. <see cref="CaptureEvent.Frame"/> is its last frame.</summary>
/// <param name="Flow">What was measured of it.</param>
public sealed record FlowEndedEvent(FlowRecord Flow) : CaptureEvent(Flow?.LastFrame ?? 0);
