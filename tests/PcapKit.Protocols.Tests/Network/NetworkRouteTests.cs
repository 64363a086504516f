namespace PcapKit.Protocols.Tests;

/// <summary>What follows an Internet header, odd ones too: the chains are those of tshark 4.0.</summary>
public class NetworkRouteTests
{
    private const string Udp = "c000c00100080000";
    private const string Addresses4 = "0a0000010a000002";
    private const string Addresses6 = "fe800000000000000000000000000001" + "20010db8000000000000000000000002";

    [Theory]
    [InlineData("version 5", "5500001c000100004011 0000" + Addresses4 + Udp, "ip", IssueKind.Malformed)]
    [InlineData("header length 4", "4400001c0001000040110000" + Addresses4 + Udp, "ip", IssueKind.Malformed)]
    [InlineData("total length within the header", "4500000a0001000040110000" + Addresses4 + Udp, "ip", IssueKind.Malformed)]
    [InlineData("total length zero fills the rest", "450000000001000040110000" + Addresses4 + Udp, "ip:udp", IssueKind.None)]
    [InlineData("total length beyond the packet", "450000640001000040110000" + Addresses4 + Udp, "ip:udp", IssueKind.Short)]
    [InlineData("first fragment", "450000200001200040110000" + Addresses4 + "c000c001000c0000 78787878", "ip:udp:data", IssueKind.None)]
    [InlineData("later fragment", "4500001c0001000140110000" + Addresses4 + Udp, "ip:data", IssueKind.None)]
    [InlineData("nothing behind", "450000140001000040110000" + Addresses4, "ip", IssueKind.None)]
    [InlineData("trailer behind", "4500001c0001000040110000" + Addresses4 + Udp + "61626364", "ip:udp", IssueKind.None)]
    [InlineData("IPv4 inside", "450000300001000040040000" + Addresses4 + "4500001c0001000040110000" + Addresses4 + Udp, "ip:ip:udp", IssueKind.None)]
    [InlineData("IPv6 inside", "450000440001000040290000" + Addresses4 + "6000000000081140" + Addresses6 + Udp, "ip:ipv6:udp", IssueKind.None)]
    [InlineData("header longer than the packet", "4f00001c0001000040110000" + Addresses4 + Udp, "ip", IssueKind.Short | IssueKind.Malformed)]
    public void IPv4_leads_where_tshark_says(string name, string hex, string chain, IssueKind issue) => Check(name, 228, hex, chain, issue);

    [Theory]
    [InlineData("no next header", "6000000000033b40" + Addresses6 + "616263", "ipv6:data", IssueKind.None)]
    [InlineData("unknown next header", "600000000003fd40" + Addresses6 + "616263", "ipv6:data", IssueKind.None)]
    [InlineData("length zero fills the rest", "6000000000001140" + Addresses6 + Udp, "ipv6:udp", IssueKind.None)]
    [InlineData("length beyond the packet", "6000000000501140" + Addresses6 + Udp, "ipv6:udp", IssueKind.Short)]
    [InlineData("jumbo option", "6000000000000040" + Addresses6 + "1100c20400000010" + Udp, "ipv6:ipv6.hopopts:udp", IssueKind.None)]
    [InlineData("options longer than the packet", "6000000000100040" + Addresses6 + "1109000000000000" + Udp, "ipv6:ipv6.hopopts", IssueKind.Short)]
    [InlineData("options twice", "6000000000183c40" + Addresses6 + "0000040107010100" + "1100040107010100" + Udp, "ipv6:ipv6.dstopts:ipv6.hopopts:udp", IssueKind.None)]
    [InlineData("later fragment", "60000000000b2c40" + Addresses6 + "3b00000801020304" + "616263", "ipv6:ipv6.fraghdr:data", IssueKind.None)]
    [InlineData("authentication", "6000000000203340" + Addresses6 + "110400000000000100000002000000000000000000000000" + Udp, "ipv6:ah:udp", IssueKind.None)]
    [InlineData("encrypted", "60000000000c3240" + Addresses6 + "000000010000000200000000", "ipv6:esp", IssueKind.None)]
    public void IPv6_leads_where_tshark_says(string name, string hex, string chain, IssueKind issue) => Check(name, 229, hex, chain, issue);

    [Fact]
    public void A_quoted_packet_that_was_cut_is_not_malformed()
    {
        // Time exceeded with the first eight bytes of a TCP segment of 40 bytes.
        byte[] bytes = Hex.Parse("450000380001000040010000" + Addresses4 + "0b00000000000000" + "450000280001000040060000" + Addresses4 + "0050c00000000001");
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.LinkType, 228);
        Assert.Equal("IPv4:ICMP:IPv4:TCP", packet.Chain);
        Issue issue = Assert.Single(packet.Issues.ToArray());
        Assert.Equal(IssueKind.Truncated, issue.Kind);
        Assert.Equal(LimitedBy.Capture, issue.LimitedBy);
        Assert.Equal(bytes, packet.ToLayers().Build());
    }

    [Fact]
    public void A_redirect_quotes_its_packet_in_an_option()
    {
        string quote = "6000000000401140" + Addresses6 + "c000003500400000";
        byte[] bytes = Hex.Parse("6000000000603a40" + Addresses6 + "8900000000000000" + new string('0', 64) + "0407000000000000" + quote);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.LinkType, 229);
        Assert.StartsWith("IPv6:ICMPv6:IPv6:UDP", packet.Chain, StringComparison.Ordinal);
        Assert.Equal(40 + 40 + 8, packet.Records[2].Offset);
        LayerStack stack = packet.ToLayers();
        Assert.Equal("IPv6:ICMPv6", stack.ToString());
        Assert.Equal(bytes, stack.Build());
    }

    private static void Check(string name, uint linkType, string hex, string chain, IssueKind issue)
    {
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(Hex.Parse(hex), TableId.LinkType, linkType);
        var text = new Utf8Buffer();
        packet.AppendProtocols(text);
        Assert.True(chain == System.Text.Encoding.UTF8.GetString(text.Written), $"{name}: {System.Text.Encoding.UTF8.GetString(text.Written)}");
        IssueKind found = IssueKind.None;
        foreach (Issue one in packet.Issues)
            found |= one.Kind & ~IssueKind.UnknownNext;
        Assert.True(issue == found, $"{name}: {found}");
    }
}
