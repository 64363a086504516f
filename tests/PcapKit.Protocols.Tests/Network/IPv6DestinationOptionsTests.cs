namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6DestinationOptionsTests : ProtocolTests<IPv6DestinationOptionsView, IPv6DestinationOptions>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("tunnel limit", "11 00 04 01 07 01 01 00 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 3c 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "IPv6-Opts:UDP",
            Recomputes = true,
            Fields = """
                ipv6.dstopts.nxt: 17
                ipv6.dstopts.len: 0
                ipv6.dstopts.options
                  ipv6.options.tel
                    ipv6.opt.type: 0x04
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x04
                    ipv6.opt.length: 1
                    ipv6.opt.tel: 7
                  ipv6.options.padn
                    ipv6.opt.type: 0x01
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x01
                    ipv6.opt.length: 1
                    ipv6.opt.padn: 00
                ipv6.dstopts.len_oct: 8
                """,
        },
        new("options of 16 bytes", "11 01 04 01 07 01 09 00 00 00 00 00 00 00 00 00 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 18 3c 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 16,
            Chain = "IPv6-Opts:UDP",
            Recomputes = true,
            Fields = """
                ipv6.dstopts.nxt: 17
                ipv6.dstopts.len: 1
                ipv6.dstopts.options
                  ipv6.options.tel
                    ipv6.opt.type: 0x04
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x04
                    ipv6.opt.length: 1
                    ipv6.opt.tel: 7
                  ipv6.options.padn
                    ipv6.opt.type: 0x01
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x01
                    ipv6.opt.length: 9
                    ipv6.opt.padn: 000000000000000000
                ipv6.dstopts.len_oct: 16
                """,
        },
    ];
}
