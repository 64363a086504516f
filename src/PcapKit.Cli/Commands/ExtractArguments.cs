using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary>The arguments of <c>extract</c>, and what they ask the extractor for.</summary>
internal sealed class ExtractArguments
{
    private readonly Argument<string> _input = new("input") { HelpName = "input-file-name", Description = Descriptions.Input };

    private readonly Option<string> _output = new("--output", "-o")
    { HelpName = "file-name", Description = "The report, or with -F the directory of reports; folders are made where they lack. '-' is the standard output. With -a the format's extension is appended where it lacks." };

    private readonly Option<string> _format = new("--format", "-f")
    { HelpName = "format", Description = "The format of the report: json, ndjson, plist, tree, or pcap for the frames as they are." };

    private readonly Option<bool> _json = new("--json", "-j") { Description = "Display the report as JSON on the standard output. Overrides -o, -f, -a and -F." };
    private readonly Option<bool> _plist = new("--plist", "-p") { Description = "Display the report as macOS property list on the standard output. Overrides -o, -f, -a and -F." };
    private readonly Option<bool> _tree = new("--tree", "-t") { Description = "Display the report as tree view text on the standard output. Overrides -o, -f, -a and -F." };
    private readonly Option<bool> _extension = new("--auto-extension", "-a") { Description = "If the output's extension lacks, append it." };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show more information: a line for each frame; on the standard error where the report is on the standard output." };
    private readonly Option<bool> _files = new("--files", "-F") { Description = "Write each frame to a file of its own." };

    private readonly Option<string> _engine = new("--engine", "-E")
    { HelpName = "PKG", Description = "The extraction engine: default; pipeline or server, which use all processors; pyshark (tshark), scapy or dpkt, which are other programs. One that is not available gives a warning." };

    private readonly Option<string[]> _protocol = new("--protocol", "-P")
    { HelpName = "PROTOCOL", Description = "Stop after this protocol; what it carries is shown as raw data. May be given several times." };

    private readonly Option<string> _layer = new("--layer", "-L")
    { HelpName = "LAYER", Description = "Extract frames until this layer: link, internet, transport or application." };

    private readonly Option<bool> _salvage = new("--salvage") { Description = Descriptions.Salvage };
    private readonly Option<bool> _bytes = new("--bytes") { Description = "Put all bytes of each frame into the report." };
    private readonly Option<bool> _compact = new("--compact") { Description = "One block a line in JSON and property lists, without indents." };

    private readonly FilterArguments _filter = new();
    private readonly ReassemblyArguments _reassembly = new();

    internal void AddTo(Command command)
    {
        command.Add(_input);
        foreach (Option option in new Option[] { _output, _format, _json, _plist, _tree, _extension, _verbose, _files, _engine, _protocol, _layer, _salvage, _bytes, _compact })
            command.Add(option);
        _filter.AddTo(command);
        _reassembly.AddTo(command);
    }

    internal ExtractorOptions Read(ParseResult parsed, Session session)
    {
        string input = CaptureInput.FindInput(parsed.GetValue(_input)!);
        string? display = Displayed(parsed);
        string? output = display is null ? parsed.GetValue(_output) : FileNames.Standard;
        bool standard = output == FileNames.Standard;
        if (standard && display is null && parsed.GetValue(_files))
            throw new UsageException("Files of their own (-F) need a directory, not the standard output.");
        ReassemblyOptions? reassembly = _reassembly.Read(parsed);
        string[] protocols = [.. (parsed.GetValue(_protocol) ?? []).SelectMany(NamesIn)];
        return new ExtractorOptions
        {
            Input = input,
            InputStream = input == FileNames.Standard ? session.In : null,
            Output = output,
            OutputStream = standard ? session.Out : null,
            Format = display ?? parsed.GetValue(_format),
            Extension = parsed.GetValue(_extension),
            Store = false,
            Files = display is null && parsed.GetValue(_files),
            Verbose = parsed.GetValue(_verbose),
            // Lines among a report would spoil it.
            Log = standard ? session.Error : session.Text,
            Engine = Named(parsed.GetValue(_engine), "engine", "-E"),
            Layer = Named(parsed.GetValue(_layer), "layer", "-L"),
            Protocols = protocols,
            Salvage = parsed.GetValue(_salvage),
            Reassemble = reassembly is not null,
            Reassembly = reassembly,
            Filter = _filter.Read(parsed),
            Report = new ReportOptions { PacketBytes = parsed.GetValue(_bytes), Indented = !parsed.GetValue(_compact) },
        };
    }

    /// <summary>The options that display a report overrides, as the tool's help says; a user who gives both is told.</summary>
    internal string? Overridden(ParseResult parsed)
    {
        if (Displayed(parsed) is null)
            return null;
        string[] given = [.. new (Option Option, string Name)[] { (_output, "-o"), (_format, "-f"), (_extension, "-a"), (_files, "-F") }
            .Where(o => parsed.GetResult(o.Option) is { Implicit: false }).Select(o => o.Name)];
        return given.Length == 0 ? null : $"{string.Join(", ", given)} {(given.Length == 1 ? "does" : "do")} nothing where the report is displayed (-j, -p, -t)";
    }

    private string? Displayed(ParseResult parsed)
    {
        string[] formats = [.. new[] { (_json, Formats.Json), (_plist, Formats.Plist), (_tree, Formats.Tree) }.Where(o => parsed.GetValue(o.Item1)).Select(o => o.Item2)];
        return formats.Length > 1 ? throw new UsageException("A report is displayed in one form: -j, -p or -t.") : formats.FirstOrDefault();
    }

    private static string[] NamesIn(string list) =>
        [.. list.Split(',', StringSplitOptions.TrimEntries).Select(name => Named(name, "protocol", "-P")!)];

    private static string? Named(string? name, string what, string option) =>
        name is not null && string.IsNullOrWhiteSpace(name) ? throw new UsageException($"The name of the {what} ({option}) is empty.") : name;
}
