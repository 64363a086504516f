namespace PcapKit;

/// <summary>The names that an extraction works with, once they are complete.</summary>
/// <param name="Input">The capture; <c>-</c> is the standard input.</param>
/// <param name="Output">The report, or the directory of the reports where <paramref name="Files"/> is set; null where none is written.</param>
/// <param name="Format">The format; null where no report is written.</param>
/// <param name="Extension">The extension of reports, without a dot; null where no report is written.</param>
/// <param name="Files">Whether each frame goes to a file of its own.</param>
public sealed record FileNames(string Input, string? Output, string? Format, string? Extension, bool Files)
{
    /// <summary>What is read where no input is named.</summary>
    public const string DefaultInput = "in.pcap";

    /// <summary>The name, without extension, of what is written where no output is named.</summary>
    public const string DefaultOutput = "out";

    /// <summary>The name that stands for the standard input or output.</summary>
    public const string Standard = "-";

    // The first extension of a format is the one that is appended.
    private static readonly (string Format, string[] Extensions)[] Known =
    [
        (Formats.Json, ["json"]),
        (Formats.NdJson, ["ndjson", "jsonl"]),
        (Formats.Plist, ["plist", "xml"]),
        (Formats.Tree, ["txt", "tree"]),
        (Formats.Pcap, ["pcap", "cap"]),
    ];

    /// <summary>Completes names. Only asks whether the input exists; touches no file.</summary>
    /// <param name="input">The input, or null for <c>in.pcap</c>.</param>
    /// <param name="output">The output, or null for <c>out</c> with the format's extension.</param>
    /// <param name="format">The format, or null for what the output's extension tells.</param>
    /// <param name="extension">Whether extensions are appended to the output where they lack.</param>
    /// <param name="files">Whether each frame goes to a file of its own.</param>
    /// <param name="noFile">Whether no report is written; output and format are then ignored.</param>
    /// <param name="completeInput">Whether <c>.pcap</c> is appended to the input where that finds the file.</param>
    /// <param name="exists">Says whether a file exists; null for asking the file system.</param>
    /// <exception cref="FileNotFoundException">There is no such input.</exception>
    /// <exception cref="ReportFormatException">The format is unknown, or neither given nor told by the output.</exception>
    public static FileNames Make(string? input, string? output, string? format, bool extension = true, bool files = false,
        bool noFile = false, bool completeInput = true, Func<string, bool>? exists = null)
    {
        string source = FindInput(input, completeInput, exists ?? File.Exists);
        if (noFile)
            return new FileNames(source, null, null, null, false);
        string name = format is not null ? Canonical(format) : FromExtension(output)
            ?? throw new ReportFormatException(output is null
                ? "Neither an output nor a format is given; formats are " + All + "."
                : $"The format cannot be told from '{output}'; formats are {All}.");
        string[] extensions = ExtensionsOf(name);
        string target = output ?? (files ? DefaultOutput : DefaultOutput + "." + extensions[0]);
        if (extension && !files && output is not null && output != Standard && !HasExtension(output, extensions))
            target = output + "." + extensions[0];
        return new FileNames(source, target, name, extensions[0], files);
    }

    /// <summary>The name of the file that one frame goes to.</summary>
    /// <param name="title">What is in it, for example <c>Frame 1</c>.</param>
    public string FileOf(string title) => Path.Combine(Output ?? DefaultOutput, title + "." + Extension);

    private static string All => string.Join(", ", Known.Select(k => k.Format));

    private static string FindInput(string? input, bool complete, Func<string, bool> exists)
    {
        string name = string.IsNullOrEmpty(input) ? DefaultInput : input;
        if (name == Standard || exists(name))
            return name;
        string completed = name + ".pcap";
        if (complete && !name.EndsWith(".pcap", StringComparison.OrdinalIgnoreCase))
        {
            if (exists(completed))
                return completed;
            throw new FileNotFoundException($"There is no file '{name}' and no '{completed}'.", name);
        }
        throw new FileNotFoundException($"There is no file '{name}'.", name);
    }

    private static string Canonical(string format)
    {
        foreach ((string name, string[] extensions) in Known)
        {
            if (format.Equals(name, StringComparison.OrdinalIgnoreCase) || extensions.Contains(format, StringComparer.OrdinalIgnoreCase))
                return name;
        }
        throw new ReportFormatException($"There is no format '{format}'; formats are {All}.");
    }

    private static string? FromExtension(string? output)
    {
        if (output is null)
            return null;
        foreach ((string name, string[] extensions) in Known)
        {
            if (HasExtension(output, extensions))
                return name;
        }
        return null;
    }

    private static string[] ExtensionsOf(string format) => Array.Find(Known, k => k.Format == format).Extensions;

    private static bool HasExtension(string path, string[] extensions)
    {
        string extension = Path.GetExtension(path);
        return extension.Length > 1 && extensions.Contains(extension[1..], StringComparer.OrdinalIgnoreCase);
    }
}
