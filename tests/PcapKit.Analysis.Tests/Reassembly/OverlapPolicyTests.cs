using System.Text;

namespace PcapKit.Analysis.Tests;

/// <summary>Overlaps against the published results, a letter for eight bytes.</summary>
public class OverlapPolicyTests
{
    // Shankar and Paxson, "Active Mapping", figure of six fragments: number, first block, blocks.
    private static readonly (char Name, int At, int Blocks)[] s_six = [('1', 0, 3), ('2', 4, 2), ('3', 6, 3), ('4', 1, 4), ('5', 6, 3), ('6', 9, 3)];

    // Sturges and Novak: nine fragments, then eight that overlap them in every way.
    private static readonly (char Name, int At, int Blocks)[] s_seventeen =
    [
        ('A', 0, 3), ('B', 4, 2), ('C', 6, 3), ('D', 10, 1), ('E', 13, 2), ('F', 15, 3), ('G', 18, 2), ('H', 20, 2), ('I', 22, 1),
        ('J', 1, 4), ('K', 6, 3), ('L', 9, 3), ('M', 12, 3), ('N', 16, 1), ('O', 19, 1), ('P', 20, 1), ('Q', 22, 2),
    ];

    [Theory]
    [InlineData(OverlapPolicy.First, "111422333666")]
    [InlineData(OverlapPolicy.Last, "144442555666")]
    [InlineData(OverlapPolicy.Bsd, "111442333666")]
    [InlineData(OverlapPolicy.Linux, "111442555666")]
    public void Six_fragments_of_Shankar_and_Paxson(OverlapPolicy policy, string expected) => Assert.Equal(expected, Reassemble(policy, s_six));

    [Theory]
    [InlineData(OverlapPolicy.First, "AAAJBBCCCLDLMEEFFFGGHHIQ")]
    [InlineData(OverlapPolicy.Last, "AJJJJBKKKLLLMMMFNFGOPHQQ")]
    [InlineData(OverlapPolicy.Bsd, "AAAJJBCCCLLLMMMFFFGGHHIQ")]
    [InlineData(OverlapPolicy.Linux, "AAAJJBKKKLLLMMMFFFGGPHQQ")]
    public void Seventeen_fragments_of_Sturges_and_Novak(OverlapPolicy policy, string expected) => Assert.Equal(expected, Reassemble(policy, s_seventeen));

    [Fact]
    public void Overlaps_are_kept_as_evidence()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = OverlapPolicy.Bsd });
        fragments.Add(0, true, Fragments.Of('a', 16));
        fragments.Add(24, true, Fragments.Of('b', 16));
        fragments.Add(8, true, [.. Fragments.Of('a', 8), .. Fragments.Of('c', 16)]);
        OwnedDatagram whole = fragments.Add(40, false, Fragments.Of('d', 3))!;

        Assert.Equal("aaaaaaaaaaaaaaaaccccccccccccccccbbbbbbbbddd", Encoding.ASCII.GetString(whole.Bytes.Span));
        Assert.Equal([new FragmentOverlap(1, 3, 8, 8, false, false), new FragmentOverlap(2, 3, 24, 8, true, true)], whole.Overlaps);
        Assert.Equal((2, true), (whole.OverlapCount, whole.HasConflict));
        Assert.Equal((1, 1), (fragments.Defragmenter.OverlappingCount, fragments.Defragmenter.ConflictingCount));
    }

    [Fact]
    public void Evidence_is_bounded_and_counted()
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = OverlapPolicy.First, MaxOverlaps = 3 });
        fragments.Add(0, true, Fragments.Of('a', 16));
        for (int i = 0; i < 10; i++)
            fragments.Add(8, true, Fragments.Of((char)('b' + i), 8));
        OwnedDatagram whole = fragments.Add(16, false, [1])!;
        Assert.Equal((3, 10), (whole.Overlaps.Count, whole.OverlapCount));
        Assert.All(whole.Fragments.Skip(1).Take(10), f => Assert.Equal(FragmentFate.Overlapped, f.Fate));
    }

    // All come before the one that tells the end.
    private static string Reassemble(OverlapPolicy policy, (char Name, int At, int Blocks)[] pattern)
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = policy });
        OwnedDatagram? whole = null;
        for (int i = 0; i < pattern.Length; i++)
        {
            (char name, int at, int blocks) = pattern[i];
            Assert.Null(whole);
            whole = fragments.Add(at * 8, i < pattern.Length - 1, Fragments.Of(name, blocks * 8));
        }
        Assert.NotNull(whole);
        string text = Encoding.ASCII.GetString(whole.Bytes.Span);
        Assert.All(Enumerable.Range(0, text.Length), i => Assert.Equal(text[i / 8 * 8], text[i]));
        return string.Concat(Enumerable.Range(0, text.Length / 8).Select(i => text[i * 8]));
    }
}
