namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class LinuxCookedTests : ProtocolTests<LinuxCookedView, LinuxCooked>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("Ethernet", "00 00 00 01 00 06 aa bb cc dd ee ff 12 34 08 00" + Samples.IPv4)
        {
            Header = 16,
            Chain = "SLL:IPv4:UDP",
            Recomputes = true,
            Fields = """
                sll.pkttype: 0
                sll.hatype: 1
                sll.halen: 6
                sll.src.eth: aa:bb:cc:dd:ee:ff
                sll.unused: 1234
                sll.etype: 0x0800
                """,
        },
        new("loopback", "00 04 03 04 00 00 00 00 00 00 00 00 00 00 08 00" + Samples.IPv4)
        {
            Header = 16,
            Fields = """
                sll.pkttype: 4
                sll.hatype: 772
                sll.halen: 0
                sll.unused: 0000000000000000
                sll.etype: 0x0800
                """,
        },
        new("LLC", "00 00 00 01 00 04 0a 00 00 01 00 00 00 00 00 04 99 99 03 01")
        {
            Header = 16,
            Chain = "SLL:LLC:Raw",
            Fields = """
                sll.pkttype: 0
                sll.hatype: 1
                sll.halen: 4
                sll.src.ipv4: 10.0.0.1
                sll.unused: 00000000
                sll.ltype: 0x0004
                """,
        },
        new("GRE, and an address that was cut", "00 00 03 0a 00 09 0a 00 00 01 00 00 12 34 08 00" + Samples.IPv4)
        {
            Header = 16,
            Chain = "SLL:IPv4:UDP",
            Fields = """
                sll.pkttype: 0
                sll.hatype: 778
                sll.halen: 9
                sll.src.other: 0a00000100001234
                sll.gretype: 0x0800
                """,
        },
    ];
}

public class LinuxCooked2Tests : ProtocolTests<LinuxCooked2View, LinuxCooked2>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("Ethernet", "08 00 00 00 00 00 00 03 00 01 00 06 aa bb cc dd ee ff 12 34" + Samples.IPv4)
        {
            Header = 20,
            Chain = "SLL2:IPv4:UDP",
            Recomputes = true,
            Fields = """
                sll.etype: 0x0800
                sll.ifindex: 3
                sll.hatype: 1
                sll.pkttype: 0
                sll.halen: 6
                sll.src.eth: aa:bb:cc:dd:ee:ff
                sll.unused: 1234
                """,
            Gaps = [new(16, 16, "reserved, and no field of Wireshark's")],
        },
        new("LLC, and an address that was cut", "00 04 00 00 00 00 00 03 03 04 04 09 0a 00 00 01 00 00 00 00 99 99 03 01")
        {
            Header = 20,
            Chain = "SLL2:LLC:Raw",
            Fields = """
                sll.ifindex: 3
                sll.hatype: 772
                sll.pkttype: 4
                sll.halen: 9
                sll.ltype: 0x0004
                sll.src.other: 0a00000100000000
                """,
            Gaps = [new(16, 16, "reserved, and no field of Wireshark's")],
        },
    ];
}
