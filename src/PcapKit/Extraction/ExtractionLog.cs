using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>The lines that an extraction says about itself.</summary>
internal sealed class ExtractionLog
{
    private readonly TextWriter _writer;
    private readonly string _loading, _stored;

    internal ExtractionLog(TextWriter writer)
    {
        _writer = writer;
        bool emoji = CanEncode(writer.Encoding, "🚨🍺");
        _loading = emoji ? "🚨" : "[*] ";
        _stored = emoji ? "🍺" : "[*] ";
    }

    /// <summary>Whether each line is handed on at once.</summary>
    internal bool FlushesLines { get; set; }

    internal void Flush() => _writer.Flush();

    internal void Loading(string input) => _writer.WriteLine($"{_loading}Loading file {Quote(input)}");

    internal void Frame(long number, string chain)
    {
        _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - Frame {number,3}: {chain}"));
        if (FlushesLines)
            _writer.Flush();
    }

    internal void Stored(string output, bool files) => _writer.WriteLine($"{_stored}Report {(files ? "files" : "file")} stored in {Quote(output)}");

    /// <summary>A name in single quotes, or in double ones where it has single ones inside; what <see cref="SafeText"/> escapes is escaped.</summary>
    internal static string Quote(string name)
    {
        char quote = name.Contains('\'') && !name.Contains('"') ? '"' : '\'';
        string inside = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote.ToString(), "\\" + quote, StringComparison.Ordinal);
        return quote + SafeText.Escape(inside) + quote;
    }

    private static bool CanEncode(Encoding encoding, string text) => encoding.GetString(encoding.GetBytes(text)) == text;
}
