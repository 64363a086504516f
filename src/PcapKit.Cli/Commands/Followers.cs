using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

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

    /// <summary>Why nothing was printed of the stream that was found; null where something was.</summary>
    internal virtual string? Failure => null;

    /// <summary>How many bytes are missing in the sides that are printed.</summary>
    internal virtual long MissingBytes => 0;

    /// <summary>What else is to be said at the end; null for nothing.</summary>
    internal virtual string? Remark => null;

    /// <summary>The limits that were met.</summary>
    internal abstract IReadOnlyList<string> LimitsMet { get; }

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
    private long _behindHole, _missing;

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

    internal override IReadOnlyList<string> LimitsMet => MetLimits.Of(streams: _reassembler);

    internal override long BytesBehindHole => _behindHole;

    internal override long MissingBytes => _printer.ShowsGaps ? 0 : _missing;

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
        _missing += _printer.Wants(gap.Side) ? gap.Length : 0;
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

    internal override IReadOnlyList<string> LimitsMet => MetLimits.Of(flows: _meter);

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
