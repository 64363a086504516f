using System.Buffers.Binary;

namespace PcapKit;

/// <summary>How a pcap file is written.</summary>
public sealed class PcapWriterOptions
{
    /// <summary>The LINKTYPE_ value of all packets; Ethernet unless set.</summary>
    public uint LinkType { get; init; } = LinkTypes.Ethernet;

    /// <summary>The most bytes to keep of a packet: longer ones are cut, their original length stays. Null keeps all, and the header says 262,144.</summary>
    public int? SnapLength { get; init; }

    /// <summary>Write nanoseconds instead of microseconds. Old programs read microseconds only.</summary>
    public bool Nanoseconds { get; init; }

    /// <summary>Write numbers with the most significant byte first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>How many bytes of frame check sequence each packet ends with, an even number up to 30; null says nothing of it.</summary>
    public int? FcsLength { get; init; }

    /// <summary>What to do with times that do not fit exactly.</summary>
    public TimestampLoss TimestampLoss { get; init; }

    /// <summary>A global header to be written as it stands, in place of all the above but <see cref="TimestampLoss"/> and <see cref="SnapLength"/>: that of a file to be copied.</summary>
    public CaptureBlock? GlobalHeader { get; init; }
}

/// <summary>Writes pcap files: micro- or nanoseconds, either byte order.</summary>
/// <remarks>
/// A file of any form is copied byte by byte with <see cref="PcapWriterOptions.GlobalHeader"/> and <see cref="WriteRecord"/>;
/// <see cref="Write(in CapturedFrame)"/> writes records of the usual form only.
/// </remarks>
public sealed class PcapWriter : CaptureWriter
{
    private const int HeaderLength = 16;

    private readonly uint _linkType;
    private readonly int _snapLength;
    private readonly bool _bigEndian, _usual;
    private readonly TimestampResolution _resolution;

    /// <summary>Writes to a stream; the global header goes out at once.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open at the end.</param>
    public PcapWriter(Stream stream, PcapWriterOptions? options = null, bool leaveOpen = false)
        : this(new OutputFile(stream, leaveOpen), options) { }

