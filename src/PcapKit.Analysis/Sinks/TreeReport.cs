namespace PcapKit;

/// <summary>A tree in plain text, for people: a block has its name, its fields under it, and an empty line after it.</summary>
/// <remarks>Safe for terminals: text from the wire is escaped as <see cref="SafeText"/> says.</remarks>
public sealed class TreeReport : ReportFormat
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Separator => "\n"u8;

    /// <inheritdoc/>
    public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
    {
        SafeText.Append(to, block.Name);
        to.Append((byte)'\n');
        new TreeText(to, tree).Branches(0, 0);
    }
}

/// <summary>Writes the entries of a tree as lines with branches.</summary>
internal ref struct TreeText
{
    private const int BytesInLine = 16;

    private readonly Utf8Buffer _to;
    private readonly FieldTree _tree;
    private readonly ReadOnlySpan<FieldEntry> _entries;

    // What stands left of a branch, a bit for each depth: whether more branches follow there.
    private readonly bool[] _more;

    [ThreadStatic]
    private static bool[]? s_more;

    internal TreeText(Utf8Buffer to, FieldTree tree)
    {
        (_to, _tree) = (to, tree);
        _entries = tree.Entries;
        _more = s_more ??= new bool[1024];
    }

    internal readonly void Branches(int index, int depth)
    {
        int end = _entries[index].End;
        int last = LastKey(index);
        for (int i = index + 1; i < end; i = _entries[i].End)
        {
            ref readonly FieldEntry entry = ref _entries[i];
            if (entry.IsRepeat)
                continue;
            _to.FlushIfFull();
            _more[depth] = i != last;
            Left(depth);
            _to.Append("|-- "u8);
            _to.Append(entry.Key.Utf8);
            if (entry.NextRepeat != 0 || entry.Field.Repeats)
                Repeats(i, depth + 1);
            else
                Value(i, depth + 1);
        }
    }

    // The last child that does not go into the array of an earlier one.
    private readonly int LastKey(int index)
    {
        int end = _entries[index].End, last = 0;
        for (int i = index + 1; i < end; i = _entries[i].End)
            last = _entries[i].IsRepeat ? last : i;
        return last;
    }

    private readonly void Repeats(int index, int depth)
    {
        _to.Append(" \n"u8);
        for (int i = index; i != 0; i = _entries[i].NextRepeat)
            Element(i, depth, _entries[i].NextRepeat != 0);
    }

    private readonly void List(int index, int depth)
    {
        int end = _entries[index].End;
        _to.Append(index + 1 < end ? " \n"u8 : " -> NIL\n"u8);
        for (int i = index + 1; i < end; i = _entries[i].End)
            Element(i, depth, _entries[i].End < end);
    }

    private readonly void Element(int index, int depth, bool more)
    {
        _to.FlushIfFull();
        ref readonly FieldEntry entry = ref _entries[index];
        _more[depth] = more;
        Left(depth);
        if (entry.Kind is FieldEntryKind.Number or FieldEntryKind.Text)
        {
            _to.Append("|--> "u8);
            Plainly(entry);
            _to.Append((byte)'\n');
        }
        else if (entry.Kind == FieldEntryKind.Bytes && entry.Field.Kind != FieldKind.IPv6)
        {
            Lines(_tree.BytesOf(entry), depth);
        }
        else
        {
            _to.Append("|--> "u8);
            _to.Append(entry.IsElement ? entry.Field.NameUtf8 : entry.Key.Utf8);
            Value(index, depth + 1);
        }
    }

    // What stands behind a key, from the blank on to the end of the line and the branches below.
    private readonly void Value(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        bool inside = entry.End > index + 1;
        switch (entry.Kind)
        {
            case FieldEntryKind.List:
                List(index, depth);
                return;
            case FieldEntryKind.Bytes when entry.Length > BytesInLine:
                _to.Append(" \n"u8);
                _more[depth] = false;
                Left(depth);
                Lines(_tree.BytesOf(entry), depth);
                return;
            case FieldEntryKind.Layer or FieldEntryKind.Group when !entry.HasValue:
                _to.Append(inside ? " \n"u8 : " -> NIL\n"u8);
                break;
            default:
                _to.Append(" -> "u8);
                Plainly(entry);
                _to.Append((byte)'\n');
                break;
        }
        if (inside)
            Branches(index, depth);
    }

    private readonly void Plainly(in FieldEntry entry)
    {
        switch (entry.Kind)
        {
            case FieldEntryKind.Text:
                SafeText.Append(_to, _tree.BytesOf(entry));
                return;
            case FieldEntryKind.Bytes when entry.Field.Kind == FieldKind.IPv6 && entry.Length == 16:
                FieldValue.AppendBytes(_to, entry.Field, _tree.BytesOf(entry));
                return;
            case FieldEntryKind.Bytes:
                Octets(_tree.BytesOf(entry));
                return;
            default:
                break;
        }
        if (entry.Field.Kind == FieldKind.Bool)
            _to.Append(entry.Value != 0 ? "True"u8 : "False"u8);
        else if (entry.Field.Kind == FieldKind.Time)
            FieldValue.AppendTime(_to, entry.Field, _tree.TimeOf(entry));
        else if (entry.TryGetValueName(out ReadOnlySpan<byte> name))
            Named(entry, name);
        else
            FieldValue.AppendNumber(_to, entry.Field, entry.Value);
    }

    private readonly void Named(in FieldEntry entry, ReadOnlySpan<byte> name)
    {
        _to.Append(name);
        _to.Append(" ["u8);
        FieldValue.AppendNumber(_to, entry.Field, entry.Value);
        _to.Append((byte)']');
    }

    private readonly void Lines(ReadOnlySpan<byte> bytes, int depth)
    {
        _to.Append("|--> "u8);
        while (bytes.Length > BytesInLine)
        {
            Octets(bytes[..BytesInLine]);
            _to.Append((byte)'\n');
            Left(depth);
            _to.Append(_more[depth] ? "|    "u8 : "     "u8);
            bytes = bytes[BytesInLine..];
            _to.FlushIfFull();
        }
        Octets(bytes);
        _to.Append((byte)'\n');
    }

    private readonly void Octets(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            _to.Append("NIL"u8);
            return;
        }
        Span<byte> room = _to.GetSpan(bytes.Length * 3);
        for (int i = 0, at = 0; i < bytes.Length; i++)
        {
            Hex.Format(bytes.Slice(i, 1), room[at..]);
            room[at + 2] = (byte)' ';
            at += 3;
        }
        _to.Advance(bytes.Length * 3 - 1);
    }

    private readonly void Left(int depth)
    {
        _to.Append("  "u8);
        for (int i = 0; i < depth; i++)
            _to.Append(_more[i] ? "|     "u8 : "      "u8);
    }
}
