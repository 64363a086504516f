namespace PcapKit.Protocols;

/// <summary>Cisco FabricPath: an Ethernet frame inside another one whose addresses name switches, with a hop limit.</summary>
/// <remarks>It takes the place of the outer Ethernet header, whose addresses have a meaning of their own here.</remarks>
[Protocol("cfp", "FabricPath", "Cisco FabricPath", ProtocolLevel.Link, Path = "eth:cfp",
    Summary = "Cisco FabricPath")]
[Heuristic("linktype")]
public readonly ref partial struct FabricPathView
{
    /// <summary>What is carried: 0 for Ethernet.</summary>
    public static readonly TableId PayloadTable = TableId.Of("cfp.payload");

    // Of the outer frame, which the switch computes anew.
    private const int CheckLength = 4;

    private static readonly FieldInfo Check = new("cfp.fcs", "Frame check sequence", FieldKind.UInt, -1, 32) { Hex = true };

    /// <summary>Destination: an address of a group, or one with switch and port as <see cref="SwitchId"/> and the others of the source.</summary>
    [Field("d_hmac", "Destination HMAC")] public partial MacAddress Destination { get; }

    /// <summary>The upper bits of the source's end node.</summary>
    [Field("eid_high", "End Node ID, upper bits", Bits = 6, Hidden = true)] public partial byte EndNodeHigh { get; }

    /// <summary>Whether the source is a local address, as always here.</summary>
    [Field("ul", "U/L bit")] public partial bool IsLocal { get; }

    /// <summary>Whether the source is a group's address, never.</summary>
    [Field("ig", "I/G bit")] public partial bool IsGroup { get; }

    /// <summary>The lower bits of the source's end node.</summary>
    [Field("eid_low", "End Node ID, lower bits", Bits = 2, Hidden = true)] public partial byte EndNodeLow { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 1, Hidden = true)] public partial byte Reserved { get; }

    /// <summary>In a destination: may be delivered out of order; in a source: is not to be learnt.</summary>
    [Field("ooodl", "OOO/DL Bit")] public partial bool OutOfOrder { get; }

    /// <summary>The source's switch.</summary>
    [Field("swid", "switch-id", Bits = 12)] public partial ushort SwitchId { get; }

    /// <summary>Which of several switches behind one identifier.</summary>
    [Field("sswid", "sub-switch-id")] public partial byte SubSwitchId { get; }

    /// <summary>The source's port, known to the switch only.</summary>
    [Field("lid", "Source LID")] public partial ushort LocalId { get; }

    /// <summary>0x8903.</summary>
    [Field("etype", "FP Ethertype", Hex = true, Default = 0x8903)] public partial ushort Type { get; }

    /// <summary>The tree along which frames to many go.</summary>
    [Field("ftag", "FTAG", Bits = 10)] public partial ushort ForwardingTag { get; }

    /// <summary>Time to live in switches.</summary>
    [Field("ttl", "TTL", Bits = 6, Default = 32)] public partial byte TimeToLive { get; }

    /// <summary>The source's end node.</summary>
    [Derived("eid", "End Node ID")] public int EndNodeId => EndNodeHigh << 2 | EndNodeLow;

    internal static FieldInfo[] BodyFields => [Check];

    internal static bool LooksLike(ReadOnlySpan<byte> data) =>
        data.Length > FixedLength && data[12] == EthernetView.FabricPathType >> 8 && data[13] == (EthernetView.FabricPathType & 0xFF);

    internal static void Route(ref Slice slice) => slice.AddChild(FixedLength, slice.ReportedLength - FixedLength - CheckLength, PayloadTable, 0);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        int at = ReportedLength - CheckLength;
        if (at >= FixedLength && Bytes.Length == ReportedLength)
            sink.Number(Check, Bits.Read(Bytes[at..], 0, 32), at * 8, 32);
    }
}

/// <remarks>The frame check sequence goes into <see cref="Layer.Trailer"/>.</remarks>
public sealed partial class FabricPath;
