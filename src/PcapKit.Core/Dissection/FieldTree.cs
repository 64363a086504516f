using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>A whole packet, or a block of a capture file, as a flat array of its fields: what every report is written from.</summary>
/// <remarks>Reused for one packet after the other; it allocates nothing once it has its size. It owns copies of all bytes,
/// so it may be filled on one thread and read on another. Entry 0 is the frame or block; an entry's descendants follow it.</remarks>
public sealed partial class FieldTree : FieldSink
{
    /// <summary>How deep a report nests, the report itself and the block included: as deep as common readers of JSON go. What is deeper is flattened, with an issue.</summary>
    public const int MaxDepth = 64;

    // Layers beyond this number stand beside the last one that is nested, so that groups find room inside of it.
    private const int MaxLayerDepth = 48;

    // The report, the block, an array of layers, and what a value in a group has inside: an array of numbers with names.
    private const int Around = 5;

    /// <summary>Fields beyond this number are left out, with an issue that says how many: real packets have far fewer, a block of a file may have millions.</summary>
    public const int MaxFields = 40_000;

    private static readonly FieldInfo Block = new("block", "Block", FieldKind.Group);

    private readonly Utf8Buffer _side = new();
    private FieldEntry[] _entries = new FieldEntry[128];
    private byte[] _copy = new byte[2048];
    private ReadOnlyMemory<byte> _block;
    private Latest[] _latest = new Latest[256];
    private int _count, _dataLength, _open, _layer, _depth, _maxGroups, _skipped, _generation, _leftOut, _limit = MaxFields;

    // What the entry at _open says, at hand for every field.
    private ReservedKeys _reserved;
    private bool _inList;

    // Whether the packet has more layers inside each other than a report nests.
    private bool _isFlattened;

    /// <summary>Whether <see cref="Load"/> adds all bytes of the packet, as <see cref="FrameProtocol.Packet"/>.</summary>
    public bool IncludePacket { get; init; }

    /// <summary>Whether <see cref="Load"/> adds <c>frame.protocols</c> beside the chain.</summary>
    public bool IncludeWiresharkProtocols { get; init; }

    /// <summary>Whether <see cref="Load"/> adds all that a guide noted of the layers, see <see cref="NoteKind"/>, instead of what everybody wants to see of every packet.</summary>
    public bool IncludeAllNotes { get; init; }

    /// <summary>The nodes, each before its descendants.</summary>
    public ReadOnlySpan<FieldEntry> Entries => _entries.AsSpan(0, _count);

    /// <summary>The bytes of the packet, or those that <see cref="Begin"/> was given.</summary>
    public ReadOnlySpan<byte> Data => _block.IsEmpty ? _copy.AsSpan(0, _dataLength) : _block.Span;

    /// <summary>When the packet was captured, exactly; its fields are cut to nanoseconds.</summary>
    public Timestamp? Time { get; private set; }

    /// <summary>The place of the packet in the capture.</summary>
    public long FrameNumber { get; private set; }

    /// <summary>The bytes of a text or of bytes.</summary>
    /// <param name="entry">A node of this tree.</param>
    /// <returns>The bytes; valid until the tree is filled again.</returns>
    public ReadOnlySpan<byte> BytesOf(in FieldEntry entry) =>
        entry.InSide ? _side.Written.Slice(entry.Start, entry.Size) : Data.Slice(entry.Start, entry.Size);

    /// <summary>The time of an entry of <see cref="FieldKind.Time"/>; that of the frame is exact.</summary>
    /// <param name="entry">A node of this tree.</param>
    public Timestamp TimeOf(in FieldEntry entry) =>
        Time is { } time && (ReferenceEquals(entry.Field, FrameProtocol.Time) || ReferenceEquals(entry.Field, FrameProtocol.TimeEpoch))
            ? time
            : FieldValue.FromUnixNanoseconds((long)entry.Value);

