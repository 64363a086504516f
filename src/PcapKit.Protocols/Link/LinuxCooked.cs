namespace PcapKit.Protocols;

/// <summary>Linux "cooked" capture, version 1: what the kernel knows of a packet whose link header it does not show.</summary>
[Protocol("sll", "SLL", "Linux cooked capture v1", ProtocolLevel.Link, MorePrefixes = "eth",
    Summary = "Linux cooked capture v1")]
[Under("linktype", 113)]
[Fallback("sll.gretype", "ethertype")]
public readonly ref partial struct LinuxCookedView
{
    /// <summary>From kinds of hardware to protocols, for hardware whose packets have a link header after all.</summary>
    public static readonly TableId HardwareTable = TableId.Of("sll.hatype");

    /// <summary>From the numbers of Linux below the EtherTypes to protocols: 1 for Novell's raw IPX, 4 for LLC.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("sll.ltype");

    /// <summary>From the protocol types of GRE to protocols, for interfaces of GRE tunnels: every EtherType.</summary>
    public static readonly TableId GreTable = TableId.Of("sll.gretype");

    /// <summary>Who sent the packet to whom, as the kernel sees it.</summary>
    [Field("pkttype", "Packet type")] public partial CookedPacketType PacketType { get; }

    /// <summary>Kind of hardware (ARPHRD_), which says what the address is.</summary>
    [Field("hatype", "Link-layer address type")] public partial HardwareType HardwareType { get; }

    /// <summary>How many bytes of <see cref="AddressBytes"/> are the sender's address; more than 8 where it was cut to 8.</summary>
    [Field("halen", "Link-layer address length")] public partial ushort AddressLength { get; }

    /// <summary>The sender's link-layer address and, behind it, bytes without meaning: 8 in all.</summary>
    [Field("src.other", "Source", Bits = 64, When = "false")] public partial ReadOnlySpan<byte> AddressBytes { get; }

    /// <summary>The protocol of the payload: an EtherType, or a smaller number of Linux.</summary>
    [Field("etype", "Protocol", Hex = true, Computed = true, SelectsUpper = true, When = "false")] public partial EtherType NextProtocol { get; }

    /// <summary>The sender's link-layer address, 0 to 8 bytes.</summary>
    public ReadOnlySpan<byte> Address => AddressBytes[..Math.Min((int)AddressLength, 8)];

    internal static FieldInfo[] BodyFields => Cooked.Fields;

    internal void Route(ref Slice slice) => Cooked.Route(ref slice, HardwareType, (ushort)NextProtocol);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        Cooked.VisitAddress(AddressBytes, AddressLength, 6, LinuxCookedProtocol.FieldTable.AddressBytes, sink);
        FieldInfo field = Cooked.ProtocolField(HardwareType, (ushort)NextProtocol) ?? LinuxCookedProtocol.FieldTable.NextProtocol;
        sink.Number(field, (ushort)NextProtocol, 14 * 8, 16);
        Cooked.VisitTrailer(layer, NextProtocol, sink);
    }

    /// <summary>What both versions share.</summary>
    internal static class Cooked
    {
        private static readonly FieldInfo Mac = new("sll.src.eth", "Source", FieldKind.Mac, -1, 48);
        private static readonly FieldInfo IPv4 = new("sll.src.ipv4", "Source", FieldKind.IPv4, -1, 32);
        private static readonly FieldInfo Unused = new("sll.unused", "Unused", FieldKind.Bytes);
        private static readonly FieldInfo LinuxType = new("sll.ltype", "Protocol", FieldKind.UInt, -1, 16) { Names = CookedProtocolNames.Table, Hex = true };
        private static readonly FieldInfo GreType = new("sll.gretype", "Protocol", FieldKind.UInt, -1, 16) { Names = EtherTypeNames.Table, Hex = true };
        private static readonly FieldInfo Trailer = EthernetTrailer.Bytes("sll.trailer", "Trailer");
        internal static readonly FieldInfo[] Fields = [Mac, IPv4, Unused, LinuxType, GreType, EthernetTrailer.Padding, Trailer];

        internal static void Route(ref Slice slice, HardwareType hardware, ushort protocol)
        {
            if (hardware is HardwareType.Netlink or HardwareType.Ieee80211Radiotap)
                slice.Next(HardwareTable, (ushort)hardware);
            else if (protocol == (ushort)CookedProtocol.Ethernet)
                slice.Next(TableId.LinkType, LinkTypes.Ethernet);
            else if (protocol < EthernetView.SmallestType)
                slice.Next(ProtocolTable, protocol);
            else if (hardware == HardwareType.Gre)
                slice.Next(GreTable, protocol);
            else
                slice.Next(EthernetView.EtherTypeTable, protocol);
        }

        internal static void VisitAddress(ReadOnlySpan<byte> bytes, int length, int offset, FieldInfo other, FieldSink sink)
        {
            length = Math.Min(length, bytes.Length);
            if (length == 6)
                sink.Number(Mac, Bits.Read(bytes, 0, 48), offset * 8, 48);
            else if (length == 4)
                sink.Number(IPv4, Bits.Read(bytes, 0, 32), offset * 8, 32);
            else if (length > 0)
                sink.Bytes(other, bytes[..length], offset * 8, length * 8);
            if (length < bytes.Length)
                sink.Bytes(Unused, bytes[length..], (offset + length) * 8, (bytes.Length - length) * 8);
        }

        /// <summary>Shows what is behind the payload, where that has an EtherType.</summary>
        internal static void VisitTrailer(in LayerSlice layer, EtherType payload, FieldSink sink)
        {
            if ((ushort)payload >= EthernetView.SmallestType)
                EthernetTrailer.Visit(layer, payload, Trailer, null, sink);
        }

        // Null for the field of the EtherType, which each version has itself.
        internal static FieldInfo? ProtocolField(HardwareType hardware, ushort protocol) =>
            hardware == HardwareType.Gre ? GreType : protocol < EthernetView.SmallestType ? LinuxType : null;

        internal static ushort ComputeProtocol(in BuildContext context)
        {
            if (context.TryUpperKey("sll.ltype", out uint key) || context.TryUpperKey("ethertype", out key))
                return (ushort)key;
            return 0;
        }
    }
}

