using System.Text.Json;

namespace PcapKit.Cli.Tests;

public sealed class OtherVerbsTests : CliTest
{
    private readonly string _input;

    public OtherVerbsTests() => _input = Folder.Write("in.pcap", SampleCaptures.UdpFrames(3));

    [Fact]
    public void Fields_are_columns()
    {
        Assert.Equal(["1\t192.0.2.1,198.51.100.2\t49152", "2\t192.0.2.1,198.51.100.2\t49152", "3\t192.0.2.1,198.51.100.2\t49152"],
            Run("fields", _input, "-e", "frame.number", "-e", "ip.addr", "--field", "udp.srcport").Lines);
        Assert.Equal(["frame.number,ip.addr", "1,\"192.0.2.1,198.51.100.2\""], Run("fields", _input, "-e", "frame.number", "-e", "ip.addr", "--csv", "--header").Lines[..2]);
        Assert.Equal("192.0.2.1;198.51.100.2", Run("fields", _input, "-e", "ip.addr", "--separator", ";").Lines[0]);
        Assert.Equal("Ethernet:IPv4:UDP:Raw\t1577836800.000123000", Run("fields", Folder["in"], "-e", "frame.chain", "-e", "frame.time_epoch").Lines[0]);
    }

    [Fact]
    public void Fields_of_reassembled_datagrams()
    {
        string file = Folder.Write("parts.pcap", SampleCaptures.FragmentedQuestion());
        string[] columns = ["-e", "frame.protocols", "-e", "dns.qry.name"];
        Assert.Equal(["eth:ethertype:ip:data\t", "eth:ethertype:ip:data\t", "eth:ethertype:ip:udp:dns\twww.example.com"], Run(["fields", file, "--reassemble", .. columns]).Lines);
        Assert.Equal("eth:ethertype:ip:udp:dns\t", Run(["fields", file, .. columns]).Lines[0]);
        foreach (string policy in new[] { "first", "last", "bsd", "linux", "rfc5722" })
            Assert.Equal(0, Run(["fields", file, "--reassemble", "--overlap", policy, .. columns]).Code);
        Assert.Equal(2, Run(["fields", file, "--reassemble", "--overlap", "windows", .. columns]).Code);
        Assert.Equal(2, Run(["fields", file, "--overlap", "first", .. columns]).Code);
    }

