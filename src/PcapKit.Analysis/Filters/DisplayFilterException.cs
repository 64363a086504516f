namespace PcapKit;

/// <summary>A display filter that says nothing: a wrong character, an unknown field, a value of the wrong type.</summary>
public sealed class DisplayFilterException : FormatException
{
    /// <summary>What is wrong, and where.</summary>
    /// <param name="message">What is wrong and, where that is known, what would have been right; one sentence.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="position">The first wrong character, counted from 0; the length of the filter where its end came too early.</param>
    /// <param name="length">How many characters are meant, at least 1.</param>
    public DisplayFilterException(string message, string filter, int position, int length) : base(message) =>
        (Filter, Position, Length) = (filter, position, Math.Max(length, 1));

    /// <summary>The filter.</summary>
    public string Filter { get; }

    /// <summary>The first wrong character, counted from 0; the length of the filter where its end came too early.</summary>
    public int Position { get; }

    /// <summary>How many characters are meant, at least 1.</summary>
    public int Length { get; }

    /// <summary>The part of the filter around the place, and marks under it: two lines for a terminal with a font of equal widths.</summary>
    public string Excerpt
    {
        get
        {
            int start = Math.Max(0, Position - 60), end = Math.Min(Filter.Length, Position + 40);
            char[] shown = [.. Filter[start..end].Select(c => char.IsControl(c) ? ' ' : c)];
            int marks = Math.Clamp(Length, 1, Math.Max(1, end - Position));
            return $"{new string(shown)}\n{new string(' ', Position - start)}^{new string('~', marks - 1)}";
        }
    }
}
