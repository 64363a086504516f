using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Internet Control Message Protocol for IPv6 (RFC 4443): what follows its first four bytes depends on the type.</summary>
[Protocol("icmpv6", "ICMPv6", "Internet Control Message Protocol v6", ProtocolLevel.Internet)]
[Under("ip.proto", Number)]
public readonly ref partial struct IcmpV6View
{
    internal const byte Number = 58;

    /// <summary>The type; errors are below 128.</summary>
    [Field("type", "Type", Computed = true, Kept = true)] public partial IcmpV6Type Type { get; }

    /// <summary>The code, whose meaning depends on the type.</summary>
    [Field("code", "Code")] public partial byte Code { get; }

    /// <summary>Checksum over pseudo-header and message.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>What the type defines, for example a <see cref="NeighborSolicitationView"/>, without the data or the quoted packet behind it.</summary>
    public ReadOnlySpan<byte> Body => Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);

    /// <summary>How many bytes the message has before its data or the quoted packet.</summary>
    public int HeaderLength => QuotesPacket || Type is IcmpV6Type.EchoRequest or IcmpV6Type.EchoReply ? 8
        // A redirect that is cut still shows what there is of the packet that it quotes.
        : Type == IcmpV6Type.Redirect ? _data.Length : ReportedLength;

    /// <summary>Whether the message reports an error and quotes the packet that met it.</summary>
    public bool QuotesPacket => Type is >= IcmpV6Type.DestinationUnreachable and <= IcmpV6Type.ParameterProblem;

    /// <summary>The extension behind the quoted packet (RFC 4884), an <see cref="IcmpExtensionView"/>; empty for none.</summary>
    public ReadOnlySpan<byte> Extension => ExtensionOffset is var at and > 0 ? Bits.Clamp(_data, at, int.MaxValue) : default;

    // The number that selects the body: queries of both versions of multicast listener discovery have one type.
    internal uint BodyKind => Type == IcmpV6Type.ListenerQuery && ReportedLength >= 28 ? IcmpV6Body.ListenerQuery2 : (uint)Type;

    private int ExtensionOffset
    {
        get
        {
            if (_data.Length < 8 || Type is not (IcmpV6Type.DestinationUnreachable or IcmpV6Type.TimeExceeded))
                return 0;
            int at = 8 + _data[4] * 8;
            return at > 8 && at + 4 <= _data.Length ? at : 0;
        }
    }

    internal void Route(ref Slice slice)
    {
        if (QuotesPacket)
            QuotedPacket.AddTo(ref slice, 8, _data, ExtensionOffset);
        else if (Type == IcmpV6Type.Redirect && RedirectedOffset is var at and > 0)
            QuotedPacket.AddTo(ref slice, at, _data, 0);
        else if (HeaderLength < slice.ReportedLength)
            slice.NextIsRaw();
        else
            slice.NoNext();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        PcapKit.Body.Visit(IcmpV6Body.Table, BodyKind, FixedLength, layer, sink);
        if (ExtensionOffset is var at and > 0)
            PcapKit.Body.Visit(IcmpBody.Table, IcmpBody.Extension, at, new LayerSlice(layer.Bytes, layer.Bytes.Length, layer.ReportedLength, layer.Offset, layer.Registry), sink);
    }

    // Where the packet begins that a redirect quotes in an option; 0 for none.
    private int RedirectedOffset
    {
        get
        {
            if (_data.Length < FixedLength + NeighborRedirectView.FixedLength)
                return 0;
            foreach (TlvOption option in new NeighborRedirectView(Body).Options)
            {
                if (option.Kind == (byte)NeighborOptionType.RedirectedHeader && option.Bytes.Length > 8)
                    return FixedLength + NeighborRedirectView.FixedLength + option.Offset + 8;
            }
            return 0;
        }
    }
}

/// <summary>The bodies of ICMPv6 messages, by type.</summary>
[TlvFamily("icmpv6", "icmpv6.type")]
public readonly struct IcmpV6Body
{
    internal const uint ListenerQuery2 = 0x100 | 130;

    /// <summary>The table that knows the bodies.</summary>
    public static TableId Table { get; } = TableId.Of("icmpv6.type");
}

public sealed partial class IcmpV6
{
    /// <summary>What the type defines, for example a <see cref="NeighborSolicitation"/>; bytes as a <see cref="Payload"/> where the type is unknown.</summary>
    /// <remarks>The type follows from it where <see cref="Type"/> is null. An extension behind a quoted packet (RFC 4884) goes into <see cref="Layer.Trailer"/>.</remarks>
    public Layer? Body
    {
        get;
        set
        {
            field = value;
            Own(value);
        }
    }

    private int MeasureBody() => Body?.HeaderLength ?? 0;

    private void WriteBody(Span<byte> body) => Body?.WriteHeader(body);

    private void ReadBody(IcmpV6View view, in LayerSlice layer) => Body = PcapKit.Body.Read(IcmpV6Body.Table, view.BodyKind, view.Body, layer.Registry);

