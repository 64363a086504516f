using System.IO.Compression;
using System.Text;

namespace PcapKit.Analysis.Tests;

/// <summary>Header blocks are those of RFC 7541, appendix C; frames by RFC 9113, section 4.1.</summary>
public class Http2ParserTests
{
    private const int Data = 0, Headers = 1, Reset = 3, Settings = 4, PushPromise = 5, Continuation = 9;
    private const int EndStream = 1, EndHeaders = 4, Padded = 8, Priority = 32;

    // C.4.1 to C.4.3: GET of /, / and /index.html at www.example.com; each needs the table that the ones before it made.
    private const string First = "828684418cf1e3c2e5f23a6ba0ab90f4ff", Second = "828684be5886a8eb10649cbf", Third = "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf";
    // C.6.3: 200 with content-encoding: gzip, and two others; needs C.6.1 and C.6.2, which are 302 and 307.
    private const string Answer1 = "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3", Answer2 = "4883640effc1c0bf",
        Answer3 = "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007";
    // 200, and content-type: text/plain as a literal without indexing.
    private const string Ok = "880f100a746578742f706c61696e";

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private static byte[] Frame(int type, int flags, int stream, byte[] payload) =>
        [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, (byte)type, (byte)flags, (byte)(stream >> 24), (byte)(stream >> 16), (byte)(stream >> 8), (byte)stream, .. payload];

    private static byte[] Frame(int type, int flags, int stream, string payload = "") => Frame(type, flags, stream, Encoding.Latin1.GetBytes(payload));

    private static byte[] Block(int stream, string hex, int flags = EndHeaders | EndStream) => Frame(Headers, flags, stream, Convert.FromHexString(hex));

    private static StreamTape Opened(ushort port = 8080, StreamParsingOptions? options = null)
    {
        var tape = new StreamTape(port, options, objects: true);
        tape.Send([.. Preface, .. Frame(Settings, 0, 0)]);
        tape.Answer(Frame(Settings, 0, 0));
        return tape;
    }

    private static IEnumerable<string> Of(StreamTape tape) => tape.Files.Select(f => $"{f.Item.Protocol} {f.Item.Host}{f.Item.Path} {f.Item.ContentType} {f.Content} {f.End}");

