namespace PcapKit.Protocols;

/// <summary>Internet Control Message Protocol (RFC 792): what follows its first four bytes depends on the type.</summary>
[Protocol("icmp", "ICMP", "Internet Control Message Protocol", ProtocolLevel.Internet)]
[Under("ip.proto", 1)]
public readonly ref partial struct IcmpView
{
    // RFC 4884, section 5.1: without a length the quoted datagram has this many bytes if an extension follows.
    private const int CompatibleQuote = 128;

    // Every message has 8 bytes (RFC 792); Wireshark looks at the length of the quoted datagram, the sixth, before it shows anything.
    private const int SmallestShown = 6;

    /// <summary>The type.</summary>
    [Field("type", "Type", Computed = true, Kept = true, When = "IsShown")] public partial IcmpType Type { get; }

    /// <summary>The code, whose meaning depends on the type.</summary>
    [Field("code", "Code", When = "IsShown")] public partial byte Code { get; }

    /// <summary>Checksum over the whole message.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true, When = "IsShown")] public partial ushort Checksum { get; }

    /// <summary>What the type defines, for example an <see cref="IcmpEchoView"/>, without the data or the quoted datagram behind it.</summary>
    public ReadOnlySpan<byte> Body => Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);

    /// <summary>How many bytes the message has before its data or the quoted datagram.</summary>
    public int HeaderLength => Type switch
    {
        IcmpType.EchoReply or IcmpType.EchoRequest or IcmpType.InformationRequest or IcmpType.InformationReply => 8,
        IcmpType.RouterSolicitation or IcmpType.ExtendedEchoReply => 8,
        IcmpType.TimestampRequest or IcmpType.TimestampReply => 20,
        IcmpType.AddressMaskRequest or IcmpType.AddressMaskReply => 12,
        _ => QuotesDatagram ? 8 : _data.Length,
    };

    /// <summary>Whether the message reports an error and quotes the datagram that met it.</summary>
    public bool QuotesDatagram => Type is IcmpType.DestinationUnreachable or IcmpType.SourceQuench or IcmpType.Redirect or IcmpType.TimeExceeded or IcmpType.ParameterProblem;

    /// <summary>The extension behind the quoted datagram (RFC 4884), an <see cref="IcmpExtensionView"/>; empty for none.</summary>
    public ReadOnlySpan<byte> Extension => ExtensionOffset is var at and > 0 ? Bits.Clamp(_data, at, int.MaxValue) : default;

    private bool IsShown => _data.Length >= SmallestShown;

    // The number that selects the body: one code of a type has a field that others leave unused.
    internal uint BodyKind => Type == IcmpType.DestinationUnreachable && Code == 4 ? IcmpBody.FragmentationNeeded : (uint)Type;

    private int ExtensionOffset
    {
        get
        {
            if (_data.Length < 8 || Type is not (IcmpType.DestinationUnreachable or IcmpType.TimeExceeded or IcmpType.ParameterProblem))
                return 0;
            int length = _data[5] * 4;
            bool isCompatible = length == 0 && _data.Length >= 8 + CompatibleQuote + 4 && _data[8 + CompatibleQuote] >> 4 == 2
                && InternetChecksum.Compute(_data[(8 + CompatibleQuote)..]) == 0;
            int at = 8 + (isCompatible ? CompatibleQuote : length);
            return at > 8 && at + 4 <= _data.Length ? at : 0;
        }
    }

    internal void Route(ref Slice slice)
    {
        if (QuotesDatagram)
            QuotedPacket.AddTo(ref slice, 8, _data, ExtensionOffset);
        else if (HeaderLength < slice.ReportedLength)
            slice.NextIsRaw();
        else
            slice.NoNext();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        PcapKit.Body.Visit(IcmpBody.Table, BodyKind, FixedLength, layer, sink);
        if (ExtensionOffset is var at and > 0)
            PcapKit.Body.Visit(IcmpBody.Table, IcmpBody.Extension, at, new LayerSlice(layer.Bytes, layer.Bytes.Length, layer.ReportedLength, layer.Offset, layer.Registry), sink);
    }
}

/// <summary>The bodies of ICMP messages, by type.</summary>
[TlvFamily("icmp", "icmp.type")]
public readonly struct IcmpBody
{
    internal const uint FragmentationNeeded = 0x400 | 3, Extension = 0x10000;

    /// <summary>The table that knows the bodies.</summary>
    public static TableId Table { get; } = TableId.Of("icmp.type");
}

public sealed partial class Icmp
{
    /// <summary>What the type defines, for example an <see cref="IcmpEcho"/>; bytes as a <see cref="Payload"/> where the type is unknown.</summary>
    /// <remarks>The type follows from it where <see cref="Type"/> is null. An extension behind a quoted datagram (RFC 4884) goes into <see cref="Layer.Trailer"/>.</remarks>
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

    private void ReadBody(IcmpView view, in LayerSlice layer) => Body = PcapKit.Body.Read(IcmpBody.Table, view.BodyKind, view.Body, layer.Registry);

    partial void Finish(Span<byte> header)
    {
        if (Type is not null || !PcapKit.Body.TryGetKind(IcmpBody.Table, Body, out uint kind))
            return;
        header[0] = (byte)kind;
        if (kind == IcmpBody.FragmentationNeeded)
            header[1] = 4;
    }

    partial void Compute(in BuildContext context)
    {
        if (Checksum is null)
            context.Write16(2, InternetChecksum.Compute(context.Layer));
    }
}

/// <summary>Packets that error messages quote: mostly cut.</summary>
internal static class QuotedPacket
{
    // Adds the packet at an offset; one that ends at limit, if that is not zero, has other things behind it.
    internal static void AddTo(ref Slice slice, int offset, ReadOnlySpan<byte> data, int limit)
    {
        ReadOnlySpan<byte> quote = Bits.Clamp(data, offset, (limit > 0 ? limit : data.Length) - offset);
        if (quote.IsEmpty)
        {
            slice.NoNext();
            return;
        }
        uint version = (uint)quote[0] >> 4;
        int declared = version switch
        {
            4 when quote.Length >= 4 => quote[2] << 8 | quote[3],
            6 when quote.Length >= 6 => (quote[4] << 8 | quote[5]) + IPv6View.FixedLength,
            _ => 0,
        };
        slice.AddChild(offset, limit > 0 ? limit - offset : slice.ReportedLength - offset, IPv4View.VersionTable, version, declared);
    }
}
