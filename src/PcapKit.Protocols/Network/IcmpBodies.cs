using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Echo, and the obsolete information messages: the sender's own numbers (RFC 792).</summary>
[Option(typeof(IcmpBody), 8, "echo", "Echo", MoreKinds = [0, 15, 16])]
public readonly ref partial struct IcmpEchoView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("ident", "Identifier (BE)")] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("seq", "Sequence Number (BE)")] public partial ushort Sequence { get; }

    /// <summary>The identifier as a sender of little-endian numbers means it.</summary>
    [Derived("ident_le", "Identifier (LE)")] public ushort IdentifierLittleEndian => BinaryPrimitives.ReverseEndianness(Identifier);

    /// <summary>The sequence number as a sender of little-endian numbers means it.</summary>
    [Derived("seq_le", "Sequence Number (LE)")] public ushort SequenceLittleEndian => BinaryPrimitives.ReverseEndianness(Sequence);
}

/// <summary>Destination unreachable, but for code 4 (RFC 792, RFC 4884).</summary>
[Option(typeof(IcmpBody), 3, "unreachable", "Destination Unreachable")]
public readonly ref partial struct IcmpUnreachableView
{
    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", When = "HasLength", Bits = 8)] public partial ReadOnlySpan<byte> Unused { get; }

    /// <summary>Length of the quoted datagram in units of 4 bytes, if an extension follows it; 0 otherwise.</summary>
    [Field("length", "Length", When = "HasLength")] public partial byte Length { get; }

    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", Key = "reserved", When = "HasLength", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    private static readonly FieldInfo AllUnusedField = IcmpUnused.Field(32);

    internal static FieldInfo[] BodyFields => [AllUnusedField];

    private bool HasLength => Length != 0;

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!HasLength)
            sink.Bytes(AllUnusedField, layer.Bytes.Slice(0, 4), 0, 32);
    }
}

/// <summary>Destination unreachable, code 4: the datagram is too big and must not be fragmented (RFC 1191).</summary>
[Option(typeof(IcmpBody), IcmpBody.FragmentationNeeded, "fragmentation_needed", "Fragmentation Needed")]
public readonly ref partial struct IcmpFragmentationNeededView
{
    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", When = "HasLength", Bits = 8)] public partial ReadOnlySpan<byte> Unused { get; }

    /// <summary>Length of the quoted datagram in units of 4 bytes, if an extension follows it; 0 otherwise.</summary>
    [Field("length", "Length", When = "HasLength")] public partial byte Length { get; }

    /// <summary>The largest datagram that the next hop takes; 0 from routers older than RFC 1191.</summary>
    [Field("mtu", "MTU of next hop")] public partial ushort NextHopMtu { get; }

    private static readonly FieldInfo AllUnusedField = IcmpUnused.Field(16);

    internal static FieldInfo[] BodyFields => [AllUnusedField];

    private bool HasLength => Length != 0;

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!HasLength)
            sink.Bytes(AllUnusedField, layer.Bytes.Slice(0, 2), 0, 16);
    }
}

/// <summary>Time exceeded, and the obsolete source quench (RFC 792, RFC 4884).</summary>
[Option(typeof(IcmpBody), 11, "time_exceeded", "Time Exceeded", MoreKinds = [4])]
public readonly ref partial struct IcmpTimeExceededView
{
    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", When = "HasLength", Bits = 8)] public partial ReadOnlySpan<byte> Unused { get; }

    /// <summary>Length of the quoted datagram in units of 4 bytes, if an extension follows it; 0 otherwise.</summary>
    [Field("length", "Length", When = "HasLength")] public partial byte Length { get; }

    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", Key = "reserved", When = "HasLength", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    private static readonly FieldInfo AllUnusedField = IcmpUnused.Field(32);

    internal static FieldInfo[] BodyFields => [AllUnusedField];

    private bool HasLength => Length != 0;

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!HasLength)
            sink.Bytes(AllUnusedField, layer.Bytes.Slice(0, 4), 0, 32);
    }
}

