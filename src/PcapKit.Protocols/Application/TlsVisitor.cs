namespace PcapKit.Protocols;

/// <summary>Shows the records of a segment. Whatever the bytes are, the work is bounded by them.</summary>
internal static class TlsVisitor
{
    /// <summary>Shows a segment.</summary>
    /// <param name="data">The layer.</param>
    /// <param name="reportedLength">How many bytes it has by the lengths of the lower layers.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit(ReadOnlySpan<byte> data, int reportedLength, FieldSink sink)
    {
        int end = OldClientHello.LengthOf(data);
        var records = new TlsRecords(data, end);
        if (end > 0)
        {
            sink.BeginGroup(TlsFields.Records, 0, 0, data.Length * 8);
            OldClientHello.Visit(data, sink);
        }
        while (records.MoveNext() && records.Current.Offset + TlsRecords.HeaderLength + records.Current.Length <= reportedLength)
        {
            if (end == 0)
                sink.BeginGroup(TlsFields.Records, 0, 0, data.Length * 8);
            Record(data, records.Current, sink);
            end = records.Offset;
        }
        if (end > 0)
            sink.EndGroup();
        if (end == data.Length)
            return;
        // As in Wireshark, a record that goes on in the next segment is not looked into here.
        FieldInfo field = TlsRecords.IsPlausible(data[end..]) ? TlsFields.SegmentData : TlsFields.Unknown;
        sink.Bytes(field, data[end..], end * 8, (data.Length - end) * 8);
    }

    private static void Record(ReadOnlySpan<byte> data, in TlsRecordView record, FieldSink sink)
    {
        int at = record.Offset, start = at + TlsRecords.HeaderLength;
        sink.BeginGroup(TlsFields.Record, 0, at * 8, record.Bytes.Length * 8);
        sink.Number(TlsFields.ContentType, (ulong)record.ContentType, at * 8, 8);
        sink.Number(TlsFields.RecordVersion, (ulong)record.Version, at * 8 + 8, 16);
        sink.Number(TlsFields.RecordLength, (ulong)record.Length, at * 8 + 24, 16);
        var cursor = new TlsCursor(data, sink, record.IsWhole ? IssueKind.Malformed : IssueKind.Truncated, start, start + record.Length);
        if (cursor.Left > 0)
            Fragment(ref cursor, record);
        sink.EndGroup();
    }

    private static void Fragment(ref TlsCursor cursor, in TlsRecordView record)
    {
        switch (record.ContentType)
        {
            case TlsContentType.ChangeCipherSpec:
                cursor.Rest(TlsFields.ChangeCipherSpec);
                break;
            case TlsContentType.Alert when record.Length == 2:
                cursor.Sink.BeginGroup(TlsFields.Alert, 0, cursor.At * 8, cursor.Left * 8);
                if (cursor.Number(TlsFields.AlertLevel))
                    cursor.Number(TlsFields.AlertDescription);
                cursor.Sink.EndGroup();
                break;
            case TlsContentType.Handshake:
                Handshakes(ref cursor, record);
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
        cursor.Sink.BeginGroup(TlsFields.Heartbeat, 0, cursor.At * 8, cursor.Left * 8);
        if (cursor.Number(TlsFields.HeartbeatType) && cursor.Vector(TlsFields.HeartbeatLength, TlsFields.HeartbeatPayload))
            cursor.Rest(TlsFields.HeartbeatPadding);
        cursor.Sink.EndGroup();
    }

    private static void Handshakes(ref TlsCursor cursor, in TlsRecordView record)
    {
        int start = cursor.At;
        FieldSink sink = cursor.Sink;
        sink.BeginGroup(TlsFields.Handshakes, 0, start * 8, cursor.Left * 8);
        TlsHandshakes messages = record.Handshakes;
        while (messages.MoveNext())
        {
            TlsHandshakeView message = messages.Current;
            sink.BeginGroup(TlsFields.Handshake, 0, (start + message.Offset) * 8, message.Bytes.Length * 8);
            TlsHandshakeVisitor.Visit(cursor.Cut(TlsHandshakes.HeaderLength + message.Length));
            sink.EndGroup();
        }
        if (cursor.Left > 0)
        {
            sink.BeginGroup(TlsFields.Handshake, 0, cursor.At * 8, cursor.Left * 8);
            cursor.Rest(messages.IsProtected ? TlsFields.Protected : TlsFields.Fragment);
            sink.EndGroup();
        }
        sink.EndGroup();
    }
}
