namespace PcapKit;

/// <summary>Something that has values in a packet: a field, a slice, a function, arithmetic.</summary>
internal abstract class Operand
{
    /// <summary>What its values are; <see cref="FieldKind.Bytes"/> for layers.</summary>
    internal abstract FieldKind Kind { get; }

    /// <summary>The field whose names and size constants are read with; null where there is none.</summary>
    internal virtual FieldInfo? Field => null;

    /// <summary>Whether its values are numbers to a sink, and not bytes.</summary>
    internal bool IsNumber => Kind is not (FieldKind.Bytes or FieldKind.Text);

    /// <summary>Pushes its values into a sink, which may say that it has seen enough.</summary>
    internal abstract void Feed(in Packet packet, ValueSink sink);
}

/// <summary>Makes a value of each value of another operand, or none.</summary>
internal abstract class EachOperand(Operand of) : Operand
{
    private readonly ValueList _values = new();

    private protected Operand Of => of;

    internal sealed override void Feed(in Packet packet, ValueSink sink)
    {
        _values.Clear();
        of.Feed(packet, _values);
        for (int i = 0; i < _values.Count && !sink.IsDone; i++)
            Push(_values, i, sink);
    }

    private protected abstract void Push(ValueList values, int index, ValueSink sink);
}

/// <summary>The bytes of the layers of a protocol, header and all that follows; or those of the whole frame.</summary>
internal sealed class LayerOperand(ushort[] numbers, LayerSelection? selection) : Operand
{
    internal override FieldKind Kind => FieldKind.Bytes;

    /// <summary>Whether the bytes end with the header, as for its length.</summary>
    internal bool IsHeader { get; init; }

    internal override void Feed(in Packet packet, ValueSink sink)
    {
        if (numbers.Length == 0)
        {
            sink.Bytes(packet.Data);
            return;
        }
        ReadOnlySpan<LayerRecord> records = packet.Records;
        int count = 0, nth = 0;
        foreach (ref readonly LayerRecord record in records)
            count += Array.IndexOf(numbers, record.Number) >= 0 ? 1 : 0;
        for (int i = 0; i < records.Length && !sink.IsDone; i++)
        {
            ref readonly LayerRecord record = ref records[i];
            if (Array.IndexOf(numbers, record.Number) >= 0 && !packet.IsNoData(i) && (selection is null || selection.Has(++nth, count)))
                sink.Bytes(packet.Bytes.Slice(record.Offset, IsHeader ? record.HeaderLength : record.Length));
        }
    }
}

/// <summary>Some bytes of each value; values that are too short have none.</summary>
internal sealed class SliceOperand(Operand of, SliceRange[] ranges) : EachOperand(of)
{
    private readonly Utf8Buffer _bytes = new(16);

    internal override FieldKind Kind => Of.Kind;

    private protected override void Push(ValueList values, int index, ValueSink sink)
    {
        ReadOnlySpan<byte> value = values.BytesAt(index);
        _bytes.Clear();
        foreach ((int start, int? length) in ranges)
        {
            int from = start < 0 ? value.Length + start : start;
            int count = length ?? value.Length - from;
            if (from < 0 || count <= 0 || from + count > value.Length)
                return;
            _bytes.Append(value.Slice(from, count));
        }
        sink.Bytes(_bytes.Written);
    }
}

/// <summary>The bytes of each value that are set in a mask of the same length; values of another length have none.</summary>
internal sealed class MaskOperand(Operand of, byte[] mask) : EachOperand(of)
{
    private readonly byte[] _bytes = new byte[mask.Length];

    internal override FieldKind Kind => FieldKind.Bytes;

    private protected override void Push(ValueList values, int index, ValueSink sink)
    {
        ReadOnlySpan<byte> value = values.BytesAt(index);
        if (value.Length != mask.Length)
            return;
        for (int i = 0; i < mask.Length; i++)
            _bytes[i] = (byte)(value[i] & mask[i]);
        sink.Bytes(_bytes);
    }
}

/// <summary>A constant number.</summary>
internal sealed class ConstantOperand(FieldKind kind, Int128 value) : Operand
{
    internal override FieldKind Kind => kind;

    internal Int128 Value => value;

    internal override void Feed(in Packet packet, ValueSink sink) => sink.Number(value);
}

/// <summary>Arithmetic of the values of two operands; one that has no result, as a division by zero, has no value.</summary>
internal sealed class ArithmeticOperand(char sign, Operand left, Operand right) : Operand
{
    private readonly ValueList _left = new(), _right = new();

    internal override FieldKind Kind => left.Kind == FieldKind.IPv4 || right.Kind == FieldKind.IPv4 ? FieldKind.IPv4 : FieldKind.Int;

    internal override void Feed(in Packet packet, ValueSink sink)
    {
        _left.Clear();
        _right.Clear();
        left.Feed(packet, _left);
        right.Feed(packet, _right);
        for (int i = 0; i < _left.Count && !sink.IsDone; i++)
        {
            for (int j = 0; j < _right.Count && !sink.IsDone; j++)
            {
                if (Calculate(sign, _left.NumberAt(i), _right.NumberAt(j)) is { } result)
                    sink.Number(result);
            }
        }
    }

    /// <summary>The result; null where there is none of 64 bits.</summary>
    internal static Int128? Calculate(char sign, Int128 a, Int128 b)
    {
        if (b == 0 && sign is '/' or '%' && b == 0)
            return null;
        Int128 result = sign switch
        {
            '+' => a + b,
            '-' => a - b,
            '*' => a * b,
            '/' => a / b,
            '%' => a % b,
            _ => a & b,
        };
        return result >= long.MinValue && result <= ulong.MaxValue ? result : null;
    }
}
