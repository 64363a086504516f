namespace PcapKit.Protocols;

/// <summary>
/// Decodes the header fields of one direction of a connection (HPACK, RFC 7541). It owns the dynamic table that its blocks build up: give it every block
/// of the direction, in order, and read each to its end. Bytes from the wire never throw. Not safe for several threads.
/// </summary>
/// <remarks>A decoder that has not seen all blocks still tells the truth: entries that it has not seen are not known, those that came since are.</remarks>
public sealed class HpackDecoder
{
    /// <summary>The size of the dynamic table when a connection begins (RFC 9113, section 6.5.2).</summary>
    public const int InitialTableSize = 4096;

    private readonly HpackTable _table = new();
    private readonly int _keptTableSize;
    private byte[] _name = new byte[128], _value = new byte[256];

    /// <summary>A decoder for a connection that begins.</summary>
    /// <param name="keptTableSize">How many bytes of dynamic table are kept at most, at least 4,096; the wire may say more, and what then has no room is not known.</param>
    /// <param name="maxFields">The most fields in a block.</param>
    /// <param name="maxBytes">The most bytes of names and values in a block: a few bytes of input can mean many.</param>
    public HpackDecoder(int keptTableSize = 65_536, int maxFields = 1000, int maxBytes = 262_144)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keptTableSize, InitialTableSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFields, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        (_keptTableSize, MaxFields, MaxBytes) = (keptTableSize, maxFields, maxBytes);
        Reset();
    }

    /// <summary>The most fields in a block.</summary>
    public int MaxFields { get; }

    /// <summary>The most bytes of names and values in a block.</summary>
    public int MaxBytes { get; }

    /// <summary>How large the dynamic table may be in bytes, as the sender says.</summary>
    public int TableLimit { get; private set; }

    /// <summary>How large the known part of the dynamic table is in bytes, counted as RFC 7541, section 4.1 does.</summary>
    public int TableSize => _table.Size;

    /// <summary>How many entries of the dynamic table are known.</summary>
    public int Count => _table.Count;

    /// <summary>Whether the table is known as a whole; false from the middle of a connection on, and after blocks that were not read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is wrong with the block that was read last, so far.</summary>
    public HpackError Error { get; internal set; }

    /// <summary>How many bytes of memory it occupies.</summary>
    internal int HeldBytes => _table.HeldBytes + _name.Length + _value.Length;

    /// <summary>Forgets everything, for another connection.</summary>
    /// <param name="fromStart">Whether it begins with its first block.</param>
    public void Reset(bool fromStart = true)
    {
        _table.Clear();
        SetTableLimit(InitialTableSize);
        (IsComplete, Error) = (fromStart, HpackError.None);
    }

    /// <summary>Says that a block was missed: what the table has is not known any more.</summary>
    public void Lose()
    {
        _table.Clear();
        IsComplete = false;
    }

    /// <summary>Takes over the state of another decoder, so that a block can be read again later as it was.</summary>
    /// <param name="other">The decoder; it stays as it is.</param>
    public void CopyFrom(HpackDecoder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _table.CopyFrom(other._table);
        (TableLimit, IsComplete, Error) = (other.TableLimit, other.IsComplete, other.Error);
    }

    /// <summary>Reads a block of header fields.</summary>
    /// <param name="block">All of it, the fragments of its frames put together; borrowed while it is read.</param>
    public HpackFields Read(ReadOnlySpan<byte> block)
    {
        Error = HpackError.None;
        return new HpackFields(this, block);
    }

    /// <summary>An entry of the dynamic table.</summary>
    /// <param name="index">Its index on the wire, 62 for the newest.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; both valid until the next field is read.</param>
    /// <returns>False where there is none, or not all of it is known.</returns>
    public bool TryGetEntry(int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        return index > HpackStaticTable.Count && Find(index, out name, out value) == HpackKnown.Both;
    }

    internal HpackKnown Find(int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if ((uint)(index - 1) < (uint)HpackStaticTable.Count)
        {
            name = HpackStaticTable.NameAt(index);
            value = HpackStaticTable.ValueAt(index);
            return HpackKnown.Both;
        }
        int place = index - HpackStaticTable.Count - 1;
        if ((uint)place < (uint)_table.Count)
            return _table.Get(place, out name, out value);
        if (index <= 0 || IsComplete)
            Error = HpackError.Index;
        name = value = default;
        return HpackKnown.None;
    }

    internal void SetTableLimit(int limit)
    {
        TableLimit = limit;
        // What has no room here may still be in the sender's table.
        if (limit > _keptTableSize)
            IsComplete = false;
        _table.SetLimit(Math.Min(limit, _keptTableSize));
    }

    // Puts a literal into the table. Its name may be the text of an entry that goes to make room.
    internal ReadOnlySpan<byte> Add(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, HpackKnown known)
    {
        ReadOnlySpan<byte> kept = Keep(ref _name, name);
        _table.Add(kept, value, known);
        return kept;
    }

    internal bool TryDecode(HpackKnown part, ReadOnlySpan<byte> coded, out ReadOnlySpan<byte> text)
    {
        ref byte[] buffer = ref part == HpackKnown.Name ? ref _name : ref _value;
        Ensure(ref buffer, HpackHuffman.MaxLength(coded.Length));
        bool decoded = HpackHuffman.TryDecode(coded, buffer, out int length);
        text = decoded ? buffer.AsSpan(0, length) : default;
        return decoded;
    }

    private static ReadOnlySpan<byte> Keep(ref byte[] buffer, scoped ReadOnlySpan<byte> text)
    {
        Ensure(ref buffer, text.Length);
        text.CopyTo(buffer);
        return buffer.AsSpan(0, text.Length);
    }

    private static void Ensure(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Max(length, buffer.Length * 2)];
    }
}
