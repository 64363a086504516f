namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6FragmentTests : ProtocolTests<IPv6FragmentView, IPv6Fragment>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("first fragment", "11 00 00 01 01 02 03 04 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 2c 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Frag:UDP",
            Recomputes = true,
            Fields = """
                ipv6.fraghdr.nxt: 17
                ipv6.fraghdr.reserved_octet: 0x00
                ipv6.fraghdr.offset: 0
                ipv6.fraghdr.reserved_bits: 0
                ipv6.fraghdr.more: 1
                ipv6.fraghdr.ident: 0x01020304
                """,
        },
        new("reserved bits", "11 09 00 06 01 02 03 04 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 2c 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Frag:UDP",
            Recomputes = true,
            Fields = """
                ipv6.fraghdr.nxt: 17
                ipv6.fraghdr.reserved_octet: 0x09
                ipv6.fraghdr.offset: 0
                ipv6.fraghdr.reserved_bits: 3
                ipv6.fraghdr.more: 0
                ipv6.fraghdr.ident: 0x01020304
                """,
        },
        new("later fragment", "3b 00 00 09 01 02 03 04 61 62 63 64 65 66 67 68")
        {
            Below = "60 00 00 00 00 10 2c 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Frag:Raw",
            Recomputes = true,
            Fields = """
                ipv6.fraghdr.nxt: 59
                ipv6.fraghdr.reserved_octet: 0x00
                ipv6.fraghdr.offset: 1
                ipv6.fraghdr.reserved_bits: 0
                ipv6.fraghdr.more: 1
                ipv6.fraghdr.ident: 0x01020304
                """,
        },
    ];
}
