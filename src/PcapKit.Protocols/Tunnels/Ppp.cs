namespace PcapKit.Protocols;

/// <summary>Point-to-Point Protocol (RFC 1661), with or without the address and control bytes of HDLC-like framing (RFC 1662).</summary>
[Protocol("ppp", "PPP", "Point-to-Point Protocol", ProtocolLevel.Link)]
[Under("linktype", 9, 50)]
[Under("ethertype", 0x880B)]
[Under("pppoe.code", 0)]
[Under("l2tp.payload", 0)]
[Under("fr.nlpid", 0xCF)]
public readonly ref partial struct PppView
{
    /// <summary>From the protocol number to the protocol.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("ppp.protocol");

    /// <summary>All stations, 0xFF; there only with HDLC-like framing that is not compressed.</summary>
    [Field("address", "Address", Hex = true, Present = "HasAddress")] public partial byte? Address { get; }

    /// <summary>Unnumbered information, 3; there only together with <see cref="Address"/>.</summary>
    [Field("control", "Control", Hex = true, Present = "HasAddress")] public partial byte? Control { get; }

    /// <summary>The protocol of the payload in two bytes; null where it is compressed to one.</summary>
    [Field("protocol", "Protocol", Hex = true, Computed = true, SelectsUpper = true, Present = "!IsCompressed")] public partial PppProtocolNumber? NextProtocol { get; }

    /// <summary>The protocol of the payload in one byte, as both sides may agree to (RFC 1661, section 6.5); null mostly.</summary>
    [Field("protocol", "Protocol", Hex = true, ShownBits = 16, Bits = 8, Present = "IsCompressed")] public partial PppProtocolNumber? CompressedProtocol { get; }

    private bool HasAddress => Bytes is [0xFF, ..];

    // The last byte of a number is odd, the one before it is even.
    private bool IsCompressed => HasAddress ? Bytes is [_, _, var first, ..] && (first & 1) != 0 : Bytes is [var only, ..] && (only & 1) != 0;

    internal void Route(ref Slice slice)
    {
        PppProtocolNumber protocol = NextProtocol ?? CompressedProtocol ?? 0;
        if (ToEtherType(protocol) is var type and not 0)
            slice.Next(EthernetView.BareEtherTypeTable, (ushort)type);
        else
            slice.Next(ProtocolTable, (ushort)protocol);
    }

    private static EtherType ToEtherType(PppProtocolNumber protocol) => protocol switch
    {
        PppProtocolNumber.IPv4 => EtherType.IPv4,
        PppProtocolNumber.IPv6 => EtherType.IPv6,
        PppProtocolNumber.Ipx => EtherType.Ipx,
        PppProtocolNumber.MplsUnicast => EtherType.Mpls,
        PppProtocolNumber.MplsMulticast => EtherType.MplsUpstream,
        _ => 0,
    };

    internal static PppProtocolNumber FromEtherType(uint type) => (EtherType)type switch
    {
        EtherType.IPv4 => PppProtocolNumber.IPv4,
        EtherType.IPv6 => PppProtocolNumber.IPv6,
        EtherType.Ipx => PppProtocolNumber.Ipx,
        EtherType.Mpls => PppProtocolNumber.MplsUnicast,
        EtherType.MplsUpstream => PppProtocolNumber.MplsMulticast,
        _ => 0,
    };
}

public sealed partial class Ppp
{
    private bool WritesNextProtocol => CompressedProtocol is null;

    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is not null || !WritesNextProtocol)
            return;
        int at = HeaderLength - 2;
        if (context.TryUpperKey("ppp.protocol", out uint key))
            context.Write16(at, key);
        else if (context.TryUpperKey("ethertype", out uint type))
            context.Write16(at, (ushort)PppView.FromEtherType(type));
    }
}

