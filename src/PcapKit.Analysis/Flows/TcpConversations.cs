using System.Runtime.CompilerServices;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>How much the table of conversations may hold.</summary>
public sealed record TcpConversationOptions
{
    /// <summary>The most conversations at a time, at least 1; about 400 bytes each. A new one beyond it takes the place of an old one, which is counted.</summary>
    public int MaxConversations { get; init; } = 1 << 15;

    /// <summary>The most unacknowledged segments that are kept of one direction, as in Wireshark; later ones are not measured, nor those of a direction in utter disorder.</summary>
    public int MaxUnackedSegments { get; init; } = 10_000;

    /// <summary>The most unacknowledged segments of all directions, 40 bytes each.</summary>
    public int MaxUnackedSegmentsInAll { get; init; } = 1 << 17;
}

/// <summary>What there was of TCP conversations, and what had to be forgotten.</summary>
/// <param name="Streams">How many streams there were.</param>
/// <param name="Known">How many conversations are known at present.</param>
/// <param name="Evicted">How many conversations had to make place for others; a later segment of theirs began a new stream.</param>
/// <param name="UnackedNotKept">How many segments were not kept as unacknowledged since a limit was met.</param>
/// <param name="Size">About how many bytes of memory all takes.</param>
public readonly record struct TcpConversationCounts(long Streams, int Known, long Evicted, long UnackedNotKept, long Size);

/// <summary>Numbers TCP streams and tells what the sequence numbers of their segments mean, as Wireshark 4.0 does.</summary>
/// <remarks>Give it every TCP segment in the order of the capture. Not for several threads at once. Nothing is allocated once the table has its size.</remarks>
internal sealed partial class TcpConversations
{
    private const TcpFlags SynAck = TcpFlags.Syn | TcpFlags.Ack;

    private readonly FlowTable<TcpConversation> _table = new();
    private readonly UnackedSegments _unacked;
    private readonly int _maxConversations, _maxUnacked;
    private readonly bool _measuresFlight;
    private int _hand;

