namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6Tests : ProtocolTests<IPv6View, IPv6>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("UDP inside", "60 00 00 00 00 08 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 c0 01 00 08 53 9f")
        {
            Header = 40,
            Chain = "IPv6:UDP",
            Recomputes = true,
            Fields = """
                ipv6.version: 6
                ipv6.tclass: 0x00000000
                  ipv6.tclass.dscp: 0
                  ipv6.tclass.ecn: 0
                ipv6.flow: 0x000000
                ipv6.plen: 8
                ipv6.nxt: 17
                ipv6.hlim: 64
                ipv6.src: fe80::1
                ipv6.dst: 2001:db8::2
                """,
        },
        new("ECN and flow label", "6b 91 23 45 00 08 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 c0 01 00 08 53 9f")
        {
            Header = 40,
            Chain = "IPv6:UDP",
            Recomputes = true,
            Fields = """
                ipv6.version: 6
                ipv6.tclass: 0x000000b9
                  ipv6.tclass.dscp: 46
                  ipv6.tclass.ecn: 1
                ipv6.flow: 0x012345
                ipv6.plen: 8
                ipv6.nxt: 17
                ipv6.hlim: 64
                ipv6.src: fe80::1
                ipv6.dst: 2001:db8::2
                """,
        },
        new("no next header", "60 00 00 00 00 03 3b 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 61 62 63")
        {
            Header = 40,
            Chain = "IPv6:Raw",
            Recomputes = true,
            Fields = """
                ipv6.version: 6
                ipv6.tclass: 0x00000000
                  ipv6.tclass.dscp: 0
                  ipv6.tclass.ecn: 0
                ipv6.flow: 0x000000
                ipv6.plen: 3
                ipv6.nxt: 59
                ipv6.hlim: 64
                ipv6.src: fe80::1
                ipv6.dst: 2001:db8::2
                """,
        },
    ];

    protected override void Constrain(IPv6 layer, Random random)
    {
        layer.Version = 6;
        layer.PayloadLength = null;
    }

    // tshark 4.0.17 shows ipv6.version and "Bogus IPv6 version", which makes the packet malformed, and no other field of ipv6.
    [Theory]
    [InlineData("ethertype", 0x86DD)]
    [InlineData("linktype", 229)]
    [InlineData("ip.proto", 41)]
    public void Another_version_under_the_number_of_IPv6_is_malformed(string table, uint key)
    {
        byte[] bytes = Hex.Parse("45 00 00 2c 00 01 00 00 40 11 00 00 c0 00 02 01 c6 33 64 02 c0 00 c0 01 00 18 00 00 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70");
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.Of(table), key);
        Assert.Equal("IPv6", packet.Chain);
        Assert.Equal("IPv6 at 0: malformed: the version is not 6", Assert.Single(packet.Issues.ToArray()).ToString());
        Assert.Equal("4", packet.ToTree()["ipv6.version"]?.ValueText);
        Assert.Null(packet.ToTree()["ipv6.src"]);
        Assert.Equal(bytes, packet.ToLayers().Build(DefaultProtocols.Registry));
    }
}
