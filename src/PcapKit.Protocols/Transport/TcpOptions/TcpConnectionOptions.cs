namespace PcapKit.Protocols;

/// <summary>Maximum segment size that the sender takes (RFC 9293, section 3.7.1).</summary>
[Option(typeof(TcpOption), 2, "options.mss", "TCP Option - Maximum segment size")]
public readonly ref partial struct TcpMaximumSegmentSizeView
{
    /// <summary>The size in bytes, without headers.</summary>
    [Field("options.mss_val", "MSS Value")] public partial ushort Size { get; }
}

/// <summary>Window scale (RFC 7323, section 2).</summary>
[Option(typeof(TcpOption), 3, "options.wscale", "TCP Option - Window scale")]
public readonly ref partial struct TcpWindowScaleView
{
    /// <summary>By how many bits windows are shifted; more than 14 count as 14.</summary>
    [Field("options.wscale.shift", "Shift count")] public partial byte Shift { get; }

    /// <summary>What windows are multiplied by.</summary>
    [Derived("options.wscale.multiplier", "Multiplier")] public int Multiplier => 1 << Math.Min((int)Shift, 14);
}

/// <summary>Timestamps (RFC 7323, section 3).</summary>
[Option(typeof(TcpOption), 8, "options.timestamp", "TCP Option - Timestamps")]
public readonly ref partial struct TcpTimestampsView
{
    /// <summary>The sender's clock, TSval.</summary>
    [Field("options.timestamp.tsval", "Timestamp value")] public partial uint Value { get; }

    /// <summary>The receiver's value that is echoed, TSecr.</summary>
    [Field("options.timestamp.tsecr", "Timestamp echo reply")] public partial uint EchoReply { get; }
}

/// <summary>Echo (RFC 1072, section 4).</summary>
[Option(typeof(TcpOption), 6, "options.echo", "TCP Option - Echo")]
public readonly ref partial struct TcpEchoView
{
    /// <summary>What is to be echoed.</summary>
    [Field("options.echo_value", "TCP Echo Option")] public partial uint Value { get; }
}

/// <summary>Echo reply (RFC 1072, section 4).</summary>
[Option(typeof(TcpOption), 7, "options.echoreply", "TCP Option - Echo reply")]
public readonly ref partial struct TcpEchoReplyView
{
    /// <summary>What was echoed.</summary>
    [Field("options.echo_value", "TCP Echo Option")] public partial uint Value { get; }
}

/// <summary>Partial order connection permitted (RFC 1693, section 3.1).</summary>
[Option(typeof(TcpOption), 9, "options.poc_permitted", "TCP Option - Partial Order Connection permitted")]
public readonly ref partial struct TcpPartialOrderPermittedView;

/// <summary>Partial order service profile (RFC 1693, section 3.1).</summary>
[Option(typeof(TcpOption), 10, "options.poc_profile", "TCP Option - Partial Order service profile")]
public readonly ref partial struct TcpPartialOrderProfileView
{
    /// <summary>The profile begins here.</summary>
    [Field("options.poc_profile.start", "Start")] public partial bool Start { get; }

    /// <summary>The profile ends here.</summary>
    [Field("options.poc_profile.end", "End")] public partial bool End { get; }

    /// <summary>Zero.</summary>
    [Field("options.poc_profile.filler", "Filler", Bits = 6)] public partial byte Filler { get; }
}

/// <summary>Connection count of T/TCP (RFC 1644, section 3.2).</summary>
[Option(typeof(TcpOption), 11, "options.cc", "TCP Option - CC")]
public readonly ref partial struct TcpConnectionCountView
{
    /// <summary>The count of the connection.</summary>
    [Field("options.cc_value", "TCP CC Option")] public partial uint Value { get; }
}

/// <summary>New connection count of T/TCP (RFC 1644, section 3.2).</summary>
[Option(typeof(TcpOption), 12, "options.ccnew", "TCP Option - CC.NEW")]
public readonly ref partial struct TcpConnectionCountNewView
{
    /// <summary>The count of the connection.</summary>
    [Field("options.cc_value", "TCP CC Option")] public partial uint Value { get; }
}

/// <summary>Echo of a connection count of T/TCP (RFC 1644, section 3.2).</summary>
[Option(typeof(TcpOption), 13, "options.ccecho", "TCP Option - CC.ECHO")]
public readonly ref partial struct TcpConnectionCountEchoView
{
    /// <summary>The count that is echoed.</summary>
    [Field("options.cc_value", "TCP CC Option")] public partial uint Value { get; }
}

