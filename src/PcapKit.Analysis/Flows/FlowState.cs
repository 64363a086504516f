namespace PcapKit;

/// <summary>How far a flow came, in the terms of Zeek's <c>conn_state</c>. The originator is who sent the SYN; where none was captured, who did not answer one.</summary>
public enum FlowState
{
    /// <summary>None of the others: the beginning is not in the capture.</summary>
    Oth,

    /// <summary>A SYN without an answer; of datagrams: only one side sent.</summary>
    S0,

    /// <summary>Established and not ended.</summary>
    S1,

    /// <summary>Established, and ended by both sides; of datagrams: both sides sent.</summary>
    SF,

    /// <summary>The SYN was refused by a RST.</summary>
    Rej,

    /// <summary>Established, and only the originator has sent a FIN.</summary>
    S2,

    /// <summary>Established, and only the responder has sent a FIN.</summary>
    S3,

    /// <summary>Established, and reset by the originator.</summary>
    RstO,

    /// <summary>Established, and reset by the responder.</summary>
    RstR,

    /// <summary>A SYN, then a RST of the originator, and no answer to the SYN.</summary>
    RstOS0,

    /// <summary>A SYN with ACK, then a RST of the responder; the SYN was not captured.</summary>
    RstRH,

    /// <summary>A SYN, then a FIN of the originator, and no answer to the SYN.</summary>
    SH,

    /// <summary>A SYN with ACK, then a FIN of the responder; the SYN was not captured.</summary>
    ShR,
}

/// <summary>Why a flow's record was given out.</summary>
public enum FlowEnd
{
    /// <summary>The capture ended.</summary>
    CaptureEnded,

    /// <summary>The same addresses and ports began a new connection.</summary>
    Replaced,

    /// <summary>A new flow needed its place in a table that was full; a later packet of the same addresses and ports begins another record.</summary>
    Evicted,
}
