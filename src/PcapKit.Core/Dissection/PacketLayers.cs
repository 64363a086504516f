using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>The layers of one packet and what the capture says of it: a dissector fills it, a packet shows it.</summary>
internal sealed class PacketLayers
{
    private readonly LayerRecord[] _records;
    private readonly Issue[] _issues;
    private long _seconds;
    private ulong _attoseconds;
    private bool _hasTime;

    internal PacketLayers(ProtocolRegistry registry, LayerRecord[] records, Issue[] issues) =>
        (Registry, _records, _issues) = (registry, records, issues);

    internal ProtocolRegistry Registry { get; }

    internal long Number { get; private set; }

    internal Timestamp? Time => _hasTime ? new Timestamp(_seconds, _attoseconds) : null;

    /// <summary>The time in nanoseconds since 1970, 0 where there is none: without the detour over a value that is put together and taken apart.</summary>
    // Nanoseconds of 64 bits reach to the year 2262; the arithmetic wraps beyond it, and differences stay right.
    internal long UnixNanoseconds => _hasTime ? _seconds * 1_000_000_000 + (long)(_attoseconds / 1_000_000_000) : 0;

    internal int OriginalLength { get; private set; }

    /// <summary>How many bytes were captured; messages from earlier packets stand behind them.</summary>
    internal int CapturedLength { get; set; }

    internal uint LinkType { get; private set; }

    internal int? InterfaceId { get; private set; }

    internal FrameDetails? Details { get; private set; }

    /// <summary>Room for the records, filled up to <see cref="Count"/>.</summary>
    internal LayerRecord[] Room => _records;

    internal int Count { get; set; }

    internal int IssueCount { get; set; }

    /// <summary>What was noted of the layers.</summary>
    internal PacketNotes Notes { get; } = new();

    internal ReadOnlySpan<LayerRecord> Records
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_records, 0, Count);
    }

    internal ReadOnlySpan<Issue> Issues => new(_issues, 0, IssueCount);

    // Here and not in Packet, which is copied often. Part by part: times that are copied as a whole stall (docs/performance.md).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Keep(scoped in CapturedFrame frame)
    {
        Number = frame.Number;
        _seconds = frame.Seconds;
        _attoseconds = frame.Attoseconds;
        _hasTime = frame.HasTime;
        OriginalLength = frame.OriginalLength;
        LinkType = frame.LinkType;
        InterfaceId = frame.InterfaceId;
        if (!ReferenceEquals(Details, frame.Details))
            Details = frame.Details;
    }

    /// <summary>Keeps an issue, up to a limit.</summary>
    internal void Add(in Issue issue)
    {
        if (IssueCount < _issues.Length)
            _issues[IssueCount++] = issue;
    }
}
