namespace PcapKit.Tests;

/// <summary>The rules of the seeds' <c>make_name</c>.</summary>
public class FileNamesTests
{
    private static FileNames Make(string? input, string? output, string? format, bool extension = true, bool files = false, bool noFile = false, bool complete = true, params string[] existing) =>
        FileNames.Make(input, output, format, extension, files, noFile, complete, null, existing.Contains);

    [Theory]
    // The input: in.pcap unless named; .pcap appended where it lacks.
    [InlineData(null, "in.pcap", "in.pcap")]
    [InlineData("in", "in.pcap", "in.pcap")]
    [InlineData("in.pcap", "in.pcap", "in.pcap")]
    [InlineData("in.cap", "in.cap", "in.cap")]
    [InlineData("dump.pcapng", "dump.pcapng", "dump.pcapng")]
    [InlineData("dump.1", "dump.1.pcap", "dump.1.pcap")]
    [InlineData("-", "", "-")]
    public void Input_is_completed(string? input, string existing, string expected) =>
        Assert.Equal(expected, Make(input, null, "json", existing: [existing]).Input);

    [Theory]
    // output, format, extension -> output, format
    [InlineData(null, "json", true, "out.json", "json")]
    [InlineData(null, "plist", false, "out.plist", "plist")]
    [InlineData(null, "tree", false, "out.txt", "tree")]
    [InlineData(null, "ndjson", false, "out.ndjson", "ndjson")]
    [InlineData("out.json", null, false, "out.json", "json")]
    [InlineData("out.plist", null, true, "out.plist", "plist")]
    [InlineData("out.TXT", null, true, "out.TXT", "tree")]
    [InlineData("out", "tree", false, "out", "tree")]
    [InlineData("out", "tree", true, "out.txt", "tree")]
    [InlineData("out.txt", "json", true, "out.txt.json", "json")]
    [InlineData("out.json", "json", true, "out.json", "json")]
    [InlineData("report.v1", "plist", true, "report.v1.plist", "plist")]
    [InlineData("a.b/out", "json", true, "a.b/out.json", "json")]
    [InlineData("out", "JSON", false, "out", "json")]
    [InlineData("-", "json", true, "-", "json")]
    [InlineData("copy.pcap", null, true, "copy.pcap", "pcap")]
    [InlineData("copy", "pcap", true, "copy.pcap", "pcap")]
    public void Output_and_format_complete_each_other(string? output, string? format, bool extension, string expected, string expectedFormat)
    {
        FileNames names = Make(null, output, format, extension, existing: ["in.pcap"]);
        Assert.Equal(expected, names.Output);
        Assert.Equal(expectedFormat, names.Format);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("out", null)]
    [InlineData("out.yaml", null)]
    [InlineData("out.json", "yaml")]
    public void A_format_that_cannot_be_told_is_an_error(string? output, string? format) =>
        Assert.Throws<ReportFormatException>(() => Make(null, output, format, existing: ["in.pcap"]));

    [Fact]
    public void Files_of_their_own_go_to_a_directory_without_extension()
    {
        FileNames names = Make("in", "out", "tree", files: true, existing: ["in.pcap"]);
        Assert.Equal(("out", "txt", true), (names.Output, names.Extension, names.Files));
        Assert.Equal("out", Make("in", null, "tree", files: true, existing: ["in.pcap"]).Output);
    }

    [Fact]
    public void Without_a_report_output_and_format_do_not_matter()
    {
        FileNames names = Make("in", null, null, noFile: true, existing: ["in.pcap"]);
        Assert.Equal(new FileNames("in.pcap", null, null, null, false), names);
    }

    [Fact]
    public void A_missing_input_is_an_error_before_the_format_is()
    {
        Assert.Throws<FileNotFoundException>(() => Make("in", null, null, existing: ["other"]));
        Assert.Throws<FileNotFoundException>(() => Make("in", null, "json", complete: false, existing: ["in.pcap"]));
    }
}
