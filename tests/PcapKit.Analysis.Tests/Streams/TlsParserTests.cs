using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class TlsParserTests
{
    // RFC 8446, section 5.1: type, version, length. ServerHelloDone, protected data, and an alert.
    private const string Done = "\x16\x03\x03\0\x04\x0e\0\0\0", Data = "\x17\x03\x03\0\u0003" + "abc", Alert = "\x15\x03\x03\0\x02\x01\0";

    private static StreamTape Tape() => new(443);

    [Fact]
    public void Records_that_come_together_are_one_message()
    {
        StreamTape tape = Tape();
        tape.Send(Done + Data);
        tape.Send(Alert);
        Assert.Equal([Done + Data, Alert], tape.Texts);
    }

    [Fact]
    public void A_record_that_began_earlier_is_a_message_of_its_own()
    {
        StreamTape tape = Tape();
        tape.Send(Alert + Done[..2]);
        tape.Send(Done[2..6]);
        tape.Send(Done[6..] + Data + Alert + Data[..3]);
        Assert.Equal([Alert, Done, Data + Alert], tape.Texts);
        Assert.Empty(tape.Skipped);
        tape.Complete();
        Assert.Equal(["Client 31+3"], tape.Skipped);
    }

    [Fact]
    public void The_records_of_a_handshake_message_are_one_message()
    {
        // A Certificate of six bytes in three records (RFC 5246, section 7.4.2).
        string first = "\x16\x03\x03\0\x05\x0b\0\0\x06\0", second = "\x16\x03\x03\0\x01\0", third = "\x16\x03\x03\0\x04\x03" + "abc";
        StreamTape tape = Tape();
        tape.Answer(Done + first);
        tape.Answer(second);
        tape.Answer(third + Done);
        Assert.Equal([Done, first + second + third, Done], tape.Texts);
    }

    [Fact]
    public void A_handshake_message_ends_where_another_record_comes()
    {
        string first = "\x16\x03\x03\0\x05\x0b\0\0\x06\0";
        StreamTape tape = Tape();
        tape.Answer(first);
        tape.Answer(Alert);
        Assert.Equal([first + Alert], tape.Texts);
    }

    [Fact]
    public void Behind_a_gap_it_goes_on_with_a_segment_that_begins_a_record()
    {
        StreamTape tape = Tape();
        tape.Send(Data);
        tape.Send(Data[..4]);
        tape.LoseClient(2);
        tape.Send("\x99\x98\x97" + Data);
        tape.Answer("");
        tape.Send(Alert);
        tape.Complete();
        Assert.Equal([Data, Alert], tape.Texts);
    }

    [Fact]
    public void Something_readable_is_another_protocol()
    {
        StreamTape tape = Tape();
        tape.Send("GET / HTTP/1.1\r\n\r\n");
        tape.Complete();
        Assert.Equal(["GET / HTTP/1.1\r\n\r\n"], tape.Texts);
    }

    [Fact]
    public void It_is_found_on_other_ports()
    {
        var tape = new StreamTape(50123);
        tape.Send(Done[..5]);
        tape.Send(Done[5..]);
        Assert.Equal([Done], tape.Texts);
    }

    [Fact]
    public void However_the_stream_is_cut_the_bytes_are_the_same()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new System.Random(seed);
            var all = new StringBuilder();
            for (int i = 0; i < 20; i++)
                all.Append(random.Next(3) switch { 0 => Done, 1 => Data, _ => Alert });
            string text = all.ToString();
            StreamTape tape = Tape();
            for (int at = 0; at < text.Length;)
            {
                int length = Math.Min(random.Next(1, 30), text.Length - at);
                tape.Send(text.Substring(at, length));
                at += length;
            }
            tape.Complete();
            Assert.Equal(text, string.Concat(tape.Texts));
            Assert.Empty(tape.Skipped);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_comes_nothing_is_thrown_and_nothing_is_lost()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new System.Random(seed);
            StreamTape tape = Tape();
            long sent = 0;
            for (int i = 0; i < 10; i++)
            {
                byte[] bytes = new byte[random.Next(1, 40)];
                random.NextBytes(bytes);
                if (random.Next(2) == 0)
                    new byte[] { 0x16, 3, 3, 0, (byte)random.Next(20) }.AsSpan(0, Math.Min(5, bytes.Length)).CopyTo(bytes);
                tape.Send(bytes);
                sent += bytes.Length;
            }
            tape.Complete();
            Assert.Equal(sent, tape.Texts.Sum(t => (long)t.Length) + tape.Parsing.SkippedBytes);
        }).QuickCheckThrowOnFailure();
    }
}