public sealed partial class LinuxCooked
{
    /// <summary>The sender's link-layer address, at most 8 bytes; setting it sets <see cref="AddressLength"/> too.</summary>
    public ReadOnlyMemory<byte> Address
    {
        get => AddressBytes[..Math.Min((int)AddressLength, AddressBytes.Length)];
        set => (AddressBytes, AddressLength) = (value, (ushort)value.Length);
    }

    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is null)
            context.Write16(14, LinuxCookedView.Cooked.ComputeProtocol(context));
    }
}

/// <summary>Linux "cooked" capture, version 2: as version 1, with the interface.</summary>
[Protocol("sll", "SLL2", "Linux cooked capture v2", ProtocolLevel.Link, MorePrefixes = "eth",
    Summary = "Linux cooked capture v2")]
[Under("linktype", 276)]
public readonly ref partial struct LinuxCooked2View
{
    /// <summary>The protocol of the payload: an EtherType, or a smaller number of Linux.</summary>
    [Field("etype", "Protocol", Hex = true, Computed = true, SelectsUpper = true, When = "IsEtherType")] public partial EtherType NextProtocol { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Hex = true, When = "false")] public partial ushort Reserved { get; }

    /// <summary>Number of the interface in the machine that captured, from 1.</summary>
    [Field("ifindex", "Interface index")] public partial uint InterfaceIndex { get; }

    /// <summary>Kind of hardware (ARPHRD_), which says what the address is.</summary>
    [Field("hatype", "Link-layer address type")] public partial HardwareType HardwareType { get; }

    /// <summary>Who sent the packet to whom, as the kernel sees it.</summary>
    [Field("pkttype", "Packet type", Bits = 8)] public partial CookedPacketType PacketType { get; }

    /// <summary>How many bytes of <see cref="AddressBytes"/> are the sender's address; more than 8 where it was cut to 8.</summary>
    [Field("halen", "Link-layer address length")] public partial byte AddressLength { get; }

    /// <summary>The sender's link-layer address and, behind it, bytes without meaning: 8 in all.</summary>
    [Field("src.other", "Source", Bits = 64, When = "false")] public partial ReadOnlySpan<byte> AddressBytes { get; }

    /// <summary>The sender's link-layer address, 0 to 8 bytes.</summary>
    public ReadOnlySpan<byte> Address => AddressBytes[..Math.Min((int)AddressLength, 8)];

    private bool IsEtherType => LinuxCookedView.Cooked.ProtocolField(HardwareType, (ushort)NextProtocol) is null;

    internal static FieldInfo[] BodyFields => LinuxCookedView.Cooked.Fields;

    internal void Route(ref Slice slice) => LinuxCookedView.Cooked.Route(ref slice, HardwareType, (ushort)NextProtocol);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (LinuxCookedView.Cooked.ProtocolField(HardwareType, (ushort)NextProtocol) is { } field)
            sink.Number(field, (ushort)NextProtocol, 0, 16);
        LinuxCookedView.Cooked.VisitAddress(AddressBytes, AddressLength, 12, LinuxCooked2Protocol.FieldTable.AddressBytes, sink);
        LinuxCookedView.Cooked.VisitTrailer(layer, NextProtocol, sink);
    }
}

