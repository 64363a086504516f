using System.Collections;

namespace PcapKit;

/// <summary>A packet as a list of layers, the lowest first: built with <c>/</c>, or taken from a captured packet and edited.</summary>
public sealed class LayerStack : IReadOnlyList<Layer>
{
    private readonly List<Layer> _layers = [];

    /// <summary>How many layers there are.</summary>
    public int Count => _layers.Count;

    /// <summary>The layer at a place, the lowest first.</summary>
    /// <param name="index">The place.</param>
    public Layer this[int index]
    {
        get => _layers[index];
        set => _layers[index] = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Puts a layer on top.</summary>
    /// <param name="layer">The layer.</param>
    public void Add(Layer layer) => _layers.Add(layer ?? throw new ArgumentNullException(nameof(layer)));

    /// <summary>Puts a layer in between.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="layer">The layer.</param>
    public void Insert(int index, Layer layer) => _layers.Insert(index, layer ?? throw new ArgumentNullException(nameof(layer)));

    /// <summary>Takes a layer out.</summary>
    /// <param name="index">Its place.</param>
    public void RemoveAt(int index) => _layers.RemoveAt(index);

    /// <summary>A new stack with one more layer on top; both stacks share the layers below.</summary>
    /// <param name="stack">The stack; it stays as it is.</param>
    /// <param name="upper">The layer.</param>
    public static LayerStack operator /(LayerStack stack, Layer upper)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var taller = new LayerStack();
        taller._layers.AddRange(stack._layers);
        taller.Add(upper);
        return taller;
    }

    /// <summary>A new stack with a payload on top; both stacks share the layers below.</summary>
    /// <param name="stack">The stack; it stays as it is.</param>
    /// <param name="payload">The bytes.</param>
    public static LayerStack operator /(LayerStack stack, byte[] payload) => stack / new Payload(payload);

    /// <summary>A new stack of the layers of two, as a tunnel and what it carries.</summary>
    /// <param name="stack">The lower stack; it stays as it is.</param>
    /// <param name="upper">The upper stack; it stays as it is.</param>
    public static LayerStack operator /(LayerStack stack, LayerStack upper)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(upper);
        var both = new LayerStack();
        both._layers.AddRange(stack._layers);
        both._layers.AddRange(upper._layers);
        return both;
    }

    /// <summary>The first layer of a type, or null.</summary>
    /// <typeparam name="T">The type, for example <c>IPv4</c>.</typeparam>
    /// <param name="nth">0 for the first, 1 for the second, as in tunnels.</param>
    public T? Get<T>(int nth = 0) where T : Layer => _layers.OfType<T>().Skip(nth).FirstOrDefault();

    /// <summary>Sets every length, checksum and type of all layers to null, so that the next build works them out; a type above which there are only bytes stays.</summary>
    public LayerStack Recompute()
    {
        for (int i = 0; i < _layers.Count; i++)
            _layers[i].RecomputeFor(i + 1 < _layers.Count ? _layers[i + 1] : null);
        return this;
    }

    /// <summary>How many bytes a build will give.</summary>
    public int ByteLength
    {
        get
        {
            int length = 0;
            for (int i = _layers.Count - 1; i >= 0; i--)
            {
                _layers[i].Prepare(length);
                length += _layers[i].HeaderLength + _layers[i].Trailer.Length + PrefixLengthOf(i);
            }
            return length;
        }
    }

    /// <summary>Builds the packet.</summary>
    /// <param name="registry">Says which number selects which protocol; null for what the protocols declare themselves.</param>
    /// <exception cref="InvalidOperationException">A layer does not fit, for example a payload too long for a length field.</exception>
    public byte[] Build(ProtocolRegistry? registry = null)
    {
        byte[] packet = new byte[ByteLength];
        Build(packet, registry);
        return packet;
    }

    /// <summary>Builds the packet into a buffer.</summary>
    /// <param name="packet">Where to write, at least <see cref="ByteLength"/> bytes.</param>
    /// <param name="registry">Says which number selects which protocol; null for what the protocols declare themselves.</param>
    /// <returns>How many bytes were written.</returns>
    public int Build(Span<byte> packet, ProtocolRegistry? registry = null)
    {
        int length = ByteLength;
        if (packet.Length < length)
            throw new ArgumentException($"The packet has {length} bytes, the buffer {packet.Length}.", nameof(packet));
        packet = packet[..length];
        packet.Clear();
        int start = 0;
        for (int i = 0; i < _layers.Count; i++)
        {
            int header = _layers[i].HeaderLength;
            start += PrefixLengthOf(i);
            _layers[i].WriteHeader(packet.Slice(start, header));
            start += header;
        }
        // From the innermost outwards: a checksum covers what is inside, trailers lie behind.
        int end = start;
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            Layer layer = _layers[i];
            layer.Trailer.Span.CopyTo(packet[end..]);
            end += layer.Trailer.Length;
            start -= layer.HeaderLength;
            layer.Complete(new BuildContext(this, i, packet, start, end, registry));
            if (FramingOf(i) is { } framing)
            {
                framing.WritePrefix(packet.Slice(start - framing.PrefixLength, framing.PrefixLength), end - start);
                start -= framing.PrefixLength;
            }
        }
        return length;
    }

    /// <summary>Puts a layer on top whose bytes stood directly on those of the one below.</summary>
    internal void AddRead(Layer layer)
    {
        layer.ReadOn = _layers.Count > 0 ? _layers[^1] : null;
        _layers.Add(layer);
    }

    /// <summary>How many bytes stand between a layer and the one below, as the length before a DNS message over TCP.</summary>
    internal int PrefixLengthOf(int index) => FramingOf(index)?.PrefixLength ?? 0;

    private Framing? FramingOf(int index)
    {
        if (index == 0 || _layers[index - 1] is not { FramingTable: { } table } lower || ReferenceEquals(_layers[index].ReadOn, lower))
            return null;
        foreach (TableRow row in _layers[index].Protocol.Rows)
        {
            if (row.Table == table)
                return row.Framing;
        }
        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => _layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The chain of protocols, for example <c>Ethernet:IPv4:UDP</c>.</summary>
    public override string ToString() => string.Join(':', _layers.Select(l => l.Protocol.Chain));
}
