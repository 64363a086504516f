using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Reads and writes unsigned numbers of 1 to 64 bits at any bit position.</summary>
/// <remarks>Bit 0 is the most significant bit of the first byte, as RFC diagrams draw it.</remarks>
public static class Bits
{
    /// <summary>Reads a big-endian number.</summary>
    /// <param name="data">The bytes; they must hold <paramref name="bitOffset"/> + <paramref name="bitLength"/> bits.</param>
    /// <param name="bitOffset">The first bit.</param>
    /// <param name="bitLength">How many bits, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits are not all in <paramref name="data"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> data, int bitOffset, int bitLength)
    {
        // Eight bytes at once, wherever there are so many; those at the end of the data serve as well.
        int first = Math.Min(bitOffset >> 3, data.Length - 8);
        int before = bitOffset - first * 8;
        if (first >= 0 && before + bitLength <= 64)
            return BinaryPrimitives.ReadUInt64BigEndian(data[first..]) << before >> (64 - bitLength);
        return ReadBytes(data, bitOffset, bitLength);
    }

    /// <summary>Reads a big-endian number, or 0 where the bytes end before it: never throws.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="bitOffset">The first bit.</param>
    /// <param name="bitLength">How many bits, 1 to 64.</param>
    public static ulong ReadOrZero(ReadOnlySpan<byte> data, int bitOffset, int bitLength) =>
        bitOffset >= 0 && bitOffset + bitLength <= data.Length * 8L ? Read(data, bitOffset, bitLength) : 0;

    /// <summary>Reads a number of whole bytes whose least significant byte comes first.</summary>
    /// <param name="data">The bytes, 1 to 8 of them.</param>
    public static ulong ReadLittleEndian(ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int i = data.Length - 1; i >= 0; i--)
            value = value << 8 | data[i];
        return value;
    }

    /// <summary>Writes a big-endian number and leaves the bits around it as they are.</summary>
    /// <param name="data">Where to write.</param>
    /// <param name="bitOffset">The first bit.</param>
    /// <param name="bitLength">How many bits, 1 to 64; higher bits of <paramref name="value"/> are ignored.</param>
    /// <param name="value">The number.</param>
    public static void Write(Span<byte> data, int bitOffset, int bitLength, ulong value)
    {
        int at = bitOffset + bitLength;
        int left = bitLength;
        while (left > 0)
        {
            int low = (8 - (at & 7)) & 7;
            int take = Math.Min(8 - low, left);
            int mask = ((1 << take) - 1) << low;
            ref byte cell = ref data[(at - 1) >> 3];
            cell = (byte)(cell & ~mask | (int)(value << low) & mask);
            value = take == 64 ? 0 : value >> take;
            at -= take;
            left -= take;
        }
    }

    /// <summary>Writes a number whose least significant byte comes first over the whole of <paramref name="data"/>.</summary>
    /// <param name="data">Where to write, 1 to 8 bytes.</param>
    /// <param name="value">The number; higher bytes are ignored.</param>
    public static void WriteLittleEndian(Span<byte> data, ulong value)
    {
        for (int i = 0; i < data.Length; i++, value >>= 8)
            data[i] = (byte)value;
    }

    /// <summary>The part of <paramref name="data"/> from <paramref name="offset"/> that is there: never throws.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="offset">Where the part begins; a place outside gives an empty part.</param>
    /// <param name="length">How long it should be; it is cut where the data end, and a negative length is zero.</param>
    public static ReadOnlySpan<byte> Clamp(ReadOnlySpan<byte> data, int offset, int length)
    {
        if ((uint)offset >= (uint)data.Length || length <= 0)
            return default;
        return data.Slice(offset, Math.Min(length, data.Length - offset));
    }

    // Byte by byte, for short data and for numbers that touch nine bytes.
    private static ulong ReadBytes(ReadOnlySpan<byte> data, int bitOffset, int bitLength)
    {
        int start = bitOffset >> 3;
        int end = (bitOffset + bitLength + 7) >> 3;
        ulong head = 0;
        int bytes = end - start;
        int tail = (end << 3) - (bitOffset + bitLength);
        for (int i = start; i < start + Math.Min(bytes, 8); i++)
            head = head << 8 | data[i];
        // A number of 58 bits or more may touch nine bytes.
        ulong value = bytes == 9 ? head << (8 - tail) | (ulong)data[end - 1] >> tail : head >> tail;
        return bitLength == 64 ? value : value & ((1UL << bitLength) - 1);
    }
}
