using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>Cuts a filter into tokens.</summary>
internal sealed class Lexer(string filter)
{
    // The longest first.
    private static readonly string[] Operators =
        ["===", "!==", "==", "!=", "~=", ">=", "<=", "&&", "||", "^^", ">", "<", "!", "~", "&", "+", "-", "*", "/", "%"];

    private readonly List<Token> _tokens = [];
    private int _at;

    internal List<Token> Read()
    {
        while (true)
        {
            while (_at < filter.Length && char.IsWhiteSpace(filter[_at]))
                _at++;
            if (_at == filter.Length)
            {
                _tokens.Add(new Token(TokenKind.End, "", _at, 1));
                return _tokens;
            }
            ReadOne();
        }
    }

    private void ReadOne()
    {
        char c = filter[_at];
        switch (c)
        {
            case '(': Add(TokenKind.Open, 1); return;
            case ')': Add(TokenKind.Close, 1); return;
            case '{': Add(TokenKind.OpenSet, 1); return;
            case '}': Add(TokenKind.CloseSet, 1); return;
            case ',': Add(TokenKind.Comma, 1); return;
            case '@': Add(TokenKind.At, 1); return;
            case '"': ReadText(_at, isRaw: false); return;
            case '\'': ReadCharacter(); return;
            case '[': ReadSlice(); return;
            case '#': ReadLayers(); return;
            case '.' when Next(1) == '.': Add(TokenKind.Range, 2); return;
            case 'r' or 'R' when Next(1) == '"': ReadText(_at + 1, isRaw: true); return;
        }
        if (char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.')
        {
            Add(TokenKind.Word, LengthOfWord());
            return;
        }
        foreach (string text in Operators)
        {
            if (string.CompareOrdinal(filter, _at, text, 0, text.Length) == 0)
            {
                Add(TokenKind.Operator, text.Length);
                return;
            }
        }
        throw Error(c is '=' ? "'=' does not compare: write '=='." : c is '|' ? "'|' is no operator: write '||' or 'or'." : $"'{(char.IsSurrogate(c) && _at + 1 < filter.Length ? filter.Substring(_at, 2) : c)}' has no meaning here.", _at, 1);
    }

    // Names, numbers, addresses and bytes are words; whether a hyphen or slash belongs to one depends on what stands before it.
    private int LengthOfWord()
    {
        int end = _at;
        while (end < filter.Length)
        {
            char c = filter[end];
            bool goesOn = char.IsAsciiLetterOrDigit(c) || c is '_' or ':'
                || (c == '.' && (end + 1 == filter.Length || filter[end + 1] != '.'))
                || (c == '-' && HyphenGoesOn(end))
                || (c == '/' && end + 1 < filter.Length && char.IsAsciiDigit(filter[end + 1]) && IsAddress(filter.AsSpan(_at, end - _at)));
            if (!goesOn)
                break;
            end++;
        }
        return end - _at;
    }

    // ftp-data and ff-ff-ff are words, ip.len-20 is not.
    private bool HyphenGoesOn(int at)
    {
        if (at + 1 >= filter.Length)
            return false;
        if (char.IsAsciiLetter(filter[at - 1]) && char.IsAsciiLetter(filter[at + 1]))
            return true;
        ReadOnlySpan<char> before = filter.AsSpan(_at, at - _at);
        for (int i = 0; i < before.Length; i++)
        {
            if (i % 3 == 2 ? before[i] != '-' : !char.IsAsciiHexDigit(before[i]))
                return false;
        }
        return before.Length % 3 == 2 && at + 2 < filter.Length && char.IsAsciiHexDigit(filter[at + 1]) && char.IsAsciiHexDigit(filter[at + 2]);
    }

    private static bool IsAddress(ReadOnlySpan<char> word) =>
        IPv4Address.TryParse(word, null, out _) || (word.Contains(':') && IPv6Address.TryParse(word, null, out _));

    private void ReadText(int quote, bool isRaw)
    {
        var text = new StringBuilder();
        int at = quote + 1;
        for (; ; at++)
        {
            if (at >= filter.Length)
                throw Error("The text does not end: a '\"' is missing.", _at, filter.Length - _at);
            char c = filter[at];
            if (c == '"')
                break;
            // In a raw text a backslash stands for itself, but a quote behind one does not end the text.
            if (c == '\\' && isRaw && at + 1 < filter.Length)
                at = Append(Append(at, text) + 1, text);
            else if (c == '\\')
                at = ReadEscape(at, text);
            else
                at = Append(at, text);
        }
        Add(TokenKind.Text, at + 1 - _at, text.ToString());
    }

    // Escapes stand for bytes, all other characters for those of their UTF-8.
    private int Append(int at, StringBuilder text)
    {
        int length = char.IsHighSurrogate(filter[at]) && at + 1 < filter.Length && char.IsLowSurrogate(filter[at + 1]) ? 2 : 1;
        foreach (byte b in Encoding.UTF8.GetBytes(filter.Substring(at, length)))
            text.Append((char)b);
        return at + length - 1;
    }

    // Returns the last character of the escape.
    private int ReadEscape(int at, StringBuilder text)
    {
        char c = at + 1 < filter.Length ? filter[at + 1] : '\0';
        int simple = "abfnrtv\\\"'".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            text.Append("\a\b\f\n\r\t\v\\\"'"[simple]);
            return at + 1;
        }
        (int digits, NumberStyles style, int skip) = c == 'x' ? (Count(at + 2, 2, char.IsAsciiHexDigit), NumberStyles.AllowHexSpecifier, 2)
            : (Count(at + 1, 3, d => d is >= '0' and <= '7'), NumberStyles.AllowBinarySpecifier, 1);
        if (digits == 0)
            throw Error($"'\\{c}' is no escape of a text: write r\"...\" for a text in which backslashes stand for themselves.", at, 2);
        ReadOnlySpan<char> number = filter.AsSpan(at + skip, digits);
        int value = 0;
        if (style == NumberStyles.AllowHexSpecifier)
            value = int.Parse(number, style, CultureInfo.InvariantCulture);
        else
            foreach (char digit in number)
                value = value * 8 + (digit - '0');
        text.Append((char)(value & 0xFF));
        return at + skip + digits - 1;
    }

