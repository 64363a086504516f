using System.Text;

namespace PcapKit.Protocols.Tests;

public class Http2StreamTests
{
    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    [Theory]
    [InlineData(80)]
    [InlineData(8080)]
    [InlineData(50051)]
    public void The_preface_tells_on_every_port(uint port)
    {
        byte[] segment = [.. Preface, .. BytesOf(Http2Frame.SettingsAck())];
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(segment, TableId.Of("tcp.port"), port);
        Assert.Equal("HTTP/2", packet.Chain);
        Assert.Equal("http:http2", PathOf(packet));
        Assert.Equal(0, packet.IndexOf("HTTP"));
        Assert.Equal(IssueKind.None, packet.Records[0].Issues);
        Assert.True(packet.TryGet(out Http2View view));
        Assert.True(view.HasPreface);
        // Without the preface, or with a part of it, nothing tells.
        Assert.Equal(port == 50051 ? "Raw" : "HTTP:Raw", new Dissector(DefaultProtocols.Registry).Dissect(segment.AsSpan(24), TableId.Of("tcp.port"), port).Chain);
        Assert.False(new Dissector(DefaultProtocols.Registry).Dissect(segment.AsSpan(0, 23), TableId.Of("tcp.port"), port).Has(Http2Protocol.Instance));
    }

    [Fact]
    public void Whoever_keeps_conversations_finds_it_under_its_key()
    {
        Assert.Same(Http2Protocol.Instance, DefaultProtocols.Registry.Find(HttpView.UpgradeTable, (uint)HttpUpgrade.Http2));
        // What tshark says behind tcp on a port of HTTP.
        Assert.Equal("http:http2", PathOf(Dissect(BytesOf(Http2Frame.SettingsAck()))));
    }

