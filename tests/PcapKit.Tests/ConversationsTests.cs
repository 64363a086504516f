using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>What conversations tell of payloads. Expected chains are what TShark 4.0 says of the same frames without reassembly.</summary>
public sealed class ConversationsTests : IDisposable
{
    private static readonly IPv4Address Client = IPv4Address.Parse("192.0.2.1"), Server = IPv4Address.Parse("198.51.100.2");
    private readonly MemoryStream _file = new();
    private readonly PcapWriter _writer;
    private uint _clientNext = 1001, _serverNext = 5001;
    private ushort _port = 80, _clientPort = 40000;
    private int _count;

    public ConversationsTests() => _writer = new PcapWriter(_file);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void Data_that_are_sent_again_are_not_dissected_again()
    {
        FromClient("GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n"u8);
        uint again = _clientNext;
        FromServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8);
        FromClient("GET /b HTTP/1.1\r\nHost: example.com\r\n\r\n"u8);
        _clientNext = again;
        Wait(500);
        FromClient("GET /b HTTP/1.1\r\nHost: example.com\r\n\r\n"u8);

        string[] chains = Chains(keep: true);
        Assert.Equal(["eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp"], chains);
        Assert.Equal("eth:ethertype:ip:tcp:http", Chains(keep: false)[3]);
    }

    // As tshark 4.0 says of the same segments.
    [Fact]
    public void What_the_conversation_tells_of_segments_are_fields()
    {
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        FromServer("HTTP/1.1 200 OK\r\n\r\n"u8);
        uint again = _serverNext - 19;
        Wait(500);
        _serverNext = again;
        FromServer("HTTP/1.1 200 OK\r\n\r\n"u8);
        _clientPort++;
        FromClient("GET /b HTTP/1.1\r\n\r\n"u8);

        Assert.Equal(["0", "0", "0", "1"], Column("tcp.stream"));
        Assert.Equal(["1", "1", "1", "1"], Column("tcp.seq"));
        Assert.Equal(["1", "20", "20", "1"], Column("tcp.ack"));
        Assert.Equal(["0.000000000", "0.001000000", "0.501000000", "0.000000000"], Column("tcp.time_delta"));
        Assert.Equal(["1", "1", "1", "1"], Column("tcp.analysis"));
        Assert.Equal(["", "", "1", ""], Column("tcp.analysis.flags"));
        Assert.Equal(["", "", "1", ""], Column("tcp.analysis.retransmission"));
        Assert.Equal(["", "1", "", ""], Column("tcp.analysis.acks_frame"));
        Assert.Equal(["0.000000000", "0.001000000", "0.502000000", "0.503000000"], Column("frame.time_relative"));
        Assert.Equal(["0.000000000", "0.001000000", "0.501000000", "0.001000000"], Column("frame.time_delta"));
    }

    // Of every segment what people look for; more where something went wrong.
    [Fact]
    public void Reports_show_the_stream_and_what_is_remarkable()
    {
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        _clientNext -= 19;
        Wait(500);
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        _writer.Flush();
        var output = new MemoryStream();
        using var extractor = new Extractor(new() { InputStream = new MemoryStream(_file.ToArray()), OutputStream = output, Format = Formats.NdJson });
        extractor.Run();
        string[] lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Contains("\"len\":19,\"stream\":0,\"seq\":1,\"ack\":1,\"http/1.1\":{", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"stream\":0,\"seq\":1,\"ack\":1,\"analysis\":{\"bytes_in_flight\":19,\"push_bytes_sent\":19,\"flags\":{\"retransmission\":true},\"rto\":\"0.501000000\",\"rto_frame\":1}",
            lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Trees_and_owned_packets_have_them_too()
    {
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        FromServer("HTTP/1.1 200 OK\r\n\r\n"u8);
        _writer.Flush();
        using Capture capture = Capture.Open(new MemoryStream(_file.ToArray()), options: new CaptureOptions { KeepConversations = true });
        Assert.True(capture.TryRead(out Packet packet));
        Assert.True(packet.TryGetNote(out TcpSegmentInfo first));
        Assert.True(first.IsNewStream);
        Assert.True(capture.TryRead(out packet));
        OwnedPacket owned = packet.ToOwned();
        Assert.True(owned.AsPacket().TryGetNote(2, out TcpSegmentInfo second));
        Assert.Equal((0L, 1L, 1u), (second.Stream, second.AckedFrame, second.RelativeSequence));
        Assert.False(packet.TryGetNote(1, out second));
        FieldNode tree = owned.AsPacket().ToTree();
        Assert.Equal(20ul, tree["tcp.nxtseq"]!.Number);
        Assert.Equal(1ul, tree["tcp.analysis.acks_frame"]!.Number);
    }

    [Fact]
    public void A_keep_alive_is_raw_data()
    {
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        FromServer("HTTP/1.1 204 No Content\r\n\r\n"u8);
        _clientNext--;
        FromClient([0]);

        Assert.Equal("eth:ethertype:ip:tcp:data", Chains(keep: true)[2]);
    }

    [Fact]
    public void A_stream_on_another_port_stays_what_it_was_found_to_be()
    {
        _port = 50123;
        FromServer("no head at all"u8);
        FromClient("GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n"u8);
        FromServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"u8);
        FromServer("0123456789"u8);

        Assert.Equal(["eth:ethertype:ip:tcp:data", "eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp:http:data"], Chains(keep: true));
        Assert.Equal("eth:ethertype:ip:tcp:data", Chains(keep: false)[3]);
    }

    // As tshark 4.0 says of the same segments.
    [Fact]
    public void Tls_on_another_port_stays_until_something_readable_comes()
    {
        _port = 50123;
        FromServer([0x99, 0x98, 0x97, 0x96, 0x95]);
        FromClient([0x16, 3, 3, 0, 4, 14, 0, 0, 0]);
        FromServer([0x99, 0x98, 0x97, 0x96, 0x95]);
        FromClient("abcd and so on"u8);
        FromClient("GET / HTTP/1.1\r\n\r\n"u8);
        FromClient([0x17, 3, 3, 0, 1, 9]);

        Assert.Equal(
            ["eth:ethertype:ip:tcp:data", "eth:ethertype:ip:tcp:tls", "eth:ethertype:ip:tcp:tls", "eth:ethertype:ip:tcp:data", "eth:ethertype:ip:tcp:http",
                "eth:ethertype:ip:tcp:http:data"],
            Chains(keep: true));
    }

    // As tshark 4.0 says of the same segments.
    [Fact]
    public void Http_on_the_port_of_tls_stays_http()
    {
        _port = 443;
        FromClient("GET / HTTP/1.1\r\n\r\n"u8);
        FromServer([0x16, 3, 3, 0, 4, 14, 0, 0, 0]);

        Assert.Equal(["eth:ethertype:ip:tcp:http", "eth:ethertype:ip:tcp:http:data"], Chains(keep: true));
        Assert.Equal("eth:ethertype:ip:tcp:tls", Chains(keep: false)[1]);
    }

    // Where the reply says no address, the connection goes to the server itself (RFC 2428, section 3).
    [Theory]
    [InlineData("227 Entering Passive Mode (198,51,100,2,195,203).\r\n", true)]
    [InlineData("229 Entering Extended Passive Mode (|||50123|)\r\n", true)]
    [InlineData("227 Entering Passive Mode (198,51,100,3,195,203).\r\n", false)]
    [InlineData("229 Entering Extended Passive Mode (|||50124|)\r\n", false)]
    public void A_connection_that_Ftp_announced_carries_its_data(string reply, bool isData)
    {
        _port = 21;
        FromClient("PASV\r\n"u8);
        FromServer(System.Text.Encoding.ASCII.GetBytes(reply));
        (_port, _clientPort) = (50123, 40001);
        FromServer([1, 2, 3]);
        FromServer("text"u8);
        // Another connection to the same end was not announced.
        _clientPort = 40002;
        FromServer([1, 2, 3]);

        string data = "eth:ethertype:ip:tcp:data";
        Assert.Equal(["eth:ethertype:ip:tcp:ftp", "eth:ethertype:ip:tcp:ftp", isData ? "eth:ethertype:ip:tcp:ftp-data" : data,
            isData ? "eth:ethertype:ip:tcp:ftp-data:data-text-lines" : data, data], Chains(keep: true));
    }

    [Fact]
    public void A_connection_of_Http2_is_known_after_its_preface()
    {
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        FromServer(Frames(preface: false, Http2Frame.Settings()));
        FromClient(Frames(preface: false, Http2Frame.SettingsAck()));

        Assert.All(Chains(keep: true), chain => Assert.Equal("eth:ethertype:ip:tcp:http:http2", chain));
    }

    [Fact]
    public void A_message_in_several_frames_is_read_where_it_ends()
    {
        byte[] message = Message("example.com");
        byte[] head = HpackEncoder.Encode((":status", "200"), ("content-type", "application/dns-message"));
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        FromServer(Frames(preface: false, Http2Frame.Headers(1, head), Http2Frame.Data(1, message.AsSpan(0, 9))));
        FromServer(Frames(preface: false, Http2Frame.Data(1, message.AsSpan(9))));
        FromServer(Frames(preface: false, Http2Frame.Data(1, default, endStream: true)));

        string[] chains = Chains(keep: true);
        Assert.Equal("eth:ethertype:ip:tcp:http:http2", chains[2]);
        Assert.Equal("eth:ethertype:ip:tcp:http:http2:dns", chains[3]);
        Assert.Equal(["", "", "", "example.com"], Column("dns.qry.name"));
    }

    [Fact]
    public void Http_in_a_datagram_tells_nothing_of_the_stream_before_it()
    {
        _port = 50123;
        FromClient("nothing"u8);
        _writer.Write(new Timestamp(1_700_000_001, 0), (new Ethernet() / new IPv4 { Source = Server, Destination = Client }
            / new Udp { SourcePort = 1900, DestinationPort = 1900 }
            / new Payload([.. "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"u8, .. Frames(preface: false, Http2Frame.Settings())])).Build());
        Assert.EndsWith(":http2", Chains(keep: true)[1]);
        FromClient("nothing"u8);

        Assert.Equal("eth:ethertype:ip:tcp:data", Chains(keep: true)[2]);
    }

    [Fact]
    public void Data_of_a_spurious_retransmission_count_once()
    {
        byte[] message = BeginMessage();
        uint again = _serverNext;
        byte[] first = Frames(preface: false, Http2Frame.Data(1, message.AsSpan(0, 9)));
        byte[] last = Frames(preface: false, Http2Frame.Data(1, message.AsSpan(9), endStream: true));
        FromServer(first);
        FromClient(Frames(preface: false, Http2Frame.SettingsAck()));
        // Acknowledged already: a spurious retransmission, whose data are dissected.
        _serverNext = again;
        FromServer(first);
        FromServer(last);

        Assert.Equal("eth:ethertype:ip:tcp:http:http2", Chains(keep: true)[4]);
        Assert.Equal(["", "", "", "", "", "example.com"], Column("dns.qry.name"));
    }

    [Fact]
    public void A_message_with_a_hole_is_not_put_together()
    {
        byte[] message = BeginMessage();
        FromServer(Frames(preface: false, Http2Frame.Data(1, message.AsSpan(0, 9))));
        _serverNext += (uint)Frames(preface: false, Http2Frame.Data(1, message.AsSpan(0, 9))).Length;
        FromServer(Frames(preface: false, Http2Frame.Data(1, message.AsSpan(9), endStream: true)));

        Assert.All(Column("dns.qry.name"), name => Assert.Equal("", name));
    }

    [Fact]
    public void A_segment_that_ends_in_the_header_of_a_frame_is_a_hole()
    {
        byte[] message = BeginMessage();
        FromServer([.. Frames(preface: false, Http2Frame.Data(1, message.AsSpan(0, 9))), 0, 0, 1]);
        FromServer(Frames(preface: false, Http2Frame.Data(1, message.AsSpan(9), endStream: true)));

        Assert.All(Column("dns.qry.name"), name => Assert.Equal("", name));
    }

    [Fact]
    public void A_segment_that_an_error_message_quotes_is_not_data()
    {
        byte[] message = BeginMessage();
        byte[] last = Frames(preface: false, Http2Frame.Data(1, message.AsSpan(), endStream: true));
        byte[] quoted = (new IPv4 { Source = Server, Destination = Client }
            / new Tcp { SourcePort = 80, DestinationPort = 40000, SequenceNumber = _serverNext, Ack = true } / new Payload(last)).Build();
        // Destination unreachable, port unreachable (RFC 792).
        _writer.Write(new Timestamp(1_700_000_001, 0), (new Ethernet() / new IPv4 { Source = Client, Destination = Server, NextProtocol = IPProtocol.Icmp }
            / new Payload([3, 3, 0, 0, 0, 0, 0, 0, .. quoted])).Build());
        Assert.StartsWith("eth:ethertype:ip:icmp:ip:tcp", Chains(keep: true)[2]);
        FromServer(last);

        Assert.Equal("example.com", Column("dns.qry.name")[3]);
    }

    [Fact]
    public void A_message_longer_than_any_of_Dns_is_dropped()
    {
        byte[] message = BeginMessage();
        FromServer(Frames(preface: false, Http2Frame.Data(1, message)));
        for (int i = 0; i < 5; i++)
            FromServer(Frames(preface: false, Http2Frame.Data(1, new byte[16_000])));
        FromServer(Frames(preface: false, Http2Frame.Data(1, default, endStream: true)));

        Assert.All(Column("dns.qry.name"), name => Assert.Equal("", name));
    }

    [Fact]
    public void A_segment_inside_a_frame_is_not_dissected_and_the_next_frame_is_found()
    {
        BeginMessage();
        byte[] other = Frames(preface: false, Http2Frame.Data(3, new byte[3000])), head = Head(), message = Message("example.org");
        FromServer(other.AsSpan(0, 1000));
        FromServer(other.AsSpan(1000, 1000));
        FromServer([.. other.AsSpan(2000), .. Frames(preface: false, Http2Frame.Headers(5, head))]);
        FromServer(Frames(preface: false, Http2Frame.Data(5, message, endStream: true)));

        string[] chains = Chains(keep: true);
        Assert.Equal("eth:ethertype:ip:tcp:http:http2", chains[2]);
        Assert.Equal("eth:ethertype:ip:tcp", chains[3]);
        Assert.Equal("example.org", Column("dns.qry.name")[5]);
    }

    [Fact]
    public void The_layer_begins_where_the_first_frame_of_a_segment_begins()
    {
        BeginMessage();
        byte[] other = Frames(preface: false, Http2Frame.Data(3, new byte[3000])), ping = Frames(preface: false, Http2Frame.Ping([1, 2, 3, 4, 5, 6, 7, 8]));
        FromServer(other.AsSpan(0, 2000));
        FromServer([.. other.AsSpan(2000), .. ping]);

        Assert.Equal("eth:ethertype:ip:tcp:http:http2", Chains(keep: true)[3]);
        Assert.Equal(["0102030405060708", "6"], [Column("http2.ping")[3], Column("http2.type")[3]]);
        Assert.Equal((1009 + ping.Length).ToString(System.Globalization.CultureInfo.InvariantCulture), Column("tcp.len")[3]);
    }

    [Fact]
    public void What_is_sent_again_with_more_behind_it_makes_no_hole()
    {
        byte[] message = Message("example.com");
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        FromServer(Frames(preface: false, Http2Frame.Headers(1, [0x88, 0x5F, 23, .. "application/dns-message"u8])));
        byte[] first = Frames(preface: false, Http2Frame.Data(1, message.AsSpan(0, 9))), last = Frames(preface: false, Http2Frame.Data(1, message.AsSpan(9), endStream: true));
        byte[] head = Frames(preface: false, Http2Frame.Headers(3, [0x88, 0xBE]));
        uint again = _serverNext;
        FromServer(first);
        _serverNext = again;
        Wait(500);
        // Not dissected, as in Wireshark; its new frames count all the same: the second head refers to the table that the first one filled.
        FromServer([.. first, .. head]);
        FromServer(last);
        FromServer(Frames(preface: false, Http2Frame.Data(3, message, endStream: true)));

        string[] chains = Chains(keep: true);
        Assert.Equal("eth:ethertype:ip:tcp", chains[3]);
        Assert.Equal(["example.com", "example.com"], Column("dns.qry.name")[4..]);
    }

    [Fact]
    public void Header_fields_go_on_in_the_next_segment()
    {
        byte[] head = Head(), message = Message("example.net");
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        FromServer(Frames(preface: false, Http2Frame.Headers(1, head.AsSpan(0, 4), endHeaders: false)));
        FromServer(Frames(preface: false, Http2Frame.Continuation(1, head.AsSpan(4, 5), endHeaders: false)));
        FromServer(Frames(preface: false, Http2Frame.Continuation(1, head.AsSpan(9)), Http2Frame.Data(1, message, endStream: true)));
        // One of another stream is of no block.
        FromServer(Frames(preface: false, Http2Frame.Headers(3, head.AsSpan(0, 4), endHeaders: false)));
        FromServer(Frames(preface: false, Http2Frame.Continuation(5, head.AsSpan(4)), Http2Frame.Data(3, message, endStream: true)));

        Assert.Equal(["", "", "", "example.net", "", ""], Column("dns.qry.name"));
    }

    [Fact]
    public void Bodies_that_are_only_announced_are_bounded()
    {
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        // Each takes 256 bytes of 1 MiB, and the one that comes 512 more: two others.
        for (int stream = 1; stream < 2 * 5000; stream += 2)
            FromServer(Frames(preface: false, Http2Frame.Headers(stream, Head())));
        FromServer(Frames(preface: false, Http2Frame.Data(1, Message("example.com"), endStream: true), Http2Frame.Data(9999, Message("example.org"), endStream: true)));

        Assert.Equal("example.org", Column("dns.qry.name")[^1]);
        Assert.Equal(5000 - 4096 + 2, Walk().DroppedMessages);
    }

    [Fact]
    public void Messages_of_all_connections_share_a_budget()
    {
        byte[] message = BeginMessage();
        // Twenty bodies of 60,000 bytes are more than 1 MiB: the oldest makes place.
        for (int stream = 3; stream < 43; stream += 2)
        {
            FromServer(Frames(preface: false, Http2Frame.Headers(stream, Head())));
            for (int part = 0; part < 4; part++)
                FromServer(Frames(preface: false, Http2Frame.Data(stream, new byte[15_000])));
        }
        FromServer(Frames(preface: false, Http2Frame.Data(1, message, endStream: true)));
        FromServer(Frames(preface: false, Http2Frame.Headers(43, Head())));
        FromServer(Frames(preface: false, Http2Frame.Data(43, message, endStream: true)));

        Assert.Equal(["", "", "example.com"], Column("dns.qry.name")[^3..]);
        Conversations conversations = Walk();
        Assert.InRange(conversations.DroppedMessages, 3, 6);
    }

    [Fact]
    public void Streams_whose_application_is_forgotten_are_counted()
    {
        _port = 50123;
        for (int i = 0; i < 4100; i++)
        {
            _clientPort++;
            FromClient("GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n"u8);
        }

        Assert.Equal(4, Walk().EvictedApplications);
    }

    [Fact]
    public void What_is_remembered_is_of_one_pass()
    {
        FromClient("GET /a HTTP/1.1\r\n\r\n"u8);
        _writer.Flush();
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, _file.ToArray());
        using var capture = Capture.Open(path, options: new CaptureOptions { KeepConversations = true });
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (Packet packet in capture)
                Assert.Equal("Ethernet:IPv4:TCP:HTTP/1.1", packet.Chain);
        }
        File.Delete(path);
    }

    // A response of a DNS message begins in stream 1; the preface and this are two packets.
    private byte[] BeginMessage()
    {
        FromClient(Frames(preface: true, Http2Frame.Settings()));
        FromServer(Frames(preface: false, Http2Frame.Headers(1, Head())));
        return Message("example.com");
    }

    private static byte[] Head() => HpackEncoder.Encode((":status", "200"), ("content-type", "application/dns-message"));

    private Conversations Walk()
    {
        _writer.Flush();
        var conversations = new Conversations(DefaultProtocols.Registry);
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { MakeGuide = _ => conversations });
        foreach (Packet packet in Capture.Open(new MemoryStream(_file.ToArray())))
            dissector.Dissect(packet.Bytes, TableId.LinkType, 1);
        return conversations;
    }

    private static byte[] Message(string name) => new LayerStack { new Dns { Questions = { new DnsQuestion(name, DnsType.A) } } }.Build();

    private static byte[] Frames(bool preface, params Http2Frame[] frames)
    {
        var layer = new Http2 { HasPreface = preface };
        foreach (Http2Frame frame in frames)
            layer.Frames.Add(frame);
        return new LayerStack { layer }.Build();
    }

    private void FromClient(ReadOnlySpan<byte> data) => Write(Client, Server, _clientPort, _port, ref _clientNext, _serverNext, data);

    private void FromServer(ReadOnlySpan<byte> data) => Write(Server, Client, _port, _clientPort, ref _serverNext, _clientNext, data);

    private void Wait(int milliseconds) => _count += milliseconds;

    private void Write(IPv4Address from, IPv4Address to, ushort source, ushort destination, ref uint next, uint acknowledged, ReadOnlySpan<byte> data)
    {
        byte[] frame = (new Ethernet() / new IPv4 { Source = from, Destination = to }
            / new Tcp { SourcePort = source, DestinationPort = destination, SequenceNumber = next, AcknowledgmentNumber = acknowledged, Ack = true, Psh = true }
            / new Payload(data)).Build();
        _writer.Write(new Timestamp(1_700_000_000, (ulong)++_count * 1_000_000_000_000_000), frame);
        next += (uint)data.Length;
    }

    private string[] Chains(bool keep) => Read("frame.protocols", keep);

    private string[] Column(string name) => Read(name, keep: true);

    private string[] Read(string column, bool keep)
    {
        _writer.Flush();
        var columns = new ColumnWriter(DefaultProtocols.Registry, [column], new ColumnOptions { Notes = Conversations.NoteKinds });
        var text = new Utf8Buffer();
        foreach (Packet packet in Capture.Open(new MemoryStream(_file.ToArray()), options: new CaptureOptions { KeepConversations = keep, Dissect = new() { Needed = columns.Needed, Notes = columns.Notes } }))
            columns.Write(packet, text);
        return System.Text.Encoding.UTF8.GetString(text.Written).Split('\n')[..^1];
    }
}
