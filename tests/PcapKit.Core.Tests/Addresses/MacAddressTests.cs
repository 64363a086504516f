using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Addresses;

public class MacAddressTests
{
    [Theory]
    [InlineData("00:1b:44:11:3a:b7")]
    [InlineData("00-1B-44-11-3A-B7")]
    [InlineData("001b.4411.3ab7")]
    [InlineData("001b44113ab7")]
    public void Every_common_form_is_read(string text) => Assert.Equal("00:1b:44:11:3a:b7", MacAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("00:1b:44:11:3a")]
    [InlineData("00:1b:44:11:3a:b7:00")]
    [InlineData("00:1b:44:11:3a:bg")]
    [InlineData("0:01b:44:11:3a:b7")]
    [InlineData(":00:1b:44:11:3a:b7")]
    [InlineData("00:1b:44:11:3a:b7:")]
    [InlineData("00::1b:44:11:3a:b7")]
    [InlineData("00 1b 44 11 3a b7")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(MacAddress.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => MacAddress.Parse(text));
    }

    [Fact]
    public void Text_and_bytes_agree() =>
        Prop.ForAll<DoNotSize<ulong>>(value =>
        {
            var address = new MacAddress(value.Item >> 16);
            var bytes = new byte[6];
            address.CopyTo(bytes);
            Assert.Equal(address, new MacAddress(bytes));
            Assert.Equal(address, MacAddress.Parse(address.ToString()));
            Assert.Equal(string.Join(':', bytes.Select(b => b.ToString("x2", null))), address.ToString());
            Assert.Equal((bytes[0] & 1) != 0, address.IsMulticast);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Broadcast_is_a_group_address() => Assert.True(MacAddress.Broadcast.IsMulticast);
}
