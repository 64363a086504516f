namespace PcapKit.Cli.Tests;

/// <summary>The option -Y of every verb that has it.</summary>
public sealed class FilterTests : CliTest
{
    private string Input => Folder.Write("in.pcap", SampleCaptures.UdpFrames(5));

    private static Result Ask(int code, params string[] args)
    {
        Result result = Run(args);
        Assert.Equal(code, result.Code);
        return result;
    }

    [Fact]
    public void Columns_of_the_frames_that_meet_it() =>
        Assert.Equal("2\n4\n", Ask(0, "fields", Input, "-Y", "frame.number in {2, 4} and udp", "-e", "frame.number").Out);

    [Fact]
    public void A_report_keeps_the_numbers_of_frames()
    {
        string report = Ask(0, Input, "-t", "-Y", "frame.number == 3").Out;
        Assert.Contains("Frame 3", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Frame 2", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("udp.port == 49153", true)]
    [InlineData("udp.port == 1", false)]
    public void Files_of_flows_have_the_frames_that_meet_it(string filter, bool any)
    {
        Ask(0, "trace", Input, "-o", Folder["flows"], "-Y", filter);
        Assert.Equal(any, Directory.Exists(Folder["flows"]) && Directory.GetFiles(Folder["flows"]).Length == 1);
    }

    [Theory]
    [InlineData("http.response.code == 200", true)]
    [InlineData("tcp.stream == 0 and tcp.flags.fin == 1", true)]
    [InlineData("tcp.stream == 1", false)]
    public void Flows_with_a_frame_that_meets_it_are_whole(string filter, bool any)
    {
        string input = Folder.Write("tcp.pcap", SampleCaptures.Connection(["GET / HTTP/1.1\r\n\r\n"u8.ToArray()], ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray()]));
        string[] whole = Ask(0, "flows", input, "-f", "csv").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, whole.Length);
        Assert.Equal(any ? whole : whole[..1], Ask(0, "flows", input, "-f", "csv", "-Y", filter).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_mistake_is_wrong_usage_and_is_shown_at_its_place() =>
        Assert.Equal("pcapkit: 'tcp.prt' is no field or protocol: did you mean tcp.port?\n  udp or tcp.prt == 80\n         ^~~~~~~\n",
            Ask(2, "fields", Input, "-Y", "udp or tcp.prt == 80", "-e", "ip.src").Error);
}
