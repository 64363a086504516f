using System.Text;
using System.Text.Json;

namespace PcapKit.Analysis.Tests;

public class SchemaTests
{
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text), A = new("toy.a", "A", FieldKind.UInt);
    private static readonly FieldInfo List = new("toy.list", "List", FieldKind.List), Blob = new("toy.blob", "Blob", FieldKind.Bytes);
    private static readonly FieldInfo Container = new("toy.container", "Container", FieldKind.UInt);

    [Fact]
    public void Reports_fit_the_schema()
    {
        var options = new ReportOptions { PacketBytes = true };
        JsonElement report = Reports.Parse(Reports.Write(new JsonReport(), Everything, options));

        Assert.Empty(SchemaValidator.Report.Validate(report));
        Assert.Equal(8, report.Keys().Length);
    }

    [Fact]
    public void Lines_fit_the_definition_of_their_block()
    {
        foreach (string line in Reports.Text(new NdjsonReport(), Everything).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonElement json = Reports.Parse(Encoding.UTF8.GetBytes(line));
            Assert.Empty(SchemaValidator.Report.Validate(json, json.At("block").GetString() == "frame" ? "frame" : "block"));
        }
    }

    [Theory]
    [InlineData("""{"Frame 1": {}}""", "lacks number")]
    [InlineData("""{"Frame 1": {"number": "1", "len": 1, "cap_len": 1, "interface_id": 0, "link_type": {"value": 1}, "protocols": "A"}}""", "number: String")]
    [InlineData("""{"Frame 1": {"number": 1, "len": 1, "cap_len": 1, "interface_id": 0, "link_type": 1, "protocols": "A"}}""", "link_type: Number")]
    [InlineData("""{"Frame 1": {"number": 1, "len": 1, "cap_len": 1, "interface_id": 0, "link_type": {"value": 1}, "protocols": "A:"}}""", "protocols")]
    [InlineData("""{"Frame 1": {"number": 1, "len": -1, "cap_len": 1, "interface_id": 0, "link_type": {"value": 1}, "protocols": "A"}}""", "less than 0")]
    [InlineData("""{"Global Header": {"snaplen": 1.5}}""", "anyOf")]
    [InlineData("""{"Global Header": {"snaplen": null}}""", "anyOf")]
    [InlineData("""{"Global Header": {"issues": [{"kind": "odd", "offset": 0, "text": ""}]}}""", "none of")]
    [InlineData("""{"Global Header": 5}""", "is not \"object\"")]
    [InlineData("[]", "is not \"object\"")]
    public void Other_documents_do_not(string json, string fault) =>
        Assert.Contains(SchemaValidator.Report.Validate(Reports.Parse(Encoding.UTF8.GetBytes(json))), f => f.Contains(fault, StringComparison.Ordinal));

    private static void Everything(ReportWriter writer)
    {
        var block = new FieldTree();
        block.Begin();
        block.Number(A, 1, 0, 8);
        block.Problem(IssueKind.Short, "cut", 8);
        block.End();
        writer.WriteBlock("Global Header", block, numbered: false);
        writer.WriteFrame(Sample.Dissect(Sample.Syn, 1));
        writer.WriteFrame(Sample.Dissect(Sample.Syn[..40], 2));
        writer.WriteFrame(Sample.Dissect(Sample.Datagram(4711, [1, 2, 3]), 3));
        writer.WriteFrame(Sample.Dissect([], 4));
        byte[] odd = [.. Sample.Syn];
        odd[14] = 0x15;
        writer.WriteFrame(Sample.Dissect(odd, 5));
        byte[] inner = Sample.IPv4(200, [1]);
        writer.WriteFrame(Sample.Dissect(Sample.Datagram(7777, [0, 21, .. inner, 0, 21, .. inner]), 6));
        writer.WriteFrame(Sample.WithToy((layer, sink) =>
        {
            sink.Text(Text, [0xFF, 0, 0x22], 0, 0);
            sink.BeginGroup(List, 0, 0, 0);
            sink.Number(A, 1, 0, 0);
            sink.EndGroup();
            sink.BeginGroup(Container, 3, 0, 0);
            sink.Bytes(Blob, layer.Bytes, 0, 0);
            sink.EndGroup();
            sink.Number(A, ulong.MaxValue, 0, 0);
            sink.Number(A, 0, 0, 0);
        }));
    }
}
