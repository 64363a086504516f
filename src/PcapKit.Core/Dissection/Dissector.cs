using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Finds the layers of packets. Holds the layers of one packet at a time; one instance a thread.</summary>
public sealed partial class Dissector
{
    internal const int MaxIssues = 16;

    private const int MaxPending = 64;

    private readonly PacketLayers _layers;
    private readonly SliceChild[] _children = new SliceChild[Slice.MaxChildren];
    private readonly Pending[] _pending = new Pending[MaxPending];
    private readonly RouteMark[] _marks;
    private readonly RoutePlan? _plan;
    private readonly RouteCache _routes;
    private int _pendingCount;

    // The bytes of a packet with messages from earlier ones behind them; no length where there are none.
    private byte[] _space = [];
    private int _spaceLength;

    // A copy: the original asks at every use whether its class is initialised.
    private TableId LinkTypeTable { get; } = TableId.LinkType;

    /// <summary>A dissector.</summary>
    /// <param name="registry">The protocols.</param>
    /// <param name="options">How far to go; null for to the end.</param>
    /// <exception cref="ArgumentException">The options name a protocol that the registry does not know.</exception>
    public Dissector(ProtocolRegistry registry, DissectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        options ??= new DissectOptions();
        _layers = new PacketLayers(registry, new LayerRecord[Math.Clamp(options.MaxLayers, 1, 250)], new Issue[MaxIssues]);
        _notes = options.Notes is null ? null : [.. options.Notes];
        _notesTimes = _notes is not null && _notes.Contains(FrameTimes.Kind);
        Guide = options.MakeGuide?.Invoke(registry);
        var plan = new RoutePlan(registry, options, Guide);
        _marks = plan.Marks;
        _plan = options.Needed is null ? null : plan;
        _routes = new RouteCache(registry, _marks);
    }

    /// <summary>The protocols.</summary>
    public ProtocolRegistry Registry => _layers.Registry;

    /// <summary>What remembers earlier packets, as <see cref="DissectOptions.MakeGuide"/> made it.</summary>
    public PayloadGuide? Guide { get; }

    /// <summary>Finds the layers of a packet.</summary>
    /// <param name="frame">The packet.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Packet Dissect(scoped in CapturedFrame frame)
    {
        FindLayers(frame);
        return new Packet(_layers, _spaceLength == 0 ? frame.Data : _space.AsSpan(0, _spaceLength), frame.Options);
    }

    private void FindLayers(scoped in CapturedFrame frame)
    {
        _layers.Keep(frame);
        Run(frame.Data, frame.OriginalLength, LinkTypeTable, frame.LinkType);
        if (_notesTimes)
            NoteTimes(frame);
    }

