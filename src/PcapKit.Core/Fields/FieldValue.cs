using System.Numerics;

namespace PcapKit;

/// <summary>Writes the value of a field as text: the same text in columns, trees and logs.</summary>
public static class FieldValue
{
    /// <summary>Appends a numeric value in the form of its kind: an address, a decimal, or hexadecimal with <c>0x</c>.</summary>
    /// <param name="text">Where to append.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value.</param>
    public static void AppendNumber(Utf8Buffer text, FieldInfo field, ulong value)
    {
        switch (field.Kind)
        {
            case FieldKind.Bool:
                text.Append(value != 0 ? (byte)'1' : (byte)'0');
                break;
            case FieldKind.Int:
                text.AppendNumber((long)value);
                break;
            case FieldKind.Mac:
                text.AppendValue(new MacAddress(value));
                break;
            case FieldKind.IPv4:
                text.AppendValue(new IPv4Address((uint)value));
                break;
            case FieldKind.Time:
                AppendTime(text, field, FromUnixNanoseconds((long)value));
                break;
            default:
                if (field.Hex)
                    AppendHex(text, field, value);
                else
                    text.AppendNumber(value);
                break;
        }
    }

    /// <summary>Appends the bytes of a field: an address, or hexadecimal digits.</summary>
    /// <param name="text">Where to append.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">Its bytes.</param>
    public static void AppendBytes(Utf8Buffer text, FieldInfo field, ReadOnlySpan<byte> value)
    {
        switch (field.Kind)
        {
            case FieldKind.IPv6 when value.Length == 16:
                text.AppendValue(new IPv6Address(value));
                break;
            case FieldKind.IPv4 when value.Length == 4:
                text.AppendValue(new IPv4Address(value));
                break;
            case FieldKind.Mac when value.Length == 6:
                text.AppendValue(new MacAddress(value));
                break;
            default:
                if (field.Form == FieldForm.Colons)
                    AppendColons(text, value);
                else if (field.Form == FieldForm.Text)
                    SafeText.Append(text, value);
                else
                    text.AppendHex(value);
                break;
        }
    }

    /// <summary>Appends a time as a date in ISO 8601, or as seconds since 1970 where the field wants that.</summary>
    /// <param name="text">Where to append.</param>
    /// <param name="field">The field.</param>
    /// <param name="time">The time.</param>
    public static void AppendTime(Utf8Buffer text, FieldInfo field, Timestamp time)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(field);
        Span<byte> room = text.GetSpan(Timestamp.LongestText);
        int written;
        if (!field.Epoch)
            written = time.FormatIso(room);
        else
            time.TryFormat(room, out written, default, null);
        text.Advance(written);
    }

    /// <summary>The time that a value of <see cref="FieldKind.Time"/> stands for.</summary>
    /// <param name="nanoseconds">Nanoseconds since 1970.</param>
    public static Timestamp FromUnixNanoseconds(long nanoseconds)
    {
        long seconds = Math.DivRem(nanoseconds, 1_000_000_000, out long fraction);
        return fraction >= 0
            ? Timestamp.FromNanoseconds(seconds, (uint)fraction)
            : Timestamp.FromNanoseconds(seconds - 1, (uint)(fraction + 1_000_000_000));
    }

    private static void AppendHex(Utf8Buffer text, FieldInfo field, ulong value)
    {
        if (field.Form != FieldForm.Digits)
            text.Append("0x"u8);
        Span<byte> digits = stackalloc byte[16];
        int count = field.ShownBits > 0 ? Math.Min(field.ShownBits / 4, 16) : Math.Max((71 - BitOperations.LeadingZeroCount(value)) / 8, 1) * 2;
        for (int i = count - 1; i >= 0; i--, value >>= 4)
            digits[i] = "0123456789abcdef"u8[(int)(value & 15)];
        text.Append(digits[..count]);
    }

    private static void AppendColons(Utf8Buffer text, ReadOnlySpan<byte> value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (i > 0)
                text.Append((byte)':');
            text.AppendHex(value.Slice(i, 1));
        }
    }
}
