namespace PcapKit;

/// <summary>How a capture is read.</summary>
public sealed class CaptureReaderOptions
{
    /// <summary>The default of <see cref="MaxRecordLength"/>: 64 MiB.</summary>
    public const int DefaultMaxRecordLength = 64 * 1024 * 1024;

    private readonly int _maxRecordLength = DefaultMaxRecordLength;

    /// <summary>After damage, look for the next plausible record and go on; what was skipped stands in <see cref="CaptureReader.Skipped"/>. False: damage ends the reading with a <see cref="CaptureFormatException"/>.</summary>
    public bool Salvage { get; init; }

    /// <summary>
    /// Deliver the journal entries and custom blocks of pcapng as frames too, so that frames have Wireshark's numbers. Such a frame has
    /// <see cref="LinkTypes.NoPacket"/> for a link type, no time, and the content of its block. False: they are only shown to <see cref="CaptureReader.BlockRead"/>.
    /// </summary>
    public bool BlocksAsFrames { get; init; }

    /// <summary>The most bytes that a record of a pcap file or a block of a pcapng file may have; more is damage. 64 MiB unless set; 4 KiB at least, 1 GiB at most.</summary>
    public int MaxRecordLength
    {
        get => _maxRecordLength;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 4096);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            _maxRecordLength = value;
        }
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
