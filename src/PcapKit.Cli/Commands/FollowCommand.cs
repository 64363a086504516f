using System.CommandLine;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit follow</c>: what the two ends of a stream said.</summary>
internal static class FollowCommand
{
    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = Descriptions.Input };
        var stream = new Option<long>("--stream", "-s") { HelpName = "N", Description = "The stream, as tcp.stream or udp.stream and as 'pcapkit flows' number them, from 0; 0 unless given." };
        var udp = new Option<bool>("--udp") { Description = "A stream of UDP datagrams instead of TCP." };
        var http = new Option<bool>("--http") { Description = "The messages of HTTP/1 in a TCP stream, with their bodies decoded: no chunks, no compression." };
        var side = new Option<string>("--side") { HelpName = "side", Description = "client (who sent the first packet), server, or both; both unless given." };
        var form = new Option<string>("--as") { HelpName = "form", Description = "text, hex or raw (the bytes as they are); text for both sides, raw for one, unless given." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("follow", "Prints what the two ends of a stream said: each byte once and in its order, whatever was sent again or overtaken, and what is missing as [N bytes missing].\n"
            + "$ pcapkit follow in.pcap --stream 0\n$ pcapkit follow in.pcap --stream 0 --side server > page\n$ pcapkit follow in.pcap --udp --stream 3 --as hex\n$ pcapkit follow in.pcap --http --stream 2")
        { input, stream, udp, http, side, form, salvage };
        command.SetAction(parsed =>
        {
            StreamSide? chosen = parsed.GetValue(side) switch
            {
                null or "both" => null,
                "client" => StreamSide.Client,
                "server" => StreamSide.Server,
                { } other => throw new UsageException($"There is no side '{other}'; there are client, server and both."),
            };
            FollowPrinter printer = (parsed.GetValue(form) ?? (chosen is null ? "text" : "raw")) switch
            {
                "text" => new FollowText(session, asHex: false),
                "hex" => new FollowText(session, asHex: true),
                "raw" => new FollowRaw(session),
                { } other => throw new UsageException($"There is no form '{other}'; there are text, hex and raw."),
            };
            printer.Only = chosen;
            long number = parsed.GetValue(stream);
            if (number < 0)
                throw new UsageException("Streams are numbered from 0.");
            if (parsed.GetValue(udp) && parsed.GetValue(http))
                throw new UsageException("HTTP/1 is in TCP streams: either --http or --udp.");
            Follower follower = parsed.GetValue(udp) ? new DatagramFollower(number, printer)
                : parsed.GetValue(http) ? new HttpFollower(number, printer)
                : new StreamFollower(number, printer);
            return Run(session, parsed.GetValue(input)!, follower, number, parsed.GetValue(salvage));
        });
        return command;
    }

    private static int Run(Session session, string input, Follower follower, long number, bool salvage)
    {
        using var interrupt = new Interrupt();
        using CaptureInput capture = CaptureInput.Open(session, input, new CaptureOptions
        {
            Reader = new CaptureReaderOptions { Salvage = salvage },
            Dissect = new DissectOptions { Needed = follower.Needed, MakeGuide = _ => new DatagramGuide() },
        });
        JobException? damage = null;
        try
        {
            while (!interrupt.Came && !follower.IsDone && capture.TryRead(out Packet packet))
                follower.Observe(packet);
        }
        // What was said before the damage is printed before it is told.
        catch (JobException e)
        {
            damage = e;
        }
        follower.Complete();
        session.Flush();
        if (interrupt.Came)
            return interrupt.Code;
        if (!follower.Found)
            throw damage ?? new JobException(capture.Name, follower.Count == 0 ? $"there is no {follower.Name} stream" : $"there is no {follower.Name} stream {number}: the last one is {follower.Count - 1}");
        // As where a capture was ended early: the stream is printed as far as it goes.
        if (damage is not null)
            App.Tell(session, null, $"warning: {damage.File}: {damage.Message}; the stream may go on behind it");
        capture.TellWhatLacks(session, follower.LimitsMet);
        if (follower.Failure is { } failure)
            throw new JobException(capture.Name, failure);
        if (follower.MissingBytes > 0)
            App.Tell(session, null, $"warning: {capture.Name}: {follower.MissingBytes} bytes are missing in the capture, and nothing stands for them ('--as text' shows where)");
        if (follower.Remark is { } remark)
            App.Tell(session, null, $"warning: {capture.Name}: {remark}");
        if (follower.BytesBehindHole > 0)
            App.Tell(session, null, $"warning: {capture.Name}: the stream has holes at its end; {follower.BytesBehindHole} bytes behind them are left out as nobody acknowledged them ('--as text' shows them)");
        return ExitCodes.Done;
    }
}
