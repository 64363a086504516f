using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Bytes;

public class BitsTests
{
    // Bytes, a place in them and a number to write there.
    private static Arbitrary<(byte[] Data, int Offset, int Length, ulong Value)> Places() =>
        (from data in ArbMap.Default.GeneratorFor<byte>().ArrayOf(16)
         from offset in Gen.Choose(0, 64)
         from length in Gen.Choose(1, 64)
         from high in Gen.Choose(int.MinValue, int.MaxValue)
         from low in Gen.Choose(int.MinValue, int.MaxValue)
         select (data, offset, length, (ulong)(uint)high << 32 | (uint)low)).ToArbitrary();

    private static ulong ReadNaively(byte[] data, int offset, int length)
    {
        ulong value = 0;
        for (int bit = offset; bit < offset + length; bit++)
            value = value << 1 | (uint)(data[bit / 8] >> (7 - bit % 8) & 1);
        return value;
    }

    [Fact]
    public void Reading_agrees_with_reading_bit_by_bit() =>
        Prop.ForAll(Places(), p => Assert.Equal(ReadNaively(p.Data, p.Offset, p.Length), Bits.Read(p.Data, p.Offset, p.Length)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Writing_changes_its_bits_and_no_others() =>
        Prop.ForAll(Places(), p =>
        {
            byte[] expected = [.. p.Data];
            for (int i = 0; i < p.Length; i++)
            {
                int bit = p.Offset + i, mask = 1 << (7 - bit % 8);
                bool one = (p.Value >> (p.Length - 1 - i) & 1) != 0;
                expected[bit / 8] = (byte)(one ? expected[bit / 8] | mask : expected[bit / 8] & ~mask);
            }
            byte[] actual = [.. p.Data];
            Bits.Write(actual, p.Offset, p.Length, p.Value);
            Assert.Equal(expected, actual);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Reading_within_the_last_bytes_needs_no_byte_more()
    {
        byte[] data = [0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0, 0xFF];
        Assert.Equal(0x2345_6789_ABCD_EF0FUL, Bits.Read(data, 4, 64));
        Assert.Equal(0xFFUL, Bits.Read(data, 64, 8));
        Assert.Equal(1UL, Bits.Read(data, 71, 1));
        Assert.ThrowsAny<Exception>(() => Bits.Read(data, 65, 8));
    }

    [Fact]
    public void Reading_or_zero_never_throws()
    {
        byte[] data = [0xFF, 0xFF];
        Assert.Equal(0xFFFFUL, Bits.ReadOrZero(data, 0, 16));
        Assert.Equal(0UL, Bits.ReadOrZero(data, 1, 16));
        Assert.Equal(0UL, Bits.ReadOrZero(data, -8, 8));
        Assert.Equal(0UL, Bits.ReadOrZero(data, int.MaxValue - 4, 8));
    }

    [Fact]
    public void Little_endian_numbers_have_their_last_byte_highest()
    {
        Assert.Equal(0x030201UL, Bits.ReadLittleEndian([1, 2, 3]));
        Assert.Equal(0x0807060504030201UL, Bits.ReadLittleEndian([1, 2, 3, 4, 5, 6, 7, 8]));
        byte[] written = new byte[3];
        Bits.WriteLittleEndian(written, 0xFF030201);
        Assert.Equal([1, 2, 3], written);
    }

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 0)]
    [InlineData(-1, 2, 0)]
    [InlineData(1, -2, 0)]
    [InlineData(1, int.MaxValue, 2)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(int.MinValue, int.MinValue, 0)]
    public void Clamping_gives_what_is_there(int offset, int length, int expected) =>
        Assert.Equal(expected, Bits.Clamp([1, 2, 3], offset, length).Length);
}
