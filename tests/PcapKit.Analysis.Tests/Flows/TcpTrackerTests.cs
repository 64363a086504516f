using System.Buffers.Binary;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>What is expected here was recorded from TShark 4.0.17 for the same packets.</summary>
public class TcpTrackerTests
{
    private readonly TcpTracker _tracker = new(DefaultProtocols.Registry);
    private readonly Dissector _dissector = new(DefaultProtocols.Registry);
    private long _number;

    private static byte[] Tcp(bool back, uint sequence, uint ack, TcpFlags flags, int data)
    {
        byte[] segment = new byte[20 + data];
        BinaryPrimitives.WriteUInt16BigEndian(segment, back ? (ushort)80 : (ushort)1000);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), back ? (ushort)1000 : (ushort)80);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), ack);
        segment[12] = 0x50;
        segment[13] = (byte)flags;
        segment[14] = 1;
        return segment;
    }

    private static byte[] Four(bool back, byte protocol, byte[] payload, bool fragment = false)
    {
        byte[] header = Hex.Parse("45 00 00 00 00 00 00 00 40 00 00 00 0a 00 00 01 0a 00 00 02");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(20 + payload.Length));
        header[6] = fragment ? (byte)0x20 : (byte)0;
        header[9] = protocol;
        if (back)
            (header[15], header[19]) = (header[19], header[15]);
        return [.. header, .. payload];
    }

    private static byte[] Send(uint sequence, uint ack, TcpFlags flags, int data = 0, bool fragment = false) => Four(false, 6, Tcp(false, sequence, ack, flags, data), fragment);

    private static byte[] Answer(uint sequence, uint ack, TcpFlags flags, int data = 0) => Four(true, 6, Tcp(true, sequence, ack, flags, data));

    private static byte[] Unreachable(byte[] quote) => Four(true, 1, [3, 1, 0, 0, 0, 0, 0, 0, .. quote]);

    private TcpSegmentInfo? Observe(byte[] packet)
    {
        var frame = new CapturedFrame { Data = packet, Number = ++_number, Time = Timestamp.FromMicroseconds(1, (uint)_number * 1000), OriginalLength = packet.Length, LinkType = 101 };
        Packet dissected = _dissector.Dissect(frame);
        int layer = _tracker.FindLayer(dissected.Records);
        Assert.True(layer > 0);
        Assert.Equal(-1, _tracker.FindLayer(dissected.Records, layer + 1));
        return _tracker.TryObserve(dissected, layer, out TcpSegmentInfo info) ? info : null;
    }

    [Fact]
    public void A_quoted_segment_counts_for_the_stream_but_is_not_analysed()
    {
        Observe(Send(100, 0, TcpFlags.Syn));
        Observe(Answer(500, 101, TcpFlags.Syn | TcpFlags.Ack));
        byte[] sent = Send(101, 501, TcpFlags.Ack, 16);
        Assert.True(Observe(sent)!.Value.IsAnalysed);
        TcpSegmentInfo quoted = Observe(Unreachable(sent))!.Value;
        Assert.Equal((0, 101u, 501u, false, TcpAnalysis.None, (TcpCompleteness)11), (quoted.Stream, quoted.RelativeSequence, quoted.RelativeAck, quoted.IsAnalysed, quoted.Analysis, quoted.Completeness));
        Assert.Equal((3_000_000, 1_000_000), (quoted.TimeRelative, quoted.TimeDelta));
        Assert.Null(Observe(Unreachable(sent[..35])));
        Assert.Equal(0, Observe(Unreachable(sent[..36]))!.Value.Stream);
        TcpSegmentInfo next = Observe(Send(117, 501, TcpFlags.Ack, 16))!.Value;
        Assert.Equal((32u, (TcpCompleteness)15, 1_000_000), (next.BytesInFlight, next.Completeness, next.TimeDelta));
        TcpSegmentInfo reused = Observe(Unreachable(Send(900, 0, TcpFlags.Syn)))!.Value;
        Assert.Equal((1, TcpAnalysis.ReusedPorts, TcpCompleteness.Syn, 0), (reused.Stream, reused.Analysis, reused.Completeness, reused.TimeRelative));
        Assert.Equal(1, Observe(Send(133, 501, TcpFlags.Ack, 16))!.Value.Stream);
    }

    [Fact]
    public void The_first_fragment_of_a_segment_counts_for_the_stream_but_is_not_analysed()
    {
        Observe(Send(100, 0, TcpFlags.Syn));
        Observe(Answer(500, 101, TcpFlags.Syn | TcpFlags.Ack));
        TcpSegmentInfo fragment = Observe(Send(101, 501, TcpFlags.Ack, 16, fragment: true))!.Value;
        Assert.Equal((0, false, false, 101u), (fragment.Stream, fragment.IsAnalysed, fragment.HasAnalysis, fragment.RelativeSequence));
        TcpSegmentInfo next = Observe(Send(117, 501, TcpFlags.Ack, 10))!.Value;
        Assert.Equal((TcpAnalysis.LostSegment, 2, 2_000_000, 2_000_000), (next.Analysis, next.AckedFrame, next.AckRoundTrip, next.InitialRoundTrip));
    }

    [Fact]
    public void Both_versions_of_IP_carry_streams()
    {
        byte[] six = [.. Hex.Parse("60 00 00 00 00 14 06 40 20010db8000000000000000000000001 20010db8000000000000000000000002"), .. Tcp(false, 100, 0, TcpFlags.Syn, 0)];
        byte[] back = [.. Hex.Parse("60 00 00 00 00 14 06 40 20010db8000000000000000000000002 20010db8000000000000000000000001"), .. Tcp(true, 500, 101, TcpFlags.Syn | TcpFlags.Ack, 0)];
        Assert.Equal(0, Observe(Send(100, 0, TcpFlags.Syn))!.Value.Stream);
        Assert.Equal(1, Observe(six)!.Value.Stream);
        TcpSegmentInfo answer = Observe(back)!.Value;
        Assert.Equal((1, true, 2), (answer.Stream, answer.IsReverse, answer.AckedFrame));
    }

    [Fact]
    public void Any_bytes_are_taken()
    {
        var random = new Random(7);
        byte[] whole = [.. Send(100, 0, TcpFlags.Syn, 30)];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] packet = whole[..random.Next(1, whole.Length + 1)];
            for (int changes = random.Next(6); changes > 0; changes--)
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            var frame = new CapturedFrame { Data = packet, Number = i + 1, OriginalLength = whole.Length, LinkType = 101 };
            Packet dissected = _dissector.Dissect(frame);
            for (int layer = _tracker.FindLayer(dissected.Records); layer >= 0; layer = _tracker.FindLayer(dissected.Records, layer + 1))
            {
                if (_tracker.TryObserve(dissected, layer, out TcpSegmentInfo info))
                    Assert.InRange(info.Stream, 0, _tracker.Conversations.StreamCount - 1);
            }
        }
        Assert.InRange(_tracker.Conversations.StreamCount, 1000, 20_000);
    }
}