/// <summary>Alternate checksum request (RFC 1146, section 2).</summary>
[Option(typeof(TcpOption), 14, "options.altchecksum_request", "TCP Option - Alternate checksum request")]
public readonly ref partial struct TcpAlternateChecksumRequestView
{
    /// <summary>The algorithm that is asked for.</summary>
    [Field("options.altchecksum_request.algorithm", "Algorithm")] public partial TcpChecksumAlgorithm Algorithm { get; }
}

/// <summary>Alternate checksum data: what does not fit into the checksum field (RFC 1146, section 2).</summary>
[Option(typeof(TcpOption), 15, "options.altchecksum_data", "TCP Option - Alternate checksum data")]
public readonly ref partial struct TcpAlternateChecksumDataView
{
    /// <summary>The checksum.</summary>
    [Field("options.altchecksum_data.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>Quick-Start response (RFC 4782, section 4.1).</summary>
[Option(typeof(TcpOption), 27, "options.qs", "TCP Option - Quick-Start")]
public readonly ref partial struct TcpQuickStartResponseView
{
    /// <summary>Zero.</summary>
    [Field("options.qs.reserved", "Reserved", Bits = 4)] public partial byte Reserved { get; }

    /// <summary>The rate that was granted: 0 for none, otherwise 40 kbit/s × 2 to the power of it.</summary>
    [Field("options.qs.rate", "QS Rate", Bits = 4)] public partial byte Rate { get; }

    /// <summary>By how much the TTLs of IP and of Quick-Start differed, modulo 256.</summary>
    [Field("options.qs.ttl_diff", "QS TTL Diff")] public partial byte TtlDifference { get; }

    /// <summary>The nonce as it arrived.</summary>
    [Field("options.qs.nonce", "QS Nonce", Bits = 30, Hex = true)] public partial uint Nonce { get; }

    /// <summary>Zero.</summary>
    [Field("options.qs.reserved2", "Reserved", Bits = 2)] public partial byte Reserved2 { get; }
}

/// <summary>User timeout (RFC 5482, section 3).</summary>
[Option(typeof(TcpOption), 28, "options.user_to", "TCP Option - User Timeout")]
public readonly ref partial struct TcpUserTimeoutView
{
    /// <summary>The timeout counts minutes; seconds otherwise.</summary>
    [Field("options.user_to_granularity", "Granularity")] public partial bool InMinutes { get; }

    /// <summary>How long data may stay unacknowledged, in seconds or minutes.</summary>
    [Field("options.user_to_val", "User Timeout", Bits = 15)] public partial ushort Timeout { get; }
}

/// <summary>Accurate ECN, order 0: ECT(0), CE, ECT(1); counters at the end may be left out (RFC 9768, section 3.2.3).</summary>
[Option(typeof(TcpOption), 172, "options.acc_ecn", "TCP Option - Accurate ECN")]
public readonly ref partial struct TcpAccurateEcnOrder0View
{
    /// <summary>Bytes that arrived with ECT(0), modulo 2 to the power of 24.</summary>
    [Field("options.acc_ecn.ee0b", "Accurate ECN Echo ECT(0) Byte Counter", Bits = 24, Present = "Length >= 5")] public partial uint? Ect0Bytes { get; }

    /// <summary>Bytes that arrived with CE.</summary>
    [Field("options.acc_ecn.eceb", "Accurate ECN Echo CE Byte Counter", Bits = 24, Present = "Length >= 8")] public partial uint? CeBytes { get; }

    /// <summary>Bytes that arrived with ECT(1).</summary>
    [Field("options.acc_ecn.ee1b", "Accurate ECN Echo ECT(1) Byte Counter", Bits = 24, Present = "Length >= 11")] public partial uint? Ect1Bytes { get; }
}

/// <summary>Accurate ECN, order 1: ECT(1), CE, ECT(0); counters at the end may be left out (RFC 9768, section 3.2.3).</summary>
[Option(typeof(TcpOption), 174, "options.acc_ecn", "TCP Option - Accurate ECN")]
public readonly ref partial struct TcpAccurateEcnOrder1View
{
    /// <summary>Bytes that arrived with ECT(1), modulo 2 to the power of 24.</summary>
    [Field("options.acc_ecn.ee1b", "Accurate ECN Echo ECT(1) Byte Counter", Bits = 24, Present = "Length >= 5")] public partial uint? Ect1Bytes { get; }

    /// <summary>Bytes that arrived with CE.</summary>
    [Field("options.acc_ecn.eceb", "Accurate ECN Echo CE Byte Counter", Bits = 24, Present = "Length >= 8")] public partial uint? CeBytes { get; }

    /// <summary>Bytes that arrived with ECT(0).</summary>
    [Field("options.acc_ecn.ee0b", "Accurate ECN Echo ECT(0) Byte Counter", Bits = 24, Present = "Length >= 11")] public partial uint? Ect0Bytes { get; }
}
