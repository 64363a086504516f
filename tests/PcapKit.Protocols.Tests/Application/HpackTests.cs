using System.Text;

namespace PcapKit.Protocols.Tests;

public class HpackTests
{
    // RFC 7541, appendix C: single fields.
    [Theory]
    [InlineData("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572", "custom-key: custom-header", HpackRepresentation.Incremental, 0, 55)]
    [InlineData("040c 2f73 616d 706c 652f 7061 7468", ":path: /sample/path", HpackRepresentation.WithoutIndexing, 4, 0)]
    [InlineData("1008 7061 7373 776f 7264 0673 6563 7265 74", "password: secret", HpackRepresentation.NeverIndexed, 0, 0)]
    [InlineData("82", ":method: GET", HpackRepresentation.Indexed, 2, 0)]
    public void Single_fields_of_appendix_C2(string block, string field, HpackRepresentation representation, int index, int size)
    {
        var decoder = new HpackDecoder();
        HpackFields fields = decoder.Read(PcapKit.Hex.Parse(block));
        Assert.True(fields.MoveNext());
        Assert.Equal(field, TextOf(fields.Current));
        Assert.Equal(representation, fields.Current.Representation);
        Assert.Equal(index, fields.Current.Index);
        Assert.False(fields.MoveNext());
        Assert.Equal(HpackError.None, decoder.Error);
        Assert.Equal(size, decoder.TableSize);
    }

    private const string FirstRequest = ":method: GET|:scheme: http|:path: /|:authority: www.example.com";
    private const string SecondRequest = FirstRequest + "|cache-control: no-cache";
    private const string ThirdRequest = ":method: GET|:scheme: https|:path: /index.html|:authority: www.example.com|custom-key: custom-value";
    private const string RequestTable = "custom-key: custom-value|cache-control: no-cache|:authority: www.example.com";

    [Theory]
    [InlineData("8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", "8286 84be 5808 6e6f 2d63 6163 6865",
        "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65")]
    [InlineData("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", "8286 84be 5886 a8eb 1064 9cbf", "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf")]
    public void Requests_of_appendix_C3_and_C4(string first, string second, string third)
    {
        var decoder = new HpackDecoder();
        Assert.Equal(FirstRequest, Decode(decoder, first));
        Assert.Equal(":authority: www.example.com", TableOf(decoder));
        Assert.Equal(57, decoder.TableSize);
        Assert.Equal(SecondRequest, Decode(decoder, second));
        Assert.Equal(110, decoder.TableSize);
        Assert.Equal(ThirdRequest, Decode(decoder, third));
        Assert.Equal(RequestTable, TableOf(decoder));
        Assert.Equal(164, decoder.TableSize);
    }

    private const string Date1 = "date: Mon, 21 Oct 2013 20:13:21 GMT", Date2 = "date: Mon, 21 Oct 2013 20:13:22 GMT", Location = "location: https://www.example.com";
    private const string Cookie = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

    [Theory]
    [InlineData("4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
        "4803 3330 37c1 c0bf",
        "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31")]
    [InlineData("4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
        "4883 640e ffc1 c0bf",
        "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07")]
    public void Responses_of_appendix_C5_and_C6_with_a_table_of_256_bytes(string first, string second, string third)
    {
        var decoder = new HpackDecoder();
        // The appendix sets the size by SETTINGS; on the wire it is announced so.
        Assert.Equal("", Decode(decoder, "3fe101"));
        Assert.Equal(256, decoder.TableLimit);
        Assert.Equal($":status: 302|cache-control: private|{Date1}|{Location}", Decode(decoder, first));
        Assert.Equal($"{Location}|{Date1}|cache-control: private|:status: 302", TableOf(decoder));
        Assert.Equal(222, decoder.TableSize);
        Assert.Equal($":status: 307|cache-control: private|{Date1}|{Location}", Decode(decoder, second));
        Assert.Equal($":status: 307|{Location}|{Date1}|cache-control: private", TableOf(decoder));
        Assert.Equal(222, decoder.TableSize);
        Assert.Equal($":status: 200|cache-control: private|{Date2}|{Location}|content-encoding: gzip|{Cookie}", Decode(decoder, third));
        Assert.Equal($"{Cookie}|content-encoding: gzip|{Date2}", TableOf(decoder));
        Assert.Equal(215, decoder.TableSize);
        Assert.True(decoder.IsComplete);
    }

