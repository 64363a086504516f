namespace PcapKit;

/// <summary>What the sequence numbers of a segment tell, by Wireshark's rules; each is a field <c>tcp.analysis.…</c>.</summary>
[Flags]
public enum TcpAnalysis
{
    /// <summary>Nothing remarkable.</summary>
    None = 0,
    /// <summary>Data, SYN or FIN that was sent before; also set together with the fast and the spurious ones.</summary>
    Retransmission = 1,
    /// <summary>A retransmission right after two duplicate acknowledgments asked for it.</summary>
    FastRetransmission = 2,
    /// <summary>A retransmission of data that were acknowledged already.</summary>
    SpuriousRetransmission = 4,
    /// <summary>Data that come so soon behind later data that they were only overtaken.</summary>
    OutOfOrder = 8,
    /// <summary>Segments before this one are missing.</summary>
    LostSegment = 0x10,
    /// <summary>Acknowledges data that are missing in the capture.</summary>
    AckLostSegment = 0x20,
    /// <summary>Repeats the last acknowledgment.</summary>
    DuplicateAck = 0x40,
    /// <summary>The sender can take no more data.</summary>
    ZeroWindow = 0x80,
    /// <summary>A byte sent to learn whether the other side's window is open again.</summary>
    ZeroWindowProbe = 0x100,
    /// <summary>Answers such a probe: the window is still closed.</summary>
    ZeroWindowProbeAck = 0x200,
    /// <summary>Only changes the window.</summary>
    WindowUpdate = 0x400,
    /// <summary>The data reach the end of the other side's window.</summary>
    WindowFull = 0x800,
    /// <summary>Repeats the byte before the next one, so that the other side answers.</summary>
    KeepAlive = 0x1000,
    /// <summary>Answers a keep-alive.</summary>
    KeepAliveAck = 0x2000,
    /// <summary>A new connection between ports that had one before in this capture, or a second answer with another sequence number.</summary>
    ReusedPorts = 0x4000,
}

/// <summary>Which parts of a connection's life the capture has so far, as <c>tcp.completeness</c>.</summary>
[Flags]
public enum TcpCompleteness : byte
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary>A SYN.</summary>
    Syn = 1,
    /// <summary>A SYN with ACK.</summary>
    SynAck = 2,
    /// <summary>An ACK without data.</summary>
    Ack = 4,
    /// <summary>Data.</summary>
    Data = 8,
    /// <summary>A FIN.</summary>
    Fin = 16,
    /// <summary>An RST.</summary>
    Rst = 32,
}
