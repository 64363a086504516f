using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Puts TCP streams together: gives the bytes of each side in their order, and says exactly what is missing.</summary>
/// <remarks>
/// Show it every dissected packet in the order of the capture, and call <see cref="Complete"/> at the end. A stream may begin in its middle. What comes before its
/// turn waits until the bytes before it come, the other side acknowledges bytes behind them, so that the capture must lack them, or a limit is met.
/// The streams are those of <c>tcp.stream</c>: the same addresses and ports begin a new one with a SYN that has another sequence number. Data sent again are left
/// out, and so is what a window probe or keep-alive repeats. Not for several threads at once.
/// </remarks>
public sealed class TcpReassembler
{
    private readonly TcpTracker _tracker;
    private readonly Func<TcpStream, ITcpStreamHandler?> _open;
    private readonly TcpReassemblyOptions _options;
    private readonly long _timeout;
    // By the slot of the conversation.
    private TcpStream?[] _streams = new TcpStream?[64];
    private TcpStreamQueue? _firstInLine, _lastInLine;

    /// <summary>A reassembler that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="open">Asked once for each stream; gives what receives it, or null where it is of no interest.</param>
    /// <param name="options">Policy and limits; null for the usual ones.</param>
    public TcpReassembler(ProtocolRegistry registry, Func<TcpStream, ITcpStreamHandler?> open, TcpReassemblyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        _options = options ?? new TcpReassemblyOptions();
        _tracker = new TcpTracker(registry, _options.Conversations, measuresFlight: false);
        _open = open;
        _timeout = (long)_options.HoleTimeout.TotalNanoseconds;
    }

    /// <summary>The conversations: how many streams there were, limits met.</summary>
    public TcpConversationCounts Conversations => _tracker.Counts;

    /// <summary>How many bytes of memory wait for others.</summary>
    public long WaitingBytes { get; private set; }

    /// <summary>How many holes were given up since a limit was met.</summary>
    public long HolesGivenUp { get; private set; }

