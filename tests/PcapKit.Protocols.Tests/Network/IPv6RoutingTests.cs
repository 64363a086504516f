namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6RoutingTests : ProtocolTests<IPv6RoutingView, IPv6Routing>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("source route", "11 04 00 02 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b c0 00 c0 01 00 08 53 96")
        {
            Below = "60 00 00 00 00 30 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 40,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 4
                ipv6.routing.type: 0
                ipv6.routing.segleft: 2
                ipv6.routing.len_oct: 40
                ipv6.routing.src.reserved: 00000000
                ipv6.routing.src.addr: 2001:db8::a
                ipv6.routing.src.addr: 2001:db8::b
                """,
        },
        new("source route, done", "11 04 00 00 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 30 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 40,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 4
                ipv6.routing.type: 0
                ipv6.routing.segleft: 0
                ipv6.routing.len_oct: 40
                ipv6.routing.src.reserved: 00000000
                ipv6.routing.src.addr: 2001:db8::a
                ipv6.routing.src.addr: 2001:db8::b
                """,
        },
        new("home address", "11 02 02 01 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a c0 00 c0 01 00 08 53 97")
        {
            Below = "60 00 00 00 00 20 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 24,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 2
                ipv6.routing.type: 2
                ipv6.routing.segleft: 1
                ipv6.routing.len_oct: 24
                ipv6.routing.mipv6.reserved: 00000000
                ipv6.routing.mipv6.home_address: 2001:db8::a
                """,
        },
        new("RPL", "11 02 03 00 99 20 00 00 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 00 00 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 20 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 24,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 2
                ipv6.routing.type: 3
                ipv6.routing.segleft: 0
                ipv6.routing.len_oct: 24
                ipv6.routing.rpl.cmprI: 9
                ipv6.routing.rpl.cmprE: 9
                ipv6.routing.rpl.pad: 2
                ipv6.routing.rpl.reserved: 0
                ipv6.routing.rpl.addr_count: 2
                ipv6.routing.rpl.address: 00010203040506
                ipv6.routing.rpl.address: 0708090a0b0c0d
                ipv6.routing.rpl.padding: 0000
                """,
        },
        new("segments", "11 04 04 01 01 10 00 07 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b c0 00 c0 01 00 08 53 97")
        {
            Below = "60 00 00 00 00 30 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 40,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 4
                ipv6.routing.type: 4
                ipv6.routing.segleft: 1
                ipv6.routing.len_oct: 40
                ipv6.routing.srh.last_entry: 1
                ipv6.routing.srh.flags: 0x10
                ipv6.routing.srh.tag: 0007
                ipv6.routing.srh.addr: 2001:db8::a
                ipv6.routing.srh.addr: 2001:db8::b
                """,
        },
        new("segments with objects", "11 09 04 01 01 00 00 07 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b 05 1e 80 00 00 00 00 09 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 15 16 17 04 06 00 00 00 00 00 00 c0 00 c0 01 00 08 53 97")
        {
            Below = "60 00 00 00 00 58 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 80,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 9
                ipv6.routing.type: 4
                ipv6.routing.segleft: 1
                ipv6.routing.len_oct: 80
                ipv6.routing.srh.last_entry: 1
                ipv6.routing.srh.flags: 0x00
                ipv6.routing.srh.tag: 0007
                ipv6.routing.srh.addr: 2001:db8::a
                ipv6.routing.srh.addr: 2001:db8::b
                ipv6.routing.srh.tlvs
                  ipv6.routing.srh.tlv.hmac
                    ipv6.routing.srh.tlv.type: 5
                    ipv6.routing.srh.tlv.length: 30
                    ipv6.routing.srh.tlv.hmac.d: 1
                    ipv6.routing.srh.tlv.hmac.reserved: 0
                    ipv6.routing.srh.tlv.hmac.key_id: 0x00000009
                    ipv6.routing.srh.tlv.hmac.hash: 000102030405060708090a0b0c0d0e0f1011121314151617
                  ipv6.routing.srh.tlv.padn
                    ipv6.routing.srh.tlv.type: 4
                    ipv6.routing.srh.tlv.length: 6
                    ipv6.routing.srh.tlv.padding: 000000000000
                """,
        },
        new("compact, 16 bits", "11 00 05 02 00 01 00 02 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 0
                ipv6.routing.type: 5
                ipv6.routing.segleft: 2
                ipv6.routing.len_oct: 8
                ipv6.routing.crh16.sid: 1
                ipv6.routing.crh16.sid: 2
                """,
        },
        new("compact, 32 bits", "11 00 06 01 00 01 00 02 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 0
                ipv6.routing.type: 6
                ipv6.routing.segleft: 1
                ipv6.routing.len_oct: 8
                ipv6.routing.crh32.sid: 65538
                """,
        },
        new("unknown", "11 01 09 00 01 02 03 04 00 00 00 00 00 00 00 00 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 18 2b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 16,
            Chain = "IPv6-Route:UDP",
            Recomputes = true,
            Fields = """
                ipv6.routing.nxt: 17
                ipv6.routing.len: 1
                ipv6.routing.type: 9
                ipv6.routing.segleft: 0
                ipv6.routing.len_oct: 16
                ipv6.routing.unknown_data: 010203040000000000000000
                """,
        },
    ];

    // Type and body go together.
    protected override bool CanBeRandom => false;
}
