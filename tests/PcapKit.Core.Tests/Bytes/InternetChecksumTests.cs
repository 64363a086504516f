using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Bytes;

public class InternetChecksumTests
{
    private static ushort Naive(byte[] data)
    {
        uint sum = 0;
        for (int i = 0; i < data.Length; i += 2)
        {
            sum += (uint)(data[i] << 8 | (i + 1 < data.Length ? data[i + 1] : 0));
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (ushort)~sum;
    }

    [Fact]
    public void The_example_of_RFC_1071_section_3() =>
        Assert.Equal(unchecked((ushort)~0xDDF2), InternetChecksum.Compute([0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]));

    [Fact]
    public void Any_bytes_agree_with_adding_word_by_word() =>
        Prop.ForAll<byte[]>(data => Assert.Equal(Naive(data), InternetChecksum.Compute(data))).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_runs_of_ones_carry()
    {
        foreach (int length in new[] { 1, 2, 3, 4, 5, 7, 8, 65535, 262144 })
        {
            byte[] data = new byte[length];
            data.AsSpan().Fill(0xFF);
            Assert.Equal(Naive(data), InternetChecksum.Compute(data));
        }
    }

    [Fact]
    public void Parts_of_even_length_may_be_added_one_by_one() =>
        Prop.ForAll<byte[], byte[]>((head, tail) =>
        {
            byte[] even = [.. head, .. head];
            ulong sum = InternetChecksum.Add(tail, InternetChecksum.Add(even));
            Assert.Equal(Naive([.. even, .. tail]), InternetChecksum.Finish(sum));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_with_their_checksum_give_zero() =>
        Prop.ForAll<byte[]>(data =>
        {
            byte[] even = [.. data, .. data];
            ushort sum = InternetChecksum.Compute(even);
            Assert.Equal(0, InternetChecksum.Compute([.. even, (byte)(sum >> 8), (byte)sum]));
        }).QuickCheckThrowOnFailure();
}
