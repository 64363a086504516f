namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class GreTests : ProtocolTests<GreView, Gre>
{
    private static readonly Gap AcknowledgmentBit = new(8, 1, "a flag of version 1 only");

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("plain", "00 00 08 00" + Samples.IPv4)
        {
            Header = 4,
            Chain = "GRE:IPv4:UDP",
            Recomputes = true,
            Fields = Flags("0x0000", 0, 0, 0, 0) + "gre.proto: 0x0800",
            Gaps = [AcknowledgmentBit],
        },
        new("checksum, key, sequence number", "b0 00 08 00 48 42 00 00 00 00 00 01 00 00 00 02" + OtherIPv4)
        {
            Header = 16,
            Chain = "GRE:IPv4:UDP",
            Fields = Flags("0xb000", 1, 0, 1, 1) + """
                gre.proto: 0x0800
                gre.checksum: 0x4842
                gre.offset: 0
                gre.key: 0x00000001
                gre.sequence_number: 2
                """,
            Gaps = [AcknowledgmentBit],
        },
        new("checksum alone", "80 00 08 00 78 45 00 00" + OtherIPv4)
        {
            Header = 8,
            Fields = Flags("0x8000", 1, 0, 0, 0) + "gre.proto: 0x0800\ngre.checksum: 0x7845\ngre.offset: 0\n",
            Gaps = [AcknowledgmentBit],
        },
        new("routing", "40 00 08 00 00 00 00 00 08 00 00 04 01 02 03 04 00 00 00 00" + Samples.IPv4)
        {
            Header = 20,
            Fields = Flags("0x4000", 0, 1, 0, 0) + "gre.proto: 0x0800\ngre.checksum: 0x0000\ngre.offset: 0\ngre.routing: 080000040102030400000000\n",
            Gaps = [AcknowledgmentBit],
        },
        new("PPTP", "30 81 88 0b 00 20 00 06 00 00 00 22 00 00 00 11 ff 03 00 21" + Samples.IPv4)
        {
            Header = 16,
            Chain = "GRE:PPP:IPv4:UDP",
            Recomputes = true,
            Fields = """
                gre.flags_and_version: 0x3081
                  gre.flags.checksum: 0
                  gre.flags.routing: 0
                  gre.flags.key: 1
                  gre.flags.sequence_number: 1
                  gre.flags.strict_source_route: 0
                  gre.flags.recursion_control: 0
                  gre.flags.ack: 1
                  gre.flags.reserved: 0
                  gre.flags.version: 1
                gre.proto: 0x880b
                gre.key.payload_length: 32
                gre.key.call_id: 6
                gre.sequence_number: 34
                gre.ack_number: 17
                """,
        },
        new("Ethernet", "20 00 65 58 00 00 00 01" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 8,
            Chain = "GRE:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = Flags("0x2000", 0, 0, 1, 0) + "gre.proto: 0x6558\ngre.key: 0x00000001\n",
            Gaps = [AcknowledgmentBit],
        },
        new("unknown", "00 00 99 99 01 02")
        {
            Header = 4,
            Chain = "GRE:Raw",
            Fields = Flags("0x0000", 0, 0, 0, 0) + "gre.proto: 0x9999",
            Gaps = [AcknowledgmentBit],
        },
    ];

    // The packet that tshark worked out the checksums over; its own are zero.
    private const string OtherIPv4 = " 45 00 00 1c 00 01 00 00 40 11 66 7d 0a 00 00 01 0a 00 00 02 00 01 00 02 00 08 00 00 ";

    // Where routing ends shows as it goes on.
    protected override int? RequiredOf(Golden golden, int available) =>
        available < 4 ? 4 : golden.Name != "routing" ? golden.HeaderLength : available < 12 ? 12 : available < 20 ? 20 : golden.HeaderLength;

    protected override bool CanBeRandom => false;

    private static string Flags(string all, int checksum, int routing, int key, int sequence) => $"""
        gre.flags_and_version: {all}
          gre.flags.checksum: {checksum}
          gre.flags.routing: {routing}
          gre.flags.key: {key}
          gre.flags.sequence_number: {sequence}
          gre.flags.strict_source_route: 0
          gre.flags.recursion_control: 0
          gre.flags.reserved: 0
          gre.flags.version: 0

        """;

    [Fact]
    public void A_checksum_that_is_asked_for_is_worked_out()
    {
        byte[] packet = (new Gre { ChecksumPresent = true, Key = 1, SequenceNumber = 2, ProtocolType = EtherType.IPv4 } / Hex.Parse(OtherIPv4)).Build();
        Assert.Equal("b0000800" + "48420000" + "00000001" + "00000002", Convert.ToHexStringLower(packet[..16]));
    }

    [Fact]
    public void Flags_follow_from_the_fields_that_are_there()
    {
        byte[] packet = (new Gre { Version = 1, CallId = 6, SequenceNumber = 34, AcknowledgmentNumber = 17 } / new Ppp { Address = 0xFF, Control = 3 } / new byte[4]).Build();
        Assert.Equal("3081880b" + "00080006" + "00000022" + "00000011" + "ff030000", Convert.ToHexStringLower(packet[..20]));
    }
}

