namespace PcapKit.Protocols;

/// <summary>Router solicitation (RFC 4861, section 4.1), and inverse neighbour discovery (RFC 3122).</summary>
[Option(typeof(IcmpV6Body), 133, "nd.rs", "Router Solicitation", MoreKinds = [141, 142])]
public readonly ref partial struct RouterSolicitationView
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Router advertisement (RFC 4861, section 4.2).</summary>
[Option(typeof(IcmpV6Body), 134, "nd.ra", "Router Advertisement")]
public readonly ref partial struct RouterAdvertisementView
{
    /// <summary>The hop limit that hosts are to use; 0 for no advice.</summary>
    [Field("nd.ra.cur_hop_limit", "Cur hop limit")] public partial byte HopLimit { get; }

    /// <summary>The flags.</summary>
    [Container("nd.ra.flag", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Addresses come from DHCPv6.</summary>
    [Field("nd.ra.flag.m", "Managed address configuration")] public partial bool IsManaged { get; }

    /// <summary>Other settings come from DHCPv6.</summary>
    [Field("nd.ra.flag.o", "Other configuration")] public partial bool HasOtherConfiguration { get; }

    /// <summary>The router is a home agent (RFC 6275).</summary>
    [Field("nd.ra.flag.h", "Home Agent")] public partial bool IsHomeAgent { get; }

    /// <summary>How the router compares with others (RFC 4191).</summary>
    [Field("nd.ra.flag.prf", "Prf (Default Router Preference)", Bits = 2)] public partial RouterPreference Preference { get; }

    /// <summary>The message came through a proxy (RFC 4389).</summary>
    [Field("nd.ra.flag.p", "Proxy")] public partial bool IsProxied { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("nd.ra.flag.rsv", "Reserved", Bits = 2)] public partial byte Reserved { get; }

    /// <summary>For how many seconds the router is a default router; 0 for not at all.</summary>
    [Field("nd.ra.router_lifetime", "Router lifetime (s)")] public partial ushort RouterLifetime { get; }

    /// <summary>For how many milliseconds a neighbour counts as reachable; 0 for no advice.</summary>
    [Field("nd.ra.reachable_time", "Reachable time (ms)")] public partial uint ReachableTime { get; }

    /// <summary>The milliseconds between two solicitations; 0 for no advice.</summary>
    [Field("nd.ra.retrans_timer", "Retrans timer (ms)")] public partial uint RetransmissionTimer { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Neighbour solicitation (RFC 4861, section 4.3).</summary>
[Option(typeof(IcmpV6Body), 135, "nd.ns", "Neighbor Solicitation")]
public readonly ref partial struct NeighborSolicitationView
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The address that is asked for.</summary>
    [Field("nd.ns.target_address", "Target Address")] public partial IPv6Address Target { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Neighbour advertisement (RFC 4861, section 4.4).</summary>
[Option(typeof(IcmpV6Body), 136, "nd.na", "Neighbor Advertisement")]
public readonly ref partial struct NeighborAdvertisementView
{
    /// <summary>The flags.</summary>
    [Container("nd.na.flag", "Flags", Hex = true)] public partial uint Flags { get; }

    /// <summary>The sender is a router.</summary>
    [Field("nd.na.flag.r", "Router")] public partial bool IsRouter { get; }

    /// <summary>The message answers a solicitation.</summary>
    [Field("nd.na.flag.s", "Solicited")] public partial bool IsSolicited { get; }

    /// <summary>The message replaces what was known before.</summary>
    [Field("nd.na.flag.o", "Override")] public partial bool Overrides { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("nd.na.flag.rsv", "Reserved", Bits = 29)] public partial uint Reserved { get; }

    /// <summary>The address whose link-layer address is told.</summary>
    [Field("nd.na.target_address", "Target Address")] public partial IPv6Address Target { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Redirect: a better first hop (RFC 4861, section 4.5).</summary>
[Option(typeof(IcmpV6Body), 137, "nd.rd", "Redirect")]
public readonly ref partial struct NeighborRedirectView
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The better first hop.</summary>
    [Field("nd.rd.target_address", "Target Address")] public partial IPv6Address Target { get; }

    /// <summary>The destination that it is better for.</summary>
    [Field("=icmpv6.rd.na.destination_address", "Destination Address")] public partial IPv6Address Destination { get; }

    /// <summary>Options; the redirected packet is one of them.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Home agent address discovery request, and mobile prefix solicitation (RFC 6275, section 6.5 and 6.7).</summary>
[Option(typeof(IcmpV6Body), 144, "mip6.request", "Home Agent Address Discovery Request", MoreKinds = [146])]
public readonly ref partial struct HomeAgentRequestView
{
    /// <summary>Tells the requests apart.</summary>
    [Field("mip6.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }
}

/// <summary>Home agent address discovery reply (RFC 6275, section 6.6).</summary>
[Option(typeof(IcmpV6Body), 145, "mip6.reply", "Home Agent Address Discovery Reply")]
public readonly ref partial struct HomeAgentReplyView
{
    /// <summary>The identifier of the request.</summary>
    [Field("mip6.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The home agents, the best first.</summary>
    [Field("mip6.home_agent_address", "Home Agent Address", Length = "Rest")] public partial ValueList<IPv6Address> HomeAgents { get; }
}

/// <summary>Mobile prefix advertisement (RFC 6275, section 6.8).</summary>
[Option(typeof(IcmpV6Body), 147, "mip6.advertisement", "Mobile Prefix Advertisement")]
public readonly ref partial struct MobilePrefixAdvertisementView
{
    /// <summary>The identifier of the solicitation.</summary>
    [Field("mip6.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>The flags.</summary>
    [Container("mip6.flag", "Flags", Hex = true)] public partial ushort Flags { get; }

    /// <summary>Addresses come from DHCPv6.</summary>
    [Field("mip6.flag.m", "Managed address configuration")] public partial bool IsManaged { get; }

    /// <summary>Other settings come from DHCPv6.</summary>
    [Field("mip6.flag.o", "Other configuration")] public partial bool HasOtherConfiguration { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("mip6.flag.rsv", "Reserved", Bits = 14)] public partial ushort Reserved { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Certification path solicitation (RFC 3971, section 6.4.1).</summary>
[Option(typeof(IcmpV6Body), 148, "send.solicitation", "Certification Path Solicitation")]
public readonly ref partial struct CertificationPathSolicitationView
{
    /// <summary>Tells the solicitations apart.</summary>
    [Field("send.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>The certificate of the path that is wanted; 0xFFFF for all.</summary>
    [Field("send.component", "Component")] public partial ushort Component { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Certification path advertisement (RFC 3971, section 6.4.2).</summary>
[Option(typeof(IcmpV6Body), 149, "send.advertisement", "Certification Path Advertisement")]
public readonly ref partial struct CertificationPathAdvertisementView
{
    /// <summary>The identifier of the solicitation.</summary>
    [Field("send.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>How many certificates the path has.</summary>
    [Field("send.all_components", "All Components")] public partial ushort AllComponents { get; }

    /// <summary>Which one this is, the last first.</summary>
    [Field("send.component", "Component")] public partial ushort Component { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Fast handovers of mobile IPv6 (RFC 5568, section 6.1).</summary>
[Option(typeof(IcmpV6Body), 154, "fmip6", "FMIPv6")]
public readonly ref partial struct FastHandoverView
{
    /// <summary>Which message: 2 router solicitation for proxy advertisement, 3 proxy router advertisement.</summary>
    [Field("fmip6.subtype", "Subtype")] public partial byte Subtype { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 8)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Tells the requests apart.</summary>
    [Field("fmip6.identifier", "Identifier")] public partial ushort Identifier { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<NeighborOption> Options { get; }
}

/// <summary>Duplicate address request and confirmation of low-power networks (RFC 6775, section 4.4).</summary>
[Option(typeof(IcmpV6Body), 157, "6lowpannd.da", "Duplicate Address Request", MoreKinds = [158])]
public readonly ref partial struct DuplicateAddressView
{
    /// <summary>0 for success, 1 for a duplicate, 2 for a full neighbour cache.</summary>
    [Field("6lowpannd.da.status", "Status")] public partial byte Status { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("6lowpannd.da.rsv", "Reserved")] public partial byte Reserved { get; }

    /// <summary>The lifetime of the registration in minutes.</summary>
    [Field("6lowpannd.da.lifetime", "Lifetime")] public partial ushort Lifetime { get; }

    /// <summary>The hardware address of the node.</summary>
    [Field("6lowpannd.da.eui64", "EUI-64", Bits = 64, Form = FieldForm.Colons)] public partial ReadOnlySpan<byte> Eui64 { get; }

    /// <summary>The address.</summary>
    [Field("6lowpannd.da.reg_addr", "Registered Address")] public partial IPv6Address Address { get; }
}