/// <summary>Parameter problem (RFC 792, RFC 4884).</summary>
[Option(typeof(IcmpBody), 12, "parameter_problem", "Parameter Problem")]
public readonly ref partial struct IcmpParameterProblemView
{
    /// <summary>The byte of the quoted datagram that the problem is at.</summary>
    [Field("pointer", "Pointer")] public partial byte Pointer { get; }

    /// <summary>Length of the quoted datagram in units of 4 bytes, if an extension follows it; 0 otherwise.</summary>
    [Field("length", "Length", When = "HasLength")] public partial byte Length { get; }

    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", When = "HasLength", Bits = 16)] public partial ReadOnlySpan<byte> Unused { get; }

    private static readonly FieldInfo AllUnusedField = IcmpUnused.Field(24);

    internal static FieldInfo[] BodyFields => [AllUnusedField];

    private bool HasLength => Length != 0;

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!HasLength)
            sink.Bytes(AllUnusedField, layer.Bytes.Slice(1, 3), 8, 24);
    }
}

/// <summary>Redirect: a better first hop (RFC 792).</summary>
[Option(typeof(IcmpBody), 5, "redirect", "Redirect")]
public readonly ref partial struct IcmpRedirectView
{
    /// <summary>The router to send to.</summary>
    [Field("redir_gw", "Gateway Address")] public partial IPv4Address Gateway { get; }
}

/// <summary>Time stamps, in milliseconds since midnight UTC (RFC 792).</summary>
[Option(typeof(IcmpBody), 13, "timestamp", "Timestamp", MoreKinds = [14])]
public readonly ref partial struct IcmpTimestampView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("ident", "Identifier (BE)")] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("seq", "Sequence Number (BE)")] public partial ushort Sequence { get; }

    /// <summary>When the request was sent.</summary>
    [Field("originate_timestamp", "Originate Timestamp")] public partial uint Originate { get; }

    /// <summary>When it arrived.</summary>
    [Field("receive_timestamp", "Receive Timestamp")] public partial uint Receive { get; }

    /// <summary>When the reply was sent.</summary>
    [Field("transmit_timestamp", "Transmit Timestamp")] public partial uint Transmit { get; }

    /// <summary>The identifier as a sender of little-endian numbers means it.</summary>
    [Derived("ident_le", "Identifier (LE)")] public ushort IdentifierLittleEndian => BinaryPrimitives.ReverseEndianness(Identifier);

    /// <summary>The sequence number as a sender of little-endian numbers means it.</summary>
    [Derived("seq_le", "Sequence Number (LE)")] public ushort SequenceLittleEndian => BinaryPrimitives.ReverseEndianness(Sequence);
}

/// <summary>The subnet mask of a network (RFC 950; obsolete).</summary>
[Option(typeof(IcmpBody), 17, "mask", "Address Mask", MoreKinds = [18])]
public readonly ref partial struct IcmpAddressMaskView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("ident", "Identifier (BE)")] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("seq", "Sequence Number (BE)")] public partial ushort Sequence { get; }

    /// <summary>The mask.</summary>
    [Field("address_mask", "Address Mask")] public partial IPv4Address Mask { get; }

    /// <summary>The identifier as a sender of little-endian numbers means it.</summary>
    [Derived("ident_le", "Identifier (LE)")] public ushort IdentifierLittleEndian => BinaryPrimitives.ReverseEndianness(Identifier);

    /// <summary>The sequence number as a sender of little-endian numbers means it.</summary>
    [Derived("seq_le", "Sequence Number (LE)")] public ushort SequenceLittleEndian => BinaryPrimitives.ReverseEndianness(Sequence);
}

/// <summary>Router solicitation (RFC 1256).</summary>
[Option(typeof(IcmpBody), 10, "router_solicitation", "Router Solicitation")]
public readonly ref partial struct IcmpRouterSolicitationView
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }
}

/// <summary>Traceroute (RFC 1393; obsolete).</summary>
[Option(typeof(IcmpBody), 30, "traceroute", "Traceroute")]
public readonly ref partial struct IcmpTracerouteView
{
    /// <summary>The number in the option of the packet that is traced.</summary>
    [Field("traceroute.id", "ID Number")] public partial ushort Identifier { get; }

    /// <summary>Unused, zero.</summary>
    [Field("unused", "Unused", Bits = 16)] public partial ReadOnlySpan<byte> Unused { get; }

    /// <summary>Routers passed on the way out.</summary>
    [Field("traceroute.ohc", "Outbound Hop Count")] public partial ushort OutboundHops { get; }

    /// <summary>Routers passed on the way back.</summary>
    [Field("traceroute.rhc", "Return Hop Count")] public partial ushort ReturnHops { get; }

    /// <summary>Speed of the next link in bytes a second.</summary>
    [Field("traceroute.speed", "Output Link Speed")] public partial uint LinkSpeed { get; }

    /// <summary>MTU of the next link in bytes.</summary>
    [Field("traceroute.mtu", "Output Link MTU")] public partial uint LinkMtu { get; }
}

