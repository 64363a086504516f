namespace PcapKit.Protocols;

/// <summary>The Huffman code of HPACK (RFC 7541, appendix B), which QPACK uses too.</summary>
internal static class HpackHuffman
{
    private const int EndOfString = 256;
    private const int Shortest = 5, Longest = 30;

    // The symbols by the length of their codes. Within a length, codes ascend with the symbols, and the first follows from the lengths before: the code is canonical.
    private static readonly ushort[][] ByLength =
    [
        /* 5 */ [48, 49, 50, 97, 99, 101, 105, 111, 115, 116],
        /* 6 */ [32, 37, 45, 46, 47, 51, 52, 53, 54, 55, 56, 57, 61, 65, 95, 98, 100, 102, 103, 104, 108, 109, 110, 112, 114, 117],
        /* 7 */ [58, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 89, 106, 107, 113, 118, 119, 120, 121, 122],
        /* 8 */ [38, 42, 44, 59, 88, 90],
        /* 9 */ [],
        /* 10 */ [33, 34, 40, 41, 63],
        /* 11 */ [39, 43, 124],
        /* 12 */ [35, 62],
        /* 13 */ [0, 36, 64, 91, 93, 126],
        /* 14 */ [94, 125],
        /* 15 */ [60, 96, 123],
        /* 16 */ [],
        /* 17 */ [],
        /* 18 */ [],
        /* 19 */ [92, 195, 208],
        /* 20 */ [128, 130, 131, 162, 184, 194, 224, 226],
        /* 21 */ [153, 161, 167, 172, 176, 177, 179, 209, 216, 217, 227, 229, 230],
        /* 22 */ [129, 132, 133, 134, 136, 146, 154, 156, 160, 163, 164, 169, 170, 173, 178, 181, 185, 186, 187, 189, 190, 196, 198, 228, 232, 233],
        /* 23 */ [1, 135, 137, 138, 139, 140, 141, 143, 147, 149, 150, 151, 152, 155, 157, 158, 165, 166, 168, 174, 175, 180, 182, 183, 188, 191, 197, 231, 239],
        /* 24 */ [9, 142, 144, 145, 148, 159, 171, 206, 215, 225, 236, 237],
        /* 25 */ [199, 207, 234, 235],
        /* 26 */ [192, 193, 200, 201, 202, 205, 210, 213, 218, 219, 238, 240, 242, 243, 255],
        /* 27 */ [203, 204, 211, 212, 214, 221, 222, 223, 241, 244, 245, 246, 247, 248, 250, 251, 252, 253, 254],
        /* 28 */ [2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127, 220, 249],
        /* 29 */ [],
        /* 30 */ [10, 13, 22, EndOfString],
    ];

    // For each length: the first code; and for codes of at most 8 bits, which most text has, symbol and length by the next byte.
    private static readonly uint[] First = FirstCodes();
    private static readonly ushort[] ByByte = ShortCodes();

    /// <summary>How many bytes decoding may give at most.</summary>
    /// <param name="length">How many bytes are coded.</param>
    public static int MaxLength(int length) => (int)(length * 8L / Shortest);

    /// <summary>Decodes a string.</summary>
    /// <param name="coded">The bytes.</param>
    /// <param name="text">Takes the text as far as it has room; <see cref="MaxLength"/> bytes have room for all.</param>
    /// <param name="length">How many bytes the text has.</param>
    /// <returns>False where the bytes are no code, hold the end symbol, or end in other than up to seven 1 bits.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> coded, Span<byte> text, out int length)
    {
        length = 0;
        ulong window = 0;
        int bits = 0;
        for (int at = 0; ;)
        {
            while (bits <= 56 && at < coded.Length)
            {
                window = window << 8 | coded[at++];
                bits += 8;
            }
            if (bits == 0)
                return true;
            if (!TryNext(window, bits, out int symbol, out int used))
                return at == coded.Length && bits < 8 && (window & (1UL << bits) - 1) == (1UL << bits) - 1;
            if (symbol == EndOfString)
                return false;
            if (length < text.Length)
                text[length] = (byte)symbol;
            length++;
            bits -= used;
        }
    }

    private static bool TryNext(ulong window, int bits, out int symbol, out int used)
    {
        if (bits >= 8 && ByByte[(byte)(window >> bits - 8)] is not 0 and var found)
        {
            (symbol, used) = (found & 0xFF, found >> 8);
            return true;
        }
        for (used = Shortest; used <= Longest && used <= bits; used++)
        {
            ushort[] symbols = ByLength[used - Shortest];
            uint place = (uint)(window >> bits - used & (1UL << used) - 1) - First[used - Shortest];
            if (place < (uint)symbols.Length)
            {
                symbol = symbols[place];
                return true;
            }
        }
        symbol = 0;
        return false;
    }

    private static uint[] FirstCodes()
    {
        var first = new uint[ByLength.Length];
        for (int i = 1; i < first.Length; i++)
            first[i] = first[i - 1] + (uint)ByLength[i - 1].Length << 1;
        return first;
    }

    private static ushort[] ShortCodes()
    {
        var table = new ushort[256];
        for (int length = Shortest; length <= 8; length++)
        {
            ushort[] symbols = ByLength[length - Shortest];
            for (int i = 0; i < symbols.Length; i++)
            {
                int code = (int)First[length - Shortest] + i << 8 - length;
                table.AsSpan(code, 1 << 8 - length).Fill((ushort)(length << 8 | symbols[i]));
            }
        }
        return table;
    }
}
