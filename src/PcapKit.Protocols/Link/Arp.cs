namespace PcapKit.Protocols;

/// <summary>Address resolution: ARP (RFC 826), RARP (RFC 903), DRARP (RFC 1931), InARP (RFC 2390); addresses of any length.</summary>
[Protocol("arp", "ARP", "Address Resolution Protocol", ProtocolLevel.Link,
    Summary = "Address Resolution Protocol (ARP Probe){?isprobe}|Address Resolution Protocol (ARP Announcement){?isannouncement}|Address Resolution Protocol ({opcode:,request,reply,reverse request,reverse reply}[/gratuitous ARP{?isgratuitous}])|Address Resolution Protocol (opcode {opcode:x4})")]
[Under("ethertype", 0x0806, 0x8035)]
public readonly ref partial struct ArpView
{
    /// <summary>Kind of hardware.</summary>
    [Field("hw.type", "Hardware type", Key = "hw_type", Default = 1)] public partial HardwareType HardwareType { get; }

    /// <summary>The protocol whose addresses are resolved.</summary>
    [Field("proto.type", "Protocol type", Hex = true, Key = "proto_type", Default = 0x0800)] public partial EtherType ProtocolType { get; }

    /// <summary>Bytes of a hardware address.</summary>
    [Field("hw.size", "Hardware size", Key = "hw_size", Computed = true)] public partial byte HardwareSize { get; }

    /// <summary>Bytes of a protocol address.</summary>
    [Field("proto.size", "Protocol size", Key = "proto_size", Computed = true)] public partial byte ProtocolSize { get; }

    /// <summary>What the packet asks or says.</summary>
    [Field("opcode", "Opcode", Default = 1)] public partial ArpOperation Operation { get; }

    /// <summary>Hardware address of the sender.</summary>
    [Field("src.hw", "Sender hardware address", Key = "src_hw", Length = "HardwareSize", When = "false")]
    public partial ReadOnlySpan<byte> SenderHardware { get; }

    /// <summary>Protocol address of the sender.</summary>
    [Field("src.proto", "Sender protocol address", Key = "src_proto", Length = "ProtocolSize", When = "false")]
    public partial ReadOnlySpan<byte> SenderProtocol { get; }

    /// <summary>Hardware address of the target; what a request asks for.</summary>
    [Field("dst.hw", "Target hardware address", Key = "dst_hw", Length = "HardwareSize", When = "false")]
    public partial ReadOnlySpan<byte> TargetHardware { get; }

    /// <summary>Protocol address of the target.</summary>
    [Field("dst.proto", "Target protocol address", Key = "dst_proto", Length = "ProtocolSize", When = "false")]
    public partial ReadOnlySpan<byte> TargetProtocol { get; }

    /// <summary>Whether sender and target have one protocol address, so that the packet tells rather than asks; null where not.</summary>
    [Derived("isgratuitous", "Is gratuitous")]
    public bool? IsGratuitous =>
        Operation is ArpOperation.Request or ArpOperation.Reply && IsComplete && ProtocolSize > 0 && SenderProtocol.SequenceEqual(TargetProtocol) ? true : null;

    /// <summary>Whether the request asks if an address is taken: the sender has none yet (RFC 5227, section 1.1); null where not.</summary>
    [Derived("isprobe", "Is probe")]
    public bool? IsProbe => AsksNobody && IsGratuitous is null && !SenderProtocol.ContainsAnyExcept((byte)0) ? true : null;

    /// <summary>Whether the request tells everybody the sender's new address (RFC 5227, section 1.1); null where not.</summary>
    [Derived("isannouncement", "Is announcement")]
    public bool? IsAnnouncement => AsksNobody && IsGratuitous is not null ? true : null;

    /// <summary>The sender's IPv4 address, or null.</summary>
    public IPv4Address? SenderIPv4 => HasIPv4 ? new(SenderProtocol) : null;

    /// <summary>The target's IPv4 address, or null.</summary>
    public IPv4Address? TargetIPv4 => HasIPv4 ? new(TargetProtocol) : null;

    /// <summary>The sender's hardware address where it is one of Ethernet's, or null.</summary>
    public MacAddress? SenderMac => HasMac ? new(SenderHardware) : null;

    /// <summary>The target's hardware address where it is one of Ethernet's, or null.</summary>
    public MacAddress? TargetMac => HasMac ? new(TargetHardware) : null;

    /// <summary>The name by the operation: ARP, RARP, DRARP or InARP.</summary>
    public string ChainName => Operation switch
    {
        ArpOperation.ReverseRequest or ArpOperation.ReverseReply => "RARP",
        >= ArpOperation.DynamicReverseRequest and <= ArpOperation.DynamicReverseError => "DRARP",
        ArpOperation.InverseRequest or ArpOperation.InverseReply => "InARP",
        _ => "ARP",
    };

    private bool IsComplete => Bytes.Length >= HeaderLength;

    private bool HasMac => HardwareSize == 6 && HardwareType is HardwareType.Ethernet or HardwareType.Ieee802 && IsComplete;

    private bool HasIPv4 => ProtocolSize == 4 && ProtocolType == EtherType.IPv4 && IsComplete;

    private bool AsksNobody => Operation == ArpOperation.Request && HasMac && TargetMac == default(MacAddress);

    private static readonly FieldInfo SenderMacField = new("arp.src.hw_mac", "Sender MAC address", FieldKind.Mac, -1, 48) { Key = "src_hw" };
    private static readonly FieldInfo SenderIPv4Field = new("arp.src.proto_ipv4", "Sender IP address", FieldKind.IPv4, -1, 32) { Key = "src_proto" };
    private static readonly FieldInfo TargetMacField = new("arp.dst.hw_mac", "Target MAC address", FieldKind.Mac, -1, 48) { Key = "dst_hw" };
    private static readonly FieldInfo TargetIPv4Field = new("arp.dst.proto_ipv4", "Target IP address", FieldKind.IPv4, -1, 32) { Key = "dst_proto" };
    private static readonly FieldInfo ErrorField = new("arp.dst.drarp_error_status", "DRARP error status", FieldKind.UInt, -1, 8);
    internal static FieldInfo[] BodyFields => [SenderMacField, SenderIPv4Field, TargetMacField, TargetIPv4Field, ErrorField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!IsComplete)
            return;
        Address(sink, ArpProtocol.FieldTable.SenderHardware, SenderMacField, HasMac, SenderHardware, SenderHardwareOffset);
        Address(sink, ArpProtocol.FieldTable.SenderProtocol, SenderIPv4Field, HasIPv4, SenderProtocol, SenderProtocolOffset);
        Address(sink, ArpProtocol.FieldTable.TargetHardware, TargetMacField, HasMac, TargetHardware, TargetHardwareOffset);
        // The error of DRARP stands in the first byte of the address that was not granted (RFC 1931, section 2).
        if (Operation == ArpOperation.DynamicReverseError && ProtocolSize > 0)
            sink.Number(ErrorField, TargetProtocol[0], TargetProtocolOffset * 8, 8);
        else
            Address(sink, ArpProtocol.FieldTable.TargetProtocol, TargetIPv4Field, HasIPv4, TargetProtocol, TargetProtocolOffset);
    }

    private static void Address(FieldSink sink, FieldInfo bytes, FieldInfo number, bool isNumber, ReadOnlySpan<byte> value, int offset)
    {
        if (isNumber)
            sink.Number(number, Bits.Read(value, 0, number.BitLength), offset * 8, number.BitLength);
        else if (!value.IsEmpty)
            sink.Bytes(bytes, value, offset * 8, value.Length * 8);
    }

    // Nothing follows: what stands behind is the padding of a short Ethernet frame.
    internal static void Route(ref Slice slice) => slice.LimitPayload(0, LimitedBy.PayloadLength);
}

