using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Numbers as decimal digits.</summary>
public static class Decimals
{
    /// <summary>No number of 64 bits has more digits and sign than this.</summary>
    public const int Longest = 20;

    private const uint Eight = 100_000_000;

    // "0." to "255.", each in a number whose lowest byte is the first character.
    private static readonly uint[] Dotted = MakeDotted();

    // "00" to "99", likewise.
    private static readonly ushort[] Pairs = MakePairs();

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
    internal static void FormatTwo(int value, Span<byte> utf8) => BinaryPrimitives.WriteUInt16LittleEndian(utf8, Pairs[value]);

    /// <summary>Writes eight digits, the first may be zero.</summary>
    internal static void FormatEight(uint value, Span<byte> utf8)
    {
        uint high = value / 10_000;
        BinaryPrimitives.WriteUInt64LittleEndian(utf8, FourDigits(high) | (ulong)FourDigits(value - high * 10_000) << 32);
    }

    private static int FormatShort(uint value, Span<byte> utf8)
    {
        if (value < 10_000)
            return FormatUpToFour(value, utf8);
        uint high = value / 10_000;
        int length = FormatUpToFour(high, utf8);
        BinaryPrimitives.WriteUInt32LittleEndian(utf8[length..], FourDigits(value - high * 10_000));
        return length + 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FormatUpToFour(uint value, Span<byte> utf8)
    {
        uint digits = FourDigits(value);
        int zeros = (value < 1000 ? 1 : 0) + (value < 100 ? 1 : 0) + (value < 10 ? 1 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(utf8, digits >> (zeros * 8));
        return 4 - zeros;
    }

    // The characters, the first in the lowest byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FourDigits(uint value)
    {
        uint high = value * 5243 >> 19;
        return Pairs[high] | (uint)Pairs[value - high * 100] << 16;
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

    private static ushort[] MakePairs()
    {
        var pairs = new ushort[100];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = (ushort)('0' + i / 10 | ('0' + i % 10) << 8);
        return pairs;
    }
}
