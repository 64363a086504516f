using System.Net;

namespace PcapKit.IO.Tests;

public class CaptureBlockTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interface_options_are_shown_by_name(bool bigEndian)
    {
        byte[] options =
        [
            .. PcapNg.Text(1, "a comment", bigEndian), .. PcapNg.Text(2, "eth0", bigEndian), .. PcapNg.Text(3, "the first", bigEndian),
            .. PcapNg.Option(4, [192, 0, 2, 1, 255, 255, 255, 0], bigEndian),
            .. PcapNg.Option(5, [0x20, 1, 0xd, 0xb8, .. new byte[11], 1, 64], bigEndian),
            .. PcapNg.Option(6, [0, 1, 2, 3, 4, 5], bigEndian), .. PcapNg.Option(7, [1, 2, 3, 4, 5, 6, 7, 8], bigEndian),
            .. PcapNg.Number(8, 1_000_000_000, 8, bigEndian), .. PcapNg.Option(9, [0x8A], bigEndian), .. PcapNg.Number(10, 0xFFFF_FFFF, 4, bigEndian),
            .. PcapNg.Option(11, [0, .. "tcp port 80"u8], bigEndian), .. PcapNg.Option(11, [1, 6, 0, 0, 0], bigEndian), .. PcapNg.Text(12, "Linux", bigEndian),
            .. PcapNg.Option(13, [4], bigEndian), .. PcapNg.Number(14, ulong.MaxValue, 8, bigEndian), .. PcapNg.Text(15, "card", bigEndian),
            .. PcapNg.Number(16, 1, 8, bigEndian), .. PcapNg.Number(17, 2, 8, bigEndian), .. PcapNg.Text(18, "Europe/Zurich", bigEndian),
            .. PcapNg.Option(2988, [.. new ByteList(bigEndian).U32(32473).ToArray(), .. "mine"u8], bigEndian), .. PcapNg.Option(777, [1, 2], bigEndian),
            .. PcapNg.End(bigEndian),
        ];
        byte[] file = [.. PcapNg.Section(bigEndian), .. PcapNg.Interface(113, 96, bigEndian, options)];
        CaptureBlock block = Reading.Blocks(file)[1];
        Assert.Equal(
            [
                "opt_comment", "if_name", "if_description", "if_IPv4addr", "if_IPv6addr", "if_MACaddr", "if_EUIaddr", "if_speed", "if_tsresol", "if_tzone",
                "if_filter", "if_filter", "if_os", "if_fcslen", "if_tsoffset", "if_hardware", "if_txspeed", "if_rxspeed", "if_iana_tzname", "opt_custom", null,
            ],
            block.Options.Select(o => o.Name));
        const string p = "pcapng.options.option.data.";
        List<string> lines = ListSink.Of(block);
        Assert.Equal(["pcapng.block.type=1", $"pcapng.block.length={block.Raw.Length}", "pcapng.interface_description.link_type=113",
            "pcapng.interface_description.reserved=0", "pcapng.interface_description.snap_length=96", "pcapng.options ("], lines[..6]);
        Assert.Equal(
            [
                p + "comment='a comment'", p + "interface.name='eth0'", p + "interface.description='the first'", p + "ipv4=3221225985", p + "ipv4_mask=4294967040",
                p + "ipv6=20010db8000000000000000000000001", p + "ipv6_mask=64", p + "mac=4328719365", p + "eui=0102030405060708", p + "interface.speed=1000000000",
                p + "interface.timestamp_resolution=138 (", p + "interface.timestamp_resolution.base=2", p + "interface.timestamp_resolution.value=10",
                p + "interface.timezone=-1", p + "interface.filter (", p + "interface.filter.type=0", p + "interface.filter.string='tcp port 80'",
                p + "interface.filter (", p + "interface.filter.type=1", p + "interface.filter.bpf_program=06000000", p + "interface.os='Linux'",
                p + "interface.fcs_length=4", p + "interface.timestamp_offset=-1", p + "interface.hardware='card'", p + "interface.tx_speed=1",
                p + "interface.rx_speed=2", p + "interface.timezone_name='Europe/Zurich'", p + "custom (",
            ],
            lines.Where(l => l.StartsWith(p, StringComparison.Ordinal)));
        Assert.Contains("pcapng.custom.pen=32473", lines);
        Assert.Contains("pcapng.custom.text='mine'", lines);
        Assert.Contains("pcapng.options.option.data=0102", lines);
        CaptureInterface described = Interfaces(file)[0];
        Assert.Equal(("eth0", "the first", "tcp port 80", "Linux", "card", 1_000_000_000ul, 4, -1L),
            (described.Name, described.Description, described.Filter, described.OperatingSystem, described.Hardware, described.Speed, described.FcsLength, described.TimestampOffset));
    }

    [Fact]
    public void The_meaning_of_an_option_depends_on_its_block()
    {
        byte[] two = PcapNg.Text(2, "two");
        byte[] file =
        [
            .. PcapNg.Section(options: two), .. PcapNg.Interface(options: two), .. PcapNg.Block(4, [0, 0, 0, 0, .. two]),
            .. PcapNg.Block(5, [.. new byte[12], .. two]), .. PcapNg.Block(10, [.. new byte[8], .. two]),
        ];
        Assert.Equal(["shb_hardware", "if_name", "ns_dnsname", "isb_starttime", null], Reading.Blocks(file).Select(b => Assert.Single(b.Options).Name));
    }

    [Fact]
    public void Section_headers_are_shown()
    {
        byte[] file = PcapNg.Section(true, [.. PcapNg.Text(2, "PC", true), .. PcapNg.Text(3, "an OS", true), .. PcapNg.Text(4, "a test", true), .. PcapNg.End(true)]);
        List<string> lines = ListSink.Of(Reading.Blocks(file)[0]);
        Assert.Equal(
            ["pcapng.section_header.byte_order_magic=1a2b3c4d", "pcapng.section_header.version.major=1", "pcapng.section_header.version.minor=0", "pcapng.section_header.section_length=-1"],
            lines[2..6]);
        Assert.Contains("pcapng.options.option.data.hardware='PC'", lines);
        Assert.Contains("pcapng.options.option.data.os='an OS'", lines);
        Assert.Contains("pcapng.options.option.data.user_application='a test'", lines);
    }

    [Fact]
    public void Names_are_shown_and_listed()
    {
        byte[] records =
        [
            .. PcapNg.Option(1, [192, 0, 2, 1, .. "one\0uno\0"u8]), .. PcapNg.Option(2, [0x20, 1, 0xd, 0xb8, .. new byte[11], 9, .. "six\0"u8]),
            .. PcapNg.Option(3, [0, 1, 2, 3, 4, 5, .. "card\0"u8]), .. PcapNg.End(), .. PcapNg.Text(2, "a server"), .. PcapNg.Option(3, [192, 0, 2, 53]), .. PcapNg.End(),
        ];
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Block(4, records)])[1];
        Assert.Equal(
            [new(IPAddress.Parse("192.0.2.1"), "one"), new(IPAddress.Parse("192.0.2.1"), "uno"), new ResolvedName(IPAddress.Parse("2001:db8::9"), "six")],
            block.GetNames());
        List<string> lines = ListSink.Of(block);
        Assert.Contains("pcapng.records.record.data.ipv4=3221225985", lines);
        Assert.Equal(["one", "uno", "six", "card"], lines.Where(l => l.StartsWith("pcapng.records.record.data.name", StringComparison.Ordinal)).Select(l => l.Split('\'')[1]));
        Assert.Contains("pcapng.options.option.data.dns_name='a server'", lines);
        Assert.Contains("pcapng.options.option.data.ipv4=3221226037", lines);
    }

    [Fact]
    public void Statistics_have_times_in_the_resolution_of_their_interface()
    {
        byte[] high = new ByteList(false).U32(349245).U32(3_000_000_000).ToArray();
        ulong ticks = (349245ul << 32) + 3_000_000_000;
        byte[] options = [.. PcapNg.Option(2, high), .. PcapNg.Option(3, high), .. PcapNg.Number(4, 17, 8), .. PcapNg.Number(5, 1, 8), .. PcapNg.Number(6, 2, 8), .. PcapNg.Number(7, 3, 8), .. PcapNg.Number(8, 4, 8)];
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(options: PcapNg.Option(9, [9])), .. PcapNg.Block(5, [0, 0, 0, 0, .. high, .. options])];
        List<string> lines = ListSink.Of(Reading.Blocks(file)[2]);
        Assert.Contains("pcapng.interface_id=0", lines);
        Assert.Contains($"pcapng.timestamp={ticks}", lines);
        const string p = "pcapng.options.option.data.";
        Assert.Equal(
            [p + $"start_time={ticks}", p + $"end_time={ticks}", p + "interface.received=17", p + "interface.dropped=1", p + "interface.accepted_by_filter=2", p + "interface.dropped_by_os=3", p + "interface.delivered_to_user=4"],
            lines.Where(l => l.StartsWith(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void Secrets_are_shown_and_given()
    {
        byte[] body = [.. new ByteList(false).U32(SecretsTypes.TlsKeyLog).U32(5).Raw("key\r\n"u8).Pad().ToArray(), .. PcapNg.Text(1, "why")];
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Block(10, body)])[1];
        Assert.True(block.TryGetSecrets(out uint type, out ReadOnlyMemory<byte> secrets));
        Assert.Equal(SecretsTypes.TlsKeyLog, type);
        Assert.Equal("key\r\n"u8.ToArray(), secrets.ToArray());
        Assert.Contains("pcapng.dsb.secrets_data=6b65790d0a", ListSink.Of(block));
        Assert.Equal("why", block.GetText(CaptureOption.Comment));
    }

    [Fact]
    public void Journal_entries_are_shown_by_field_also_binary_ones()
    {
        byte[] entry = [.. "MESSAGE=hello = you\n_PID=17\nDATA\n"u8, 3, 0, 0, 0, 0, 0, 0, 0, .. "a\nb\nLAST=x\n"u8];
        List<string> lines = ListSink.Of(Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Block(9, entry)])[1]);
        Assert.Equal(["MESSAGE", "hello = you", "_PID", "17", "DATA", "a\nb", "LAST", "x"],
            lines.Where(l => l.Contains(".field.", StringComparison.Ordinal)).Select(l => l.Split('\'')[1]));
    }

    [Theory]
    [InlineData(0x0BADu)]
    [InlineData(0x4000_0BADu)]
    public void Custom_blocks_are_shown(uint type)
    {
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Block(type, new ByteList(false).U32(32473).Raw(1, 2, 3, 4).ToArray())])[1];
        Assert.Equal(("Custom", type), (block.Name, block.Type));
        Assert.Equal(["pcapng.custom.pen=32473", "pcapng.custom.data=01020304"], ListSink.Of(block)[2..]);
    }

    [Fact]
    public void Unknown_blocks_are_shown_as_bytes()
    {
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Block(0x8000_1234, [1, 2, 3, 4, 5])])[1];
        Assert.Equal(("Unknown", 28L, 1), (block.Name, block.Offset, block.Section));
        Assert.Equal(["pcapng.block.type=2147488308", "pcapng.block.length=20", "pcapng.block.data=0102030405000000"], ListSink.Of(block));
    }

    [Theory]
    [InlineData(4u, new byte[] { 1, 0, 200, 0, 1, 2, 3, 4 })]
    [InlineData(5u, new byte[] { 1, 2 })]
    [InlineData(10u, new byte[] { 1, 0, 0, 0, 200, 0, 0, 0 })]
    [InlineData(10u, new byte[] { 1, 0, 0, 0, 255, 255, 255, 255 })]
    [InlineData(0x0BADu, new byte[0])]
    public void Damaged_contents_are_problems_not_exceptions(uint type, byte[] body)
    {
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(type, body)])[2];
        Assert.Contains("!Short", ListSink.Of(block));
        Assert.Empty(block.GetNames());
        Assert.False(block.TryGetSecrets(out _, out _));
    }

    [Fact]
    public void An_option_longer_than_its_block_ends_the_options()
    {
        CaptureBlock block = Reading.Blocks([.. PcapNg.Section(), .. PcapNg.Interface(options: [.. PcapNg.Text(2, "a"), 3, 0, 200, 0])])[1];
        Assert.Equal("a", Assert.Single(block.Options).Text);
        Assert.Contains("!Short", ListSink.Of(block));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Packet_options_are_fields_of_the_frame(bool bigEndian)
    {
        byte[] options =
        [
            .. PcapNg.Text(1, "first", bigEndian), .. PcapNg.Text(1, "second", bigEndian), .. PcapNg.Number(2, 0x8100_00AA, 4, bigEndian),
            .. PcapNg.Option(3, [2, 1, 2, 3, 4], bigEndian), .. PcapNg.Number(4, 99, 8, bigEndian), .. PcapNg.Number(5, 0x1_0000_0001, 8, bigEndian),
            .. PcapNg.Number(6, 3, 4, bigEndian), .. PcapNg.Option(7, [0, 0xAB], bigEndian), .. PcapNg.Option(7, [1, .. new ByteList(bigEndian).U64(ulong.MaxValue).ToArray()], bigEndian),
            .. PcapNg.Option(7, [9, 1], bigEndian), .. PcapNg.Option(2989, [.. new ByteList(bigEndian).U32(32473).ToArray(), 5], bigEndian), .. PcapNg.Option(777, [1], bigEndian),
            .. PcapNg.Option(2, [1], bigEndian), .. PcapNg.End(bigEndian),
        ];
        byte[] file =
        [
            .. PcapNg.Section(bigEndian), .. PcapNg.Interface(bigEndian: bigEndian),
            .. PcapNg.Interface(bigEndian: bigEndian, options: [.. PcapNg.Text(2, "eth1", bigEndian), .. PcapNg.Text(3, "uplink", bigEndian)]),
            .. PcapNg.Enhanced(Pcap.Packet(61), id: 1, bigEndian: bigEndian, options: options),
        ];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.True(reader.Read(out CapturedFrame frame));
        Assert.Equal(
            [
                "frame.section_number=1", "frame.interface_name='eth1'", "frame.interface_description='uplink'",
                "frame.comment='first'", "frame.comment='second'", "frame.packet_flags=2164261034 (", "frame.packet_flags_direction=2",
                "frame.packet_flags_reception_type=2", "frame.packet_flags_fcs_length=5", "frame.packet_flags_reserved=0", "frame.packet_flags_crc_error=1",
                "frame.packet_flags_packet_too_error=0", "frame.packet_flags_packet_too_short_error=0", "frame.packet_flags_wrong_inter_frame_gap_error=0",
                "frame.packet_flags_unaligned_frame_error=0", "frame.packet_flags_start_frame_delimiter_error=0", "frame.packet_flags_preamble_error=0",
                "frame.packet_flags_symbol_error=1", "frame.hash (", "frame.hash.algorithm=2", "frame.hash.data=01020304", "frame.drop_count=99",
                "frame.packet_id=4294967297", "frame.interface_queue=3", "frame.verdict (", "frame.verdict.hw=ab", "frame.verdict (", "frame.verdict.ebpf_tc=-1",
                "frame.verdict (", "frame.verdict.unknown=0901", "frame.custom (", "frame.custom.pen=32473", "frame.custom.data=05", "frame.option (",
                "frame.option.code=777", "frame.option.data=01", "frame.option (", "frame.option.code=2", "frame.option.data=01",
            ],
            ListSink.Of(frame));
        string[] names = new string[frame.Details!.Fields.Length];
        for (int i = 0; i < names.Length; i++)
            names[i] = frame.Details.Fields[i].Name;
        Assert.All(ListSink.Of(frame), line => Assert.Contains(line.Split('=', ' ')[0], names));
    }

    [Fact]
    public void Damaged_packet_options_do_not_hide_the_packet()
    {
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(60), options: [.. PcapNg.Text(1, "c"), 1, 0, 200, 0])];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.True(reader.Read(out CapturedFrame frame));
        Assert.Equal(60, frame.Data.Length);
        Assert.Equal(["frame.section_number=1", "frame.comment='c'", "!Short"], ListSink.Of(frame));
    }

    [Theory]
    [InlineData(1u, "ETHERNET")]
    [InlineData(101u, "RAW")]
    [InlineData(276u, "LINUX_SLL2")]
    [InlineData(147u, "USER0")]
    [InlineData(9999u, "9999")]
    public void Link_types_have_names(uint linkType, string name) => Assert.Equal(name, LinkTypes.NameOf(linkType));

    private static List<CaptureInterface> Interfaces(byte[] file)
    {
        using var reader = CaptureReader.Open(new MemoryStream(file));
        while (reader.Read(out _))
        {
        }
        return [.. reader.Interfaces];
    }
}
