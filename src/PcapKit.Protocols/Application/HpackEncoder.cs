using System.Text;

namespace PcapKit.Protocols;

/// <summary>Encodes header fields so that every decoder reads them whatever its table has: indices of the static table and literals (HPACK, RFC 7541).</summary>
public static class HpackEncoder
{
    /// <summary>A block of header fields.</summary>
    /// <param name="fields">Names and values in their order, pseudo-header fields such as <c>:method</c> first. Text is Latin-1; names are written as they are.</param>
    public static byte[] Encode(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var block = new List<byte>();
        foreach ((string name, string value) in fields)
        {
            ArgumentNullException.ThrowIfNull(name);
            ArgumentNullException.ThrowIfNull(value);
            byte[] nameBytes = Encoding.Latin1.GetBytes(name), valueBytes = Encoding.Latin1.GetBytes(value);
            int index = HpackStaticTable.Find(nameBytes, valueBytes, out bool hasValue);
            if (hasValue)
            {
                Number(block, 0x80, 7, index);
                continue;
            }
            Number(block, 0, 4, index);
            if (index == 0)
                Text(block, nameBytes);
            Text(block, valueBytes);
        }
        return [.. block];
    }

    private static void Text(List<byte> block, byte[] text)
    {
        Number(block, 0, 7, text.Length);
        block.AddRange(text);
    }

    // RFC 7541, section 5.1.
    private static void Number(List<byte> block, int pattern, int prefix, int number)
    {
        int mask = (1 << prefix) - 1;
        if (number < mask)
        {
            block.Add((byte)(pattern | number));
            return;
        }
        block.Add((byte)(pattern | mask));
        for (number -= mask; number >= 0x80; number >>= 7)
            block.Add((byte)(number | 0x80));
        block.Add((byte)number);
    }
}
