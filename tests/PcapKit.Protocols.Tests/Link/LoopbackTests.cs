namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class LoopbackTests : ProtocolTests<LoopbackView, Loopback>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("little-endian", "02 00 00 00" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Recomputes = true, Fields = "null.family: 2" },
        new("big-endian", "00 00 00 02" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Fields = "null.family: 2" },
        new("half, big-endian", "00 02 00 00" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Fields = "null.family: 2" },
        new("half, the other", "00 00 02 00" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Fields = "null.family: 2" },
        new("EtherType", "00 00 08 00" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Fields = "null.type: 0x0800" },
        new("EtherType, the other", "00 08 00 00" + Samples.IPv4) { Header = 4, Chain = "Null:IPv4:UDP", Fields = "null.type: 0x0800" },
        new("unknown", "08 00 00 00 01") { Header = 4, Chain = "Null:Raw", Fields = "null.family: 8" },
    ];

    [Theory]
    [InlineData("18 00 00 00")]
    [InlineData("1c 00 00 00")]
    [InlineData("1e 00 00 00")]
    [InlineData("00 00 00 1c")]
    public void Every_BSD_has_its_own_number_for_IPv6(string header)
    {
        byte[] packet = Hex.Parse(header + " 60 00 00 00 00 00 3b 40" + string.Concat(Enumerable.Repeat(" 00", 32)));
        Packet read = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, LinkTypes.Null);
        Assert.True(read.TryGet(out LoopbackView view));
        Assert.Equal("IPv6", AddressFamilyNames.Table.TryGetName((uint)view.Family.GetValueOrDefault(), out string? name) ? name : "");
    }

    [Fact]
    public void A_family_is_written_with_the_least_significant_byte_first() =>
        Assert.Equal([30, 0, 0, 0, 1], (new Loopback { Family = AddressFamily.IPv6MacOS } / new byte[] { 1 }).Build());
}

public class NetworkOrderLoopbackTests : ProtocolTests<NetworkOrderLoopbackView, NetworkOrderLoopback>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("IPv4", "00 00 00 02" + Samples.IPv4) { Header = 4, Chain = "Loop:IPv4:UDP", Recomputes = true, Fields = "null.family: 2" },
        new("the other order is another family", "02 00 00 00" + Samples.IPv4) { Header = 4, Chain = "Loop:Raw", Fields = "null.family: 33554432" },
    ];
}

public class RawIPTests
{
    [Theory]
    [InlineData(101u, "45", "raw:ip")]
    [InlineData(12u, "45", "raw:ip")]
    [InlineData(14u, "45", "raw:ip")]
    [InlineData(101u, "01", "raw:data")]
    [InlineData(228u, "45", "ip")]
    public void The_first_four_bits_tell_the_version(uint linkType, string first, string expected)
    {
        byte[] packet = Hex.Parse(first + Samples.IPv4[3..]);
        var text = new Utf8Buffer();
        new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, linkType).AppendProtocols(text);
        Assert.StartsWith(expected, System.Text.Encoding.UTF8.GetString(text.Written), StringComparison.Ordinal);
    }
}
