using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class FtpParserTests
{
    [Fact]
    public void Lines_and_replies_of_several_lines_are_messages()
    {
        var tape = new StreamTape(21);
        tape.Answer("220-Welcome\r\n 220 not yet\r\n");
        tape.Answer("220-nor now\r\n220 ready\r\n");
        tape.Send("US");
        tape.Send("ER a\r\nPASS b\r\n");
        Assert.Equal(["220-Welcome\r\n 220 not yet\r\n220-nor now\r\n220 ready\r\n", "USER a\r\n", "PASS b\r\n"], tape.Texts);
        Assert.Empty(tape.Skipped);
    }

    [Fact]
    public void Behind_a_gap_it_goes_on_with_the_next_line()
    {
        var tape = new StreamTape(21);
        tape.Answer("220 ready\r\n");
        tape.LoseServer(5);
        tape.Answer("d of a line\r\n230 in\r\n");
        tape.Send("");
        tape.Answer("226 done\r\n");
        tape.Complete();
        Assert.Equal(["220 ready\r\n", "230 in\r\n", "226 done\r\n"], tape.Texts);
        Assert.Equal(["Server 16+13"], tape.Skipped);
    }

    [Fact]
    public void Tls_begins_where_both_agree()
    {
        string record = "\x16\x03\x03\0\x04\x0e\0\0\0";
        var tape = new StreamTape(21);
        tape.Send("AUTH TLS\r\n");
        tape.Answer("234 go on\r\n");
        tape.Send(record[..5]);
        tape.Send(record[5..]);
        Assert.Equal(["AUTH TLS\r\n", "234 go on\r\n", record], tape.Texts);
    }

    [Fact]
    public void A_line_without_end_is_given_up()
    {
        var tape = new StreamTape(21);
        for (int i = 0; i < 200; i++)
            tape.Send(new string('A', 1000));
        tape.Send("\r\nQUIT\r\n");
        Assert.Equal(["QUIT\r\n"], tape.Texts.TakeLast(1));
        Assert.True(tape.Parsing.HeldBytes < 256 * 1024);
    }
}
