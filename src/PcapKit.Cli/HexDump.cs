using System.Globalization;

namespace PcapKit.Cli;

/// <summary>Reads bytes that are written as hexadecimal digits: plain, or as xxd, hexdump -C, od -tx1 and tcpdump -x print them.</summary>
internal static class HexDump
{
    /// <summary>Reads a dump.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">A line is no dump.</exception>
    public static byte[] Parse(string text)
    {
        var bytes = new List<byte>();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!TryLine(line, bytes))
                throw new UsageException($"Line {number} is no hexadecimal dump.");
        }
        return [.. bytes];
    }

    private static bool TryLine(ReadOnlySpan<char> line, List<byte> bytes)
    {
        line = line.Trim();
        if (line.IsEmpty || line[0] == '#' || line[0] == '*')
            return true;
        int bar = line.IndexOf('|');
        if (bar >= 0)
            line = line[..bar].TrimEnd();
        line = WithoutOffset(line, bytes.Count);
        // What follows two blanks is the text; hexdump puts them in the middle too, and bars around the text.
        int gap = bar < 0 ? line.IndexOf("  ", StringComparison.Ordinal) : -1;
        if (gap >= 0)
            line = line[..gap];
        foreach (Range range in line.SplitAny(" ,:\t"))
        {
            ReadOnlySpan<char> digits = line[range];
            if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || digits.StartsWith("\\x", StringComparison.Ordinal))
                digits = digits[2..];
            if (digits.Length % 2 != 0)
                return false;
            for (int i = 0; i < digits.Length; i += 2)
            {
                if (!byte.TryParse(digits.Slice(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                    return false;
                bytes.Add(value);
            }
        }
        return true;
    }

    // A place in front of the bytes ends with a colon, or is as many as there were before, in hexadecimal or octal digits.
    private static ReadOnlySpan<char> WithoutOffset(ReadOnlySpan<char> line, int before)
    {
        int end = line.IndexOfAny(" :\t");
        ReadOnlySpan<char> first = end < 0 ? line : line[..end];
        ReadOnlySpan<char> digits = first.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? first[2..] : first;
        if (digits.Length < 4 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long place))
            return line;
        bool isPlace = end >= 0 && line[end] == ':' ? place == before : (digits.Length is 6 or 7 or 8 && (place == before || IsOctal(digits, before)));
        return isPlace ? line[(end < 0 ? line.Length : end + 1)..].TrimStart() : line;
    }

    private static bool IsOctal(ReadOnlySpan<char> digits, int before) => digits.TrimStart('0').SequenceEqual(before == 0 ? "" : Convert.ToString(before, 8));
}
