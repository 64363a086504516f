using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PcapKit.Tests;

/// <summary>Reports, what is put together, and traced flows: the engines of several threads give what the default engine gives, byte by byte and in its order.</summary>
public sealed class EngineAgreementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. MakeCaptures().Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Reports_reassembly_and_traces_are_the_same(string name)
    {
        byte[] capture = MakeCaptures()[name];
        foreach ((string trace, bool apart) in new[] { (Formats.Pcap, false), (Formats.PcapNg, true), (Formats.Json, false) })
        {
            string expected = Run(capture, Engines.PcapKit, 1, trace, apart);
            Assert.Contains("file 192.0.2.", expected, StringComparison.Ordinal);
            Assert.Contains("stream ", expected, StringComparison.Ordinal);
            foreach (string engine in new[] { Engines.MPPipeline, Engines.MPServer })
            {
                foreach (int threads in new[] { 1, 2, 5 })
                    Assert.Equal(expected, Run(capture, engine, threads, trace, apart));
            }
        }
    }

    [Fact]
    public void So_they_are_where_threads_begin_by_themselves()
    {
        byte[] capture = GeneratedTraffic.Pcap(GeneratedTraffic.Frames(7, 700));
        string expected = Run(capture, Engines.PcapKit, null, Formats.Pcap, false);
        Assert.Contains(" 3000\n", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Run(capture, Engines.MPPipeline, null, Formats.Pcap, false));
        Assert.Equal(expected, Run(capture, Engines.MPServer, null, Formats.Pcap, false));
    }

    [Theory]
    [InlineData(Engines.MPPipeline)]
    [InlineData(Engines.MPServer)]
    public void What_threads_gain_nothing_for_is_done_by_the_default_engine_with_a_warning(string engine)
    {
        byte[] capture = GeneratedTraffic.Pcap(GeneratedTraffic.Frames(8, 20));
        var noReport = new ExtractorOptions { NoFile = true };
        var frames = new ExtractorOptions { Output = _folder["copy.pcap"], Format = Formats.Pcap };
        var files = new ExtractorOptions { Output = _folder["files"], Format = Formats.Json, Files = true };
        foreach ((ExtractorOptions options, string why) in new[] { (noReport, "without a report"), (frames, "as they are"), (files, "each frame is a file") })
        {
            using var extractor = new Extractor(options with { InputStream = new MemoryStream(capture), Engine = engine, Threads = 2 });
            string warning = Assert.Single(extractor.Warnings);
            Assert.Contains($"'{engine}'", warning, StringComparison.Ordinal);
            Assert.Contains(why, warning, StringComparison.Ordinal);
            extractor.Run();
            Assert.Equal(extractor.Length, extractor.Frames.Count);
        }
        Assert.Equal(capture, File.ReadAllBytes(_folder["copy.pcap"]));
        Assert.True(File.Exists(Path.Combine(_folder["files"], "Frame 1.json")));
    }

    private string Run(byte[] capture, string engine, int? threads, string trace, bool apart)
    {
        string folder = _folder[Guid.NewGuid().ToString()];
        var log = new StringBuilder();
        using var output = new MemoryStream();
        using var extractor = new Extractor(new()
        {
            InputStream = new MemoryStream(capture),
            OutputStream = output,
            Format = Formats.NdJson,
            Engine = engine,
            Threads = threads,
            Store = false,
            Reassemble = true,
            IP = true,
            Tcp = true,
            Strict = false,
            Trace = true,
            TraceOutput = folder,
            TraceFormat = trace,
            TraceApart = apart,
            TraceBigEndian = apart,
            StreamReassembled = side => Line($"stream {side} {side.Length} {side.IsComplete} {side.Overlaps} in {string.Join(',', side.Frames)}, gaps {string.Join(',', side.Gaps)}: {string.Join(',', side.Packets)}"),
            FlowTraced = flow => Line($"flow {flow.Label} {flow.Side} {flow.Packets} in {string.Join(',', flow.Flow.Frames)}"),
            FrameRead = (e, frame) => Line($"frame {frame.Number} {e.Length}"),
        });
        try
        {
            extractor.Run();
        }
        catch (CaptureFormatException damage)
        {
            Line($"{damage.Message}");
        }
        foreach (ReassembledDatagram datagram in extractor.Reassembly.IPv4)
            Line($"datagram {datagram} {datagram.Length} in {string.Join(',', datagram.Frames)}: {string.Join(',', datagram.Packets)}");
        foreach (TracedFlow flow in extractor.Trace.Flows)
            Line($"kept {flow.Label}");
        foreach (string file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            Line($"file {Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");
        foreach (string warning in extractor.Warnings)
            Line($"warning {warning}");
        Line($"report {Convert.ToHexString(SHA256.HashData(output.ToArray()))} {output.Length}");
        Directory.Delete(folder, recursive: true);
        return log.ToString();

        void Line(FormattableString text) => log.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static Dictionary<string, byte[]> MakeCaptures()
    {
        byte[] small = GeneratedTraffic.Pcap(GeneratedTraffic.Frames(1, 12));
        byte[] large = GeneratedTraffic.Pcap(GeneratedTraffic.Frames(2, 120), bigEndian: true);
        return new()
        {
            ["small"] = small,
            ["cut"] = small[..^9],
            ["large, big-endian"] = large,
            ["nanoseconds"] = GeneratedTraffic.Pcap(GeneratedTraffic.Frames(3, 40), nanoseconds: true),
            ["pcapng"] = GeneratedTraffic.PcapNg(GeneratedTraffic.Frames(4, 60)),
        };
    }
}
