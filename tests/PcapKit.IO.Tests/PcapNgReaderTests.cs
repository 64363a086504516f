namespace PcapKit.IO.Tests;

public class PcapNgReaderTests
{
    [Fact]
    public void Reads_sections_of_both_byte_orders_and_all_kinds_of_packets()
    {
        List<Seen> seen = Reading.All(PcapNg.Everything());
        Assert.Equal([61, 40, 33, 42, 70], seen.Select(s => s.Data.Length));
        Assert.Equal([61, 1500, 33, 42, 70], seen.Select(s => s.Original));
        Assert.Equal([1u, 101u, 1u, 1u, 113u], seen.Select(s => s.LinkType));
        Assert.Equal([0, 1, 0, 0, 0], seen.Select(s => s.Id));
        Assert.Equal([1L, 2, 3, 4, 5], seen.Select(s => s.Number));
        Assert.Equal(Timestamp.FromNanoseconds(1_500_000_000, 1), seen[0].Time);
        Assert.Equal(Timestamp.FromMicroseconds(1_500_000_000, 1), seen[1].Time);
        Assert.Null(seen[2].Time);
        Assert.Equal(Timestamp.FromNanoseconds(1_500_000_000, 3), seen[3].Time);
        Assert.Equal(Timestamp.FromMicroseconds(1_500_000_001, 0), seen[4].Time);
        Assert.All(seen, s => Assert.Equal(Pcap.Packet(s.Data.Length), s.Data));
    }

    [Fact]
    public void Blocks_and_packets_come_in_the_order_of_the_file()
    {
        using var reader = CaptureReader.Open(new MemoryStream(PcapNg.Everything()));
        var order = new List<string>();
        reader.BlockRead = block => order.Add(block.Name);
        while (reader.Read(out CapturedFrame frame))
            order.Add("Frame");
        Assert.Equal(
            [
                "Section Header", "Interface Description", "Interface Description", "Name Resolution", "Decryption Secrets", "Frame", "Frame", "Frame", "Frame",
                "systemd Journal Export", "Custom", "Custom", "Unknown", "Interface Statistics", "Section Header", "Interface Description", "Frame",
            ],
            order);
        Assert.Equal((2, 0), (reader.Interfaces[0].Section, reader.Interfaces[0].Id));
    }

