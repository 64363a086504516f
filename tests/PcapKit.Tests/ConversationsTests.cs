using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>What conversations tell of payloads. Expected chains are what TShark 4.0 says of the same frames without reassembly.</summary>
public sealed class ConversationsTests : IDisposable
{
    private static readonly IPv4Address Client = IPv4Address.Parse("192.0.2.1"), Server = IPv4Address.Parse("198.51.100.2");
    private readonly MemoryStream _file = new();
    private readonly PcapWriter _writer;
    private uint _clientNext = 1001, _serverNext = 5001;
    private ushort _port = 80;
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

    private static byte[] Message(string name) => new LayerStack { new Dns { Questions = { new DnsQuestion(name, DnsType.A) } } }.Build();

    private static byte[] Frames(bool preface, params Http2Frame[] frames)
    {
        var layer = new Http2 { HasPreface = preface };
        foreach (Http2Frame frame in frames)
            layer.Frames.Add(frame);
        return new LayerStack { layer }.Build();
    }

    private void FromClient(ReadOnlySpan<byte> data) => Write(Client, Server, 40000, _port, ref _clientNext, _serverNext, data);

    private void FromServer(ReadOnlySpan<byte> data) => Write(Server, Client, _port, 40000, ref _serverNext, _clientNext, data);

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
        var columns = new ColumnWriter(DefaultProtocols.Registry, [column]);
        var text = new Utf8Buffer();
        foreach (Packet packet in Capture.Open(new MemoryStream(_file.ToArray()), options: new CaptureOptions { KeepConversations = keep }))
            columns.Write(packet, text);
        return System.Text.Encoding.UTF8.GetString(text.Written).Split('\n')[..^1];
    }
}
