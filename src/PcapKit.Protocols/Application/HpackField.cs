namespace PcapKit.Protocols;

/// <summary>How a header field stands in its block (RFC 7541, section 6).</summary>
public enum HpackRepresentation : byte
{
    /// <summary>An index only.</summary>
    Indexed,
    /// <summary>A literal that enters the dynamic table.</summary>
    Incremental,
    /// <summary>A literal that does not.</summary>
    WithoutIndexing,
    /// <summary>A literal that no proxy may index either.</summary>
    NeverIndexed,
    /// <summary>No field: a new size of the dynamic table.</summary>
    TableSizeUpdate,
}

/// <summary>What is wrong with a block of header fields.</summary>
public enum HpackError : byte
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>It ends within a field.</summary>
    Incomplete,
    /// <summary>A number is too large.</summary>
    Number,
    /// <summary>A string is not of the Huffman code.</summary>
    Huffman,
    /// <summary>An index that neither table has.</summary>
    Index,
    /// <summary>More fields, or longer ones, than the decoder's limits; the rest is not read.</summary>
    Limit,
}

/// <summary>One header field of a block, or a new size of the table. Borrowed: valid until the next one is read.</summary>
public readonly ref struct HpackField
{
    internal HpackField(HpackRepresentation representation, int index, int offset, int length)
    {
        Representation = representation;
        Index = index;
        Offset = offset;
        Length = length;
    }

    /// <summary>How it stands in the block.</summary>
    public HpackRepresentation Representation { get; }

    /// <summary>The index of the field or of its name; 0 for a name in letters. From 62 on it means the dynamic table.</summary>
    public int Index { get; }

    /// <summary>Where it begins in the block.</summary>
    public int Offset { get; }

    /// <summary>How many bytes of the block it takes.</summary>
    public int Length { get; }

    /// <summary>The name; empty where it is not known.</summary>
    public ReadOnlySpan<byte> Name { get; internal init; }

    /// <summary>The value; empty where it is not known.</summary>
    public ReadOnlySpan<byte> Value { get; internal init; }

    /// <summary>Whether the name is known: its index means an entry that the decoder has seen.</summary>
    public bool IsNameKnown => (Known & HpackKnown.Name) != 0;

    /// <summary>Whether the value is known.</summary>
    public bool IsValueKnown => (Known & HpackKnown.Value) != 0;

    /// <summary>The new size of the table in bytes, of a <see cref="HpackRepresentation.TableSizeUpdate"/>.</summary>
    public int TableSize { get; internal init; }

    internal HpackKnown Known { get; init; }
}
