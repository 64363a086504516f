namespace PcapKit.Protocols;

/// <summary>Types of routing headers (IANA "ipv6-parameters", routing types).</summary>
[ValueNames]
public enum IPv6RoutingType : byte
{
    /// <summary>Source route; not to be used any more (RFC 5095).</summary>
    [Name("Source Route")] SourceRoute = 0,
    /// <summary>Nimrod; not to be used any more.</summary>
    Nimrod = 1,
    /// <summary>Home address of a mobile node (RFC 6275).</summary>
    [Name("Type 2 Routing")] Type2 = 2,
    /// <summary>RPL source route (RFC 6554).</summary>
    [Name("RPL Source Route")] Rpl = 3,
    /// <summary>Segment routing (RFC 8754).</summary>
    [Name("Segment Routing")] SegmentRouting = 4,
    /// <summary>Compact routing, 16 bits (RFC 9631).</summary>
    [Name("Compact Routing Header 16")] Compact16 = 5,
    /// <summary>Compact routing, 32 bits (RFC 9631).</summary>
    [Name("Compact Routing Header 32")] Compact32 = 6,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 1")] Experiment1 = 253,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 2")] Experiment2 = 254,
}

/// <summary>Types of hop-by-hop and destination options (IANA "ipv6-parameters").</summary>
[ValueNames]
public enum IPv6OptionType : byte
{
    /// <summary>Padding of one byte.</summary>
    Pad1 = 0x00,
    /// <summary>Padding.</summary>
    PadN = 0x01,
    /// <summary>Tunnel encapsulation limit (RFC 2473).</summary>
    [Name("Tunnel Encapsulation Limit")] TunnelEncapsulationLimit = 0x04,
    /// <summary>Router alert (RFC 2711).</summary>
    [Name("Router Alert")] RouterAlert = 0x05,
    /// <summary>CALIPSO (RFC 5570).</summary>
    [Name("CALIPSO")] Calipso = 0x07,
    /// <summary>Duplicate detection of simplified multicast forwarding (RFC 6621).</summary>
    [Name("SMF_DPD")] SmfDpd = 0x08,
    /// <summary>Performance and diagnostic metrics (RFC 8250).</summary>
    [Name("Performance and Diagnostic Metrics")] Pdm = 0x0F,
    /// <summary>IOAM, may not change on the way (RFC 9486).</summary>
    [Name("IOAM Destination Option")] IoamFixed = 0x11,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("Experimental (0x1E)")] Experiment1E = 0x1E,
    /// <summary>RPL (RFC 9008).</summary>
    [Name("RPL Option")] Rpl = 0x23,
    /// <summary>Quick-Start (RFC 4782).</summary>
    [Name("Quick-Start")] QuickStart = 0x26,
    /// <summary>Smallest MTU of the path (RFC 9268).</summary>
    [Name("Path MTU Option")] PathMtu = 0x30,
    /// <summary>IOAM (RFC 9486).</summary>
    [Name("IOAM Option")] Ioam = 0x31,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("Experimental (0x3E)")] Experiment3E = 0x3E,
    /// <summary>Endpoint identification; not to be used any more.</summary>
    [Name("Endpoint Identification")] EndpointIdentification = 0x8A,
    /// <summary>ILNP nonce (RFC 6744).</summary>
    [Name("ILNP Nonce")] IlnpNonce = 0x8B,
    /// <summary>Line identification (RFC 6788).</summary>
    [Name("Line-Identification Option")] LineIdentification = 0x8C,
    /// <summary>RPL, as RFC 6553 had it.</summary>
    [Name("RPL Option (deprecated)")] FirstRpl = 0x63,
    /// <summary>Multicast for low-power networks (RFC 7731).</summary>
    [Name("MPL Option")] Mpl = 0x6D,
    /// <summary>Jumbo payload (RFC 2675).</summary>
    [Name("Jumbo Payload")] JumboPayload = 0xC2,
    /// <summary>Home address (RFC 6275).</summary>
    [Name("Home Address")] HomeAddress = 0xC9,
    /// <summary>Depth-first forwarding (RFC 6971).</summary>
    [Name("IP_DFF")] DepthFirstForwarding = 0xEE,
}

