using FsCheck;
using FsCheck.Fluent;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class TcpLimitTests
{
    private const long Millisecond = 1_000_000;

    private static TcpSegment Segment(uint host, long number, TcpFlags flags, uint sequence = 1000, uint ack = 0, int length = 0, bool back = false)
    {
        IPv4Address client = new(host), server = new(0xC0000201);
        FlowKey key = back
            ? FlowKey.Of(server, client, 80, 50000, 6, out bool swapped)
            : FlowKey.Of(client, server, 50000, 80, 6, out swapped);
        return new TcpSegment
        {
            Number = number,
            Time = number * Millisecond,
            Key = key,
            IsSwapped = swapped,
            SequenceNumber = sequence,
            AcknowledgmentNumber = ack,
            Flags = flags,
            Window = 1000,
            DataLength = length,
        };
    }

    private static TcpSegmentInfo Observe(TcpConversations conversations, TcpSegment segment)
    {
        conversations.Observe(segment, out TcpSegmentInfo info);
        return info;
    }

    [Fact]
    public void A_million_half_open_connections_are_bounded_and_do_not_push_out_one_that_works()
    {
        var conversations = new TcpConversations(new TcpConversationOptions { MaxConversations = 10_000, MaxUnackedSegmentsInAll = 20_000 });
        Observe(conversations, Segment(1, 1, TcpFlags.Syn));
        Observe(conversations, Segment(1, 2, TcpFlags.Syn | TcpFlags.Ack, 5000, 1001, back: true));
        long number = 3;
        for (uint i = 0; i < 1_000_000; i++)
        {
            Observe(conversations, Segment(0x0A000000 + i, number++, TcpFlags.Syn));
            if (i % 1000 == 0)
                Assert.Equal(0, Observe(conversations, Segment(1, number++, TcpFlags.Ack, 1001, 5001)).Stream);
        }
        Assert.Equal(10_000, conversations.Count);
        Assert.Equal(1_000_001 - 10_000, conversations.Evicted);
        Assert.Equal(1_000_001, conversations.StreamCount);
        Assert.InRange(conversations.Size, 1, 10_000_000);
        Assert.Equal(0, conversations.UnackedNotKept);
    }

    [Fact]
    public void Unacknowledged_segments_are_bounded_in_each_direction_and_in_all()
    {
        var conversations = new TcpConversations(new TcpConversationOptions { MaxUnackedSegments = 100, MaxUnackedSegmentsInAll = 150 });
        TcpSegmentInfo info = default;
        for (uint i = 0; i < 1000; i++)
            info = Observe(conversations, Segment(1, i + 1, TcpFlags.Ack, 1000 + i * 10, 1, 10));
        Assert.Equal(1000u, info.BytesInFlight);
        Assert.Equal(900, conversations.UnackedNotKept);
        for (uint i = 0; i < 1000; i++)
            info = Observe(conversations, Segment(2, 2000 + i, TcpFlags.Ack, 1000 + i * 10, 1, 10));
        Assert.Equal(500u, info.BytesInFlight);
        // An acknowledgment makes room again.
        Observe(conversations, Segment(1, 4000, TcpFlags.Ack, 1, 2000, back: true));
        Assert.Equal(10u, Observe(conversations, Segment(1, 4001, TcpFlags.Ack, 11000, 1, 10)).BytesInFlight);
    }

    // Whatever the order: an ACK takes what ends before it, and answers the oldest that ends there.
    [Fact]
    public void An_acknowledgment_answers_the_oldest_segment_that_ends_there() =>
        Prop.ForAll(Gen.Choose(0, 60).ListOf().ToArbitrary(), places =>
        {
            const uint Start = uint.MaxValue - 300;
            var conversations = new TcpConversations();
            var sent = new List<(long Frame, uint Offset)>();
            long number = 1;
            Observe(conversations, Segment(1, number++, TcpFlags.Syn, Start - 1));
            sent.Add((1, 0));
            foreach (int place in places.Take(30))
            {
                uint offset = (uint)place / 2 * 10;
                if (place % 2 == 0)
                {
                    sent.Add((number, offset + 10));
                    Observe(conversations, Segment(1, number++, TcpFlags.Ack, Start + offset, 1, 10));
                    continue;
                }
                long expected = sent.Find(s => s.Offset == offset).Frame;
                sent.RemoveAll(s => s.Offset <= offset);
                if (Observe(conversations, Segment(1, number++, TcpFlags.Ack, 1, Start + offset, back: true)).AckedFrame != expected)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Segments_in_utter_disorder_are_not_all_kept()
    {
        var conversations = new TcpConversations();
        Observe(conversations, Segment(1, 1, TcpFlags.Syn, 999));
        for (uint i = 0; i < 1000; i++)
            Observe(conversations, Segment(1, i + 2, TcpFlags.Ack, 100_000 - i * 10, 1, 10));
        // The SYN and thirty-two that came before the one before.
        Assert.Equal(1000 - 32, conversations.UnackedNotKept);
        Assert.Equal(2, Observe(conversations, Segment(1, 2000, TcpFlags.Ack, 1, 100_010, back: true)).AckedFrame);
    }

    // A table that forgets must never mix two conversations up: what it knows of a key is what it said last.
    [Fact]
    public void A_full_table_still_finds_what_it_keeps()
    {
        var known = new Dictionary<uint, long>();
        var slots = new Dictionary<int, uint>();
        var conversations = new TcpConversations(new TcpConversationOptions { MaxConversations = 100 });
        var random = new Random(1);
        long number = 1, fresh = 0;
        for (int i = 0; i < 200_000; i++)
        {
            uint host = (uint)random.Next(150) * 0x01000100;
            TcpSegmentInfo info = Observe(conversations, Segment(host, number++, TcpFlags.Ack, 1000, 1));
            Assert.InRange(info.Slot, 0, 99);
            if (info.IsNewStream)
            {
                Assert.Equal(fresh++, info.Stream);
                known[host] = info.Stream;
                slots[info.Slot] = host;
            }
            Assert.Equal(known[host], info.Stream);
            Assert.Equal(host, slots[info.Slot]);
        }
        Assert.Equal(100, conversations.Count);
        Assert.Equal(fresh - 100, conversations.Evicted);
    }

    [Fact]
    public void Streams_are_numbered_in_the_order_of_their_first_packets() =>
        Prop.ForAll(Gen.Choose(0, 40).ListOf().ToArbitrary(), hosts =>
        {
            var conversations = new TcpConversations();
            var order = hosts.Distinct().ToList();
            long number = 1;
            return hosts.All(h => Observe(conversations, Segment((uint)h, number++, TcpFlags.Ack, back: number % 3 == 0)).Stream == order.IndexOf(h));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Addresses_of_both_versions_never_meet()
    {
        FlowKey four = FlowKey.Of(new IPv4Address(1), new IPv4Address(2), 3, 4, 6, out _);
        FlowKey six = FlowKey.Of(new IPv6Address(0, 1), new IPv6Address(0, 2), 3, 4, 6, out _);
        FlowKey back = FlowKey.Of(new IPv4Address(2), new IPv4Address(1), 4, 3, 6, out bool swapped);
        Assert.NotEqual(four, six);
        Assert.NotEqual(four, FlowKey.Of(new IPv4Address(1), new IPv4Address(2), 3, 4, 17, out _));
        Assert.NotEqual(four, FlowKey.Of(new IPv4Address(1), new IPv4Address(2), 4, 3, 6, out _));
        Assert.Equal(four, back);
        Assert.Equal(four.GetHashCode(), back.GetHashCode());
        Assert.True(swapped);
        Assert.Equal((3, 4, new IPv6Address(0, 1), new IPv6Address(0, 2), (byte)6, false), (back.FirstPort, back.SecondPort, back.FirstAddress, back.SecondAddress, back.Protocol, back.IsIPv6));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_table_has_its_size()
    {
        var conversations = new TcpConversations(new TcpConversationOptions { MaxConversations = 64 });
        void Run(int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
                Observe(conversations, Segment((uint)i % 100, i, TcpFlags.Ack, (uint)i * 10, 1, 10));
                Observe(conversations, Segment((uint)i % 100, i, TcpFlags.Ack, 1, (uint)i * 10 + 10, back: true));
            }
        }
        Run(5000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(5000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
