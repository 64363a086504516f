namespace PcapKit.Protocols;

/// <summary>ARCNET as Linux captures it: addresses of one byte, the offset of the data, and what a system code selects (RFC 1201, RFC 1051).</summary>
[Protocol("arcnet", "ARCNET", "ARCNET", ProtocolLevel.Link)]
[Under("linktype", 129)]
public readonly ref partial struct ArcNetView
{
    /// <summary>From system codes to protocols, for those that have no EtherType.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("arcnet.protocol_id");

    /// <summary>Source.</summary>
    [Field("src", "Source", Hex = true)] public partial byte Source { get; }

    /// <summary>Destination, 0 for all.</summary>
    [Field("dst", "Dest", Hex = true)] public partial byte Destination { get; }

    /// <summary>Where the data stood in the buffer of the network card.</summary>
    [Field("offset", "Offset", Hex = true, Form = FieldForm.Digits)] public partial ushort BufferOffset { get; }

    /// <summary>System code: the protocol of the payload.</summary>
    [Field("protid", "Protocol ID", Hex = true, Computed = true, SelectsUpper = true)] public partial ArcNetSystemCode NextProtocol { get; }

    /// <summary>Which fragment it is, 0 for a whole packet; not with RFC 1051.</summary>
    [Field("split_flag", "Split Flag", Present = "HasFragment(NextProtocol)")] public partial byte? SplitFlag { get; }

    /// <summary>Number of the packet, the same in all fragments; not with RFC 1051.</summary>
    [Field("sequence", "Sequence", Present = "HasFragment(NextProtocol)")] public partial ushort? Sequence { get; }

    internal static bool HasFragment(ArcNetSystemCode protocol) => protocol is not (ArcNetSystemCode.SimpleIP or ArcNetSystemCode.SimpleArp);

    internal static void Route(ref Slice slice, ArcNetSystemCode protocol)
    {
        EtherType type = protocol switch
        {
            ArcNetSystemCode.IP or ArcNetSystemCode.SimpleIP => EtherType.IPv4,
            ArcNetSystemCode.IPv6 => EtherType.IPv6,
            ArcNetSystemCode.Arp or ArcNetSystemCode.SimpleArp => EtherType.Arp,
            ArcNetSystemCode.ReverseArp => EtherType.ReverseArp,
            ArcNetSystemCode.Ipx => EtherType.Ipx,
            _ => 0,
        };
        if (type != 0)
            slice.Next(EthernetView.BareEtherTypeTable, (ushort)type);
        else
            slice.Next(ProtocolTable, (byte)protocol);
    }

    internal static ArcNetSystemCode ProtocolFor(in BuildContext context, bool hasFragment)
    {
        if (context.TryUpperKey("arcnet.protocol_id", out uint key))
            return (ArcNetSystemCode)key;
        if (!context.TryUpperKey("ethertype", out uint type))
            return 0;
        return (EtherType)type switch
        {
            EtherType.IPv4 => hasFragment ? ArcNetSystemCode.IP : ArcNetSystemCode.SimpleIP,
            EtherType.Arp => hasFragment ? ArcNetSystemCode.Arp : ArcNetSystemCode.SimpleArp,
            EtherType.IPv6 => ArcNetSystemCode.IPv6,
            EtherType.ReverseArp => ArcNetSystemCode.ReverseArp,
            EtherType.Ipx => ArcNetSystemCode.Ipx,
            _ => 0,
        };
    }

    internal void Route(ref Slice slice) => Route(ref slice, NextProtocol);
}

public sealed partial class ArcNet
{
    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is null)
            context.Write8(4, (byte)ArcNetView.ProtocolFor(context, Sequence is not null || SplitFlag is not null));
    }
}

/// <summary>ARCNET as the BSDs capture it: without the offset.</summary>
[Protocol("arcnet", "ARCNET", "ARCNET of BSD", ProtocolLevel.Link)]
[Under("linktype", 7)]
public readonly ref partial struct ArcNetBsdView
{
    /// <summary>Source.</summary>
    [Field("src", "Source", Hex = true)] public partial byte Source { get; }

    /// <summary>Destination, 0 for all.</summary>
    [Field("dst", "Dest", Hex = true)] public partial byte Destination { get; }

    /// <summary>System code: the protocol of the payload.</summary>
    [Field("protid", "Protocol ID", Hex = true, Computed = true, SelectsUpper = true)] public partial ArcNetSystemCode NextProtocol { get; }

    /// <summary>Which fragment it is, 0 for a whole packet; not with RFC 1051.</summary>
    [Field("split_flag", "Split Flag", Present = "ArcNetView.HasFragment(NextProtocol)")] public partial byte? SplitFlag { get; }

    /// <summary>Number of the packet, the same in all fragments; not with RFC 1051.</summary>
    [Field("sequence", "Sequence", Present = "ArcNetView.HasFragment(NextProtocol)")] public partial ushort? Sequence { get; }

    internal void Route(ref Slice slice) => ArcNetView.Route(ref slice, NextProtocol);
}

public sealed partial class ArcNetBsd
{
    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is null)
            context.Write8(2, (byte)ArcNetView.ProtocolFor(context, Sequence is not null || SplitFlag is not null));
    }
}

/// <summary>System codes of ARCNET (ARCNET Trade Association; RFC 1201, RFC 1051).</summary>
[ValueNames]
public enum ArcNetSystemCode : byte
{
    /// <summary>IP version 6.</summary>
    [Name("IPv6")] IPv6 = 0xC4,
    /// <summary>IP with fragments (RFC 1201).</summary>
    [Name("RFC 1201 IP")] IP = 0xD4,
    /// <summary>ARP with fragments (RFC 1201).</summary>
    [Name("RFC 1201 ARP")] Arp = 0xD5,
    /// <summary>RARP with fragments (RFC 1201).</summary>
    [Name("RFC 1201 RARP")] ReverseArp = 0xD6,
    /// <summary>AppleTalk.</summary>
    [Name("Appletalk")] AppleTalk = 0xDD,
    /// <summary>Banyan VINES.</summary>
    [Name("Banyan Vines")] BanyanVines = 0xEF,
    /// <summary>IP without fragments (RFC 1051).</summary>
    [Name("RFC 1051 IP")] SimpleIP = 0xF0,
    /// <summary>ARP without fragments (RFC 1051).</summary>
    [Name("RFC 1051 ARP")] SimpleArp = 0xF1,
    /// <summary>Novell IPX.</summary>
    [Name("Novell IPX")] Ipx = 0xFA,
}
