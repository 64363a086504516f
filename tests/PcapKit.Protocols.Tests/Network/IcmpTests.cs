namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IcmpTests : ProtocolTests<IcmpView, Icmp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("echo request", "08 00 54 35 12 34 00 01 61 62 63 64 65 66 67 68")
        {
            Below = "45 00 00 24 00 01 00 00 40 01 66 d6 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:Raw",
            Recomputes = true,
            Fields = """
                icmp.type: 8
                icmp.code: 0
                icmp.checksum: 0x5435
                icmp.ident: 4660
                icmp.seq: 1
                icmp.ident_le: 13330
                icmp.seq_le: 256
                """,
        },
        new("echo reply without data", "00 00 ed ca 12 34 00 01")
        {
            Below = "45 00 00 1c 00 01 00 00 40 01 66 de 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 0
                icmp.code: 0
                icmp.checksum: 0xedca
                icmp.ident: 4660
                icmp.seq: 1
                icmp.ident_le: 13330
                icmp.seq_le: 256
                """,
        },
        new("fragmentation needed", "03 04 36 aa 00 00 05 dc 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 3
                icmp.code: 4
                icmp.checksum: 0x36aa
                icmp.unused: 00
                icmp.length: 0
                icmp.mtu: 1500
                """,
        },
        new("host unreachable", "03 01 3c 89 00 00 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 3
                icmp.code: 1
                icmp.checksum: 0x3c89
                icmp.unused: 00
                icmp.length: 0
                icmp.reserved: 0000
                """,
        },
        new("source quench", "04 00 3b 8a 00 00 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 4
                icmp.code: 0
                icmp.checksum: 0x3b8a
                icmp.unused: 00
                icmp.length: 0
                icmp.reserved: 0000
                """,
        },
        new("redirect", "05 01 30 88 0a 00 00 01 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 5
                icmp.code: 1
                icmp.checksum: 0x3088
                icmp.redir_gw: 10.0.0.1
                """,
        },
        new("router advertisement", "09 00 59 f1 02 02 07 08 0a 00 00 01 80 00 00 00 0a 00 00 02 00 00 00 01")
        {
            Below = "45 00 00 2c 00 01 00 00 40 01 66 ce 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 9
                icmp.code: 0
                icmp.checksum: 0x59f1
                icmp.num_addrs: 2
                icmp.addr_entry_size: 2
                icmp.lifetime: 1800
                icmp.routers
                  icmp.router
                    icmp.router_address: 10.0.0.1
                    icmp.pref_level: -2147483648
                  icmp.router
                    icmp.router_address: 10.0.0.2
                    icmp.pref_level: 1
                """,
        },
        new("router advertisement of a mobility agent", "09 10 71 c1 01 02 07 08 0a 00 00 01 80 00 00 00 10 0a 00 01 00 3c 80 00 0a 00 00 09 13 01 18 00 18 02 ab cd 63 01 07")
        {
            Below = "45 00 00 3b 00 01 00 00 40 01 66 bf 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 9
                icmp.code: 16
                icmp.checksum: 0x71c1
                icmp.num_addrs: 1
                icmp.addr_entry_size: 2
                icmp.lifetime: 1800
                icmp.routers
                  icmp.router
                    icmp.router_address: 10.0.0.1
                    icmp.pref_level: -2147483648
                icmp.mip
                  icmp.mip.agent
                    icmp.mip.type: 16
                    icmp.mip.length: 10
                    icmp.mip.seq: 1
                    icmp.mip.life: 60
                    icmp.mip.flags: 0x8000
                      icmp.mip.r: 1
                      icmp.mip.b: 0
                      icmp.mip.h: 0
                      icmp.mip.f: 0
                      icmp.mip.m: 0
                      icmp.mip.g: 0
                      icmp.mip.v: 0
                      icmp.mip.rt: 0
                      icmp.mip.u: 0
                      icmp.mip.x: 0
                      icmp.mip.reserved: 0x00
                    icmp.mip.coa: 10.0.0.9
                  icmp.mip.prefix_lengths
                    icmp.mip.type: 19
                    icmp.mip.length: 1
                    icmp.mip.prefixlength: 24
                  icmp.mip.padding
                    icmp.mip.type: 0
                  icmp.mip.challenge_extension
                    icmp.mip.type: 24
                    icmp.mip.length: 2
                    icmp.mip.challenge: abcd
                  icmp.mip.unknown
                    icmp.mip.type: 99
                    icmp.mip.length: 1
                    icmp.mip.content: 07
                """,
        },
        new("router solicitation", "0a 00 f5 ff 00 00 00 00")
        {
            Below = "45 00 00 1c 00 01 00 00 40 01 66 de 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 10
                icmp.code: 0
                icmp.checksum: 0xf5ff
                icmp.reserved: 00000000
                """,
        },
        new("time exceeded", "0b 00 34 8a 00 00 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 11
                icmp.code: 0
                icmp.checksum: 0x348a
                icmp.unused: 00
                icmp.length: 0
                icmp.reserved: 0000
                """,
        },
        new("parameter problem", "0c 00 1f 8a 14 00 00 00 45 00 00 54 00 01 00 00 40 11 66 96 0a 00 00 01 0a 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "45 00 00 38 00 01 00 00 40 01 66 c2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Header = 8,
            Chain = "ICMP:IPv4:UDP",
            Fields = """
                icmp.type: 12
                icmp.code: 0
                icmp.checksum: 0x1f8a
                icmp.pointer: 20
                icmp.length: 0
                icmp.unused: 0000
                """,
        },
        new("timestamp request", "0d 00 e0 c4 12 34 00 01 00 00 00 01 00 00 00 02 00 00 00 03")
        {
            Below = "45 00 00 28 00 01 00 00 40 01 66 d2 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 13
                icmp.code: 0
                icmp.checksum: 0xe0c4
                icmp.ident: 4660
                icmp.seq: 1
                icmp.originate_timestamp: 1
                icmp.receive_timestamp: 2
                icmp.transmit_timestamp: 3
                icmp.ident_le: 13330
                icmp.seq_le: 256
                """,
        },
        new("information request", "0f 00 de ca 12 34 00 01")
        {
            Below = "45 00 00 1c 00 01 00 00 40 01 66 de 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "ICMP",
            Recomputes = true,
            Fields = """
                icmp.type: 15
                icmp.code: 0
                icmp.checksum: 0xdeca
                icmp.ident: 4660
                icmp.seq: 1
                icmp.ident_le: 13330
                icmp.seq_le: 256
                """,
        },
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
                icmp.ext.res: 0x000
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
                icmp.ext.res: 0x000
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
                icmp.ext.res: 0x000
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
                icmp.ext.echo.rsp.res: 0x2
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
                icmp.reserved: 0000
                icmp.ext.version: 2
                icmp.ext.res: 0x000
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
                icmp.unused: 00
                icmp.length: 0
                icmp.reserved: 0000
                icmp.ext.version: 2
                icmp.ext.res: 0x000
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

    // Type and body go together.
    protected override bool CanBeRandom => false;

    // Only some types have a header of known length.
    protected override int? RequiredOf(Golden golden, int available) => available < 4 ? 4 : (IcmpType)golden.Layer[0] switch
    {
        IcmpType.RouterAdvertisement or IcmpType.Traceroute or IcmpType.Photuris or IcmpType.ExtendedEchoRequest or (IcmpType)99 => null,
        _ => golden.HeaderLength,
    };
}
