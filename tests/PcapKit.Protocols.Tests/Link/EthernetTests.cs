namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class EthernetTests : ProtocolTests<EthernetView, Ethernet>
{
    private const string Zeros14 = "00 00 00 00 00 00 00 00 00 00 00 00 00 00 ";

    // 46 bytes.
    private const string UdpFrame = """
        00 00 5e 00 53 01 00 00 5e 00 53 02 08 00
        45 00 00 20 12 34 40 00 40 11 3c 62 c0 00 02 01 c6 33 64 02
        c0 00 00 07 00 0c 74 c6 70 69 6e 67

        """;

    private const string Head = """
        eth.dst: 00:00:5e:00:53:01
        eth.src: 00:00:5e:00:53:02
        eth.type: 0x0800
        """;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("Ethernet II with padding", """
            00 00 5e 00 53 01 00 00 5e 00 53 02 08 00
            45 00 00 20 12 34 40 00 40 11 3c 62 c0 00 02 01 c6 33 64 02
            c0 00 00 07 00 0c 74 c6 70 69 6e 67
            00 00 00 00 00 00 00 00 00 00 00 00 00 00
            """)
        {
            Header = 14,
            Chain = "Ethernet:IPv4:UDP:Raw",
            Recomputes = true,
            Fields = """
                eth.dst: 00:00:5e:00:53:01
                eth.src: 00:00:5e:00:53:02
                eth.type: 0x0800
                eth.padding: 0000000000000000000000000000
                """,
        },
        new("padding, trailer and check sequence", UdpFrame + Zeros14 + "aa bb 01 02 03 04")
        {
            Header = 14,
            Fields = Head + """

                eth.padding: 0000000000000000000000000000
                eth.trailer: aabb
                eth.fcs: 0x01020304
                """,
        },
        new("check sequence only, of zeros as well", UdpFrame + Zeros14 + "00 00 00 00")
        {
            Header = 14,
            Fields = Head + """

                eth.padding: 0000000000000000000000000000
                eth.fcs: 0x00000000
                """,
        },
        new("padding that is not zero is a trailer", UdpFrame + "00 00 00 00 00 00 00 00 00 00 00 00 00 01 02 03 04 05")
        {
            Header = 14,
            Fields = Head + """

                eth.trailer: 0000000000000000000000000001
                eth.fcs: 0x02030405
                """,
        },
        new("a frame of 63 bytes has no check sequence", UdpFrame + Zeros14 + "01 02 03")
        {
            Header = 14,
            Fields = Head + """

                eth.padding: 0000000000000000000000000000
                eth.trailer: 010203
                """,
        },
        new("a frame of 59 bytes has no padding", UdpFrame + "00 00 00 00 00 00 00 00 00 00 00 00 00")
        {
            Header = 14,
            Fields = Head + """

                eth.trailer: 00000000000000000000000000
                """,
        },
        new("unknown type", "ff ff ff ff ff ff 02 00 00 00 00 01 88 b5 01 02 03 04")
        {
            Header = 14,
            Chain = "Ethernet:Raw",
            Fields = """
                eth.dst: ff:ff:ff:ff:ff:ff
                eth.src: 02:00:00:00:00:01
                eth.type: 0x88b5
                """,
        },
        new("IEEE 802.3 with padding", "01 80 c2 00 00 00 02 00 00 00 00 01 00 03 fe fe 03 00 00 00")
        {
            Header = 14,
            Fields = """
                eth.dst: 01:80:c2:00:00:00
                eth.src: 02:00:00:00:00:01
                eth.len: 3
                eth.trailer: 000000
                """,
            Gaps = [new(96, 16, "the length is worked out from the bits of the type")],
        },
    ];
}
