using PcapKit.Protocols;

namespace PcapKit;

// Segments that were sent and not acknowledged: round trips and bytes in flight.
public sealed partial class TcpConversations
{
    private void Keep(scoped in TcpSegment segment, uint next, ref TcpDirection forward)
    {
        int place = forward.Count < _maxUnacked ? _unacked.Take() : 0;
        if (place == 0)
        {
            UnackedNotKept++;
            return;
        }
        ref UnackedSegment kept = ref _unacked[place];
        kept.Frame = segment.Number;
        kept.Time = segment.Time;
        kept.Sequence = segment.SequenceNumber;
        kept.NextSequence = next;
        kept.Next = 0;
        uint low = kept.Sequence - forward.BaseSequence, high = next - forward.BaseSequence;
        if (forward.First == 0)
        {
            forward.First = place;
            forward.State &= ~TcpDirectionState.Unordered;
            (forward.InFlightLow, forward.InFlightHigh) = (low, high);
        }
        else
        {
            _unacked[forward.Last].Next = place;
            forward.InFlightLow = Math.Min(forward.InFlightLow, low);
            forward.InFlightHigh = Math.Max(forward.InFlightHigh, high);
        }
        if (IsDisorder(kept, forward.Last, forward.BaseSequence))
            forward.State |= TcpDirectionState.Unordered;
        forward.Last = place;
        forward.Count++;
    }

    // After the base changed.
    private void MeasureList(ref TcpDirection direction)
    {
        (direction.InFlightLow, direction.InFlightHigh) = (uint.MaxValue, 0);
        direction.State |= TcpDirectionState.Unordered;
        for (int place = direction.First; place != 0; place = _unacked[place].Next)
        {
            direction.InFlightLow = Math.Min(direction.InFlightLow, _unacked[place].Sequence - direction.BaseSequence);
            direction.InFlightHigh = Math.Max(direction.InFlightHigh, _unacked[place].NextSequence - direction.BaseSequence);
        }
    }

    // Goes through the list from the oldest on; where it is in order, the first that lies behind the acknowledgment ends it.
    private void TakeAcked(scoped in TcpSegment segment, ref TcpDirection reverse, ref TcpSegmentInfo info)
    {
        uint ack = segment.AcknowledgmentNumber, origin = reverse.BaseSequence;
        // An acknowledgment half the number space away is behind some and before others.
        bool ordered = !reverse.Is(TcpDirectionState.Unordered) && !After(ack, _unacked[reverse.Last].NextSequence);
        bool disorder = false;
        uint low = uint.MaxValue, high = 0;
        int previous = 0;
        for (int place = reverse.First; place != 0;)
        {
            ref UnackedSegment sent = ref _unacked[place];
            int next = sent.Next;
            if (sent.NextSequence != ack && After(sent.NextSequence, ack))
            {
                if (After(ack, sent.Sequence))
                    sent.Sequence = ack;
                low = Math.Min(low, sent.Sequence - origin);
                if (ordered)
                    break;
                disorder |= IsDisorder(sent, previous, origin);
                high = Math.Max(high, sent.NextSequence - origin);
                previous = place;
                place = next;
                continue;
            }
            // Of several that end there the oldest is the one that is answered.
            if (sent.NextSequence == ack && info.AckedFrame == 0)
            {
                info.HasAnalysis = true;
                info.AckedFrame = sent.Frame;
                info.AckRoundTrip = segment.Time - sent.Time;
            }
            if (previous == 0)
                reverse.First = next;
            else
                _unacked[previous].Next = next;
            if (next == 0)
                reverse.Last = previous;
            reverse.Count--;
            _unacked.Free(place);
            place = next;
        }
        reverse.InFlightLow = low;
        if (ordered)
            return;
        reverse.InFlightHigh = high;
        if (!disorder)
            reverse.State &= ~TcpDirectionState.Unordered;
    }

    private bool IsDisorder(in UnackedSegment sent, int previous, uint origin)
    {
        uint low = sent.Sequence - origin;
        if (sent.NextSequence - origin < low)
            return true;
        return previous != 0 && (After(_unacked[previous].NextSequence, sent.Sequence) || low < _unacked[previous].NextSequence - origin);
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
