using System.CommandLine;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit flows</c>: the flows of a capture, a line each.</summary>
internal static class FlowsCommand
{
    private static readonly string[] Formats = ["table", "csv", "ndjson", "json"];
    private static readonly string[] Orders = ["first", "packets", "bytes", "duration"];

    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = Descriptions.Input };
        var format = new Option<string>("--format", "-f") { HelpName = "format", Description = "table, csv, ndjson or json; a table unless given." };
        var tcp = new Option<bool>("--tcp") { Description = "Only flows of TCP, or with the other two, of these protocols." };
        var udp = new Option<bool>("--udp") { Description = "Only flows of UDP." };
        var sctp = new Option<bool>("--sctp") { Description = "Only flows of SCTP." };
        var sort = new Option<string>("--sort") { HelpName = "order", Description = "packets, bytes or duration: the largest first; by first packet unless given." };
        var top = new Option<int?>("--top", "-n") { HelpName = "N", Description = "Print the first N flows of that order." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("flows", "Lists the flows of a capture: endpoints, packets and bytes each way, times, how far TCP came, round trip, retransmissions, application, community id. "
            + "CSV and JSON have all of it, a table what fits. STATE is that of Zeek: S0 no answer, S1 open, SF ended, REJ refused, RSTO and RSTR reset, OTH begun before the capture.\n"
            + "$ pcapkit flows in.pcap\n$ pcapkit flows in.pcap --sort bytes -n 10\n$ pcapkit flows in.pcap -f ndjson --tcp | jq .community_id")
        { input, format, tcp, udp, sctp, sort, top, salvage };
        var filter = new FilterArguments("Only flows with a frame that meets");
        filter.AddTo(command);
        command.SetAction(parsed =>
        {
            FlowProtocols protocols = (parsed.GetValue(tcp) ? FlowProtocols.Tcp : 0) | (parsed.GetValue(udp) ? FlowProtocols.Udp : 0) | (parsed.GetValue(sctp) ? FlowProtocols.Sctp : 0);
            string chosen = OneOf(parsed.GetValue(format), "format", Formats);
            var order = new FlowOrder(Array.IndexOf(Orders, OneOf(parsed.GetValue(sort), "order", Orders)), Checked(parsed.GetValue(top)));
            var options = new FlowOptions { Protocols = protocols == 0 ? FlowProtocols.All : protocols, KeepFrames = chosen != "table" };
            return Run(session, parsed.GetValue(input)!, options, order, chosen, parsed.GetValue(salvage), filter.Read(parsed));
        });
        return command;
    }

    private static void AddMarked(FlowRecord flow, FlowOrder order, DisplayFilter? filter)
    {
        if (ReferenceEquals(flow.Tag, filter))
            order.Add(flow);
    }

    private static int? Checked(int? top) => top is < 1 ? throw new UsageException("--top (-n) wants at least 1 flow.") : top;

    private static string OneOf(string? given, string what, string[] known) => given is null ? known[0]
        : Array.Find(known, k => k.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? throw new UsageException($"There is no {what} '{given}'; there are {string.Join(", ", known)}.");

    private static int Run(Session session, string input, FlowOptions options, FlowOrder order, string format, bool salvage, DisplayFilter? filter)
    {
        using var interrupt = new Interrupt();
        using CaptureInput capture = CaptureInput.Open(session, input, FilterArguments.Apply(filter, new CaptureOptions
        {
            Reader = new CaptureReaderOptions { Salvage = salvage },
            Dissect = new DissectOptions { Needed = options.Needed, MakeGuide = _ => new DatagramGuide() },
            FilterMarks = true,
        }));
        using FlowWriter writer = format switch
        {
            "csv" => new FlowCsv(session),
            "ndjson" => new FlowJson(session, inArray: false),
            "json" => new FlowJson(session, inArray: true),
            _ => new FlowText(session),
        };
        order.Write = writer.Write;
        // Flows are whole, and numbered as in the file; a mark says that the filter was met.
        var meter = new FlowMeter(DefaultProtocols.Registry, flow => AddMarked(flow, order, filter), options)
        {
            PacketSeen = filter is null ? null : (flow, in _, _, _) => flow.Tag ??= capture.Capture.MeetsFilter ? filter : null,
        };
        JobException? damage = null;
        try
        {
            while (!interrupt.Came && capture.TryRead(out Packet packet))
                meter.Observe(packet);
        }
        // The flows up to the damage are printed before it is told.
        catch (JobException e)
        {
            damage = e;
        }
        order.IsEnding = true;
        meter.Complete();
        order.Complete();
        writer.Complete();
        session.Flush();
        if (damage is not null)
            throw damage;
        if (interrupt.Came)
            return interrupt.Code;
        capture.TellWhatLacks(session, MetLimits.Of(flows: meter));
        if (order.OutOfOrder > 0)
            App.Tell(session, null, $"warning: {capture.Name}: too many flows to sort them all; {order.OutOfOrder} were printed out of order");
        return ExitCodes.Done;
    }
}
