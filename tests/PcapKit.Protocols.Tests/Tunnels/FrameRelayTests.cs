namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class FrameRelayTests : ProtocolTests<FrameRelayView, FrameRelay>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("network layer protocol identifier", "18 47 03 cc" + Samples.IPv4)
        {
            Header = 4,
            Chain = "FrameRelay:IPv4:UDP",
            Fields = Address(1, 1, true) + "fr.control: 0x03\nfr.nlpid: 0xcc\nfr.dlci: 100\n",
        },
        new("Cisco", "18 41 08 00" + Samples.IPv4)
        {
            Header = 4,
            Chain = "FrameRelay:IPv4:UDP",
            Fields = Address(0, 0, true) + "fr.chdlctype: 0x0800\nfr.dlci: 100\n",
        },
        new("SNAP behind a padding", "18 41 03 00 80 00 00 00 08 00" + Samples.IPv4)
        {
            Header = 10,
            Chain = "FrameRelay:IPv4:UDP",
            Fields = Address(0, 0, true) + "fr.control: 0x03\nfr.nlpid: 0x00\nfr.nlpid: 0x80\nfr.snap.oui: 0\nfr.snaptype: 0x0800\nfr.dlci: 100\n",
        },
        new("bridged Ethernet", "18 41 03 80 00 80 c2 00 07" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 9,
            Chain = "FrameRelay:Ethernet:IPv4:UDP",
            Fields = Address(0, 0, true) + "fr.control: 0x03\nfr.nlpid: 0x80\nfr.snap.oui: 32962\nfr.dlci: 100\nfr.snap.pid: 0x0007\n",
        },
        new("address of three bytes", "18 40 41 03 cc" + Samples.IPv4)
        {
            Header = 5,
            Chain = "FrameRelay:IPv4:UDP",
            Fields = Address(0, 0, false) + "fr.lower_dlci: 0x10\nfr.dc: 0\nfr.ea: 1\nfr.control: 0x03\nfr.nlpid: 0xcc\nfr.dlci: 6416\n",
        },
        new("address of four bytes", "b0 00 3a 01 03 cc" + Samples.IPv4)
        {
            Header = 6,
            Chain = "FrameRelay:IPv4:UDP",
            Fields = """
                fr.upper_dlci: 0x2c
                fr.cr: 0
                fr.ea: 0
                fr.second_dlci: 0x00
                fr.fecn: 0
                fr.becn: 0
                fr.de: 0
                fr.ea: 0
                fr.third_dlci: 0x1d
                fr.ea: 0
                fr.lower_dlci: 0x00
                fr.dc: 0
                fr.ea: 1
                fr.control: 0x03
                fr.nlpid: 0xcc
                fr.dlci: 5769024
                """,
        },
        new("OSI", "18 41 03 83 01 02") { Header = 3, Fields = Address(0, 0, true) + "fr.control: 0x03\nfr.dlci: 100\n" },
        new("PPP", "18 41 03 cf 00 21" + Samples.IPv4)
        {
            Header = 4,
            Chain = "FrameRelay:PPP:IPv4:UDP",
            Fields = Address(0, 0, true) + "fr.control: 0x03\nfr.nlpid: 0xcf\nfr.dlci: 100\n",
        },
    ];

    // What stands behind the address shows as it goes on.
    protected override int? RequiredOf(Golden golden, int available) => available < 2 ? 2 : null;

    protected override bool CanBeRandom => false;

    private static string Address(int backward, int eligible, bool ends) => $"""
        fr.upper_dlci: 0x06
        fr.cr: 0
        fr.ea: 0
        fr.second_dlci: 0x04
        fr.fecn: 0
        fr.becn: {backward}
        fr.de: {eligible}
        fr.ea: {(ends ? 1 : 0)}

        """;
}
