using System.Text;

namespace PcapKit.Core.Tests.Fields;

public class FieldTests
{
    private static string Text(FieldInfo field, ulong value)
    {
        var text = new Utf8Buffer();
        FieldValue.AppendNumber(text, field, value);
        return Encoding.UTF8.GetString(text.Written);
    }

    private static FieldInfo Field(FieldKind kind, int bits, bool hex = false) => new("a.b", "B", kind, 0, bits) { Hex = hex };

    [Theory]
    [InlineData(1, 0, 1, "0x01")]
    [InlineData(3, 0, 5, "0x05")]
    [InlineData(12, 0, 0x18, "0x0018")]
    [InlineData(20, 0, 0x12345, "0x012345")]
    [InlineData(8, 32, 0xB8, "0x000000b8")]
    [InlineData(1, 16, 1, "0x0001")]
    [InlineData(64, 0, ulong.MaxValue, "0xffffffffffffffff")]
    [InlineData(0, 0, 0x100, "0x0100")]
    [InlineData(0, 8, 0, "0x00")]
    public void Hexadecimal_numbers_have_whole_bytes_or_the_width_that_is_defined(int bits, int shown, ulong value, string text)
    {
        FieldInfo field = shown == 0
            ? new FieldInfo("a.b", "B", FieldKind.UInt, -1, bits) { Hex = true }
            : new FieldInfo("a.b", "B", FieldKind.UInt, -1, bits) { Hex = true, ShownBits = shown };
        Assert.Equal(text, Text(field, value));
    }

    [Fact]
    public void Forms_are_for_text()
    {
        Assert.Equal("007f", Text(new FieldInfo("a.b", "B", FieldKind.UInt, 0, 16) { Hex = true, Form = FieldForm.Digits }, 0x7F));
        Assert.Equal("00:11:2a", Text(FieldForm.Colons, [0x00, 0x11, 0x2A]));
        Assert.Equal("", Text(FieldForm.Colons, []));
        Assert.Equal("a\\nb\\x00\uFFFD", Text(FieldForm.Text, [(byte)'a', (byte)'\n', (byte)'b', 0, 0xFF]));
        Assert.Equal("00112a", Text(FieldForm.Usual, [0x00, 0x11, 0x2A]));
    }

    private static string Text(FieldForm form, byte[] bytes)
    {
        var text = new Utf8Buffer(16);
        FieldValue.AppendBytes(text, new FieldInfo("a.b", "B", FieldKind.Bytes) { Form = form }, bytes);
        return Encoding.UTF8.GetString(text.Written);
    }

    [Fact]
    public void Numbers_are_written_by_their_kind()
    {
        Assert.Equal("18446744073709551615", Text(Field(FieldKind.UInt, 64), ulong.MaxValue));
        Assert.Equal("-1", Text(Field(FieldKind.Int, 64), ulong.MaxValue));
        Assert.Equal("1", Text(Field(FieldKind.Bool, 1), 1));
        Assert.Equal("0x0005", Text(Field(FieldKind.UInt, 9, hex: true), 5));
        Assert.Equal("0x0800", Text(Field(FieldKind.UInt, 16, hex: true), 0x800));
        Assert.Equal("00:00:00:00:00:01", Text(Field(FieldKind.Mac, 48), 1));
        Assert.Equal("0.0.0.1", Text(Field(FieldKind.IPv4, 32), 1));
        Assert.Equal("1970-01-01T00:00:00.000001Z", Text(Field(FieldKind.Time, 64), 1000));
        Assert.Equal("-0.000000001", Text(new FieldInfo("a.b", "B", FieldKind.Time) { Epoch = true }, ulong.MaxValue));
    }

