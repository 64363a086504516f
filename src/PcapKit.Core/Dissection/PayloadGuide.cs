namespace PcapKit;

/// <summary>Tells a dissector what single packets do not: it sees the layers of some protocols as they come and remembers what it needs of earlier packets.</summary>
/// <remarks>One instance a dissector and a pass over a capture: see <see cref="DissectOptions.MakeGuide"/>. It must bound what it remembers, and never throw, whatever the bytes.</remarks>
public abstract class PayloadGuide
{
    /// <summary>The protocols whose payloads it is asked about.</summary>
    public abstract IReadOnlyCollection<Protocol> Protocols { get; }

    /// <summary>The protocols that it is asked about only where the payload is a part, as they say by <see cref="Slice.MarkPart"/>: most packets are none, and cost nothing then.</summary>
    public virtual IReadOnlyCollection<Protocol> ProtocolsInParts => [];

    /// <summary>Asked for the layers of these protocols as they are found, before anything is known of what they carry; not where nothing that they may carry is needed.</summary>
    /// <param name="payload">The packet so far; takes the answer. Without one, the payload is read as by itself.</param>
    public abstract void Guide(ref GuidedPayload payload);
}

/// <summary>A layer whose payload comes next, and what a <see cref="PayloadGuide"/> says of it. Borrowed: valid during the call.</summary>
public ref struct GuidedPayload
{
    private readonly Dissector _dissector;

    internal GuidedPayload(Dissector dissector, Packet packet, int layer)
    {
        _dissector = dissector;
        Packet = packet;
        Layer = layer;
    }

    /// <summary>The packet with the layers that were found so far; the last of them is the one in question.</summary>
    public Packet Packet { get; }

    /// <summary>The index of the layer in question.</summary>
    public int Layer { get; }

    internal GuidedState State { get; private set; }

    internal TableId Table { get; private set; }

    internal uint Key { get; private set; }

    internal int Start { get; private set; }

    /// <summary>The payload is not looked at and not named: it was seen before, or came too early.</summary>
    public void Withhold() => State = GuidedState.Withheld;

    /// <summary>The payload is raw data, as that of a key without a protocol.</summary>
    public void ReadAsRaw() => State = GuidedState.Raw;

    /// <summary>The payload belongs to the protocol under a key, whatever the layer itself says.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    /// <param name="start">How many bytes of the payload come before it and belong to no layer: the end of a message that began in an earlier packet.</param>
    public void ReadAs(TableId table, uint key, int start = 0) => (State, Table, Key, Start) = (GuidedState.Redirected, table, key, start);

    /// <summary>Notes what is known of the layer beyond its bytes: its fields are shown with those of the layer. Nothing happens where nobody asks for notes of this kind.</summary>
    /// <typeparam name="T">The kind of note. Of several of a kind all are shown, and the first is found by <see cref="Packet.TryGetNote{T}(out T)"/>.</typeparam>
    /// <param name="note">The value; copied.</param>
    public readonly void Note<T>(in T note) where T : unmanaged, INote<T> => _dissector.Note(Layer, note);

    /// <summary>Whether notes of a kind are kept: whoever has many of them need not make them in vain.</summary>
    /// <param name="kind">The kind.</param>
    public readonly bool Takes(NoteKind kind) => _dissector.TakesNotes(kind);

    /// <summary>A message that ends in this packet and began in an earlier one becomes a layer on this one, besides what the payload itself holds.</summary>
    /// <param name="message">Its bytes, put together; copied.</param>
    /// <param name="table">The table that selects its protocol.</param>
    /// <param name="key">The key.</param>
    /// <returns>False where the packet has too many already, or is not dissected as far.</returns>
    public readonly bool Append(ReadOnlySpan<byte> message, TableId table, uint key) => _dissector.Append(Packet, Layer, message, table, key);
}

internal enum GuidedState : byte
{
    None,
    Raw,
    Withheld,
    Redirected,
}
