using System.Runtime.CompilerServices;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds the TCP segments in dissected packets, numbers their streams and tells what their sequence numbers mean, as Wireshark 4.0 does.</summary>
/// <remarks>
/// A packet may have several, in tunnels and in error messages that quote one. As in Wireshark a quoted segment, or the first fragment of one, counts for
/// the numbering of streams, for times and completeness; its sequence numbers are not analysed. The same goes for a header whose
/// length cannot be. Less than 16 bytes of a header count for nothing.
/// For whoever wants to know of segments. Dissection itself is guided by <see cref="PcapKit.Conversations"/>, which has a tracker of its own.
/// Not for several threads at once; nothing is allocated once the table has its size.
/// </remarks>
public sealed class TcpTracker
{
    // Up to the window: Wireshark 4.0 needs no more to know the stream.
    private const int LeastLength = 16;

    private readonly ProtocolRegistry _registry;
    private readonly Role[] _roles;
    private readonly byte[] _filled = new byte[TcpView.FixedLength];

    private enum Role : byte { Unknown, Other, Tcp, IPv4, IPv6, Fragment, Error }

    /// <summary>A tracker with no conversations yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="options">The limits; null for the usual ones.</param>
    public TcpTracker(ProtocolRegistry registry, TcpConversationOptions? options = null) : this(registry, options, measuresFlight: true)
    {
    }

