using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Datagrams and streams as results. Captures are crafted here; what must come out is what was put in.</summary>
public sealed class ReassemblerTests : IDisposable
{
    private const string Request = "GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n", Response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static readonly IPv4Address Client = IPv4Address.Parse("192.0.2.1"), Server = IPv4Address.Parse("198.51.100.2");
    private readonly MemoryStream _file = new();
    private readonly PcapWriter _writer;
    private int _count;

    public ReassemblerTests() => _writer = new PcapWriter(_file);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void Sides_of_a_stream_are_put_together_and_their_messages_parsed()
    {
        WriteConversation();
        Reassembler reassembler = Read();

        Assert.Equal(2, reassembler.Tcp.Count);
        ReassembledStream request = reassembler.Tcp.Single(s => s.Side == StreamSide.Client), response = reassembler.Tcp.Single(s => s.Side == StreamSide.Server);
        Assert.Equal(Request, Encoding.ASCII.GetString(request.Payload!.Value.Span));
        Assert.Equal(Response, Encoding.ASCII.GetString(response.Payload!.Value.Span));
        // The second segment came first.
        Assert.Equal([5, 4], request.Frames);
        Assert.True(request.IsComplete && request.HasBeginning);
        Assert.Equal(TcpStreamEnd.CaptureEnded, request.End);
        Assert.Equal(20, request.Header.Length);
        Assert.Equal("192.0.2.1:40000", request.Source.ToString());
        Assert.Equal("198.51.100.2:80", request.Destination.ToString());
        ReassembledMessage message = Assert.Single(request.Packets);
        Assert.True(message.Contains("HTTP"));
        Assert.Equal("/a", message.Info["http.request.uri"]?.ValueText);
        Assert.Equal([4, 5], message.Frames.Order());
        Assert.Equal("200", Assert.Single(response.Packets).Info["http.response.code"]?.ValueText);
    }

    [Fact]
    public void What_is_missing_is_told_exactly_and_strict_leaves_it_out()
    {
        Write(Segment(1000, TcpFlags.Syn, ""), Segment(1001, TcpFlags.Ack, "0123456789"), Segment(1016, TcpFlags.Ack, "fghij"), Answer(1, 1021));
        ReassembledStream side = Assert.Single(Read().Tcp);
        Assert.False(side.IsComplete);
        Assert.Null(side.Payload);
        Assert.Equal([new DataGap(10, 5)], side.Gaps);
        Assert.Equal(["0:0123456789", "15:fghij"], side.Runs.Select(r => $"{r.Offset}:{Encoding.ASCII.GetString(r.Bytes.Span)}"));
        Assert.Equal((15, 5), (side.Length, side.Missing));

        Reassembler strict = Read(new ReassemblerOptions { Strict = true });
        Assert.Empty(strict.Tcp);
        Assert.Equal((1, 1), (strict.Count, strict.IncompleteCount));
    }

    [Fact]
    public void Bytes_that_came_again_with_others_are_told()
    {
        Write(Segment(1000, TcpFlags.Syn, ""), Segment(1004, TcpFlags.Ack, "def"), Segment(1003, TcpFlags.Ack, "cXX"), Segment(1001, TcpFlags.Ack, "ab"));
        ReassembledStream side = Assert.Single(Read().Tcp);
        Assert.Equal("abcdef", Encoding.ASCII.GetString(side.Payload!.Value.Span));
        Assert.Equal(1, side.Overlaps);
        Assert.True(side.HasConflict);
    }

