using System.Text;
using System.Text.Json;
using PcapKit.Protocols;

namespace PcapKit.Cli.Tests;

public sealed class FlowsTests : CliTest
{
    private const TcpFlags Ack = TcpFlags.Ack;

    private readonly List<byte[]> _packets = [];

    private string Input => Folder.Write("in.pcap", SampleCaptures.Pcap([.. _packets]));

    private void Tcp(bool back, uint sequence, uint ack, TcpFlags flags, string data = "", ushort port = 1000)
    {
        IPv4Address client = IPv4Address.Parse("192.0.2.1"), server = IPv4Address.Parse("198.51.100.2");
        _packets.Add((new Ethernet() / new IPv4 { Source = back ? server : client, Destination = back ? client : server }
            / new Tcp { SourcePort = back ? (ushort)80 : port, DestinationPort = back ? port : (ushort)80, SequenceNumber = sequence, AcknowledgmentNumber = ack, Flags = flags }
            / Encoding.Latin1.GetBytes(data)).Build());
    }

    private void Udp(bool back, string data)
    {
        IPv4Address client = IPv4Address.Parse("192.0.2.1"), server = IPv4Address.Parse("198.51.100.2");
        _packets.Add((new Ethernet() / new IPv4 { Source = back ? server : client, Destination = back ? client : server }
            / new Udp { SourcePort = back ? (ushort)49153 : (ushort)49152, DestinationPort = back ? (ushort)49152 : (ushort)49153 } / Encoding.Latin1.GetBytes(data)).Build());
    }

    private void Open(ushort port = 1000)
    {
        Tcp(false, 100, 0, TcpFlags.Syn, port: port);
        Tcp(true, 500, 101, TcpFlags.Syn | Ack, port: port);
    }

    [Fact]
    public void Flows_are_a_table()
    {
        Open();
        Udp(false, "hello");
        string[] lines = Run("flows", Input).Lines;
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^STREAM +SOURCE +DESTINATION +PACKETS +BACK +BYTES +BACK +START +DURATION +STATE +RTT +APP$", lines[0]);
        Assert.Matches(@"^ *tcp 0 +192\.0\.2\.1:1000 +198\.51\.100\.2:80 +1 +1 +54 +54 +0\.000000 +1\.000000 +S1$", lines[1]);
        Assert.Matches(@"^ *udp 0 +192\.0\.2\.1:49152 +198\.51\.100\.2:49153 +1 +0 +47 +0 +2\.000000 +0\.000000 +S0$", lines[2]);
        Assert.Equal("", Run("flows", Input, "--sctp").Out);
    }

