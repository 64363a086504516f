namespace PcapKit.Protocols;

/// <summary>Types of ICMPv6 messages (IANA "icmpv6-parameters").</summary>
[ValueNames]
public enum IcmpV6Type : byte
{
    /// <summary>Destination unreachable (RFC 4443).</summary>
    [Name("Destination Unreachable")] DestinationUnreachable = 1,
    /// <summary>Packet too big (RFC 4443).</summary>
    [Name("Packet Too Big")] PacketTooBig = 2,
    /// <summary>Time exceeded (RFC 4443).</summary>
    [Name("Time Exceeded")] TimeExceeded = 3,
    /// <summary>Parameter problem (RFC 4443).</summary>
    [Name("Parameter Problem")] ParameterProblem = 4,
    /// <summary>For experiments.</summary>
    [Name("Private experimentation")] PrivateError1 = 100,
    /// <summary>For experiments.</summary>
    [Name("Private experimentation")] PrivateError2 = 101,
    /// <summary>Reserved.</summary>
    [Name("Reserved for expansion of ICMPv6 error messages")] ReservedError = 127,
    /// <summary>Echo request (RFC 4443).</summary>
    [Name("Echo (ping) request")] EchoRequest = 128,
    /// <summary>Echo reply (RFC 4443).</summary>
    [Name("Echo (ping) reply")] EchoReply = 129,
    /// <summary>Multicast listener query (RFC 2710, RFC 3810).</summary>
    [Name("Multicast Listener Query")] ListenerQuery = 130,
    /// <summary>Multicast listener report (RFC 2710).</summary>
    [Name("Multicast Listener Report")] ListenerReport = 131,
    /// <summary>Multicast listener done (RFC 2710).</summary>
    [Name("Multicast Listener Done")] ListenerDone = 132,
    /// <summary>Router solicitation (RFC 4861).</summary>
    [Name("Router Solicitation")] RouterSolicitation = 133,
    /// <summary>Router advertisement (RFC 4861).</summary>
    [Name("Router Advertisement")] RouterAdvertisement = 134,
    /// <summary>Neighbour solicitation (RFC 4861).</summary>
    [Name("Neighbor Solicitation")] NeighborSolicitation = 135,
    /// <summary>Neighbour advertisement (RFC 4861).</summary>
    [Name("Neighbor Advertisement")] NeighborAdvertisement = 136,
    /// <summary>Redirect (RFC 4861).</summary>
    Redirect = 137,
    /// <summary>Router renumbering (RFC 2894).</summary>
    [Name("Router Renumbering")] RouterRenumbering = 138,
    /// <summary>Node information query (RFC 4620).</summary>
    [Name("Node Information Query")] NodeInformationQuery = 139,
    /// <summary>Node information reply (RFC 4620).</summary>
    [Name("Node Information Reply")] NodeInformationReply = 140,
    /// <summary>Inverse neighbour discovery solicitation (RFC 3122).</summary>
    [Name("Inverse Neighbor Discovery Solicitation")] InverseSolicitation = 141,
    /// <summary>Inverse neighbour discovery advertisement (RFC 3122).</summary>
    [Name("Inverse Neighbor Discovery Advertisement")] InverseAdvertisement = 142,
    /// <summary>Multicast listener report of version 2 (RFC 3810).</summary>
    [Name("Multicast Listener Report Message v2")] ListenerReport2 = 143,
    /// <summary>Home agent address discovery request (RFC 6275).</summary>
    [Name("Home Agent Address Discovery Request")] HomeAgentRequest = 144,
    /// <summary>Home agent address discovery reply (RFC 6275).</summary>
    [Name("Home Agent Address Discovery Reply")] HomeAgentReply = 145,
    /// <summary>Mobile prefix solicitation (RFC 6275).</summary>
    [Name("Mobile Prefix Solicitation")] MobilePrefixSolicitation = 146,
    /// <summary>Mobile prefix advertisement (RFC 6275).</summary>
    [Name("Mobile Prefix Advertisement")] MobilePrefixAdvertisement = 147,
    /// <summary>Certification path solicitation (RFC 3971).</summary>
    [Name("Certification Path Solicitation")] CertificationPathSolicitation = 148,
    /// <summary>Certification path advertisement (RFC 3971).</summary>
    [Name("Certification Path Advertisement")] CertificationPathAdvertisement = 149,
    /// <summary>Experimental mobility protocols (RFC 4065).</summary>
    [Name("Experimental Mobility")] ExperimentalMobility = 150,
    /// <summary>Multicast router advertisement (RFC 4286).</summary>
    [Name("Multicast Router Advertisement")] MulticastRouterAdvertisement = 151,
    /// <summary>Multicast router solicitation (RFC 4286).</summary>
    [Name("Multicast Router Solicitation")] MulticastRouterSolicitation = 152,
    /// <summary>Multicast router termination (RFC 4286).</summary>
    [Name("Multicast Router Termination")] MulticastRouterTermination = 153,
    /// <summary>Fast handovers of mobile IPv6 (RFC 5568).</summary>
    [Name("FMIPv6")] FastHandover = 154,
    /// <summary>RPL control (RFC 6550).</summary>
    [Name("RPL Control")] Rpl = 155,
    /// <summary>ILNP locator update (RFC 6743).</summary>
    [Name("Locator Update")] LocatorUpdate = 156,
    /// <summary>Duplicate address request (RFC 6775).</summary>
    [Name("Duplicate Address Request")] DuplicateAddressRequest = 157,
    /// <summary>Duplicate address confirmation (RFC 6775).</summary>
    [Name("Duplicate Address Confirmation")] DuplicateAddressConfirmation = 158,
    /// <summary>MPL control (RFC 7731).</summary>
    [Name("MPL Control Message")] MplControl = 159,
    /// <summary>Extended echo request (RFC 8335).</summary>
    [Name("Extended Echo request")] ExtendedEchoRequest = 160,
    /// <summary>Extended echo reply (RFC 8335).</summary>
    [Name("Extended Echo reply")] ExtendedEchoReply = 161,
    /// <summary>For experiments.</summary>
    [Name("Private experimentation")] PrivateInformation1 = 200,
    /// <summary>For experiments.</summary>
    [Name("Private experimentation")] PrivateInformation2 = 201,
    /// <summary>Reserved.</summary>
    [Name("Reserved for expansion of ICMPv6 informational messages")] ReservedInformation = 255,
}

