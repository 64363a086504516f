namespace PcapKit.IO.Tests;

public class DamageTests
{
    public static TheoryData<string, byte[]> Files => new()
    {
        { "micro", Pcap.File(5) },
        { "nano, big-endian", Pcap.File(5, Pcap.Nano, true) },
        { "modified", Pcap.File(5, Pcap.Modified, false, 8) },
        { "Nokia", Pcap.File(5, Pcap.Micro, true, 4) },
        { "pcapng", PcapNg.Everything() },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_prefix_gives_the_whole_packets_before_the_cut(string name, byte[] file)
    {
        List<Seen> all = Reading.All(file);
        var ends = new List<long>();
        var boundaries = new HashSet<long>();
        using (var reader = CaptureReader.Open(new MemoryStream(file)))
        {
            reader.BlockRead = block => boundaries.Add(block.Offset + block.Raw.Length);
            while (reader.Read(out _))
                ends.Add(reader.Position);
        }
        boundaries.UnionWith(ends);
        // Only a second record tells forms apart that share a magic number.
        for (int length = name == "Nokia" ? (int)ends[0] + 20 : 0; length < file.Length; length++)
        {
            (List<Seen> packets, CaptureFormatException? error) = Reading.Until(file[..length]);
            int whole = ends.Count(end => end <= length);
            Assert.True(whole == packets.Count, $"{name}: {packets.Count} of {whole} packets in {length} bytes");
            StreamTests.Same(all[..whole], packets);
            // A cut between two records cannot be seen.
            Assert.Equal(!boundaries.Contains(length), error is not null);
            Assert.InRange(error?.Offset ?? 0, 0, length);
            Assert.True(Reading.Until(file[..length], new() { Salvage = true }).Packets.Count >= whole);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutated_files_never_throw_anything_else_nor_hang(bool salvage)
    {
        var random = new Random(salvage ? 7 : 6);
        byte[][] originals = [.. Files.Select(row => (byte[])row[1])];
        var options = new CaptureReaderOptions { Salvage = salvage };
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 5000; round++)
        {
            byte[] file = [.. originals[round % originals.Length]];
            for (int count = random.Next(1, 6); count > 0; count--)
                file = Mutate(file, random);
            Stream stream = round % 3 == 0 ? new Trickle(file, 50) : new MemoryStream(file);
            Exhaust(stream, options, file.Length);
        }
        // A reader has a buffer of 256 KiB; nothing in a file of a few kilobytes may make it much larger.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5000L * 700_000);
    }

    [Fact]
    public void Salvaging_pcap_passes_over_overwritten_bytes()
    {
        byte[] file = Pcap.File(50);
        List<Seen> all = Reading.All(file);
        // The header of the 11th record and the data of the 12th are overwritten.
        int at = Offset(10);
        file.AsSpan(at, 100).Fill(0xFF);
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until(file);
        Assert.Equal((10, (long)at), (packets.Count, error!.Offset));
        using var reader = CaptureReader.Open(new MemoryStream(file), new() { Salvage = true });
        List<Seen> salvaged = Reading.All(reader);
        Assert.Equal([.. all[..10].Select(p => p.Time), .. all[12..].Select(p => p.Time)], salvaged.Select(p => p.Time));
        SkippedRange skipped = Assert.Single(reader.Skipped);
        Assert.Equal((at, Offset(12) - at), (skipped.Offset, skipped.Length));
    }

    [Fact]
    public void Salvaging_pcap_passes_over_lost_bytes()
    {
        byte[] file = Pcap.File(50);
        List<Seen> all = Reading.All(file);
        // 30 bytes of the 11th packet's data are lost: its length leads into the 12th record.
        int at = Offset(10);
        byte[] shorter = [.. file[..(at + 20)], .. file[(at + 50)..]];
        using var reader = CaptureReader.Open(new MemoryStream(shorter), new() { Salvage = true });
        List<Seen> salvaged = Reading.All(reader);
        Assert.Equal([.. all[..10].Select(p => p.Time), .. all[11..].Select(p => p.Time)], salvaged.Select(p => p.Time));
        Assert.Equal((at, Offset(11) - 30 - at), (Assert.Single(reader.Skipped).Offset, reader.Skipped[0].Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(700_000)]
    public void Salvaging_pcap_passes_over_inserted_bytes(int length)
    {
        byte[] file = Pcap.File(50);
        List<Seen> all = Reading.All(file);
        int at = Offset(20);
        foreach (byte fill in new byte[] { 0, 0xFF, (byte)'x' })
        {
            byte[] inserted = new byte[length];
            inserted.AsSpan().Fill(fill);
            using var reader = CaptureReader.Open(new MemoryStream([.. file[..at], .. inserted, .. file[at..]]), new() { Salvage = true });
            StreamTests.Same(all, Reading.All(reader));
            Assert.Equal((at, length), (Assert.Single(reader.Skipped).Offset, reader.Skipped[0].Length));
        }
    }

    [Fact]
    public void Salvaging_an_undamaged_file_changes_nothing()
    {
        foreach (byte[] file in Files.Select(row => (byte[])row[1]))
        {
            using var reader = CaptureReader.Open(new MemoryStream(file), new() { Salvage = true });
            StreamTests.Same(Reading.All(file), Reading.All(reader));
            Assert.Empty(reader.Skipped);
        }
    }

    [Fact]
    public void Salvaging_tells_a_cut_end()
    {
        byte[] file = Pcap.File(5);
        using var reader = CaptureReader.Open(new MemoryStream(file[..^3]), new() { Salvage = true });
        Assert.Equal(4, Reading.All(reader).Count);
        Assert.Equal(file.Length - 3, reader.Skipped[0].Offset + reader.Skipped[0].Length);
        Assert.Contains("cut", reader.Skipped[0].Reason);
    }

    [Fact]
    public void Salvaging_pcapng_goes_on_at_the_next_block_or_section()
    {
        byte[] head = [.. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Enhanced(Pcap.Packet(60))];
        byte[] bad = PcapNg.Enhanced(Pcap.Packet(61));
        bad[4] = 0x77;
        byte[] unknownInterface = PcapNg.Enhanced(Pcap.Packet(63), id: 9);
        byte[] file =
        [
            .. head, .. bad, .. PcapNg.Enhanced(Pcap.Packet(62)), .. unknownInterface, .. PcapNg.Enhanced(Pcap.Packet(64)), 1, 2, 3,
            .. PcapNg.Section(true), .. PcapNg.Interface(bigEndian: true), .. PcapNg.Enhanced(Pcap.Packet(65), bigEndian: true),
        ];
        using var reader = CaptureReader.Open(new MemoryStream(file), new() { Salvage = true });
        Assert.Equal([60, 62, 64, 65], Reading.All(reader).Select(p => p.Data.Length));
        Assert.Equal([bad.Length, unknownInterface.Length, 3], reader.Skipped.Select(s => s.Length));
        Assert.Equal(head.Length, reader.Skipped[0].Offset);
    }

    [Fact]
    public void The_list_of_skipped_ranges_is_bounded()
    {
        var file = new ByteList(false).Raw(PcapNg.Section()).Raw(PcapNg.Interface());
        for (int i = 0; i < 3000; i++)
            file.Raw(PcapNg.Enhanced(Pcap.Packet(8), id: 5)).Raw(PcapNg.Enhanced(Pcap.Packet(8)));
        using var reader = CaptureReader.Open(new MemoryStream(file.ToArray()), new() { Salvage = true });
        Assert.Equal(3000, Reading.All(reader).Count);
        Assert.Equal(1000, reader.Skipped.Count);
        SkippedRange last = reader.Skipped[^1];
        Assert.Equal(file.ToArray().Length - 40, last.Offset + last.Length);
    }

    private static int Offset(int record)
    {
        int at = 24;
        for (int i = 0; i < record; i++)
            at += 16 + 60 + i % 7;
        return at;
    }

    private static void Exhaust(Stream stream, CaptureReaderOptions options, int length)
    {
        var sink = new ListSink();
        try
        {
            using var reader = CaptureReader.Open(stream, options);
            reader.BlockRead = block =>
            {
                block.Visit(sink);
                _ = block.Options.Count + block.GetNames().Count;
                block.TryGetSecrets(out _, out _);
            };
            while (reader.Read(out CapturedFrame frame))
            {
                frame.Details?.Visit(frame, sink);
                Assert.True(frame.Data.Length <= reader.Record.Length);
                // Every record has some bytes: there cannot be more of them.
                Assert.True(reader.PacketCount <= length / 12);
            }
        }
        catch (CaptureFormatException e)
        {
            Assert.InRange(e.Offset, 0, length);
        }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        int at = random.Next(file.Length), length = random.Next(1, 40);
        byte[] piece = file[Math.Max(0, at - length)..at];
        switch (random.Next(6))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = (byte)random.Next(256);
                return file;
            case 2:
                for (int i = at; i < Math.Min(file.Length, at + 4); i++)
                    file[i] = (byte)(random.Next(2) * 255);
                return file;
            case 3:
                return [.. file[..at], .. file[Math.Min(file.Length, at + length)..], 0];
            case 4:
                return [.. file[..at], .. piece, .. file[at..]];
            default:
                return file[..(at + 1)];
        }
    }
}
