namespace PcapKit.Protocols;

/// <summary>The dynamic table of header fields (RFC 7541, section 2.3.2): the newest has the lowest index, the oldest make room.</summary>
internal sealed class HpackTable
{
    // What an entry counts besides its text (RFC 7541, section 4.1).
    private const int Overhead = 32;

    private Entry[] _entries = new Entry[16];
    private byte[] _bytes = new byte[1024];
    private int _oldest, _start, _end;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes that they count.</summary>
    public int Size { get; private set; }

    /// <summary>The most bytes that they may count.</summary>
    public int Limit { get; private set; }

    /// <summary>How many bytes of memory it occupies.</summary>
    public int HeldBytes => _bytes.Length + _entries.Length * 16;

    /// <summary>Sets the limit; the oldest entries go where it is exceeded.</summary>
    public void SetLimit(int limit)
    {
        Limit = limit;
        MakeRoom(0);
    }

    /// <summary>Forgets everything but the limit.</summary>
    public void Clear() => _oldest = _start = _end = Count = Size = 0;

    /// <summary>The entry at an index.</summary>
    /// <param name="index">0 for the newest, below <see cref="Count"/>.</param>
    /// <param name="name">Its name; what is not known is empty.</param>
    /// <param name="value">Its value.</param>
    public HpackKnown Get(int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        Entry entry = _entries[(_oldest + Count - 1 - index) & (_entries.Length - 1)];
        name = _bytes.AsSpan(entry.Offset, entry.NameLength);
        value = _bytes.AsSpan(entry.Offset + entry.NameLength, entry.ValueLength);
        return entry.Known;
    }

    /// <summary>Adds an entry; one that is larger than the table empties it (RFC 7541, section 4.4).</summary>
    /// <param name="name">Its name; not a part of this table.</param>
    /// <param name="value">Its value; not a part of this table.</param>
    /// <param name="known">What of both is known.</param>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, HpackKnown known)
    {
        int text = name.Length + value.Length;
        MakeRoom(text + Overhead);
        if (text + Overhead > Limit)
            return;
        if (Count == _entries.Length)
            GrowEntries();
        MakeRoomForText(text);
        name.CopyTo(_bytes.AsSpan(_end));
        value.CopyTo(_bytes.AsSpan(_end + name.Length));
        _entries[(_oldest + Count) & (_entries.Length - 1)] = new Entry { Offset = _end, NameLength = name.Length, ValueLength = value.Length, Known = known };
        Count++;
        _end += text;
        Size += text + Overhead;
    }

    /// <summary>Becomes a copy of another table.</summary>
    public void CopyFrom(HpackTable other)
    {
        if (_entries.Length < other._entries.Length)
            _entries = new Entry[other._entries.Length];
        if (_bytes.Length < other._end)
            _bytes = new byte[other._bytes.Length];
        for (int i = 0; i < other.Count; i++)
            _entries[i] = other._entries[(other._oldest + i) & (other._entries.Length - 1)];
        other._bytes.AsSpan(other._start, other._end - other._start).CopyTo(_bytes.AsSpan(other._start));
        (_oldest, _start, _end, Count, Size, Limit) = (0, other._start, other._end, other.Count, other.Size, other.Limit);
    }

    private void MakeRoom(int wanted)
    {
        while (Count > 0 && Size > Limit - wanted)
        {
            Entry entry = _entries[_oldest];
            int text = entry.NameLength + entry.ValueLength;
            Size -= text + Overhead;
            _start += text;
            _oldest = (_oldest + 1) & (_entries.Length - 1);
            Count--;
        }
    }

    // The text of the entries stands in one piece; moving it to the front pays off since half of the array is free then.
    private void MakeRoomForText(int length)
    {
        if (length <= _bytes.Length - _end)
            return;
        int live = _end - _start;
        byte[] target = live + length > _bytes.Length / 2 ? new byte[(live + length) * 2] : _bytes;
        _bytes.AsSpan(_start, live).CopyTo(target);
        for (int i = 0; i < Count; i++)
            _entries[(_oldest + i) & (_entries.Length - 1)].Offset -= _start;
        (_bytes, _start, _end) = (target, 0, live);
    }

    private void GrowEntries()
    {
        var larger = new Entry[_entries.Length * 2];
        for (int i = 0; i < Count; i++)
            larger[i] = _entries[(_oldest + i) & (_entries.Length - 1)];
        (_entries, _oldest) = (larger, 0);
    }

    private struct Entry
    {
        public int Offset, NameLength, ValueLength;
        public HpackKnown Known;
    }
}

/// <summary>What of a header field is known.</summary>
[Flags]
internal enum HpackKnown : byte
{
    None = 0,
    Name = 1,
    Value = 2,
    Both = 3,
}
