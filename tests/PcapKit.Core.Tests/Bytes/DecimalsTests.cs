using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Bytes;

public class DecimalsTests
{
    [Theory]
    [InlineData(0UL, "0")]
    [InlineData(9UL, "9")]
    [InlineData(10UL, "10")]
    [InlineData(9_999_999UL, "9999999")]
    [InlineData(99_999_999UL, "99999999")]
    [InlineData(100_000_000UL, "100000000")]
    [InlineData(4_294_967_295UL, "4294967295")]
    [InlineData(10_000_000_000_000_000UL, "10000000000000000")]
    [InlineData(18_446_744_073_709_551_615UL, "18446744073709551615")]
    public void A_number_has_its_digits(ulong value, string text)
    {
        Span<byte> room = stackalloc byte[Decimals.Longest];
        Assert.Equal(text, Encoding.ASCII.GetString(room[..Decimals.Format(value, room)]));
    }

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(-1L, "-1")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void A_negative_number_has_a_sign(long value, string text)
    {
        Span<byte> room = stackalloc byte[Decimals.Longest];
        Assert.Equal(text, Encoding.ASCII.GetString(room[..Decimals.Format(value, room)]));
    }

    [Fact]
    public void Numbers_of_all_sizes_read_back() =>
        Prop.ForAll<ulong, byte>((value, shift) =>
        {
            ulong number = value * 0x9E37_79B9_7F4A_7C15 >> (shift & 63);
            var room = new byte[Decimals.Longest];
            int length = Decimals.Format(number, room);
            return number == ulong.Parse(Encoding.ASCII.GetString(room, 0, length), NumberStyles.None, CultureInfo.InvariantCulture) && (room[0] != '0' || length == 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_byte_of_an_address_has_its_digits()
    {
        for (uint i = 0; i < 256; i++)
            Assert.Equal($"{i}.{255 - i}.{i}.{i}", new IPv4Address(i << 24 | (255 - i) << 16 | i << 8 | i).ToString());
    }
}
