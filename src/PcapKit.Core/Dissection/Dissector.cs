using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>How far and how deep to dissect.</summary>
public sealed record DissectOptions
{
    /// <summary>The highest level to dissect; what is above becomes raw data. The default has no limit.</summary>
    public ProtocolLevel HighestLevel { get; init; } = ProtocolLevel.None;

    /// <summary>The protocols, by filter, chain or family name, after which to stop; what they carry becomes raw data.</summary>
    public IReadOnlyList<string> StopAfterProtocols { get; init; } = [];

    /// <summary>The most layers in a packet, 1 to 250; what is deeper becomes raw data with an issue.</summary>
    public int MaxLayers { get; init; } = 250;
}

/// <summary>Finds the layers of packets. Holds the layers of one packet at a time; one instance a thread.</summary>
public sealed class Dissector
{
    private readonly LayerRecord[] _records;
    private readonly Issue[] _issues;
    private readonly SliceChild[] _children = new SliceChild[Slice.MaxChildren];
    private readonly Pending[] _pending = new Pending[64];
    private readonly bool[]? _stopAfter, _blocked;
    private int _count, _issueCount, _pendingCount;
    private long _seconds;
    private ulong _attoseconds;
    private bool _hasTime;

    /// <summary>A dissector.</summary>
    /// <param name="registry">The protocols.</param>
    /// <param name="options">How far to go; null for to the end.</param>
    /// <exception cref="ArgumentException">The options name a protocol that the registry does not know.</exception>
    public Dissector(ProtocolRegistry registry, DissectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        options ??= new DissectOptions();
        Registry = registry;
        _issues = new Issue[16];
        _records = new LayerRecord[Math.Clamp(options.MaxLayers, 1, 250)];
        if (options.StopAfterProtocols.Count > 0)
            _stopAfter = FindStops(registry, options.StopAfterProtocols);
        if (options.HighestLevel != ProtocolLevel.None)
        {
            _blocked = [.. Enumerable.Range(0, registry.Count + 1).Select(n => n > 0 && registry[(ushort)n].Level > options.HighestLevel)];
            // Nothing of a lower level stands on transport: no need to look what follows.
            if (options.HighestLevel == ProtocolLevel.Transport)
                _stopAfter = [.. Enumerable.Range(0, registry.Count + 1).Select(n => (_stopAfter is not null && _stopAfter[n]) || (n > 0 && registry[(ushort)n].Level == ProtocolLevel.Transport))];
        }
    }

    // Holds the layers of an owned packet; never dissects.
    internal Dissector(ProtocolRegistry registry, LayerRecord[] records, Issue[] issues)
    {
        (Registry, _records, _issues, _children, _pending) = (registry, records, issues, [], []);
        (_count, _issueCount) = (records.Length, issues.Length);
    }

    /// <summary>The protocols.</summary>
    public ProtocolRegistry Registry { get; }

    internal long Number { get; private set; }

    internal Timestamp? Time => _hasTime ? new Timestamp(_seconds, _attoseconds) : null;

    internal int OriginalLength { get; private set; }

    internal uint LinkType { get; private set; }

    internal int? InterfaceId { get; private set; }

    internal FrameDetails? Details { get; private set; }

    internal ReadOnlySpan<LayerRecord> Records => _records.AsSpan(0, _count);

    internal ReadOnlySpan<Issue> Issues => _issues.AsSpan(0, _issueCount);

    /// <summary>Finds the layers of a packet.</summary>
    /// <param name="frame">The packet.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    public Packet Dissect(scoped in CapturedFrame frame)
    {
        Keep(frame);
        Run(frame.Data, frame.OriginalLength, TableId.LinkType, frame.LinkType);
        return new Packet(this, frame.Data, frame.Options);
    }

    /// <summary>Finds the layers of bytes that begin with a protocol of your choice.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="table">The table that selects the first protocol.</param>
    /// <param name="key">Its key, for example 1 for Ethernet in <see cref="TableId.LinkType"/>.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    public Packet Dissect(ReadOnlySpan<byte> data, TableId table, uint key)
    {
        Run(data, data.Length, table, key);
        Keep(new CapturedFrame { Data = data, Number = 1, OriginalLength = data.Length, LinkType = key });
        return new Packet(this, data, default);
    }

    // What the packet's owner may ask later. Here and not in Packet, which is copied often.
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

    private void Run(ReadOnlySpan<byte> data, int originalLength, TableId table, uint key)
    {
        _count = _issueCount = _pendingCount = 0;
        var slice = new Slice { Children = _children };
        Pending at = default;
        at.End = data.Length;
        at.Reported = Math.Max(originalLength, data.Length);
        at.Parent = byte.MaxValue;
        at.Table = at.From = table;
        at.Key = key;
        Walk(data, ref at, ref slice);
        while (_pendingCount > 0)
        {
            at = _pending[--_pendingCount];
            Walk(data, ref at, ref slice);
        }
    }

