using System.IO.Compression;
using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Bodies of HTTP in the reassembled view. Chains are what TShark 4.0 says of the same frames.</summary>
public sealed class HttpBodyTests : IDisposable
{
    private const string Text = "hello, hello, hello, hello, hello";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Packed(string coding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
            _ => new BrotliStream(packed, CompressionLevel.Optimal),
        })
        {
            stream.Write(Encoding.Latin1.GetBytes(Text));
        }
        return packed.ToArray();
    }

    private static byte[] Response(string headers, params ReadOnlySpan<byte[]> body)
    {
        byte[] message = Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + headers + "\r\n");
        foreach (byte[] part in body)
            message = [.. message, .. part];
        return message;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> bytes) => [.. Encoding.Latin1.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    // The chain and the text of the frame that completes a response.
    private (string Chain, string? Text) Show(byte[] response, int cut)
    {
        string file = _folder.Write("in.pcap", SampleCaptures.Connection([Encoding.Latin1.GetBytes("GET / HTTP/1.1\r\n\r\n")], [response[..cut], response[cut..]]));
        using Capture capture = Capture.Open(file, options: new CaptureOptions { Reassemble = true });
        string chain = "";
        var protocols = new Utf8Buffer(64);
        string? text = null;
        while (capture.TryRead(out Packet packet))
        {
            Assert.Equal(packet.Data.ToArray(), packet.ToLayers().Build());
            if (!packet.TryGet(out HttpView _))
                continue;
            protocols.Clear();
            packet.AppendProtocols(protocols);
            chain = Encoding.UTF8.GetString(protocols.Written);
            text = packet.TryGet(out TextLinesView lines) ? Encoding.Latin1.GetString(lines.Content) : null;
        }
        return (chain, text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_body_is_shown_without_its_coding(string coding)
    {
        byte[] body = Packed(coding);
        byte[] plain = Response($"Content-Encoding: {coding}\r\nContent-Length: {body.Length}\r\n", body);
        byte[] one = Response($"Content-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n", Chunk(body), Chunk([]));
        byte[] two = Response($"Content-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n", Chunk(body.AsSpan(0, 5)), Chunk(body.AsSpan(5)), Chunk([]));
        foreach (byte[] response in (ReadOnlySpan<byte[]>)[plain, one, two])
        {
            Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", Text), Show(response, 20));
            Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", Text), Show(response, response.Length - 3));
        }
    }

    // The field is the body that the file would have; without reassembly it is what the packet has of it.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void The_field_of_the_body_is_without_chunks_and_coding(string coding)
    {
        byte[] body = Packed(coding);
        Assert.Equal(Text, FileData(Response($"Content-Encoding: {coding}\r\nContent-Length: {body.Length}\r\n", body)));
        Assert.Equal(Text, FileData(Response($"Content-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n", Chunk(body.AsSpan(0, 5)), Chunk(body.AsSpan(5)), Chunk([]))));
        Assert.Equal("abc", FileData(Response("Transfer-Encoding: chunked\r\n", Chunk("abc"u8), Chunk([]))));
        Assert.Equal("abcdef", FileData(Response("Transfer-Encoding: chunked\r\n", Chunk("abc"u8), Chunk("def"u8), Chunk([]))));
        Assert.Equal("", FileData(Response("Transfer-Encoding: chunked\r\n", Chunk([]))));
        Assert.Equal("no gzip", FileData(Response($"Content-Encoding: {coding}\r\nContent-Length: 7\r\n", "no gzip"u8.ToArray())));
    }

    private string? FileData(byte[] response)
    {
        string file = _folder.Write("in.pcap", SampleCaptures.Connection([Encoding.Latin1.GetBytes("GET / HTTP/1.1\r\n\r\n")], [response[..20], response[20..]]));
        var columns = new ColumnWriter(DefaultProtocols.Registry, ["http.response.code", "http.file_data"]);
        var text = new Utf8Buffer();
        using Capture capture = Capture.Open(file, options: new CaptureOptions { Reassemble = true });
        while (capture.TryRead(out Packet packet))
            columns.Write(packet, text);
        return Encoding.UTF8.GetString(text.Written).Split('\n').Single(line => line.StartsWith("200\t", StringComparison.Ordinal))[4..];
    }

    [Fact]
    public void What_cannot_be_decoded_stays_as_it_is()
    {
        Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", "no gzip"), Show(Response("Content-Encoding: gzip\r\nContent-Length: 7\r\n", "no gzip"u8.ToArray()), 20));
        Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", "other"), Show(Response("Content-Encoding: other\r\nContent-Length: 5\r\n", "other"u8.ToArray()), 20));
        Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", "abcdef"), Show(Response("Transfer-Encoding: chunked\r\n", Chunk("abc"u8), Chunk("def"u8), Chunk([])), 20));
    }

    [Fact]
    public void A_bomb_stays_as_it_is()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(new byte[3_000_000]);
        byte[] bomb = packed.ToArray();
        (string chain, string? text) = Show(Response($"Content-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n", bomb), 20);
        Assert.Equal(("eth:ethertype:ip:tcp:http:data-text-lines", bomb.Length), (chain, text!.Length));
    }
}
