using System.CommandLine;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit fields</c>: fields of each frame as columns.</summary>
internal static class FieldsCommand
{
    // A short capture is done before threads have begun.
    private const int FramesBeforeThreads = 5000;

    internal static Command Build(Session session)
    {
        var input = new Argument<string?>("input") { HelpName = "input-file-name", Description = Descriptions.Input, Arity = ArgumentArity.ZeroOrOne };
        var fields = new Option<string[]>("--field", "-e") { HelpName = "NAME", Description = "A field to print, for example ip.src; may be given several times, one column each." };
        var list = new Option<bool>("--list") { Description = "Print the names of all fields, one a line, and exit." };
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values (RFC 4180) instead of tabs." };
        var header = new Option<bool>("--header") { Description = "Print the names of the fields first." };
        var separator = new Option<string>("--separator") { HelpName = "TEXT", Description = "What stands between several values of one field; a comma unless given." };
        var engine = new Option<string>("--engine", "-E") { HelpName = "PKG", Description = "The engine: default, or pipeline or server, which use all processors." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("fields", "Prints the fields of each frame, one line a frame with tabs between the columns; several values of one field are joined by commas.\n"
            + "$ pcapkit fields in.pcap -e frame.number -e ip.src -e ip.dst\n$ pcapkit fields in.pcap -Y 'dns.flags.response == 1' -e dns.qry.name\n$ pcapkit fields in.pcap -e frame.time -e dns.qry.name --csv --header\n$ pcapkit fields --list | grep '^tcp'")
        { input, fields, list, csv, header, separator, engine, salvage };
        var filter = new FilterArguments();
        filter.AddTo(command);
        var reassembly = new ReassemblyArguments();
        reassembly.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
                return List(session);
            var options = new ColumnOptions { Csv = parsed.GetValue(csv), ValueSeparator = parsed.GetValue(separator) ?? ",", Notes = Reassembly.NoteKinds };
            ColumnWriter Make() => MakeColumns(parsed.GetValue(fields) ?? [], options);
            ColumnWriter columns = Make();
            string file = parsed.GetValue(input) ?? throw new UsageException("An input file is needed.");
            CaptureOptions reading = OptionsOf(columns, parsed.GetValue(salvage), reassembly.Read(parsed)) with { Filter = filter.Read(parsed) };
            return Print(session, file, columns, parsed.GetValue(header), reading, ModeOf(session, parsed.GetValue(engine)), Make);
        });
        return command;
    }

    private static int List(Session session)
    {
        foreach (string name in FieldNames.List(DefaultProtocols.Registry, Reassembly.NoteKinds))
            session.Text.WriteLine(name);
        return ExitCodes.Done;
    }

    private static ColumnWriter MakeColumns(string[] names, ColumnOptions options)
    {
        if (names.Length == 0)
            throw new UsageException("Which fields? Name them with -e; 'pcapkit fields --list' shows all.");
        if (Array.Exists(names, string.IsNullOrWhiteSpace))
            throw new UsageException("The name of a field (-e) is empty.");
        try
        {
            return new ColumnWriter(DefaultProtocols.Registry, names, options);
        }
        catch (UnknownFieldException e)
        {
            throw new UsageException(AreSeveral(e.Name) ? $"Unknown field '{e.Name}': give -e for each, {string.Join(' ', e.Name.Split(',').Select(n => "-e " + n))}." : e.Message);
        }
    }

    private static bool AreSeveral(string name)
    {
        string[] parts = name.Split(',');
        if (parts.Length < 2)
            return false;
        try
        {
            _ = new ColumnWriter(DefaultProtocols.Registry, parts, new ColumnOptions { Notes = Reassembly.NoteKinds });
            return true;
        }
        catch (UnknownFieldException)
        {
            return false;
        }
    }

    // Whoever looks on sees each line at once, which threads would not gain anything for.
    private static ParallelMode? ModeOf(Session session, string? engine)
    {
        if (Engines.ModeOf(engine) is { } mode)
            return session.OutIsTerminal || Environment.ProcessorCount == 1 ? null : mode;
        if (!string.IsNullOrEmpty(engine) && !engine.Equals(Engines.PcapKit, StringComparison.OrdinalIgnoreCase))
            App.Tell(session, null, $"warning: engine '{engine}' prints no columns; using the default engine instead");
        return null;
    }

    private static CaptureOptions OptionsOf(ColumnWriter columns, bool salvage, ReassemblyOptions? reassembly) => new()
    {
        Reader = new CaptureReaderOptions { Salvage = salvage, BlocksAsFrames = true },
        Dissect = new DissectOptions { Needed = columns.Needed, Notes = columns.Notes },
        KeepConversations = true,
        Reassemble = reassembly is not null,
        Reassembly = reassembly,
    };

    private static int Print(Session session, string input, ColumnWriter columns, bool header, CaptureOptions options, ParallelMode? mode, Func<ColumnWriter> makeColumns)
    {
        var text = new Utf8Buffer(Utf8Buffer.DefaultLimit * 2) { FlushTo = part => session.Out.Write(part.Span) };
        using var interrupt = new Interrupt();
        using CaptureInput capture = CaptureInput.Open(session, input, options);
        if (header)
            columns.WriteHeader(text);
        capture.Capture.Reader.BeforeWait = () => Flush(session, text);
        try
        {
            long alone = mode is null ? long.MaxValue : FramesBeforeThreads;
            while (!interrupt.Came && alone-- > 0 && capture.TryRead(out Packet packet))
            {
                columns.Write(packet, text);
                if (session.OutIsTerminal)
                    Flush(session, text);
                else
                    text.FlushIfFull();
            }
            if (alone < 0 && !interrupt.Came)
            {
                Flush(session, text);
                var parallel = new ParallelOptions { Mode = mode!.Value, Cancellation = interrupt.Token };
                var formatter = new ParallelFormatter(makeColumns, part => session.Out.Write(part.Span), parallel);
                (capture.Capture.Reader.BeforeWait, capture.Capture.Reader.IsPatient) = (formatter.PassOn, true);
                formatter.Run(capture.TryRead);
            }
        }
        catch (OperationCanceledException)
        {
            return interrupt.Code;
        }
        // What was read before damage is printed before the damage is told.
        catch (JobException)
        {
            Flush(session, text);
            throw;
        }
        Flush(session, text);
        if (interrupt.Came)
            return interrupt.Code;
        capture.TellWhatLacks(session);
        return ExitCodes.Done;
    }

    private static void Flush(Session session, Utf8Buffer text)
    {
        session.Out.Write(text.Written);
        text.Clear();
    }
}
