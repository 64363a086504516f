namespace PcapKit.Cli.Tests;

public sealed class TraceTests : CliTest
{
    private readonly string _input;

    public TraceTests() => _input = Folder.Write("in.pcap", SampleCaptures.SixFrames());

    [Fact]
    public void Each_flow_is_a_file()
    {
        Result result = Run("trace", _input, "-o", Folder["flows"], "-v");
        Assert.Equal((0, $"pcapkit: 2 flows in '{Folder["flows"]}'\n"), (result.Code, result.Error));
        // The three segments all go the same way, and the SYN with another number begins a second connection only where it lacks ACK.
        Assert.Equal(["192.0.2.1_49152-198.51.100.2_80-1577836802.000123\t3", "192.0.2.1_49152-198.51.100.2_49153-1577836805.000123\t1"], result.Lines);
        string tcp = Path.Combine(Folder["flows"], "192.0.2.1_49152-198.51.100.2_80-1577836802.000123.pcap");
        Assert.Equal(["3", "4", "5"], Run("fields", _input, "-e", "frame.number", "-e", "tcp.port").Lines.Where(l => !l.EndsWith('\t')).Select(l => l.Split('\t')[0]));
        Assert.Equal(["1", "2", "3"], Run("fields", tcp, "-e", "frame.number").Lines);
    }

    [Theory]
    [InlineData("--tcp", "1 flow")]
    [InlineData("--udp", "1 flow")]
    public void Protocols_can_be_chosen(string option, string said) =>
        Assert.Contains(said, Run("trace", _input, "-o", Folder["flows"], option).Error, StringComparison.Ordinal);

    [Fact]
    public void Flows_before_damage_are_written()
    {
        byte[] capture = SampleCaptures.SixFrames();
        Folder.Write("cut.pcap", capture[..^10]);
        Result result = Run("trace", Folder["cut.pcap"], "-o", Folder["flows"]);
        Assert.Equal(1, result.Code);
        Assert.Contains("at byte", result.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Folder["flows"]));
    }

    [Fact]
    public void Wrong_usage_is_told()
    {
        Assert.Equal(2, Run("trace", _input, "-f", "xls").Code);
        Assert.Equal(2, Run("trace", _input, "-o", "").Code);
        Assert.Equal(2, Run("trace").Code);
        Assert.Equal(1, Run("trace", Folder["none.pcap"]).Code);
    }

    [Fact]
    public void The_input_is_never_replaced()
    {
        string folder = Folder["flows"];
        Assert.Equal(0, Run("trace", _input, "-o", folder, "--udp").Code);
        string traced = Directory.GetFiles(folder).Single();
        Result result = Run("trace", traced, "-o", folder);
        Assert.Equal(1, result.Code);
        Assert.Contains("is the input", result.Error, StringComparison.Ordinal);
    }
}
