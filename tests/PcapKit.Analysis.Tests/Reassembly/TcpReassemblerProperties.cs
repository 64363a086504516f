using FsCheck;
using FsCheck.Fluent;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class TcpReassemblerProperties
{
    [Fact]
    public void The_bytes_come_out_or_the_exact_gap_does()
    {
        // Seeds, not lists of segments: what is cut and shuffled stays a stream.
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Replay(seed, OverlapPolicy.First)).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Replay(seed, OverlapPolicy.Linux)).QuickCheckThrowOnFailure();
    }

    private static void Replay(int seed, OverlapPolicy policy)
    {
        var random = new Random(seed);
        char[] sent = new char[random.Next(1, 400)];
        for (int i = 0; i < sent.Length; i++)
            sent[i] = (char)('a' + random.Next(26));
        uint first = (uint)random.NextInt64(1L << 32);
        var tape = new TcpTape(new TcpReassemblyOptions { Overlap = policy });
        tape.Send(first - 1, flags: TcpFlags.Syn);
        bool[] arrived = new bool[sent.Length];
        foreach ((int start, int length) in Shuffle(random, Cut(random, sent.Length)))
        {
            tape.Send(first + (uint)start, new string(sent, start, length));
            arrived.AsSpan(start, length).Fill(true);
        }
        tape.Reassembler.Complete();
        int end = Array.LastIndexOf(arrived, true) + 1;
        Assert.Equal(Expected(sent, arrived, end) + ".CaptureEnded", tape.Client.ToString());
        Assert.DoesNotContain(tape.Overlaps, o => o.Differs);
        Assert.Equal(0, tape.Reassembler.WaitingBytes);
    }

    // Each part once or twice or not at all, and others across their borders.
    private static List<(int Start, int Length)> Cut(Random random, int total)
    {
        List<(int Start, int Length)> parts = [];
        for (int at = 0; at < total;)
        {
            int length = Math.Min(random.Next(1, 40), total - at);
            for (int times = random.Next(4) == 0 ? random.Next(3) : 1; times > 0; times--)
                parts.Add((at, length));
            at += length;
        }
        for (int extra = random.Next(6); extra > 0; extra--)
        {
            int start = random.Next(total);
            parts.Add((start, random.Next(1, Math.Min(60, total - start) + 1)));
        }
        return parts;
    }

    private static List<(int Start, int Length)> Shuffle(Random random, List<(int Start, int Length)> parts)
    {
        // Some captures are nearly in order, others not at all.
        int reach = random.Next(1, parts.Count + 2);
        return [.. parts.Select((part, i) => (part, key: i + random.Next(reach))).OrderBy(p => p.key).Select(p => p.part)];
    }

    private static string Expected(char[] sent, bool[] arrived, int end)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < end; i++)
        {
            int gap = 0;
            while (!arrived[i + gap])
                gap++;
            if (gap > 0)
                text.Append('[').Append(gap).Append(']');
            i += gap;
            text.Append(sent[i]);
        }
        return text.ToString();
    }
}
