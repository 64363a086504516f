namespace PcapKit;

internal enum TokenKind : byte
{
    End, Word, Text, Character, Operator, Slice, Layers, Open, Close, OpenSet, CloseSet, Comma, Range, At,
}

/// <summary>A piece of a filter: what it says, and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word or operator as it is written; the content of a slice or a layer selection; the bytes of a text, a character each, UTF-8 but for escapes.</param>
/// <param name="Position">Its first character.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int Length)
{
    internal bool Is(string text) => Kind is TokenKind.Operator or TokenKind.Word && Text == text;
}
