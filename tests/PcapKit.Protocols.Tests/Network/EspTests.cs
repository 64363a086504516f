namespace PcapKit.Protocols.Tests;

/// <summary>Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class EspTests : ProtocolTests<EspView, Esp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("encrypted", "00 00 00 01 00 00 00 02 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13")
        {
            Below = "60 00 00 00 00 1c 32 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02",
            LinkType = 229,
            Chain = "ESP",
            Recomputes = true,
            Fields = """
                esp.spi: 0x00000001
                esp.sequence: 2
                esp.encrypted_data: 000102030405060708090a0b0c0d0e0f10111213
                """,
        },
    ];

    protected override bool HeaderTakesRest => true;
}
