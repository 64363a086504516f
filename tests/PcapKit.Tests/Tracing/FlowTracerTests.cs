using System.Text.Json;
using PcapKit.Protocols;

namespace PcapKit.Tests;

public sealed class FlowTracerTests : IDisposable
{
    private static readonly IPv4Address A = IPv4Address.Parse("192.0.2.1"), B = IPv4Address.Parse("198.51.100.2");
    private static readonly IPv6Address SixA = IPv6Address.Parse("2001:db8::1"), SixB = IPv6Address.Parse("2001:db8::2");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Frames 1, 3 and 6 are one flow of TCP, 2 and 5 one of UDP over IPv6, 4 and 7 others.
    private static readonly byte[][] s_frames =
    [
        Four(new Tcp { SourcePort = 1000, DestinationPort = 80, SequenceNumber = 1, Flags = TcpFlags.Syn }),
        Six(new Udp { SourcePort = 53, DestinationPort = 5353 }),
        Four(new Tcp { SourcePort = 80, DestinationPort = 1000, SequenceNumber = 9, AcknowledgmentNumber = 2, Flags = TcpFlags.Syn | TcpFlags.Ack }, back: true),
        Four(new Tcp { SourcePort = 1001, DestinationPort = 80, SequenceNumber = 1, Flags = TcpFlags.Syn }),
        Six(new Udp { SourcePort = 5353, DestinationPort = 53 }, back: true),
        Four(new Tcp { SourcePort = 1000, DestinationPort = 80, SequenceNumber = 2, AcknowledgmentNumber = 10, Flags = TcpFlags.Ack }),
        Four(new Udp { SourcePort = 7, DestinationPort = 7 }),
    ];

    private static byte[] Four(Layer layer, bool back = false) =>
        (new Ethernet() / new IPv4 { Source = back ? B : A, Destination = back ? A : B } / layer).Build();

    private static byte[] Six(Layer layer, bool back = false) =>
        (new Ethernet() / new IPv6 { Source = back ? SixB : SixA, Destination = back ? SixA : SixB } / layer).Build();

    private List<TracedFlow> Trace(FlowTracerOptions options, bool nanoseconds = false)
    {
        string input = _folder["in.pcap"];
        using (var writer = PcapWriter.Create(input, new PcapWriterOptions { Nanoseconds = nanoseconds }))
        {
            for (int i = 0; i < s_frames.Length; i++)
                writer.Write(Timestamp.FromNanoseconds(1_700_000_000 + i, nanoseconds ? 123_456_789 : 250_000_000 * (uint)(i % 2)), s_frames[i]);
            writer.Complete();
        }
        List<TracedFlow> flows = [];
        using var tracer = new FlowTracer(DefaultProtocols.Registry, options with { Folder = _folder["flows"] }) { FlowEnded = flows.Add };
        foreach (Packet packet in Capture.Open(input))
            tracer.Observe(packet);
        tracer.Complete();
        return flows;
    }

    private static List<(Timestamp? Time, byte[] Data)> Read(TracedFlow flow)
    {
        List<(Timestamp?, byte[])> frames = [];
        foreach (Packet packet in Capture.Open(flow.Path!))
            frames.Add((packet.Time, packet.Data.ToArray()));
        return frames;
    }

    [Theory]
    [InlineData("pcap", false)]
    [InlineData("pcap", true)]
    [InlineData("pcapng", false)]
    [InlineData("pcapng", true)]
    public void Each_flow_has_a_capture_with_its_packets(string format, bool bigEndian)
    {
        List<TracedFlow> flows = Trace(new FlowTracerOptions { Format = format, BigEndian = bigEndian });
        Assert.Equal(
        [
            "192.0.2.1_1000-198.51.100.2_80-1700000000.0",
            "2001.db8..1_53-2001.db8..2_5353-1700000001.25",
            "192.0.2.1_1001-198.51.100.2_80-1700000003.25",
            "192.0.2.1_7-198.51.100.2_7-1700000006.0",
        ], flows.Select(f => f.Label));
        Assert.Equal([3L, 2, 1, 1], flows.Select(f => f.Packets));
        Assert.All(flows, f => Assert.Equal(f.Label + "." + format, Path.GetFileName(f.Path)));
        Assert.Equal([s_frames[0], s_frames[2], s_frames[5]], Read(flows[0]).Select(f => f.Data));
        Assert.Equal([s_frames[1], s_frames[4]], Read(flows[1]).Select(f => f.Data));
        Assert.Equal(Timestamp.FromNanoseconds(1_700_000_001, 250_000_000), Read(flows[1])[0].Time);
        Assert.Equal(4, Directory.GetFiles(_folder["flows"]).Length);
        byte[] head = File.ReadAllBytes(flows[0].Path!)[..12];
        Assert.Equal(format == "pcap" ? (bigEndian ? 0xA1 : 0xD4) : (bigEndian ? 0x1A : 0x4D), head[format == "pcap" ? 0 : 8]);
    }

