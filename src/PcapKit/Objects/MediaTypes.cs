namespace PcapKit;

/// <summary>Media types by the first bytes of a file, and the extensions that they have.</summary>
internal static class MediaTypes
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int Looked = 512;

    public const string Unknown = "application/octet-stream";

    private static readonly (string Type, string Extension)[] Extensions =
    [
        ("text/html", ".html"), ("text/plain", ".txt"), ("text/css", ".css"), ("text/javascript", ".js"), ("application/javascript", ".js"),
        ("application/x-javascript", ".js"), ("application/json", ".json"), ("text/xml", ".xml"), ("application/xml", ".xml"), ("image/gif", ".gif"),
        ("image/jpeg", ".jpg"), ("image/png", ".png"), ("image/webp", ".webp"), ("image/svg+xml", ".svg"), ("image/x-icon", ".ico"), ("image/bmp", ".bmp"),
        ("application/pdf", ".pdf"), ("application/zip", ".zip"), ("application/gzip", ".gz"), ("video/mp4", ".mp4"), ("audio/mpeg", ".mp3"),
        ("application/vnd.microsoft.portable-executable", ".exe"), ("application/x-shockwave-flash", ".swf"), ("application/java-vm", ".class"),
        ("font/woff", ".woff"), ("font/woff2", ".woff2"), ("application/x-www-form-urlencoded", ".txt"), ("application/dns-message", ".dns"),
    ];

    /// <summary>The extension of a type with its dot; empty where it has none.</summary>
    public static string ExtensionOf(string? type)
    {
        string name = (type ?? "").Split(';')[0].Trim();
        foreach ((string known, string extension) in Extensions)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
                return extension;
        }
        return "";
    }

    /// <summary>The type that bytes look like.</summary>
    /// <param name="start">The first bytes.</param>
    public static string Of(ReadOnlySpan<byte> start) => start switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => "application/zip",
        [0x1F, 0x8B, 8, ..] => "application/gzip",
        [(byte)'B', (byte)'Z', (byte)'h', ..] => "application/x-bzip2",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "application/x-xz",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "application/zstd",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "application/x-7z-compressed",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "application/vnd.rar",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "application/x-elf",
        [(byte)'M', (byte)'Z', ..] when start.Length > 64 => "application/vnd.microsoft.portable-executable",
        [0xCA, 0xFE, 0xBA, 0xBE, ..] => "application/java-vm",
        [(byte)'F' or (byte)'C' or (byte)'Z', (byte)'W', (byte)'S', ..] => "application/x-shockwave-flash",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "application/ogg",
        [(byte)'w', (byte)'O', (byte)'F', (byte)'F', ..] => "font/woff",
        [(byte)'w', (byte)'O', (byte)'F', (byte)'2', ..] => "font/woff2",
        [0, 0, 1, 0, ..] => "image/x-icon",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        _ => OfText(start),
    };

    private static string OfText(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty || start.ContainsAny(NotInText))
            return Unknown;
        ReadOnlySpan<byte> text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        Span<byte> lower = stackalloc byte[16];
        int length = Math.Min(16, text.Length);
        System.Text.Ascii.ToLower(text[..length], lower, out length);
        ReadOnlySpan<byte> word = lower[..length];
        return word.StartsWith("<!doctype html"u8) || word.StartsWith("<html"u8) || word.StartsWith("<head"u8) || word.StartsWith("<body"u8) ? "text/html"
            : word.StartsWith("<?xml"u8) ? "text/xml"
            : word.StartsWith("<svg"u8) ? "image/svg+xml"
            : text.StartsWith("{\""u8) || text.StartsWith("[{"u8) || text.StartsWith("[\""u8) ? "application/json"
            : "text/plain";
    }

    // Control characters that no text has.
    private static readonly System.Buffers.SearchValues<byte> NotInText =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 12 or 13 or 27)).Select(b => (byte)b), 127]);
}
