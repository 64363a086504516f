using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Internet Group Management Protocol, versions 1 to 3 (RFC 1112, RFC 2236, RFC 3376).</summary>
[Protocol("igmp", "IGMP", "Internet Group Management Protocol", ProtocolLevel.Internet)]
[Under("ip.proto", 2)]
public readonly ref partial struct IgmpView
{
    /// <summary>The type.</summary>
    [Field("type", "Type", Hex = true, Computed = true, Kept = true)] public partial IgmpType Type { get; }

    /// <summary>In queries the time to answer in tenths of a second, from 128 as a floating-point number; reserved in other messages and in version 1.</summary>
    [Field("max_resp", "Max Resp Time", When = "HasResponseTime")] public partial byte MaximumResponseTime { get; }

    /// <summary>Checksum over the whole message.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>The version of the protocol that the message belongs to; null for messages of other protocols.</summary>
    [Derived("version", "IGMP Version")] public int? Version => Type switch
    {
        IgmpType.MembershipQuery => ReportedLength >= 12 ? 3 : MaximumResponseTime == 0 ? 1 : 2,
        IgmpType.MembershipReport1 => 1,
        IgmpType.MembershipReport2 or IgmpType.LeaveGroup => 2,
        IgmpType.MembershipReport3 => 3,
        _ => null,
    };

    /// <summary>In traceroute messages how many hops to trace, null in others; the byte of the response time.</summary>
    [Derived("mtrace.max_hops", "# hops")] public int? MaximumHops => Type is IgmpType.Traceroute or IgmpType.TracerouteResponse ? MaximumResponseTime : null;

    /// <summary>The byte of the response time in messages that have none, null in others.</summary>
    [Derived("reserved", "Reserved", Hex = true, Form = FieldForm.Digits, Hidden = true)] public int? Reserved => !HasResponseTime && Version is not null ? MaximumResponseTime : null;

    /// <summary>What the type defines, for example an <see cref="IgmpQuery3View"/>.</summary>
    public ReadOnlySpan<byte> Body => Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);

    /// <summary>How many bytes the message has.</summary>
    public int HeaderLength => Version is 1 or 2 ? 8 : ReportedLength;

    internal bool HasResponseTime => Version is 2 || (Version is 3 && Type == IgmpType.MembershipQuery);

    // Wireshark dissects in two steps, the type and then the message; some types are other protocols.
    internal string PathName => (byte)Type switch
    {
        0x13 => "igmp:dvmrp",
        0x14 => "igmp:pim",
        >= 0xFC => "igmp:rgmp",
        0x1E or 0x1F => "igmp:igmp",
        _ => Version is null ? "igmp" : "igmp:igmp",
    };

    // Queries of version 3 share their type with those of the versions before.
    internal uint BodyKind => Type == IgmpType.MembershipQuery && Version == 3 ? IgmpBody.Query3 : (uint)Type;

    internal void Route(ref Slice slice)
    {
        // Bytes behind a message of version 1 or 2 count for the checksum only (RFC 2236, section 2.5).
        slice.HeaderLength = HeaderLength;
        slice.NoNext();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => PcapKit.Body.Visit(IgmpBody.Table, BodyKind, FixedLength, layer, sink);
}

/// <summary>The bodies of IGMP messages, by type.</summary>
[TlvFamily("igmp", "igmp.type")]
public readonly struct IgmpBody
{
    internal const uint Query3 = 0x300 | 0x11;

    /// <summary>The table that knows the bodies.</summary>
    public static TableId Table { get; } = TableId.Of("igmp.type");
}

public sealed partial class Igmp
{
    /// <summary>What the type defines, for example an <see cref="IgmpQuery3"/>; bytes as a <see cref="Payload"/> where the type is unknown.</summary>
    /// <remarks>The type follows from it where <see cref="Type"/> is null.</remarks>
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

    private void ReadBody(IgmpView view, in LayerSlice layer) => Body = PcapKit.Body.Read(IgmpBody.Table, view.BodyKind, view.Body, layer.Registry);

    partial void Finish(Span<byte> header)
    {
        if (Type is null && PcapKit.Body.TryGetKind(IgmpBody.Table, Body, out uint kind))
            header[0] = (byte)kind;
    }

    partial void Compute(in BuildContext context)
    {
        if (Checksum is null)
            context.Write16(2, InternetChecksum.Compute(context.Layer));
    }
}

/// <summary>Messages of versions 1 and 2: query, report, leave.</summary>
[Option(typeof(IgmpBody), 0x16, "group", "Group", MoreKinds = [0x11, 0x12, 0x17])]
public readonly ref partial struct IgmpGroupView
{
    /// <summary>The group; zero in a query for all groups.</summary>
    [Field("maddr", "Multicast Address")] public partial IPv4Address Group { get; }
}

