namespace PcapKit.Protocols;

/// <summary>Shows one field after another, up to an end that it never passes; what a length says beyond that is a problem, and is cut.</summary>
internal ref struct TlsCursor
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly FieldSink _sink;
    private readonly IssueKind _cut;
    // Where all fields are said to be, for bytes that were put together; negative for where they are.
    private readonly int _place;
    private int _at;
    private int _end;

    /// <summary>A cursor.</summary>
    /// <param name="data">The layer, from which offsets count.</param>
    /// <param name="sink">Receives the fields.</param>
    /// <param name="cut">What it is where bytes are missing.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where to end; beyond the data for what was not captured.</param>
    public TlsCursor(ReadOnlySpan<byte> data, FieldSink sink, IssueKind cut, int start, int end)
    {
        _data = data;
        _sink = sink;
        _cut = cut;
        _place = -1;
        _at = start;
        _end = Math.Min(end, data.Length);
    }

    /// <summary>A cursor over bytes that were put together and stand nowhere as a whole.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="sink">Receives the fields.</param>
    /// <param name="place">Where the last of them is from, in the layer.</param>
    public TlsCursor(ReadOnlySpan<byte> message, FieldSink sink, int place) : this(message, sink, IssueKind.Malformed, 0, message.Length) => _place = place * 8;

    /// <summary>Where it stands.</summary>
    public readonly int At => _at;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _end - _at;

    /// <summary>Whether bytes may be missing since they were not captured.</summary>
    public readonly bool IsCut => _cut == IssueKind.Truncated;

    private readonly int Place => _place < 0 ? _at * 8 : _place;

    /// <summary>Receives the fields.</summary>
    public readonly FieldSink Sink => _sink;

    /// <summary>What is left, not shown.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _data[_at.._end];

    /// <summary>Opens a group of fields.</summary>
    /// <param name="field">The group.</param>
    /// <param name="length">How many bytes it takes, as far as they are there.</param>
    public readonly void Begin(FieldInfo field, int length) => _sink.BeginGroup(field, 0, Place, BitsOf(Math.Min(length, Left) * 8));

    /// <summary>Closes the group opened last.</summary>
    public readonly void Close() => _sink.EndGroup();

    /// <summary>Shows a number of as many bytes as its field has.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number.</param>
    /// <returns>False where the bytes are missing; nothing is left then.</returns>
    public bool TryNumber(FieldInfo field, out int value)
    {
        value = 0;
        if (Left * 8 < field.BitLength)
            return Missing();
        ulong number = Bits.Read(_data, _at * 8, field.BitLength);
        _sink.Number(field, number, Place, BitsOf(field.BitLength));
        _at += field.BitLength / 8;
        value = (int)number;
        return true;
    }

    /// <summary>The same where the number itself is not needed.</summary>
    public bool Number(FieldInfo field) => TryNumber(field, out _);

    /// <summary>Shows the same number again and again up to the end.</summary>
    public void Numbers(FieldInfo field)
    {
        while (Left > 0 && TryNumber(field, out _)) { }
    }

    /// <summary>Shows bytes, as many as there are of those that are asked for; nothing for none.</summary>
    public bool Take(FieldInfo field, int length)
    {
        bool whole = length <= Left || Missing(length);
        int taken = Math.Min(length, Left);
        if (taken <= 0)
            return whole;
        if (field.Kind == FieldKind.Text)
            _sink.Text(field, _data.Slice(_at, taken), Place, BitsOf(taken * 8));
        else
            _sink.Bytes(field, _data.Slice(_at, taken), Place, BitsOf(taken * 8));
        _at += taken;
        return whole;
    }

    /// <summary>Shows all that is left.</summary>
    public void Rest(FieldInfo field) => Take(field, Left);

    /// <summary>Shows a length and the bytes behind it.</summary>
    public bool Vector(FieldInfo length, FieldInfo field) => TryNumber(length, out int count) && Take(field, count);

    /// <summary>Shows a length; what it counts is for a cursor of its own, and this one goes on behind it.</summary>
    /// <returns>False where not even the length is there.</returns>
    public bool TryVector(FieldInfo length, out TlsCursor content)
    {
        content = this;
        if (!TryNumber(length, out int count))
            return false;
        if (count > Left)
            Missing(count);
        content = this;
        content._end = _at + Math.Min(count, Left);
        _at = content._end;
        return true;
    }

    /// <summary>The next bytes, for a cursor of their own; this one goes on behind them.</summary>
    public TlsCursor Cut(int length)
    {
        TlsCursor content = this;
        content._end = _at + Math.Min(length, Left);
        _at = content._end;
        return content;
    }

    private readonly int BitsOf(int length) => _place < 0 ? length : 0;

    // What is left of a number is nothing that could be shown as one.
    private bool Missing()
    {
        _sink.Problem(_cut, "a message ends within one of its parts", Place);
        Rest(TlsFields.Body);
        return false;
    }

    private readonly bool Missing(int length)
    {
        _sink.Problem(_cut, length > TlsRecords.MaxLength ? "a length is beyond all that a record can hold" : "a length is beyond what there is", Place);
        return false;
    }
}
