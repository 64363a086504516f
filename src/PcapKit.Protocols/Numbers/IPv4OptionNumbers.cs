namespace PcapKit.Protocols;

/// <summary>Types of IPv4 options (IANA "ip-parameters").</summary>
[ValueNames]
public enum IPv4OptionType : byte
{
    /// <summary>End of the list.</summary>
    [Name("End of Option List (EOL)")] EndOfOptions = 0,
    /// <summary>No operation.</summary>
    [Name("No-Operation (NOP)")] NoOperation = 1,
    /// <summary>Record route.</summary>
    [Name("Record Route")] RecordRoute = 7,
    /// <summary>Experimental measurement.</summary>
    [Name("Experimental Measurement")] ExperimentalMeasurement = 10,
    /// <summary>MTU probe.</summary>
    [Name("MTU Probe")] MtuProbe = 11,
    /// <summary>MTU reply.</summary>
    [Name("MTU Reply")] MtuReply = 12,
    /// <summary>ENCODE.</summary>
    [Name("ENCODE")] Encode = 15,
    /// <summary>Quick-Start.</summary>
    [Name("Quick-Start")] QuickStart = 25,
    /// <summary>Experiment (RFC 3692).</summary>
    [Name("RFC3692-style Experiment")] Experiment1 = 30,
    /// <summary>Time stamp.</summary>
    [Name("Time Stamp")] Timestamp = 68,
    /// <summary>Traceroute.</summary>
    Traceroute = 82,
    /// <summary>Experiment (RFC 3692).</summary>
    [Name("RFC3692-style Experiment")] Experiment2 = 94,
    /// <summary>Basic security.</summary>
    Security = 130,
    /// <summary>Loose source route.</summary>
    [Name("Loose Source Route")] LooseSourceRoute = 131,
    /// <summary>Extended security.</summary>
    [Name("Extended Security")] ExtendedSecurity = 133,
    /// <summary>Commercial security.</summary>
    [Name("Commercial Security")] CommercialSecurity = 134,
    /// <summary>Stream identifier.</summary>
    [Name("Stream ID")] StreamId = 136,
    /// <summary>Strict source route.</summary>
    [Name("Strict Source Route")] StrictSourceRoute = 137,
    /// <summary>Experimental access control.</summary>
    [Name("Experimental Access Control")] VisaAccessControl = 142,
    /// <summary>IMI traffic descriptor.</summary>
    [Name("IMI Traffic Descriptor")] ImiTrafficDescriptor = 144,
    /// <summary>Extended internet protocol.</summary>
    [Name("Extended Internet Protocol")] ExtendedInternetProtocol = 145,
    /// <summary>Address extension.</summary>
    [Name("Address Extension")] AddressExtension = 147,
    /// <summary>Router alert.</summary>
    [Name("Router Alert")] RouterAlert = 148,
    /// <summary>Selective directed broadcast.</summary>
    [Name("Selective Directed Broadcast")] SelectiveDirectedBroadcast = 149,
    /// <summary>Dynamic packet state.</summary>
    [Name("Dynamic Packet State")] DynamicPacketState = 151,
    /// <summary>Upstream multicast packet.</summary>
    [Name("Upstream Multicast Packet")] UpstreamMulticast = 152,
    /// <summary>Experiment (RFC 3692).</summary>
    [Name("RFC3692-style Experiment")] Experiment3 = 158,
    /// <summary>Experimental flow control.</summary>
    [Name("Experimental Flow Control")] ExperimentalFlowControl = 205,
    /// <summary>Experiment (RFC 3692).</summary>
    [Name("RFC3692-style Experiment")] Experiment4 = 222,
}

/// <summary>Classes of IPv4 options (RFC 791, section 3.1).</summary>
[ValueNames]
public enum IPv4OptionClass : byte
{
    /// <summary>Control.</summary>
    Control = 0,
    /// <summary>Reserved.</summary>
    [Name("Reserved for future use")] Reserved1 = 1,
    /// <summary>Debugging and measurement.</summary>
    [Name("Debugging and measurement")] Debugging = 2,
    /// <summary>Reserved.</summary>
    [Name("Reserved for future use")] Reserved3 = 3,
}

