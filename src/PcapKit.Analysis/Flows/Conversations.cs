using PcapKit.Protocols;

namespace PcapKit;

/// <summary>
/// What single packets do not tell of their payloads, as Wireshark knows it from the conversation: data that came before or too early are not looked at,
/// a connection that became HTTP/2 stays it, and a message in several frames of HTTP/2 is read where it ends.
/// </summary>
/// <remarks>One instance a pass over a capture. What it remembers is bounded; see <see cref="TcpConversationOptions"/>.</remarks>
public sealed class Conversations : PayloadGuide
{
    /// <summary>The most streams whose application is remembered; the oldest makes place for a new one. The ports tell it of all others.</summary>
    private const int MaxApplications = 4096;

    private const uint HttpPort = 80;

    private static readonly TableId PortTable = TcpView.PortTable;

    private readonly TcpTracker _tcp;
    private readonly Dictionary<long, Application> _applications = [];
    private readonly Queue<long> _order = new();
    private TcpSegmentInfo _segment;
    private bool _hasSegment;

    /// <summary>A guide that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="options">How much it may remember; null for the usual limits.</param>
    public Conversations(ProtocolRegistry registry, TcpConversationOptions? options = null) => _tcp = new TcpTracker(registry, options);

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> Protocols { get; } = [TcpProtocol.Instance, HttpProtocol.Instance, Http2Protocol.Instance];

    /// <summary>The TCP streams.</summary>
    public TcpConversations Tcp => _tcp.Conversations;

    /// <inheritdoc/>
    public override void Guide(ref GuidedPayload payload)
    {
        switch (payload.Packet.ProtocolOf(payload.Layer))
        {
            case TcpProtocol:
                GuideSegment(ref payload);
                break;
            case HttpProtocol when _hasSegment:
                Learn(payload.Packet, payload.Layer);
                break;
            case Http2Protocol when _hasSegment:
                Http2Of(_segment.Stream).Read(ref payload, _segment.IsReverse);
                break;
        }
    }

    private void GuideSegment(ref GuidedPayload payload)
    {
        _hasSegment = _tcp.TryObserve(payload.Packet, payload.Layer, out _segment);
        if (!_hasSegment)
            return;
        if (_segment.SuppressesPayload)
            payload.Withhold();
        else if (_segment.HasRawPayload)
            payload.ReadAsRaw();
        else if (_applications.Count > 0 && _applications.TryGetValue(_segment.Stream, out Application? application))
            payload.ReadAs(application.Table, application.Key);
    }

    // HTTP that was found by its looks stays HTTP, and a connection may change to HTTP/2 (RFC 9110, section 7.8).
    private void Learn(in Packet packet, int layer)
    {
        ReadOnlySpan<byte> bytes = packet[layer].Bytes;
        if (IsSwitching(bytes) && new HttpView(bytes).Upgrade == HttpUpgrade.Http2)
            Http2Of(_segment.Stream);
        else if (packet.Records[layer].Parent is var below && packet.ProtocolOf(below) is TcpProtocol && !IsPortKnown(packet, below))
            Of(_segment.Stream);
    }

    // Few heads are of such a response: the others need not be read for it.
    private static bool IsSwitching(ReadOnlySpan<byte> head) => head.Length > 12 && head.StartsWith("HTTP/1."u8) && head.Slice(9, 3).SequenceEqual("101"u8);

    private bool IsPortKnown(in Packet packet, int layer)
    {
        var tcp = new TcpView(packet[layer].Bytes);
        return _applications.ContainsKey(_segment.Stream)
            || packet.Registry.Find(PortTable, tcp.SourcePort) is not null || packet.Registry.Find(PortTable, tcp.DestinationPort) is not null;
    }

    private Http2Connection Http2Of(long stream)
    {
        Application application = Of(stream);
        (application.Table, application.Key) = (HttpView.UpgradeTable, (uint)HttpUpgrade.Http2);
        return application.Http2 ??= new Http2Connection();
    }

    private Application Of(long stream)
    {
        if (_applications.TryGetValue(stream, out Application? application))
            return application;
        if (_applications.Count >= MaxApplications)
            _applications.Remove(_order.Dequeue());
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
