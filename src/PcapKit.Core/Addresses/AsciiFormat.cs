using System.Text;

namespace PcapKit;

/// <summary>Strings of values that write themselves as short ASCII text.</summary>
internal static class AsciiFormat
{
    private const int Longest = 64;

    internal static string ToText<T>(T value) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, default, null);
        return Encoding.ASCII.GetString(text[..length]);
    }

    internal static bool Widen<T>(T value, Span<char> destination, out int written) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, default, null);
        written = 0;
        if (length > destination.Length)
            return false;
        written = Encoding.ASCII.GetChars(text[..length], destination);
        return true;
    }
}
