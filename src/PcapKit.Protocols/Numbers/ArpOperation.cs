namespace PcapKit.Protocols;

/// <summary>What an ARP packet asks or says (IANA "arp-parameters", operation codes).</summary>
[ValueNames]
public enum ArpOperation : ushort
{
    /// <summary>Who has this protocol address? (RFC 826).</summary>
    [Name("request")] Request = 1,
    /// <summary>I have it (RFC 826).</summary>
    [Name("reply")] Reply = 2,
    /// <summary>Which protocol address has this hardware? (RFC 903).</summary>
    [Name("reverse request")] ReverseRequest = 3,
    /// <summary>It has this one (RFC 903).</summary>
    [Name("reverse reply")] ReverseReply = 4,
    /// <summary>Asks a server for a protocol address (RFC 1931).</summary>
    [Name("drarp request")] DynamicReverseRequest = 5,
    /// <summary>The server grants one (RFC 1931).</summary>
    [Name("drarp reply")] DynamicReverseReply = 6,
    /// <summary>The server cannot (RFC 1931).</summary>
    [Name("drarp error")] DynamicReverseError = 7,
    /// <summary>Which protocol address is at the other end of this circuit? (RFC 2390).</summary>
    [Name("inverse request")] InverseRequest = 8,
    /// <summary>This one (RFC 2390).</summary>
    [Name("inverse reply")] InverseReply = 9,
    /// <summary>An ATMARP server does not know the address (RFC 1577).</summary>
    [Name("arp nak")] NegativeAcknowledgement = 10,
    /// <summary>A multicast address resolution request (RFC 2022).</summary>
    [Name("mars request")] MarsRequest = 11,
    /// <summary>Its answer (RFC 2022).</summary>
    [Name("mars multi")] MarsMulti = 12,
    /// <summary>An address of a multicast server (RFC 2022).</summary>
    [Name("mars mserv")] MarsServer = 13,
    /// <summary>Joins a multicast group (RFC 2022).</summary>
    [Name("mars join")] MarsJoin = 14,
    /// <summary>Leaves a multicast group (RFC 2022).</summary>
    [Name("mars leave")] MarsLeave = 15,
    /// <summary>The multicast address resolution server does not know (RFC 2022).</summary>
    [Name("mars nak")] MarsNegativeAcknowledgement = 16,
    /// <summary>No longer served (RFC 2022).</summary>
    [Name("mars unserv")] MarsUnserve = 17,
    /// <summary>A multicast server joins (RFC 2022).</summary>
    [Name("mars sjoin")] MarsServerJoin = 18,
    /// <summary>A multicast server leaves (RFC 2022).</summary>
    [Name("mars sleave")] MarsServerLeave = 19,
    /// <summary>Asks for the list of groups (RFC 2022).</summary>
    [Name("mars grouplist request")] MarsGroupListRequest = 20,
    /// <summary>The list of groups (RFC 2022).</summary>
    [Name("mars grouplist reply")] MarsGroupListReply = 21,
    /// <summary>Redirects to other servers (RFC 2022).</summary>
    [Name("mars redirect map")] MarsRedirectMap = 22,
    /// <summary>Takes back an entry (RFC 2176).</summary>
    [Name("mapos unarp")] MaposUnarp = 23,
    /// <summary>Experimental (RFC 5494).</summary>
    [Name("experimental 1")] Experimental1 = 24,
    /// <summary>Experimental (RFC 5494).</summary>
    [Name("experimental 2")] Experimental2 = 25,
    /// <summary>Reserved (RFC 5494).</summary>
    [Name("reserved")] Reserved = 65535,
}
