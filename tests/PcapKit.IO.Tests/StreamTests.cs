using System.IO.Compression;
using System.Text;

namespace PcapKit.IO.Tests;

public class StreamTests
{
    private static byte[] Gzip(params byte[][] members)
    {
        var to = new MemoryStream();
        foreach (byte[] member in members)
        {
            using var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(member);
        }
        return to.ToArray();
    }

    [Fact]
    public void Gzip_is_taken_off_any_format_also_in_several_members()
    {
        foreach (byte[] file in new[] { Pcap.File(3000), Pcap.File(20, Pcap.Modified, true, 12), PcapNg.Everything() })
        {
            List<Seen> plain = Reading.All(file);
            foreach (byte[] packed in new[] { Gzip(file), Gzip(file[..100], file[100..^9], file[^9..]) })
            {
                using var reader = CaptureReader.Open(new MemoryStream(packed));
                Assert.Equal(CaptureCompression.Gzip, reader.Format.Compression);
                Assert.Equal(packed.Length, reader.Length);
                Same(plain, Reading.All(reader));
                Assert.InRange(reader.Position, 0, packed.Length);
            }
        }
    }

    [Fact]
    public void Gzip_within_gzip_is_refused_with_words() =>
        Assert.Contains("gzip within gzip", Assert.Throws<CaptureFormatException>(() => Reading.All(Gzip(Gzip(Pcap.File(1))))).Message);

