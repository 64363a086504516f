namespace PcapKit;

/// <summary>How long each value is, in bytes.</summary>
internal sealed class LengthOperand(Operand of) : EachOperand(of)
{
    internal override FieldKind Kind => FieldKind.UInt;

    private protected override void Push(ValueList values, int index, ValueSink sink) => sink.Number(values.BytesAt(index).Length);
}

/// <summary>How many values there are; none where there are no values, as in Wireshark.</summary>
internal sealed class CountOperand(Operand of) : Operand
{
    private readonly Counter _counter = new();

    internal override FieldKind Kind => FieldKind.UInt;

    internal override void Feed(in Packet packet, ValueSink sink)
    {
        _counter.Count = 0;
        of.Feed(packet, _counter);
        if (_counter.Count > 0)
            sink.Number(_counter.Count);
    }

    private sealed class Counter : ValueSink
    {
        internal int Count { get; set; }

        internal override void Number(Int128 value) => Count++;

        internal override void Bytes(ReadOnlySpan<byte> value) => Count++;
    }
}

/// <summary>Each value as the text that a column shows.</summary>
internal sealed class StringOperand(Operand of) : EachOperand(of)
{
    private readonly Utf8Buffer _text = new(32);

    internal override FieldKind Kind => FieldKind.Text;

    private protected override void Push(ValueList values, int index, ValueSink sink)
    {
        _text.Clear();
        if (!Of.IsNumber)
            Append(values.BytesAt(index));
        else if (Of.Field is { } field)
            AppendNumber(field, values.NumberAt(index));
        else
            _text.Append(values.NumberAt(index).ToString(System.Globalization.CultureInfo.InvariantCulture));
        sink.Bytes(_text.Written);
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        if (Of.Kind == FieldKind.Text)
            _text.Append(value);
        else
            _text.AppendHex(value);
    }

    private void AppendNumber(FieldInfo field, Int128 value)
    {
        if (field.Kind == FieldKind.IPv6)
        {
            UInt128 bits = (UInt128)value ^ (UInt128.One << 127);
            _text.AppendValue(new IPv6Address((ulong)(bits >> 64), (ulong)bits));
        }
        else
        {
            FieldValue.AppendNumber(_text, field, Numbers.IsSigned(field.Kind) ? (ulong)(long)value : (ulong)value);
        }
    }
}

/// <summary>Each text in capital or small letters; only those of ASCII have both.</summary>
internal sealed class CaseOperand(Operand of, bool isUpper) : EachOperand(of)
{
    private byte[] _text = new byte[64];

    internal override FieldKind Kind => FieldKind.Text;

    private protected override void Push(ValueList values, int index, ValueSink sink)
    {
        ReadOnlySpan<byte> value = values.BytesAt(index);
        if (_text.Length < value.Length)
            _text = new byte[value.Length];
        for (int i = 0; i < value.Length; i++)
            _text[i] = Convert(value[i]);
        sink.Bytes(_text.AsSpan(0, value.Length));
    }

    private byte Convert(byte letter) => isUpper
        ? letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter - 32) : letter
        : letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter + 32) : letter;
}

/// <summary>One number of all values of all arguments: the least, the greatest, or their sum.</summary>
internal sealed class TotalOperand(string name, Operand[] of) : Operand
{
    private readonly ValueList _values = new();

    internal override FieldKind Kind => of[0].Kind;

    internal override FieldInfo? Field => of[0].Field;

    internal override void Feed(in Packet packet, ValueSink sink)
    {
        _values.Clear();
        foreach (Operand operand in of)
            operand.Feed(packet, _values);
        if (_values.Count == 0)
            return;
        Int128 result = _values.NumberAt(0);
        for (int i = 1; i < _values.Count; i++)
        {
            Int128 value = _values.NumberAt(i);
            result = name switch
            {
                "min" => Int128.Min(result, value),
                "max" => Int128.Max(result, value),
                _ => result + value,
            };
        }
        sink.Number(result);
    }
}

/// <summary>Each number without its sign.</summary>
internal sealed class AbsoluteOperand(Operand of) : EachOperand(of)
{
    internal override FieldKind Kind => Of.Kind;

    private protected override void Push(ValueList values, int index, ValueSink sink) => sink.Number(Int128.Abs(values.NumberAt(index)));
}
