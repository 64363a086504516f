using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Addresses;

public class TimestampTests
{
    private static string Epoch(Timestamp time)
    {
        Span<byte> text = stackalloc byte[64];
        Assert.True(time.TryFormat(text, out int written, default, null));
        return Encoding.ASCII.GetString(text[..written]);
    }

    [Theory]
    [InlineData(1511106545, 471719000_000000000, "1511106545.471719000")]
    [InlineData(0, 0, "0.000000000")]
    [InlineData(0, 1, "0.000000000000000001")]
    [InlineData(0, 1_000, "0.000000000000001")]
    [InlineData(5, 999_999_999_999_999_999, "5.999999999999999999")]
    [InlineData(-1, 0, "-1.000000000")]
    [InlineData(-2, 500_000_000_000_000_000, "-1.500000000")]
    [InlineData(-1, 999_999_999_999_999_999, "-0.000000000000000001")]
    [InlineData(long.MinValue, 0, "-9223372036854775808.000000000")]
    public void Seconds_since_1970(long seconds, long attoseconds, string text) =>
        Assert.Equal(text, Epoch(new Timestamp(seconds, (ulong)attoseconds)));

    [Theory]
    [InlineData(1511106545, 471719000_000000000, "2017-11-19T15:49:05.471719Z")]
    [InlineData(0, 0, "1970-01-01T00:00:00.000000Z")]
    [InlineData(0, 1, "1970-01-01T00:00:00.000000000000000001Z")]
    [InlineData(-1, 500_000_000_000_000_000, "1969-12-31T23:59:59.500000Z")]
    [InlineData(951782399, 123_456_789_000_000_000, "2000-02-28T23:59:59.123456789Z")]
    [InlineData(951782400, 0, "2000-02-29T00:00:00.000000Z")]
    [InlineData(-62_135_596_800, 0, "0001-01-01T00:00:00.000000Z")]
    [InlineData(253_402_300_799, 0, "9999-12-31T23:59:59.000000Z")]
    [InlineData(253_402_300_800, 0, "253402300800.000000000")]
    public void Iso_8601(long seconds, long attoseconds, string text) => Assert.Equal(text, new Timestamp(seconds, (ulong)attoseconds).ToString());

    [Fact]
    public void Microseconds_and_nanoseconds_carry_over()
    {
        Assert.Equal(new Timestamp(8, 500_000_000_000_000_000), Timestamp.FromMicroseconds(7, 1_500_000));
        Assert.Equal(new Timestamp(-1, 1_000_000_000), Timestamp.FromNanoseconds(-2, 1_000_000_001));
        Assert.Equal(new Timestamp(4, 294_967_295_000_000_000), Timestamp.FromNanoseconds(0, uint.MaxValue));
        Assert.Equal(999_999_999u, new Timestamp(0, 999_999_999_999_999_999).Nanoseconds);
    }

    [Fact]
    public void Dates_of_the_base_library_come_back() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Two().Select(p => ((long)p.Item1 << 31 | (uint)p.Item2) % DateTime.MaxValue.Ticks).ToArbitrary(), ticks =>
        {
            var date = new DateTimeOffset(ticks, TimeSpan.Zero);
            Timestamp time = Timestamp.FromDateTime(date);
            Assert.InRange(time.Attoseconds, 0UL, 999_999_999_999_999_999UL);
            Assert.Equal(date, time.ToDateTime());
            Assert.StartsWith(date.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture), time.ToString(), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("2030-01-01T00:00:00.9999999Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00.9999999Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z")]
    public void The_last_tick_of_a_second_stays_in_it(string text)
    {
        DateTimeOffset date = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        Timestamp time = Timestamp.FromDateTime(date);
        Assert.Equal(999_999_900_000_000_000UL, time.Attoseconds);
        Assert.Equal(date, time.ToDateTime());
    }

    [Fact]
    public void Times_out_of_the_calendar_have_no_date()
    {
        Assert.Null(new Timestamp(253_402_300_800, 0).ToDateTime());
        Assert.Null(new Timestamp(long.MinValue, 0).ToDateTime());
    }

    [Fact]
    public void Order_is_by_seconds_then_by_fraction()
    {
        Timestamp[] sorted = [new(-2, 5), new(-1, 0), new(-1, 1), new(0, 0), new(3, 2)];
        for (int i = 0; i < sorted.Length; i++)
        {
            for (int j = 0; j < sorted.Length; j++)
            {
                Assert.Equal(i.CompareTo(j), sorted[i].CompareTo(sorted[j]));
                Assert.Equal((i < j, i <= j, i > j, i >= j), (sorted[i] < sorted[j], sorted[i] <= sorted[j], sorted[i] > sorted[j], sorted[i] >= sorted[j]));
            }
        }
    }

    [Theory]
    [InlineData(0L, 0L, 0u)]
    [InlineData(-1L, -1L, 999_999_999u)]
    [InlineData(-1_000_000_000L, -1L, 0u)]
    [InlineData(1_500_000_000L, 1L, 500_000_000u)]
    [InlineData(long.MinValue, -9223372037L, 145224192u)]
    public void Nanoseconds_since_1970_become_a_time(long nanoseconds, long seconds, uint fraction) =>
        Assert.Equal(Timestamp.FromNanoseconds(seconds, fraction), FieldValue.FromUnixNanoseconds(nanoseconds));
}
