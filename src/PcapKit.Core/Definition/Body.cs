namespace PcapKit;

/// <summary>The body of a message whose layout a number before it selects, for example the body of an ICMP message by its type.</summary>
/// <remarks>Each layout is a small definition (<see cref="OptionAttribute"/>) under the number; users may add their own.</remarks>
public static class Body
{
    /// <summary>Pushes the fields of a body in place, without a group around them.</summary>
    /// <param name="table">The table that knows the layouts.</param>
    /// <param name="kind">The number.</param>
    /// <param name="offset">Where the body begins, from the start of the layer.</param>
    /// <param name="layer">The layer; the body ends with its header.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit(TableId table, uint kind, int offset, in LayerSlice layer, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (offset >= layer.HeaderLength || layer.Registry.Find(table, kind) is not { } definition)
            return;
        ReadOnlySpan<byte> bytes = layer.Header[offset..];
        int origin = sink.Origin;
        sink.Origin = origin + offset;
        definition.Visit(new LayerSlice(bytes, bytes.Length, bytes.Length, layer.Offset + offset, layer.Registry), sink);
        sink.Origin = origin;
    }

    /// <summary>A body as a layer: decoded where its layout is known and the bytes have it, bytes otherwise; null where it is empty.</summary>
    /// <param name="table">The table that knows the layouts.</param>
    /// <param name="kind">The number.</param>
    /// <param name="bytes">The body.</param>
    /// <param name="registry">The protocols.</param>
    public static Layer? Read(TableId table, uint kind, ReadOnlySpan<byte> bytes, ProtocolRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (bytes.IsEmpty)
            return null;
        return registry.Find(table, kind)?.ToLayer(new LayerSlice(bytes, bytes.Length, bytes.Length, 0, registry)) ?? new Payload(bytes);
    }

    /// <summary>The number that selects the layout of a body: the first one that its definition declares.</summary>
    /// <param name="table">The table that knows the layouts.</param>
    /// <param name="body">The body, or null.</param>
    /// <param name="kind">The number.</param>
    public static bool TryGetKind(TableId table, Layer? body, out uint kind)
    {
        kind = 0;
        return body is not null && ProtocolRegistry.TryGetDeclaredKey(table.Name, body.Protocol, out kind) && kind != DispatchTables.Otherwise;
    }
}
