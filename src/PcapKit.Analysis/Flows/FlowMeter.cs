using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Measures flows: show it every dissected packet in the order of the capture; it hands out a record of each flow that has ended.</summary>
/// <remarks>
/// Flows are told apart as in Wireshark: by addresses, ports and protocol, and TCP by a SYN with another sequence number too; nothing ages. Where a table is full, an old
/// flow ends to make place, so that every packet is in some record. Not for several threads at once.
/// </remarks>
public sealed class FlowMeter
{
    private readonly ProtocolRegistry _registry;
    private readonly FlowOptions _options;
    private readonly Action<FlowRecord> _ended;
    private readonly Role[] _roles;
    private readonly TcpTracker _tracker;
    private readonly FlowTable<DatagramFlow> _datagrams = new();
    private readonly ApplicationFinder _applications;
    // By the slot of the conversation.
    private FlowRecord?[] _tcp = new FlowRecord?[64];
    private long _udpCount, _sctpCount, _frameListBytes;
    private int _hand;
    private long _time;

    private enum Role : byte { Unknown, None, Tcp, Udp, Sctp }

    private struct DatagramFlow
    {
        public FlowRecord Record;
    }

    /// <summary>A meter that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="ended">Called for each flow that has ended, on the thread that shows the packets.</param>
    /// <param name="options">Which flows, and the limits; null for the usual ones.</param>
    public FlowMeter(ProtocolRegistry registry, Action<FlowRecord> ended, FlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(ended);
        _options = options ?? new FlowOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxDatagramFlows, 1, nameof(options));
        (_registry, _ended) = (registry, ended);
        _roles = new Role[registry.Count + 1];
        _tracker = new TcpTracker(registry, _options.Tcp, measuresFlight: false);
        _applications = new ApplicationFinder(registry);
    }

    /// <summary>The TCP streams: how many there were, and what had to be forgotten.</summary>
    public TcpConversationCounts Tcp => _tracker.Counts;

    /// <summary>How many flows there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many flows ended since others needed their place.</summary>
    public long Evicted => _tracker.Conversations.Evicted + EvictedDatagramFlows;

    /// <summary>How many of them are of UDP or SCTP.</summary>
    public long EvictedDatagramFlows { get; private set; }

    /// <summary>How many frames are in no list of frames since <see cref="FlowOptions.MaxFrameListBytes"/> was met; they are counted all the same.</summary>
    public long FramesNotListed { get; private set; }

    /// <summary>Called for each packet of a flow, and for each time that one packet has it, once it is counted; the application may be found later.</summary>
    public FlowPacketHandler? PacketSeen { get; init; }

    private bool _isComplete;

    /// <summary>Takes the next packet.</summary>
    /// <param name="packet">The packet.</param>
    public void Observe(in Packet packet)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        _time = TcpTracker.TimeOf(packet);
        for (int layer = 0; layer < records.Length; layer++)
        {
            ushort number = records[layer].Number;
            Role role = _roles[number];
            if (role == Role.Unknown)
                role = LearnRole(number);
            if (role == Role.None)
                continue;
            if (role == Role.Tcp)
                ObserveSegment(packet, layer);
            else
                ObserveDatagram(packet, layer, role);
        }
    }

    /// <summary>Ends all flows, in the order of their first packets; nothing happens the second time.</summary>
    public void Complete()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        var rest = new List<FlowRecord>();
        foreach (FlowRecord? record in _tcp)
        {
            if (record is not null)
                rest.Add(record);
        }
        for (int slot = 0; slot < _datagrams.SlotCount; slot++)
        {
            if (_datagrams.IsUsed(slot))
                rest.Add(_datagrams[slot].Record);
        }
        Array.Clear(_tcp);
        // Their numbers lie side by side: a comparison does not have to fetch two records.
        FlowRecord[] records = [.. rest];
        long[] order = Array.ConvertAll(records, r => r.Index);
        Array.Sort(order, records);
        foreach (FlowRecord record in records)
            End(record, FlowEnd.CaptureEnded);
    }

    private void ObserveSegment(in Packet packet, int layer)
    {
        ref readonly LayerRecord slice = ref packet.Records[layer];
        if (!_tracker.TryFindKey(packet.Bytes, packet.Records, layer, out FlowKey key, out bool swapped, out bool whole))
            return;
        // The record is far from the conversation in memory: it is on its way while that is worked on.
        int slot = _tracker.Conversations.Find(key);
        FlowRecord? record = (uint)slot < (uint)_tcp.Length ? _tcp[slot] : null;
        long known = record is null ? -1 : record.Number;
        _tracker.Observe(packet.Bytes, slice, packet.Number, _time, key, slot, swapped, whole, out TcpSegmentInfo info);
        if (record is null || known != info.Stream)
            record = Begin(packet, key, swapped, info);
        See(record, packet, layer, info.IsReverse);
        if (!info.IsAnalysed)
            return;
        var tcp = new TcpView(packet.Bytes.Slice(slice.Offset, slice.Length));
        record.Count(tcp.Flags, info);
        int payload = slice.ReportedLength - tcp.DataOffset * 4;
        if (payload <= 0)
            return;
        record.Side(info.IsReverse).PayloadBytes += payload;
        if (record.WantsApplication)
            _applications.Look(record, packet, layer);
    }

    private FlowRecord Begin(in Packet packet, in FlowKey key, bool senderIsSecond, in TcpSegmentInfo info)
    {
        if (info.Slot >= _tcp.Length)
            Array.Resize(ref _tcp, Math.Max(_tcp.Length * 2, info.Slot + 1));
        if (_tcp[info.Slot] is { } before)
            End(before, before.Key == key ? FlowEnd.Replaced : FlowEnd.Evicted);
        return _tcp[info.Slot] = new FlowRecord(Count++, info.Stream, key, senderIsSecond != info.IsReverse, packet.Number, _time);
    }

    private void ObserveDatagram(in Packet packet, int layer, Role role)
    {
        const int Ports = 4;
        ref readonly LayerRecord slice = ref packet.Records[layer];
        byte protocol = (byte)(role == Role.Udp ? IPProtocol.Udp : IPProtocol.Sctp);
        if (slice.Length < Ports || !_tracker.TryFindKey(packet.Bytes, packet.Records, layer, protocol, out FlowKey key, out bool swapped, out bool whole))
            return;
        int slot = _datagrams.Find(key);
        if (slot < 0)
            slot = Begin(packet, key, swapped, role);
        FlowRecord record = _datagrams[slot].Record;
        bool reverse = record.IsReverse(swapped);
        See(record, packet, layer, reverse);
        int payload = slice.ReportedLength - (role == Role.Udp ? UdpView.FixedLength : SctpView.FixedLength);
        if (!whole || payload <= 0)
            return;
        record.Side(reverse).PayloadBytes += payload;
        if (record.WantsApplication)
            _applications.Look(record, packet, layer);
    }

    private int Begin(in Packet packet, in FlowKey key, bool swapped, Role role)
    {
        if (_datagrams.Count >= _options.MaxDatagramFlows)
            Evict();
        int slot = _datagrams.Add(key);
        long number = role == Role.Udp ? _udpCount++ : _sctpCount++;
        _datagrams[slot].Record = new FlowRecord(Count++, number, key, swapped, packet.Number, _time);
        return slot;
    }

    private void See(FlowRecord record, in Packet packet, int layer, bool reverse)
    {
        record.Side(reverse).Count(packet.OriginalLength);
        record.See(packet.Number, _time);
        if (_options.KeepFrames)
            List(record, packet);
        PacketSeen?.Invoke(record, packet, layer, reverse);
    }

    private void List(FlowRecord record, in Packet packet)
    {
        FrameRanges frames = record.ListOfFrames();
        (long size, long omitted) = (frames.Size, frames.Omitted);
        frames.Add(packet.Number, mayGrow: _frameListBytes < _options.MaxFrameListBytes);
        _frameListBytes += frames.Size - size;
        FramesNotListed += frames.Omitted - omitted;
    }

    private void End(FlowRecord record, FlowEnd why)
    {
        record.End = why;
        _frameListBytes -= record.Frames.Size;
        _ended(record);
    }

    // A hand goes round the slots; of those it passes, the flow goes that was idle longest.
    private void Evict()
    {
        const int Candidates = 32;
        int victim = -1;
        for (int seen = 0; seen < Candidates && seen < _datagrams.SlotCount; seen++)
        {
            if (victim < 0 || _datagrams[_hand].Record.LastFrame < _datagrams[victim].Record.LastFrame)
                victim = _hand;
            _hand = _hand + 1 < _datagrams.SlotCount ? _hand + 1 : 0;
        }
        FlowRecord record = _datagrams[victim].Record;
        _datagrams.Remove(victim);
        EvictedDatagramFlows++;
        End(record, FlowEnd.Evicted);
    }

    private Role LearnRole(ushort number)
    {
        (Role role, FlowProtocols wanted) = _registry[number] switch
        {
            TcpProtocol => (Role.Tcp, FlowProtocols.Tcp),
            UdpProtocol or UdpLiteProtocol => (Role.Udp, FlowProtocols.Udp),
            SctpProtocol => (Role.Sctp, FlowProtocols.Sctp),
            _ => (Role.None, FlowProtocols.All),
        };
        return _roles[number] = (_options.Protocols & wanted) != 0 ? role : Role.None;
    }
}

/// <summary>Receives a packet of a flow.</summary>
/// <param name="flow">The flow; still growing.</param>
/// <param name="packet">The packet. Borrowed: valid during the call.</param>
/// <param name="layer">The layer of the flow's protocol.</param>
/// <param name="isReverse">Whether <see cref="FlowRecord.Destination"/> sent it.</param>
public delegate void FlowPacketHandler(FlowRecord flow, in Packet packet, int layer, bool isReverse);
