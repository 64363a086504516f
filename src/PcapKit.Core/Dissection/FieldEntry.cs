namespace PcapKit;

/// <summary>What a node of a <see cref="FieldTree"/> holds.</summary>
public enum FieldEntryKind : byte
{
    /// <summary>A number; see <see cref="FieldEntry.Value"/>.</summary>
    Number,
    /// <summary>Bytes; see <see cref="FieldTree.BytesOf"/>.</summary>
    Bytes,
    /// <summary>Text from the wire, not always valid UTF-8; see <see cref="FieldTree.BytesOf"/>.</summary>
    Text,
    /// <summary>A group of fields, or a container: a number with fields inside.</summary>
    Group,
    /// <summary>A list of elements.</summary>
    List,
    /// <summary>A layer, or the frame itself: fields, then the layers above it.</summary>
    Layer,
}

/// <summary>One node of a <see cref="FieldTree"/>.</summary>
public struct FieldEntry
{
    // Those of a text or of bytes; whatever was there before for others.
    internal int Start, Size;

    // Shadow and Next link siblings of one key; see FieldTree.Link.
    internal int Parent, Next, Shadow;
    internal ReservedKeys Reserved;
    internal bool InSide;

    /// <summary>Which field it is.</summary>
    public FieldInfo Field { get; internal set; }

    /// <summary>What it holds.</summary>
    public FieldEntryKind Kind { get; internal set; }

    /// <summary>Whether an earlier sibling has the same key: reports write both in one array.</summary>
    public bool IsRepeat { get; internal set; }

    /// <summary>Whether a group is a container with a value of its own.</summary>
    public readonly bool HasValue => Kind == FieldEntryKind.Number || (Kind == FieldEntryKind.Group && Field.Kind < FieldKind.Bytes && Field.Kind != FieldKind.IPv6);

    /// <summary>Whether a group is an element of a list that has elements of several definitions: reports say which it is.</summary>
    public readonly bool IsElement => (Reserved & ReservedKeys.Element) != 0;

    /// <summary>The number of the layout of a container whose value says everything inside: with the same layout and value it looks the same again. 0 for others.</summary>
    internal int Layout { get; set; }

    /// <summary>The value of a number or container; a signed one is sign-extended.</summary>
    public ulong Value { get; internal set; }

    /// <summary>How many bytes its text or bytes have.</summary>
    public readonly int Length => Kind is FieldEntryKind.Bytes or FieldEntryKind.Text ? Size : 0;

    /// <summary>The first bit in the packet.</summary>
    public int BitOffset { get; internal set; }

    /// <summary>The bits that it takes on the wire; 0 for a derived value.</summary>
    public int BitLength { get; internal set; }

    /// <summary>The index after its last descendant: its next sibling, if it has one.</summary>
    public int End { get; internal set; }

    /// <summary>The index of the next sibling with the same key, or 0.</summary>
    public readonly int NextRepeat => Next;

    /// <summary>The key that reports write: unique among its siblings but for repeats.</summary>
    public readonly ReportKey Key => ReportKey.At(KeyId);

    /// <summary>The id of <see cref="Key"/>.</summary>
    internal int KeyId { get; set; }

    /// <summary>The name of the value, for a number whose values have names.</summary>
    /// <param name="utf8">The name.</param>
    public readonly bool TryGetValueName(out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        return Field.Kind <= FieldKind.Int && Field.Names is { } names && names.TryGetNameUtf8(Value, out utf8);
    }
}
