namespace PcapKit;

/// <summary>What is known of a capture as a whole: format, counts, sizes, times, interfaces. Packets are counted, not dissected.</summary>
public sealed class CaptureSummary
{
    /// <summary>How many sections and interfaces are kept, each at most; the counts are of all.</summary>
    public const int MaxListed = 1000;

    private const int MaxKeptBytes = 1024 * 1024;

    private readonly List<InterfaceSummary> _interfaces = [];
    private readonly List<CaptureBlock> _sections = [];
    private readonly CommentCounter _comments = new();
    private readonly SortedDictionary<uint, long> _linkTypes = [];
    private readonly HashSet<TimestampResolution> _resolutions = [];
    private Timestamp? _previous;
    private long _timed, _sectionStart, _keptBytes;
    private bool _inOrder = true;

    private CaptureSummary() { }

    /// <summary>What the file says of itself at its beginning.</summary>
    public CaptureFormat Format { get; private set; } = new();

    /// <summary>How many bytes the file has; null for pipes.</summary>
    public long? FileSize { get; private set; }

    /// <summary>How many packets there are.</summary>
    public long Packets { get; private set; }

    /// <summary>The bytes of all packets as they were on the wire.</summary>
    public long DataSize { get; private set; }

    /// <summary>The bytes of all packets as they were captured.</summary>
    public long CapturedSize { get; private set; }

    /// <summary>How many packets the capture cut.</summary>
    public long CutPackets { get; private set; }

    /// <summary>The most bytes that were kept of a packet that was cut; 0 where none was.</summary>
    public int LargestCut { get; private set; }

    /// <summary>The earliest time; null where no packet has one.</summary>
    public Timestamp? First { get; private set; }

    /// <summary>The latest time; null where no packet has one.</summary>
    public Timestamp? Last { get; private set; }

    /// <summary>Whether no packet is earlier than the one before it; null where not all packets have times.</summary>
    public bool? IsInOrder => _timed == Packets ? _inOrder : null;

    /// <summary>The link types with their packets; those of the interfaces where there are no packets.</summary>
    public IReadOnlyDictionary<uint, long> LinkTypes =>
        Packets == 0 ? _linkTypes : new SortedDictionary<uint, long>(_linkTypes.Where(t => t.Value > 0).ToDictionary());

    /// <summary>The resolutions that interfaces have, each once, in the order of the file.</summary>
    public IReadOnlyCollection<TimestampResolution> Resolutions => _resolutions;

    /// <summary>How many interfaces there are in all sections.</summary>
    public long InterfaceCount { get; private set; }

    /// <summary>How many sections a pcapng file has; 0 for pcap.</summary>
    public long SectionCount { get; private set; }

    /// <summary>The first interfaces of all sections, in the order of the file: at most <see cref="MaxListed"/>, fewer where their descriptions are very long.</summary>
    public IReadOnlyList<InterfaceSummary> Interfaces => _interfaces;

    /// <summary>The first section headers of a pcapng file: comments, hardware, operating system, program. At most <see cref="MaxListed"/>, fewer where they are very long.</summary>
    public IReadOnlyList<CaptureBlock> Sections => _sections;

    /// <summary>How many comments stand at packets.</summary>
    public long PacketComments => _comments.Count;

    /// <summary>What the reader passed over that a user should know.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>What was skipped while salvaging.</summary>
    public IReadOnlyList<SkippedRange> Skipped { get; private set; } = [];

    /// <summary>Where the capture is damaged or cut; null where it is sound. All counts then end there.</summary>
    public CaptureFormatException? Damage { get; private set; }

    /// <summary>Seconds between the first and the last packet, exactly; 0 where there are no times.</summary>
    public decimal Duration => First is { } first && Last is { } last
        ? last.Seconds - first.Seconds + ((decimal)last.Attoseconds - first.Attoseconds) / 1_000_000_000_000_000_000m
        : 0;

    /// <summary>Bytes per second on the wire; 0 where there is no duration.</summary>
    public double ByteRate => Duration > 0 ? DataSize / (double)Duration : 0;

    /// <summary>Packets per second; 0 where there is no duration.</summary>
    public double PacketRate => Duration > 0 ? Packets / (double)Duration : 0;

    /// <summary>Bytes of a packet on the wire on average; 0 where there are none.</summary>
    public double AveragePacketSize => Packets > 0 ? (double)DataSize / Packets : 0;