public sealed partial class LinuxCooked2
{
    /// <summary>The sender's link-layer address, at most 8 bytes; setting it sets <see cref="AddressLength"/> too.</summary>
    public ReadOnlyMemory<byte> Address
    {
        get => AddressBytes[..Math.Min((int)AddressLength, AddressBytes.Length)];
        set => (AddressBytes, AddressLength) = (value, (byte)value.Length);
    }

    partial void Compute(in BuildContext context)
    {
        if (NextProtocol is null)
            context.Write16(0, LinuxCookedView.Cooked.ComputeProtocol(context));
    }
}

/// <summary>Who sent a packet of a Linux "cooked" capture to whom.</summary>
[ValueNames]
public enum CookedPacketType : ushort
{
    /// <summary>Somebody else to this machine.</summary>
    [Name("Unicast to us")] ToUs = 0,
    /// <summary>Somebody else to all.</summary>
    Broadcast = 1,
    /// <summary>Somebody else to a group.</summary>
    Multicast = 2,
    /// <summary>Somebody else to somebody else.</summary>
    [Name("Unicast to another host")] ToAnother = 3,
    /// <summary>This machine.</summary>
    [Name("Sent by us")] SentByUs = 4,
}

/// <summary>Protocol numbers of Linux below the EtherTypes (ETH_P_ in its if_ether.h).</summary>
[ValueNames]
public enum CookedProtocol : ushort
{
    /// <summary>Novell's IPX right after the length.</summary>
    [Name("Raw 802.3")] Novell = 1,
    /// <summary>Ethernet of unknown kind.</summary>
    [Name("Ethernet")] Ethernet = 3,
    /// <summary>Logical link control.</summary>
    [Name("802.2 LLC")] LogicalLinkControl = 4,
    /// <summary>Controller area network.</summary>
    [Name("CAN")] Can = 0x0C,
    /// <summary>Controller area network with flexible data rate.</summary>
    [Name("CAN FD")] CanFd = 0x0D,
    /// <summary>Controller area network XL.</summary>
    [Name("CAN XL")] CanXl = 0x0E,
    /// <summary>IEEE 802.15.4.</summary>
    [Name("IEEE 802.15.4")] Ieee802154 = 0xF6,
}
