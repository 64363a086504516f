namespace PcapKit.Protocols;

/// <summary>Cisco's VN-Tag: the virtual interfaces between which a frame goes.</summary>
[Protocol("vntag", "VN-Tag", "VN-Tag", ProtocolLevel.Link, MorePrefixes = "eth")]
[Under("ethertype", 0x8926)]
public readonly ref partial struct VnTagView
{
    /// <summary>Whether the frame comes from the bridge.</summary>
    [Field("dir", "Direction")] public partial bool IsFromBridge { get; }

    /// <summary>Whether <see cref="Destination"/> is a list of interfaces.</summary>
    [Field("ptr", "Pointer")] public partial bool IsList { get; }

    /// <summary>Virtual interface of the receiver.</summary>
    [Field("dst", "Destination", Bits = 14)] public partial ushort Destination { get; }

    /// <summary>Whether the frame goes back to where it came from.</summary>
    [Field("looped", "Looped")] public partial bool IsLooped { get; }

    /// <summary>Reserved.</summary>
    [Field("r", "Reserved", Bits = 1)] public partial byte Reserved { get; }

    /// <summary>Version.</summary>
    [Field("version", "Version", Bits = 2)] public partial byte Version { get; }

    /// <summary>Virtual interface of the sender.</summary>
    [Field("src", "Source", Bits = 12)] public partial ushort Source { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("etype", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("vntag.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
}

public sealed partial class VnTag
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(4, key);
    }
}

/// <summary>The E-Tag of bridge port extension (IEEE 802.1BR): the extended ports between which a frame goes.</summary>
[Protocol("etag", "E-Tag", "802.1BR E-Tag", ProtocolLevel.Link, MorePrefixes = "eth")]
[Under("ethertype", 0x893F)]
public readonly ref partial struct EthernetTagView
{
    /// <summary>Priority code point, 0 to 7.</summary>
    [Field("pcp", "E-PCP", Bits = 3)] public partial VlanPriority Priority { get; }

    /// <summary>Drop eligible indicator.</summary>
    [Field("dei", "E-DEI")] public partial bool DropEligible { get; }

    /// <summary>Lower 12 bits of the port where the frame came in.</summary>
    [Field("iecid_base", "Ingress_E-CID_base", Bits = 12, Hex = true)] public partial ushort IngressBase { get; }

    /// <summary>Reserved.</summary>
    [Field("resv", "Reserved", Bits = 2)] public partial byte Reserved { get; }

    /// <summary>0 for one port, others for groups of ports.</summary>
    [Field("group", "GRP", Bits = 2)] public partial byte Group { get; }

    /// <summary>Lower 12 bits of the port, or group of ports, where the frame goes.</summary>
    [Field("ecid_base", "E-CID_base", Bits = 12, Hex = true)] public partial ushort Base { get; }

    /// <summary>Upper 8 bits of the port where the frame came in.</summary>
    [Field("iecid_ext", "Ingress_E-CID_ext", Hex = true)] public partial byte IngressExtension { get; }

    /// <summary>Upper 8 bits of the port where the frame goes.</summary>
    [Field("ecid_ext", "E-CID_ext", Hex = true)] public partial byte Extension { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("etype", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("etag.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
}

public sealed partial class EthernetTag
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(6, key);
    }
}
