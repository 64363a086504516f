using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds what a payload is: in the packet where it was dissected so far, else by dissecting the payload alone.</summary>
internal sealed class ApplicationFinder(ProtocolRegistry registry)
{
    private readonly Dissector _dissector = new(registry);

    /// <summary>Looks at the payload of a packet, and notes what it is where that is known.</summary>
    /// <param name="record">The flow.</param>
    /// <param name="packet">A packet of it.</param>
    /// <param name="layer">The layer that carries the payload.</param>
    public void Look(FlowRecord record, in Packet packet, int layer)
    {
        record.CountLook();
        record.Application = Highest(packet, layer + 1, layer) ?? Dissect(packet, layer);
    }

    private Protocol? Dissect(in Packet packet, int layer)
    {
        LayerSlice slice = packet[layer];
        if (slice.Bytes.Length < 4 || slice.Payload.IsEmpty)
            return null;
        TableId table = packet.ProtocolOf(layer) is TcpProtocol ? TcpView.PortTable : packet.ProtocolOf(layer) is SctpProtocol ? default : UdpView.PortTable;
        if (table == default)
            return null;
        uint source = (uint)(slice.Bytes[0] << 8 | slice.Bytes[1]), destination = (uint)(slice.Bytes[2] << 8 | slice.Bytes[3]);
        // As in the packet: the lower port is asked first.
        return Dissect(slice.Payload, table, Math.Min(source, destination)) ?? Dissect(slice.Payload, table, Math.Max(source, destination));
    }

    private Protocol? Dissect(ReadOnlySpan<byte> payload, TableId table, uint port) => Highest(_dissector.Dissect(payload, table, port), 0, byte.MaxValue);

    // The layers on top of one another, as far as they are known; of several messages the first tells.
    private Protocol? Highest(in Packet packet, int from, int parent)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        Protocol? highest = null;
        for (int i = from; i < records.Length && records[i].Parent == parent; parent = i++)
        {
            if (registry[records[i].Number] is DataProtocol)
                break;
            highest = registry[records[i].Number];
        }
        return highest;
    }
}
