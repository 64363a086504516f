using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Analysis.Tests;

/// <summary>Random datagrams, cut, shuffled, repeated and overlapped, against a model that knows of each byte whose it is.</summary>
public class IPDefragmenterPropertyTests
{
    private sealed record Piece(int Offset, byte[] Data, bool More);

    private sealed record Plan(OverlapPolicy Policy, int Length, Piece[] Pieces);

    [Fact]
    public void The_bytes_come_out_or_the_exact_hole() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).Select(MakePlan).ToArbitrary(), AgreesWithModel).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Whatever_comes_nothing_is_thrown_and_bytes_are_those_that_came() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), SurvivesAnything).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static Plan MakePlan(int seed)
    {
        var random = new Random(seed);
        int length = random.Next(1, 200), blocks = (length + 7) / 8;
        var pieces = new List<Piece>();
        byte[] truth = Fragments.Bytes(length, seed);
        for (int at = 0; at < blocks;)
        {
            int end = random.Next(at + 1, blocks + 1);
            pieces.Add(Cut(truth, at, end));
            at = end;
        }
        for (int i = random.Next(4); i > 0; i--)
            pieces.Add(pieces[random.Next(pieces.Count)]);
        for (int i = random.Next(6); i > 0; i--)
        {
            int at = random.Next(blocks);
            pieces.Add(Cut(random.Next(3) == 0 ? truth : Fragments.Bytes(length, random.Next()), at, random.Next(at + 1, blocks + 1)));
        }
        Piece[] all = [.. pieces];
        random.Shuffle(all);
        // Some are lost.
        return new Plan((OverlapPolicy)random.Next(4), length, random.Next(2) == 0 ? all : all[..random.Next(1, all.Length + 1)]);
    }

    private static Piece Cut(byte[] bytes, int from, int to) => new(from * 8, bytes[(from * 8)..Math.Min(to * 8, bytes.Length)], to * 8 < bytes.Length);

    private static void AgreesWithModel(Plan plan)
    {
        var fragments = new Fragments(new IPDefragmenterOptions { Policy = plan.Policy });
        int[] owner = new int[plan.Length];
        byte[] bytes = new byte[plan.Length];
        bool ended = false;
        for (int i = 0; i < plan.Pieces.Length; i++)
        {
            Piece piece = plan.Pieces[i];
            OwnedDatagram? whole = fragments.Add(piece.Offset, piece.More, piece.Data);
            Take(plan.Policy, owner, bytes, piece, i + 1);
            ended |= !piece.More;
            bool complete = ended && !owner.Contains(0);
            Assert.Equal(complete, whole is not null);
            if (complete)
            {
                Assert.Equal(bytes, whole!.Bytes.ToArray());
                return;
            }
        }
        fragments.Defragmenter.Flush();
        OwnedDatagram part = Assert.Single(fragments.Ended);
        Assert.Equal(bytes.Where((_, i) => owner[i] != 0), part.Bytes.ToArray());
        Assert.Equal(Enumerable.Range(0, plan.Length).Where(i => owner[i] != 0), part.Runs.SelectMany(r => Enumerable.Range(r.Offset, r.Length)));
        IEnumerable<int> holes = part.Holes.SelectMany(h => Enumerable.Range(h.Offset, h.Length < 0 ? plan.Length - h.Offset : h.Length));
        Assert.Equal(Enumerable.Range(0, plan.Length).Where(i => owner[i] == 0), holes);
        Assert.Equal(ended ? plan.Length : -1, part.Length);
    }

    // Byte by byte; by BSD's and Linux's rule the one before keeps what it has of the new piece's beginning.
    private static void Take(OverlapPolicy policy, int[] owner, byte[] bytes, Piece piece, int name)
    {
        int start = piece.Offset, end = start + piece.Data.Length;
        if (policy is OverlapPolicy.Bsd or OverlapPolicy.Linux && owner[start] != 0)
        {
            int before = owner[start], began = start;
            while (began > 0 && owner[began - 1] == before)
                began--;
            if (policy == OverlapPolicy.Bsd || began < start)
            {
                while (start < end && owner[start] == before)
                    start++;
            }
        }
        for (int at = start; at < end; at++)
        {
            if (policy == OverlapPolicy.First && owner[at] != 0)
                continue;
            owner[at] = name;
            bytes[at] = piece.Data[at - piece.Offset];
        }
    }

    private static void SurvivesAnything(int seed)
    {
        var random = new Random(seed);
        var fragments = new Fragments(new IPDefragmenterOptions
        {
            Policy = (OverlapPolicy)random.Next(4),
            DropOverlappingIPv6 = random.Next(2) == 0,
            MaxDatagrams = random.Next(1, 5),
            MaxBytes = random.Next(0, 20_000),
            MaxFragments = random.Next(0, 30),
            MaxOverlaps = random.Next(0, 5),
            MaxDatagramBytes = random.Next(1, 1000),
        });
        for (int i = 0; i < 100; i++)
        {
            byte[] data = Fragments.Bytes(random.Next(4) == 0 ? 0 : random.Next(1, 100), random.Next());
            int offset = random.Next(3) == 0 ? random.Next(8192) * 8 : random.Next(8) * 8;
            bool more = random.Next(4) > 0;
            ushort id = (ushort)random.Next(6);
            if (random.Next(2) == 0)
                fragments.AddIPv6(offset, more, data, id);
            else
                fragments.Add(offset, more, data, id, time: random.Next(60), length: random.Next(4) == 0 ? random.Next(-5, 200) : null);
        }
        fragments.Defragmenter.Flush();
        foreach (OwnedDatagram datagram in fragments.Ended)
        {
            Assert.Equal(datagram.Runs.Sum(r => r.Length), datagram.Bytes.Length);
            Assert.Equal(datagram.IsComplete, datagram.Holes.Count == 0);
        }
        Assert.Equal((0, 0), (fragments.Defragmenter.Count, fragments.Defragmenter.Size));
    }
}
