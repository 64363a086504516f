using System.Text;
using System.Text.RegularExpressions;

namespace PcapKit;

/// <summary>What a filter asks of one value.</summary>
internal abstract class ValueTest
{
    internal virtual bool Holds(Int128 value) => false;

    internal virtual bool Holds(ReadOnlySpan<byte> value) => false;
}

/// <summary>Whether a number lies in one of some ranges, or in none.</summary>
internal sealed class NumberTest((Int128 Low, Int128 High)[] ranges, bool isNegated = false) : ValueTest
{
    internal (Int128 Low, Int128 High)[] Ranges => ranges;

    internal bool IsNegated => isNegated;

    /// <summary>Compares with a range, which most often is one number.</summary>
    internal static NumberTest Of(Comparison comparison, (Int128 Low, Int128 High) with) => comparison switch
    {
        // Below the least number and above the greatest there is none.
        Comparison.Less when with.Low == Int128.MinValue => new([]),
        Comparison.Greater when with.High == Int128.MaxValue => new([]),
        Comparison.Less => new([(Int128.MinValue, with.Low - 1)]),
        Comparison.LessOrEqual => new([(Int128.MinValue, with.High)]),
        Comparison.Greater => new([(with.High + 1, Int128.MaxValue)]),
        Comparison.GreaterOrEqual => new([(with.Low, Int128.MaxValue)]),
        _ => new([with], comparison == Comparison.NotEqual),
    };

    internal override bool Holds(Int128 value)
    {
        foreach ((Int128 low, Int128 high) in ranges)
        {
            if (value >= low && value <= high)
                return !isNegated;
        }
        return isNegated;
    }
}

/// <summary>Compares bytes or text with a constant.</summary>
internal sealed class BytesTest(Comparison comparison, byte[] with) : ValueTest
{
    internal override bool Holds(ReadOnlySpan<byte> value) => comparison switch
    {
        Comparison.Contains => value.IndexOf(with) >= 0,
        Comparison.Equal => value.SequenceEqual(with),
        Comparison.NotEqual => !value.SequenceEqual(with),
        _ => comparison.Holds(value.SequenceCompareTo(with)),
    };
}

/// <summary>Whether a number or any byte is not zero.</summary>
internal sealed class NonZeroTest : ValueTest
{
    internal override bool Holds(Int128 value) => value != 0;

    internal override bool Holds(ReadOnlySpan<byte> value) => value.ContainsAnyExcept((byte)0);
}

/// <summary>Whether bytes or text lie in one of some ranges; one value is a range whose ends are the same.</summary>
internal sealed class BytesSetTest((byte[] Low, byte[] High)[] ranges) : ValueTest
{
    internal override bool Holds(ReadOnlySpan<byte> value)
    {
        foreach ((byte[] low, byte[] high) in ranges)
        {
            if (value.SequenceCompareTo(low) >= 0 && value.SequenceCompareTo(high) <= 0)
                return true;
        }
        return false;
    }
}

/// <summary>Whether a regular expression is found in bytes or text; the time is linear in their length, whatever the expression.</summary>
internal sealed class PatternTest : ValueTest
{
    // The automaton of a longer one may take hundreds of megabytes.
    private const int MaxLength = 1000;

    private readonly Regex _pattern;
    private char[] _text = new char[256];

    /// <summary>A pattern, without regard to case.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs an engine that goes back, as look-around and references do, or is too large.</exception>
    internal PatternTest(string pattern)
    {
        if (pattern.Length > MaxLength)
            throw new NotSupportedException("The expression is too long.");
        // A character stands for a byte: letters beyond ASCII are the bytes of their UTF-8 already.
        _pattern = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    internal override bool Holds(ReadOnlySpan<byte> value)
    {
        if (_text.Length < value.Length)
            _text = new char[Math.Max(value.Length, _text.Length * 2)];
        int length = Encoding.Latin1.GetChars(value, _text);
        return _pattern.IsMatch(_text.AsSpan(0, length));
    }
}