    internal TcpTracker(ProtocolRegistry registry, TcpConversationOptions? options, bool measuresFlight)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
        _roles = new Role[registry.Count + 1];
        Conversations = new TcpConversations(options, measuresFlight);
    }

    /// <summary>How many streams there were, and what had to be forgotten.</summary>
    public TcpConversationCounts Counts => Conversations.Counts;

    internal TcpConversations Conversations { get; }

    /// <summary>Finds a TCP layer.</summary>
    /// <param name="records">The layers of the packet.</param>
    /// <param name="from">Where to begin: 0, or one behind the last one found.</param>
    /// <returns>The index of the layer, or −1.</returns>
    public int FindLayer(ReadOnlySpan<LayerRecord> records, int from = 0)
    {
        for (int i = from; i < records.Length; i++)
        {
            if (RoleOf(records[i].Number) == Role.Tcp)
                return i;
        }
        return -1;
    }

    /// <summary>Takes a segment; to be called once for every TCP layer, in the order of the packets and of the layers in a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="layer">The layer, as <see cref="FindLayer"/> finds it.</param>
    /// <param name="info">What the conversation tells of it.</param>
    /// <returns>False where less than 16 bytes of a header were captured, or it stands on no address.</returns>
    public bool TryObserve(in Packet packet, int layer, out TcpSegmentInfo info) =>
        TryObserve(packet.Bytes, packet.Records, layer, packet.Number, TimeOf(packet), out info);

    /// <summary>The same before the packet is dissected as a whole.</summary>
    /// <param name="data">The bytes that the layers lie in.</param>
    /// <param name="records">The layers up to the TCP layer at least.</param>
    /// <param name="layer">The TCP layer.</param>
    /// <param name="number">The number of the packet in the capture.</param>
    /// <param name="time">When it was captured, in nanoseconds since 1970.</param>
    /// <param name="info">What the conversation tells of it.</param>
    /// <returns>False where less than 16 bytes of a header were captured, or it stands on no address.</returns>
    public bool TryObserve(ReadOnlySpan<byte> data, ReadOnlySpan<LayerRecord> records, int layer, long number, long time, out TcpSegmentInfo info)
    {
        if (!TryFindKey(data, records, layer, out FlowKey key, out bool swapped, out bool whole))
        {
            info = default;
            return false;
        }
        Observe(data, records[layer], number, time, key, Conversations.Find(key), swapped, whole, out info);
        return true;
    }

    /// <summary>The endpoints of a segment.</summary>
    /// <returns>False where less than 16 bytes of a header were captured, or it stands on no address.</returns>
    internal bool TryFindKey(ReadOnlySpan<byte> data, ReadOnlySpan<LayerRecord> records, int layer, out FlowKey key, out bool swapped, out bool whole)
    {
        if (records[layer].Length >= LeastLength)
            return TryFindKey(data, records, layer, (byte)IPProtocol.Tcp, out key, out swapped, out whole);
        (key, swapped, whole) = (default, false, false);
        return false;
    }

    /// <summary>Takes a segment whose conversation was looked for: whoever keeps something of it can fetch that meanwhile.</summary>
    internal void Observe(ReadOnlySpan<byte> data, in LayerRecord record, long number, long time, in FlowKey key, int slot, bool swapped, bool whole, out TcpSegmentInfo info)
    {
        ReadOnlySpan<byte> bytes = data.Slice(record.Offset, record.Length);
        if (bytes.Length < TcpView.FixedLength)
        {
            whole = false;
            bytes = Fill(bytes);
        }
        var tcp = new TcpView(bytes);
        int header = tcp.DataOffset * 4;
        whole &= header >= TcpView.FixedLength && header <= record.ReportedLength;
        Conversations.Observe(new TcpSegment
        {
            Number = number,
            Time = time,
            Key = key,
            IsSwapped = swapped,
            SequenceNumber = tcp.SequenceNumber,
            AcknowledgmentNumber = tcp.AcknowledgmentNumber,
            Flags = tcp.Flags,
            Window = tcp.Window,
            DataLength = whole ? record.ReportedLength - header : -1,
            Options = bytes[TcpView.FixedLength..Math.Clamp(header, TcpView.FixedLength, bytes.Length)],
        }, slot, out info);
    }

    // Of a header that is cut behind the window nothing more is asked for.
    private ReadOnlySpan<byte> Fill(ReadOnlySpan<byte> header)
    {
        _filled.AsSpan().Clear();
        header.CopyTo(_filled);
        return _filled;
    }

    /// <summary>The endpoints of a layer that begins with two ports.</summary>
    // The nearest addresses below; whether all of the segment is there shows in the layers below these too.
    internal bool TryFindKey(ReadOnlySpan<byte> data, ReadOnlySpan<LayerRecord> records, int layer, byte protocol, out FlowKey key, out bool swapped, out bool whole)
    {
        (key, swapped, whole) = (default, false, true);
        bool found = false;
        ReadOnlySpan<byte> ports = data[records[layer].Offset..];
        ushort source = (ushort)(ports[0] << 8 | ports[1]), destination = (ushort)(ports[2] << 8 | ports[3]);
        for (int child = layer, at = records[layer].Parent; at != byte.MaxValue; child = at, at = records[at].Parent)
        {
            ref readonly LayerRecord record = ref records[at];
            Role role = RoleOf(record.Number);
            if (role == Role.Other)
                continue;
            // A datagram that was put together is not inside its last fragment, but behind the packet.
            bool isInside = records[child].Offset >= record.Offset && records[child].Offset < record.Offset + record.Length;
            ReadOnlySpan<byte> header = data.Slice(record.Offset, record.HeaderLength);
            switch (role)
            {
                case Role.IPv4 when header.Length >= IPv4View.FixedLength:
                    var four = new IPv4View(header);
                    whole &= !four.IsFragment || !isInside;
                    if (!found)
                        key = FlowKey.Of(four.Source, four.Destination, source, destination, protocol, out swapped);
                    found = true;
                    break;
                case Role.IPv6 when header.Length >= IPv6View.FixedLength:
                    if (!found)
                        key = SixKey(new IPv6View(header), source, destination, protocol, out swapped);
                    found = true;
                    break;
                case Role.Fragment when header.Length >= IPv6FragmentView.FixedLength:
                    whole &= !new IPv6FragmentView(header).IsFragment || !isInside;
                    break;
                case Role.Error:
                    whole = false;
                    break;
            }
        }
        return found;
    }

    private static FlowKey SixKey(IPv6View six, ushort source, ushort destination, byte protocol, out bool swapped) =>
        FlowKey.Of(six.Source, six.Destination, source, destination, protocol, out swapped);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Role RoleOf(ushort number)
    {
        Role role = _roles[number];
        return role != Role.Unknown ? role : LearnRole(number);
    }

    private Role LearnRole(ushort number) => _roles[number] = _registry[number] switch
    {
        TcpProtocol => Role.Tcp,
        IPv4Protocol => Role.IPv4,
        IPv6Protocol => Role.IPv6,
        IPv6FragmentProtocol => Role.Fragment,
        // What a sample shows is one packet of many: as little a part of its stream as one that an error message quotes.
        IcmpProtocol or IcmpV6Protocol or SflowProtocol => Role.Error,
        _ => Role.Other,
    };

    /// <summary>The endpoints of a segment that was observed.</summary>
    internal void FindEnds(in Packet packet, int layer, out FlowKey key, out bool senderIsSecond) =>
        TryFindKey(packet.Bytes, packet.Records, layer, (byte)IPProtocol.Tcp, out key, out senderIsSecond, out _);

    /// <summary>When a packet was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    internal static long TimeOf(in Packet packet) => packet.UnixNanoseconds;
}
