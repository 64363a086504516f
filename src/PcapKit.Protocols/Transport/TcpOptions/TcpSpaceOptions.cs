namespace PcapKit.Protocols;

/// <summary>Capabilities of SCPS, TCP for space links (CCSDS 714.0-B-2, section 3.2.1).</summary>
[Option(typeof(TcpOption), 20, "options.scps", "TCP Option - SCPS capabilities")]
public readonly ref partial struct TcpScpsCapabilitiesView
{
    /// <summary>All capabilities.</summary>
    [Container("options.scps.vector", "TCP SCPS Capabilities Vector", Hex = true)] public partial byte Capabilities { get; }

    /// <summary>Best-effort transport service.</summary>
    [Field("options.scpsflags.bets", "Partial Reliability Capable (BETS)")] public partial bool PartialReliability { get; }

    /// <summary>Selective negative acknowledgments of the short form.</summary>
    [Field("options.scpsflags.snack1", "Short Form SNACK Capable (SNACK1)")] public partial bool ShortSnack { get; }

    /// <summary>Selective negative acknowledgments of the long form.</summary>
    [Field("options.scpsflags.snack2", "Long Form SNACK Capable (SNACK2)")] public partial bool LongSnack { get; }

    /// <summary>Lossless compression of headers.</summary>
    [Field("options.scpsflags.compress", "Lossless Header Compression (COMP)")] public partial bool Compression { get; }

    /// <summary>The network layer has timestamps.</summary>
    [Field("options.scpsflags.nlts", "Network Layer Timestamp (NLTS)")] public partial bool NetworkTimestamps { get; }

    /// <summary>Zero.</summary>
    [Field("options.scpsflags.reserved", "Reserved", Bits = 3)] public partial byte Reserved { get; }

    /// <summary>The connection's number for header compression.</summary>
    [Field("options.scps.binding", "Connection ID")] public partial byte ConnectionId { get; }

    /// <summary>Extended capabilities of other communities.</summary>
    [Field("options.scps.binding.data", "Binding Space Data", Length = "Rest")] public partial ReadOnlySpan<byte> Extended { get; }
}

/// <summary>Selective negative acknowledgment: what is missing (CCSDS 714.0-B-2, section 3.5).</summary>
[Option(typeof(TcpOption), 21, "options.snack", "TCP Option - Selective Negative Acknowledgment")]
public readonly ref partial struct TcpSelectiveNegativeAcknowledgmentView
{
    /// <summary>Where the hole begins behind the acknowledgment number, in units of the maximum segment size.</summary>
    [Field("options.snack.offset", "TCP SNACK Offset")] public partial ushort HoleOffset { get; }

    /// <summary>How long the hole is, in units of the maximum segment size.</summary>
    [Field("options.snack.size", "TCP SNACK Size")] public partial ushort HoleSize { get; }

    /// <summary>More holes, a bit a segment; the long form only.</summary>
    [Field("options.snack.vector", "TCP SNACK Bit-Vector", Length = "Rest")] public partial ReadOnlySpan<byte> Vector { get; }
}

/// <summary>A record ends with this segment (CCSDS 714.0-B-2, section 3.4).</summary>
[Option(typeof(TcpOption), 22, "options.scpsrec", "TCP Option - SCPS record boundary")]
public readonly ref partial struct TcpRecordBoundaryView;

/// <summary>Losses are due to corruption, not to congestion (CCSDS 714.0-B-2, section 3.6).</summary>
[Option(typeof(TcpOption), 23, "options.scpscor", "TCP Option - SCPS corruption experienced")]
public readonly ref partial struct TcpCorruptionExperiencedView;
