namespace PcapKit;

/// <summary>Dissected packets that own all their bytes: filled on one thread, read on another, cleared and filled again.</summary>
/// <remarks>It allocates nothing once it has its size. Not safe for use by several threads at once.</remarks>
public sealed class PacketBatch
{
    // What a batch keeps when it is cleared: a rare packet of megabytes must not stay.
    private const int MostKept = 1024 * 1024;

    private Entry[] _entries = [];
    private byte[] _bytes = [];
    private LayerRecord[] _records = [];
    private Issue[] _issues = [];
    private readonly PacketNotes _notes = new();
    private PacketLayers? _shown;
    private int _recordCount, _issueCount;

    /// <summary>How many packets it has.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes its packets have together.</summary>
    public int ByteCount { get; private set; }

    /// <summary>A packet of the batch. Borrowed: valid until another one is asked for, or the batch is changed.</summary>
    /// <param name="index">Its place in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such packet.</exception>
    public Packet this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            ref readonly Entry entry = ref _entries[index];
            PacketLayers shown = Room(entry);
            Span<byte> options = _bytes.AsSpan(entry.Start + entry.Length, entry.OptionsLength);
            shown.Keep(new CapturedFrame
            {
                Number = entry.Number,
                Time = entry.Time,
                OriginalLength = entry.OriginalLength,
                LinkType = entry.LinkType,
                InterfaceId = entry.InterfaceId,
                Details = entry.Details,
            });
            shown.CapturedLength = entry.Captured;
            shown.Count = entry.RecordCount;
            shown.IssueCount = 0;
            _records.AsSpan(entry.FirstRecord, entry.RecordCount).CopyTo(shown.Room);
            for (int i = 0; i < entry.IssueCount; i++)
                shown.Add(_issues[entry.FirstIssue + i]);
            shown.Notes.Count = 0;
            shown.Notes.Append(_notes, entry.FirstNote, entry.NoteCount);
            return new Packet(shown, _bytes.AsSpan(entry.Start, entry.Length), options);
        }
    }

    /// <summary>Appends a copy of a packet.</summary>
    /// <param name="packet">The packet.</param>
    public void Add(in Packet packet)
    {
        CapturedFrame frame = packet.Frame;
        ReadOnlySpan<byte> bytes = packet.Bytes;
        ReadOnlySpan<LayerRecord> records = packet.Records;
        ReadOnlySpan<Issue> issues = packet.Issues;
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(64, Count * 2));
        ref Entry entry = ref _entries[Count++];
        entry.Registry = packet.Registry;
        entry.Number = frame.Number;
        entry.Time = frame.Time;
        (entry.OriginalLength, entry.LinkType, entry.InterfaceId, entry.Details) = (frame.OriginalLength, frame.LinkType, frame.InterfaceId, frame.Details);
        (entry.Start, entry.Length, entry.Captured, entry.OptionsLength) = (ByteCount, bytes.Length, frame.Data.Length, frame.Options.Length);
        (entry.FirstRecord, entry.RecordCount) = (_recordCount, records.Length);
        (entry.FirstIssue, entry.IssueCount) = (_issueCount, issues.Length);
        (entry.FirstNote, entry.NoteCount) = (_notes.Count, packet.Notes.Count);
        _notes.Append(packet.Notes, 0, packet.Notes.Count);
        ByteCount = Append(ref _bytes, ByteCount, bytes);
        ByteCount = Append(ref _bytes, ByteCount, frame.Options);
        _recordCount = Append(ref _records, _recordCount, records);
        _issueCount = Append(ref _issues, _issueCount, issues);
    }

    /// <summary>Drops all packets.</summary>
    public void Clear()
    {
        Count = ByteCount = _recordCount = _issueCount = _notes.Count = 0;
        if (_bytes.Length > MostKept)
            _bytes = [];
    }

    // Where a packet is shown: as many layers as any of the batch has.
    private PacketLayers Room(in Entry entry)
    {
        if (_shown is null || _shown.Registry != entry.Registry || _shown.Room.Length < entry.RecordCount)
            _shown = new PacketLayers(entry.Registry, new LayerRecord[Math.Max(32, entry.RecordCount)], new Issue[Dissector.MaxIssues]);
        return _shown;
    }

    private static int Append<T>(ref T[] to, int at, ReadOnlySpan<T> what)
    {
        if (to.Length - at < what.Length)
            Array.Resize(ref to, (int)Math.Min(Math.Max(Math.Max(to.Length * 2L, 256), (long)at + what.Length), Array.MaxLength));
        what.CopyTo(to.AsSpan(at));
        return at + what.Length;
    }

    private struct Entry
    {
        public ProtocolRegistry Registry;
        public FrameDetails? Details;
        public Timestamp? Time;
        public long Number;
        public int? InterfaceId;
        public uint LinkType;
        public int OriginalLength, Start, Length, Captured, OptionsLength, FirstRecord, RecordCount, FirstIssue, IssueCount, FirstNote, NoteCount;
    }
}