    partial void Finish(Span<byte> header)
    {
        if (Type is null && PcapKit.Body.TryGetKind(IcmpV6Body.Table, Body, out uint kind))
            header[0] = (byte)kind;
    }

    partial void Compute(in BuildContext context)
    {
        if (Checksum is null && context.TryTransportChecksum(IcmpV6View.Number, out ushort checksum))
            context.Write16(2, checksum);
    }
}

/// <summary>Destination unreachable, and time exceeded (RFC 4443, RFC 4884).</summary>
[Option(typeof(IcmpV6Body), 1, "unreachable", "Destination Unreachable", MoreKinds = [3])]
public readonly ref partial struct IcmpV6UnreachableView
{
    /// <summary>Length of the quoted packet in units of 8 bytes, if an extension follows it; 0 otherwise.</summary>
    [Field("length", "Length of original datagram")] public partial byte Length { get; }

    /// <summary>Unused, zero.</summary>
    [Field("reserved", "Reserved", Bits = 24)] public partial ReadOnlySpan<byte> Reserved { get; }
}

/// <summary>Packet too big (RFC 4443).</summary>
[Option(typeof(IcmpV6Body), 2, "packet_too_big", "Packet Too Big")]
public readonly ref partial struct IcmpV6PacketTooBigView
{
    /// <summary>The largest packet that the next link takes, in bytes.</summary>
    [Field("mtu", "MTU")] public partial uint Mtu { get; }
}

/// <summary>Parameter problem (RFC 4443).</summary>
[Option(typeof(IcmpV6Body), 4, "parameter_problem", "Parameter Problem")]
public readonly ref partial struct IcmpV6ParameterProblemView
{
    /// <summary>The byte of the quoted packet that the problem is at.</summary>
    [Field("pointer", "Pointer")] public partial uint Pointer { get; }
}

/// <summary>Echo (RFC 4443).</summary>
[Option(typeof(IcmpV6Body), 128, "echo", "Echo", MoreKinds = [129])]
public readonly ref partial struct IcmpV6EchoView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("echo.identifier", "Identifier", Hex = true)] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("echo.sequence_number", "Sequence")] public partial ushort Sequence { get; }
}

/// <summary>Asks for the state of an interface (RFC 8335, section 2).</summary>
[Option(typeof(IcmpV6Body), 160, "ext.echo.request", "Extended Echo Request")]
public readonly ref partial struct IcmpV6ExtendedEchoRequestView
{
    /// <summary>Tells the senders on one host apart.</summary>
    [Field("echo.identifier", "Identifier", Hex = true)] public partial ushort Identifier { get; }

    /// <summary>Counts the messages.</summary>
    [Field("ext.echo.seq", "Sequence number")] public partial byte Sequence { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("ext.echo.req.res", "Reserved", Bits = 7, Hex = true)] public partial byte Reserved { get; }

    /// <summary>Whether the interface is one of the node that answers.</summary>
    [Field("ext.echo.req.local", "Local bit")] public partial bool IsLocal { get; }

    /// <summary>Version of the extension, 2.</summary>
    [Field("=icmp.ext.version", "Version", Bits = 4, Default = 2)] public partial byte ExtensionVersion { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("=icmp.ext.res", "Reserved", Bits = 12, Hex = true, Key = "ext_res")] public partial ushort ExtensionReserved { get; }

    /// <summary>Checksum of the extension.</summary>
    [Field("=icmp.ext.checksum", "Checksum", Hex = true, Computed = true, Key = "ext_checksum")] public partial ushort ExtensionChecksum { get; }

    /// <summary>Objects: the interface.</summary>
    [Tlv("ext.objects", "Objects")] public partial TlvList<IcmpExtensionObject> Objects { get; }
}

public sealed partial class IcmpV6ExtendedEchoRequest
{
    partial void Finish(Span<byte> header)
    {
        if (ExtensionChecksum is null)
            BinaryPrimitives.WriteUInt16BigEndian(header[6..], InternetChecksum.Compute(header[4..]));
    }
}

/// <summary>The state of an interface (RFC 8335, section 3).</summary>
[Option(typeof(IcmpV6Body), 161, "ext.echo.reply", "Extended Echo Reply")]
public readonly ref partial struct IcmpV6ExtendedEchoReplyView
{
    /// <summary>The identifier of the request.</summary>
    [Field("echo.identifier", "Identifier", Hex = true)] public partial ushort Identifier { get; }

    /// <summary>The sequence number of the request.</summary>
    [Field("ext.echo.seq", "Sequence number")] public partial byte Sequence { get; }

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
}

/// <summary>A type that has no definition of its own.</summary>
[Option(typeof(IcmpV6Body), uint.MaxValue, "unknown", "Unknown ICMPv6 message")]
public readonly ref partial struct IcmpV6UnknownBodyView
{
    /// <summary>The bytes.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
