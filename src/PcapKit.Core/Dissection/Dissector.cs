namespace PcapKit;

/// <summary>How far and how deep to dissect.</summary>
public sealed record DissectOptions
{
    /// <summary>The highest level to dissect; what is above becomes raw data. The default has no limit.</summary>
    public ProtocolLevel HighestLevel { get; init; } = ProtocolLevel.None;

    /// <summary>The protocols, by filter, chain or family name, after which to stop; what they carry becomes raw data.</summary>
    public IReadOnlyList<string> StopAfterProtocols { get; init; } = [];

    /// <summary>The most layers in a packet, 1 to 250; what is deeper becomes raw data with an issue.</summary>
    public int MaxLayers { get; init; } = 64;
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
            _blocked = [.. Enumerable.Range(0, registry.Count + 1).Select(n => n > 0 && registry[(ushort)n].Level > options.HighestLevel)];
    }

    // Holds the layers of an owned packet; never dissects.
    internal Dissector(ProtocolRegistry registry, LayerRecord[] records, Issue[] issues)
    {
        (Registry, _records, _issues, _children, _pending) = (registry, records, issues, [], []);
        (_count, _issueCount) = (records.Length, issues.Length);
    }

    /// <summary>The protocols.</summary>
    public ProtocolRegistry Registry { get; }

    internal ReadOnlySpan<LayerRecord> Records => _records.AsSpan(0, _count);

    internal ReadOnlySpan<Issue> Issues => _issues.AsSpan(0, _issueCount);

    /// <summary>Finds the layers of a packet.</summary>
    /// <param name="frame">The packet.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    public Packet Dissect(scoped in CapturedFrame frame)
    {
        Run(frame.Data, frame.OriginalLength, TableId.LinkType, frame.LinkType);
        return new Packet(this, frame);
    }

    /// <summary>Finds the layers of bytes that begin with a protocol of your choice.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="table">The table that selects the first protocol.</param>
    /// <param name="key">Its key, for example 1 for Ethernet in <see cref="TableId.LinkType"/>.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    public Packet Dissect(ReadOnlySpan<byte> data, TableId table, uint key)
    {
        Run(data, data.Length, table, key);
        return new Packet(this, new CapturedFrame { Data = data, Number = 1, OriginalLength = data.Length, LinkType = key });
    }

    private void Run(ReadOnlySpan<byte> data, int originalLength, TableId table, uint key)
    {
        _count = _issueCount = _pendingCount = 0;
        int reported = Math.Max(originalLength, data.Length);
        var slice = new Slice { Children = _children };
        Dispatch(data, new Pending { End = data.Length, Reported = reported, Parent = byte.MaxValue }, table, key, key, ref slice);
        while (_pendingCount > 0)
        {
            Pending next = _pending[--_pendingCount];
            Dispatch(data, next, next.Table, next.Key, next.Key, ref slice);
        }
    }

    // Walks from one layer to the next above it until nothing is left; several packets in one layer are put off to _pending.
    private void Dispatch(ReadOnlySpan<byte> packet, Pending at, TableId table, uint key, uint otherKey, ref Slice slice)
    {
        while (at.End > at.Offset || (at.Parent == byte.MaxValue && _count == 0))
        {
            if (_count == _records.Length)
            {
                AddIssue(new Issue(IssueKind.TooDeep, Registry[_records[_count - 1].Number], at.Offset, 0, 0, LimitedBy.LowerLayer, "more layers than the limit") { LayerIndex = _count - 1 });
                _records[_count - 1].Issues |= IssueKind.TooDeep;
                return;
            }
            ReadOnlySpan<byte> data = packet[at.Offset..at.End];
            ushort number = Choose(data, at, table, key, otherKey, ref slice);
            if (number == 0)
                return;
            ref LayerRecord record = ref _records[_count];
            int header = Math.Min(slice.HeaderLength, data.Length);
            record.Number = number;
            record.Table = (table == TableId.Direct ? at.From : table).Index;
            record.Key = key;
            record.OtherKey = otherKey;
            record.Issues = number == ProtocolRegistry.DataNumber && table.Index != 0 ? IssueKind.UnknownNext : slice.Kind;
            record.Parent = at.Parent;
            record.Offset = at.Offset;
            record.HeaderLength = header;
            record.Length = data.Length;
            record.ReportedLength = at.Reported;
            if (slice.Kind != IssueKind.None)
                AddIssue(Describe(number, at, data.Length, slice));
            byte index = (byte)_count++;
            if (slice.PayloadLength >= 0)
            {
                record.ReportedLength = Math.Min(at.Reported, header + slice.PayloadLength);
                record.Length = Math.Min(data.Length, record.ReportedLength);
            }
            if (slice.State == SliceState.End)
                return;
            if (slice.State == SliceState.Children)
            {
                PutOff(record, index, slice);
                return;
            }
            bool raw = slice.State != SliceState.Next || (_stopAfter is not null && _stopAfter[number]);
            (table, key, otherKey) = raw ? (default, 0, 0) : (slice.Table, slice.Key, slice.OtherKey);
            at = new Pending
            {
                Offset = record.Offset + header,
                End = record.Offset + record.Length,
                Reported = record.ReportedLength - header,
                Parent = index,
            };
        }
    }

    // The first candidate that does not reject the bytes: by key, by the other port, by content; raw data in the end.
    private ushort Choose(ReadOnlySpan<byte> data, in Pending at, TableId table, uint key, uint otherKey, ref Slice slice)
    {
        ushort route = table == TableId.Direct ? (ushort)key : table.Index == 0 ? ProtocolRegistry.DataNumber : Registry.FindRoute(table, key);
        if (route != 0 && TryRoute(route, data, at, table, ref slice, out ushort number))
            return number;
        if (otherKey != key)
        {
            route = Registry.FindRoute(table, otherKey);
            if (route != 0 && TryRoute(route, data, at, table, ref slice, out number))
                return number;
        }
        foreach (ushort candidate in Registry.HeuristicsOf(table))
        {
            if (Registry[candidate].LooksLike(data) && TryRoute(candidate, data, at, table, ref slice, out number))
                return number;
        }
        TryRoute(ProtocolRegistry.DataNumber, data, at, table, ref slice, out number);
        return number;
    }

    private bool TryRoute(ushort route, ReadOnlySpan<byte> data, in Pending at, TableId table, ref Slice slice, out ushort number)
    {
        slice.Reset(at.Reported, table == TableId.Direct ? at.From : table);
        number = route;
        if (Registry.IsFramed(route))
            return TryFramed(route, data, at, table, out number);
        if (_blocked is not null && _blocked[route])
            return false;
        Registry[route].Slice(data, ref slice);
        return slice.State != SliceState.Rejected;
    }

    // Messages with a framing of their own become layers one after the other; this returns 0 for "all put off".
    private bool TryFramed(ushort route, ReadOnlySpan<byte> data, in Pending at, TableId table, out ushort number)
    {
        (ushort upper, Framing framing) = Registry.Framed(route);
        number = 0;
        int found = 0, from = 0;
        Span<SliceChild> messages = _children;
        while (found < messages.Length && from < data.Length && framing.TryFrame(data[from..], out int offset, out int length) && offset >= 0 && length > 0)
        {
            messages[found++] = new SliceChild { Offset = from + offset, Length = length };
            if (offset + (long)length > data.Length - from)
                break;
            from += offset + length;
        }
        if (found == 0 || (_blocked is not null && _blocked[upper]))
            return false;
        for (int i = found - 1; i >= 0 && _pendingCount < _pending.Length; i--)
        {
            SliceChild message = messages[i];
            if (message.Offset >= data.Length)
                continue;
            _pending[_pendingCount++] = new Pending
            {
                Offset = at.Offset + message.Offset,
                End = at.Offset + Math.Min(data.Length, message.Offset + message.Length),
                Reported = Math.Min(message.Length, at.Reported - message.Offset),
                Parent = at.Parent,
                Table = TableId.Direct,
                From = table,
                Key = upper,
            };
        }
        return true;
    }

    private void PutOff(in LayerRecord record, byte index, in Slice slice)
    {
        for (int i = slice.ChildCount - 1; i >= 0 && _pendingCount < _pending.Length; i--)
        {
            SliceChild child = slice.Children[i];
            if (child.Offset < 0 || child.Length <= 0 || child.Offset >= record.Length)
                continue;
            _pending[_pendingCount++] = new Pending
            {
                Offset = record.Offset + child.Offset,
                End = record.Offset + (int)Math.Min(record.Length, (long)child.Offset + child.Length),
                Reported = Math.Min(child.Length, record.ReportedLength - child.Offset),
                Parent = index,
                Table = child.Table,
                Key = child.Key,
            };
        }
    }

    private Issue Describe(ushort number, in Pending at, int available, in Slice slice) =>
        new(slice.Kind, Registry[number], at.Offset + slice.IssueOffset, slice.Required, Math.Max(available - slice.IssueOffset, 0), slice.LimitedBy, slice.Detail) { LayerIndex = _count };

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
