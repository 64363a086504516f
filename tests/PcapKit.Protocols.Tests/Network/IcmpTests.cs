namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public partial class IcmpTests : ProtocolTests<IcmpView, Icmp>
{
    protected override IReadOnlyList<Golden> Goldens => [.. First, .. Second];

    private static Golden[] First =>
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
                icmp.mtu: 1500
                icmp.unused: 0000
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
                icmp.unused: 00000000
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
                icmp.unused: 00000000
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
                      icmp.mip.reserved: 0x0000
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
                icmp.unused: 00000000
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
                icmp.unused: 000000
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
