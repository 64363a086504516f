using System.Diagnostics.CodeAnalysis;

namespace PcapKit;

/// <summary>A 48-bit hardware address (EUI-48), written <c>00:1b:44:11:3a:b7</c>.</summary>
/// <param name="Value">The six bytes as a number, the first byte highest; the upper 16 bits are zero.</param>
public readonly record struct MacAddress(ulong Value) : IUtf8SpanFormattable, ISpanFormattable, ISpanParsable<MacAddress>
{
    /// <summary>The address of six bytes.</summary>
    /// <param name="bytes">At least six bytes; the first six count.</param>
    public MacAddress(ReadOnlySpan<byte> bytes) : this(Bits.Read(bytes, 0, 48)) { }

    /// <summary><c>ff:ff:ff:ff:ff:ff</c>.</summary>
    public static MacAddress Broadcast => new(0xFFFF_FFFF_FFFF);

    /// <summary>Whether the address is a group address, broadcast included (IEEE 802: the I/G bit).</summary>
    public bool IsMulticast => (Value >> 40 & 1) != 0;

    /// <summary>Writes the six bytes.</summary>
    /// <param name="bytes">Where to write, at least six bytes.</param>
    public void CopyTo(Span<byte> bytes) => Bits.Write(bytes, 0, 48, Value);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < 17)
            return false;
        for (int i = 0; i < 6; i++)
        {
            Hex.FormatByte((byte)(Value >> (40 - 8 * i)), utf8Destination[(3 * i)..]);
            if (i < 5)
                utf8Destination[3 * i + 2] = (byte)':';
        }
        bytesWritten = 17;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        AsciiFormat.Widen(this, destination, out charsWritten);

    /// <inheritdoc/>
    public override string ToString() => AsciiFormat.ToText(this);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Reads an address of six pairs of hexadecimal digits.</summary>
    /// <param name="s">For example <c>00:1b:44:11:3a:b7</c>; dashes, dots or nothing may stand between the digits.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static MacAddress Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static MacAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out MacAddress result) ? result : throw new FormatException($"'{s}' is no MAC address.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MacAddress result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MacAddress result)
    {
        ulong value = 0;
        int digits = 0;
        for (int i = 0; i < s.Length; i++)
        {
            char c = s[i];
            if ((c is ':' or '-' or '.') && digits % 2 == 0 && i > 0 && i + 1 < s.Length && char.IsAsciiHexDigit(s[i - 1]))
                continue;
            if (!char.IsAsciiHexDigit(c) || ++digits > 12)
            {
                result = default;
                return false;
            }
            value = value << 4 | (uint)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        result = new MacAddress(value);
        return digits == 12;
    }
}
