namespace PcapKit.Protocols;

/// <summary>Types of IGMP messages (IANA "igmp-type-numbers").</summary>
[ValueNames]
public enum IgmpType : byte
{
    /// <summary>Membership query.</summary>
    [Name("Membership Query")] MembershipQuery = 17,
    /// <summary>Membership report of version 1.</summary>
    [Name("Membership Report")] MembershipReport1 = 18,
    /// <summary>DVMRP.</summary>
    [Name("DVMRP")] Dvmrp = 19,
    /// <summary>PIM version 1.</summary>
    [Name("PIM")] PimV1 = 20,
    /// <summary>Cisco trace messages.</summary>
    [Name("Cisco Trace")] CiscoTrace = 21,
    /// <summary>Membership report of version 2.</summary>
    [Name("Membership Report")] MembershipReport2 = 22,
    /// <summary>Leave group.</summary>
    [Name("Leave Group")] LeaveGroup = 23,
    /// <summary>Multicast traceroute response.</summary>
    [Name("Traceroute Response")] TracerouteResponse = 30,
    /// <summary>Multicast traceroute.</summary>
    Traceroute = 31,
    /// <summary>Membership report of version 3.</summary>
    [Name("Membership Report")] MembershipReport3 = 34,
    /// <summary>Multicast router advertisement (RFC 4286).</summary>
    [Name("Multicast Router Advertisement")] RouterAdvertisement = 48,
    /// <summary>Multicast router solicitation (RFC 4286).</summary>
    [Name("Multicast Router Solicitation")] RouterSolicitation = 49,
    /// <summary>Multicast router termination (RFC 4286).</summary>
    [Name("Multicast Router Termination")] RouterTermination = 50,
}
