using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>Makes names of files from texts of the wire: no folders, no control characters, nothing that a system takes for something else.</summary>
public static class SafeFileNames
{
    /// <summary>The most bytes of a name in UTF-8, so that a number and an ending fit behind it.</summary>
    public const int MaxBytes = 160;

    private const int MaxExtension = 16;

    // Device names of Windows, with any extension.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>The name of a file for what a path or a proposed name says; empty where nothing usable remains.</summary>
    /// <param name="text">A file name, a path, or a URI with its query. Hostile.</param>
    public static string Make(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = text.AsSpan().IndexOfAny('?', '#');
        string path = Unescape(end < 0 ? text : text[..end]).TrimEnd('/', '\\');
        string name = path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var safe = new StringBuilder(name.Length);
        // Lone surrogates come out of this as the replacement character.
        foreach (Rune rune in name.EnumerateRunes())
            safe.Append(IsSafe(rune) ? rune.ToString() : "_");
        string result = safe.ToString().Trim(' ', '.');
        // A dash at the beginning would be an option of the next command that takes the name.
        if (result.StartsWith('-') || result.StartsWith('~') || Reserved.Contains(result.Split('.')[0].TrimEnd(' ')))
            result = "_" + result;
        return result.All(c => c == '_') ? "" : Shorten(result);
    }

    /// <summary>A name with a number before its extension.</summary>
    /// <param name="name">The name.</param>
    /// <param name="number">The number; 0 for the name as it is.</param>
    public static string Numbered(string name, int number)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (number == 0)
            return name;
        string extension = ExtensionOf(name);
        return string.Create(CultureInfo.InvariantCulture, $"{name[..^extension.Length]}({number}){extension}");
    }

    /// <summary>The extension with its dot; empty where there is none that looks like one.</summary>
    /// <param name="name">The name.</param>
    public static string ExtensionOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int dot = name.LastIndexOf('.');
        return dot <= 0 || name.Length - dot > MaxExtension || dot == name.Length - 1 ? "" : name[dot..];
    }

    private static string Unescape(string text)
    {
        // What is no escape stays as it is.
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }

    private static bool IsSafe(Rune rune) => rune.Value switch
    {
        < 0x20 or 0x7F or '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' => false,
        < 0x7F => true,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator),
    };

    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
            return name;
        string extension = ExtensionOf(name);
        int room = MaxBytes - Encoding.UTF8.GetByteCount(extension);
        var kept = new StringBuilder();
        foreach (Rune rune in name[..^extension.Length].EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd(' ', '.') + extension;
    }
}
