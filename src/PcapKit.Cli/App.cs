using System.CommandLine;
using System.CommandLine.Parsing;
using PcapKit.Cli.Commands;

namespace PcapKit.Cli;

/// <summary>The tool: from arguments to an exit code. Knows the verbs; each verb knows its options.</summary>
internal static class App
{
    /// <summary>The verbs; the first one is the default.</summary>
    internal static readonly Verb[] Verbs =
    [
        new("extract", "Write a report of a capture; the default.", ExtractCommand.Build),
        new("fields", "Print fields of each frame as columns.", FieldsCommand.Build),
        new("analyse", "Find out which application protocol bytes are of.", AnalyseCommand.Build),
        new("flows", "List the flows: TCP connections and exchanges of datagrams.", FlowsCommand.Build),
        new("follow", "Print what the two ends of a stream said.", FollowCommand.Build),
        new("trace", "Write each flow to a file of its own.", TraceCommand.Build),
        new("info", "Tell what is known of capture files.", InfoCommand.Build),
        new("compare", "Run two engines over a capture and list where they disagree.", CompareCommand.Build),
        new("objects", "List and write the files that a capture carried.", ObjectsCommand.Build),
        new("reassemble", "Put datagrams and TCP streams together: list them, write their bytes or messages.", ReassembleCommand.Build),
        new("protocols", "List the protocols and their fields.", ProtocolsCommand.Build),
    ];

    /// <summary>What <c>--version</c> answers.</summary>
    public static string VersionLine => "pcapkit " + ThisAssembly.Version;

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="session">What it reads and writes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Session session)
    {
        Verb? verb = args.Count == 0 ? null : Array.Find(Verbs, v => v.Name == args[0]);
        try
        {
            int code = Dispatch(verb, args, session);
            session.Flush();
            return code;
        }
        catch (ClosedOutputException)
        {
            return ExitCodes.Done;
        }
        // Whatever happens, people get one line and no stack trace.
        catch (Exception e)
        {
            return Fail(e, verb, session);
        }
    }

    private static int Dispatch(Verb? verb, IReadOnlyList<string> args, Session session)
    {
        if (args is ["--version"] or ["-V"])
        {
            session.Text.WriteLine(VersionLine);
            return ExitCodes.Done;
        }
        if (verb is null && args.Count > 0)
            RejectMisspeltVerb(args[0]);
        // Only the verb at hand is built: building and compiling all of them would be most of a short run.
        Command command = (verb ?? Verbs[0]).Build(session);
        IReadOnlyList<string> rest = verb is null ? args : [.. args.Skip(1)];
        // The parser takes a first name in brackets for a directive.
        if (rest.Count > 0 && rest[0].StartsWith('[') && rest[0].EndsWith(']'))
            rest = ["./" + rest[0], .. rest.Skip(1)];
        var help = new Option<bool>("--help", "-h") { Description = "Show this help and exit." };
        var version = new Option<bool>("--version", "-V") { Description = "Show the version and exit." };
        command.Add(help);
        command.Add(version);
        // A file name may begin with @.
        ParseResult parsed = command.Parse(rest, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.GetValue(help))
        {
            HelpPage.Write(session, command, verb, verb is null ? Verbs : []);
            return ExitCodes.Done;
        }
        if (parsed.GetValue(version))
        {
            session.Text.WriteLine(VersionLine);
            return ExitCodes.Done;
        }
        RejectUnknownOptions(parsed, command, rest);
        if (command.Arguments.Any(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }))
            throw new UsageException("An input file is needed.");
        if (parsed.Errors.Count > 0)
            throw new UsageException(parsed.Errors[0].Message);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // The first word is a file unless it is a verb; where it is neither, the verb is what was meant.
    private static void RejectMisspeltVerb(string word)
    {
        if (word.StartsWith('-') || word.Length > 20 || Path.Exists(word) || File.Exists(word + ".pcap"))
            return;
        if (Spelling.Nearest(word, Verbs.Select(v => v.Name)) is { } meant)
            throw new UsageException($"There is neither a file nor a verb '{word}'; did you mean '{meant}'?");
    }

    // The parser takes an option that it does not know for an argument.
    private static void RejectUnknownOptions(ParseResult parsed, Command command, IReadOnlyList<string> args)
    {
        if (args.Contains("--"))
            return;
        foreach (Argument argument in command.Arguments)
        {
            foreach (Token token in parsed.GetResult(argument)?.Tokens ?? [])
            {
                if (token.Value.Length > 1 && token.Value[0] == '-')
                    throw new UsageException($"There is no option '{token.Value}'.");
            }
        }
    }

    private static int Fail(Exception e, Verb? verb, Session session)
    {
        try
        {
            session.Flush();
        }
        catch (Exception closed) when (closed is ClosedOutputException or IOException)
        {
            // What failed first is told; the rest of the output is lost with its reader.
        }
        switch (e)
        {
            case FilterException filter:
                Tell(session, null, filter.Message);
                foreach (string line in filter.Excerpt.Split('\n'))
                    session.Error.WriteLine("  " + SafeText.Escape(line));
                return ExitCodes.Usage;
            case UsageException or ReportFormatException:
                Tell(session, null, e.Message);
                session.Error.WriteLine(verb is null ? "Try 'pcapkit --help'." : $"Try 'pcapkit {verb.Name} --help'.");
                return ExitCodes.Usage;
            case OperationCanceledException:
                return ExitCodes.Interrupted;
            case JobException job:
                Tell(session, job.File, job.Message);
                return ExitCodes.Failed;
            case CaptureFormatException damage:
                Tell(session, null, damage.Describe());
                return ExitCodes.Failed;
            case IOException or UnauthorizedAccessException:
                Tell(session, null, e.Message);
                return ExitCodes.Failed;
            default:
                Tell(session, null, $"internal error, please report it: {e.GetType().Name}: {e.Message}");
                return ExitCodes.Failed;
        }
    }

    /// <summary>One line for people on the standard error; neither names of files nor captures can play with the terminal.</summary>
    internal static void Tell(Session session, string? file, string message)
    {
        string text = SafeText.Escape(file is null ? message : file + ": " + message);
        session.Error.WriteLine(session.Colours(session.ErrorIsTerminal) ? "\e[1;31mpcapkit:\e[0m " + text : "pcapkit: " + text);
    }
}

/// <summary>One verb of the tool.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">One line.</param>
/// <param name="Build">Makes its arguments, options and action.</param>
internal sealed record Verb(string Name, string Summary, Func<Session, Command> Build);
