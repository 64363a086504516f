namespace PcapKit.Analysis.Tests;

public class TreeReportTests
{
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text), A = new("toy.a", "A", FieldKind.UInt);
    private static readonly FieldInfo Blob = new("toy.blob", "Blob", FieldKind.Bytes), Group = new("toy.group", "Group", FieldKind.Group);

    [Fact]
    public void A_frame_is_drawn_with_branches()
    {
        string expected =
            """
            Global Header
              |-- snaplen -> 65535

            Frame 1
              |-- number -> 1
              |-- time -> 2017-11-19T15:49:05.471719Z
              |-- time_epoch -> 1511106545.471719000
              |-- len -> 62
              |-- cap_len -> 62
              |-- interface_id -> 0
              |-- link_type -> ETHERNET [1]
              |-- ethernet 
              |     |-- dst -> 02:00:00:00:00:02
              |     |-- src -> 02:00:00:00:00:01
              |     |-- type -> IPv4 [0x0800]
              |     |-- ipv4 
              |           |-- version -> 4
              |           |-- hdr_len -> 5
              |           |-- len -> 48
              |           |-- id -> 0x1a2b
              |           |-- flags -> 0x02
              |           |     |-- rb -> False
              |           |     |-- df -> True
              |           |     |-- mf -> False
              |           |-- frag_offset -> 0
              |           |-- ttl -> 64
              |           |-- proto -> TCP [6]
              |           |-- checksum -> 0x0000
              |           |-- src -> 192.0.2.1
              |           |-- dst -> 198.51.100.2
              |           |-- tcp 
              |                 |-- srcport -> 50000
              |                 |-- dstport -> 80
              |                 |-- seq_raw -> 1000
              |                 |-- ack_raw -> 0
              |                 |-- flags -> 0x0002
              |                 |     |-- ack -> False
              |                 |     |-- syn -> True
              |                 |     |-- fin -> False
              |                 |-- window_size_value -> 64240
              |                 |-- checksum -> 0x1234
              |                 |-- urgent_pointer -> 0
              |                 |-- options 
              |                 |     |--> tcp.options.mss 
              |                 |     |     |-- option_kind -> 2
              |                 |     |     |-- option_len -> 4
              |                 |     |     |-- mss_val -> 1460
              |                 |     |--> tcp.options.nop 
              |                 |     |     |-- option_kind -> 1
              |                 |     |--> tcp.options.nop 
              |                 |     |     |-- option_kind -> 1
              |                 |     |--> tcp.options.nop 
              |                 |     |     |-- option_kind -> 1
              |                 |     |--> tcp.options.nop 
              |                 |           |-- option_kind -> 1
              |                 |-- len -> 0
              |-- protocols -> Ethernet:IPv4:TCP

            """;

        string text = Reports.Text(new TreeReport(), w =>
        {
            var header = new FieldTree();
            header.Begin();
            header.Number(new FieldInfo("pcap.header.snaplen", "Snap Length", FieldKind.UInt), 65535, 0, 32);
            header.End();
            w.WriteBlock("Global Header", header, numbered: false);
            w.WriteFrame(Sample.Dissect(Sample.Syn));
        });

        Assert.Equal(expected.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Bytes_stand_sixteen_to_a_line()
    {
        byte[] short16 = [.. Enumerable.Range(0, 16).Select(i => (byte)i)], longer = [.. Enumerable.Range(0, 34).Select(i => (byte)i)];

        string[] lines = Toy(sink =>
        {
            sink.Bytes(Blob, short16, 0, 0);
            sink.BeginGroup(Group, 0, 0, 0);
            sink.Bytes(Blob, longer, 0, 0);
            sink.EndGroup();
            sink.BeginGroup(Group, 0, 0, 0);
            sink.EndGroup();
        });

        const string left = "  |                       ";
        Assert.Equal(
        [
            left + "|-- blob -> 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
            left + "|-- group ",
            left + "      |--> group ",
            left + "      |     |-- blob ",
            left + "      |           |--> 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
            left + "      |                10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f",
            left + "      |                20 21",
            left + "      |--> group -> NIL",
        ], lines);
    }

    [Fact]
    public void Repeated_values_stand_under_one_key()
    {
        string[] lines = Toy(sink =>
        {
            sink.Number(A, 1, 0, 8);
            sink.Bytes(Blob, [], 0, 8);
            sink.Number(A, 2, 0, 8);
        });

        const string left = "  |                       ";
        Assert.Equal([left + "|-- a ", left + "|     |--> 1", left + "|     |--> 2", left + "|-- blob -> NIL"], lines);
    }

    [Fact]
    public void Terminals_receive_no_control_characters()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\u009b31m\u202e\u2028"u8];

        string text = Reports.Text(new TreeReport(), w => w.WriteFrame(Sample.WithToy((_, sink) => sink.Text(Text, all, 0, 0))));

        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2028');
        Assert.Contains(@"\x00\x01", text, StringComparison.Ordinal);
        Assert.Contains(@"\x9b31m\u{202e}\u{2028}", text, StringComparison.Ordinal);
    }

    private static string[] Toy(Action<FieldSink> push)
    {
        string[] lines = Reports.Text(new TreeReport(), w => w.WriteFrame(Sample.WithToy((_, sink) => push(sink)))).Split('\n');
        int toy = Array.FindIndex(lines, l => l.EndsWith("|-- toy ", StringComparison.Ordinal));
        return lines[(toy + 1)..Array.FindIndex(lines, l => l.Contains("|-- protocols", StringComparison.Ordinal))];
    }
}
