using System.Text;

namespace PcapKit.Cli;

/// <summary>What a run of the tool is connected to. Everything that it writes is UTF-8, whatever the locale says.</summary>
internal sealed class Session
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private StreamWriter? _text;

    internal Session(Stream input, Stream output, Stream error)
    {
        In = input;
        Out = output;
        Error = new StreamWriter(new ErrorOutput(error), Utf8, 1024) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>The standard input.</summary>
    public Stream In { get; }

    /// <summary>The standard output.</summary>
    public Stream Out { get; }

    /// <summary>The standard error, for people.</summary>
    public TextWriter Error { get; }

    /// <summary>The standard output as text; flushed at the end of the run, at once where somebody is looking.</summary>
    public TextWriter Text => _text ??= new StreamWriter(Out, LogEncoding, 16 * 1024, leaveOpen: true) { AutoFlush = OutIsTerminal, NewLine = "\n" };

    /// <summary>Whether the standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether the standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns for help and tables; measured only when it is asked for, since that switches a terminal's modes.</summary>
    public int Width => OutIsTerminal ? TerminalWidth() : 80;

    /// <summary>The encoding of lines for people; other than UTF-8 only where the locale names another one.</summary>
    public Encoding LogEncoding { get; init; } = Utf8;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Whether colours are wanted: a terminal, and neither NO_COLOR nor a dumb one.</summary>
    /// <param name="terminal">Whether the stream in question is a terminal.</param>
    public bool Colours(bool terminal) => terminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The connections of this process.</summary>
    internal static Session OfProcess() => new(new StandardInput(), StandardOutput.Open(), Console.OpenStandardError())
    {
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        LogEncoding = EncodingOf(Environment.GetEnvironmentVariable),
        Variable = Environment.GetEnvironmentVariable,
    };

    /// <summary>Writes out what is still held.</summary>
    internal void Flush()
    {
        _text?.Flush();
        Out.Flush();
    }

    /// <summary>The encoding that the locale names: UTF-8 unless it says something else in so many words.</summary>
    internal static Encoding EncodingOf(Func<string, string?> variable)
    {
        string? locale = NonEmpty(variable("LC_ALL")) ?? NonEmpty(variable("LC_CTYPE")) ?? variable("LANG");
        int dot = locale?.IndexOf('.') ?? -1;
        if (dot < 0)
            return Utf8;
        string charset = locale![(dot + 1)..].Split('@')[0].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return charset.StartsWith("UTF", StringComparison.OrdinalIgnoreCase) ? Utf8
            : charset.StartsWith("ISO8859", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1
            : Encoding.ASCII;
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int TerminalWidth()
    {
        try
        {
            return Math.Clamp(Console.WindowWidth, 40, 120);
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
