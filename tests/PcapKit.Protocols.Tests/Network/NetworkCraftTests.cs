namespace PcapKit.Protocols.Tests;

/// <summary>Packets built with everything left to be computed. The expected bytes are made by hand, their checksums by another program; tshark finds nothing wrong with them.</summary>
public class NetworkCraftTests
{
    private static readonly IPv6Address A = IPv6Address.Parse("2001:db8::a"), B = IPv6Address.Parse("2001:db8::b");

    private static IPv6 NewIPv6() => new() { Source = IPv6Address.Parse("fe80::1"), Destination = IPv6Address.Parse("2001:db8::2") };

    private static IPv4 NewIPv4() => new() { Source = IPv4Address.Parse("10.0.0.1"), Destination = IPv4Address.Parse("10.0.0.2"), Identification = 1 };

    private static Udp NewUdp() => new() { SourcePort = 0xC000, DestinationPort = 0xC001 };

    [Fact]
    public void Extension_headers_get_next_headers_lengths_and_padding() =>
        Check("6000000000100040fe80000000000000000000000000000120010db80000000000000000000000021100050200000100c000c0010008539f", NewIPv6() / new IPv6HopByHop { Options = { new IPv6RouterAlert() } } / NewUdp());

    [Fact]
    public void A_source_route_covers_its_last_address_by_the_checksum() =>
        Check("6000000000302b40fe80000000000000000000000000000120010db8000000000000000000000002110400020000000020010db800000000000000000000000a20010db800000000000000000000000bc000c00100085396", NewIPv6() / new IPv6Routing { Body = new IPv6SourceRoute { Reserved = new byte[4], Addresses = { A, B } } } / NewUdp());

    [Fact]
    public void A_segment_route_covers_its_last_segment_by_the_checksum() =>
        Check("6000000000302b40fe80000000000000000000000000000120010db8000000000000000000000002110404010100000720010db800000000000000000000000a20010db800000000000000000000000bc000c00100085397", NewIPv6() / new IPv6Routing { Body = new IPv6SegmentRoute { Tag = 7, Segments = { A, B } } } / NewUdp());

    [Fact]
    public void A_loose_source_route_covers_its_last_address_by_the_checksum() =>
        Check("48000028000100004011c4a60a0000010a000002830b08010203040506070800c000c001000869cd", NewIPv4() / NewUdp(), stack => stack.Get<IPv4>()!.Options.Add(
            new IPv4LooseSourceRoute { Recorded = { IPv4Address.Parse("1.2.3.4") }, Remaining = { IPv4Address.Parse("5.6.7.8") } }));

    [Fact]
    public void An_echo_gets_type_and_checksum() =>
        Check("4500002000010000400166da0a0000010a000002080006fa1234000170696e67", NewIPv4() / new Icmp { Body = new IcmpEcho { Identifier = 0x1234, Sequence = 1 } } / "ping"u8.ToArray());

    [Fact]
    public void A_neighbour_solicitation_gets_type_option_length_and_checksum() =>
        Check("6000000000203a40fe80000000000000000000000000000120010db80000000000000000000000028700b70a0000000020010db800000000000000000000000a0101001122334455", NewIPv6() / new IcmpV6
        {
            Body = new NeighborSolicitation { Target = A, Options = { new SourceLinkLayerAddress { Address = new byte[] { 0, 0x11, 0x22, 0x33, 0x44, 0x55 } } } },
        });

    [Fact]
    public void A_listener_report_counts_its_records_and_sources() =>
        Check("60000000002c3a40fe80000000000000000000000000000120010db80000000000000000000000028f00e4d2000000010400000120010db800000000000000000000000a20010db800000000000000000000000b", NewIPv6() / new IcmpV6
        {
            Body = new MulticastListenerReport2 { Records = { new MulticastAddressRecord { Type = MulticastRecordType.ChangeToExclude, Group = A, Sources = { B } } } },
        });

    [Fact]
    public void Nothing_behind_is_no_next_header() => Check("6000000000003b40fe80000000000000000000000000000120010db8000000000000000000000002", new LayerStack { NewIPv6() });

    [Fact]
    public void A_jumbogram_has_its_length_in_the_option()
    {
        LayerStack stack = NewIPv6() / new IPv6HopByHop { Options = { new IPv6JumboPayload() } } / new byte[70_000];
        byte[] packet = stack.Build();
        Assert.Equal("0000", Convert.ToHexString(packet, 4, 2));
        Assert.Equal("C204" + "00011178", Convert.ToHexString(packet, 42, 6));

        Packet read = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, 229);
        Assert.Equal("IPv6:HOPOPT:Raw", read.Chain);
        Assert.Empty(read.Issues.ToArray());
        Assert.Equal(70_000, read[2].Bytes.Length);
    }

    [Fact]
    public void A_body_that_changes_changes_the_message()
    {
        byte[] packet = Hex.Parse("4500002000010000400166da0a0000010a000002080006fa1234000170696e67");
        LayerStack stack = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, 228).ToLayers();
        Assert.Equal(packet, stack.Build());
        Icmp icmp = stack.Get<Icmp>()!;
        ((IcmpEcho)icmp.Body!).Sequence = 2;
        icmp.Checksum = null;
        byte[] changed = stack.Build();
        Assert.Equal(2, changed[27]);
        Assert.Equal(0, InternetChecksum.Compute(changed.AsSpan(20)));
    }

    private static void Check(string expected, LayerStack stack, Action<LayerStack>? change = null)
    {
        change?.Invoke(stack);
        Assert.Equal(expected, Convert.ToHexStringLower(stack.Build()));
    }
}