    /// <summary>Begins a tree of your own, for example of a block of the capture file; push its fields, then call <see cref="End"/>.</summary>
    /// <param name="root">The field of entry 0; null for a nameless block.</param>
    /// <param name="data">The bytes that its fields are of, where there are any: kept, not copied, and not to be changed before the tree is filled again.</param>
    public void Begin(FieldInfo? root = null, ReadOnlyMemory<byte> data = default)
    {
        root ??= Block;
        Reset();
        (_block, _dataLength) = (data, data.Length);
        Add(root, FieldEntryKind.Layer, 0, 0, 0).Reserved = ReservedKeys.Block | ReservedKeys.Name | ReservedKeys.Issues;
        Open(0);
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public void End()
    {
        CloseTo(0);
        TellLeftOut();
        AddBlockIssues();
        Close();
    }

    /// <inheritdoc/>
    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (field.Hidden || LeavesOut())
            return;
        ref FieldEntry entry = ref Add(field, FieldEntryKind.Number, value, bitOffset, bitLength);
        entry.End = _count;
    }

    /// <inheritdoc/>
    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
    {
        if (field.Hidden || LeavesOut())
            return;
        // Some headers carry addresses with a length of their own.
        if ((field.Kind == FieldKind.Mac && value.Length == 6) || (field.Kind == FieldKind.IPv4 && value.Length == 4))
            Number(field, Bits.Read(value, 0, value.Length * 8), bitOffset, bitLength);
        else
            Keep(ref Add(field, FieldEntryKind.Bytes, 0, bitOffset, bitLength), value);
    }

    /// <inheritdoc/>
    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
    {
        if (!field.Hidden && !LeavesOut())
            Keep(ref Add(field, FieldEntryKind.Text, 0, bitOffset, bitLength), utf8);
    }

