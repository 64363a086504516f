namespace PcapKit;

// What has values: fields, slices, functions and arithmetic.
internal sealed partial class Binder
{
    private static readonly string[] Functions = ["abs", "count", "len", "lower", "max", "min", "string", "sum", "upper"];

    private bool IsConstant(Syntax syntax) => syntax switch
    {
        TextSyntax => true,
        WordSyntax word => Find(word.At.Text).Length == 0,
        ArithmeticSyntax arithmetic => (arithmetic.Left is null || IsConstant(arithmetic.Left)) && IsConstant(arithmetic.Right),
        _ => false,
    };

    /// <summary>The operand of a part that is no constant.</summary>
    /// <param name="syntax">The part.</param>
    /// <param name="with">What it is compared with, where it should have been a field.</param>
    private Operand OperandOf(Syntax syntax, Syntax? with = null) => syntax switch
    {
        WordSyntax word => FieldOf(word, word.IsRaw ? OperandForm.Raw : OperandForm.Value),
        SliceSyntax slice => new SliceOperand(Sliceable(slice.Of), slice.Ranges),
        CallSyntax call => FunctionOf(call),
        ArithmeticSyntax arithmetic => ArithmeticOf(arithmetic),
        _ => throw Error(with is null ? "A field is expected here." : "One side of a comparison must be a field.", syntax),
    };

    /// <summary>The same, but addresses as their bytes.</summary>
    private Operand AsBytes(Syntax syntax)
    {
        if (syntax is WordSyntax { IsRaw: false } word && Find(word.At.Text) is { Length: > 0 } matches && Numbers.LengthOf(matches[0].Field.Kind) > 0)
            return FieldOf(word, OperandForm.Bytes);
        return OperandOf(syntax);
    }

    private Operand Sliceable(Syntax syntax)
    {
        Operand operand = AsBytes(syntax);
        return operand.IsNumber ? throw Error($"A slice is taken of text, bytes and addresses, and this is {WordsOf(operand.Kind)}.", syntax) : operand;
    }

    private Operand FieldOf(WordSyntax word, OperandForm form)
    {
        FieldMatch[] matches = Find(word.At.Text);
        if (matches.Length == 0)
            throw Unknown(word);
        Need(matches);
        if (AreLayers(matches))
            return new LayerOperand(matches[0].Protocol is FrameProtocol ? [] : [.. matches.Select(m => m.Number)], word.Layers);
        return new FieldOperand(registry, word.At.Text, matches, word.Layers, form);
    }

    private Operand FunctionOf(CallSyntax call)
    {
        string name = call.At.Text;
        if (Array.IndexOf(Functions, name) < 0)
            throw new DisplayFilterException($"There is no function '{name}': there are {string.Join(", ", Functions)}.", filter, call.At.Position, call.At.Length);
        bool isTotal = name is "min" or "max" or "sum";
        if (call.Arguments.Length == 0 || (call.Arguments.Length > 1 && !isTotal))
            throw Error(isTotal ? $"'{name}' needs a number." : $"'{name}' takes one argument.", call);
        return name switch
        {
            "len" => LengthOf(call.Arguments[0]),
            "count" => new CountOperand(OperandOf(call.Arguments[0])),
            "string" => new StringOperand(OperandOf(call.Arguments[0])),
            "upper" or "lower" => new CaseOperand(TextOf(call.Arguments[0], name), name == "upper"),
            "abs" => new AbsoluteOperand(NumberOf(call.Arguments[0], name)),
            _ => new TotalOperand(name, TotalsOf(call)),
        };
    }

    private LengthOperand LengthOf(Syntax syntax)
    {
        if (syntax is WordSyntax word && Find(word.At.Text) is { Length: > 0 } matches && AreLayers(matches) && matches[0].Protocol is not FrameProtocol)
        {
            Need(matches);
            return new LengthOperand(new LayerOperand([.. matches.Select(m => m.Number)], word.Layers) { IsHeader = true });
        }
        Operand operand = AsBytes(syntax);
        return operand.IsNumber ? throw Error($"'len' counts the bytes of text and bytes, and this is {WordsOf(operand.Kind)}.", syntax) : new LengthOperand(operand);
    }

