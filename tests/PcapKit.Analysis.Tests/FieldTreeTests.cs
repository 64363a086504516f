namespace PcapKit.Analysis.Tests;

public class FieldTreeTests
{
    private static readonly FieldInfo A = new("toy.a", "A", FieldKind.UInt), B = new("toy.b", "B", FieldKind.UInt);
    private static readonly FieldInfo Group = new("toy.group", "Group", FieldKind.Group);
    private static readonly FieldInfo List = new("toy.list", "List", FieldKind.List);
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text);

    [Fact]
    public void Layers_stand_one_inside_the_other_below_the_frame()
    {
        FieldNode frame = Sample.Dissect(Sample.Syn).ToTree();

        Assert.Equal("frame", frame.Name);
        Assert.Equal("tcp", frame["eth"]!["ip"]!["tcp"]!.Key);
        Assert.Equal("192.0.2.1", frame["ip.src"]!.ValueText);
        Assert.Equal(1460ul, frame["tcp.options.mss_val"]!.Number);
        Assert.Null(frame["udp.srcport"]);
        Assert.Equal(["192.0.2.1", "198.51.100.2"], frame.FindAll("ip.addr").Select(n => n.ValueText));
    }

    [Fact]
    public void Values_know_where_they_stand_in_the_packet()
    {
        FieldNode frame = Sample.Dissect(Sample.Syn).ToTree();

        Assert.Equal((26 * 8, 32), (frame["ip.src"]!.BitOffset, frame["ip.src"]!.BitLength));
        Assert.Equal(((34 + 20 + 2) * 8, 16), (frame["tcp.options.mss_val"]!.BitOffset, frame["tcp.options.mss_val"]!.BitLength));
        Assert.Equal((14 * 8, 48 * 8), (frame["ip"]!.BitOffset, frame["ip"]!.BitLength));
    }

    [Fact]
    public void The_frame_is_a_layer_with_fields()
    {
        FieldNode frame = Sample.Dissect(Sample.Syn, 7).ToTree();

        Assert.Equal(7ul, frame["frame.number"]!.Number);
        Assert.Equal("2017-11-19T15:49:05.471719Z", frame["frame.time"]!.ValueText);
        Assert.Equal("1511106545.471719000", frame["frame.time_epoch"]!.ValueText);
        Assert.Equal((62ul, 62ul), (frame["frame.len"]!.Number, frame["frame.cap_len"]!.Number));
        Assert.Equal("eth:ethertype:ip:tcp", frame["frame.protocols"]!.ValueText);
        Assert.Equal("Ethernet:IPv4:TCP", frame["frame.chain"]!.ValueText);
        Assert.Equal("ETHERNET", frame["frame.link_type"]!.ValueName);
    }

    [Fact]
    public void A_time_finer_than_nanoseconds_is_kept()
    {
        var time = new Timestamp(1, 123_456_789_123_000_000);
        var frame = new CapturedFrame { Data = Sample.Syn, Number = 1, Time = time, OriginalLength = 62, LinkType = 1 };

        FieldNode tree = new Dissector(Sample.Registry).Dissect(frame).ToTree();

        Assert.Equal("1.123456789123", tree["frame.time_epoch"]!.ValueText);
        Assert.Equal("1970-01-01T00:00:01.123456789123Z", tree["frame.time"]!.ValueText);
    }

    [Fact]
    public void Repeats_are_found_whatever_stands_between()
    {
        Packet packet = Sample.WithToy((_, sink) =>
        {
            sink.Number(A, 1, 0, 8);
            sink.BeginGroup(Group, 0, 0, 8);
            sink.Number(A, 2, 0, 8);
            sink.Number(A, 3, 0, 8);
            sink.EndGroup();
            sink.Number(B, 4, 0, 8);
            sink.Number(A, 5, 0, 8);
        });
        var tree = new FieldTree();
        tree.Load(packet);

        var found = new List<(ulong, bool)>();
        foreach (ref readonly FieldEntry entry in tree.Entries)
        {
            if (entry.Field == A)
                found.Add((entry.Value, entry.IsRepeat));
        }
        Assert.Equal([(1, false), (2, false), (3, true), (5, true)], found);
    }

    [Fact]
    public void Unbalanced_groups_do_not_escape_their_layer()
    {
        Packet packet = Sample.WithToy((_, sink) =>
        {
            sink.EndGroup();
            sink.BeginGroup(Group, 0, 0, 8);
            sink.BeginGroup(List, 0, 0, 8);
        });

        FieldNode tree = packet.ToTree();

        Assert.Equal("toy.list", tree["toy"]!["toy.group"]![0].Name);
        Assert.Equal("Ethernet:IPv4:UDP:Toy", tree["frame.chain"]!.ValueText);
    }

    [Fact]
    public void Groups_nested_too_deep_are_flattened_with_an_issue()
    {
        Packet packet = Sample.WithToy((_, sink) =>
        {
            for (int i = 0; i < 1000; i++)
                sink.BeginGroup(Group, 0, 0, 8);
            sink.Number(A, 1, 0, 8);
            for (int i = 0; i < 1000; i++)
                sink.EndGroup();
            sink.Number(B, 2, 0, 8);
        });

        FieldNode tree = packet.ToTree();

        Assert.Equal("toy.b", tree["toy"]![1].Name);
        Assert.Contains("Toy at 42: too deep", tree["issue.text"]!.ValueText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_header_says_what_is_missing()
    {
        FieldNode tree = Sample.Dissect(Sample.Syn[..40]).ToTree();

        FieldNode tcp = tree["tcp"]!;
        Assert.Equal("50000", tcp["tcp.srcport"]!.ValueText);
        Assert.Null(tcp["tcp.flags"]);
        Assert.Equal("TCP at 34: short: 20 bytes needed, 6 there (lower layer)", tcp["issue.text"]!.ValueText);
        Assert.Equal(["IPv4", "TCP"], tree[tree.Count - 1].FindAll("issue.layer").Select(n => n.ValueText));
    }

    [Theory]
    [InlineData(4711, "no protocol for udp.port 4711 or 40000")]
    public void Raw_data_says_why(int port, string reason)
    {
        FieldNode tree = Sample.Dissect(Sample.Datagram((ushort)port, [1, 2, 3])).ToTree();

        Assert.Equal("010203", tree["data"]!["data.data"]!.ValueText);
        Assert.Equal(reason, tree["data"]!["data.reason"]!.ValueText);
    }

    [Fact]
    public void What_follows_a_malformed_header_names_the_fault()
    {
        byte[] packet = Sample.Ethernet(Sample.IPv4(17, Sample.Udp(53, [1, 2])));
        packet[14] = 0x65;

        FieldNode tree = Sample.Dissect(packet).ToTree();

        Assert.Equal("IPv4 at 14: malformed: the version is not 4", tree["data.reason"]!.ValueText);
    }

    [Fact]
    public void A_limit_of_layers_is_no_unknown_protocol()
    {
        var dissector = new Dissector(Sample.Registry, new DissectOptions { HighestLevel = ProtocolLevel.Internet });

        FieldNode tree = dissector.Dissect(Sample.Frame(Sample.Syn)).ToTree();

        Assert.Equal("not dissected as TCP", tree["data.reason"]!.ValueText);
    }

    [Fact]
    public void Several_packets_in_one_layer_are_siblings()
    {
        byte[] one = Sample.IPv4(17, Sample.Udp(1, [])), two = Sample.IPv4(6, Sample.Syn[34..]);
        byte[] both = [0, (byte)one.Length, .. one, 0, (byte)two.Length, .. two];

        FieldNode bundle = Sample.Dissect(Sample.Datagram(7777, both)).ToTree()["bundle"]!;

        Assert.Equal(["bundle.count", "ip", "ip"], bundle.Select(n => n.Name));
        Assert.NotNull(bundle[2]["tcp"]);
        Assert.Null(bundle[1]["tcp"]);
    }

    [Fact]
    public void The_tree_prints_labels_values_and_names()
    {
        string[] lines = Sample.Dissect(Sample.Syn).ToTree().ToString().Split('\n');

        Assert.Contains("Ethernet II", lines);
        Assert.Contains("    Type: IPv4 (0x0800)", lines);
        Assert.Contains("    Source Address: 192.0.2.1", lines);
        Assert.Contains("    Flags: 0x0002", lines);
        Assert.Contains("        Syn: 1", lines);
        Assert.Contains("        Maximum segment size", lines);
        Assert.Contains("            MSS Value: 1460", lines);
    }

    [Fact]
    public void Printing_never_emits_control_characters()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\u202e\u0085"u8];

        string printed = Sample.WithToy((_, sink) => sink.Text(Text, all, 0, 0)).ToTree().ToString();

        Assert.DoesNotContain(printed, c => char.IsControl(c) && c != '\n');
        Assert.Contains(@"\x00\x01", printed, StringComparison.Ordinal);
        Assert.Contains(@"\t\n", printed, StringComparison.Ordinal);
        Assert.Contains(@"\u{202e}\x85", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Filling_allocates_nothing_once_warm()
    {
        var tree = new FieldTree { IncludePacket = true };
        Packet packet = Sample.Dissect(Sample.Syn);
        for (int i = 0; i < 3; i++)
            tree.Load(packet);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            tree.Load(packet);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
