using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>Ethernet II and IEEE 802.3: addresses and the type of what follows, or its length.</summary>
[Protocol("eth", "Ethernet", "Ethernet", ProtocolLevel.Link, ShownFrom = 14,
    Summary = "Ethernet II, Src: {src}, Dst: {dst}{?type}|IEEE 802.3 Ethernet ")]
[Under("linktype", 1)]
[Under("ethertype", 0x6558)]
[Under("llc.bridged_pid", 0x0007, 0x0001)]
[Under("erspan.ft", 0)]
[Under("pweth.payload", 0)]
[Under("cfp.payload", 0)]
[Fallback("ethertype.bare", "ethertype")]
public readonly ref partial struct EthernetView
{
    /// <summary>From the type of Ethernet II to the protocol; every protocol that carries an EtherType asks it.</summary>
    public static readonly TableId EtherTypeTable = TableId.Of("ethertype", chain: "ethertype");

    /// <summary>The same table for protocols that know an EtherType or the like, but between which Wireshark's chains do not name the table.</summary>
    public static readonly TableId BareEtherTypeTable = TableId.Of("ethertype.bare");

    /// <summary>What follows a length (IEEE 802.3): 0 for LLC, 1 for Novell's raw IPX.</summary>
    public static readonly TableId LengthTable = TableId.Of("eth.len");

    /// <summary>The smallest number that is a type (IEEE 802.3, section 3.2.6).</summary>
    internal const ushort SmallestType = 0x600;

    /// <summary>The largest number that is a length; what lies between it and the types is neither.</summary>
    internal const ushort LargestLength = 1500;

    /// <summary>Destination address.</summary>
    [Field("dst", "Destination", Alias = "addr")] public partial MacAddress Destination { get; }

    /// <summary>Source address.</summary>
    [Field("src", "Source", Alias = "addr")] public partial MacAddress Source { get; }

    /// <summary>The protocol of the payload; a value from 1 to 1500 is the payload's length instead.</summary>
    [Field("type", "Type", Hex = true, Computed = true, SelectsUpper = true, When = "IsType((ushort)Type)")] public partial EtherType Type { get; }

    /// <summary>The payload's length in an IEEE 802.3 frame, null in Ethernet II.</summary>
    [Derived("len", "Length")] public int? Length => IsLength((ushort)Type) ? (ushort)Type : null;

    /// <summary>A number that is too large for a length and too small for a type; null where it is either.</summary>
    [Derived("invalid_lentype", "Invalid length/type", Hex = true, ShownBits = 16)]
    public int? InvalidLengthOrType => IsType((ushort)Type) || IsLength((ushort)Type) ? null : (ushort)Type;

    /// <summary>The type of Cisco FabricPath, whose header only looks like one of Ethernet.</summary>
    internal const ushort FabricPathType = 0x8903;

    internal static bool IsLength(ushort value) => value is > 0 and <= LargestLength;

    internal static bool IsType(ushort value) => value is 0 or >= SmallestType;

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("eth.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField, EthernetTrailer.FrameCheckSequence];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) =>
        EthernetTrailer.Visit(layer, Type, TrailerField, layer.Offset == 0 ? EthernetTrailer.FrameCheckSequence : null, sink);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice)
    {
        ushort type = (ushort)Type;
        if (type == FabricPathType && slice.From == TableId.LinkType)
            slice.Reject();
        else if (type >= SmallestType)
            slice.Next(EtherTypeTable, type);
        else
            RouteOther(ref slice, type);
    }

    private void RouteOther(ref Slice slice, ushort type)
    {
        if (IsType(type))
            slice.Next(EtherTypeTable, type);
        else if (IsLength(type))
            RouteByLength(ref slice, type, Payload);
        else
            slice.NextIsRaw();
    }

    /// <summary>What follows where a length stands in the place of a type.</summary>
    internal static void RouteByLength(ref Slice slice, ushort length, ReadOnlySpan<byte> payload)
    {
        slice.LimitPayload(length, LimitedBy.PayloadLength);
        slice.Next(LengthTable, payload is [0xFF, 0xFF, ..] ? 1u : 0u);
    }
}

public sealed partial class Ethernet
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null)
            WriteTypeOrLength(context, 12, Trailer.Length);
    }

    /// <summary>Writes the type of the upper layer, or the length of what is carried where the upper layer wants one.</summary>
    internal static void WriteTypeOrLength(in BuildContext context, int offset, int trailer)
    {
        if (context.TryUpperKey("eth.len", out _))
            context.Write16(offset, context.PayloadLength - trailer);
        else if (context.TryUpperKey("ethertype", out uint key))
            context.Write16(offset, key);
    }
}
