namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class LogicalLinkControlTests : ProtocolTests<LogicalLinkControlView, LogicalLinkControl>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("SNAP with an EtherType", "aa aa 03 00 00 00 08 00" + Samples.IPv4)
        {
            Header = 8,
            Below = Samples.Addresses + "00 24",
            Chain = "LLC:IPv4:UDP",
            Recomputes = true,
            Fields = Start(0xAA) + "llc.oui: 0\nllc.type: 0x0800\n" + Command(0),
        },
        new("SNAP of Cisco", "aa aa 03 00 00 0c 99 99 01")
        {
            Header = 8,
            Below = Samples.Addresses + "00 09",
            Chain = "LLC:Raw",
            Fields = Start(0xAA) + "llc.oui: 12\n" + Command(0) + "llc.cisco_pid: 0x9999",
        },
        new("SNAP of somebody", "aa aa 03 12 34 56 08 00 01")
        {
            Header = 8,
            Below = Samples.Addresses + "00 09",
            Chain = "LLC:Raw",
            Fields = Start(0xAA) + "llc.oui: 1193046\n" + Command(0) + "llc.pid: 0x0800",
        },
        new("bridged Ethernet", "aa aa 03 00 80 c2 00 07" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 8,
            Below = Samples.Addresses + "00 32",
            Chain = "LLC:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = Start(0xAA) + "llc.oui: 32962\n" + Command(0) + "llc.pid: 0x0007",
        },
        new("exchange of identifications, a response", "f0 f1 bf 03 04")
        {
            Header = 3,
            Below = Samples.Addresses + "00 05",
            Chain = "LLC:Raw",
            Fields = """
                llc.dsap: 0xf0
                llc.ssap: 0xf1
                llc.control: 0x00bf
                llc.dsap.ig: 0
                llc.ssap.cr: 1
                llc.control.ftype: 0x03
                llc.control.u_modifier_resp: 0x2b
                """,
        },
        new("receiver ready", "f0 f0 01 02 03 04")
        {
            Header = 4,
            Below = Samples.Addresses + "00 06",
            Chain = "LLC:Raw",
            Fields = """
                llc.dsap: 0xf0
                llc.ssap: 0xf0
                llc.dsap.ig: 0
                llc.ssap.cr: 0
                llc.control.ftype: 0x01
                llc.control.n_r: 1
                llc.control.s_ftype: 0x0000
                llc.control: 0x0201
                """,
        },
    ];

    protected override int? RequiredOf(Golden golden, int available) => available < 3 ? 3 : golden.HeaderLength;

    // The presence of most fields depends on the others.
    protected override bool CanBeRandom => false;

    private static string Start(int service) => $"llc.dsap: 0x{service:x2}\nllc.ssap: 0x{service:x2}\nllc.control: 0x0003\n";

    private static string Command(int response) => $"llc.dsap.ig: 0\nllc.ssap.cr: {response}\nllc.control.ftype: 0x03\nllc.control.u_modifier_cmd: 0x00\n";

    [Fact]
    public void SNAP_is_asked_for_by_its_organization()
    {
        byte[] frame = (new Ethernet() / new LogicalLinkControl { Organization = 0 } / new Arp()).Build();
        Assert.Equal("0024aaaa030000000806", Convert.ToHexStringLower(frame[12..22]));
    }
}
