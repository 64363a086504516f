using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary>The arguments of verbs that put together what came in several packets.</summary>
internal sealed class ReassemblyArguments
{
    private readonly Option<bool> _reassemble = new("--reassemble")
    { Description = "Put datagrams together that came in fragments, as Wireshark does by default: the frame that completes one has its layers, the other fragments have raw data." };

    private readonly Option<string> _overlap = new("--overlap")
    { HelpName = "POLICY", Description = "Which bytes win where fragments overlap: first, last, bsd (the default) or linux; rfc5722 drops such datagrams of IPv6." };

    internal void AddTo(Command command)
    {
        command.Add(_reassemble);
        command.Add(_overlap);
    }

    /// <summary>What is asked for; null where nothing is put together.</summary>
    internal ReassemblyOptions? Read(ParseResult parsed)
    {
        string? overlap = parsed.GetValue(_overlap);
        if (!parsed.GetValue(_reassemble))
            return overlap is null ? null : throw new UsageException("--overlap needs --reassemble.");
        return new ReassemblyOptions { Datagrams = new IPDefragmenterOptions { Policy = PolicyOf(overlap), DropOverlappingIPv6 = overlap == "rfc5722" } };
    }

    private static OverlapPolicy PolicyOf(string? name) => name switch
    {
        null or "bsd" or "rfc5722" => OverlapPolicy.Bsd,
        "first" => OverlapPolicy.First,
        "last" => OverlapPolicy.Last,
        "linux" => OverlapPolicy.Linux,
        _ => throw new UsageException($"There is no policy '{name}': first, last, bsd, linux or rfc5722."),
    };
}
