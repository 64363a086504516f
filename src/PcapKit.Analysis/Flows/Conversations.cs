using PcapKit.Protocols;

namespace PcapKit;

/// <summary>
/// What single packets do not tell of their payloads, as Wireshark knows it from the conversation: data that came before or too early are not looked at,
/// HTTP or TLS that was found by its looks stays what it is, a connection that became HTTP/2 stays that, one that FTP announced carries its data, and a message in several frames of HTTP/2 is read where it ends.
/// </summary>
/// <remarks>
/// One instance a pass over a capture. What it remembers is bounded: of the conversations by <see cref="TcpConversationOptions"/>; besides them the application
/// of 4,096 streams, 1,024 connections that FTP announced, where the frames of 128 connections of HTTP/2 stand (1 KiB each, and 32 KiB where they do their worst), and 1 MiB for all messages and
/// blocks of header fields together that are not at their end. Counters tell what had to make place.
/// </remarks>
public sealed class Conversations : PayloadGuide
{
    /// <summary>The most streams whose application is remembered; the oldest makes place for a new one. The ports tell it of all others.</summary>
    private const int MaxApplications = 4096;

    /// <summary>The most connections of HTTP/2 whose frames are followed.</summary>
    private const int MaxHttp2 = 128;

    private const uint FtpDataPort = 20, HttpPort = 80, TlsPort = 443;

    private static readonly TableId PortTable = TcpView.PortTable;

    private readonly TcpTracker _tcp;
    private readonly Dictionary<long, Application> _applications = [];
    private readonly Queue<long> _order = new();
    private readonly Queue<Application> _http2 = new();
    private readonly Http2Parts _parts = new();
    private readonly FtpEndpoints _ftp = new();
    // The segment that was seen last, and where: its payload comes next in the same packet, if at all.
    private TcpSegmentInfo _segment;
    private bool _hasSegment;
    private long _packet;
    private int _layer;

    /// <summary>A guide that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="options">How much it may remember; null for the usual limits.</param>
    public Conversations(ProtocolRegistry registry, TcpConversationOptions? options = null) => _tcp = new TcpTracker(registry, options);

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> Protocols { get; } = [TcpProtocol.Instance, HttpProtocol.Instance, Http2Protocol.Instance, TlsProtocol.Instance, FtpProtocol.Instance];

    /// <summary>What it notes of layers, for columns and lists of fields: <see cref="TcpSegmentInfo"/> of every TCP segment.</summary>
    public static IReadOnlyCollection<NoteKind> NoteKinds { get; } = [TcpAnalysisFields.Instance];

    /// <summary>How many TCP streams there were, and what had to be forgotten of them.</summary>
    public TcpConversationCounts Tcp => _tcp.Counts;

    /// <summary>How many streams had to make place for others, so that their ports alone tell what they carry.</summary>
    public long EvictedApplications { get; private set; }

    /// <summary>How many connections of HTTP/2 had to make place for others, so that their next frames are read as from the middle of a connection.</summary>
    public long EvictedHttp2Connections { get; private set; }

    /// <summary>How many messages in several frames were dropped before their end: too long, or the oldest where all together were.</summary>
    public long DroppedMessages => _parts.Dropped;

    /// <inheritdoc/>
    public override void Guide(ref GuidedPayload payload)
    {
        switch (payload.Packet.ProtocolOf(payload.Layer))
        {
            case TcpProtocol:
                GuideSegment(ref payload);
                break;
            case HttpProtocol when IsOfSegment(payload.Packet, payload.Layer):
                Learn(payload.Packet, payload.Layer);
                break;
            case TlsProtocol when IsOfSegment(payload.Packet, payload.Layer):
                Keep(payload.Packet, payload.Layer, TlsPort);
                break;
            case FtpProtocol when IsOfSegment(payload.Packet, payload.Layer):
                LearnEndpoint(payload.Packet, payload.Layer);
                break;
            case Http2Protocol when IsOfSegment(payload.Packet, payload.Layer):
                ReadHttp2(ref payload);
                break;
        }
    }

    /// <summary>What is known of the segment that was asked for last; false where it is of no conversation.</summary>
    internal bool TryGetSegment(out TcpSegmentInfo info)
    {
        info = _segment;
        return _hasSegment;
    }

    private void GuideSegment(ref GuidedPayload payload)
    {
        (_packet, _layer) = (payload.Packet.Number, payload.Layer);
        _hasSegment = _tcp.TryObserve(payload.Packet, payload.Layer, out _segment);
        if (!_hasSegment)
            return;
        payload.Note(_segment);
        if (_ftp.Count > 0 && _segment.IsNewStream)
            TakeDataConnection(payload.Packet, payload.Layer);
        Application? application = null;
        if (_applications.Count > 0)
            _applications.TryGetValue(_segment.Stream, out application);
        if ((_segment.Analysis & TcpAnalysis.ReusedPorts) != 0)
            application?.Http2?.Restart(_segment);
        if (_segment.SuppressesPayload)
        {
            payload.Withhold();
            if (application?.Http2 is { } withheld)
                ReadWithheld(ref payload, withheld);
        }
        else if (_segment.HasRawPayload)
            payload.ReadAsRaw();
        else if (_segment.IsAnalysed && application?.Http2 is { } http2)
            GuideHttp2(ref payload, application, http2);
        else if (application is not null)
            payload.ReadAs(application.Table, application.Key);
    }