/// <summary>Security failures (RFC 2521).</summary>
[Option(typeof(IcmpBody), 40, "photuris", "Photuris")]
public readonly ref partial struct IcmpSecurityFailureView
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The byte of the quoted datagram where the security parameters index stands; 0 for none.</summary>
    [Field("photuris.pointer", "Pointer")] public partial ushort Pointer { get; }

    /// <summary>The quoted datagram.</summary>
    [Field("photuris.data", "Quoted Datagram", Length = "Rest")] public partial ReadOnlySpan<byte> Quote { get; }
}

/// <summary>Asks for the state of an interface (RFC 8335, section 2).</summary>
[Option(typeof(IcmpBody), 42, "ext.echo.request", "Extended Echo Request")]
public readonly ref partial struct IcmpExtendedEchoRequestView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("ident", "Identifier (BE)")] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("ext.echo.seq", "Sequence Number")] public partial byte Sequence { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("ext.echo.req.res", "Reserved", Bits = 7, Hex = true)] public partial byte Reserved { get; }

    /// <summary>Whether the interface is one of the node that answers.</summary>
    [Field("ext.echo.req.local", "Local bit")] public partial bool IsLocal { get; }

    /// <summary>Version of the extension, 2.</summary>
    [Field("ext.version", "Version", Bits = 4, Default = 2)] public partial byte ExtensionVersion { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("ext.res", "Reserved", Bits = 12, Hex = true)] public partial ushort ExtensionReserved { get; }

    /// <summary>Checksum of the extension.</summary>
    [Field("ext.checksum", "Checksum", Hex = true, Computed = true)] public partial ushort ExtensionChecksum { get; }

    /// <summary>Objects: the interface.</summary>
    [Tlv("ext.objects", "Objects")] public partial TlvList<IcmpExtensionObject> Objects { get; }

    /// <summary>The identifier as a sender of little-endian numbers means it.</summary>
    [Derived("ident_le", "Identifier (LE)")] public ushort IdentifierLittleEndian => BinaryPrimitives.ReverseEndianness(Identifier);
}

public sealed partial class IcmpExtendedEchoRequest
{
    partial void Finish(Span<byte> header)
    {
        if (ExtensionChecksum is null)
            BinaryPrimitives.WriteUInt16BigEndian(header[6..], InternetChecksum.Compute(header[4..]));
    }
}

/// <summary>The state of an interface (RFC 8335, section 3).</summary>
[Option(typeof(IcmpBody), 43, "ext.echo.reply", "Extended Echo Reply")]
public readonly ref partial struct IcmpExtendedEchoReplyView
{
    /// <summary>The identifier of the request.</summary>
    [Field("ident", "Identifier (BE)")] public partial ushort Identifier { get; }

    /// <summary>The sequence number of the request.</summary>
    [Field("ext.echo.seq", "Sequence Number")] public partial byte Sequence { get; }

    /// <summary>Whether the neighbour is reachable.</summary>
    [Field("ext.echo.rsp.state", "State", Bits = 3)] public partial IcmpNeighborState State { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("ext.echo.rsp.res", "Reserved", Bits = 2, Hex = true)] public partial byte Reserved { get; }

    /// <summary>Whether the interface is active.</summary>
    [Field("ext.echo.rsp.active", "Active bit")] public partial bool IsActive { get; }

    /// <summary>Whether it runs IPv4.</summary>
    [Field("ext.echo.rsp.ipv4", "IPv4 bit")] public partial bool HasIPv4 { get; }

    /// <summary>Whether it runs IPv6.</summary>
    [Field("ext.echo.rsp.ipv6", "IPv6 bit")] public partial bool HasIPv6 { get; }

    /// <summary>The identifier as a sender of little-endian numbers means it.</summary>
    [Derived("ident_le", "Identifier (LE)")] public ushort IdentifierLittleEndian => BinaryPrimitives.ReverseEndianness(Identifier);
}

/// <summary>A type that has no definition of its own.</summary>
[Option(typeof(IcmpBody), uint.MaxValue, "unknown", "Unknown ICMP message")]
public readonly ref partial struct IcmpUnknownBodyView
{
    /// <summary>The bytes.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>What error messages do not use. Without a length (RFC 4884) it is one field, as in RFC 792.</summary>
internal static class IcmpUnused
{
    internal static FieldInfo Field(int bits) => new("icmp.unused", "Unused", FieldKind.Bytes, -1, bits);
}
