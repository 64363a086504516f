using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Addresses;

public class IPv4AddressTests
{
    [Fact]
    public void Text_bytes_and_the_type_of_the_base_library_agree() =>
        Prop.ForAll<DoNotSize<uint>>(value =>
        {
            var address = new IPv4Address(value.Item);
            var bytes = new byte[4];
            address.CopyTo(bytes);
            Assert.Equal($"{bytes[0]}.{bytes[1]}.{bytes[2]}.{bytes[3]}", address.ToString());
            Assert.Equal(address, IPv4Address.Parse(address.ToString()));
            Assert.Equal(address, new IPv4Address(bytes));
            Assert.Equal(new IPAddress(bytes), address.ToIPAddress());
        }).QuickCheckThrowOnFailure();

    // The base class library reads some of these, as octal numbers or with parts left out; a packet tool should not guess.
    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.")]
    [InlineData("1..2.3")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("010.0.0.1")]
    [InlineData("1.2.3.00")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4/8")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(IPv4Address.TryParse(text, null, out IPv4Address result), result.ToString());
        Assert.Throws<FormatException>(() => IPv4Address.Parse(text));
    }
}