    /// <summary>An empty table.</summary>
    /// <param name="options">Its limits; null for the usual ones.</param>
    /// <param name="measuresFlight">Whether round trips and bytes in flight are of interest; otherwise no segment is kept until it is acknowledged, and the names of segments are the same.</param>
    public TcpConversations(TcpConversationOptions? options = null, bool measuresFlight = true)
    {
        _measuresFlight = measuresFlight;
        options ??= new TcpConversationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConversations, 1, nameof(options));
        _maxConversations = options.MaxConversations;
        _maxUnacked = options.MaxUnackedSegments;
        _unacked = new UnackedSegments(measuresFlight ? Math.Max(0, options.MaxUnackedSegmentsInAll) : 0);
    }

    /// <summary>How many streams there were.</summary>
    public long StreamCount { get; private set; }

    /// <summary>How many conversations it knows at present.</summary>
    public int Count => _table.Count;

    /// <summary>How many conversations had to make place for others; a later segment of theirs began a new stream.</summary>
    public long Evicted { get; private set; }

    /// <summary>How many segments were not kept as unacknowledged since a limit was met.</summary>
    public long UnackedNotKept { get; private set; }

    /// <summary>About how many bytes it occupies.</summary>
    public long Size => _table.Size + _unacked.Size;

    /// <summary>The same figures together.</summary>
    public TcpConversationCounts Counts => new(StreamCount, Count, Evicted, UnackedNotKept, Size);

    /// <summary>The slot of a conversation, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in FlowKey key) => _table.Find(key);

    /// <summary>Takes the next segment of the capture.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="info">What the conversation tells of it.</param>
    public void Observe(scoped in TcpSegment segment, out TcpSegmentInfo info) => Observe(segment, Find(segment.Key), out info);

    /// <inheritdoc cref="Observe(in TcpSegment, out TcpSegmentInfo)"/>
    /// <param name="segment">The segment.</param>
    /// <param name="slot">What <see cref="Find"/> says of its conversation.</param>
    /// <param name="info">What the conversation tells of it.</param>
    public void Observe(scoped in TcpSegment segment, int slot, out TcpSegmentInfo info)
    {
        bool isNew = slot < 0;
        if (isNew)
            slot = AddConversation(segment);
        ref TcpConversation conversation = ref _table[slot];
        info = default;
        info.Slot = slot;
        info.IsSyn = (segment.Flags & TcpFlags.Syn) != 0;
        if ((segment.Flags & TcpFlags.Syn) != 0 && !isNew)
            CheckReuse(ref conversation, segment, ref info);
        info.IsNewStream |= isNew;
        info.Stream = conversation.Stream;
        info.IsReverse = conversation.FirstIsSwapped != segment.IsSwapped;
        info.Completeness = conversation.Completeness;
        info.TimeRelative = segment.Time - conversation.FirstTime;
        info.TimeDelta = segment.Time - conversation.LastTime;
        conversation.LastTime = segment.Time;
        ref TcpDirection forward = ref segment.IsSwapped ? ref conversation.High : ref conversation.Low;
        ref TcpDirection reverse = ref segment.IsSwapped ? ref conversation.Low : ref conversation.High;
        if (segment.DataLength >= 0)
            Analyse(segment, ref forward, ref reverse, conversation.InitialRoundTrip, ref info);
        else
            (info.RelativeSequence, info.RelativeAck) = (segment.SequenceNumber, segment.AcknowledgmentNumber);
        MeasureInitialRoundTrip(ref conversation, segment);
        // Without what is in flight nobody knows which ACK is remarkable: any tells.
        info.InitialRoundTrip = info.HasAnalysis || (!_measuresFlight && info.IsAnalysed) ? conversation.InitialRoundTrip : 0;
        ScaleWindow(segment, forward, ref info);
        ReadOptions(segment, ref forward, ref reverse);
        conversation.Completeness = Advance(conversation.Completeness, segment, info.IsNewStream);
    }

    private int AddConversation(scoped in TcpSegment segment)
    {
        if (_table.Count >= _maxConversations)
            Evict();
        int slot = _table.Add(segment.Key);
        Begin(ref _table[slot], segment);
        return slot;
    }

    private void Begin(ref TcpConversation conversation, scoped in TcpSegment segment)
    {
        conversation = default;
        conversation.Stream = StreamCount++;
        conversation.FirstTime = conversation.LastTime = segment.Time;
        conversation.FirstIsSwapped = segment.IsSwapped;
        conversation.Low.Window = conversation.High.Window = uint.MaxValue;
        conversation.Low.WindowShift = conversation.High.WindowShift = TcpSegmentInfo.ScaleUnknown;
    }

    // A SYN with another sequence number begins a new stream; an answer with another one only replaces the first.
    private void CheckReuse(ref TcpConversation conversation, scoped in TcpSegment segment, ref TcpSegmentInfo info)
    {
        ref TcpDirection forward = ref segment.IsSwapped ? ref conversation.High : ref conversation.Low;
        if (!forward.Is(TcpDirectionState.HasBase))
            return;
        bool isAnswer = (segment.Flags & TcpFlags.Ack) != 0;
        if (forward.BaseSequence == segment.SequenceNumber)
        {
            if (isAnswer)
                return;
            // Sent again: what lies behind a hole is forgotten.
            info.HasAnalysis = true;
            forward.NextSequence = forward.Contiguous;
            return;
        }
        info.HasAnalysis = true;
        info.Analysis = TcpAnalysis.ReusedPorts;
        if (isAnswer)
        {
            forward.State &= ~TcpDirectionState.HasBase;
            return;
        }
        Release(ref conversation);
        Begin(ref conversation, segment);
        conversation.Completeness = TcpCompleteness.Syn;
        info.IsNewStream = true;
    }

    private static void MeasureInitialRoundTrip(ref TcpConversation conversation, scoped in TcpSegment segment)
    {
        switch (segment.Flags & SynAck)
        {
            case TcpFlags.Syn:
                conversation.SynTime = segment.Time;
                conversation.HasSynTime = true;
                break;
            case TcpFlags.Ack when conversation.HasSynTime && conversation.InitialRoundTrip == 0:
                conversation.InitialRoundTrip = segment.Time - conversation.SynTime;
                break;
        }
    }

    private static void ScaleWindow(scoped in TcpSegment segment, in TcpDirection forward, ref TcpSegmentInfo info)
    {
        info.WindowShift = forward.WindowShift;
        bool scaled = forward.WindowShift > 0 && segment.DataLength >= 0 && (segment.Flags & TcpFlags.Syn) == 0;
        info.WindowSize = scaled ? (uint)segment.Window << forward.WindowShift : segment.Window;
    }

    // Behind the analysis, as in Wireshark: what a segment's own options say counts from the next one on.
    private static void ReadOptions(scoped in TcpSegment segment, ref TcpDirection forward, ref TcpDirection reverse)
    {
        int shift = -1;
        if (!segment.Options.IsEmpty)
        {
            TcpOptionReader.Read(segment.Options, out shift, out long sacked);
            if (shift >= 0)
                forward.WindowShift = (sbyte)shift;
            if (sacked >= 0)
                forward.SackedBytes = (uint)sacked;
        }
        if ((segment.Flags & TcpFlags.Syn) == 0)
            return;
        // RFC 7323, section 2.2: both sides send the option, or none scales.
        if (forward.WindowShift == TcpSegmentInfo.ScaleUnknown || ((segment.Flags & TcpFlags.Ack) != 0 && reverse.WindowShift == TcpSegmentInfo.ScaleUnused))
            forward.WindowShift = reverse.WindowShift = TcpSegmentInfo.ScaleUnused;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TcpCompleteness Advance(TcpCompleteness known, scoped in TcpSegment segment, bool isFirst)
    {
        TcpFlags flags = segment.Flags;
        if (isFirst)
        {
            bool hasData = segment.DataLength > 0 && known == 0;
            return (flags & SynAck) != TcpFlags.Syn ? known : hasData ? TcpCompleteness.Syn | TcpCompleteness.Data : TcpCompleteness.Syn;
        }
        if ((flags & TcpFlags.Rst) != 0)
            known |= TcpCompleteness.Rst;
        if ((flags & (TcpFlags.Fin | TcpFlags.Ack)) == (TcpFlags.Fin | TcpFlags.Ack))
            known |= TcpCompleteness.Fin;
        return (flags & SynAck) switch
        {
            SynAck => known | TcpCompleteness.SynAck,
            TcpFlags.Ack => known | (segment.DataLength > 0 ? TcpCompleteness.Data : TcpCompleteness.Ack),
            _ => known,
        };
    }

    private void Release(ref TcpConversation conversation)
    {
        Release(ref conversation.Low);
        Release(ref conversation.High);
    }

    // A hand goes round the slots. Of those it passes the one goes that matters least: what is closed or never opened, then what was idle longest.
    private void Evict()
    {
        const int Candidates = 32;
        int victim = -1;
        long oldest = 0;
        bool isDispensable = false;
        for (int seen = 0, steps = 0; seen < Candidates && steps < _table.SlotCount; steps++)
        {
            int slot = _hand;
            _hand = _hand + 1 < _table.SlotCount ? _hand + 1 : 0;
            if (!_table.IsUsed(slot))
                continue;
            seen++;
            ref TcpConversation candidate = ref _table[slot];
            bool dispensable = (candidate.Completeness & TcpCompleteness.Rst) != 0 || candidate.Completeness == TcpCompleteness.Syn;
            if (victim >= 0 && (isDispensable, -oldest).CompareTo((dispensable, -candidate.LastTime)) >= 0)
                continue;
            (victim, oldest, isDispensable) = (slot, candidate.LastTime, dispensable);
        }
        Release(ref _table[victim]);
        _table.Remove(victim);
        Evicted++;
    }
}
