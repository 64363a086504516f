using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The fields of TCP that come from its conversation, by Wireshark's names, and how a <see cref="TcpSegmentInfo"/> shows them.</summary>
public sealed class TcpAnalysisFields : NoteKind<TcpSegmentInfo>
{
    private static readonly FieldInfo Stream = UInt("tcp.stream", "Stream index");
    private static readonly FieldInfo Completeness = UInt("tcp.completeness", "Conversation completeness");
    private static readonly FieldInfo Sequence = UInt("tcp.seq", "Sequence Number");
    private static readonly FieldInfo NextSequence = UInt("tcp.nxtseq", "Next Sequence Number");
    private static readonly FieldInfo Ack = UInt("tcp.ack", "Acknowledgment Number");
    private static readonly FieldInfo WindowSize = UInt("tcp.window_size", "Calculated window size");
    private static readonly FieldInfo WindowFactor = new("tcp.window_size_scalefactor", "Window size scaling factor", FieldKind.Int) { Derived = true };
    private static readonly FieldInfo TimeRelative = Time("tcp.time_relative", "Time since first frame in this TCP stream");
    private static readonly FieldInfo TimeDelta = Time("tcp.time_delta", "Time since previous frame in this TCP stream");
    private static readonly FieldInfo Analysis = Group("tcp.analysis", "SEQ/ACK analysis");
    private static readonly FieldInfo AcksFrame = UInt("tcp.analysis.acks_frame", "This is an ACK to the segment in frame");
    private static readonly FieldInfo AckRoundTrip = Time("tcp.analysis.ack_rtt", "The RTT to ACK the segment was");
    private static readonly FieldInfo InitialRoundTrip = Time("tcp.analysis.initial_rtt", "iRTT");
    private static readonly FieldInfo BytesInFlight = UInt("tcp.analysis.bytes_in_flight", "Bytes in flight");
    private static readonly FieldInfo PushBytesSent = UInt("tcp.analysis.push_bytes_sent", "Bytes sent since last PSH flag");
    private static readonly FieldInfo Flags = Group("tcp.analysis.flags", "TCP Analysis Flags");
    private static readonly FieldInfo Rto = Time("tcp.analysis.rto", "The RTO for this segment was");
    private static readonly FieldInfo RtoFrame = UInt("tcp.analysis.rto_frame", "RTO based on delta from frame");
    private static readonly FieldInfo DuplicateAckNumber = UInt("tcp.analysis.duplicate_ack_num", "Duplicate ACK #");
    private static readonly FieldInfo DuplicateAckFrame = UInt("tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame");

    // By the number of the bit in TcpAnalysis.
    private static readonly FieldInfo[] ByBit =
    [
        Flag("tcp.analysis.retransmission", "This frame is a (suspected) retransmission"),
        Flag("tcp.analysis.fast_retransmission", "This frame is a (suspected) fast retransmission"),
        Flag("tcp.analysis.spurious_retransmission", "This frame is a (suspected) spurious retransmission"),
        Flag("tcp.analysis.out_of_order", "This frame is a (suspected) out-of-order segment"),
        Flag("tcp.analysis.lost_segment", "Previous segment(s) not captured (common at capture start)"),
        Flag("tcp.analysis.ack_lost_segment", "ACKed segment that wasn't captured (common at capture start)"),
        Flag("tcp.analysis.duplicate_ack", "Duplicate ACK"),
        Flag("tcp.analysis.zero_window", "TCP Zero Window segment"),
        Flag("tcp.analysis.zero_window_probe", "TCP Zero Window Probe"),
        Flag("tcp.analysis.zero_window_probe_ack", "ACK to a TCP Zero Window Probe"),
        Flag("tcp.analysis.window_update", "TCP window update"),
        Flag("tcp.analysis.window_full", "TCP window specified by the receiver is now completely full"),
        Flag("tcp.analysis.keep_alive", "TCP keep-alive segment"),
        Flag("tcp.analysis.keep_alive_ack", "ACK to a TCP keep-alive segment"),
        Flag("tcp.analysis.reused_ports", "A new tcp session is started with the same ports as an earlier session in this trace"),
    ];

    private static readonly FieldInfo[] All =
    [
        Stream, Completeness, Sequence, NextSequence, Ack, WindowSize, WindowFactor, TimeRelative, TimeDelta,
        Analysis, AcksFrame, AckRoundTrip, InitialRoundTrip, BytesInFlight, PushBytesSent, Flags, .. ByBit, Rto, RtoFrame, DuplicateAckNumber, DuplicateAckFrame,
    ];

