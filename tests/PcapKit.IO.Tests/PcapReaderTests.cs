namespace PcapKit.IO.Tests;

public class PcapReaderTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Reads_both_resolutions_in_both_byte_orders(bool nano, bool bigEndian)
    {
        byte[] data = Pcap.Packet(61);
        byte[] file = [.. Pcap.Header(nano ? Pcap.Nano : Pcap.Micro, bigEndian, 1000, 113), .. Pcap.Record(data, 4_000_000_000, 654_321, bigEndian, 1500)];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.Equal(CaptureContainer.Pcap, reader.Format.Container);
        Assert.Equal(bigEndian, reader.Format.BigEndian);
        Assert.Equal(nano ? TimestampResolution.Nanoseconds : TimestampResolution.Microseconds, reader.Format.Resolution);
        Assert.Equal((1000u, 113u, 2, 4), (reader.Format.SnapLength, reader.Format.LinkType, reader.Format.MajorVersion, reader.Format.MinorVersion));
        Assert.True(reader.Read(out CapturedFrame frame));
        Assert.Equal(data, frame.Data);
        Assert.Equal(1500, frame.OriginalLength);
        Assert.Equal(113u, frame.LinkType);
        Assert.Equal(1, frame.Number);
        // Seconds are unsigned: 2096, not 1960.
        Assert.Equal(nano ? new(4_000_000_000, 654_321_000_000_000) : new Timestamp(4_000_000_000, 654_321_000_000_000_000), frame.Time);
        Assert.False(reader.Read(out _));
        Assert.False(reader.Read(out _));
    }

    [Theory]
    [InlineData(Pcap.Micro, 0, PcapVariant.Standard)]
    [InlineData(Pcap.Micro, 4, PcapVariant.Nokia)]
    [InlineData(Pcap.Micro, 8, PcapVariant.RedHat61)]
    [InlineData(Pcap.Modified, 8, PcapVariant.Modified)]
    [InlineData(Pcap.Modified, 12, PcapVariant.Suse63)]
    public void Finds_the_form_of_records_from_their_content(uint magic, int extra, PcapVariant variant)
    {
        foreach (bool bigEndian in new[] { false, true })
        {
            byte[] file = Pcap.File(30, magic, bigEndian, extra);
            using var reader = CaptureReader.Open(new MemoryStream(file));
            Assert.Equal(variant, reader.Format.Variant);
            for (int i = 0; i < 30; i++)
            {
                Assert.True(reader.Read(out CapturedFrame frame));
                Assert.Equal(Pcap.Packet(60 + i % 7), frame.Data);
                Assert.Equal(Timestamp.FromMicroseconds(1_500_000_000 + i, (uint)i), frame.Time);
                Assert.Equal(16 + extra + 60 + i % 7, reader.Record.Length);
            }
            Assert.False(reader.Read(out _));
        }
    }

    [Theory]
    [InlineData(4u, 60u, 90u, 60, 90)]
    [InlineData(2u, 90u, 60u, 60, 90)]
    [InlineData(3u, 90u, 60u, 60, 90)]
    [InlineData(3u, 60u, 90u, 60, 90)]
    public void Old_versions_have_the_lengths_the_other_way_round(uint minor, uint first, uint second, int captured, int original)
    {
        byte[] record = new ByteList(false).U32(1).U32(2).U32(first).U32(second).Raw(Pcap.Packet(60)).ToArray();
        Seen seen = Assert.Single(Reading.All([.. Pcap.Header(minor: minor), .. record]));
        Assert.Equal((captured, original), (seen.Data.Length, seen.Original));
    }

    [Fact]
    public void Link_type_is_masked_and_the_check_sequence_length_read()
    {
        byte[] file = [.. Pcap.Header(network: 0x2400_0001), .. Pcap.Record(Pcap.Packet(64))];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.Equal(1u, reader.Format.LinkType);
        Assert.Equal(4, reader.Format.FcsLength);
        Assert.Equal(4, reader.Interfaces[0].FcsLength);
        Assert.Empty(reader.Warnings);
    }

    [Fact]
    public void Reserved_bits_of_the_link_type_are_told()
    {
        using var reader = CaptureReader.Open(new MemoryStream(Pcap.Header(network: 0x0020_0065)));
        Assert.Equal(101u, reader.Format.LinkType);
        Assert.Contains("0x00200065", Assert.Single(reader.Warnings));
    }

    [Fact]
    public void Lengths_that_disagree_are_delivered_as_they_stand()
    {
        // Longer than the snap length, longer than on the wire, a fraction beyond a second, an empty packet, a huge original.
        byte[] file =
        [
            .. Pcap.Header(snapLength: 40), .. Pcap.Record(Pcap.Packet(60), original: 20), .. Pcap.Record(Pcap.Packet(50), 7, 1_500_000),
            .. Pcap.Record([], original: 0), .. Pcap.Record(Pcap.Packet(5), original: uint.MaxValue),
        ];
        List<Seen> seen = Reading.All(file);
        Assert.Equal([60, 50, 0, 5], seen.Select(s => s.Data.Length));
        Assert.Equal([20, 50, 0, int.MaxValue], seen.Select(s => s.Original));
        Assert.Equal(new Timestamp(8, 500_000_000_000_000_000), seen[1].Time);
    }

    [Fact]
    public void Packets_longer_than_the_buffer_are_read()
    {
        byte[] large = Pcap.Packet(InputSize + 77);
        byte[] file = [.. Pcap.File(5000), .. Pcap.Record(large), .. Pcap.Record(Pcap.Packet(9))];
        List<Seen> seen = Reading.All(file, new() { MaxPacketLength = large.Length });
        Assert.Equal(5002, seen.Count);
        Assert.Equal(large, seen[5000].Data);
        Assert.Equal(Pcap.Packet(9), seen[5001].Data);
        Assert.Equal(Enumerable.Range(1, 5002).Select(i => (long)i), seen.Select(s => s.Number));
    }

    [Fact]
    public void A_record_longer_than_the_limit_is_damage()
    {
        byte[] file = [.. Pcap.File(1), .. Pcap.Record(Pcap.Packet(5000))];
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until(file, new() { MaxRecordLength = 4999 });
        Assert.Single(packets);
        Assert.Equal(24 + 16 + 60, error!.Offset);
        Assert.Equal(2, Reading.All(file, new() { MaxRecordLength = 5000 }).Count);
    }

    [Fact]
    public void A_claimed_length_takes_no_memory()
    {
        byte[] record = new ByteList(false).U32(1).U32(2).U32(60_000_000).U32(60_000_000).Raw(Pcap.Packet(60)).ToArray();
        byte[] file = [.. Pcap.Header(), .. record];
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new Trickle(file, 1000) })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            (List<Seen> packets, CaptureFormatException? error) = Reading.Until(stream);
            Assert.Empty(packets);
            Assert.Equal(24, error!.Offset);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        }
    }

    [Fact]
    public void Reading_packets_allocates_nothing()
    {
        byte[] file = Pcap.File(20_000);
        using var reader = CaptureReader.Open(new MemoryStream(file));
        Assert.True(reader.Read(out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read(out _))
        {
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000);
        Assert.Equal(20_000, reader.PacketCount);
    }

    [Fact]
    public void The_global_header_is_told_before_the_first_packet()
    {
        byte[] file = [.. Pcap.Header(Pcap.Nano, true, 96, 0x2400_0001), .. Pcap.Record(Pcap.Packet(20), bigEndian: true)];
        using var reader = CaptureReader.Open(new MemoryStream(file));
        var order = new List<string>();
        reader.BlockRead = block =>
        {
            order.Add(block.Name);
            Assert.Equal(0, reader.PacketCount);
            Assert.Equal(file[..24], block.Raw.ToArray());
            Assert.Equal(
                [
                    "pcap.header.magic_number (", "pcap.header.magic_number.data=a1b23c4d", "pcap.header.magic_number.byteorder='big'",
                    "pcap.header.magic_number.nanosecond=1", "pcap.header.version (", "pcap.header.version.major=2", "pcap.header.version.minor=4",
                    "pcap.header.this_zone=0", "pcap.header.sigfigs=0", "pcap.header.snapshot_length=96", "pcap.header.link_type=1", "pcap.header.fcs_length=2",
                ],
                ListSink.Of(block));
        };
        while (reader.Read(out _))
            order.Add("packet");
        Assert.Equal(["Global Header", "packet"], order);
    }

    private const int InputSize = 256 * 1024;
}
