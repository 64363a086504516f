using System.Text;

namespace PcapKit.Tests;

/// <summary>The engines of several threads write what one thread writes, byte by byte, whatever comes.</summary>
public sealed class ParallelTests : IDisposable
{
    private static readonly string[] Modes = [Engines.MPPipeline, Engines.MPServer];
    private static readonly int[] Threads = [1, 2, 3, 7];
    private static readonly byte[] Nanoseconds = [9, 0, 1, 0, 9, 0, 0, 0];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> CaptureNames => [.. MakeCaptures().Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(CaptureNames))]
    public void Reports_are_the_same(string name)
    {
        byte[] capture = MakeCaptures()[name];
        foreach (string format in new[] { Formats.Json, Formats.NdJson, Formats.Plist, Formats.Tree, Formats.Pcap })
        {
            Written expected = Write(capture, new() { Format = format, Store = false });
            Assert.NotEmpty(expected.Bytes);
            foreach (string mode in Modes)
            {
                foreach (int threads in Threads)
                    Same(expected, Write(capture, new() { Format = format, Store = false, Engine = mode, Threads = threads }), $"{format} {mode} {threads}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(CaptureNames))]
    public void So_are_lines_calls_kept_frames_and_salvaged_captures(string name)
    {
        byte[] capture = MakeCaptures()[name];
        Written expected = Watched(capture, null, 1);
        foreach (string mode in Modes)
        {
            foreach (int threads in Threads)
                Same(expected, Watched(capture, mode, threads), $"{mode} {threads}");
        }
    }

    [Fact]
    public void Columns_are_the_same()
    {
        foreach (byte[] file in MakeCaptures().Values)
        {
            string expected = Columns(file, null, 1);
            foreach (ParallelMode mode in new[] { ParallelMode.Pipeline, ParallelMode.Server })
            {
                foreach (int threads in Threads)
                    Assert.Equal(expected, Columns(file, mode, threads));
            }
        }
    }

    [Fact]
    public void Calls_come_on_the_thread_that_asked_and_see_what_was_read_so_far()
    {
        foreach (string mode in Modes)
        {
            int thread = Environment.CurrentManagedThreadId;
            long last = 0;
            using var extractor = new Extractor(new()
            {
                InputStream = new MemoryStream(SampleCaptures.UdpFrames(1000)),
                OutputStream = new MemoryStream(),
                Format = "json",
                Engine = mode,
                Threads = 3,
                FrameRead = (e, frame) =>
                {
                    Assert.Equal(thread, Environment.CurrentManagedThreadId);
                    Assert.Equal(++last, frame.Number);
                    Assert.Equal(last, e.Length);
                    Assert.Equal("Ethernet:IPv4:UDP:Raw", e.Protocol);
                },
            });
            extractor.Run();
            Assert.Equal(1000, last);
            Assert.Equal(1000, extractor.Frames.Count);
        }
    }

    [Fact]
    public void Datagrams_are_told_on_the_thread_that_asked()
    {
        foreach (string mode in Modes)
        {
            int thread = Environment.CurrentManagedThreadId, complete = 0;
            using var extractor = new Extractor(new()
            {
                InputStream = new MemoryStream(MakeCaptures()["fragments"]),
                OutputStream = new MemoryStream(),
                Format = "json",
                Engine = mode,
                Threads = 3,
                Store = false,
                Reassemble = true,
                Reassembly = new ReassemblyOptions
                {
                    DatagramEnded = (in _) =>
                    {
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        complete++;
                    },
                },
            });
            extractor.Run();
            Assert.Equal(100, complete);
        }
    }

    [Fact]
    public void Cancelling_from_a_call_ends_a_stream_after_that_frame()
    {
        byte[] five = Write(SampleCaptures.UdpFrames(5), new() { Format = "json", Store = false }).Bytes;
        foreach (string? mode in (string?[])[null, .. Modes])
        {
            using var stop = new CancellationTokenSource();
            var output = new MemoryStream();
            using var extractor = new Extractor(new()
            {
                InputStream = new MemoryStream(SampleCaptures.UdpFrames(3000)),
                OutputStream = output,
                Format = "json",
                Engine = mode,
                Threads = 2,
                Store = false,
                Cancellation = stop.Token,
                FrameRead = (_, frame) => Stop(stop, frame.Number == 5),
            });
            Assert.Throws<OperationCanceledException>(extractor.Run);
            Assert.Equal(Encoding.UTF8.GetString(five), Encoding.UTF8.GetString(output.ToArray()));
        }
    }

    [Fact]
    public void A_fault_of_a_call_or_of_the_output_comes_through()
    {
        foreach (string mode in Modes)
        {
            ExtractorOptions options = new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(3000)), Format = "json", Engine = mode, Threads = 3, Store = false };
            using var thrower = new Extractor(options with { OutputStream = new MemoryStream(), FrameRead = (_, f) => Fail(f.Number == 777) });
            Assert.Equal("777", Assert.Throws<InvalidDataException>(thrower.Run).Message);
            Assert.Equal(777, thrower.Length);
            options.InputStream!.Position = 0;
            using var full = new Extractor(options with { OutputStream = new FullDisk(100_000) });
            Assert.Throws<IOException>(full.Run);
        }
    }

    [Fact]
    public void A_format_that_fails_at_a_frame_ends_the_work_there()
    {
        ReportFormats formats = ReportFormats.Default.With(new("fragile", ".fragile", _ => new FragileReport()));
        Written expected = Write(SampleCaptures.UdpFrames(3000), new() { Format = "fragile", ReportFormats = formats, FrameRead = (_, _) => { } });
        Assert.Equal("InvalidOperationException: frame 1234", expected.Error);
        foreach (string mode in Modes)
        {
            foreach (int threads in Threads)
            {
                Written found = Write(SampleCaptures.UdpFrames(3000), new() { Format = "fragile", ReportFormats = formats, Engine = mode, Threads = threads, FrameRead = (_, _) => { } });
                Assert.Equal((expected.Error, expected.Length), (found.Error, found.Length));
            }
        }
    }

    [Fact]
    public void Frames_that_were_asked_for_one_by_one_stand_before_the_rest()
    {
        byte[] expected = Write(SampleCaptures.UdpFrames(500), new() { Format = "plist", Store = false }).Bytes;
        foreach (string mode in Modes)
        {
            var output = new MemoryStream();
            using var extractor = new Extractor(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(500)), OutputStream = output, Format = "plist", Engine = mode, Threads = 2 });
            Assert.Equal(1, extractor.Next()!.Number);
            Assert.Equal(2, extractor.Next()!.Number);
            extractor.Run();
            Assert.Equal(expected, output.ToArray());
            Assert.Equal(500, extractor.Frames.Count);
        }
    }

    [Fact]
    public void Long_captures_need_no_number_of_threads()
    {
        byte[] capture = SampleCaptures.UdpFrames(5000);
        Written expected = Write(capture, new() { Format = "json", Store = false });
        foreach (string mode in Modes)
            Same(expected, Write(capture, new() { Format = "json", Store = false, Engine = mode }), mode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Numbers_of_threads_have_limits(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Extractor(new() { InputStream = new MemoryStream(SampleCaptures.UdpFrames(1)), NoFile = true, Threads = threads }));

    private static void Stop(CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
    }

    private static void Fail(bool now)
    {
        if (now)
            throw new InvalidDataException("777");
    }

    private static void Same(Written expected, Written found, string what)
    {
        Assert.Equal((what, expected.Error), (what, found.Error));
        Assert.Equal((what, expected.Length), (what, found.Length));
        Assert.Equal((what, expected.Log), (what, found.Log));
        Assert.True(expected.Bytes.AsSpan().SequenceEqual(found.Bytes), $"{what}: {found.Bytes.Length} bytes, not {expected.Bytes.Length}, or others");
    }

    private static Written Write(byte[] capture, ExtractorOptions options)
    {
        var output = new MemoryStream();
        string? error = null;
        using var extractor = new Extractor(options with { InputStream = new MemoryStream(capture), OutputStream = output });
        try
        {
            extractor.Run();
        }
        catch (Exception e) when (e is CaptureFormatException or InvalidOperationException)
        {
            error = $"{e.GetType().Name}: {e.Message}";
        }
        return new Written(output.ToArray(), error, extractor.Length, "");
    }

    private static Written Watched(byte[] capture, string? engine, int threads)
    {
        var log = new StringWriter();
        var output = new MemoryStream();
        using var extractor = new Extractor(new()
        {
            InputStream = new MemoryStream(capture),
            OutputStream = output,
            Format = "ndjson",
            Engine = engine,
            Threads = threads,
            Salvage = true,
            Reassemble = true,
            Verbose = true,
            Log = log,
            FrameRead = (e, f) => log.WriteLine($"{e.Length} {f.Number} {f.Time} {f.Data.Length} {output.Length >= 0}"),
            Progress = p => log.WriteLine(p.Frames),
        });
        extractor.Run();
        foreach (Frame frame in extractor.Frames)
            log.WriteLine($"{frame} {string.Join(';', frame.Packet.Issues)}");
        foreach (SkippedRange range in extractor.Skipped)
            log.WriteLine(range);
        return new Written(output.ToArray(), null, extractor.Length, log.ToString());
    }

    private static string Columns(byte[] file, ParallelMode? mode, int threads)
    {
        string[] names = ["frame.number", "frame.time_epoch", "ip.src", "tcp.dstport", "dns.qry.name", "frame.protocols", "frame.comment", "tcp.stream", "tcp.seq", "tcp.analysis.lost_segment", "frame.time_delta"];
        var look = new ColumnOptions { Notes = Conversations.NoteKinds };
        using Capture capture = Capture.Open(new MemoryStream(file), options: new() { KeepConversations = true, Dissect = new() { Notes = [.. Conversations.NoteKinds, FrameTimes.Kind] } });
        var text = new Utf8Buffer();
        try
        {
            if (mode is null)
            {
                var columns = new ColumnWriter(capture.Registry, names, look);
                while (capture.TryRead(out Packet packet))
                    columns.Write(packet, text);
            }
            else
            {
                var options = new ParallelOptions { Mode = mode.Value, Workers = threads };
                new ParallelFormatter(() => new ColumnWriter(capture.Registry, names, look), part => text.Append(part.Span), options).Run(capture.TryRead);
            }
        }
        catch (CaptureFormatException e)
        {
            text.Append(e.Message);
        }
        return Encoding.UTF8.GetString(text.Written);
    }

    private static Dictionary<string, byte[]> MakeCaptures()
    {
        byte[] many = SampleCaptures.Pcap([.. Enumerable.Range(0, 700).Select(Frame)]);
        return new()
        {
            ["empty"] = SampleCaptures.UdpFrames(0),
            ["one"] = SampleCaptures.UdpFrames(1),
            ["six"] = SampleCaptures.SixFrames(),
            ["many"] = many,
            ["cut"] = many[..^7],
            ["damaged"] = Damage(many),
            ["blocks"] = Blocks(),
            ["large"] = Large(),
            ["fragments"] = SampleCaptures.Pcap([.. Enumerable.Range(0, 300).Select(Fragment)]),
        };
    }

    // Frames of several kinds and lengths.
    private static byte[] Frame(int i)
    {
        byte[] payload = [.. Enumerable.Range(0, i * 37 % 1300).Select(n => (byte)(n * i))];
        return (i % 5) switch
        {
            0 => SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(6, [.. SampleCaptures.Tcp(0x18, (uint)(1000 + i * 100), 1), .. payload])),
            1 => SampleCaptures.Ethernet(0x86DD, SampleCaptures.IPv6(17, SampleCaptures.Udp(53, 40000, payload))),
            2 => payload,
            3 => SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 49153, payload)))[..^(payload.Length / 3)],
            _ => SampleCaptures.Ethernet((ushort)(0x0800 + i), payload),
        };
    }

    // Datagrams in three fragments each, whose middle comes last.
    private static byte[] Fragment(int i)
    {
        byte[] udp = SampleCaptures.Udp(49152, 49153, [.. Enumerable.Range(0, 64).Select(n => (byte)(n + i / 3))]);
        (int from, int to) = (i % 3) switch { 0 => (0, 24), 1 => (48, udp.Length), _ => (24, 48) };
        byte[] packet = SampleCaptures.IPv4(17, udp[from..to]);
        packet[5] = (byte)(i / 3);
        (packet[6], packet[7]) = (to < udp.Length ? (byte)0x20 : (byte)0, (byte)(from / 8));
        return SampleCaptures.Ethernet(0x0800, packet);
    }

    private static byte[] Damage(byte[] capture)
    {
        byte[] damaged = [.. capture];
        damaged.AsSpan(capture.Length / 2, 3000).Fill(0xFF);
        return damaged;
    }

    // Blocks of several kinds among the packets, small and very large ones.
    private static byte[] Blocks()
    {
        var file = new List<byte>();
        file.AddRange(SampleCaptures.Block(0x0A0D0D0A, [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]));
        file.AddRange(SampleCaptures.Block(1, [1, 0, 0, 0, 0, 0, 0, 0, .. Nanoseconds]));
        for (int i = 0; i < 400; i++)
        {
            byte[] frame = Frame(i);
            byte[] padded = [.. frame, .. new byte[(4 - frame.Length % 4) % 4]];
            byte[] length = BitConverter.GetBytes(frame.Length);
            byte[] comment = [1, 0, 4, 0, .. "note"u8, 0, 0, 0, 0];
            file.AddRange(SampleCaptures.Block(6, [0, 0, 0, 0, 1, 0, 0, 0, (byte)i, 1, 2, 3, .. length, .. length, .. padded, .. comment]));
            if (i % 50 == 7)
                file.AddRange(SampleCaptures.Block(0x0BAD_BEEF, [.. Enumerable.Range(0, 4000).Select(n => (byte)n)]));
            if (i is 100 or 101 or 250)
                file.AddRange(SampleCaptures.Block(0x0BAD_BEEF, new byte[700_000]));
            if (i == 300)
                file.AddRange(SampleCaptures.Block(1, [101, 0, 0, 0, 0, 0, 0, 0]));
        }
        return [.. file];
    }

    // USB transfers may have megabytes.
    private static byte[] Large()
    {
        byte[] capture = SampleCaptures.Pcap([.. Enumerable.Range(0, 40).Select(i => new byte[i % 16 == 4 ? 600_000 : 100 + i])]);
        capture[20] = 220;
        return capture;
    }

    private sealed record Written(byte[] Bytes, string? Error, long Length, string Log);

    private sealed class FragileReport : ReportFormat
    {
        public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
        {
            to.Append(block.Name);
            if (tree.FrameNumber == 1234)
                throw new InvalidOperationException("frame 1234");
        }
    }

    private sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room)
                throw new IOException("No space left on device");
            base.Write(buffer);
        }
    }
}