    private TcpAnalysisFields() { }

    /// <summary>The one instance.</summary>
    public static TcpAnalysisFields Instance { get; } = new();

    /// <inheritdoc/>
    public override Protocol Protocol => TcpProtocol.Instance;

    /// <inheritdoc/>
    public override ReadOnlySpan<FieldInfo> Fields => All;

    /// <summary>Pushes the fields of a segment. Those that Wireshark does not show for it are left out.</summary>
    /// <param name="note">What the conversation tells of the segment.</param>
    /// <param name="sink">Receives the fields; none has a place in the bytes.</param>
    public override void Visit(in TcpSegmentInfo note, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Number(Stream, (ulong)note.Stream, 0, 0);
        sink.Number(Completeness, (ulong)note.Completeness, 0, 0);
        sink.Number(Sequence, note.RelativeSequence, 0, 0);
        if (note.IsAnalysed)
            sink.Number(NextSequence, note.RelativeNextSequence, 0, 0);
        sink.Number(Ack, note.RelativeAck, 0, 0);
        sink.Number(WindowSize, note.WindowSize, 0, 0);
        if (note.WindowFactor is { } factor)
            sink.Number(WindowFactor, (ulong)factor, 0, 0);
        sink.Number(TimeRelative, (ulong)note.TimeRelative, 0, 0);
        sink.Number(TimeDelta, (ulong)note.TimeDelta, 0, 0);
        if (!note.HasAnalysis)
            return;
        sink.BeginGroup(Analysis, 0, 0, 0);
        VisitAnalysis(note, sink);
        sink.EndGroup();
    }

    /// <summary>The stream and the numbers relative to its beginning; the group <c>tcp.analysis</c> where it is remarkable: a retransmission, a lost segment, a window that is full.</summary>
    /// <inheritdoc/>
    public override void VisitBriefly(in TcpSegmentInfo note, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Number(Stream, (ulong)note.Stream, 0, 0);
        sink.Number(Sequence, note.RelativeSequence, 0, 0);
        sink.Number(Ack, note.RelativeAck, 0, 0);
        if (note.Analysis == 0)
            return;
        sink.BeginGroup(Analysis, 0, 0, 0);
        VisitAnalysis(note, sink);
        sink.EndGroup();
    }

    private static void VisitAnalysis(in TcpSegmentInfo info, FieldSink sink)
    {
        PushIfAny(AcksFrame, info.AckedFrame, sink);
        if (info.AckedFrame != 0)
            PushIfAny(AckRoundTrip, info.AckRoundTrip, sink);
        PushIfAny(InitialRoundTrip, info.InitialRoundTrip, sink);
        PushIfAny(BytesInFlight, info.BytesInFlight, sink);
        PushIfAny(PushBytesSent, info.PushBytesSent, sink);
        if (info.Analysis == 0)
            return;
        sink.BeginGroup(Flags, 0, 0, 0);
        for (int bit = 0; bit < ByBit.Length; bit++)
        {
            if (((int)info.Analysis >> bit & 1) != 0)
                sink.Number(ByBit[bit], 1, 0, 0);
        }
        sink.EndGroup();
        // A time of zero counts as none, and its frame with it, as in Wireshark.
        if (info.RetransmissionTimeout != 0)
        {
            PushIfAny(Rto, info.RetransmissionTimeout, sink);
            PushIfAny(RtoFrame, info.RetransmissionFrame, sink);
        }
        if (info.DuplicateAckNumber == 0)
            return;
        sink.Number(DuplicateAckNumber, info.DuplicateAckNumber, 0, 0);
        sink.Number(DuplicateAckFrame, (ulong)info.DuplicateAckFrame, 0, 0);
    }

    private static void PushIfAny(FieldInfo field, long value, FieldSink sink)
    {
        if (value != 0)
            sink.Number(field, (ulong)value, 0, 0);
    }

    private static FieldInfo UInt(string name, string label) => new(name, label, FieldKind.UInt) { Derived = true };

    private static FieldInfo Flag(string name, string label) => new(name, label, FieldKind.Bool) { Derived = true };

    private static FieldInfo Group(string name, string label) => new(name, label, FieldKind.Group) { Derived = true };

    // Seconds with nine decimals; the kind of a point in time writes them the same.
    private static FieldInfo Time(string name, string label) => new(name, label, FieldKind.Time) { Derived = true, Epoch = true };
}