public sealed partial class Arp
{
    /// <summary>The sender's hardware address as one of Ethernet's; null where it is of another length.</summary>
    public MacAddress? SenderMac
    {
        get => SenderHardware.Length == 6 ? new(SenderHardware.Span) : null;
        set => SenderHardware = ToBytes(value);
    }

    /// <summary>The target's hardware address as one of Ethernet's; null where it is of another length.</summary>
    public MacAddress? TargetMac
    {
        get => TargetHardware.Length == 6 ? new(TargetHardware.Span) : null;
        set => TargetHardware = ToBytes(value);
    }

    /// <summary>The sender's protocol address as one of IPv4's; null where it is of another length.</summary>
    public IPv4Address? SenderIPv4
    {
        get => SenderProtocol.Length == 4 ? new(SenderProtocol.Span) : null;
        set => SenderProtocol = ToBytes(value);
    }

    /// <summary>The target's protocol address as one of IPv4's; null where it is of another length.</summary>
    public IPv4Address? TargetIPv4
    {
        get => TargetProtocol.Length == 4 ? new(TargetProtocol.Span) : null;
        set => TargetProtocol = ToBytes(value);
    }

    // A packet for Ethernet and IPv4, until other addresses are set.
    partial void Initialize()
    {
        (SenderMac, TargetMac) = (default(MacAddress), default(MacAddress));
        (SenderIPv4, TargetIPv4) = (default(IPv4Address), default(IPv4Address));
    }

    partial void Compute(in BuildContext context)
    {
        if (HardwareSize is null)
            context.Write8(4, SenderHardware.Length);
        if (ProtocolSize is null)
            context.Write8(5, SenderProtocol.Length);
    }

    private static byte[] ToBytes(MacAddress? address)
    {
        if (address is null)
            return [];
        byte[] bytes = new byte[6];
        address.Value.CopyTo(bytes);
        return bytes;
    }

    private static byte[] ToBytes(IPv4Address? address)
    {
        if (address is null)
            return [];
        byte[] bytes = new byte[4];
        Bits.Write(bytes, 0, 32, address.Value.Value);
        return bytes;
    }
}
