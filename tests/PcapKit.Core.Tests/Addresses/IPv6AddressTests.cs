using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Addresses;

public class IPv6AddressTests
{
    // RFC 5952, sections 1 to 5, and RFC 4291, section 2.2.
    [Theory]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8::1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:DB8:0:0:1::1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData("2001:db8:0:0:0:0:2:1", "2001:db8::2:1")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("1:0:0:0:0:0:0:0", "1::")]
    [InlineData("0:1:2:3:4:5:6:7", "0:1:2:3:4:5:6:7")]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("::13.1.68.3", "::13.1.68.3")]
    [InlineData("FF01:0:0:0:0:0:0:101", "ff01::101")]
    public void Any_form_is_written_in_the_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, IPv6Address.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("192.0.2.1")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("2001:db8::/32")]
    [InlineData(" ::1")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(IPv6Address.TryParse(text, null, out IPv6Address result));
        Assert.Equal(default, result);
        Assert.Throws<FormatException>(() => IPv6Address.Parse(text));
    }

    [Fact]
    public void Text_bytes_and_the_type_of_the_base_library_agree() =>
        Prop.ForAll<DoNotSize<ulong>, DoNotSize<ulong>, byte>((high, low, zeros) =>
        {
            // Every bit of "zeros" clears one group, so that all forms of compression come up.
            var groups = new byte[16];
            new IPv6Address(high.Item, low.Item).CopyTo(groups);
            for (int i = 0; i < 8; i++)
            {
                if ((zeros >> i & 1) != 0)
                    groups.AsSpan(i * 2, 2).Clear();
            }
            var address = new IPv6Address(groups);
            Assert.Equal(address, IPv6Address.Parse(address.ToString()));
            Assert.Equal(new IPAddress(groups), address.ToIPAddress());
            Assert.Equal(new IPAddress(groups), IPAddress.Parse(address.ToString()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Text_and_characters_need_room()
    {
        IPv6Address address = IPv6Address.Parse("2001:db8::1");
        Assert.False(address.TryFormat(new byte[8], out int written, default, null));
        Assert.Equal(0, written);
        Assert.False(address.TryFormat(new char[8], out written, default, null));
        Span<char> room = stackalloc char[11];
        Assert.True(address.TryFormat(room, out written, default, null));
        Assert.Equal("2001:db8::1", room[..written].ToString());
        byte[] utf8 = new byte[64];
        Assert.True(address.TryFormat(utf8, out written, default, null));
        Assert.Equal("2001:db8::1", Encoding.ASCII.GetString(utf8, 0, written));
    }
}
