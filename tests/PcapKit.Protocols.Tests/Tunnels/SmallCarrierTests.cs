namespace PcapKit.Protocols.Tests.Tunnels;

/// <summary>Carriers with a header of a few bytes. The chains are tshark's (4.0.17), in the names of PcapKit.</summary>
public class SmallCarrierTests
{
    // IPv4 and UDP with one byte of data.
    private const string Inner = "4500001d000100004011 66cd 0a000001 0a000002 03e807d0 0009 0000 78";
    private const string Frame = "020000000002 020000000001 0800 " + Inner;

    private static byte[] IP(byte protocol, string payload)
    {
        byte[] bytes = Hex.Parse(payload);
        return [0x45, 0, 0, (byte)(20 + bytes.Length), 0, 1, 0, 0, 64, protocol, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2, .. bytes];
    }

    private static byte[] Udp(ushort port, string payload)
    {
        int length = 8 + Hex.Parse(payload).Length;
        return IP(17, $"9c41 {port:x4} {length:x4} 0000 {payload}");
    }

    private static Packet Dissect(byte[] packet, string table = "ip.version", uint key = 4)
    {
        Packet dissected = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.Of(table), key);
        Assert.Equal(packet, dissected.ToLayers().Build());
        return dissected;
    }

    [Theory]
    [InlineData(97, "3000" + Frame, "IPv4:EtherIP:Ethernet:IPv4:UDP:Raw")]
    [InlineData(137, "00010140" + Inner, "IPv4:MPLS:IPv4:UDP:Raw")]
    [InlineData(47, "0000883e" + Inner, "IPv4:GRE:IPv4:UDP:Raw")]
    [InlineData(47, "0000883e 01020304" + Inner, "IPv4:GRE:IPv4:UDP:Raw")]
    public void In_IP(byte protocol, string payload, string chain) => Assert.Equal(chain, Dissect(IP(protocol, payload)).Chain);

    [Theory]
    [InlineData(6635, "00010140" + Inner, "IPv4:UDP:MPLS:IPv4:UDP:Raw")]
    [InlineData(4342, "80000000" + Inner, "IPv4:UDP:LISP-Control:IPv4:UDP:Raw")]
    [InlineData(4342, "38000101 0000000000000000", "IPv4:UDP:LISP-Control")]
    public void In_UDP(ushort port, string payload, string chain) => Assert.Equal(chain, Dissect(Udp(port, payload)).Chain);

    [Theory]
    [InlineData("0001 0010 5cee3cd7 384f3b88 0800" + Inner, "AVSP:IPv4:UDP:Raw")]
    [InlineData("0001 0120 3cd7 384f3b88 0800" + Inner, "AVSP:IPv4:UDP:Raw")]
    [InlineData("0001 0011 5cee3cd7 384f3b88 0800" + Inner, "AVSP")]
    public void Arista_timestamps_stand_before_the_type(string hex, string chain) => Assert.Equal(chain, Dissect(Hex.Parse(hex), "ethertype", 0xD28B).Chain);

    [Fact]
    public void A_crafted_timestamp_names_what_it_carries()
    {
        byte[] built = (new AristaTimestamp { Seconds = 0x5cee3cd7, Nanoseconds = 0x384f3b88 } / new IPv4()).Build();
        Assert.Equal(Hex.Parse("0001 0010 5cee3cd7 384f3b88 0800"), built[..14]);
    }

    [Theory]
    [InlineData("1040 68001969958b 0001fa68c467 aaaa03 000000 0800" + Inner, "TokenRing:LLC:IPv4:UDP:Raw")]
    [InlineData("1040 68001969958b 8001fa68c467 0630 0011 0020 aaaa03 000000 0800" + Inner, "TokenRing:LLC:IPv4:UDP:Raw")]
    [InlineData("1000 68001969958b 0001fa68c467 0004", "TokenRing:Raw")]
    public void Token_ring_carries_logical_link_control_behind_the_route(string hex, string chain) => Assert.Equal(chain, Dissect(Hex.Parse(hex), "linktype", 6).Chain);

    [Theory]
    [InlineData("0000 0001 0006 0200000000010000 0003" + Frame, "SLL:Ethernet:IPv4:UDP:Raw")]
    [InlineData("0000 030a 0006 0200000000010000 0004 aaaa03 000000 0800" + Inner, "SLL:LLC:IPv4:UDP:Raw")]
    [InlineData("0000 030a 0006 0200000000010000 0800" + Inner, "SLL:IPv4:UDP:Raw")]
    public void Cooked_frames_may_have_a_link_header_of_their_own(string hex, string chain) => Assert.Equal(chain, Dissect(Hex.Parse(hex), "linktype", 113).Chain);
}
