namespace PcapKit.Protocols.Tests;

public class UdpLiteTests : ProtocolTests<UdpLiteView, UdpLite>
{
    private const string EthernetAndIPv4 = """
        00 00 5e 00 53 01 00 00 5e 00 53 02 08 00
        45 00 00 20 12 34 40 00 40 88 3b eb c0 00 02 01 c6 33 64 02
        """;

    // The checksums are right for tshark 4.0 with udplite.check_checksum.
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("the header alone is covered", "c0 00 00 07 00 08 53 24  70 69 6e 67")
        {
            Below = EthernetAndIPv4,
            Header = 8,
            Chain = "UDPLite:Raw",
            Recomputes = true,
            Fields = """
                udp.srcport: 49152
                udp.dstport: 7
                udp.checksum_coverage: 8
                udp.checksum: 0x5324
                udp.length: 12
                udp.payload: 70696e67
                """,
        },
        new("everything is covered", "c0 00 00 07 00 00 74 5b  70 69 6e 67")
        {
            Below = EthernetAndIPv4,
            Header = 8,
            Chain = "UDPLite:Raw",
            Recomputes = true,
            Fields = """
                udp.srcport: 49152
                udp.dstport: 7
                udp.checksum_coverage: 0
                udp.checksum: 0x745b
                udp.length: 12
                udp.payload: 70696e67
                """,
        },
    ];

    // RFC 3828, section 3.1: a coverage of 1 to 7, or of more than there is, must be dropped; tshark 4.0 marks it and reads on.
    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    public void An_impossible_coverage_is_malformed(byte coverage)
    {
        byte[] datagram = [192, 0, 0, 7, 0, coverage, 0, 1, 1, 2, 3, 4];
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.Of("ip.proto"), 136);
        Assert.Equal("UDPLite:Raw", packet.Chain);
        Assert.Equal(IssueKind.Malformed, packet.Records[0].Issues);
    }
}
