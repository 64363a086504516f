using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Protocols.Tests;

/// <summary>Content types without the text of other fields: the same as with all of it.</summary>
public class HpackContentTypesTests
{
    // RFC 7541, appendix C.4.1: "www.example.com" in the Huffman code.
    private static readonly byte[] CodedHost = [0x8C, 0xF1, 0xE3, 0xC2, 0xE5, 0xF2, 0x3A, 0x6B, 0xA0, 0xAB, 0x90, 0xF4, 0xFF];

    // Fields as they stand on the wire; the last ones refer to what the others have left in the table.
    private static readonly byte[][] Fields =
    [
        [0x82], [0x9F], [0x41, .. CodedHost], [0x5F, 9, .. "text/html"u8], [0x5F, 23, .. "application/dns-message"u8], [0x0F, 0x10, 9, .. "image/png"u8],
        [0x1F, 0x10, 9, .. "image/gif"u8], [0x40, 12, .. "content-type"u8, 10, .. "image/jpeg"u8], [0x40, 1, (byte)'a', 0],
        // "a" with padding that is too long: no string of the code.
        [0x40, 0x82, 0x1F, 0xFF, 1, (byte)'v'], [0x5F, 0x82, 0x1F, 0xFF],
        [0x20], [0x3F, 0x21], [0x3F, 0x80, 0x01], [0x3F, 0xE1, 0x1F],
        [0xBE], [0xBF], [0xC0], [0xC5], [0x7E, 1, (byte)'w'], [0x7F, 0, 9, .. "text/html"u8], [0x7F, 1, 8, .. "text/xml"u8],
    ];

    [Fact]
    public void They_are_those_of_the_whole_list() =>
        Prop.ForAll(Gen.Elements(Fields).ListOf().ListOf().ToArbitrary(), blocks =>
        {
            var types = new HpackContentTypes();
            var reader = new Http2HeaderReader();
            foreach (var fields in blocks)
            {
                byte[] block = [.. fields.SelectMany(f => f)];
                Http2Headers? headers = Whole(reader, block);
                if (types.Read(block) != headers!.MediaType)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_block_that_ends_within_a_field_empties_the_table()
    {
        var types = new HpackContentTypes();
        Assert.Equal(MediaType.Dns, types.Read(Fields[4]));
        Assert.Equal(MediaType.Dns, types.Read([0xBE]));
        Assert.Equal(MediaType.None, types.Read([0x82, 0x41, 9]));
        Assert.Equal(MediaType.None, types.Read([0xBE]));
    }

    // RFC 7541, section 4.4: a field larger than the table empties it.
    [Fact]
    public void Long_names_cost_nothing_but_count()
    {
        var types = new HpackContentTypes();
        Assert.Equal(MediaType.Dns, types.Read(Fields[4]));
        // A name of 4,000 bytes, then 60 times that name from the table: each pushes out the one before.
        byte[] name = [0x40, 0x7F, 0xA1, 0x1E, .. new byte[4000], 0];
        Assert.Equal(MediaType.None, types.Read([.. name, .. Enumerable.Repeat<byte[]>([0x7E, 0], 60).SelectMany(f => f)]));
        Assert.Equal(MediaType.None, types.Read([0xBF]));
        Assert.Equal(MediaType.Dns, types.Read(Fields[4]));
    }

    private static Http2Headers? Whole(Http2HeaderReader reader, byte[] block)
    {
        byte[] segment = [(byte)(block.Length >> 16), (byte)(block.Length >> 8), (byte)block.Length, 1, 4, 0, 0, 0, 1, .. block];
        foreach (Http2FrameView frame in new Http2Frames(segment))
        {
            if (reader.TryRead(frame, out Http2Headers? headers))
                return headers;
        }
        return null;
    }
}
