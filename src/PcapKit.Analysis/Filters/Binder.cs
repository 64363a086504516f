namespace PcapKit;

/// <summary>Gives the names and values of a filter their meaning, and makes the conditions that packets are asked.</summary>
internal sealed partial class Binder(string filter, ProtocolRegistry registry, IReadOnlyCollection<NoteKind> notes)
{
    private readonly Dictionary<string, FieldMatch[]> _found = [];
    private readonly HashSet<Protocol> _needed = [];
    private readonly HashSet<NoteKind> _notes = [];
    private bool _needsAll;

    /// <summary>The protocols that are asked for; null for all.</summary>
    internal IReadOnlyCollection<Protocol>? Needed => _needsAll ? null : _needed;

    internal IReadOnlyCollection<NoteKind> Notes => _notes;

    internal Condition Bind(Syntax syntax)
    {
        switch (syntax)
        {
            case LogicSyntax logic:
                return BindLogic(logic);
            case NotSyntax not:
                return new NotCondition(Bind(not.Of));
            case ComparisonSyntax comparison:
                return BindComparison(comparison);
            case SetSyntax set:
                return BindSet(set);
            case WordSyntax word:
                return BindPresence(word);
            case ArithmeticSyntax { At.Text: "&" or "bitwise_and" }:
                return new ValueCondition(OperandOf(syntax), new NonZeroTest(), all: false);
            case SliceSyntax:
                return new PresenceCondition(OperandOf(syntax));
            default:
                throw Error("This is a value and no condition: compare it with something.", syntax);
        }
    }

    // A long row of 'or' is a list, not a recursion.
    private Condition BindLogic(LogicSyntax logic)
    {
        var row = new Stack<LogicSyntax>();
        Syntax at = logic;
        for (; at is LogicSyntax inner; at = inner.Left)
            row.Push(inner);
        var parts = new List<Condition> { Bind(at) };
        Logic kind = row.Peek().Kind;
        foreach (LogicSyntax link in row)
        {
            if (link.Kind != kind)
                parts = [Combine(kind, parts)];
            kind = link.Kind;
            parts.Add(Bind(link.Right));
        }
        return Combine(kind, parts);
    }

    private static Condition Combine(Logic kind, List<Condition> parts) => kind switch
    {
        Logic.And => new AndCondition([.. parts]),
        Logic.Or => new OrCondition([.. parts]),
        _ => new XorCondition([.. parts]),
    };

    private Condition BindPresence(WordSyntax word)
    {
        FieldMatch[] matches = Find(word.At.Text);
        if (matches.Length == 0)
            throw Unknown(word);
        Need(matches);
        if (matches[0].Protocol is FrameProtocol && matches[0].Field.IsProtocol)
            return new ConstantCondition(true);
        if (AreLayers(matches))
        {
            ushort[] numbers = [.. matches.Select(m => m.Number)];
            return word.Layers is null ? new LayerCondition(numbers) : new NthLayerCondition(numbers, word.Layers);
        }
        var operand = new FieldOperand(registry, word.At.Text, matches, word.Layers, OperandForm.Value);
        return operand.Fixed is { Length: > 0 } readers ? new FixedPresenceCondition(readers) : new PresenceCondition(operand);
    }

    private Condition BindComparison(ComparisonSyntax comparison)
    {
        (Comparison kind, Syntax left, Syntax right) = (comparison.Kind, comparison.Left, comparison.Right);
        bool all = comparison.All ?? false;
        if (kind == Comparison.Matches)
            return BindPattern(left, right, all);
        if (kind == Comparison.Contains)
            return BindContains(left, right, all);
        if (IsConstant(left))
        {
            if (IsConstant(right))
                throw ConstantsOnly(left, right);
            (kind, left, right) = (kind.Mirrored(), right, left);
        }
        Operand operand = OperandOf(left, with: right);
        if (IsConstant(right))
        {
            ValueTest test = operand.IsNumber ? NumberTest.Of(kind, RangeOf(operand, right)) : new BytesTest(kind, BytesOf(operand, right));
            return ConditionOf(operand, test, all);
        }
        Operand other = OperandOf(right, with: left);
        // An address and a slice compare as bytes.
        if (operand.Kind == FieldKind.Mac && other.Kind == FieldKind.Bytes)
            operand = AsBytes(left);
        else if (other.Kind == FieldKind.Mac && operand.Kind == FieldKind.Bytes)
            other = AsBytes(right);
        if (!AreComparable(operand.Kind, other.Kind))
            throw Error($"{WordsOf(operand.Kind)} and {WordsOf(other.Kind)} do not compare.", comparison);
        return new PairCondition(kind, operand, other, all);
    }

