using PcapKit.Protocols;

namespace PcapKit;

// Segments that were sent and not acknowledged: round trips and bytes in flight.
internal sealed partial class TcpConversations
{
    // Each run is in the order of its numbers; what is sent again or overtaken begins another one.
    private const int MaxRuns = 32;
    // Within a run numbers do not wrap: well below half of them.
    private const uint LongestRun = 1 << 30;

    private void Keep(scoped in TcpSegment segment, uint next, ref TcpDirection forward)
    {
        uint low = segment.SequenceNumber - forward.BaseSequence, high = next - forward.BaseSequence;
        int run = forward.First, lastRun = 0, runs = 0;
        for (; run != 0 && !GoesOn(run, segment.SequenceNumber, next, forward.BaseSequence); run = _unacked[run].NextRun)
        {
            lastRun = run;
            runs++;
        }
        int place = forward.Count < _maxUnacked && runs < MaxRuns ? _unacked.Take() : 0;
        if (place == 0)
        {
            UnackedNotKept++;
            return;
        }
        _unacked[place] = new UnackedSegment { Frame = segment.Number, Time = segment.Time, Sequence = segment.SequenceNumber, NextSequence = next, Last = place };
        if (run != 0)
        {
            ref UnackedSegment head = ref _unacked[run];
            _unacked[head.Last].Next = place;
            head.Last = place;
        }
        else if (lastRun != 0)
        {
            _unacked[lastRun].NextRun = place;
        }
        bool isFirst = forward.First == 0;
        if (isFirst)
            forward.First = place;
        forward.InFlightLow = isFirst ? low : Math.Min(forward.InFlightLow, low);
        forward.InFlightHigh = isFirst ? high : Math.Max(forward.InFlightHigh, high);
        forward.Count++;
    }

    // Whether a segment lies behind a run, as numbers compare and as they count from the base on.
    private bool GoesOn(int run, uint sequence, uint next, uint origin)
    {
        ref UnackedSegment first = ref _unacked[run], last = ref _unacked[first.Last];
        return !Wraps(last.Sequence, last.NextSequence, origin) && !Wraps(last.NextSequence, sequence, origin) && !Wraps(sequence, next, origin)
            && !After(last.NextSequence, sequence) && next - first.Sequence <= LongestRun;
    }

    private static bool Wraps(uint from, uint to, uint origin) => to - origin < from - origin;

    // After the base changed. A run that lies on both sides of the new one is split: that is as often as there may be runs, then it is gone.
    private void MeasureRuns(ref TcpDirection direction)
    {
        (direction.InFlightLow, direction.InFlightHigh) = (uint.MaxValue, 0);
        int runs = 0;
        for (int run = direction.First, previous = 0; run != 0;)
        {
            ref UnackedSegment first = ref _unacked[run];
            int kept = run;
            if (run != first.Last && Wraps(first.Sequence, _unacked[first.Last].NextSequence, direction.BaseSequence))
                Split(run, direction.BaseSequence);
            int nextRun = first.NextRun;
            uint low = first.Sequence - direction.BaseSequence, high = _unacked[first.Last].NextSequence - direction.BaseSequence;
            if (++runs > MaxRuns)
                kept = Drop(run, ref direction);
            else
                (direction.InFlightLow, direction.InFlightHigh) = (Math.Min(direction.InFlightLow, low), Math.Max(direction.InFlightHigh, high));
            Link(ref direction, ref previous, kept, nextRun);
            run = nextRun;
        }
    }

    // Ends a run where its numbers wrap; the rest becomes the next run.
    private void Split(int run, uint origin)
    {
        ref UnackedSegment first = ref _unacked[run];
        int place = run;
        while (place != first.Last && !Wraps(first.Sequence, _unacked[place].NextSequence, origin)
            && !Wraps(_unacked[place].NextSequence, _unacked[_unacked[place].Next].NextSequence, origin))
            place = _unacked[place].Next;
        if (place == first.Last)
            return;
        ref UnackedSegment last = ref _unacked[place], rest = ref _unacked[last.Next];
        (rest.Last, rest.NextRun) = (first.Last, first.NextRun);
        (first.Last, first.NextRun) = (place, last.Next);
        last.Next = 0;
    }

