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
}