    [Fact]
    public void Fixed_fields_are_read_from_bytes()
    {
        byte[] bytes = [0xF0, 0x12, 0x34];
        Assert.True(new FieldInfo("a", "A", FieldKind.Int, 0, 4).TryRead(bytes, out ulong value));
        Assert.Equal(-1, (long)value);
        Assert.True(new FieldInfo("a", "A", FieldKind.UInt, 8, 16) { LittleEndian = true }.TryRead(bytes, out value));
        Assert.Equal(0x3412UL, value);
        Assert.True(new FieldInfo("a", "A", FieldKind.UInt, 0, 4) { Scale = 4 }.TryRead(bytes, out value));
        Assert.Equal(60UL, value);
        Assert.False(new FieldInfo("a", "A", FieldKind.UInt, 8, 24).TryRead(bytes, out value));
        Assert.Equal(0UL, value);
        Assert.False(new FieldInfo("a", "A", FieldKind.UInt, -1, 8).TryRead(bytes, out _));
        Assert.False(new FieldInfo("a", "A", FieldKind.Bytes, 0, 128).TryRead(bytes, out _));
    }

    [Fact]
    public void The_key_is_the_last_part_of_the_name_unless_given()
    {
        Assert.Equal("src", new FieldInfo("ip.src", "S", FieldKind.IPv4).Key);
        Assert.Equal("ip", new FieldInfo("ip", "S", FieldKind.Group).Key);
        Assert.Equal("x", new FieldInfo("ip.src", "S", FieldKind.IPv4) { Key = "x" }.Key);
    }

    [Fact]
    public void Names_of_values_are_found_both_ways()
    {
        var names = new EnumNames([6, 17, 1, 17], ["TCP", "UDP", "ICMP", "again"]);
        Assert.Equal(3, names.Count);
        Assert.Equal([1, 6, 17], names.Values.ToArray());
        Assert.True(names.TryGetName(17, out string? name));
        Assert.Equal("UDP", name);
        Assert.True(names.TryGetNameUtf8(6, out ReadOnlySpan<byte> utf8));
        Assert.Equal("TCP", Encoding.UTF8.GetString(utf8));
        Assert.False(names.TryGetName(0, out _));
        Assert.False(names.TryGetName(ulong.MaxValue, out _));
        Assert.True(names.TryGetValue("icmp", out ulong value));
        Assert.Equal(1UL, value);
        Assert.False(names.TryGetValue("", out _));
        Assert.Throws<ArgumentException>(() => new EnumNames([1], []));
    }

    [Fact]
    public void Names_without_holes_are_found_by_index()
    {
        foreach (ulong first in new ulong[] { 0, 1, 2 })
        {
            var names = new EnumNames([first, first + 1, first + 2], ["a", "b", "c"]);
            for (ulong v = 0; v < 6; v++)
                Assert.Equal(v >= first && v < first + 3, names.TryGetName(v, out _));
        }
        Assert.False(new EnumNames([], []).TryGetName(0, out _));
    }

    [Fact]
    public void Containers_enclose_the_fields_within_their_bits()
    {
        FieldInfo[] fields =
        [
            new("a.whole", "W", FieldKind.UInt, 0, 8), new("a.high", "H", FieldKind.UInt, 0, 4), new("a.low", "L", FieldKind.UInt, 4, 4),
            new("a.next", "N", FieldKind.UInt, 8, 8), new("a.bytes", "B", FieldKind.Bytes, 16, 16),
        ];
        Assert.Equal("[a.whole=18 a.high=1 a.low=2 ]a.next=3 a.bytes=0405 ", Show(fields, [0x12, 3, 4, 5]));
        Assert.Equal("[a.whole=18 a.high=1 a.low=2 ]a.next=3 ", Show(fields, [0x12, 3, 4]));
        Assert.Equal("[a.whole=18 a.high=1 a.low=2 ]", Show(fields, [0x12]));
        Assert.Equal("", Show(fields, []));
    }

    private static string Show(FieldInfo[] fields, byte[] bytes)
    {
        var sink = new LineSink();
        new FixedFields(fields).Visit(bytes, sink);
        return sink.Line;
    }
}
