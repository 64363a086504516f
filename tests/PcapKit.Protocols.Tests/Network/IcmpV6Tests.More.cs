namespace PcapKit.Protocols.Tests;

// The rest of the messages.
public partial class IcmpV6Tests
{
    private static Golden[] Second =>
    [
        new("redirect", "89 00 23 c4 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b 02 01 00 11 22 33 44 55 04 07 00 00 00 00 00 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "60 00 00 00 00 68 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6:IPv6:UDP",
            Recomputes = true,
            Fields = """
                icmpv6.type: 137
                icmpv6.code: 0
                icmpv6.checksum: 0x23c4
                icmpv6.reserved: 00000000
                icmpv6.nd.rd.target_address: 2001:db8::a
                icmpv6.rd.na.destination_address: 2001:db8::b
                icmpv6.options
                  icmpv6.opt.target_address
                    icmpv6.opt.type: 2
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                  icmpv6.opt.redirected
                    icmpv6.opt.type: 4
                    icmpv6.opt.length: 7
                    icmpv6.opt.reserved: 000000000000
                    icmpv6.opt.redirected_packet: 6000000000401140fe80000000000000000000000000000120010db8000000000000000000000002c000003500400000
                """,
        },
        new("inverse solicitation", "8d 00 de dd 00 00 00 00 01 01 00 11 22 33 44 55")
        {
            Below = "60 00 00 00 00 10 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 141
                icmpv6.code: 0
                icmpv6.checksum: 0xdedd
                icmpv6.reserved: 00000000
                icmpv6.options
                  icmpv6.opt.source_address
                    icmpv6.opt.type: 1
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                """,
        },
        new("home agent request", "90 00 43 7f 00 01 00 00")
        {
            Below = "60 00 00 00 00 08 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 144
                icmpv6.code: 0
                icmpv6.checksum: 0x437f
                icmpv6.mip6.identifier: 1
                icmpv6.reserved: 0000
                """,
        },
        new("home agent reply", "91 00 e6 d7 00 01 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b")
        {
            Below = "60 00 00 00 00 28 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 145
                icmpv6.code: 0
                icmpv6.checksum: 0xe6d7
                icmpv6.mip6.identifier: 1
                icmpv6.reserved: 0000
                icmpv6.mip6.home_agent_address: 2001:db8::a
                icmpv6.mip6.home_agent_address: 2001:db8::b
                """,
        },
        new("mobile prefix solicitation", "92 00 41 7f 00 01 00 00")
        {
            Below = "60 00 00 00 00 08 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 146
                icmpv6.code: 0
                icmpv6.checksum: 0x417f
                icmpv6.mip6.identifier: 1
                icmpv6.reserved: 0000
                """,
        },
        new("mobile prefix advertisement", "93 00 47 26 00 01 c0 00 03 04 40 c0 00 27 8d 00 00 09 3a 80 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a")
        {
            Below = "60 00 00 00 00 28 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 147
                icmpv6.code: 0
                icmpv6.checksum: 0x4726
                icmpv6.mip6.identifier: 1
                icmpv6.mip6.flag: 0xc000
                  icmpv6.mip6.flag.m: 1
                  icmpv6.mip6.flag.o: 1
                  icmpv6.mip6.flag.rsv: 0
                icmpv6.options
                  icmpv6.opt.prefix_information
                    icmpv6.opt.type: 3
                    icmpv6.opt.length: 4
                    icmpv6.opt.prefix.length: 64
                    icmpv6.opt.prefix.flag: 0xc0
                      icmpv6.opt.prefix.flag.l: 1
                      icmpv6.opt.prefix.flag.a: 1
                      icmpv6.opt.prefix.flag.r: 0
                      icmpv6.opt.prefix.flag.reserved: 0
                    icmpv6.opt.prefix.valid_lifetime: 2592000
                    icmpv6.opt.prefix.preferred_lifetime: 604800
                    icmpv6.opt.reserved: 00000000
                    icmpv6.opt.prefix: 2001:db8::a
                """,
        },
        new("certification path solicitation", "94 00 05 3e 00 01 00 02 0f 02 01 00 61 62 63 64 65 66 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 18 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 148
                icmpv6.code: 0
                icmpv6.checksum: 0x053e
                icmpv6.send.identifier: 1
                icmpv6.send.component: 2
                icmpv6.options
                  icmpv6.opt.trust_anchor
                    icmpv6.opt.type: 15
                    icmpv6.opt.length: 2
                    icmpv6.opt.name_type: 1
                    icmpv6.opt.cga.pad_length: 0
                    icmpv6.opt.name_x501: 616263646566000000000000
                """,
        },
        new("certification path advertisement", "95 00 2d 64 00 01 00 02 00 03 00 00 10 02 01 00 00 00 00 00 00 00 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 1c 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 149
                icmpv6.code: 0
                icmpv6.checksum: 0x2d64
                icmpv6.send.identifier: 1
                icmpv6.send.all_components: 2
                icmpv6.send.component: 3
                icmpv6.reserved: 0000
                icmpv6.options
                  icmpv6.opt.certificate
                    icmpv6.opt.type: 16
                    icmpv6.opt.length: 2
                    icmpv6.opt.name_type: 1
                    icmpv6.opt.reserved: 00
                    icmpv6.opt.certificate_padding: 000000000000000000000000
                """,
        },
        new("multicast router advertisement", "97 00 3c 7d 00 01 00 02")
        {
            Below = "60 00 00 00 00 08 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 151
                icmpv6.code: 0
                icmpv6.checksum: 0x3c7d
                icmpv6.mcast_ra.query_interval: 1
                icmpv6.mcast_ra.robustness_variable: 2
                """,
        },
        new("multicast router solicitation", "98 00 3b 84")
        {
            Below = "60 00 00 00 00 04 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 152
                icmpv6.code: 0
                icmpv6.checksum: 0x3b84
                """,
        },
        new("multicast router termination", "99 00 3a 84")
        {
            Below = "60 00 00 00 00 04 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 153
                icmpv6.code: 0
                icmpv6.checksum: 0x3a84
                """,
        },
        new("fast handover", "9a 00 f7 60 02 00 00 01 11 03 01 40 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a")
        {
            Below = "60 00 00 00 00 20 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 154
                icmpv6.code: 0
                icmpv6.checksum: 0xf760
                icmpv6.fmip6.subtype: 2
                icmpv6.reserved: 00
                icmpv6.fmip6.identifier: 1
                icmpv6.options
                  icmpv6.opt.ipa
                    icmpv6.opt.type: 17
                    icmpv6.opt.length: 3
                    icmpv6.opt.ipa.option_code: 1
                    icmpv6.opt.ipa.prefix_len: 64
                    icmpv6.opt.reserved: 00000000
                    icmpv6.opt.ipa.ipv6_address: 2001:db8::a
                """,
        },
        new("RPL", "9b 01 38 6b 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 1c 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 155
                icmpv6.code: 1
                icmpv6.checksum: 0x386b
                icmpv6.data: 000000000000000000000000000000000000000000000000
                """,
        },
        new("duplicate address request", "9d 00 08 9b 00 00 00 0a 00 00 00 00 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a")
        {
            Below = "60 00 00 00 00 20 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 157
                icmpv6.code: 0
                icmpv6.checksum: 0x089b
                icmpv6.6lowpannd.da.status: 0
                icmpv6.6lowpannd.da.rsv: 0
                icmpv6.6lowpannd.da.lifetime: 10
                icmpv6.6lowpannd.da.eui64: 00:00:00:00:00:00:00:00
                icmpv6.6lowpannd.da.reg_addr: 2001:db8::a
                """,
        },
        new("extended echo request", "a0 00 20 3f 12 34 01 01 20 00 0f 52 00 08 03 01 65 74 68 30")
        {
            Below = "60 00 00 00 00 14 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 160
                icmpv6.code: 0
                icmpv6.checksum: 0x203f
                icmpv6.echo.identifier: 0x1234
                icmpv6.ext.echo.seq: 1
                icmpv6.ext.echo.req.res: 0x00
                icmpv6.ext.echo.req.local: 1
                icmp.ext.version: 2
                icmp.ext.res: 0x0000
                icmp.ext.checksum: 0x0f52
                icmpv6.ext.objects
                  icmp.int_ident.by_name
                    icmp.ext.length: 8
                    icmp.ext.object.kind: 0x0301
                      icmp.ext.class: 3
                      icmp.ext.ctype: 1
                    icmp.int_ident.name: eth0
                """,
        },
        new("extended echo reply", "a1 00 1e f7 12 34 01 55")
        {
            Below = "60 00 00 00 00 08 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 161
                icmpv6.code: 0
                icmpv6.checksum: 0x1ef7
                icmpv6.echo.identifier: 0x1234
                icmpv6.ext.echo.seq: 1
                icmpv6.ext.echo.rsp.state: 2
                icmpv6.ext.echo.rsp.res: 0x02
                icmpv6.ext.echo.rsp.active: 1
                icmpv6.ext.echo.rsp.ipv4: 0
                icmpv6.ext.echo.rsp.ipv6: 1
                """,
        },
        new("node information query", "8b 01 47 13 00 00 00 00 00 00 00 00 00 00 00 00 01 61 00")
        {
            Below = "60 00 00 00 00 13 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 139
                icmpv6.code: 1
                icmpv6.checksum: 0x4713
                icmpv6.data: 000000000000000000000000016100
                """,
        },
        new("router renumbering", "8a 00 49 78 00 00 00 00 00 00 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 10 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 138
                icmpv6.code: 0
                icmpv6.checksum: 0x4978
                icmpv6.data: 000000000000000000000000
                """,
        },
        new("private", "c8 00 0b 7e 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 0a 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 200
                icmpv6.code: 0
                icmpv6.checksum: 0x0b7e
                icmpv6.data: 000000000000
                """,
        },
        new("private error", "64 00 6f 7e 00 00 00 00 00 00")
        {
            Below = "60 00 00 00 00 0a 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 100
                icmpv6.code: 0
                icmpv6.checksum: 0x6f7e
                icmpv6.data: 000000000000
                """,
        },
    ];
}