    [Theory]
    [InlineData(80)]
    [InlineData(443)]
    [InlineData(12345)]
    public void The_content_of_a_stream_is_a_file_on_every_port(ushort port)
    {
        StreamTape tape = Opened(port);
        tape.Send(Block(1, First));
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, 0, 1, "hello, ")]);
        tape.Answer(Frame(Data, EndStream, 1, "world"));
        Assert.Equal(["http2 www.example.com/ text/plain hello, world Whole"], Of(tape));
        Assert.Equal((6L, 7L, false), (tape.Files[0].Item.FirstFrame, tape.Files[0].Item.LastFrame, tape.Files[0].Item.IsRequest));
        Assert.Empty(tape.Messages);
    }

    [Fact]
    public void Streams_are_interleaved_and_the_tables_of_both_sides_are_kept()
    {
        StreamTape tape = Opened();
        tape.Send([.. Block(1, First), .. Block(3, Second), .. Block(5, Third)]);
        byte[] packed = Zip("packed");
        tape.Answer([.. Block(1, Answer1), .. Block(3, Answer2, EndHeaders), .. Block(5, Answer3, EndHeaders), .. Frame(Data, 0, 3, "th"), .. Frame(Data, 0, 5, packed[..9]), .. Frame(Data, EndStream, 3, "ree")]);
        tape.Answer(Frame(Data, EndStream, 5, packed[9..]));
        Assert.Equal(["http2 www.example.com/  three Whole", "http2 www.example.com/index.html  packed Whole"], Of(tape));
    }

    [Fact]
    public void Any_cut_of_the_bytes_gives_the_same()
    {
        byte[] client = [.. Frame(Headers, Priority | Padded, 1, [3, 0, 0, 0, 0, 7, .. Convert.FromHexString(First[..10]), 0, 0, 0]), .. Frame(Continuation, EndHeaders, 1, Convert.FromHexString(First[10..])),
            .. Frame(Data, Padded, 1, "\u0002up\0\0"), .. Frame(Data, Padded | EndStream, 1, "\u0001\0")];
        byte[] server = [.. Frame(0x77, 255, 1, "unknown"), .. Block(1, Ok, EndHeaders), .. Frame(Data, Padded, 1, "\u0003down\0\0\0"), .. Frame(Headers, EndHeaders | EndStream, 1, Convert.FromHexString("0f0d0134"))];
        for (int size = 1; size <= 40; size++)
        {
            StreamTape tape = Opened();
            foreach (byte[] piece in client.Chunk(size))
                tape.Send(piece);
            foreach (byte[] piece in server.Chunk(size))
                tape.Answer(piece);
            Assert.Equal(["http2 www.example.com/  up Whole", "http2 www.example.com/ text/plain down Whole"], Of(tape));
        }
    }

    [Fact]
    public void An_upgrade_of_HTTP_1_is_followed()
    {
        var tape = new StreamTape(80, null, objects: true);
        tape.Send("GET /up HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n\r\n");
        tape.Answer([.. Encoding.Latin1.GetBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"), .. Frame(Settings, 0, 0)]);
        tape.Send([.. Preface, .. Frame(Settings, 0, 0)]);
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, EndStream, 1, "body")]);
        Assert.Equal(["http2 h/up text/plain body Whole"], Of(tape));
    }

    [Fact]
    public void A_promised_stream_has_the_name_of_its_request()
    {
        StreamTape tape = Opened();
        tape.Send(Block(1, First));
        tape.Answer([.. Frame(PushPromise, EndHeaders, 1, [0, 0, 0, 2, .. Convert.FromHexString("828684410f7777772e6578616d706c652e636f6d")]), .. Block(2, Ok, EndHeaders), .. Frame(Data, EndStream, 2, "pushed")]);
        Assert.Equal(["http2 www.example.com/ text/plain pushed Whole"], Of(tape));
    }

    [Fact]
    public void What_is_reset_or_lacks_bytes_is_partial()
    {
        StreamTape tape = Opened();
        tape.Send([.. Block(1, First), .. Block(3, Second)]);
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, 0, 1, "abc"), .. Frame(Reset, 0, 1, "\0\0\0\u0008"), .. Block(3, Ok, EndHeaders)]);
        byte[] content = Frame(Data, EndStream, 3, "0123456789");
        tape.Answer(content.AsSpan(0, 12));
        tape.LoseServer(4);
        tape.Answer(content.AsSpan(16));
        tape.Send(Frame(Settings, 1, 0));
        Assert.Equal(["http2 www.example.com/ text/plain abc Partial", "http2 www.example.com/ text/plain 012789 Partial"], Of(tape));
        Assert.Equal(4, tape.Files[1].Item.Missing);
    }

    [Fact]
    public void What_comes_after_the_client_reset_its_stream_has_its_name()
    {
        StreamTape tape = Opened();
        tape.Send([.. Block(1, First), .. Frame(Reset, 0, 1, "\0\0\0\u0008")]);
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, EndStream, 1, "late")]);
        Assert.Equal(["http2 www.example.com/ text/plain late Whole"], Of(tape));
    }

    [Fact]
    public void Behind_a_gap_between_frames_the_next_segment_that_begins_with_one_goes_on()
    {
        StreamTape tape = Opened();
        tape.Send([.. Block(1, First), .. Block(3, Second)]);
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, 0, 1, "abc")]);
        tape.LoseServer(100);
        tape.Answer("the rest of some frame");
        tape.Answer([.. Block(3, Ok, EndHeaders), .. Frame(Data, EndStream, 3, "whole")]);
        tape.Send(Frame(Settings, 1, 0));
        tape.Complete();
        Assert.Equal(["http2 www.example.com/ text/plain abc Partial", "http2 www.example.com/ text/plain whole Whole"], Of(tape));
    }

    [Fact]
    public void A_tunnel_and_an_interim_response_have_no_body()
    {
        StreamTape tape = Opened();
        // :method: CONNECT as a literal, :authority www.example.com.
        tape.Send([.. Block(1, "0207434f4e4e454354418cf1e3c2e5f23a6ba0ab90f4ff", EndHeaders), .. Block(3, First), .. Frame(Data, 0, 1, "tunnelled")]);
        // 103, then 200.
        tape.Answer([.. Frame(Headers, EndHeaders, 3, Convert.FromHexString("0803313033")), .. Block(3, Ok, EndHeaders), .. Frame(Data, EndStream, 3, "x")]);
        Assert.Equal(["http2 www.example.com/ text/plain x Whole"], Of(tape));
    }

    [Fact]
    public void Streams_without_end_are_bounded()
    {
        StreamTape tape = Opened();
        for (int i = 0; i < 2000; i++)
            tape.Send([.. Block(2 * i + 1, "838684" + "410178", EndHeaders), .. Frame(Data, 0, 2 * i + 1, "x")]);
        Assert.Equal(2000 - 256, tape.Files.Count);
        Assert.All(tape.Files, f => Assert.Equal(StreamObjectEnd.Partial, f.End));
    }

    [Fact]
    public void Connections_share_a_budget_of_memory()
    {
        StreamTape tape = Opened(options: new StreamParsingOptions { MaxDecoderBytes = 1000 });
        tape.Send([.. Block(1, First, EndHeaders), .. Frame(Data, 0, 1, Zip("abc"))]);
        Assert.Equal(0, tape.Parsing.LimitsMet);
        // A body with a coding is younger than the connection, which makes place for it.
        tape.Send([.. Frame(Headers, EndHeaders, 3, Convert.FromHexString("838684" + "0f0b04677a6970")), .. Frame(Data, EndStream, 3, Zip("x"))]);
        Assert.Equal(1, tape.Parsing.LimitsMet);
    }

    [Fact]
    public void Nothing_is_read_where_nobody_wants_files()
    {
        var tape = new StreamTape(80, null);
        tape.Send([.. Preface, .. Block(1, First)]);
        tape.Answer([.. Block(1, Ok, EndHeaders), .. Frame(Data, EndStream, 1, "x")]);
        Assert.Empty(tape.Messages);
        Assert.Equal(0, tape.Parsing.HeldBytes);
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(7);
        byte[] all = [.. Block(1, First), .. Frame(Data, Padded, 1, "\u0002up\0\0"), .. Block(1, Ok), .. Frame(PushPromise, EndHeaders, 1, [0, 0, 0, 2, .. Convert.FromHexString(First)]), .. Frame(Data, EndStream, 1, "end")];
        for (int i = 0; i < 2000; i++)
        {
            StreamTape tape = Opened();
            byte[] bytes = [.. all];
            for (int n = random.Next(1, 6); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            foreach (byte[] piece in bytes.Chunk(random.Next(1, bytes.Length)))
            {
                tape.Send(piece);
                tape.Answer(piece);
                if (random.Next(4) == 0)
                    tape.LoseClient(random.Next(1, 20));
            }
            tape.FinishClient();
            tape.FinishServer();
            tape.Complete();
            Assert.All(tape.Files, f => Assert.Equal(f.Content.Length, f.Item.Size));
        }
    }

    private static byte[] Zip(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(Encoding.Latin1.GetBytes(text));
        return packed.ToArray();
    }
}
