using System.Text;

namespace PcapKit.Protocols.Tests;

public class DnsTests : ProtocolTests<DnsView, Dns>
{
    protected override bool HeaderTakesRest => true;

    // Names may be compressed in many ways.
    protected override bool RoundTripsEverything => false;

    protected override int? RequiredOf(Golden golden, int available) => available < DnsView.FixedLength ? DnsView.FixedLength : golden.HeaderLength;

    internal const string Question = "07 65 78 61 6d 70 6c 65 03 6f 72 67 00 00 01 00 01";

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("query", "12 34 01 20 00 01 00 00 00 00 00 00 " + Question)
        {
            Recomputes = true,
            Chain = "DNS",
            // No AA, RA and RCODE in a query: their bits are in the container alone.
            Gaps = [new(21, 1, "AA in a query"), new(24, 1, "RA in a query"), new(28, 4, "RCODE in a query")],
            Fields = """
                dns.id: 0x1234
                dns.flags: 0x0120
                  dns.flags.response: 0
                  dns.flags.opcode: 0
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 1
                  dns.flags.z: 0
                  dns.flags.authenticated: 1
                  dns.flags.checkdisable: 0
                dns.count.queries: 1
                dns.count.answers: 0
                dns.count.auth_rr: 0
                dns.count.add_rr: 0
                dns.questions
                  dns.qry
                    dns.qry.name: example.org
                    dns.qry.name.len: 11
                    dns.count.labels: 2
                    dns.qry.type: 1
                    dns.qry.class: 0x0001
                """,
        },
        new("response with compressed names, cut data behind", "00 01 81 80 00 01 00 02 00 00 00 00 " + Question
            + "c0 0c 00 05 00 01 00 00 01 2c 00 04  01 63 c0 0c"
            + "c0 29 00 01 00 01 00 00 00 3c 00 04  c0 00 02 01" + "aa bb")
        {
            Recomputes = true,
            Fields = """
                dns.id: 0x0001
                dns.flags: 0x8180
                  dns.flags.response: 1
                  dns.flags.opcode: 0
                  dns.flags.authoritative: 0
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 1
                  dns.flags.recavail: 1
                  dns.flags.z: 0
                  dns.flags.authenticated: 0
                  dns.flags.checkdisable: 0
                  dns.flags.rcode: 0
                dns.count.queries: 1
                dns.count.answers: 2
                dns.count.auth_rr: 0
                dns.count.add_rr: 0
                dns.questions
                  dns.qry
                    dns.qry.name: example.org
                    dns.qry.name.len: 11
                    dns.count.labels: 2
                    dns.qry.type: 1
                    dns.qry.class: 0x0001
                dns.answers
                  dns.resp
                    dns.resp.name: example.org
                    dns.resp.type: 5
                    dns.resp.class: 0x0001
                    dns.resp.ttl: 300
                    dns.resp.len: 4
                    dns.cname: c.example.org
                  dns.resp
                    dns.resp.name: c.example.org
                    dns.resp.type: 1
                    dns.resp.class: 0x0001
                    dns.resp.ttl: 60
                    dns.resp.len: 4
                    dns.a: 192.0.2.1
                dns.extraneous.data: aabb
                """,
        },
        new("options", "00 01 80 00 00 00 00 00 00 00 00 01"
            + "00 00 29 04 d0 01 00 80 00 00 1d"
            + "00 08 00 07 00 01 18 00 01 02 03   00 0a 00 08 00 01 02 03 04 05 06 07   00 0f 00 02 00 12")
        {
            Recomputes = true,
            Fields = """
                dns.id: 0x0001
                dns.flags: 0x8000
                  dns.flags.response: 1
                  dns.flags.opcode: 0
                  dns.flags.authoritative: 0
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 0
                  dns.flags.recavail: 0
                  dns.flags.z: 0
                  dns.flags.authenticated: 0
                  dns.flags.checkdisable: 0
                  dns.flags.rcode: 0
                dns.count.queries: 0
                dns.count.answers: 0
                dns.count.auth_rr: 0
                dns.count.add_rr: 1
                dns.additionals
                  dns.resp
                    dns.resp.name: <Root>
                    dns.resp.type: 41
                    dns.rr.udp_payload_size: 1232
                    dns.resp.ext_rcode: 0x01
                    dns.resp.edns0_version: 0
                    dns.resp.z: 0x8000
                      dns.resp.z.do: 1
                      dns.resp.z.reserved: 0x0000
                    dns.resp.len: 29
                    dns.opts
                      dns.opt
                        dns.opt.code: 8
                        dns.opt.len: 7
                        dns.opt.client.family: 1
                        dns.opt.client.netmask: 24
                        dns.opt.client.scope: 0
                        dns.opt.client.addr4: 1.2.3.0
                        dns.opt.data: 00011800010203
                      dns.opt
                        dns.opt.code: 10
                        dns.opt.len: 8
                        dns.opt.cookie.client: 0001020304050607
                        dns.opt.data: 0001020304050607
                      dns.opt
                        dns.opt.code: 15
                        dns.opt.len: 2
                        dns.opt.ext_error.info_code: 18
                        dns.opt.data: 0012
                """,
        },
        new("update with signed data", "00 01 28 00 00 01 00 00 00 02 00 00 " + Question
            + "c0 0c 00 2f 00 01 00 00 00 00 00 09  01 62 00 00 04 40 01 00 02"
            + "c0 0c 01 01 00 01 00 00 00 00 00 09  80 05 69 73 73 75 65 63 61")
        {
            Recomputes = true,
            Gaps =
            [
                new(21, 1, "AA in a request"), new(24, 1, "RA in a request"), new(26, 1, "AD not set in a request"), new(28, 4, "RCODE in a request"),
                new(44 * 8, 16, "window and length of the bit map"), new(46 * 8, 1, "bit 0"), new(46 * 8 + 2, 13, "bits 2 to 14"), new(48 * 8, 14, "bits 16 to 29"), new(49 * 8 + 7, 1, "bit 31"), new(62 * 8 + 1, 7, "reserved flags of CAA"),
            ],
            Fields = """
                dns.id: 0x0001
                dns.flags: 0x2800
                  dns.flags.response: 0
                  dns.flags.opcode: 5
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 0
                  dns.flags.z: 0
                  dns.flags.checkdisable: 0
                dns.count.queries: 1
                dns.count.answers: 0
                dns.count.auth_rr: 2
                dns.count.add_rr: 0
                dns.count.zones: 1
                dns.count.prerequisites: 0
                dns.count.updates: 2
                dns.questions
                  dns.qry
                    dns.qry.name: example.org
                    dns.qry.name.len: 11
                    dns.count.labels: 2
                    dns.qry.type: 1
                    dns.qry.class: 0x0001
                dns.authorities
                  dns.resp
                    dns.resp.name: example.org
                    dns.resp.type: 47
                    dns.resp.class: 0x0001
                    dns.resp.ttl: 0
                    dns.resp.len: 9
                    dns.nsec.next_domain_name: b
                    dns.resp.type: 1
                    dns.resp.type: 15
                    dns.resp.type: 30
                  dns.resp
                    dns.resp.name: example.org
                    dns.resp.type: 257
                    dns.resp.class: 0x0001
                    dns.resp.ttl: 0
                    dns.resp.len: 9
                    dns.caa.flags: 0x80
                      dns.caa.flags.issuer_critical: 1
                    dns.caa.tag_length: 5
                    dns.caa.tag: issue
                    dns.caa.value: ca
                    dns.caa.issue: ca
                """,
        },
        new("service binding", "00 01 80 00 00 00 00 01 00 00 00 00"
            + "01 61 00 00 41 00 01 00 00 00 01 00 20  00 01 00  00 01 00 06 02 68 32 02 68 33  00 03 00 02 01 bb  00 04 00 04 c0 00 02 01  00 07 00 01 2f")
        {
            Recomputes = true,
            Fields = """
                dns.id: 0x0001
                dns.flags: 0x8000
                  dns.flags.response: 1
                  dns.flags.opcode: 0
                  dns.flags.authoritative: 0
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 0
                  dns.flags.recavail: 0
                  dns.flags.z: 0
                  dns.flags.authenticated: 0
                  dns.flags.checkdisable: 0
                  dns.flags.rcode: 0
                dns.count.queries: 0
                dns.count.answers: 1
                dns.count.auth_rr: 0
                dns.count.add_rr: 0
                dns.answers
                  dns.resp
                    dns.resp.name: a
                    dns.resp.type: 65
                    dns.resp.class: 0x0001
                    dns.resp.ttl: 1
                    dns.resp.len: 32
                    dns.svcb.svcpriority: 1
                    dns.svcb.targetname: <Root>
                    dns.svcb.svcparams
                      dns.svcb.svcparam
                        dns.svcb.svcparam.key: 1
                        dns.svcb.svcparam.value.length: 6
                        dns.svcb.svcparam.alpn.length: 2
                        dns.svcb.svcparam.alpn: h2
                        dns.svcb.svcparam.alpn.length: 2
                        dns.svcb.svcparam.alpn: h3
                      dns.svcb.svcparam
                        dns.svcb.svcparam.key: 3
                        dns.svcb.svcparam.value.length: 2
                        dns.svcb.svcparam.port: 443
                      dns.svcb.svcparam
                        dns.svcb.svcparam.key: 4
                        dns.svcb.svcparam.value.length: 4
                        dns.svcb.svcparam.ipv4hint.ip: 192.0.2.1
                      dns.svcb.svcparam
                        dns.svcb.svcparam.key: 7
                        dns.svcb.svcparam.value.length: 1
                        dns.svcb.svcparam.value: 2f
                """,
        },
    ];

    [Theory]
    // The reply of each kind that Wireshark 4.0 gives for these bytes behind the header of one question.
    [InlineData("c0 0c 00 01 00 01", "<Name contains a pointer that loops>", "TooDeep")]
    [InlineData("01 61 c0 0c 00 01 00 01", "<Name contains a pointer that loops>", "TooDeep")]
    [InlineData("c0 12 00 01 00 01 01 78 00", "x", "")]
    [InlineData("c0 00 00 01 00 01", "<Root>", "")]
    [InlineData("c1 00 00 01 00 01", "", "Malformed")]
    [InlineData("05 61 62", "", "Malformed")]
    [InlineData("40 00 00 01 00 01", "", "Malformed")]
    public void Odd_names_are_shown_as_Wireshark_shows_them(string hex, string name, string problem)
    {
        string lines = LinesOf("00 01 00 00 00 01 00 00 00 00 00 00 " + hex);
        Assert.Equal(name.Length > 0, lines.Contains("dns.qry.name: " + name + "\n", StringComparison.Ordinal));
        Assert.Equal(problem, lines.Split('\n').FirstOrDefault(l => l.Contains('!'))?.Trim().Split(' ')[1].TrimEnd(':') ?? "");
    }

    [Fact]
    public void A_name_of_255_bytes_is_read_and_one_of_256_is_too_long()
    {
        string label = "3f" + string.Concat(Enumerable.Repeat("78", 63));
        string three = "00 01 00 00 00 01 00 00 00 00 00 00 " + label + label + label;
        Assert.Contains("dns.qry.name.len: 253", LinesOf(three + "3d" + string.Concat(Enumerable.Repeat("78", 61)) + "00 00 01 00 01"));
        Assert.Contains("dns.qry.name: <Name too long>", LinesOf(three + "3e" + string.Concat(Enumerable.Repeat("78", 62)) + "00 00 01 00 01"));
    }

    [Fact]
    public void A_message_of_pointers_to_pointers_ends()
    {
        // 1,300 records, each name a pointer to the one before: a name stops after 127 of them.
        var message = new List<byte>(Hex.Parse("00 01 80 00 00 00 ff ff 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
        for (int at = 23, last = 12; at < 16000; last = at, at += 12)
            message.AddRange([(byte)(0xC0 | last >> 8), (byte)last, .. new byte[10]]);
        string lines = LinesOf(Convert.ToHexString([.. message]));
        Assert.Contains("! TooDeep", lines);
        Assert.Contains("! Malformed: the message ends before the last of its records", lines);
    }

    [Fact]
    public void Names_are_spelled_out_up_to_a_limit()
    {
        // One long name, and 4,000 records that point to it: 48 KB of message stand for a megabyte of names.
        string label = "3f" + string.Concat(Enumerable.Repeat("78", 63));
        string question = label + label + label + "3d" + string.Concat(Enumerable.Repeat("78", 61)) + "00 00 01 00 01";
        string Message(int answers) => $"00 01 81 80 00 01 {answers:x4} 00 00 00 00 {question}" + string.Concat(Enumerable.Repeat("c0 0c 00 01 00 01 00 00 00 3c 00 00", answers));
        string most = LinesOf(Message(1035)), more = LinesOf(Message(4000));
        // 262,144 / 253 = 1,036 names.
        Assert.DoesNotContain("!", most);
        Assert.Equal(1035, most.Split("dns.resp.name: ").Length - 1);
        Assert.Equal(1035, more.Split("dns.resp.name: ").Length - 1);
        Assert.Equal(1, more.Split("! TooDeep").Length - 1);
        // Everything but the names is there.
        Assert.Equal(4000, more.Split("dns.resp.ttl: ").Length - 1);
    }

    [Fact]
    public void A_crafted_response_points_to_earlier_names()
    {
        var dns = new Dns { Id = 1, IsResponse = true, RecursionDesired = true, RecursionAvailable = true };
        dns.Questions.Add(new DnsQuestion("example.org", DnsType.A));
        dns.Answers.Add(new DnsPointer("example.org", DnsType.Cname, "c.example.org") { TimeToLive = 300 });
        dns.Answers.Add(new DnsA("c.example.org", IPv4Address.Parse("192.0.2.1")) { TimeToLive = 60 });
        byte[] expected = Hex.Parse("00 01 81 80 00 01 00 02 00 00 00 00 " + Question
            + "c0 0c 00 05 00 01 00 00 01 2c 00 04  01 63 c0 0c  c0 29 00 01 00 01 00 00 00 3c 00 04  c0 00 02 01");
        Assert.Equal(expected, new LayerStack { dns }.Build());
    }

    [Fact]
    public void Names_in_the_data_of_newer_types_are_not_compressed()
    {
        // RFC 3597, section 4: only the types of RFC 1035 are.
        var dns = new Dns { Answers = { new DnsSrv("example.org", 1, 2, 80, "example.org") } };
        Assert.EndsWith("000100020050076578616D706C65036F726700", Convert.ToHexString(new LayerStack { dns }.Build()));
    }

    [Fact]
    public void A_name_never_points_into_itself()
    {
        var dns = new Dns { Questions = { new DnsQuestion("a.a.a", DnsType.A), new DnsQuestion("a.a", DnsType.A) } };
        Assert.Equal("0161016101610000010001C00E00010001", Convert.ToHexString(new LayerStack { dns }.Build())[24..]);
    }

    [Fact]
    public void An_edited_message_keeps_what_it_had_with_names_where_they_are_now()
    {
        // MINFO is kept as bytes; its compressed names are written out so that they survive.
        byte[] message = Hex.Parse("00 01 80 00 00 01 00 01 00 00 00 00 " + Question + "c0 0c 00 0e 00 01 00 00 00 00 00 06 01 72 c0 0c c0 29");
        Dns dns = LayerOf(message);
        dns.Questions[0] = new DnsQuestion("a.very.long.name.example", DnsType.Minfo);
        byte[] edited = new LayerStack { dns }.Build();
        string lines = LinesOf(Convert.ToHexString(edited));
        Assert.Contains("dns.minfo.r: r.example.org\n", lines);
        Assert.Contains("dns.minfo.e: r.example.org\n", lines);
        Assert.Contains("dns.resp.name: example.org\n", lines);
    }

    [Fact]
    public void What_cannot_be_read_stays_as_it_is()
    {
        byte[] message = Hex.Parse("00 01 80 00 00 01 00 02 00 00 00 00 " + Question + "c0 0c 00 01 00 01 00 00 00 3c 00 04 c0 00 02 01 c0 ff 00");
        Dns dns = LayerOf(message);
        Assert.Single(dns.Answers);
        Assert.Equal("C0FF00", Convert.ToHexString(dns.Rest.Span));
        dns.ForgetOriginal();
        Assert.Equal(message, new LayerStack { dns }.Build());
    }

    [Fact]
    public void Over_TCP_each_message_has_its_length_before_it()
    {
        var query = new Dns { Id = 7, Questions = { new DnsQuestion("example.org", DnsType.Axfr) } };
        // Twelve bytes of header, thirteen of name, four of type and class.
        byte[] one = (new Tcp { SourcePort = 49152, DestinationPort = 53 } / query).Build()[20..];
        Assert.Equal("001D0007", Convert.ToHexString(one)[..8]);
        Assert.Equal(query.Build(), one[2..]);
        var dissector = new Dissector(DefaultProtocols.Registry);
        Packet packet = dissector.Dissect([.. one, .. one, 0, 40, 0], TableId.Of("tcp.port"), 53);
        Assert.Equal("DNS:DNS:DNS", packet.Chain);
        Assert.Equal(29, packet[1].Bytes.Length);
        Assert.Equal(31 + 2, packet.Records[1].Offset);
        Assert.NotEqual(IssueKind.None, packet.Records[2].Issues);
    }

    [Theory]
    [InlineData("example.org", "076578616D706C65036F726700")]
    [InlineData("example.org.", "076578616D706C65036F726700")]
    [InlineData(".", "00")]
    [InlineData(@"a\.b.c\\\032\255", "03612E6204635C20FF00")]
    [InlineData("é.x", "02C3A9017800")]
    public void Names_are_read_from_text(string text, string wire)
    {
        Span<byte> bytes = stackalloc byte[DnsName.MaxWireLength];
        bool whole = DnsName.TryParse(text, bytes, out int length);
        Assert.True(whole);
        Assert.Equal(wire, Convert.ToHexString(bytes[..length]));
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData(@"a\")]
    [InlineData(@"a\256")]
    public void Text_that_is_no_name_is_refused(string text)
    {
        Assert.False(DnsName.TryParse(text, stackalloc byte[DnsName.MaxWireLength], out _));
        Assert.Throws<ArgumentException>(() => new DnsQuestion(text, DnsType.A));
        Assert.False(DnsName.TryParse("\ud800", stackalloc byte[DnsName.MaxWireLength], out _));
        Assert.False(DnsName.TryParse(new string('x', 64), stackalloc byte[DnsName.MaxWireLength], out _));
        Assert.False(DnsName.TryParse(string.Join('.', Enumerable.Repeat("abcdefg", 32)), stackalloc byte[DnsName.MaxWireLength], out _));
    }

    [Fact]
    public void Any_name_becomes_text_and_the_same_name_again()
    {
        var random = new Random(3);
        Span<byte> again = stackalloc byte[DnsName.MaxWireLength], text = stackalloc byte[DnsName.MaxTextLength];
        for (int i = 0; i < 5000; i++)
        {
            var wire = new List<byte>();
            for (int n = random.Next(5); n > 0; n--)
            {
                var label = new byte[random.Next(1, i % 2 == 0 ? 5 : 51)];
                random.NextBytes(label);
                wire.AddRange([(byte)label.Length, .. label]);
            }
            byte[] name = [.. wire, 0];
            Assert.True(DnsName.TryRead(name, 0, out DnsName read));
            Assert.Equal(DnsNameProblem.None, read.Format(text, out int length, out _));
            Assert.True(DnsName.TryParse(Encoding.UTF8.GetString(text[..length]), again, out int back));
            Assert.Equal(name, again[..back].ToArray());
        }
    }

    private static string LinesOf(string hex)
    {
        byte[] message = Hex.Parse(hex);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(message, TableId.Of("udp.port"), 53);
        var sink = new CollectingSink(message.Length);
        packet.Visit(0, sink);
        sink.Finish(0);
        return sink.Lines;
    }

    private static Dns LayerOf(byte[] message) =>
        new Dissector(DefaultProtocols.Registry).Dissect(message, TableId.Of("udp.port"), 53).ToLayers().Get<Dns>()!;
}
