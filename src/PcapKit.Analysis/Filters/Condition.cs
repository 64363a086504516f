namespace PcapKit;

/// <summary>What a filter asks of a packet. It keeps what it needs for one packet, so an instance belongs to one thread.</summary>
internal abstract class Condition
{
    internal abstract bool Matches(in Packet packet);
}

internal sealed class AndCondition(Condition[] parts) : Condition
{
    internal override bool Matches(in Packet packet)
    {
        foreach (Condition part in parts)
        {
            if (!part.Matches(packet))
                return false;
        }
        return true;
    }
}

internal sealed class OrCondition(Condition[] parts) : Condition
{
    internal override bool Matches(in Packet packet)
    {
        foreach (Condition part in parts)
        {
            if (part.Matches(packet))
                return true;
        }
        return false;
    }
}

/// <summary>Whether an odd number of conditions holds.</summary>
internal sealed class XorCondition(Condition[] parts) : Condition
{
    internal override bool Matches(in Packet packet)
    {
        bool result = false;
        foreach (Condition part in parts)
            result ^= part.Matches(packet);
        return result;
    }
}

internal sealed class NotCondition(Condition of) : Condition
{
    internal override bool Matches(in Packet packet) => !of.Matches(packet);
}

internal sealed class ConstantCondition(bool value) : Condition
{
    internal override bool Matches(in Packet packet) => value;
}

/// <summary>Whether a packet has a layer of one of some protocols.</summary>
internal sealed class LayerCondition(ushort[] numbers) : Condition
{
    private readonly ushort _first = numbers[0];

    internal override bool Matches(in Packet packet)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        for (int i = 0; i < records.Length; i++)
        {
            if ((records[i].Number == _first && !packet.IsNoData(i)) || (numbers.Length > 1 && Array.IndexOf(numbers, records[i].Number) > 0))
                return true;
        }
        return false;
    }
}

/// <summary>Whether a packet has as many layers of some protocols as a selection wants.</summary>
internal sealed class NthLayerCondition(ushort[] numbers, LayerSelection selection) : Condition
{
    internal override bool Matches(in Packet packet)
    {
        int count = 0;
        foreach (ref readonly LayerRecord record in packet.Records)
            count += Array.IndexOf(numbers, record.Number) >= 0 ? 1 : 0;
        for (int nth = 1; nth <= count; nth++)
        {
            if (selection.Has(nth, count))
                return true;
        }
        return false;
    }
}

/// <summary>Whether an operand has a value.</summary>
internal sealed class PresenceCondition(Operand operand) : Condition
{
    private readonly Presence _presence = new();

    internal override bool Matches(in Packet packet)
    {
        _presence.IsDone = false;
        operand.Feed(packet, _presence);
        return _presence.IsDone;
    }

    private sealed class Presence : ValueSink
    {
        internal override void Number(Int128 value) => IsDone = true;

        internal override void Bytes(ReadOnlySpan<byte> value) => IsDone = true;
    }
}

/// <summary>Whether any value of an operand, or each one, is what is asked for; false where there is no value.</summary>
internal sealed class ValueCondition(Operand operand, ValueTest test, bool all) : Condition
{
    private readonly Judge _judge = new(test, all);

    internal override bool Matches(in Packet packet)
    {
        _judge.Begin();
        operand.Feed(packet, _judge);
        return _judge.Result;
    }

    private sealed class Judge(ValueTest test, bool all) : ValueSink
    {
        internal bool Result { get; private set; }

        internal void Begin() => Result = IsDone = false;

        internal override void Number(Int128 value) => Take(test.Holds(value));

        internal override void Bytes(ReadOnlySpan<byte> value) => Take(test.Holds(value));

        // Of "any" the first that holds decides, of "all" the first that does not.
        private void Take(bool holds)
        {
            if (IsDone)
                return;
            Result = holds;
            IsDone = holds != all;
        }
    }
}

/// <summary>Compares the values of two operands: each of one with each of the other.</summary>
internal sealed class PairCondition(Comparison comparison, Operand left, Operand right, bool all) : Condition
{
    private readonly ValueList _left = new(), _right = new();
    private readonly bool _isNumber = left.IsNumber;

    internal override bool Matches(in Packet packet)
    {
        _left.Clear();
        left.Feed(packet, _left);
        if (_left.Count == 0)
            return false;
        _right.Clear();
        right.Feed(packet, _right);
        if (_right.Count == 0)
            return false;
        for (int i = 0; i < _left.Count; i++)
        {
            for (int j = 0; j < _right.Count; j++)
            {
                if (Holds(i, j) != all)
                    return !all;
            }
        }
        return all;
    }

    private bool Holds(int i, int j)
    {
        if (comparison == Comparison.Contains)
            return _left.BytesAt(i).IndexOf(_right.BytesAt(j)) >= 0;
        int order = _isNumber ? _left.NumberAt(i).CompareTo(_right.NumberAt(j)) : _left.BytesAt(i).SequenceCompareTo(_right.BytesAt(j));
        return comparison.Holds(order);
    }
}

internal static class Comparisons
{
    /// <summary>Whether a comparison holds for the order of two values: negative where the left one is less.</summary>
    internal static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>The same comparison with its sides exchanged.</summary>
    internal static Comparison Mirrored(this Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}
