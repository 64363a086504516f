using System.Text;

namespace PcapKit.Analysis.Tests;

public class ColumnWriterTests
{
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text), Blob = new("toy.blob", "Blob", FieldKind.Bytes);
    private static readonly FieldInfo Group = new("toy.group", "Group", FieldKind.Group), V6 = new("toy.v6", "V6", FieldKind.IPv6);
    private static readonly FieldInfo Stamp = new("toy.stamp", "Stamp", FieldKind.Time), Signed = new("toy.signed", "Signed", FieldKind.Int);

    [Fact]
    public void Columns_of_fixed_fields() =>
        Assert.Equal("02:00:00:00:00:01\t0x0800\t192.0.2.1\t6\t1\t50000\n",
            Line(Sample.Dissect(Sample.Syn), "eth.src", "eth.type", "ip.src", "ip.proto", "ip.flags.df", "tcp.srcport"));

    [Fact]
    public void Columns_of_the_frame() =>
        Assert.Equal("9\t1511106545.471719000\t2017-11-19T15:49:05.471719Z\t62\t62\t0\t1\teth:ethertype:ip:tcp\tEthernet:IPv4:TCP\n",
            Line(Sample.Dissect(Sample.Syn, 9), "frame.number", "frame.time_epoch", "frame.time", "frame.len", "frame.cap_len",
                "frame.interface_id", "frame.link_type", "frame.protocols", "frame.chain"));

    [Fact]
    public void An_alias_gives_all_its_values_in_order() =>
        Assert.Equal("192.0.2.1,198.51.100.2\t50000,80\n", Line(Sample.Dissect(Sample.Syn), "ip.addr", "tcp.port"));

    [Fact]
    public void Containers_and_derived_values_and_options() =>
        Assert.Equal("0x0002\t0\t1460\t2,1,1,1,1\t020405b401010101\n",
            Line(Sample.Dissect(Sample.Syn), "tcp.flags", "tcp.len", "tcp.options.mss_val", "tcp.option_kind", "tcp.options"));

    [Fact]
    public void A_protocol_without_words_shows_its_name_where_it_is_there() =>
        Assert.Equal("tcp\t\n", Line(Sample.Dissect(Sample.Syn), "tcp", "udp"));

    [Fact]
    public void What_is_not_there_is_empty() =>
        Assert.Equal("\t\t\n", Line(Sample.Dissect(Sample.Syn), "udp.srcport", "udp.port", "data.len"));

    [Fact]
    public void Tunnels_give_several_values()
    {
        byte[] packet = Sample.Ethernet(Sample.IPv4(4, Sample.IPv4(200, [1, 2])));

        Assert.Equal("4,200\t2\n", Line(Sample.Dissect(packet), "ip.proto", "data.len"));
    }

    [Fact]
    public void A_cut_header_gives_what_it_still_has() =>
        Assert.Equal("50000\t\t\n", Line(Sample.Dissect(Sample.Syn[..40]), "tcp.srcport", "tcp.seq_raw", "tcp.flags"));

    [Fact]
    public void A_value_of_the_payload_is_no_value_of_a_cut_header()
    {
        // The last header byte is at hand, the field after it is not.
        Assert.Equal("\n", Line(Sample.Dissect(Sample.Syn[..35]), "tcp.srcport"));
    }

    [Fact]
    public void Text_stays_in_its_line_and_its_column()
    {
        byte[] text = [.. "a\tb\nc\r\x1b"u8, 0xFF, .. "é\\"u8];

        Assert.Equal("a\\tb\\nc\\r\\x1b\uFFFDé\\\t2001:db8::1\t0102\t1970-01-01T00:00:01.500000Z\t-5\n",
            Line(Toy(text), "toy.text", "toy.v6", "toy.blob", "toy.stamp", "toy.signed"));
    }

    [Fact]
    public void A_group_shows_its_bytes() =>
        Assert.Equal("0203\n", Line(Toy([]), "toy.group"));

    [Fact]
    public void An_empty_value_counts_as_one()
    {
        Packet packet = Sample.WithToy((_, sink) =>
        {
            sink.Text(Text, [], 0, 0);
            sink.Text(Text, "x"u8, 0, 0);
        }, Text);

        Assert.Equal(",x\n", Line(packet, "toy.text"));
    }

    [Fact]
    public void Values_do_not_leak_into_the_next_packet()
    {
        var writer = new ColumnWriter(Sample.Registry, ["tcp.options.mss_val", "ip.src"]);
        var line = new Utf8Buffer();

        writer.Write(Sample.Dissect(Sample.Syn), line);
        writer.Write(Sample.Dissect(Sample.Datagram(1, [])), line);

        Assert.Equal("1460\t192.0.2.1\n\t192.0.2.1\n", Encoding.UTF8.GetString(line.Written));
    }

    [Fact]
    public void Csv_quotes_what_needs_it()
    {
        Packet packet = Toy("say \"hi\", you"u8.ToArray());
        var writer = new ColumnWriter(packet.Registry, ["frame.number", "toy.text", "ip.addr", "ip.src"], new ColumnOptions { Csv = true });
        var line = new Utf8Buffer();

        writer.WriteHeader(line);
        writer.Write(packet, line);

        Assert.Equal("frame.number,toy.text,ip.addr,ip.src\n1,\"say \"\"hi\"\", you\",\"192.0.2.1,198.51.100.2\",192.0.2.1\n", Encoding.UTF8.GetString(line.Written));
    }

    [Fact]
    public void Details_of_the_file_format_are_columns()
    {
        FieldInfo comment = FrameProtocol.Named("frame.comment");
        var frame = new CapturedFrame { Data = Sample.Syn, Number = 1, OriginalLength = 62, LinkType = 1, Details = new Comments(comment) };

        Assert.Equal("one,two\t\n", Line(new Dissector(Sample.Registry).Dissect(frame), "frame.comment", "frame.time"));
    }

    [Theory]
    [InlineData("ip.scr", "ip.src")]
    [InlineData("IP.SRC", "ip.src")]
    [InlineData("tcp.flag.syn", "tcp.flags.syn")]
    [InlineData("frame.time_epcoh", "frame.time_epoch")]
    [InlineData("ip.source", "ip.src")]
    [InlineData("tcp.dport", "tcp.dstport")]
    [InlineData("tcp.mss_val", "tcp.options.mss_val")]
    [InlineData("frame.length", "frame.len")]
    [InlineData("malformed", "_ws.malformed")]
    public void An_unknown_name_comes_with_a_known_one(string wrong, string right)
    {
        var fault = Assert.Throws<UnknownFieldException>(() => new ColumnWriter(Sample.Registry, ["ip.src", wrong]));

        Assert.Equal(wrong, fault.Name);
        Assert.Equal(right, fault.Suggestions[0]);
        Assert.Contains($"did you mean {right}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_like_no_other_comes_alone()
    {
        foreach (string name in new[] { "zzzzzzzz", "foo", "tcp.zzz", "a", "." })
            Assert.Equal($"Unknown field '{name}'.", Assert.Throws<UnknownFieldException>(() => new ColumnWriter(Sample.Registry, [name])).Message);
    }

    [Fact]
    public void What_is_wrong_with_a_packet_is_a_column()
    {
        string[] names = ["_ws.malformed", "_ws.short", "_ws.expert", "_ws.expert.message"];
        Assert.Equal("\t\t\t\n", Line(Sample.Dissect(Sample.Syn), names));
        // The capture kept 40 bytes: six of TCP.
        Packet cut = new Dissector(Sample.Registry).Dissect(new CapturedFrame { Data = Sample.Syn.AsSpan(0, 40), Number = 1, OriginalLength = Sample.Syn.Length, LinkType = 1 });
        Assert.Equal("\t[Packet size limited during capture: TCP truncated]\t1\tTCP at 34: truncated: 20 bytes needed, 6 there (capture)\n", Line(cut, names));
        Assert.Equal("1\n", Line(cut, "_ws.expert"));
        // The first option of TCP, at 54, gets a length of 1, which cannot be.
        byte[] bad = [.. Sample.Syn];
        (bad[54], bad[55]) = (2, 1);
        string[] cells = Line(Sample.Dissect(bad), names).TrimEnd('\n').Split('\t');
        Assert.Equal(("[Malformed Packet: TCP]", "", "1"), (cells[0], cells[1], cells[2]));
        Assert.StartsWith("TCP at 54: malformed", cells[3], StringComparison.Ordinal);
        // IPv4 leaves six bytes for TCP, on the wire too.
        byte[] tight = [.. Sample.Syn];
        (tight[16], tight[17]) = (0, 26);
        Assert.Equal("[Malformed Packet: TCP]\t\t1\n", Line(Sample.Dissect(tight), "_ws.malformed", "_ws.short", "_ws.expert"));
    }

    [Fact]
    public void Every_listed_name_is_a_column_and_agrees_with_the_tree()
    {
        IReadOnlyList<string> names = FieldNames.List(Sample.Registry);
        Packet packet = Sample.Dissect(Sample.Syn);
        FieldNode tree = packet.ToTree();

        string[] cells = Line(packet, [.. names]).TrimEnd('\n').Split('\t');

        Assert.Equal(names.Count, cells.Length);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("frame.time_epoch", names);
        Assert.Contains("ip.addr", names);
        for (int i = 0; i < cells.Length; i++)
        {
            FieldNode[] nodes = [.. tree.FindAll(names[i]).Where(n => n.HasValue || n.Kind is FieldEntryKind.Text)];
            if (nodes.Length > 0)
                Assert.Equal(string.Join(',', nodes.Select(n => n.ValueText)), cells[i]);
        }
    }

    [Fact]
    public void Writing_allocates_nothing_once_warm()
    {
        var writer = new ColumnWriter(Sample.Registry, ["frame.time_epoch", "ip.src", "tcp.port", "tcp.options.mss_val", "frame.len", "frame.chain"]);
        Packet packet = Sample.Dissect(Sample.Syn);
        var line = new Utf8Buffer();
        writer.Write(packet, line);
        line.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();

        writer.Write(packet, line);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Packet Toy(byte[] text) => Sample.WithToy((layer, sink) =>
    {
        sink.Text(Text, text, 0, 0);
        sink.Bytes(V6, Hex.Parse("20010db8000000000000000000000001"), 0, 128);
        sink.Bytes(Blob, layer.Bytes[..2], 0, 16);
        sink.BeginGroup(Group, 0, 8, 16);
        sink.Number(Stamp, 1_500_000_000, 0, 64);
        sink.EndGroup();
        sink.Number(Signed, unchecked((ulong)-5), 0, 8);
    }, Text, V6, Blob, Group, Stamp, Signed);

    private static string Line(in Packet packet, params string[] names)
    {
        var line = new Utf8Buffer();
        new ColumnWriter(packet.Registry, names).Write(packet, line);
        return Encoding.UTF8.GetString(line.Written);
    }

    private sealed class Comments(FieldInfo comment) : FrameDetails
    {
        public override ReadOnlySpan<FieldInfo> Fields => new[] { comment };

        public override void Visit(in CapturedFrame frame, FieldSink sink)
        {
            sink.Text(comment, "one"u8, 0, 0);
            sink.Text(comment, "two"u8, 0, 0);
        }
    }
}
