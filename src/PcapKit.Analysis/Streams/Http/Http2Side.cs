using PcapKit.Protocols;

namespace PcapKit;

/// <summary>One side of a connection of HTTP/2: takes its frames apart as they come. Content is never kept, header fields are until their block is whole.</summary>
internal sealed class Http2Side(StreamSide side, Http2Exchanges exchanges)
{
    private const int MaxFields = 1000, MaxFieldBytes = 65_536, KeptTableSize = 65_536;
    // Larger ones are rare (RFC 9113, section 4.2 begins with 16,384), and what looks like one is mostly something else.
    private const int LongestSought = 65_536;

    private Http2HeaderReader _headers = NewReader();
    private State _state = State.Preface;
    // The header of the frame at hand, and behind it its payload where that is header fields.
    private byte[] _frame = new byte[Http2Frames.HeaderLength];
    private int _length, _wanted, _preface;
    private int _stream, _content, _rest;
    private bool _endsStream;

    /// <summary>About how many bytes of memory it occupies.</summary>
    public long Size => _frame.Length + _headers.HeldBytes;

    public bool IsEnded { get; private set; }

    /// <summary>Takes the next bytes, all of them.</summary>
    public void Accept(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (_state == State.Lost && IsFrame(bytes))
            _state = State.Header;
        while (!bytes.IsEmpty && _state != State.Lost)
        {
            int taken = _state switch
            {
                State.Preface => TakePreface(bytes),
                State.Header => TakeHeader(bytes, messages),
                State.Fields => TakeFields(bytes, messages),
                State.PadLength => TakePadLength(bytes, messages),
                State.Content => TakeContent(bytes, messages),
                _ => TakeRest(bytes),
            };
            bytes = bytes[taken..];
        }
    }

    /// <summary>Bytes are missing.</summary>
    public void OnGap(long length, StreamMessages messages)
    {
        if (_state == State.Content && length <= _content)
        {
            exchanges.Miss(side, _stream, length, messages);
            _content -= (int)length;
            EndContentWhereDone(messages);
        }
        else if (_state == State.Rest && length <= _rest)
        {
            TakeRest((int)length);
        }
        else
        {
            (_state, _length) = (State.Lost, 0);
            _headers.Lose();
            exchanges.Lose(side);
        }
    }

    /// <summary>Nothing more comes, or nobody wants it.</summary>
    public void OnEnd()
    {
        IsEnded = true;
        exchanges.Lose(side);
        (_state, _frame, _length, _headers) = (State.Lost, new byte[Http2Frames.HeaderLength], 0, NewReader());
    }

    private static Http2HeaderReader NewReader() => new(new HpackDecoder(KeptTableSize, MaxFields, MaxFieldBytes));

    private int TakePreface(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = HttpFraming.Http2Preface[_preface..];
        int count = Math.Min(rest.Length, bytes.Length);
        if (!bytes.StartsWith(rest[..count]))
        {
            _state = _preface == 0 ? State.Header : State.Lost;
            return 0;
        }
        _preface += count;
        if (count == rest.Length)
        {
            _state = State.Header;
            exchanges.Client = side;
        }
        return count;
    }

    private int TakeHeader(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int count = Keep(bytes, Http2Frames.HeaderLength);
        if (_length == Http2Frames.HeaderLength)
            BeginFrame(FrameOf(_frame), messages);
        return count;
    }

    private void BeginFrame(in Http2FrameView frame, StreamMessages messages)
    {
        (_stream, _endsStream, _rest) = (frame.StreamId, frame.EndsStream, frame.Length);
        switch (frame.Type)
        {
            case Http2FrameType.Data:
                (_content, _rest) = (frame.Length, 0);
                _state = frame.IsPadded && frame.Length > 0 ? State.PadLength : State.Content;
                EndContentWhereDone(messages);
                break;
            case Http2FrameType.Headers or Http2FrameType.PushPromise or Http2FrameType.Continuation when frame.Length <= Http2HeaderReader.MaxBlock:
                _wanted = Http2Frames.HeaderLength + frame.Length;
                _state = State.Fields;
                EndFieldsWhereDone(messages);
                break;
            case Http2FrameType.Headers or Http2FrameType.PushPromise or Http2FrameType.Continuation:
                _headers.Lose();
                TakeRest(0);
                break;
            default:
                if (frame.Type == Http2FrameType.ResetStream)
                    exchanges.Reset(side, frame.StreamId);
                TakeRest(0);
                break;
        }
    }

