namespace PcapKit;

/// <summary>Compares fixed numbers with constants straight from the bytes of the headers: no allocation, no visit.</summary>
internal sealed class FixedCondition : Condition
{
    private readonly FixedReader[] _readers;
    private readonly ushort _number;
    private readonly bool _isSigned, _isNegated, _all;
    private readonly ulong _low, _high;
    private readonly (ulong Low, ulong High)[] _more;

    internal FixedCondition(FixedReader[] readers, NumberTest test, bool all)
    {
        (_readers, _all, _isNegated) = (readers, all, test.IsNegated);
        // Most fields are of one protocol, and most layers are not of it.
        _number = Array.TrueForAll(readers, r => r.Number == readers[0].Number) ? readers[0].Number : (ushort)0;
        _isSigned = Numbers.IsSigned(readers[0].Field.Kind);
        (ulong, ulong)[] ranges = [.. test.Ranges.Where(CanMeet).Select(r => (Encode(r.Low), Encode(r.High)))];
        // One that nothing meets, where no number of 64 bits can.
        (_low, _high) = ranges.Length == 0 ? (1, 0) : ranges[0];
        _more = ranges.Length < 2 ? [] : ranges[1..];
    }

    internal override bool Matches(in Packet packet)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        ushort number = _number;
        bool result = false;
        for (int i = 0; i < records.Length; i++)
        {
            if (number != 0 && records[i].Number != number)
                continue;
            ref readonly LayerRecord record = ref records[i];
            ReadOnlySpan<byte> header = packet.Bytes.Slice(record.Offset, record.HeaderLength);
            foreach (FixedReader reader in _readers)
            {
                if (record.Number != reader.Number || !reader.TryRead(header, out ulong value))
                    continue;
                result = Holds(value);
                if (result != _all)
                    return result;
            }
        }
        return result;
    }

    private bool Holds(ulong value)
    {
        // Signed numbers in their order: the least becomes 0.
        if (_isSigned)
            value ^= 1UL << 63;
        bool found = value >= _low && value <= _high;
        return (found || (_more.Length > 0 && IsInMore(value))) != _isNegated;
    }

    private bool IsInMore(ulong value)
    {
        foreach ((ulong low, ulong high) in _more)
        {
            if (value >= low && value <= high)
                return true;
        }
        return false;
    }

    private bool CanMeet((Int128 Low, Int128 High) range) =>
        range.Low <= range.High && (_isSigned ? range.High >= long.MinValue && range.Low <= long.MaxValue : range.High >= 0 && range.Low <= ulong.MaxValue);

    private ulong Encode(Int128 value) => _isSigned
        ? (ulong)(long)Int128.Clamp(value, long.MinValue, long.MaxValue) ^ 1UL << 63
        : (ulong)Int128.Clamp(value, 0, ulong.MaxValue);
}

/// <summary>Whether a header has a fixed field.</summary>
internal sealed class FixedPresenceCondition(FixedReader[] readers) : Condition
{
    internal override bool Matches(in Packet packet)
    {
        foreach (ref readonly LayerRecord record in packet.Records)
        {
            foreach (FixedReader reader in readers)
            {
                if (record.Number == reader.Number && reader.TryRead(packet.Bytes.Slice(record.Offset, record.HeaderLength), out _))
                    return true;
            }
        }
        return false;
    }
}
