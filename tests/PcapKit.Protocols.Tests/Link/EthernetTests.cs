namespace PcapKit.Protocols.Tests;

public class EthernetTests : ProtocolTests<EthernetView, Ethernet>
{
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
                """,
            Gaps = [new(96, 16, "the length is worked out from the bits of the type")],
        },
    ];
}
