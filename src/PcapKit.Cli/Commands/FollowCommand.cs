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
        var side = new Option<string>("--side") { HelpName = "side", Description = "client (who sent the first packet), server, or both; both unless given." };
        var form = new Option<string>("--as") { HelpName = "form", Description = "text, hex or raw (the bytes as they are); text for both sides, raw for one, unless given." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("follow", "Prints what the two ends of a stream said: each byte once and in its order, whatever was sent again or overtaken, and what is missing as [N bytes missing].\n"
            + "$ pcapkit follow in.pcap --stream 0\n$ pcapkit follow in.pcap --stream 0 --side server > page\n$ pcapkit follow in.pcap --udp --stream 3 --as hex")
        { input, stream, udp, side, form, salvage };
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
            Follower follower = parsed.GetValue(udp) ? new DatagramFollower(number, printer) : new StreamFollower(number, printer);
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
        capture.TellWhatLacks(session);
        if (follower.BytesBehindHole > 0)
            App.Tell(session, null, $"warning: {capture.Name}: the stream has holes at its end; {follower.BytesBehindHole} bytes behind them are left out as nobody acknowledged them ('--as text' shows them)");
        return ExitCodes.Done;
    }
}

/// <summary>Finds one stream among the packets of a capture.</summary>
internal abstract class Follower
{
    internal abstract string Name { get; }

    internal abstract IReadOnlyCollection<Protocol> Needed { get; }

    /// <summary>Whether there is such a stream.</summary>
    internal bool Found { get; private protected set; }

    /// <summary>How many streams there are.</summary>
    internal abstract long Count { get; }

    /// <summary>How many bytes were not printed since they stand behind a hole that no acknowledgment proves.</summary>
    internal virtual long BytesBehindHole => 0;

    /// <summary>Whether nothing more can come: the rest of the capture need not be read, and damage in it does not matter.</summary>
    internal virtual bool IsDone => false;

    internal abstract void Observe(in Packet packet);

    internal virtual void Complete() { }
}

/// <summary>A TCP stream.</summary>
internal sealed class StreamFollower : Follower, ITcpStreamHandler
{
    private readonly TcpReassembler _reassembler;
    private readonly FollowPrinter _printer;
    private readonly FlowOptions _options = new() { Protocols = FlowProtocols.Tcp };
    private bool _isBehindHole, _clientIsDone, _serverIsDone;
    private long _behindHole;

    internal StreamFollower(long number, FollowPrinter printer)
    {
        _printer = printer;
        // The limits of the flows, so that streams have the same numbers; one stream alone may wait as long as the capture lasts.
        _reassembler = new TcpReassembler(DefaultProtocols.Registry, stream => stream.Number == number ? Begin(stream) : null, 
            new TcpReassemblyOptions { Conversations = _options.Tcp, HoleTimeout = TimeSpan.FromDays(36500) });
    }

    internal override string Name => "TCP";

    internal override IReadOnlyCollection<Protocol> Needed => _options.Needed;

    internal override long Count => _reassembler.Conversations.Streams;

    internal override long BytesBehindHole => _behindHole;

    internal override bool IsDone => (_clientIsDone || !_printer.Wants(StreamSide.Client)) && (_serverIsDone || !_printer.Wants(StreamSide.Server));

    internal override void Observe(in Packet packet) => _reassembler.Observe(packet);

    internal override void Complete() => _reassembler.Complete();

    private StreamFollower Begin(TcpStream stream)
    {
        Found = true;
        _printer.Begin(Name, stream.Number, stream.Client.ToString(), stream.Server.ToString());
        return this;
    }

    void ITcpStreamHandler.OnData(TcpStream stream, in TcpStreamData data)
    {
        if (_isBehindHole && !_printer.ShowsGaps)
            _behindHole += _printer.Wants(data.Side) ? data.Bytes.Length : 0;
        else
            _printer.Print(data.Side, data.Bytes, data.Offset, data.Frame);
    }

    void ITcpStreamHandler.OnGap(TcpStream stream, in TcpStreamGap gap)
    {
        _isBehindHole = gap.Reason == TcpGapReason.Ended;
        _printer.PrintGap(gap.Side, gap.Length);
    }

    void ITcpStreamHandler.OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason)
    {
        _isBehindHole = false;
        if (side == StreamSide.Client)
            _clientIsDone = true;
        else
            _serverIsDone = true;
    }
}

/// <summary>The datagrams between two ports of UDP.</summary>
internal sealed class DatagramFollower : Follower
{
    private readonly FlowOptions _options = new() { Protocols = FlowProtocols.Udp, KeepFrames = false };
    private readonly FlowMeter _meter;
    private readonly long _number;
    private readonly FollowPrinter _printer;
    private long _clientBytes, _serverBytes;

    internal DatagramFollower(long number, FollowPrinter printer)
    {
        (_number, _printer) = (number, printer);
        _meter = new FlowMeter(DefaultProtocols.Registry, _ => { }, _options) { PacketSeen = Print };
    }

    internal override string Name => "UDP";

    internal override IReadOnlyCollection<Protocol> Needed => _options.Needed;

    internal override long Count => _meter.Count;

    internal override void Observe(in Packet packet) => _meter.Observe(packet);

    private void Print(FlowRecord flow, in Packet packet, int layer, bool isReverse)
    {
        if (flow.Number != _number)
            return;
        if (!Found)
            _printer.Begin(Name, flow.Number, flow.Source.ToString(), flow.Destination.ToString());
        Found = true;
        StreamSide side = isReverse ? StreamSide.Server : StreamSide.Client;
        ReadOnlySpan<byte> payload = packet[layer].Payload;
        ref long offset = ref isReverse ? ref _serverBytes : ref _clientBytes;
        _printer.Print(side, payload, offset, packet.Number, isMessage: true);
        offset += payload.Length;
    }
}
