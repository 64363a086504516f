using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What is put together of several packets, and how.</summary>
public sealed record ReassemblyOptions
{
    /// <summary>How datagrams of IP are put together; null for the usual way.</summary>
    public IPDefragmenterOptions? Datagrams { get; init; }

    /// <summary>How many conversations of TCP are remembered; null for the usual limits.</summary>
    public TcpConversationOptions? Conversations { get; init; }

    /// <summary>Whether messages of TCP streams are put together too; otherwise datagrams alone are, and conversations are not kept.</summary>
    public bool Streams { get; init; } = true;

    /// <summary>How TCP streams are put together; null for the usual way. Its limits of conversations do not count, those above do.</summary>
    public TcpReassemblyOptions? Segments { get; init; }

    /// <summary>The parsers of streams and their limits; null for those that PcapKit brings.</summary>
    public StreamParsingOptions? Parsing { get; init; }

    /// <summary>Called with every datagram that came in fragments when it ends, complete or not; see <see cref="IPDefragmenter.Ended"/>.</summary>
    public DatagramHandler? DatagramEnded { get; init; }
}

/// <summary>
/// Packets as Wireshark shows them by default: the fragments of a datagram carry raw data but for the one that completes it, which has the layers of the whole datagram,
/// and of a message in several segments of TCP the last one has its layers.
/// All that <see cref="PcapKit.Conversations"/> knows it knows too.
/// </summary>
/// <remarks>
/// The one guide of a dissector that reassembles: each layer goes to whoever has to do with it. One instance a pass over a capture; <see cref="Complete"/> ends it.
/// No frame ever vanishes: fragments stay what they are, and the datagram stands behind the bytes of the last one (<see cref="Packet.Bytes"/>).
/// </remarks>
public sealed class Reassembly : PayloadGuide
{
    private readonly FragmentGuide _fragments;
    private readonly StreamGuide? _streams;
    private readonly HttpBodyGuide _bodies = new();

    /// <summary>A guide that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="options">What is put together and how; null for the usual way.</param>
    public Reassembly(ProtocolRegistry registry, ReassemblyOptions? options = null)
    {
        Datagrams = new IPDefragmenter(options?.Datagrams) { Ended = options?.DatagramEnded };
        Conversations = new Conversations(registry, options?.Conversations);
        _fragments = new FragmentGuide(Datagrams);
        _streams = options?.Streams == false ? null : new StreamGuide(registry, options?.Segments, options?.Parsing);
        Protocols = _streams is null ? [] : Conversations.Protocols;
    }

    /// <summary>What it notes of layers, for columns and lists of fields: <see cref="ReassemblyInfo{TProtocol}"/> of what is put together, and what <see cref="PcapKit.Conversations"/> note.</summary>
    public static IReadOnlyCollection<NoteKind> NoteKinds { get; } =
    [
        ReassemblyFields<IPv4Protocol>.Instance, ReassemblyFields<IPv6FragmentProtocol>.Instance, ReassemblyFields<TcpProtocol>.Instance, .. PcapKit.Conversations.NoteKinds,
    ];

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> Protocols { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<Protocol> ProtocolsInParts { get; } = [IPv4Protocol.Instance, IPv6FragmentProtocol.Instance];

    /// <summary>The datagrams, and what was counted of them.</summary>
    public IPDefragmenter Datagrams { get; }

    /// <summary>The conversations.</summary>
    public Conversations Conversations { get; }

    /// <inheritdoc/>
    public override void Guide(ref GuidedPayload payload)
    {
        switch (payload.Packet.ProtocolOf(payload.Layer))
        {
            case IPv4Protocol:
                _fragments.GuideIPv4(ref payload);
                break;
            case IPv6FragmentProtocol:
                _fragments.GuideIPv6(ref payload);
                break;
            case TcpProtocol:
                Conversations.Guide(ref payload);
                if (Conversations.TryGetSegment(out TcpSegmentInfo segment))
                    _streams!.Guide(ref payload, segment);
                break;
            case HttpProtocol:
                Conversations.Guide(ref payload);
                _bodies.Guide(ref payload);
                break;
            default:
                Conversations.Guide(ref payload);
                break;
        }
    }

    /// <summary>Ends what waits for packets, at the end of the capture: it is delivered as it is.</summary>
    public void Complete()
    {
        Datagrams.Flush();
        _streams?.Complete();
    }

    /// <summary>The messages of streams, and what was counted of them; null where they are not put together.</summary>
    public StreamParsing? Messages => _streams?.Parsing;

    /// <summary>The limits that were met, in words, for people; none for most captures.</summary>
    public IReadOnlyList<string> LimitsMet => MetLimits.Of(Datagrams, _streams?.Streams, Messages, conversations: Conversations);
}
