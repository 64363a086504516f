namespace PcapKit.Protocols;

/// <summary>Routing header of IPv6 (RFC 8200, section 4.4): what follows its first four bytes depends on the type.</summary>
[Protocol("ipv6.routing", "IPv6-Route", "IPv6 Routing Header", ProtocolLevel.Internet,
    Summary = "Routing Header for IPv6 ({ipv6.routing.type:n})")]
[Under("ip.proto", 43)]
public readonly ref partial struct IPv6RoutingView
{
    /// <summary>What follows.</summary>
    [Field("nxt", "Next Header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Length of the header in units of 8 bytes, without the first.</summary>
    [Field("len", "Length", CountsHeader = 8, CountsFrom = 8)] public partial byte Length { get; }

    /// <summary>The type.</summary>
    [Field("type", "Type", Computed = true, Kept = true)] public partial IPv6RoutingType Type { get; }

    /// <summary>How many of the hops are still to be visited.</summary>
    [Field("segleft", "Segments Left", Computed = true, Kept = true)] public partial byte SegmentsLeft { get; }

    /// <summary>What the type defines, for example an <see cref="IPv6SegmentRouteView"/>.</summary>
    public ReadOnlySpan<byte> Body => Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);

    /// <summary>Length of the header in bytes.</summary>
    [Derived("len_oct", "Length")] public int LengthInBytes => HeaderLength;

    internal void Route(ref Slice slice) => IPv6Headers.RouteNext(NextHeader, ref slice);

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => PcapKit.Body.Visit(IPv6RouteBody.Table, (byte)Type, FixedLength, layer, sink);
}

/// <summary>The bodies of routing headers, by type.</summary>
[TlvFamily("ipv6.routing", "ipv6.routing.type")]
public readonly struct IPv6RouteBody
{
    /// <summary>The table that knows the bodies.</summary>
    public static TableId Table { get; } = TableId.Of("ipv6.routing.type");
}

public sealed partial class IPv6Routing
{
    /// <summary>What the type defines, for example an <see cref="IPv6SegmentRoute"/>; bytes as a <see cref="Payload"/> where the type is unknown.</summary>
    public Layer? Body
    {
        get;
        set
        {
            field = value;
            Own(value);
        }
    }

    /// <inheritdoc/>
    public override IPv6Address? FinalDestination => SegmentsLeft == 0 ? null : Body switch
    {
        IPv6SourceRoute { Addresses.Count: > 0 } route => route.Addresses[^1],
        IPv6HomeRoute route => route.HomeAddress,
        // The list of a segment route begins with the last segment (RFC 8754, section 2).
        IPv6SegmentRoute { Segments.Count: > 0 } route => route.Segments[0],
        _ => null,
    };

    private int MeasureBody() => Body?.HeaderLength ?? 4;

    private void WriteBody(Span<byte> body) => Body?.WriteHeader(body[..Body.HeaderLength]);

    private void ReadBody(IPv6RoutingView view, in LayerSlice layer) =>
        Body = PcapKit.Body.Read(IPv6RouteBody.Table, (byte)view.Type, view.Body, layer.Registry);

    partial void Finish(Span<byte> header)
    {
        if (Type is null && PcapKit.Body.TryGetKind(IPv6RouteBody.Table, Body, out uint type))
            header[2] = (byte)type;
        header[3] = SegmentsLeft ?? Body switch
        {
            IPv6SourceRoute route => (byte)route.Addresses.Count,
            IPv6HomeRoute => 1,
            IPv6SegmentRoute route => (byte)Math.Max(route.Segments.Count - 1, 0),
            IPv6CompactRoute16 route => (byte)route.Segments.Count,
            IPv6CompactRoute32 route => (byte)route.Segments.Count,
            _ => (byte)0,
        };
    }

    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(0, IPv6Headers.NextOf(context));
    }
}