    /// <summary>Takes the TCP segments of a packet.</summary>
    /// <param name="packet">The packet.</param>
    public void Observe(in Packet packet)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        for (int layer = _tracker.FindLayer(records); layer >= 0; layer = _tracker.FindLayer(records, layer + 1))
        {
            if (_tracker.TryObserve(packet, layer, out TcpSegmentInfo info))
                Accept(packet, layer, info);
        }
    }

    /// <summary>Takes a segment whose conversation was asked already.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="layer">Its TCP layer.</param>
    /// <param name="info">What the conversation tells.</param>
    internal void Accept(in Packet packet, int layer, in TcpSegmentInfo info)
    {
        TcpStream stream = StreamOf(packet, layer, info);
        if (stream.Handler is null || !info.IsAnalysed)
            return;
        LayerSlice slice = packet[layer];
        var tcp = new TcpView(slice.Bytes);
        StreamSide side = info.IsReverse ? StreamSide.Server : StreamSide.Client;
        TcpStreamQueue sender = QueueOf(stream, side);
        TcpStreamQueue receiver = QueueOf(stream, side == StreamSide.Client ? StreamSide.Server : StreamSide.Client);
        long time = TcpTracker.TimeOf(packet);
        stream.LastTime = time;
        if (tcp.Ack && receiver.HasBase)
            Acknowledge(receiver, receiver.PlaceOf(tcp.AcknowledgmentNumber), packet.Number);
        uint sequence = tcp.Syn ? tcp.SequenceNumber + 1 : tcp.SequenceNumber;
        // An answer to SYN with another number takes the place of the first one (Wireshark: the base changes).
        if (!sender.HasBase || (tcp.Syn && sender is { Next: 0, Count: 0 }))
            sender.Begin(sequence);
        if (tcp.Syn)
            stream.Handler.OnBegin(stream, side, slice.Header);
        int length = Math.Max(0, slice.ReportedLength - tcp.DataOffset * 4);
        var segment = new TcpArrival { Start = sender.PlaceOf(sequence), Bytes = slice.Payload, Length = length, Frame = packet.Number, Time = time };
        if (length > 0 && !sender.IsEnded)
            Place(sender, segment);
        // Nobody takes a FIN beside a SYN or RST seriously: those are looked at first (RFC 9293, section 3.10.7.4).
        if (tcp.Fin && !tcp.Syn && !tcp.Rst && sender.End < 0 && segment.End >= sender.Next)
            sender.End = segment.End;
        stream.IsReset |= tcp.Rst;
        EndWhereFinished(sender);
        GiveUpOldHoles(time, packet.Number);
    }

    /// <summary>Ends all streams: what waits is given with the gaps before it.</summary>
    public void Complete()
    {
        foreach (TcpStream? stream in _streams.OfType<TcpStream>().OrderBy(s => s.Number))
            Close(stream, TcpStreamEnd.CaptureEnded);
        Array.Clear(_streams);
    }

    /// <summary>The stream of a segment that was taken, or null.</summary>
    /// <param name="info">What the conversation tells of it.</param>
    internal TcpStream? FindStream(in TcpSegmentInfo info) =>
        info.Slot < _streams.Length && _streams[info.Slot] is { } stream && stream.Number == info.Stream ? stream : null;

    /// <summary>The place of the first byte of a segment that was taken, in the stream of its side.</summary>
    internal static long PlaceOf(TcpStream stream, StreamSide side, uint sequence) => stream.QueueOf(side)?.PlaceOf(sequence) ?? 0;

    /// <summary>Whether bytes before a place are still waited for.</summary>
    internal static bool IsBehindHole(TcpStream stream, StreamSide side, long place) => stream.QueueOf(side) is { Count: > 0 } queue && place > queue.Next;

    /// <summary>Whether a side has gone past a sequence number already.</summary>
    internal static bool WasTaken(TcpStream stream, StreamSide side, uint sequence) => stream.QueueOf(side) is { HasBase: true } queue && queue.PlaceOf(sequence) < queue.Next;

    private TcpStream StreamOf(in Packet packet, int layer, in TcpSegmentInfo info)
    {
        if (info.Slot >= _streams.Length)
            Array.Resize(ref _streams, Math.Max(_streams.Length * 2, info.Slot + 1));
        ref TcpStream? known = ref _streams[info.Slot];
        if (known?.Number == info.Stream)
            return known;
        _tracker.FindEnds(packet, layer, out FlowKey key, out bool senderIsSecond);
        if (known is not null)
            Close(known, known.IsBetween(key) ? TcpStreamEnd.Replaced : TcpStreamEnd.Evicted);
        known = new TcpStream(info.Stream, key, senderIsSecond != info.IsReverse, packet.Number, TcpTracker.TimeOf(packet));
        known.Handler = _open(known);
        return known;
    }

    private static TcpStreamQueue QueueOf(TcpStream stream, StreamSide side) => stream.QueueOf(side) ??= new TcpStreamQueue(stream, side);

    // In its turn it goes straight to the handler, without a copy.
    private void Place(TcpStreamQueue queue, TcpArrival segment)
    {
        if (segment.End <= queue.Next)
            return;
        if (segment.Start < queue.Next)
            segment = segment.From(queue.Next);
        if (segment.Start == queue.Next && (queue.Count == 0 || _options.Overlap == OverlapPolicy.First && segment.End <= queue.FirstWaiting))
        {
            Give(queue, segment.Bytes[..Math.Min(segment.Bytes.Length, segment.Length)], segment.Length, segment.Frame, segment.Time);
            Drain(queue);
            // While data come in their turn, what waits far ahead may be a stray segment, and the hole before it is none.
            if (queue.IsInLine && segment.Time - queue.WaitsSince > _timeout / 2)
            {
                Leave(queue);
                Enter(queue, segment.Time);
            }
            return;
        }
        long size = queue.Size;
        queue.Keep(segment, _options.Overlap, out TcpStreamOverlap overlap);
        WaitingBytes += queue.Size - size;
        if (overlap.Length > 0)
            queue.Stream.Handler!.OnOverlap(queue.Stream, overlap);
        Drain(queue);
        if (queue.Count > 0 && !queue.IsInLine)
            Enter(queue, segment.Time);
        while (queue.Count > _options.MaxWaitingSegments || queue.Size > _options.MaxWaitingBytes)
            GiveUp(queue, segment.Frame, segment.Time);
        while (WaitingBytes > _options.MaxWaitingBytesInAll && _firstInLine is { } oldest)
            GiveUp(oldest, segment.Frame, segment.Time);
    }

    private static void Give(TcpStreamQueue queue, ReadOnlySpan<byte> bytes, int length, long frame, long time)
    {
        ITcpStreamHandler handler = queue.Stream.Handler!;
        long offset = queue.Next;
        queue.Advance(offset + length);
        if (bytes.Length > 0)
            handler.OnData(queue.Stream, new TcpStreamData { Side = queue.Side, Bytes = bytes, Offset = offset, Frame = frame, Time = time });
        if (bytes.Length < length)
            handler.OnGap(queue.Stream, new TcpStreamGap { Side = queue.Side, Offset = offset + bytes.Length, Length = length - bytes.Length, Reason = TcpGapReason.Cut, Frame = frame });
    }

    private void Drain(TcpStreamQueue queue)
    {
        while (queue.TryTake(out TcpPiece piece))
        {
            WaitingBytes -= piece.Size;
            try
            {
                if (piece.Length > 0)
                    Give(queue, piece.Bytes, piece.Length, piece.Frame, piece.Time);
            }
            finally
            {
                piece.Release();
            }
        }
        if (queue.Count == 0)
            Leave(queue);
    }

    // As in Wireshark a hole is certain once bytes behind it are acknowledged; an acknowledgment alone may overtake the data on their way to the capture.
    private void Acknowledge(TcpStreamQueue queue, long place, long frame)
    {
        queue.Acknowledged = Math.Max(queue.Acknowledged, place);
        while (queue.Count > 0 && place > queue.FirstWaiting)
            Skip(queue, queue.FirstWaiting, TcpGapReason.NotCaptured, frame);
        EndWhereFinished(queue);
    }

    private void Skip(TcpStreamQueue queue, long place, TcpGapReason reason, long frame)
    {
        long offset = queue.Next;
        queue.Advance(place);
        queue.Stream.Handler!.OnGap(queue.Stream, new TcpStreamGap { Side = queue.Side, Offset = offset, Length = place - offset, Reason = reason, Frame = frame });
        Drain(queue);
    }

    private void GiveUp(TcpStreamQueue queue, long frame, long time)
    {
        HolesGivenUp++;
        Skip(queue, queue.FirstWaiting, TcpGapReason.GivenUp, frame);
        EndWhereFinished(queue);
        if (queue.Count == 0)
            return;
        Leave(queue);
        Enter(queue, time);
    }

    private void GiveUpOldHoles(long time, long frame)
    {
        while (_firstInLine is { } oldest && time - oldest.WaitsSince > _timeout)
            GiveUp(oldest, frame, time);
    }

    private void EndWhereFinished(TcpStreamQueue queue)
    {
        if (queue.End < 0 || queue.Next < queue.End || queue.IsEnded)
            return;
        queue.IsEnded = true;
        // Nothing belongs behind a FIN.
        WaitingBytes -= queue.Size;
        queue.Clear();
        Leave(queue);
        queue.Stream.Handler!.OnEnd(queue.Stream, queue.Side, TcpStreamEnd.Finished);
    }

    private void Close(TcpStream stream, TcpStreamEnd reason)
    {
        if (stream.Handler is null)
            return;
        foreach (StreamSide side in (ReadOnlySpan<StreamSide>)[StreamSide.Client, StreamSide.Server])
        {
            TcpStreamQueue queue = QueueOf(stream, side);
            while (queue.Count > 0)
                Skip(queue, queue.FirstWaiting, TcpGapReason.Ended, 0);
            // What was acknowledged was sent; one byte more may be the FIN.
            long sent = queue.End >= 0 ? queue.End : queue.Acknowledged > queue.Next + 1 ? queue.Acknowledged : queue.Next;
            if (sent > queue.Next && !queue.IsEnded)
                Skip(queue, sent, TcpGapReason.NotCaptured, 0);
            EndWhereFinished(queue);
            if (!queue.IsEnded)
                stream.Handler.OnEnd(stream, side, stream.IsReset ? TcpStreamEnd.Reset : reason);
            queue.IsEnded = true;
        }
    }

    private void Enter(TcpStreamQueue queue, long time)
    {
        (queue.IsInLine, queue.WaitsSince, queue.Before, queue.Behind) = (true, time, _lastInLine, null);
        if (_lastInLine is null)
            _firstInLine = queue;
        else
            _lastInLine.Behind = queue;
        _lastInLine = queue;
    }

    private void Leave(TcpStreamQueue queue)
    {
        if (!queue.IsInLine)
            return;
        queue.IsInLine = false;
        if (queue.Before is null)
            _firstInLine = queue.Behind;
        else
            queue.Before.Behind = queue.Behind;
        if (queue.Behind is null)
            _lastInLine = queue.Before;
        else
            queue.Behind.Before = queue.Before;
        queue.Before = queue.Behind = null;
    }
}
