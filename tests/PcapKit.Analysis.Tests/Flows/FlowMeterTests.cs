using System.Buffers.Binary;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class FlowMeterTests
{
    private readonly Dissector _dissector = new(DefaultProtocols.Registry, new DissectOptions { Needed = new FlowOptions().Needed, MakeGuide = _ => new DatagramGuide() });
    private readonly List<FlowRecord> _ended = [];
    private FlowMeter _meter;
    private long _number;

    public FlowMeterTests() => _meter = new FlowMeter(DefaultProtocols.Registry, _ended.Add);

    private void Send(byte[] packet, int? onWire = null) => _meter.Observe(_dissector.Dissect(new CapturedFrame
    {
        Data = packet,
        Number = ++_number,
        Time = Timestamp.FromMicroseconds(100, (uint)_number * 1000),
        OriginalLength = onWire ?? packet.Length,
        LinkType = 101,
    }));

    private static byte[] Packet(byte protocol, bool back, byte[] payload, ushort flags = 0, ushort id = 0)
    {
        byte[] header = Hex.Parse("45 00 00 00 00 00 00 00 40 00 00 00 0a 00 00 01 0a 00 00 02");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(20 + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), id);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), flags);
        header[9] = protocol;
        if (back)
            (header[15], header[19]) = (header[19], header[15]);
        return [.. header, .. payload];
    }

    private static byte[] Segment(bool back, uint sequence, uint ack, TcpFlags flags, byte[] data, ushort port)
    {
        byte[] segment = new byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(segment, back ? (ushort)80 : port);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), back ? port : (ushort)80);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), ack);
        (segment[12], segment[13], segment[14]) = (0x50, (byte)flags, 1);
        return [.. segment, .. data];
    }

    private void Tcp(bool back, uint sequence, uint ack, TcpFlags flags, string data = "", ushort port = 1000) =>
        Send(Packet(6, back, Segment(back, sequence, ack, flags, System.Text.Encoding.ASCII.GetBytes(data), port)));

    private void Udp(bool back, ushort port, int length)
    {
        byte[] datagram = new byte[8 + length];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, back ? (ushort)9999 : port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), back ? port : (ushort)9999);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(4), (ushort)datagram.Length);
        Send(Packet(17, back, datagram));
    }

    private FlowRecord[] Complete()
    {
        _meter.Complete();
        return [.. _ended];
    }

    [Fact]
    public void A_connection_is_one_flow_with_both_directions()
    {
        Tcp(false, 100, 0, TcpFlags.Syn);
        Tcp(true, 500, 101, TcpFlags.Syn | TcpFlags.Ack);
        Tcp(false, 101, 501, TcpFlags.Ack);
        Tcp(false, 101, 501, TcpFlags.Ack | TcpFlags.Psh, "GET / HTTP/1.1\r\n\r\n");
        Tcp(false, 101, 501, TcpFlags.Ack | TcpFlags.Psh, "GET / HTTP/1.1\r\n\r\n");
        Tcp(true, 601, 119, TcpFlags.Ack, "later");
        Tcp(true, 606, 119, TcpFlags.Ack | TcpFlags.Fin);
        Tcp(false, 119, 607, TcpFlags.Ack | TcpFlags.Fin);
        FlowRecord flow = Assert.Single(Complete());
        Assert.Equal(("10.0.0.1:1000", "10.0.0.2:80", 0L, IPProtocol.Tcp), (flow.Source.ToString(), flow.Destination.ToString(), flow.Number, flow.Protocol));
        // 40 bytes of headers a packet.
        Assert.Equal((5L, 5 * 40 + 36L, 36L), (flow.Forward.Packets, flow.Forward.Bytes, flow.Forward.PayloadBytes));
        Assert.Equal((3L, 3 * 40 + 5L, 5L), (flow.Reverse.Packets, flow.Reverse.Bytes, flow.Reverse.PayloadBytes));
        Assert.Equal((TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Psh | TcpFlags.Fin, TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Fin), (flow.Forward.Flags, flow.Reverse.Flags));
        Assert.Equal((1L, 0L, 0L, 1L), (flow.Forward.Retransmissions, flow.Reverse.Retransmissions, flow.Forward.LostSegments, flow.Reverse.LostSegments));
        Assert.Equal((100_001_000_000, 100_008_000_000, 7_000_000L, 2_000_000L), (flow.FirstTime, flow.LastTime, flow.DurationNanoseconds, flow.HandshakeRoundTrip));
        Assert.Equal(("http", FlowState.SF, FlowEnd.CaptureEnded), (flow.Application?.Name, flow.State, flow.End));
        Assert.Equal(new FrameRange(1, 8), Assert.Single(flow.Frames));
    }

    // What each means is told by Zeek's documentation of conn_state.
    [Theory]
    [InlineData("S", FlowState.S0)]
    [InlineData("S h", FlowState.S1)]
    [InlineData("S h A r", FlowState.RstR)]
    [InlineData("S h A R", FlowState.RstO)]
    [InlineData("S h F", FlowState.S2)]
    [InlineData("S h f", FlowState.S3)]
    [InlineData("S h F f", FlowState.SF)]
    [InlineData("S h F f R", FlowState.SF)]
    [InlineData("S r", FlowState.Rej)]
    [InlineData("S R", FlowState.RstOS0)]
    [InlineData("S F", FlowState.SH)]
    [InlineData("h r", FlowState.RstRH)]
    [InlineData("h f", FlowState.ShR)]
    [InlineData("A a", FlowState.Oth)]
    [InlineData("F f", FlowState.Oth)]
    public void The_state_is_that_of_Zeek(string segments, FlowState expected)
    {
        foreach (string segment in segments.Split(' '))
        {
            (bool back, TcpFlags flags) = segment switch
            {
                "S" => (false, TcpFlags.Syn),
                "h" => (true, TcpFlags.Syn | TcpFlags.Ack),
                "R" or "r" => (segment == "r", TcpFlags.Rst | TcpFlags.Ack),
                "F" or "f" => (segment == "f", TcpFlags.Fin | TcpFlags.Ack),
                _ => (segment == "a", TcpFlags.Ack),
            };
            Tcp(back, back ? 500u : 100u, 1, flags);
        }
        Assert.Equal(expected, Assert.Single(Complete()).State);
    }

    [Fact]
    public void A_SYN_with_another_number_begins_another_flow()
    {
        Tcp(false, 100, 0, TcpFlags.Syn);
        Tcp(false, 900, 0, TcpFlags.Syn);
        FlowRecord first = Assert.Single(_ended);
        Assert.Equal((0L, FlowEnd.Replaced, 1L), (first.Number, first.End, first.Forward.Packets));
        Assert.Equal((1L, FlowEnd.CaptureEnded), (Complete()[1].Number, _ended[1].End));
    }

    [Fact]
    public void Datagrams_are_numbered_by_themselves()
    {
        Udp(false, 5000, 10);
        Tcp(false, 100, 0, TcpFlags.Syn);
        Udp(false, 5001, 20);
        Udp(true, 5000, 30);
        FlowRecord[] flows = Complete();
        Assert.Equal([(0L, IPProtocol.Udp, FlowState.SF), (0L, IPProtocol.Tcp, FlowState.S0), (1L, IPProtocol.Udp, FlowState.S0)], flows.Select(f => (f.Number, f.Protocol, f.State)));
        Assert.Equal((10L, 30L, 38L, 58L), (flows[0].Forward.PayloadBytes, flows[0].Reverse.PayloadBytes, flows[0].Forward.Bytes, flows[0].Reverse.Bytes));
        Assert.Equal([new FrameRange(1, 1), new FrameRange(4, 4)], flows[0].Frames);
    }

    [Fact]
    public void Only_what_was_asked_for_is_measured()
    {
        _meter = new FlowMeter(DefaultProtocols.Registry, _ended.Add, new FlowOptions { Protocols = FlowProtocols.Udp, KeepFrames = false });
        Tcp(false, 100, 0, TcpFlags.Syn);
        Udp(false, 5000, 10);
        FlowRecord flow = Assert.Single(Complete());
        Assert.Equal(IPProtocol.Udp, flow.Protocol);
        Assert.Empty(flow.Frames);
    }

    [Fact]
    public void A_segment_in_fragments_counts_once_it_is_whole()
    {
        byte[] segment = Segment(false, 100, 0, TcpFlags.Ack, new byte[20], 1000);
        Send(Packet(6, false, segment[..24], 0x2000, id: 9));
        Send(Packet(6, false, segment[24..], 3, id: 9));
        FlowRecord flow = Assert.Single(Complete());
        // As tshark 4.0.17: the frame that completes the datagram has the segment.
        Assert.Equal((1L, 36L, 20L), (flow.Forward.Packets, flow.Forward.Bytes, flow.Forward.PayloadBytes));
        Assert.Equal(new FrameRange(2, 2), Assert.Single(flow.Frames));
    }

    [Fact]
    public void A_quoted_segment_counts_as_a_packet_and_tells_nothing_else()
    {
        Tcp(false, 100, 0, TcpFlags.Syn);
        Send(Packet(1, true, [3, 1, 0, 0, 0, 0, 0, 0, .. Packet(6, false, Segment(false, 100, 0, TcpFlags.Rst, [], 1000))]));
        FlowRecord flow = Assert.Single(Complete());
        Assert.Equal((2L, TcpFlags.Syn), (flow.Forward.Packets, flow.Forward.Flags));
    }

    [Fact]
    public void Full_tables_end_flows_and_lose_no_packet()
    {
        _meter = new FlowMeter(DefaultProtocols.Registry, _ended.Add, new FlowOptions { MaxDatagramFlows = 10, Tcp = new TcpConversationOptions { MaxConversations = 20 } });
        for (int i = 0; i < 100; i++)
        {
            Udp(false, (ushort)(1000 + i), 1);
            Tcp(false, 100, 0, TcpFlags.Syn, port: (ushort)(2000 + i));
        }
        Assert.Equal((170L, 90L, 200L), (_meter.Evicted, _meter.EvictedDatagramFlows, _meter.Count));
        Assert.Equal(200, Complete().Sum(f => f.Forward.Packets));
        Assert.Equal(200, _ended.Select(f => f.Index).Distinct().Count());
        Assert.Equal(170, _ended.Count(f => f.End == FlowEnd.Evicted));
    }

    [Fact]
    public void Lists_of_frames_are_bounded_and_say_what_they_lack()
    {
        _meter = new FlowMeter(DefaultProtocols.Registry, _ended.Add, new FlowOptions { MaxFrameListBytes = 1 });
        for (int i = 0; i < 200; i++)
            Udp(false, (ushort)(1000 + i % 2), 1);
        FlowRecord[] flows = Complete();
        Assert.All(flows, f => Assert.Equal(100, f.Frames.Count + f.Frames.Omitted));
        Assert.Equal(flows.Sum(f => f.Frames.Omitted), _meter.FramesNotListed);
        Assert.InRange(_meter.FramesNotListed, 1, 198);
    }

    [Fact]
    public void Frames_come_back_as_they_went_in()
    {
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            var frames = new FrameRanges();
            var expected = new List<long>();
            long number = random.Next(1000);
            for (int i = random.Next(300); i > 0; i--)
            {
                number += random.Next(4) switch { 0 => 1 + random.NextInt64(1L << random.Next(1, 40)), 1 => 0, _ => 1 };
                frames.Add(number, mayGrow: true);
                if (expected.Count == 0 || expected[^1] != number)
                    expected.Add(number);
            }
            var found = new List<long>();
            FrameRange? before = null;
            foreach (FrameRange range in frames)
            {
                Assert.True(before is null || range.First > before.Value.Last + 1);
                before = range;
                for (long frame = range.First; frame <= range.Last; frame++)
                    found.Add(frame);
            }
            Assert.Equal(expected, found);
            Assert.Equal(expected.Count, frames.Count);
        }
    }

    // From the specification's table of test vectors.
    [Theory]
    [InlineData("128.232.110.120", 34855, "66.35.250.204", 80, 6, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("66.35.250.204", 80, "128.232.110.120", 34855, 6, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("192.168.1.52", 54585, "8.8.8.8", 53, 17, "1:d/FP5EW3wiY1vCndhwleRRKHowQ=")]
    [InlineData("192.168.170.8", 7, "192.168.170.56", 80, 132, "1:jQgCxbku+pNGw8WPbEc/TS/uTpQ=")]
    public void The_community_id_is_that_of_other_tools(string source, int sourcePort, string destination, int destinationPort, int protocol, string expected) =>
        Assert.Equal(expected, CommunityId.Of(FlowKey.Of(IPv4Address.Parse(source), IPv4Address.Parse(destination), (ushort)sourcePort, (ushort)destinationPort, (byte)protocol, out _)));

    [Fact]
    public void Any_bytes_are_taken()
    {
        var random = new Random(11);
        byte[] whole = Packet(6, false, Segment(false, 100, 0, TcpFlags.Ack, new byte[30], 1000));
        for (int i = 0; i < 20_000; i++)
        {
            byte[] packet = whole[..random.Next(1, whole.Length + 1)];
            packet[Math.Min(9, packet.Length - 1)] = (byte)random.GetItems([6, 17, 132], 1)[0];
            for (int changes = random.Next(6); changes > 0; changes--)
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            Send(packet, whole.Length);
        }
        Assert.InRange(Complete().Length, 100, 20_000);
        Assert.All(_ended, f => Assert.InRange(f.Forward.Packets, 1, 20_000));
    }
}
