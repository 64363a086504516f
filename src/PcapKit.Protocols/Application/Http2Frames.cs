using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The frames of a segment; walks them with <c>foreach</c>. The last one may go on in the next segment. Borrowed.</summary>
public ref struct Http2Frames
{
    /// <summary>How many bytes of a frame come before its payload (RFC 9113, section 4.1).</summary>
    public const int HeaderLength = 9;

    private readonly ReadOnlySpan<byte> _data;
    private int _next;

    /// <summary>Frames in bytes that begin with one.</summary>
    /// <param name="data">The bytes.</param>
    public Http2Frames(ReadOnlySpan<byte> data) : this(data, 0) { }

    internal Http2Frames(ReadOnlySpan<byte> data, int start)
    {
        _data = data;
        _next = start;
    }

    /// <summary>The frame at hand.</summary>
    public Http2FrameView Current { get; private set; }

    /// <summary>Where the walk stands: behind the frames so far, or where the last one begins that has not even a whole header.</summary>
    internal readonly int Offset => Math.Min(_next, _data.Length);

    /// <summary>How many bytes the frames so far and the beginning of another need to be whole.</summary>
    internal readonly int Needed => _next < _data.Length ? _next + HeaderLength : _next;

    /// <summary>The walk itself.</summary>
    public readonly Http2Frames GetEnumerator() => this;

    /// <summary>Goes on to the next frame.</summary>
    public bool MoveNext()
    {
        if (_data.Length - _next < HeaderLength)
            return false;
        Current = new Http2FrameView(_data, _next);
        _next += HeaderLength + Current.Length;
        return true;
    }

    /// <summary>How many bytes at the start are the preface, whole or cut by the end; 0 for none.</summary>
    internal static int PrefaceOf(ReadOnlySpan<byte> data) =>
        HttpFraming.StartsWithHttp2(data) ? HttpFraming.Http2Preface.Length
        : data.Length >= 3 && HttpFraming.Http2Preface.StartsWith(data) ? data.Length
        : 0;
}

/// <summary>One frame (RFC 9113, section 4.1). Borrowed.</summary>
public readonly ref struct Http2FrameView
{
    internal Http2FrameView(ReadOnlySpan<byte> data, int offset)
    {
        Offset = offset;
        Length = (int)BinaryPrimitives.ReadUInt32BigEndian(data[offset..]) >>> 8;
        Bytes = Bits.Clamp(data, offset, Http2Frames.HeaderLength + Length);
    }

    /// <summary>Where it begins in the layer.</summary>
    public int Offset { get; }

    /// <summary>How long its payload says it is.</summary>
    public int Length { get; }

    /// <summary>Its bytes, header included, as far as they are there.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The type.</summary>
    public Http2FrameType Type => (Http2FrameType)Bytes[3];

    /// <summary>The flags; which of them count depends on the type.</summary>
    public Http2Flags Flags => (Http2Flags)Bytes[4];

    /// <summary>The bit before the number of the stream.</summary>
    public bool IsReservedSet => Bytes[5] >= 0x80;

    /// <summary>The number of the stream; 0 for the connection.</summary>
    public int StreamId => BinaryPrimitives.ReadInt32BigEndian(Bytes[5..]) & int.MaxValue;

    /// <summary>Whether all of it is there.</summary>
    public bool IsWhole => Bytes.Length == Http2Frames.HeaderLength + Length;

    /// <summary>The payload as far as it is there.</summary>
    public ReadOnlySpan<byte> Payload => Bytes[Http2Frames.HeaderLength..];

    /// <summary>Whether it has padding: its flag says so, and its type may.</summary>
    public bool IsPadded => (Flags & Http2Flags.Padded) != 0 && Type is (Http2FrameType.Data or Http2FrameType.Headers or Http2FrameType.PushPromise);

    /// <summary>How many bytes of padding it says it has.</summary>
    public int PadLength => IsPadded && !Payload.IsEmpty ? Payload[0] : 0;

    /// <summary>Whether it is the last frame that its sender sends in the stream.</summary>
    public bool EndsStream => (Flags & Http2Flags.EndStream) != 0 && Type is (Http2FrameType.Data or Http2FrameType.Headers);

    /// <summary>Whether it has the end of a block of header fields.</summary>
    public bool EndsHeaders => (Flags & Http2Flags.EndHeaders) != 0 && Type is (Http2FrameType.Headers or Http2FrameType.PushPromise or Http2FrameType.Continuation);

    /// <summary>The payload without the fields before it and the padding behind it, as far as it is there: content of DATA, header fields of others.</summary>
    public ReadOnlySpan<byte> Content
    {
        get
        {
            int start = ContentOffset, end = Length - PadLength;
            return Bits.Clamp(Payload, start, end - start);
        }
    }

    /// <summary>The stream that a PUSH_PROMISE announces; 0 for others.</summary>
    public int PromisedStreamId => Type == Http2FrameType.PushPromise ? (int)Bits.ReadOrZero(Payload, (IsPadded ? 1 : 0) * 8 + 1, 31) : 0;

    /// <summary>Where <see cref="Content"/> begins in the payload.</summary>
    internal int ContentOffset => (IsPadded ? 1 : 0) + Type switch
    {
        Http2FrameType.Headers when (Flags & Http2Flags.Priority) != 0 => 5,
        Http2FrameType.PushPromise => 4,
        _ => 0,
    };
}