    private int TakeFields(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int count = Keep(bytes, _wanted);
        EndFieldsWhereDone(messages);
        return count;
    }

    private void EndFieldsWhereDone(StreamMessages messages)
    {
        if (_length < _wanted)
            return;
        if (_headers.TryRead(FrameOf(_frame.AsSpan(0, _length)), out Http2Headers? headers))
            exchanges.TakeHeaders(side, headers, messages);
        if (_frame.Length > 4096)
            _frame = new byte[Http2Frames.HeaderLength];
        NextFrame();
    }

    private int TakePadLength(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        // More padding than there is room for is an error of the connection (RFC 9113, section 6.1): nothing of the frame counts.
        int all = _content - 1;
        (_content, _rest) = bytes[0] <= all ? (all - bytes[0], bytes[0]) : (0, all);
        _state = State.Content;
        EndContentWhereDone(messages);
        return 1;
    }

    private int TakeContent(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int count = Math.Min(_content, bytes.Length);
        exchanges.Write(side, _stream, bytes[..count], messages);
        _content -= count;
        EndContentWhereDone(messages);
        return count;
    }

    private void EndContentWhereDone(StreamMessages messages)
    {
        if (_state != State.Content || _content > 0)
            return;
        if (_endsStream)
            exchanges.End(side, _stream, messages);
        TakeRest(0);
    }

    private int TakeRest(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(_rest, bytes.Length);
        TakeRest(count);
        return count;
    }

    private void TakeRest(int count)
    {
        _rest -= count;
        _state = State.Rest;
        if (_rest == 0)
            NextFrame();
    }

    private void NextFrame() => (_state, _length) = (State.Header, 0);

    private int Keep(ReadOnlySpan<byte> bytes, int wanted)
    {
        int count = Math.Min(wanted - _length, bytes.Length);
        if (_length + count > _frame.Length)
            Array.Resize(ref _frame, Math.Min(wanted, Math.Max(_length + count, _frame.Length * 2)));
        bytes[..count].CopyTo(_frame.AsSpan(_length));
        _length += count;
        return count;
    }

    private static Http2FrameView FrameOf(ReadOnlySpan<byte> bytes) => new(bytes, 0);

    // Whether bytes look like the beginning of a frame: a type that is known, and what RFC 9113 says of its length and stream.
    private static bool IsFrame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Http2Frames.HeaderLength)
            return false;
        Http2FrameView frame = FrameOf(bytes);
        bool ofStream = frame.StreamId > 0;
        return !frame.IsReservedSet && frame.Length <= LongestSought && frame.Type switch
        {
            Http2FrameType.Data or Http2FrameType.Headers or Http2FrameType.Continuation or Http2FrameType.PushPromise => ofStream,
            Http2FrameType.Priority => ofStream && frame.Length == 5,
            Http2FrameType.ResetStream => ofStream && frame.Length == 4,
            Http2FrameType.Settings => !ofStream && frame.Length % 6 == 0,
            Http2FrameType.Ping => !ofStream && frame.Length == 8,
            Http2FrameType.GoAway => !ofStream && frame.Length >= 8,
            Http2FrameType.WindowUpdate => frame.Length == 4,
            _ => false,
        };
    }

    private enum State : byte
    {
        /// <summary>The preface, or where it does not come a frame.</summary>
        Preface,
        Header,
        Fields,
        PadLength,
        Content,
        /// <summary>Bytes of a frame that nobody needs.</summary>
        Rest,
        /// <summary>A frame is sought.</summary>
        Lost,
    }
}
