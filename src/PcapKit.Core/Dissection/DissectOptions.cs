namespace PcapKit;

/// <summary>How far and how deep to dissect.</summary>
public sealed record DissectOptions
{
    /// <summary>The highest level to dissect; what is above becomes raw data. The default has no limit.</summary>
    public ProtocolLevel HighestLevel { get; init; } = ProtocolLevel.None;

    /// <summary>The protocols, by filter, chain or family name, after which to stop; what they carry becomes raw data.</summary>
    public IReadOnlyList<string> StopAfterProtocols { get; init; } = [];

    /// <summary>
    /// The protocols whose layers are looked at; null for all. A layer that is none of them and can carry none of them may be left out, its bytes being raw data:
    /// whoever asks for addresses need not pay for the heads of HTTP. Layers of these protocols are found as without it.
    /// </summary>
    public IReadOnlyCollection<Protocol>? Needed { get; init; }

    /// <summary>Makes what remembers earlier packets and says what payloads are, a new one for every dissector; null where every packet stands for itself.</summary>
    public Func<ProtocolRegistry, PayloadGuide>? MakeGuide { get; init; }

    /// <summary>
    /// The kinds of notes that are kept with each packet, see <see cref="Packet.TryGetNote{T}(out T)"/>. Null for all that a guide makes where it is asked anyway;
    /// one that is named here is made even where <see cref="Needed"/> would pass the guide over.
    /// </summary>
    public IReadOnlyCollection<NoteKind>? Notes { get; init; }

    /// <summary>The most layers in a packet, 1 to 250; what is deeper becomes raw data with an issue.</summary>
    public int MaxLayers { get; init; } = 250;
}
