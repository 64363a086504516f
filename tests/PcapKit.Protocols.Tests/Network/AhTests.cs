namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class AhTests : ProtocolTests<AhView, Ah>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("UDP inside", "11 04 00 00 00 00 00 01 00 00 00 02 00 01 02 03 04 05 06 07 08 09 0a 0b c0 00 c0 01 00 08 53 9f")
        {
            Below = "60 00 00 00 00 20 33 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Header = 24,
            Chain = "AH:UDP",
            Recomputes = true,
            Fields = """
                ah.next_header: 17
                ah.length: 4
                ah.reserved: 0000
                ah.spi: 0x00000001
                ah.sequence: 2
                ah.icv: 000102030405060708090a0b
                """,
        },
    ];

    protected override void Constrain(Ah layer, Random random) => layer.IntegrityCheck = new byte[random.Next(0, 20) * 4];
}
