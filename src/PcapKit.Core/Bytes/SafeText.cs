using System.Buffers;
using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>Writes text from the wire so that neither terminals nor tables of lines suffer from it.</summary>
public static class SafeText
{
    // Printable ASCII goes out as it is; everything else is looked at.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Appends text: control characters become <c>\t</c>, <c>\n</c>, <c>\r</c> or <c>\xNN</c>, invisible ones that steer the
    /// writing direction or break lines <c>\u{NNNN}</c>, and what is not UTF-8 becomes U+FFFD.</summary>
    /// <param name="text">Where to append; flushed on the way, see <see cref="Utf8Buffer.FlushIfFull"/>.</param>
    /// <param name="utf8">The text, not always valid UTF-8.</param>
    public static void Append(Utf8Buffer text, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (true)
        {
            int plain = utf8.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                text.AppendLong(utf8);
                return;
            }
            text.FlushIfFull();
            text.AppendLong(utf8[..plain]);
            OperationStatus status = Rune.DecodeFromUtf8(utf8[plain..], out Rune rune, out int length);
            if (status == OperationStatus.Done)
                AppendRune(text, rune, utf8.Slice(plain, length));
            else
                text.Append("\uFFFD"u8);
            utf8 = utf8[(plain + length)..];
        }
    }

    /// <summary>A text of which control characters and the like are escaped as <see cref="Append"/> does.</summary>
    /// <param name="text">For example the name of a file.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var escaped = new Utf8Buffer(text.Length * 4);
        Append(escaped, Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString(escaped.Written);
    }

    private static void AppendRune(Utf8Buffer text, Rune rune, ReadOnlySpan<byte> utf8)
    {
        switch (rune.Value)
        {
            case '\t':
                text.Append("\\t"u8);
                return;
            case '\n':
                text.Append("\\n"u8);
                return;
            case '\r':
                text.Append("\\r"u8);
                return;
            case < 0x100 when Rune.IsControl(rune):
                text.Append("\\x"u8);
                text.AppendHex([(byte)rune.Value]);
                return;
            default:
                break;
        }
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            text.Append("\\u{"u8);
            text.Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture));
            text.Append((byte)'}');
        }
        else
        {
            text.Append(utf8);
        }
    }
}
