using System.IO.Compression;
using System.Text;

namespace PcapKit.Analysis.Tests;

public class HttpParserTests
{
    private const string Get = "GET /a/b.txt?x=1 HTTP/1.1\r\nHost: example.com\r\n\r\n";

    private static StreamTape Tape(StreamParsingOptions? options = null, ushort port = 80) => new(port, options, objects: true);

    private static string Response(string headers, string body) => $"HTTP/1.1 200 OK\r\n{headers}\r\n{body}";

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [Fact]
    public void A_body_of_known_length_ends_its_message()
    {
        StreamTape tape = Tape();
        tape.Send(Get);
        tape.Answer("HTTP/1.1 200 OK\r\nContent-Le");
        tape.Answer("ngth: 5\r\nContent-Type: text/plain\r\n\r\nhe");
        tape.Answer("llo" + Response("Content-Length: 0\r\n", ""));
        Assert.Equal(["Client 0+48 [3] " + Get, "Server 0+69 [4,5,6] HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello", "Server 69+38 [6] " + Response("Content-Length: 0\r\n", "")], tape.Messages);
        (StreamObject item, string content, StreamObjectEnd end) = Assert.Single(tape.Files);
        Assert.Equal(("hello", StreamObjectEnd.Whole, "example.com", "/a/b.txt?x=1", "text/plain"), (content, end, item.Host, item.Path, item.ContentType));
        Assert.Equal((5, 6, 5), (item.FirstFrame, item.LastFrame, item.Size));
        Assert.Equal(0, tape.Parsing.HeldBytes);
    }

    [Fact]
    public void Chunks_may_have_extensions_and_trailers()
    {
        StreamTape tape = Tape();
        string all = Response("Transfer-Encoding: chunked\r\n", "5;name=\"v\"\r\nhello\r\n00A\r\n, world of\r\n0\r\nExpires: never\r\nX: y\r\n\r\n");
        tape.Answer(all);
        Assert.Equal([all], tape.Texts);
        Assert.Equal("hello, world of", Assert.Single(tape.Files).Content);
    }

    [Theory]
    [InlineData("ffffffffffffffff")]
    [InlineData("10000000000000005")]
    [InlineData("-1")]
    [InlineData("xyz")]
    public void A_chunk_size_that_cannot_be_ends_the_message(string size)
    {
        StreamTape tape = Tape();
        tape.Answer(Response("Transfer-Encoding: chunked\r\n", size + "\r\nhello\r\n0\r\n\r\n"));
        tape.Answer(Response("Content-Length: 1\r\n", "!"));
        Assert.Equal([Response("Content-Length: 1\r\n", "!")], tape.Texts);
        Assert.Contains(tape.Files, f => f.End == StreamObjectEnd.Partial);
    }

    [Fact]
    public void Responses_without_a_body_are_known_by_code_and_request()
    {
        StreamTape tape = Tape();
        tape.Send("HEAD / HTTP/1.1\r\n\r\n" + Get + Get + Get);
        string[] answers =
        [
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\r\n", Response("Content-Length: 2\r\n", "ok"),
        ];
        tape.Answer(string.Concat(answers));
        Assert.Equal(answers, tape.Texts.Skip(4));
        Assert.Equal("ok", Assert.Single(tape.Files).Content);
    }

    [Fact]
    public void A_body_without_a_length_lasts_until_the_side_closes()
    {
        StreamTape tape = Tape();
        tape.Send(Get);
        tape.Answer(Response("", "one"));
        tape.Answer("two");
        Assert.Single(tape.Texts);
        tape.FinishServer();
        Assert.Equal(Response("", "onetwo"), tape.Texts[1]);
        Assert.Equal(("onetwo", StreamObjectEnd.Whole), (tape.Files[0].Content, tape.Files[0].End));
    }

    [Fact]
    public void A_body_that_the_capture_does_not_see_the_end_of_is_partial()
    {
        StreamTape tape = Tape();
        tape.Answer(Response("", "one"));
        tape.Answer(""); // The capture ends here.
        tape.Complete();
        Assert.Empty(tape.Texts);
        Assert.Equal(("one", StreamObjectEnd.Partial), (tape.Files[0].Content, tape.Files[0].End));
    }

