namespace PcapKit.Protocols;

/// <summary>
/// Follows the header fields of one direction of a connection (HPACK, RFC 7541) for the content types alone: of its dynamic table it knows sizes and which
/// entries are content types, no text. Give it every block in order. Its cost is that of the bytes on the wire, whatever these mean.
/// </summary>
internal sealed class HpackContentTypes
{
    // As HpackDecoder keeps; at most 2,048 entries of 8 bytes.
    private const int KeptTableSize = 65_536, EntryOverhead = 32;

    // More than a content type has.
    private const int MaxText = 128;

    private Entry[] _entries = [];
    private int _oldest, _count, _size, _limit = HpackDecoder.InitialTableSize;

    private static ReadOnlySpan<byte> ContentType => "content-type"u8;

    /// <summary>Says that a block was missed: what the table has is not known any more.</summary>
    public void Lose() => _oldest = _count = _size = 0;

    /// <summary>Reads a block of header fields.</summary>
    /// <param name="block">All of it.</param>
    /// <returns>The content type of its first field of that name; none where there is none, or it is not known.</returns>
    public MediaType Read(ReadOnlySpan<byte> block)
    {
        MediaType found = MediaType.None;
        bool isFound = false;
        var wire = new HpackWire(block);
        while (!wire.IsAtEnd)
        {
            if (!wire.TryField(out HpackRepresentation representation, out int number))
                break;
            if (representation == HpackRepresentation.TableSizeUpdate)
            {
                SetLimit(number);
                continue;
            }
            Entry entry = EntryAt(number);
            if (representation != HpackRepresentation.Indexed && !TryLiteral(ref wire, number, ref entry))
                break;
            if (representation == HpackRepresentation.Incremental)
                Add(entry);
            if (!isFound && entry.IsContentType && entry.IsKnown)
                (isFound, found) = (true, entry.Type);
        }
        // What comes behind cannot be read, and what it did to the table is not known.
        if (wire.Error != HpackError.None)
            Lose();
        return found;
    }

    // The entry holds what its index says of the name.
    private static bool TryLiteral(ref HpackWire wire, int index, ref Entry entry)
    {
        Span<byte> buffer = stackalloc byte[MaxText];
        if (index == 0)
        {
            if (!wire.TryText(out ReadOnlySpan<byte> coded, out bool isNameCoded))
                return false;
            ReadOnlySpan<byte> name = Decode(coded, isNameCoded, buffer, out entry.NameLength, out _);
            entry.IsContentType = name.SequenceEqual(ContentType);
        }
        if (!wire.TryText(out ReadOnlySpan<byte> text, out bool isCoded))
            return false;
        ReadOnlySpan<byte> value = Decode(text, isCoded, buffer, out entry.ValueLength, out entry.IsKnown);
        entry.Type = entry.IsContentType ? HttpBody.MediaOf(value) : MediaType.None;
        return true;
    }

    // Gives as much of the text as anyone looks at; nothing of what cannot be decoded.
    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text, bool isCoded, Span<byte> buffer, out ushort textLength, out bool isKnown)
    {
        int length = text.Length;
        isKnown = !isCoded || HpackHuffman.TryDecode(text, buffer, out length);
        if (!isKnown)
            length = 0;
        // What is longer than the table enters it no more than what is as long.
        textLength = (ushort)Math.Min(length, ushort.MaxValue);
        return isCoded ? buffer[..Math.Min(length, buffer.Length)] : text;
    }

    private Entry EntryAt(int index)
    {
        if (index <= 0)
            return default;
        int place = index - HpackStaticTable.Count - 1;
        if (place >= 0)
            return place < _count ? _entries[(_oldest + _count - 1 - place) & (_entries.Length - 1)] : default;
        return new Entry
        {
            NameLength = (ushort)HpackStaticTable.NameAt(index).Length,
            ValueLength = (ushort)HpackStaticTable.ValueAt(index).Length,
            IsContentType = HpackStaticTable.NameAt(index).SequenceEqual(ContentType),
            IsKnown = true,
        };
    }

    private void Add(in Entry entry)
    {
        int size = entry.NameLength + entry.ValueLength + EntryOverhead;
        MakeRoom(size);
        if (size > _limit)
            return;
        if (_count == _entries.Length)
            Grow();
        _entries[(_oldest + _count++) & (_entries.Length - 1)] = entry;
        _size += size;
    }

    private void SetLimit(int limit)
    {
        _limit = Math.Min(limit, KeptTableSize);
        MakeRoom(0);
    }

    private void MakeRoom(int wanted)
    {
        while (_count > 0 && _size > _limit - wanted)
        {
            _size -= _entries[_oldest].NameLength + _entries[_oldest].ValueLength + EntryOverhead;
            _oldest = (_oldest + 1) & (_entries.Length - 1);
            _count--;
        }
    }

    private void Grow()
    {
        var larger = new Entry[Math.Max(16, _entries.Length * 2)];
        for (int i = 0; i < _count; i++)
            larger[i] = _entries[(_oldest + i) & (_entries.Length - 1)];
        (_entries, _oldest) = (larger, 0);
    }

    private struct Entry
    {
        public ushort NameLength, ValueLength;
        public MediaType Type;
        public bool IsContentType, IsKnown;
    }
}
