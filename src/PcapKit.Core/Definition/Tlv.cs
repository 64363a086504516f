namespace PcapKit;

/// <summary>The names of an option family; the options take its prefix and register in its table.</summary>
/// <param name="prefix">The prefix of field names, for example <c>tcp</c>.</param>
/// <param name="table">The name of the table, for example <c>tcp.options.type</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class TlvFamilyAttribute(string prefix, string table) : Attribute
{
    /// <summary>The prefix.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>An interface whose properties, with their attributes, are the first fields of every option: its kind and length.</summary>
    public Type? Head { get; set; }
}

/// <summary>How the options of a header are framed: where one ends, and which kind it is.</summary>
public interface ITlvFamily
{
    /// <summary>The table that knows the options by kind.</summary>
    static abstract TableId Table { get; }

    /// <summary>Finds the end of the first option.</summary>
    /// <param name="rest">The bytes of the list from here; never empty.</param>
    /// <param name="length">The option's length, kind and length fields included.</param>
    /// <param name="last">Whether the list ends with it and the rest is padding.</param>
    /// <returns>False where the option cannot be: a length too small, or beyond the list.</returns>
    static abstract bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last);

    /// <summary>The number that selects the definition of an option.</summary>
    /// <param name="option">The bytes of the option, at least one.</param>
    static virtual uint KindOf(ReadOnlySpan<byte> option) => option[0];

    /// <summary>Crafted lists are padded to a multiple of this many bytes.</summary>
    static virtual int Alignment => 1;

    /// <summary>Writes the padding of a crafted list.</summary>
    /// <param name="padding">Where to write; as many bytes as the padding has.</param>
    static virtual void Pad(Span<byte> padding) => padding.Clear();
}

/// <summary>The options of a header. Borrowed: valid as long as the packet.</summary>
/// <typeparam name="TFamily">The family.</typeparam>
public readonly ref struct TlvList<TFamily> where TFamily : ITlvFamily
{
    /// <summary>A list over its bytes.</summary>
    /// <param name="bytes">All bytes of the list, padding included.</param>
    public TlvList(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    /// <summary>All bytes of the list, padding included.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Walks the options in their order; ends at the end of the list, at its end mark, or where an option cannot be.</summary>
    public Enumerator GetEnumerator() => new(Bytes);

    /// <summary>Finds the first option of a type.</summary>
    /// <typeparam name="T">The view of the option.</typeparam>
    /// <param name="option">The view.</param>
    public bool TryGet<T>(out T option) where T : IView<T>, allows ref struct
    {
        foreach (TlvOption candidate in this)
        {
            foreach (TableRow row in T.Protocol.Rows)
            {
                if (row.Key == candidate.Kind && candidate.Bytes.Length >= T.FixedLength)
                {
                    option = T.Over(candidate.Bytes, candidate.Bytes.Length);
                    return true;
                }
            }
        }
        option = default!;
        return false;
    }

    /// <summary>Walks the options of a list.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _bytes;
        private int _next;
        private bool _last;

        internal Enumerator(ReadOnlySpan<byte> bytes) => _bytes = bytes;

        /// <summary>The option at hand.</summary>
        public TlvOption Current { get; private set; }

        /// <summary>Where the walk ended: the first byte that belongs to no option.</summary>
        internal readonly int End => _next;

        /// <summary>Whether the walk ended at something that cannot be an option.</summary>
        internal bool Broken { get; private set; }

        /// <summary>Goes on to the next option.</summary>
        public bool MoveNext()
        {
            if (_last || Broken || _next >= _bytes.Length)
                return false;
            ReadOnlySpan<byte> rest = _bytes[_next..];
            if (!TFamily.TryFrame(rest, out int length, out _last) || (uint)(length - 1) >= (uint)rest.Length)
            {
                Broken = true;
                return false;
            }
            ReadOnlySpan<byte> option = rest[..length];
            Current = new TlvOption(TFamily.KindOf(option), option, _next);
            _next += length;
            return true;
        }
    }
}

/// <summary>One option of a list. Borrowed: valid as long as the packet.</summary>
public readonly ref struct TlvOption
{
    internal TlvOption(uint kind, ReadOnlySpan<byte> bytes, int offset)
    {
        Kind = kind;
        Bytes = bytes;
        Offset = offset;
    }

    /// <summary>The number that says which option it is.</summary>
    public uint Kind { get; }

    /// <summary>All bytes of the option.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where it begins in the list.</summary>
    public int Offset { get; }
}

/// <summary>Shows the options of a list.</summary>
public static class TlvVisitor
{
    /// <summary>Pushes every option of a list as a group of its fields.</summary>
    /// <typeparam name="TFamily">The family.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="field">The field of the list.</param>
    /// <param name="offset">Where the list begins, from the start of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit<TFamily>(TlvList<TFamily> list, FieldInfo field, int offset, in LayerSlice layer, FieldSink sink)
        where TFamily : ITlvFamily
    {
        if (list.Bytes.IsEmpty)
            return;
        sink.BeginGroup(field, 0, offset * 8, list.Bytes.Length * 8);
        int origin = sink.Origin;
        TlvList<TFamily>.Enumerator options = list.GetEnumerator();
        while (options.MoveNext())
        {
            TlvOption option = options.Current;
            Protocol? definition = layer.Registry.Find(TFamily.Table, option.Kind);
            if (definition is null)
                continue;
            int at = offset + option.Offset;
            sink.BeginGroup(definition.AsField, 0, at * 8, option.Bytes.Length * 8);
            sink.Origin = origin + at;
            definition.Visit(new LayerSlice(option.Bytes, option.Bytes.Length, option.Bytes.Length, layer.Offset + at, layer.Registry), sink);
            sink.Origin = origin;
            sink.EndGroup();
        }
        if (options.Broken)
            sink.Problem(IssueKind.Malformed, "an option has an impossible length", (offset + options.End) * 8);
        sink.EndGroup();
    }
}