    [Fact]
    public void Flows_are_JSON_and_CSV()
    {
        Open();
        Udp(false, "hello");
        Tcp(false, 101, 501, Ack, "x");
        string[] lines = Run("flows", Input, "-f", "ndjson", "--tcp").Lines;
        using var one = JsonDocument.Parse(Assert.Single(lines));
        JsonElement flow = one.RootElement;
        Assert.Equal(("192.0.2.1", 1000, "198.51.100.2", 80), (flow.GetProperty("src").GetString(), flow.GetProperty("sport").GetInt32(), flow.GetProperty("dst").GetString(), flow.GetProperty("dport").GetInt32()));
        Assert.Equal((2, 1, 109, 54), (flow.GetProperty("packets_fwd").GetInt32(), flow.GetProperty("packets_rev").GetInt32(), flow.GetProperty("bytes_fwd").GetInt32(), flow.GetProperty("bytes_rev").GetInt32()));
        Assert.Equal([1, 2, 4], flow.GetProperty("frames").EnumerateArray().Select(f => f.GetInt32()));
        Assert.Equal((3.0, "S1", "AS", "AS"), (flow.GetProperty("duration").GetDouble(), flow.GetProperty("state").GetString(), flow.GetProperty("flags_fwd").GetString(), flow.GetProperty("flags_rev").GetString()));
        using var all = JsonDocument.Parse(Run("flows", Input, "-f", "json").Out);
        Assert.Equal(2, all.RootElement.GetArrayLength());
        string[] csv = Run("flows", Input, "-f", "csv").Out.Split("\r\n");
        Assert.Equal(csv[0].Split(',').Length, csv[1].Split(',').Length);
        Assert.EndsWith(",0,1-2 4", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("[]", Run("flows", Folder.Write("none.pcap", SampleCaptures.Pcap()), "-f", "json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_are_sorted_and_cut()
    {
        Open(1000);
        Open(1001);
        Tcp(false, 101, 501, Ack, "some more bytes", port: 1001);
        Udp(false, "hello");
        Assert.Equal("tcp 1", Run("flows", Input, "--sort", "bytes", "-n", "1").Lines[1].Trim()[..5]);
        Assert.Equal(["tcp 1", "tcp 0", "udp 0"], Run("flows", Input, "--sort", "packets").Lines[1..].Select(l => l.Trim()[..5]));
        Assert.Equal(["tcp 0", "tcp 1"], Run("flows", Input, "--top", "2").Lines[1..].Select(l => l.Trim()[..5]));
        Assert.Equal(2, Run("flows", Input, "--sort", "colour").Code);
        Assert.Equal(2, Run("flows", Input, "-f", "xml").Code);
    }

    // Two flows between the same ends are over before the capture is.
    [Fact]
    public void Flows_that_ended_early_stand_where_they_began()
    {
        Open(1000);
        Open(1001);
        Open(1002);
        Tcp(false, 9_000, 0, TcpFlags.Syn);
        Tcp(false, 90_000, 0, TcpFlags.Syn);
        Result result = Run("flows", Input);
        Assert.Equal(["tcp 0", "tcp 1", "tcp 2", "tcp 3", "tcp 4"], result.Lines[1..].Select(l => l.Trim()[..5]));
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Flows_of_a_damaged_capture_are_told_with_the_damage()
    {
        Open();
        byte[] whole = File.ReadAllBytes(Input);
        Result result = Run("flows", Folder.Write("cut.pcap", whole[..^1]));
        Assert.Equal(1, result.Code);
        Assert.Contains(" S0", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("is cut", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_is_followed_in_its_order()
    {
        Open();
        Tcp(false, 101, 501, Ack, "first line\r\n\e[31msecond\n");
        Tcp(true, 506, 125, Ack, "world");
        Tcp(true, 501, 125, Ack, "hello");
        Tcp(true, 501, 125, Ack, "hello");
        Tcp(false, 125, 600, Ack, "end");
        Result result = Run("follow", Input);
        Assert.Equal(["TCP stream 0, client 192.0.2.1:1000, server 198.51.100.2:80", "", ">>> client 192.0.2.1:1000, frame 3", "first line", ".[31msecond", "",
            "<<< server 198.51.100.2:80, frame 5", "helloworld", "", ">>> client 192.0.2.1:1000, frame 7", "end", "", "<<< server 198.51.100.2:80", "[89 bytes missing]"], result.Lines);
        Assert.Equal("helloworld", Run("follow", Input, "--side", "server").Out);
        Assert.Equal("first line\r\n\e[31msecond\nend", Run("follow", Input, "--stream", "0", "--side", "client").Out);
        Assert.Contains("00000000  66 69 72 73 74 20 6c 69  6e 65 0d 0a 1b 5b 33 31  first line...[31", Run("follow", Input, "--as", "hex").Lines);
        Assert.DoesNotContain("helloworld", Run("follow", Input, "--side", "client", "--as", "text").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_bytes_are_told()
    {
        Open();
        Tcp(false, 101, 501, Ack, "abc");
        Tcp(false, 114, 501, Ack, "xyz");
        Tcp(true, 501, 117, Ack);
        Assert.Contains("abc\n[10 bytes missing]\nxyz", Run("follow", Input).Out, StringComparison.Ordinal);
        Assert.Equal("abcxyz", Run("follow", Input, "--side", "client").Out);
    }

    // As tshark 4.0.17, which never shows what waits behind a hole that nobody acknowledged; text shows it and says so.
    [Fact]
    public void What_waits_behind_a_hole_at_the_end_is_for_those_who_see_the_hole()
    {
        Open();
        Tcp(false, 101, 501, Ack, "abc");
        Tcp(false, 114, 501, Ack, "xyz");
        Result raw = Run("follow", Input, "--side", "client");
        Assert.Equal((0, "abc"), (raw.Code, raw.Out));
        Assert.Contains("3 bytes behind them are left out", raw.Error, StringComparison.Ordinal);
        Assert.Contains("abc\n[10 bytes missing]\nxyz", Run("follow", Input).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Datagrams_are_followed_one_by_one()
    {
        Udp(false, "one");
        Udp(false, "two");
        Udp(true, "three");
        Assert.Equal(["UDP stream 0, client 192.0.2.1:49152, server 198.51.100.2:49153", "", ">>> client 192.0.2.1:49152, frame 1", "one", "", ">>> client 192.0.2.1:49152, frame 2", "two",
            "", "<<< server 198.51.100.2:49153, frame 3", "three"], Run("follow", Input, "--udp").Lines);
        Assert.Equal("onetwo", Run("follow", Input, "--udp", "--side", "client").Out);
    }

    [Fact]
    public void Bodies_of_HTTP_are_decoded()
    {
        Open();
        const string Question = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        Tcp(false, 101, 501, Ack, Question);
        uint asked = 101 + (uint)Question.Length;
        const string Head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        Tcp(true, 501, asked, Ack, Head + "5\r\nhello\r\n");
        Tcp(true, 501 + (uint)(Head.Length + 10), asked, Ack, "6\r\n world\r\n0\r\n\r\n");
        Assert.Equal(Question + Head + "hello world", Run("follow", Input, "--http", "--as", "raw").Out);
        Assert.Equal(Head + "hello world", Run("follow", Input, "--http", "--side", "server").Out);
        Assert.Contains("5\r\nhello\r\n6", Run("follow", Input, "--side", "server").Out, StringComparison.Ordinal);
        Assert.Equal(2, Run("follow", Input, "--http", "--udp").Code);
        Assert.Equal(1, Run("follow", Input, "--http", "--stream", "3").Code);
    }

    [Fact]
    public void A_stream_without_http_says_so_instead_of_holes()
    {
        Open();
        Tcp(false, 101, 501, Ack, "EHLO example.com\r\n");
        Tcp(true, 501, 119, Ack, "250 hello\r\n");
        Result result = Run("follow", Input, "--http");
        Assert.Equal(1, result.Code);
        Assert.DoesNotContain("missing", result.Out, StringComparison.Ordinal);
        Assert.Contains("no message of HTTP/1 was found", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_without_marks_of_what_is_missing_come_with_a_warning()
    {
        Open();
        Tcp(false, 101, 501, Ack, "first");
        // Five bytes are missing, and the other side has seen them.
        Tcp(false, 111, 501, Ack, "third");
        Tcp(true, 501, 116, Ack);
        Result result = Run("follow", Input, "--side", "client");
        Assert.Equal("firstthird", result.Out);
        Assert.Contains("5 bytes are missing", result.Error, StringComparison.Ordinal);
        Assert.Equal("", Run("follow", Input, "--as", "text").Error);
    }

    [Fact]
    public void A_stream_that_is_not_there_is_an_error()
    {
        Open();
        Result result = Run("follow", Input, "--stream", "7");
        Assert.Equal((1, ""), (result.Code, result.Out));
        Assert.EndsWith("there is no TCP stream 7: the last one is 0\n", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("there is no UDP stream\n", Run("follow", Input, "--udp").Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("follow", Input, "--side", "left").Code);
        Assert.Equal(2, Run("follow", Input, "--as", "ebcdic").Code);
        Assert.Equal(2, Run("follow", Input, "--stream", "-1").Code);
    }

    [Fact]
    public void Damage_behind_a_stream_is_a_warning_and_before_it_an_error()
    {
        Open();
        Tcp(false, 101, 501, Ack, "abc");
        Udp(false, "cut");
        byte[] whole = File.ReadAllBytes(Input);
        Folder.Write("cut.pcap", whole[..^1]);
        Result result = Run("follow", Folder["cut.pcap"], "--side", "client");
        Assert.Equal((0, "abc"), (result.Code, result.Out));
        Assert.Contains("warning", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, Run("follow", Folder["cut.pcap"], "--udp").Code);
    }
}
