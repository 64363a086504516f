namespace PcapKit.IO.Tests;

/// <summary>What is too long is refused where it begins; what is merely very long is read, and copied to the byte.</summary>
public sealed class LimitTests
{
    private const int Most = 262_144, Large = 5 * 1024 * 1024;

    [Fact]
    public void A_packet_of_the_usual_limit_is_read_and_one_above_is_refused()
    {
        byte[] file = [.. Pcap.Header(), .. Pcap.Record(Pcap.Packet(Most)), .. Pcap.Record(Pcap.Packet(Most + 1))];
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until(file);
        Assert.Equal(Most, Assert.Single(packets).Data.Length);
        Assert.Equal("A packet says that it has 262145 bytes; the limit is 262144. (at byte 262184)", error!.Describe());

        byte[] other = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(Most)), .. PcapNg.Enhanced(Pcap.Packet(Most + 1))];
        (packets, error) = Reading.Until(other);
        Assert.Equal(Most, Assert.Single(packets).Data.Length);
        Assert.Equal("A packet says that it has 262145 bytes; the limit is 262144. (at byte 262224)", error!.Describe());
    }

    [Fact]
    public void Salvaging_skips_a_packet_that_is_too_long()
    {
        byte[] file = [.. Pcap.File(2), .. Pcap.Record(Pcap.Packet(Most + 1)), .. Pcap.Record(Pcap.Packet(61)), .. Pcap.Record(Pcap.Packet(62)), .. Pcap.Record(Pcap.Packet(63))];
        Assert.Equal([60, 61, 61, 62, 63], Reading.All(file, new() { Salvage = true }).Select(s => s.Data.Length));
        byte[] other = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(Most + 1)), .. PcapNg.Enhanced(Pcap.Packet(60))];
        using var reader = CaptureReader.Open(new MemoryStream(other), new() { Salvage = true });
        Assert.True(reader.Read(out CapturedFrame frame));
        Assert.Equal(60, frame.Data.Length);
        Assert.Equal((48, Most + 4 + 32), (reader.Skipped[0].Offset, reader.Skipped[0].Length));
    }

    [Theory]
    [InlineData(231)]
    [InlineData(220)]
    [InlineData(249)]
    [InlineData(279)]
    public void Messages_and_transfers_may_be_longer(uint linkType)
    {
        byte[] packet = Pcap.Packet(Large);
        Assert.Equal(Large, Reading.All([.. Pcap.Header(network: linkType), .. Pcap.Record(packet), .. Pcap.Record(packet)])[1].Data.Length);
        Assert.Equal(Large, Reading.All([.. PcapNg.Section(), .. PcapNg.Interface(linkType), .. PcapNg.Enhanced(packet)])[0].Data.Length);
        Assert.NotNull(Reading.Until([.. Pcap.Header(network: linkType), .. Pcap.Record(new byte[8 * 1024 * 1024 + 1])]).Error);
    }

    [Fact]
    public void The_limit_can_be_set()
    {
        byte[] file = [.. Pcap.Header(), .. Pcap.Record(Pcap.Packet(Large))];
        Assert.Single(Reading.All(file, new() { MaxPacketLength = Large }));
        Assert.NotNull(Reading.Until(file, new() { MaxPacketLength = Large - 1 }).Error);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CaptureReaderOptions { MaxPacketLength = 63 });
    }

    [Fact]
    public void A_block_of_16_MiB_is_read_and_a_longer_one_is_refused()
    {
        const int most = 16 * 1024 * 1024;
        byte[] head = [.. PcapNg.Section(), .. PcapNg.Interface()];
        Assert.Equal(most, Reading.Blocks([.. head, .. PcapNg.Block(0x99, new byte[most - 12])])[2].Raw.Length);
        CaptureFormatException error = Reading.Until([.. head, .. PcapNg.Block(0x99, new byte[most - 8])]).Error!;
        Assert.Equal("A block of type 0x99 says that it has 16777220 bytes; the limit is 16777216. (at byte 48)", error.Describe());
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(10_000)]
    public void Blocks_that_grow_and_grow_take_few_buffers(int atOnce)
    {
        // From 1 MiB to 16 MiB, 170 MiB in all, small packets between them.
        using var file = new MemoryStream();
        file.Write([.. PcapNg.Section(), .. PcapNg.Interface()]);
        for (int size = 1; size <= 32; size++)
            file.Write([.. PcapNg.Block(0x99, new byte[size * 512 * 1024 - 12]), .. PcapNg.Enhanced(Pcap.Packet(100))]);
        var stream = new Trickle(file.ToArray(), atOnce);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = CaptureReader.Open(stream, new() { BorrowBlocks = true });
        int packets = 0;
        while (reader.Read(out _))
            packets++;
        Assert.Equal(32, packets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 17 * 1024 * 1024, 23 * 1024 * 1024);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(10_000)]
    public void Large_blocks_last_and_what_follows_them_is_right(int atOnce)
    {
        byte[] first = Pcap.Packet(Large, 1), second = Pcap.Packet(Large + 400, 2), third = Pcap.Packet(300_000, 3);
        byte[] file =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(0x99, first), .. PcapNg.Enhanced(Pcap.Packet(100)), .. PcapNg.Block(0x99, second),
            .. PcapNg.Block(0x99, third), .. PcapNg.Enhanced(Pcap.Packet(200)), .. Enumerable.Repeat(PcapNg.Enhanced(Pcap.Packet(1000)), 3000).SelectMany(b => b),
        ];
        var blocks = new List<CaptureBlock>();
        using var reader = CaptureReader.Open(new Trickle(file, atOnce));
        reader.BlockRead = blocks.Add;
        List<Seen> packets = Reading.All(reader);
        Assert.Equal(3002, packets.Count);
        Assert.Equal(Pcap.Packet(100), packets[0].Data);
        Assert.All(packets[2..], p => Assert.Equal(Pcap.Packet(1000), p.Data));
        Assert.Equal(first, blocks[2].Body.ToArray());
        Assert.Equal(second, blocks[3].Body.ToArray());
        Assert.Equal(third, blocks[4].Body.ToArray());
        Assert.DoesNotContain(blocks, b => b.IsBorrowed);
    }

    [Fact]
    public void Borrowed_blocks_are_right_while_they_are_shown()
    {
        byte[] first = Pcap.Packet(Large, 1), second = Pcap.Packet(Large + 400, 2);
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(options: PcapNg.Option(1, new byte[300])), .. PcapNg.Block(0x99, first), .. PcapNg.Block(0x99, second), .. PcapNg.Enhanced(Pcap.Packet(60))];
        using var reader = CaptureReader.Open(new MemoryStream(file), new() { BorrowBlocks = true });
        var seen = new List<(bool Borrowed, byte[] Body)>();
        reader.BlockRead = block => seen.Add((block.IsBorrowed, block.Body.ToArray()));
        Assert.Equal(Pcap.Packet(60), Reading.All(reader)[0].Data);
        Assert.Equal([false, false, true, true], seen.Select(s => s.Borrowed));
        Assert.Equal(first, seen[2].Body);
        Assert.Equal(second, seen[3].Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_copy_with_large_blocks_is_identical(bool borrow)
    {
        byte[] file =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(4, Pcap.Packet(Large)), .. PcapNg.Enhanced(Pcap.Packet(60)),
            .. PcapNg.Block(10, Pcap.Packet(16 * 1024 * 1024 - 12)), .. PcapNg.Enhanced(Pcap.Packet(Most)), .. PcapNg.Block(0x99, Pcap.Packet(300_000)),
        ];
        var copy = new MemoryStream();
        using (var reader = CaptureReader.Open(new MemoryStream(file), new() { BorrowBlocks = borrow }))
        using (var writer = new PcapNgWriter(copy, leaveOpen: true))
        {
            reader.BlockRead = writer.WriteBlock;
            while (reader.Read(out _))
                writer.WriteRecord(reader.Record);
            writer.Complete();
        }
        Assert.Equal(file, copy.ToArray());
    }

    [Fact]
    public void A_journal_entry_that_is_delivered_as_a_frame_is_cut_at_the_limit()
    {
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Block(9, Pcap.Packet(Large)), .. PcapNg.Enhanced(Pcap.Packet(60))];
        List<Seen> seen = Reading.All(file, new() { BlocksAsFrames = true });
        Assert.Equal((Most, Large), (seen[0].Data.Length, seen[0].Original));
        Assert.Equal(Pcap.Packet(60), seen[1].Data);
    }

    [Fact]
    public void Of_very_many_options_of_a_packet_the_first_are_shown()
    {
        byte[] options = [.. Enumerable.Repeat(PcapNg.Option(1, new byte[60_000]), 20).SelectMany(o => o)];
        byte[] file = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(60), options: options)];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.True(reader.Read(out CapturedFrame frame));
        List<string> lines = ListSink.Of(frame);
        Assert.Equal(17, lines.Count(l => l.StartsWith("frame.comment", StringComparison.Ordinal)));
        Assert.Contains("!TooDeep", lines);
        Assert.Equal(options.Length, frame.Options.Length);
    }

    [Fact]
    public void Of_very_many_options_of_a_block_the_first_are_kept()
    {
        byte[] section = PcapNg.Section(options: [.. Enumerable.Repeat(PcapNg.Option(2, []), 10_001).SelectMany(o => o), .. PcapNg.Text(4, "last")]);
        CaptureBlock block = Reading.Blocks(section)[0];
        Assert.Equal(10_000, block.Options.Count);
        Assert.Equal("last", block.GetText(4));
    }
}
