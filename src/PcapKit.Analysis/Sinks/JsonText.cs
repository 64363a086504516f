using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PcapKit;

/// <summary>Writes the entries of a tree as JSON. Hand-made, because a general writer takes four times as long.</summary>
internal ref struct JsonText
{
    // Strings of these need no second look. Delete and the C1 controls are escaped too: reports are shown on terminals.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    private static readonly byte[] Tabs = [(byte)'\n', .. Enumerable.Repeat((byte)'\t', 512)];

    private const int LongestNumber = 64;
    private const int Part = 16 * 1024;

    private readonly Utf8Buffer _to;
    private readonly FieldTree _tree;
    private readonly ReadOnlySpan<FieldEntry> _entries;
    private readonly bool _indented;
    private Span<byte> _room;
    private int _at;

    internal JsonText(Utf8Buffer to, FieldTree tree, bool indented)
    {
        (_to, _tree, _indented) = (to, tree, indented);
        _entries = tree.Entries;
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

    internal void NewLine(int depth)
    {
        int length = _indented ? Math.Min(depth + 1, Tabs.Length) : 1;
        Ensure(length);
        Put(Tabs.AsSpan(0, length));
    }

    internal void Object(int index, int depth)
    {
        Raw("{"u8);
        bool any = Members(index, depth, first: true);
        if (any && _indented)
            NewLine(depth);
        Raw("}"u8);
    }

    /// <summary>Writes the members of an object without its braces.</summary>
    /// <returns>Whether there is a member by now.</returns>
    internal bool Members(int index, int depth, bool first)
    {
        int end = _entries[index].End;
        for (int i = index + 1; i < end; i = _entries[i].End)
        {
            ref readonly FieldEntry entry = ref _entries[i];
            if (entry.IsRepeat)
                continue;
            ReadOnlySpan<byte> key = entry.Key.Json;
            Ensure(key.Length + Math.Min(depth, Tabs.Length) + LongestNumber);
            if (!first)
                _room[_at++] = (byte)',';
            first = false;
            if (_indented)
            {
                Put(Tabs.AsSpan(0, Math.Min(depth + 2, Tabs.Length)));
                Put(key);
                _room[_at++] = (byte)' ';
            }
            else
            {
                Put(key);
            }
            if (entry.NextRepeat != 0 || entry.Field.Repeats)
                Repeats(i, depth + 1);
            else
                Value(i, depth + 1);
        }
        return !first;
    }

    private void Repeats(int index, int depth)
    {
        bool first = true;
        Raw("["u8);
        for (int i = index; i != 0; i = _entries[i].NextRepeat)
            Element(i, depth, ref first);
        EndArray(first, depth);
    }

    private void List(int index, int depth)
    {
        bool first = true;
        int end = _entries[index].End;
        Raw("["u8);
        for (int i = index + 1; i < end; i = _entries[i].End)
            Element(i, depth, ref first);
        EndArray(first, depth);
    }

    private void Element(int index, int depth, ref bool first)
    {
        if (!first)
            Raw(","u8);
        first = false;
        if (_indented)
            NewLine(depth + 1);
        Value(index, depth + 1);
    }

    private void EndArray(bool empty, int depth)
    {
        if (!empty && _indented)
            NewLine(depth);
        Raw("]"u8);
    }

    private void Value(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        switch (entry.Kind)
        {
            case FieldEntryKind.Number:
                Number(entry);
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
            case FieldEntryKind.Group when entry.HasValue || entry.IsElement:
                Container(index, depth);
                break;
            default:
                Object(index, depth);
                break;
        }
    }

    // An object that begins with members which are no fields: what it is, what value it has as a whole.
    private void Container(int index, int depth)
    {
        ref readonly FieldEntry entry = ref _entries[index];
        bool lines = _indented && entry.End > index + 1;
        Raw("{"u8);
        if (entry.IsElement)
        {
            if (lines)
                NewLine(depth + 1);
            Raw(_indented ? "\"element\": "u8 : "\"element\":"u8);
            String(entry.Field.NameUtf8);
        }
        if (entry.HasValue)
        {
            Raw(entry.IsElement ? ","u8 : default);
            if (lines)
                NewLine(depth + 1);
            Raw(_indented ? "\"value\": "u8 : "\"value\":"u8);
            Plainly(entry);
            Name(entry);
        }
        Members(index, depth, first: false);
        if (lines)
            NewLine(depth);
        Raw("}"u8);
    }

    private void Number(in FieldEntry entry)
    {
        if (entry.Field.Names is null || entry.Field.Kind > FieldKind.Int)
        {
            Plainly(entry);
            return;
        }
        Raw(_indented ? "{\"value\": "u8 : "{\"value\":"u8);
        Plainly(entry);
        Name(entry);
        Raw("}"u8);
    }

    private void Name(in FieldEntry entry)
    {
        if (!entry.TryGetValueName(out ReadOnlySpan<byte> name))
            return;
        Raw(_indented ? ", \"name\": "u8 : ",\"name\":"u8);
        String(name);
    }

    private void Plainly(in FieldEntry entry)
    {
        Ensure(LongestNumber);
        Span<byte> room = _room[_at..];
        int written;
        switch (entry.Field.Kind)
        {
            case FieldKind.Bool:
                Put(entry.Value != 0 ? "true"u8 : "false"u8);
                return;
            case FieldKind.Int:
                Utf8Formatter.TryFormat((long)entry.Value, room, out written);
                break;
            case FieldKind.Mac:
                new MacAddress(entry.Value).TryFormat(room[1..], out written, default, null);
                written = Quote(room, written);
                break;
            case FieldKind.IPv4:
                new IPv4Address((uint)entry.Value).TryFormat(room[1..], out written, default, null);
                written = Quote(room, written);
                break;
            case FieldKind.Time:
                Timestamp time = _tree.TimeOf(entry);
                if (!entry.Field.Epoch)
                    written = time.FormatIso(room[1..]);
                else
                    time.TryFormat(room[1..], out written, default, null);
                written = Quote(room, written);
                break;
            default:
                Utf8Formatter.TryFormat(entry.Value, room, out written);
                break;
        }
        _at += written;
    }

    private static int Quote(Span<byte> room, int length)
    {
        room[0] = room[length + 1] = (byte)'"';
        return length + 2;
    }

    private void Bytes(in FieldEntry entry)
    {
        ReadOnlySpan<byte> value = _tree.BytesOf(entry);
        if (value.Length > Part)
        {
            LongBytes(value);
            return;
        }
        Ensure(value.Length * 2 + LongestNumber);
        int written = value.Length * 2;
        if (entry.Field.Kind == FieldKind.IPv6 && value.Length == 16)
            new IPv6Address(value).TryFormat(_room[(_at + 1)..], out written, default, null);
        else
            Hex.Format(value, _room[(_at + 1)..]);
        _at += Quote(_room[_at..], written);
    }

    // In parts, so that the room need not grow.
    private void LongBytes(scoped ReadOnlySpan<byte> value)
    {
        Raw("\""u8);
        while (!value.IsEmpty)
        {
            ReadOnlySpan<byte> part = value[..Math.Min(value.Length, Part)];
            Ensure(part.Length * 2);
            Hex.Format(part, _room[_at..]);
            _at += part.Length * 2;
            value = value[part.Length..];
        }
        Raw("\""u8);
    }

    /// <summary>Writes a string; what is not UTF-8 becomes U+FFFD.</summary>
    internal void String(scoped ReadOnlySpan<byte> utf8)
    {
        Ensure(Math.Min(utf8.Length, Part) + 2);
        _room[_at++] = (byte)'"';
        while (true)
        {
            ReadOnlySpan<byte> part = utf8.Length > Part ? utf8[..Part] : utf8;
            int plain = part.IndexOfAnyExcept(Plain);
            if (plain < 0 && utf8.Length <= Part)
                break;
            if (plain < 0)
            {
                Raw(part);
                utf8 = utf8[Part..];
                continue;
            }
            Ensure(plain + 16);
            Put(utf8[..plain]);
            OperationStatus status = Rune.DecodeFromUtf8(utf8[plain..], out Rune rune, out int length);
            if (status != OperationStatus.Done)
                Put("\uFFFD"u8);
            else if (length == 1 || Rune.IsControl(rune))
                Escape((byte)rune.Value);
            else
                Put(utf8.Slice(plain, length));
            utf8 = utf8[(plain + length)..];
        }
        Ensure(utf8.Length + 1);
        Put(utf8);
        _room[_at++] = (byte)'"';
    }

    private void Escape(byte character)
    {
        ReadOnlySpan<byte> two = character switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => default,
        };
        if (!two.IsEmpty)
        {
            Put(two);
            return;
        }
        Put("\\u00"u8);
        Hex.Format([character], _room[_at..]);
        _at += 2;
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
        _to.Relieve();
        _room = _to.GetSpan(length);
    }
}
