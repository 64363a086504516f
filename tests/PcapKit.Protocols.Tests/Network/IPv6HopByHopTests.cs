namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6HopByHopTests : ProtocolTests<IPv6HopByHopView, IPv6HopByHop>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("router alert", "11 00 05 02 00 00 01 00 c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 10 00 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 8,
            Chain = "HOPOPT:UDP",
            Recomputes = true,
            Fields = """
                ipv6.hopopts.nxt: 17
                ipv6.hopopts.len: 0
                ipv6.hopopts.options
                  ipv6.options.router_alert
                    ipv6.opt.type: 0x05
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x05
                    ipv6.opt.length: 2
                    ipv6.opt.router_alert: 0
                  ipv6.options.padn
                    ipv6.opt.type: 0x01
                      ipv6.opt.type.action: 0
                      ipv6.opt.type.change: 0
                      ipv6.opt.type.rest: 0x01
                    ipv6.opt.length: 0
                ipv6.hopopts.len_oct: 8
                """,
        },
    ];
}
