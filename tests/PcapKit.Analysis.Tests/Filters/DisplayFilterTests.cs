using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests.Filters;

/// <summary>The language, on one packet whose every byte is known: 192.0.2.1:50000 → 198.51.100.2:80, SYN, with options. tshark 4.0.17 gives the same answers.</summary>
public class DisplayFilterTests
{
    private static readonly byte[] Syn = Sample.Syn;

    private static readonly byte[] Question = Hex.Parse(
        "02 00 00 00 00 02 02 00 00 00 00 01 08 00 45 00 00 3d 00 00 40 00 40 11 00 00 c0 00 02 01 c0 00 02 35 c0 00 00 35 00 29 00 00"
        + "12 34 01 00 00 01 00 00 00 00 00 00 03 57 77 77 07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 00 01 00 01");

    [Theory]
    [InlineData("tcp")]
    [InlineData("ip && eth and not udp")]
    [InlineData("!(udp or ipv6)")]
    [InlineData("tcp.port == 80")]
    [InlineData("tcp.port eq 80")]
    [InlineData("tcp.port != 443")]
    [InlineData("tcp.port !== 80")]
    [InlineData("ip.ttl === 64")]
    [InlineData("tcp.port > 49999 and tcp.port >= 50000 and tcp.port < 81 and tcp.port le 80")]
    [InlineData("any tcp.port > 1024")]
    [InlineData("all tcp.port > 79")]
    [InlineData("tcp.dstport == 0x50 and tcp.dstport == 0120 and tcp.dstport == 0b1010000 and tcp.dstport == 'P'")]
    [InlineData("80 == tcp.dstport")]
    [InlineData("79 < tcp.dstport < 81")]
    [InlineData("ip.src == 192.0.2.1 and ip.addr == 198.51.100.0/24 and not ip.addr == 10.0.0.0/8")]
    [InlineData("ip.src in {192.0.2.0/24, 10.0.0.1 .. 10.0.0.9}")]
    [InlineData("ip.src < ip.dst")]
    [InlineData("eth.src == 02:00:00:00:00:01 && eth.dst == 02-00-00-00-00-02 && eth.dst == 0200.0000.0002")]
    [InlineData("eth.src[0:3] == eth.dst[0:3]")]
    [InlineData("eth.src[-1] == 1 and eth.src[:2] == 02:00 and eth.src[4-5] == 00:01 and eth.src[0,5] == 02:01 and eth.src[5:] == 01")]
    [InlineData("tcp[13] == 02 and tcp[2:2] == 00:50 and tcp[13] & 2")]
    [InlineData("tcp.flags & 0x02 and tcp.flags & 0x12 == 2 and not tcp.flags & 0x10")]
    [InlineData("ip.src & 255.255.0.0 == 192.0.0.0")]
    [InlineData("ip.proto == TCP and ip.proto == \"tcp\"")]
    [InlineData("tcp.flags.syn == 1 and tcp.flags.syn == True and tcp.flags.ack == false and tcp.flags.ack")]
    [InlineData("tcp.port in {443, 50000..50010}")]
    [InlineData("tcp.port not in {443, 22}")]
    [InlineData("ip.len - 20 == tcp.len + tcp.hdr_len")]
    [InlineData("ip.len % 5 == 3 and ip.len * 2 == 96 and ip.len / 5 == 9 and -ip.len < 0 and ip.len - 100 < 0")]
    [InlineData("not ip.len / 0 == 1")]
    [InlineData("count(ip.addr) == 2 and not count(ipv6.addr) == 0")]
    [InlineData("max(tcp.port) == 50000 and min(tcp.port, ip.ttl) == 64 and sum(tcp.port) == 50080 and abs(ip.ttl - 100) == 36")]
    [InlineData("string(ip.src) contains \"0.2.\" and string(tcp.dstport) matches \"^80$\"")]
    [InlineData("len(tcp) == 28 and len(eth.src) == 6")]
    [InlineData("frame contains c0:00:02:01 and frame[12:2] == 08:00 and tcp contains \"\\x02\\x04\"")]
    [InlineData("frame matches \"\\\\xc6\\\\x33\" and eth matches r\"\\x02\"")]
    [InlineData("frame.len == 62 and frame.number == 1 and frame.protocols == \"eth:ethertype:ip:tcp\"")]
    [InlineData("frame.time == \"2017-11-19 15:49:05.471719\" and frame.time >= \"Nov 19, 2017 15:49:05\" and frame.time < \"2017-11-19T16:49:06+01:00\"")]
    [InlineData("frame.time_epoch > 1511106545.4 and frame.time_epoch < 1511106546")]
    [InlineData("tcp.option_kind == 2 and tcp.options.mss_val == 1460 and tcp.options")]
    [InlineData("ip#1 and ip.src#1 == 192.0.2.1 and ip.src#-1 == 192.0.2.1 and not ip#2 and ip.src#[1-3]")]
    [InlineData("@ip.src == c0:00:02:01 and @tcp.dstport == 00:50")]
    [InlineData("tcp xor udp")]
    [InlineData("tcp.port == 81 or tcp.port == 80 and ip")]
    public void Holds_for_a_segment(string filter) => Assert.True(Matches(filter, Syn));

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp.port == 81")]
    [InlineData("tcp.port != 80")]
    [InlineData("tcp.port === 80")]
    [InlineData("all tcp.port > 1024")]
    [InlineData("udp.port != 53")]
    [InlineData("ip.addr == 192.0.3.0/24")]
    [InlineData("eth.src[6] == 0")]
    [InlineData("eth.src[4:3] == 00:01:00")]
    [InlineData("tcp.flags & 0x10")]
    [InlineData("count(ipv6.addr) == 0")]
    [InlineData("tcp xor ip")]
    [InlineData("ip#2")]
    [InlineData("ip.src#2 == 192.0.2.1")]
    [InlineData("tcp.stream")]
    public void Does_not_hold_for_a_segment(string filter) => Assert.False(Matches(filter, Syn));