    // Goes from one layer to the next above it until nothing is left; several packets in one layer are put off to _pending.
    private void Walk(ReadOnlySpan<byte> packet, ref Pending at, ref Slice slice)
    {
        ProtocolRegistry registry = Registry;
        LayerRecord[] records = _records;
        bool[]? blocked = _blocked, stopAfter = _stopAfter;
        uint otherKey = at.Key;
        while (at.Offset < at.End || _count == 0)
        {
            int count = _count;
            if ((uint)count >= (uint)records.Length)
            {
                TooDeep(count - 1, at.Offset, "more layers than the limit");
                _pendingCount = 0;
                return;
            }
            ref LayerRecord record = ref records[count];
            ReadOnlySpan<byte> data = packet.Slice(at.Offset, at.End - at.Offset);
            slice.Reset(at.Reported, at.From);
            if (at.Table.Index == 0)
            {
                TakeRaw(data.Length, ref slice);
                Record(ref record, ProtocolRegistry.DataNumber, data.Length, at, otherKey, ref slice);
                _count = count + 1;
                return;
            }
            ushort number = registry.FindRoute(at.Table, at.Key);
            if (number != 0 && !registry.IsFramed(number) && (blocked is null || !blocked[number]))
                registry[number].Slice(data, ref slice);
            else
                slice.State = SliceState.Rejected;
            if (slice.State == SliceState.Rejected && (number = Choose(number, data, at, otherKey, ref slice)) == 0)
                return;
            Record(ref record, number, data.Length, at, otherKey, ref slice);
            if (slice.State >= SliceState.End)
            {
                if (slice.State == SliceState.Children)
                    PutOff(ref record, (byte)count, slice);
                _count = count + 1;
                return;
            }
            bool raw = slice.State != SliceState.Next || (stopAfter is not null && stopAfter[number]);
            at.Table = at.From = raw ? default : slice.Table;
            at.Key = slice.Key;
            otherKey = slice.OtherKey;
            at.Parent = (byte)count;
            at.End = at.Offset + record.Length;
            at.Offset += record.HeaderLength;
            at.Reported = record.ReportedLength - record.HeaderLength;
            _count = count + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Record(ref LayerRecord record, ushort number, int available, in Pending at, uint otherKey, ref Slice slice)
    {
        // As unsigned: a length that cannot be is cut like one that is too long.
        int header = (int)Math.Min((uint)slice.HeaderLength, (uint)available);
        int reported = slice.PayloadLength < 0 ? at.Reported : Math.Min(at.Reported, header + slice.PayloadLength);
        record.Number = number;
        record.Table = at.From.Index;
        record.Key = at.Key;
        record.OtherKey = otherKey;
        record.Parent = at.Parent;
        record.Offset = at.Offset;
        record.HeaderLength = header;
        record.Length = Math.Min(available, reported);
        record.ReportedLength = reported;
        record.Issues = slice.IsUnknown ? IssueKind.UnknownNext : slice.Kind;
        if (slice.Kind != IssueKind.None)
            AddIssue(Describe(number, at, available, slice));
    }

    private static void TakeRaw(int length, ref Slice slice)
    {
        slice.HeaderLength = length;
        slice.State = SliceState.End;
    }

    // What the table does not settle at once: the other port, a guess by content, messages with a framing, raw data in the end.
    private ushort Choose(ushort route, ReadOnlySpan<byte> data, in Pending at, uint otherKey, ref Slice slice)
    {
        ProtocolRegistry registry = Registry;
        if (at.Table == TableId.Direct)
            route = (ushort)at.Key;
        bool known = route != 0;
        if (known && TryRoute(route, data, at, ref slice, out ushort number))
            return number;
        if (otherKey != at.Key)
        {
            route = registry.FindRoute(at.Table, otherKey);
            known |= route != 0;
            if (route != 0 && TryRoute(route, data, at, ref slice, out number))
                return number;
        }
        foreach (ushort candidate in registry.HeuristicsOf(at.Table))
        {
            if ((_blocked is null || !_blocked[candidate]) && registry[candidate].LooksLike(data) && TryRoute(candidate, data, at, ref slice, out number))
                return number;
        }
        slice.Reset(at.Reported, at.From);
        TakeRaw(data.Length, ref slice);
        slice.IsUnknown = !known && at.From.Index != 0;
        return ProtocolRegistry.DataNumber;
    }

    private bool TryRoute(ushort route, ReadOnlySpan<byte> data, in Pending at, ref Slice slice, out ushort number)
    {
        number = route;
        if (Registry.IsFramed(route))
            return TryFramed(route, data, at, out number);
        if (_blocked is not null && _blocked[route])
            return false;
        slice.Reset(at.Reported, at.From);
        Registry[route].Slice(data, ref slice);
        return slice.State != SliceState.Rejected;
    }

    // Messages with a framing of their own become layers one after the other, and raw data what stays behind them; the number is 0 for "all put off".
    private bool TryFramed(ushort route, ReadOnlySpan<byte> data, in Pending at, out ushort number)
    {
        (ushort upper, Framing framing) = Registry.Framed(route);
        number = 0;
        if (_blocked is not null && _blocked[upper])
            return false;
        int found = 0, from = 0;
        // One place is for what stays behind the last message.
        int room = Math.Min(_children.Length, _pending.Length - _pendingCount - 1);
        Span<SliceChild> messages = _children;
        while (from < data.Length && framing.TryFrame(data[from..], out int offset, out int length)
            && (uint)offset < (uint)(data.Length - from) && length > 0)
        {
            if (found >= room)
            {
                TooDeep(at.Parent, at.Offset + from, "more messages in one layer than the limit");
                break;
            }
            messages[found++] = new SliceChild { Offset = from + offset, Length = length };
            from = (int)Math.Min(data.Length, (long)from + offset + length);
        }
        if (found == 0)
            return false;
        if (from < data.Length)
            _pending[_pendingCount++] = new Pending { Offset = at.Offset + from, End = at.Offset + data.Length, Reported = at.Reported - from, Parent = at.Parent };
        for (int i = found - 1; i >= 0; i--)
        {
            SliceChild message = messages[i];
            _pending[_pendingCount++] = new Pending
            {
                Offset = at.Offset + message.Offset,
                End = at.Offset + (int)Math.Min(data.Length, (long)message.Offset + message.Length),
                Reported = Math.Min(message.Length, at.Reported - message.Offset),
                Parent = at.Parent,
                Table = TableId.Direct,
                From = at.From,
                Key = upper,
            };
        }
        return true;
    }

    private void PutOff(ref LayerRecord record, byte index, in Slice slice)
    {
        int count = Math.Min(slice.ChildCount, _pending.Length - _pendingCount);
        if (count < slice.ChildCount)
        {
            record.Issues |= IssueKind.TooDeep;
            AddIssue(new Issue(IssueKind.TooDeep, Registry[record.Number], record.Offset + slice.Children[count].Offset, 0, 0, LimitedBy.LowerLayer, "more packets in one packet than the limit") { LayerIndex = index });
        }
        for (int i = count - 1; i >= 0; i--)
        {
            SliceChild child = slice.Children[i];
            if (child.Offset < 0 || child.Length <= 0 || child.Offset >= record.Length)
                continue;
            _pending[_pendingCount++] = new Pending
            {
                Offset = record.Offset + child.Offset,
                End = record.Offset + (int)Math.Min(record.Length, (long)child.Offset + child.Length),
                Reported = Math.Max(Math.Min(child.Length, record.ReportedLength - child.Offset), child.OriginalLength),
                Parent = index,
                Table = child.Table,
                From = child.Table,
                Key = child.Key,
            };
        }
    }

    private Issue Describe(ushort number, in Pending at, int available, in Slice slice) =>
        new(slice.Kind, Registry[number], at.Offset + slice.IssueOffset, slice.Required, Math.Max(available - slice.IssueOffset, 0), slice.LimitedBy, slice.Detail) { LayerIndex = _count };

    private void TooDeep(int layer, int offset, string detail)
    {
        if (layer >= _count)
            return;
        ref LayerRecord record = ref _records[layer];
        record.Issues |= IssueKind.TooDeep;
        AddIssue(new Issue(IssueKind.TooDeep, Registry[record.Number], offset, 0, 0, LimitedBy.LowerLayer, detail) { LayerIndex = layer });
    }

    private void AddIssue(in Issue issue)
    {
        if (_issueCount < _issues.Length)
            _issues[_issueCount++] = issue;
    }

    private static bool[] FindStops(ProtocolRegistry registry, IReadOnlyList<string> names)
    {
        var stops = new bool[registry.Count + 1];
        foreach (string name in names)
        {
            bool known = false;
            for (int n = 1; n < stops.Length; n++)
            {
                if (Matches(registry[(ushort)n], name))
                    known = stops[n] = true;
            }
            if (!known)
                throw new ArgumentException($"No protocol is called '{name}'.", nameof(names));
        }
        return stops;
    }

    internal static bool Matches(Protocol protocol, string name) =>
        name.Equals(protocol.Name, StringComparison.OrdinalIgnoreCase)
        || name.Equals(protocol.Chain, StringComparison.OrdinalIgnoreCase)
        || name.Equals(protocol.Family, StringComparison.OrdinalIgnoreCase);

    // A stretch of the packet that waits for its protocol.
    private struct Pending
    {
        public int Offset, End, Reported;
        public byte Parent;
        public TableId Table, From;
        public uint Key;
    }
}
