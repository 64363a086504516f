using System.Text;

namespace PcapKit.Core.Tests.Bytes;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain ~ text", "plain ~ text")]
    [InlineData("", "")]
    [InlineData("tab\tline\nend\r", @"tab\tline\nend\r")]
    [InlineData("\e[31m\a\u007f\u009b", @"\x1b[31m\x07\x7f\x9b")]
    [InlineData("a\u202eb\u2066c\u200fd\u2028e\ufeff", @"a\u{202e}b\u{2066}c\u{200f}d\u{2028}e\u{feff}")]
    [InlineData("Größe 日本 😀", "Größe 日本 😀")]
    [InlineData(@"back\slash", @"back\slash")]
    public void A_string_is_escaped_as_bytes_are(string text, string expected)
    {
        Assert.Equal(expected, SafeText.Escape(text));
        var buffer = new Utf8Buffer();
        SafeText.Append(buffer, Encoding.UTF8.GetBytes(text));
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer.Written));
    }
}
