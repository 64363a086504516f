namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class ArpTests : ProtocolTests<ArpView, Arp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("request with padding", "00 01 08 00 06 04 00 01 aa bb cc dd ee ff 0a 00 00 01 00 00 00 00 00 00 0a 00 00 02 00 00 00 00")
        {
            Header = 28,
            Below = Samples.Addresses + "08 06",
            Chain = "ARP",
            Recomputes = true,
            Fields = """
                arp.hw.type: 1
                arp.proto.type: 0x0800
                arp.hw.size: 6
                arp.proto.size: 4
                arp.opcode: 1
                arp.src.hw_mac: aa:bb:cc:dd:ee:ff
                arp.src.proto_ipv4: 10.0.0.1
                arp.dst.hw_mac: 00:00:00:00:00:00
                arp.dst.proto_ipv4: 10.0.0.2
                """,
        },
        new("announcement", "00 01 08 00 06 04 00 01 aa bb cc dd ee ff 0a 00 00 01 00 00 00 00 00 00 0a 00 00 01")
        {
            Below = Samples.Addresses + "08 06",
            Fields = """
                arp.hw.type: 1
                arp.proto.type: 0x0800
                arp.hw.size: 6
                arp.proto.size: 4
                arp.opcode: 1
                arp.isgratuitous: 1
                arp.isannouncement: 1
                arp.src.hw_mac: aa:bb:cc:dd:ee:ff
                arp.src.proto_ipv4: 10.0.0.1
                arp.dst.hw_mac: 00:00:00:00:00:00
                arp.dst.proto_ipv4: 10.0.0.1
                """,
        },
        new("probe", "00 01 08 00 06 04 00 01 aa bb cc dd ee ff 00 00 00 00 00 00 00 00 00 00 0a 00 00 01")
        {
            Fields = """
                arp.hw.type: 1
                arp.proto.type: 0x0800
                arp.hw.size: 6
                arp.proto.size: 4
                arp.opcode: 1
                arp.isprobe: 1
                arp.src.hw_mac: aa:bb:cc:dd:ee:ff
                arp.src.proto_ipv4: 0.0.0.0
                arp.dst.hw_mac: 00:00:00:00:00:00
                arp.dst.proto_ipv4: 10.0.0.1
                """,
        },
        new("reverse request of InfiniBand", """
            00 20 08 00 14 04 00 03
            01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 0a 00 00 01
            01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 0a 00 00 01
            """)
        {
            Chain = "RARP",
            Fields = """
                arp.hw.type: 32
                arp.proto.type: 0x0800
                arp.hw.size: 20
                arp.proto.size: 4
                arp.opcode: 3
                arp.src.hw: 0102030405060708090a0b0c0d0e0f1011121314
                arp.src.proto_ipv4: 10.0.0.1
                arp.dst.hw: 0102030405060708090a0b0c0d0e0f1011121314
                arp.dst.proto_ipv4: 10.0.0.1
                """,
        },
        new("error of DRARP", "00 01 08 00 06 04 00 07 aa bb cc dd ee ff 0a 00 00 01 00 00 00 00 00 00 0a 00 00 01")
        {
            Chain = "DRARP",
            Fields = """
                arp.hw.type: 1
                arp.proto.type: 0x0800
                arp.hw.size: 6
                arp.proto.size: 4
                arp.opcode: 7
                arp.src.hw_mac: aa:bb:cc:dd:ee:ff
                arp.src.proto_ipv4: 10.0.0.1
                arp.dst.hw_mac: 00:00:00:00:00:00
                arp.dst.drarp_error_status: 10
                """,
            Gaps = [new(200, 24, "of the address only its first byte means something")],
        },
        new("inverse request of Frame Relay", "00 0f 08 00 02 04 00 08 18 41 0a 00 00 01 00 00 0a 00 00 02")
        {
            Chain = "InARP",
            Fields = """
                arp.hw.type: 15
                arp.proto.type: 0x0800
                arp.hw.size: 2
                arp.proto.size: 4
                arp.opcode: 8
                arp.src.hw: 1841
                arp.src.proto_ipv4: 10.0.0.1
                arp.dst.hw: 0000
                arp.dst.proto_ipv4: 10.0.0.2
                """,
        },
        new("another protocol", "00 01 80 9b 06 04 00 02 aa bb cc dd ee ff 0a 00 00 01 00 00 00 00 00 00 0a 00 00 02")
        {
            Chain = "ARP",
            Fields = """
                arp.hw.type: 1
                arp.proto.type: 0x809b
                arp.hw.size: 6
                arp.proto.size: 4
                arp.opcode: 2
                arp.src.hw_mac: aa:bb:cc:dd:ee:ff
                arp.src.proto: 0a000001
                arp.dst.hw_mac: 00:00:00:00:00:00
                arp.dst.proto: 0a000002
                """,
        },
    ];

    protected override void Constrain(Arp layer, Random random)
    {
        layer.HardwareSize = layer.ProtocolSize = null;
        if (random.Next(2) == 0)
            (layer.SenderHardware, layer.TargetHardware) = (new byte[] { 1, 2 }, new byte[] { 3, 4 });
    }

    // What would be payload is padding of the lower layer.
    protected override bool CanBeRandom => false;

    [Fact]
    public void A_new_packet_is_a_request_for_Ethernet_and_IPv4()
    {
        var arp = new Arp { SenderMac = new MacAddress(0xAABBCCDDEEFF), SenderIPv4 = new IPv4Address(0x0A000001), TargetIPv4 = new IPv4Address(0x0A000002) };
        byte[] frame = (new Ethernet { Destination = MacAddress.Broadcast } / arp).Build();
        Assert.Equal("ffffffffffff0000000000000806" + "0001080006040001aabbccddeeff0a0000010000000000000a000002", Convert.ToHexStringLower(frame));
    }
}
