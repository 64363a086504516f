using System.Collections;
using System.Text;

namespace PcapKit;

/// <summary>A field, a layer or a whole packet with what is inside it. Owned: lasts beyond the packet, may go to other threads.</summary>
/// <remarks>The root is the frame; below it stand its fields and the lowest layer, below each layer its fields and the next one.</remarks>
public sealed class FieldNode : IReadOnlyList<FieldNode>
{
    private readonly FieldNode[] _children;
    private readonly byte[] _bytes;
    private readonly Timestamp? _time;

    private FieldNode(FieldTree tree, int index, FieldNode[] children)
    {
        ref readonly FieldEntry entry = ref tree.Entries[index];
        _children = children;
        _bytes = entry.Kind is FieldEntryKind.Bytes or FieldEntryKind.Text ? tree.BytesOf(entry).ToArray() : [];
        (Field, Kind, HasValue, Number) = (entry.Field, entry.Kind, entry.HasValue, entry.Value);
        (Key, BitOffset, BitLength) = (entry.Key.Text, entry.BitOffset, entry.BitLength);
        if (HasValue && Field.Kind == FieldKind.Time)
            _time = tree.TimeOf(entry);
    }

    /// <summary>Which field it is; a layer is the field of its protocol.</summary>
    public FieldInfo Field { get; }

    /// <summary>What it holds.</summary>
    public FieldEntryKind Kind { get; }

    /// <summary>The name, for example <c>ip.src</c>.</summary>
    public string Name => Field.Name;

    /// <summary>The name in words.</summary>
    public string Label => Field.Label;

    /// <summary>The key under which reports write it, for example <c>src</c>.</summary>
    public string Key { get; }

    /// <summary>Whether there is a number in <see cref="Number"/>.</summary>
    public bool HasValue { get; }

    /// <summary>The value of a number, a flag, an address of up to 64 bits, a time or a container; otherwise 0.</summary>
    public ulong Number { get; }

    /// <summary>The name of the value, or null where it has none.</summary>
    public string? ValueName => HasValue && Field.Kind != FieldKind.Bool && Field.Names is { } names && names.TryGetName(Number, out string? name) ? name : null;

    /// <summary>The bytes of a text or of bytes; otherwise empty.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The first bit in the packet.</summary>
    public int BitOffset { get; }

    /// <summary>The bits that it takes on the wire; 0 for a derived value.</summary>
    public int BitLength { get; }

    /// <summary>How many nodes are directly inside.</summary>
    public int Count => _children.Length;

    /// <inheritdoc/>
    public FieldNode this[int index] => _children[index];

    /// <summary>The first node inside that has this name or alias, at any depth; null where there is none.</summary>
    /// <param name="name">For example <c>ip.src</c>, <c>tcp.port</c> or <c>tcp</c>.</param>
    public FieldNode? this[string name]
    {
        get
        {
            foreach (FieldNode child in _children)
            {
                if ((child.Is(name) ? child : child[name]) is { } found)
                    return found;
            }
            return null;
        }
    }

    /// <summary>All nodes inside that have this name or alias, at any depth, in the order of the packet.</summary>
    /// <param name="name">For example <c>ip.addr</c>.</param>
    public IEnumerable<FieldNode> FindAll(string name)
    {
        foreach (FieldNode child in _children)
        {
            if (child.Is(name))
                yield return child;
            foreach (FieldNode below in child.FindAll(name))
                yield return below;
        }
    }

    /// <summary>The value as text, the same as in columns; text with its control characters escaped; empty where there is no value.</summary>
    public string ValueText
    {
        get
        {
            var text = new Utf8Buffer(64);
            AppendValue(text);
            return Encoding.UTF8.GetString(text.Written);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<FieldNode> GetEnumerator() => ((IEnumerable<FieldNode>)_children).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _children.GetEnumerator();

    /// <summary>The tree in lines for people: one a field, indented, with labels and the names of values. Safe for terminals.</summary>
    public override string ToString()
    {
        var text = new Utf8Buffer(1024);
        AppendLines(text, 0);
        return Encoding.UTF8.GetString(text.Written);
    }

    /// <summary>The nodes of a tree that has been filled.</summary>
    /// <param name="tree">The tree; everything is copied.</param>
    /// <exception cref="ArgumentException">The tree is empty.</exception>
    public static FieldNode From(FieldTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        if (tree.Entries.IsEmpty)
            throw new ArgumentException("The tree is empty.", nameof(tree));
        return Make(tree, 0);
    }

    private static FieldNode Make(FieldTree tree, int index)
    {
        int end = tree.Entries[index].End;
        var children = new List<FieldNode>();
        for (int i = index + 1; i < end; i = tree.Entries[i].End)
            children.Add(Make(tree, i));
        return new FieldNode(tree, index, [.. children]);
    }

    private bool Is(string name) => Field.Name == name || Field.Alias == name;

    private void AppendValue(Utf8Buffer text)
    {
        if (_time is { } time)
            FieldValue.AppendTime(text, Field, time);
        else if (HasValue)
            FieldValue.AppendNumber(text, Field, Number);
        else if (Kind == FieldEntryKind.Text)
            SafeText.Append(text, _bytes);
        else if (Kind == FieldEntryKind.Bytes)
            FieldValue.AppendBytes(text, Field, _bytes);
    }

    private void AppendLines(Utf8Buffer text, int depth)
    {
        for (int i = 0; i < depth; i++)
            text.Append("    "u8);
        text.Append(Label);
        if (Kind != FieldEntryKind.Layer && (HasValue || _bytes.Length > 0))
        {
            text.Append(": "u8);
            if (ValueName is { } name)
            {
                text.Append(name);
                text.Append(" ("u8);
                AppendValue(text);
                text.Append((byte)')');
            }
            else
            {
                AppendValue(text);
            }
        }
        text.Append((byte)'\n');
        foreach (FieldNode child in _children)
        {
            // Layers stand one below the other, as in packet analysers; only their fields are indented.
            child.AppendLines(text, child.Kind == FieldEntryKind.Layer ? 0 : depth + 1);
        }
    }
}