    // The codes of all bytes from 0 to 255, one behind the other; the decoder of System.Net.Http reads them so.
    private const string AllCodes = """
        ffc7fffd8fffffe2fffffe3fffffe4fffffe5fffffe6fffffe7fffffe8ffffeafffffff3fffffa7fffffabffffffdfffffebfffffecfffffedfffffeefffffefffffff0ffffff1ffffff2fffffffbfff
        ffcffffffd3fffffd7fffffdbfffffdffffffe3fffffe7fffffebfffffed4fe3f9ffaffcabf1febfafefe7fdfd2cbb00089969b71d79fb9f7fff20ffbff3ff50ddbd7f061c58f265cd9f469d5af66ddd
        bf871e5f9cff7ff7fffc3ff9ffe45fff4719242cb34e6e9d68a6a3d7dac426defe3cfaf7fffbfe7ffbffdffffffcfffe6ffff4bfff9ffffa3fffd3ffff53fffd5ffffb3fffeb7fffdaffffb7ffff73ff
        feeffffdeffffebffffbfffffd9ffffdbfffebffffe0ffffeeffffc3ffff8bffff1ffffe4fffee7fffb1ffff97fffd9ffffcdffff9fffffbffffdafffeeffff4ffffb7fffee7fffe8ffffd3fffdeffff
        d5fffeeffffbdffffe1fffdfffff7fffff5ffffecffff07fff87fffe0ffff17fffedffff87ffff77fffeffffeaffff8bfffe3ffff93ffff87fffcbffff37ffff1fffff83ffffe1fffebfffe3ffff3fff
        ff2ffffa3ffffd9fffff17ffffc7fffff27ffffdefffffbffffff2fffff8fffffb7fff97fff8fffffe6fffffc1fffff87ffffe7fffffc5ffffe5fffe4ffff2fffffd1fffff4ffffffefffffe3fffffc9
        fffff97fffb3ffffcffffb7fffcdffff4ffff9ffffd1ffffcffffeaffffafffffddffffeffffff4fffff5fffffabffffa7ffffd7fffff9bffffecfffffb7fffff3fffffe8fffffd3fffffabfffff5fff
        ffff7ffffecfffffdbfffffbbfffff7ffffff0fffffbbf
        """;

    [Fact]
    public void Every_byte_has_its_Huffman_code()
    {
        byte[] coded = PcapKit.Hex.Parse(AllCodes);
        Assert.Equal(583, coded.Length);
        var decoder = new HpackDecoder();
        HpackFields fields = decoder.Read([0, 1, (byte)'a', 0xFF, (583 - 127) & 127 | 128, (583 - 127) >> 7, .. coded]);
        Assert.True(fields.MoveNext());
        Assert.Equal(Enumerable.Range(0, 256).Select(i => (byte)i), fields.Current.Value.ToArray());
    }

    [Theory]
    // A literal whose value is of the Huffman code: padding of eight bits or more, or of zeros; the end symbol.
    [InlineData("00 01 61 82 1f ff", HpackError.Huffman, 1)]
    [InlineData("00 01 61 81 00", HpackError.Huffman, 1)]
    [InlineData("00 01 61 84 ff ff ff ff", HpackError.Huffman, 1)]
    [InlineData("00 01 61 82 1f ff 82", HpackError.Huffman, 2)]
    // RFC 7541, section 6.1: index 0; one that no table has.
    [InlineData("80", HpackError.Index, 1)]
    [InlineData("be 82", HpackError.Index, 2)]
    // The end within a number, a string, between name and value.
    [InlineData("ff", HpackError.Incomplete, 0)]
    [InlineData("82 00 05 61", HpackError.Incomplete, 1)]
    [InlineData("00 01 61", HpackError.Incomplete, 0)]
    [InlineData("ff ff ff ff ff ff 01", HpackError.Number, 0)]
    public void What_cannot_be_is_an_error_and_never_an_exception(string block, HpackError error, int fields)
    {
        var decoder = new HpackDecoder();
        int count = 0;
        foreach (HpackField field in decoder.Read(PcapKit.Hex.Parse(block)))
            count++;
        Assert.Equal(error, decoder.Error);
        Assert.Equal(fields, count);
    }