/// <summary>What the entries of a time stamp option are (RFC 791, section 3.1).</summary>
[ValueNames]
public enum IPv4TimestampFormat : byte
{
    /// <summary>Times only.</summary>
    [Name("Time stamps only")] TimesOnly = 0,
    /// <summary>Each host writes its address before the time.</summary>
    [Name("Time stamp and address")] WithAddress = 1,
    /// <summary>The sender wrote the addresses of the hosts that are to write a time.</summary>
    [Name("Time stamps for prespecified addresses")] Prespecified = 3,
}

/// <summary>Security levels of RFC 791.</summary>
[ValueNames]
public enum IPv4FirstSecurityLevel : ushort
{
    /// <summary>Unclassified.</summary>
    Unclassified = 0,
    /// <summary>Confidential.</summary>
    Confidential = 0xF135,
    /// <summary>EFTO.</summary>
    [Name("EFTO")] Efto = 0x789A,
    /// <summary>MMMM.</summary>
    [Name("MMMM")] Mmmm = 0xBC4D,
    /// <summary>PROG.</summary>
    [Name("PROG")] Prog = 0x5E26,
    /// <summary>Restricted.</summary>
    Restricted = 0xAF13,
    /// <summary>Secret.</summary>
    Secret = 0xD788,
    /// <summary>Top secret.</summary>
    [Name("Top Secret")] TopSecret = 0x6BC5,
}

/// <summary>Classification levels (RFC 1108, section 2.3).</summary>
[ValueNames]
public enum IPv4ClassificationLevel : byte
{
    /// <summary>Top secret.</summary>
    [Name("Top Secret")] TopSecret = 0x3D,
    /// <summary>Secret.</summary>
    Secret = 0x5A,
    /// <summary>Confidential.</summary>
    Confidential = 0x96,
    /// <summary>Unclassified.</summary>
    Unclassified = 0xAB,
}

/// <summary>Types of the tags in the commercial security option.</summary>
[ValueNames]
public enum IPv4CipsoTagType : byte
{
    /// <summary>A bit map of categories.</summary>
    [Name("Restrictive Category Bitmap")] Bitmap = 1,
    /// <summary>Categories one by one.</summary>
    [Name("Enumerated Categories")] Enumerated = 2,
    /// <summary>Ranges of categories.</summary>
    [Name("Ranged Categories")] Ranged = 5,
    /// <summary>A bit map of categories that may be passed.</summary>
    [Name("Permissive Categories")] Permissive = 6,
    /// <summary>Free form.</summary>
    [Name("Free Form")] FreeForm = 7,
}

/// <summary>Functions of Quick-Start (RFC 4782, section 3.1).</summary>
[ValueNames]
public enum QuickStartFunction : byte
{
    /// <summary>Asks for a rate.</summary>
    [Name("Rate request")] Request = 0,
    /// <summary>Reports the approved rate.</summary>
    [Name("Rate report")] Report = 8,
}

/// <summary>Why a router is to look at an IPv4 packet (IANA "ipv4-router-alert-option-values", RFC 2113, RFC 5350).</summary>
[ValueNames]
public enum IPv4RouterAlertValue : ushort
{
    /// <summary>Every router looks at it.</summary>
    [Name("Router shall examine packet")] Examine = 0,
    /// <summary>Aggregated reservation, nesting level 1; level n is this plus n − 1, up to level 32 (RFC 3175).</summary>
    [Name("Aggregated Reservation Nesting Level 1")] AggregatedReservation1 = 1,
    /// <summary>QoS NSLP, aggregation level 0; level n is this plus n, up to level 31 (RFC 5974).</summary>
    [Name("QoS NSLP Aggregation Level 0")] QosNslp0 = 33,
    /// <summary>NSIS NATFW NSLP (RFC 5973).</summary>
    [Name("NSIS NATFW NSLP")] NatFirewallNslp = 65,
}