    // Takes what is acknowledged from the front of each run.
    private void TakeAcked(scoped in TcpSegment segment, ref TcpDirection reverse, ref TcpSegmentInfo info)
    {
        uint low = uint.MaxValue, high = 0;
        for (int run = reverse.First, previous = 0; run != 0;)
        {
            int nextRun = _unacked[run].NextRun;
            int kept = TakeAcked(run, segment, ref reverse.Count, ref info);
            if (kept != 0)
            {
                ref UnackedSegment first = ref _unacked[kept];
                low = Math.Min(low, first.Sequence - reverse.BaseSequence);
                high = Math.Max(high, _unacked[first.Last].NextSequence - reverse.BaseSequence);
            }
            Link(ref reverse, ref previous, kept, nextRun);
            run = nextRun;
        }
        (reverse.InFlightLow, reverse.InFlightHigh) = (low, high);
    }

    // Returns the new first segment of the run; 0 where nothing is left.
    private int TakeAcked(int run, scoped in TcpSegment segment, ref int count, ref TcpSegmentInfo info)
    {
        uint ack = segment.AcknowledgmentNumber;
        int last = _unacked[run].Last;
        bool isAll = !After(_unacked[last].NextSequence, ack);
        for (int place = run; place != 0;)
        {
            ref UnackedSegment sent = ref _unacked[place];
            if (!isAll && After(sent.NextSequence, ack))
            {
                if (After(ack, sent.Sequence))
                    sent.Sequence = ack;
                sent.Last = last;
                return place;
            }
            // Of several that end there the oldest is the one that is answered.
            if (sent.NextSequence == ack && (info.AckedFrame == 0 || sent.Frame < info.AckedFrame))
            {
                info.HasAnalysis = true;
                info.AckedFrame = sent.Frame;
                info.AckRoundTrip = segment.Time - sent.Time;
            }
            int next = sent.Next;
            _unacked.Free(place);
            count--;
            place = next;
        }
        return 0;
    }

    // What is left of a run, 0 for nothing, stands behind the one before.
    private void Link(ref TcpDirection direction, ref int previous, int kept, int nextRun)
    {
        int first = kept != 0 ? kept : nextRun;
        if (previous == 0)
            direction.First = first;
        else
            _unacked[previous].NextRun = first;
        if (kept == 0)
            return;
        _unacked[kept].NextRun = nextRun;
        previous = kept;
    }

    private int Drop(int run, ref TcpDirection direction)
    {
        int count = 1;
        for (int place = run; place != _unacked[run].Last; place = _unacked[place].Next)
            count++;
        _unacked.Free(run, _unacked[run].Last);
        direction.Count -= count;
        UnackedNotKept += count;
        return 0;
    }

    // The oldest segment in flight; there is one.
    private ref readonly UnackedSegment OldestOf(in TcpDirection direction)
    {
        int oldest = direction.First;
        for (int run = _unacked[oldest].NextRun; run != 0; run = _unacked[run].NextRun)
        {
            if (_unacked[run].Frame < _unacked[oldest].Frame)
                oldest = run;
        }
        return ref _unacked[oldest];
    }

    private void Release(ref TcpDirection direction)
    {
        for (int run = direction.First; run != 0;)
        {
            int next = _unacked[run].NextRun;
            _unacked.Free(run, _unacked[run].Last);
            run = next;
        }
    }

    private static void MeasureInFlight(scoped in TcpSegment segment, ref TcpDirection forward, in TcpDirection reverse, ref TcpSegmentInfo info)
    {
        uint inFlight = forward.InFlightHigh - forward.InFlightLow - reverse.SackedBytes;
        bool isFirst = forward.Is(TcpDirectionState.LastHadPush);
        forward.PushBytes = isFirst ? (uint)segment.DataLength : forward.PushBytes + (uint)segment.DataLength;
        forward.State = (segment.Flags & TcpFlags.Psh) != 0
            ? forward.State | TcpDirectionState.LastHadPush
            : forward.State & ~TcpDirectionState.LastHadPush;
        info.HasAnalysis = true;
        if (inFlight is 0 or >= LargestInFlight)
            return;
        // SYN and FIN take a sequence number but are no bytes.
        info.BytesInFlight = inFlight - ((segment.Flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0);
        info.PushBytesSent = info.BytesInFlight != 0 ? forward.PushBytes : 0;
    }
}
