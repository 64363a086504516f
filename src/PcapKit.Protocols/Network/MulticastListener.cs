using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Messages of multicast listener discovery, version 1: query, report and done (RFC 2710).</summary>
[Option(typeof(IcmpV6Body), 130, "mld", "Multicast Listener Discovery", MoreKinds = [131, 132])]
public readonly ref partial struct MulticastListenerView
{
    /// <summary>In queries: the milliseconds in which to answer.</summary>
    [Field("mld.maximum_response_delay", "Maximum Response Delay [ms]")] public partial ushort MaximumResponseDelay { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The group; zero in a query for all groups.</summary>
    [Field("mld.multicast_address", "Multicast Address")] public partial IPv6Address Group { get; }
}

/// <summary>Multicast listener query of version 2 (RFC 3810, section 5.1).</summary>
[Option(typeof(IcmpV6Body), IcmpV6Body.ListenerQuery2, "mld2", "Multicast Listener Query")]
public readonly ref partial struct MulticastListenerQuery2View
{
    /// <summary>The milliseconds in which to answer; from 0x8000 as a floating-point number.</summary>
    [Field("mld.maximum_response_code", "Maximum Response Code")] public partial ushort MaximumResponseCode { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The group; zero in a query for all groups.</summary>
    [Field("mld.multicast_address", "Multicast Address")] public partial IPv6Address Group { get; }

    /// <summary>The flags.</summary>
    [Container("mld.flag", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("mld.flag.reserved", "Reserved", Bits = 4, Key = "flag_reserved")] public partial byte FlagsReserved { get; }

    /// <summary>Routers are not to restart their timers.</summary>
    [Field("mld.flag.s", "Suppress Router-Side Processing")] public partial bool SuppressesRouters { get; }

    /// <summary>The querier's robustness variable.</summary>
    [Field("mld.flag.qrv", "QRV (Querier's Robustness Variable)", Bits = 3)] public partial byte Robustness { get; }

    /// <summary>The querier's query interval in seconds; from 128 as a floating-point number.</summary>
    [Field("mld.qqi", "QQIC (Querier's Query Interval Code)")] public partial byte QueryIntervalCode { get; }

    /// <summary>How many sources there are.</summary>
    [Field("mld.nb_sources", "Number of Sources", Computed = true)] public partial ushort SourceCount { get; }

    /// <summary>The sources that the query asks for.</summary>
    [Field("mld.source_address", "Source Address", Length = "SourceCount * 16")] public partial ValueList<IPv6Address> Sources { get; }
}

public sealed partial class MulticastListenerQuery2
{
    partial void Finish(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header[22..], SourceCount ?? (ushort)Sources.Count);
}

/// <summary>Multicast listener report of version 2 (RFC 3810, section 5.2).</summary>
[Option(typeof(IcmpV6Body), 143, "mldr", "Multicast Listener Report")]
public readonly ref partial struct MulticastListenerReport2View
{
    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>How many records there are.</summary>
    [Field("mldr.nb_mcast_records", "Number of Multicast Address Records", Computed = true)] public partial ushort RecordCount { get; }

    /// <summary>The records.</summary>
    [Tlv("mldr.records", "Multicast Address Records")] public partial TlvList<MulticastListenerRecord> Records { get; }
}

public sealed partial class MulticastListenerReport2
{
    partial void Finish(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header[2..], RecordCount ?? (ushort)Records.Count);
}

/// <summary>The records of a report; how long each is follows from its counts.</summary>
[TlvFamily("icmpv6", "icmpv6.mldr.mar")]
public readonly struct MulticastListenerRecord : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmpv6.mldr.mar");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length < 20 ? 0 : 20 + (rest[2] << 8 | rest[3]) * 16 + rest[1] * 4;
        return length != 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>What a listener wants of one group (RFC 3810, section 5.2.4).</summary>
[Option(typeof(MulticastListenerRecord), 0, "mldr.mar", "Multicast Address Record", Form = FieldForm.Present)]
public readonly ref partial struct MulticastAddressRecordView
{
    /// <summary>What the record says.</summary>
    [Field("mldr.mar.record_type", "Record Type")] public partial MulticastRecordType Type { get; }

    /// <summary>Length of the auxiliary data in units of 4 bytes.</summary>
    [Field("mldr.mar.aux_data_len", "Aux Data Len", Computed = true)] public partial byte AuxiliaryLength { get; }

    /// <summary>How many sources there are.</summary>
    [Field("mldr.mar.nb_sources", "Number of Sources", Computed = true)] public partial ushort SourceCount { get; }

    /// <summary>The group.</summary>
    [Field("mldr.mar.multicast_address", "Multicast Address")] public partial IPv6Address Group { get; }

    /// <summary>The sources.</summary>
    [Field("mldr.mar.source_address", "Source Address", Length = "SourceCount * 16")] public partial ValueList<IPv6Address> Sources { get; }

    /// <summary>Auxiliary data; none is defined.</summary>
    [Field("mldr.mar.auxiliary_data", "Auxiliary Data", Length = "AuxiliaryLength * 4")] public partial ReadOnlySpan<byte> Auxiliary { get; }
}

public sealed partial class MulticastAddressRecord
{
    partial void Finish(Span<byte> header)
    {
        header[1] = AuxiliaryLength ?? (byte)(Auxiliary.Length / 4);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], SourceCount ?? (ushort)Sources.Count);
    }
}

/// <summary>Multicast router advertisement (RFC 4286); the code is the seconds between two.</summary>
[Option(typeof(IcmpV6Body), 151, "mcast_ra", "Multicast Router Advertisement")]
public readonly ref partial struct MulticastRouterAdvertisementView
{
    /// <summary>The query interval in seconds.</summary>
    [Field("mcast_ra.query_interval", "Query Interval")] public partial ushort QueryInterval { get; }

    /// <summary>The robustness variable.</summary>
    [Field("mcast_ra.robustness_variable", "Robustness Variable")] public partial ushort Robustness { get; }
}
