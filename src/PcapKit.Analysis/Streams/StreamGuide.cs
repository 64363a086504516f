using System.Buffers;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Shows the messages of streams as Wireshark does by default: the frame that completes one has its layers, those before it end with TCP.</summary>
/// <remarks>What a segment holds by itself is left to it, and so is what belongs to no message that can be read.</remarks>
internal sealed class StreamGuide : IStreamMessageHandler
{
    private const int KeptCapacity = 1 << 20;

    private readonly TcpReassembler _reassembler;
    // The messages that the frame at hand completes, one behind the other.
    private ArrayBufferWriter<byte> _bytes = new();
    private readonly List<(int Length, TableId Table, uint Key)> _messages = [];
    private readonly List<ReassemblyInfo<TcpProtocol>> _parts = [];
    private bool _spans, _notes;
    private long _frame;

    public StreamGuide(ProtocolRegistry registry, TcpReassemblyOptions? reassembly, StreamParsingOptions? parsing)
    {
        Parsing = new StreamParsing(registry, this, parsing);
        _reassembler = new TcpReassembler(registry, Parsing.Open, reassembly);
    }

    /// <summary>The parsers.</summary>
    public StreamParsing Parsing { get; }

    /// <summary>The streams.</summary>
    public TcpReassembler Streams => _reassembler;

    /// <summary>Takes a layer of TCP, after the conversation was asked.</summary>
    public void Guide(ref GuidedPayload payload, in TcpSegmentInfo info)
    {
        Packet packet = payload.Packet;
        (_frame, _spans, _notes) = (packet.Number, false, payload.Takes(ReassemblyFields<TcpProtocol>.Instance));
        bool isAgain = IsSentAgain(packet[payload.Layer], info);
        _reassembler.Accept(packet, payload.Layer, info);
        // What is looked at here is not looked at by itself: whole messages before one that goes on are shown with those that end.
        bool isTaken = (_spans || isAgain || IsPart(packet[payload.Layer], info)) && !info.SuppressesPayload && !info.HasRawPayload;
        if (_spans || (isTaken && !isAgain))
            Append(payload);
        if (isTaken)
            payload.Withhold();
        foreach (ReassemblyInfo<TcpProtocol> part in _parts)
            payload.Note(part);
        _parts.Clear();
        _messages.Clear();
        if (_bytes.Capacity > KeptCapacity)
            _bytes = new ArrayBufferWriter<byte>();
        else
            _bytes.ResetWrittenCount();
    }

    /// <summary>Ends all streams, at the end of the capture.</summary>
    public void Complete()
    {
        _frame = 0;
        _reassembler.Complete();
    }

    public void OnMessage(in StreamMessage message)
    {
        // At the end of the capture no frame is at hand; what another one held by itself was shown there.
        if (_frame == 0 || (message.Frames.Length == 1 && message.Frames[0] != _frame))
            return;
        _spans |= message.Frames.Length != 1;
        for (int i = 0; _notes && message.Frames.Length > 1 && i < message.Frames.Length; i++)
        {
            _parts.Add(new ReassemblyInfo<TcpProtocol>
            {
                Count = i == 0 ? message.Frames.Length : 0,
                Length = i == 0 ? message.Length : 0,
                Frame = message.Frames[i],
            });
        }
        _bytes.Write(message.Bytes);
        _messages.Add((message.Bytes.Length, message.Table, message.Key));
    }

    // Where streams are put together, Wireshark does not look at what the receiver had acknowledged before, even where there is more of it now.
    private bool IsSentAgain(in LayerSlice segment, in TcpSegmentInfo info) =>
        (info.Analysis & TcpAnalysis.SpuriousRetransmission) != 0 && _reassembler.FindStream(info) is { } stream
        && TcpReassembler.WasTaken(stream, info.IsReverse ? StreamSide.Server : StreamSide.Client, new TcpView(segment.Bytes).SequenceNumber);

    // Whether a segment belongs to a message that is not at its end. One that waits for others does where it lies before that end, or begins a message of its own.
    private bool IsPart(in LayerSlice segment, in TcpSegmentInfo info)
    {
        if (!info.IsAnalysed || segment.Payload.IsEmpty || _reassembler.FindStream(info) is not { Handler: ParsedStream parsed } stream)
            return false;
        StreamSide side = info.IsReverse ? StreamSide.Server : StreamSide.Client;
        long place = TcpReassembler.PlaceOf(stream, side, new TcpView(segment.Bytes).SequenceNumber);
        return place < parsed.AwaitedEnd(side) || (TcpReassembler.IsBehindHole(stream, side, place) && parsed.IsBeginning(side, segment.Payload));
    }

    // What is put off last is dissected first.
    private void Append(in GuidedPayload payload)
    {
        ReadOnlySpan<byte> bytes = _bytes.WrittenSpan;
        for (int i = _messages.Count - 1; i >= 0; i--)
        {
            (int length, TableId table, uint key) = _messages[i];
            payload.Append(bytes[^length..], table, key);
            bytes = bytes[..^length];
        }
    }
}
