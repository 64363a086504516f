using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit extract</c>, the default verb: a report of a capture.</summary>
internal static class ExtractCommand
{
    internal static Command Build(Session session)
    {
        var options = new ExtractArguments();
        var command = new Command("extract",
            "Reads a capture and writes a report of every frame, layer by layer and field by field. "
            + "Without a format (-f) the extension of the output tells it; with a format and no output (-o) the report goes to 'out' with the format's extension.\n"
            + "$ pcapkit in --format plist --verbose\n"
            + "$ pcapkit in.pcap -o out.json\n"
            + "$ pcapkit in.pcap -j | jq '.\"Frame 1\"'\n"
            + "$ tcpdump -w - -c 10 | pcapkit - -t");
        options.AddTo(command);
        command.SetAction(parsed => Run(session, options, parsed));
        return command;
    }

    private static int Run(Session session, ExtractArguments arguments, ParseResult parsed)
    {
        using var interrupt = new Interrupt();
        ExtractorOptions options = arguments.Read(parsed, session);
        using ProgressLine? progress = options.Verbose ? null : ProgressLine.For(session);
        options = options with
        {
            Warning = text => Warn(session, progress, text),
            Progress = progress is null ? null : progress.Report,
            Cancellation = interrupt.Token,
        };
        string name = options.Input ?? FileNames.DefaultInput;
        if (arguments.Overridden(parsed) is { } overridden)
            Warn(session, progress, overridden);
        try
        {
            using var extractor = new Extractor(options);
            interrupt.Stuck = () => CallOff(extractor);
            extractor.Run();
            foreach (SkippedRange range in extractor.Skipped)
                Warn(session, progress, $"{name}: skipped {range}");
        }
        catch (OperationCanceledException)
        {
            return interrupt.Code;
        }
        catch (CaptureFormatException damage)
        {
            progress?.Dispose();
            throw new JobException(name, damage.Describe());
        }
        return ExitCodes.Done;
    }

    private static void CallOff(Extractor extractor)
    {
        try
        {
            extractor.Abandon();
        }
        catch (ClosedOutputException)
        {
            // Nobody reads the report, so nobody misses its end.
        }
    }

    private static void Warn(Session session, ProgressLine? progress, string text)
    {
        progress?.Clear();
        App.Tell(session, null, "warning: " + text);
    }
}