    /// <summary>Writes to an output, for example one of <see cref="OutputFiles"/>; the global header goes out at once.</summary>
    /// <param name="output">The output; the writer completes it and disposes of it.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    public PcapWriter(OutputFile output, PcapWriterOptions? options = null) : base(output, options?.TimestampLoss ?? TimestampLoss.Refuse)
    {
        ArgumentNullException.ThrowIfNull(output);
        options ??= new PcapWriterOptions();
        try
        {
            byte[] header = options.GlobalHeader is CaptureBlock block ? Copied(block) : Made(options);
            uint magic = BinaryPrimitives.ReadUInt32BigEndian(header);
            _bigEndian = magic is PcapReader.Micro or PcapReader.Nano or PcapReader.Modified;
            magic = _bigEndian ? magic : BinaryPrimitives.ReverseEndianness(magic);
            _usual = magic != PcapReader.Modified && PcapNgNumbers.UInt16(header.AsSpan(4), _bigEndian) == 2 && PcapNgNumbers.UInt16(header.AsSpan(6), _bigEndian) >= 4;
            _resolution = magic == PcapReader.Nano ? TimestampResolution.Nanoseconds : TimestampResolution.Microseconds;
            _linkType = PcapNgNumbers.UInt32(header.AsSpan(20), _bigEndian) & 0xFFFF;
            _snapLength = options.SnapLength ?? int.MaxValue;
            Emit(header);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Writes a file; it takes its place when <see cref="CaptureWriter.Complete"/> is called.</summary>
    /// <param name="path">The path; a file that is there is replaced.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static PcapWriter Create(string path, PcapWriterOptions? options = null) => new(new OutputFile(path), options);

    /// <inheritdoc/>
    public override void Write(in CapturedFrame frame)
    {
        if (frame.LinkType != _linkType)
            throw new ArgumentException($"A pcap file has one link type: this one has {LinkTypes.NameOf(_linkType)}, the packet {LinkTypes.NameOf(frame.LinkType)}. pcapng holds both.");
        Write(frame.Time, frame.Data, frame.OriginalLength);
    }

    /// <summary>Writes a packet.</summary>
    /// <param name="time">When it was captured; null is written as the time 0 and counted in <see cref="CaptureWriter.TimesMissing"/>.</param>
    /// <param name="data">Its bytes.</param>
    /// <param name="originalLength">How long it was on the wire; null for as long as <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The time does not fit.</exception>
    /// <exception cref="InvalidOperationException">The file is a copy of one with record headers of another form.</exception>
    public void Write(Timestamp? time, ReadOnlySpan<byte> data, int? originalLength = null)
    {
        if (!_usual)
            throw new InvalidOperationException("Records of this form can only be copied.");
        (ulong seconds, ulong fraction) = (0, 0);
        if (time is Timestamp known)
        {
            ulong perSecond = _resolution == TimestampResolution.Nanoseconds ? 1_000_000_000UL : 1_000_000;
            ulong ticks = ToTicks(known, _resolution, 0, (1UL << 32) * perSecond - 1);
            (seconds, fraction) = Math.DivRem(ticks, perSecond);
        }
        else
        {
            TimesMissing++;
        }
        int original = originalLength ?? data.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(original, nameof(originalLength));
        data = data[..Math.Min(data.Length, _snapLength)];
        Span<byte> header = stackalloc byte[HeaderLength];
        PcapNgNumbers.Write(header[..4], seconds, _bigEndian);
        PcapNgNumbers.Write(header[4..8], fraction, _bigEndian);
        PcapNgNumbers.Write(header[8..12], (uint)data.Length, _bigEndian);
        PcapNgNumbers.Write(header[12..], (uint)original, _bigEndian);
        Emit(header);
        Emit(data);
        PacketCount++;
    }

    /// <summary>Writes a record as it stands in another file of the same form and byte order: <see cref="CaptureReader.Record"/>.</summary>
    /// <param name="record">The record with its header.</param>
    /// <exception cref="ArgumentException">It is too short for a record.</exception>
    public void WriteRecord(ReadOnlySpan<byte> record)
    {
        if (record.Length < HeaderLength)
            throw new ArgumentException("A record has at least 16 bytes.", nameof(record));
        Emit(record);
        PacketCount++;
    }

    private protected override string FinerTimes =>
        _resolution == TimestampResolution.Nanoseconds ? "write pcapng" : "set PcapWriterOptions.Nanoseconds, write pcapng";

    private static byte[] Copied(CaptureBlock block) => block.Kind == CaptureBlockKind.GlobalHeader
        ? block.Raw.ToArray()
        : throw new ArgumentException("The block is no global header.", nameof(block));

    private static byte[] Made(PcapWriterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LinkType, 0xFFFFu, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SnapLength ?? 0, nameof(options));
        if (options.FcsLength is int fcs && (fcs is < 0 or > 30 || (fcs & 1) != 0))
            throw new ArgumentOutOfRangeException(nameof(options), "The length of the frame check sequence is an even number up to 30.");
        byte[] header = new byte[PcapReader.GlobalHeaderLength];
        uint network = options.LinkType | (options.FcsLength is int length ? 0x0400_0000 | (uint)length / 2 << 28 : 0);
        PcapNgNumbers.Write(header.AsSpan(0, 4), options.Nanoseconds ? PcapReader.Nano : PcapReader.Micro, options.BigEndian);
        PcapNgNumbers.Write(header.AsSpan(4, 2), 2, options.BigEndian);
        PcapNgNumbers.Write(header.AsSpan(6, 2), 4, options.BigEndian);
        PcapNgNumbers.Write(header.AsSpan(16, 4), (uint)(options.SnapLength ?? LinkTypes.MaxPacketLength(options.LinkType)), options.BigEndian);
        PcapNgNumbers.Write(header.AsSpan(20, 4), network, options.BigEndian);
        return header;
    }
}
