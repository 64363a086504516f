using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class IPDefragmenterTests
{
    private static readonly byte[] s_bytes = Fragments.Bytes(50);

    [Theory]
    [InlineData("0 1 2")]
    [InlineData("0 2 1")]
    [InlineData("1 0 2")]
    [InlineData("1 2 0")]
    [InlineData("2 0 1")]
    [InlineData("2 1 0")]
    public void Fragments_come_in_any_order(string order)
    {
        (int At, int End)[] parts = [(0, 24), (24, 40), (40, 50)];
        int[] sequence = [.. order.Split(' ').Select(int.Parse)];
        var fragments = new Fragments();
        OwnedDatagram? whole = null;
        foreach (int i in sequence)
        {
            Assert.Null(whole);
            whole = fragments.Add(parts[i].At, i < 2, s_bytes[parts[i].At..parts[i].End], header: [(byte)i]);
        }
        Assert.Equal(s_bytes, whole!.Bytes.ToArray());
        Assert.Equal((50, DatagramEnd.Complete, IPProtocol.Udp), (whole.Length, whole.End, whole.Protocol));
        Assert.Equal([new ByteRange(0, 50)], whole.Runs);
        Assert.Empty(whole.Holes);
        Assert.Equal([0], whole.Header.ToArray());
        Assert.Equal(sequence.Select(i => parts[i].At), whole.Fragments.Select(f => f.Offset));
        Assert.Equal([1, 2, 3], whole.Fragments.Select(f => f.Frame));
        Assert.Equal((0, 1, 1), (fragments.Defragmenter.Count, fragments.Defragmenter.CompletedCount, fragments.Ended.Count));
    }

    [Fact]
    public void Datagrams_are_told_apart_by_addresses_identification_and_protocol()
    {
        DatagramKey[] keys =
        [
            new(new IPv4Address(1), new IPv4Address(2), 7, IPProtocol.Udp), new(new IPv4Address(2), new IPv4Address(1), 7, IPProtocol.Udp),
            new(new IPv4Address(1), new IPv4Address(2), 8, IPProtocol.Udp), new(new IPv4Address(1), new IPv4Address(2), 7, IPProtocol.Tcp),
            new(new IPv6Address(0, 1), new IPv6Address(0, 2), 7), new(new IPv6Address(0, 1), new IPv6Address(0, 2), 0x10007),
        ];
        var defragmenter = new IPDefragmenter();
        foreach (DatagramKey key in keys)
            Assert.False(defragmenter.Add(new IPFragment { Key = key, More = true, Data = s_bytes.AsSpan(0, 8), Length = 8 }, out _));
        Assert.Equal(keys.Length, defragmenter.Count);
        foreach (DatagramKey key in keys)
        {
            Assert.True(defragmenter.Add(new IPFragment { Key = key, Offset = 8, Data = [9], Length = 1 }, out Datagram datagram));
            Assert.Equal(key, datagram.Key);
        }
    }

    [Fact]
    public void A_repeated_fragment_does_no_harm()
    {
        var fragments = new Fragments();
        fragments.Add(0, true, s_bytes[..24]);
        fragments.Add(0, true, s_bytes[..24]);
        Assert.Equal(FragmentFate.Duplicate, fragments.Fate);
        OwnedDatagram whole = fragments.Add(24, false, s_bytes[24..])!;
        Assert.Equal(s_bytes, whole.Bytes.ToArray());
        Assert.Equal((0, 1), (whole.OverlapCount, fragments.Defragmenter.DuplicateCount));
    }

    [Fact]
    public void An_identification_that_is_used_again_begins_another_datagram()
    {
        var fragments = new Fragments();
        fragments.Add(0, true, s_bytes[..24]);
        Assert.Equal(s_bytes, fragments.Add(24, false, s_bytes[24..])!.Bytes.ToArray());
        byte[] other = Fragments.Bytes(32, seed: 1);
        fragments.Add(0, true, other[..24], time: 1);
        Assert.Equal(other, fragments.Add(24, false, other[24..], time: 1)!.Bytes.ToArray());
    }

    [Theory]
    [InlineData(29.9, true)]
    [InlineData(30.1, false)]
    [InlineData(-30.1, false)]
    [InlineData(1e9, false)]
    public void A_datagram_waits_for_thirty_seconds_of_capture_time(double later, bool completes)
    {
        var fragments = new Fragments();
        fragments.Add(0, true, s_bytes[..24]);
        OwnedDatagram? whole = fragments.Add(24, false, s_bytes[24..], time: later);
        Assert.Equal(completes, whole is not null);
        Assert.Equal(completes ? 0 : 1, fragments.Defragmenter.TimedOutCount);
        if (completes)
            return;
        OwnedDatagram old = Assert.Single(fragments.Ended);
        Assert.Equal((DatagramEnd.TimedOut, -1), (old.End, old.Length));
        Assert.Equal([new ByteRange(24, -1)], old.Holes);
        Assert.Equal(1, fragments.Defragmenter.Count);
    }

    [Fact]
    public void What_is_old_ends_without_being_asked_for()
    {
        var fragments = new Fragments();
        for (ushort id = 0; id < 100; id++)
            fragments.Add(0, true, s_bytes[..8], id, time: id);
        // The one of second 99 waits with those of seconds 69 and later.
        Assert.Equal((31, 69), (fragments.Defragmenter.Count, fragments.Ended.Count));
        Assert.Equal(Enumerable.Range(0, 69).Select(i => (uint)i), fragments.Ended.Select(d => d.Key.Identification));
    }

    [Fact]
    public void Without_time_nothing_ages()
    {
        var defragmenter = new IPDefragmenter();
        var key = new DatagramKey(new IPv4Address(1), new IPv4Address(2), 7, IPProtocol.Udp);
        defragmenter.Add(new IPFragment { Key = key, More = true, Data = s_bytes.AsSpan(0, 8), Length = 8 }, out _);
        Assert.True(defragmenter.Add(new IPFragment { Key = key, Offset = 8, Data = [1], Length = 1, Time = Timestamp.FromNanoseconds(99_999, 0) }, out _));
    }

    [Fact]
    public void What_lacks_is_told_exactly()
    {
        var fragments = new Fragments();
        fragments.Add(8, true, s_bytes[8..16]);
        fragments.Add(16, true, s_bytes[16..24]);
        fragments.Add(40, false, s_bytes[40..]);
        fragments.Defragmenter.Flush();
        OwnedDatagram part = Assert.Single(fragments.Ended);
        Assert.Equal((DatagramEnd.EndOfCapture, 50, 0), (part.End, part.Length, part.Header.Length));
        Assert.Equal([new ByteRange(8, 16), new ByteRange(40, 10)], part.Runs);
        Assert.Equal([new ByteRange(0, 8), new ByteRange(24, 16)], part.Holes);
        Assert.Equal([.. s_bytes[8..24], .. s_bytes[40..]], part.Bytes.ToArray());
        Assert.Equal((1, 0), (fragments.Defragmenter.UnfinishedCount, fragments.Defragmenter.Count));
    }

    [Fact]
    public void A_fragment_that_the_capture_cut_leaves_a_hole_that_another_one_fills()
    {
        var fragments = new Fragments();
        fragments.Add(0, true, s_bytes[..20], length: 24);
        Assert.Null(fragments.Add(24, false, s_bytes[24..]));
        Assert.Equal(s_bytes, fragments.Add(0, true, s_bytes[..24])!.Bytes.ToArray());
        Assert.Equal(1, fragments.Defragmenter.CutCount);
        Assert.Equal((20, 24), (fragments.Ended[0].Fragments[0].Captured, fragments.Ended[0].Fragments[0].Length));

        fragments.Add(0, true, s_bytes[..20], length: 24, id: 2);
        fragments.Add(24, false, s_bytes[24..30], length: 26, id: 2);
        fragments.Defragmenter.Flush();
        Assert.Equal([new ByteRange(20, 4), new ByteRange(30, 20)], fragments.Ended[1].Holes);
    }

    [Fact]
    public void Empty_fragments_count_for_nothing()
    {
        var fragments = new Fragments();
        fragments.Add(0, true, []);
        Assert.Equal((FragmentFate.Empty, 0), (fragments.Fate, fragments.Defragmenter.Count));
        fragments.Add(0, true, s_bytes[..24]);
        fragments.Add(24, false, []);
        Assert.Equal(s_bytes, fragments.Add(24, false, s_bytes[24..])!.Bytes.ToArray());
        Assert.Equal(2, fragments.Defragmenter.EmptyCount);
    }

    [Theory]
    [InlineData(48, true, 8)]
    [InlineData(40, false, 11)]
    [InlineData(32, false, 8)]
    [InlineData(40, true, 16)]
    public void What_contradicts_the_last_fragment_is_not_used(int offset, bool more, int length)
    {
        var fragments = new Fragments();
        fragments.Add(40, false, s_bytes[40..]);
        fragments.Add(offset, more, Fragments.Of('x', length));
        Assert.Equal(FragmentFate.Contradicting, fragments.Fate);
        Assert.Equal(s_bytes, fragments.Add(0, true, s_bytes[..40])!.Bytes.ToArray());
        Assert.Equal(1, fragments.Defragmenter.ContradictingCount);
    }

    [Fact]
    public void A_last_fragment_before_the_end_of_others_is_not_used()
    {
        var fragments = new Fragments();
        // The capture cut it, but it says where it ends.
        fragments.Add(0, true, s_bytes[..8], length: 40);
        Assert.Null(fragments.Add(8, false, s_bytes[8..24]));
        Assert.Equal(FragmentFate.Contradicting, fragments.Fate);
    }

    [Fact]
    public void Ping_of_death()
    {
        var fragments = new Fragments();
        for (int at = 0; at < 65_528; at += 8_191 * 8)
            fragments.Add(at, true, new byte[Math.Min(8_191 * 8, 65_528 - at)]);
        Assert.Null(fragments.Add(65_528, false, new byte[1000]));
        Assert.Equal((FragmentFate.TooLong, 1), (fragments.Fate, fragments.Defragmenter.TooLongCount));
        // Exactly as much as a length can say is allowed.
        Assert.Equal(65_535, fragments.Add(65_528, false, new byte[7])!.Length);

        var generous = new Fragments(new IPDefragmenterOptions { MaxDatagramBytes = 100_000 });
        generous.Add(0, true, new byte[65_528]);
        Assert.Equal(66_528, generous.Add(65_528, false, new byte[1000])!.Length);
    }

    [Fact]
    public void Overlaps_drop_a_datagram_of_IPv6_where_RFC_5722_is_followed()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { DropOverlappingIPv6 = true });
        fragments.AddIPv6(0, true, s_bytes[..24]);
        fragments.AddIPv6(0, true, s_bytes[..24]);
        Assert.Equal(FragmentFate.Duplicate, fragments.Fate);
        // The same bytes, but not the same fragment.
        fragments.AddIPv6(16, true, s_bytes[16..32]);
        Assert.Equal(FragmentFate.Dropped, fragments.Fate);
        // Those that are yet to come are dropped too.
        Assert.Null(fragments.AddIPv6(24, false, s_bytes[24..]));
        Assert.Null(fragments.AddIPv6(0, true, s_bytes[..24]));
        fragments.Defragmenter.Flush();
        OwnedDatagram dropped = Assert.Single(fragments.Ended);
        Assert.True(dropped.IsDropped);
        Assert.Equal((0, 5, 1), (dropped.Bytes.Length, dropped.Fragments.Count, fragments.Defragmenter.DroppedCount));
        Assert.Equal([new FragmentOverlap(1, 3, 16, 8, false, true)], dropped.Overlaps.Select(o => o with { LaterWon = true }));

        // IPv4 is not meant.
        fragments.Add(0, true, s_bytes[..24]);
        fragments.Add(16, true, s_bytes[16..32]);
        Assert.Equal(s_bytes, fragments.Add(32, false, s_bytes[32..])!.Bytes.ToArray());
    }

    [Fact]
    public void The_first_fragment_tells_the_protocol_of_IPv6()
    {
        var fragments = new Fragments();
        fragments.AddIPv6(24, false, s_bytes[24..], next: IPProtocol.Tcp);
        Assert.Equal(IPProtocol.Udp, fragments.AddIPv6(0, true, s_bytes[..24], next: IPProtocol.Udp)!.Protocol);
    }
}
