using System.Globalization;
using System.Text;

namespace PcapKit;

// Values that a filter names: what they mean depends on the field that they are compared with.
internal sealed partial class Binder
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "MMM d, yyyy", "MMM d, yyyy HH:mm", "MMM d, yyyy HH:mm:ss", "MMM d, yyyy HH:mm:ss.FFFFFFF",
    ];

    /// <summary>The numbers that a constant stands for: one, or all of a network.</summary>
    private (Int128 Low, Int128 High) RangeOf(Operand operand, Syntax syntax)
    {
        switch (operand.Kind)
        {
            case FieldKind.Bool:
                Int128 flag = FlagOf(syntax);
                return flag == 0 ? (0, 0) : (1, Int128.MaxValue);
            case FieldKind.Mac:
                byte[] mac = HexOf(TextOf(syntax)) is { Length: 6 } bytes ? bytes : throw Error($"'{Short(TextOf(syntax))}' is no hardware address, as 00:00:5e:00:53:01 is.{Hint(syntax)}", syntax);
                return Single(Bits.Read(mac, 0, 48));
            case FieldKind.IPv4:
                return NetworkOf4(syntax);
            case FieldKind.IPv6:
                return NetworkOf6(syntax);
            case FieldKind.Time:
                return Single(TimeOf(syntax));
            default:
                return Single(NumberOf(operand, syntax));
        }
    }

    private static (Int128, Int128) Single(Int128 value) => (value, value);

    private Int128 NumberOf(Operand operand, Syntax syntax)
    {
        if (IntegerOf(syntax) is { } number)
            return operand is FieldOperand of ? Checked(of.Name, of.Field, number, syntax) : number;
        FieldInfo? field = operand is FieldOperand or TotalOperand ? operand.Field : null;
        if (field?.Names is not { } names || !names.TryGetValue(TextOf(syntax), out ulong value))
            throw NoNumber(field, syntax);
        return Numbers.Of(field.Kind, value);
    }

    private Int128 Checked(string name, FieldInfo field, Int128 number, Syntax syntax)
    {
        if (field.Kind == FieldKind.UInt && number < 0)
            throw Error($"{name} is never negative.", syntax);
        // A scaled or derived value is not bounded by the bits that it has on the wire.
        if (field.Kind != FieldKind.UInt || field.BitLength is 0 or >= 64 || field.Derived || field.Scale != 1 || number >> field.BitLength == 0)
            return number;
        throw Error($"{number} is too large: {name} has {field.BitLength} bits, {((Int128)1 << field.BitLength) - 1} at most.", syntax);
    }

    private DisplayFilterException NoNumber(FieldInfo? field, Syntax syntax)
    {
        string text = TextOf(syntax);
        if (field?.Names is not { Count: > 0 } names)
            return Error($"'{text}' is no number.{Hint(syntax)}", syntax);
        var known = new List<string>();
        foreach (ulong value in names.Values)
        {
            if (names.TryGetName(value, out string? name))
                known.Add(name);
        }
        IReadOnlyList<string> near = FieldNames.Nearest(text, known);
        return Error(near.Count > 0
            ? $"'{text}' is no value of {field.Name}: did you mean {string.Join(" or ", near.Select(n => $"\"{n}\""))}?"
            : $"'{text}' is neither a number nor the name of a value of {field.Name}, as \"{known[0]}\" is.{Hint(syntax)}", syntax);
    }

    private Int128 FlagOf(Syntax syntax)
    {
        if (IntegerOf(syntax) is { } number)
            return number;
        string text = TextOf(syntax);
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return 1;
        return text.Equals("false", StringComparison.OrdinalIgnoreCase) ? 0 : throw Error($"A flag is 1 or 0, true or false, and not '{text}'.{Hint(syntax)}", syntax);
    }

    /// <summary>A whole number in base 10, 16 (0x), 8 (0) or 2 (0b), a character, or arithmetic of such; null for something else.</summary>
    private Int128? IntegerOf(Syntax syntax)
    {
        if (syntax is ArithmeticSyntax { Left: var left } arithmetic)
        {
            Int128? a = left is null ? 0 : IntegerOf(left), b = IntegerOf(arithmetic.Right);
            return a is null || b is null ? null : ArithmeticOperand.Calculate(arithmetic.At.Text == "bitwise_and" ? '&' : arithmetic.At.Text[0], a.Value, b.Value)
                ?? throw Error("This has no result of 64 bits.", syntax);
        }
        if (syntax is TextSyntax { At.Kind: TokenKind.Character })
            return syntax.At.Text[0];
        if (syntax is not WordSyntax)
            return null;
        string text = syntax.At.Text;
        bool isPrefixed = text.Length > 2 && text[0] == '0';
        if (isPrefixed && text[1] is 'x' or 'X')
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null;
        if (isPrefixed && text[1] is 'b' or 'B')
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out ulong binary) ? binary : null;
        if (text.Length > 1 && text[0] == '0')
            return OctalOf(text);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
    }

    private static Int128? OctalOf(string text)
    {
        Int128 value = 0;
        foreach (char c in text)
        {
            if (c is < '0' or > '7' || value > ulong.MaxValue)
                return null;
            value = value * 8 + (c - '0');
        }
        return value;
    }

    private (Int128, Int128) NetworkOf4(Syntax syntax)
    {
        (string address, int bits) = PrefixOf(syntax, 32);
        if (!IPv4Address.TryParse(address, null, out IPv4Address ip))
            throw Error($"'{TextOf(syntax)}' is no IPv4 address, as 192.0.2.1 and 192.0.2.0/24 are.{Hint(syntax)}", syntax);
        uint mask = bits == 0 ? 0 : uint.MaxValue << (32 - bits);
        return (ip.Value & mask, ip.Value | ~mask);
    }

    private (Int128, Int128) NetworkOf6(Syntax syntax)
    {
        (string address, int bits) = PrefixOf(syntax, 128);
        if (!IPv6Address.TryParse(address, null, out IPv6Address ip))
            throw Error($"'{TextOf(syntax)}' is no IPv6 address, as 2001:db8::1 and 2001:db8::/32 are.{Hint(syntax)}", syntax);
        UInt128 value = new(ip.High, ip.Low), mask = bits == 0 ? 0 : UInt128.MaxValue << (128 - bits);
        UInt128 low = value & mask, high = value | ~mask;
        return (Numbers.Of(new IPv6Address((ulong)(low >> 64), (ulong)low)), Numbers.Of(new IPv6Address((ulong)(high >> 64), (ulong)high)));
    }

    private (string Address, int Bits) PrefixOf(Syntax syntax, int most)
    {
        string text = TextOf(syntax);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return (text, most);
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bits) || bits > most)
            throw Error($"'{text[slash..]}' is no length of a prefix: 0 to {most} bits.", syntax);
        return (text[..slash], bits);
    }

    // Nanoseconds; a date is in UTC unless it says otherwise.
    private Int128 TimeOf(Syntax syntax)
    {
        string text = syntax is ArithmeticSyntax { Left: null } negative ? "-" + TextOf(negative.Right) : TextOf(syntax);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal seconds) && Math.Abs(seconds) < 9_000_000_000)
            return (Int128)(seconds * 1_000_000_000);
        if (DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset time))
            return (Int128)(time - DateTimeOffset.UnixEpoch).Ticks * 100;
        throw Error($"'{text}' is no time: write seconds, or \"2026-01-31 23:59:59.5\" (UTC) in quotes.{Hint(syntax)}", syntax);
    }

    private byte[] BytesOf(Operand operand, Syntax syntax)
    {
        if (syntax is ArithmeticSyntax)
            throw Error($"{WordsOf(operand.Kind)} is expected here, and this is a number.", syntax);
        string text = syntax.At.Text;
        // A part of a text may be compared with bytes.
        if (operand is SliceOperand && syntax is WordSyntax && text.Contains(':', StringComparison.Ordinal) && HexOf(text) is { } part)
            return part;
        if (syntax is TextSyntax { At.Kind: TokenKind.Text })
            return Encoding.Latin1.GetBytes(text);
        if (operand.Kind == FieldKind.Text)
            return Encoding.UTF8.GetBytes(text);
        if (syntax is TextSyntax)
            return [(byte)text[0]];
        return HexOf(text) ?? throw Error($"'{Short(text)}' are no bytes: write 47:45:54, or \"GET\" in quotes.{Hint(syntax)}", syntax);
    }

    /// <summary>Bytes as digits of base 16 with colons, hyphens or dots between, or after 0x; null for something else.</summary>
    private static byte[]? HexOf(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            text = text[2..];
        char separator = text.FirstOrDefault(c => c is ':' or '-' or '.');
        string[] parts = separator == '\0' ? [text] : text.Split(separator);
        var bytes = new List<byte>();
        foreach (string part in parts)
        {
            string even = part.Length == 1 ? "0" + part : part;
            if (even.Length == 0 || even.Length % 2 != 0 || !even.All(char.IsAsciiHexDigit))
                return null;
            bytes.AddRange(Convert.FromHexString(even));
        }
        return [.. bytes];
    }

    private string TextOf(Syntax syntax) => syntax is WordSyntax or TextSyntax ? syntax.At.Text : throw Error("A value is expected here, and this is arithmetic.", syntax);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private DisplayFilterException ConstantsOnly(Syntax left, Syntax right)
    {
        Syntax word = left is WordSyntax ? left : right;
        return word is WordSyntax { At.Text: var text } && (LooksLikeField(text) || text.StartsWith("_ws.", StringComparison.Ordinal)) ? Unknown((WordSyntax)word) : Error("One side of a comparison must be a field.", left);
    }

    // Whoever mistypes a field gets told so, not that it is no number.
    private string Hint(Syntax syntax)
    {
        if (syntax is not WordSyntax { At.Text: var text } || !LooksLikeField(text))
            return "";
        IReadOnlyList<string> near = OtherNames.Suggest(registry, text, notes);
        return near.Count > 0 ? $" Nor is it a field: did you mean {string.Join(" or ", near)}?" : " Nor is it a field.";
    }

    private static bool LooksLikeField(string text) => char.IsAsciiLetter(text[0]) && text.Contains('.', StringComparison.Ordinal);

    private DisplayFilterException Unknown(WordSyntax word)
    {
        string name = word.At.Text;
        IReadOnlyList<string> near = name.Length > 200 ? [] : OtherNames.Suggest(registry, name, notes);
        string hint = near.Count > 0 ? $": did you mean {string.Join(" or ", near)}?"
            : name.Contains('-', StringComparison.Ordinal) && name.Split('-').All(part => Find(part).Length > 0) ? ". If a difference is meant, '-' has blanks around it."
            : ". 'pcapkit fields --list' shows all.";
        return Error($"'{name}' is no field or protocol{hint}", word);
    }
}