    [Fact]
    public void Custom_blocks_and_journal_entries_are_frames_where_numbers_shall_be_those_of_Wireshark()
    {
        byte[] custom = [.. new ByteList(false).U32(32473).Raw(1, 2, 3, 4).ToArray()];
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(0x0BAD, custom), .. PcapNg.Enhanced(Pcap.Packet(60)), .. PcapNg.Block(9, "A=b\n"u8.ToArray()), .. PcapNg.Block(0x4000_0BAD, custom)];
        List<Seen> seen = Reading.All(file, new CaptureReaderOptions { BlocksAsFrames = true });
        Assert.Equal([4, 60, 4, 4], seen.Select(s => s.Data.Length));
        Assert.Equal([1L, 2, 3, 4], seen.Select(s => s.Number));
        Assert.Equal([LinkTypes.NoPacket, 1u, LinkTypes.NoPacket, LinkTypes.NoPacket], seen.Select(s => s.LinkType));
        Assert.Null(seen[0].Time);
        Assert.Equal("A=b\n"u8.ToArray(), seen[2].Data);
        Assert.Equal(60, Assert.Single(Reading.All(file)).Data.Length);
    }

    [Theory]
    [InlineData(0, 1_500_000_000ul, 1_500_000_000L, 0ul)]
    [InlineData(3, 1_500_000_000_123ul, 1_500_000_000L, 123_000_000_000_000_000ul)]
    [InlineData(6, 1_500_000_000_123_456ul, 1_500_000_000L, 123_456_000_000_000_000ul)]
    [InlineData(7, 15_000_000_000_000_001ul, 1_500_000_000L, 100_000_000_000ul)]
    [InlineData(9, 1_500_000_000_000_000_009ul, 1_500_000_000L, 9_000_000_000ul)]
    [InlineData(12, 15_000_000_000_000_007_089ul, 15_000_000L, 7_089_000_000ul)]
    [InlineData(18, 15_000_000_000_000_000_001ul, 15L, 1ul)]
    [InlineData(0x80, 77ul, 77L, 0ul)]
    [InlineData(0x80 | 10, (1_500_000_000ul << 10) + 512, 1_500_000_000L, 500_000_000_000_000_000ul)]
    [InlineData(0x80 | 10, (5ul << 10) + 1, 5L, 976_562_500_000_000ul)]
    [InlineData(0x80 | 16, (5ul << 16) + 1, 5L, 15_258_789_062_500ul)]
    [InlineData(0x80 | 18, (5ul << 18) + 3, 5L, 11_444_091_796_875ul)]
    public void Time_stamps_of_any_resolution_are_exact(int resolution, ulong ticks, long seconds, ulong attoseconds)
    {
        foreach (bool bigEndian in new[] { false, true })
        {
            byte[] file =
            [
                .. PcapNg.Section(bigEndian), .. PcapNg.Interface(bigEndian: bigEndian, options: PcapNg.Option(9, [(byte)resolution], bigEndian)),
                .. PcapNg.Enhanced(Pcap.Packet(60), ticks, bigEndian: bigEndian),
            ];
            using var reader = CaptureReader.Open(new MemoryStream(file));
            Assert.True(reader.Read(out CapturedFrame frame));
            Assert.Equal(new Timestamp(seconds, attoseconds), frame.Time);
            Assert.Empty(reader.Warnings);
        }
    }

    [Theory]
    [InlineData(0x80 | 20, (7ul << 20) + 1, 7L, 953_674_316_406ul)]
    [InlineData(0x80 | 63, (1ul << 63) + (1ul << 62), 1L, 500_000_000_000_000_000ul)]
    [InlineData(0x80 | 64, 1ul << 63, 0L, 500_000_000_000_000_000ul)]
    [InlineData(0x80 | 127, ulong.MaxValue, 0L, 0ul)]
    [InlineData(19, 15_000_000_000_000_000_019ul, 1L, 500_000_000_000_000_001ul)]
    [InlineData(20, 15_000_000_000_000_000_000ul, 0L, 150_000_000_000_000_000ul)]
    [InlineData(127, ulong.MaxValue, 0L, 0ul)]
    public void Finer_time_stamps_are_cut_and_that_is_told_once(int resolution, ulong ticks, long seconds, ulong attoseconds)
    {
        byte[] file =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(options: PcapNg.Option(9, [(byte)resolution])), .. PcapNg.Enhanced(Pcap.Packet(60), ticks),
            .. PcapNg.Enhanced(Pcap.Packet(60), ticks),
        ];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.True(reader.Read(out CapturedFrame frame));
        Assert.Equal(new Timestamp(seconds, attoseconds), frame.Time);
        Assert.True(reader.Read(out _));
        Assert.Single(reader.Warnings);
    }

    [Theory]
    [InlineData(3600L, 1_500_003_600L)]
    [InlineData(-1_600_000_000L, -100_000_000L)]
    public void Time_offsets_are_added(long offset, long seconds)
    {
        byte[] file =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(options: PcapNg.Number(14, (ulong)offset, 8)), .. PcapNg.Enhanced(Pcap.Packet(60), 1_500_000_000_250_000),
        ];
        Assert.Equal(new Timestamp(seconds, 250_000_000_000_000_000), Assert.Single(Reading.All(file)).Time);
    }

    [Fact]
    public void The_resolution_of_each_interface_is_its_own_and_sections_begin_anew()
    {
        byte[] file =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(options: PcapNg.Option(9, [3])), .. PcapNg.Interface(options: PcapNg.Option(9, [9])),
            .. PcapNg.Enhanced(Pcap.Packet(60), 5_000, id: 0), .. PcapNg.Enhanced(Pcap.Packet(60), 5_000, id: 1),
            .. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(60), 5_000, id: 0), .. PcapNg.Enhanced(Pcap.Packet(60), 5_000, id: 1),
        ];
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until(file);
        Assert.Equal([new(5, 0), new(0, 5_000_000_000_000), new Timestamp(0, 5_000_000_000_000_000)], packets.Select(p => p.Time!.Value));
        Assert.Contains("interface 1", error!.Message);
        Assert.Equal(file.Length - 92, error.Offset);
    }

    [Theory]
    [InlineData(0u, 60, 60)]
    [InlineData(100u, 60, 60)]
    [InlineData(40u, 40, 60)]
    public void Simple_packets_are_as_long_as_the_snap_length_allows(uint snapLength, int captured, int original)
    {
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(snapLength: snapLength), .. PcapNg.Simple(Pcap.Packet(captured), (uint)original)];
        Seen seen = Assert.Single(Reading.All(file));
        Assert.Equal((captured, original), (seen.Data.Length, seen.Original));
        Assert.Null(seen.Time);
    }

    [Fact]
    public void A_length_without_the_padding_is_accepted()
    {
        byte[] data = Pcap.Packet(58);
        byte[] odd = new ByteList(false).U32(6).U32(90).U32(0).U32(0).U32(5).U32(58).U32(58).Raw(data).Pad().U32(90).ToArray();
        List<Seen> seen = Reading.All([.. PcapNg.Section(), .. PcapNg.Interface(), .. odd, .. PcapNg.Enhanced(Pcap.Packet(10))]);
        Assert.Equal([58, 10], seen.Select(s => s.Data.Length));
    }

    [Fact]
    public void Version_1_2_is_read_as_1_0() =>
        Assert.Single(Reading.All([.. PcapNg.Section(minor: 2), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(10))]));

    public static TheoryData<string, byte[], string> Damages => new()
    {
        { "no interface", PcapNg.Enhanced(Pcap.Packet(60), id: 3), "interface 3" },
        { "captured too long", PcapNg.Enhanced(Pcap.Packet(60), captured: 65536), "65536" },
        { "simple too long", PcapNg.Block(3, [0, 1, 0, 0, 1, 2, 3, 4]), "256" },
        { "packet block too short", PcapNg.Block(6, new byte[16]), "too short" },
        { "interface block too short", PcapNg.Block(1, new byte[4]), "too short" },
        { "lengths differ", [.. PcapNg.Block(99, new byte[8])[..^4], 24, 0, 0, 0], "20 and 24" },
        { "length below 12", new ByteList(false).U32(99).U32(8).U32(8).ToArray(), "12 is the least" },
        { "length above the limit", new ByteList(false).U32(99).U32(0x7FFF_FFFC).U32(8).ToArray(), "the limit" },
        { "unknown byte order", PcapNg.Block(0x0A0D0D0A, new byte[16]), "byte-order magic" },
        { "unknown version", PcapNg.Section(major: 2), "2.0" },
        { "section header too short", new ByteList(false).U32(0x0A0D0D0A).U32(20).U32(0x1A2B3C4D).Raw(new byte[16]).ToArray(), "28 is the least" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_ends_the_reading_with_its_place_after_the_packets_before(string name, byte[] damage, string words)
    {
        byte[] head = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(60)), .. PcapNg.Enhanced(Pcap.Packet(61))];
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until([.. head, .. damage, .. PcapNg.Enhanced(Pcap.Packet(60))]);
        Assert.True(packets.Count == 2, name);
        Assert.Equal(head.Length, error!.Offset);
        Assert.Contains(words, error.Message);
        Assert.Contains($"at byte {head.Length}", error.Describe());
    }

    [Fact]
    public void A_simple_packet_before_any_interface_is_damage()
    {
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until([.. PcapNg.Section(), .. PcapNg.Simple(Pcap.Packet(60), 60)]);
        Assert.Empty(packets);
        Assert.Equal(28, error!.Offset);
    }

    [Fact]
    public void Large_blocks_that_are_no_packets_are_read_too()
    {
        byte[] big = Pcap.Packet(1_000_000);
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(0x0BAD, big), .. PcapNg.Enhanced(Pcap.Packet(60))];
        Assert.Single(Reading.All(file));
        Assert.Equal(big, Reading.Blocks(file)[2].Body.ToArray());
    }

    [Fact]
    public void The_number_of_interfaces_is_limited()
    {
        var file = new ByteList(false).Raw(PcapNg.Section());
        byte[] one = PcapNg.Interface();
        for (int i = 0; i <= 32_768; i++)
            file.Raw(one);
        (_, CaptureFormatException? error) = Reading.Until(file.ToArray());
        Assert.Contains("32768 interfaces", error!.Message);
    }

    [Fact]
    public void The_memory_for_interfaces_is_limited()
    {
        byte[] large = PcapNg.Interface(options: PcapNg.Option(1, new byte[3000]));
        byte[] file = [.. PcapNg.Section(), .. large, .. large, .. PcapNg.Section(), .. large];
        Assert.Contains("8192 bytes", Reading.Until([.. file, .. large, .. large], new() { MaxRecordLength = 8192 }).Error!.Message);
        Assert.Null(Reading.Until(file, new() { MaxRecordLength = 8192 }).Error);
    }
}
