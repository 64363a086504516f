using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PcapKit;

/// <summary>Writes the entries of a tree as elements of a property list.</summary>
internal readonly ref struct PlistText
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !\"#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\t\n"u8);

    private const int Part = 24 * 1024;

    private readonly Utf8Buffer _to;
    private readonly FieldTree _tree;
    private readonly ReadOnlySpan<FieldEntry> _entries;
    private readonly bool _indented;

    internal PlistText(Utf8Buffer to, FieldTree tree, bool indented)
    {
        (_to, _tree, _indented) = (to, tree, indented);
        _entries = tree.Entries;
    }

    internal void Dictionary(int index, int depth)
    {
        int end = _entries[index].End;
        NewLine(depth);
        _to.Append("<dict>"u8);
        ref readonly FieldEntry self = ref _entries[index];
        if (self.IsElement)
            Pair("element"u8, self.Field.NameUtf8, depth + 1);
        if (self.HasValue)
        {
            NewLine(depth + 1);
            _to.Append("<key>value</key>"u8);
            NewLine(depth + 1);
            Plainly(self);
            Name(self, depth + 1);
        }
        for (int i = index + 1; i < end; i = _entries[i].End)
        {
            ref readonly FieldEntry entry = ref _entries[i];
            if (entry.IsRepeat)
                continue;
            NewLine(depth + 1);
            _to.Append(entry.Key.Xml);
            if (entry.NextRepeat != 0 || entry.Field.Repeats)
                Repeats(i, depth + 1);
            else
                Value(i, depth + 1);
        }
        NewLine(depth);
        _to.Append("</dict>"u8);
    }

    private void Repeats(int index, int depth)
    {
        NewLine(depth);
        _to.Append("<array>"u8);
        for (int i = index; i != 0; i = _entries[i].NextRepeat)
            Value(i, depth + 1);
        NewLine(depth);
        _to.Append("</array>"u8);
    }

    private void List(int index, int depth)
    {
        NewLine(depth);
        _to.Append("<array>"u8);
        int end = _entries[index].End;
        for (int i = index + 1; i < end; i = _entries[i].End)
            Value(i, depth + 1);
        NewLine(depth);
        _to.Append("</array>"u8);
    }

    private void Value(int index, int depth)
    {
        _to.FlushIfFull();
        ref readonly FieldEntry entry = ref _entries[index];
        switch (entry.Kind)
        {
            case FieldEntryKind.Number when entry.Field.Names is not null && entry.Field.Kind <= FieldKind.Int:
                NamedNumber(entry, depth);
                break;
            case FieldEntryKind.Number:
                NewLine(depth);
                Plainly(entry);
                break;
            case FieldEntryKind.Text:
                NewLine(depth);
                String(_tree.BytesOf(entry));
                break;
            case FieldEntryKind.Bytes:
                NewLine(depth);
                Bytes(entry);
                break;
            case FieldEntryKind.List:
                List(index, depth);
                break;
            default:
                Dictionary(index, depth);
                break;
        }
    }

    private void NamedNumber(in FieldEntry entry, int depth)
    {
        NewLine(depth);
        _to.Append("<dict>"u8);
        NewLine(depth + 1);
        _to.Append("<key>value</key>"u8);
        NewLine(depth + 1);
        Plainly(entry);
        Name(entry, depth + 1);
        NewLine(depth);
        _to.Append("</dict>"u8);
    }

    private void Name(in FieldEntry entry, int depth)
    {
        if (entry.TryGetValueName(out ReadOnlySpan<byte> name))
            Pair("name"u8, name, depth);
    }

    private void Pair(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int depth)
    {
        NewLine(depth);
        _to.Append("<key>"u8);
        _to.Append(key);
        _to.Append("</key>"u8);
        NewLine(depth);
        String(value);
    }

    private void Plainly(in FieldEntry entry)
    {
        switch (entry.Field.Kind)
        {
            case FieldKind.Bool:
                _to.Append(entry.Value != 0 ? "<true/>"u8 : "<false/>"u8);
                break;
            case FieldKind.Mac or FieldKind.IPv4:
                _to.Append("<string>"u8);
                FieldValue.AppendNumber(_to, entry.Field, entry.Value);
                _to.Append("</string>"u8);
                break;
            case FieldKind.Time:
                _to.Append("<string>"u8);
                FieldValue.AppendTime(_to, entry.Field, _tree.TimeOf(entry));
                _to.Append("</string>"u8);
                break;
            default:
                _to.Append("<integer>"u8);
                if (entry.Field.Kind == FieldKind.Int)
                    _to.AppendNumber((long)entry.Value);
                else
                    _to.AppendNumber(entry.Value);
                _to.Append("</integer>"u8);
                break;
        }
    }

    private void Bytes(in FieldEntry entry)
    {
        ReadOnlySpan<byte> value = _tree.BytesOf(entry);
        if (entry.Field.Kind == FieldKind.IPv6 && value.Length == 16)
        {
            _to.Append("<string>"u8);
            _to.AppendValue(new IPv6Address(value));
            _to.Append("</string>"u8);
            return;
        }
        _to.Append("<data>"u8);
        // Parts of whole groups of three bytes have no padding between them.
        for (; value.Length > Part; value = value[Part..])
            Encode(value[..Part]);
        Encode(value);
        _to.Append("</data>"u8);
    }

    private void Encode(ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, _to.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out int written);
        _to.Advance(written);
        _to.FlushIfFull();
    }

    private void String(scoped ReadOnlySpan<byte> utf8)
    {
        _to.Append("<string>"u8);
        Text(utf8);
        _to.Append("</string>"u8);
    }

    internal void Text(scoped ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            int plain = utf8.IndexOfAnyExcept(Plain);
            if (plain < 0)
                break;
            _to.FlushIfFull();
            _to.AppendLong(utf8[..plain]);
            OperationStatus status = Rune.DecodeFromUtf8(utf8[plain..], out Rune rune, out int length);
            _to.Append(status != OperationStatus.Done ? "\uFFFD"u8 : rune.Value switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                // A bare carriage return would be read as a line feed.
                '\r' => "&#13;"u8,
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => "\uFFFD"u8,
                _ => utf8.Slice(plain, length),
            });
            utf8 = utf8[(plain + length)..];
        }
        _to.AppendLong(utf8);
    }

    private void NewLine(int depth)
    {
        if (!_indented)
            return;
        Span<byte> room = _to.GetSpan(depth + 1);
        room[0] = (byte)'\n';
        room.Slice(1, depth).Fill((byte)'\t');
        _to.Advance(depth + 1);
    }
}
