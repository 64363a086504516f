using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit trace</c>: the packets of each flow in a file of its own.</summary>
internal static class TraceCommand
{
    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = Descriptions.Input };
        var output = new Option<string>("--output", "-o") { HelpName = "folder", Description = "The folder of the files, made if need be; 'tmp' unless given." };
        var format = new Option<string>("--format", "-f") { HelpName = "format", Description = "The format of the files: pcap, pcapng, json, ndjson, plist or tree; pcap unless given." };
        var tcp = new Option<bool>("--tcp") { Description = "Flows of TCP only." };
        var udp = new Option<bool>("--udp") { Description = "Flows of UDP only." };
        var apart = new Option<bool>("--apart") { Description = "A file for each direction; otherwise both are in one." };
        var bigEndian = new Option<bool>("--big-endian") { Description = "Numbers of pcap and pcapng with the most significant byte first." };
        var nanoseconds = new Option<bool>("--nanoseconds") { Description = "Times of pcap in nanoseconds, and not as in the input." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Print the label of each flow as it ends." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("trace", "Writes the packets of each TCP and UDP flow to a file of its own, named source_port-destination_port-time.\n"
            + "$ pcapkit trace in.pcap -o flows\n$ pcapkit trace in.pcap -o flows --tcp --apart -f json")
        { input, output, format, tcp, udp, apart, bigEndian, nanoseconds, verbose, salvage };
        var filter = new FilterArguments();
        filter.AddTo(command);
        command.SetAction(parsed =>
        {
            FlowProtocols protocols = (parsed.GetValue(tcp) ? FlowProtocols.Tcp : 0) | (parsed.GetValue(udp) ? FlowProtocols.Udp : 0);
            var options = new FlowTracerOptions
            {
                Folder = parsed.GetValue(output) ?? "tmp",
                Format = parsed.GetValue(format)?.ToLowerInvariant() ?? Formats.Pcap,
                Protocols = protocols == 0 ? FlowProtocols.Tcp | FlowProtocols.Udp : protocols,
                Apart = parsed.GetValue(apart),
                BigEndian = parsed.GetValue(bigEndian),
                Nanoseconds = parsed.GetValue(nanoseconds) ? true : null,
            };
            return Trace(session, parsed.GetValue(input)!, options, parsed.GetValue(verbose), parsed.GetValue(salvage), filter.Read(parsed));
        });
        return command;
    }

    private static int Trace(Session session, string input, FlowTracerOptions options, bool verbose, bool salvage, DisplayFilter? filter)
    {
        if (options.Folder.Length == 0)
            throw new UsageException("The name of the folder is empty.");
        bool isReport = options.Format is not (Formats.Pcap or Formats.PcapNg);
        using var interrupt = new Interrupt();
        using CaptureInput capture = CaptureInput.Open(session, input, FilterArguments.Apply(filter, new CaptureOptions
        {
            Reader = new CaptureReaderOptions { Salvage = salvage },
            Dissect = isReport ? null : new DissectOptions { Needed = options.Flows.Needed, MakeGuide = _ => new DatagramGuide() },
            KeepConversations = isReport,
        }));
        long flows = 0;
        options = options with
        {
            Keep = capture.Name == FileNames.Standard ? null : capture.Name,
            Nanoseconds = options.Nanoseconds ?? (capture.Capture.Format.Resolution is { } resolution ? resolution != TimestampResolution.Microseconds : null),
        };
        using var tracer = new FlowTracer(capture.Capture.Registry, options)
        {
            FlowEnded = flow =>
            {
                flows++;
                if (verbose)
                    session.Text.WriteLine($"{flow.Label}\t{flow.Packets}");
            },
        };
        try
        {
            while (!interrupt.Came && capture.TryRead(out Packet packet))
                tracer.Observe(packet);
        }
        // What was read before damage is written before the damage is told.
        catch (JobException)
        {
            tracer.Complete();
            throw;
        }
        if (interrupt.Came)
            return interrupt.Code;
        tracer.Complete();
        Tell(session, options, flows);
        capture.TellWhatLacks(session, tracer.LimitsMet);
        return ExitCodes.Done;
    }

    private static void Tell(Session session, FlowTracerOptions options, long flows) =>
        App.Tell(session, null, flows == 0 ? "there are no flows" : $"{flows} {(flows == 1 ? "flow" : "flows")} in '{options.Folder}'");
}
