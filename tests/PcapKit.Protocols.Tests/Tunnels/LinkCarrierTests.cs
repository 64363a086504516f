namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class MacsecTests : ProtocolTests<MacsecView, Macsec>
{
    private const string Check = "00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f";

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("authenticated and short", "22 1e 00 00 00 42 ca f9 df 4f 50 9a 00 64 08 00" + Samples.IPv4 + Check)
        {
            Header = 16,
            Below = Samples.Addresses + "88 e5",
            Chain = "MACsec:IPv4:UDP",
            Recomputes = true,
            Fields = Tag(channel: 1, encrypted: 0) + """
                macsec.AN: 0x02
                macsec.reserved: 0
                macsec.SL: 30
                macsec.PN: 66
                macsec.SCI.system_identifier: ca:f9:df:4f:50:9a
                macsec.SCI.port_identifier: 100
                macsec.etype: 0x0800
                macsec.ICV: 000102030405060708090a0b0c0d0e0f
                """,
        },
        new("authenticated and long", "00 00 00 00 00 42 08 00 45 00 00 30 00 01 00 00 40 11 66 ba 0a 00 00 01 0a 00 00 02 00 01 00 02 00 1c 00 00 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13" + Check)
        {
            Header = 8,
            Below = Samples.Addresses + "88 e5",
            Chain = "MACsec:IPv4:UDP:Raw",
            Fields = Tag(channel: 0, encrypted: 0) + """
                macsec.AN: 0x00
                macsec.reserved: 0
                macsec.SL: 0
                macsec.PN: 66
                macsec.etype: 0x0800
                macsec.ICV: 000102030405060708090a0b0c0d0e0f
                """,
        },
        new("encrypted", "0d 00 00 00 00 07" + Samples.IPv4 + Samples.IPv4)
        {
            Header = 6,
            Below = Samples.Addresses + "88 e5",
            Chain = "MACsec:Raw",
            Fields = Tag(channel: 0, encrypted: 1) + """
                macsec.AN: 0x01
                macsec.reserved: 0
                macsec.SL: 0
                macsec.PN: 7
                """,
        },
    ];

    // Whether a type is there depends on the flags, whether a channel is on both of its parts.
    protected override bool CanBeRandom => false;

    private static string Tag(int channel, int encrypted) =>
        $"macsec.TCI.V: 0x00\nmacsec.TCI.ES: 0\nmacsec.TCI.SC: {channel}\nmacsec.TCI.SCB: 0\nmacsec.TCI.E: {encrypted}\nmacsec.TCI.C: {encrypted}\n";
}

public class FabricPathTests : ProtocolTests<FabricPathView, FabricPath>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("to a group", "01 00 5e 00 00 05 06 a1 23 04 01 71 89 03 2a a0" + Samples.Addresses + "08 00" + Samples.IPv4 + "11 22 33 44")
        {
            Header = 16,
            Chain = "FabricPath:Ethernet:IPv4:UDP",
            Fields = """
                cfp.d_hmac: 01:00:5e:00:00:05
                cfp.eid_high: 1
                cfp.ul: 1
                cfp.ig: 0
                cfp.eid_low: 2
                cfp.reserved: 1
                cfp.ooodl: 0
                cfp.swid: 291
                cfp.sswid: 4
                cfp.lid: 369
                cfp.etype: 0x8903
                cfp.ftag: 170
                cfp.ttl: 32
                cfp.eid: 6
                cfp.fcs: 0x11223344
                """,
        },
    ];

    protected override bool CanBeRandom => false;

    [Fact]
    public void It_takes_the_place_of_Ethernet()
    {
        byte[] frame = Hex.Parse("01 00 5e 00 00 05 02 01 23 04 01 71 89 03 2a a0" + Samples.Addresses + "08 00" + Samples.IPv4 + "11 22 33 44");
        var text = new Utf8Buffer();
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(frame, TableId.LinkType, 1);
        packet.AppendProtocols(text);
        Assert.Equal("eth:cfp:eth:ethertype:ip:udp", System.Text.Encoding.UTF8.GetString(text.Written));
        Assert.Equal("FabricPath:Ethernet:IPv4:UDP", packet.Chain);
    }
}

public class NflogTests : ProtocolTests<NflogView, Nflog>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a datagram behind two attributes", "02 00 00 14 05 00 0a 00 00 00 00 00 08 00 04 00 00 00 00 02 20 00 09 00" + Samples.IPv4)
        {
            Header = 24,
            Chain = "NFLOG:IPv4:UDP",
            Recomputes = true,
            Fields = """
                nflog.family: 2
                nflog.version: 0
                nflog.res_id: 20
                nflog.attributes
                  nflog.tlv
                    nflog.tlv_length: 5
                    nflog.tlv_type: 10
                    nflog.tlv_value: 00
                    nflog.tlv_padding: 000000
                  nflog.tlv
                    nflog.tlv_length: 8
                    nflog.tlv_type: 4
                    nflog.tlv_value: 00000002
                nflog.tlv_length: 32
                nflog.tlv_type: 9
                """,
        },
    ];

    // What is cut may be an attribute as well as the packet.
    protected override int? RequiredOf(Golden golden, int available) => available < 4 ? 4 : null;

    protected override void Constrain(Nflog layer, Random random) => layer.PacketKind = NflogKind.Payload;
}

public class PktapTests : ProtocolTests<PktapView, Pktap>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("an Ethernet frame", "6c 00 00 00 01 00 00 00 01 00 00 00" + "65 6e 30" + Zeros(21)
            + "02 00 00 00 02 00 00 00 0e 00 00 00 00 00 00 00 00 02 00 00" + "63 75 72 6c" + Zeros(16)
            + "00 00 00 00 06 00 01 00 ff ff ff ff" + Zeros(20) + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 108,
            Chain = "PKTAP:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                pktap.hdrlen: 108
                pktap.rectype: 1
                pktap.dlt: 1
                pktap.flags: 0x00000002
                pktap.pfamily: 2
                pktap.llhdrlen: 14
                pktap.lltrlrlen: 0
                pktap.pid: 512
                pktap.svc_class: 0
                pktap.iftype: 6
                pktap.ifunit: 1
                pktap.epid: 4294967295
                pktap.ifname: en0
                pktap.cmdname: curl
                pktap.ecmdname: 
                """,
        },
    ];

    protected override void Constrain(Pktap layer, Random random) => layer.HeaderSize = 108;

    private static string Zeros(int count) => string.Concat(Enumerable.Repeat(" 00", count)) + " ";
}
