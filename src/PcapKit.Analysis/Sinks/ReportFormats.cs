using System.Diagnostics.CodeAnalysis;

namespace PcapKit;

/// <summary>One form of report by name.</summary>
/// <param name="Name">The name that people give, in lower case.</param>
/// <param name="Extension">The extension of its files, with its dot.</param>
/// <param name="Create">Makes the format.</param>
public sealed record ReportFormatEntry(string Name, string Extension, Func<ReportOptions, ReportFormat> Create);

/// <summary>The forms of reports by name and by file extension. Immutable: <see cref="With"/> gives a new set.</summary>
public sealed class ReportFormats
{
    private readonly ReportFormatEntry[] _entries;

    private ReportFormats(ReportFormatEntry[] entries) => _entries = entries;

    /// <summary><c>json</c>, <c>ndjson</c>, <c>jsonl</c>, <c>plist</c>, <c>xml</c>, <c>tree</c>, <c>txt</c>, <c>text</c>.</summary>
    public static ReportFormats Default { get; } = new(
    [
        new("json", ".json", options => new JsonReport(options)),
        new("ndjson", ".ndjson", _ => new NdjsonReport()),
        new("jsonl", ".jsonl", _ => new NdjsonReport()),
        new("plist", ".plist", options => new PlistReport(options)),
        new("xml", ".plist", options => new PlistReport(options)),
        new("tree", ".txt", _ => new TreeReport()),
        new("txt", ".txt", _ => new TreeReport()),
        new("text", ".txt", _ => new TreeReport()),
    ]);

    /// <summary>All of them; where a name comes twice the later one counts.</summary>
    public IReadOnlyList<ReportFormatEntry> Entries => _entries;

    /// <summary>The names, for messages.</summary>
    public string Names => string.Join(", ", _entries.Select(e => e.Name).Distinct());

    /// <summary>A set with one more format, or one in the place of another.</summary>
    /// <param name="entry">The format.</param>
    /// <exception cref="ArgumentException">The extension has no dot, or has something that no file name may have.</exception>
    public ReportFormats With(ReportFormatEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentException.ThrowIfNullOrEmpty(entry.Name);
        if (!entry.Extension.StartsWith('.') || entry.Extension.IndexOfAny(['/', '\\', '\0']) >= 0)
            throw new ArgumentException($"'{entry.Extension}' is no file extension: it begins with a dot and names no folder.", nameof(entry));
        return new([.. _entries, entry]);
    }

    /// <summary>Finds a format by its name, in any case of letters.</summary>
    /// <param name="name">For example <c>json</c>.</param>
    /// <param name="entry">The format.</param>
    public bool TryFind(string name, [NotNullWhen(true)] out ReportFormatEntry? entry)
    {
        entry = Array.FindLast(_entries, e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return entry is not null;
    }

    /// <summary>Finds the format of a file by its extension: that of the format, or its name.</summary>
    /// <param name="path">For example <c>out.json</c>.</param>
    /// <param name="entry">The format.</param>
    public bool TryInfer(string path, [NotNullWhen(true)] out ReportFormatEntry? entry)
    {
        string extension = Path.GetExtension(path);
        entry = extension.Length < 2 ? null
            : Array.Find(_entries, e => e.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)) is { } found && TryFind(found.Name, out ReportFormatEntry? latest)
                ? latest
                : Array.FindLast(_entries, e => extension.AsSpan(1).Equals(e.Name, StringComparison.OrdinalIgnoreCase));
        return entry is not null;
    }
}
