using System.Text;

namespace PcapKit.Core.Tests.Bytes;

public class HexTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("00 1b:44-AF\n", "001b44af")]
    [InlineData("0 0 1 b", "001b")]
    public void Digits_are_read_and_written(string text, string digits)
    {
        byte[] bytes = Hex.Parse(text);
        byte[] utf8 = new byte[bytes.Length * 2];
        Hex.Format(bytes, utf8);
        Assert.Equal(digits, Encoding.ASCII.GetString(utf8));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0g")]
    [InlineData("00.11")]
    [InlineData("0x00")]
    public void Other_text_is_refused(string text) => Assert.Throws<FormatException>(() => Hex.Parse(text));
}
