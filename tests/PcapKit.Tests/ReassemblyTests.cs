using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Fragments in packets. Expected chains are what TShark 4.0 says of the same frames, unless said otherwise.</summary>
public sealed class ReassemblyTests : IDisposable
{
    private static readonly IPv4Address Client = IPv4Address.Parse("192.0.2.1"), Server = IPv4Address.Parse("198.51.100.2");
    private static readonly IPv6Address Client6 = IPv6Address.Parse("2001:db8::1"), Server6 = IPv6Address.Parse("2001:db8::2");
    private readonly MemoryStream _file = new();
    private readonly PcapWriter _writer;
    private readonly List<OwnedDatagram> _ended = [];
    private int _count;

    public ReassemblyTests() => _writer = new PcapWriter(_file);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void The_frame_that_completes_a_datagram_has_its_layers()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 24, 41), Part(datagram, 16, 24));

        Assert.Equal(["eth:ethertype:ip:data", "eth:ethertype:ip:data", "eth:ethertype:ip:udp:dns"], Chains());
        Assert.Equal(["eth:ethertype:ip:udp:dns", "eth:ethertype:ip:data", "eth:ethertype:ip:data"], Chains(new CaptureOptions()));
        OwnedDatagram whole = Assert.Single(_ended);
        Assert.Equal(datagram, whole.Bytes.ToArray());
        Assert.Equal([1, 2, 3], whole.Fragments.Select(f => f.Frame));
    }

    [Fact]
    public void The_datagram_stands_behind_the_bytes_of_its_last_frame()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        using Capture capture = Open();
        Assert.True(capture.TryRead(out _));
        Assert.True(capture.TryRead(out Packet packet));
        Assert.Equal(14 + 20 + 25, packet.Data.Length);
        Assert.Equal(packet.Data.Length + datagram.Length, packet.Bytes.Length);
        Assert.True(packet.TryGet(out UdpView udp));
        Assert.Equal(41, udp.Length);
        Assert.Equal("www.example.com", packet.ToTree()["dns.qry.name"]?.ValueText);
        // What is built again is the frame as it was captured.
        Assert.Equal(packet.Data.ToArray(), packet.ToLayers().Build());
        Assert.Equal(packet.Chain, packet.ToOwned().AsPacket().Chain);
    }

    [Fact]
    public void Fragments_of_IPv6_likewise()
    {
        byte[] datagram = Question();
        WriteIPv6(Part6(datagram, 16, 41), Part6(datagram, 0, 16));
        Assert.Equal(["eth:ethertype:ipv6:ipv6.fraghdr:data", "eth:ethertype:ipv6:ipv6.fraghdr:udp:dns"], Chains());
        Assert.Equal(40, _ended[0].Header.Length);
    }

    [Fact]
    public void Atomic_fragments_of_IPv6_have_nothing_to_do_with_others()
    {
        byte[] datagram = Question();
        WriteIPv6(Part6(datagram, 0, 16), Part6(datagram, 0, 41), Part6(datagram, 16, 41));
        Assert.Equal(["eth:ethertype:ipv6:ipv6.fraghdr:data", "eth:ethertype:ipv6:ipv6.fraghdr:udp:dns", "eth:ethertype:ipv6:ipv6.fraghdr:udp:dns"], Chains());
    }

    [Fact]
    public void A_segment_in_fragments_counts_with_its_real_length()
    {
        byte[] segment = (new Tcp { SourcePort = 40000, DestinationPort = 80, SequenceNumber = 1000, Flags = TcpFlags.Ack | TcpFlags.Psh, Window = 500 }
            / new Payload("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8)).Build();
        // Not even the header is in the first one.
        Write(Part(segment, 0, 8, IPProtocol.Tcp), Part(segment, 8, segment.Length, IPProtocol.Tcp));
        byte[] next = (new Tcp { SourcePort = 40000, DestinationPort = 80, SequenceNumber = 1027, Flags = TcpFlags.Ack, Window = 500 } / new Payload("x"u8)).Build();
        Write(Part(next, 0, next.Length, IPProtocol.Tcp));
        using Capture capture = Open();
        var fields = new List<TcpSegmentInfo>();
        var tracker = new TcpTracker(capture.Registry);
        var chains = new List<string>();
        while (capture.TryRead(out Packet packet))
        {
            chains.Add(packet.Chain);
            int tcp = tracker.FindLayer(packet.Records);
            if (tcp >= 0 && tracker.TryObserve(packet, tcp, out TcpSegmentInfo info))
                fields.Add(info);
        }
        Assert.Equal("Ethernet:IPv4:Raw", chains[0]);
        Assert.Contains("TCP:HTTP", chains[1], StringComparison.Ordinal);
        // tshark: tcp.seq 1 and 28, nothing lost in between.
        Assert.Equal([1u, 28u], fields.Select(f => f.RelativeSequence));
        Assert.All(fields, f => Assert.Equal(TcpAnalysis.None, f.Analysis & TcpAnalysis.LostSegment));
    }

    [Fact]
    public void Fragments_in_tunnels_and_tunnels_in_fragments()
    {
        byte[] datagram = Question();
        byte[] inner = (Header(0, 16, more: true) / new Payload(datagram.AsSpan(0, 16))).Build();
        byte[] last = (Header(16, 25, more: false) / new Payload(datagram.AsSpan(16))).Build();
        Write(new Ethernet { Type = EtherType.IPv4 } / new IPv4 { Source = Server, Destination = Client, Identification = 8, NextProtocol = IPProtocol.IPv4 } / new Payload(inner));
        Write(Part(last, 0, 24, IPProtocol.IPv4), Part(last, 24, last.Length, IPProtocol.IPv4));
        Assert.Equal(["eth:ethertype:ip:ip:data", "eth:ethertype:ip:data", "eth:ethertype:ip:ip:udp:dns"], Chains());
    }

    [Fact]
    public void What_an_error_message_quotes_is_no_fragment_that_travels()
    {
        byte[] datagram = Question();
        byte[] quoted = (Header(0, 16, more: true) / new Payload(datagram.AsSpan(0, 16))).Build();
        Write(new Ethernet { Type = EtherType.IPv4 } / new IPv4 { Source = Server, Destination = Client, NextProtocol = IPProtocol.Icmp } / new Payload([3, 4, 0, 0, 0, 0, 5, 0, .. quoted]));
        Write(Part(datagram, 16, 41));
        // TShark lets the quotation complete the datagram.
        Assert.Equal("eth:ethertype:ip:data", Chains()[1]);
    }

    [Fact]
    public void A_fragment_that_the_capture_cut_stands_for_itself()
    {
        byte[] datagram = Question();
        byte[] first = Part(datagram, 0, 24).Build();
        _writer.Write(new CapturedFrame { Data = first.AsSpan(0, first.Length - 4), OriginalLength = first.Length, LinkType = 1, Time = Timestamp.FromMicroseconds(1_700_000_000, 0) });
        Write(Part(datagram, 24, 41));
        Assert.Equal(["eth:ethertype:ip:udp:dns", "eth:ethertype:ip:data"], Chains());
        Assert.Equal([new ByteRange(20, 4)], _ended[0].Holes);
    }

    [Fact]
    public void What_is_above_the_limit_of_the_dissection_is_not_added()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        Assert.Equal("eth:ethertype:ip:data", Chains(Reassembling(new DissectOptions { StopAfterProtocols = ["ip"] }))[1]);
        Assert.Equal("eth:ethertype:ip:data", Chains(Reassembling(new DissectOptions { HighestLevel = ProtocolLevel.Internet }))[1]);
        Assert.Equal("eth:ethertype:ip:udp:data", Chains(Reassembling(new DissectOptions { StopAfterProtocols = ["udp"] }))[1]);
    }

    [Fact]
    public void Datagrams_that_are_not_complete_end_with_the_capture_even_where_it_is_damaged()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 24, 41));
        Chains();
        OwnedDatagram part = Assert.Single(_ended);
        Assert.Equal((DatagramEnd.EndOfCapture, 41), (part.End, part.Length));
        Assert.Equal([new ByteRange(16, 8)], part.Holes);

        _ended.Clear();
        _file.SetLength(_file.Length - 1);
        Assert.Throws<CaptureFormatException>(() => Chains());
        Assert.Equal([new ByteRange(16, -1)], Assert.Single(_ended).Holes);
    }

    [Fact]
    public void Limits_that_are_met_are_told()
    {
        byte[] datagram = Question();
        for (ushort id = 1; id <= 3; id++)
            Write(Part(datagram, 0, 16, id: id));
        using Capture capture = Open(Reassembling() with { Reassembly = new ReassemblyOptions { Datagrams = new IPDefragmenterOptions { MaxDatagrams = 1 } } });
        while (capture.TryRead(out _))
        {
        }
        Assert.Equal((2, 1), (capture.Reassembly!.Datagrams.EvictedCount, capture.Reassembly.Datagrams.UnfinishedCount));
        Assert.StartsWith("2 datagrams", Assert.Single(capture.Reassembly.LimitsMet), StringComparison.Ordinal);
        Assert.NotNull(capture.Conversations);
    }

    [Fact]
    public void An_extraction_reassembles()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        _writer.Flush();
        _file.Position = 0;
        using var extractor = Extractor.Extract(new ExtractorOptions { InputStream = _file, NoFile = true, Reassemble = true });
        Assert.Contains("UDP:DNS", extractor.Frames[1].Protocols.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Question() =>
        (new Udp { SourcePort = 40000, DestinationPort = 53, Checksum = 0 } / new Payload(Convert.FromHexString("12340100000100000000000003777777076578616D706C6503636F6D0000010001"))).Build();

    private static IPv4 Header(int offset, int length, bool more, IPProtocol protocol = IPProtocol.Udp, ushort id = 7) => new()
    {
        Source = Client,
        Destination = Server,
        Identification = id,
        NextProtocol = protocol,
        FragmentOffset = (ushort)(offset / 8),
        MoreFragments = more,
        TotalLength = (ushort)(20 + length),
    };

    private static LayerStack Part(byte[] datagram, int from, int to, IPProtocol protocol = IPProtocol.Udp, ushort id = 7) =>
        new Ethernet { Type = EtherType.IPv4 } / Header(from, to - from, to < datagram.Length, protocol, id) / new Payload(datagram.AsSpan(from, to - from));

    private static LayerStack Part6(byte[] datagram, int from, int to) =>
        new IPv6Fragment { NextHeader = IPProtocol.Udp, FragmentOffset = (ushort)(from / 8), MoreFragments = to < datagram.Length, Identification = 9 } / new Payload(datagram.AsSpan(from, to - from));

    private void WriteIPv6(params LayerStack[] parts)
    {
        foreach (LayerStack part in parts)
            Write(new Ethernet { Type = EtherType.IPv6 } / new IPv6 { Source = Client6, Destination = Server6, NextHeader = IPProtocol.IPv6Fragment } / new Payload(part.Build()));
    }

    private void Write(params LayerStack[] frames)
    {
        foreach (LayerStack frame in frames)
        {
            byte[] bytes = frame.Build();
            _writer.Write(new CapturedFrame { Data = bytes, OriginalLength = bytes.Length, LinkType = 1, Time = Timestamp.FromMicroseconds(1_700_000_000 + _count++, 0) });
        }
    }

    private CaptureOptions Reassembling(DissectOptions? dissect = null) =>
        new() { Reassemble = true, Dissect = dissect, Reassembly = new ReassemblyOptions { DatagramEnded = (in datagram) => _ended.Add(datagram.ToOwned()) } };

    [Fact]
    public void Columns_tell_of_which_frames_a_datagram_was_put_together()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 24, 41), Part(datagram, 24, 41), Part(datagram, 16, 24));
        // In the order of the bytes, as in tshark; nothing above IPv4 is asked for.
        Assert.Equal(["\t\t\t", "\t\t\t", "\t\t\t", "1,4,2,3\t4\t1\t41"], Columns("ip.fragment", "ip.fragment.count", "ip.fragment.overlap", "ip.reassembled.length"));
        Assert.Equal(["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.1"], Columns("ip.src"));
        Assert.Equal(["16", "17", "17", ""], Columns("data.len"));
        Assert.Equal(["192.0.2.1\t", "192.0.2.1\t", "192.0.2.1\t", "192.0.2.1\twww.example.com"], Columns("ip.src", "dns.qry.name"));
    }

    [Fact]
    public void Fragments_of_IPv6_are_columns_likewise()
    {
        byte[] datagram = Question();
        WriteIPv6(Part6(datagram, 16, 41), Part6(datagram, 0, 16));
        Assert.Equal(["\t\t", "2,1\t2\t41"], Columns("ipv6.fragment", "ipv6.fragment.count", "ipv6.reassembled.length"));
    }

    // As tshark 4.0 says of the same segments; without reassembly it shows the third one again.
    [Fact]
    public void What_was_acknowledged_before_is_not_dissected_again()
    {
        byte[] response = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        WriteSegment(80, 40000, 1000, 500, response);
        WriteSegment(40000, 80, 500, 1000 + (uint)response.Length, []);
        WriteSegment(80, 40000, 1000, 500, response);
        WriteSegment(80, 40000, 1000 + (uint)response.Length, 500, response);
        Assert.Equal(["200\t", "\t", "\t1", "200\t"], Columns("http.response.code", "tcp.analysis.spurious_retransmission"));
        Assert.Equal("eth:ethertype:ip:tcp", Chains()[2]);
    }

    [Fact]
    public void Columns_tell_of_which_segments_a_message_was_put_together()
    {
        byte[] request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray();
        uint at = 1000;
        foreach (byte[] part in new[] { request[..10], request[10..20], request[20..], request })
        {
            byte[] segment = (new Tcp { SourcePort = 40000, DestinationPort = 80, SequenceNumber = at, Flags = TcpFlags.Ack | TcpFlags.Psh, Window = 500 } / new Payload(part)).Build();
            Write(Part(segment, 0, segment.Length, IPProtocol.Tcp));
            at += (uint)part.Length;
        }
        Assert.Equal(["\t\t", "\t\t", "1,2,3\t3\t27", "\t\t"], Columns("tcp.segment", "tcp.segment.count", "tcp.reassembled.length"));
        Assert.Equal(["1\t", "11\t", "21\tGET", "28\tGET"], Columns("tcp.seq", "http.request.method"));
    }

    [Fact]
    public void Programs_read_of_how_many_parts_the_whole_is()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        using Capture capture = Open();
        Assert.True(capture.TryRead(out Packet first));
        Assert.False(first.TryGetNote(out ReassemblyInfo<IPv4Protocol> _));
        Assert.True(capture.TryRead(out Packet last));
        Assert.True(last.TryGetNote(out ReassemblyInfo<IPv4Protocol> info));
        Assert.Equal((2, 41L, 1L, false), (info.Count, info.Length, info.Frame, info.IsOverlap));
        // The part itself is replaced by the whole: it has no name in the chain.
        Assert.Equal("Ethernet:IPv4:UDP:DNS", last.Chain);
    }

    private void WriteSegment(ushort source, ushort destination, uint sequence, uint acknowledged, byte[] data)
    {
        byte[] segment = (new Tcp { SourcePort = source, DestinationPort = destination, SequenceNumber = sequence, AcknowledgmentNumber = acknowledged, Flags = TcpFlags.Ack | TcpFlags.Psh, Window = 500 }
            / new Payload(data)).Build();
        bool isAnswer = source == 80;
        Write(new Ethernet { Type = EtherType.IPv4 } / new IPv4 { Source = isAnswer ? Server : Client, Destination = isAnswer ? Client : Server, NextProtocol = IPProtocol.Tcp } / new Payload(segment));
    }

    private string[] Columns(params string[] names)
    {
        _ended.Clear();
        var columns = new ColumnWriter(DefaultProtocols.Registry, names, new ColumnOptions { Notes = Reassembly.NoteKinds });
        using Capture capture = Open(Reassembling() with { Dissect = new DissectOptions { Needed = columns.Needed, Notes = columns.Notes } });
        var text = new Utf8Buffer();
        while (capture.TryRead(out Packet packet))
            columns.Write(packet, text);
        return System.Text.Encoding.UTF8.GetString(text.Written).Split('\n')[..^1];
    }

    private Capture Open(CaptureOptions? options = null)
    {
        _writer.Flush();
        _file.Position = 0;
        return Capture.Open(_file, options: options ?? Reassembling(), leaveOpen: true);
    }

    private string[] Chains(CaptureOptions? options = null)
    {
        using Capture capture = Open(options);
        var chains = new List<string>();
        var text = new Utf8Buffer(64);
        while (capture.TryRead(out Packet packet))
        {
            text.Clear();
            packet.AppendProtocols(text);
            chains.Add(System.Text.Encoding.UTF8.GetString(text.Written));
        }
        return [.. chains];
    }
}
