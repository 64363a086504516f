namespace PcapKit.Analysis.Tests;

/// <summary>A protocol whose fields are whatever a test pushes: for shapes that no real header has in one place.</summary>
internal sealed class Toy(Action<LayerSlice, FieldSink> visit, params FieldInfo[] fields) : Protocol
{
    public const int Port = 9999;

    public delegate void Visitor(in LayerSlice layer, FieldSink sink);

    public override string Name => "toy";

    public override string Chain => "Toy";

    public override string Title => "Toy Protocol";

    public override ProtocolLevel Level => ProtocolLevel.Application;

    public override ReadOnlySpan<FieldInfo> Fields => fields;

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("udp.port", Port) };

    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice)
    {
        slice.HeaderLength = data.Length;
        slice.NoNext();
    }

    public override void Visit(in LayerSlice layer, FieldSink sink) => visit(layer, sink);
}

/// <summary>A layer that carries several packets: each is two bytes of length and then IPv4.</summary>
internal sealed class Bundle : Protocol
{
    private static readonly FieldInfo Count = new("bundle.count", "Packets", FieldKind.UInt) { Derived = true };
    private static readonly FieldInfo[] All = [Count];

    public override string Name => "bundle";

    public override string Chain => "Bundle";

    public override string Title => "Bundle of Packets";

    public override ProtocolLevel Level => ProtocolLevel.Application;

    public override ReadOnlySpan<FieldInfo> Fields => All;

    public override ReadOnlySpan<TableRow> Rows => new TableRow[] { new("udp.port", 7777) };

    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice)
    {
        slice.HeaderLength = 0;
        for (int at = 0; at + 2 <= data.Length;)
        {
            int length = data[at] << 8 | data[at + 1];
            slice.AddChild(at + 2, length, TableId.Of("ip.proto"), 4);
            at += 2 + length;
        }
    }

    public override void Visit(in LayerSlice layer, FieldSink sink) => sink.Number(Count, 2, 0, 0);
}
