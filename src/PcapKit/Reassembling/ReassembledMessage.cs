namespace PcapKit;

/// <summary>A message that was found in what was put together, dissected. Owned: may be kept.</summary>
public sealed class ReassembledMessage
{
    private readonly Frame _frame;
    private readonly long[] _frames;

    internal ReassembledMessage(OwnedPacket packet, long offset, long length, long[] frames, bool isWhole)
    {
        _frame = new Frame(packet);
        _frames = frames;
        (Offset, Length, IsWhole) = (offset, length, isWhole);
    }

    /// <summary>Its layers; <see cref="OwnedPacket.AsPacket"/> gives typed views of them. Messages of a side are numbered from 1.</summary>
    public OwnedPacket Packet => _frame.Packet;

    /// <summary>Its protocols (<c>protochain</c>), for example <c>UDP:DNS</c> of a datagram, <c>HTTP/1.1:JSON</c> in a stream.</summary>
    public ProtocolChain Protocols => _frame.Protocols;

    /// <summary>Its fields (<c>info</c>), as a tree.</summary>
    public FieldNode Info => _frame.Layers[0].Info;

    /// <summary>Its layers.</summary>
    public IReadOnlyList<FrameLayer> Layers => _frame.Layers;

    /// <summary>When the frame was captured that completed it; null where the capture does not say.</summary>
    public Timestamp? Time => _frame.Time;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Data => _frame.Data;

    /// <summary>Where it begins.</summary>
    public long Offset { get; }

    /// <summary>How many bytes it takes there.</summary>
    public long Length { get; }

    /// <summary>Whether <see cref="Data"/> are all of it.</summary>
    public bool IsWhole { get; }

    /// <summary>The numbers of the frames that brought it.</summary>
    public IReadOnlyList<long> Frames => _frames;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Size => 512 + _frame.Packet.Bytes.Length + _frames.Length * 8L;

    /// <summary>Whether a protocol is in it.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters: <c>HTTP</c> finds every version.</param>
    public bool Contains(string name) => _frame.Contains(name);

    /// <summary>Whether a protocol is in it.</summary>
    /// <param name="protocol">The protocol.</param>
    public bool Contains(Protocol protocol) => _frame.Contains(protocol);

    /// <summary>The chain of protocols.</summary>
    public override string ToString() => Protocols.ToString();
}
