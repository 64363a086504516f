namespace PcapKit.Cli.Commands;

/// <summary>Puts flows into the order that was asked for. Holds a bounded number of them.</summary>
/// <param name="order">0 for that of the first packets, 1 for packets, 2 for bytes, 3 for duration, the largest first.</param>
/// <param name="top">How many are wanted; null for all.</param>
internal sealed class FlowOrder(int order, int? top)
{
    private const int MostHeld = 1 << 16;

    private readonly PriorityQueue<FlowRecord, (long, long)> _held = new();
    // The worst first: of those that are sorted by size only the best are kept.
    private readonly PriorityQueue<FlowRecord, (long, long)> _best = new(Comparer<(long, long)>.Create((a, b) => b.CompareTo(a)));
    private readonly bool _keepsBest = order != 0 && top <= MostHeld;
    private (long, long) _last = (long.MinValue, 0);
    private long _written;

    /// <summary>Where they go.</summary>
    internal Action<FlowRecord> Write { get; set; } = _ => { };

    /// <summary>How many came after one that should have been behind them.</summary>
    internal long OutOfOrder { get; private set; }

    /// <summary>Whether all flows that come now are in the order of their first packets, so that none has to wait for another.</summary>
    internal bool IsEnding { get; set; }

    /// <summary>Takes a flow.</summary>
    internal void Add(FlowRecord flow)
    {
        (long, long) place = (Rank(flow), flow.Index);
        if (_keepsBest)
        {
            _best.Enqueue(flow, place);
            if (_best.Count > top)
                _best.Dequeue();
            return;
        }
        _held.Enqueue(flow, place);
        if (IsEnding && order == 0)
            CompleteUpTo(place);
        else if (_held.Count > MostHeld)
            WriteNext();
    }

    /// <summary>Writes what is held.</summary>
    internal void Complete()
    {
        while (_best.TryDequeue(out FlowRecord? flow, out (long, long) place))
            _held.Enqueue(flow, place);
        while (_held.Count > 0)
            WriteNext();
    }

    // Flows that ended before may begin behind this one.
    private void CompleteUpTo((long, long) last)
    {
        while (_held.TryPeek(out _, out (long, long) place) && place.CompareTo(last) <= 0)
            WriteNext();
    }

    private void WriteNext()
    {
        _held.TryDequeue(out FlowRecord? flow, out (long, long) place);
        if (_written++ >= (top ?? long.MaxValue))
            return;
        if (place.CompareTo(_last) < 0)
            OutOfOrder++;
        else
            _last = place;
        Write(flow!);
    }

    private long Rank(FlowRecord flow) => order switch
    {
        1 => -(flow.Forward.Packets + flow.Reverse.Packets),
        2 => -(flow.Forward.Bytes + flow.Reverse.Bytes),
        3 => -flow.DurationNanoseconds,
        _ => 0,
    };
}
