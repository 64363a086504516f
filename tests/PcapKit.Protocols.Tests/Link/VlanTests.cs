namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class VlanTests : ProtocolTests<VlanView, Vlan>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("IPv4", "30 05 08 00" + Samples.IPv4)
        {
            Header = 4,
            Below = Samples.Addresses + "81 00",
            Chain = "802.1Q:IPv4:UDP",
            Recomputes = true,
            Fields = """
                vlan.priority: 1
                vlan.dei: 1
                vlan.id: 5
                vlan.etype: 0x0800
                """,
        },
        new("padding and trailer", "30 05 08 00" + Samples.IPv4 + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 02 03 04 05 06 07 08")
        {
            Header = 4,
            Below = Samples.Addresses + "81 00",
            Fields = """
                vlan.priority: 1
                vlan.dei: 1
                vlan.id: 5
                vlan.etype: 0x0800
                eth.padding: 0000000000000000000000000000
                vlan.trailer: 0102030405060708
                """,
        },
        new("tag within a tag", "20 05 81 00 ef fe 08 00" + Samples.IPv4)
        {
            Header = 4,
            Below = Samples.Addresses + "81 00",
            Chain = "802.1Q:802.1Q:IPv4:UDP",
            Recomputes = true,
            Fields = """
                vlan.priority: 1
                vlan.dei: 0
                vlan.id: 5
                vlan.etype: 0x8100
                """,
        },
        new("length, LLC and padding", "30 05 00 04 99 99 03 01 00 00")
        {
            Header = 4,
            Below = Samples.Addresses + "81 00",
            Chain = "802.1Q:LLC:Raw",
            Fields = """
                vlan.priority: 1
                vlan.dei: 1
                vlan.id: 5
                vlan.len: 4
                vlan.trailer: 0000
                """,
            Gaps = [new(16, 16, "the length is worked out from the bits of the type")],
        },
        new("neither length nor type", "00 01 05 dd 01 02 03 04")
        {
            Header = 4,
            Below = Samples.Addresses + "81 00",
            Chain = "802.1Q:Raw",
            Fields = """
                vlan.priority: 0
                vlan.dei: 0
                vlan.id: 1
                vlan.etype: 0x05dd
                """,
        },
    ];
}

public class ServiceVlanTests : ProtocolTests<ServiceVlanView, ServiceVlan>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("with a customer's tag", "30 05 81 00 20 06 08 00" + Samples.IPv4)
        {
            Header = 4,
            Below = Samples.Addresses + "88 a8",
            Chain = "802.1ad:802.1Q:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ieee8021ad.priority: 1
                ieee8021ad.dei: 1
                ieee8021ad.id: 5
                ieee8021ah.etype: 0x8100
                """,
        },
    ];

    [Fact]
    public void Either_tag_is_found_by_the_family()
    {
        byte[] frame = Hex.Parse(Samples.Addresses + "88 a8 20 05 08 00" + Samples.IPv4);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(frame, TableId.LinkType, 1);
        Assert.Equal(1, packet.IndexOf("VLAN"));
    }
}

public class BackboneServiceInstanceTests : ProtocolTests<BackboneServiceInstanceView, BackboneServiceInstance>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a customer's frame", "38 00 00 01 ff ff ff ff ff ff aa bb cc dd ee ff 08 00" + Samples.IPv4)
        {
            Header = 18,
            Below = Samples.Addresses + "88 e7",
            Chain = "802.1ah:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ieee8021ah.priority: 1
                ieee8021ah.drop: 1
                ieee8021ah.nca: 1
                ieee8021ah.res1: 0
                ieee8021ah.res2: 0
                ieee8021ah.isid: 1
                ieee8021ah.cdst: ff:ff:ff:ff:ff:ff
                ieee8021ah.csrc: aa:bb:cc:dd:ee:ff
                ieee8021ah.etype: 0x0800
                """,
        },
    ];
}

public class VnTagTests : ProtocolTests<VnTagView, VnTag>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("list of interfaces", "c0 01 90 05 08 00" + Samples.IPv4)
        {
            Header = 6,
            Below = Samples.Addresses + "89 26",
            Chain = "VN-Tag:IPv4:UDP",
            Recomputes = true,
            Fields = """
                vntag.dir: 1
                vntag.ptr: 1
                vntag.dst: 1
                vntag.looped: 1
                vntag.r: 0
                vntag.version: 1
                vntag.src: 5
                vntag.etype: 0x0800
                """,
        },
    ];
}

public class EthernetTagTests : ProtocolTests<EthernetTagView, EthernetTag>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("group of ports", "30 05 90 07 01 02 08 00" + Samples.IPv4)
        {
            Header = 8,
            Below = Samples.Addresses + "89 3f",
            Chain = "E-Tag:IPv4:UDP",
            Recomputes = true,
            Fields = """
                etag.pcp: 1
                etag.dei: 1
                etag.iecid_base: 0x0005
                etag.resv: 2
                etag.group: 1
                etag.ecid_base: 0x0007
                etag.iecid_ext: 0x01
                etag.ecid_ext: 0x02
                etag.etype: 0x0800
                """,
        },
    ];
}
