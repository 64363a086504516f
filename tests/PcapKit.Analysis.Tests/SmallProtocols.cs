namespace PcapKit.Analysis.Tests;

/// <summary>A protocol with a fixed header, written by hand so that these tests need no other assembly.</summary>
internal abstract class FixedProtocol(string name, string chain, string title, ProtocolLevel level, FieldInfo[] fields, int length) : Protocol
{
    private readonly FixedFields _fixed = new(fields);

    public override string Name => name;

    public override string Chain => chain;

    public override string Title => title;

    public override ProtocolLevel Level => level;

    public override ReadOnlySpan<FieldInfo> Fields => fields;

    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice)
    {
        if (data.Length < length)
        {
            slice.NeedHeader(length);
            return;
        }
        slice.HeaderLength = length;
        Route(data, ref slice);
    }

    public override void Visit(in LayerSlice layer, FieldSink sink)
    {
        _fixed.Visit(layer.Header[..Math.Min(layer.HeaderLength, length)], sink);
        VisitRest(layer, sink);
    }

    protected abstract void Route(ReadOnlySpan<byte> data, ref Slice slice);

    protected virtual void VisitRest(in LayerSlice layer, FieldSink sink) { }
}

internal sealed class Eth() : FixedProtocol("eth", "Ethernet", "Ethernet II", ProtocolLevel.Link,
[
    new("eth.dst", "Destination", FieldKind.Mac, 0, 48) { Alias = "eth.addr" },
    new("eth.src", "Source", FieldKind.Mac, 48, 48) { Alias = "eth.addr" },
    new("eth.type", "Type", FieldKind.UInt, 96, 16) { Hex = true, Names = new([0x0800, 0x86dd], ["IPv4", "IPv6"]) },
], 14)
{
    private static readonly TableId Types = TableId.Of("ethertype", "ethertype");

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("linktype", 1) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice) => slice.Next(Types, (uint)(data[12] << 8 | data[13]));
}

internal sealed class Ip() : FixedProtocol("ip", "IPv4", "Internet Protocol Version 4", ProtocolLevel.Internet,
[
    new("ip.version", "Version", FieldKind.UInt, 0, 4),
    new("ip.hdr_len", "Header Length", FieldKind.UInt, 4, 4),
    new("ip.len", "Total Length", FieldKind.UInt, 16, 16),
    new("ip.id", "Identification", FieldKind.UInt, 32, 16) { Hex = true },
    new("ip.flags", "Flags", FieldKind.UInt, 48, 3) { Hex = true },
    new("ip.flags.rb", "Reserved bit", FieldKind.Bool, 48, 1),
    new("ip.flags.df", "Don't fragment", FieldKind.Bool, 49, 1),
    new("ip.flags.mf", "More fragments", FieldKind.Bool, 50, 1),
    new("ip.frag_offset", "Fragment Offset", FieldKind.UInt, 51, 13),
    new("ip.ttl", "Time to Live", FieldKind.UInt, 64, 8),
    new("ip.proto", "Protocol", FieldKind.UInt, 72, 8) { Names = new([6, 17], ["TCP", "UDP"]) },
    new("ip.checksum", "Header Checksum", FieldKind.UInt, 80, 16) { Hex = true },
    new("ip.src", "Source Address", FieldKind.IPv4, 96, 32) { Alias = "ip.addr" },
    new("ip.dst", "Destination Address", FieldKind.IPv4, 128, 32) { Alias = "ip.addr" },
], 20)
{
    private static readonly TableId Protocols = TableId.Of("ip.proto");

    public override string Family => "IP";

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("ethertype", 0x0800), new("ip.proto", 4) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice)
    {
        if (data[0] >> 4 != 4)
        {
            slice.Malformed(0, "the version is not 4");
            return;
        }
        slice.LimitPayload((data[2] << 8 | data[3]) - 20, LimitedBy.TotalLength);
        slice.Next(Protocols, data[9]);
    }
}