    [Fact]
    public void A_decoder_that_joins_late_knows_what_came_since()
    {
        var decoder = new HpackDecoder();
        decoder.Reset(fromStart: false);
        HpackFields fields = decoder.Read([0xBE, 0x40, 1, (byte)'a', 1, (byte)'b', 0xBE, 0xBF, 0x7F, 0, 1, (byte)'c', 0xBF, 0xBE]);
        var seen = new List<string>();
        while (fields.MoveNext())
            seen.Add($"{fields.Current.Index} {(fields.Current.IsNameKnown ? TextOf(fields.Current) : "?")}");
        // 127 - 64 = 63 is the index of a name that is not known: its entry has a value only.
        Assert.Equal(["62 ?", "0 a: b", "62 a: b", "63 ?", "63 ?", "63 a: b", "62 ?"], seen);
        Assert.Equal(HpackError.None, decoder.Error);
        Assert.False(decoder.IsComplete);
        Assert.False(decoder.TryGetEntry(62, out _, out _));
        Assert.True(decoder.TryGetEntry(63, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value));
        Assert.Equal("a=b", Encoding.ASCII.GetString(name) + "=" + Encoding.ASCII.GetString(value));
    }

    [Fact]
    public void A_block_that_grows_beyond_the_limits_is_left()
    {
        // One entry of 1,000 bytes, then a thousand times its index: each byte means a thousand.
        var decoder = new HpackDecoder(maxBytes: 10_000);
        byte[] value = [.. Enumerable.Repeat((byte)'b', 1000)];
        byte[] entry = [0x40, 1, (byte)'a', 0x7F, (1000 - 127) & 127 | 128, (1000 - 127) >> 7, .. value];
        int count = 0;
        foreach (HpackField field in decoder.Read([.. entry, .. Enumerable.Repeat((byte)0xBE, 900)]))
            count++;
        Assert.Equal(HpackError.Limit, decoder.Error);
        Assert.Equal(9, count);
        Assert.False(decoder.IsComplete);

        decoder.Reset();
        count = 0;
        foreach (HpackField field in decoder.Read([.. Enumerable.Repeat((byte)0x82, 1001)]))
            count++;
        Assert.Equal(HpackError.Limit, decoder.Error);
        Assert.Equal(1000, count);
    }

    [Fact]
    public void An_entry_larger_than_the_table_empties_it()
    {
        var decoder = new HpackDecoder();
        Assert.Equal("a: b", Decode(decoder, "40 01 61 01 62"));
        Assert.Equal(34, decoder.TableSize);
        // A table of 33 bytes.
        Assert.Equal("", Decode(decoder, "3f 02"));
        Assert.Equal(0, decoder.Count);
        Assert.Equal("a: b", Decode(decoder, "40 01 61 01 62"));
        Assert.Equal(0, decoder.Count);
        Assert.Equal(HpackError.None, decoder.Error);
        Assert.True(decoder.IsComplete);
    }

    [Fact]
    public void The_name_of_an_entry_may_be_that_of_one_that_makes_room()
    {
        var decoder = new HpackDecoder();
        // 40 bytes hold one entry.
        Assert.Equal("abc: d|abc: e|abc: f", Decode(decoder, "3f 09  40 03 616263 01 64  7e 01 65  7e 01 66"));
        Assert.Equal("abc: f", TableOf(decoder));
    }

