using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>A protocol without the generator.</summary>
public sealed class HandWrittenProtocolTests
{
    /// <summary>Four bytes: two numbers. What follows is raw data.</summary>
    public sealed class BeaconProtocol : Protocol
    {
        private static readonly FieldInfo Id = new("beacon.id", "Identifier", FieldKind.UInt, 0, 16);
        private static readonly FieldInfo Count = new("beacon.count", "Count", FieldKind.UInt, 16, 16);
        private static readonly FieldInfo[] All = [Id, Count];
        private static readonly TableRow[] Places = [new("udp.port", 9101)];

        public override string Name => "beacon";

        public override string Chain => "Beacon";

        public override string Title => "Beacon of a Device";

        public override ProtocolLevel Level => ProtocolLevel.Application;

        public override ReadOnlySpan<FieldInfo> Fields => All;

        public override ReadOnlySpan<TableRow> Rows => Places;

        public override void Slice(ReadOnlySpan<byte> data, ref Slice slice)
        {
            if (data.Length < 4)
                slice.NeedHeader(4);
            else
                slice.HeaderLength = 4;
        }

        public override void Visit(in LayerSlice layer, FieldSink sink)
        {
            ReadOnlySpan<byte> header = layer.Header;
            if (header.Length >= 2)
                sink.Number(Id, (ulong)(header[0] << 8 | header[1]), 0, 16);
            if (header.Length >= 4)
                sink.Number(Count, (ulong)(header[2] << 8 | header[3]), 16, 16);
        }
    }

    [Fact]
    public void It_is_in_chains_and_trees_like_any_other()
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(new BeaconProtocol()).Build();
        byte[] datagram = SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 9101, [0x12, 0x34, 0, 7, 1])));
        Packet packet = new Dissector(registry).Dissect(datagram, TableId.LinkType, 1);
        Assert.Equal("Ethernet:IPv4:UDP:Beacon:Raw", packet.Chain.ToString());
        Assert.Equal("7", packet.ToTree()["beacon.count"]?.ValueText);
    }

    [Fact]
    public void A_header_that_is_cut_shows_what_is_there()
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(new BeaconProtocol()).Build();
        byte[] datagram = SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 9101, [0x12, 0x34, 0])));
        FieldNode tree = new Dissector(registry).Dissect(datagram, TableId.LinkType, 1).ToTree();
        Assert.NotNull(tree["beacon.id"]);
        Assert.Null(tree["beacon.count"]);
    }
}
