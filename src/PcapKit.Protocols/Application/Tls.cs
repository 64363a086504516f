namespace PcapKit.Protocols;

/// <summary>
/// Transport Layer Security (RFC 8446, RFC 5246) and SSL 3.0: the records of a segment. What is in whole records is shown as far as it is not protected;
/// a record that goes on in the next segment is for whoever puts streams together.
/// </summary>
[Protocol("tls", "TLS", "Transport Layer Security", ProtocolLevel.Application, Carries = "")]
[Under("tcp.port", 443, 324, 465, 636, 802, 853, 993, 995, 1300, 2221, 2443, 3249, 3250, 3251, 3252, 3496, 5061, 5671, 5684, 5868, 8883, 11207, 19999, 27017)]
[Under("sctp.port", 443, 324, 465, 636, 802, 993, 995, 1300, 2443, 3249, 3250, 3251, 3252, 3496, 5061, 5671, 5684, 8883, 11207, 19999, 27017)]
[Heuristic("tcp.port")]
public readonly ref partial struct TlsView
{
    /// <summary>The records.</summary>
    public TlsRecords Records => new(_data);

    /// <summary>All of it: records follow each other up to the end.</summary>
    public int HeaderLength => _data.Length;

    internal static FieldInfo[] BodyFields => TlsFields.All;

    /// <summary>The first message of a client, where the segment has it as a whole.</summary>
    /// <param name="hello">The message.</param>
    public bool TryGetClientHello(out TlsClientHelloView hello)
    {
        foreach (TlsRecordView record in Records)
        {
            foreach (TlsHandshakeView message in record.Handshakes)
            {
                if (message.IsWhole && message.TryGetClientHello(out hello))
                    return true;
            }
        }
        hello = default;
        return false;
    }

    /// <summary>The first message of a server, where the segment has it as a whole.</summary>
    /// <param name="hello">The message.</param>
    public bool TryGetServerHello(out TlsServerHelloView hello)
    {
        foreach (TlsRecordView record in Records)
        {
            foreach (TlsHandshakeView message in record.Handshakes)
            {
                if (message.IsWhole && message.TryGetServerHello(out hello))
                    return true;
            }
        }
        hello = default;
        return false;
    }

    /// <summary>Whether bytes begin with a record of handshake messages or of protected data, as connections on other ports are found.</summary>
    /// <param name="data">The bytes.</param>
    public static bool StartsWithRecord(ReadOnlySpan<byte> data)
    {
        if (data.Length < TlsRecords.HeaderLength || data[1] != 3 || data[2] > 3 || (TlsContentType)data[0] is not (TlsContentType.Handshake or TlsContentType.ApplicationData))
            return false;
        int length = data[3] << 8 | data[4];
        return length is > 0 and < TlsRecords.MaxLength;
    }

    /// <summary>How many bytes from the start are whole records that belong together: all that are there, or those that end a handshake message.</summary>
    /// <param name="data">Bytes of a stream.</param>
    /// <param name="isInStep">Whether they are known to begin a record; otherwise the length of the first one must be one that records have.</param>
    /// <param name="single">Whether to stop behind the first one, or behind the first handshake message where that takes several.</param>
    /// <param name="needed">How many bytes there must be before it makes sense to ask again; 0 where some are found.</param>
    /// <returns>0 where none is whole; −1 where no record begins.</returns>
    internal static int FindEnd(ReadOnlySpan<byte> data, bool isInStep, bool single, out int needed)
    {
        needed = 0;
        if (!isInStep && OldClientHello.LengthOf(data) is > 0 and var old)
            return old;
        if (!TlsRecords.IsPlausible(data) || (!isInStep && data.Length >= TlsRecords.HeaderLength && (data[3] << 8 | data[4]) is 0 or > TlsRecords.MaxLength))
            return -1;
        var records = new TlsRecords(data);
        var part = new TlsHandshakePart();
        int end = 0;
        while (records.MoveNext() && records.Current.IsWhole)
        {
            part.Add(records.Current);
            if (!part.IsOpen)
                end = records.Offset;
            if (end > 0 && single)
                return end;
        }
        needed = end > 0 ? 0 : Math.Max(records.Needed, data.Length + 1);
        return end;
    }

    /// <summary>Whether bytes begin with four that people can read, and more follow: that is no TLS, as in Wireshark.</summary>
    internal static bool IsText(ReadOnlySpan<byte> data) => data.Length > 4 && !data[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~');

    internal static bool LooksLike(ReadOnlySpan<byte> data) => StartsWithRecord(data);

    internal void Route(ref Slice slice)
    {
        slice.NoNext();
        if (IsText(_data))
            slice.Reject();
        if (slice.ReportedLength <= _data.Length)
            return;
        TlsRecords records = Records;
        while (records.MoveNext()) { }
        // What the capture cut off is missing; what comes in the next segment is not.
        if (records.Needed > _data.Length)
            slice.NeedHeader(Math.Min(records.Needed, slice.ReportedLength));
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => TlsVisitor.Visit(_data[..layer.HeaderLength], layer.ReportedLength, sink);
}

public sealed partial class Tls
{
    private TlsContent _content = null!;

    /// <summary>The records.</summary>
    public IList<TlsRecord> Records => _content.Records;

    /// <summary>Bytes behind the records: the beginning of one that goes on in the next segment, or what is no record.</summary>
    public ReadOnlyMemory<byte> Rest { get => _content.Rest; set => _content.Rest = value; }

    partial void Initialize() => _content = new TlsContent(Touch);

    private int MeasureBody() => _content.Encoded.Length;

    private void WriteBody(Span<byte> body) => _content.Encoded.CopyTo(body);

    private void ReadBody(TlsView view, in LayerSlice layer) => _content.Read(layer.Header);
}