/// <summary>Type 0: a list of addresses to visit (RFC 2460, section 4.4; not to be used any more, RFC 5095).</summary>
[Option(typeof(IPv6RouteBody), 0, "type.rt0", "Source Route")]
public readonly ref partial struct IPv6SourceRouteView
{
    /// <summary>Reserved, zero.</summary>
    [Field("src.reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The addresses.</summary>
    [Field("src.addr", "Address", Length = "Rest")] public partial ValueList<IPv6Address> Addresses { get; }
}

/// <summary>Type 2: the home address of a mobile node (RFC 6275, section 6.4).</summary>
[Option(typeof(IPv6RouteBody), 2, "type.mipv6", "Type 2 Routing")]
public readonly ref partial struct IPv6HomeRouteView
{
    /// <summary>Reserved, zero.</summary>
    [Field("mipv6.reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The home address.</summary>
    [Field("mipv6.home_address", "Home Address")] public partial IPv6Address HomeAddress { get; }
}

/// <summary>Type 3: RPL source route, whose addresses leave out what they have in common with the destination (RFC 6554).</summary>
[Option(typeof(IPv6RouteBody), 3, "type.rpl", "RPL Source Route")]
public readonly ref partial struct IPv6RplRouteView
{
    /// <summary>How many bytes all addresses but the last leave out.</summary>
    [Field("rpl.cmprI", "Compressed Internal Octets (CmprI)", Bits = 4)] public partial byte InternalPrefix { get; }

    /// <summary>How many bytes the last address leaves out.</summary>
    [Field("rpl.cmprE", "Compressed Final Octets (CmprE)", Bits = 4)] public partial byte FinalPrefix { get; }

    /// <summary>How many bytes of padding stand at the end.</summary>
    [Field("rpl.pad", "Padding Bytes", Bits = 4)] public partial byte PaddingLength { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("rpl.reserved", "Reserved", Bits = 20)] public partial uint Reserved { get; }

    /// <summary>How many bytes the header has.</summary>
    public int HeaderLength => _data.Length;

    /// <summary>The addresses without their common beginnings, one after the other, without padding.</summary>
    public ReadOnlySpan<byte> Addresses => Bits.Clamp(_data, FixedLength, _data.Length - FixedLength - PaddingLength);

    /// <summary>How many addresses there are.</summary>
    [Derived("rpl.addr_count", "Total Address Count")] public int Count => Addresses.Length < 16 - FinalPrefix ? 0 : (Addresses.Length - (16 - FinalPrefix)) / (16 - InternalPrefix) + 1;

    internal static FieldInfo[] BodyFields => [Address, Padding];

    private static readonly FieldInfo Address = new("ipv6.routing.rpl.address", "Address", FieldKind.Bytes) { Repeats = true };
    private static readonly FieldInfo Padding = new("ipv6.routing.rpl.padding", "Padding", FieldKind.Bytes);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        ReadOnlySpan<byte> rest = Addresses;
        int count = Count, at = FixedLength;
        for (int i = 1; i <= count; i++)
        {
            int length = 16 - (i < count ? InternalPrefix : FinalPrefix);
            sink.Bytes(Address, rest[..length], at * 8, length * 8);
            rest = rest[length..];
            at += length;
        }
        if (at < _data.Length)
            sink.Bytes(Padding, _data[at..], at * 8, (_data.Length - at) * 8);
    }
}

public sealed partial class IPv6RplRoute
{
    /// <summary>The addresses without their common beginnings and then the padding; what is set is kept, not copied.</summary>
    public ReadOnlyMemory<byte> AddressesAndPadding
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    }

    private int MeasureBody() => AddressesAndPadding.Length;

    private void WriteBody(Span<byte> body) => AddressesAndPadding.Span.CopyTo(body);

    private void ReadBody(IPv6RplRouteView view, in LayerSlice layer) => AddressesAndPadding = layer.Header[IPv6RplRouteView.FixedLength..].ToArray();
}

/// <summary>Type 4: segment routing (RFC 8754).</summary>
[Option(typeof(IPv6RouteBody), 4, "type.srh", "Segment Routing")]
public readonly ref partial struct IPv6SegmentRouteView
{
    /// <summary>The index of the last entry of the list.</summary>
    [Field("srh.last_entry", "Last Entry", Computed = true)] public partial byte LastEntry { get; }

    /// <summary>Flags; none is assigned.</summary>
    [Field("srh.flags", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Marks packets of one class.</summary>
    [Field("srh.tag", "Tag", Hex = true, Form = FieldForm.Digits)] public partial ushort Tag { get; }

    /// <summary>The segments, the last one first.</summary>
    [Field("srh.addr", "Address", Length = "(LastEntry + 1) * 16")] public partial ValueList<IPv6Address> Segments { get; }

    /// <summary>Objects behind the segments.</summary>
    [Tlv("srh.tlvs", "TLVs")] public partial TlvList<IPv6SegmentTlv> Objects { get; }
}

public sealed partial class IPv6SegmentRoute
{
    partial void Finish(Span<byte> header) => header[0] = LastEntry ?? (byte)Math.Max(Segments.Count - 1, 0);
}

/// <summary>Type 5: compact routing with identifiers of 16 bits (RFC 9631).</summary>
[Option(typeof(IPv6RouteBody), 5, "type.crh16", "Compact Routing Header 16")]
public readonly ref partial struct IPv6CompactRoute16View
{
    /// <summary>The identifiers, the last one first; zeros at the end are padding.</summary>
    [Field("crh16.sid", "Segment ID", Length = "Rest")] public partial ValueList<ushort> Segments { get; }
}

/// <summary>Type 6: compact routing with identifiers of 32 bits (RFC 9631).</summary>
[Option(typeof(IPv6RouteBody), 6, "type.crh32", "Compact Routing Header 32")]
public readonly ref partial struct IPv6CompactRoute32View
{
    /// <summary>The identifiers, the last one first; zeros at the end are padding.</summary>
    [Field("crh32.sid", "Segment ID", Length = "Rest")] public partial ValueList<uint> Segments { get; }
}

/// <summary>A type that has no definition of its own.</summary>
[Option(typeof(IPv6RouteBody), uint.MaxValue, "type.unknown", "Unknown Routing Type")]
public readonly ref partial struct IPv6UnknownRouteView
{
    /// <summary>The bytes.</summary>
    [Field("unknown_data", "Type-Specific Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>The objects of a segment routing header: a type, and a length that counts neither, except for padding of one byte.</summary>
[TlvFamily("ipv6.routing", "ipv6.routing.srh.tlv", Head = typeof(IIPv6SegmentTlv))]
public readonly struct IPv6SegmentTlv : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ipv6.routing.srh.tlv");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest[0] == 0 ? 1 : rest.Length >= 2 ? rest[1] + 2 : 0;
        return length != 0 && length <= rest.Length;
    }
}

/// <summary>What every object of a segment routing header begins with.</summary>
public interface IIPv6SegmentTlv
{
    /// <summary>The type.</summary>
    [Field("srh.tlv.type", "Type")] byte Kind { get; }

    /// <summary>The length of what follows in bytes.</summary>
    [Field("srh.tlv.length", "Length", CountsHeader = 1, CountsFrom = 2)] byte Length { get; }
}

/// <summary>Padding of one byte.</summary>
[Option(typeof(IPv6SegmentTlv), 0, "srh.tlv.pad1", "Pad1", KindOnly = true)]
public readonly ref partial struct IPv6SegmentPad1View;

/// <summary>Padding.</summary>
[Option(typeof(IPv6SegmentTlv), 4, "srh.tlv.padn", "PadN")]
public readonly ref partial struct IPv6SegmentPadNView
{
    /// <summary>The padding.</summary>
    [Field("srh.tlv.padding", "Padding", Length = "Rest")] public partial ReadOnlySpan<byte> Padding { get; }
}

/// <summary>Keyed hash of the header (RFC 8754, section 2.1.2).</summary>
[Option(typeof(IPv6SegmentTlv), 5, "srh.tlv.hmac", "HMAC")]
public readonly ref partial struct IPv6SegmentHmacView
{
    /// <summary>Whether the destination address is left out of the hash.</summary>
    [Field("srh.tlv.hmac.d", "Destination Address not verified")] public partial bool SkipsDestination { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("srh.tlv.hmac.reserved", "Reserved", Bits = 15)] public partial ushort Reserved { get; }

    /// <summary>Tells which key and algorithm.</summary>
    [Field("srh.tlv.hmac.key_id", "HMAC Key ID", Hex = true)] public partial uint KeyId { get; }

    /// <summary>The hash.</summary>
    [Field("srh.tlv.hmac.hash", "HMAC", Length = "Rest")] public partial ReadOnlySpan<byte> Hash { get; }
}

/// <summary>An object that has no definition of its own.</summary>
[Option(typeof(IPv6SegmentTlv), uint.MaxValue, "srh.tlv.unknown", "TLV")]
public readonly ref partial struct IPv6SegmentUnknownTlvView
{
    /// <summary>The bytes.</summary>
    [Field("srh.tlv.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