/// <summary>Types of neighbour discovery options (IANA "icmpv6-parameters").</summary>
[ValueNames]
public enum NeighborOptionType : byte
{
    /// <summary>Source link-layer address (RFC 4861).</summary>
    [Name("Source link-layer address")] SourceLinkLayerAddress = 1,
    /// <summary>Target link-layer address (RFC 4861).</summary>
    [Name("Target link-layer address")] TargetLinkLayerAddress = 2,
    /// <summary>Prefix information (RFC 4861).</summary>
    [Name("Prefix information")] PrefixInformation = 3,
    /// <summary>Redirected header (RFC 4861).</summary>
    [Name("Redirected header")] RedirectedHeader = 4,
    /// <summary>MTU (RFC 4861).</summary>
    [Name("MTU")] Mtu = 5,
    /// <summary>NBMA shortcut limit (RFC 2491).</summary>
    [Name("NBMA Shortcut Limit Option")] NbmaShortcutLimit = 6,
    /// <summary>Advertisement interval (RFC 6275).</summary>
    [Name("Advertisement Interval")] AdvertisementInterval = 7,
    /// <summary>Home agent information (RFC 6275).</summary>
    [Name("Home Agent Information")] HomeAgentInformation = 8,
    /// <summary>Source address list (RFC 3122).</summary>
    [Name("Source Address List")] SourceAddressList = 9,
    /// <summary>Target address list (RFC 3122).</summary>
    [Name("Target Address List")] TargetAddressList = 10,
    /// <summary>Cryptographically generated address (RFC 3971).</summary>
    [Name("CGA")] Cga = 11,
    /// <summary>RSA signature (RFC 3971).</summary>
    [Name("RSA Signature")] RsaSignature = 12,
    /// <summary>Timestamp (RFC 3971).</summary>
    Timestamp = 13,
    /// <summary>Nonce (RFC 3971).</summary>
    Nonce = 14,
    /// <summary>Trust anchor (RFC 3971).</summary>
    [Name("Trust Anchor")] TrustAnchor = 15,
    /// <summary>Certificate (RFC 3971).</summary>
    Certificate = 16,
    /// <summary>IP address or prefix (RFC 5568).</summary>
    [Name("IP Address/Prefix Option")] AddressOrPrefix = 17,
    /// <summary>Link-layer address (RFC 5568).</summary>
    [Name("Link-layer Address")] LinkLayerAddress = 19,
    /// <summary>Neighbour advertisement acknowledgment (RFC 5568).</summary>
    [Name("Neighbor Advertisement Acknowledgment")] AdvertisementAcknowledgment = 20,
    /// <summary>Mobility anchor point (RFC 5380).</summary>
    [Name("MAP")] Map = 23,
    /// <summary>Route information (RFC 4191).</summary>
    [Name("Route Information")] RouteInformation = 24,
    /// <summary>Recursive DNS server (RFC 8106).</summary>
    [Name("Recursive DNS Server")] RecursiveDnsServer = 25,
    /// <summary>Flags extension (RFC 5175).</summary>
    [Name("RA Flags Extension")] FlagsExtension = 26,
    /// <summary>Handover key request (RFC 5269).</summary>
    [Name("Handover Key Request")] HandoverKeyRequest = 27,
    /// <summary>Handover key reply (RFC 5269).</summary>
    [Name("Handover Key Reply")] HandoverKeyReply = 28,
    /// <summary>Handover assist information (RFC 5271).</summary>
    [Name("Handover Assist Information")] HandoverAssist = 29,
    /// <summary>Mobile node identifier (RFC 5271).</summary>
    [Name("Mobile Node Identifier Option")] MobileNodeIdentifier = 30,
    /// <summary>DNS search list (RFC 8106).</summary>
    [Name("DNS Search List Option")] DnsSearchList = 31,
    /// <summary>Proxy signature (RFC 6496).</summary>
    [Name("Proxy Signature")] ProxySignature = 32,
    /// <summary>Address registration (RFC 6775).</summary>
    [Name("Address Registration Option")] AddressRegistration = 33,
    /// <summary>6LoWPAN context (RFC 6775).</summary>
    [Name("6LoWPAN Context Option")] SixLowpanContext = 34,
    /// <summary>Authoritative border router (RFC 6775).</summary>
    [Name("Authoritative Border Router")] AuthoritativeBorderRouter = 35,
    /// <summary>6LoWPAN capability (RFC 7400).</summary>
    [Name("6LoWPAN Capability Indication Option")] SixLowpanCapability = 36,
    /// <summary>Captive portal (RFC 8910).</summary>
    [Name("DHCP Captive-Portal")] CaptivePortal = 37,
    /// <summary>Prefix of NAT64 (RFC 8781).</summary>
    [Name("PREF64 Option")] Pref64 = 38,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 1")] Experiment1 = 253,
    /// <summary>Experiment (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 2")] Experiment2 = 254,
}

