namespace PcapKit;

/// <summary>Bytes that no protocol claims: an unknown payload, a later fragment, what follows a malformed header.</summary>
public sealed class DataProtocol : Protocol
{
    private static readonly FieldInfo Data = new("data.data", "Data", FieldKind.Bytes);
    private static readonly FieldInfo Size = new("data.len", "Length", FieldKind.UInt) { Derived = true };
    private static readonly FieldInfo[] All = [Data, Size];

    private DataProtocol() { }

    /// <summary>The one instance.</summary>
    public static DataProtocol Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "data";

    /// <inheritdoc/>
    public override string Chain => "Raw";

    /// <inheritdoc/>
    public override string Title => "Raw Packet Data";

    /// <inheritdoc/>
    protected override string? Summary => "{data}";

    /// <inheritdoc/>
    public override ProtocolLevel Level => ProtocolLevel.None;

    /// <inheritdoc/>
    public override ReadOnlySpan<FieldInfo> Fields => All;

    /// <inheritdoc/>
    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice)
    {
        slice.HeaderLength = data.Length;
        slice.NoNext();
    }

    /// <inheritdoc/>
    public override void Visit(in LayerSlice layer, FieldSink sink)
    {
        sink.Bytes(Data, layer.Bytes, 0, layer.Bytes.Length * 8);
        sink.Number(Size, (ulong)layer.Bytes.Length, 0, 0);
    }

    /// <inheritdoc/>
    public override Layer ToLayer(in LayerSlice layer) => new Payload(layer.Bytes);
}