/// <summary>What a node does with an option that it does not know (RFC 8200, section 4.2).</summary>
[ValueNames]
public enum IPv6OptionAction : byte
{
    /// <summary>Passes over it.</summary>
    [Name("Skip and continue")] Skip = 0,
    /// <summary>Drops the packet.</summary>
    [Name("Discard")] Discard = 1,
    /// <summary>Drops the packet and says so to the sender.</summary>
    [Name("Discard and send ICMP Parameter Problem")] DiscardAndReport = 2,
    /// <summary>Drops the packet and says so to the sender unless it went to many.</summary>
    [Name("Discard and send ICMP if not multicast")] DiscardAndReportUnicast = 3,
}

/// <summary>Why a router is to look at an IPv6 packet (IANA "ipv6-routeralert-values").</summary>
[ValueNames]
public enum IPv6RouterAlertValue : ushort
{
    /// <summary>Multicast listener discovery (RFC 2711).</summary>
    [Name("MLD")] Mld = 0,
    /// <summary>RSVP (RFC 2711).</summary>
    [Name("RSVP")] Rsvp = 1,
    /// <summary>Active networks (RFC 2711).</summary>
    [Name("Active Network")] ActiveNetwork = 2,
    /// <summary>Aggregated reservation, nesting level 0; level n is this plus n, up to level 31 (RFC 3175).</summary>
    [Name("Aggregated Reservation Nesting Level 0")] AggregatedReservation0 = 4,
    /// <summary>QoS NSLP, aggregation level 0; level n is this plus n, up to level 31 (RFC 5974).</summary>
    [Name("QoS NSLP Aggregation Level 0")] QosNslp0 = 36,
    /// <summary>NSIS NATFW NSLP (RFC 5973).</summary>
    [Name("NSIS NATFW NSLP")] NatFirewallNslp = 68,
    /// <summary>MPLS OAM (RFC 7506).</summary>
    [Name("MPLS OAM")] MplsOam = 69,
}

/// <summary>What the tagger of a duplicate detection option is identified by (RFC 6621, section 6.1.1).</summary>
[ValueNames]
public enum IPv6TaggerType : byte
{
    /// <summary>By nothing.</summary>
    [Name("NULL")] None = 0,
    /// <summary>By a number of its own.</summary>
    [Name("DEFAULT")] Default = 1,
    /// <summary>By an IPv4 address.</summary>
    IPv4 = 2,
    /// <summary>By an IPv6 address.</summary>
    IPv6 = 3,
}

/// <summary>How long the identifier of an MPL seed is (RFC 7731, section 6.1).</summary>
[ValueNames]
public enum MplSeedLength : byte
{
    /// <summary>None: the source address identifies the seed.</summary>
    [Name("0")] None = 0,
    /// <summary>16 bits.</summary>
    [Name("16-bit unsigned integer")] TwoBytes = 1,
    /// <summary>64 bits.</summary>
    [Name("64-bit unsigned integer")] EightBytes = 2,
    /// <summary>128 bits.</summary>
    [Name("128-bit unsigned integer")] SixteenBytes = 3,
}

/// <summary>Kinds of measurements inside packets (IANA "ioam", RFC 9197, RFC 9326).</summary>
[ValueNames]
public enum IoamType : byte
{
    /// <summary>Trace with room made by the first node.</summary>
    [Name("Pre-allocated Trace")] PreallocatedTrace = 0,
    /// <summary>Trace that every node makes longer.</summary>
    [Name("Incremental Trace")] IncrementalTrace = 1,
    /// <summary>Proof of transit.</summary>
    [Name("Proof of Transit (POT)")] ProofOfTransit = 2,
    /// <summary>Edge to edge.</summary>
    [Name("Edge to Edge (E2E)")] EdgeToEdge = 3,
    /// <summary>Direct export.</summary>
    [Name("Direct Export (DEX)")] DirectExport = 4,
}
