using System.Runtime.CompilerServices;
using System.Text;

namespace PcapKit;

/// <summary>A point in time as capture files keep it: seconds since 1970-01-01 UTC and a fraction, exact to 10⁻¹⁸ s.</summary>
/// <remarks>Capture files have resolutions from seconds to picoseconds and powers of two; none of them fits <see cref="DateTime"/>.</remarks>
/// <param name="Seconds">Whole seconds since 1970-01-01T00:00:00Z; negative before it.</param>
/// <param name="Attoseconds">The fraction of the second in units of 10⁻¹⁸ s, 0 to 10¹⁸ − 1.</param>
public readonly record struct Timestamp(long Seconds, ulong Attoseconds) : IComparable<Timestamp>, IUtf8SpanFormattable
{
    private const ulong AttosPerNano = 1_000_000_000;
    private const long FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799;

    /// <summary>No text of a time is longer than this many bytes.</summary>
    public const int LongestText = 48;

    private const ulong AttosPerMicro = 1_000_000_000_000;

    /// <summary>The time of seconds and microseconds.</summary>
    /// <param name="seconds">Whole seconds since 1970.</param>
    /// <param name="microseconds">The fraction; values of a second or more carry over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Timestamp FromMicroseconds(long seconds, uint microseconds) =>
        microseconds < 1_000_000
            ? new(seconds, microseconds * AttosPerMicro)
            : new(seconds + microseconds / 1_000_000, microseconds % 1_000_000 * AttosPerMicro);

    /// <summary>The time of seconds and nanoseconds.</summary>
    /// <param name="seconds">Whole seconds since 1970.</param>
    /// <param name="nanoseconds">The fraction; values of a second or more carry over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Timestamp FromNanoseconds(long seconds, uint nanoseconds) =>
        nanoseconds < 1_000_000_000
            ? new(seconds, nanoseconds * AttosPerNano)
            : new(seconds + nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000 * AttosPerNano);

    /// <summary>The same time as the type of the base class library, cut to its 100 ns.</summary>
    /// <param name="time">A time; its offset is taken into account.</param>
    public static Timestamp FromDateTime(DateTimeOffset time)
    {
        long ticks = time.UtcTicks - DateTime.UnixEpoch.Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        return new(seconds, (ulong)rest * 100 * AttosPerNano);
    }

    /// <summary>The fraction of the second in whole nanoseconds, 0 to 999,999,999; finer digits are cut.</summary>
    public uint Nanoseconds => (uint)(Attoseconds / AttosPerNano);

    /// <summary>The time cut to 100 ns; null where it lies outside the years 1 to 9999.</summary>
    public DateTimeOffset? ToDateTime() =>
        Seconds is < FirstSecond or > LastSecond
            ? null
            : DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / 100);

    /// <inheritdoc/>
    public int CompareTo(Timestamp other)
    {
        int seconds = Seconds.CompareTo(other.Seconds);
        return seconds != 0 ? seconds : Attoseconds.CompareTo(other.Attoseconds);
    }

    /// <summary>Whether one time is before another.</summary>
    /// <param name="left">A time.</param>
    /// <param name="right">Another time.</param>
    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    /// <summary>Whether one time is after another.</summary>
    /// <param name="left">A time.</param>
    /// <param name="right">Another time.</param>
    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    /// <summary>Whether one time is not after another.</summary>
    /// <param name="left">A time.</param>
    /// <param name="right">Another time.</param>
    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one time is not before another.</summary>
    /// <param name="left">A time.</param>
    /// <param name="right">Another time.</param>
    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;

    /// <summary>Writes seconds since 1970 with nine or more decimals, as Wireshark's <c>frame.time_epoch</c>: <c>1511106545.471719000</c>.</summary>
    /// <remarks>Decimals beyond the ninth are written only where they are not zero. A time before 1970 is written as a negative number.</remarks>
    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < 40)
            return false;
        long seconds = Seconds;
        ulong fraction = Attoseconds;
        int at = 0;
        if (seconds < 0)
        {
            utf8Destination[at++] = (byte)'-';
            // -1.5 s is kept as -2 s + 0.5 s.
            if (fraction != 0)
            {
                seconds++;
                fraction = 1_000_000_000_000_000_000 - fraction;
            }
            seconds = -seconds;
        }
        at += Decimals.Format((ulong)seconds, utf8Destination[at..]);
        utf8Destination[at++] = (byte)'.';
        bytesWritten = at + Fraction(fraction, 9, utf8Destination[at..]);
        return true;
    }

    /// <summary>Writes the time as <see cref="ToString"/> does.</summary>
    /// <param name="utf8">Where to write, at least <see cref="LongestText"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int FormatIso(Span<byte> utf8)
    {
        if (Seconds is < FirstSecond or > LastSecond)
        {
            TryFormat(utf8, out int written, default, null);
            return written;
        }
        (long days, long second) = Math.DivRem(Seconds - FirstSecond, 86_400);
        (int year, int month, int day) = DateOnly.FromDayNumber((int)days);
        (int century, year) = Math.DivRem(year, 100);
        (int minute, int rest) = Math.DivRem((int)second, 60);
        (int hour, minute) = Math.DivRem(minute, 60);
        utf8 = utf8[..LongestText];
        Decimals.FormatTwo(century, utf8);
        Decimals.FormatTwo(year, utf8[2..]);
        utf8[4] = (byte)'-';
        Decimals.FormatTwo(month, utf8[5..]);
        utf8[7] = (byte)'-';
        Decimals.FormatTwo(day, utf8[8..]);
        utf8[10] = (byte)'T';
        Decimals.FormatTwo(hour, utf8[11..]);
        utf8[13] = (byte)':';
        Decimals.FormatTwo(minute, utf8[14..]);
        utf8[16] = (byte)':';
        Decimals.FormatTwo(rest, utf8[17..]);
        utf8[19] = (byte)'.';
        int at = 20 + Fraction(Attoseconds, 6, utf8[20..]);
        utf8[at] = (byte)'Z';
        return at + 1;
    }

    /// <summary>The time as ISO 8601 in UTC with the decimals it needs, six at least: <c>2017-11-19T15:49:05.471719Z</c>.</summary>
    /// <remarks>Outside the years 1 to 9999 it is seconds since 1970.</remarks>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[LongestText];
        return Encoding.ASCII.GetString(text[..FormatIso(text)]);
    }

    // As many decimals as are not zero, and at least so many.
    private static int Fraction(ulong attoseconds, int atLeast, Span<byte> to)
    {
        (ulong high, ulong low) = Math.DivRem(attoseconds, AttosPerNano);
        Nine((uint)high, to);
        int count = 9;
        if (low != 0)
        {
            Nine((uint)low, to[9..]);
            count = 18;
        }
        while (count > atLeast && to[count - 1] == '0')
            count--;
        return count;
    }

    private static void Nine(uint value, Span<byte> to)
    {
        (uint first, uint rest) = Math.DivRem(value, 100_000_000);
        to[0] = (byte)('0' + first);
        Decimals.FormatEight(rest, to[1..]);
    }
}