internal sealed class Tcp() : FixedProtocol("tcp", "TCP", "Transmission Control Protocol", ProtocolLevel.Transport, Table, 20)
{
    private static readonly FieldInfo Options = new("tcp.options", "Options", FieldKind.List);
    private static readonly FieldInfo PayloadLength = new("tcp.len", "TCP Segment Len", FieldKind.UInt) { Derived = true };
    private static readonly FieldInfo[] Table =
    [
        new("tcp.srcport", "Source Port", FieldKind.UInt, 0, 16) { Alias = "tcp.port" },
        new("tcp.dstport", "Destination Port", FieldKind.UInt, 16, 16) { Alias = "tcp.port" },
        new("tcp.seq_raw", "Sequence Number (raw)", FieldKind.UInt, 32, 32),
        new("tcp.ack_raw", "Acknowledgment number (raw)", FieldKind.UInt, 64, 32),
        new("tcp.flags", "Flags", FieldKind.UInt, 100, 12) { Hex = true },
        new("tcp.flags.ack", "Acknowledgment", FieldKind.Bool, 107, 1),
        new("tcp.flags.syn", "Syn", FieldKind.Bool, 110, 1),
        new("tcp.flags.fin", "Fin", FieldKind.Bool, 111, 1),
        new("tcp.window_size_value", "Window", FieldKind.UInt, 112, 16),
        new("tcp.checksum", "Checksum", FieldKind.UInt, 128, 16) { Hex = true },
        new("tcp.urgent_pointer", "Urgent Pointer", FieldKind.UInt, 144, 16),
    ];

    private static readonly FieldInfo[] AllFields = [.. Table, Options, PayloadLength];
    private static readonly TableId Ports = TableId.Of("tcp.port");

    public override ReadOnlySpan<FieldInfo> Fields => AllFields;

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("ip.proto", 6) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice)
    {
        int header = (data[12] >> 4) * 4;
        if (header < 20)
        {
            slice.Malformed(12, "the header length is smaller than 20");
            return;
        }
        if (header > data.Length)
        {
            slice.NeedHeader(header);
            return;
        }
        slice.HeaderLength = header;
        slice.NextByPort(Ports, (uint)(data[0] << 8 | data[1]), (uint)(data[2] << 8 | data[3]));
    }

    protected override void VisitRest(in LayerSlice layer, FieldSink sink)
    {
        if (layer.HeaderLength > 20)
            TlvVisitor.Visit(new TlvList<TcpOption>(layer.Header[20..]), Options, 20, layer, sink);
        sink.Number(PayloadLength, (ulong)(layer.ReportedLength - layer.HeaderLength), 0, 0);
    }
}

internal readonly struct TcpOption : ITlvFamily
{
    public static TableId Table { get; } = TableId.Of("tcp.options.type");

    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = rest[0] == 0;
        length = rest[0] <= 1 ? 1 : rest.Length < 2 || rest[1] < 2 ? 0 : rest[1];
        return length != 0;
    }
}

internal sealed class Mss() : FixedProtocol("tcp.options.mss", "MSS", "Maximum segment size", ProtocolLevel.Option,
[
    new("tcp.option_kind", "Kind", FieldKind.UInt, 0, 8),
    new("tcp.option_len", "Length", FieldKind.UInt, 8, 8),
    new("tcp.options.mss_val", "MSS Value", FieldKind.UInt, 16, 16),
], 4)
{
    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("tcp.options.type", 2) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice) { }
}

internal sealed class Nop() : FixedProtocol("tcp.options.nop", "NOP", "No-Operation", ProtocolLevel.Option,
    [new("tcp.option_kind", "Kind", FieldKind.UInt, 0, 8)], 1)
{
    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("tcp.options.type", 1) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice) { }
}

internal sealed class Udp() : FixedProtocol("udp", "UDP", "User Datagram Protocol", ProtocolLevel.Transport,
[
    new("udp.srcport", "Source Port", FieldKind.UInt, 0, 16) { Alias = "udp.port" },
    new("udp.dstport", "Destination Port", FieldKind.UInt, 16, 16) { Alias = "udp.port" },
    new("udp.length", "Length", FieldKind.UInt, 32, 16),
    new("udp.checksum", "Checksum", FieldKind.UInt, 48, 16) { Hex = true },
], 8)
{
    private static readonly TableId Ports = TableId.Of("udp.port");

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("ip.proto", 17) };

    protected override void Route(ReadOnlySpan<byte> data, ref Slice slice)
    {
        slice.LimitPayload((data[4] << 8 | data[5]) - 8, LimitedBy.PayloadLength);
        slice.NextByPort(Ports, (uint)(data[0] << 8 | data[1]), (uint)(data[2] << 8 | data[3]));
    }
}
