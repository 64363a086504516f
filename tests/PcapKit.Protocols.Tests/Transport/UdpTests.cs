namespace PcapKit.Protocols.Tests;

public class UdpTests : ProtocolTests<UdpView, Udp>
{
    private const string EthernetAndIPv4 = """
        00 00 5e 00 53 01 00 00 5e 00 53 02 08 00
        45 00 00 20 12 34 40 00 40 11 3c 62 c0 00 02 01 c6 33 64 02
        """;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("over IPv4", "c0 00 00 07 00 0c 74 c6  70 69 6e 67")
        {
            Below = EthernetAndIPv4,
            Header = 8,
            Chain = "UDP:Raw",
            Recomputes = true,
            Fields = """
                udp.srcport: 49152
                udp.dstport: 7
                udp.length: 12
                udp.checksum: 0x74c6
                udp.payload: 70696e67
                """,
        },
        new("bytes behind the length, no checksum", "00 07 c0 00 00 0a 00 00 01 02 03")
        {
            Header = 8,
            Chain = "UDP:Raw",
            Fields = """
                udp.srcport: 7
                udp.dstport: 49152
                udp.length: 10
                udp.checksum: 0x0000
                udp.payload: 0102
                """,
        },
        new("length of more than there is", "00 07 c0 00 00 c8 00 00 01 02 03")
        {
            Header = 8,
            Chain = "UDP:Raw",
            Fields = """
                udp.srcport: 7
                udp.dstport: 49152
                udp.length: 200
                udp.checksum: 0x0000
                udp.payload: 010203
                """,
        },
    ];

    protected override void Constrain(Udp layer, Random random)
    {
        if (layer.Length < 8)
            layer.Length = null;
    }

    // tshark 4.0: "bogus, must be >= 8", no payload is dissected.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_length_below_the_header_ends_the_packet(byte length)
    {
        byte[] datagram = [0, 7, 192, 0, 0, length, 0, 0, 1, 2, 3];
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.Of("ip.proto"), 17);
        Assert.Equal("UDP", packet.Chain);
        Assert.Equal(IssueKind.Malformed, packet.Records[0].Issues);
        Assert.Equal(datagram, packet.ToLayers().Build());
    }

    // RFC 2675, section 4: the length of a jumbogram is zero.
    [Fact]
    public void A_jumbogram_has_length_zero()
    {
        var datagram = new byte[70_000];
        datagram[3] = 7;
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.Of("ip.proto"), 17);
        Assert.Equal("UDP:Raw", packet.Chain);
        Assert.Equal(IssueKind.None, packet.Records[0].Issues);
        Assert.Equal(70_000, packet.Records[0].Length);
    }
}