    [Fact]
    public void A_gap_within_a_body_of_known_length_touches_that_message_only()
    {
        StreamTape tape = Tape();
        tape.Answer(Response("Content-Length: 10\r\n", "0123"));
        tape.LoseServer(3);
        tape.Answer("789" + Response("Content-Length: 2\r\n", "ok"));
        tape.Send("");
        tape.Complete();
        Assert.Equal([Response("Content-Length: 2\r\n", "ok")], tape.Texts);
        Assert.Equal(("0123789", StreamObjectEnd.Partial, 3L), (tape.Files[0].Content, tape.Files[0].End, tape.Files[0].Item.Missing));
        Assert.Equal(("ok", StreamObjectEnd.Whole), (tape.Files[1].Content, tape.Files[1].End));
        Assert.Equal(["Server 0+43", "Server 46+3"], tape.Skipped);
    }

    [Fact]
    public void In_the_middle_of_a_connection_it_begins_with_the_next_start_line()
    {
        StreamTape tape = Tape();
        tape.Answer("the end of a body" + Response("Content-Length: 2\r\n", "ok"));
        Assert.Equal([Response("Content-Length: 2\r\n", "ok")], tape.Texts);
        Assert.Equal(["Server 0+17"], tape.Skipped);
        Assert.Equal(("the end of a body", true), (tape.Files[0].Content, tape.Files[0].Item.IsFragment));
    }

