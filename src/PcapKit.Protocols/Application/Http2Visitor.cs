using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Shows the frames of a segment.</summary>
internal readonly ref struct Http2Visitor
{
    private readonly FieldSink _sink;
    private readonly Http2HeaderVisitor _headers;

    public Http2Visitor(FieldSink sink, Http2HeaderReader headers) 
    {
        _sink = sink;
        _headers = new Http2HeaderVisitor(sink, headers);
    }

    public void Visit(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return;
        _sink.BeginGroup(Http2Fields.Streams, 0, 0, data.Length * 8);
        int preface = Http2Frames.PrefaceOf(data);
        if (preface > 0)
        {
            _sink.BeginGroup(Http2Fields.Stream, 0, 0, preface * 8);
            _sink.Text(Http2Fields.Magic, data[..preface], 0, preface * 8);
            _sink.EndGroup();
        }
        int budget = Http2HeaderVisitor.MaxBytes;
        var frames = new Http2Frames(data, preface);
        while (frames.MoveNext())
        {
            Http2FrameView frame = frames.Current;
            _sink.BeginGroup(Http2Fields.Stream, 0, frame.Offset * 8, frame.Bytes.Length * 8);
            Head(frame.Bytes, frame.Offset);
            Payload(frame, frame.Offset + Http2Frames.HeaderLength, ref budget);
            _sink.EndGroup();
        }
        Cut(data, frames.Offset);
        _sink.EndGroup();
    }

    private void Head(ReadOnlySpan<byte> bytes, int at)
    {
        _sink.Number(Http2Fields.Length, Bits.Read(bytes, 0, 24), at * 8, 24);
        if (bytes.Length > 3)
            _sink.Number(Http2Fields.Type, bytes[3], at * 8 + 24, 8);
        if (bytes.Length > 4)
            Http2Fields.FlagsOf((Http2FrameType)bytes[3]).Visit(bytes[4], at * 8 + 32, _sink);
        if (bytes.Length < Http2Frames.HeaderLength)
            return;
        _sink.Number(Http2Fields.Reserved, (uint)bytes[5] >> 7, at * 8 + 40, 1);
        _sink.Number(Http2Fields.StreamId, Bits.Read(bytes, 41, 31), at * 8 + 41, 31);
    }

    // A header that goes on in the next segment.
    private void Cut(ReadOnlySpan<byte> data, int at)
    {
        if (data.Length - at < 3)
            return;
        _sink.BeginGroup(Http2Fields.Stream, 0, at * 8, (data.Length - at) * 8);
        Head(data[at..], at);
        _sink.EndGroup();
    }

    private void Payload(in Http2FrameView frame, int at, ref int budget)
    {
        ReadOnlySpan<byte> payload = frame.Payload;
        int start = Padding(frame, at);
        foreach (FieldInfo part in PartsOf(frame))
        {
            // Parts of less than a byte come before one that fills it up.
            if (start + part.BitLength > payload.Length * 8)
                return;
            _sink.Number(part, Bits.Read(payload, start, part.BitLength), at * 8 + start, part.BitLength);
            start += part.BitLength;
            if (part == Http2Fields.Priority[2])
                _sink.Number(Http2Fields.RealWeight, payload[start / 8 - 1] + 1u, at * 8 + start, 0);
        }
        if (start / 8 + frame.PadLength > frame.Length)
            _sink.Problem(IssueKind.Malformed, "the padding is longer than the frame", at * 8);
        if (start > payload.Length * 8)
            return;
        Rest(frame, payload[(start / 8)..], at + start / 8, ref budget);
    }

    // The padding's length; returns how many bits it takes.
    private int Padding(in Http2FrameView frame, int at)
    {
        if (frame.IsPadded && !frame.Payload.IsEmpty)
            _sink.Number(Http2Fields.PadLength, frame.Payload[0], at * 8, 8);
        if (frame.Type is Http2FrameType.Data or Http2FrameType.Headers or Http2FrameType.PushPromise)
            _sink.Number(Http2Fields.PadLengthValue, (uint)frame.PadLength, at * 8, 0);
        return frame.IsPadded ? 8 : 0;
    }

    private void Rest(in Http2FrameView frame, ReadOnlySpan<byte> rest, int at, ref int budget)
    {
        switch (frame.Type)
        {
            case Http2FrameType.Data:
                Padded(Http2Fields.Data, Http2Fields.DataPadding, frame, rest, at);
                break;
            case Http2FrameType.Headers:
                Push(Http2Fields.Block, frame.Content, at);
                _headers.Visit(frame, at, ref budget);
                Push(Http2Fields.HeadersPadding, rest[frame.Content.Length..], at + frame.Content.Length);
                break;
            case Http2FrameType.PushPromise:
                Push(Http2Fields.PromisedBlock, frame.Content, at);
                _headers.Visit(frame, at, ref budget);
                Push(Http2Fields.PromisePadding, rest[frame.Content.Length..], at + frame.Content.Length);
                break;
            case Http2FrameType.Continuation:
                Push(Http2Fields.ContinuedBlock, rest, at);
                _headers.Visit(frame, at, ref budget);
                break;
            case Http2FrameType.Settings:
                Settings(rest, at, frame.Length);
                break;
            case Http2FrameType.Ping:
                Push((frame.Flags & Http2Flags.Ack) != 0 ? Http2Fields.Pong : Http2Fields.Ping, rest, at);
                break;
            case Http2FrameType.GoAway:
                Push(Http2Fields.DebugData, rest, at);
                break;
            case Http2FrameType.AlternativeServices:
                AlternativeServices(frame.Payload, rest, at);
                break;
            case Http2FrameType.Origin:
                Origins(rest, at);
                break;
            case Http2FrameType.PriorityUpdate:
                Show(Http2Fields.PriorityValue, rest, at);
                break;
            default:
                Push(Http2Fields.Unknown, rest, at);
                break;
        }
    }

    private static FieldInfo[] PartsOf(in Http2FrameView frame) => frame.Type switch
    {
        Http2FrameType.Headers when (frame.Flags & Http2Flags.Priority) != 0 => Http2Fields.Priority,
        Http2FrameType.Priority => Http2Fields.Priority,
        Http2FrameType.ResetStream => Http2Fields.Reset,
        Http2FrameType.PushPromise => Http2Fields.Promise,
        Http2FrameType.GoAway => Http2Fields.GoAway,
        Http2FrameType.WindowUpdate => Http2Fields.WindowUpdate,
        Http2FrameType.AlternativeServices => Http2Fields.AlternativeServices,
        Http2FrameType.PriorityUpdate => Http2Fields.PriorityUpdate,
        _ => Http2Fields.None,
    };

    private void Padded(FieldInfo field, FieldInfo padding, in Http2FrameView frame, ReadOnlySpan<byte> rest, int at)
    {
        Push(field, frame.Content, at);
        Push(padding, rest[frame.Content.Length..], at + frame.Content.Length);
    }

    private void Settings(ReadOnlySpan<byte> rest, int at, int length)
    {
        const int Size = 6;
        if (rest.Length >= Size)
        {
            _sink.BeginGroup(Http2Fields.SettingList, 0, at * 8, rest.Length * 8);
            for (int i = 0; i + Size <= rest.Length; i += Size)
            {
                var id = (Http2Setting)BinaryPrimitives.ReadUInt16BigEndian(rest[i..]);
                _sink.BeginGroup(Http2Fields.Setting, 0, (at + i) * 8, Size * 8);
                _sink.Number(Http2Fields.SettingId, (ushort)id, (at + i) * 8, 16);
                _sink.Number(Http2Fields.ValueOf(id), BinaryPrimitives.ReadUInt32BigEndian(rest[(i + 2)..]), (at + i + 2) * 8, 32);
                _sink.EndGroup();
            }
            _sink.EndGroup();
        }
        if (length % Size != 0)
            _sink.Problem(IssueKind.Malformed, "the settings are not of six bytes each", at * 8);
    }

    private void AlternativeServices(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> rest, int at)
    {
        ReadOnlySpan<byte> origin = Bits.Clamp(rest, 0, BinaryPrimitives.ReadUInt16BigEndian(payload));
        Show(Http2Fields.AlternativeOrigin, origin, at);
        Show(Http2Fields.AlternativeValue, rest[origin.Length..], at + origin.Length);
    }

    // RFC 8336, section 2.
    private void Origins(ReadOnlySpan<byte> rest, int at)
    {
        if (rest.Length < 2)
            return;
        _sink.BeginGroup(Http2Fields.OriginList, 0, at * 8, rest.Length * 8);
        while (rest.Length >= 2)
        {
            ReadOnlySpan<byte> text = Bits.Clamp(rest, 2, BinaryPrimitives.ReadUInt16BigEndian(rest));
            _sink.BeginGroup(Http2Fields.Origin, 0, at * 8, (2 + text.Length) * 8);
            _sink.Number(Http2Fields.OriginLength, BinaryPrimitives.ReadUInt16BigEndian(rest), at * 8, 16);
            Show(Http2Fields.OriginText, text, at + 2);
            _sink.EndGroup();
            rest = rest[(2 + text.Length)..];
            at += 2 + text.Length;
        }
        _sink.EndGroup();
    }

    private void Push(FieldInfo field, ReadOnlySpan<byte> bytes, int at)
    {
        if (!bytes.IsEmpty)
            _sink.Bytes(field, bytes, at * 8, bytes.Length * 8);
    }

    private void Show(FieldInfo field, ReadOnlySpan<byte> text, int at)
    {
        if (!text.IsEmpty)
            _sink.Text(field, text, at * 8, text.Length * 8);
    }
}
