namespace PcapKit.Protocols;

/// <summary>Routers write their addresses down (RFC 791, section 3.1).</summary>
[Option(typeof(IPv4Option), 7, "options.record_route", "IP Option - Record Route")]
public readonly ref partial struct IPv4RecordRouteView
{
    /// <summary>Where the next address goes, counted from 1 at the start of the option; at least 4.</summary>
    [Field("opt.ptr", "Pointer", Computed = true, Kept = true)] public partial byte Pointer { get; }

    /// <summary>The addresses written so far.</summary>
    [Field("=ip.rec_rt", "Recorded Route", Length = "RecordedLength")] public partial ValueList<IPv4Address> Recorded { get; }

    /// <summary>The places that are still free.</summary>
    [Field("=ip.empty_rt", "Empty Route", Length = "Rest")] public partial ValueList<IPv4Address> Empty { get; }

    internal int RecordedLength => IPv4Routes.Before(Pointer, Length);
}

public sealed partial class IPv4RecordRoute
{
    partial void Finish(Span<byte> header) => header[2] = Pointer ?? (byte)(4 + Recorded.ByteLength);
}

/// <summary>Routers that the packet is to pass, others may lie between (RFC 791, section 3.1).</summary>
[Option(typeof(IPv4Option), 131, "options.route", "IP Option - Loose Source Route")]
public readonly ref partial struct IPv4LooseSourceRouteView
{
    /// <summary>Where the next hop stands, counted from 1 at the start of the option; at least 4, behind the end when the route is done.</summary>
    [Field("opt.ptr", "Pointer", Computed = true, Kept = true)] public partial byte Pointer { get; }

    /// <summary>The addresses of the hops that are done.</summary>
    [Field("=ip.rec_rt", "Recorded Route", Length = "RecordedLength")] public partial ValueList<IPv4Address> Recorded { get; }

    /// <summary>The hops to come; the last one is where the packet really goes.</summary>
    [Field("=ip.src_rt", "Source Route", Length = "Rest")] public partial ValueList<IPv4Address> Remaining { get; }

    internal int RecordedLength => IPv4Routes.Before(Pointer, Length);
}

public sealed partial class IPv4LooseSourceRoute
{
    partial void Finish(Span<byte> header) => header[2] = Pointer ?? (byte)(4 + Recorded.ByteLength);
}

/// <summary>Every router that the packet is to pass (RFC 791, section 3.1).</summary>
[Option(typeof(IPv4Option), 137, "options.source_route", "IP Option - Strict Source Route")]
public readonly ref partial struct IPv4StrictSourceRouteView
{
    /// <summary>Where the next hop stands, counted from 1 at the start of the option; at least 4, behind the end when the route is done.</summary>
    [Field("opt.ptr", "Pointer", Computed = true, Kept = true)] public partial byte Pointer { get; }

    /// <summary>The addresses of the hops that are done.</summary>
    [Field("=ip.rec_rt", "Recorded Route", Length = "RecordedLength")] public partial ValueList<IPv4Address> Recorded { get; }

    /// <summary>The hops to come; the last one is where the packet really goes.</summary>
    [Field("=ip.src_rt", "Source Route", Length = "Rest")] public partial ValueList<IPv4Address> Remaining { get; }

    internal int RecordedLength => IPv4Routes.Before(Pointer, Length);
}

public sealed partial class IPv4StrictSourceRoute
{
    partial void Finish(Span<byte> header) => header[2] = Pointer ?? (byte)(4 + Recorded.ByteLength);
}