    // As tshark 4.0.17.
    [Theory]
    [InlineData("\r\nthe end", "the end")]
    [InlineData("\r\n\r\nthe end", null)]
    [InlineData("\0the end", null)]
    public void A_piece_of_a_body_begins_with_text_or_one_line_end(string piece, string? content)
    {
        StreamTape tape = Tape();
        tape.Answer(piece);
        tape.Complete();
        Assert.Equal(content is null ? [] : [content], tape.Files.Select(f => f.Content));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("gzip, br")]
    public void Content_codings_are_undone_piece_by_piece(string coding)
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"));
        byte[] body = Encoding.Latin1.GetBytes(text);
        foreach (string one in coding.Split(", "))
            body = Encode(one, body);
        StreamTape tape = Tape();
        tape.Answer(Response($"Content-Encoding: {coding.Replace("raw ", "", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\n", ""));
        for (int at = 0; at < body.Length; at += 700)
            tape.Answer(body.AsSpan(at, Math.Min(700, body.Length - at)));
        Assert.Equal((text, StreamObjectEnd.Whole), (tape.Files[0].Content, tape.Files[0].End));
    }

    [Fact]
    public void What_cannot_be_decoded_is_told()
    {
        StreamTape tape = Tape();
        tape.Answer(Response("Content-Encoding: gzip\r\nContent-Length: 16\r\n", "\x1f\x8b\x08\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff"));
        tape.Answer(Response("Content-Encoding: zstd\r\nContent-Length: 3\r\n", "abc"));
        Assert.Equal([("", StreamObjectEnd.Undecodable), ("abc", StreamObjectEnd.Undecodable)], tape.Files.Select(f => (f.Content, f.End)));
        Assert.Equal(2, tape.Texts.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public void A_bomb_is_stopped_and_told(string coding)
    {
        byte[] body = Encode(coding, new byte[100 << 20]);
        StreamTape tape = Tape(new StreamParsingOptions { MaxMessageBytes = 1 << 20, MaxExpansion = 100 });
        tape.KeepContents = false;
        tape.Answer(Response($"Content-Encoding: {coding}\r\nContent-Length: {body.Length}\r\n", ""));
        for (int at = 0; at < body.Length; at += 1400)
            tape.Answer(body.AsSpan(at, Math.Min(1400, body.Length - at)));
        Assert.Equal(StreamObjectEnd.TooLong, Assert.Single(tape.Files).End);
        Assert.InRange(tape.Expanded, 1 << 20, Math.Max(2 << 20, body.Length * 101L));
        Assert.Equal(1, tape.Parsing.LimitsMet);
    }

    [Fact]
    public void A_long_body_is_given_on_and_not_kept()
    {
        const int Size = 5 << 20;
        StreamTape tape = Tape(new StreamParsingOptions { MaxMessageBytes = 64 * 1024 });
        tape.KeepContents = false;
        tape.Answer(Response($"Content-Length: {Size}\r\n", ""));
        byte[] piece = new byte[16 * 1024];
        for (int at = 0; at < Size; at += piece.Length)
        {
            tape.Answer(piece);
            Assert.InRange(tape.Parsing.HeldBytes, 0, 300 * 1024);
        }
        Assert.Equal(Size, tape.Expanded);
        Assert.Equal(64 * 1024, Assert.Single(tape.Texts).Length);
        Assert.Equal(1, tape.Parsing.LimitsMet);
    }

    [Fact]
    public void Lengths_beyond_everything_are_taken_as_they_are()
    {
        StreamTape tape = Tape();
        tape.Answer(Response("Content-Length: 9223372036854775807\r\n", "abc"));
        tape.Answer(Response("Content-Length: 9223372036854775808\r\n", "abc"));
        tape.Complete();
        Assert.Empty(tape.Texts);
        Assert.Equal(StreamObjectEnd.Partial, Assert.Single(tape.Files).End);
    }

    [Fact]
    public void A_head_without_an_end_is_given_up()
    {
        StreamTape tape = Tape(new StreamParsingOptions { MaxMessageBytes = 100_000 });
        tape.Send("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 500; i++)
        {
            tape.Send("X: " + new string('x', 1000) + "\r\n");
            Assert.InRange(tape.Parsing.HeldBytes, 0, 1 << 20);
        }
        tape.Send("\r\n" + Get);
        tape.Complete();
        Assert.Equal([Get], tape.Texts);
        Assert.NotEqual(0, tape.Parsing.LimitsMet);
    }

    [Fact]
    public void After_a_change_of_protocol_nothing_is_read()
    {
        StreamTape tape = Tape();
        tape.Send("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        tape.Answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        tape.Answer(Get);
        Assert.Equal(2, tape.Texts.Count);
        Assert.Equal(18 + Get.Length, tape.Parsing.SkippedBytes);
    }

    [Fact]
    public void A_tunnel_belongs_to_whoever_it_looks_like()
    {
        StreamTape tape = Tape(port: 8080);
        tape.Send("CONNECT example.com:80 HTTP/1.1\r\n\r\n");
        tape.Answer("HTTP/1.1 200 Connection established\r\n\r\n");
        tape.Send(Get);
        tape.Answer(Response("Content-Length: 2\r\n", "ok"));
        Assert.Equal([Get, Response("Content-Length: 2\r\n", "ok")], tape.Texts.Skip(2));
    }

    [Fact]
    public void HTTP_is_found_by_its_looks_where_the_port_says_nothing()
    {
        StreamTape tape = Tape(port: 7777);
        tape.Send("binary");
        tape.Send(Get);
        tape.Answer(Response("Content-Length: 2\r\n", "ok"));
        Assert.Equal([Get, Response("Content-Length: 2\r\n", "ok")], tape.Texts);
    }

    [Fact]
    public void Where_too_much_is_kept_the_oldest_message_makes_place()
    {
        StreamTape tape = Tape(new StreamParsingOptions { MaxBytesInAll = 20_000 });
        tape.Send("POST / HTTP/1.1\r\nContent-Length: 20000\r\n\r\n" + new string('a', 10_000));
        tape.Answer(Response("Content-Length: 20000\r\n", new string('b', 15_000)));
        Assert.Equal(1, tape.Parsing.LimitsMet);
        tape.Send(new string('a', 10_000) + Get);
        tape.Answer(new string('b', 5_000));
        Assert.Equal([Get, Response("Content-Length: 20000\r\n", new string('b', 20_000))], tape.Texts);
    }

    internal static byte[] Encode(string coding, byte[] data)
    {
        var file = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(file, CompressionLevel.Optimal, leaveOpen: true),
            "raw deflate" => new DeflateStream(file, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BrotliStream(file, CompressionLevel.Fastest, leaveOpen: true),
        })
            stream.Write(data);
        return file.ToArray();
    }
}
