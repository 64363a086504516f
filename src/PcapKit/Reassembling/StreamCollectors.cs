namespace PcapKit;

/// <summary>Collects the sides of streams, and the messages in them.</summary>
internal sealed class StreamCollectors(ReassemblerOptions options, MessageDissector dissector, Action<ReassembledStream, long> ended, Func<long> roomLeft) : IStreamMessageHandler
{
    /// <summary>Streams that nobody parses are dissected as one message up to this length.</summary>
    private const int LongestUnparsed = 1 << 20;

    private readonly Dictionary<TcpStream, Collector> _open = [];

    internal StreamParsing? Parsing { get; set; }

    /// <summary>About how many bytes of memory the sides take that have not ended, and what their parsers keep.</summary>
    internal long HeldBytes => _held + (Parsing?.HeldBytes ?? 0);

    private long _held;

    // Nothing is collected where nobody takes it.
    private bool IsWanted => options.Store || options.StreamEnded is not null || options.Output is not null;

    internal ITcpStreamHandler? Open(TcpStream stream)
    {
        if (!IsWanted)
            return null;
        var collector = new Collector(this, stream, Parsing?.Open(stream));
        _open.Add(stream, collector);
        return collector;
    }

    public void OnMessage(in StreamMessage message)
    {
        if (!_open.TryGetValue(message.Stream, out Collector? collector))
            return;
        ref SideState? state = ref collector.StateOf(message.Side);
        SideState side = state ??= new SideState(new ReassembledStream(message.Stream, message.Side));
        side.Result.MessageCount++;
        if (roomLeft() < message.Bytes.Length * 2L + 1024)
            return;
        Add(side, dissector.Dissect(message, side.Result.MessageCount));
    }

    private void Add(SideState side, ReassembledMessage message)
    {
        side.Result.Add(message);
        side.Messages += message.Size;
        _held += message.Size;
    }

    private void Take(Collector collector, in TcpStreamData data)
    {
        ref SideState? state = ref collector.StateOf(data.Side);
        SideState side = state ??= new SideState(new ReassembledStream(collector.Stream, data.Side));
        ReassembledStream result = side.Result;
        if (result.Length == 0 && options.Output is { } open)
            (result.Output, result.IsElsewhere) = (open(result), true);
        long size = result.Size;
        result.Add(data, roomLeft());
        _held += result.Size - size;
        result.Output?.Write(data.Bytes);
    }

    private void End(Collector collector, StreamSide which, TcpStreamEnd reason)
    {
        ref SideState? state = ref collector.StateOf(which);
        collector.EndedSides++;
        if (collector.EndedSides == 2)
            _open.Remove(collector.Stream);
        if (state is not { } side)
            return;
        state = null;
        ReassembledStream result = side.Result;
        result.End = reason;
        // Neither bytes nor gaps: it only acknowledged.
        if (result.Length > 0 || result.Gaps.Count > 0)
        {
            if (options.Parse && result.MessageCount == 0)
                DissectUnparsed(side);
            result.Output?.Dispose();
            result.Output = null;
            ended(result, side.Messages);
        }
        _held -= result.Size + side.Messages;
    }

    // As in a packet: the lower port is asked first.
    private void DissectUnparsed(SideState side)
    {
        ReassembledStream result = side.Result;
        if (result.Runs.Count == 0 || result.Runs[0].Bytes.Length is 0 or > LongestUnparsed || roomLeft() < result.Runs[0].Bytes.Length * 2L + 1024)
            return;
        DataRun run = result.Runs[0];
        uint low = Math.Min(result.Stream.ClientPort, result.Stream.ServerPort), high = Math.Max(result.Stream.ClientPort, result.Stream.ServerPort);
        long[] frames = [.. result.Frames];
        ReassembledMessage? message = dissector.DissectByPort(run.Bytes.Span, low, run.Offset, frames) ?? dissector.DissectByPort(run.Bytes.Span, high, run.Offset, frames);
        if (message is null)
            return;
        result.MessageCount = 1;
        Add(side, message);
    }

    private sealed class SideState(ReassembledStream result)
    {
        internal ReassembledStream Result { get; } = result;

        internal long Messages { get; set; }
    }

    private sealed class Collector(StreamCollectors owner, TcpStream stream, ITcpStreamHandler? parsed) : ITcpStreamHandler
    {
        private SideState? _client, _server;

        internal TcpStream Stream { get; } = stream;

        internal int EndedSides { get; set; }

        internal ref SideState? StateOf(StreamSide side) => ref side == StreamSide.Client ? ref _client : ref _server;

        public void OnBegin(TcpStream stream, StreamSide side, ReadOnlySpan<byte> header) =>
            (StateOf(side) ??= new SideState(new ReassembledStream(stream, side))).Result.Begin(header);

        public void OnData(TcpStream stream, in TcpStreamData data)
        {
            owner.Take(this, data);
            parsed?.OnData(stream, data);
        }

        public void OnGap(TcpStream stream, in TcpStreamGap gap)
        {
            ref SideState? state = ref StateOf(gap.Side);
            ReassembledStream result = (state ??= new SideState(new ReassembledStream(stream, gap.Side))).Result;
            long size = result.Size;
            result.AddGap(gap);
            owner._held += result.Size - size;
            parsed?.OnGap(stream, gap);
        }

        public void OnOverlap(TcpStream stream, in TcpStreamOverlap overlap)
        {
            ref SideState? state = ref StateOf(overlap.Side);
            (state ??= new SideState(new ReassembledStream(stream, overlap.Side))).Result.AddOverlap(overlap);
            parsed?.OnOverlap(stream, overlap);
        }

        public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason)
        {
            // The last message may end here.
            parsed?.OnEnd(stream, side, reason);
            owner.End(this, side, reason);
        }
    }
}
