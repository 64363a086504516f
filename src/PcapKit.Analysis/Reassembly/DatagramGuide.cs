using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Lets a datagram of IP that came in fragments be a layer of the packet that completes it, and remembers nothing else: for flows and streams, which keep conversations of their own.</summary>
public sealed class DatagramGuide : PayloadGuide
{
    private const int FragmentOffset = 6;

    private readonly FragmentGuide _fragments;
    // The number of IPv4 in the registry, once it was met.
    private ushort _four;

    /// <summary>A guide that has seen nothing yet.</summary>
    /// <param name="options">How datagrams are put together; null for the usual way.</param>
    public DatagramGuide(IPDefragmenterOptions? options = null)
    {
        Datagrams = new IPDefragmenter(options);
        _fragments = new FragmentGuide(Datagrams);
    }

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> Protocols { get; } = [IPv4Protocol.Instance, IPv6FragmentProtocol.Instance];

    /// <summary>The datagrams, and what was counted of them.</summary>
    public IPDefragmenter Datagrams { get; }

    /// <inheritdoc/>
    public override void Guide(ref GuidedPayload payload)
    {
        Packet packet = payload.Packet;
        ref readonly LayerRecord record = ref packet.Records[payload.Layer];
        if (record.Number == _four)
        {
            // Nearly all packets are no fragments, and each packet of a capture comes by here.
            if (record.HeaderLength < IPv4View.FixedLength || IsFragment(packet.Bytes.Slice(record.Offset + FragmentOffset, 2)))
                _fragments.GuideIPv4(ref payload);
            return;
        }
        if (packet.ProtocolOf(payload.Layer) is IPv4Protocol)
        {
            _four = record.Number;
            _fragments.GuideIPv4(ref payload);
            return;
        }
        _fragments.GuideIPv6(ref payload);
    }

    // More fragments, or an offset (RFC 791, section 3.1).
    private static bool IsFragment(ReadOnlySpan<byte> offset) => (offset[0] & 0x3F | offset[1]) != 0;
}
