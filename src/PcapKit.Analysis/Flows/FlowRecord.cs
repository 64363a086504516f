using System.Net;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What was measured of a flow: the packets of both directions between two endpoints. Owned; complete when it is handed out.</summary>
public sealed class FlowRecord
{
    // So many payloads without an application are looked at.
    private const int MostLooks = 8;

    private readonly FlowKey _key;
    private readonly bool _sourceIsSecond;
    private FlowCounts _forward, _reverse;
    // Whether the reverse direction sent the first RST.
    private bool? _resetByReverse;
    private bool _endedBeforeReset;
    private int _looks;

    internal FlowRecord(long index, long number, in FlowKey key, bool sourceIsSecond, long frame, long time)
    {
        (Index, Number, _key, _sourceIsSecond) = (index, number, key, sourceIsSecond);
        (FirstFrame, LastFrame, FirstTime, LastTime) = (frame, frame, time, time);
    }

    /// <summary>Its place among all flows in the order of their first packets, from 0.</summary>
    public long Index { get; }

    /// <summary>Its number among those of its protocol, as <c>tcp.stream</c> and <c>udp.stream</c>.</summary>
    public long Number { get; }

    /// <summary>The endpoints and the protocol.</summary>
    public FlowKey Key => _key;

    /// <summary>The protocol: 6 for TCP, 17 for UDP and UDP-Lite, 132 for SCTP.</summary>
    public IPProtocol Protocol => (IPProtocol)_key.Protocol;

    /// <summary>The sender of the first packet.</summary>
    public IPEndPoint Source => _key.EndPoint(_sourceIsSecond);

    /// <summary>The other end.</summary>
    public IPEndPoint Destination => _key.EndPoint(!_sourceIsSecond);

    /// <summary>What <see cref="Source"/> sent.</summary>
    public ref readonly FlowCounts Forward => ref _forward;

    /// <summary>What <see cref="Destination"/> sent.</summary>
    public ref readonly FlowCounts Reverse => ref _reverse;

    /// <summary>The number of the first frame.</summary>
    public long FirstFrame { get; }

    /// <summary>The number of the last frame.</summary>
    public long LastFrame { get; private set; }

    /// <summary>When the first packet was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    public long FirstTime { get; }

    /// <summary>When the last packet was captured.</summary>
    public long LastTime { get; private set; }

    /// <summary>From the first to the last packet; negative where the capture is not in the order of time.</summary>
    public long DurationNanoseconds => LastTime - FirstTime;

    /// <summary>From the SYN to the ACK that answers the answer, in nanoseconds: the round trip to both ends, as <c>tcp.analysis.initial_rtt</c>. Null where they were not captured.</summary>
    public long? HandshakeRoundTrip { get; private set; }

    /// <summary>What the payloads are: the highest layer of the first packet that has one; null where none is known.</summary>
    public Protocol? Application { get; internal set; }

    /// <summary>The frames; empty unless <see cref="FlowOptions.KeepFrames"/> is set.</summary>
    public FrameRanges Frames { get; private set; } = FrameRanges.None;

    /// <summary>Why the record was handed out.</summary>
    public FlowEnd End { get; internal set; }

    /// <summary>How far the flow came.</summary>
    public FlowState State => Protocol == IPProtocol.Tcp ? StateOfTcp() : _reverse.Packets > 0 ? FlowState.SF : FlowState.S0;

    /// <summary>Its name in other tools.</summary>
    public string CommunityId => PcapKit.CommunityId.Of(_key);

    /// <summary>Whatever the program wants to keep with the flow.</summary>
    public object? Tag { get; set; }

    internal bool IsReverse(bool senderIsSecond) => senderIsSecond != _sourceIsSecond;

    internal ref FlowCounts Side(bool reverse) => ref reverse ? ref _reverse : ref _forward;

    internal void See(long frame, long time) => (LastFrame, LastTime) = (frame, time);

    /// <summary>Whether it is worth looking what a payload is.</summary>
    internal bool WantsApplication => Application is null && _looks < MostLooks;

    internal FrameRanges ListOfFrames() => ReferenceEquals(Frames, FrameRanges.None) ? Frames = new FrameRanges() : Frames;

    internal void CountLook() => _looks++;

    internal void Count(TcpFlags flags, in TcpSegmentInfo info)
    {
        ref FlowCounts side = ref Side(info.IsReverse);
        side.Flags |= flags;
        side.Count(info.Analysis);
        if (info.InitialRoundTrip != 0)
            HandshakeRoundTrip ??= info.InitialRoundTrip;
        if ((flags & (TcpFlags.Syn | TcpFlags.Rst)) == 0)
            return;
        side.HasSyn |= (flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn;
        side.HasSynAck |= (flags & (TcpFlags.Syn | TcpFlags.Ack)) == (TcpFlags.Syn | TcpFlags.Ack);
        if ((flags & TcpFlags.Rst) == 0 || _resetByReverse is not null)
            return;
        _resetByReverse = info.IsReverse;
        _endedBeforeReset = (_forward.Flags & _reverse.Flags & TcpFlags.Fin) != 0;
    }

    private FlowState StateOfTcp()
    {
        bool reverse = !_forward.HasSyn && (_reverse.HasSyn || _forward.HasSynAck);
        ref readonly FlowCounts originator = ref Side(reverse);
        ref readonly FlowCounts responder = ref Side(!reverse);
        bool finO = (originator.Flags & TcpFlags.Fin) != 0, finR = (responder.Flags & TcpFlags.Fin) != 0;
        if (originator.HasSyn && responder.HasSynAck)
        {
            if (_resetByReverse is { } who && !_endedBeforeReset)
                return who == reverse ? FlowState.RstO : FlowState.RstR;
            return finO && finR ? FlowState.SF : finO ? FlowState.S2 : finR ? FlowState.S3 : FlowState.S1;
        }
        if (originator.HasSyn)
        {
            if (responder.Flags != 0)
                return _resetByReverse is { } who && who != reverse ? FlowState.Rej : FlowState.Oth;
            return _resetByReverse is not null ? FlowState.RstOS0 : finO ? FlowState.SH : FlowState.S0;
        }
        return !responder.HasSynAck ? FlowState.Oth : _resetByReverse is { } by && by != reverse ? FlowState.RstRH : finR ? FlowState.ShR : FlowState.Oth;
    }
}