/// <summary>How a router compares with others (RFC 4191, section 2.1).</summary>
[ValueNames]
public enum RouterPreference : byte
{
    /// <summary>Medium.</summary>
    Medium = 0,
    /// <summary>High.</summary>
    High = 1,
    /// <summary>Reserved; counts as medium.</summary>
    Reserved = 2,
    /// <summary>Low.</summary>
    Low = 3,
}

/// <summary>What a record of a multicast report says (RFC 3376, section 4.2.12; RFC 3810, section 5.2.12).</summary>
[ValueNames]
public enum MulticastRecordType : byte
{
    /// <summary>The listener wants the sources of the list.</summary>
    [Name("Mode Is Include")] ModeIsInclude = 1,
    /// <summary>The listener wants all sources but those of the list.</summary>
    [Name("Mode Is Exclude")] ModeIsExclude = 2,
    /// <summary>From now on the listener wants the sources of the list.</summary>
    [Name("Change To Include Mode")] ChangeToInclude = 3,
    /// <summary>From now on the listener wants all sources but those of the list.</summary>
    [Name("Change To Exclude Mode")] ChangeToExclude = 4,
    /// <summary>The listener wants these sources too.</summary>
    [Name("Allow New Sources")] AllowNewSources = 5,
    /// <summary>The listener no longer wants these sources.</summary>
    [Name("Block Old Sources")] BlockOldSources = 6,
}

/// <summary>Lengths of NAT64 prefixes (RFC 8781, section 4).</summary>
[ValueNames]
public enum Pref64Length : byte
{
    /// <summary>96 bits.</summary>
    [Name("96 bits prefix length")] Bits96 = 0,
    /// <summary>64 bits.</summary>
    [Name("64 bits prefix length")] Bits64 = 1,
    /// <summary>56 bits.</summary>
    [Name("56 bits prefix length")] Bits56 = 2,
    /// <summary>48 bits.</summary>
    [Name("48 bits prefix length")] Bits48 = 3,
    /// <summary>40 bits.</summary>
    [Name("40 bits prefix length")] Bits40 = 4,
    /// <summary>32 bits.</summary>
    [Name("32 bits prefix length")] Bits32 = 5,
}
