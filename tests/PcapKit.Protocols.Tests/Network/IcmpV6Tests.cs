namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public partial class IcmpV6Tests : ProtocolTests<IcmpV6View, IcmpV6>
{
    protected override IReadOnlyList<Golden> Goldens => [.. First, .. Second];

    private static Golden[] First =>
    [
        new("no route", "01 00 74 1d 00 00 00 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "60 00 00 00 00 38 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:IPv6:UDP",
            Fields = """
                icmpv6.type: 1
                icmpv6.code: 0
                icmpv6.checksum: 0x741d
                icmpv6.length: 0
                icmpv6.reserved: 000000
                """,
        },
        new("no route, with an extension", "01 00 63 c1 10 00 00 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 20 00 dd f4 00 08 01 01 00 01 01 01")
        {
            Below = "60 00 00 00 00 94 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:IPv6:UDP:DNS",
            Fields = """
                icmpv6.type: 1
                icmpv6.code: 0
                icmpv6.checksum: 0x63c1
                icmpv6.length: 16
                icmpv6.reserved: 000000
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
        new("packet too big", "02 00 6e 1d 00 00 05 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "60 00 00 00 00 38 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:IPv6:UDP",
            Fields = """
                icmpv6.type: 2
                icmpv6.code: 0
                icmpv6.checksum: 0x6e1d
                icmpv6.mtu: 1280
                """,
        },
        new("hop limit exceeded", "03 00 72 1d 00 00 00 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "60 00 00 00 00 38 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:IPv6:UDP",
            Fields = """
                icmpv6.type: 3
                icmpv6.code: 0
                icmpv6.checksum: 0x721d
                icmpv6.length: 0
                icmpv6.reserved: 000000
                """,
        },
        new("parameter problem", "04 00 71 17 00 00 00 06 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00")
        {
            Below = "60 00 00 00 00 38 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:IPv6:UDP",
            Fields = """
                icmpv6.type: 4
                icmpv6.code: 0
                icmpv6.checksum: 0x7117
                icmpv6.pointer: 6
                """,
        },
        new("echo request", "80 00 7c 80 12 34 00 01 61 62 63 64")
        {
            Below = "60 00 00 00 00 0c 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "ICMPv6:Raw",
            Recomputes = true,
            Fields = """
                icmpv6.type: 128
                icmpv6.code: 0
                icmpv6.checksum: 0x7c80
                icmpv6.echo.identifier: 0x1234
                icmpv6.echo.sequence_number: 1
                """,
        },
        new("echo reply without data", "81 00 40 4b 12 34 00 01")
        {
            Below = "60 00 00 00 00 08 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 129
                icmpv6.code: 0
                icmpv6.checksum: 0x404b
                icmpv6.echo.identifier: 0x1234
                icmpv6.echo.sequence_number: 1
                """,
        },
        new("listener query of version 1", "82 00 4d 8a 03 e8 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb")
        {
            Below = "60 00 00 00 00 18 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 130
                icmpv6.code: 0
                icmpv6.checksum: 0x4d8a
                icmpv6.mld.maximum_response_delay: 1000
                icmpv6.reserved: 0000
                icmpv6.mld.multicast_address: ff02::fb
                """,
        },
        new("listener query of version 2", "82 00 15 35 03 e8 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb 0a 7d 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a")
        {
            Below = "60 00 00 00 00 2c 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 130
                icmpv6.code: 0
                icmpv6.checksum: 0x1535
                icmpv6.mld.maximum_response_code: 1000
                icmpv6.reserved: 0000
                icmpv6.mld.multicast_address: ff02::fb
                icmpv6.mld.flag: 0x0a
                  icmpv6.mld.flag.reserved: 0
                  icmpv6.mld.flag.s: 1
                  icmpv6.mld.flag.qrv: 2
                icmpv6.mld.qqi: 125
                icmpv6.mld.nb_sources: 1
                icmpv6.mld.source_address: 2001:db8::a
                """,
        },
        new("listener report of version 1", "83 00 50 72 00 00 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb")
        {
            Below = "60 00 00 00 00 18 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 131
                icmpv6.code: 0
                icmpv6.checksum: 0x5072
                icmpv6.mld.maximum_response_delay: 0
                icmpv6.reserved: 0000
                icmpv6.mld.multicast_address: ff02::fb
                """,
        },
        new("listener done", "84 00 4f 72 00 00 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb")
        {
            Below = "60 00 00 00 00 18 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 132
                icmpv6.code: 0
                icmpv6.checksum: 0x4f72
                icmpv6.mld.maximum_response_delay: 0
                icmpv6.reserved: 0000
                icmpv6.mld.multicast_address: ff02::fb
                """,
        },
        new("listener report of version 2", "8f 00 37 a2 00 00 00 02 04 00 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb 01 01 00 01 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 61 75 78 69")
        {
            Below = "60 00 00 00 00 44 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 143
                icmpv6.code: 0
                icmpv6.checksum: 0x37a2
                icmpv6.reserved: 0000
                icmpv6.mldr.nb_mcast_records: 2
                icmpv6.mldr.records
                  icmpv6.mldr.mar
                    icmpv6.mldr.mar.record_type: 4
                    icmpv6.mldr.mar.aux_data_len: 0
                    icmpv6.mldr.mar.nb_sources: 0
                    icmpv6.mldr.mar.multicast_address: ff02::fb
                  icmpv6.mldr.mar
                    icmpv6.mldr.mar.record_type: 1
                    icmpv6.mldr.mar.aux_data_len: 1
                    icmpv6.mldr.mar.nb_sources: 1
                    icmpv6.mldr.mar.multicast_address: ff02::fb
                    icmpv6.mldr.mar.source_address: 2001:db8::a
                    icmpv6.mldr.mar.auxiliary_data: 61757869
                """,
        },
        new("router solicitation", "85 00 e6 dd 00 00 00 00 01 01 00 11 22 33 44 55")
        {
            Below = "60 00 00 00 00 10 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 133
                icmpv6.code: 0
                icmpv6.checksum: 0xe6dd
                icmpv6.reserved: 00000000
                icmpv6.options
                  icmpv6.opt.source_address
                    icmpv6.opt.type: 1
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                """,
        },
        new("router advertisement", "86 00 af bc 40 c8 07 08 00 00 ea 60 00 00 03 e8 01 01 00 11 22 33 44 55")
        {
            Below = "60 00 00 00 00 18 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 134
                icmpv6.code: 0
                icmpv6.checksum: 0xafbc
                icmpv6.nd.ra.cur_hop_limit: 64
                icmpv6.nd.ra.flag: 0xc8
                  icmpv6.nd.ra.flag.m: 1
                  icmpv6.nd.ra.flag.o: 1
                  icmpv6.nd.ra.flag.h: 0
                  icmpv6.nd.ra.flag.prf: 1
                  icmpv6.nd.ra.flag.p: 0
                  icmpv6.nd.ra.flag.rsv: 0
                icmpv6.nd.ra.router_lifetime: 1800
                icmpv6.nd.ra.reachable_time: 60000
                icmpv6.nd.ra.retrans_timer: 1000
                icmpv6.options
                  icmpv6.opt.source_address
                    icmpv6.opt.type: 1
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                """,
        },
        new("neighbour solicitation", "87 00 b7 0a 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 01 01 00 11 22 33 44 55")
        {
            Below = "60 00 00 00 00 20 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 135
                icmpv6.code: 0
                icmpv6.checksum: 0xb70a
                icmpv6.reserved: 00000000
                icmpv6.nd.ns.target_address: 2001:db8::a
                icmpv6.options
                  icmpv6.opt.source_address
                    icmpv6.opt.type: 1
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                """,
        },
        new("neighbour advertisement", "88 00 d5 09 e0 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a 02 01 00 11 22 33 44 55")
        {
            Below = "60 00 00 00 00 20 3a 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ICMPv6",
            Recomputes = true,
            Fields = """
                icmpv6.type: 136
                icmpv6.code: 0
                icmpv6.checksum: 0xd509
                icmpv6.nd.na.flag: 0xe0000000
                  icmpv6.nd.na.flag.r: 1
                  icmpv6.nd.na.flag.s: 1
                  icmpv6.nd.na.flag.o: 1
                  icmpv6.nd.na.flag.rsv: 0
                icmpv6.nd.na.target_address: 2001:db8::a
                icmpv6.options
                  icmpv6.opt.target_address
                    icmpv6.opt.type: 2
                    icmpv6.opt.length: 1
                    icmpv6.opt.linkaddr: 00:11:22:33:44:55
                """,
        },
    ];

    // Type and body go together.
    protected override bool CanBeRandom => false;

    // Only errors and echoes have a header of known length.
    protected override int? RequiredOf(Golden golden, int available) => available < 4 ? 4 : golden.Layer[0] is <= 4 or 128 or 129 ? golden.HeaderLength : null;
}
