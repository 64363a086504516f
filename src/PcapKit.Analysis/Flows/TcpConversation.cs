namespace PcapKit;

/// <summary>What is known of one stream.</summary>
internal struct TcpConversation
{
    public long Stream;
    public long FirstTime, LastTime;
    // When the last SYN came, and the round trip that the ACK behind it gave.
    public long SynTime, InitialRoundTrip;
    public TcpCompleteness Completeness;
    public bool HasSynTime, FirstIsSwapped;
    public TcpDirection Low, High;
}

/// <summary>What is known of one direction of a stream. Where the comments say "by Wireshark", a zero stands for "not seen yet" even though a number may be zero.</summary>
internal struct TcpDirection
{
    public uint BaseSequence;
    // The highest sequence number behind any segment, 0 before the first, by Wireshark.
    public uint NextSequence;
    // The same without what lies behind a hole, 0 before the first, by Wireshark.
    public uint Contiguous;
    public uint LastAck;
    public uint Window;
    public uint PushBytes;
    public uint DuplicateAcks;
    public TcpAnalysis LastAnalysis;
    public long NextSequenceTime, NextSequenceFrame;
    public long LastAckTime, LastNewAckFrame;
    // Segments in flight: the first one of the first run, how many there are, and their lowest and highest sequence number from the base on.
    public int First, Count;
    public uint InFlightLow, InFlightHigh;
    // What the last selective acknowledgment of this direction covers.
    public uint SackedBytes;
    public sbyte WindowShift;
    public TcpDirectionState State;

    public readonly bool Is(TcpDirectionState state) => (State & state) != 0;
}

[Flags]
internal enum TcpDirectionState : byte
{
    None = 0,
    HasBase = 1,
    // Bytes in flight mean nothing between a hole and the next ACK of the other side.
    InFlightUnknown = 2,
    LastHadPush = 4,
    // The window of a SYN is never scaled.
    LastWindowUnscaled = 8,
}
