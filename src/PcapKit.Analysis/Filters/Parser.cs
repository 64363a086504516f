using System.Globalization;

namespace PcapKit;

/// <summary>Reads the grammar of display filters. From loose to tight: or, xor, and, not, comparisons, bit-and, sums, products.</summary>
internal sealed class Parser(string filter)
{
    /// <summary>How deep parentheses and functions may nest.</summary>
    private const int MaxDepth = 100;

    /// <summary>How many values a set may have.</summary>
    private const int MaxItems = 10_000;

    private readonly List<Token> _tokens = new Lexer(filter).Read();
    private int _at, _depth;

    private Token Here => _tokens[_at];

    internal Syntax Read()
    {
        Syntax whole = ReadOr();
        if (Here.Kind != TokenKind.End)
            throw Unexpected();
        return whole;
    }

    private Syntax ReadOr()
    {
        Syntax left = ReadXor();
        while (TryTake("||", "or") is { } at)
            left = new LogicSyntax(at, Logic.Or, left, ReadXor());
        return left;
    }

    private Syntax ReadXor()
    {
        Syntax left = ReadAnd();
        while (TryTake("^^", "xor") is { } at)
            left = new LogicSyntax(at, Logic.Xor, left, ReadAnd());
        return left;
    }

    private Syntax ReadAnd()
    {
        Syntax left = ReadNot();
        while (TryTake("&&", "and") is { } at)
            left = new LogicSyntax(at, Logic.And, left, ReadNot());
        return left;
    }

    private Syntax ReadNot()
    {
        bool isNegated = false;
        Token first = Here;
        while (TryTake("!", "not") is not null)
            isNegated = !isNegated;
        Syntax of = ReadComparison();
        return isNegated ? new NotSyntax(first, of) : of;
    }

    private Syntax ReadComparison()
    {
        bool? all = null;
        if (Here.Is("any") || Here.Is("all"))
        {
            all = Here.Is("all");
            _at++;
        }
        Token first = Here;
        Syntax left = ReadBits();
        Syntax? chain = null;
        while (TryTakeComparison(all) is var (at, kind, ofAll))
        {
            Syntax right = ReadBits();
            var link = new ComparisonSyntax(at, kind, left, right, ofAll);
            chain = chain is null ? link : new LogicSyntax(at, Logic.And, chain, link);
            left = right;
        }
        bool isNot = Here.Is("not") && _tokens[_at + 1].Is("in");
        if (isNot)
            _at++;
        if (chain is null && TryTake("in", "in") is { } word)
        {
            var set = new SetSyntax(word, left, ReadSet(), all);
            return isNot ? new NotSyntax(word, set) : set;
        }
        if (isNot)
            throw Unexpected();
        if (chain is null && all is not null)
            throw Error($"'{(all.Value ? "all" : "any")}' stands before a comparison, as in 'all tcp.port > 1023'.", first);
        return chain ?? left;
    }

    private (Token At, Comparison Kind, bool All)? TryTakeComparison(bool? all)
    {
        (Comparison Kind, bool All)? found = Here.Kind is not (TokenKind.Operator or TokenKind.Word) ? null : Here.Text switch
        {
            "==" or "eq" or "any_eq" => (Comparison.Equal, false),
            "===" or "all_eq" => (Comparison.Equal, true),
            "!=" or "ne" or "all_ne" => (Comparison.NotEqual, true),
            "!==" or "~=" or "any_ne" => (Comparison.NotEqual, false),
            ">" or "gt" => (Comparison.Greater, false),
            ">=" or "ge" => (Comparison.GreaterOrEqual, false),
            "<" or "lt" => (Comparison.Less, false),
            "<=" or "le" => (Comparison.LessOrEqual, false),
            "contains" => (Comparison.Contains, false),
            "matches" or "~" => (Comparison.Matches, false),
            _ => null,
        };
        return found is var (kind, ofAll) ? (_tokens[_at++], kind, all ?? ofAll) : null;
    }

