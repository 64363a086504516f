using PcapKit.Examples;
using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Every example runs and says what it should.</summary>
public sealed class ExamplesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _input;
    private readonly HashSet<string> _run = [];

    public ExamplesTests() => _input = _folder.Write("in.pcap", SampleCaptures.UdpFrames(2));

    public void Dispose() => _folder.Dispose();

    private string[] Run(string name, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        Program.All[name](args, output);
        _run.Add(name);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    [Fact]
    public void Reading()
    {
        Assert.Equal("2 2020-01-01T00:00:01.000123Z 46 bytes Ethernet:IPv4:UDP:Raw", Run("ReadPackets", _input)[1]);
        Assert.Equal("2 Ethernet:IPv4:UDP:Raw", Run("ReadPacketsAsync", _input)[1]);
        Assert.Equal("192.0.2.1:49152 > 198.51.100.2:49153, 12 bytes", Run("TypedViews", _input)[0]);
        Assert.Equal(["1: Ethernet:IPv4:UDP:Raw", "2: Ethernet:IPv4:UDP:Raw"], Run("FilterPackets", _input));
        string[] tree = Run("PrintTree", _input);
        Assert.Contains(tree, line => line.Contains("Source Address: 192.0.2.1", StringComparison.Ordinal));
        Assert.Equal("from 192.0.2.1", tree[^1]);
    }

    [Fact]
    public void Datagrams()
    {
        string parts = _folder.Write("parts.pcap", SampleCaptures.FragmentedQuestion());
        Assert.Equal(
            ["1 Ethernet:IPv4:Raw", "2 Ethernet:IPv4:Raw", "192.0.2.1 > 198.51.100.2 id 0x0001 proto 17 Complete 41 bytes in 3 fragments", "3 Ethernet:IPv4:UDP:DNS"],
            Run("ReadDatagrams", parts));
    }

    [Fact]
    public void Streams()
    {
        // Two messages, cut within the second: reading 21500 and fault 7 of device 7.
        byte[] messages = Convert.FromHexString("07110007000053FC" + "0712000700000007");
        string capture = _folder.Write("acme.pcap", SampleCaptures.Connection([messages[..10], messages[10..]], []));
        Assert.Equal(["frames 3: Reading of device 7: 21500", "frames 3,4: Fault of device 7: 7", "2 messages, 0 bytes of no message"], Run("OwnStreamParser", capture, "80"));

        byte[] page = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>"u8.ToArray();
        capture = _folder.Write("http.pcap", SampleCaptures.Connection(["GET /index.html HTTP/1.1\r\nHost: example.com\r\n\r\n"u8.ToArray()], [page[..30], page[30..]]));
        Assert.Equal(["frame 5: index.html, 13 bytes of text/html from example.com, Whole"], Run("ListObjects", capture, _folder["files"]));
        // The bytes: 54 of headers a frame. The name is what other tools compute.
        Assert.Equal(["192.0.2.1:49152 > 198.51.100.2:80 http SF, 209 + 268 bytes, 1:zmqqF3YbXuKfrYGfMen4DTyXlQ8=", "1 flows, 0 ended early"], Run("ListFlows", capture));
        Assert.Equal(["0: 192.0.2.1:49152 > 198.51.100.2:49153, 2 packets"], Run("ListFlowsAsync", _input));
        Assert.Equal("<html></html>", File.ReadAllText(Path.Combine(_folder["files"], "index.html")));
    }

    [Fact]
    public void Reports()
    {
        Assert.Equal("2 packets of pcap 2.4, little-endian, microseconds", Run("WriteReport", _input, _folder["a.json"])[0]);
        Assert.Contains("\"Frame 2\"", File.ReadAllText(_folder["a.json"]), StringComparison.Ordinal);
        Assert.Equal("2 frames in plist", Run("ExtractToPlist", _input, _folder["out.plist"])[0]);
        Assert.StartsWith("<?xml", File.ReadAllText(_folder["out.plist"]), StringComparison.Ordinal);
        Assert.Equal("2 frames in json", Run("ExtractToJson", _folder.Write("in.cap", SampleCaptures.UdpFrames(2)), _folder["json"])[0]);
        Assert.True(File.Exists(_folder["json"]));
        Assert.Equal("2 frames in tree", Run("ExtractToFiles", _input, _folder["out"])[0]);
        Assert.Equal(["Frame 1.txt", "Frame 2.txt", "Global Header.txt"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("IPv4 IPv4:UDP:Raw", Run("FindIPInFrame", _input)[0]);
        Assert.Equal(["Frame 1: Ethernet:IPv4:UDP:Raw", "Frame 2: Ethernet:IPv4:UDP:Raw", "2 frames, 0 differ"], Run("CompareEngines", _input, "pipeline"));
    }

    [Fact]
    public void StreamResults()
    {
        string path = _folder["http.pcap"];
        using (var writer = PcapWriter.Create(path))
        {
            byte[] segment = (new Ethernet { Type = EtherType.IPv4 }
                / new IPv4 { Source = IPv4Address.Parse("192.0.2.1"), Destination = IPv4Address.Parse("198.51.100.2"), NextProtocol = IPProtocol.Tcp }
                / new Tcp { SourcePort = 40000, DestinationPort = 80, SequenceNumber = 1, Flags = TcpFlags.Ack, Window = 500 }
                / new Payload("GET /a HTTP/1.1\r\nHost: b\r\n\r\n"u8)).Build();
            writer.Write(new CapturedFrame { Data = segment, OriginalLength = segment.Length, LinkType = 1 });
            writer.Complete();
        }
        string[] lines = Run("ReassembleHttp", path);
        Assert.Equal("192.0.2.1:40000 > 198.51.100.2:80 stream 0: HTTP/1.1", lines[0]);
        Assert.Contains(lines, line => line.Trim() == "Request Method: GET" || line.Trim() == "Method: GET");
        lines = Run("WatchEvents", path);
        Assert.Equal("stream 0: a message of 28 bytes in 1 frames", lines[0]);
        Assert.Equal("192.0.2.1:40000 > 198.51.100.2:80 ended after frame 1", lines[1]);
        Assert.Equal("0 Client HTTP/1.1", lines[2]);
        Assert.Contains(lines, line => line.Contains("CaptureEnded", StringComparison.Ordinal));
        lines = Run("AnalysePayload", _folder.Write("q.bin", Convert.FromHexString("12340100000100000000000003777777076578616D706C6503636F6D0000010001")));
        Assert.StartsWith("DNS, confidence 0.9", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("DNS 0.9", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Connections() => Assert.Equal(
        ["0 Client: GET /hello HTTP/1.1", "0 Server: HTTP/1.1 200 OK", "0 Server: Finished", "0 Client: Finished"],
        Run("FollowStreams", ProjectFiles.PathOf("samples/sample.pcapng")));

    [Fact]
    public void TracedFlows()
    {
        string input = _folder.Write("two.pcap", SampleCaptures.UdpFrames(2));
        Assert.Equal(["192.0.2.1_49152-198.51.100.2_49153-1577836800.000123: 2 packets"], Run("TraceFlows", input, _folder["traced"]));
        Assert.Equal(["192.0.2.1_49152-198.51.100.2_49153-1577836800.000123.pcapng"], Directory.GetFiles(_folder["traced"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Flows_beside_a_report()
    {
        const string Label = "192.0.2.1_49152-198.51.100.2_80-1577836800.000123";
        string input = _folder.Write("connection.pcap", SampleCaptures.Connection(["GET"u8.ToArray()], ["HTTP"u8.ToArray()])), traced = Path.Combine(_folder["flows"], Label + ".pcap");
        Assert.Equal([$"{Label}: 6 packets in {traced}"], Run("ExtractAndTrace", input, _folder["report.json"], _folder["flows"]));
        Assert.True(File.Exists(traced) && File.Exists(_folder["report.json"]));
    }

    [Fact]
    public void Crafting()
    {
        // tshark calls both checksums correct.
        const string Packet = "02000000000b02000000000a0800" + "450000210000000040118e95c0000201c6336402" + "c000c001000d4fc868656c6c6f";
        Assert.Equal(Packet, Run("CraftPacket", _folder["crafted.pcap"])[0]);
        Assert.Equal("2 packets changed", Run("EditPackets", _input, _folder["edited.pcap"])[0]);
        foreach (Packet packet in Capture.Open(_folder["edited.pcap"]))
        {
            Assert.True(packet.TryGet(out IPv4View ip));
            Assert.Equal(63, ip.TimeToLive);
            Assert.Equal(0, InternetChecksum.Compute(packet.Data.Slice(14, 20)));
        }
        // Nanoseconds, raw IP, and a packet that was cut stay what they are.
        byte[] nano = SampleCaptures.UdpFrames(2);
        (nano[0], nano[1], nano[20]) = (0x4D, 0x3C, 101);
        byte[] raw = [.. nano[..24], .. nano[24..40], .. nano[54..86]];
        raw[32] = raw[36] = 32;
        raw[37] = 1;
        Assert.Equal("1 packets changed", Run("EditPackets", _folder.Write("raw.pcap", raw), _folder["raw.pcapng"])[0]);
        using (var edited = CaptureReader.Open(_folder["raw.pcapng"]))
        {
            Assert.True(edited.Read(out CapturedFrame frame));
            Assert.Equal((101u, 288, "2020-01-01T00:00:00.000000123Z"), (frame.LinkType, frame.OriginalLength, frame.Time.ToString()));
            Assert.Equal(63, frame.Data[8]);
        }
        Assert.Equal("Ethernet:IPv4:UDP:ACME: Reading of device 7: 21500", Run("OwnProtocol")[0]);
        Assert.Equal(["Ethernet:IPv4:UDP:Gauge: 101.3 and 101.4 kPa", "built again: the same bytes"], Run("OwnOptions"));
        Assert.Equal("sample.pcapng and in.pcap written", Run("MakeSamples", _folder.Path)[0]);
    }

    [Fact]
    public void All_examples_are_tested()
    {
        Reading();
        Datagrams();
        Streams();
        StreamResults();
        Reports();
        Crafting();
        Connections();
        TracedFlows();
        Flows_beside_a_report();
        Assert.Equal(Program.All.Keys.Order(), _run.Order());
    }
}
