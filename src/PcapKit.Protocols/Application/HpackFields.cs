namespace PcapKit.Protocols;

/// <summary>The header fields of a block; walks them with <c>foreach</c>. The decoder's table changes as the walk goes on. Borrowed.</summary>
public ref struct HpackFields
{
    // Four bytes of seven bits behind the prefix: more than any length or index needs.
    private const int MaxNumberBytes = 4;

    private readonly HpackDecoder _decoder;
    private readonly ReadOnlySpan<byte> _block;
    private int _at, _count, _bytes;

    internal HpackFields(HpackDecoder decoder, ReadOnlySpan<byte> block)
    {
        _decoder = decoder;
        _block = block;
    }

    /// <summary>The field at hand.</summary>
    public HpackField Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly HpackFields GetEnumerator() => this;

    /// <summary>Goes on to the next field.</summary>
    /// <returns>False at the end, and where the block cannot be read on; <see cref="HpackDecoder.Error"/> then tells why.</returns>
    public bool MoveNext()
    {
        if (_at >= _block.Length)
            return false;
        if (++_count > _decoder.MaxFields)
            return Fail(HpackError.Limit);
        int start = _at;
        byte first = _block[_at];
        return first switch
        {
            >= 0x80 => Indexed(start),
            >= 0x40 => Literal(start, HpackRepresentation.Incremental, 6),
            >= 0x20 => TableSize(start),
            >= 0x10 => Literal(start, HpackRepresentation.NeverIndexed, 4),
            _ => Literal(start, HpackRepresentation.WithoutIndexing, 4),
        };
    }

    private bool Indexed(int start)
    {
        if (!TryNumber(7, out int index))
            return false;
        HpackKnown known = _decoder.Find(index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value);
        Current = new HpackField(HpackRepresentation.Indexed, index, start, _at - start) { Name = name, Value = value, Known = known };
        return Count(name.Length + value.Length);
    }

    private bool TableSize(int start)
    {
        if (!TryNumber(5, out int size))
            return false;
        _decoder.SetTableLimit(size);
        Current = new HpackField(HpackRepresentation.TableSizeUpdate, 0, start, _at - start) { TableSize = size };
        return true;
    }

    private bool Literal(int start, HpackRepresentation representation, int prefix)
    {
        if (!TryNumber(prefix, out int index))
            return false;
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
        Current = new HpackField(representation, index, start, _at - start) { Name = name, Value = value, Known = known };
        return true;
    }

    // RFC 7541, section 5.1.
    private bool TryNumber(int prefix, out int number)
    {
        int mask = (1 << prefix) - 1;
        number = _block[_at++] & mask;
        if (number < mask)
            return true;
        for (int i = 0; i < MaxNumberBytes; i++)
        {
            if (_at >= _block.Length)
                return Fail(HpackError.Incomplete);
            byte next = _block[_at++];
            number += (next & 0x7F) << 7 * i;
            if (next < 0x80)
                return true;
        }
        return Fail(HpackError.Number);
    }

    // RFC 7541, section 5.2. A string that cannot be decoded is not known; what comes behind it can still be read.
    private bool TryText(HpackKnown part, out ReadOnlySpan<byte> text, scoped ref HpackKnown known)
    {
        text = default;
        if (_at >= _block.Length)
            return Fail(HpackError.Incomplete);
        bool isCoded = _block[_at] >= 0x80;
        if (!TryNumber(7, out int length))
            return false;
        if (length > _block.Length - _at)
            return Fail(HpackError.Incomplete);
        text = _block.Slice(_at, length);
        _at += length;
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
        _at = _block.Length;
        _decoder.Error = error;
        _decoder.Lose();
        return false;
    }
}
