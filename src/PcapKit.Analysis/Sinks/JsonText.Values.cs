using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace PcapKit;

internal ref partial struct JsonText
{
    private const int Part = 16 * 1024;

    // Strings of these need no second look. Delete and the C1 controls are escaped too: reports are shown on terminals.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    // "true" and "false", the first character in the lowest byte.
    private static readonly ulong True = BinaryPrimitives.ReadUInt64LittleEndian("true    "u8);
    private static readonly ulong False = BinaryPrimitives.ReadUInt64LittleEndian("false   "u8);

    private static bool IsNamed(FieldInfo field) => field.Names is not null && field.Kind <= FieldKind.Int;

    private void NamedNumber(in FieldEntry entry)
    {
        // A negative number looks otherwise than its table has it.
        int place = (long)entry.Value >= 0 ? _texts.Named(entry.Field.Names!, entry.Value) : 0;
        if (place != 0)
        {
            Ensure(FixedTexts.Room);
            _at += _texts.Texts.Write(place, _room[_at..]);
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
        _at += Number(entry, entry.Field, _room[_at..]);
    }

    // At most LongestNumber bytes.
    private readonly int Number(in FieldEntry entry, FieldInfo field, Span<byte> room)
    {
        ulong value = entry.Value;
        int written;
        switch (field.Kind)
        {
            case FieldKind.Bool:
                BinaryPrimitives.WriteUInt64LittleEndian(room, value != 0 ? True : False);
                return value != 0 ? 4 : 5;
            case FieldKind.Int:
                return Decimals.Format((long)value, room);
            case FieldKind.Mac:
                new MacAddress(value).TryFormat(room[1..], out written, default, null);
                return Quote(room, written);
            case FieldKind.IPv4:
                new IPv4Address((uint)value).TryFormat(room[1..], out written, default, null);
                return Quote(room, written);
            case FieldKind.Time:
                Timestamp time = _tree.TimeOf(entry);
                if (!field.Epoch)
                    written = time.FormatIso(room[1..]);
                else
                    time.TryFormat(room[1..], out written, default, null);
                return Quote(room, written);
            default:
                return Decimals.Format(value, room);
        }
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

    /// <summary>Appends a string to a buffer, in quotes.</summary>
    internal static void AppendString(Utf8Buffer to, scoped ReadOnlySpan<byte> utf8)
    {
        var json = new JsonText { _to = to, _room = to.GetSpan(16) };
        json.String(utf8);
        json.Flush();
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
}
