using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace PcapKit;

/// <summary>A 128-bit Internet address (RFC 4291), written in the canonical form of RFC 5952, <c>2001:db8::1</c>.</summary>
/// <param name="High">The first eight bytes as a number, the first byte highest.</param>
/// <param name="Low">The last eight bytes as a number.</param>
public readonly record struct IPv6Address(ulong High, ulong Low) : IUtf8SpanFormattable, ISpanFormattable, ISpanParsable<IPv6Address>
{
    /// <summary>The address of sixteen bytes.</summary>
    /// <param name="bytes">At least sixteen bytes; the first sixteen count.</param>
    public IPv6Address(ReadOnlySpan<byte> bytes)
        : this(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])) { }

    /// <summary>Writes the sixteen bytes.</summary>
    /// <param name="bytes">Where to write, at least sixteen bytes.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    /// <summary>The same address as the type of the base class library.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        CopyTo(bytes);
        return new IPAddress(bytes);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < 45)
            return false;
        if (IsIPv4InIPv6(out int prefix))
        {
            (prefix == 2 ? "::"u8 : "::ffff:"u8).CopyTo(utf8Destination);
            new IPv4Address((uint)Low).TryFormat(utf8Destination[prefix..], out int dotted, default, null);
            bytesWritten = prefix + dotted;
            return true;
        }

        (int zeros, int count) = LongestZeros();
        int at = 0;
        for (int i = 0; i < 8; i++)
        {
            if (i == zeros && count > 1)
            {
                utf8Destination[at++] = (byte)':';
                if (i == 0)
                    utf8Destination[at++] = (byte)':';
                i += count - 1;
                if (i == 7)
                    break;
                continue;
            }
            at += Hex.FormatShort(Group(i), utf8Destination[at..]);
            if (i < 7)
                utf8Destination[at++] = (byte)':';
        }
        bytesWritten = at;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        AsciiFormat.Widen(this, destination, out charsWritten);

    /// <inheritdoc/>
    public override string ToString() => AsciiFormat.ToText(this);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Reads an address in any form of RFC 4291, section 2.2.</summary>
    /// <param name="s">For example <c>2001:db8::1</c>.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static IPv6Address Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static IPv6Address Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out IPv6Address result) ? result : throw new FormatException($"'{s}' is no IPv6 address.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IPv6Address result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out IPv6Address result)
    {
        result = default;
        if (!s.Contains(':') || s.ContainsAny("%[]/") || !IPAddress.TryParse(s, out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        result = new IPv6Address(bytes);
        return true;
    }

    private ushort Group(int index) => (ushort)((index < 4 ? High : Low) >> (48 - 16 * (index & 3)));

    // RFC 5952, section 5: the two well-known prefixes show their IPv4 part in dotted form.
    private bool IsIPv4InIPv6(out int prefix)
    {
        prefix = 0;
        if (High != 0)
            return false;
        if (Low >> 32 == 0xFFFF)
            prefix = 7;
        else if (Low >> 32 == 0 && Low >> 16 != 0)
            prefix = 2;
        return prefix != 0;
    }

    private (int Start, int Count) LongestZeros()
    {
        (int start, int count) best = (-1, 0);
        for (int i = 0; i < 8; i++)
        {
            int end = i;
            while (end < 8 && Group(end) == 0)
                end++;
            if (end - i > best.count)
                best = (i, end - i);
            i = Math.Max(i, end - 1);
        }
        return best;
    }
}
