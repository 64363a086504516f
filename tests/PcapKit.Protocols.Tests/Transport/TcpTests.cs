namespace PcapKit.Protocols.Tests;

public class TcpTests : ProtocolTests<TcpView, Tcp>
{
    // Checksums worked out by hand (RFC 1071) and right for tshark 4.0.
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("SYN with the usual options", """
            d4 31 00 50 12 34 56 78 00 00 00 00 a0 02 fa f0 23 46 00 00
            02 04 05 b4 04 02 08 0a 00 00 00 64 00 00 00 00 01 03 03 07
            """)
        {
            Below = "00 00 5e 00 53 01 00 00 5e 00 53 02 08 00  45 00 00 3c 12 34 40 00 40 06 3c 51 c0 00 02 01 c6 33 64 02",
            Chain = "TCP",
            Recomputes = true,
            Fields = """
                tcp.srcport: 54321
                tcp.dstport: 80
                tcp.seq_raw: 305419896
                tcp.ack_raw: 0
                tcp.hdr_len: 40
                tcp.flags: 0x0002
                  tcp.flags.res: 0
                  tcp.flags.ae: 0
                  tcp.flags.cwr: 0
                  tcp.flags.ece: 0
                  tcp.flags.urg: 0
                  tcp.flags.ack: 0
                  tcp.flags.push: 0
                  tcp.flags.reset: 0
                  tcp.flags.syn: 1
                  tcp.flags.fin: 0
                tcp.window_size_value: 64240
                tcp.checksum: 0x2346
                tcp.urgent_pointer: 0
                tcp.options
                  tcp.options.mss
                    tcp.option_kind: 2
                    tcp.option_len: 4
                    tcp.options.mss_val: 1460
                  tcp.options.sack_perm
                    tcp.option_kind: 4
                    tcp.option_len: 2
                  tcp.options.timestamp
                    tcp.option_kind: 8
                    tcp.option_len: 10
                    tcp.options.timestamp.tsval: 100
                    tcp.options.timestamp.tsecr: 0
                  tcp.options.nop
                    tcp.option_kind: 1
                  tcp.options.wscale
                    tcp.option_kind: 3
                    tcp.option_len: 3
                    tcp.options.wscale.shift: 7
                    tcp.options.wscale.multiplier: 128
                tcp.len: 0
                """,
        },
        new("data", "d4 31 c0 01 12 34 56 79 9a bc de f0 50 18 01 f6 6c 3c 00 00  70 69 6e 67")
        {
            Below = "00 00 5e 00 53 01 00 00 5e 00 53 02 08 00  45 00 00 2c 12 34 40 00 40 06 3c 61 c0 00 02 01 c6 33 64 02",
            Header = 20,
            Chain = "TCP:Raw",
            Recomputes = true,
            Fields = """
                tcp.srcport: 54321
                tcp.dstport: 49153
                tcp.seq_raw: 305419897
                tcp.ack_raw: 2596069104
                tcp.hdr_len: 20
                tcp.flags: 0x0018
                  tcp.flags.res: 0
                  tcp.flags.ae: 0
                  tcp.flags.cwr: 0
                  tcp.flags.ece: 0
                  tcp.flags.urg: 0
                  tcp.flags.ack: 1
                  tcp.flags.push: 1
                  tcp.flags.reset: 0
                  tcp.flags.syn: 0
                  tcp.flags.fin: 0
                tcp.window_size_value: 502
                tcp.checksum: 0x6c3c
                tcp.urgent_pointer: 0
                tcp.len: 4
                tcp.payload: 70696e67
                """,
        },
    ];

    private static Packet Dissect(byte[] segment) => new Dissector(DefaultProtocols.Registry).Dissect(segment, TableId.Of("ip.proto"), 6);

    // RFC 9293, section 3.1, and what Linux sends.
    [Fact]
    public void A_crafted_segment_has_offset_flags_options_and_checksum()
    {
        var tcp = new Tcp
        {
            SourcePort = 54321,
            DestinationPort = 80,
            SequenceNumber = 0x12345678,
            Flags = TcpFlags.Syn,
            Window = 64240,
            Options =
            {
                new TcpMaximumSegmentSize { Size = 1460 },
                new TcpSackPermitted(),
                new TcpTimestamps { Value = 100 },
                new TcpNoOperation(),
                new TcpWindowScale { Shift = 7 },
            },
        };
        var ip = new IPv4 { Identification = 0x1234, DontFragment = true, Source = IPv4Address.Parse("192.0.2.1"), Destination = IPv4Address.Parse("198.51.100.2") };
        Assert.Equal(Goldens[0].Layer, (ip / tcp).Build()[20..]);
    }

    [Fact]
    public void Flags_are_the_sum_of_their_parts()
    {
        var tcp = new Tcp { Flags = TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Ae };
        Assert.True(tcp is { Syn: true, Ack: true, Ae: true, Fin: false, Rst: false, Psh: false, Urg: false, Ece: false, Cwr: false, Reserved: 0 });
        tcp.Syn = false;
        Assert.Equal(TcpFlags.Ack | TcpFlags.Ae, tcp.Flags);
    }

    [Fact]
    public void Options_are_padded_to_whole_words()
    {
        var header = new byte[24];
        var tcp = new Tcp { Options = { new TcpWindowScale { Shift = 2 } } };
        Assert.Equal(24, tcp.HeaderLength);
        tcp.WriteHeader(header);
        Assert.Equal(new byte[] { 3, 3, 2, 0 }, header[20..]);
        Assert.Equal(6 << 4, header[12]);
    }

    [Fact]
    public void Blocks_addresses_and_flags_of_options_are_crafted()
    {
        AssertOption("051200000001000000020000000300000004", new TcpSack { Blocks = [new(1, 2), new(3, 4)] });
        AssertOption("220601020304", new TcpFastOpen { Cookie = new byte[] { 1, 2, 3, 4 } });
        AssertOption("fe04f989", new TcpExperimentalFastOpen());
        AssertOption("ac08000001000002", new TcpAccurateEcnOrder0 { Ect0Bytes = 1, CeBytes = 2 });
        AssertOption("1e1c200f00000000000000050000000000000006000000070008abcd", new TcpMultipathDataSequence { LongDataAck = 5, LongDataSequence = 6, SubflowSequence = 7, DataLength = 8, DataChecksum = 0xABCD });
        AssertOption("1e08200100000005", new TcpMultipathDataSequence { ShortDataAck = 5 });
        AssertOption("1e040101", new TcpMultipathCapable());
        AssertOption("1e0c00010000000000000009", new TcpMultipathCapableVersion0 { SenderKey = 9 });
        AssertOption("1e083102c0000203", new TcpMultipathAddAddress { Echo = true, AddressId = 2, IPv4 = IPv4Address.Parse("192.0.2.3") });
        AssertOption("1e05400506", new TcpMultipathRemoveAddress { AddressIds = { 5, 6 } });
    }

    private static void AssertOption(string expected, Layer option)
    {
        var written = new byte[option.HeaderLength];
        option.WriteHeader(written);
        Assert.Equal(expected, Convert.ToHexString(written), ignoreCase: true);
    }

    [Fact]
    public void Changing_an_option_changes_the_segment()
    {
        LayerStack stack = Dissect(Goldens[0].Layer).ToLayers();
        Tcp tcp = stack.Get<Tcp>()!;
        tcp.Options.OfType<TcpMaximumSegmentSize>().Single().Size = 536;
        byte[] expected = Goldens[0].Layer;
        (expected[22], expected[23]) = (2, 24);
        Assert.Equal(expected, stack.Build());
    }

    // tshark 4.0: "Bogus TCP header length (16, must be at least 20)", and no payload.
    [Theory]
    [InlineData(0)]
    [InlineData(0x40)]
    public void A_data_offset_below_the_fixed_part_ends_the_packet(byte offset)
    {
        byte[] segment = Goldens[1].Layer;
        segment[12] = offset;
        Packet packet = Dissect(segment);
        Assert.Equal("TCP", packet.Chain);
        Assert.Equal(IssueKind.Malformed, packet.Records[0].Issues);
        Assert.Equal(segment, packet.ToLayers().Build());
    }

    // tshark 4.0: "Short segment", and no length of data.
    [Fact]
    public void A_data_offset_beyond_the_segment_is_short()
    {
        byte[] segment = Goldens[1].Layer;
        segment[12] = 0xF0;
        Packet packet = Dissect(segment);
        Assert.Equal("TCP", packet.Chain);
        Assert.Equal(IssueKind.Short, packet.Records[0].Issues);
        Assert.True(packet.TryGet(out TcpView tcp));
        Assert.Null(tcp.DataLength);
        Assert.Equal(0x12345679u, tcp.SequenceNumber);
    }

    [Theory]
    [InlineData("02040102", 258)]
    [InlineData("01020401", null)]
    [InlineData("02030102", null)]
    public void An_option_is_found_where_it_is_whole(string options, int? size)
    {
        var tcp = new TcpView([.. new byte[12], 0x60, .. new byte[7], .. Hex.Parse(options)]);
        bool found = tcp.Options.TryGet(out TcpMaximumSegmentSizeView view);
        Assert.Equal(size, found ? view.Size : null);
    }

    [Theory]
    [InlineData("1e083102c0000203", "eth:ethertype:ip:tcp:mptcp")]
    [InlineData("1e0400001e040000", "eth:ethertype:ip:tcp:mptcp:mptcp")]
    [InlineData("0101", "eth:ethertype:ip:tcp")]
    public void Wireshark_counts_options_of_Multipath_TCP_as_protocols(string options, string path)
    {
        var tcp = new Tcp { SourcePort = 40000, DestinationPort = 40001, Options = { new Payload(Hex.Parse(options)) } };
        byte[] frame = (new Ethernet() / new IPv4() / tcp).Build();
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(new CapturedFrame { Data = frame, Number = 1, OriginalLength = frame.Length, LinkType = 1 });
        var text = new Utf8Buffer();
        packet.AppendProtocols(text);
        Assert.Equal(path, System.Text.Encoding.UTF8.GetString(text.Written));
    }
}
