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

    // Captures are no reports; the extractor writes them all the same.
    private static readonly string[] PcapExtensions = [".pcap", ".cap"];

    /// <summary>Completes names. Only asks whether the input exists; touches no file.</summary>
    /// <param name="input">The input, or null for <c>in.pcap</c>.</param>
    /// <param name="output">The output, or null for <c>out</c> with the format's extension.</param>
    /// <param name="format">The format, or null for what the output's extension tells.</param>
    /// <param name="extension">Whether extensions are appended to the output where they lack.</param>
    /// <param name="files">Whether each frame goes to a file of its own.</param>
    /// <param name="noFile">Whether no report is written; output and format are then ignored.</param>
    /// <param name="completeInput">Whether <c>.pcap</c> is appended to the input where that finds the file.</param>
    /// <param name="formats">The formats of reports; null for those that PcapKit brings.</param>
    /// <param name="exists">Says whether a file exists; null for asking the file system.</param>
    /// <exception cref="FileNotFoundException">There is no such input.</exception>
    /// <exception cref="ReportFormatException">The format is unknown, or neither given nor told by the output; or the output's name is empty.</exception>
    public static FileNames Make(string? input, string? output, string? format, bool extension = true, bool files = false,
        bool noFile = false, bool completeInput = true, ReportFormats? formats = null, Func<string, bool>? exists = null)
    {
        string source = FindInput(input, completeInput, exists ?? File.Exists);
        if (noFile)
            return new FileNames(source, null, null, null, false);
        if (output is { Length: 0 })
            throw new ReportFormatException("The name of the output is empty.");
        formats ??= ReportFormats.Default;
        (string name, string ending) = format is not null ? Known(format, formats) : Told(output, formats);
        string target = output ?? (files ? DefaultOutput : DefaultOutput + ending);
        if (extension && !files && output is not null && output != Standard && !HasExtension(output, name, ending, formats))
            target = output + ending;
        return new FileNames(source, target, name, ending[1..], files);
    }

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

    private static (string Name, string Extension) Known(string format, ReportFormats formats)
    {
        if (formats.TryFind(format, out ReportFormatEntry? entry))
            return (entry.Name, entry.Extension);
        if (IsPcap("." + format))
            return (Formats.Pcap, PcapExtensions[0]);
        throw new ReportFormatException($"There is no format '{format}'; formats are {NamesOf(formats)}.");
    }

    private static (string Name, string Extension) Told(string? output, ReportFormats formats)
    {
        if (output is null)
            throw new ReportFormatException($"Neither an output nor a format is given; formats are {NamesOf(formats)}.");
        if (formats.TryInfer(output, out ReportFormatEntry? entry))
            return (entry.Name, entry.Extension);
        if (IsPcap(Path.GetExtension(output)))
            return (Formats.Pcap, PcapExtensions[0]);
        throw new ReportFormatException($"The format cannot be told from '{output}'; formats are {NamesOf(formats)}.");
    }

    // out.xml is a property list and needs no .plist after it.
    private static bool HasExtension(string output, string name, string ending, ReportFormats formats) => name == Formats.Pcap
        ? IsPcap(Path.GetExtension(output))
        : formats.TryInfer(output, out ReportFormatEntry? entry) && entry.Extension == ending;

    private static bool IsPcap(string extension) => PcapExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    private static string NamesOf(ReportFormats formats) => formats.Names + ", " + Formats.Pcap;
}
