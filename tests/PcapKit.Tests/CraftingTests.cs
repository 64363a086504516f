using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Whole packets from layers, against the same packets made byte by byte: what is left null is worked out across layers.</summary>
public class CraftingTests
{
    private static readonly MacAddress MacA = MacAddress.Parse("02:00:00:00:00:0a", null), MacB = MacAddress.Parse("02:00:00:00:00:0b", null);
    private static readonly IPv4Address V4A = IPv4Address.Parse("192.0.2.1", null), V4B = IPv4Address.Parse("198.51.100.2", null);
    private static readonly IPv6Address V6A = IPv6Address.Parse("2001:db8::a", null), V6B = IPv6Address.Parse("2001:db8::b", null);

    private static Ethernet Ethernet => new() { Source = MacA, Destination = MacB };

    private static IPv4 IPv4 => new() { Source = V4A, Destination = V4B, Identification = 1, DontFragment = true };

    private static IPv6 IPv6 => new() { Source = V6A, Destination = V6B, HopLimit = 255 };

    private static void Same(byte[] expected, LayerStack built) => Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(built.Build()));

    [Fact]
    public void Udp_over_IPv4() => Same(
        SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 53, [1, 2, 3]))),
        Ethernet / IPv4 / new Udp { SourcePort = 49152, DestinationPort = 53 } / new byte[] { 1, 2, 3 });

    [Fact]
    public void Tcp_over_IPv4() => Same(
        SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(6, SampleCaptures.Tcp(0x12, 5000, 1001))),
        Ethernet / IPv4 / new Tcp { SourcePort = 49152, DestinationPort = 80, SequenceNumber = 5000, AcknowledgmentNumber = 1001, Syn = true, Ack = true, Window = 8192 });

    [Fact]
    public void Udp_over_IPv6() => Same(
        SampleCaptures.Ethernet(0x86DD, SampleCaptures.IPv6(17, SampleCaptures.UdpOverIPv6(49152, 53, [1, 2, 3]))),
        Ethernet / IPv6 / new Udp { SourcePort = 49152, DestinationPort = 53 } / new byte[] { 1, 2, 3 });

    [Fact]
    public void Next_headers_and_the_pseudo_header_reach_over_extension_headers() => Same(
        // Hop-by-hop options: padding of four bytes, then UDP; its checksum does not know of the header between.
        SampleCaptures.Ethernet(0x86DD, SampleCaptures.IPv6(0, [17, 0, 1, 4, 0, 0, 0, 0, .. SampleCaptures.UdpOverIPv6(49152, 53, [1, 2, 3])])),
        Ethernet / IPv6 / new IPv6HopByHop { Options = { new IPv6PadN { Padding = new byte[4] } } } / new Udp { SourcePort = 49152, DestinationPort = 53 } / new byte[] { 1, 2, 3 });

    [Fact]
    public void Icmp_version_6_with_its_body() => Same(
        SampleCaptures.Ethernet(0x86DD, SampleCaptures.IPv6(58, SampleCaptures.NeighborSolicitation(forItself: false))),
        Ethernet / IPv6 / new IcmpV6 { Body = new NeighborSolicitation { Target = V6B } });

    [Fact]
    public void A_tag_and_a_tunnel_between() => Same(
        SampleCaptures.Ethernet(0x8100, [0x40, 0x64, 0x08, 0x00, .. SampleCaptures.IPv4(41, SampleCaptures.IPv6(17, SampleCaptures.UdpOverIPv6(1, 2, [])))]),
        Ethernet / new Vlan { Priority = VlanPriority.ExcellentEffort, Id = 100 } / IPv4 / IPv6 / new Udp { SourcePort = 1, DestinationPort = 2 });

    [Fact]
    public void What_is_set_is_written_as_it_is_set()
    {
        byte[] packet = (Ethernet / new IPv4 { Source = V4A, Destination = V4B, TotalLength = 9999, Checksum = 0xBEEF } / new Udp { Checksum = 0 } / new byte[] { 1 }).Build();
        Assert.Equal("270F", Convert.ToHexString(packet.AsSpan(16, 2)));
        Assert.Equal("BEEF", Convert.ToHexString(packet.AsSpan(24, 2)));
        Assert.Equal("0000", Convert.ToHexString(packet.AsSpan(40, 2)));
    }

    [Fact]
    public void A_captured_packet_is_written_as_it_was_read_until_it_is_changed()
    {
        byte[] wrong = SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 53, [1, 2, 3])));
        wrong[24] ^= 0xFF;
        var dissector = new Dissector(DefaultProtocols.Registry);
        LayerStack layers = dissector.Dissect(wrong, TableId.LinkType, 1).ToLayers();
        Assert.Equal(wrong, layers.Build());
        wrong[24] ^= 0xFF;
        Assert.Equal(wrong, layers.Recompute().Build());
    }

    [Theory]
    [InlineData("45 00 0016 0000 0000 40 FD 0000 C0000201 C6336402 0102", 9)]
    // Nothing is carried: the number still says what would be.
    [InlineData("45 00 0014 0000 0000 40 FD 0000 C0000201 C6336402", 9)]
    [InlineData("60000000 0002 FD 40 20010DB8000000000000000000000001 20010DB8000000000000000000000002 0102", 6)]
    // The number of a header that no protocol claims stands in the header before.
    [InlineData("60000000 000A 3C 40 20010DB8000000000000000000000001 20010DB8000000000000000000000002 FD 00 0104 00000000 0102", 40)]
    public void Numbers_of_what_nobody_claims_survive_computing_anew(string hex, int at)
    {
        byte[] packet = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(0xFD, packet[at]);
        LayerStack layers = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, 101).ToLayers();
        Assert.Equal(packet[at], layers.Recompute().Build()[at]);
        // What is carried now says its own number.
        if (layers[^1] is Payload)
            layers.RemoveAt(layers.Count - 1);
        Assert.Equal(17, (layers / new Udp()).Recompute().Build()[at]);
    }

    [Fact]
    public void A_layer_is_built_alone() =>
        // No checksum: there are no addresses for its pseudo-header.
        Assert.Equal("C000003500080000", Convert.ToHexString(new Udp { SourcePort = 49152, DestinationPort = 53 }.Build()));

    private static readonly byte[] Query = Convert.FromHexString("0007" + "0100" + "0001000000000000" + "076578616D706C65036F726700" + "00010001");

    private static Dns Dns => new() { Id = 7, RecursionDesired = true, Questions = { new DnsQuestion("example.org", DnsType.A) } };

    [Fact]
    public void Dns_over_Udp_is_the_message_alone() => Same(
        SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(49152, 53, Query))),
        Ethernet / IPv4 / new Udp { SourcePort = 49152, DestinationPort = 53 } / Dns);

    [Fact]
    public void Dns_over_Tcp_has_its_length_before_it()
    {
        Tcp tcp = new() { SourcePort = 49152, DestinationPort = 53, SequenceNumber = 5000, AcknowledgmentNumber = 1001, Ack = true, Psh = true, Window = 8192 };
        byte[] packet = (Ethernet / IPv4 / tcp / Dns).Build();
        Assert.Equal(Convert.ToHexString((Ethernet / IPv4 / tcp / (byte[])[0, 29, .. Query]).Build()), Convert.ToHexString(packet));
        Packet read = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.LinkType, 1);
        Assert.Equal("Ethernet:IPv4:TCP:DNS", read.Chain);
        Assert.Equal(packet, read.ToLayers().Build());
        Assert.Equal(packet, read.ToLayers().Recompute().Build());
    }

    [Fact]
    public void A_message_too_long_for_its_prefix_is_refused()
    {
        Dns dns = Dns;
        dns.Trailer = new byte[ushort.MaxValue];
        Assert.Contains("DNS", Assert.Throws<InvalidOperationException>(() => (new Tcp() / dns).Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_that_were_read_without_a_prefix_get_none()
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Under("tcp.port", 9053, DnsProtocol.Instance).Build();
        byte[] packet = SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(6, [.. new Tcp { DestinationPort = 9053 }.Build(), .. Query]));
        LayerStack layers = new Dissector(registry).Dissect(packet, TableId.LinkType, 1).ToLayers();
        Assert.Equal("Ethernet:IPv4:TCP:DNS", layers.ToString());
        Assert.Equal(packet, layers.Build(registry));
    }
}