    /// <summary>Finds the layers of bytes that begin with a protocol of your choice.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="table">The table that selects the first protocol.</param>
    /// <param name="key">Its key, for example 1 for Ethernet in <see cref="TableId.LinkType"/>.</param>
    /// <param name="number">The number that the packet is to have.</param>
    /// <param name="time">The time that it is to have; null for none.</param>
    /// <returns>The packet with its layers; valid until the next call.</returns>
    public Packet Dissect(ReadOnlySpan<byte> data, TableId table, uint key, long number = 1, Timestamp? time = null)
    {
        _layers.Keep(new CapturedFrame { Data = data, Number = number, Time = time, OriginalLength = data.Length, LinkType = key });
        Run(data, data.Length, table, key);
        return new Packet(_layers, _spaceLength == 0 ? data : _space.AsSpan(0, _spaceLength), default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run(ReadOnlySpan<byte> data, int originalLength, TableId table, uint key)
    {
        PacketLayers layers = _layers;
        layers.Count = layers.IssueCount = _pendingCount = _spaceLength = 0;
        layers.Notes.Count = 0;
        layers.CapturedLength = data.Length;
        // What is not set here is set by Reset, or read only after it was set.
        Unsafe.SkipInit(out Slice slice);
        slice.Children = _children;
        slice.Key = slice.OtherKey = key;
        slice.Table = table;
        Walk(data, 0, data.Length, Math.Max(originalLength, data.Length), byte.MaxValue, table, ref slice);
        if (_pendingCount > 0)
            Resume(data, ref slice);
    }

    private void Resume(ReadOnlySpan<byte> data, ref Slice slice)
    {
        while (_pendingCount > 0)
        {
            if (_spaceLength > 0)
                data = _space.AsSpan(0, _spaceLength);
            Pending at = _pending[--_pendingCount];
            if (at.Table.Index == 0)
            {
                AddRaw(at.Offset, at.End, at.Reported, at.Parent, default);
                continue;
            }
            slice.Key = slice.OtherKey = at.Key;
            slice.Table = at.Table;
            Walk(data, at.Offset, at.End, at.Reported, at.Parent, at.From, ref slice);
        }
    }

    // Goes from one layer to the next above it until nothing is left; several packets in one layer are put off to _pending.
    // What one step hands to the next is in locals, and what is known goes to the record at once: little has to live through the call.
    // The table and the keys that lead to the first layer stand in the slice, as those of the others.
    private void Walk(ReadOnlySpan<byte> packet, int offset, int end, int reported, byte parent, TableId from, ref Slice slice)
    {
        RouteCache routes = _routes;
        LayerRecord[] records = _layers.Room;
        int count = _layers.Count;
        while (offset < end || count == 0)
        {
            if ((uint)count >= (uint)records.Length)
            {
                TooDeep(count - 1, offset, "more layers than the limit");
                _pendingCount = 0;
                return;
            }
            ref LayerRecord record = ref records[count];
            TableId table = slice.Table;
            record.Table = from.Index;
            record.Key = slice.Key;
            record.OtherKey = slice.OtherKey;
            record.Parent = parent;
            record.Offset = offset;
            ref readonly Route route = ref routes.Find(table, slice.Key);
            slice.Reset(reported, from);
            ReadOnlySpan<byte> data = packet[offset..end];
            record.Number = route.Number;
            RouteMark mark = route.Mark;
            if ((mark & RouteMark.NotSliced) == 0)
                route.Protocol.Slice(data, ref slice);
            else
                slice.Reject();
            if (slice.State == SliceState.Rejected)
            {
                var at = new Pending { Offset = offset, End = end, Reported = reported, Parent = parent, Table = table, From = from, Key = record.Key };
                record.Number = Choose(route.Number, packet[offset..end], at, record.OtherKey, ref slice);
                if (record.Number == 0)
                    return;
                mark = _marks[record.Number];
            }
            // As unsigned: a length that cannot be is cut like one that is too long.
            int available = end - offset;
            int header = (int)Math.Min((uint)slice.HeaderLength, (uint)available);
            if (slice.PayloadLength >= 0)
                reported = Math.Min(reported, header + slice.PayloadLength);
            int length = Math.Min(available, reported);
            record.HeaderLength = header;
            record.Length = length;
            record.ReportedLength = reported;
            record.Issues = slice.Kind;
            _layers.Count = ++count;
            if ((slice.Kind & ~IssueKind.UnknownNext) != 0)
                Describe(count - 1, available, slice);
            parent = (byte)(count - 1);
            end = offset + length;
            offset += header;
            reported -= header;
            if (_plan is not null && slice.State == SliceState.Next && _plan.IsIdle(slice.Table))
                PassOver(packet, parent, mark, ref slice, offset, end);
            else if ((mark & RouteMark.Guided) != 0 || (slice.IsPart && (mark & RouteMark.GuidedInParts) != 0))
                (offset, reported) = Consult(packet, parent, ref slice, offset, end, reported);
            if (slice.State != SliceState.Next || (mark & RouteMark.Last) != 0)
            {
                if (slice.State == SliceState.Children)
                    PutOff(parent, slice);
                else if (slice.State != SliceState.End && offset < end)
                    AddRaw(offset, end, reported, parent, slice.State == SliceState.Withheld ? TableId.Withheld : default);
                return;
            }
            from = slice.Table;
        }
    }

    // Nothing that the layer carries is needed; of the layer itself a guide may know something.
    private void PassOver(ReadOnlySpan<byte> packet, int layer, RouteMark mark, ref Slice slice, int offset, int end)
    {
        if ((mark & RouteMark.Noted) != 0 && ((mark & RouteMark.Guided) != 0 || slice.IsPart))
            Consult(packet, layer, ref slice, offset, end, 0);
        slice.NextIsRaw();
    }

    // Returns where the payload begins then, and how long it is.
    private (int Offset, int Reported) Consult(ReadOnlySpan<byte> packet, int layer, ref Slice slice, int offset, int end, int reported)
    {
        var payload = new GuidedPayload(this, new Packet(_layers, packet, default), layer);
        Guide!.Guide(ref payload);
        // Behind a header that cannot be there is nothing to read.
        int start = 0;
        if (payload.State == GuidedState.Redirected && slice.State is SliceState.Next or SliceState.None)
        {
            slice.Next(payload.Table, payload.Key);
            start = Math.Clamp(payload.Start, 0, end - offset);
        }
        else if (payload.State == GuidedState.Raw)
            slice.NextIsRaw();
        else if (payload.State == GuidedState.Withheld)
            slice.State = SliceState.Withheld;
        return (offset + start, reported - start);
    }

    // Puts a message behind the bytes of the packet, where a layer may stand as in the packet itself.
    internal bool Append(in Packet packet, int layer, ReadOnlySpan<byte> message, TableId table, uint key)
    {
        if (_pendingCount == _pending.Length || message.IsEmpty || !MayStand(layer, table, key))
            return false;
        if (_spaceLength == 0)
            _spaceLength = Extend(packet.Bytes, 0);
        int start = _spaceLength;
        _spaceLength = Extend(message, start);
        _pending[_pendingCount++] = new Pending { Offset = start, End = _spaceLength, Reported = message.Length, Parent = (byte)layer, Table = table, From = table, Key = key };
        return true;
    }

    // Whoever wants the packet up to a layer does not want what a guide adds above it.
    private bool MayStand(int layer, TableId table, uint key) =>
        (_marks[_layers.Room[layer].Number] & RouteMark.Last) == 0 && (_marks[Registry.Tables.Find(table, key)] & RouteMark.Blocked) == 0;

    private int Extend(ReadOnlySpan<byte> bytes, int at)
    {
        if (_space.Length < at + bytes.Length)
            Array.Resize(ref _space, Math.Max(_space.Length * 2, at + bytes.Length));
        bytes.CopyTo(_space.AsSpan(at));
        return at + bytes.Length;
    }

    private void AddRaw(int offset, int end, int reported, byte parent, TableId from)
    {
        int count = _layers.Count;
        if (count >= _layers.Room.Length)
        {
            TooDeep(count - 1, offset, "more layers than the limit");
            return;
        }
        // In place: a record that is put together elsewhere and copied stalls.
        ref LayerRecord record = ref _layers.Room[count];
        record = default;
        record.Number = ProtocolRegistry.DataNumber;
        record.Table = from.Index;
        record.Parent = parent;
        record.Offset = offset;
        record.HeaderLength = record.Length = end - offset;
        record.ReportedLength = reported;
        _layers.Count = count + 1;
    }

    // What the table does not settle at once: the other port, a guess by content, messages with a framing, raw data in the end.
    private ushort Choose(ushort route, ReadOnlySpan<byte> data, in Pending at, uint otherKey, ref Slice slice)
    {
        ProtocolRegistry registry = Registry;
        bool known = route != 0;
        if (_plan is not null && IsNeedless(route, at.Table, otherKey))
            return TakeRaw(data.Length, IssueKind.None, at, ref slice);
        if (known && TryRoute(route, data, at, ref slice, out ushort number))
            return number;
        if (otherKey != at.Key)
        {
            route = registry.Tables.Find(at.Table, otherKey);
            known |= route != 0;
            if (route != 0 && TryRoute(route, data, at, ref slice, out number))
                return number;
        }
        foreach (ushort candidate in registry.Tables.HeuristicsOf(at.Table))
        {
            if ((_marks[candidate] & RouteMark.Blocked) == 0 && registry[candidate].LooksLike(data) && TryRoute(candidate, data, at, ref slice, out number))
                return number;
        }
        return TakeRaw(data.Length, !known && at.From.Index != 0 ? IssueKind.UnknownNext : IssueKind.None, at, ref slice);
    }

    private static ushort TakeRaw(int length, IssueKind kind, in Pending at, ref Slice slice)
    {
        slice.Reset(at.Reported, at.From);
        slice.HeaderLength = length;
        slice.Kind = kind;
        slice.State = SliceState.End;
        return ProtocolRegistry.DataNumber;
    }

    // Whether neither key nor a guess can lead to a layer that was asked for. Otherwise all are tried in their order, so that the same one is found.
    private bool IsNeedless(ushort route, TableId table, uint otherKey)
    {
        const RouteMark Passed = RouteMark.Unknown | RouteMark.Needless;
        DispatchTables tables = Registry.Tables;
        if ((_marks[route] & Passed) == 0 || (_marks[tables.Find(table, otherKey)] & Passed) == 0)
            return false;
        foreach (ushort candidate in tables.HeuristicsOf(table))
        {
            if ((_marks[candidate] & Passed) == 0)
                return false;
        }
        return true;
    }

    private bool TryRoute(ushort route, ReadOnlySpan<byte> data, in Pending at, ref Slice slice, out ushort number)
    {
        number = route;
        if ((_marks[route] & RouteMark.Framed) != 0)
            return TryFramed(route, data, at, out number);
        if ((_marks[route] & RouteMark.Blocked) != 0)
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
        if ((_marks[upper] & RouteMark.Blocked) != 0)
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

    private void PutOff(int layer, in Slice slice)
    {
        ref LayerRecord record = ref _layers.Room[layer];
        int count = Math.Min(slice.ChildCount, _pending.Length - _pendingCount);
        if (count < slice.ChildCount)
            TooDeep(layer, record.Offset + slice.Children[count].Offset, "more packets in one packet than the limit");
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
                Parent = (byte)layer,
                Table = child.Table,
                From = child.Table,
                Key = child.Key,
            };
        }
    }

    private void Describe(int layer, int available, in Slice slice) =>
        _layers.Add(new Issue(slice.Kind, Registry[_layers.Room[layer].Number], _layers.Room[layer].Offset + slice.IssueOffset, slice.Required,
            Math.Max(available - slice.IssueOffset, 0), slice.LimitedBy, slice.Detail) { LayerIndex = layer });

    private void TooDeep(int layer, int offset, string detail)
    {
        if ((uint)layer >= (uint)_layers.Count)
            return;
        ref LayerRecord record = ref _layers.Room[layer];
        record.Issues |= IssueKind.TooDeep;
        _layers.Add(new Issue(IssueKind.TooDeep, Registry[record.Number], offset, 0, 0, LimitedBy.LowerLayer, detail) { LayerIndex = layer });
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