    private (Syntax, Syntax?)[] ReadSet()
    {
        if (Here.Kind != TokenKind.OpenSet)
            throw Error("After 'in' comes a set, as in 'tcp.port in {80, 8000..8100}'.", Here);
        _at++;
        var items = new List<(Syntax, Syntax?)>();
        do
        {
            if (items.Count == MaxItems)
                throw Error($"A set may have {MaxItems:N0} values.", Here);
            Syntax low = ReadBits();
            bool isRange = Here.Kind == TokenKind.Range;
            if (isRange)
                _at++;
            items.Add((low, isRange ? ReadBits() : null));
        }
        while (TryTake(TokenKind.Comma));
        Take(TokenKind.CloseSet, "',' or '}'");
        return [.. items];
    }

    private Syntax ReadBits()
    {
        int links = 0;
        Syntax left = ReadSum();
        while (TryTake("&", "bitwise_and") is { } at)
        {
            Lengthen(ref links);
            left = new ArithmeticSyntax(at, left, ReadSum());
        }
        return left;
    }

    private Syntax ReadSum()
    {
        int links = 0;
        Syntax left = ReadProduct();
        while ((TryTake("+", "+") ?? TryTake("-", "-")) is { } at)
        {
            Lengthen(ref links);
            left = new ArithmeticSyntax(at, left, ReadProduct());
        }
        return left;
    }

    private Syntax ReadProduct()
    {
        int links = 0;
        Syntax left = ReadSign();
        while ((TryTake("*", "*") ?? TryTake("/", "/") ?? TryTake("%", "%")) is { } at)
        {
            Lengthen(ref links);
            left = new ArithmeticSyntax(at, left, ReadSign());
        }
        return left;
    }

    private Syntax ReadSign()
    {
        if (TryTake("-", "-") is not { } at)
        {
            // A sign that says nothing.
            while (TryTake("+", "+") is not null)
            {
            }
            return Here.Is("-") ? ReadSign() : ReadSlices();
        }
        Deepen();
        Syntax of = ReadSign();
        _depth--;
        return new ArithmeticSyntax(at, null, of);
    }

    private Syntax ReadSlices()
    {
        Syntax of = ReadOperand();
        int links = 0;
        while (Here.Kind == TokenKind.Slice)
        {
            Lengthen(ref links);
            of = new SliceSyntax(Here, of, Ranges(_tokens[_at++]));
        }
        return of;
    }

    private Syntax ReadOperand()
    {
        bool isRaw = TryTake(TokenKind.At);
        Token token = Here;
        switch (token.Kind)
        {
            case TokenKind.Open when !isRaw:
                return ReadParentheses();
            case TokenKind.Text or TokenKind.Character when !isRaw:
                _at++;
                return new TextSyntax(token);
            case TokenKind.Word when !isRaw && _tokens[_at + 1].Kind == TokenKind.Open && !IsOperator(token):
                return ReadCall();
            case TokenKind.Word when !IsOperator(token):
                _at++;
                LayerSelection? layers = Here.Kind == TokenKind.Layers ? SelectionOf(_tokens[_at++]) : null;
                return new WordSyntax(token) { Layers = layers, IsRaw = isRaw };
            default:
                throw Unexpected();
        }
    }

    private Syntax ReadParentheses()
    {
        Deepen();
        _at++;
        Syntax inner = ReadOr();
        Take(TokenKind.Close, "')'");
        _depth--;
        return inner;
    }

    private CallSyntax ReadCall()
    {
        Deepen();
        Token name = Here;
        _at += 2;
        var arguments = new List<Syntax>();
        if (Here.Kind != TokenKind.Close)
        {
            do
                arguments.Add(ReadBits());
            while (TryTake(TokenKind.Comma));
        }
        Take(TokenKind.Close, "',' or ')'");
        _depth--;
        return new CallSyntax(name, [.. arguments]);
    }

    // A chain of arithmetic or slices nests as parentheses do, only without them.
    private void Lengthen(ref int links)
    {
        if (++links > MaxDepth)
            throw Error($"There are more than {MaxDepth} operators in a row.", Here);
    }

