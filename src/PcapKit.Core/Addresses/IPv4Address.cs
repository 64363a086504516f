using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace PcapKit;

/// <summary>A 32-bit Internet address (RFC 791), written <c>192.0.2.1</c>.</summary>
/// <param name="Value">The four bytes as a number, the first byte highest.</param>
public readonly record struct IPv4Address(uint Value) : IUtf8SpanFormattable, ISpanFormattable, ISpanParsable<IPv4Address>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789.");

    /// <summary>The address of four bytes.</summary>
    /// <param name="bytes">At least four bytes; the first four count.</param>
    public IPv4Address(ReadOnlySpan<byte> bytes) : this(BinaryPrimitives.ReadUInt32BigEndian(bytes)) { }

    /// <summary>Writes the four bytes.</summary>
    /// <param name="bytes">Where to write, at least four bytes.</param>
    public void CopyTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt32BigEndian(bytes, Value);

    /// <summary>The same address as the type of the base class library.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[4];
        CopyTo(bytes);
        return new IPAddress(bytes);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        // One more than the longest address: each byte is written with a dot behind it.
        if (utf8Destination.Length < 16)
            return false;
        int at = Decimals.FormatDotted((byte)(Value >> 24), utf8Destination);
        at += Decimals.FormatDotted((byte)(Value >> 16), utf8Destination[at..]);
        at += Decimals.FormatDotted((byte)(Value >> 8), utf8Destination[at..]);
        at += Decimals.FormatDotted((byte)Value, utf8Destination[at..]);
        bytesWritten = at - 1;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        AsciiFormat.Widen(this, destination, out charsWritten);

    /// <inheritdoc/>
    public override string ToString() => AsciiFormat.ToText(this);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Reads an address of four decimal numbers.</summary>
    /// <param name="s">For example <c>192.0.2.1</c>.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static IPv4Address Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static IPv4Address Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out IPv4Address result) ? result : throw new FormatException($"'{s}' is no IPv4 address.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IPv4Address result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out IPv4Address result)
    {
        result = default;
        // The base class library also takes "1", "0x7f.1" and octal "010.0.0.1"; a packet tool should not guess.
        if (s.Count('.') != 3 || s.ContainsAnyExcept(Allowed) || HasLeadingZero(s) || !IPAddress.TryParse(s, out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetwork)
            return false;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        result = new IPv4Address(bytes);
        return true;
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> s)
    {
        for (int i = 0; i + 1 < s.Length; i++)
        {
            if (s[i] == '0' && s[i + 1] != '.' && (i == 0 || s[i - 1] == '.'))
                return true;
        }
        return false;
    }
}
