using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.IO.Tests;

public class PcapNgWriterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Writes_what_the_specification_describes(bool e)
    {
        var to = new MemoryStream();
        using (var writer = new PcapNgWriter(to, new() { Section = new() { BigEndian = e, Hardware = "PC", OperatingSystem = "an OS", Application = "a test", Comments = ["one", "two"] } }, leaveOpen: true))
        {
            int id = writer.AddInterface(new()
            {
                LinkType = 113,
                SnapLength = 96,
                Name = "eth0",
                Description = "first",
                MacAddress = new MacAddress(0x000102030405),
                Speed = 1_000_000_000,
                Filter = "tcp",
                OperatingSystem = "Linux",
                FcsLength = 4,
                TimestampOffset = -5,
                Hardware = "card",
            });
            writer.WriteNames([new(IPAddress.Parse("192.0.2.1"), "host"), new(IPAddress.Parse("2001:db8::1"), "six")]);
            writer.WriteSecrets(SecretsTypes.TlsKeyLog, "key\r\n"u8);
            writer.WritePacket(id, Timestamp.FromNanoseconds(1_500_000_000, 1), Pcap.Packet(61), 100,
                new() { Comments = ["seen"], Flags = 1, DropCount = 2, PacketId = 3, Queue = 4, Options = [new(777, new byte[] { 9 })] });
            writer.WriteStatistics(id, Timestamp.FromNanoseconds(0, 7), new() { StartTime = new(0, 0), Received = 17, Dropped = 1, FilterAccepted = 2, OsDropped = 3, Delivered = 4 });
            writer.WriteCustom(32473, "mine"u8);
            writer.WriteCustom(32473, "mine only"u8, copy: false);
            writer.WriteJournal("MESSAGE=hello\n"u8);
            writer.WriteBlock(0x8000_1234, [1, 2, 3, 4, 5]);
            Assert.Equal((1, 1), (writer.InterfaceCount, writer.PacketCount));
            writer.Complete();
        }
        ulong ticks = 1_500_000_005_000_000_001, seven = 5_000_000_007;
        byte[] expected =
        [
            .. PcapNg.Section(e, [.. PcapNg.Text(1, "one", e), .. PcapNg.Text(1, "two", e), .. PcapNg.Text(2, "PC", e), .. PcapNg.Text(3, "an OS", e), .. PcapNg.Text(4, "a test", e), .. PcapNg.End(e)]),
            .. PcapNg.Interface(113, 96, e,
            [
                .. PcapNg.Text(2, "eth0", e), .. PcapNg.Text(3, "first", e), .. PcapNg.Option(6, [0, 1, 2, 3, 4, 5], e), .. PcapNg.Number(8, 1_000_000_000, 8, e),
                .. PcapNg.Option(9, [9], e), .. PcapNg.Option(11, [0, .. "tcp"u8], e), .. PcapNg.Text(12, "Linux", e), .. PcapNg.Option(13, [4], e),
                .. PcapNg.Number(14, unchecked((ulong)-5L), 8, e), .. PcapNg.Text(15, "card", e), .. PcapNg.End(e),
            ]),
            .. PcapNg.Block(4,
            [
                .. PcapNg.Option(1, [192, 0, 2, 1, .. "host\0"u8], e), .. PcapNg.Option(2, [0x20, 1, 0xd, 0xb8, .. new byte[11], 1, .. "six\0"u8], e), .. PcapNg.End(e),
            ], e),
            .. PcapNg.Block(10, new ByteList(e).U32(0x544C534B).U32(5).Raw("key\r\n"u8).ToArray(), e),
            .. PcapNg.Enhanced(Pcap.Packet(61), ticks, 0, e, 100,
            [
                .. PcapNg.Text(1, "seen", e), .. PcapNg.Number(2, 1, 4, e), .. PcapNg.Number(4, 2, 8, e), .. PcapNg.Number(5, 3, 8, e), .. PcapNg.Number(6, 4, 4, e),
                .. PcapNg.Option(777, [9], e), .. PcapNg.End(e),
            ]),
            .. PcapNg.Block(5, new ByteList(e).U32(0).U32((uint)(seven >> 32)).U32((uint)seven)
                .Raw(PcapNg.Option(2, new ByteList(e).U32(1).U32(705_032_704).ToArray(), e))
                .Raw([.. PcapNg.Number(4, 17, 8, e), .. PcapNg.Number(5, 1, 8, e), .. PcapNg.Number(6, 2, 8, e), .. PcapNg.Number(7, 3, 8, e), .. PcapNg.Number(8, 4, 8, e), .. PcapNg.End(e)]).ToArray(), e),
            .. PcapNg.Block(0x0BAD, new ByteList(e).U32(32473).Raw("mine"u8).ToArray(), e),
            .. PcapNg.Block(0x4000_0BAD, new ByteList(e).U32(32473).Raw("mine only"u8).ToArray(), e),
            .. PcapNg.Block(9, [.. "MESSAGE=hello\n"u8], e),
            .. PcapNg.Block(0x8000_1234, [1, 2, 3, 4, 5], e),
        ];
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(to.ToArray()));
    }

    [Fact]
    public void Every_block_is_copied_byte_by_byte()
    {
        // Odd padding, an option after the end of the options, an unknown block: all stay.
        byte[] strange = PcapNg.Enhanced(Pcap.Packet(58), options: [.. PcapNg.End(), 1, 2, 3, 4]);
        strange[28 + 58] = 0xEE;
        byte[] file = [.. PcapNg.Everything(), .. PcapNg.Section(), .. PcapNg.Interface(), .. strange];
        Assert.Equal(Convert.ToHexString(file), Convert.ToHexString(Copy(file)));
    }

    [Fact]
    public void Packets_keep_their_options_and_interfaces_in_another_byte_order_and_beside_others()
    {
        byte[] options(bool e) =>
        [
            .. PcapNg.Text(1, "seen", e), .. PcapNg.Number(2, 1, 4, e), .. PcapNg.Option(3, [2, 1, 2, 3, 4], e), .. PcapNg.Number(4, 2, 8, e),
            .. PcapNg.Option(7, [1, .. new ByteList(e).U64(5).ToArray()], e), .. PcapNg.Option(2988, [.. new ByteList(e).U32(32473).ToArray(), .. "x"u8], e), .. PcapNg.End(e),
        ];
        byte[] described(bool e) => [.. PcapNg.Text(2, "eth1", e), .. PcapNg.Number(8, 1000, 8, e), .. PcapNg.Option(9, [9], e), .. PcapNg.Number(14, 5, 8, e), .. PcapNg.End(e)];
        byte[] source =
        [
            .. PcapNg.Section(), .. PcapNg.Interface(), .. PcapNg.Interface(113, 96, false, described(false)),
            .. PcapNg.Enhanced(Pcap.Packet(61), 77, 1, false, 100, options(false)),
        ];
        var to = new MemoryStream();
        using (var writer = new PcapNgWriter(to, new() { Section = new() { BigEndian = true } }, leaveOpen: true))
        {
            using var reader = CaptureReader.Open(new MemoryStream(source));
            Assert.True(reader.Read(out CapturedFrame frame));
            writer.Write(frame);
            writer.Write(frame);
            using var other = CaptureReader.Open(new MemoryStream(Pcap.File(2)));
            while (other.Read(out CapturedFrame more))
                writer.Write(more);
            writer.Complete();
        }
        byte[] packet = PcapNg.Enhanced(Pcap.Packet(61), 77, 0, true, 100, options(true));
        byte[] expected =
        [
            .. PcapNg.Section(true), .. PcapNg.Interface(113, 96, true, described(true)), .. packet, .. packet,
            .. PcapNg.Interface(1, 0, true, [.. PcapNg.Option(9, [9], true), .. PcapNg.End(true)]),
            .. PcapNg.Enhanced(Pcap.Packet(60), 1_500_000_000_000_000_000, 1, true), .. PcapNg.Enhanced(Pcap.Packet(61), 1_500_000_001_000_001_000, 1, true),
        ];
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(to.ToArray()));
    }

    [Fact]
    public void A_part_of_the_packets_is_copied_with_all_blocks()
    {
        var to = new MemoryStream();
        using (var reader = CaptureReader.Open(new MemoryStream(PcapNg.Everything())))
        using (var writer = new PcapNgWriter(to, leaveOpen: true))
        {
            reader.BlockRead = writer.WriteBlock;
            while (reader.Read(out CapturedFrame frame))
            {
                if (frame.Number != 2)
                    writer.Write(frame);
            }
            writer.Complete();
        }
        List<Seen> all = Reading.All(PcapNg.Everything());
        all.RemoveAt(1);
        StreamTests.Same([.. all.Select((s, i) => s with { Number = i + 1 })], Reading.All(to.ToArray()));
        Assert.Equal(12, Reading.Blocks(to.ToArray()).Count);
    }

    [Fact]
    public void Times_follow_the_policy()
    {
        using var writer = new PcapNgWriter(new MemoryStream());
        int id = writer.AddInterface(new() { Resolution = TimestampResolution.Microseconds });
        Assert.EndsWith("set PcapNgInterface.Resolution, or cut the digits with TimestampLoss.Cut.", Assert.Throws<ArgumentException>(() => writer.WritePacket(id, Timestamp.FromNanoseconds(1, 1), new byte[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => writer.WritePacket(id, new Timestamp(-1, 0), new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WritePacket(1, new Timestamp(1, 0), new byte[4]));
        using var cutting = new PcapNgWriter(new MemoryStream(), new() { TimestampLoss = TimestampLoss.Cut });
        cutting.WritePacket(cutting.AddInterface(new() { Resolution = TimestampResolution.Microseconds }), Timestamp.FromNanoseconds(1, 1), new byte[4]);
        Assert.Equal(1, cutting.TimesCut);
    }

    [Fact]
    public void Simple_packets_need_the_length_that_readers_will_find()
    {
        var to = new MemoryStream();
        using var writer = new PcapNgWriter(to);
        Assert.Throws<InvalidOperationException>(() => writer.WriteSimplePacket(new byte[4]));
        writer.AddInterface(new() { SnapLength = 40, Resolution = TimestampResolution.Microseconds });
        writer.WriteSimplePacket(Pcap.Packet(40), 60);
        Assert.Throws<ArgumentException>(() => writer.WriteSimplePacket(Pcap.Packet(41), 60));
        writer.Complete();
        Assert.Equal([.. PcapNg.Section(), .. PcapNg.Interface(snapLength: 40), .. PcapNg.Simple(Pcap.Packet(40), 60)], to.ToArray());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using var writer = new PcapNgWriter(new MemoryStream());
        Assert.Throws<ArgumentException>(() => writer.WriteBlock(1, []));
        Assert.Throws<ArgumentException>(() => writer.WriteRecord(new byte[32]));
        CaptureBlock foreign = Reading.Blocks([.. PcapNg.Section(true), .. PcapNg.Block(99, [1], true)])[1];
        Assert.Throws<ArgumentException>(() => writer.WriteBlock(foreign));
        Assert.Throws<ArgumentException>(() => writer.WriteBlock(Reading.Blocks(Pcap.File(1))[0]));
        Assert.Throws<ArgumentException>(() => writer.AddInterface(new() { Name = new string('x', 70_000) }));
        Assert.Throws<ArgumentException>(() => new PcapWriter(new MemoryStream(), new() { GlobalHeader = foreign }));
    }

    [Fact]
    public void An_empty_capture_has_a_section()
    {
        var to = new MemoryStream();
        using (var writer = new PcapNgWriter(to, leaveOpen: true))
            writer.Complete();
        Assert.Equal(PcapNg.Section(), to.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Prop.ForAll<bool, byte, (ulong Ticks, byte[] Data, ushort More, NonNull<string> Comment, uint? Flags)[]>((bigEndian, resolution, packets) =>
        {
            var to = new MemoryStream();
            var exact = new TimestampResolution((byte)(resolution % 19 | resolution & 0x80));
            using var writer = new PcapNgWriter(to, new() { Section = new() { BigEndian = bigEndian } });
            writer.AddInterface(new() { LinkType = 3 });
            int id = writer.AddInterface(new() { LinkType = 7, Resolution = exact, Name = "x" });
            foreach ((ulong ticks, byte[] data, ushort more, NonNull<string> comment, uint? flags) in packets)
                writer.WritePacket(id, exact.ToTimestamp(ticks), data, data.Length + more, new() { Comments = [comment.Get], Flags = flags });
            writer.Complete();
            byte[] file = to.ToArray();
            List<Seen> seen = Reading.All(file);
            Assert.Equal(packets.Length, seen.Count);
            for (int i = 0; i < packets.Length; i++)
            {
                Assert.Equal((exact.ToTimestamp(packets[i].Ticks), packets[i].Data.Length + packets[i].More, 7u, 1), (seen[i].Time!.Value, seen[i].Original, seen[i].LinkType, seen[i].Id));
                Assert.Equal(packets[i].Data, seen[i].Data);
            }
            Assert.Equal(file, Copy(file));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Ticks_become_times_and_ticks_again()
    {
        Prop.ForAll<ulong, byte>((ticks, value) =>
        {
            var resolution = new TimestampResolution((byte)(value & 0x80 | value % 19));
            Timestamp time = resolution.ToTimestamp(ticks);
            Assert.True(resolution.TryToTicks(time, 0, out ulong back, out bool exact));
            Assert.Equal((ticks, true), (back, exact));
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Copy(byte[] file)
    {
        var to = new MemoryStream();
        using (var reader = CaptureReader.Open(new MemoryStream(file)))
        using (var writer = new PcapNgWriter(to, leaveOpen: true))
        {
            reader.BlockRead = writer.WriteBlock;
            while (reader.Read(out _))
                writer.WriteRecord(reader.Record);
            writer.Complete();
        }
        return to.ToArray();
    }
}
