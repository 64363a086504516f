using System.Runtime.CompilerServices;
using System.Text;

namespace PcapKit;

/// <summary>A dissected packet. Borrowed: valid until the next one is read; <see cref="ToOwned"/> makes a copy that lasts.</summary>
public readonly ref struct Packet
{
    private readonly PacketLayers _layers;
    private readonly ReadOnlySpan<byte> _options;

    internal Packet(PacketLayers layers, ReadOnlySpan<byte> data, ReadOnlySpan<byte> options)
    {
        _layers = layers;
        Bytes = data;
        _options = options;
    }

    /// <summary>Its place in the capture, from 1.</summary>
    public long Number => _layers.Number;

    /// <summary>When it was captured; null where the file does not say.</summary>
    public Timestamp? Time => _layers.Time;

    internal long UnixNanoseconds => _layers.UnixNanoseconds;

    /// <summary>The bytes that were captured.</summary>
    public ReadOnlySpan<byte> Data => Bytes[.._layers.CapturedLength];

    /// <summary>The bytes that layers lie in: those that were captured, and behind them messages that began in earlier packets.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How long it was on the wire.</summary>
    public int OriginalLength => _layers.OriginalLength;

    /// <summary>The link type, a LINKTYPE_ value.</summary>
    public uint LinkType => _layers.LinkType;

    /// <summary>What the capture file says of it.</summary>
    public CapturedFrame Frame => new()
    {
        Data = Data,
        Options = _options,
        Number = _layers.Number,
        Time = _layers.Time,
        OriginalLength = _layers.OriginalLength,
        LinkType = _layers.LinkType,
        InterfaceId = _layers.InterfaceId,
        Details = _layers.Details,
    };

    /// <summary>The protocols that it was dissected with.</summary>
    public ProtocolRegistry Registry => _layers.Registry;

    /// <summary>Where the layers lie, in the order of the packet.</summary>
    public ReadOnlySpan<LayerRecord> Records => _layers.Records;

    /// <summary>What is wrong with the packet; empty for most.</summary>
    public ReadOnlySpan<Issue> Issues => _layers.Issues;

    internal PacketNotes Notes => _layers.Notes;

    /// <summary>How many layers there are.</summary>
    public int LayerCount => _layers.Records.Length;

    /// <summary>The protocol of a layer.</summary>
    /// <param name="index">The layer, 0 for the lowest.</param>
    public Protocol ProtocolOf(int index) => Registry[Records[index].Number];

    /// <summary>The bytes of a layer.</summary>
    /// <param name="index">The layer, 0 for the lowest.</param>
    public LayerSlice this[int index]
    {
        get
        {
            ref readonly LayerRecord r = ref Records[index];
            FindTrailer(index, out int behind, out int length, out int reported);
            return new LayerSlice(Bytes.Slice(r.Offset, r.Length), r.HeaderLength, r.ReportedLength, r.Offset, Registry, Bytes.Slice(behind, length), reported, behind);
        }
    }

    /// <summary>The first layer of a protocol as a typed view.</summary>
    /// <typeparam name="T">The view, for example <c>TcpView</c>.</typeparam>
    /// <param name="view">The view.</param>
    /// <returns>False where there is none, or the capture cut its header.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet<T>(out T view) where T : IView<T>, allows ref struct
    {
        ushort number = ViewNumber<T>.In(_layers.Registry);
        ReadOnlySpan<LayerRecord> records = _layers.Records;
        for (int i = 0; i < records.Length; i++)
        {
            ref readonly LayerRecord r = ref records[i];
            if (r.Number != number)
                continue;
            if (r.Length < T.FixedLength)
                break;
            view = T.Over(Bytes.Slice(r.Offset, r.Length), r.ReportedLength);
            return true;
        }
        view = default!;
        return false;
    }

    /// <summary>One of several layers of a protocol, as in tunnels.</summary>
    /// <typeparam name="T">The view, for example <c>IPv4View</c>.</typeparam>
    /// <param name="nth">0 for the first, 1 for the second.</param>
    /// <param name="view">The view.</param>
    /// <returns>False where there is none, or the capture cut its header.</returns>
    public bool TryGet<T>(int nth, out T view) where T : IView<T>, allows ref struct
    {
        ushort number = ViewNumber<T>.In(_layers.Registry);
        foreach (ref readonly LayerRecord r in _layers.Records)
        {
            if (r.Number == number && nth-- == 0)
            {
                if (r.Length < T.FixedLength)
                    break;
                view = T.Over(Bytes.Slice(r.Offset, r.Length), r.ReportedLength);
                return true;
            }
        }
        view = default!;
        return false;
    }

    /// <summary>What a guide noted of the first layer that it knows such a thing of, for example <c>TcpSegmentInfo</c> of the first TCP segment.</summary>
    /// <typeparam name="T">The kind of note.</typeparam>
    /// <param name="note">The value, a copy.</param>
    /// <returns>False where there is none: no such layer, no guide, or notes of the kind were not asked for.</returns>
    public bool TryGetNote<T>(out T note) where T : unmanaged, INote<T> => _layers.Notes.TryGet(-1, out note);

    /// <summary>What a guide noted of one layer.</summary>
    /// <typeparam name="T">The kind of note.</typeparam>
    /// <param name="index">The layer, 0 for the lowest.</param>
    /// <param name="note">The value, a copy.</param>
    /// <returns>False where there is none.</returns>
    public bool TryGetNote<T>(int index, out T note) where T : unmanaged, INote<T> => _layers.Notes.TryGet(index, out note);

    /// <summary>Whether a layer is of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    public bool Has(Protocol protocol) => IndexOf(protocol) >= 0;

    /// <summary>The first layer of a protocol, or −1.</summary>
    /// <param name="protocol">The protocol.</param>
    public int IndexOf(Protocol protocol)
    {
        ReadOnlySpan<LayerRecord> records = Records;
        for (int i = 0; i < records.Length; i++)
        {
            if (ReferenceEquals(Registry[records[i].Number], protocol))
                return i;
        }
        return -1;
    }

    /// <summary>The first layer whose filter name, chain name or family is <paramref name="name"/>, or −1: <c>IP</c> finds either version.</summary>
    /// <param name="name">The name, in any case of letters.</param>
    public int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ReadOnlySpan<LayerRecord> records = Records;
        for (int i = 0; i < records.Length; i++)
        {
            if (Dissector.Matches(Registry[records[i].Number], name))
                return i;
        }
        return -1;
    }

    /// <summary>Pushes the fields of one layer into a sink, those that a guide noted of it behind those of its bytes.</summary>
    /// <param name="index">The layer, 0 for the lowest.</param>
    /// <param name="sink">Receives the fields.</param>
    public void Visit(int index, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Origin = Records[index].Offset;
        ProtocolOf(index).Visit(this[index], sink);
        _layers.Notes.Visit(index, sink);
    }

    /// <summary>Pushes the fields that a guide noted of one layer, without those of its bytes.</summary>
    /// <param name="index">The layer, 0 for the lowest.</param>
    /// <param name="sink">Receives the fields.</param>
    public void VisitNotes(int index, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Origin = Records[index].Offset;
        _layers.Notes.Visit(index, sink);
    }

    /// <summary>Pushes what the capture file says of the packet: number, times, lengths, interface, and what its format adds.</summary>
    /// <param name="sink">Receives the fields of <see cref="FrameProtocol"/>.</param>
    /// <param name="scratch">Where texts are put together; null leaves out <c>frame.protocols</c>.</param>
    public void VisitFrame(FieldSink sink, Utf8Buffer? scratch = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        FrameFields.Visit(this, sink, scratch);
    }

    /// <summary>The whole packet as a tree of its fields that lasts: to look at, to query by name, to print.</summary>
    public FieldNode ToTree()
    {
        var tree = new FieldTree { IncludeWiresharkProtocols = true, IncludeAllNotes = true };
        tree.Load(this);
        return FieldNode.From(tree);
    }

    /// <summary>The chain of protocols with their own names, for example <c>Ethernet:IPv4:TCP</c>.</summary>
    public string Chain
    {
        get
        {
            var text = new Utf8Buffer(64);
            AppendChain(text);
            return Encoding.UTF8.GetString(text.Written);
        }
    }

    /// <summary>Appends <see cref="Chain"/>.</summary>
    /// <param name="text">Where to append.</param>
    public void AppendChain(Utf8Buffer text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 0; i < LayerCount; i++)
        {
            if (IsReplaced(i))
                continue;
            if (i > 0)
                text.Append((byte)':');
            text.Append(ProtocolOf(i).ChainOf(BytesOf(i)));
        }
    }

    /// <summary>Whether a layer of raw data is none that anybody looks for, as in Wireshark: a payload that was withheld, or a part whose whole stands in its place.</summary>
    internal bool IsNoData(int layer)
    {
        ref readonly LayerRecord record = ref Records[layer];
        return record.Number == ProtocolRegistry.DataNumber && (TableId.At(record.Table).Chain is "" || IsReplaced(layer));
    }

    /// <summary>Whether a layer is a part that a guide withheld since the whole, put together of several packets, stands in its place.</summary>
    internal bool IsReplaced(int layer)
    {
        ReadOnlySpan<LayerRecord> records = Records;
        return records[layer].Table == TableId.Withheld.Index && layer + 1 < records.Length && records[layer + 1].Parent == records[layer].Parent;
    }

    /// <summary>Appends the chain of Wireshark's <c>frame.protocols</c>, for example <c>eth:ethertype:ip:tcp</c>.</summary>
    /// <param name="text">Where to append.</param>
    public void AppendProtocols(Utf8Buffer text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<LayerRecord> records = Records;
        for (int i = 0; i < records.Length; i++)
        {
            string? between = TableId.At(records[i].Table).Chain;
            if (between is "")
                continue;
            if (i > 0)
                text.Append((byte)':');
            if (between is not null)
            {
                text.Append(between);
                text.Append((byte)':');
            }
            text.Append(ProtocolOf(i).PathOf(BytesOf(i)));
        }
    }

    /// <summary>A copy that lasts beyond the next packet.</summary>
    public OwnedPacket ToOwned() => new(this);

    /// <summary>The packet as layers that can be changed and built again; unchanged ones keep their bytes.</summary>
    public LayerStack ToLayers()
    {
        var stack = new LayerStack();
        ReadOnlySpan<LayerRecord> records = Records;
        int end = Data.Length, at = 0;
        for (int i = 0; i < records.Length && (i == 0 || records[i].Parent == i - 1); i++)
        {
            ref readonly LayerRecord r = ref records[i];
            // Bytes between the two belong to no layer, for example the length before a DNS message over TCP: all of it stays bytes.
            if (i > 0 && (r.Offset != at || r.Offset >= Data.Length))
                break;
            // Several packets in one layer stay bytes: the stack has one layer on another.
            bool several = CountChildren(i) > 1;
            if (ProtocolOf(i).ToLayer(this[i]) is not { } layer)
                break;
            // What a layer leaves over belongs to the one below it, before what that one has already; the lowest keeps its own.
            if (r.Offset + r.Length < end)
            {
                Layer below = stack.Count > 0 ? stack[^1] : layer;
                below.Trailer = (byte[])[.. Data[(r.Offset + r.Length)..end], .. below.Trailer.Span];
            }
            stack.AddRead(layer);
            (at, end) = (r.Offset + r.HeaderLength, r.Offset + r.Length);
            if (several)
                break;
        }
        if (at < end)
            stack.Add(new Payload(Data[at..end]));
        return stack;
    }

    /// <summary>Finds the captured bytes behind the layer that another one carries, see <see cref="LayerSlice.Trailer"/>; no length where there are none.</summary>
    internal void FindTrailer(int index, out int offset, out int length, out int reportedLength)
    {
        offset = length = reportedLength = 0;
        ReadOnlySpan<LayerRecord> records = Records;
        if (index + 1 >= records.Length || records[index + 1].Parent != index)
            return;
        // They end where the layer below ends, not this one: a length that it declares ends before its trailer.
        (int end, int reportedEnd) = (_layers.CapturedLength, Math.Max(OriginalLength, _layers.CapturedLength));
        if (records[index].Parent < index)
        {
            ref readonly LayerRecord lower = ref records[records[index].Parent];
            (end, reportedEnd) = (lower.Offset + lower.Length, lower.Offset + lower.ReportedLength);
        }
        ref readonly LayerRecord upper = ref records[index + 1];
        int at = upper.Offset + upper.Length;
        if (at < end && upper.Length == upper.ReportedLength && CountChildren(index) == 1)
            (offset, length, reportedLength) = (at, end - at, reportedEnd - at);
    }

    private ReadOnlySpan<byte> BytesOf(int index)
    {
        ref readonly LayerRecord r = ref Records[index];
        return Bytes.Slice(r.Offset, r.Length);
    }

    private int CountChildren(int index)
    {
        int count = 0;
        foreach (ref readonly LayerRecord r in Records)
            count += r.Parent == index ? 1 : 0;
        return count;
    }
}