    [Fact]
    public void An_extraction_reassembles_and_tells_the_limits_that_it_met()
    {
        string file = Folder.Write("parts.pcap", SampleCaptures.FragmentedQuestion());
        Assert.Contains("www.example.com", Run(file, "--reassemble", "-j").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("www.example.com", Run(file, "-j").Out, StringComparison.Ordinal);

        string death = Folder.Write("death.pcap", SampleCaptures.Pcap(SampleCaptures.Fragment(new byte[66_000], 65_528, 66_000)));
        Assert.Contains("1 fragment not used: behind the end of the longest datagram", Run(death, "--reassemble", "-j").Error, StringComparison.Ordinal);
        Assert.Contains("1 fragment not used: behind the end of the longest datagram", Run("fields", death, "--reassemble", "-e", "ip.src").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_are_listed_and_written()
    {
        byte[] page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>!!"u8.ToArray();
        byte[] get = "GET /a,b\u001b.html HTTP/1.1\r\nHost: example.com\r\n\r\n"u8.ToArray();
        string file = Folder.Write("http.pcap", SampleCaptures.Connection([get, get], [page, page[..^1]]));
        Result table = Run("objects", file, "--http", "-o", Folder["files"]);
        Assert.Equal(3, table.Lines.Length);
        Assert.Contains("a,b_.html", table.Lines[1], StringComparison.Ordinal);
        Assert.Equal("pcapkit: 1 not whole and not written; --partial writes them too\n", table.Error);
        Assert.Equal("<p>!!", File.ReadAllText(System.IO.Path.Combine(Folder["files"], "a,b_.html")));
        string[] csv = Run("objects", file, "-f", "csv").Lines;
        Assert.StartsWith("5,5,0,http,response,example.com,\"/a,b\\x1b.html\",text/html,text/plain,5,0,", csv[1], StringComparison.Ordinal);
        Assert.EndsWith(",whole,\"a,b_.html\",0", csv[1], StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(Run("objects", file, "-f", "ndjson").Lines[1]);
        Assert.Equal(("partial", 4), (json.RootElement.GetProperty("state").GetString(), json.RootElement.GetProperty("size").GetInt32()));
        Assert.Equal(2, Run("objects", file, "-f", "xml").Code);
        Assert.Equal(1, Run("objects", Folder["none.pcap"]).Code);
    }

    [Fact]
    public void Fields_of_damaged_captures_are_printed_up_to_the_damage()
    {
        Folder.Write("cut.pcap", SampleCaptures.UdpFrames(3)[..^1]);
        Result result = Run("fields", Folder["cut"], "-e", "frame.number");
        Assert.Equal((1, "1\n2\n"), (result.Code, result.Out));
        Assert.EndsWith("(at byte 148)\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_field_is_wrong_usage_with_a_hint()
    {
        Result result = Run("fields", _input, "-e", "ip.srx");
        Assert.Equal(2, result.Code);
        Assert.Contains("ip.src", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("fields", _input).Code);
        Assert.Equal(2, Run("fields", "-e", "ip.src").Code);
    }

    [Fact]
    public void The_field_names_are_listed()
    {
        string[] names = Run("fields", "--list").Lines;
        Assert.Contains("ip.src", names);
        Assert.Contains("ip.addr", names);
        Assert.Contains("udp", names);
        Assert.Contains("frame.number", names);
        Assert.Equal(names.Distinct().Count(), names.Length);
    }

    [Fact]
    public void Info_tells_what_capinfos_tells()
    {
        string[] lines = Run("info", Folder["in"]).Lines;
        Assert.Contains("Number of packets:    3", lines);
        Assert.Contains("File size:            210 bytes", lines);
        Assert.Contains("Data size:            138 bytes", lines);
        Assert.Contains("Capture duration:     2.000000 seconds", lines);
        Assert.Contains("First packet time:    2020-01-01T00:00:00.000123Z", lines);
        Assert.Contains("Data byte rate:       69 bytes/s", lines);
        Assert.Contains("Average packet rate:  1.5 packets/s", lines);
        Assert.Contains("Strict time order:    True", lines);
        Assert.Contains("  Encapsulation:      ETHERNET (1)", lines);
    }

    [Fact]
    public void Info_is_json_too()
    {
        using var one = JsonDocument.Parse(Run("info", _input, "--json", "--hashes").Out);
        Assert.Equal(3, one.RootElement.GetProperty("packets").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_input))), one.RootElement.GetProperty("sha256").GetString());
        using var two = JsonDocument.Parse(Run("info", "-j", _input, _input).Out);
        Assert.Equal(2, two.RootElement.GetArrayLength());
    }

    [Fact]
    public void Info_goes_on_to_the_next_file()
    {
        Folder.Write("cut.pcap", SampleCaptures.UdpFrames(3)[..^1]);
        Result result = Run("info", Folder["nothing"], Folder["cut"], _input);
        Assert.Equal(1, result.Code);
        Assert.Contains("Number of packets:    2", result.Lines);
        Assert.Contains("Number of packets:    3", result.Lines);
        Assert.Equal(2, result.Error.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void Protocols_are_listed_and_described()
    {
        string[] lines = Run("protocols").Lines;
        Assert.Matches(@"^udp +UDP +Transport +User Datagram Protocol +.*ip\.proto 17", Array.Find(lines, l => l.StartsWith("udp ", StringComparison.Ordinal))!);
        string udp = Run("protocols", "UDP").Out;
        Assert.Matches(@"udp\.srcport +UInt 16 bits +Source Port \(also udp\.port\)", udp);
        Assert.Contains("IPv4: Internet Protocol Version 4", Run("protocols", "IP").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run("protocols", "udp", "--json").Out);
        Assert.Equal("udp", json.RootElement[0].GetProperty("name").GetString());
        Assert.Equal(2, Run("protocols", "nosuch").Code);
    }

    [Fact]
    public void Info_as_JSON_of_a_file_that_cannot_be_read_prints_nothing()
    {
        Result result = Run("info", "-j", Folder.Write("empty.pcap", []));
        Assert.Equal((1, ""), (result.Code, result.Out));
    }

    [Theory]
    [InlineData("feilds", "fields")]
    [InlineData("Info", "info")]
    [InlineData("inof", "info")]
    [InlineData("infos", "info")]
    [InlineData("protocol", "protocols")]
    [InlineData("exract", "extract")]
    public void A_misspelt_verb_is_guessed(string word, string verb)
    {
        string expected = $"pcapkit: There is neither a file nor a verb '{word}'; did you mean '{verb}'?\nTry 'pcapkit --help'.\n";
        Assert.Equal((2, expected), (Run(word, _input, "-e", "ip.src").Code, Run(word).Error));
        Assert.Equal(expected, Run(word, _input, "-e", "ip.src").Error);
    }

    [Theory]
    [InlineData("in")]
    [InlineData("capture")]
    [InlineData("-")]
    public void Other_words_are_files(string word) => Assert.DoesNotContain("did you mean", Run(word, "-j").Error, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_nearly_called_like_a_verb_is_read()
    {
        string before = Environment.CurrentDirectory;
        Folder.Write("fieds.pcap", SampleCaptures.UdpFrames(1));
        Assert.Contains("Frame 1", Wait(Tool("fieds", "-t")).Out, StringComparison.Ordinal);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Theory]
    [InlineData("-j")]
    [InlineData("info")]
    [InlineData("fields", "-e", "ip.src")]
    public void A_capture_is_asked_for_in_plain_words(params string[] args) =>
        Assert.Equal($"pcapkit: An input file is needed.\nTry 'pcapkit {(args[0] == "-j" ? "" : args[0] + " ")}--help'.\n", Run(args).Error);

    [Theory]
    [InlineData("extract", "--nope", "x")]
    [InlineData("fields", "x", "-e", "")]
    [InlineData("fields", "x", "-e", "ip.src", "-e", " ")]
    [InlineData("info", "--nope", "x")]
    [InlineData("protocols", "nosuch")]
    public void Wrong_usage_of_a_verb_points_to_its_help(params string[] args)
    {
        Result result = Run(args);
        Assert.Equal(2, result.Code);
        Assert.EndsWith($"\nTry 'pcapkit {args[0]} --help'.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(args[0] == "fields", result.Error.StartsWith("pcapkit: The name of a field (-e) is empty.\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_names_in_one_get_a_hint()
    {
        Assert.Equal("pcapkit: Unknown field 'ip.src,ip.dst': give -e for each, -e ip.src -e ip.dst.\nTry 'pcapkit fields --help'.\n", Run("fields", _input, "-e", "ip.src,ip.dst").Error);
        Assert.StartsWith("pcapkit: Unknown field 'ip.src,nosuch'", Run("fields", _input, "-e", "ip.src,nosuch").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("-e for each", Run("fields", _input, "-e", "ip.src,nosuch").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_names_old_numbers_of_raw_IP()
    {
        byte[] file = SampleCaptures.UdpFrames(1);
        file[20] = 12;
        Assert.Contains("Encapsulation:        DLT_RAW", Run("info", Folder.Write("raw.pcap", file)).Lines);
    }

    [Fact]
    public void Info_lists_so_many_interfaces_and_counts_all()
    {
        byte[] section = SampleCaptures.Block(0x0A0D0D0A, [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
        byte[] description = SampleCaptures.Block(1, [1, 0, 0, 0, 0, 0, 0, 0]);
        string path = Folder.Write("many.pcapng", [.. Enumerable.Repeat<byte[]>([.. section, .. description], 2500).SelectMany(b => b)]);
        string[] lines = Run("info", path).Lines;
        Assert.Contains("Sections:             2500", lines);
        Assert.Contains("Interfaces:           2500", lines);
        Assert.Contains("(1500 more sections are not listed)", lines);
        Assert.Contains("(1500 more interfaces are not listed)", lines);
        Assert.Equal(1000, lines.Count(l => l.StartsWith("Interface 0, section ", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(Run("info", "-j", path).Out);
        Assert.Equal((2500, 2500), (json.RootElement.GetProperty("section_count").GetInt32(), json.RootElement.GetProperty("interface_count").GetInt32()));
        Assert.Equal(1000, json.RootElement.GetProperty("interfaces").GetArrayLength());
    }

    [Fact]
    public void A_protocol_is_described_without_stray_lines()
    {
        Assert.DoesNotContain("\n\n", Run("protocols", "udp").Out, StringComparison.Ordinal);
        Assert.False(Run("protocols", "ip").Out.EndsWith("\n\n", StringComparison.Ordinal));
        Assert.Contains("\n\nIPv6: ", Run("protocols", "ip").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparing_prints_sums_and_says_by_its_code_what_diff_would()
    {
        Result same = Run("compare", _input, "-E", "default", "-E", "pipeline");
        Assert.Equal(0, same.Code);
        Assert.StartsWith("default and pipeline: 3 frames, 0 differ; ", Assert.Single(same.Lines), StringComparison.Ordinal);
        Assert.Equal(new Result(0, "", ""), Run("compare", _input, "-E", "server", "-q"));
        Result json = Run("compare", _input, "-E", "server", "--json");
        Assert.StartsWith("{\"engines\":[\"default\",\"server\"],\"frames\":3,\"different_frames\":0,", json.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparing_with_a_program_that_says_other_things_lists_them()
    {
        string frame = "[\n  {\n\"_source\":{\"layers\":{\"frame\":{\"frame.number\":\"1\",\"frame.time_epoch\":\"1577836800.000123\",\"frame.len\":\"46\",\"frame.cap_len\":\"46\",\"frame.protocols\":\"eth\"},\"ip\":{\"ip.ttl\":\"63\"}}}\n  }\n]\n";
        string program = Folder.Write("program", System.Text.Encoding.UTF8.GetBytes("#!/bin/sh\ncat '" + Folder.Write("frame.json", System.Text.Encoding.UTF8.GetBytes(frame)) + "'\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PCAPKIT_TSHARK", program);
        try
        {
            Result text = Run("compare", _input, "-E", "pyshark", "--limit", "3");
            Assert.Equal(0, text.Code);
            Assert.Equal("frame 1: protocols: default eth:ethertype:ip:udp:data | pyshark eth", text.Lines[0]);
            Assert.Equal("frame 1: ip.ttl: default 64 | pyshark 63", text.Lines[1]);
            Assert.Equal("frame 2: frame: default Ethernet:IPv4:UDP:Raw | pyshark (none)", text.Lines[2]);
            Assert.StartsWith("default and pyshark: 3 frames, 3 differ; ", text.Lines[3], StringComparison.Ordinal);
            Assert.Equal("{\"frame\":1,\"what\":\"ip.ttl\",\"default\":\"64\",\"pyshark\":\"63\"}", Run("compare", _input, "-E", "pyshark", "--json").Lines[1]);
            Assert.Equal(new Result(1, "", ""), Run("compare", _input, "-E", "pyshark", "--quiet"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PCAPKIT_TSHARK", null);
        }
    }

    [Theory]
    [InlineData("compare", "X")]
    [InlineData("compare", "X", "-E", "default", "-E", "server", "-E", "pipeline")]
    [InlineData("compare", "X", "-E", "")]
    [InlineData("compare", "-", "-E", "server")]
    public void Comparing_needs_one_or_two_engines_and_a_file(params string[] args) =>
        Assert.Equal(2, Run([.. args.Select(a => a == "X" ? _input : a)]).Code);

    [Fact]
    public void Comparing_with_an_engine_that_there_is_not_fails()
    {
        Result result = Run("compare", _input, "-E", "warp");
        Assert.Equal(1, result.Code);
        Assert.Contains("unsupported extraction engine 'warp'", result.Error, StringComparison.Ordinal);
    }
}
