namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class MplsTests : ProtocolTests<MplsView, Mpls>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("two labels", "18 95 0e ff 00 01 d1 40" + Samples.IPv4)
        {
            Header = 4,
            Below = Samples.Addresses + "88 47",
            Chain = "MPLS:MPLS:IPv4:UDP",
            Recomputes = true,
            Fields = """
                mpls.label: 100688
                mpls.exp: 7
                mpls.bottom: 0
                mpls.ttl: 255
                """,
        },
        new("a pseudowire", "00 01 d1 ff 00 00 00 00" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 4,
            Below = Samples.Addresses + "88 47",
            Chain = "MPLS:PWEthernet:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                mpls.label: 29
                mpls.exp: 0
                mpls.bottom: 1
                mpls.ttl: 255
                """,
        },
    ];

    [Fact]
    public void The_label_stack_is_named_once()
    {
        byte[] frame = Hex.Parse(Samples.Addresses + "88 47 00 01 d0 ff 00 01 d0 ff 00 01 d1 ff" + Samples.IPv4);
        var text = new Utf8Buffer();
        new Dissector(DefaultProtocols.Registry).Dissect(frame, TableId.LinkType, 1).AppendProtocols(text);
        Assert.Equal("eth:ethertype:mpls:ip:udp", System.Text.Encoding.UTF8.GetString(text.Written));
    }
}

public class PseudowireEthernetTests : ProtocolTests<PseudowireEthernetView, PseudowireEthernet>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("numbered", "00 00 22 33" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 4,
            Chain = "PWEthernet:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                pweth.cw.reserved: 0x0000
                pweth.cw.sequence_number: 8755
                """,
        },
    ];
}

public class CiscoHdlcTests : ProtocolTests<CiscoHdlcView, CiscoHdlc>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("IPv4", "0f 00 08 00" + Samples.IPv4)
        {
            Header = 4,
            Chain = "CHDLC:IPv4:UDP",
            Recomputes = true,
            Fields = """
                chdlc.address: 0x0f
                chdlc.control: 0x00
                chdlc.protocol: 0x0800
                """,
        },
        new("OSI", "0f 00 fe fe 03 99")
        {
            Header = 5,
            Fields = """
                chdlc.address: 0x0f
                chdlc.control: 0x00
                chdlc.protocol: 0xfefe
                chdlc.clns_padding: 0x03
                """,
        },
    ];

    protected override int? RequiredOf(Golden golden, int available) => available < 4 ? 4 : golden.HeaderLength;

    protected override void Constrain(CiscoHdlc layer, Random random) => layer.OsiPadding = (ushort?)layer.NextProtocol == 0xFEFE ? (byte)3 : null;
}

public class SerialLineArpTests : ProtocolTests<SerialLineArpView, SerialLineArp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("keepalive", "00 00 00 02 00 00 00 01 00 00 00 00 ff ff")
        {
            Chain = "SLARP",
            Fields = """
                slarp.ptype: 2
                slarp.mysequence: 1
                slarp.yoursequence: 0
                slarp.reliability: 0xffff
                """,
        },
        new("address", "00 00 00 01 0a 00 00 01 ff ff ff 00")
        {
            Chain = "SLARP",
            Fields = """
                slarp.ptype: 1
                slarp.address: 10.0.0.1
                slarp.netmask: 255.255.255.0
                """,
        },
    ];

    protected override bool CanBeRandom => false;

    [Fact]
    public void It_goes_before_RARP_on_Cisco_lines() =>
        Assert.Equal("CHDLC:SLARP", new Dissector(DefaultProtocols.Registry)
            .Dissect(Hex.Parse("8f 00 80 35 00 00 00 02 00 00 00 01 00 00 00 00 ff ff"), TableId.LinkType, 104).Chain);
}
