namespace PcapKit;

/// <summary>Which bytes win where fragments of a datagram, or segments of a stream, overlap and differ. Systems do not agree, so an observer has to choose.</summary>
/// <remarks>
/// The names and rules are those of Shankar and Paxson, "Active Mapping" (2003), and Novak, "Target-Based Fragmentation Reassembly" (2005).
/// A piece counts as beginning where it begins among the kept bytes: what an earlier decision took off its front no longer counts.
/// </remarks>
public enum OverlapPolicy : byte
{
    /// <summary>What came first stays; a later piece only fills what is missing.</summary>
    First,

    /// <summary>What came last replaces what was there (RFC 791, section 3.2).</summary>
    Last,

    /// <summary>The piece that begins earlier in the datagram wins; of two that begin together, the one that came first. As BSD systems, and nearly as Wireshark for IP.</summary>
    Bsd,

    /// <summary>The piece that begins earlier in the datagram wins; of two that begin together, the one that came last. As Linux did before it dropped such datagrams.</summary>
    Linux,
}
