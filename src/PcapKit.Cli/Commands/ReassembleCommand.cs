using System.CommandLine;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit reassemble</c>: datagrams and streams put together.</summary>
internal static class ReassembleCommand
{
    private const long MostForLists = 48 << 20;

    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = Descriptions.Input };
        var output = new Option<string>("--output", "-o") { HelpName = "folder", Description = "Write each datagram and each side of a stream to a file in this folder, made if need be. Without it they are only listed." };
        var format = new Option<string>("--format", "-f") { HelpName = "format", Description = "What the files hold: raw, unless given, for the bytes without what is missing; json, ndjson, plist or tree for the parsed messages." };
        var ip = new Option<bool>("--ip") { Description = "Datagrams of IPv4 and IPv6 that came in fragments." };
        var ipv4 = new Option<bool>("--ipv4") { Description = "Datagrams of IPv4." };
        var ipv6 = new Option<bool>("--ipv6") { Description = "Datagrams of IPv6." };
        var tcp = new Option<bool>("--tcp") { Description = "Sides of TCP streams. Without --ip, --ipv4, --ipv6 and --tcp everything is put together." };
        var strict = new Option<bool>("--strict") { Description = "Only what is complete." };
        var json = new Option<bool>("--json", "-j") { Description = "Print the list as JSON, one object a line." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("reassemble",
            "Puts together the datagrams of IP that came in fragments and the streams of TCP, each side by itself, and lists them: frames, bytes, what is missing, what came more than once, and the messages in them.\n"
            + "$ pcapkit reassemble in.pcap\n$ pcapkit reassemble in.pcap -o streams --tcp --strict\n$ pcapkit reassemble in.pcap -o messages -f json")
        { input, output, format, ip, ipv4, ipv6, tcp, strict, json, salvage };
        command.SetAction(parsed =>
        {
            ReassemblyProtocols protocols = (parsed.GetValue(ip) ? ReassemblyProtocols.IP : 0) | (parsed.GetValue(ipv4) ? ReassemblyProtocols.IPv4 : 0)
                | (parsed.GetValue(ipv6) ? ReassemblyProtocols.IPv6 : 0) | (parsed.GetValue(tcp) ? ReassemblyProtocols.Tcp : 0);
            string form = parsed.GetValue(format)?.ToLowerInvariant() ?? "raw";
            ReportFormatEntry? report = null;
            if (form != "raw" && !ReportFormats.Default.TryFind(form, out report))
                throw new UsageException($"There is no format '{form}'; formats are raw, {ReportFormats.Default.Names}.");
            string? folder = parsed.GetValue(output);
            if (folder is null && parsed.GetValue(format) is not null)
                throw new UsageException("A format (-f) needs a folder (-o) to write to.");
            if (folder is { Length: 0 })
                throw new UsageException("The name of the folder is empty.");
            var options = new ReassemblerOptions { Protocols = protocols == 0 ? ReassemblyProtocols.All : protocols, Strict = parsed.GetValue(strict), Store = false };
            var list = new ReassemblyList(session.Text, parsed.GetValue(json));
            return Run(session, parsed.GetValue(input)!, options, list, folder, report, parsed.GetValue(salvage));
        });
        return command;
    }

    private static int Run(Session session, string input, ReassemblerOptions options, ReassemblyList list, string? folder, ReportFormatEntry? report, bool salvage)
    {
        using var interrupt = new Interrupt();
        using var files = folder is null ? null : new ReassemblyFiles(folder, report, CaptureInput.FindInput(input));
        options = options with
        {
            // A list needs neither the bytes nor all messages.
            Output = report is not null ? null : files is null ? _ => Stream.Null : files.Open,
            MaxBytes = report is not null ? options.MaxBytes : MostForLists,
            DatagramEnded = datagram => list.Write(datagram, files?.Write(datagram)),
            StreamEnded = side => list.Write(side, files?.Write(side)),
        };
        var reassembler = new Reassembler(options: options);
        using CaptureInput capture = CaptureInput.Open(session, input, reassembler.Connect(new CaptureOptions { Reader = new CaptureReaderOptions { Salvage = salvage } }));
        try
        {
            while (!interrupt.Came && capture.TryRead(out Packet packet))
                reassembler.Observe(packet);
        }
        // What was read before damage is written before the damage is told.
        catch (JobException)
        {
            reassembler.Complete();
            throw;
        }
        if (interrupt.Came)
            return interrupt.Code;
        reassembler.Complete();
        if (options.Strict && reassembler.IncompleteCount > 0)
            App.Tell(session, null, $"{reassembler.IncompleteCount} of {reassembler.Count} are not complete and left out");
        // Messages that a list leaves out are counted in it.
        capture.TellWhatLacks(session, report is null && reassembler.LeftOutCount > 0 ? [.. reassembler.LimitsMet.Skip(1)] : reassembler.LimitsMet);
        return ExitCodes.Done;
    }
}