    private Operand[] TotalsOf(CallSyntax call)
    {
        Operand[] operands = [.. call.Arguments.Select(a => NumberOf(a, call.At.Text))];
        for (int i = 1; i < operands.Length; i++)
        {
            if (!AreComparable(operands[0].Kind, operands[i].Kind))
                throw Error($"{WordsOf(operands[0].Kind)} and {WordsOf(operands[i].Kind)} do not compare.", call.Arguments[i]);
        }
        return operands;
    }

    private Operand TextOf(Syntax syntax, string function)
    {
        Operand operand = OperandOf(syntax);
        return operand.Kind == FieldKind.Text ? operand : throw Error($"'{function}' takes text, and this is {WordsOf(operand.Kind)}.", syntax);
    }

    private Operand NumberOf(Syntax syntax, string function)
    {
        Operand operand = OperandOf(syntax);
        return operand.IsNumber && operand.Kind is not (FieldKind.Mac or FieldKind.IPv6)
            ? operand
            : throw Error($"'{function}' takes numbers, and this is {WordsOf(operand.Kind)}.", syntax);
    }

    private Operand ArithmeticOf(ArithmeticSyntax arithmetic)
    {
        char sign = arithmetic.At.Text is "bitwise_and" ? '&' : arithmetic.At.Text[0];
        if (sign == '&' && IsConstant(arithmetic.Right) && OperandOf(arithmetic.Left!) is { Kind: FieldKind.Bytes or FieldKind.Mac or FieldKind.IPv6 })
        {
            Operand bytes = AsBytes(arithmetic.Left!);
            return new MaskOperand(bytes, BytesOf(bytes, arithmetic.Right));
        }
        if (arithmetic.Left is null)
            return new ArithmeticOperand('-', new ConstantOperand(FieldKind.Int, 0), Calculable(arithmetic.Right, '-'));
        bool isLeftConstant = IsConstant(arithmetic.Left);
        Operand left, right;
        if (isLeftConstant && IsConstant(arithmetic.Right))
            throw Error("This is a constant: one side must be a field.", arithmetic);
        if (isLeftConstant)
        {
            right = Calculable(arithmetic.Right, sign);
            left = ConstantOf(right, arithmetic.Left);
        }
        else
        {
            left = Calculable(arithmetic.Left, sign);
            right = IsConstant(arithmetic.Right) ? ConstantOf(left, arithmetic.Right) : Calculable(arithmetic.Right, sign);
        }
        return new ArithmeticOperand(sign, left, right);
    }

    private ConstantOperand ConstantOf(Operand other, Syntax syntax)
    {
        // A factor or a mask need not fit the field that it is applied to.
        Int128 value = other.Kind == FieldKind.IPv4 ? RangeOf(other, syntax).Low : IntegerOf(syntax) ?? throw Error("A number is expected here.", syntax);
        return new ConstantOperand(other.Kind, value);
    }

    private Operand Calculable(Syntax syntax, char sign)
    {
        Operand operand = OperandOf(syntax);
        bool can = operand.Kind is FieldKind.UInt or FieldKind.Int or FieldKind.Bool || (operand.Kind == FieldKind.IPv4 && sign == '&');
        return can ? operand : throw Error($"'{sign}' takes numbers, and this is {WordsOf(operand.Kind)}.", syntax);
    }

    private static bool AreComparable(FieldKind a, FieldKind b) => FamilyOf(a) == FamilyOf(b);

    private static FieldKind FamilyOf(FieldKind kind) => kind is FieldKind.Int or FieldKind.Bool ? FieldKind.UInt : kind;

    private static string WordsOf(FieldKind kind) => kind switch
    {
        FieldKind.UInt or FieldKind.Int => "a number",
        FieldKind.Bool => "a flag",
        FieldKind.Mac => "a hardware address",
        FieldKind.IPv4 => "an IPv4 address",
        FieldKind.IPv6 => "an IPv6 address",
        FieldKind.Text => "text",
        FieldKind.Time => "a time",
        _ => "bytes",
    };
}
