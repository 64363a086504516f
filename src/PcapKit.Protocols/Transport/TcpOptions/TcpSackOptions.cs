using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Selective acknowledgment permitted (RFC 2018, section 2).</summary>
[Option(typeof(TcpOption), 4, "options.sack_perm", "TCP Option - SACK permitted")]
public readonly ref partial struct TcpSackPermittedView;

/// <summary>Selective acknowledgment: what arrived behind a gap (RFC 2018, section 3).</summary>
[Option(typeof(TcpOption), 5, "options.sack", "TCP Option - SACK")]
public readonly ref partial struct TcpSackView
{
    internal static readonly FieldInfo Count = new("tcp.options.sack.count", "TCP SACK Count", FieldKind.UInt) { Derived = true };
    private static readonly FieldInfo List = new("tcp.options.sack.blocks", "SACK Blocks", FieldKind.List);
    private static readonly FieldInfo Block = new("tcp.options.sack.block", "SACK Block", FieldKind.Group);
    private static readonly FieldInfo Left = new("tcp.options.sack_le", "TCP SACK Left Edge", FieldKind.UInt, -1, 32) { Key = "le" };
    private static readonly FieldInfo Right = new("tcp.options.sack_re", "TCP SACK Right Edge", FieldKind.UInt, -1, 32) { Key = "re" };

    internal static FieldInfo[] BodyFields => [Count, List, Block, Left, Right];

    /// <summary>How many blocks there are.</summary>
    public int BlockCount => (HeaderLength - FixedLength) / 8;

    /// <summary>One of the blocks.</summary>
    /// <param name="index">Its place, from 0; the first one reports a duplicate where RFC 2883 is in use.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public TcpSackBlock this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Math.Max(BlockCount, 0), nameof(index));
            ReadOnlySpan<byte> block = Bytes.Slice(FixedLength + index * 8, 8);
            return new TcpSackBlock(BinaryPrimitives.ReadUInt32BigEndian(block), BinaryPrimitives.ReadUInt32BigEndian(block[4..]));
        }
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        int count = (layer.HeaderLength - FixedLength) / 8;
        sink.BeginGroup(List, 0, FixedLength * 8, count * 64);
        for (int i = 0; i < count; i++)
        {
            int at = (FixedLength + i * 8) * 8;
            sink.BeginGroup(Block, 0, at, 64);
            sink.Number(Left, this[i].Left, at, 32);
            sink.Number(Right, this[i].Right, at + 32, 32);
            sink.EndGroup();
        }
        sink.EndGroup();
        sink.Number(Count, (ulong)count, 0, 0);
    }
}

/// <summary>Bytes that arrived behind a gap.</summary>
/// <param name="Left">The sequence number of the first byte.</param>
/// <param name="Right">The sequence number behind the last byte.</param>
public readonly record struct TcpSackBlock(uint Left, uint Right);

public sealed partial class TcpSack
{
    /// <summary>The blocks, at most four.</summary>
    public IReadOnlyList<TcpSackBlock> Blocks
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    } = [];

    private int MeasureBody() => Blocks.Count * 8;

    private void WriteBody(Span<byte> body)
    {
        for (int i = 0; i < Blocks.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(body[(i * 8)..], Blocks[i].Left);
            BinaryPrimitives.WriteUInt32BigEndian(body[(i * 8 + 4)..], Blocks[i].Right);
        }
    }

    private void ReadBody(TcpSackView view, in LayerSlice layer)
    {
        var blocks = new TcpSackBlock[(layer.HeaderLength - TcpSackView.FixedLength) / 8];
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = view[i];
        Blocks = blocks;
    }
}
