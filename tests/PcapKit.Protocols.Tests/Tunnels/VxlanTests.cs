namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class VxlanTests : ProtocolTests<VxlanView, Vxlan>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a frame in network 123", "08 00 00 00 00 00 7b 00" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 8,
            Chain = "VXLAN:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                vxlan.flags: 0x0800
                  vxlan.flag_g: 0
                  vxlan.flags_reserved.high: 0
                  vxlan.flag_i: 1
                  vxlan.flags_reserved.middle: 0
                  vxlan.flag_d: 0
                  vxlan.flags_reserved.low: 0
                  vxlan.flag_a: 0
                  vxlan.flags_reserved.last: 0
                vxlan.gbp: 0
                vxlan.vni: 123
                vxlan.reserved8: 0
                """,
        },
        new("with a group policy", "88 48 00 11 ff ff ff 00")
        {
            Header = 8,
            Fields = """
                vxlan.flags: 0x8848
                  vxlan.flag_g: 1
                  vxlan.flags_reserved.high: 0
                  vxlan.flag_i: 1
                  vxlan.flags_reserved.middle: 0
                  vxlan.flag_d: 1
                  vxlan.flags_reserved.low: 0
                  vxlan.flag_a: 1
                  vxlan.flags_reserved.last: 0
                vxlan.gbp: 17
                vxlan.vni: 16777215
                vxlan.reserved8: 0
                """,
        },
    ];

    [Fact]
    public void A_crafted_frame_is_found_again()
    {
        byte[] packet = (new IPv4() / new Udp { DestinationPort = 4789 } / new Vxlan { NetworkIdentifier = 5 } / new Ethernet() / new IPv4() / new Udp()).Build();
        Packet read = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, 228);
        Assert.Equal("IPv4:UDP:VXLAN:Ethernet:IPv4:UDP", read.Chain);
        Assert.True(read.TryGet(out VxlanView vxlan));
        Assert.Equal(5u, vxlan.NetworkIdentifier);
        Assert.True(vxlan.HasNetworkIdentifier);
    }
}
