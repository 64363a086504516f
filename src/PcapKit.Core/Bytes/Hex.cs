namespace PcapKit;

/// <summary>Bytes as hexadecimal digits.</summary>
public static class Hex
{
    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

    /// <summary>Writes two lower-case digits a byte, without separators.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="utf8">Where to write; it must hold twice as many bytes.</param>
    public static void Format(ReadOnlySpan<byte> data, Span<byte> utf8)
    {
        ReadOnlySpan<byte> digits = Digits;
        utf8 = utf8[..(data.Length * 2)];
        for (int i = 0, to = 0; i < data.Length; i++, to += 2)
        {
            utf8[to] = digits[data[i] >> 4];
            utf8[to + 1] = digits[data[i] & 15];
        }
    }

    /// <summary>Reads hexadecimal digits; blanks, colons and dashes between them are passed over.</summary>
    /// <param name="text">The digits, for example <c>00 1b:44</c>.</param>
    /// <exception cref="FormatException">A character is no hexadecimal digit, or there is an odd number of them.</exception>
    public static byte[] Parse(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length / 2);
        int high = -1;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || c is ':' or '-')
                continue;
            if (!char.IsAsciiHexDigit(c))
                throw new FormatException($"'{c}' is no hexadecimal digit.");
            int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
                continue;
            }
            bytes.Add((byte)(high << 4 | digit));
            high = -1;
        }
        if (high >= 0)
            throw new FormatException("An odd number of hexadecimal digits.");
        return [.. bytes];
    }
}