    [Fact]
    public void Cut_gzip_delivers_what_is_there_and_then_says_so()
    {
        byte[] packed = Gzip(Pcap.File(3000));
        int most = 0;
        for (int length = 20; length < packed.Length; length += 97)
        {
            (List<Seen> packets, CaptureFormatException? error) = Reading.Until(packed[..length]);
            Assert.True(error is not null, $"{length} of {packed.Length} bytes");
            most = Math.Max(most, packets.Count);
        }
        Assert.InRange(most, 1000, 2999);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-8)]
    public void A_wrong_check_sum_of_gzip_is_told_after_all_packets(int at)
    {
        foreach (int count in new[] { 3, 3000 })
        {
            byte[] packed = Gzip(Pcap.File(count));
            packed[packed.Length + at] ^= 0xFF;
            (List<Seen> packets, CaptureFormatException? error) = Reading.Until(packed);
            Assert.Equal((count, Pcap.File(count).Length), (packets.Count, error!.Offset));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    public void Gzip_cut_at_its_very_end_is_noticed(int lacking)
    {
        byte[] file = Pcap.File(300);
        byte[] packed = Gzip(file[..100], file[100..]);
        (List<Seen> packets, CaptureFormatException? error) = Reading.Until(packed[..^lacking]);
        Assert.InRange(packets.Count, 299, 300);
        Assert.Contains("gzip", error!.Message);
        Assert.InRange(error.Offset, file.Length - 80, file.Length);
    }

    [Fact]
    public void Bytes_behind_gzip_are_ignored() => Assert.Equal(300, Reading.All([.. Gzip(Pcap.File(300)), .. new byte[512]]).Count);

    [Fact]
    public void Damaged_gzip_is_a_format_error()
    {
        byte[] packed = Gzip(Pcap.File(3000));
        for (int at = 10; at < packed.Length; at += 31)
        {
            byte[] damaged = [.. packed];
            damaged[at] ^= 0x5A;
            // The check sum at least tells.
            Assert.NotNull(Reading.Until(damaged).Error);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Streams_that_cannot_seek_and_give_little_are_read(int atOnce)
    {
        foreach (byte[] file in new[] { Pcap.File(200), Pcap.File(20, Pcap.Micro, false, 4), Pcap.File(20, Pcap.Micro, true, 8), PcapNg.Everything(), Gzip(Pcap.File(20)) })
        {
            var stream = new Trickle(file, atOnce);
            using var reader = CaptureReader.Open(stream);
            Assert.Null(reader.Length);
            Same(Reading.All(file), Reading.All(reader));
            Assert.True(stream.Disposed);
        }
    }

    [Fact]
    public void A_stream_is_left_open_when_asked_for()
    {
        var stream = new Trickle(Gzip(Pcap.File(2)), 100);
        using (CaptureReader.Open(stream, leaveOpen: true))
        {
        }
        Assert.False(stream.Disposed);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        var stream = new MemoryStream([1, 2, 3, .. Pcap.File(2), .. new byte[5]]) { Position = 3 };
        using var reader = CaptureReader.Open(stream);
        Assert.True(reader.Read(out _));
        Assert.Equal(stream.Length - 3, reader.Length);
        Assert.True(reader.Read(out _));
        Assert.Equal(stream.Length - 3 - 5, reader.Position);
        Assert.Throws<CaptureFormatException>(() => reader.Read(out _));
    }

    [Fact]
    public void A_file_is_read_and_its_position_told()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        byte[] file = Pcap.File(10_000);
        File.WriteAllBytes(path, file);
        try
        {
            using var reader = CaptureReader.Open(path);
            Assert.Equal(file.Length, reader.Length);
            Assert.Equal(24, reader.Position);
            Assert.True(reader.Read(out _));
            Assert.Equal(24 + 76, reader.Position);
            Same(Reading.All(file)[1..], Reading.All(reader));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_pipe_is_read_through_its_path()
    {
        // Only Linux gives a pipe a path without a program beside this one.
        if (!OperatingSystem.IsLinux())
            return;
        byte[] file = Pcap.File(2000);
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using CaptureReader reader = OpenWhileWriting();
        Assert.Null(reader.Length);
        Same(Reading.All(file), Reading.All(reader));

        CaptureReader OpenWhileWriting()
        {
            var writing = new Thread(() =>
            {
                pipe.Write(file);
                pipe.Dispose();
            });
            string path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
            writing.Start();
            CaptureReader reader = CaptureReader.Open(path);
            pipe.DisposeLocalCopyOfClientHandle();
            return reader;
        }
    }

    public static TheoryData<byte[], string> Unreadable => new()
    {
        { [], "empty" },
        { [0xD4, 0xC3], "only 2 bytes" },
        { Pcap.Header()[..20], "20 of 24" },
        { PcapNg.Section()[..20], "20 of 28" },
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "0102030405060708" },
        { [.. "snoop\0\0\0"u8, 0, 0, 0, 2, 0, 0, 0, 4], "a snoop file" },
        { [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3], "zstd" },
        { [0x04, 0x22, 0x4D, 0x18, 1, 2, 3], "lz4" },
        { [0xFD, .. "7zXZ\0"u8], "xz" },
        { [.. "BZh9"u8, 1, 2], "bzip2" },
        { [.. "RTSS"u8, 1, 1], "NetMon 1" },
        { [.. "GMBU"u8, 0, 2], "NetMon 2" },
        { [.. "TRSNIFF data    "u8], "Sniffer" },
        { [.. "XCP\0"u8], "Sniffer" },
        { [5, .. "VNF"u8], "Visual Networks" },
        { [.. "btsnoop\0"u8], "btsnoop" },
        { [0xAA, 0xAA, 0xAA, 0xAA, 0x20], "5Views" },
        { [0, 0, 0, 0, 0x56, 0x31, 0x2D, 0x51, 2, 4, 0, 0x58, 0, 0, 0, 0x46], "ERF" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_named(byte[] file, string words)
    {
        var error = Assert.Throws<CaptureFormatException>(() => CaptureReader.Open(new MemoryStream(file)));
        Assert.Contains(words, error.Message);
        Assert.Equal(0, error.Offset);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_io_error() => Assert.ThrowsAny<IOException>(() => CaptureReader.Open("/no/such/file.pcap"));

    [Fact]
    public void A_file_that_cannot_be_read_is_closed()
    {
        var stream = new Trickle([1, 2, 3, 4, 5, 6], 100);
        Assert.Throws<CaptureFormatException>(() => CaptureReader.Open(stream));
        Assert.True(stream.Disposed);
    }

    internal static void Same(List<Seen> expected, List<Seen> actual)
    {
        Assert.Equal(expected.Select(Line), actual.Select(Line));

        static string Line(Seen s) => new StringBuilder().Append(s.Number).Append(' ').Append(s.Time).Append(' ').Append(s.Original).Append(' ').Append(s.LinkType).Append(' ')
            .Append(s.Id).Append(' ').Append(Convert.ToHexString(s.Data)).Append(' ').Append(Convert.ToHexString(s.Options)).ToString();
    }
}
