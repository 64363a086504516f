using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary>The argument of verbs that take a display filter.</summary>
internal sealed class FilterArguments(string which = "Only the frames that meet")
{
    private readonly Option<string> _filter = new("--display-filter", "-Y")
    { HelpName = "FILTER", Description = which + " a display filter in Wireshark's language, for example 'tcp.port == 443 and not ip.src == 10.0.0.0/8'." };

    internal void AddTo(Command command) => command.Add(_filter);

    /// <summary>The filter; null where there is none.</summary>
    /// <exception cref="FilterException">It means nothing.</exception>
    internal DisplayFilter? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_filter) is not { } text)
            return null;
        return DisplayFilter.TryParse(text, out DisplayFilter? filter, out DisplayFilterException? error, notes: Reassembly.NoteKinds) ? filter : throw new FilterException(error);
    }

    /// <summary>Adds a filter to how a capture is read. Where it asks for what only conversations know, they are kept beside what the verb needs.</summary>
    internal static CaptureOptions Apply(DisplayFilter? filter, CaptureOptions options)
    {
        if (filter is null || options.KeepConversations || !filter.Notes.Any(Reassembly.NoteKinds.Contains))
            return options with { Filter = filter };
        return options with { Filter = filter, Reassemble = true, Reassembly = (options.Reassembly ?? new ReassemblyOptions()) with { Streams = true } };
    }
}
