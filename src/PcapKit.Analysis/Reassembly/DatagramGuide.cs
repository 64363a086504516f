using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Lets a datagram of IP that came in fragments be a layer of the packet that completes it, and remembers nothing else: for flows and streams, which keep conversations of their own.</summary>
public sealed class DatagramGuide : PayloadGuide
{
    private readonly FragmentGuide _fragments;

    /// <summary>A guide that has seen nothing yet.</summary>
    /// <param name="options">How datagrams are put together; null for the usual way.</param>
    public DatagramGuide(IPDefragmenterOptions? options = null)
    {
        Datagrams = new IPDefragmenter(options);
        _fragments = new FragmentGuide(Datagrams);
    }

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> Protocols => [];

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> ProtocolsInParts { get; } = [IPv4Protocol.Instance, IPv6FragmentProtocol.Instance];

    /// <summary>The datagrams, and what was counted of them.</summary>
    public IPDefragmenter Datagrams { get; }

    /// <inheritdoc/>
    public override void Guide(ref GuidedPayload payload)
    {
        if (payload.Packet.ProtocolOf(payload.Layer) is IPv4Protocol)
            _fragments.GuideIPv4(ref payload);
        else
            _fragments.GuideIPv6(ref payload);
    }
}
