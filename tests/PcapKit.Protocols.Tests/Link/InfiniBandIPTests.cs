namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class InfiniBandIPTests : ProtocolTests<InfiniBandIPView, InfiniBandIP>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("with a route header", """
            61 23 45 67 00 01 02 03 fe 80 00 00 00 00 00 00 00 00 00 0a 00 ab cd ef
            fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 08 00 00 00
            """ + Samples.IPv4)
        {
            Header = 44,
            Chain = "IPoIB:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ipoib.grh.ipver: 6
                ipoib.grh.tclass: 18
                ipoib.grh.flowlabel: 214375
                ipoib.grh.reserved: 0
                ipoib.grh.sqpn: 0x010203
                ipoib.grh.sgid: fe80::a:ab:cdef
                ipoib.dgid: fe80::1
                ipoib.type: 0x0800
                ipoib.reserved: 0x0000
                """,
        },
    ];
}

public class ArcNetTests : ProtocolTests<ArcNetView, ArcNet>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("with fragments", "01 02 00 03 d4 00 00 01" + Samples.IPv4)
        {
            Header = 8,
            Chain = "ARCNET:IPv4:UDP",
            Recomputes = true,
            Fields = """
                arcnet.src: 0x01
                arcnet.dst: 0x02
                arcnet.offset: 0003
                arcnet.protid: 0xd4
                arcnet.split_flag: 0
                arcnet.sequence: 1
                """,
        },
        new("without fragments", "01 02 00 03 f0" + Samples.IPv4)
        {
            Header = 5,
            Chain = "ARCNET:IPv4:UDP",
            Recomputes = true,
            Fields = """
                arcnet.src: 0x01
                arcnet.dst: 0x02
                arcnet.offset: 0003
                arcnet.protid: 0xf0
                """,
        },
    ];

    protected override void Constrain(ArcNet layer, Random random)
    {
        if (layer.NextProtocol is ArcNetSystemCode.SimpleIP or ArcNetSystemCode.SimpleArp)
            layer.SplitFlag = null;
        if (layer.SplitFlag is null)
            layer.Sequence = null;
    }
}

public class ArcNetBsdTests : ProtocolTests<ArcNetBsdView, ArcNetBsd>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("with fragments", "01 02 d4 00 00 01" + Samples.IPv4)
        {
            Header = 6,
            Chain = "ARCNET:IPv4:UDP",
            Recomputes = true,
            Fields = """
                arcnet.src: 0x01
                arcnet.dst: 0x02
                arcnet.protid: 0xd4
                arcnet.split_flag: 0
                arcnet.sequence: 1
                """,
        },
        new("ARP without fragments", "01 02 f1 00 07 08 00 01 04 00 01 01 0a 00 00 01 00 0a 00 00 02")
        {
            Header = 3,
            Chain = "ARCNET:ARP",
            Recomputes = true,
            Fields = """
                arcnet.src: 0x01
                arcnet.dst: 0x02
                arcnet.protid: 0xf1
                """,
        },
    ];

    protected override void Constrain(ArcNetBsd layer, Random random)
    {
        if (layer.NextProtocol is ArcNetSystemCode.SimpleIP or ArcNetSystemCode.SimpleArp)
            layer.SplitFlag = null;
        if (layer.SplitFlag is null)
            layer.Sequence = null;
    }
}

public class SolarisIPNetTests : ProtocolTests<SolarisIPNetView, SolarisIPNet>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("IPv4 going out", "02 02 00 01 00 00 00 1c 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00" + Samples.IPv4)
        {
            Header = 24,
            Chain = "IPNET:IPv4:UDP",
            Recomputes = true,
            Fields = """
                ipnet.version: 2
                ipnet.family: 2
                ipnet.htype: 1
                ipnet.pktlen: 28
                ipnet.ifindex: 1
                ipnet.grifindex: 0
                ipnet.zsrc: 0
                ipnet.zdst: 0
                """,
        },
    ];
}
