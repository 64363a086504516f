using System.Diagnostics.CodeAnalysis;

namespace PcapKit;

/// <summary>One frame of an extraction. Owned: may be kept and handed to other threads.</summary>
public sealed class Frame
{
    private ProtocolChain? _protocols;
    private FrameLayer[]? _layers;
    private readonly OwnedPacket? _packet;
    private FieldNode? _info;

    /// <summary>A frame.</summary>
    /// <param name="packet">The packet.</param>
    public Frame(OwnedPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        _packet = packet;
    }

    internal Frame(EngineFrame frame) => Foreign = frame;

    /// <summary>The packet; <see cref="OwnedPacket.AsPacket"/> gives typed views of its layers.</summary>
    /// <exception cref="InvalidOperationException">A foreign engine dissected the frame: there is <see cref="Foreign"/> instead.</exception>
    public OwnedPacket Packet => _packet ?? throw new InvalidOperationException("A foreign engine dissected this frame: it has fields (Foreign, Info), but no packet.");

    /// <summary>What a foreign engine says of the frame; null where the frame is dissected here.</summary>
    public EngineFrame? Foreign { get; }

    /// <summary>Its place in the capture, from 1.</summary>
    public long Number => Foreign?.Number ?? Packet.Number;

    /// <summary>When it was captured; null where the file does not say.</summary>
    public Timestamp? Time => Foreign is not null ? Foreign.Time : Packet.Time;

    /// <summary>How many bytes it had on the wire.</summary>
    public int Length => Foreign?.Length ?? Packet.OriginalLength;

    /// <summary>The bytes that were captured; none where a foreign engine dissected the frame.</summary>
    public ReadOnlyMemory<byte> Data => Foreign is not null ? default : Packet.Data;

    /// <summary>The protocols from the lowest up, for example <c>Ethernet:IPv4:TCP</c>.</summary>
    public ProtocolChain Protocols => _protocols ??= MakeChain();

    /// <summary>The layers from the lowest up; none where a foreign engine dissected the frame.</summary>
    public IReadOnlyList<FrameLayer> Layers => AllLayers;

    /// <summary>All fields, as a tree.</summary>
    public FieldNode Info => Foreign?.Fields ?? (_info ??= Packet.AsPacket().ToTree());

    /// <summary>Whether a protocol is in the frame.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters: <c>IP</c> finds either version.</param>
    public bool Contains(string name) => Protocols.Contains(name);

    /// <summary>Whether a protocol is in the frame.</summary>
    /// <param name="protocol">The protocol.</param>
    public bool Contains(Protocol protocol) => Foreign is null && Packet.AsPacket().Has(protocol);

    /// <summary>The first layer of a protocol.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters: <c>IP</c> finds either version.</param>
    /// <exception cref="ProtocolNotFoundException">The frame has no such layer.</exception>
    public FrameLayer this[string name] => TryGet(name, out FrameLayer? layer)
        ? layer
        : throw new ProtocolNotFoundException($"Frame {Number} ({Protocols}) has no '{name}'.");

    /// <summary>The first layer of a protocol.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters.</param>
    /// <param name="layer">The layer.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out FrameLayer? layer)
    {
        int at = Foreign is null ? Protocols.IndexOf(name) : -1;
        layer = at < 0 ? null : AllLayers[at];
        return layer is not null;
    }

    /// <summary>One line for people.</summary>
    public override string ToString() => $"Frame {Number}: {Protocols}";

    internal FrameLayer[] AllLayers => _layers ??= [.. Enumerable.Range(0, Foreign is null ? Protocols.Count : 0).Select(i => new FrameLayer(this, i))];

    private ProtocolChain MakeChain()
    {
        if (Foreign is not null)
            return new ProtocolChain(Foreign.Chain.Split(':', StringSplitOptions.RemoveEmptyEntries), []);
        Packet packet = Packet.AsPacket();
        var names = new string[packet.LayerCount];
        var protocols = new Protocol[packet.LayerCount];
        for (int i = 0; i < names.Length; i++)
        {
            protocols[i] = packet.ProtocolOf(i);
            names[i] = protocols[i].ChainOf(packet[i].Bytes);
        }
        return new ProtocolChain(names, protocols);
    }
}

/// <summary>One layer of a <see cref="Frame"/>. Owned: may be kept.</summary>
public sealed class FrameLayer
{
    private readonly Frame _frame;
    private readonly int _index;

    internal FrameLayer(Frame frame, int index) => (_frame, _index) = (frame, index);

    /// <summary>The protocol.</summary>
    public Protocol Protocol => _frame.Protocols.ProtocolAt(_index);

    /// <summary>The chain name, for example <c>IPv4</c>.</summary>
    public string Name => _frame.Protocols[_index];

    /// <summary>Header and payload, as captured.</summary>
    public ReadOnlyMemory<byte> Data => _frame.Packet.Bytes.Slice(Record.Offset, Record.Length);

    /// <summary>The header.</summary>
    public ReadOnlyMemory<byte> Header => Data[..Record.HeaderLength];

    /// <summary>What it carries.</summary>
    public ReadOnlyMemory<byte> Payload => Data[Record.HeaderLength..];

    /// <summary>The protocols from this one up.</summary>
    public ProtocolChain Protocols => _frame.Protocols.From(_index);

    /// <summary>The layer above, or null.</summary>
    public FrameLayer? Upper => _index + 1 < _frame.AllLayers.Length ? _frame.AllLayers[_index + 1] : null;

    /// <summary>The fields, as a tree.</summary>
    public FieldNode Info
    {
        get
        {
            int left = _index;
            return FindLayer(_frame.Info, ref left) ?? _frame.Info;
        }
    }

    /// <summary>Whether this layer or one above it is of a protocol.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters.</param>
    public bool Contains(string name) => _frame.Protocols.IndexOf(name, _index) >= 0;

    /// <summary>The first layer of a protocol, from this one up.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters.</param>
    /// <exception cref="ProtocolNotFoundException">There is none.</exception>
    public FrameLayer this[string name]
    {
        get
        {
            int at = _frame.Protocols.IndexOf(name, _index);
            return at >= 0 ? _frame.AllLayers[at] : throw new ProtocolNotFoundException($"{Protocols} in frame {_frame.Number} has no '{name}'.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Data.Length} bytes)";

    private LayerRecord Record => _frame.Packet.AsPacket().Records[_index];

    // Layers stand in the tree in the order of the packet.
    private static FieldNode? FindLayer(FieldNode node, ref int left)
    {
        foreach (FieldNode child in node)
        {
            if (child.Kind != FieldEntryKind.Layer)
                continue;
            if (left-- == 0)
                return child;
            if (FindLayer(child, ref left) is { } found)
                return found;
        }
        return null;
    }
}