    [Theory]
    [InlineData("dns.qry.name == \"www.example.com\" or dns.qry.name == \"Www.example.com\"")]
    [InlineData("dns.qry.name == Www.example.com")]
    [InlineData("lower(dns.qry.name) == \"www.example.com\" and upper(dns.qry.name) contains \"EXAMPLE\"")]
    [InlineData("dns.qry.name matches \"^WWW\\\\.\" and dns.qry.name ~ r\"\\.com$\"")]
    [InlineData("dns.qry.name[4:7] == \"example\" and dns.qry.name[4-6] == 65:78:61")]
    [InlineData("len(dns.qry.name) == 15")]
    [InlineData("dns.qry.type == 1 and dns.qry.type == A and dns.flags.response == 0")]
    [InlineData("dns.id == 0x1234 and dns.id in {0x1200 .. 0x12ff}")]
    [InlineData("dns.qry.name in {\"a\", \"Www.example.com\"}")]
    [InlineData("udp.srcport > udp.dstport and udp contains \"example\" and dns contains 12:34")]
    public void Holds_for_a_question(string filter) => Assert.True(Matches(filter, Question));

    [Theory]
    [InlineData("tcp.prt == 80", 0, 7, "'tcp.prt' is no field or protocol: did you mean tcp.port?")]
    [InlineData("ip and tcp.prt", 7, 7, "'tcp.prt' is no field or protocol: did you mean tcp.port?")]
    [InlineData("tcp.port = 80", 9, 1, "'=' does not compare: write '=='.")]
    [InlineData("tcp.port == 70000", 12, 5, "70000 is too large: tcp.port has 16 bits, 65535 at most.")]
    [InlineData("tcp.port == http", 0, 16, "a number and bytes do not compare.")]
    [InlineData("ip.src == 10.0.0", 10, 6, "'10.0.0' is no IPv4 address, as 192.0.2.1 and 192.0.2.0/24 are.")]
    [InlineData("ip.src == ip.dts", 10, 6, "'ip.dts' is no IPv4 address, as 192.0.2.1 and 192.0.2.0/24 are. Nor is it a field: did you mean ip.dst")]
    [InlineData("ip.src == 10.0.0.0/33", 10, 11, "'/33' is no length of a prefix: 0 to 32 bits.")]
    [InlineData("ip.proto == TPC", 12, 3, "'TPC' is no value of ip.proto: did you mean ")]
    [InlineData("ip.ttl contains \"a\"", 0, 6, "'contains' looks into text and bytes, and this is a number")]
    [InlineData("ip.ttl[0] == 1", 0, 6, "A slice is taken of text, bytes and addresses, and this is a number.")]
    [InlineData("ip.src == tcp.port", 0, 18, "an IPv4 address and a number do not compare.")]
    [InlineData("dns.qry.name matches \"(a\"", 21, 4, "This is no regular expression: ")]
    [InlineData("dns.qry.name matches \"(?=a)\"", 21, 7, "A regular expression must be one that takes linear time")]
    [InlineData("dns.qry.name matches \"\\.com\"", 22, 2, "'\\.' is no escape of a text")]
    [InlineData("(tcp", 4, 1, "The filter ends too early: ')' is missing.")]
    [InlineData("tcp)", 3, 1, "')' was not expected here.")]
    [InlineData("tcp udp", 4, 3, "'udp' follows without an operator: 'and', 'or' or a comparison is missing.")]
    [InlineData("tcp and", 7, 1, "The filter ends too early: a field or a value is missing.")]
    [InlineData("", 0, 1, "The filter ends too early: a field or a value is missing.")]
    [InlineData("1 == 1", 0, 1, "One side of a comparison must be a field.")]
    [InlineData("ip.len + 1", 0, 10, "This is a value and no condition: compare it with something.")]
    [InlineData("average(ip.len) > 3", 0, 7, "There is no function 'average': there are abs, count, ")]
    [InlineData("tcp.port in 80", 12, 2, "After 'in' comes a set")]
    [InlineData("tcp.port in {9..1}", 13, 1, "The range ends before it begins.")]
    [InlineData("frame.time > yesterday", 13, 9, "'yesterday' is no time")]
    [InlineData("ip.src#0", 6, 2, "Layers are counted from 1.")]
    [InlineData("tcp.dstport == -1", 15, 2, "tcp.dstport is never negative.")]
    public void What_means_nothing_is_told_with_its_place(string filter, int position, int length, string message)
    {
        var error = Assert.Throws<DisplayFilterException>(() => DisplayFilter.Parse(filter));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Fact]
    public void The_place_is_shown()
    {
        Assert.False(DisplayFilter.TryParse("ip and tcp.prt == 80", out _, out DisplayFilterException? error));
        Assert.Equal("ip and tcp.prt == 80\n       ^~~~~~~", error.Excerpt);
    }

