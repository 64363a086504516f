using System.Text;
using System.Text.Json;

namespace PcapKit.Cli.Tests;

public sealed class ExtractTests : CliTest
{
    private readonly string _input;

    public ExtractTests() => _input = Folder.Write("in.pcap", SampleCaptures.UdpFrames(3));

    [Theory]
    [InlineData("-j", "{")]
    [InlineData("--plist", "<?xml")]
    [InlineData("-t", "Global Header")]
    public void A_report_is_displayed_and_nothing_else(string flag, string begin)
    {
        Result result = Run(_input, flag, "-o", Folder["no.json"], "-F", "-f", "plist");
        Assert.Equal((0, "pcapkit: warning: -o, -f, -F do nothing where the report is displayed (-j, -p, -t)\n"), (result.Code, result.Error));
        Assert.StartsWith(begin, result.Out, StringComparison.Ordinal);
        Assert.Contains("Frame 3", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Loading", result.Out, StringComparison.Ordinal);
        Assert.Equal(["in.pcap"], Names());
    }

    [Theory]
    [InlineData("-j")]
    [InlineData("-p")]
    [InlineData("--tree")]
    public void Lines_about_a_report_that_is_displayed_are_on_the_standard_error(string flag)
    {
        Result result = Run(_input, flag, "-v");
        Assert.Equal(Run(_input, flag).Out, result.Out);
        const string line = ": Ethernet:IPv4:UDP:Raw\n";
        Assert.Equal((0, $"🚨Loading file '{_input}'\n - Frame   1{line} - Frame   2{line} - Frame   3{line}"), (result.Code, result.Error));
    }

    [Fact]
    public void Each_frame_goes_to_a_file_of_its_own()
    {
        Result result = Run(_input, "-F", "-f", "json", "-o", Folder["out"], "-v");
        Assert.EndsWith($"🍺Report files stored in '{Folder["out"]}'\n", result.Out, StringComparison.Ordinal);
        Assert.Equal(["Frame 1.json", "Frame 2.json", "Frame 3.json", "Global Header.json"], Directory.GetFiles(Folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var frame = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder["out"], "Frame 2.json")));
        Assert.Equal("Frame 2", Assert.Single(frame.RootElement.EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("out", null, "json", "out")]
    [InlineData("out", "-a", "json", "out.json")]
    [InlineData("out.txt", "-a", "json", "out.txt.json")]
    [InlineData("out.json", "-a", "json", "out.json")]
    [InlineData("deep/er/out.json", null, "json", "deep/er/out.json")]
    public void The_output_has_the_name_that_was_given(string output, string? flag, string format, string expected)
    {
        Assert.Equal(0, Run([_input, "-f", format, "-o", Folder[output], .. flag is null ? Array.Empty<string>() : [flag]]).Code);
        Assert.True(File.Exists(Folder[expected]));
    }

    [Fact]
    public void The_verb_may_be_said_or_not_and_the_input_lack_its_extension()
    {
        Assert.Equal(0, Run("extract", Folder["in"], "-f", "ndjson", "-o", Folder["a"]).Code);
        Assert.Equal(0, Run(Folder["in"], "-f", "ndjson", "-o", Folder["b"]).Code);
        Assert.Equal(File.ReadAllText(Folder["a"]), File.ReadAllText(Folder["b"]));
        Assert.Equal(4, File.ReadAllLines(Folder["a"]).Length);
    }

    [Fact]
    public void A_file_that_is_called_like_a_verb_can_be_reached()
    {
        Folder.Write("info", SampleCaptures.UdpFrames(1));
        Assert.Contains("Frame 1", Wait(Tool("./info", "-t")).Out, StringComparison.Ordinal);
        Assert.Contains("Frame 1", Wait(Tool("extract", "info", "-t")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-L", "internet", "Ethernet:IPv4:Raw")]
    [InlineData("-L", "Link", "Ethernet:Raw")]
    [InlineData("-P", "ip", "Ethernet:IPv4:Raw")]
    [InlineData("-P", "tcp,ethernet", "Ethernet:Raw")]
    [InlineData("-E", "default", "Ethernet:IPv4:UDP:Raw")]
    public void Limits_limit(string flag, string value, string chain)
    {
        Result result = Run(_input, flag, value, "-v", "-f", "json", "-o", Folder["out.json"]);
        Assert.Equal(" - Frame   1: " + chain, result.Lines[1]);
        string report = File.ReadAllText(Folder["out.json"]);
        Assert.Equal(chain.Contains("UDP", StringComparison.Ordinal), report.Contains("srcport", StringComparison.Ordinal));
    }

    [Fact]
    public void An_engine_that_is_not_there_gives_a_warning_and_the_report()
    {
        Result result = Run(_input, "-t", "-E", "warp");
        Assert.Equal("pcapkit: warning: unsupported extraction engine 'warp'; using the default engine instead\n", result.Error);
        Assert.Equal(0, result.Code);
        Assert.Contains("Frame 3", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline")]
    [InlineData("server")]
    public void Engines_of_several_threads_write_the_same(string engine)
    {
        string input = Folder.Write("long.pcap", SampleCaptures.UdpFrames(6000));
        Assert.Equal(Run(input, "-j").Out, Run(input, "-j", "-E", engine).Out);
        string[] fields = ["fields", input, "-e", "frame.number", "-e", "ip.src", "--header"];
        Result columns = Run([.. fields, "-E", engine]);
        Assert.Equal(Run(fields), columns);
        Assert.Equal(6001, columns.Lines.Length);
    }

    [Theory]
    [InlineData("@in")]
    [InlineData("[suggest]")]
    [InlineData("-dash.pcap")]
    [InlineData("a b:c=d")]
    public void A_file_may_have_any_name(string name)
    {
        Folder.Write(name, SampleCaptures.UdpFrames(1));
        Assert.StartsWith("Global Header", Wait(Tool("-t", "--", name)).Out, StringComparison.Ordinal);
        Assert.Equal(name[0] != '-', Wait(Tool(name, "-t")).Code == 0);
    }

    [Fact]
    public void A_dash_is_the_standard_input_and_output()
    {
        Result result = Run(new MemoryStream(SampleCaptures.UdpFrames(2)), "-", "-f", "tree", "-o", "-", "-v");
        Assert.Contains("Frame 2", result.Out, StringComparison.Ordinal);
        // Lines about the job would spoil the report.
        Assert.StartsWith("🚨Loading file '-'\n - Frame   1:", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Loading", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_it_is_silent()
    {
        Result result = Run(_input, "-o", Folder["out.json"]);
        Assert.Equal((0, "", ""), (result.Code, result.Out, result.Error));
    }

    [Theory]
    [InlineData("no format", 2)]
    [InlineData("unknown extension", 2)]
    [InlineData("unknown format", 2)]
    [InlineData("unknown option", 2)]
    [InlineData("two inputs", 2)]
    [InlineData("no input", 2)]
    [InlineData("value lacks", 2)]
    [InlineData("files to standard output", 2)]
    [InlineData("empty protocol", 2)]
    [InlineData("empty protocol in a list", 2)]
    [InlineData("empty layer", 2)]
    [InlineData("empty engine", 2)]
    [InlineData("empty input", 2)]
    [InlineData("two displays", 2)]
    [InlineData("missing file", 1)]
    [InlineData("no capture", 1)]
    [InlineData("a folder", 1)]
    [InlineData("output is a folder", 1)]
    public void What_goes_wrong_is_told_in_a_line(string what, int code)
    {
        string text = Folder.Write("text", Encoding.ASCII.GetBytes("this is no capture at all"));
        string[] args = what switch
        {
            "no format" => [_input],
            "unknown extension" => [_input, "-o", Folder["x.yaml"]],
            "unknown format" => [_input, "-f", "yaml"],
            "unknown option" => [_input, "--frobnicate"],
            "two inputs" => [_input, _input, "-j"],
            "no input" => ["-j"],
            "value lacks" => [_input, "-o"],
            "files to standard output" => [_input, "-F", "-f", "json", "-o", "-"],
            "empty protocol" => [_input, "-j", "-P", ""],
            "empty protocol in a list" => [_input, "-j", "-P", "tcp,"],
            "empty layer" => [_input, "-j", "-L", ""],
            "empty engine" => [_input, "-j", "-E", " "],
            "empty input" => ["", "-j"],
            "two displays" => [_input, "-jt"],
            "missing file" => [Folder["nothing"], "-j"],
            "no capture" => [text, "-j"],
            "output is a folder" => [_input, "-f", "json", "-o", Folder.Path],
            _ => [Folder.Path, "-j"],
        };
        Result result = Run(args);
        Assert.Equal(code, result.Code);
        Assert.Empty(result.Out);
        string[] lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.StartsWith("pcapkit: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(code == 2 ? 2 : 1, lines.Length);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_capture_is_reported_up_to_the_damage()
    {
        string cut = Folder.Write("cut.pcap", SampleCaptures.UdpFrames(3)[..^4]);
        Result result = Run(cut, "-f", "json", "-o", Folder["cut.json"]);
        Assert.Equal(1, result.Code);
        Assert.StartsWith($"pcapkit: {cut}: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("(at byte 148)\n", result.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllBytes(Folder["cut.json"]));
        Assert.Equal(3, report.RootElement.EnumerateObject().Count());
        Result displayed = Run(cut, "-j");
        Assert.Equal(1, displayed.Code);
        using var same = JsonDocument.Parse(displayed.Out);
    }

    [Fact]
    public void Salvaging_goes_on_and_says_what_was_skipped()
    {
        byte[] file = SampleCaptures.UdpFrames(8);
        // The captured length of the third record.
        file[24 + 2 * 62 + 8] = 0xFF;
        file[24 + 2 * 62 + 11] = 0xFF;
        string damaged = Folder.Write("damaged.pcap", file);
        Assert.Equal(1, Run(damaged, "-t").Code);
        Result result = Run(damaged, "-t", "--salvage");
        Assert.Equal(0, result.Code);
        Assert.Contains("warning", result.Error, StringComparison.Ordinal);
        Assert.Contains("skipped", result.Error, StringComparison.Ordinal);
        Assert.Contains("00 00 00 08", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void All_bytes_of_a_frame_stand_in_the_report_where_they_are_asked_for()
    {
        string hex = Convert.ToHexStringLower(SampleCaptures.UdpFrames(1)[40..]);
        Assert.DoesNotContain(hex, Run(_input, "-j").Out, StringComparison.Ordinal);
        Assert.Contains(hex, Run(_input, "-j", "--bytes").Out, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Names() => Directory.GetFileSystemEntries(Folder.Path).Select(Path.GetFileName);

    [Theory]
    [InlineData("real/a.pcap", "real/a.pcap")]
    [InlineData("real/a.pcap", "file")]
    [InlineData("file", "real/a.pcap")]
    [InlineData("real/a.pcap", "folder/a.pcap")]
    [InlineData("folder/a.pcap", "real/a.pcap")]
    [InlineData("real/a.pcap", "deep/../real/a.pcap")]
    [InlineData("real/a.pcap", "folder/deep/back/a.pcap")]
    public void The_input_is_never_replaced(string input, string output)
    {
        Directory.CreateDirectory(Folder["real/deep"]);
        string real = Folder.Write("real/a.pcap", SampleCaptures.SixFrames());
        File.CreateSymbolicLink(Folder["file"], "folder/a.pcap");
        Directory.CreateSymbolicLink(Folder["folder"], "real");
        Directory.CreateSymbolicLink(Folder["real/deep/back"], "../../folder/deep/..");
        Result result = Run(Folder[input], "-f", "json", "-o", Folder[output]);
        Assert.Equal((1, ""), (result.Code, result.Out));
        Assert.Contains("is the input", result.Error);
        Assert.Equal(1, Run(Folder[input], "-f", "pcap", "-o", Folder[output]).Code);
        Assert.Equal(SampleCaptures.SixFrames(), File.ReadAllBytes(real));
    }

    [Theory]
    [InlineData("pcap", "Frame 2.pcap")]
    [InlineData("pcap", "link")]
    [InlineData("json", "Frame 2.json")]
    [InlineData("json", "Global Header.json")]
    public void The_input_is_never_replaced_by_the_file_of_a_frame(string format, string name)
    {
        byte[] capture = SampleCaptures.SixFrames();
        string input = Folder.Write("frames/" + name, capture);
        if (name == "link")
            File.CreateSymbolicLink(Folder["frames/Frame 2.pcap"], "link");
        Result result = Run(input, "-F", "-f", format, "-o", Folder["frames"]);
        Assert.Equal(1, result.Code);
        Assert.Contains("is the input", result.Error);
        Assert.Equal(capture, File.ReadAllBytes(input));
    }

    [Fact]
    public void Another_file_of_the_same_name_or_a_hard_link_may_be_replaced()
    {
        string input = Folder.Write("a/x.pcap", SampleCaptures.SixFrames());
        Folder.Write("b/x.pcap", [1]);
        Assert.Equal(0, Run(input, "-o", Folder["b/x.pcap"]).Code);
        Assert.Equal(SampleCaptures.SixFrames(), File.ReadAllBytes(Folder["b/x.pcap"]));
    }

    [Fact]
    public void What_pcap_cannot_hold_is_told_in_plain_words()
    {
        byte[] frame = SampleCaptures.UdpFrames(1)[40..];
        byte[] Packet(byte of) => SampleCaptures.Block(6, [of, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 0, 0, 0, 46, 0, 0, 0, .. frame, 0, 0]);
        string mixed = Folder.Write("mixed.pcapng",
        [
            .. SampleCaptures.Block(0x0A0D0D0A, [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]),
            .. SampleCaptures.Block(1, [1, 0, 0, 0, 0, 0, 0, 0]), .. SampleCaptures.Block(1, [101, 0, 0, 0, 0, 0, 0, 0]), .. Packet(0), .. Packet(1),
        ]);
        Result result = Run(mixed, "-o", Folder["mixed.pcap"]);
        Assert.Equal((1, "pcapkit: A pcap file has one link type: this one has ETHERNET, the packet RAW. pcapng holds both.\n"), (result.Code, result.Error));
        Assert.False(File.Exists(Folder["mixed.pcap"]));
    }

    [Fact]
    public void Each_frame_as_a_capture_goes_into_a_folder_that_is_made()
    {
        Assert.Equal((0, ""), (Run(_input, "-F", "-f", "pcap", "-o", Folder["new/er"]).Code, ""));
        Assert.Equal(3, Directory.GetFiles(Folder["new/er"]).Length);
        Assert.Equal(SampleCaptures.UdpFrames(1), File.ReadAllBytes(Folder["new/er/Frame 1.pcap"]));
    }

    [Theory]
    [InlineData("a", 250)]
    [InlineData("\u00e9", 125)]
    [InlineData("\u3042", 83)]
    [InlineData("\U0001F600", 62)]
    public void A_name_may_be_as_long_as_the_file_system_takes(string letter, int count)
    {
        string output = Folder[string.Concat(Enumerable.Repeat(letter, count)) + ".json"];
        Result result = Run(_input, "-o", output);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("Frame 3", File.ReadAllText(output));
    }

    [Theory]
    [InlineData("-f", "json")]
    [InlineData("-f", "pcap")]
    [InlineData("-F", "-fjson")]
    public void An_empty_output_name_is_wrong_usage(params string[] more)
    {
        Result result = Run([Folder.Write("a.pcap", SampleCaptures.SixFrames()), "-o", "", .. more]);
        Assert.Equal(2, result.Code);
        Assert.Contains("output is empty", result.Error);
    }

    [Fact]
    public void Where_nobody_can_be_told_the_exit_code_tells()
    {
        using var full = new FullStream();
        Assert.Equal(1, App.Run([Path.Combine(Folder.Path, "nope"), "-j"], new Session(new MemoryStream(), new MemoryStream(), full)));
        Assert.Equal(2, App.Run(["--nope"], new Session(new MemoryStream(), new MemoryStream(), full)));
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
