namespace PcapKit.Protocols.Tests;

public class IPv4Tests : ProtocolTests<IPv4View, IPv4>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("UDP inside", "45 b9 00 20 12 34 40 00 40 11 3b a9 c0 00 02 01 c6 33 64 02  c0 00 00 07 00 0c 74 c6 70 69 6e 67")
        {
            Header = 20,
            Chain = "IPv4:UDP:Raw",
            Recomputes = true,
            Fields = """
                ip.version: 4
                ip.hdr_len: 20
                ip.dsfield: 0xb9
                  ip.dsfield.dscp: 46
                  ip.dsfield.ecn: 1
                ip.len: 32
                ip.id: 0x1234
                ip.flags: 0x02
                  ip.flags.rb: 0
                  ip.flags.df: 1
                  ip.flags.mf: 0
                ip.frag_offset: 0
                ip.ttl: 64
                ip.proto: 17
                ip.checksum: 0x3ba9
                ip.src: 192.0.2.1
                ip.dst: 198.51.100.2
                """,
        },
    ];

    protected override void Constrain(IPv4 layer, Random random)
    {
        layer.Version = 4;
        layer.TotalLength = null;
    }

    // tshark 4.0.17: eth:ethertype:ip:ipv6, no field of ip.
    [Fact]
    public void Version_6_under_the_number_of_IPv4_is_IPv6()
    {
        byte[] bytes = Hex.Parse("65 00 00 00 00 00 3b 40 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02");
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.Of("ethertype"), 0x0800);
        Assert.Equal("IPv4:IPv6", packet.Chain);
        Assert.Equal(IssueKind.Malformed, packet.Records[0].Issues);
        Assert.Equal(0, packet.Records[0].HeaderLength);
        Assert.Equal(bytes, packet.ToLayers().Build(DefaultProtocols.Registry));
    }
}
