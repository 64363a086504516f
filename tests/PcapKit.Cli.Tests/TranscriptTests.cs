using System.Text.Json;
using System.Xml.Linq;

namespace PcapKit.Cli.Tests;

/// <summary>The three transcripts of the seeds, to the letter.</summary>
public sealed class TranscriptTests : CliTest
{
    private const string Frames =
        " - Frame   1: Ethernet:IPv6:ICMPv6\n" +
        " - Frame   2: Ethernet:IPv6:ICMPv6\n" +
        " - Frame   3: Ethernet:IPv4:TCP\n" +
        " - Frame   4: Ethernet:IPv4:TCP\n" +
        " - Frame   5: Ethernet:IPv4:TCP\n" +
        " - Frame   6: Ethernet:IPv4:UDP\n";

    public TranscriptTests() => Folder.Write("in.pcap", SampleCaptures.SixFrames());

    [Fact]
    public void Export_to_a_property_list()
    {
        Result result = Wait(Tool("in", "--format", "plist", "--verbose"));
        Assert.Equal("🚨Loading file 'in.pcap'\n" + Frames + "🍺Report file stored in 'out.plist'\n", result.Out);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal("plist", XDocument.Parse(File.ReadAllText(Folder["out.plist"])).Root!.Name.LocalName);
    }

    [Fact]
    public void Export_to_json_with_no_format_specified()
    {
        Result result = Wait(Tool("in", "--output", "out.json", "--verbose"));
        Assert.Equal("🚨Loading file 'in.pcap'\n" + Frames + "🍺Report file stored in 'out.json'\n", result.Out);
        using var report = JsonDocument.Parse(File.ReadAllBytes(Folder["out.json"]));
        Assert.Equal(7, report.RootElement.EnumerateObject().Count());
    }

    [Fact]
    public void Export_to_a_tree_without_extension_autocorrect()
    {
        Result result = Wait(Tool("in", "--output", "out", "--format", "tree", "--verbose"));
        Assert.Equal("🚨Loading file 'in.pcap'\n" + Frames + "🍺Report file stored in 'out'\n", result.Out);
        Assert.Equal(["in.pcap", "out"], Directory.GetFiles(Folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_locale_without_emoji_gets_plain_marks()
    {
        var start = Tool("in", "--format", "plist", "--verbose");
        start.Environment["LC_ALL"] = "de_DE.ISO-8859-1";
        string[] lines = Wait(start).Lines;
        Assert.Equal("[*] Loading file 'in.pcap'", lines[0]);
        Assert.Equal("[*] Report file stored in 'out.plist'", lines[^1]);
    }
}
