namespace PcapKit.Protocols;

/// <summary>Types of ICMP messages (IANA "icmp-parameters").</summary>
[ValueNames]
public enum IcmpType : byte
{
    /// <summary>Echo reply.</summary>
    [Name("Echo (ping) reply")] EchoReply = 0,
    /// <summary>Destination unreachable.</summary>
    [Name("Destination unreachable")] DestinationUnreachable = 3,
    /// <summary>Source quench; obsolete.</summary>
    [Name("Source quench (flow control)")] SourceQuench = 4,
    /// <summary>Redirect.</summary>
    Redirect = 5,
    /// <summary>Alternate host address; obsolete.</summary>
    [Name("Alternate host address")] AlternateHostAddress = 6,
    /// <summary>Echo request.</summary>
    [Name("Echo (ping) request")] EchoRequest = 8,
    /// <summary>Router advertisement (RFC 1256).</summary>
    [Name("Router advertisement")] RouterAdvertisement = 9,
    /// <summary>Router solicitation (RFC 1256).</summary>
    [Name("Router solicitation")] RouterSolicitation = 10,
    /// <summary>Time exceeded.</summary>
    [Name("Time-to-live exceeded")] TimeExceeded = 11,
    /// <summary>Parameter problem.</summary>
    [Name("Parameter problem")] ParameterProblem = 12,
    /// <summary>Timestamp request.</summary>
    [Name("Timestamp request")] TimestampRequest = 13,
    /// <summary>Timestamp reply.</summary>
    [Name("Timestamp reply")] TimestampReply = 14,
    /// <summary>Information request; obsolete.</summary>
    [Name("Information request")] InformationRequest = 15,
    /// <summary>Information reply; obsolete.</summary>
    [Name("Information reply")] InformationReply = 16,
    /// <summary>Address mask request; obsolete.</summary>
    [Name("Address mask request")] AddressMaskRequest = 17,
    /// <summary>Address mask reply; obsolete.</summary>
    [Name("Address mask reply")] AddressMaskReply = 18,
    /// <summary>Traceroute; obsolete.</summary>
    Traceroute = 30,
    /// <summary>Datagram conversion error; obsolete.</summary>
    [Name("Datagram conversion error")] DatagramConversionError = 31,
    /// <summary>Mobile host redirect; obsolete.</summary>
    [Name("Mobile host redirect")] MobileHostRedirect = 32,
    /// <summary>IPv6 where are you; obsolete.</summary>
    [Name("IPv6 where-are-you")] WhereAreYou = 33,
    /// <summary>IPv6 I am here; obsolete.</summary>
    [Name("IPv6 I-am-here")] IAmHere = 34,
    /// <summary>Mobile registration request; obsolete.</summary>
    [Name("Mobile registration request")] MobileRegistrationRequest = 35,
    /// <summary>Mobile registration reply; obsolete.</summary>
    [Name("Mobile registration reply")] MobileRegistrationReply = 36,
    /// <summary>Domain name request; obsolete.</summary>
    [Name("Domain name request")] DomainNameRequest = 37,
    /// <summary>Domain name reply; obsolete.</summary>
    [Name("Domain name reply")] DomainNameReply = 38,
    /// <summary>SKIP; obsolete.</summary>
    [Name("SKIP")] Skip = 39,
    /// <summary>Photuris (RFC 2521).</summary>
    Photuris = 40,
    /// <summary>Experimental mobility protocols (RFC 4065).</summary>
    [Name("Experimental mobility protocols")] ExperimentalMobility = 41,
    /// <summary>Extended echo request (RFC 8335).</summary>
    [Name("Extended Echo request")] ExtendedEchoRequest = 42,
    /// <summary>Extended echo reply (RFC 8335).</summary>
    [Name("Extended Echo reply")] ExtendedEchoReply = 43,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 1")] Experiment1 = 253,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 2")] Experiment2 = 254,
}

/// <summary>Classes of the objects behind quoted datagrams (IANA "icmp-parameters", RFC 4884).</summary>
[ValueNames]
public enum IcmpExtensionClass : byte
{
    /// <summary>MPLS label stack (RFC 4950).</summary>
    [Name("MPLS Label Stack Class")] MplsLabelStack = 1,
    /// <summary>Interface information (RFC 5837).</summary>
    [Name("Interface Information Object")] InterfaceInformation = 2,
    /// <summary>Interface identification (RFC 8335).</summary>
    [Name("Interface Identification Object")] InterfaceIdentification = 3,
    /// <summary>Extended information (RFC 8883).</summary>
    [Name("Extended Information")] ExtendedInformation = 4,
}

/// <summary>States of a neighbour (RFC 8335, section 3).</summary>
[ValueNames]
public enum IcmpNeighborState : byte
{
    /// <summary>Reserved.</summary>
    Reserved = 0,
    /// <summary>Incomplete.</summary>
    Incomplete = 1,
    /// <summary>Reachable.</summary>
    Reachable = 2,
    /// <summary>Stale.</summary>
    Stale = 3,
    /// <summary>Delay.</summary>
    Delay = 4,
    /// <summary>Probe.</summary>
    Probe = 5,
    /// <summary>Failed.</summary>
    Failed = 6,
}

/// <summary>Extensions of mobile IP in router advertisements (IANA "mobileip-numbers").</summary>
[ValueNames]
public enum IcmpMobileExtensionType : byte
{
    /// <summary>Padding.</summary>
    [Name("One byte padding extension")] Padding = 0,
    /// <summary>Mobility agent.</summary>
    [Name("Mobility Agent Advertisement Extension")] MobilityAgent = 16,
    /// <summary>Prefix lengths.</summary>
    [Name("Prefix Lengths Extension")] PrefixLengths = 19,
    /// <summary>Challenge.</summary>
    [Name("Challenge Extension")] Challenge = 24,
}