/// <summary>Routers write the time down (RFC 791, section 3.1).</summary>
[Option(typeof(IPv4Option), 68, "options.timestamp", "IP Option - Time Stamp")]
public readonly ref partial struct IPv4TimestampView
{
    /// <summary>Where the next entry goes, counted from 1 at the start of the option; at least 5.</summary>
    [Field("opt.ptr", "Pointer", Default = 5)] public partial byte Pointer { get; }

    /// <summary>How many hosts found no place.</summary>
    [Field("opt.overflow", "Overflow", Bits = 4)] public partial byte Overflow { get; }

    /// <summary>What the entries are.</summary>
    [Field("opt.flag", "Flag", Bits = 4, Hex = true)] public partial IPv4TimestampFormat Format { get; }

    /// <summary>Times without addresses, in milliseconds since midnight UTC; the highest bit marks other units.</summary>
    [Field("opt.time_stamp", "Time stamp", Length = "HasAddresses ? 0 : HeaderLength - FixedLength")] public partial ValueList<uint> Timestamps { get; }

    /// <summary>Times with the addresses of the hosts that wrote them, or that are to write them.</summary>
    [Tlv("opt.time_stamps", "Time stamps", Length = "HasAddresses ? HeaderLength - FixedLength : 0")] public partial TlvList<IPv4TimestampEntry> Entries { get; }

    /// <summary>Whether an entry has an address.</summary>
    public bool HasAddresses => Format is IPv4TimestampFormat.WithAddress or IPv4TimestampFormat.Prespecified;
}

/// <summary>The entries of a time stamp option that have addresses: eight bytes each.</summary>
[TlvFamily("ip", "ip.opt.time_stamps")]
public readonly struct IPv4TimestampEntry : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ip.opt.time_stamps");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (8, false);
        return rest.Length >= 8;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>A time and the host that wrote it.</summary>
[Option(typeof(IPv4TimestampEntry), 0, "opt.time_stamps.entry", "Time stamp and address")]
public readonly ref partial struct IPv4AddressTimestampView
{
    /// <summary>The host.</summary>
    [Field("opt.time_stamp_addr", "Address")] public partial IPv4Address Address { get; }

    /// <summary>Milliseconds since midnight UTC; the highest bit marks other units.</summary>
    [Field("opt.time_stamp", "Time stamp")] public partial uint Timestamp { get; }
}

/// <summary>Traceroute with counters that both directions carry (RFC 1393; obsolete).</summary>
[Option(typeof(IPv4Option), 82, "options.traceroute", "IP Option - Traceroute")]
public readonly ref partial struct IPv4TracerouteView
{
    /// <summary>Tells one trace from others of the same host.</summary>
    [Field("opt.id_number", "ID Number")] public partial ushort Identifier { get; }

    /// <summary>Routers passed on the way out.</summary>
    [Field("opt.ohc", "Outbound Hop Count")] public partial ushort OutboundHops { get; }

    /// <summary>Routers passed on the way back; 0xFFFF on the way out.</summary>
    [Field("opt.rhc", "Return Hop Count")] public partial ushort ReturnHops { get; }

    /// <summary>The host that traces.</summary>
    [Field("opt.originator", "Originator IP Address")] public partial IPv4Address Originator { get; }
}

/// <summary>Broadcast to the networks of several addresses (RFC 1770; obsolete).</summary>
[Option(typeof(IPv4Option), 149, "options.sdb", "IP Option - Selective Directed Broadcast")]
public readonly ref partial struct IPv4SelectiveBroadcastView
{
    /// <summary>The addresses.</summary>
    [Field("opt.addr", "IP Address", Length = "Rest")] public partial ValueList<IPv4Address> Addresses { get; }
}

/// <summary>What the route options have in common.</summary>
internal static class IPv4Routes
{
    // Bytes of the addresses in front of the pointer; one into the middle of an address counts the whole ones only.
    internal static int Before(byte pointer, byte length) => Math.Clamp(pointer - 4, 0, Math.Max(length - 3, 0)) / 4 * 4;

    // Where a source route that is not done ends, if the options have one.
    internal static bool TryFinalDestination(TlvList<IPv4Option> options, out IPv4Address address)
    {
        address = default;
        if (options.TryGet(out IPv4LooseSourceRouteView loose) && loose.Remaining.Count > 0)
            address = loose.Remaining[loose.Remaining.Count - 1];
        else if (options.TryGet(out IPv4StrictSourceRouteView strict) && strict.Remaining.Count > 0)
            address = strict.Remaining[strict.Remaining.Count - 1];
        else
            return false;
        return true;
    }
}
