namespace PcapKit.Protocols;

/// <summary>Reads the numbers and strings of a block of header fields, without what they mean. Borrowed.</summary>
internal ref struct HpackWire(ReadOnlySpan<byte> block)
{
    // Four bytes of seven bits behind the prefix: more than any length or index needs.
    private const int MaxNumberBytes = 4;

    private readonly ReadOnlySpan<byte> _block = block;

    /// <summary>Where the next byte is.</summary>
    public int Offset { get; private set; }

    /// <summary>Why the block could not be read on.</summary>
    public HpackError Error { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => Offset >= _block.Length;

    /// <summary>Reads how a field begins (RFC 7541, section 6); there is a byte.</summary>
    /// <param name="representation">How it stands here.</param>
    /// <param name="number">Its index, that of its name, or the new size of the table.</param>
    public bool TryField(out HpackRepresentation representation, out int number)
    {
        (representation, int prefix) = _block[Offset] switch
        {
            >= 0x80 => (HpackRepresentation.Indexed, 7),
            >= 0x40 => (HpackRepresentation.Incremental, 6),
            >= 0x20 => (HpackRepresentation.TableSizeUpdate, 5),
            >= 0x10 => (HpackRepresentation.NeverIndexed, 4),
            _ => (HpackRepresentation.WithoutIndexing, 4),
        };
        return TryNumber(prefix, out number);
    }

    /// <summary>Reads a string (RFC 7541, section 5.2).</summary>
    /// <param name="text">Its bytes as they stand here.</param>
    /// <param name="isCoded">Whether they are of the Huffman code.</param>
    public bool TryText(out ReadOnlySpan<byte> text, out bool isCoded)
    {
        text = default;
        isCoded = false;
        if (IsAtEnd)
            return Fail(HpackError.Incomplete);
        isCoded = _block[Offset] >= 0x80;
        if (!TryNumber(7, out int length))
            return false;
        if (length > _block.Length - Offset)
            return Fail(HpackError.Incomplete);
        text = _block.Slice(Offset, length);
        Offset += length;
        return true;
    }

    // RFC 7541, section 5.1.
    private bool TryNumber(int prefix, out int number)
    {
        int mask = (1 << prefix) - 1;
        number = _block[Offset++] & mask;
        if (number < mask)
            return true;
        for (int i = 0; i < MaxNumberBytes; i++)
        {
            if (IsAtEnd)
                return Fail(HpackError.Incomplete);
            byte next = _block[Offset++];
            number += (next & 0x7F) << 7 * i;
            if (next < 0x80)
                return true;
        }
        return Fail(HpackError.Number);
    }

    private bool Fail(HpackError error)
    {
        Error = error;
        return false;
    }
}
