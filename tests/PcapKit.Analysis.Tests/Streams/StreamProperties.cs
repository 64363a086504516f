using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Analysis.Tests;

/// <summary>What holds for every parser, however its stream is cut and whatever is in it.</summary>
public class StreamProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    // Messages whose ends are certain without the other side.
    private static List<string> Messages(Random random)
    {
        var messages = new List<string>();
        for (int i = random.Next(1, 12); i > 0; i--)
        {
            string body = new('x', random.Next(80));
            messages.Add(random.Next(4) switch
            {
                0 => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nN: {i}\r\n\r\n{body}",
                1 => $"HTTP/1.0 304 Not Modified\r\nN: {i}\r\n\r\n",
                2 => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Chunks(random, body) + "0\r\nT: 1\r\n\r\n",
                _ => $"HTTP/1.1 404 Not Found\nContent-Length: {body.Length}\n\n{body}",
            });
        }
        return messages;
    }

    private static string Chunks(Random random, string body)
    {
        var text = new StringBuilder();
        for (int at = 0; at < body.Length;)
        {
            int length = Math.Min(random.Next(1, 30), body.Length - at);
            text.Append(length.ToString("x", CultureInfo.InvariantCulture)).Append(";e\r\n").Append(body, at, length).Append("\r\n");
            at += length;
        }
        return text.ToString();
    }

    private static void Play(StreamTape tape, string all, Random random, int from, int gap)
    {
        for (int at = 0; at < all.Length;)
        {
            int end = Math.Min(all.Length, at + random.Next(1, 60));
            if (at < from && end > from)
                end = from;
            if (at == from && gap > 0)
            {
                tape.LoseServer(gap);
                at += gap;
                continue;
            }
            tape.Answer(all[at..end]);
            at = end;
        }
        tape.Send("");
        tape.Complete();
    }

    [Fact]
    public void However_a_stream_is_cut_the_messages_are_the_same() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        List<string> messages = Messages(random);
        var tape = new StreamTape(80, objects: true);
        Play(tape, string.Concat(messages), random, 0, 0);
        Assert.Equal(messages, tape.Texts);
        Assert.Empty(tape.Skipped);
        Assert.Equal(0, tape.Parsing.HeldBytes);
        Assert.All(tape.Files, f => Assert.True(f.End == StreamObjectEnd.Whole && f.Content.All(c => c == 'x')));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_gap_touches_only_the_messages_that_it_lies_in() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        List<string> messages = Messages(random);
        string all = string.Concat(messages);
        int from = random.Next(all.Length), gap = Math.Min(random.Next(1, 200), all.Length - from);
        var expected = new List<string>();
        int at = 0;
        foreach (string message in messages)
        {
            if (at + message.Length <= from || at >= from + gap)
                expected.Add(message);
            at += message.Length;
        }
        var tape = new StreamTape(80, objects: true);
        Play(tape, all, random, from, gap);
        Assert.Equal(expected, tape.Texts);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(53)]
    [InlineData(80)]
    [InlineData(9999)]
    public void No_parser_throws_whatever_comes(int port) => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var tape = new StreamTape((ushort)port, new StreamParsingOptions { MaxMessageBytes = 500, MaxBytesInAll = 1500 }, objects: true);
        string[] words =
        [
            "GET / HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 101 x\r\n", "CONNECT a:1 HTTP/1.1\r\n\r\n", "HEAD / HTTP/1.0\r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
            "Content-Encoding: br\r\n", "5\r\n", "\r\n", "\n", "\0\x13", "\x1f\x8b\x08", "PRI * HTTP/2.0\r\n\r\n", "99999999999999999999\r\n", "0\r\n\r\n", "\xff", ":", " ", "Upgrade: h2c\r\n",
        ];
        for (int i = random.Next(40); i > 0; i--)
        {
            var data = new StringBuilder();
            for (int k = random.Next(1, 8); k > 0; k--)
            {
                if (random.Next(3) == 0)
                    data.Append((char)random.Next(256));
                else
                    data.Append(words[random.Next(words.Length)]);
            }
            bool back = random.Next(2) == 0;
            if (random.Next(8) == 0 && back)
                tape.LoseServer(random.Next(1, 3000));
            else if (random.Next(8) == 0)
                tape.LoseClient(random.Next(1, 3000));
            else if (back)
                tape.Answer(data.ToString());
            else
                tape.Send(data.ToString());
        }
        if (random.Next(2) == 0)
            tape.FinishServer();
        tape.Complete();
        Assert.Equal(0, tape.Parsing.HeldBytes);
    }).QuickCheckThrowOnFailure();
}
