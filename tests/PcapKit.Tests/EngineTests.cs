using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PcapKit.Tests;

/// <summary>Other programs as engines: the real ones where they are installed, and programs that misbehave.</summary>
public sealed class EngineTests : IDisposable
{
    // What tshark writes of a frame, as far as it matters here.
    private const string FakeFrame = """
          {
            "_source": {
              "layers": {
                "frame": { "frame.number": "1", "frame.time_epoch": "1577836800.000123000", "frame.len": "46", "frame.cap_len": "46", "frame.protocols": "eth:fake" },
                "fake": { "fake.a": ["1", "2"], "fake.b": { "fake.c": "\u001b]0;x" } }
              }
            }
          }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _six;

    public EngineTests() => _six = _folder.Write("six.pcap", SampleCaptures.SixFrames());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pyshark", "eth:ethertype:ipv6:icmpv6", "eth:ethertype:ip:tcp", "eth:ethertype:ip:udp")]
    [InlineData("scapy", "Ethernet:IPv6:ICMPv6 Neighbor Discovery - Neighbor Solicitation", "Ethernet:IP:TCP", "Ethernet:IP:UDP")]
    [InlineData("dpkt", "Ethernet:IP6:ICMP6", "Ethernet:IP:TCP", "Ethernet:IP:UDP")]
    public void Real_engines_give_their_frames_with_their_names(string engine, string first, string third, string sixth)
    {
        if (!IsThere(engine))
            return;
        var log = new StringWriter();
        using var extractor = Extractor.Extract(new() { Input = _six, Output = _folder["out.json"], Engine = engine, Verbose = true, Log = log });
        Assert.Empty(extractor.Warnings);
        Assert.Equal(6, extractor.Length);
        Assert.StartsWith(first, extractor.Frames[0].Protocols.ToString(), StringComparison.Ordinal);
        Assert.Equal(third, extractor.Frames[2].Protocols.ToString());
        Assert.Equal(sixth, extractor.Frames[5].Protocols.ToString());
        Assert.Contains($" - Frame   6: {sixth}\n", log.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("2020-01-01T00:00:02.000123Z", extractor.Frames[2].Time.ToString());
        Assert.True(extractor.Frames[2].Contains("TCP"));
        using var report = JsonDocument.Parse(File.ReadAllBytes(_folder["out.json"]));
        Assert.Equal(["Frame 1", "Frame 2", "Frame 3", "Frame 4", "Frame 5", "Frame 6"], report.RootElement.EnumerateObject().Select(p => p.Name));
        JsonElement frame = report.RootElement.GetProperty("Frame 3");
        Assert.Equal(54, frame.GetProperty("cap_len").GetInt32());
        JsonElement tcp = frame.GetProperty("layers").GetProperty(engine == "pyshark" ? "tcp" : "TCP");
        Assert.Equal("80", tcp.GetProperty(engine == "pyshark" ? "tcp.dstport" : "dport").ToString());
    }

    [Theory]
    [InlineData("pyshark")]
    [InlineData("scapy")]
    [InlineData("dpkt")]
    public void Real_engines_read_streams_and_files_whose_names_begin_with_a_dash(string engine)
    {
        if (!IsThere(engine))
            return;
        using var stream = Extractor.Extract(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(3000)), NoFile = true, Store = false, Engine = engine });
        Assert.Equal(3000, stream.Length);
        string here = Environment.CurrentDirectory;
        string dash = Path.Combine(here, "-r.pcap");
        File.WriteAllBytes(dash, SampleCaptures.UdpFrames(2));
        try
        {
            using var extractor = Extractor.Extract(new() { Input = "-r.pcap", NoFile = true, Engine = engine });
            Assert.Equal(2, extractor.Length);
            Assert.Equal([1L, 2], extractor.Select(f => f.Number));
        }
        finally
        {
            File.Delete(dash);
        }
    }

    [Fact]
    public void Tshark_says_that_a_capture_is_cut_and_the_frames_before_are_reported()
    {
        if (!IsThere("pyshark"))
            return;
        string cut = _folder.Write("cut.pcap", SampleCaptures.UdpFrames(3)[..^5]);
        using var extractor = new Extractor(new() { Input = cut, Output = _folder["cut.json"], Engine = "pyshark" });
        EngineException fault = Assert.Throws<EngineException>(extractor.Run);
        Assert.True(fault.IsDamage);
        Assert.Contains("cut short", fault.Message, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllBytes(_folder["cut.json"]));
        Assert.Equal(["Frame 1", "Frame 2"], report.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Comparing_our_engine_with_tshark_finds_nothing_in_plain_frames()
    {
        if (!IsThere("pyshark"))
            return;
        var comparison = new EngineComparison(new() { Input = _folder.Write("udp.pcap", SampleCaptures.UdpFrames(4)) }, "default", "pyshark");
        Assert.Empty(comparison.Run());
        Assert.Equal((4, 0), (comparison.Frames, comparison.DifferentFrames));
        Assert.True(comparison.Values > 4 * 30, comparison.Values.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("scapy", "dpkt")]
    [InlineData("default", "scapy")]
    [InlineData("dpkt", "pipeline")]
    public void Engines_with_names_of_their_own_are_compared_by_what_they_share(string left, string right)
    {
        if (!IsThere(left) || !IsThere(right))
            return;
        var comparison = new EngineComparison(new() { Input = _six }, left, right);
        Assert.Empty(comparison.Run());
        Assert.True(comparison.Values > 6 * 8);
    }

    [Fact]
    public void Differences_are_told_with_frame_name_and_both_values()
    {
        string program = Script($"printf '[\\n'; cat '{_folder.Write("frame.json", Encoding.UTF8.GetBytes(FakeFrame.Replace("fake.a\": [\"1\", \"2\"]", "ip.ttl\": \"63\"", StringComparison.Ordinal)))}'; printf '\\n]\\n'");
        var comparison = new EngineComparison(new() { Input = _folder.Write("two.pcap", SampleCaptures.UdpFrames(2)), EngineProgram = program }, "default", "pyshark");
        Assert.Equal(
        [
            new EngineDifference(1, "protocols", "eth:ethertype:ip:udp:data", "eth:fake"),
            new EngineDifference(1, "ip.ttl", "64", "63"),
            new EngineDifference(2, "frame", "Ethernet:IPv4:UDP:Raw", null),
        ], comparison.Run());
        Assert.Equal((2, 2), (comparison.Frames, comparison.DifferentFrames));
    }

    [Theory]
    [InlineData("pyshark", "tshark is not installed")]
    [InlineData("scapy", "apt install python3-scapy")]
    [InlineData("dpkt", "pip install dpkt")]
    public void An_engine_that_is_missing_gives_a_warning_and_the_default(string engine, string hint)
    {
        using var given = Extractor.Extract(new() { Input = _six, NoFile = true, Engine = engine, EngineProgram = "/nonexistent/program" });
        Assert.Contains("there is no program '/nonexistent/program'; using the default engine", Assert.Single(given.Warnings), StringComparison.Ordinal);
        Assert.Equal("Ethernet:IPv4:TCP", given.Frames[2].Protocols.ToString());
        Assert.Throws<EngineException>(() => new EngineComparison(new() { Input = _six, EngineProgram = "/nonexistent/program" }, "default", engine).Run().Count());
        Assert.NotEmpty(hint);
    }

    [Fact]
    public void What_a_foreign_engine_cannot_do_is_told()
    {
        string program = Fake();
        using var extractor = Extractor.Extract(new() { Input = _six, NoFile = true, Engine = "pyshark", EngineProgram = program, Layer = "link", Protocols = ["ip"], Salvage = true });
        Assert.Equal(2, extractor.Warnings.Count);
        Assert.Throws<InvalidOperationException>(() => extractor.Header);
        Assert.Throws<InvalidOperationException>(() => extractor.Frames[0].Packet);
        Assert.Empty(extractor.Frames[0].Layers);
        Assert.Empty(extractor.Skipped);
        Assert.Throws<ReportFormatException>(() => new Extractor(new() { Input = _six, Format = "pcap", Engine = "pyshark", EngineProgram = program }));
    }

    [Fact]
    public void Fields_are_nested_as_the_engine_nests_them()
    {
        foreach (string format in new[] { "ndjson", "tree", "plist" })
        {
            var output = new MemoryStream();
            Extractor.Extract(new() { Input = _six, OutputStream = output, Format = format, Engine = "pyshark", EngineProgram = Fake() }).Dispose();
            string text = Encoding.UTF8.GetString(output.ToArray());
            Assert.DoesNotContain('\u001b', text);
            if (format != "ndjson")
                continue;
            using var line = JsonDocument.Parse(text);
            JsonElement fake = line.RootElement.GetProperty("layers").GetProperty("fake");
            Assert.Equal(["1", "2"], fake.GetProperty("fake.a").EnumerateArray().Select(e => e.GetString()));
            Assert.Equal("\u001b]0;x", fake.GetProperty("fake.b").GetProperty("fake.c").GetString());
        }
    }

    [Theory]
    [InlineData("echo 'tshark: no way' >&2; exit 9", "ended with code 9: tshark: no way")]
    [InlineData("kill -9 $$", "ended with code 137")]
    [InlineData("printf '[\\n'; sleep 1000", "wrote nothing for 0.5 seconds")]
    [InlineData("sleep 1000 & wait", "wrote nothing for 0.5 seconds")]
    [InlineData("printf '[\\n'; tr '\\0' x < /dev/zero", "a line of more than")]
    [InlineData("printf '[\\n  {\\n'; yes '    \"x\": 1,'", "wrote something else than frames after 0 of them")]
    [InlineData("echo hello", "wrote something else than frames after 0 of them")]
    [InlineData("printf '[\\n  {\\n    \"_source\": 1\\n  }\\n]\\n'", "wrote something else than frames after 0 of them")]
    [InlineData("cat FRAME; printf '\\n  {\\n garbage\\n  }\\n'", "wrote something else than frames after 1 of them")]
    [InlineData("cat FRAME; echo; exec 1>&-; sleep 1000", "closed its output and did not end")]
    [InlineData("cat FRAME; echo; head -c 18000000 /dev/zero | tr '\\0' x >&2; echo >&2; echo error >&2; exit 5", "ended with code 5: error")]
    public void A_program_that_misbehaves_is_an_error_and_no_report(string body, string message)
    {
        string program = Script(body.Replace("FRAME", _folder.Write("frame.json", Encoding.UTF8.GetBytes(FakeFrame)), StringComparison.Ordinal));
        string output = _folder.Write("before.json", "before"u8.ToArray());
        var clock = Stopwatch.StartNew();
        using var extractor = new Extractor(new() { Input = _six, Output = output, Engine = "pyshark", EngineProgram = program, EngineTimeout = TimeSpan.FromSeconds(0.5) });
        Assert.Contains(message, Assert.Throws<EngineException>(extractor.Run).Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(output));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2));
        Assert.Empty(ChildrenOf(program));
    }

    [Fact]
    public void A_flood_of_errors_stops_nobody()
    {
        string program = Script($"yes error | head -c 20000000 >&2; printf '[\\n'; cat '{_folder.Write("frame.json", Encoding.UTF8.GetBytes(FakeFrame))}'; printf '\\n]\\n'");
        using var extractor = Extractor.Extract(new() { Input = _six, NoFile = true, Engine = "pyshark", EngineProgram = program });
        Assert.Equal(1, extractor.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Disposing_or_cancelling_ends_the_program(bool cancel)
    {
        string program = Script($"printf '[\\n'; cat '{_folder.Write("frame.json", Encoding.UTF8.GetBytes(FakeFrame))}'; echo; sleep 1000");
        using var stop = new CancellationTokenSource();
        var extractor = new Extractor(new() { Input = _six, NoFile = true, Auto = false, Engine = "pyshark", EngineProgram = program, Cancellation = stop.Token });
        Assert.Equal(1, extractor.Next()!.Number);
        Assert.NotEmpty(ChildrenOf(program));
        if (cancel)
        {
            stop.CancelAfter(200);
            Assert.Throws<OperationCanceledException>(() => extractor.Next());
        }
        extractor.Dispose();
        Assert.Empty(ChildrenOf(program));
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_an_error()
    {
        string program = _folder.Write("program", "no program"u8.ToArray());
        using var extractor = new Extractor(new() { Input = _six, NoFile = true, Engine = "pyshark", EngineProgram = program });
        Assert.Contains("cannot be started", Assert.Throws<EngineException>(extractor.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_cannot_be_compared() =>
        Assert.Throws<ArgumentException>(() => new EngineComparison(new() { InputStream = new MemoryStream() }, "default", "pipeline"));

    // Where CI says that all are installed, they are.
    private static bool IsThere(string engine)
    {
        // Our own ones are not asked: without a report they have nothing to do, and say so.
        if (engine is "default" or "pipeline" or "server")
            return true;
        using var extractor = new Extractor(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(0)), NoFile = true, Engine = engine });
        bool there = extractor.Warnings.Count == 0;
        Assert.True(there || Environment.GetEnvironmentVariable("PCAPKIT_ENGINES") is null, string.Join(' ', extractor.Warnings));
        return there;
    }

    private string Fake() => Script($"printf '[\\n'; cat '{_folder.Write("frame.json", Encoding.UTF8.GetBytes(FakeFrame))}'; printf '\\n]\\n'");

    private string Script(string body)
    {
        string path = _folder.Write("program", Encoding.UTF8.GetBytes("#!/bin/sh\n" + body + "\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    // Processes of a program, zombies included: those that this process started, and theirs.
    private static List<string> ChildrenOf(string program)
    {
        var found = new List<string>();
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out _))
                continue;
            try
            {
                string[] stat = File.ReadAllText(Path.Combine(folder, "stat")).Split(' ');
                string command = File.ReadAllText(Path.Combine(folder, "cmdline"));
                if (command.Contains(program, StringComparison.Ordinal) || (stat[2] == "Z" && stat[3] == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    found.Add(command);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
            }
        }
        return found;
    }
}
