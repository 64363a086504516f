using System.Runtime.Intrinsics;

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
        while (Vector128.IsHardwareAccelerated && data.Length >= Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(data));
            ToDigits(low).CopyTo(utf8);
            ToDigits(high).CopyTo(utf8[16..]);
            data = data[16..];
            utf8 = utf8[32..];
        }
        for (int i = 0, to = 0; i < data.Length; i++, to += 2)
        {
            utf8[to] = digits[data[i] >> 4];
            utf8[to + 1] = digits[data[i] & 15];
        }
    }

    // Eight bytes, one in each lane, become sixteen digits: the upper half of a byte is the lower byte of its lane.
    private static Vector128<byte> ToDigits(Vector128<ushort> bytes)
    {
        Vector128<byte> halves = ((bytes >>> 4 | bytes << 8) & Vector128.Create((ushort)0x0F0F)).AsByte();
        Vector128<byte> letters = Vector128.GreaterThan(halves, Vector128.Create((byte)9)) & Vector128.Create((byte)('a' - '0' - 10));
        return halves + Vector128.Create((byte)'0') + letters;
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