    /// <inheritdoc/>
    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (LeavesOut())
        {
            _skipped++;
            return;
        }
        if (_depth == _maxGroups)
        {
            if (_skipped++ == 0)
                Problem(IssueKind.TooDeep, "more groups inside each other than the limit", bitOffset);
            return;
        }
        bool element = _inList;
        ref FieldEntry entry = ref Add(field, field.Kind == FieldKind.List ? FieldEntryKind.List : FieldEntryKind.Group, value, bitOffset, bitLength);
        entry.Reserved = entry.HasValue ? ReservedKeys.Issues | ReservedKeys.Value | ReservedKeys.Name : ReservedKeys.Issues;
        if (element && field.IsProtocol)
            entry.Reserved |= ReservedKeys.Element;
        Open(_count - 1);
        _depth++;
    }

    /// <inheritdoc/>
    public override void EndGroup()
    {
        if (_skipped > 0)
        {
            _skipped--;
            return;
        }
        // A protocol that closes more than it opened must not close its layer.
        if (_depth == 0)
            return;
        _depth--;
        Close();
    }

    private void Reset()
    {
        _count = _dataLength = _open = _depth = _skipped = _problemCount = _leftOut = 0;
        _block = default;
        _reserved = ReservedKeys.None;
        _inList = _isFlattened = false;
        _maxGroups = MaxDepth - Around;
        _layer = -1;
        _generation++;
        _side.Clear();
        Time = null;
        FrameNumber = 0;
        Origin = 0;
    }

    // Whoever has thousands of fields may have all that are allowed: one large step leaves less behind than many.
    private void Grow()
    {
        int size = _entries.Length * 2;
        Array.Resize(ref _entries, size is > 4096 and < MaxFields ? MaxFields + 2048 : size);
    }

    // Layers and issues are few and always find a place.
    private bool LeavesOut()
    {
        if (_count < _limit)
            return false;
        _leftOut++;
        return true;
    }

    // What the tree adds of its own may use a reserved key.
    private ref FieldEntry Add(FieldInfo field, FieldEntryKind kind, ulong value, int bitOffset, int bitLength, bool own = false)
    {
        ref FieldEntry entry = ref AddUnlinked(field, kind, value, bitOffset, bitLength);
        if (!_inList && kind != FieldEntryKind.Layer)
        {
            if ((field.Reserved & _reserved) != 0 && !own)
                entry.KeyId = field.FullKey.Id;
            Link(ref entry, _count - 1, entry.KeyId);
        }
        return ref entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref FieldEntry AddUnlinked(FieldInfo field, FieldEntryKind kind, ulong value, int bitOffset, int bitLength)
    {
        if (_count == _entries.Length)
            Grow();
        ref FieldEntry entry = ref _entries[_count++];
        // Packets are alike: most often the field is there already, and a reference costs more to store than to compare.
        if (!ReferenceEquals(entry.Field, field))
            entry.Field = field;
        entry.KeyId = field.KeyId;
        entry.Kind = kind;
        entry.Value = value;
        entry.BitOffset = Origin * 8 + bitOffset;
        entry.BitLength = bitLength;
        entry.End = entry.Next = entry.Layout = 0;
        entry.Parent = _open;
        entry.IsRepeat = entry.InSide = false;
        entry.Reserved = ReservedKeys.None;
        return ref entry;
    }

    // Remembers an entry as the latest of its key.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(ref FieldEntry entry, int index, int key)
    {
        ref Latest latest = ref LatestOf(key);
        entry.Shadow = latest.Generation == _generation ? Join(ref entry, index, latest.Index) : 0;
        latest.Generation = _generation;
        latest.Index = index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Latest LatestOf(int key)
    {
        if (key >= _latest.Length)
            GrowLatest(key);
        return ref _latest[key];
    }

    private void GrowLatest(int key) => Array.Resize(ref _latest, Math.Max(key + 1, _latest.Length * 2));

    // Whether a field, not a layer, has this key in the group that is open.
    private bool IsTaken(int key)
    {
        ref Latest latest = ref LatestOf(key);
        int at = latest.Generation == _generation ? LatestInOpen(latest.Index) : 0;
        return at != 0 && _entries[at].Parent == _open && _entries[at].Kind != FieldEntryKind.Layer;
    }

    // Of the entries of one key, the latest in a group that is still open: those of closed groups are nobody's siblings any more.
    private int LatestInOpen(int at)
    {
        while (at != 0 && _entries[_entries[at].Parent].End != 0)
            at = _entries[at].Shadow;
        return at;
    }

    // Joins an entry to the latest of its siblings that has the same key.
    // Returns the latest of that key in the groups around them, which counts again when they are closed.
    private int Join(ref FieldEntry entry, int index, int at)
    {
        at = LatestInOpen(at);
        if (at == 0 || _entries[at].Parent != entry.Parent)
            return at;
        _entries[at].Next = index;
        entry.IsRepeat = true;
        return _entries[at].Shadow;
    }

    private void Open(int index)
    {
        ref FieldEntry entry = ref _entries[index];
        _open = index;
        _reserved = entry.Reserved;
        _inList = entry.Kind == FieldEntryKind.List;
    }

    private void Close()
    {
        ref FieldEntry entry = ref _entries[_open];
        entry.End = _count;
        Open(entry.Parent);
    }

    private void CloseTo(int index)
    {
        while (_open != index && _open != 0)
            Close();
        _depth = _skipped = 0;
    }

    private void Keep(ref FieldEntry entry, ReadOnlySpan<byte> value)
    {
        entry.End = _count;
        entry.Size = value.Length;
        if (!value.IsEmpty && Data.Overlaps(value, out int offset) && offset >= 0 && offset + value.Length <= _dataLength)
        {
            entry.Start = offset;
            return;
        }
        entry.InSide = true;
        entry.Start = _side.Length;
        _side.Append(value);
    }

    private struct Latest
    {
        public int Generation, Index;
    }
}