/// <summary>Protocol numbers of PPP (IANA "ppp-numbers").</summary>
[ValueNames]
public enum PppProtocolNumber : ushort
{
    /// <summary>Padding.</summary>
    [Name("Padding Protocol")] Padding = 0x0001,
    /// <summary>Internet Protocol version 4.</summary>
    [Name("Internet Protocol version 4")] IPv4 = 0x0021,
    /// <summary>OSI network layer.</summary>
    [Name("OSI Network Layer")] Osi = 0x0023,
    /// <summary>DECnet phase IV.</summary>
    [Name("DECnet Phase IV")] DecNet = 0x0027,
    /// <summary>AppleTalk.</summary>
    [Name("Appletalk")] AppleTalk = 0x0029,
    /// <summary>Novell IPX.</summary>
    [Name("Novell IPX")] Ipx = 0x002B,
    /// <summary>TCP/IP headers compressed by Van Jacobson's way.</summary>
    [Name("Van Jacobson Compressed TCP/IP")] CompressedTcp = 0x002D,
    /// <summary>TCP/IP headers not compressed by Van Jacobson's way.</summary>
    [Name("Van Jacobson Uncompressed TCP/IP")] UncompressedTcp = 0x002F,
    /// <summary>Bridged frames (RFC 3518).</summary>
    [Name("Bridging PDU")] Bridging = 0x0031,
    /// <summary>Multilink (RFC 1990).</summary>
    [Name("Multi-Link")] MultiLink = 0x003D,
    /// <summary>Multiplexed frames (RFC 3153).</summary>
    [Name("PPP Multiplexing")] Multiplexing = 0x0059,
    /// <summary>Internet Protocol version 6.</summary>
    [Name("Internet Protocol version 6")] IPv6 = 0x0057,
    /// <summary>Compression of one link of several.</summary>
    [Name("Single link compression in multilink")] LinkCompression = 0x00FB,
    /// <summary>Compressed datagrams (RFC 1962).</summary>
    [Name("Compressed datagram")] Compressed = 0x00FD,
    /// <summary>Spanning tree.</summary>
    [Name("802.1d Hello Packet")] SpanningTree = 0x0201,
    /// <summary>Cisco Discovery Protocol.</summary>
    [Name("Cisco Discovery Protocol")] CiscoDiscovery = 0x0207,
    /// <summary>MPLS to one receiver.</summary>
    [Name("MPLS Unicast")] MplsUnicast = 0x0281,
    /// <summary>MPLS to several receivers.</summary>
    [Name("MPLS Multicast")] MplsMulticast = 0x0283,
    /// <summary>Control of IPv4 (RFC 1332).</summary>
    [Name("Internet Protocol Control Protocol")] IPv4Control = 0x8021,
    /// <summary>Control of the OSI network layer.</summary>
    [Name("OSI Network Layer Control Protocol")] OsiControl = 0x8023,
    /// <summary>Control of IPX.</summary>
    [Name("Novell IPX Control Protocol")] IpxControl = 0x802B,
    /// <summary>Control of bridging.</summary>
    [Name("Bridging NCP")] BridgingControl = 0x8031,
    /// <summary>Encryption control (RFC 1968).</summary>
    [Name("Encryption Control Protocol")] EncryptionControl = 0x8053,
    /// <summary>Control of IPv6 (RFC 5072).</summary>
    [Name("Internet Protocol version 6 Control Protocol")] IPv6Control = 0x8057,
    /// <summary>Control of multiplexing.</summary>
    [Name("PPP Muxing Control Protocol")] MultiplexingControl = 0x8059,
    /// <summary>Compression control (RFC 1962).</summary>
    [Name("Compression Control Protocol")] CompressionControl = 0x80FD,
    /// <summary>Control of MPLS.</summary>
    [Name("MPLS Control Protocol")] MplsControl = 0x8281,
    /// <summary>Link control (RFC 1661).</summary>
    [Name("Link Control Protocol")] LinkControl = 0xC021,
    /// <summary>Password authentication (RFC 1334).</summary>
    [Name("Password Authentication Protocol")] PasswordAuthentication = 0xC023,
    /// <summary>Report of link quality (RFC 1989).</summary>
    [Name("Link Quality Report")] LinkQualityReport = 0xC025,
    /// <summary>Callback control.</summary>
    [Name("Callback Control Protocol")] CallbackControl = 0xC029,
    /// <summary>Bandwidth allocation (RFC 2125).</summary>
    [Name("Bandwidth Allocation Protocol")] BandwidthAllocation = 0xC02D,
    /// <summary>Challenge handshake authentication (RFC 1994).</summary>
    [Name("Challenge Handshake Authentication Protocol")] ChallengeHandshake = 0xC223,
    /// <summary>Extensible authentication (RFC 3748).</summary>
    [Name("Extensible Authentication Protocol")] ExtensibleAuthentication = 0xC227,
}