/// <summary>Membership query of version 3 (RFC 3376, section 4.1).</summary>
[Option(typeof(IgmpBody), IgmpBody.Query3, "query3", "Membership Query")]
public readonly ref partial struct IgmpQuery3View
{
    /// <summary>The group; zero in a query for all groups.</summary>
    [Field("maddr", "Multicast Address")] public partial IPv4Address Group { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("query.reserved", "Reserved", Bits = 4)] public partial byte Reserved { get; }

    /// <summary>Routers are not to restart their timers.</summary>
    [Field("s", "S")] public partial bool SuppressesRouters { get; }

    /// <summary>The querier's robustness variable.</summary>
    [Field("qrv", "QRV", Bits = 3)] public partial byte Robustness { get; }

    /// <summary>The querier's query interval in seconds; from 128 as a floating-point number.</summary>
    [Field("qqic", "QQIC")] public partial byte QueryIntervalCode { get; }

    /// <summary>How many sources there are.</summary>
    [Field("num_src", "Num Src", Computed = true)] public partial ushort SourceCount { get; }

    /// <summary>The sources that the query asks for.</summary>
    [Field("saddr", "Source Address", Length = "SourceCount * 4")] public partial ValueList<IPv4Address> Sources { get; }
}

public sealed partial class IgmpQuery3
{
    partial void Finish(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header[6..], SourceCount ?? (ushort)Sources.Count);
}

/// <summary>Membership report of version 3 (RFC 3376, section 4.2).</summary>
[Option(typeof(IgmpBody), 0x22, "report3", "Membership Report")]
public readonly ref partial struct IgmpReport3View
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>How many records there are.</summary>
    [Field("num_grp_recs", "Num Group Records", Computed = true)] public partial ushort RecordCount { get; }

    /// <summary>The records.</summary>
    [Tlv("records", "Group Records")] public partial TlvList<IgmpRecord> Records { get; }
}

public sealed partial class IgmpReport3
{
    partial void Finish(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header[2..], RecordCount ?? (ushort)Records.Count);
}

/// <summary>The records of a report; how long each is follows from its counts.</summary>
[TlvFamily("igmp", "igmp.records")]
public readonly struct IgmpRecord : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("igmp.records");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length < 8 ? 0 : 8 + (rest[2] << 8 | rest[3]) * 4 + rest[1] * 4;
        return length != 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>What a host wants of one group (RFC 3376, section 4.2.4).</summary>
[Option(typeof(IgmpRecord), 0, "record", "Group Record")]
public readonly ref partial struct IgmpGroupRecordView
{
    /// <summary>What the record says.</summary>
    [Field("record_type", "Record Type")] public partial MulticastRecordType Type { get; }

    /// <summary>Length of the auxiliary data in units of 4 bytes.</summary>
    [Field("aux_data_len", "Aux Data Len", Computed = true)] public partial byte AuxiliaryLength { get; }

    /// <summary>How many sources there are.</summary>
    [Field("num_src", "Num Src", Computed = true)] public partial ushort SourceCount { get; }

    /// <summary>The group.</summary>
    [Field("maddr", "Multicast Address")] public partial IPv4Address Group { get; }

    /// <summary>The sources.</summary>
    [Field("saddr", "Source Address", Length = "SourceCount * 4")] public partial ValueList<IPv4Address> Sources { get; }

    /// <summary>Auxiliary data; none is defined.</summary>
    [Field("aux_data", "Aux Data", Length = "AuxiliaryLength * 4")] public partial ReadOnlySpan<byte> Auxiliary { get; }
}

public sealed partial class IgmpGroupRecord
{
    partial void Finish(Span<byte> header)
    {
        header[1] = AuxiliaryLength ?? (byte)(Auxiliary.Length / 4);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], SourceCount ?? (ushort)Sources.Count);
    }
}

/// <summary>Multicast traceroute: query and response (draft-ietf-idmr-traceroute-ipm); the byte of the response time has the hops.</summary>
[Option(typeof(IgmpBody), 0x1F, "mtrace", "Traceroute", MoreKinds = [0x1E])]
public readonly ref partial struct IgmpTracerouteView
{
    /// <summary>The group; zero for none.</summary>
    [Field("maddr", "Multicast Address")] public partial IPv4Address Group { get; }

    /// <summary>The source.</summary>
    [Field("mtrace.saddr", "Source Address")] public partial IPv4Address Source { get; }

    /// <summary>The receiver.</summary>
    [Field("mtrace.raddr", "Receiver Address")] public partial IPv4Address Receiver { get; }

    /// <summary>Where the response is to go.</summary>
    [Field("mtrace.rspaddr", "Response Address")] public partial IPv4Address ResponseAddress { get; }

    /// <summary>The time to live of the response.</summary>
    [Field("mtrace.resp_ttl", "Response TTL")] public partial byte ResponseTimeToLive { get; }

    /// <summary>Tells the queries apart.</summary>
    [Field("mtrace.q_id", "Query ID", Bits = 24)] public partial uint QueryId { get; }

    /// <summary>What each router on the way added, 32 bytes a router.</summary>
    [Field("mtrace.blocks", "Response Data", Length = "Rest")] public partial ReadOnlySpan<byte> Blocks { get; }
}

/// <summary>A type that has no definition of its own.</summary>
[Option(typeof(IgmpBody), uint.MaxValue, "unknown", "Unknown IGMP message")]
public readonly ref partial struct IgmpUnknownBodyView
{
    /// <summary>The bytes.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
