namespace PcapKit.Protocols.Tests;

public class IcmpShortTests
{
    // tshark 4.0.17 on the same bytes in IPv4: "Malformed Packet: ICMP" and no field below six bytes, type and code from there on.
    [Theory]
    [InlineData("03", 0)]
    [InlineData("31 80 bc", 0)]
    [InlineData("04 02 00 00 7b", 0)]
    [InlineData("04 02 00 00 7b 00", 1)]
    public void Below_six_bytes_nothing_is_shown(string hex, int times)
    {
        byte[] bytes = Hex.Parse(hex);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(bytes, TableId.Of("ip.proto"), 1);
        var sink = new CollectingSink(bytes.Length);
        packet.Visit(0, sink);
        Assert.Equal("ICMP", packet.Chain);
        Assert.Equal(times, sink.Events.Count(e => e.Field.Name == "icmp.type"));
    }
}
