namespace PcapKit.Protocols;

/// <summary>The header fields of a block; walks them with <c>foreach</c>. The decoder's table changes as the walk goes on. Borrowed.</summary>
public ref struct HpackFields
{
    private readonly HpackDecoder _decoder;
    private HpackWire _wire;
    private int _count, _bytes;
    private bool _isOver;

    internal HpackFields(HpackDecoder decoder, ReadOnlySpan<byte> block)
    {
        _decoder = decoder;
        _wire = new HpackWire(block);
    }

    /// <summary>The field at hand.</summary>
    public HpackField Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly HpackFields GetEnumerator() => this;

    /// <summary>Goes on to the next field.</summary>
    /// <returns>False at the end, and where the block cannot be read on; <see cref="HpackDecoder.Error"/> then tells why.</returns>
    public bool MoveNext()
    {
        if (_isOver || _wire.IsAtEnd)
            return false;
        if (++_count > _decoder.MaxFields)
            return Fail(HpackError.Limit);
        int start = _wire.Offset;
        if (!_wire.TryField(out HpackRepresentation representation, out int number))
            return Fail(_wire.Error);
        return representation switch
        {
            HpackRepresentation.Indexed => Indexed(start, number),
            HpackRepresentation.TableSizeUpdate => TableSize(start, number),
            _ => Literal(start, representation, number),
        };
    }

    private bool Indexed(int start, int index)
    {
        HpackKnown known = _decoder.Find(index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value);
        Current = new HpackField(HpackRepresentation.Indexed, index, start, _wire.Offset - start) { Name = name, Value = value, Known = known };
        return Count(name.Length + value.Length);
    }

    private bool TableSize(int start, int size)
    {
        _decoder.SetTableLimit(size);
        Current = new HpackField(HpackRepresentation.TableSizeUpdate, 0, start, _wire.Offset - start) { TableSize = size };
        return true;
    }

    private bool Literal(int start, HpackRepresentation representation, int index)
    {
        HpackKnown known = HpackKnown.Both;
        ReadOnlySpan<byte> name;
        if (index > 0)
            known = _decoder.Find(index, out name, out _) | HpackKnown.Value;
        else if (!TryText(HpackKnown.Name, out name, ref known))
            return false;
        if (!TryText(HpackKnown.Value, out ReadOnlySpan<byte> value, ref known))
            return false;
        if (!Count(name.Length + value.Length))
            return false;
        if (representation == HpackRepresentation.Incremental)
            name = _decoder.Add(name, value, known);
        Current = new HpackField(representation, index, start, _wire.Offset - start) { Name = name, Value = value, Known = known };
        return true;
    }

    // A string that cannot be decoded is not known; what comes behind it can still be read.
    private bool TryText(HpackKnown part, out ReadOnlySpan<byte> text, scoped ref HpackKnown known)
    {
        if (!_wire.TryText(out text, out bool isCoded))
            return Fail(_wire.Error);
        if (!isCoded || _decoder.TryDecode(part, text, out text))
            return true;
        _decoder.Error = HpackError.Huffman;
        known &= ~part;
        return true;
    }

    private bool Count(int bytes)
    {
        _bytes += bytes;
        return _bytes <= _decoder.MaxBytes || Fail(HpackError.Limit);
    }

    // What comes behind cannot be read, and what it did to the table is not known.
    private bool Fail(HpackError error)
    {
        _isOver = true;
        _decoder.Error = error;
        _decoder.Lose();
        return false;
    }
}
