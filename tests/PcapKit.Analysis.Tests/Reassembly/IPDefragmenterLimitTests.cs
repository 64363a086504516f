namespace PcapKit.Analysis.Tests;

public class IPDefragmenterLimitTests
{
    [Fact]
    public void A_million_fragments_that_never_complete_stay_within_the_limit()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { MaxBytes = 4 << 20, MaxDatagrams = 1000 });
        fragments.Defragmenter.Ended = null;
        byte[] data = new byte[1480];
        long most = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            // Far behind the start: memory is for what comes, not for what could.
            fragments.Add(i % 40 * 1480, true, data, (ushort)i, source: (uint)i >> 16, time: i / 100_000.0);
            most = Math.Max(most, fragments.Defragmenter.Size);
        }
        Assert.InRange(most, 1000 * 1480, 4 << 20);
        Assert.Equal((1000, 999_000), (fragments.Defragmenter.Count, fragments.Defragmenter.EvictedCount));
    }

    [Fact]
    public void Bytes_are_limited_in_all()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { MaxBytes = 200_000 });
        for (ushort id = 0; id < 100; id++)
        {
            for (int at = 0; at < 40; at++)
                fragments.Add(at * 1480, true, new byte[1480], id);
            Assert.InRange(fragments.Defragmenter.Size, 0, 200_000);
        }
        Assert.Equal(100, fragments.Defragmenter.EvictedCount + fragments.Defragmenter.Count);
        Assert.All(fragments.Ended, d => Assert.Equal(DatagramEnd.Evicted, d.End));
        fragments.Defragmenter.Flush();
        Assert.Equal(0, fragments.Defragmenter.Size);
    }

    [Fact]
    public void A_limit_below_one_datagram_gives_it_up()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { MaxBytes = 1000 });
        fragments.Add(0, true, new byte[1480]);
        Assert.Equal((0, 1, 0), (fragments.Defragmenter.Count, fragments.Defragmenter.EvictedCount, fragments.Defragmenter.Size));
    }

    [Fact]
    public void The_fragments_of_a_datagram_are_limited()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { MaxFragments = 5 });
        for (int i = 0; i < 9; i++)
            fragments.Add(i * 8, true, new byte[8]);
        Assert.Equal((FragmentFate.OverLimit, 4), (fragments.Fate, fragments.Defragmenter.OverLimitCount));
        fragments.Defragmenter.Flush();
        Assert.Equal([new ByteRange(0, 40)], fragments.Ended[0].Runs);
    }

    [Theory]
    [InlineData(OverlapPolicy.First)]
    [InlineData(OverlapPolicy.Last)]
    [InlineData(OverlapPolicy.Bsd)]
    [InlineData(OverlapPolicy.Linux)]
    public void The_most_fragments_that_a_datagram_can_have_in_the_worst_order(OverlapPolicy policy)
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = policy });
        byte[] bytes = Fragments.Bytes(65_528);
        OwnedDatagram? whole = null;
        // Every other one from the end to the start, then those between.
        foreach (int first in (int[])[8_190, 8_189])
        {
            for (int i = first; i >= 0; i -= 2)
                whole = fragments.Add(i * 8, i < 8_190, bytes[(i * 8)..(i * 8 + 8)]);
        }
        Assert.Equal(bytes, whole!.Bytes.ToArray());
    }

    [Theory]
    [InlineData(OverlapPolicy.Last)]
    [InlineData(OverlapPolicy.Linux)]
    public void Bytes_that_lost_their_place_do_not_pile_up(OverlapPolicy policy)
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = policy });
        byte[] last = [];
        for (int i = 0; i < 10_000; i++)
        {
            last = Fragments.Bytes(8_000, seed: i);
            fragments.Add(0, true, last);
        }
        // 8,000 bytes count; records of fragments, 32 bytes each, are what is most of it.
        Assert.InRange(fragments.Defragmenter.Size, 8_000, 700_000);
        Assert.Equal(last, fragments.Add(8_000, false, [1])!.Bytes[..8_000].ToArray());
    }
}
