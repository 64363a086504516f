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
                """,
        },
        new("length zero fills the rest, no checksum", "00 07 c0 00 00 00 00 00 01 02 03")
        {
            Header = 8,
            Chain = "UDP:Raw",
            Fields = """
                udp.srcport: 7
                udp.dstport: 49152
                udp.length: 0
                udp.checksum: 0x0000
                """,
        },
    ];
}