    [Theory]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", HttpUpgrade.Http2)]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n\r\n", HttpUpgrade.WebSocket)]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: foo\r\n\r\n", HttpUpgrade.None)]
    [InlineData("HTTP/1.1 200 OK\r\nUpgrade: h2c\r\n\r\n", HttpUpgrade.None)]
    [InlineData("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n", HttpUpgrade.None)]
    public void A_response_tells_what_the_connection_becomes(string head, HttpUpgrade upgrade) =>
        Assert.Equal(upgrade, new HttpView(Encoding.ASCII.GetBytes(head)).Upgrade);

    [Fact]
    public void What_stands_behind_a_switch_is_of_the_new_protocol()
    {
        byte[] segment = [.. "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"u8, .. BytesOf(Http2Frame.Settings((Http2Setting.EnablePush, 0u)))];
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(segment, TableId.Of("tcp.port"), 80);
        Assert.Equal("HTTP/1.1:HTTP/2", packet.Chain);
    }

    [Fact]
    public void Header_fields_of_a_direction_are_read_in_order()
    {
        var reader = new Http2HeaderReader();
        // The second block has only indices into what the first one left.
        byte[] first = BytesOf(
            Http2Frame.SettingsAck(),
            Http2Frame.Headers(1, [0x82, 0x87, 0x84, 0x41, 1, (byte)'h', 0x5F, 9, .. "text/html"u8], endStream: true));
        byte[] second = BytesOf(Http2Frame.Headers(3, [0x83, 0xBF, 0xBE]), Http2Frame.Data(3, "body"u8, endStream: true));
        Http2Headers request = Assert.Single(Read(reader, first));
        Assert.Equal((1, true, 0, HpackError.None), (request.StreamId, request.EndsStream, request.UnknownCount, request.Error));
        Assert.Equal([":method", ":scheme", ":path", ":authority", "content-type"], request.Select(f => f.Key));
        Assert.Equal(["GET", "https", "/", "h", "text/html"], request.Select(f => f.Value));
        Http2Headers next = Assert.Single(Read(reader, second));
        Assert.Equal((3, false), (next.StreamId, next.EndsStream));
        Assert.Equal("POST h text/html", $"{next[":method"]} {next[":authority"]} {next["content-type"]}");
        Assert.Equal(MediaType.Text, next.MediaType);
        Assert.Null(next["accept"]);

        // After a gap the indices are not known, and wrong ones never shown.
        reader.Lose();
        Http2Headers late = Assert.Single(Read(reader, second));
        Assert.Equal([new(":method", "POST")], late);
        Assert.Equal((2, HpackError.None), (late.UnknownCount, late.Error));
    }

    [Fact]
    public void Fragments_are_put_together()
    {
        byte[] block = HpackEncoder.Encode((":method", "GET"), (":authority", "www.example.com"));
        var reader = new Http2HeaderReader();
        byte[] first = BytesOf(Http2Frame.PushPromise(1, 2, block.AsSpan(0, 5), endHeaders: false, padding: 3));
        Assert.Empty(Read(reader, first));
        var copy = new Http2HeaderReader();
        copy.CopyFrom(reader);
        byte[] rest = BytesOf(Http2Frame.Continuation(1, block.AsSpan(5, 4), endHeaders: false), Http2Frame.Continuation(1, block.AsSpan(9)));
        foreach (Http2HeaderReader each in new[] { reader, copy })
        {
            Http2Headers headers = Assert.Single(Read(each, rest));
            Assert.Equal((1, 2, "www.example.com"), (headers.StreamId, headers.PromisedStreamId, headers[":authority"]));
            Assert.True(each.Decoder.IsComplete);
        }
        // One without its beginning, or of another stream, makes the table unknown.
        Assert.Empty(Read(reader, rest));
        Assert.False(reader.Decoder.IsComplete);
    }

    [Fact]
    public void Fields_of_fragments_stand_behind_the_last()
    {
        byte[] block = HpackEncoder.Encode((":method", "GET"), (":authority", "www.example.com"));
        string lines = LinesOf(Dissect(BytesOf(Http2Frame.Headers(1, block.AsSpan(0, 5), endHeaders: false), Http2Frame.Continuation(1, block.AsSpan(5)))));
        Assert.Contains("http2.headers.authority: www.example.com", lines, StringComparison.Ordinal);
        Assert.True(lines.IndexOf("http2.continuation.header:", StringComparison.Ordinal) < lines.IndexOf("http2.header_list", StringComparison.Ordinal));
    }

    [Fact]
    public void A_segment_alone_shows_unknown_entries_as_indices()
    {
        string lines = LinesOf(Dissect(BytesOf(Http2Frame.Headers(1, [0xBE, 0x88, 0x7E, 1, (byte)'v']))));
        Assert.Contains("http2.header\n        http2.header.repr: Indexed Header Field\n        http2.header.index: 62\n", lines, StringComparison.Ordinal);
        Assert.Contains("http2.header.value: v\n", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("!", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_reader_all_entries_are_shown()
    {
        var reader = new Http2HeaderReader();
        Read(reader, BytesOf(Http2Frame.Headers(1, [0x40, 1, (byte)'n', 1, (byte)'v'])));
        byte[] second = BytesOf(Http2Frame.Headers(3, [0xBE]));
        var sink = new CollectingSink(second.Length);
        Http2View.Visit(Dissect(second)[0], sink, reader);
        Assert.Contains("http2.header.name: n\n", sink.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_capture_cut_is_truncated_and_what_goes_on_is_not()
    {
        byte[] segment = BytesOf(Http2Frame.Headers(1, HpackEncoder.Encode((":method", "GET"), (":authority", "www.example.com"))), Http2Frame.Data(1, new byte[100]));
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Under("linktype", 147, Http2Protocol.Instance).Build();
        var dissector = new Dissector(registry);
        Packet goesOn = dissector.Dissect(new CapturedFrame { Data = segment.AsSpan(0, 50), Number = 1, OriginalLength = 50, LinkType = 147 });
        Assert.Equal(IssueKind.None, goesOn.Records[0].Issues);
        Packet cut = dissector.Dissect(new CapturedFrame { Data = segment.AsSpan(0, 50), Number = 1, OriginalLength = segment.Length, LinkType = 147 });
        Assert.Equal(IssueKind.Truncated, cut.Records[0].Issues);
        Assert.Equal(segment.Length, cut.Issues[0].Required);
        // Header fields that are there are shown.
        Packet within = dissector.Dissect(new CapturedFrame { Data = segment.AsSpan(0, 14), Number = 1, OriginalLength = segment.Length, LinkType = 147 });
        Assert.Contains("http2.headers.method: GET\n", LinesOf(within), StringComparison.Ordinal);
    }

    [Fact]
    public void Header_fields_beyond_the_limit_of_a_segment_are_left()
    {
        // An entry of 4,000 bytes, then blocks of its index alone: the limit counts all of them.
        byte[] value = [.. Enumerable.Repeat((byte)'v', 4000)];
        byte[] block = [0x40, 1, (byte)'n', 0x7F, (4000 - 127) & 127 | 128, (4000 - 127) >> 7, .. value];
        byte[] again = BytesOf([.. Enumerable.Repeat(Http2Frame.Headers(3, [0xBE]), 400)]);
        byte[] segment = [.. BytesOf(Http2Frame.Headers(1, block)), .. again];
        string lines = LinesOf(Dissect(segment));
        Assert.Contains("! TooDeep: more header fields in one segment than the limit", lines, StringComparison.Ordinal);
        Assert.True(lines.Length < 2_000_000);
    }

    [Fact]
    public void Crafted_frames_have_the_bytes_of_the_RFC()
    {
        var http2 = new Http2
        {
            HasPreface = true,
            Frames =
            {
                Http2Frame.Settings((Http2Setting.MaxFrameSize, 16384u)),
                Http2Frame.Headers(1, HpackEncoder.Encode((":method", "GET"), (":scheme", "https"), (":path", "/")), endStream: true),
                Http2Frame.Data(1, "hi"u8, endStream: true, padding: 1),
                Http2Frame.PushPromise(1, 2, [0x82], padding: 0),
                Http2Frame.Ping("12345678"u8, ack: true),
                Http2Frame.ResetStream(1, Http2Error.Cancel),
                Http2Frame.GoAway(1, Http2Error.None, "x"u8),
                Http2Frame.WindowUpdate(0, 65535),
                Http2Frame.Continuation(1, [0x82]),
                Http2Frame.AlternativeServices(0, "o", "h2"),
                Http2Frame.PriorityUpdate(1, "u=1"),
                Http2Frame.SettingsAck(),
                new Http2Frame((Http2FrameType)0xEE, 5, new byte[] { 1 }, (Http2Flags)0x81) { IsReservedSet = true, Length = 9 },
            },
            Rest = new byte[] { 0, 0 },
        };
        string expected = Convert.ToHexStringLower(Preface)
            + "000006040000000000" + "000500004000"
            + "000003010500000001" + "828784"
            + "000004000900000001" + "01686900"
            + "000006050c00000001" + "000000000282"
            + "000008060100000000" + "3132333435363738"
            + "000004030000000001" + "00000008"
            + "000009070000000000" + "000000010000000078"
            + "000004080000000000" + "0000ffff"
            + "000001090400000001" + "82"
            + "0000050a0000000000" + "00016f6832"
            + "000007100000000000" + "00000001753d31"
            + "000000040100000000"
            + "000009ee8180000005" + "01"
            + "0000";
        Assert.Equal(expected, Convert.ToHexStringLower(new LayerStack { http2 }.Build()));
    }

    [Fact]
    public void An_edited_segment_keeps_its_other_frames()
    {
        byte[] segment = [.. Preface, .. BytesOf(Http2Frame.SettingsAck(), Http2Frame.WindowUpdate(0, 1), Http2Frame.Data(1, new byte[50]))];
        Http2 http2 = new Dissector(DefaultProtocols.Registry).Dissect(segment.AsSpan(0, segment.Length - 20), TableId.Of("tcp.port"), 80).ToLayers().Get<Http2>()!;
        Assert.True(http2.HasPreface);
        Assert.Equal(2, http2.Frames.Count);
        Assert.Equal(39, http2.Rest.Length);
        http2.Frames[1] = Http2Frame.WindowUpdate(0, 2);
        byte[] expected = segment[..^20];
        expected[24 + 9 + 12] = 2;
        Assert.Equal(expected, new LayerStack { http2 }.Build());
    }

    [Fact]
    public void A_body_of_DNS_has_its_protocol() =>
        Assert.Same(DnsProtocol.Instance, DefaultProtocols.Registry.Find(TableId.Of("media_type"), (uint)MediaType.Dns));

    private static Packet Dissect(byte[] segment) => new Dissector(DefaultProtocols.Registry).Dissect(segment, HttpView.UpgradeTable, (uint)HttpUpgrade.Http2);

    private static byte[] BytesOf(params IEnumerable<Http2Frame> frames)
    {
        var http2 = new Http2();
        foreach (Http2Frame frame in frames)
            http2.Frames.Add(frame);
        return new LayerStack { http2 }.Build();
    }

    private static List<Http2Headers> Read(Http2HeaderReader reader, byte[] bytes)
    {
        var all = new List<Http2Headers>();
        foreach (Http2FrameView frame in new Http2Frames(bytes))
        {
            if (reader.TryRead(frame, out Http2Headers? headers))
                all.Add(headers);
        }
        return all;
    }

    private static string PathOf(in Packet packet)
    {
        var path = new Utf8Buffer();
        packet.AppendProtocols(path);
        return Encoding.UTF8.GetString(path.Written);
    }

    private static string LinesOf(in Packet packet)
    {
        var sink = new CollectingSink(packet.Data.Length);
        packet.Visit(0, sink);
        sink.Finish(packet.Records[0].Offset);
        return sink.Lines;
    }
}
