using System.Globalization;

namespace PcapKit;

/// <summary>The length of one tick of a capture's time stamps: a power of ten or of two.</summary>
/// <param name="Value">As pcapng's <c>if_tsresol</c> has it: the low seven bits are the negative exponent, the highest bit chooses the base 2 instead of 10.</param>
public readonly record struct TimestampResolution(byte Value)
{
    private const ulong AttosPerSecond = 1_000_000_000_000_000_000;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>10⁻⁶ s, what pcapng means where it says nothing.</summary>
    public static TimestampResolution Microseconds => new(6);

    /// <summary>10⁻⁹ s.</summary>
    public static TimestampResolution Nanoseconds => new(9);

    /// <summary>The negative exponent, 0 to 127.</summary>
    public int Exponent => Value & 0x7F;

    /// <summary>Whether the base is 2 instead of 10.</summary>
    public bool IsBinary => (Value & 0x80) != 0;

    /// <summary>Whether every time of this resolution fits a <see cref="Timestamp"/>: 10⁻¹⁸ s and 2⁻¹⁸ s are the finest that do.</summary>
    public bool IsExact => Exponent <= 18;

    /// <summary>The time of a number of ticks; digits beyond 10⁻¹⁸ s are cut, see <see cref="IsExact"/>.</summary>
    /// <param name="ticks">Ticks since 1970.</param>
    /// <param name="offset">Seconds to add, pcapng's <c>if_tsoffset</c>.</param>
    public Timestamp ToTimestamp(ulong ticks, long offset = 0)
    {
        // The two common ones first: their divisors are constants.
        if (Value == 6)
            return new(unchecked((long)(ticks / 1_000_000) + offset), ticks % 1_000_000 * 1_000_000_000_000);
        if (Value == 9)
            return new(unchecked((long)(ticks / 1_000_000_000) + offset), ticks % 1_000_000_000 * 1_000_000_000);
        int exponent = Exponent;
        ulong seconds, atto;
        if (IsBinary)
        {
            seconds = exponent < 64 ? ticks >> exponent : 0;
            ulong rest = exponent < 64 ? ticks & ((1UL << exponent) - 1) : ticks;
            atto = (ulong)((UInt128)rest * AttosPerSecond >> exponent);
        }
        else if (exponent <= 18)
        {
            (seconds, ulong rest) = Math.DivRem(ticks, PowersOfTen[exponent]);
            atto = rest * PowersOfTen[18 - exponent];
        }
        else
        {
            seconds = exponent == 19 ? ticks / PowersOfTen[19] : 0;
            ulong rest = exponent == 19 ? ticks % PowersOfTen[19] : ticks;
            atto = exponent - 18 < 20 ? rest / PowersOfTen[exponent - 18] : 0;
        }
        return new(unchecked((long)seconds + offset), atto);
    }

    /// <summary>The number of ticks that a time is.</summary>
    /// <param name="time">The time.</param>
    /// <param name="offset">Seconds that are taken off before, pcapng's <c>if_tsoffset</c>.</param>
    /// <param name="ticks">The ticks; digits that the resolution lacks are cut.</param>
    /// <param name="exact">Whether nothing was cut.</param>
    /// <returns>False where the time does not fit 64 bits of ticks: before 1970, or too late.</returns>
    public bool TryToTicks(Timestamp time, long offset, out ulong ticks, out bool exact)
    {
        (ticks, exact) = (0, false);
        Int128 seconds = (Int128)time.Seconds - offset;
        if (seconds < 0 || seconds > ulong.MaxValue)
            return false;
        int exponent = Exponent;
        UInt128 whole = (UInt128)seconds, fraction;
        if (IsBinary)
        {
            if (exponent >= 64 && (whole != 0 || exponent > 67))
                return Tiny(whole, time.Attoseconds, out exact);
            UInt128 scaled = (UInt128)time.Attoseconds << exponent;
            fraction = scaled / AttosPerSecond;
            // A time of this resolution may itself have been cut to 10⁻¹⁸ s: the next tick then gives it back.
            UInt128 next = ((fraction + 1) * AttosPerSecond) >> exponent;
            if (exponent > 18 && scaled != fraction * AttosPerSecond && next == time.Attoseconds)
                fraction++;
            exact = (fraction * AttosPerSecond) >> exponent == time.Attoseconds;
            whole <<= exponent;
        }
        else if (exponent <= 18)
        {
            ulong unit = PowersOfTen[18 - exponent];
            fraction = time.Attoseconds / unit;
            exact = time.Attoseconds % unit == 0;
            whole *= PowersOfTen[exponent];
        }
        else
        {
            if (exponent > 37)
                return Tiny(whole, time.Attoseconds, out exact);
            UInt128 unit = PowersOfTen[exponent - 18];
            fraction = time.Attoseconds * unit;
            exact = true;
            if (whole > ulong.MaxValue / AttosPerSecond)
                return false;
            whole *= AttosPerSecond * unit;
        }
        UInt128 sum = whole + fraction;
        ticks = unchecked((ulong)sum);
        return sum <= ulong.MaxValue;
    }

    /// <summary>The resolution as a word or a number, for example <c>microseconds</c> or <c>2^-10 s</c>.</summary>
    public override string ToString() => Value switch
    {
        0 or 0x80 => "seconds",
        3 => "milliseconds",
        6 => "microseconds",
        9 => "nanoseconds",
        12 => "picoseconds",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(IsBinary ? 2 : 10)}^-{Exponent} s"),
    };

    // Resolutions so fine that 64 bits of ticks hold less than an attosecond: only zero can be written.
    private static bool Tiny(UInt128 seconds, ulong atto, out bool exact) => exact = seconds == 0 && atto == 0;
}
