namespace PcapKit;

/// <summary>How a capture is read.</summary>
public sealed class CaptureReaderOptions
{
    /// <summary>The default of <see cref="MaxRecordLength"/>: 16 MiB, Wireshark's limit for a block.</summary>
    public const int DefaultMaxRecordLength = 16 * 1024 * 1024;

    private readonly int _maxRecordLength = DefaultMaxRecordLength;
    private readonly int? _maxPacketLength;

    /// <summary>After damage, look for the next plausible record and go on; what was skipped stands in <see cref="CaptureReader.Skipped"/>. False: damage ends the reading with a <see cref="CaptureFormatException"/>.</summary>
    public bool Salvage { get; init; }

    /// <summary>
    /// Deliver the journal entries and custom blocks of pcapng as frames too, so that frames have Wireshark's numbers. Such a frame has
    /// <see cref="LinkTypes.NoPacket"/> for a link type, no time, and the content of its block. False: they are only shown to <see cref="CaptureReader.BlockRead"/>.
    /// </summary>
    public bool BlocksAsFrames { get; init; }

    /// <summary>
    /// The blocks that <see cref="CaptureReader.BlockRead"/> gets need not last: large ones are valid during the call only, which saves a copy of
    /// each. Descriptions of interfaces always last. False: all may be kept.
    /// </summary>
    public bool BorrowBlocks { get; init; }

    /// <summary>The most bytes that a record of a pcap file or a block of a pcapng file may have; more is damage. 16 MiB unless set; 4 KiB at least, 1 GiB at most.</summary>
    public int MaxRecordLength
    {
        get => _maxRecordLength;
        init => _maxRecordLength = Check(value, 4096);
    }

    /// <summary>The most bytes that may have been captured of a packet; more is damage, or skipped while salvaging. Null, the default, for what
    /// its link type allows, see <see cref="LinkTypes.MaxPacketLength"/>; 64 at least, 1 GiB at most. <see cref="MaxRecordLength"/> holds beside it.</summary>
    public int? MaxPacketLength
    {
        get => _maxPacketLength;
        init => _maxPacketLength = value is int length ? Check(length, 64) : null;
    }

    /// <summary>The most bytes of a packet of a link type.</summary>
    internal int LimitOf(uint linkType) => Math.Min(_maxPacketLength ?? LinkTypes.MaxPacketLength(linkType), _maxRecordLength);

    private static int Check(int value, int least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
        return value;
    }
}

/// <summary>A part of a damaged capture that could not be read.</summary>
/// <param name="Offset">The first byte of it; in a compressed input, counted after decompression.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Reason">What was wrong there.</param>
public readonly record struct SkippedRange(long Offset, long Length, string Reason)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Length} bytes at {Offset}: {Reason}";
}