    private static Condition ConditionOf(Operand operand, ValueTest test, bool all) =>
        operand is FieldOperand { Fixed: { Length: > 0 } readers } && test is NumberTest number
            ? new FixedCondition(readers, number, all)
            : new ValueCondition(operand, test, all);

    private Condition BindContains(Syntax left, Syntax right, bool all)
    {
        Operand operand = AsBytes(left);
        if (operand.IsNumber)
            throw Error($"'contains' looks into text and bytes, and this is {WordsOf(operand.Kind)}: string(...) makes text of it.", left);
        if (IsConstant(right))
            return new ValueCondition(operand, new BytesTest(Comparison.Contains, BytesOf(operand, right)), all);
        return new PairCondition(Comparison.Contains, operand, AsBytes(right), all);
    }

    private ValueCondition BindPattern(Syntax left, Syntax right, bool all)
    {
        Operand operand = AsBytes(left);
        if (operand.IsNumber)
            throw Error($"'matches' looks into text and bytes, and this is {WordsOf(operand.Kind)}: string(...) makes text of it.", left);
        if (right is not TextSyntax)
            throw Error("After 'matches' comes a regular expression in quotes, as in http.host matches \"example\".", right);
        try
        {
            return new ValueCondition(operand, new PatternTest(right.At.Text), all);
        }
        catch (ArgumentException e)
        {
            throw Error($"This is no regular expression: {e.Message}", right);
        }
        catch (NotSupportedException)
        {
            throw Error("A regular expression must be one that takes linear time: without look-around and references to groups, and not too large.", right);
        }
    }

    private Condition BindSet(SetSyntax set)
    {
        Operand operand = OperandOf(set.Of, with: set.Items[0].Low);
        ValueTest test;
        if (operand.IsNumber)
            test = new NumberTest([.. set.Items.Select(i => NumbersOf(operand, i.Low, i.High))]);
        else
            test = new BytesSetTest([.. set.Items.Select(i => (BytesOf(operand, i.Low), BytesOf(operand, i.High ?? i.Low)))]);
        return ConditionOf(operand, test, set.All ?? false);
    }

    private (Int128, Int128) NumbersOf(Operand operand, Syntax low, Syntax? high)
    {
        (Int128 Low, Int128 High) first = RangeOf(operand, low), last = high is null ? first : RangeOf(operand, high);
        return last.High >= first.Low ? (first.Low, last.High) : throw Error("The range ends before it begins.", low);
    }

    private FieldMatch[] Find(string name)
    {
        if (_found.TryGetValue(name, out FieldMatch[]? known))
            return known;
        FieldMatch[] matches = name.Length > 200 ? [] : FieldsOf(name);
        _found.Add(name, matches);
        return matches;
    }

    private FieldMatch[] FieldsOf(string name) =>
        name == FrameProtocol.Instance.Name ? [new FieldMatch(0, FrameProtocol.Instance, FrameProtocol.Instance.AsField)] : [.. FieldNames.Find(registry, name, notes)];

    private static bool AreLayers(FieldMatch[] matches) => Array.TrueForAll(matches, m => m.Field.IsProtocol && m.Protocol.Level != ProtocolLevel.Option);

    private void Need(FieldMatch[] matches)
    {
        if (matches[0].Protocol is FrameProtocol && (matches[0].Field.IsProtocol || matches[0].Field == FrameProtocol.Length || matches[0].Field == FrameProtocol.Number))
            return;
        var plan = new VisitPlan(registry, matches);
        _notes.UnionWith(plan.Notes);
        if (plan.Needed is null)
            _needsAll = true;
        else
            _needed.UnionWith(plan.Needed);
    }

    private DisplayFilterException Error(string message, Syntax at)
    {
        (int first, int last) = ExtentOf(at);
        return new DisplayFilterException(message, filter, first, last - first);
    }

    private static (int First, int Last) ExtentOf(Syntax syntax)
    {
        (int first, int last) = (syntax.At.Position, syntax.At.Position + syntax.At.Length);
        Syntax[] parts = syntax switch
        {
            SliceSyntax slice => [slice.Of],
            ArithmeticSyntax { Left: { } left } arithmetic => [left, arithmetic.Right],
            ArithmeticSyntax arithmetic => [arithmetic.Right],
            ComparisonSyntax comparison => [comparison.Left, comparison.Right],
            CallSyntax call => call.Arguments,
            _ => [],
        };
        foreach (Syntax part in parts)
        {
            (int from, int to) = ExtentOf(part);
            (first, last) = (Math.Min(first, from), Math.Max(last, to));
        }
        return (first, last);
    }
}
