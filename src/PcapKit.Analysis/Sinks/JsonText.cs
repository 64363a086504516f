namespace PcapKit;

/// <summary>Writes the entries of a tree as JSON. Hand-made, because a general writer takes four times as long.</summary>
/// <remarks>It asks for room once a member, not once an append, and most of what it writes is prepared: see <see cref="JsonTexts"/>.</remarks>
internal ref partial struct JsonText
{
    private static readonly byte[] Tabs = [(byte)'\n', .. Enumerable.Repeat((byte)'\t', 512)];

    private static readonly ReportKey ElementKey = ReportKey.Of("element"), ValueKey = ReportKey.Of("value");

    // Room for a number, an address or a time with its quotes, and for what follows it.
    private const int LongestNumber = 64;

    // The same, and a line before it that is kept.
    private const int RoomForMember = FixedTexts.Room + LongestNumber;

    private readonly FieldTree _tree;
    private readonly ReadOnlySpan<FieldEntry> _entries;
    private readonly JsonTexts _texts;
    private readonly bool _indented;
    private Utf8Buffer _to;
    private Span<byte> _room;
    private int _at;

    internal JsonText(Utf8Buffer to, FieldTree tree, bool indented)
    {
        (_to, _tree, _indented) = (to, tree, indented);
        _entries = tree.Entries;
        _texts = JsonTexts.Of(indented);
        _room = to.GetSpan(1024);
    }

    internal void Flush()
    {
        _to.Advance(_at);
        _room = default;
        _at = 0;
    }

    internal void Raw(scoped ReadOnlySpan<byte> ascii)
    {
        Ensure(ascii.Length);
        Put(ascii);
    }

    /// <summary>A line feed and the indent of a depth.</summary>
    internal static ReadOnlySpan<byte> NewLineAt(int depth) => Tabs.AsSpan(0, Math.Min(depth + 1, Tabs.Length));

    internal void NewLine(int depth) => Raw(_indented ? NewLineAt(depth) : "\n"u8);

    internal void Object(int index, int depth)
    {
        if (Members(index, depth, (byte)'{'))
            Close(depth, (byte)'}');
        else
            Raw("{}"u8);
    }

    /// <summary>Writes the members of an object without its braces.</summary>
    /// <param name="index">The object.</param>
    /// <param name="depth">Its depth.</param>
    /// <param name="before">What stands before the first member, a brace or a comma.</param>
    /// <returns>Whether it has a member.</returns>
    internal bool Members(int index, int depth, byte before)
    {
        ReadOnlySpan<int> lines = _texts.LinesAt(depth + 1);
        FixedTexts texts = _texts.Texts;
        Span<byte> room = _room;
        int at = _at;
        int end = _entries[index].End, next;
        for (int i = index + 1; i < end; i = next)
        {
            ref readonly FieldEntry entry = ref _entries[i];
            next = entry.End;
            if (entry.IsRepeat)
                continue;
            if (room.Length - at < RoomForMember)
            {
                _at = at;
                Ensure(RoomForMember);
                room = _room;
                at = _at;
            }
            int key = entry.KeyId;
            int line = (uint)key < (uint)lines.Length ? lines[key] : 0;
            if (line != 0)
            {
                int start = at;
                at += texts.Write(line, room[at..]);
                room[start] = before;
            }
            else
            {
                _at = at;
                Line(key, depth + 1, before);
                Ensure(RoomForMember);
                room = _room;
                at = _at;
            }
            before = (byte)',';
            FieldInfo field = entry.Field;
            if (entry.Kind == FieldEntryKind.Number && entry.NextRepeat == 0 && !IsNamed(field) && !field.Repeats)
            {
                at += Number(entry, field, room[at..]);
                continue;
            }
            _at = at;
            if (entry.NextRepeat != 0 || field.Repeats)
                Repeats(i, depth + 1);
            else
                Value(i, depth + 1);
            room = _room;
            at = _at;
        }
        _at = at;
        return before == ',';
    }

    private void Repeats(int index, int depth)
    {
        byte before = (byte)'[';
        for (int i = index; i != 0; i = _entries[i].NextRepeat)
            Element(i, depth, ref before);
        Close(depth, (byte)']');
    }

    private void List(int index, int depth)
    {
        byte before = (byte)'[';
        int end = _entries[index].End;
        for (int i = index + 1; i < end; i = _entries[i].End)
            Element(i, depth, ref before);
        if (before == '[')
            Raw("[]"u8);
        else
            Close(depth, (byte)']');
    }

    private void Element(int index, int depth, ref byte before)
    {
        Ensure(Tabs.Length + 1);
        _room[_at++] = before;
        before = (byte)',';
        if (_indented)
            Put(NewLineAt(depth + 1));
        Value(index, depth + 1);
    }

    // Ends an object or array that is not empty.
    private void Close(int depth, byte bracket)
    {
        Ensure(Tabs.Length + 1);
        if (_indented)
            Put(NewLineAt(depth));
        _room[_at++] = bracket;
    }

    private void Value(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        switch (entry.Kind)
        {
            case FieldEntryKind.Number when IsNamed(entry.Field):
                NamedNumber(entry);
                break;
            case FieldEntryKind.Number:
                Plainly(entry);
                break;
            case FieldEntryKind.Text:
                String(_tree.BytesOf(entry));
                break;
            case FieldEntryKind.Bytes:
                Bytes(entry);
                break;
            case FieldEntryKind.List:
                List(index, depth);
                break;
            case FieldEntryKind.Group when entry.Layout != 0:
                WholeContainer(index, depth);
                break;
            case FieldEntryKind.Group when entry.HasValue || entry.IsElement:
                Container(index, depth);
                break;
            default:
                Object(index, depth);
                break;
        }
    }

    // Flags and the like have few values: their text is kept.
    private void WholeContainer(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        ReadOnlySpan<byte> text = _texts.Containers.Find(entry, depth);
        if (text.IsEmpty)
        {
            Utf8Buffer apart = _texts.Containers.Scratch;
            apart.Clear();
            var json = new JsonText(apart, _tree, _indented);
            json.Container(index, depth);
            json.Flush();
            text = apart.Written;
            _texts.Containers.Add(entry, depth, text);
        }
        Raw(text);
    }

    // An object that begins with members which are no fields: what it is, what value it has as a whole.
    private void Container(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        bool lines = _indented && entry.End > index + 1;
        byte before = (byte)'{';
        if (entry.IsElement)
        {
            OwnKey(ElementKey, before, depth, lines);
            String(entry.Field.NameUtf8);
            before = (byte)',';
        }
        if (entry.HasValue)
        {
            OwnKey(ValueKey, before, depth, lines);
            Plainly(entry);
            Name(entry);
        }
        Members(index, depth, (byte)',');
        if (lines)
            Close(depth, (byte)'}');
        else
            Raw("}"u8);
    }

    private void OwnKey(ReportKey key, byte before, int depth, bool lines)
    {
        if (lines)
        {
            Line(key.Id, depth + 1, before);
            return;
        }
        Ensure(key.Json.Length + 2);
        _room[_at++] = before;
        Put(key.Json);
        Put(_indented ? " "u8 : default);
    }

    // What stands before a member, a line feed with an indent, its key and a colon.
    private void Line(int key, int depth, byte before)
    {
        int place = _texts.Line(key, depth);
        int start;
        if (place != 0)
        {
            Ensure(FixedTexts.Room);
            start = _at;
            _at += _texts.Texts.Write(place, _room[start..]);
        }
        else
        {
            ReadOnlySpan<byte> line = _texts.MakeLine(key, depth);
            Ensure(line.Length);
            start = _at;
            Put(line);
        }
        _room[start] = before;
    }

    private void Put(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room[_at..]);
        _at += bytes.Length;
    }

    private void Ensure(int length)
    {
        if (_room.Length - _at < length)
            Grow(length);
    }

    private void Grow(int length)
    {
        _to.Advance(_at);
        _at = 0;
        _to.FlushIfFull();
        _room = _to.GetSpan(length);
    }
}
