namespace PcapKit;

/// <summary>Bytes that follow each other without a gap.</summary>
/// <param name="Offset">The place of the first of them.</param>
/// <param name="Bytes">The bytes.</param>
public readonly record struct DataRun(long Offset, ReadOnlyMemory<byte> Bytes);

/// <summary>Bytes that are missing.</summary>
/// <param name="Offset">The place of the first of them.</param>
/// <param name="Length">How many there are; −1 where that is not known.</param>
public readonly record struct DataGap(long Offset, long Length);

/// <summary>What was put together from several packets: a datagram of IP, or a side of a TCP stream. Owned: may be kept.</summary>
public abstract class Reassembled
{
    private protected Reassembled()
    {
    }

    /// <summary>Whether no byte is missing, as far as the capture tells (<c>completed</c>), and all were kept.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>The numbers of the frames that brought it (<c>index</c>), in the order of the capture.</summary>
    public abstract IReadOnlyList<long> Frames { get; }

    /// <summary>The first header (<c>header</c>): of the fragment at offset 0, or of the SYN; empty where the capture lacks it.</summary>
    public abstract ReadOnlyMemory<byte> Header { get; }

    /// <summary>How many bytes it has, missing ones not counted.</summary>
    public abstract long Length { get; }

    /// <summary>All its bytes (<c>payload</c>); null where some are missing, or were not kept.</summary>
    public abstract ReadOnlyMemory<byte>? Payload { get; }

    /// <summary>The bytes that are there, in the order of their places; several where some between them are missing.</summary>
    public abstract IReadOnlyList<DataRun> Runs { get; }

    /// <summary>What is missing, exactly; as many gaps as are kept.</summary>
    public abstract IReadOnlyList<DataGap> Gaps { get; }

    /// <summary>How many times bytes came again with others of the same place.</summary>
    public abstract long Overlaps { get; }

    /// <summary>The messages in it (<c>packets</c>), parsed; empty where nobody understands the bytes.</summary>
    public abstract IReadOnlyList<ReassembledMessage> Packets { get; }
}

/// <summary>A datagram of IP that came in fragments.</summary>
public sealed class ReassembledDatagram : Reassembled
{
    private readonly DataRun[] _runs;
    private readonly DataGap[] _gaps;
    private readonly long[] _frames;

    internal ReassembledDatagram(OwnedDatagram datagram, IReadOnlyList<ReassembledMessage> packets)
    {
        (Datagram, Packets) = (datagram, packets);
        _frames = [.. datagram.Fragments.Select(f => f.Frame)];
        _gaps = [.. datagram.Holes.Select(h => new DataGap(h.Offset, h.Length))];
        _runs = new DataRun[datagram.Runs.Count];
        int at = 0;
        for (int i = 0; i < _runs.Length; i++)
        {
            ByteRange run = datagram.Runs[i];
            _runs[i] = new DataRun(run.Offset, datagram.Bytes.Slice(at, run.Length));
            at += run.Length;
        }
    }

    /// <summary>The datagram with its fragments, and the evidence of overlaps.</summary>
    public OwnedDatagram Datagram { get; }

    /// <summary>Addresses and identification (<c>id</c>).</summary>
    public DatagramKey Id => Datagram.Key;

    /// <inheritdoc/>
    public override bool IsComplete => Datagram.IsComplete;

    /// <inheritdoc/>
    public override IReadOnlyList<long> Frames => _frames;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Header => Datagram.Header;

    /// <inheritdoc/>
    public override long Length => Datagram.Bytes.Length;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte>? Payload => IsComplete ? Datagram.Bytes : default(ReadOnlyMemory<byte>?);

    /// <inheritdoc/>
    public override IReadOnlyList<DataRun> Runs => _runs;

    /// <inheritdoc/>
    public override IReadOnlyList<DataGap> Gaps => _gaps;

    /// <inheritdoc/>
    public override long Overlaps => Datagram.OverlapCount;

    /// <inheritdoc/>
    public override IReadOnlyList<ReassembledMessage> Packets { get; }

    /// <summary>One line for people.</summary>
    public override string ToString() => Datagram.Key.ToString();
}
