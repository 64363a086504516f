using PcapKit.Protocols;

namespace PcapKit.Tests;

public sealed class CaptureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_may_be_walked_again_a_stream_only_once()
    {
        string path = _folder.Write("a.pcap", SampleCaptures.UdpFrames(3));
        using var file = Capture.Open(path);
        Assert.Equal(3, Count(file));
        Assert.Equal(3, Count(file));
        using var stream = Capture.Open(new MemoryStream(SampleCaptures.UdpFrames(3)));
        Assert.Equal(3, Count(stream));
        Assert.Throws<InvalidOperationException>(() => Count(stream));
    }

    [Fact]
    public void The_loop_costs_no_garbage()
    {
        string path = _folder.Write("a.pcap", SampleCaptures.UdpFrames(2000));
        using var capture = Capture.Open(path);
        long before = 0, ports = 0;
        foreach (Packet packet in capture)
        {
            // The first packets make what is made once.
            if (packet.Number == 100)
                before = GC.GetAllocatedBytesForCurrentThread();
            if (packet.TryGet(out UdpView udp))
                ports += udp.DestinationPort;
            if (packet.Number == 2000)
                Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
        Assert.Equal(2000L * 49153, ports);
    }

    [Fact]
    public async Task Packets_come_as_owned_ones_too()
    {
        string path = _folder.Write("a.pcap", SampleCaptures.UdpFrames(1000));
        var kept = new List<OwnedPacket>();
        await foreach (OwnedPacket packet in Capture.Open(path).ReadAsync())
            kept.Add(packet);
        Assert.Equal(1000, kept.Count);
        // Owned: the first one is whole after a thousand others.
        Assert.Equal([0, 0, 0, 1], kept[0].Data[^4..].ToArray());
        Assert.Equal(Enumerable.Range(1, 1000).Select(n => (long)n), kept.Select(p => p.Number));
    }

    [Fact]
    public async Task Damage_comes_after_the_packets_before_it()
    {
        byte[] whole = SampleCaptures.UdpFrames(3);
        using var capture = Capture.Open(new MemoryStream(whole[..^1]));
        int count = 0;
        await Assert.ThrowsAsync<CaptureFormatException>(async () =>
        {
            await foreach (OwnedPacket packet in capture.ReadAsync())
                count++;
        });
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Leaving_the_loop_early_ends_the_reading()
    {
        string path = _folder.Write("a.pcap", SampleCaptures.UdpFrames(5000));
        await foreach (OwnedPacket packet in Capture.Open(path).ReadAsync())
        {
            if (packet.Number == 3)
                break;
        }
        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_summary_counts_sizes_and_times()
    {
        byte[] big = SampleCaptures.Pcap(SampleCaptures.Ethernet(0x0800, SampleCaptures.IPv4(17, SampleCaptures.Udp(1, 2, new byte[100]))), SampleCaptures.Ethernet(0x88B5, [1, 2, 3]));
        using var reader = CaptureReader.Open(new MemoryStream(big));
        var summary = CaptureSummary.Read(reader);
        Assert.Equal((2, 142 + 17, 142 + 17), (summary.Packets, summary.DataSize, summary.CapturedSize));
        Assert.Equal(1m, summary.Duration);
        Assert.Equal("2020-01-01T00:00:00.000123Z", summary.First.ToString());
        Assert.True(summary.IsInOrder);
        Assert.Equal(79.5, summary.AveragePacketSize);
        Assert.Equal(159.0, summary.ByteRate);
        Assert.Equal(2, summary.LinkTypes[1]);
        Assert.Null(summary.Damage);
    }

    [Fact]
    public void A_summary_of_very_many_interfaces_and_sections_ends()
    {
        byte[] section = [0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 28, 0, 0, 0];
        byte[] other = [1, 0, 0, 0, 20, 0, 0, 0, 101, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0];
        byte[] description = [1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0];
        byte[] statistics = [5, 0, 0, 0, 24, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0];
        var file = new MemoryStream();
        // With a search through all interfaces for each of them this takes hours.
        for (int i = 0; i < 30_000; i++)
            file.Write(i == 0 ? [.. section, .. description] : description);
        file.Write(statistics);
        file.Write(Packet(29_999));
        for (int i = 0; i < 30_000; i++)
            file.Write([.. section, .. other]);
        file.Write(Packet(0));
        file.Position = 0;
        using var reader = CaptureReader.Open(file);
        var summary = CaptureSummary.Read(reader);
        // All are counted, the first are kept.
        Assert.Equal((60_000, 30_001, 2), (summary.InterfaceCount, summary.SectionCount, summary.Packets));
        Assert.Equal((1000, 1000), (summary.Interfaces.Count, summary.Sections.Count));
        Assert.Equal((1, 9), (summary.Interfaces[9].Statistics, summary.Interfaces[9].Interface.Id));
        Assert.Equal([(1u, 1L), (101u, 1L)], summary.LinkTypes.Select(t => (t.Key, t.Value)));
        Assert.Single(summary.Resolutions);
    }

    [Fact]
    public void A_summary_keeps_few_bytes_of_descriptions()
    {
        byte[] section = [0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 28, 0, 0, 0];
        // An interface with a comment of 49,152 bytes.
        byte[] description = [1, 0, 0, 0, 24, 0xC0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0xC0, .. new byte[0xC000], 24, 0xC0, 0, 0];
        var file = new MemoryStream([.. section, .. Enumerable.Repeat(description, 40).SelectMany(b => b)]);
        using var reader = CaptureReader.Open(file);
        var summary = CaptureSummary.Read(reader);
        Assert.Equal(40, summary.InterfaceCount);
        Assert.InRange(summary.Interfaces.Count, 20, 22);
    }

    private static byte[] Packet(int id) => [6, 0, 0, 0, 36, 0, 0, 0, (byte)id, (byte)(id >> 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 2, 3, 4, 36, 0, 0, 0];

    private static int Count(Capture capture)
    {
        int count = 0;
        foreach (Packet packet in capture)
            count++;
        return count;
    }
}