    private int Count(int from, int most, Func<char, bool> isDigit)
    {
        int count = 0;
        while (count < most && from + count < filter.Length && isDigit(filter[from + count]))
            count++;
        return count;
    }

    private void ReadCharacter()
    {
        var text = new StringBuilder();
        int at = _at + 1;
        if (at < filter.Length && filter[at] == '\\')
            at = ReadEscape(at, text);
        else if (at < filter.Length)
            text.Append(filter[at]);
        if (at + 1 >= filter.Length || filter[at + 1] != '\'')
            throw Error("A single quote encloses one character: write \"...\" for a text.", _at, 1);
        Add(TokenKind.Character, at + 2 - _at, text.ToString());
    }

    private void ReadSlice()
    {
        int end = filter.IndexOf(']', _at);
        if (end < 0)
            throw Error("The slice does not end: a ']' is missing.", _at, 1);
        Add(TokenKind.Slice, end + 1 - _at, filter[(_at + 1)..end]);
    }

    private void ReadLayers()
    {
        int at = _at + 1;
        if (at < filter.Length && filter[at] == '[')
        {
            int end = filter.IndexOf(']', at);
            if (end < 0)
                throw Error("The selection of layers does not end: a ']' is missing.", _at, 1);
            Add(TokenKind.Layers, end + 1 - _at, filter[(at + 1)..end]);
            return;
        }
        int from = at;
        if (at < filter.Length && filter[at] == '-')
            at++;
        at += Count(at, 9, char.IsAsciiDigit);
        if (at == from || !char.IsAsciiDigit(filter[at - 1]))
            throw Error("After '#' comes the number of a layer, as in ip.src#1.", _at, 1);
        Add(TokenKind.Layers, at - _at, filter[from..at]);
    }

    private char Next(int ahead) => _at + ahead < filter.Length ? filter[_at + ahead] : '\0';

    private void Add(TokenKind kind, int length) => Add(kind, length, filter.Substring(_at, length));

    private void Add(TokenKind kind, int length, string text)
    {
        _tokens.Add(new Token(kind, text, _at, length));
        _at += length;
    }

    private DisplayFilterException Error(string message, int position, int length) => new(message, filter, position, length);
}
