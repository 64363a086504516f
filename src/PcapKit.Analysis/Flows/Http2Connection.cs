using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What is remembered of one connection of HTTP/2: where the frames of both directions stand, their tables of header fields; bodies are kept for all together.</summary>
internal sealed class Http2Connection(Http2Bodies bodies)
{
    private const int PrefaceLength = 24;

    private readonly Direction _forward = new(), _reverse = new();

    /// <summary>Whether a segment lies wholly inside a frame that began in an earlier one: none begins in it.</summary>
    public bool IsInsideFrame(in TcpSegmentInfo segment)
    {
        Direction direction = Of(segment);
        return direction.IsKnown && segment.RelativeNextSequence != segment.RelativeSequence
            && Distance(direction.SeenTo, segment.RelativeSequence) >= 0 && Distance(segment.RelativeNextSequence, direction.NextFrame) >= 0;
    }

    /// <summary>Says where the first frame of a direction begins.</summary>
    public void Begin(in TcpSegmentInfo segment, uint sequence)
    {
        Direction direction = Of(segment);
        if (!direction.IsKnown)
            (direction.IsKnown, direction.NextFrame, direction.SeenTo) = (true, sequence, sequence);
    }

    /// <summary>Says that the numbers of a direction begin again.</summary>
    public void Restart(in TcpSegmentInfo segment)
    {
        Of(segment).IsKnown = false;
        Lose(Of(segment));
    }

    /// <summary>Reads the frames of a segment that are new.</summary>
    /// <param name="payload">The layer of HTTP/2; takes the messages that end in it.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="sequence">The relative sequence number of the layer's first byte.</param>
    public void Read(ref GuidedPayload payload, in TcpSegmentInfo segment, uint sequence)
    {
        LayerSlice layer = payload.Packet[payload.Layer];
        bool hasPreface = new Http2View(layer.Bytes, layer.ReportedLength).HasPreface;
        Direction direction = Of(segment);
        if (!direction.IsKnown)
        {
            // What came before the first segment that is seen may have been frames.
            if (!hasPreface && sequence != 1)
                Lose(direction);
            Begin(segment, sequence);
        }
        int start = Distance(sequence, direction.NextFrame);
        if (start < 0)
        {
            Lose(direction);
            start = 0;
        }
        if (start >= layer.ReportedLength)
            return;
        // The preface is no frame; where it is cut it goes on in the next segment.
        if (start == 0 && hasPreface)
            start = PrefaceLength;
        int end = ReadFrames(ref payload, direction, layer.Bytes, start);
        // The capture cut the segment, or it ends in the header of a frame: where the next one begins is not known.
        if (end < layer.ReportedLength)
        {
            Lose(direction);
            end = layer.ReportedLength;
        }
        (direction.NextFrame, direction.SeenTo) = (sequence + (uint)end, sequence + (uint)layer.ReportedLength);
    }

    // Gives the offset behind the last frame, which may lie behind the bytes.
    private int ReadFrames(ref GuidedPayload payload, Direction direction, ReadOnlySpan<byte> bytes, int start)
    {
        int end = start;
        foreach (Http2FrameView frame in new Http2Frames(bytes[Math.Min(start, bytes.Length)..]))
        {
            end = start + frame.Offset + Http2Frames.HeaderLength + frame.Length;
            var key = new Http2BodyKey(direction.Bodies, frame.StreamId);
            if (!frame.IsWhole)
            {
                direction.Headers.Lose();
                bodies.Drop(key);
                break;
            }
            if (direction.Headers.TryRead(frame, out Http2Headers? headers) && headers.MediaType == MediaType.Dns)
                bodies.Begin(key);
            if (frame.Type == Http2FrameType.Data)
                bodies.Append(key, frame.Content);
            if (frame.EndsStream && bodies.TryEnd(key, out ReadOnlySpan<byte> message))
                payload.Append(message, MediaTable, (uint)MediaType.Dns);
        }
        return end;
    }

    private void Lose(Direction direction)
    {
        direction.Headers.Lose();
        // What is kept under the old number is found no more, and goes as the oldest.
        direction.Bodies = bodies.NewOwner();
    }

    private Direction Of(in TcpSegmentInfo segment)
    {
        Direction direction = segment.IsReverse ? _reverse : _forward;
        if (direction.Bodies == 0)
            direction.Bodies = bodies.NewOwner();
        return direction;
    }

    // Sequence numbers wrap (RFC 9293, section 3.4).
    private static int Distance(uint from, uint to) => (int)(to - from);

    private static TableId MediaTable { get; } = TableId.Of("media_type");

    private sealed class Direction
    {
        internal readonly Http2HeaderReader Headers = new();
        internal long Bodies;
        internal bool IsKnown;
        // Relative sequence numbers: where the next frame begins, and the end of the segment that the last one began in; less where that frame goes on.
        internal uint NextFrame, SeenTo;
    }
}
