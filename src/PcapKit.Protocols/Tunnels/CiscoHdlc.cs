namespace PcapKit.Protocols;

/// <summary>Cisco's HDLC framing: an address, a control byte, an EtherType.</summary>
[Protocol("chdlc", "CHDLC", "Cisco HDLC", ProtocolLevel.Link)]
[Under("linktype", 104)]
[Fallback("chdlc.protocol", "ethertype")]
public readonly ref partial struct CiscoHdlcView
{
    /// <summary>From the type to the protocol: Cisco's own numbers, then every EtherType.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("chdlc.protocol");

    private const ushort Osi = 0xFEFE;

    /// <summary>0x0F for one station, 0x8F for all.</summary>
    [Field("address", "Address", Hex = true, Default = 0x0F)] public partial byte Address { get; }

    /// <summary>Zero.</summary>
    [Field("control", "Control", Hex = true)] public partial byte Control { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("protocol", "Protocol", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType NextProtocol { get; }

    /// <summary>A byte between the header and the network layer of OSI.</summary>
    [Field("clns_padding", "CLNS Padding", Hex = true, Present = "(ushort)NextProtocol == Osi")] public partial byte? OsiPadding { get; }

    internal void Route(ref Slice slice) => slice.Next(ProtocolTable, (ushort)NextProtocol);
}

public sealed partial class CiscoHdlc
{
    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is null && (context.TryUpperKey("chdlc.protocol", out uint key) || context.TryUpperKey("ethertype", out key)))
            context.Write16(2, key);
    }
}

/// <summary>Serial line ARP: keepalives and addresses on Cisco's HDLC lines.</summary>
[Protocol("slarp", "SLARP", "Cisco SLARP", ProtocolLevel.Link)]
[Under("chdlc.protocol", 0x8035)]
public readonly ref partial struct SerialLineArpView
{
    /// <summary>0 asks for an address, 1 answers, 2 keeps the line alive.</summary>
    [Field("ptype", "Packet type", Default = 2)] public partial uint PacketType { get; }

    /// <summary>Address of the sender.</summary>
    [Field("address", "Address", Present = "PacketType < 2")] public partial IPv4Address? Address { get; }

    /// <summary>Netmask of the sender.</summary>
    [Field("netmask", "Netmask", Present = "PacketType < 2")] public partial IPv4Address? Netmask { get; }

    /// <summary>Number of this keepalive.</summary>
    [Field("mysequence", "Outgoing sequence number", Present = "PacketType == 2")] public partial uint? Sequence { get; }

    /// <summary>Number of the last keepalive received.</summary>
    [Field("yoursequence", "Returned sequence number", Present = "PacketType == 2")] public partial uint? ReturnedSequence { get; }

    /// <summary>All ones.</summary>
    [Field("reliability", "Reliability", Hex = true, Present = "PacketType == 2")] public partial ushort? Reliability { get; }

    internal static void Route(ref Slice slice) => slice.LimitPayload(0, LimitedBy.PayloadLength);
}
