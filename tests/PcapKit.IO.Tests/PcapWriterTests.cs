using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.IO.Tests;

public class PcapWriterTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Writes_what_the_format_describes(bool nano, bool bigEndian)
    {
        var to = new MemoryStream();
        using (var writer = new PcapWriter(to, new() { Nanoseconds = nano, BigEndian = bigEndian, LinkType = 113, SnapLength = 100, FcsLength = 4 }, leaveOpen: true))
        {
            Timestamp time = nano ? Timestamp.FromNanoseconds(4_000_000_000, 123_456) : Timestamp.FromMicroseconds(4_000_000_000, 123_456);
            writer.Write(time, Pcap.Packet(61));
            writer.Write(time, Pcap.Packet(200));
            writer.Write(time, Pcap.Packet(40), 1500);
            Assert.Equal(3, writer.PacketCount);
            writer.Complete();
        }
        Assert.Equal(
            [
                .. Pcap.Header(nano ? Pcap.Nano : Pcap.Micro, bigEndian, 100, 0x2400_0071), .. Pcap.Record(Pcap.Packet(61), 4_000_000_000, 123_456, bigEndian),
                .. Pcap.Record(Pcap.Packet(200)[..100], 4_000_000_000, 123_456, bigEndian, 200), .. Pcap.Record(Pcap.Packet(40), 4_000_000_000, 123_456, bigEndian, 1500),
            ],
            to.ToArray());
    }

    [Fact]
    public void A_time_that_does_not_fit_is_refused_unless_cutting_is_allowed()
    {
        var time = Timestamp.FromNanoseconds(1_500_000_000, 123_456_789);
        var refused = new MemoryStream();
        using (var writer = new PcapWriter(refused, leaveOpen: true))
        {
            string message = Assert.Throws<ArgumentException>(() => writer.Write(time, new byte[4])).Message;
            Assert.EndsWith("packet 1 is finer than the microseconds of the file: set PcapWriterOptions.Nanoseconds, write pcapng, or cut the digits with TimestampLoss.Cut.", message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => writer.Write(new Timestamp(-1, 0), new byte[4]));
            Assert.Throws<ArgumentException>(() => writer.Write(new Timestamp(1L << 32, 0), new byte[4]));
            Assert.Equal((0, 0), (writer.PacketCount, writer.TimesCut));
        }
        Assert.Equal(24, refused.Length);
        using var nano = new PcapWriter(new MemoryStream(), new() { Nanoseconds = true });
        Assert.EndsWith("nanoseconds of the file: write pcapng, or cut the digits with TimestampLoss.Cut.", Assert.Throws<ArgumentException>(() => nano.Write(new Timestamp(1, 1), [])).Message, StringComparison.Ordinal);
        var cut = new MemoryStream();
        using (var writer = new PcapWriter(cut, new() { TimestampLoss = TimestampLoss.Cut }, leaveOpen: true))
        {
            writer.Write(time, new byte[4]);
            Assert.Equal(1, writer.TimesCut);
            Assert.Throws<ArgumentException>(() => writer.Write(new Timestamp(-1, 0), new byte[4]));
        }
        Assert.Equal(Timestamp.FromMicroseconds(1_500_000_000, 123_456), Assert.Single(Reading.All(cut.ToArray())).Time);
    }

    [Fact]
    public void A_missing_time_is_written_as_zero_and_counted()
    {
        var to = new MemoryStream();
        using var writer = new PcapWriter(to);
        writer.Write(null, new byte[4]);
        Assert.Equal(1, writer.TimesMissing);
    }

    [Fact]
    public void A_packet_of_another_link_type_is_refused()
    {
        using var reader = CaptureReader.Open(new MemoryStream([.. Pcap.Header(network: 101), .. Pcap.Record(Pcap.Packet(20))]));
        using var writer = new PcapWriter(new MemoryStream());
        Assert.True(reader.Read(out CapturedFrame frame));
        string? message = null;
        try
        {
            writer.Write(frame);
        }
        catch (ArgumentException e)
        {
            message = e.Message;
        }
        Assert.Contains("ETHERNET", message);
        Assert.Contains("RAW", message);
    }

    [Theory]
    [InlineData(Pcap.Micro, 0)]
    [InlineData(Pcap.Nano, 0)]
    [InlineData(Pcap.Modified, 8)]
    [InlineData(Pcap.Modified, 12)]
    [InlineData(Pcap.Micro, 8)]
    [InlineData(Pcap.Micro, 4)]
    public void Every_form_is_copied_byte_by_byte(uint magic, int extra)
    {
        foreach (bool bigEndian in new[] { false, true })
        {
            byte[] file = Pcap.File(50, magic, bigEndian, extra);
            var to = new MemoryStream();
            using (var reader = CaptureReader.Open(new MemoryStream(file)))
            {
                PcapWriter? writer = null;
                reader.BlockRead = block => writer = new(to, new() { GlobalHeader = block }, leaveOpen: true);
                while (reader.Read(out _))
                    writer!.WriteRecord(reader.Record);
                writer!.Complete();
            }
            Assert.Equal(file, to.ToArray());
        }
    }

    [Fact]
    public void A_file_is_whole_or_absent()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, path = Path.Combine(folder, "a.pcap");
        try
        {
            using (var writer = PcapWriter.Create(path))
            {
                writer.Write(new Timestamp(1, 0), Pcap.Packet(100_000));
                writer.Flush();
                Assert.False(File.Exists(path));
            }
            // Given up: nothing is left.
            Assert.Empty(Directory.GetFiles(folder));
            using (var writer = PcapWriter.Create(path))
            {
                writer.Write(new Timestamp(1, 0), Pcap.Packet(100_000));
                writer.Complete();
                Assert.Throws<ObjectDisposedException>(() => writer.Write(new Timestamp(1, 0), new byte[1]));
            }
            Assert.Equal(path, Assert.Single(Directory.GetFiles(folder)));
            byte[] first = File.ReadAllBytes(path);
            Assert.Equal(24 + 16 + 100_000, first.Length);
            // The old file stays until the new one is whole.
            using (var writer = PcapWriter.Create(path))
            {
                writer.Write(new Timestamp(2, 0), Pcap.Packet(10));
                writer.Flush();
                Assert.Equal(first, File.ReadAllBytes(path));
                writer.Complete();
            }
            Assert.Equal(24 + 16 + 10, File.ReadAllBytes(path).Length);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, path = Path.Combine(folder, "a.pcap"), link = Path.Combine(folder, "link.pcap");
        try
        {
            File.WriteAllBytes(path, [1]);
            File.CreateSymbolicLink(link, path);
            using (var writer = PcapWriter.Create(link))
                writer.Complete();
            Assert.NotNull(File.ResolveLinkTarget(link, false));
            Assert.Equal(24, new FileInfo(path).Length);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void A_failing_output_leaves_nothing_that_looks_whole()
    {
        using var writer = new PcapWriter(new Full(1000));
        Assert.Throws<IOException>(() => writer.Write(new Timestamp(1, 0), Pcap.Packet(100_000)));
        Assert.Throws<IOException>(writer.Complete);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapWriter(new MemoryStream(), new() { LinkType = 65_536 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapWriter(new MemoryStream(), new() { FcsLength = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapWriter(new MemoryStream(), new() { SnapLength = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CaptureReaderOptions { MaxRecordLength = 100 });
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Prop.ForAll<bool, bool, (uint Seconds, uint Fraction, byte[] Data, ushort More)[]>((nano, bigEndian, packets) =>
        {
            var to = new MemoryStream();
            using var writer = new PcapWriter(to, new() { Nanoseconds = nano, BigEndian = bigEndian, LinkType = 7 });
            var expected = new List<Seen>();
            foreach ((uint seconds, uint fraction, byte[] data, ushort more) in packets)
            {
                Timestamp time = nano ? Timestamp.FromNanoseconds(seconds, fraction % 1_000_000_000) : Timestamp.FromMicroseconds(seconds, fraction % 1_000_000);
                writer.Write(time, data, data.Length + more);
                expected.Add(new(expected.Count + 1, time, data.Length + more, 7, null, data, []));
            }
            writer.Complete();
            StreamTests.Same(expected, Reading.All(to.ToArray()));
        }).QuickCheckThrowOnFailure();
    }

    private sealed class Full(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room)
                throw new IOException("No space left.");
            base.Write(buffer);
        }
    }
}