    [Fact]
    public void Long_tables_keep_their_text()
    {
        var decoder = new HpackDecoder();
        var expected = new List<string>();
        for (int i = 0; i < 5000; i++)
        {
            string value = new((char)('a' + i % 26), i % 90);
            Assert.Equal($"n{i}: {value}", Decode(decoder, Convert.ToHexString([0x40, (byte)$"n{i}".Length, .. Encoding.ASCII.GetBytes($"n{i}"), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)])));
            expected.Insert(0, $"n{i}: {value}");
            while (expected.Sum(e => e.Length - 2 + 32) > 4096)
                expected.RemoveAt(expected.Count - 1);
        }
        Assert.Equal(string.Join('|', expected), TableOf(decoder));
        var copy = new HpackDecoder();
        copy.CopyFrom(decoder);
        Assert.Equal(string.Join('|', expected), TableOf(copy));
        Assert.Equal("x: y", Decode(copy, "40 01 78 01 79"));
        Assert.Equal(string.Join('|', expected), TableOf(decoder));
    }

    [Fact]
    public void A_table_larger_than_what_is_kept_loses_its_oldest()
    {
        var decoder = new HpackDecoder(keptTableSize: 4096);
        // 8,192 bytes.
        Assert.Equal("", Decode(decoder, "3f e1 3f"));
        Assert.Equal(8192, decoder.TableLimit);
        Assert.False(decoder.IsComplete);
        for (int i = 0; i < 200; i++)
            Decode(decoder, "40 01 61 01 62");
        Assert.Equal(4096 / 34, decoder.Count);
        foreach (HpackField field in decoder.Read([0xFF, 0x60]))
            Assert.False(field.IsNameKnown);
        Assert.Equal(HpackError.None, decoder.Error);
    }

    [Fact]
    public void Encoded_fields_are_read_by_every_decoder()
    {
        byte[] block = HpackEncoder.Encode((":method", "GET"), (":path", "/a"), ("content-type", "text/plain"), ("x", new string('y', 300)));
        // RFC 7541: index 2; name 4; name 31, which is 15 and 16; a new name. 300 is 127, then 173 in two bytes.
        Assert.Equal("82" + "04022f61" + "0f100a746578742f706c61696e" + "0001787fad01" + string.Concat(Enumerable.Repeat("79", 300)), Convert.ToHexStringLower(block));
        var decoder = new HpackDecoder();
        Assert.Equal($":method: GET|:path: /a|content-type: text/plain|x: {new string('y', 300)}", Decode(decoder, Convert.ToHexString(block)));
        Assert.Equal(0, decoder.Count);
    }

    [Fact]
    public void Random_blocks_never_throw_and_keep_within_the_limits()
    {
        var random = new Random(7);
        var decoder = new HpackDecoder(maxBytes: 20_000);
        for (int i = 0; i < 20_000; i++)
        {
            var block = new byte[random.Next(1, 60)];
            random.NextBytes(block);
            // Most random bytes are indices; literals are what matters.
            if (i % 2 == 0)
                block[0] = (byte)(0x40 + random.Next(64));
            int bytes = 0;
            foreach (HpackField field in decoder.Read(block))
                bytes += field.Name.Length + field.Value.Length;
            Assert.True(bytes <= 20_000);
            Assert.True(decoder.TableSize <= Math.Min(decoder.TableLimit, 65_536));
            if (i % 100 == 0)
                decoder.Reset(fromStart: i % 200 == 0);
        }
    }

    private static string Decode(HpackDecoder decoder, string block)
    {
        var fields = new List<string>();
        foreach (HpackField field in decoder.Read(PcapKit.Hex.Parse(block)))
        {
            if (field.Representation != HpackRepresentation.TableSizeUpdate)
                fields.Add(TextOf(field));
        }
        Assert.Equal(HpackError.None, decoder.Error);
        return string.Join('|', fields);
    }

    private static string TableOf(HpackDecoder decoder)
    {
        var fields = new List<string>();
        for (int index = 62; decoder.TryGetEntry(index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value); index++)
            fields.Add($"{Encoding.ASCII.GetString(name)}: {Encoding.ASCII.GetString(value)}");
        return string.Join('|', fields);
    }

    private static string TextOf(in HpackField field) => $"{Encoding.ASCII.GetString(field.Name)}: {Encoding.ASCII.GetString(field.Value)}";
}
