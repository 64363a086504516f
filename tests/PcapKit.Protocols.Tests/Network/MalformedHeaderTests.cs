namespace PcapKit.Protocols.Tests.Network;

/// <summary>Headers whose lengths or version cannot be: only what stands before them is shown, as in tshark 4.0.17.</summary>
public class MalformedHeaderTests
{
    private const string Rest = "000100004011 66cd 0a000001 0a000002 03e807d0 0009 0000 78";
    private const string Six = "0000 0009 11 40 20010db8000000000000000000000001 20010db8000000000000000000000002 03e807d0 0009 0000 78";

    private static Packet Dissect(string hex, string table, uint key)
    {
        byte[] bytes = Hex.Parse(hex);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.Of(table), key);
        Assert.Equal(bytes, packet.ToLayers().Build());
        return packet;
    }

    [Theory]
    [InlineData("7500001d" + Rest, 1)]
    [InlineData("3f00001d" + Rest, 1)]
    [InlineData("4400001d" + Rest, 1)]
    [InlineData("45000013" + Rest, 4)]
    [InlineData("46000017" + Rest, 4)]
    [InlineData("4f000013" + Rest, 4)]
    public void IPv4_ends_where_it_cannot_be(string hex, int shown)
    {
        Packet packet = Dissect(hex, "ethertype", 0x0800);
        Assert.Equal("IPv4", packet.Chain);
        Assert.Equal(shown, packet.Records[0].HeaderLength);
        Assert.Equal(IssueKind.Malformed, packet.Records[0].Issues & IssueKind.Malformed);
    }

    // The second half of the first byte is a part of the traffic class there, not a length.
    [Theory]
    [InlineData("60 00")]
    [InlineData("65 00")]
    [InlineData("6f 00")]
    public void IPv6_under_the_number_of_IPv4_is_IPv6_whatever_its_traffic_class(string start)
    {
        Packet packet = Dissect(start + Six, "ethertype", 0x0800);
        Assert.Equal("IPv4:IPv6:UDP:Raw", packet.Chain);
        Assert.Equal(0, packet.Records[0].HeaderLength);
    }

    [Theory]
    [InlineData("40", 8)]
    [InlineData("50", 20)]
    public void Tcp_with_a_length_that_cannot_be_shows_ports_and_sequence_number(string offset, int shown)
    {
        Packet packet = Dissect($"03e807d0 00000001 00000002 {offset}18 2000 0000 0000", "ip.proto", 6);
        Assert.Equal(shown, packet.Records[0].HeaderLength);
    }

    [Theory]
    [InlineData("linktype", 1, 13)]
    [InlineData("ip.proto", 6, 3)]
    [InlineData("ip.proto", 17, 3)]
    [InlineData("ip.proto", 132, 11)]
    public void A_stub_of_a_header_shows_no_field(string table, uint key, int length)
    {
        Assert.Equal(0, CountFields(length));
        Assert.NotEqual(0, CountFields(length + 1));

        int CountFields(int kept)
        {
            Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(new byte[kept], TableId.Of(table), key);
            var sink = new CollectingSink(kept);
            packet.Visit(0, sink);
            // Columns and filters read the first field without a visit.
            Assert.Equal(sink.Events.Count > 0, packet.ProtocolOf(0).Fields[0].TryRead(packet[0].Header, out _));
            return sink.Events.Count;
        }
    }
}