    [Fact]
    public void Datagrams_carry_their_message()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 24, 41), Part(datagram, 16, 24), Part(datagram, 0, 16, id: 8));
        Reassembler reassembler = Read();
        Assert.Equal(2, reassembler.IPv4.Count);
        ReassembledDatagram whole = reassembler.IPv4[0];
        Assert.True(whole.IsComplete);
        Assert.Equal(datagram, whole.Payload!.Value.ToArray());
        Assert.Equal([1, 2, 3], whole.Frames);
        Assert.Equal(20, whole.Header.Length);
        ReassembledMessage message = Assert.Single(whole.Packets);
        Assert.Equal("UDP:DNS", message.Protocols.ToString());
        Assert.Equal("www.example.com", message.Info["dns.qry.name"]?.ValueText);
        ReassembledDatagram part = reassembler.IPv4[1];
        Assert.False(part.IsComplete);
        Assert.Null(part.Payload);
        Assert.Equal([new DataGap(16, -1)], part.Gaps);
        Assert.Empty(part.Packets);
        Assert.Empty(reassembler.IPv6);

        Assert.Single(Read(new ReassemblerOptions { Strict = true }).IPv4);
    }

    [Fact]
    public void Only_what_is_asked_for_is_put_together()
    {
        WriteConversation();
        Reassembler reassembler = Read(new ReassemblerOptions { Protocols = ReassemblyProtocols.IPv4 });
        Assert.Empty(reassembler.IPv4);
        Assert.Contains("Tcp", Assert.Throws<InvalidOperationException>(() => reassembler.Tcp).Message, StringComparison.Ordinal);
        Assert.Contains("IPv6", Assert.Throws<InvalidOperationException>(() => reassembler.IPv6).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_has_a_limit_which_is_told()
    {
        Write(Segment(1000, TcpFlags.Syn, ""));
        string kilobyte = new('x', 1000);
        for (uint i = 0; i < 400; i++)
            Write(Segment(1001 + i * 1000, TcpFlags.Ack, kilobyte));
        Reassembler reassembler = Read(new ReassemblerOptions { MaxBytes = 200_000 });
        ReassembledStream side = Assert.Single(reassembler.Tcp);
        Assert.True(side.IsCut);
        Assert.False(side.IsComplete);
        Assert.Equal(400_000, side.Length);
        Assert.InRange(side.Runs.Sum(r => r.Bytes.Length), 50_000, 200_000);
        Assert.InRange(reassembler.HeldBytes, 50_000, 200_000);
        Assert.Equal(1, reassembler.LeftOutCount);
        Assert.StartsWith("1 results were not kept", Assert.Single(reassembler.LimitsMet), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_kept_is_told_and_takes_no_memory()
    {
        WriteConversation();
        var told = new List<string>();
        Reassembler reassembler = Read(new ReassemblerOptions { Store = false, StreamEnded = side => told.Add($"{side.Side} {side.Length} {side.Packets.Count}") });
        Assert.Equal([$"Client {Request.Length} 1", $"Server {Response.Length} 1"], told);
        Assert.Equal(0, reassembler.HeldBytes);
        Assert.Throws<InvalidOperationException>(() => reassembler.Tcp);
    }

    [Fact]
    public void Bytes_can_go_elsewhere_as_they_come()
    {
        WriteConversation();
        var outputs = new Dictionary<StreamSide, MemoryStream>();
        Reassembler reassembler = Read(new ReassemblerOptions { Output = side => outputs[side.Side] = new MemoryStream() });
        Assert.Equal(Request, Encoding.ASCII.GetString(outputs[StreamSide.Client].ToArray()));
        Assert.Equal(Response, Encoding.ASCII.GetString(outputs[StreamSide.Server].ToArray()));
        Assert.All(reassembler.Tcp, side => Assert.Empty(side.Runs));
        Assert.False(outputs[StreamSide.Client].CanWrite);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("pipeline")]
    [InlineData("server")]
    public void An_extraction_puts_together_with_every_engine(string engine)
    {
        WriteConversation();
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        _writer.Flush();
        _file.Position = 0;
        var report = new MemoryStream();
        using Extractor extractor = Verbs.Extract(new ExtractorOptions
        {
            InputStream = _file, OutputStream = report, Output = "-", Format = Formats.Json, Engine = engine, Threads = 2, Store = false, Tcp = true, IP = true,
        });
        Assert.Equal(2, extractor.Reassembly.Tcp.Count);
        Assert.Equal("UDP:DNS", Assert.Single(Assert.Single(extractor.Reassembly.IPv4).Packets).ToString());
        Assert.Empty(extractor.Reassembly.IPv6);
        Assert.Empty(extractor.Warnings);
    }

    [Fact]
    public void The_sample_of_the_original_documentation()
    {
        WriteConversation();
        Write(Segment(5000, TcpFlags.Ack, "lost", port: 40001), Segment(5010, TcpFlags.Ack, Request, port: 40001));
        _writer.Flush();
        _file.Position = 0;
        using Extractor extraction = Verbs.Extract(new() { InputStream = _file, Store = false, NoFile = true, Tcp = true, Strict = true });
        var found = new List<FieldNode>();
        foreach (ReassembledStream packet in extraction.Reassembly.Tcp)
        {
            foreach (ReassembledMessage reassembly in packet.Packets)
            {
                if (reassembly.Contains("HTTP"))
                    found.Add(reassembly.Info);
            }
        }
        // The third side lacks six bytes.
        Assert.Equal(2, found.Count);
        Assert.Equal(1, extraction.Reassembly.IncompleteCount);
    }

    [Fact]
    public void An_extraction_that_puts_nothing_together_says_so()
    {
        WriteConversation();
        _writer.Flush();
        _file.Position = 0;
        using Extractor extraction = Verbs.Extract(new() { InputStream = _file, NoFile = true });
        Assert.Contains("puts nothing together", Assert.Throws<InvalidOperationException>(() => extraction.Reassembly).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_happens_is_told_in_the_order_of_the_capture()
    {
        byte[] datagram = Question();
        Write(Part(datagram, 0, 16), Part(datagram, 16, 41));
        WriteConversation();
        _writer.Flush();
        _file.Position = 0;
        var told = new List<string>();
        new CaptureHooks
        {
            Frame = (in packet) => told.Add($"frame {packet.Number}"),
            Datagram = (in whole) => told.Add($"datagram of {whole.Fragments.Length}"),
            Data = (stream, in data) => told.Add($"{data.Bytes.Length} bytes of frame {data.Frame}"),
            Message = (in message) => told.Add($"message of {message.Length} in {message.Frames.Length}"),
            StreamEnd = (stream, side, reason) => told.Add($"{side} {reason}"),
            FlowEnded = flow => told.Add($"flow of frames {string.Join(',', flow.Frames)}"),
        }.Run(_file);
        int half = Request.Length / 2;
        Assert.Equal(
            ["frame 1", "datagram of 2", "frame 2", "frame 3", "frame 4", "frame 5", "frame 6", "frame 7", $"{half} bytes of frame 7", $"{Request.Length - half} bytes of frame 6",
                $"message of {Request.Length} in 2", "frame 8", $"{Response.Length} bytes of frame 8", $"message of {Response.Length} in 1", "Client CaptureEnded", "Server CaptureEnded",
                "flow of frames FrameRange { First = 2, Last = 2 }", "flow of frames FrameRange { First = 3, Last = 8 }"],
            told);
        Assert.True(_file.CanRead);
    }

    [Fact]
    public async Task Events_are_owned_and_of_the_kinds_that_are_wanted()
    {
        WriteConversation();
        Write(Segment(5000, TcpFlags.Ack, "lost", port: 40001), Segment(5010, TcpFlags.Ack, "more", port: 40001));
        using var folder = new TemporaryFolder();
        _writer.Flush();
        string path = folder.Write("a.pcap", _file.ToArray());
        var events = new List<CaptureEvent>();
        await foreach (CaptureEvent one in CaptureEvents.ReadAsync(path))
            events.Add(one);
        Assert.Equal(8, events.OfType<FrameEvent>().Count());
        Assert.Equal(Request, Encoding.ASCII.GetString([.. events.OfType<StreamDataEvent>().Where(e => e.Side == StreamSide.Client && e.Stream.Number == 0).SelectMany(e => e.Data.ToArray())]));
        Assert.Equal((4L, 6L), events.OfType<StreamGapEvent>().Select(e => (e.Gap.Offset, e.Gap.Length)).Single());
        Assert.Equal(["HTTP/1.1", "HTTP/1.1:Raw"], events.OfType<MessageEvent>().Select(e => e.Message.ToString()));
        Assert.Equal(6, events.OfType<MessageEvent>().Last().Frame);

        Assert.Equal([(6L, 1L), (8, 7)], events.OfType<FlowEndedEvent>().Select(e => (e.Frame, e.Flow.FirstFrame)));
        Assert.IsType<FlowEndedEvent>(events[^1]);

        events.Clear();
        await foreach (CaptureEvent one in CaptureEvents.ReadAsync(path, CaptureEventKinds.Flows, flows: new FlowOptions { Protocols = FlowProtocols.Udp }))
            events.Add(one);
        Assert.Empty(events);
        await foreach (CaptureEvent one in CaptureEvents.ReadAsync(path, CaptureEventKinds.Messages))
            events.Add(one);
        Assert.All(events, e => Assert.IsType<MessageEvent>(e));
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task The_reading_of_events_can_be_ended_and_tells_damage()
    {
        for (int i = 0; i < 200; i++)
            WriteConversation();
        using var folder = new TemporaryFolder();
        _writer.Flush();
        string path = folder.Write("a.pcap", _file.ToArray());
        int count = 0;
        await foreach (CaptureEvent one in CaptureEvents.ReadAsync(path))
        {
            if (++count == 10)
                break;
        }
        Assert.Equal(10, count);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (CaptureEvent one in CaptureEvents.ReadAsync(path, cancellation: cancel.Token))
                await cancel.CancelAsync();
        });

        string damaged = folder.Write("b.pcap", _file.ToArray()[..^3]);
        count = 0;
        await Assert.ThrowsAsync<CaptureFormatException>(async () =>
        {
            await foreach (CaptureEvent one in CaptureEvents.ReadAsync(damaged, CaptureEventKinds.Frames))
                count++;
        });
        Assert.Equal(200 * 6 - 1, count);
    }

    [Fact]
    public void Flows_are_told_up_to_damage_and_not_after_the_end_was_asked_for()
    {
        WriteConversation();
        Write(Segment(5000, TcpFlags.Ack, "more", port: 40001));
        _writer.Flush();
        List<FlowRecord> flows = [];
        var hooks = new CaptureHooks { FlowEnded = flows.Add };
        Assert.Throws<CaptureFormatException>(() => hooks.Run(new MemoryStream(_file.ToArray()[..^2])));
        Assert.Equal(6, Assert.Single(flows).LastFrame);
        flows.Clear();
        using var stop = new CancellationTokenSource();
        hooks = hooks with { FlowEnded = flow => { flows.Add(flow); stop.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => hooks.Run(new MemoryStream(_file.ToArray()), cancellation: stop.Token));
        Assert.Single(flows);
    }

    private void WriteConversation()
    {
        int half = Request.Length / 2;
        Write(Segment(1000, TcpFlags.Syn, ""), Answer(4999, 1001, TcpFlags.Syn | TcpFlags.Ack), Segment(1001, TcpFlags.Ack, "", acknowledged: 5000));
        Write(Segment((uint)(1001 + half), TcpFlags.Ack, Request[half..], 5000), Segment(1001, TcpFlags.Ack, Request[..half], 5000));
        Write(Answer(5000, (uint)(1001 + Request.Length), data: Response));
    }

    private static byte[] Question() =>
        (new Udp { SourcePort = 40000, DestinationPort = 53, Checksum = 0 } / new Payload(Convert.FromHexString("12340100000100000000000003777777076578616D706C6503636F6D0000010001"))).Build();

    private static LayerStack Part(byte[] datagram, int from, int to, ushort id = 7) => new Ethernet { Type = EtherType.IPv4 } / new IPv4
    {
        Source = Client,
        Destination = Server,
        Identification = id,
        NextProtocol = IPProtocol.Udp,
        FragmentOffset = (ushort)(from / 8),
        MoreFragments = to < datagram.Length,
    } / new Payload(datagram.AsSpan(from, to - from));

    private static LayerStack Segment(uint sequence, TcpFlags flags, string data, uint acknowledged = 0, ushort port = 40000) => new Ethernet { Type = EtherType.IPv4 }
        / new IPv4 { Source = Client, Destination = Server, NextProtocol = IPProtocol.Tcp }
        / new Tcp { SourcePort = port, DestinationPort = 80, SequenceNumber = sequence, AcknowledgmentNumber = acknowledged, Flags = flags, Window = 500 }
        / new Payload(Encoding.ASCII.GetBytes(data));

    private static LayerStack Answer(uint sequence, uint acknowledged, TcpFlags flags = TcpFlags.Ack, string data = "") => new Ethernet { Type = EtherType.IPv4 }
        / new IPv4 { Source = Server, Destination = Client, NextProtocol = IPProtocol.Tcp }
        / new Tcp { SourcePort = 80, DestinationPort = 40000, SequenceNumber = sequence, AcknowledgmentNumber = acknowledged, Flags = flags, Window = 500 }
        / new Payload(Encoding.ASCII.GetBytes(data));

    private void Write(params LayerStack[] frames)
    {
        foreach (LayerStack frame in frames)
        {
            byte[] bytes = frame.Build();
            _writer.Write(new CapturedFrame { Data = bytes, OriginalLength = bytes.Length, LinkType = 1, Time = Timestamp.FromMicroseconds(1_700_000_000 + _count++, 0) });
        }
    }

    private Reassembler Read(ReassemblerOptions? options = null)
    {
        _writer.Flush();
        _file.Position = 0;
        var reassembler = new Reassembler(options: options);
        using Capture capture = Capture.Open(_file, options: reassembler.Connect(), leaveOpen: true);
        reassembler.Run(capture);
        return reassembler;
    }
}
