using System.Text;
using System.Text.Json;

namespace PcapKit.Analysis.Tests;

public class JsonReportTests
{
    private static readonly FieldInfo A = new("toy.a", "A", FieldKind.UInt), Value = new("toy.value", "Value", FieldKind.UInt);
    private static readonly FieldInfo Many = new("toy.many", "Many", FieldKind.UInt) { Repeats = true };
    private static readonly FieldInfo Group = new("toy.group", "Group", FieldKind.Group);
    private static readonly FieldInfo List = new("toy.list", "List", FieldKind.List);
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text);
    private static readonly FieldInfo Container = new("toy.container", "Container", FieldKind.UInt);

    // What pcap has of an interface stands in its global header; tshark shows none either.
    [Fact]
    public void A_frame_of_a_format_without_interfaces_has_none()
    {
        var frame = new CapturedFrame { Data = Sample.Syn, Number = 1, OriginalLength = 62, LinkType = 1 };
        Packet packet = new Dissector(Sample.Registry).Dissect(frame);
        Assert.Equal(["number", "len", "cap_len", "link_type", "ethernet", "protocols"], Reports.Frame(packet).Keys());
        var line = new Utf8Buffer();
        new ColumnWriter(Sample.Registry, ["frame.interface_id", "frame.number"]).Write(packet, line);
        Assert.Equal("\t1\n"u8, line.Written);
    }

    [Fact]
    public void A_frame_nests_its_layers_and_types_its_values()
    {
        JsonElement frame = Reports.Frame(Sample.Dissect(Sample.Syn, 3));

        Assert.Equal(["number", "time", "time_epoch", "len", "cap_len", "interface_id", "link_type", "ethernet", "protocols"], frame.Keys());
        Assert.Equal(3, frame.At("number").GetInt32());
        Assert.Equal("2017-11-19T15:49:05.471719Z", frame.At("time").GetString());
        Assert.Equal("1511106545.471719000", frame.At("time_epoch").GetString());
        Assert.Equal("""{"value": 1, "name": "ETHERNET"}""", frame.At("link_type").GetRawText());
        Assert.Equal("Ethernet:IPv4:TCP", frame.At("protocols").GetString());
        Assert.Equal("02:00:00:00:00:02", frame.At("ethernet/dst").GetString());
        Assert.Equal("192.0.2.1", frame.At("ethernet/ipv4/src").GetString());
        Assert.Equal("""{"value": 6, "name": "TCP"}""", frame.At("ethernet/ipv4/proto").GetRawText());
        Assert.Equal(JsonValueKind.True, frame.At("ethernet/ipv4/flags/df").ValueKind);
        Assert.Equal(2, frame.At("ethernet/ipv4/flags/value").GetInt32());
        Assert.Equal(0x1234, frame.At("ethernet/ipv4/tcp/checksum").GetInt32());
    }

    [Fact]
    public void Options_are_an_array_whose_elements_say_what_they_are()
    {
        JsonElement options = Reports.Frame(Sample.Dissect(Sample.Syn)).At("ethernet/ipv4/tcp/options");

        Assert.Equal(5, options.GetArrayLength());
        Assert.Equal("tcp.options.mss", options.At("0/element").GetString());
        Assert.Equal(1460, options.At("0/mss_val").GetInt32());
        Assert.Equal("tcp.options.nop", options.At("4/element").GetString());
    }

    [Fact]
    public void A_value_without_a_name_has_no_name()
    {
        byte[] packet = Sample.Ethernet(Sample.IPv4(200, [1, 2, 3]));

        JsonElement frame = Reports.Frame(Sample.Dissect(packet));

        Assert.Equal("""{"value": 200}""", frame.At("ethernet/ipv4/proto").GetRawText());
        Assert.Equal("010203", frame.At("ethernet/ipv4/raw/data").GetString());
        Assert.Equal("no protocol for ip.proto 200", frame.At("ethernet/ipv4/raw/reason").GetString());
    }

    [Fact]
    public void Fields_that_repeat_become_one_array()
    {
        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            sink.Number(A, 1, 0, 8);
            sink.Number(Many, 2, 0, 8);
            sink.BeginGroup(Group, 0, 0, 8);
            sink.Number(A, 3, 0, 8);
            sink.EndGroup();
            sink.Number(A, 4, 0, 8);
            sink.BeginGroup(Group, 0, 0, 8);
            sink.EndGroup();
        })).At("ethernet/ipv4/udp/toy");

        Assert.Equal("[1,4]", Compact(toy.At("a")));
        Assert.Equal("[2]", Compact(toy.At("many")));
        Assert.Equal("[{\"a\":3},{}]", Compact(toy.At("group")));
    }

    [Fact]
    public void A_list_is_an_array_even_when_empty()
    {
        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            sink.BeginGroup(List, 0, 0, 8);
            sink.EndGroup();
        })).At("ethernet/ipv4/udp/toy");

        Assert.Equal("[]", Compact(toy.At("list")));
    }

    [Fact]
    public void Keys_that_reports_use_themselves_give_way()
    {
        var issues = new FieldInfo("toy.issues", "Issues", FieldKind.UInt);
        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            sink.BeginGroup(Container, 5, 0, 8);
            sink.Number(Value, 6, 0, 8);
            sink.EndGroup();
            sink.Number(Value, 7, 0, 8);
            sink.Number(issues, 8, 0, 8);
            sink.Problem(IssueKind.Malformed, "oh", 8);
        })).At("ethernet/ipv4/udp/toy");

        Assert.Equal("""{"value":5,"toy.value":6}""", Compact(toy.At("container")));
        Assert.Equal(7, toy.At("value").GetInt32());
        Assert.Equal(8, toy.GetProperty("toy.issues").GetInt32());
        Assert.Equal("""[{"kind":"malformed","offset":43,"text":"Toy at 43: malformed: oh"}]""", Compact(toy.At("issues")));
    }

    // The text of such containers is kept; what it is kept for must be all that it depends on.
    [Fact]
    public void Containers_of_fixed_fields_look_as_their_value_says()
    {
        FieldInfo whole = new("toy.flags", "Flags", FieldKind.UInt, 0, 8), high = new("toy.high", "High", FieldKind.Bool, 0, 1);
        FieldInfo value = new("toy.value", "Value", FieldKind.UInt, 1, 7), other = new("toy.other", "Other", FieldKind.UInt, 1, 7);
        FixedFields fields = new([whole, high, value]), same = new([whole, high, other]);

        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            fields.Visit([0x81], sink);
            fields.Visit([0x81], sink);
            fields.Visit([0x02], sink);
            same.Visit([0x81], sink);
            sink.BeginGroup(Group, 0, 0, 8);
            fields.Visit([0x81], sink);
            sink.EndGroup();
        })).At("ethernet/ipv4/udp/toy");

        const string First = """{"value":129,"high":true,"toy.value":1}""";
        Assert.Equal($$$"""[{{{First}}},{{{First}}},{"value":2,"high":false,"toy.value":2},{"value":129,"high":true,"other":1}]""", Compact(toy.At("flags")));
        Assert.Equal($$$"""{"flags":{{{First}}}}""", Compact(toy.At("group")));
    }

    [Fact]
    public void Long_keys_and_names_are_written_whole()
    {
        string key = new('k', 3000), name = new('n', 3000);
        var names = new EnumNames([3], [name]);
        FieldInfo longKey = new("toy." + key, "Long", FieldKind.UInt), named = new("toy.named", "Named", FieldKind.UInt) { Names = names };
        FieldInfo signed = new("toy.signed", "Signed", FieldKind.Int) { Names = new EnumNames([unchecked((ulong)-2), 2], ["below", "above"]) };
        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            sink.Number(longKey, 5, 0, 8);
            sink.Number(named, 3, 0, 8);
            sink.Number(signed, unchecked((ulong)-2), 0, 8);
            sink.Number(signed, 2, 0, 8);
        })).At("ethernet/ipv4/udp/toy");

        Assert.Equal(5, toy.At(key).GetInt32());
        Assert.Equal(name, toy.At("named/name").GetString());
        Assert.Equal("""[{"value":-2,"name":"below"},{"value":2,"name":"above"}]""", Compact(toy.At("signed")));
    }

    [Fact]
    public void Parts_with_the_same_key_make_an_array_in_their_container()
    {
        FieldInfo whole = new("toy.flags", "Flags", FieldKind.UInt, 0, 8);
        FixedFields fields = new([whole, new("toy.a.bit", "A", FieldKind.UInt, 0, 4), new("toy.b.bit", "B", FieldKind.UInt, 4, 4)]);

        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) => fields.Visit([0x12], sink))).At("ethernet/ipv4/udp/toy");

        Assert.Equal("""{"value":18,"bit":[1,2]}""", Compact(toy.At("flags")));
    }

    [Fact]
    public void A_layer_that_is_called_like_a_field_stands_beside_it()
    {
        var clash = new Clash();
        Packet packet = new Dissector(Sample.Builder().Add(clash).Build()).Dissect(Sample.Frame(Sample.Datagram(5555, Sample.IPv4(200, []))));

        JsonElement layer = Reports.Frame(packet).At("ethernet/ipv4/udp/clash");

        Assert.Equal(1, layer.At("ipv4").GetInt32());
        Assert.Equal(64, layer.At("ipv4_layer/ttl").GetInt32());
    }

    [Fact]
    public void Two_layers_of_one_name_become_an_array()
    {
        byte[] one = Sample.IPv4(200, [1]), two = Sample.IPv4(6, Sample.Syn[34..]);
        byte[] both = [0, (byte)one.Length, .. one, 0, (byte)two.Length, .. two];

        JsonElement bundle = Reports.Frame(Sample.Dissect(Sample.Datagram(7777, both))).At("ethernet/ipv4/udp/bundle");

        Assert.Equal(["count", "ipv4"], bundle.Keys());
        Assert.Equal("01", bundle.At("ipv4/0/raw/data").GetString());
        Assert.Equal(80, bundle.At("ipv4/1/tcp/dstport").GetInt32());
    }

    [Fact]
    public void Issues_stand_in_their_layer_and_all_of_them_in_the_frame()
    {
        JsonElement frame = Reports.Frame(Sample.Dissect(Sample.Syn[..40]));

        Assert.Equal(
            """[{"kind":"short","offset":34,"required":20,"available":6,"limited_by":"lower layer","text":"TCP at 34: short: 20 bytes needed, 6 there (lower layer)"}]""",
            Compact(frame.At("ethernet/ipv4/tcp/issues")));
        Assert.Equal(["IPv4", "TCP"], frame.At("issues").EnumerateArray().Select(i => i.At("layer").GetString()));
    }

    [Fact]
    public void Packet_bytes_come_when_asked_for()
    {
        JsonElement frame = Reports.Frame(Sample.Dissect(Sample.Syn), new ReportOptions { PacketBytes = true });

        Assert.Equal(Convert.ToHexStringLower(Sample.Syn), frame.At("packet").GetString());
    }

    [Fact]
    public void Every_byte_survives_as_valid_JSON()
    {
        for (int i = 0; i < 256; i++)
        {
            byte[] text = [(byte)'<', (byte)i, (byte)'>'];
            string? read = Reports.Frame(Sample.WithToy((_, sink) => sink.Text(Text, text, 0, 0))).At("ethernet/ipv4/udp/toy/text").GetString();

            Assert.Equal(i < 0x80 ? $"<{(char)i}>" : "<\uFFFD>", read);
        }
    }

    [Theory]
    [InlineData("c3a9e282acf09f9880", "é€😀")]
    [InlineData("c3", "\uFFFD")]
    [InlineData("e28261", "\uFFFDa")]
    [InlineData("eda080", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("c280", "\u0080")]
    [InlineData("225c2f", "\"\\/")]
    public void Text_is_decoded_as_UTF8(string hex, string expected)
    {
        byte[] text = Hex.Parse(hex);

        Assert.Equal(expected, Reports.Frame(Sample.WithToy((_, sink) => sink.Text(Text, text, 0, 0))).At("ethernet/ipv4/udp/toy/text").GetString());
    }

    [Fact]
    public void Control_characters_never_stand_in_the_file()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\u009b"u8];
        FieldTree tree = Tree(Sample.WithToy((_, sink) => sink.Text(Text, all, 0, 0)));

        string json = Reports.Text(new JsonReport(), w => w.WriteFrame(tree));

        Assert.DoesNotContain(json, c => char.IsControl(c) && c is not ('\n' or '\t'));
    }

    [Fact]
    public void Numbers_of_64_bits_are_exact()
    {
        var signed = new FieldInfo("toy.signed", "Signed", FieldKind.Int);
        JsonElement toy = Reports.Frame(Sample.WithToy((_, sink) =>
        {
            sink.Number(A, ulong.MaxValue, 0, 64);
            sink.Number(signed, unchecked((ulong)long.MinValue), 0, 64);
        })).At("ethernet/ipv4/udp/toy");

        Assert.Equal("18446744073709551615", toy.At("a").GetRawText());
        Assert.Equal("-9223372036854775808", toy.At("signed").GetRawText());
    }

    [Fact]
    public void A_frame_without_time_or_layers_is_a_frame()
    {
        var frame = new CapturedFrame { Data = default, Number = 1, LinkType = 1 };

        JsonElement json = Reports.Frame(new Dissector(Sample.Registry).Dissect(frame));

        Assert.False(json.TryGetProperty("time", out _));
        Assert.Equal(0, json.At("cap_len").GetInt32());
        Assert.Equal("short", json.At("ethernet/issues/0/kind").GetString());
    }

    [Fact]
    public void An_empty_report_is_an_empty_object() =>
        Assert.Equal(JsonValueKind.Object, Reports.Parse(Reports.Write(new JsonReport(), _ => { })).ValueKind);

    [Fact]
    public void Frames_of_one_number_have_names_of_their_own()
    {
        FieldTree one = Tree(Sample.Dissect(Sample.Syn, 1)), two = Tree(Sample.Dissect(Sample.Syn, 2));

        JsonElement report = Reports.Parse(Reports.Write(new JsonReport(), w =>
        {
            foreach (FieldTree tree in new[] { one, two, two, one })
                w.WriteFrame(tree);
        }));

        Assert.Equal(["Frame 1", "Frame 2", "Frame 2 (item 3)", "Frame 1 (item 4)"], report.Keys());
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(46, false)]
    [InlineData(47, true)]
    [InlineData(300, true)]
    public void Reports_nest_no_deeper_than_readers_go(int headers, bool flattened)
    {
        byte[] packet = Sample.IPv4(200, [1]);
        for (int i = 1; i < headers; i++)
            packet = Sample.IPv4(4, packet);
        Packet dissected = new Dissector(Sample.Registry).Dissect(Sample.Frame(Sample.Ethernet(packet)));

        FieldTree tree = Tree(dissected);
        byte[] report = Reports.Write(new JsonReport(), w => w.WriteFrame(tree));

        // No options: the 64 levels that System.Text.Json goes.
        using JsonDocument document = JsonDocument.Parse(report);
        JsonElement frame = document.RootElement.GetProperty("Frame 1");
        bool told = frame.TryGetProperty("issues", out JsonElement issues)
            && issues.EnumerateArray().Any(i => i.GetProperty("kind").GetString() == "too deep" && i.GetProperty("text").GetString()!.Contains("side by side", StringComparison.Ordinal));
        Assert.Equal(flattened, told);
        // Every layer is there, and nothing comes twice.
        Assert.Equal(dissected.Chain.Split(':').Length, Layers(frame.GetProperty("ethernet")));
        Assert.Equal(dissected.Chain, frame.GetProperty("protocols").GetString());
    }

    // A layer, the layers in it, and those in arrays.
    private static int Layers(JsonElement layer) => layer.ValueKind == JsonValueKind.Array
        ? layer.EnumerateArray().Sum(Layers)
        : 1 + layer.EnumerateObject().Where(p => p.Name is "ipv4" or "raw").Sum(p => Layers(p.Value));

    [Fact]
    public void Groups_nest_no_deeper_than_readers_go()
    {
        var group = new FieldInfo("deep.group", "Group", FieldKind.Group);
        var named = new FieldInfo("deep.kind", "Kind", FieldKind.UInt) { Names = new EnumNames([1], ["One"]), Repeats = true };
        var tree = new FieldTree();
        tree.Begin();
        for (int i = 0; i < 100; i++)
            tree.BeginGroup(group, 0, 0, 0);
        tree.Number(named, 1, 0, 8);
        for (int i = 0; i < 100; i++)
            tree.EndGroup();
        tree.End();

        using JsonDocument document = JsonDocument.Parse(Reports.Write(new JsonReport(), w => w.WriteBlock("Deep", tree)));
        Assert.Equal("too deep", document.RootElement.GetProperty("Deep 1").At("issues/0/kind").GetString());
    }

    [Fact]
    public void Layers_beyond_the_nested_ones_keep_their_own_issues_and_order()
    {
        byte[] packet = Sample.IPv4(17, Sample.Udp(4711, [1, 2, 3]));
        for (int i = 0; i < 60; i++)
            packet = Sample.IPv4(4, packet);
        Packet dissected = new Dissector(Sample.Registry).Dissect(Sample.Frame(Sample.Ethernet(packet)));

        JsonElement at = Reports.Frame(dissected).GetProperty("ethernet");
        for (int i = 0; i < 46; i++)
            at = at.GetProperty("ipv4");

        // The 47th layer has the rest: 15 of IPv4, then UDP and its payload.
        JsonElement[] rest = [.. at.GetProperty("ipv4").EnumerateArray()];
        Assert.Equal(15, rest.Length);
        Assert.Equal("too deep", rest[1].At("issues/0/kind").GetString());
        Assert.DoesNotContain(rest.Where((_, i) => i != 1), l => l.TryGetProperty("issues", out JsonElement _));
        Assert.Equal(4711, at.At("udp/dstport").GetInt32());
        Assert.Equal("010203", at.At("raw/data").GetString());
    }

    [Fact]
    public void Compact_and_indented_say_the_same()
    {
        FieldTree tree = Tree(Sample.Dissect(Sample.Syn));
        void Body(ReportWriter w)
        {
            w.WriteFrame(tree);
            w.WriteFrame(tree);
        }

        string compact = Reports.Text(new JsonReport(new ReportOptions { Indented = false }), Body);

        Assert.Equal(Compact(Reports.Parse(Reports.Write(new JsonReport(), Body))), Compact(Reports.Parse(Encoding.UTF8.GetBytes(compact))));
        Assert.Equal(4, compact.Split('\n').Length - 1);
    }

    [Fact]
    public void Ndjson_has_one_object_a_line()
    {
        FieldTree tree = Tree(Sample.Dissect(Sample.Syn));

        string[] lines = Reports.Text(new NdjsonReport(), w =>
        {
            w.WriteBlock("Section Header", Block());
            w.WriteFrame(tree);
        }).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        JsonElement block = Reports.Parse(Encoding.UTF8.GetBytes(lines[0])), frame = Reports.Parse(Encoding.UTF8.GetBytes(lines[1]));
        Assert.Equal(["block", "name", "type", "major"], block.Keys());
        Assert.Equal(("section_header", "Section Header 1"), (block.At("block").GetString(), block.At("name").GetString()));
        Assert.Equal(("frame", "Frame 1"), (frame.At("block").GetString(), frame.At("name").GetString()));
        Assert.Equal(80, frame.At("ethernet/ipv4/tcp/dstport").GetInt32());
    }

    [Fact]
    public void Blocks_are_numbered_by_their_kind()
    {
        JsonElement report = Reports.Parse(Reports.Write(new JsonReport(), w =>
        {
            w.WriteBlock("Section Header", Block());
            w.WriteBlock("Interface Description", Block());
            w.WriteBlock("Interface Description", Block());
            w.WriteBlock("Section Header", Block());
            w.WriteBlock("Summary", Block(), numbered: false);
        }));

        Assert.Equal(["Section Header 1", "Interface Description 1", "Interface Description 2", "Section Header 2", "Summary"], report.Keys());
    }

    [Fact]
    public void Writing_allocates_nothing_once_warm()
    {
        using ReportWriter writer = ReportWriter.ToStream(Stream.Null, new JsonReport());
        Packet packet = Sample.Dissect(Sample.Syn);
        for (int i = 0; i < 200; i++)
            writer.WriteFrame(Numbered(packet, i + 1));
        long before = GC.GetAllocatedBytesForCurrentThread();

        writer.WriteFrame(packet);
        writer.Flush();

        // Only the name of a frame that comes a second time is made anew.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
    }

    private static Packet Numbered(Packet packet, int number) => new Dissector(packet.Registry).Dissect(Sample.Frame(Sample.Syn, number));

    private static FieldTree Block()
    {
        var tree = new FieldTree();
        tree.Begin();
        tree.Number(new FieldInfo("pcapng.block.type", "Block Type", FieldKind.UInt), 7, 0, 32);
        tree.Number(new FieldInfo("pcapng.major", "Major", FieldKind.UInt), 1, 0, 16);
        tree.End();
        return tree;
    }

    internal static FieldTree Tree(in Packet packet)
    {
        var tree = new FieldTree();
        tree.Load(packet);
        return tree;
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, JsonSerializerOptions.Default);

    /// <summary>Has a field with the key of the layer that it carries.</summary>
    private sealed class Clash : Protocol
    {
        private static readonly FieldInfo Field = new("clash.ipv4", "IPv4", FieldKind.UInt);

        public override string Name => "clash";

        public override string Chain => "Clash";

        public override string Title => "Clash";

        public override ProtocolLevel Level => ProtocolLevel.Application;

        public override ReadOnlySpan<FieldInfo> Fields => new FieldInfo[] { Field };

        public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("udp.port", 5555) };

        public override void Slice(ReadOnlySpan<byte> data, ref Slice slice) => slice.Next(TableId.Of("ip.proto"), 4);

        public override void Visit(in LayerSlice layer, FieldSink sink) => sink.Number(Field, 1, 0, 8);
    }
}