    [Fact]
    public void Depth_length_and_sets_have_limits()
    {
        foreach (string filter in new[] { new string('(', 200_000), new string('(', 5000) + "tcp" + new string(')', 5000), string.Concat(Enumerable.Repeat("abs(", 5000)), new string('-', 5000) + "1 == tcp.len" })
            Assert.Throws<DisplayFilterException>(() => DisplayFilter.Parse(filter));
        foreach (string filter in new[] { "1" + string.Concat(Enumerable.Repeat("+1", 20_000)) + " == tcp.len", "ip.src" + string.Concat(Enumerable.Repeat("[0]", 20_000)) + " == 1",
            "ip.src[" + string.Join(',', Enumerable.Repeat("0", 20_000)) + "] == 1", string.Concat(Enumerable.Repeat("-+", 20_000)) + "tcp.len == 1", "frame matches \"" + string.Concat(Enumerable.Repeat("(a|b)*", 2000)) + "c\"" })
            Assert.Throws<DisplayFilterException>(() => DisplayFilter.Parse(filter));
        Assert.True(Matches(new string('+', 60_000) + "80 == tcp.dstport", Syn));
        Assert.True(Matches(string.Join(" or ", Enumerable.Repeat("udp", 8000)) + " or tcp", Syn));
        Assert.True(Matches(string.Concat(Enumerable.Repeat("!", 10_000)) + "tcp", Syn));
        Assert.Throws<DisplayFilterException>(() => DisplayFilter.Parse("tcp.port in {" + string.Join(',', Enumerable.Repeat("1", 10_001)) + "}"));
        Assert.Throws<DisplayFilterException>(() => DisplayFilter.Parse("frame matches \"" + string.Concat(Enumerable.Repeat("(a{1,999}){1,999}", 10)) + "\""));
    }