    private void Deepen()
    {
        if (++_depth > MaxDepth)
            throw Error($"The filter nests deeper than {MaxDepth} levels.", Here);
    }

    // [2], [2:4], [2-4], [:4], [2:], and several with commas between.
    private SliceRange[] Ranges(Token token)
    {
        string[] parts = token.Text.Split(',');
        return parts.Length <= MaxDepth ? [.. parts.Select(part => RangeOf(part.Trim(), token))] : throw Error($"A slice may have {MaxDepth} parts.", token);
    }

    private SliceRange RangeOf(string part, Token token)
    {
        int colon = part.IndexOf(':', StringComparison.Ordinal), hyphen = part.IndexOf('-', Math.Min(1, part.Length));
        if (colon >= 0)
        {
            int start = colon == 0 ? 0 : NumberOf(part[..colon], token);
            int? length = colon == part.Length - 1 ? null : NumberOf(part[(colon + 1)..], token);
            return length is null or > 0 ? new SliceRange(start, length) : throw Error("A slice has at least one byte.", token);
        }
        if (hyphen < 0)
            return new SliceRange(NumberOf(part, token), 1);
        int first = NumberOf(part[..hyphen], token), last = NumberOf(part[(hyphen + 1)..], token);
        if (first < 0 != last < 0 || last < first)
            throw Error("The slice ends before it begins: [2-4] are three bytes from the third.", token);
        return new SliceRange(first, last - first + 1);
    }

    private LayerSelection SelectionOf(Token token)
    {
        var ranges = new List<(int, int)>();
        foreach (string part in token.Text.Split(','))
        {
            string trimmed = part.Trim();
            int hyphen = trimmed.IndexOf('-', Math.Min(1, trimmed.Length));
            int first = NumberOf(hyphen < 0 ? trimmed : trimmed[..hyphen], token);
            int last = hyphen < 0 ? first : hyphen == trimmed.Length - 1 ? -1 : NumberOf(trimmed[(hyphen + 1)..], token);
            if (first == 0 || last == 0)
                throw Error("Layers are counted from 1.", token);
            ranges.Add((first, last));
        }
        return new LayerSelection([.. ranges]);
    }

    private int NumberOf(string text, Token token) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && Math.Abs((long)number) <= 1 << 24
            ? number
            : throw Error($"'{text}' is no number of bytes or layers: write [2], [2:4] (four bytes from the third), [2-4] or [2:].", token);

    private static bool IsOperator(Token token) =>
        token.Text is "and" or "or" or "xor" or "not" or "in" or "contains" or "matches" or "eq" or "ne" or "lt" or "le" or "gt" or "ge" or "any_eq" or "all_eq" or "any_ne" or "all_ne" or "bitwise_and";

    private Token? TryTake(string sign, string word) => Here.Is(sign) || Here.Is(word) ? _tokens[_at++] : null;

    private bool TryTake(TokenKind kind)
    {
        bool found = Here.Kind == kind;
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(TokenKind kind, string what)
    {
        if (!TryTake(kind))
            throw Error(Here.Kind == TokenKind.End ? $"The filter ends too early: {what} is missing." : $"'{Written(Here)}' stands where {what} is expected.", Here);
    }

    private DisplayFilterException Unexpected()
    {
        if (Here.Kind == TokenKind.End)
            return Error("The filter ends too early: a field or a value is missing.", Here);
        bool follows = _at > 0 && _tokens[_at - 1].Kind is TokenKind.Word or TokenKind.Text or TokenKind.Close or TokenKind.CloseSet or TokenKind.Slice or TokenKind.Layers;
        return Error(follows && Here.Kind is TokenKind.Word or TokenKind.Text or TokenKind.Open && !IsOperator(Here)
            ? $"'{Written(Here)}' follows without an operator: 'and', 'or' or a comparison is missing."
            : $"'{Written(Here)}' was not expected here.", Here);
    }

    private string Written(Token token) => filter.Substring(token.Position, Math.Min(token.Length, 40));

    private DisplayFilterException Error(string message, Token token) => new(message, filter, token.Position, token.Length);
}
