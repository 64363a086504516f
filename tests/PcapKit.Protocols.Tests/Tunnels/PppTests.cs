namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class PppTests : ProtocolTests<PppView, Ppp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("with address and control", "ff 03 00 21" + Samples.IPv4)
        {
            Header = 4,
            Chain = "PPP:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ppp.address: 0xff
                ppp.control: 0x03
                ppp.protocol: 0x0021
                """,
        },
        new("without", "00 21" + Samples.IPv4) { Header = 2, Chain = "PPP:IPv4:UDP", Recomputes = true, Fields = "ppp.protocol: 0x0021" },
        new("number of one byte", "21" + Samples.IPv4) { Header = 1, Chain = "PPP:IPv4:UDP", Recomputes = true, Fields = "ppp.protocol: 0x0021" },
        new("address, and number of one byte", "ff 03 21" + Samples.IPv4)
        {
            Header = 3,
            Chain = "PPP:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ppp.address: 0xff
                ppp.control: 0x03
                ppp.protocol: 0x0021
                """,
        },
        new("MPLS", "ff 03 02 81 00 01 d1 ff" + Samples.IPv4)
        {
            Header = 4,
            Chain = "PPP:MPLS:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ppp.address: 0xff
                ppp.control: 0x03
                ppp.protocol: 0x0281
                """,
        },
        new("unknown", "fe 02 01") { Header = 2, Chain = "PPP:Raw", Fields = "ppp.protocol: 0xfe02" },
    ];

    // How long the header is shows as it goes on.
    protected override int? RequiredOf(Golden golden, int available) =>
        golden.Layer[0] != 0xFF ? golden.HeaderLength : available < 3 ? 4 : golden.HeaderLength;

    protected override bool CanBeRandom => false;
}

public class PppoeSessionTests : ProtocolTests<PppoeSessionView, PppoeSession>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("IPv4", "11 00 00 01 00 1e 00 21" + Samples.IPv4)
        {
            Header = 6,
            Below = Samples.Addresses + "88 64",
            Chain = "PPPoES:PPP:IPv4:UDP",
            Recomputes = true,
            Fields = """
                pppoe.version: 1
                pppoe.type: 1
                pppoe.code: 0x00
                pppoe.session_id: 0x0001
                pppoe.payload_length: 30
                """,
        },
    ];

    [Fact]
    public void Padding_of_Ethernet_is_not_part_of_the_session()
    {
        byte[] frame = Hex.Parse(Samples.Addresses + "88 64 11 00 00 01 00 04 fe 02 01 02 00 00 00");
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(frame, TableId.LinkType, 1);
        Assert.Equal(10, packet.Records[1].Length);
        Assert.Equal(3, packet.ToLayers()[0].Trailer.Length);
    }
}

public class PppoeDiscoveryTests : ProtocolTests<PppoeDiscoveryView, PppoeDiscovery>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("initiation", "11 09 00 00 00 12 01 01 00 00 01 03 00 04 01 02 03 04 01 02 00 02 41 42 00 00")
        {
            Header = 24,
            Below = Samples.Addresses + "88 63",
            Chain = "PPPoED",
            Recomputes = true,
            Fields = """
                pppoe.version: 1
                pppoe.type: 1
                pppoe.code: 0x09
                pppoe.session_id: 0x0000
                pppoe.payload_length: 18
                pppoed.tags
                  pppoed.tags.service
                    pppoed.tag: 0x0101
                    pppoed.tag_length: 0
                  pppoed.tags.host
                    pppoed.tag: 0x0103
                    pppoed.tag_length: 4
                    pppoed.tags.host_uniq: 01020304
                  pppoed.tags.ac
                    pppoed.tag: 0x0102
                    pppoed.tag_length: 2
                    pppoed.tags.ac_name: AB
                """,
        },
        new("offer with a cookie and a vendor's tag", "11 07 00 00 00 15 01 04 00 04 01 02 03 04 01 05 00 09 00 00 0d e9 01 02 41 42 43")
        {
            Below = Samples.Addresses + "88 63",
            Recomputes = true,
            Fields = """
                pppoe.version: 1
                pppoe.type: 1
                pppoe.code: 0x07
                pppoe.session_id: 0x0000
                pppoe.payload_length: 21
                pppoed.tags
                  pppoed.tags.cookie
                    pppoed.tag: 0x0104
                    pppoed.tag_length: 4
                    pppoed.tags.ac_cookie: 01020304
                  pppoed.tags.vendor
                    pppoed.tag: 0x0105
                    pppoed.tag_length: 9
                    pppoed.tags.vendor_id: 3561
                    pppoed.tags.vendor_unspecified: 0102414243
                """,
        },
    ];

    // The tags end where the layer does, if their length says more.
    protected override bool CanBeRandom => false;
}
