using System.Buffers;

namespace PcapKit.Protocols;

/// <summary>Shows the records of a segment. Whatever the bytes are, the work is bounded by them.</summary>
internal ref struct TlsVisitor
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly FieldSink _sink;

    // A handshake message over several records: where its first part is, and what was put together of it.
    private TlsHandshakePart _part;
    private int _start, _first, _have;
    private byte[]? _joined;

    private TlsVisitor(ReadOnlySpan<byte> data, FieldSink sink)
    {
        _data = data;
        _sink = sink;
    }

    /// <summary>Shows a segment.</summary>
    /// <param name="data">The layer.</param>
    /// <param name="reportedLength">How many bytes it has by the lengths of the lower layers.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit(ReadOnlySpan<byte> data, int reportedLength, FieldSink sink)
    {
        var visitor = new TlsVisitor(data, sink);
        visitor.Run(reportedLength);
        if (visitor._joined is not null)
            ArrayPool<byte>.Shared.Return(visitor._joined);
    }

    private void Run(int reportedLength)
    {
        int end = OldClientHello.LengthOf(_data);
        var records = new TlsRecords(_data, end);
        if (end > 0)
        {
            _sink.BeginGroup(TlsFields.Records, 0, 0, _data.Length * 8);
            OldClientHello.Visit(_data, _sink);
        }
        while (records.MoveNext() && records.Current.Offset + TlsRecords.HeaderLength + records.Current.Length <= reportedLength)
        {
            if (end == 0)
                _sink.BeginGroup(TlsFields.Records, 0, 0, _data.Length * 8);
            Record(records.Current);
            end = records.Offset;
        }
        if (end > 0)
            _sink.EndGroup();
        if (end == _data.Length)
            return;
        // As in Wireshark, a record that goes on in the next segment is not looked into here.
        FieldInfo field = TlsRecords.IsPlausible(_data[end..]) ? TlsFields.SegmentData : TlsFields.Unknown;
        _sink.Bytes(field, _data[end..], end * 8, (_data.Length - end) * 8);
    }

    private void Record(in TlsRecordView record)
    {
        int at = record.Offset, start = at + TlsRecords.HeaderLength;
        _sink.BeginGroup(TlsFields.Record, 0, at * 8, record.Bytes.Length * 8);
        _sink.Number(TlsFields.ContentType, (ulong)record.ContentType, at * 8, 8);
        _sink.Number(TlsFields.RecordVersion, (ulong)record.Version, at * 8 + 8, 16);
        _sink.Number(TlsFields.RecordLength, (ulong)record.Length, at * 8 + 24, 16);
        var cursor = new TlsCursor(_data, _sink, record.IsWhole ? IssueKind.Malformed : IssueKind.Truncated, start, start + record.Length);
        int used = _part.Add(record);
        if (cursor.Left > 0)
            Fragment(ref cursor, record, used);
        _sink.EndGroup();
    }

    private void Fragment(ref TlsCursor cursor, in TlsRecordView record, int used)
    {
        switch (record.ContentType)
        {
            case TlsContentType.ChangeCipherSpec:
                cursor.Rest(TlsFields.ChangeCipherSpec);
                break;
            case TlsContentType.Alert when record.Length == 2:
                cursor.Begin(TlsFields.Alert, 2);
                if (cursor.Number(TlsFields.AlertLevel))
                    cursor.Number(TlsFields.AlertDescription);
                cursor.Close();
                break;
            case TlsContentType.Handshake:
                Handshakes(ref cursor, record, used);
                break;
            case TlsContentType.ApplicationData:
                cursor.Rest(TlsFields.ApplicationData);
                break;
            case TlsContentType.Heartbeat when record.Length >= 3 && record.Fragment[0] is 1 or 2:
                Heartbeat(ref cursor);
                break;
            default:
                cursor.Rest(TlsFields.Protected);
                break;
        }
    }

    // RFC 6520, section 4. A length beyond the record is what Heartbleed sends.
    private static void Heartbeat(ref TlsCursor cursor)
    {
        cursor.Begin(TlsFields.Heartbeat, cursor.Left);
        if (cursor.Number(TlsFields.HeartbeatType) && cursor.Vector(TlsFields.HeartbeatLength, TlsFields.HeartbeatPayload))
            cursor.Rest(TlsFields.HeartbeatPadding);
        cursor.Close();
    }

    private void Handshakes(ref TlsCursor cursor, in TlsRecordView record, int used)
    {
        cursor.Begin(TlsFields.Handshakes, cursor.Left);
        if (used > 0)
            Join(ref cursor, used);
        int start = cursor.At;
        var messages = new TlsHandshakes(cursor.Bytes, record.Length - used);
        while (messages.MoveNext())
        {
            cursor.Begin(TlsFields.Handshake, messages.Current.Bytes.Length);
            TlsHandshakeVisitor.Visit(cursor.Cut(TlsHandshakes.HeaderLength + messages.Current.Length));
            cursor.Close();
        }
        if (cursor.Left > 0)
        {
            (_start, _first, _have) = (start + messages.Offset, cursor.Left, 0);
            Part(ref cursor, messages.IsProtected ? TlsFields.Protected : TlsFields.Fragment, cursor.Left);
        }
        cursor.Close();
    }

    // The record goes on with a message, or ends it.
    private void Join(ref TlsCursor cursor, int used)
    {
        int place = cursor.At;
        if (_have == 0)
        {
            int length = TlsHandshakes.HeaderLength + (int)Bits.Read(_data[_start..], 8, 24);
            if (_joined is null || _joined.Length < length)
            {
                if (_joined is not null)
                    ArrayPool<byte>.Shared.Return(_joined);
                _joined = ArrayPool<byte>.Shared.Rent(length);
            }
            _data.Slice(_start, _first).CopyTo(_joined);
            _have = _first;
        }
        // The capture may have cut the last record.
        used = Math.Min(used, cursor.Left);
        _data.Slice(place, used).CopyTo(_joined.AsSpan(_have));
        _have += used;
        Part(ref cursor, TlsFields.Fragment, used);
        ReadOnlySpan<byte> message = _joined.AsSpan(0, _have);
        if (_have < TlsHandshakes.HeaderLength + (int)Bits.Read(message, 8, 24))
            return;
        var joined = new TlsCursor(message, _sink, place);
        joined.Begin(TlsFields.Handshake, joined.Left);
        TlsHandshakeVisitor.Visit(joined);
        joined.Close();
    }

    private static void Part(ref TlsCursor cursor, FieldInfo field, int length)
    {
        cursor.Begin(TlsFields.Handshake, length);
        cursor.Take(field, length);
        cursor.Close();
    }
}