    [Fact]
    public void Directions_may_be_apart()
    {
        List<TracedFlow> flows = Trace(new FlowTracerOptions { Apart = true, Protocols = FlowProtocols.Tcp });
        Assert.Equal(["192.0.2.1_1000-198.51.100.2_80-1700000000.0", "198.51.100.2_80-192.0.2.1_1000-1700000002.0", "192.0.2.1_1001-198.51.100.2_80-1700000003.25"], flows.Select(f => f.Label));
        Assert.Equal([StreamSide.Client, StreamSide.Server, StreamSide.Client], flows.Select(f => f.Side));
        Assert.Equal([s_frames[2]], Read(flows[1]).Select(f => f.Data));
    }

    [Theory]
    [InlineData(null, 123_456_789u, 0)]
    [InlineData(false, 123_456_000u, 3)]
    public void Times_keep_their_digits_unless_told_otherwise(bool? nanoseconds, uint fraction, long cut)
    {
        string input = _folder["in.pcap"];
        using var tracer = new FlowTracer(DefaultProtocols.Registry, new FlowTracerOptions { Folder = _folder["flows"], Nanoseconds = nanoseconds, Protocols = FlowProtocols.Tcp });
        List<TracedFlow> flows = [];
        tracer.FlowEnded = flows.Add;
        Trace(new FlowTracerOptions { Format = null }, nanoseconds: true);
        foreach (Packet packet in Capture.Open(input))
        {
            if (packet.Number is 1 or 3 or 6)
                tracer.Observe(packet);
        }
        tracer.Complete();
        Assert.Equal("192.0.2.1_1000-198.51.100.2_80-1700000000.123456789", Assert.Single(flows).Label);
        Assert.All(Read(flows[0]), f => Assert.Equal(fraction, f.Time!.Value.Nanoseconds));
        Assert.Equal(cut, tracer.TimesCut);
    }

    [Fact]
    public void Reports_are_files_too()
    {
        List<TracedFlow> flows = Trace(new FlowTracerOptions { Format = "json" });
        using var report = JsonDocument.Parse(File.ReadAllBytes(flows[0].Path!));
        Assert.Equal(["Frame 1", "Frame 3", "Frame 6"], report.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.EndsWith(".json", flows[0].Path!, StringComparison.Ordinal);
        flows = Trace(new FlowTracerOptions { Format = "ndjson" });
        Assert.Equal(2, File.ReadAllLines(flows[1].Path!).Length);
    }

    [Fact]
    public void Labels_alone_need_no_files()
    {
        Assert.All(Trace(new FlowTracerOptions { Format = null }), f => Assert.Null(f.Path));
        Assert.False(Directory.Exists(_folder["flows"]));
    }

    [Fact]
    public void Files_are_absent_until_the_flows_have_ended()
    {
        using (var tracer = new FlowTracer(DefaultProtocols.Registry, new FlowTracerOptions { Folder = _folder["flows"] }))
        {
            Trace(new FlowTracerOptions { Format = null });
            foreach (Packet packet in Capture.Open(_folder["in.pcap"]))
                tracer.Observe(packet);
        }
        Assert.Empty(Directory.GetFiles(_folder["flows"]));
    }

    [Fact]
    public void An_unknown_format_is_told_at_once() =>
        Assert.Throws<ReportFormatException>(() => new FlowTracer(DefaultProtocols.Registry, new FlowTracerOptions { Format = "xls" }));
}
