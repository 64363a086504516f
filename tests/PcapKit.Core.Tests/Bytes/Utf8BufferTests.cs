using System.Text;

namespace PcapKit.Core.Tests.Bytes;

public class Utf8BufferTests
{
    [Fact]
    public void Everything_is_appended_in_order_and_the_buffer_grows()
    {
        var text = new Utf8Buffer(1);
        text.Append("é-"u8);
        text.Append((byte)'x');
        text.Append("ü");
        text.AppendNumber(ulong.MaxValue);
        text.AppendNumber(long.MinValue);
        text.AppendHex([0, 0xAB]);
        text.AppendValue(new IPv4Address(0xC0000201));
        Assert.Equal("é-xü18446744073709551615-922337203685477580800ab192.0.2.1", Encoding.UTF8.GetString(text.Written));
    }

    [Fact]
    public void Length_set_back_drops_the_end()
    {
        var text = new Utf8Buffer();
        text.Append("abcdef");
        text.Length = 2;
        text.Append("z");
        Assert.Equal("abz", Encoding.UTF8.GetString(text.Written));
        text.Clear();
        Assert.Equal(0, text.Written.Length);
    }

    [Fact]
    public void A_written_span_becomes_part_of_the_text_when_it_is_advanced()
    {
        var text = new Utf8Buffer(16);
        "0123456789abcdefghij"u8.CopyTo(text.GetSpan(20));
        text.Advance(20);
        Assert.Equal(20, text.WrittenMemory.Length);
    }
}