    [Fact]
    public void Ranges_at_the_ends_of_all_numbers_are_empty_or_all()
    {
        byte[] packet = Sample.Ethernet([0x60, 0, 0, 0, 0, 0, 59, 64, 0x20, 1, 0x0d, 0xb8, .. new byte[11], 1, .. Enumerable.Repeat((byte)0xFF, 16)], 0x86DD);
        foreach (string none in new[] { "ipv6.dst > ff00::/8", "ipv6.src < ::/8", "ipv6.dst > ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ipv6.src < ::" })
            Assert.False(Matches(none, packet));
        foreach (string met in new[] { "ipv6.dst >= ff00::/8", "ipv6.src > ::", "ipv6.src < ff00::/8", "ipv6.dst <= ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" })
            Assert.True(Matches(met, packet));
    }

    [Theory]
    [InlineData("udp contains \"\u00e9\"", true)]
    [InlineData("udp contains \"\\xc3\\xa9\"", true)]
    [InlineData("udp contains \"\u00e9\\x00\"", true)]
    [InlineData("udp contains \"\\xe9\"", false)]
    [InlineData("udp matches \"\u00e9\\x00$\"", true)]
    [InlineData("udp matches \"\\xff\"", true)]
    [InlineData("udp matches r\"\\xff\\xc3\"", true)]
    public void Escapes_are_bytes_and_letters_are_utf8(string filter, bool holds) =>
        Assert.Equal(holds, Matches(filter, Sample.Datagram(9, [0xFF, 0xC3, 0xA9, 0])));

    [Fact]
    public void What_is_needed_is_known()
    {
        Assert.Equal(["ip", "tcp"], DisplayFilter.Parse("tcp.port == 80 and ip.src == 10.0.0.1").Needed!.Select(p => p.Name).Order());
        Assert.Null(DisplayFilter.Parse("frame.protocols contains \"dns\"").Needed);
        Assert.Empty(DisplayFilter.Parse("frame.len > 100").Needed!);
        Assert.Single(DisplayFilter.Parse("tcp.stream == 1").Notes);
    }

    [Theory]
    [InlineData("tcp.port == 80 and ip.src == 10.0.0.0/8")]
    [InlineData("tcp.port in {1..9, 50000} and frame.len > 60 and tcp.flags & 2")]
    [InlineData("tcp.options.mss_val > 1000 and eth.src[0:2] == 02:00 and frame matches \"abc\"")]
    public void Nothing_is_allocated_for_a_packet(string text)
    {
        var filter = DisplayFilter.Parse(text);
        var dissector = new Dissector(DefaultProtocols.Registry);
        var frame = new CapturedFrame { Data = Syn, LinkType = 1, Number = 1, OriginalLength = Syn.Length };
        for (int i = 0; i < 100; i++)
            filter.Matches(dissector.Dissect(frame));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            filter.Matches(dissector.Dissect(frame));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void No_filter_throws_for_a_cut_packet()
    {
        string[] filters = ["tcp.port == 80 and ip.src == 10.0.0.1", "eth.src[3:9] == 00", "frame contains 01", "len(tcp) > 1", "@tcp.flags == 02", "tcp.options.mss_val == 3",
            "_ws.malformed or _ws.expert", "string(ip.addr) contains \"1\"", "max(tcp.port) > 1", "tcp matches \"a\"", "ip.src#1", "data.data contains 01", "dns.qry.name contains \"a\""];
        foreach (string text in filters)
        {
            var filter = DisplayFilter.Parse(text);
            var dissector = new Dissector(DefaultProtocols.Registry);
            foreach (byte[] packet in new[] { Syn, Question })
            {
                for (int length = 0; length <= packet.Length; length++)
                    filter.Matches(dissector.Dissect(new CapturedFrame { Data = packet.AsSpan(0, length), LinkType = 1, Number = 1, OriginalLength = packet.Length }));
            }
        }
    }

    private static bool Matches(string filter, byte[] packet)
    {
        var dissector = new Dissector(DefaultProtocols.Registry);
        return DisplayFilter.Parse(filter).Matches(dissector.Dissect(new CapturedFrame
        { Data = packet, LinkType = 1, Number = 1, OriginalLength = packet.Length, Time = Timestamp.FromMicroseconds(1511106545, 471719) }));
    }
}