    /// <summary>Reads a capture from its beginning to its end.</summary>
    /// <param name="reader">The capture, freshly opened; its <see cref="CaptureReader.BlockRead"/> is taken.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <exception cref="IOException">The input cannot be read. Damage is no exception here: see <see cref="Damage"/>.</exception>
    public static CaptureSummary Read(CaptureReader reader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var summary = new CaptureSummary();
        reader.BlockRead = block =>
        {
            cancellation.ThrowIfCancellationRequested();
            summary.Take(block, reader);
        };
        try
        {
            while (reader.Read(out CapturedFrame frame))
            {
                cancellation.ThrowIfCancellationRequested();
                summary.Take(frame, reader);
            }
        }
        catch (CaptureFormatException damage)
        {
            summary.Damage = damage;
        }
        summary.TakeInterfaces(reader);
        (summary.Format, summary.FileSize) = (reader.Format, reader.Length);
        (summary.Warnings, summary.Skipped) = (reader.Warnings, reader.Skipped);
        return summary;
    }

    private void Take(in CapturedFrame frame, CaptureReader reader)
    {
        Packets++;
        DataSize += frame.OriginalLength;
        CapturedSize += frame.Data.Length;
        if (frame.Data.Length < frame.OriginalLength)
        {
            CutPackets++;
            LargestCut = Math.Max(LargestCut, frame.Data.Length);
        }
        if (frame.Time is { } time)
            Take(time);
        if (!frame.Options.IsEmpty)
            frame.Details?.Visit(frame, _comments);
        if (frame.LinkType != PcapKit.LinkTypes.NoPacket)
        {
            _linkTypes[frame.LinkType] = _linkTypes.GetValueOrDefault(frame.LinkType) + 1;
            InterfaceOf(reader, frame.InterfaceId ?? 0)?.CountPacket();
        }
    }

    private void Take(Timestamp time)
    {
        if (_previous is { } previous && time < previous)
            _inOrder = false;
        _timed++;
        _previous = time;
        if (First is not { } first || time < first)
            First = time;
        if (Last is not { } last || time > last)
            Last = time;
    }

    private void Take(CaptureBlock block, CaptureReader reader)
    {
        if (block.Kind == CaptureBlockKind.SectionHeader)
        {
            // The reader has forgotten the interfaces of the section before.
            SectionCount++;
            _sectionStart = InterfaceCount;
            if (_sections.Count == SectionCount - 1 && _sections.Count < MaxListed && !block.IsBorrowed && Keeps(block))
                _sections.Add(block);
        }
        if (block.Kind == CaptureBlockKind.InterfaceStatistics && block.Interface is { } of)
            InterfaceOf(reader, of.Id)?.CountStatistics();
        TakeInterfaces(reader);
    }

    // The interfaces of a section stand together, in the order of their numbers: one is found without a search, however many there are.
    private InterfaceSummary? InterfaceOf(CaptureReader reader, int id)
    {
        if ((uint)id >= (uint)reader.Interfaces.Count)
            return null;
        TakeInterfaces(reader);
        return _sectionStart + id < _interfaces.Count ? _interfaces[(int)_sectionStart + id] : null;
    }

    private void TakeInterfaces(CaptureReader reader)
    {
        for (long i = InterfaceCount - _sectionStart; i < reader.Interfaces.Count; i++)
        {
            CaptureInterface one = reader.Interfaces[(int)i];
            _linkTypes.TryAdd(one.LinkType, 0);
            _resolutions.Add(one.Resolution);
            if (_interfaces.Count == InterfaceCount && _interfaces.Count < MaxListed && (one.Block is null || Keeps(one.Block)))
                _interfaces.Add(new InterfaceSummary(one));
            InterfaceCount++;
        }
    }

    private bool Keeps(CaptureBlock block) => (_keptBytes += block.Raw.Length) <= MaxKeptBytes;

    private sealed class CommentCounter : FieldSink
    {
        internal long Count { get; private set; }

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) { }

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) { }

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) =>
            Count += field.Name == "frame.comment" ? 1 : 0;
    }
}

/// <summary>One interface of a capture, with what was counted of it.</summary>
public sealed class InterfaceSummary
{
    internal InterfaceSummary(CaptureInterface of) => Interface = of;

    /// <summary>The interface.</summary>
    public CaptureInterface Interface { get; }

    /// <summary>How many packets it has.</summary>
    public long Packets { get; private set; }

    /// <summary>How many blocks of statistics it has.</summary>
    public int Statistics { get; private set; }

    internal void CountPacket() => Packets++;

    internal void CountStatistics() => Statistics++;
}
