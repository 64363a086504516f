namespace PcapKit.Protocols.Tests;

// Layers and values: tshark 4.0.17 on the same bytes; it shows only what stands in the extensions, not the extensions.
public class JuniperTests : ProtocolTests<JuniperView, Juniper>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a frame with extensions", "4d 47 43 80 00 06 03 01 01 06 01 0e" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 12,
            Chain = "Juniper:Ethernet:IPv4:UDP",
            Fields = """
                juniper.magic-number: 0x4d4743
                juniper.extensions_present: 1
                juniper.flags: 0x00
                juniper.l2hdr: 0x00
                juniper.direction: 0x00
                juniper.ext_total_len: 6
                juniper.extensions: 03010106010e
                """,
        },
        new("a packet that came in", "4d 47 43 03 02 00 00 00" + Samples.IPv4)
        {
            Header = 8,
            Chain = "Juniper:Raw:IPv4:UDP",
            Fields = """
                juniper.magic-number: 0x4d4743
                juniper.extensions_present: 0
                juniper.flags: 0x00
                juniper.l2hdr: 0x01
                juniper.direction: 0x01
                juniper.proto: 2
                """,
        },
    ];

    // The length of the extensions is needed before them.
    protected override int? RequiredOf(Golden golden, int available) => golden.HeaderLength == 12 && available is >= 4 and < 6 ? 6 : base.RequiredOf(golden, available);

    protected override void Constrain(Juniper layer, Random random)
    {
        (layer.HasExtensions, layer.ExtensionsLength) = (0, null);
        if (layer.LacksLinkHeader == 0)
            layer.Proto = null;
        else
            layer.Proto ??= 2;
    }
}
