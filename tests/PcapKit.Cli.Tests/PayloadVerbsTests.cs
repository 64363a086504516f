using System.Text;
using System.Text.Json;

namespace PcapKit.Cli.Tests;

/// <summary>The verbs <c>analyse</c> and <c>reassemble</c>.</summary>
public sealed class PayloadVerbsTests : CliTest
{
    private static readonly byte[] Question = Convert.FromHexString("12340100000100000000000003777777076578616D706C6503636F6D0000010001");

    [Fact]
    public void A_capture_is_no_payload()
    {
        Result result = Run("analyse", Folder.Write("in.pcap", SampleCaptures.UdpFrames(1)));
        Assert.Equal(1, result.Code);
        Assert.Contains("is a capture", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_tells_the_protocol_why_and_the_fields()
    {
        Result result = Run("analyse", Folder.Write("q.bin", Question));
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.StartsWith("DNS, confidence 0.9", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("recognises the bytes", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("            Name: www.example.com", result.Lines);
    }

    [Fact]
    public void Analyse_reads_the_standard_input_and_prints_JSON()
    {
        Result result = Run(new MemoryStream("GET /x HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray()), "analyse", "-", "-f", "json");
        using JsonDocument json = JsonDocument.Parse(result.Out);
        Assert.Equal("http", json.RootElement.GetProperty("protocol").GetString());
        Assert.Equal("/x", json.RootElement.GetProperty("packet").GetProperty("http/1.1").GetProperty("uri").GetString());
        Assert.InRange(json.RootElement.GetProperty("confidence").GetDouble(), 0.6, 1);
        Assert.Equal("tcp.port", json.RootElement.GetProperty("candidates")[0].GetProperty("under").GetString());
    }

    [Fact]
    public void Analyse_says_what_it_does_not_know()
    {
        Result result = Run(new MemoryStream(new byte[40]), "analyse", "-");
        Assert.Equal(0, result.Code);
        Assert.StartsWith("unknown, confidence 0.", result.Lines[0], StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(Run(new MemoryStream(), "analyse", "-", "-f", "json").Out);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("protocol").ValueKind);
    }

    // As the programs print these bytes.
    [Theory]
    [InlineData("12340100000100000000000003777777076578616D706C6503636F6D0000010001")]
    [InlineData("12 34 01 00 00 01 00 00 00 00 00 00 03 77 77 77\n07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 00 01 00 01\n")]
    [InlineData("00000000: 1234 0100 0001 0000 0000 0000 0377 7777  .4...........www\n00000010: 0765 7861 6d70 6c65 0363 6f6d 0000 0100  .example.com....\n00000020: 01                                       .\n")]
    [InlineData("00000000  12 34 01 00 00 01 00 00  00 00 00 00 03 77 77 77  |.4...........www|\n00000010  07 65 78 61 6d 70 6c 65  03 63 6f 6d 00 00 01 00  |.example.com....|\n00000020  01                                                |.|\n00000021\n")]
    [InlineData("0000000 12 34 01 00 00 01 00 00 00 00 00 00 03 77 77 77\n0000020 07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 00 01 00\n0000040 01\n0000041\n")]
    [InlineData("\t0x0000:  1234 0100 0001 0000 0000 0000 0377 7777  .4...........www\n\t0x0010:  0765 7861 6d70 6c65 0363 6f6d 0000 0100  .example.com....\n\t0x0020:  01                                       .\n")]
    [InlineData("0x12, 0x34, 0x01, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x77, 0x77, 0x77,\n0x07, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0x03, 0x63, 0x6f, 0x6d, 0x00, 0x00, 0x01, 0x00, 0x01")]
    public void Dumps_are_read(string dump) => Assert.Equal(Question, HexDump.Parse(dump));

    [Fact]
    public void Analyse_takes_dumps()
    {
        Assert.StartsWith("DNS", Run(new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexString(Question))), "analyse", "-", "--hex", "--udp", "--port", "53").Out, StringComparison.Ordinal);
        Result result = Run(new MemoryStream("12 34\nwords\n"u8.ToArray()), "analyse", "-", "--hex");
        Assert.Equal(2, result.Code);
        Assert.Contains("Line 2 is no hexadecimal dump", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyse", "-", "--udp", "--tcp")]
    [InlineData("analyse", "-", "--port", "70000")]
    [InlineData("analyse", "-", "-f", "plist")]
    [InlineData("reassemble", "-", "-f", "json")]
    [InlineData("reassemble", "-", "-o", "x", "-f", "nonsense")]
    [InlineData("reassemble", "-", "-o", "")]
    public void What_cannot_be_is_refused(params string[] args) => Assert.Equal(2, Run(args).Code);

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        Result result = Run("analyse", Folder["none.bin"]);
        Assert.Equal(1, result.Code);
        Assert.Contains("there is no such file", result.Error, StringComparison.Ordinal);
        Assert.Contains("directory", Run("analyse", Folder.Path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Reassemble_lists_datagrams_and_writes_their_bytes()
    {
        string capture = Folder.Write("in.pcap", SampleCaptures.FragmentedQuestion());
        Result result = Run("reassemble", capture, "-o", Folder["out"]);
        Assert.Equal((0, ""), (result.Code, result.Error));
        string file = Assert.Single(Directory.GetFiles(Folder["out"]));
        Assert.StartsWith("ipv4-192.0.2.1-198.51.100.2-", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.EndsWith("-17-frame1.raw", file, StringComparison.Ordinal);
        Assert.Contains(": 41 bytes in frames 1-3, complete, 1 message UDP:DNS -> ", result.Lines[0], StringComparison.Ordinal);
        // The header of UDP, then the question.
        Assert.Equal(Question, File.ReadAllBytes(file)[8..]);

        using JsonDocument json = JsonDocument.Parse(Run("reassemble", capture, "--json").Out);
        Assert.Equal("complete", json.RootElement.GetProperty("state").GetString());
        Assert.Equal([1, 2, 3], json.RootElement.GetProperty("frames").EnumerateArray().Select(f => f.GetInt32()));
        Assert.Equal("", Run("reassemble", capture, "--tcp").Out);
        Assert.Equal("", Run("reassemble", capture, "--ipv6").Out);
    }

    [Fact]
    public void Reassemble_writes_messages_as_a_report()
    {
        string capture = Folder.Write("in.pcap", SampleCaptures.FragmentedQuestion());
        Assert.Equal(0, Run("reassemble", capture, "-o", Folder["out"], "-f", "json").Code);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Assert.Single(Directory.GetFiles(Folder["out"]))));
        Assert.Equal(53, json.RootElement.GetProperty("Frame 1").GetProperty("udp").GetProperty("dstport").GetInt32());
    }

    [Fact]
    public void Strict_writes_only_what_is_complete()
    {
        byte[] whole = SampleCaptures.FragmentedQuestion();
        // Without the last record: a header of 16 bytes, and a frame of 42 with 8 of the datagram.
        string capture = Folder.Write("cut.pcap", whole[..^(16 + 14 + 20 + 8)]);
        Assert.Contains("incomplete, 1 gap of 8 bytes", Run("reassemble", capture).Out, StringComparison.Ordinal);
        Result strict = Run("reassemble", capture, "--strict", "-o", Folder["out"]);
        Assert.Equal("", strict.Out);
        Assert.Contains("1 of 1 are not complete", strict.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder["out"]));
    }

    [Fact]
    public void Damage_is_told_after_what_was_before_it()
    {
        byte[] whole = SampleCaptures.FragmentedQuestion();
        string capture = Folder.Write("damaged.pcap", whole[..^3]);
        Result result = Run("reassemble", capture);
        Assert.Equal(1, result.Code);
        Assert.Contains("incomplete", result.Out, StringComparison.Ordinal);
        Assert.Contains("damaged.pcap", result.Error, StringComparison.Ordinal);
    }
}
