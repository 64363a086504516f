using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Analysis.Tests;

public class DnsParserTests
{
    // RFC 1035: a query for "a", type A, class IN, with its length in front of it.
    private static string Query(char name) => $"\0\x13\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x01{name}\0\0\x01\0\x01";

    private static StreamTape Tape() => new(53);

    [Fact]
    public void A_message_is_given_with_its_place_and_frames()
    {
        StreamTape tape = Tape();
        tape.Send(Query('a')[..9]);
        tape.Send(Query('a')[9..] + Query('b')[..1]);
        tape.Send(Query('b')[1..]);
        Assert.Equal([$"Client 0+21 [3,4] {Query('a')[2..]}", $"Client 21+21 [4,5] {Query('b')[2..]}"], tape.Messages);
        Assert.Empty(tape.Skipped);
        Assert.Equal(0, tape.Parsing.HeldBytes);
    }

    [Fact]
    public void Behind_a_gap_it_goes_on_with_a_segment_that_begins_a_message()
    {
        StreamTape tape = Tape();
        tape.Send(Query('a'));
        tape.Send(Query('b')[..5]);
        tape.LoseClient(10);
        tape.Send(Query('b')[15..]);
        tape.Answer("");
        tape.Send(Query('c'));
        tape.Complete();
        Assert.Equal([Query('a')[2..], Query('c')[2..]], tape.Texts);
        Assert.Equal(["Client 21+5", "Client 36+6"], tape.Skipped);
    }

    [Fact]
    public void However_the_stream_is_cut_the_messages_are_the_same()
    {
        string all = string.Concat("abcdefgh".Select(Query));
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            StreamTape tape = Tape();
            for (int at = 0; at < all.Length;)
            {
                int length = Math.Min(random.Next(1, 50), all.Length - at);
                tape.Send(all.Substring(at, length));
                at += length;
            }
            tape.Complete();
            Assert.Equal("abcdefgh".Select(c => Query(c)[2..]), tape.Texts);
        }).QuickCheckThrowOnFailure();
    }
}