public class ErspanTests : ProtocolTests<ErspanView, Erspan>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("type II", "11 56 c2 9a 00 00 7f f8" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 8,
            Chain = "ERSPAN:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                erspan.version: 1
                erspan.vlan: 342
                erspan.cos: 6
                erspan.encap: 0
                erspan.truncated: 0
                erspan.spanid: 666
                erspan.reserved: 0
                erspan.index: 32760
                """,
        },
        new("type III", "20 14 00 00 a3 59 5b ff 00 00 00 06" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 12,
            Chain = "ERSPAN:Ethernet:IPv4:UDP",
            Recomputes = true,
            Fields = """
                erspan.version: 2
                erspan.vlan: 20
                erspan.cos: 0
                erspan.truncated: 0
                erspan.spanid: 0
                erspan.timestamp: 2740542463
                erspan.sgt: 0
                erspan.p: 0
                erspan.ft: 0
                erspan.hw: 0
                erspan.direction: 0
                erspan.gra: 3
                erspan.o: 0
                erspan.bso: 0
                """,
        },
        new("type III with a platform header", "20 14 00 00 a3 59 5b ff 00 00 00 07 0c 00 00 00 00 00 00 01" + Samples.Addresses + "08 00" + Samples.IPv4)
        {
            Header = 20,
            Fields = """
                erspan.version: 2
                erspan.vlan: 20
                erspan.cos: 0
                erspan.truncated: 0
                erspan.spanid: 0
                erspan.timestamp: 2740542463
                erspan.sgt: 0
                erspan.p: 0
                erspan.ft: 0
                erspan.hw: 0
                erspan.direction: 0
                erspan.gra: 3
                erspan.o: 1
                erspan.platid: 3
                erspan.pid.rsvd: 1
                erspan.bso: 0
                """,
        },
    ];

    protected override int? RequiredOf(Golden golden, int available) =>
        available < 4 ? 4 : golden.HeaderLength == 20 && available < 12 ? 12 : golden.HeaderLength;

    protected override bool CanBeRandom => false;

    [Theory]
    [InlineData("10 00 88 be 00 00 00 01 11 56 c2 9a 00 00 7f f8")]
    [InlineData("00 00 88 be")]
    [InlineData("00 00 22 eb 20 14 00 00 a3 59 5b ff 00 00 00 06")]
    public void Every_type_is_found_inside_GRE(string header)
    {
        byte[] packet = Hex.Parse(header + Samples.Addresses + "08 00" + Samples.IPv4);
        Assert.Equal("GRE:ERSPAN:Ethernet:IPv4:UDP", new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.Of("ip.proto"), 47).Chain);
        LayerStack stack = new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.Of("ip.proto"), 47).ToLayers();
        foreach (Layer layer in stack)
            layer.ForgetOriginal();
        Assert.Equal(packet, stack.Build());
    }
}

public class CiscoMetadataTests : ProtocolTests<CiscoMetadataView, CiscoMetadata>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("in Ethernet", "01 01 00 01 00 05 08 00" + Samples.IPv4)
        {
            Header = 8,
            Below = Samples.Addresses + "89 09",
            Chain = "CMD:IPv4:UDP",
            Recomputes = true,
            Fields = """
                cmd.version: 1
                cmd.length: 1
                cmd.options: 0x0001
                cmd.sgt: 5
                cmd.type: 0x0800
                """,
        },
    ];
}

public class GreCiscoMetadataTests : ProtocolTests<GreCiscoMetadataView, GreCiscoMetadata>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("in GRE", "08 00 01 01 00 01 00 00" + Samples.IPv4)
        {
            Header = 8,
            Chain = "CMD:IPv4:UDP",
            Recomputes = true,
            Fields = """
                cmd.type: 0x0800
                cmd.version: 1
                cmd.length: 1
                cmd.options: 0x0001
                cmd.sgt: 0
                """,
        },
    ];
}
