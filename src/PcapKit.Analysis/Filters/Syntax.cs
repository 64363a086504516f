namespace PcapKit;

/// <summary>A part of a filter as it is written, before names and values have a meaning.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record Syntax(Token At);

/// <summary>A name, a number, an address or bytes without quotes.</summary>
internal sealed record WordSyntax(Token At) : Syntax(At)
{
    /// <summary>Which layers are meant; null for all.</summary>
    internal LayerSelection? Layers { get; init; }

    /// <summary>Whether the bytes on the wire are meant instead of the value.</summary>
    internal bool IsRaw { get; init; }
}

/// <summary>A text in quotes, or a character in single ones.</summary>
internal sealed record TextSyntax(Token At) : Syntax(At);

/// <summary>Some bytes of a value.</summary>
internal sealed record SliceSyntax(Token At, Syntax Of, SliceRange[] Ranges) : Syntax(At);

/// <summary>A function of values.</summary>
internal sealed record CallSyntax(Token At, Syntax[] Arguments) : Syntax(At);

/// <summary>Arithmetic of two values, or the negative of one.</summary>
internal sealed record ArithmeticSyntax(Token At, Syntax? Left, Syntax Right) : Syntax(At);

/// <summary>A comparison; where <see cref="All"/> is null, the operator says whether all values count or any does.</summary>
internal sealed record ComparisonSyntax(Token At, Comparison Kind, Syntax Left, Syntax Right, bool? All) : Syntax(At);

/// <summary>Whether a value is one of several.</summary>
internal sealed record SetSyntax(Token At, Syntax Of, (Syntax Low, Syntax? High)[] Items, bool? All) : Syntax(At);

/// <summary>The opposite.</summary>
internal sealed record NotSyntax(Token At, Syntax Of) : Syntax(At);

/// <summary>Two conditions.</summary>
internal sealed record LogicSyntax(Token At, Logic Kind, Syntax Left, Syntax Right) : Syntax(At);

internal enum Logic : byte { And, Or, Xor }

internal enum Comparison : byte { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, Matches }

/// <summary>Some bytes of a value.</summary>
/// <param name="Start">The first; negative counts from the end.</param>
/// <param name="Length">How many; null for all that follow.</param>
internal readonly record struct SliceRange(int Start, int? Length);

/// <summary>Which of several layers of a protocol are meant.</summary>
/// <param name="Ranges">The first and last of each range, counted from 1, or from the last with −1.</param>
internal sealed record LayerSelection((int First, int Last)[] Ranges)
{
    /// <summary>Whether a layer is meant.</summary>
    /// <param name="nth">Which one it is, from 1.</param>
    /// <param name="count">How many there are.</param>
    internal bool Has(int nth, int count)
    {
        foreach ((int first, int last) in Ranges)
        {
            if (nth >= (first < 0 ? count + 1 + first : first) && nth <= (last < 0 ? count + 1 + last : last))
                return true;
        }
        return false;
    }
}
