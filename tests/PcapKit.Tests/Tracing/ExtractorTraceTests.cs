using System.Text.Json;

namespace PcapKit.Tests;

/// <summary>Flows that an extraction traces beside what else it does.</summary>
public sealed class ExtractorTraceTests : IDisposable
{
    private const string Web = "192.0.2.1_49152-198.51.100.2_80-1577836800.000123", Dns = "192.0.2.1_49152-198.51.100.2_53-1577836807.000123";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Seven frames of one connection, then a datagram to port 53.
    private static byte[] Input()
    {
        byte[] connection = SampleCaptures.Connection(["GET / HTTP/1.1\r\n\r\n"u8.ToArray()], ["HTTP/1.1 200 OK\r\n"u8.ToArray(), "Content-Length: 0\r\n\r\n"u8.ToArray()]);
        byte[] datagram = SampleCaptures.Pcap(SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 53, [1, 2, 3]))));
        datagram[24] = 7;
        return [.. connection, .. datagram[24..]];
    }

    private ExtractorOptions Options => new() { InputStream = new MemoryStream(Input()), NoFile = true, Trace = true, TraceOutput = _folder["flows"] };

    [Fact]
    public void Each_flow_has_its_packets_in_a_capture_and_is_in_a_list()
    {
        List<string> told = [];
        using Extractor extraction = Verbs.Extract(Options with { FlowTraced = flow => told.Add(flow.Label) });
        Assert.Empty(extraction.Warnings);
        Assert.Equal([Web, Dns], extraction.Trace.Flows.Select(f => f.Label));
        Assert.Equal([Web, Dns], told);
        Assert.Equal([Web], extraction.Trace.Tcp.Select(f => f.Label));
        Assert.Equal([Dns], extraction.Trace.Udp.Select(f => f.Label));
        Assert.Equal(2, extraction.Trace.Count);
        TracedFlow web = extraction.Trace.Tcp[0];
        Assert.Equal(new FrameRange(1, 7), Assert.Single(web.Flow.Frames));
        Assert.Equal(Path.Combine(_folder["flows"], Web + ".pcap"), web.Path);
        // The connection alone is the beginning of the input, header and all but the limit of lengths.
        byte[] input = Input(), traced = File.ReadAllBytes(web.Path!);
        Assert.Equal(input[24..(24 + traced.Length - 24)], traced[24..]);
        Assert.Equal([Web + ".pcap", Dns + ".pcap"], Directory.GetFiles(_folder["flows"]).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, null, new byte[] { 0xD4, 0xC3, 0xB2, 0xA1 })]
    [InlineData(true, null, new byte[] { 0xA1, 0xB2, 0xC3, 0xD4 })]
    [InlineData(false, true, new byte[] { 0x4D, 0x3C, 0xB2, 0xA1 })]
    [InlineData(true, true, new byte[] { 0xA1, 0xB2, 0x3C, 0x4D })]
    public void Byte_order_and_resolution_are_as_asked_for(bool bigEndian, bool? nanoseconds, byte[] magic)
    {
        using Extractor extraction = Verbs.Extract(Options with { TraceBigEndian = bigEndian, TraceNanoseconds = nanoseconds });
        Assert.All(extraction.Trace.Flows, f => Assert.Equal(magic, File.ReadAllBytes(f.Path!)[..4]));
        foreach (Packet packet in Capture.Open(extraction.Trace.Udp[0].Path!))
            Assert.Equal(Timestamp.FromNanoseconds(1_577_836_807, 123_000), packet.Time);
    }

    [Fact]
    public void Formats_directions_and_protocols_are_chosen()
    {
        using Extractor extraction = Verbs.Extract(Options with { TraceFormat = "JSON", TraceApart = true, TraceProtocols = FlowProtocols.Tcp });
        Assert.Empty(extraction.Trace.Udp);
        Assert.Equal([StreamSide.Client, StreamSide.Server], extraction.Trace.Tcp.Select(f => f.Side));
        using var report = JsonDocument.Parse(File.ReadAllBytes(extraction.Trace.Tcp[1].Path!));
        Assert.Equal(["Frame 2", "Frame 4", "Frame 5", "Frame 6"], report.RootElement.EnumerateObject().Select(p => p.Name));
        using Extractor labels = Verbs.Extract(Options with { TraceFormat = null, TraceOutput = _folder["none"] });
        Assert.Equal([null, null], labels.Trace.Flows.Select(f => f.Path));
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Fact]
    public void Flows_are_kept_within_bounds_and_told_in_any_case()
    {
        int told = 0;
        using Extractor untold = Verbs.Extract(Options with { TraceStore = false, FlowTraced = _ => told++ });
        Assert.Equal((0, 2L, 0L, 2), (untold.Trace.Flows.Count, untold.Trace.Count, untold.Trace.LeftOutCount, told));
        Assert.Empty(untold.Warnings);
        using Extractor bounded = Verbs.Extract(Options with { TraceBytes = 1500, FlowTraced = _ => told++ });
        Assert.Equal((1, 2L, 1L, 4), (bounded.Trace.Flows.Count, bounded.Trace.Count, bounded.Trace.LeftOutCount, told));
        Assert.Contains("1 traced flows were not kept", Assert.Single(bounded.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_folder["flows"]).Length);
    }

    [Fact]
    public void Damage_and_leaving_early_keep_what_was_read()
    {
        using (var cut = new Extractor(Options with { InputStream = new MemoryStream(Input()[..^50]) }))
        {
            Assert.Throws<CaptureFormatException>(cut.Run);
            Assert.Equal(7, Assert.Single(cut.Trace.Flows).Packets);
        }
        File.Delete(_folder[$"flows/{Web}.pcap"]);
        using (var left = new Extractor(Options))
        {
            for (int i = 0; i < 3; i++)
                left.Next();
            Assert.Empty(left.Trace.Flows);
        }
        int count = 0;
        foreach (Packet _ in Capture.Open(_folder[$"flows/{Web}.pcap"]))
            count++;
        Assert.Equal(3, count);
    }

    [Fact]
    public void Nothing_is_left_of_an_extraction_that_was_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var extraction = new Extractor(Options with { Cancellation = stop.Token, FrameRead = (_, frame) => { if (frame.Number == 3) stop.Cancel(); } });
        Assert.Throws<OperationCanceledException>(extraction.Run);
        Assert.False(Directory.Exists(_folder["flows"]) && Directory.EnumerateFiles(_folder["flows"]).Any());
    }

    [Fact]
    public void What_cannot_be_is_said()
    {
        using var without = new Extractor(Options with { Trace = false });
        Assert.Contains("traces no flows", Assert.Throws<InvalidOperationException>(() => without.Trace).Message, StringComparison.Ordinal);
        Assert.Throws<ReportFormatException>(() => new Extractor(Options with { TraceFormat = "xls" }));
        using Extractor limited = Verbs.Extract(Options with { Layer = Layers.Inet });
        Assert.Contains("none is traced", Assert.Single(limited.Warnings), StringComparison.Ordinal);
        Assert.Equal(0, limited.Trace.Count);
    }

    [Fact]
    public void The_input_is_not_replaced()
    {
        Directory.CreateDirectory(_folder["flows"]);
        string input = _folder.Write($"flows/{Web}.pcap", Input());
        using var extraction = new Extractor(Options with { InputStream = null, Input = input });
        Assert.Contains("is the input", Assert.Throws<IOException>(extraction.Run).Message, StringComparison.Ordinal);
        Assert.Equal(Input(), File.ReadAllBytes(input));
    }
}
