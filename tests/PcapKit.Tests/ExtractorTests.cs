using System.Text;
using System.Text.Json;

namespace PcapKit.Tests;

public sealed class ExtractorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _input;

    public ExtractorTests() => _input = _folder.Write("in.pcap", SampleCaptures.UdpFrames(5));

    public void Dispose() => _folder.Dispose();

    private ExtractorOptions Quiet => new() { Input = _input, NoFile = true };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Walking_over_the_result_always_works_and_twice(bool auto, bool store)
    {
        using var extractor = Extractor.Extract(Quiet with { Auto = auto, Store = store });
        Assert.Equal([1L, 2, 3, 4, 5], extractor.Select(f => f.Number));
        Assert.Equal([1L, 2, 3, 4, 5], extractor.Select(f => f.Number));
        Assert.Equal(5, extractor.Length);
        Assert.Equal(store, Try(() => extractor.Frames) is not null);
    }

    [Fact]
    public void Frames_come_one_by_one_where_auto_is_off()
    {
        using var extractor = new Extractor(Quiet with { Auto = false });
        Assert.Equal(1, extractor.Next()!.Number);
        Assert.Equal(2, extractor.Next()!.Number);
        Assert.Equal(2, extractor.Length);
        Assert.Equal("Ethernet:IPv4:UDP:Raw", extractor.Protocol);
        Assert.Equal([1L, 2, 3, 4, 5], extractor.Select(f => f.Number));
        Assert.Null(extractor.Next());
    }

    [Fact]
    public void What_an_extraction_does_not_have_says_so()
    {
        using var extractor = Extractor.Extract(Quiet with { Store = false });
        Assert.Throws<InvalidOperationException>(() => extractor.Frames);
        Assert.Throws<InvalidOperationException>(() => extractor.Output);
        Assert.Throws<InvalidOperationException>(() => extractor.Format);
    }

    [Fact]
    public void A_stream_is_read_once_unless_its_frames_are_kept()
    {
        using var kept = Extractor.Extract(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(2)), NoFile = true });
        Assert.Equal(2, kept.ToList().Count);
        using var gone = Extractor.Extract(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(2)), NoFile = true, Store = false });
        Assert.Throws<InvalidOperationException>(() => gone.ToList());
    }

    [Fact]
    public void A_frame_is_asked_for_its_protocols_by_any_name()
    {
        using var extractor = Extractor.Extract(Quiet);
        Frame frame = extractor.Frames[0];
        Assert.True(frame.Contains("IP"));
        Assert.True(frame.Contains("ipv4"));
        Assert.True(frame.Contains("ip"));
        Assert.False(frame.Contains("TCP"));
        Assert.Equal("IPv4", frame["IP"].Name);
        Assert.Equal("IPv4:UDP:Raw", frame["IP"].Protocols.ToString());
        Assert.Equal(20, frame["IP"].Header.Length);
        Assert.Equal([0, 0, 0, 1], frame["IP"]["UDP"].Payload.ToArray());
        Assert.Equal("192.0.2.1", frame["IP"].Info["ip.src"]!.ValueText);
        Assert.Equal("UDP", frame["ip"].Upper!.Name);
        Assert.Throws<ProtocolNotFoundException>(() => frame["TCP"]);
        Assert.Throws<ProtocolNotFoundException>(() => frame["UDP"]["IP"]);
    }

    [Theory]
    [InlineData("link", null, "Ethernet:Raw")]
    [InlineData("Internet", null, "Ethernet:IPv4:Raw")]
    [InlineData("Transport", null, "Ethernet:IPv4:UDP:Raw")]
    [InlineData("none", null, "Ethernet:IPv4:UDP:Raw")]
    [InlineData(null, "ethernet", "Ethernet:Raw")]
    [InlineData(null, "IP", "Ethernet:IPv4:Raw")]
    [InlineData(null, "ipv4", "Ethernet:IPv4:Raw")]
    [InlineData(null, "null", "Ethernet:IPv4:UDP:Raw")]
    [InlineData(null, "internet", "Ethernet:IPv4:Raw")]
    public void Limits_limit(string? layer, string? protocol, string chain)
    {
        using var extractor = Extractor.Extract(Quiet with { Layer = layer, Protocols = protocol is null ? [] : [protocol] });
        Assert.Equal(chain, extractor.Frames[0].Protocols.ToString());
        Assert.Empty(extractor.Warnings);
    }

    [Fact]
    public void What_there_is_not_gives_a_warning_and_the_default()
    {
        var told = new List<string>();
        using var extractor = Extractor.Extract(Quiet with { Engine = "warp", Layer = "session", Protocols = ["nosuch"], Warning = told.Add });
        Assert.Equal(3, extractor.Warnings.Count);
        Assert.Equal(extractor.Warnings, told);
        Assert.Contains("warp", told[0], StringComparison.Ordinal);
        Assert.Equal("Ethernet:IPv4:UDP:Raw", extractor.Frames[0].Protocols.ToString());
    }

    [Fact]
    public void A_damaged_capture_is_reported_up_to_the_damage()
    {
        byte[] whole = SampleCaptures.UdpFrames(3);
        string cut = _folder.Write("cut.pcap", whole[..^5]);
        using var extractor = new Extractor(new() { Input = cut, Output = _folder["cut.json"] });
        CaptureFormatException damage = Assert.Throws<CaptureFormatException>(extractor.Run);
        // 24 bytes of header, two records of 16 + 46.
        Assert.Equal(24 + 2 * (16 + 46), damage.Offset);
        Assert.Equal(2, extractor.Frames.Count);
        using var report = JsonDocument.Parse(File.ReadAllBytes(_folder["cut.json"]));
        Assert.Equal(["Global Header", "Frame 1", "Frame 2"], report.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void A_cancelled_extraction_to_a_stream_is_a_report_of_the_frames_before()
    {
        using var stop = new CancellationTokenSource();
        using var stream = new MemoryStream();
        using var extractor = new Extractor(new() { Input = _input, OutputStream = stream, Format = "json", Cancellation = stop.Token, FrameRead = (_, f) => { if (f.Number == 3) stop.Cancel(); } });
        Assert.Throws<OperationCanceledException>(extractor.Run);
        using var report = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        Assert.True(report.RootElement.TryGetProperty("Frame 3", out _));
        Assert.False(report.RootElement.TryGetProperty("Frame 4", out _));
    }

    [Fact]
    public void A_cancelled_extraction_leaves_what_was_there_before()
    {
        File.WriteAllText(_folder["old.json"], "before");
        using var stop = new CancellationTokenSource();
        using var extractor = new Extractor(new() { Input = _input, Output = _folder["old.json"], Cancellation = stop.Token, FrameRead = (_, f) => { if (f.Number == 3) stop.Cancel(); } });
        Assert.Throws<OperationCanceledException>(extractor.Run);
        Assert.Equal("before", File.ReadAllText(_folder["old.json"]));
        Assert.Equal(["in.pcap", "old.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("old.pcap", 0, true)]
    [InlineData("old.pcap", 0, false)]
    [InlineData("old.pcap", 3, true)]
    [InlineData("old.pcap", 3, false)]
    [InlineData("old.json", 0, true)]
    [InlineData("old.json", 0, false)]
    public void A_capture_too_is_whole_or_absent(string output, int frames, bool abandon)
    {
        File.WriteAllText(_folder[output], "before");
        using var stop = new CancellationTokenSource();
        // The header is there, and so many frames: the signal comes while the tool waits for more.
        using (var extractor = new Extractor(new() { Input = _input, Output = _folder[output], Auto = false, Cancellation = stop.Token }))
        {
            for (int i = 0; i < frames; i++)
                Assert.NotNull(extractor.Next());
            if (abandon)
                extractor.Abandon();
            else
                stop.Cancel();
            Assert.Throws<OperationCanceledException>(extractor.Run);
        }
        Assert.Equal("before", File.ReadAllText(_folder[output]));
        Assert.Equal(["in.pcap", output], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_job_that_waits_for_its_input_can_be_ended_by_another_thread()
    {
        using var stream = new MemoryStream();
        using var extractor = new Extractor(new() { Input = _input, OutputStream = stream, Format = "json", Auto = false });
        extractor.Next();
        extractor.Next();
        var other = new Thread(extractor.Abandon);
        other.Start();
        other.Join();
        using var report = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(["Global Header", "Frame 1", "Frame 2"], report.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void A_cancelled_capture_in_a_stream_is_a_capture_of_the_frames_before(int frames, bool abandon)
    {
        using var stop = new CancellationTokenSource();
        using var stream = new MemoryStream();
        using var extractor = new Extractor(new() { Input = _input, OutputStream = stream, Format = "pcap", Cancellation = stop.Token });
        for (int i = 0; i < frames; i++)
            Assert.NotNull(extractor.Next());
        if (abandon)
            extractor.Abandon();
        else
            stop.Cancel();
        Assert.Throws<OperationCanceledException>(extractor.Run);
        Assert.Equal(SampleCaptures.UdpFrames(5)[..(24 + frames * 62)], stream.ToArray());
    }

    [Fact]
    public void A_report_does_not_replace_its_own_capture()
    {
        using var capture = Capture.Open(_input);
        Assert.Throws<IOException>(() => capture.WriteTo(_input, "json"));
        using FileStream stream = File.OpenRead(_input);
        Assert.Throws<IOException>(() => Extractor.Extract(new() { InputStream = stream, Output = _input, Format = "json", Extension = false }));
        Assert.Equal(SampleCaptures.UdpFrames(5), File.ReadAllBytes(_input));
    }

    [Fact]
    public void An_input_that_is_no_capture_leaves_no_report()
    {
        string text = _folder.Write("text.pcap", "hello, this is text"u8.ToArray());
        Assert.Throws<CaptureFormatException>(() => Extractor.Extract(new() { Input = text, Output = _folder["no.json"] }));
        Assert.False(File.Exists(_folder["no.json"]));
    }

    [Fact]
    public void Verbose_lines_need_no_emoji_where_the_encoding_has_none()
    {
        Assert.Equal(["[*] Loading file 'in.pcap'", " - Frame   1: Ethernet:IPv4:UDP:Raw", "[*] Report file stored in 'out.json'"], Log(Encoding.ASCII));
        Assert.Equal(["🚨Loading file 'in.pcap'", " - Frame   1: Ethernet:IPv4:UDP:Raw", "🍺Report file stored in 'out.json'"], Log(new UTF8Encoding(false)));
    }

    private string[] Log(Encoding encoding)
    {
        _folder.Write("in.pcap", SampleCaptures.UdpFrames(1));
        var bytes = new MemoryStream();
        using (var log = new StreamWriter(bytes, encoding))
            Extractor.Extract(new() { Input = _input, Output = _folder["out.json"], Verbose = true, Log = log }).Dispose();
        return [.. encoding.GetString(bytes.ToArray()).Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd().Split(Environment.NewLine)];
    }

    [Fact]
    public void Frames_can_be_written_as_they_were_captured()
    {
        Extractor.Extract(new() { Input = _input, Output = _folder["copy.pcap"] }).Dispose();
        Assert.Equal(File.ReadAllBytes(_input), File.ReadAllBytes(_folder["copy.pcap"]));
    }

    private static object? Try(Func<object> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
