namespace PcapKit.Protocols.Tests;

// The rest of the messages.
public partial class IcmpTests
{
    private static Golden[] Second =>
    [
        new("address mask reply", "12 00 dc c9 12 34 00 01 ff ff ff 00")
        {
            Below = "45 00 00 20 00 01 00 00 40 01 66 da 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 18
                icmp.code: 0
                icmp.checksum: 0xdcc9
                icmp.ident: 4660
                icmp.seq: 1
                icmp.address_mask: 255.255.255.0
                icmp.ident_le: 13330
                icmp.seq_le: 256
                """,
        },
        new("traceroute", "1e 00 99 ce 00 01 00 00 00 02 00 03 00 0f 42 40 00 00 05 dc")
        {
            Below = "45 00 00 28 00 01 00 00 40 01 66 d2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 30
                icmp.code: 0
                icmp.checksum: 0x99ce
                icmp.traceroute.id: 1
                icmp.unused: 0000
                icmp.traceroute.ohc: 2
                icmp.traceroute.rhc: 3
                icmp.traceroute.speed: 1000000
                icmp.traceroute.mtu: 1500
                """,
        },
        new("security failure", "28 01 17 75 00 00 00 14 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 40
                icmp.code: 1
                icmp.checksum: 0x1775
                icmp.reserved: 0000
                icmp.photuris.pointer: 20
                icmp.photuris.data: 4500005400010000401166960a0000010a000002c000003500400000
                """,
        },
        new("extended echo request by name", "2a 00 c2 ca 12 34 01 01 20 00 0f 52 00 08 03 01 65 74 68 30")
        {
            Below = "45 00 00 28 00 01 00 00 40 01 66 d2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 42
                icmp.code: 0
                icmp.checksum: 0xc2ca
                icmp.ident: 4660
                icmp.ext.echo.seq: 1
                icmp.ext.echo.req.res: 0x00
                icmp.ext.echo.req.local: 1
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0x0f52
                icmp.ext.objects
                  icmp.int_ident.by_name
                    icmp.ext.length: 8
                    icmp.ext.object.kind: 0x0301
                      icmp.ext.class: 3
                      icmp.ext.ctype: 1
                    icmp.int_ident.name: eth0
                icmp.ident_le: 13330
                """,
        },
        new("extended echo request by address", "2a 00 c2 ca 12 34 01 01 20 00 16 ee 00 0c 03 03 00 01 04 00 c0 00 02 01")
        {
            Below = "45 00 00 2c 00 01 00 00 40 01 66 ce 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 42
                icmp.code: 0
                icmp.checksum: 0xc2ca
                icmp.ident: 4660
                icmp.ext.echo.seq: 1
                icmp.ext.echo.req.res: 0x00
                icmp.ext.echo.req.local: 1
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0x16ee
                icmp.ext.objects
                  icmp.int_ident.by_address
                    icmp.ext.length: 12
                    icmp.ext.object.kind: 0x0303
                      icmp.ext.class: 3
                      icmp.ext.ctype: 3
                    icmp.int_ident.afi: 1
                    icmp.int_ident.addr_length: 4
                    icmp.int_ident.reserved: 00
                    icmp.int_ident.address: c0000201
                icmp.ident_le: 13330
                """,
        },
        new("extended echo request by index", "2a 00 c2 cb 12 34 01 00 20 00 dc ee 00 08 03 02 00 00 00 07")
        {
            Below = "45 00 00 28 00 01 00 00 40 01 66 d2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 42
                icmp.code: 0
                icmp.checksum: 0xc2cb
                icmp.ident: 4660
                icmp.ext.echo.seq: 1
                icmp.ext.echo.req.res: 0x00
                icmp.ext.echo.req.local: 0
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0xdcee
                icmp.ext.objects
                  icmp.int_ident.by_index
                    icmp.ext.length: 8
                    icmp.ext.object.kind: 0x0302
                      icmp.ext.class: 3
                      icmp.ext.ctype: 2
                    icmp.int_ident.index: 7
                icmp.ident_le: 13330
                """,
        },
        new("extended echo reply", "2b 00 c1 76 12 34 01 55")
        {
            Below = "45 00 00 1c 00 01 00 00 40 01 66 de 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 43
                icmp.code: 0
                icmp.checksum: 0xc176
                icmp.ident: 4660
                icmp.ext.echo.seq: 1
                icmp.ext.echo.rsp.state: 2
                icmp.ext.echo.rsp.res: 0x02
                icmp.ext.echo.rsp.active: 1
                icmp.ext.echo.rsp.ipv4: 0
                icmp.ext.echo.rsp.ipv6: 1
                icmp.ident_le: 13330
                """,
        },
        new("unknown", "63 00 90 ef 00 01 02 03 04 05 06 07")
        {
            Below = "45 00 00 20 00 01 00 00 40 01 66 da 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 99
                icmp.code: 0
                icmp.checksum: 0x90ef
                icmp.data: 0001020304050607
                """,
        },
        new("time exceeded with an extension", "0b 00 34 6a 00 20 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 20 00 dd f4 00 08 01 01 00 01 01 01")
        {
            Below = "45 00 00 a8 00 01 00 00 40 01 66 52 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP:DNS",
            Fields = """
                icmp.type: 11
                icmp.code: 0
                icmp.checksum: 0x346a
                icmp.unused: 00
                icmp.length: 32
                icmp.unused: 0000
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0xddf4
                icmp.ext.objects
                  icmp.mpls
                    icmp.ext.length: 8
                    icmp.ext.object.kind: 0x0101
                      icmp.ext.class: 1
                      icmp.ext.ctype: 1
                    icmp.mpls.entries
                      icmp.mpls.entry
                        icmp.mpls.label: 16
                        icmp.mpls.exp: 0
                        icmp.mpls.s: 1
                        icmp.mpls.ttl: 1
                """,
        },
        new("time exceeded with an extension and no length", "0b 00 34 8a 00 00 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 20 00 dd f4 00 08 01 01 00 01 01 01")
        {
            Below = "45 00 00 a8 00 01 00 00 40 01 66 52 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP:DNS",
            Fields = """
                icmp.type: 11
                icmp.code: 0
                icmp.checksum: 0x348a
                icmp.unused: 00000000
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0xddf4
                icmp.ext.objects
                  icmp.mpls
                    icmp.ext.length: 8
                    icmp.ext.object.kind: 0x0101
                      icmp.ext.class: 1
                      icmp.ext.ctype: 1
                    icmp.mpls.entries
                      icmp.mpls.entry
                        icmp.mpls.label: 16
                        icmp.mpls.exp: 0
                        icmp.mpls.s: 1
                        icmp.mpls.ttl: 1
                """,
        },
    ];
}
