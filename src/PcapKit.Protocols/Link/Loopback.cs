using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>BSD loopback: the address family as a number of the machine that captured, in its byte order.</summary>
[Protocol("null", "Null", "Null/Loopback", ProtocolLevel.Link)]
[Under("linktype", 0)]
public readonly ref partial struct LoopbackView
{
    /// <summary>From address families to protocols, for families that have no EtherType.</summary>
    public static readonly TableId FamilyTable = TableId.Of("null.type");

    /// <summary>The four bytes as they stand, the least significant first; <see cref="Family"/> has them in order.</summary>
    [Field("family", "Family", When = "false", LittleEndian = true, Computed = true, SelectsUpper = true)] public partial AddressFamily FamilyAsWritten { get; }

    /// <summary>The address family, AF_INET for example, whatever the byte order; null where an EtherType stands there.</summary>
    public AddressFamily? Family => Order((uint)FamilyAsWritten) is <= EthernetView.LargestLength and var family ? (AddressFamily)family : null;

    /// <summary>The EtherType, where one stands there instead of a family, as on BSD/OS; null mostly.</summary>
    public EtherType? Type => Order((uint)FamilyAsWritten) is > EthernetView.LargestLength and var type ? (EtherType)type : null;

    internal static readonly FieldInfo TypeField = new("null.type", "Type", FieldKind.UInt, -1, 16) { Names = EtherTypeNames.Table, Hex = true };
    internal static FieldInfo[] BodyFields => [TypeField];

    /// <summary>The number in the order that makes a family of it: a plausible one is small in one order only (Wireshark's rules).</summary>
    internal static uint Order(uint value)
    {
        if (value > ushort.MaxValue)
        {
            // Some systems write two bytes of family and two bytes of nothing.
            bool isHalf = value < (EthernetView.SmallestType >> 8) << 16;
            return isHalf ? value >> 16 : BinaryPrimitives.ReverseEndianness(value);
        }
        bool isSwapped = (value & 0xFF) == 0 && value < EthernetView.SmallestType;
        return isSwapped ? value >> 8 : value;
    }

    /// <summary>The protocols of the families that also have an EtherType, or 0.</summary>
    internal static EtherType ToEtherType(AddressFamily family) => family switch
    {
        AddressFamily.IPv4 => EtherType.IPv4,
        AddressFamily.IPv6Bsd or AddressFamily.IPv6FreeBsd or AddressFamily.IPv6MacOS => EtherType.IPv6,
        AddressFamily.Ipx => EtherType.Ipx,
        _ => 0,
    };

    internal static AddressFamily FromEtherType(uint type) => (EtherType)type switch
    {
        EtherType.IPv4 => AddressFamily.IPv4,
        EtherType.IPv6 => AddressFamily.IPv6FreeBsd,
        EtherType.Ipx => AddressFamily.Ipx,
        _ => 0,
    };

    internal void Route(ref Slice slice) => Route(ref slice, Order((uint)FamilyAsWritten));

    internal static void Route(ref Slice slice, uint value)
    {
        EtherType type = value > EthernetView.LargestLength ? (EtherType)value : ToEtherType((AddressFamily)value);
        if (type != 0)
            slice.Next(EthernetView.BareEtherTypeTable, (ushort)type);
        else
            slice.Next(FamilyTable, value);
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        uint value = Order((uint)FamilyAsWritten);
        sink.Number(value > EthernetView.LargestLength ? TypeField : LoopbackProtocol.FieldTable.FamilyAsWritten, value, 0, 32);
    }
}

public sealed partial class Loopback
{
    /// <summary>The address family; it is written with the least significant byte first. Null lets the build choose by what is carried.</summary>
    public AddressFamily? Family
    {
        get => FamilyAsWritten is { } written ? (AddressFamily)LoopbackView.Order((uint)written) : null;
        set => FamilyAsWritten = value;
    }

    partial void Compute(in BuildContext context)
    {
        if (FamilyAsWritten is not null)
            return;
        if (context.TryUpperKey("ethertype", out uint type))
            context.Layer[0] = (byte)LoopbackView.FromEtherType(type);
        else if (context.TryUpperKey("null.type", out uint family))
            context.Write8(0, family);
    }
}

/// <summary>OpenBSD loopback: the address family in network byte order.</summary>
[Protocol("null", "Loop", "OpenBSD loopback", ProtocolLevel.Link)]
[Under("linktype", 108)]
public readonly ref partial struct NetworkOrderLoopbackView
{
    /// <summary>The address family, AF_INET for example.</summary>
    [Field("family", "Family", Computed = true, SelectsUpper = true)] public partial AddressFamily Family { get; }

    internal void Route(ref Slice slice) => LoopbackView.Route(ref slice, (uint)Family);
}

public sealed partial class NetworkOrderLoopback
{
    partial void Compute(in BuildContext context)
    {
        if (Family is not null)
            return;
        if (context.TryUpperKey("ethertype", out uint type))
            context.Write32(0, (uint)LoopbackView.FromEtherType(type));
        else if (context.TryUpperKey("null.type", out uint family))
            context.Write32(0, family);
    }
}
