namespace PcapKit.Protocols;

/// <summary>Sensitivity and compartments of the data (RFC 5570).</summary>
[Option(typeof(IPv6Option), 0x07, "options.calipso", "CALIPSO")]
public readonly ref partial struct IPv6CalipsoView
{
    /// <summary>Domain of interpretation.</summary>
    [Field("opt.calipso.doi", "CALIPSO Domain of Interpretation")] public partial uint Domain { get; }

    /// <summary>Length of the compartments in units of 4 bytes.</summary>
    [Field("opt.calipso.cmpt.length", "Compartment Length", Computed = true)] public partial byte CompartmentLength { get; }

    /// <summary>The level.</summary>
    [Field("opt.calipso.sens_level", "Sensitivity Level")] public partial byte Sensitivity { get; }

    /// <summary>CRC-16 of the option with this field as zero.</summary>
    [Field("opt.calipso.checksum", "Checksum", Hex = true)] public partial ushort Checksum { get; }

    /// <summary>A bit for each compartment.</summary>
    [Field("opt.calipso.cmpt_bitmap", "Compartment Bitmap", Length = "Rest")] public partial ReadOnlySpan<byte> Compartments { get; }
}

public sealed partial class IPv6Calipso
{
    partial void Finish(Span<byte> header) => header[6] = CompartmentLength ?? (byte)(Compartments.Length / 4);
}

/// <summary>Tells packets apart by an identifier, for multicast that comes on several ways (RFC 6621, section 6.1.1).</summary>
[Option(typeof(IPv6Option), 0x08, "options.smf_dpd", "SMF_DPD")]
public readonly ref partial struct IPv6DuplicateDetectionView
{
    /// <summary>False for this format.</summary>
    [Field("opt.smf_dpd.hash_bit", "H-bit")] public partial bool IsHash { get; }

    /// <summary>What the tagger is identified by.</summary>
    [Field("opt.smf_dpd.tid_type", "TaggerID Type", Bits = 3)] public partial IPv6TaggerType TaggerType { get; }

    /// <summary>Length of the tagger's identifier in bytes, less one where there is one.</summary>
    [Field("opt.smf_dpd.tid_len", "TaggerID Length", Bits = 4, Computed = true)] public partial byte TaggerLength { get; }

    /// <summary>The tagger.</summary>
    [Field("opt.smf_dpd.tagger_id", "TaggerID", Length = "TaggerBytes")] public partial ReadOnlySpan<byte> Tagger { get; }

    /// <summary>The identifier.</summary>
    [Field("opt.smf_dpd.ident", "Identifier", Length = "Rest")] public partial ReadOnlySpan<byte> Identifier { get; }

    internal int TaggerBytes => TaggerType == IPv6TaggerType.None ? 0 : TaggerLength + 1;
}

public sealed partial class IPv6DuplicateDetection
{
    partial void Finish(Span<byte> header)
    {
        if (TaggerLength is null)
            header[2] |= (byte)(Math.Max(Tagger.Length - 1, 0) & 15);
    }
}

/// <summary>Tells packets apart by a hash, to which this value adds what makes it unique (RFC 6621, section 6.1.2).</summary>
[Option(typeof(IPv6Option), IPv6Option.HashedDuplicate, "options.smf_dpd_hash", "SMF_DPD")]
public readonly ref partial struct IPv6DuplicateHashView
{
    /// <summary>The value; its first bit is set.</summary>
    [Field("opt.smf_dpd.hav", "Hash Assist Value", Length = "Rest")] public partial ReadOnlySpan<byte> HashAssist { get; }
}

/// <summary>Counters and times that show how long each side takes (RFC 8250).</summary>
[Option(typeof(IPv6Option), 0x0F, "options.pdm", "Performance and Diagnostic Metrics")]
public readonly ref partial struct IPv6PerformanceMetricsView
{
    /// <summary>The power of two that scales the first time.</summary>
    [Field("opt.pdm.scale_dtlr", "Scale DTLR")] public partial byte ScaleReceived { get; }

    /// <summary>The power of two that scales the second time.</summary>
    [Field("opt.pdm.scale_dtls", "Scale DTLS")] public partial byte ScaleSent { get; }

    /// <summary>Number of this packet.</summary>
    [Field("opt.pdm.psn_this_pkt", "PSN This Packet")] public partial ushort Sequence { get; }

    /// <summary>Number of the last packet received.</summary>
    [Field("opt.pdm.psn_last_recv", "PSN Last Received")] public partial ushort LastReceived { get; }

    /// <summary>Time from the last packet received to this one, scaled, in attoseconds.</summary>
    [Field("opt.pdm.delta_last_recv", "Delta Time Last Received")] public partial ushort DeltaReceived { get; }

    /// <summary>Time from the last packet sent to the one that answered it, scaled, in attoseconds.</summary>
    [Field("opt.pdm.delta_last_sent", "Delta Time Last Sent")] public partial ushort DeltaSent { get; }
}