    // The layer begins with a frame: what ends an earlier one is no beginning.
    private void GuideHttp2(ref GuidedPayload payload, Application application, Http2Connection http2)
    {
        ref readonly LayerRecord record = ref payload.Packet.Records[_layer];
        int end = http2.EndOfFrame(_segment);
        if (http2.IsInsideFrame(_segment) || end > 0 && end >= record.Length - record.HeaderLength)
            payload.Withhold();
        else
            payload.ReadAs(application.Table, application.Key, end);
    }

    // What Wireshark does not show may bring new frames behind old ones.
    private void ReadWithheld(ref GuidedPayload payload, Http2Connection http2)
    {
        if (!_segment.IsAnalysed || !http2.HasNews(_segment))
            return;
        ref readonly LayerRecord record = ref payload.Packet.Records[_layer];
        ReadOnlySpan<byte> bytes = payload.Packet.Bytes.Slice(record.Offset + record.HeaderLength, record.Length - record.HeaderLength);
        http2.Read(ref payload, bytes, record.ReportedLength - record.HeaderLength, _segment, _segment.RelativeSequence, isShown: false);
    }

    // Only what the segment at hand carries tells of its stream; not what lies in datagrams, or in a segment that an error message quotes.
    private bool IsOfSegment(in Packet packet, int layer)
    {
        if (!_hasSegment || !_segment.IsAnalysed || packet.Number != _packet)
            return false;
        int below = packet.Records[layer].Parent;
        while (below != byte.MaxValue && packet.ProtocolOf(below)?.Level == ProtocolLevel.Application)
            below = packet.Records[below].Parent;
        return below == _layer && packet.ProtocolOf(below) is TcpProtocol;
    }

    private uint SequenceAt(in Packet packet, int offset) =>
        _segment.RelativeSequence + (uint)(offset - packet.Records[_layer].Offset - packet.Records[_layer].HeaderLength);

    // The byte of a probe comes again.
    private void ReadHttp2(ref GuidedPayload payload)
    {
        if ((_segment.Analysis & TcpAnalysis.ZeroWindowProbe) != 0)
            return;
        LayerSlice layer = payload.Packet[payload.Layer];
        Http2Of(_segment.Stream).Read(ref payload, layer.Bytes, layer.ReportedLength, _segment, SequenceAt(payload.Packet, payload.Packet.Records[payload.Layer].Offset), isShown: true);
    }

    // A connection may change to HTTP/2 (RFC 9110, section 7.8).
    private void Learn(in Packet packet, int layer)
    {
        ReadOnlySpan<byte> bytes = packet[layer].Bytes;
        ref readonly LayerRecord record = ref packet.Records[layer];
        // Of a message that was put together the sequence number is not known.
        if (record.Offset < packet.Data.Length && IsSwitching(bytes) && new HttpView(bytes).Upgrade == HttpUpgrade.Http2)
            Http2Of(_segment.Stream).Begin(_segment, SequenceAt(packet, record.Offset + record.HeaderLength));
        else
            Keep(packet, layer, HttpPort);
    }

    private void LearnEndpoint(in Packet packet, int layer)
    {
        if (!new FtpView(packet[layer].Bytes).TryGetEndpoint(out FtpEndpoint endpoint))
            return;
        _tcp.FindEnds(packet, _layer, out FlowKey key, out bool senderIsSecond);
        _ftp.Add(endpoint, senderIsSecond ? key.SecondAddress : key.FirstAddress);
    }

    private void TakeDataConnection(in Packet packet, int layer)
    {
        _tcp.FindEnds(packet, layer, out FlowKey key, out _);
        if (!_ftp.TryTake(key))
            return;
        Application application = Of(_segment.Stream);
        (application.Table, application.Key) = (PortTable, FtpDataPort);
    }

    // What was found by its looks stays what it is, whatever the next segment looks like.
    private void Keep(in Packet packet, int layer, uint port)
    {
        if (packet.Records[layer].Parent != _layer || IsPortOf(packet, packet.ProtocolOf(layer)))
            return;
        Application application = Of(_segment.Stream);
        if (application.Http2 is null)
            (application.Table, application.Key) = (PortTable, port);
    }

    // Few heads are of such a response: the others need not be read for it.
    private static bool IsSwitching(ReadOnlySpan<byte> head) => head.Length > 12 && head.StartsWith("HTTP/1."u8) && head.Slice(9, 3).SequenceEqual("101"u8);

    private bool IsPortOf(in Packet packet, Protocol? protocol)
    {
        var tcp = new TcpView(packet[_layer].Bytes);
        return packet.Registry.Find(PortTable, tcp.SourcePort) == protocol || packet.Registry.Find(PortTable, tcp.DestinationPort) == protocol;
    }

    private Http2Connection Http2Of(long stream)
    {
        Application application = Of(stream);
        if (application.Http2 is not null)
            return application.Http2;
        if (_http2.Count >= MaxHttp2)
        {
            _http2.Dequeue().Http2 = null;
            EvictedHttp2Connections++;
        }
        _http2.Enqueue(application);
        (application.Table, application.Key) = (HttpView.UpgradeTable, (uint)HttpUpgrade.Http2);
        return application.Http2 = new Http2Connection(_parts);
    }

    private Application Of(long stream)
    {
        if (_applications.TryGetValue(stream, out Application? application))
            return application;
        if (_applications.Count >= MaxApplications)
        {
            _applications.Remove(_order.Dequeue());
            EvictedApplications++;
        }
        _order.Enqueue(stream);
        return _applications[stream] = new Application { Table = PortTable, Key = HttpPort };
    }

    // What the payloads of a stream are, whatever its ports say.
    private sealed class Application
    {
        internal TableId Table;
        internal uint Key;
        internal Http2Connection? Http2;
    }
}
