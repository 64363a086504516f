using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PcapKit;

/// <summary>Bytes as hexadecimal digits.</summary>
public static class Hex
{
    // "00" to "ff", each in a number whose lower byte is the first digit.
    private static readonly ushort[] Pairs = MakePairs();

    /// <summary>Writes two lower-case digits a byte, without separators.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="utf8">Where to write; it must hold twice as many bytes.</param>
    public static void Format(ReadOnlySpan<byte> data, Span<byte> utf8)
    {
        utf8 = utf8[..(data.Length * 2)];
        while (Vector128.IsHardwareAccelerated && data.Length >= Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(data));
            ToDigits(low).CopyTo(utf8);
            ToDigits(high).CopyTo(utf8[16..]);
            data = data[16..];
            utf8 = utf8[32..];
        }
        for (int i = 0; i < data.Length; i++)
            FormatByte(data[i], utf8[(2 * i)..]);
    }

    /// <summary>Writes the two digits of a byte.</summary>
    internal static void FormatByte(byte value, Span<byte> utf8) => BinaryPrimitives.WriteUInt16LittleEndian(utf8, Pairs[value]);

    /// <summary>Writes the one to four digits of a number, without zeros before them.</summary>
    /// <returns>How many digits there are.</returns>
    internal static int FormatShort(ushort value, Span<byte> utf8)
    {
        uint digits = Pairs[value >> 8] | (uint)Pairs[value & 255] << 16;
        int zeros = value == 0 ? 3 : (BitOperations.LeadingZeroCount(value) - 16) / 4;
        BinaryPrimitives.WriteUInt32LittleEndian(utf8, digits >> zeros * 8);
        return 4 - zeros;
    }

    private static ushort[] MakePairs()
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        var pairs = new ushort[256];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = (ushort)(digits[i >> 4] | digits[i & 15] << 8);
        return pairs;
    }

    // Eight bytes, one in each lane, become sixteen digits: the upper half of a byte is the lower byte of its lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ToDigits(Vector128<ushort> bytes)
    {
        Vector128<byte> halves = ((bytes >>> 4 | bytes << 8) & Vector128.Create((ushort)0x0F0F)).AsByte();
        Vector128<byte> letters = Vector128.GreaterThan(halves.AsSByte(), Vector128.Create((sbyte)9)).AsByte() & Vector128.Create((byte)('a' - '0' - 10));
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
