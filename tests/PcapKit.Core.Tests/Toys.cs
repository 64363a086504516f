namespace PcapKit.Core.Tests;

internal delegate void Slicing(ReadOnlySpan<byte> data, ref Slice slice);

/// <summary>A protocol written by hand, as a user without the generator would: its slicing is given, its one field is its first byte.</summary>
internal sealed class Toy : Protocol
{
    private readonly Slicing _slicing;
    private readonly FieldInfo[] _fields;
    private readonly FixedFields _fixed;

    public Toy(string name, Slicing? slicing = null)
    {
        Name = name;
        _slicing = slicing ?? ((data, ref slice) => { slice.HeaderLength = data.Length; slice.NoNext(); });
        _fields = [new FieldInfo(name + ".first", "First", FieldKind.UInt, 0, 8) { Alias = name + ".any" }];
        _fixed = new FixedFields(_fields);
    }

    public override string Name { get; }

    public override string Chain => Name.ToUpperInvariant();

    public override string Title => Name + " protocol";

    public override ProtocolLevel Level => LevelOf;

    public ProtocolLevel LevelOf { get; init; }

    public TableRow[] RowsOf { get; init; } = [];

    public string[] GuessedIn { get; init; } = [];

    public Func<byte, bool>? Guess { get; init; }

    public string? FamilyOf { get; init; }

    public override string? Family => FamilyOf;

    public string? CarriesWhat { get; set; }

    public override string? Carries => CarriesWhat;

    public override ReadOnlySpan<FieldInfo> Fields => _fields;

    public override ReadOnlySpan<TableRow> Rows => RowsOf;

    public override ReadOnlySpan<string> HeuristicTables => GuessedIn;

    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice) => _slicing(data, ref slice);

    public override void Visit(in LayerSlice layer, FieldSink sink) => _fixed.Visit(layer.Header, sink);

    public override bool LooksLike(ReadOnlySpan<byte> data) => Guess is not null && data.Length > 0 && Guess(data[0]);

    public override Layer? ToLayer(in LayerSlice layer)
    {
        var made = new ToyLayer(this) { Header = layer.Header.ToArray() };
        made.Keep(layer.Header);
        return made;
    }

    /// <summary>A header of one byte, which is the key of the payload in a table.</summary>
    public static Toy Typed(string name, string table)
    {
        TableId id = TableId.Of(table);
        return new Toy(name, (data, ref slice) =>
        {
            if (data.IsEmpty)
            {
                slice.NeedHeader(1);
                return;
            }
            slice.HeaderLength = 1;
            slice.Next(id, data[0]);
        });
    }
}

/// <summary>A layer of bytes.</summary>
internal sealed class ToyLayer(Protocol protocol) : Layer
{
    public byte[] Header
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    } = [];

    /// <summary>Writes the length of header and payload into the first byte.</summary>
    public bool CountsAll { get; init; }

    public override Protocol Protocol => protocol;

    public void Keep(ReadOnlySpan<byte> header) => KeepOriginal(header);

    protected override int MeasureHeader() => Header.Length;

    protected override void WriteFields(Span<byte> header) => Header.CopyTo(header);

    public override void Complete(in BuildContext context)
    {
        if (CountsAll && !IsOriginal)
            context.Write8(0, context.Layer.Length);
    }
}

/// <summary>Messages that begin with their own length in one byte.</summary>
internal sealed class LengthByteFraming : Framing
{
    public override bool TryFrame(ReadOnlySpan<byte> rest, out int offset, out int length)
    {
        (offset, length) = (1, rest[0]);
        return length > 0;
    }
}

/// <summary>A framing that always answers the same.</summary>
internal sealed class FixedFraming(int offset, int length) : Framing
{
    public override bool TryFrame(ReadOnlySpan<byte> rest, out int at, out int count)
    {
        (at, count) = (offset, length);
        return true;
    }
}