/// <summary>Asks for a sending rate (RFC 4782, section 3.2).</summary>
[Option(typeof(IPv6Option), 0x26, "options.qs", "Quick-Start")]
public readonly ref partial struct IPv6QuickStartRequestView
{
    /// <summary>The function, 0 for a request.</summary>
    [Field("opt.qs_func", "Function", Bits = 4, Default = 0)] public partial QuickStartFunction Function { get; }

    /// <summary>The rate asked for: 40 kbit/s times 2 to this power, 0 for none.</summary>
    [Field("opt.qs_rate", "Rate", Bits = 4)] public partial byte Rate { get; }

    /// <summary>A random number that routers which approve count down with the hop limit.</summary>
    [Field("opt.qs_ttl", "QS TTL")] public partial byte QuickStartTtl { get; }

    /// <summary>Random bits that routers overwrite when they lower the rate.</summary>
    [Field("opt.qs_nonce", "QS Nonce", Bits = 30, Hex = true)] public partial uint Nonce { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.qs_reserved", "Reserved", Bits = 2, Hex = true, ShownBits = 32)] public partial byte Reserved { get; }
}

/// <summary>Reports the rate that was approved (RFC 4782, section 3.2).</summary>
[Option(typeof(IPv6Option), IPv6Option.QuickStartReport, "options.qs_report", "Quick-Start")]
public readonly ref partial struct IPv6QuickStartReportView
{
    /// <summary>The function, 8 for a report.</summary>
    [Field("opt.qs_func", "Function", Bits = 4, Default = 8)] public partial QuickStartFunction Function { get; }

    /// <summary>The approved rate: 40 kbit/s times 2 to this power, 0 for none.</summary>
    [Field("opt.qs_rate", "Rate", Bits = 4)] public partial byte Rate { get; }

    /// <summary>Not used.</summary>
    [Field("opt.qs_unused", "Not Used")] public partial byte Unused { get; }

    /// <summary>The nonce of the request.</summary>
    [Field("opt.qs_nonce", "QS Nonce", Bits = 30, Hex = true)] public partial uint Nonce { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.qs_reserved", "Reserved", Bits = 2, Hex = true, ShownBits = 32)] public partial byte Reserved { get; }
}

/// <summary>The topology that routers of a low-power network forward by (RFC 9008; RFC 6553 with another type).</summary>
[Option(typeof(IPv6Option), 0x23, "options.rpl", "RPL Option", MoreKinds = [0x63])]
public readonly ref partial struct IPv6RplOptionView
{
    /// <summary>The flags.</summary>
    [Container("opt.rpl.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>The packet goes down, away from the root.</summary>
    [Field("opt.rpl.flag.o", "Down")] public partial bool IsDown { get; }

    /// <summary>A router met a rank that does not go with the direction.</summary>
    [Field("opt.rpl.flag.r", "Rank Error")] public partial bool HasRankError { get; }

    /// <summary>A router could not forward the packet.</summary>
    [Field("opt.rpl.flag.f", "Forwarding Error")] public partial bool HasForwardingError { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.rpl.flag.rsv", "Reserved", Bits = 5, Hex = true)] public partial byte Reserved { get; }

    /// <summary>The topology.</summary>
    [Field("opt.rpl.instance_id", "RPLInstanceID", Hex = true)] public partial byte InstanceId { get; }

    /// <summary>The rank of the router that sent the packet on.</summary>
    [Field("opt.rpl.sender_rank", "Sender Rank", Hex = true)] public partial ushort SenderRank { get; }

    /// <summary>Objects that no RFC defines yet.</summary>
    [Field("opt.rpl.data", "Sub-TLVs", Length = "Rest")] public partial ReadOnlySpan<byte> Objects { get; }
}

/// <summary>Multicast for low-power networks: tells the messages of a seed apart (RFC 7731, section 6.1).</summary>
[Option(typeof(IPv6Option), 0x6D, "options.mpl", "MPL Option")]
public readonly ref partial struct IPv6MplView
{
    /// <summary>The flags.</summary>
    [Container("opt.mpl.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>How long the identifier of the seed is.</summary>
    [Field("opt.mpl.flag.s", "Seed ID Length", Bits = 2)] public partial MplSeedLength SeedLength { get; }

    /// <summary>Whether the sequence number is the largest of the seed.</summary>
    [Field("opt.mpl.flag.m", "Largest Sequence")] public partial bool IsLargest { get; }

    /// <summary>Version, zero.</summary>
    [Field("opt.mpl.flag.v", "Version")] public partial bool Version { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.mpl.flag.rsv", "Reserved", Bits = 4, Hex = true)] public partial byte Reserved { get; }

    /// <summary>The number of the message.</summary>
    [Field("opt.mpl.sequence", "Sequence", Hex = true)] public partial byte Sequence { get; }

    /// <summary>The seed; empty where the source address identifies it.</summary>
    [Field("opt.mpl.seed_id", "Seed ID", Length = "Rest")] public partial ReadOnlySpan<byte> Seed { get; }
}
