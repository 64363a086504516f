using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What is remembered of one connection of HTTP/2: where the frames of both directions stand, what their tables of header fields say of content types; bodies are kept for all together.</summary>
internal sealed class Http2Connection(Http2Parts parts)
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

    /// <summary>How many bytes of a segment that was not seen before belong to a frame that began in an earlier one; others follow them.</summary>
    public int EndOfFrame(in TcpSegmentInfo segment)
    {
        Direction direction = Of(segment);
        if (!direction.IsKnown || Distance(direction.SeenTo, segment.RelativeSequence) < 0)
            return 0;
        int end = Distance(segment.RelativeSequence, direction.NextFrame);
        return end > 0 && end < Distance(segment.RelativeSequence, segment.RelativeNextSequence) ? end : 0;
    }

    /// <summary>Whether a segment goes on beyond what was seen, without a hole.</summary>
    public bool HasNews(in TcpSegmentInfo segment)
    {
        Direction direction = Of(segment);
        return direction.IsKnown && Distance(segment.RelativeSequence, direction.NextFrame) >= 0 && Distance(direction.NextFrame, segment.RelativeNextSequence) > 0;
    }

    /// <summary>Reads the frames of a segment that are new.</summary>
    /// <param name="payload">Takes the messages that end in it.</param>
    /// <param name="bytes">The bytes of HTTP/2 as far as they were captured.</param>
    /// <param name="reportedLength">How many there are.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="sequence">The relative sequence number of the first byte.</param>
    /// <param name="isShown">Whether messages that end in it are shown; nothing of a segment is that was sent before in part.</param>
    public void Read(ref GuidedPayload payload, ReadOnlySpan<byte> bytes, int reportedLength, in TcpSegmentInfo segment, uint sequence, bool isShown)
    {
        bool hasPreface = Http2Frames.PrefaceOf(bytes) > 0;
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
        if (start >= reportedLength)
            return;
        // The preface is no frame; where it is cut it goes on in the next segment.
        if (start == 0 && hasPreface)
            start = PrefaceLength;
        int end = ReadFrames(ref payload, direction, bytes, start, isShown);
        // The capture cut the segment, or it ends in the header of a frame: where the next one begins is not known.
        if (end < reportedLength)
        {
            Lose(direction);
            end = reportedLength;
        }
        (direction.NextFrame, direction.SeenTo) = (sequence + (uint)end, sequence + (uint)reportedLength);
    }

    // Gives the offset behind the last frame, which may lie behind the bytes.
    private int ReadFrames(ref GuidedPayload payload, Direction direction, ReadOnlySpan<byte> bytes, int start, bool isShown)
    {
        int end = start;
        foreach (Http2FrameView frame in new Http2Frames(bytes[Math.Min(start, bytes.Length)..]))
        {
            end = start + frame.Offset + Http2Frames.HeaderLength + frame.Length;
            var key = new Http2PartKey(direction.Owner, frame.StreamId);
            if (!frame.IsWhole)
            {
                LoseHeaders(direction);
                parts.Drop(key);
                break;
            }
            if (ReadType(direction, frame) == MediaType.Dns)
                parts.Begin(key);
            if (frame.Type == Http2FrameType.Data)
                parts.Append(key, frame.Content);
            if (frame.EndsStream && parts.TryEnd(key, out ReadOnlySpan<byte> message) && isShown)
                payload.Append(message, MediaTable, (uint)MediaType.Dns);
        }
        return end;
    }

    // The content type of the message whose header fields end with a frame. What a server announces has the fields of a request, not of its content.
    private MediaType ReadType(Direction direction, in Http2FrameView frame)
    {
        var key = new Http2PartKey(direction.Owner, Http2PartKey.HeaderBlock);
        if (frame.Type is Http2FrameType.Headers or Http2FrameType.PushPromise)
        {
            if (direction.ContinuedStream != 0)
                LoseHeaders(direction);
            if (frame.EndsHeaders)
                return TypeOf(direction, frame.Content, frame.Type);
            (direction.ContinuedStream, direction.ContinuedType) = (frame.StreamId, frame.Type);
            parts.Begin(key);
            parts.Append(key, frame.Content);
        }
        else if (frame.Type == Http2FrameType.Continuation)
        {
            // A block without its beginning.
            if (direction.ContinuedStream == 0 || frame.StreamId != direction.ContinuedStream)
            {
                LoseHeaders(direction);
                return MediaType.None;
            }
            parts.Append(key, frame.Content);
            if (!frame.EndsHeaders)
                return MediaType.None;
            direction.ContinuedStream = 0;
            if (parts.TryEnd(key, out ReadOnlySpan<byte> block))
                return TypeOf(direction, block, direction.ContinuedType);
            direction.Headers.Lose();
        }
        return MediaType.None;
    }

    private static MediaType TypeOf(Direction direction, ReadOnlySpan<byte> block, Http2FrameType type)
    {
        MediaType found = direction.Headers.Read(block);
        return type == Http2FrameType.Headers ? found : MediaType.None;
    }

    private void LoseHeaders(Direction direction)
    {
        direction.Headers.Lose();
        direction.ContinuedStream = 0;
        parts.Drop(new Http2PartKey(direction.Owner, Http2PartKey.HeaderBlock));
    }

    private void Lose(Direction direction)
    {
        LoseHeaders(direction);
        // What is kept under the old number is found no more, and goes as the oldest.
        direction.Owner = parts.NewOwner();
    }

    private Direction Of(in TcpSegmentInfo segment)
    {
        Direction direction = segment.IsReverse ? _reverse : _forward;
        if (direction.Owner == 0)
            direction.Owner = parts.NewOwner();
        return direction;
    }

    // Sequence numbers wrap (RFC 9293, section 3.4).
    private static int Distance(uint from, uint to) => (int)(to - from);

    private static TableId MediaTable { get; } = TableId.Of("media_type");

    private sealed class Direction
    {
        internal readonly HpackContentTypes Headers = new();
        internal long Owner;
        // Whose block of header fields goes on in a CONTINUATION frame, and the frame that it began in; 0 for none.
        internal int ContinuedStream;
        internal Http2FrameType ContinuedType;
        internal bool IsKnown;
        // Relative sequence numbers: where the next frame begins, and the end of the segment that the last one began in; less where that frame goes on.
        internal uint NextFrame, SeenTo;
    }
}
