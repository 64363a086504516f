namespace PcapKit.Protocols;

/// <summary>The flags of a TCP header (RFC 9293, section 3.1), and the three reserved bits before them.</summary>
[Flags]
public enum TcpFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>No more data from the sender.</summary>
    Fin = 1,
    /// <summary>Synchronises sequence numbers.</summary>
    Syn = 2,
    /// <summary>Resets the connection.</summary>
    Rst = 4,
    /// <summary>Asks for the data to be pushed to the application.</summary>
    Psh = 8,
    /// <summary>The acknowledgment number counts.</summary>
    Ack = 16,
    /// <summary>The urgent pointer counts.</summary>
    Urg = 32,
    /// <summary>Echoes a congestion mark (RFC 3168).</summary>
    Ece = 64,
    /// <summary>The congestion window was reduced (RFC 3168).</summary>
    Cwr = 128,
    /// <summary>Accurate ECN (RFC 9768); the nonce sum of RFC 3540 before.</summary>
    Ae = 256,
}
