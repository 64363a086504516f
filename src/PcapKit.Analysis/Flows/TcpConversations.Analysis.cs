using PcapKit.Protocols;

namespace PcapKit;

// The rules by which Wireshark names segments. Their order matters: some end the search for others.
internal sealed partial class TcpConversations
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst;
    private const ulong FastRetransmissionTime = 20_000_000, ReorderingTime = 3_000_000;
    // In the place of a count of duplicate acknowledgments; more than any.
    private const uint AckedBeyond = uint.MaxValue;
    private const uint LargestInFlight = 2_000_000_000;

    private static bool After(uint left, uint right) => (int)(right - left) < 0;

    private void Analyse(scoped in TcpSegment segment, ref TcpDirection forward, ref TcpDirection reverse, long initialRoundTrip, ref TcpSegmentInfo info)
    {
        uint sequence = segment.SequenceNumber, ack = segment.AcknowledgmentNumber;
        uint length = (uint)segment.DataLength;
        TcpFlags flags = segment.Flags;
        FindBases(segment, ref forward, ref reverse);
        TcpAnalysis analysis = info.Analysis | NameByState(segment, ref forward, reverse, ref info);
        if (ack != forward.LastAck)
        {
            forward.LastNewAckFrame = segment.Number;
            forward.DuplicateAcks = 0;
        }
        if ((flags & TcpFlags.Ack) != 0 && reverse.Contiguous != 0 && After(ack, reverse.Contiguous))
            analysis |= NameAckBeyond(ref reverse, ref info);
        bool takesSequence = length > 0 || (flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0;
        if (takesSequence && (analysis & TcpAnalysis.KeepAlive) == 0)
            analysis |= NameRepeated(segment, forward, reverse, initialRoundTrip, ref info);
        uint next = sequence + length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0);
        if (takesSequence && _measuresFlight)
            Keep(segment, next, ref forward);
        MoveOn(segment, next, analysis, ref forward);
        if (reverse.First != 0)
            TakeAcked(segment, ref reverse, ref info);
        if (length != 0 && forward.First != 0 && !forward.Is(TcpDirectionState.InFlightUnknown))
            MeasureInFlight(segment, ref forward, reverse, ref info);
        info.IsAnalysed = true;
        info.HasAnalysis |= analysis != 0;
        info.Analysis = analysis;
        info.RelativeSequence = sequence - forward.BaseSequence;
        info.RelativeNextSequence = next - forward.BaseSequence;
        info.RelativeAck = (flags & TcpFlags.Ack) != 0 ? ack - reverse.BaseSequence : ack;
    }

    // Without the SYN the first number counts as 1, so that streams that begin in the middle look like others.
    private void FindBases(scoped in TcpSegment segment, ref TcpDirection forward, ref TcpDirection reverse)
    {
        if (!forward.Is(TcpDirectionState.HasBase))
        {
            forward.BaseSequence = segment.SequenceNumber - ((segment.Flags & TcpFlags.Syn) != 0 ? 0u : 1);
            forward.State |= TcpDirectionState.HasBase;
            if (forward.First != 0)
                MeasureRuns(ref forward);
        }
        if ((segment.Flags & TcpFlags.Ack) == 0)
            return;
        if (!reverse.Is(TcpDirectionState.HasBase))
        {
            reverse.BaseSequence = segment.AcknowledgmentNumber - 1;
            reverse.State |= TcpDirectionState.HasBase;
        }
        reverse.State &= ~TcpDirectionState.InFlightUnknown;
    }

    // What windows and repeated numbers tell.
    private static TcpAnalysis NameByState(scoped in TcpSegment segment, ref TcpDirection forward, in TcpDirection reverse, ref TcpSegmentInfo info)
    {
        uint sequence = segment.SequenceNumber, length = (uint)segment.DataLength, window = segment.Window;
        bool control = (segment.Flags & Control) != 0;
        bool isNext = sequence == forward.NextSequence;
        if (length == 1 && isNext && reverse.Window == 0)
            return TcpAnalysis.ZeroWindowProbe;
        TcpAnalysis analysis = 0;
        if (window == 0 && !control)
            analysis |= TcpAnalysis.ZeroWindow;
        if (forward.NextSequence != 0 && After(sequence, forward.NextSequence) && (segment.Flags & TcpFlags.Rst) == 0)
        {
            analysis |= TcpAnalysis.LostSegment;
            forward.State |= TcpDirectionState.InFlightUnknown;
        }
        if (control)
            return analysis;
        if (length <= 1 && sequence == forward.NextSequence - 1)
            analysis |= TcpAnalysis.KeepAlive;
        if (length > 0)
            return analysis | (ReachesWindowEnd(sequence + length, reverse) ? TcpAnalysis.WindowFull : 0);
        if (!isNext || segment.AcknowledgmentNumber != forward.LastAck)
            return analysis;
        if (window != forward.Window)
            return analysis | (window != 0 ? TcpAnalysis.WindowUpdate : 0);
        if (window == 0)
            return analysis | ((reverse.LastAnalysis & TcpAnalysis.ZeroWindowProbe) != 0 ? TcpAnalysis.ZeroWindowProbeAck : 0);
        if ((reverse.LastAnalysis & TcpAnalysis.KeepAlive) != 0)
            return analysis | TcpAnalysis.KeepAliveAck;
        forward.DuplicateAcks = forward.DuplicateAcks == AckedBeyond ? 1 : forward.DuplicateAcks + 1;
        info.DuplicateAckNumber = forward.DuplicateAcks;
        info.DuplicateAckFrame = forward.LastNewAckFrame;
        return analysis | TcpAnalysis.DuplicateAck;
    }

    private static bool ReachesWindowEnd(uint end, in TcpDirection reverse)
    {
        if (reverse.WindowShift == TcpSegmentInfo.ScaleUnknown)
            return false;
        int shift = reverse.WindowShift < 0 || reverse.Is(TcpDirectionState.LastWindowUnscaled) ? 0 : reverse.WindowShift;
        return end == reverse.LastAck + (reverse.Window << shift);
    }

    // Behind a hole: always told. Behind everything: told once, until the other side acknowledges something new; repeated acknowledgments count as told.
    private static TcpAnalysis NameAckBeyond(ref TcpDirection reverse, ref TcpSegmentInfo info)
    {
        info.HasAnalysis = true;
        if (reverse.Contiguous != reverse.NextSequence)
        {
            reverse.Contiguous = reverse.NextSequence;
            return TcpAnalysis.AckLostSegment;
        }
        bool told = reverse.DuplicateAcks != 0;
        reverse.DuplicateAcks = AckedBeyond;
        return told ? 0 : TcpAnalysis.AckLostSegment;
    }

    // Called for what takes sequence numbers and is no keep-alive.
    private TcpAnalysis NameRepeated(scoped in TcpSegment segment, in TcpDirection forward, in TcpDirection reverse, long initialRoundTrip, ref TcpSegmentInfo info)
    {
        uint sequence = segment.SequenceNumber, end = sequence + (uint)segment.DataLength, control = (segment.Flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0;
        if (segment.DataLength > 0 && reverse.LastAck != 0 && (int)(end - reverse.LastAck) <= 0)
            return TcpAnalysis.Retransmission | TcpAnalysis.SpuriousRetransmission;
        // One byte before the next and more behind it: new data after a probe of the window.
        if (forward.NextSequence == 0 || !After(forward.NextSequence, sequence) || (segment.DataLength > 1 && sequence == forward.NextSequence - 1))
            return 0;
        // A time that goes back is a huge one, by Wireshark.
        if (reverse.DuplicateAcks >= 2 && reverse.LastAck == sequence && (ulong)(segment.Time - reverse.LastAckTime) < FastRetransmissionTime)
            return TcpAnalysis.Retransmission | TcpAnalysis.FastRetransmission;
        ulong reordering = initialRoundTrip == 0 ? ReorderingTime : (ulong)initialRoundTrip;
        if ((ulong)(segment.Time - forward.NextSequenceTime) < reordering && forward.NextSequence != end + control)
            return TcpAnalysis.OutOfOrder;
        (info.RetransmissionFrame, long time) = forward.First != 0
            ? (OldestOf(forward).Frame, OldestOf(forward).Time)
            : (forward.NextSequenceFrame, forward.NextSequenceTime);
        info.RetransmissionTimeout = segment.Time - time;
        return TcpAnalysis.Retransmission;
    }

    private static void MoveOn(scoped in TcpSegment segment, uint next, TcpAnalysis analysis, ref TcpDirection forward)
    {
        bool isProbe = (analysis & TcpAnalysis.ZeroWindowProbe) != 0;
        if (!isProbe && (forward.NextSequence == 0 || After(next, forward.NextSequence)))
        {
            forward.NextSequence = next;
            forward.NextSequenceFrame = segment.Number;
            forward.NextSequenceTime = segment.Time;
        }
        if (!isProbe && (forward.Contiguous == 0 || forward.Contiguous == segment.SequenceNumber))
            forward.Contiguous = forward.NextSequence;
        forward.Window = segment.Window;
        if ((segment.Flags & TcpFlags.Syn) != 0)
            forward.State |= TcpDirectionState.LastWindowUnscaled;
        else if ((segment.Flags & TcpFlags.Ack) != 0)
            forward.State &= ~TcpDirectionState.LastWindowUnscaled;
        forward.LastAck = segment.AcknowledgmentNumber;
        forward.LastAckTime = segment.Time;
        forward.LastAnalysis = analysis;
        forward.SackedBytes = 0;
    }
}
