using System.Runtime.CompilerServices;
using System.Buffers.Binary;
using System.Numerics;

namespace PcapKit;

/// <summary>Numbers as decimal digits.</summary>
public static class Decimals
{
    /// <summary>No number of 64 bits has more digits and sign than this.</summary>
    public const int Longest = 20;

    private const uint Eight = 100_000_000;

    // "0." to "255.", each in a number whose lowest byte is the first character.
    private static readonly uint[] Dotted = MakeDotted();

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="utf8">Where to write, at least <see cref="Longest"/> bytes; those behind the digits may be overwritten.</param>
    /// <returns>How many digits there are.</returns>
    public static int Format(ulong value, Span<byte> utf8)
    {
        if (value < 10)
        {
            utf8[0] = (byte)('0' + value);
            return 1;
        }
        if (value < Eight)
            return FormatShort((uint)value, utf8);
        (ulong high, ulong low) = Math.DivRem(value, Eight);
        int length = Format(high, utf8);
        FormatEight((uint)low, utf8[length..]);
        return length + 8;
    }

    /// <summary>Writes a signed number.</summary>
    /// <inheritdoc cref="Format(ulong, Span{byte})"/>
    public static int Format(long value, Span<byte> utf8)
    {
        if (value >= 0)
            return Format((ulong)value, utf8);
        utf8[0] = (byte)'-';
        return 1 + Format(0 - (ulong)value, utf8[1..]);
    }

    /// <summary>Writes a byte of an IPv4 address and a dot behind it.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="utf8">Where to write, at least four bytes.</param>
    /// <returns>How many characters there are with the dot.</returns>
    internal static int FormatDotted(byte value, Span<byte> utf8)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(utf8, Dotted[value]);
        return 2 + (value > 9 ? 1 : 0) + (value > 99 ? 1 : 0);
    }

    /// <summary>Writes two digits, the first may be zero.</summary>
    internal static void FormatTwo(int value, Span<byte> utf8)
    {
        int tens = value * 103 >> 10;
        BinaryPrimitives.WriteUInt16LittleEndian(utf8, (ushort)(0x3030 + tens + ((value - tens * 10) << 8)));
    }

    /// <summary>Writes eight digits, the first may be zero.</summary>
    internal static void FormatEight(uint value, Span<byte> utf8) =>
        BinaryPrimitives.WriteUInt64LittleEndian(utf8, EightDigits(value) + 0x3030_3030_3030_3030);

    private static int FormatShort(uint value, Span<byte> utf8)
    {
        ulong digits = EightDigits(value);
        int zeros = BitOperations.TrailingZeroCount(digits) & ~7;
        BinaryPrimitives.WriteUInt64LittleEndian(utf8, (digits + 0x3030_3030_3030_3030) >> zeros);
        return 8 - (zeros >> 3);
    }

    // The digits, the first in the lowest byte. All are worked out at once: two numbers below 10,000, then four below 100, then eight below 10.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(uint value)
    {
        uint high = value / 10_000;
        ulong fours = high | (ulong)(value - high * 10_000) << 32;
        ulong hundreds = (fours * 5243 >> 19) & 0x0000_007F_0000_007F;
        ulong twos = hundreds | (fours - hundreds * 100) << 16;
        ulong tens = (twos * 103 >> 10) & 0x000F_000F_000F_000F;
        return tens | (twos - tens * 10) << 8;
    }

    private static uint[] MakeDotted()
    {
        var texts = new uint[256];
        for (uint i = 0; i < texts.Length; i++)
        {
            uint text = '0' + i % 10 | (uint)'.' << 8;
            if (i > 9)
                text = text << 8 | ('0' + i / 10 % 10);
            if (i > 99)
                text = text << 8 | ('0' + i / 100);
            texts[i] = text;
        }
        return texts;
    }
}
