namespace PcapKit;

/// <summary>Bytes of a datagram that one fragment gave: where they belong, where they are stored.</summary>
internal struct FragmentRun
{
    public int Start, End, At, Fragment;
}

/// <summary>Which part of a datagram is which fragment's: sorted, nothing twice. A fragment joins by the policy.</summary>
/// <remarks>
/// Found by halving; what changes is replaced in one step. A datagram of 8,192 fragments in the worst order moves some 60 KiB for each of them,
/// about two microseconds; one in order moves nothing.
/// </remarks>
internal sealed class FragmentRuns
{
    private const int Few = 4, Kept = 64;

    private FragmentRun[] _runs = new FragmentRun[Few];
    private FragmentRun[] _joined = new FragmentRun[Few];
    private int _count, _joinedCount;

    /// <summary>The runs.</summary>
    public ReadOnlySpan<FragmentRun> All => new(_runs, 0, _count);

    /// <summary>How many bytes all have together.</summary>
    public int Covered { get; private set; }

    /// <summary>How many bytes of memory it occupies.</summary>
    public int Size => (_runs.Length + _joined.Length) * 16;

    public void Clear()
    {
        (_count, Covered) = (0, 0);
        // What an attack made large is not kept.
        if (_runs.Length > Kept)
            _runs = new FragmentRun[Few];
        if (_joined.Length > Kept)
            _joined = new FragmentRun[Few];
    }

    /// <summary>The runs that have bytes of a stretch: from the first to the one before the second index.</summary>
    public (int From, int To) Find(int start, int end)
    {
        int from = _count;
        // Most fragments come in order.
        if (_count > 0 && _runs[_count - 1].End > start)
        {
            int low = 0;
            while (low < from)
            {
                int middle = (low + from) >>> 1;
                if (_runs[middle].End > start)
                    from = middle;
                else
                    low = middle + 1;
            }
        }
        int to = from;
        while (to < _count && _runs[to].Start < end)
            to++;
        return (from, to);
    }

    /// <summary>Whether a new piece takes the place of the one that begins at or before it, or lies within it.</summary>
    public static bool Replaces(OverlapPolicy policy, int start, in FragmentRun present) => policy switch
    {
        OverlapPolicy.First => false,
        OverlapPolicy.Last => true,
        OverlapPolicy.Bsd => start < present.Start,
        _ => start <= present.Start,
    };

    /// <summary>Lets a piece join.</summary>
    /// <param name="piece">The piece, not empty.</param>
    /// <param name="policy">Which bytes win.</param>
    /// <param name="from">The first run that it overlaps.</param>
    /// <param name="to">The one behind the last.</param>
    /// <returns>Whether any of its bytes won.</returns>
    public bool Join(FragmentRun piece, OverlapPolicy policy, int from, int to)
    {
        _joinedCount = 0;
        bool won = policy == OverlapPolicy.First ? FillGaps(piece, from, to) : TakePlace(piece, policy, from, to);
        if (won)
            Replace(from, to);
        return won;
    }

    // What is there stays; the piece fills what lies between.
    private bool FillGaps(in FragmentRun piece, int from, int to)
    {
        int at = piece.Start;
        bool won = false;
        for (int i = from; i < to; i++)
        {
            if (_runs[i].Start > at)
                won |= Add(Part(piece, at, _runs[i].Start));
            Add(_runs[i]);
            at = _runs[i].End;
        }
        return at < piece.End ? Add(Part(piece, at, piece.End)) : won;
    }

    // The one before it may keep what both have; all others give way.
    private bool TakePlace(in FragmentRun piece, OverlapPolicy policy, int from, int to)
    {
        int start = piece.Start;
        if (from < to)
        {
            ref readonly FragmentRun first = ref _runs[from];
            if (!Replaces(policy, start, first))
            {
                start = first.End;
                if (start >= piece.End)
                    return false;
                Add(first);
            }
            else if (first.Start < start)
            {
                Add(Part(first, first.Start, start));
            }
        }
        Add(Part(piece, start, piece.End));
        if (from < to && _runs[to - 1].End > piece.End)
            Add(Part(_runs[to - 1], piece.End, _runs[to - 1].End));
        return true;
    }

    private static FragmentRun Part(in FragmentRun run, int start, int end) =>
        new() { Start = start, End = end, At = run.At + start - run.Start, Fragment = run.Fragment };

    private bool Add(in FragmentRun run)
    {
        if (_joinedCount == _joined.Length)
            Array.Resize(ref _joined, _joinedCount * 2);
        _joined[_joinedCount++] = run;
        return true;
    }

    private void Replace(int from, int to)
    {
        int count = _count - (to - from) + _joinedCount;
        if (count > _runs.Length)
            Array.Resize(ref _runs, Math.Max(count, _runs.Length * 2));
        for (int i = from; i < to; i++)
            Covered -= _runs[i].End - _runs[i].Start;
        _runs.AsSpan(to, _count - to).CopyTo(_runs.AsSpan(from + _joinedCount));
        _joined.AsSpan(0, _joinedCount).CopyTo(_runs.AsSpan(from));
        for (int i = 0; i < _joinedCount; i++)
            Covered += _joined[i].End - _joined[i].Start;
        _count = count;
    }

    /// <summary>Tells each run where its bytes lie now, one behind the other in the order of the runs.</summary>
    public void Repack()
    {
        int at = 0;
        for (int i = 0; i < _count; i++)
        {
            _runs[i].At = at;
            at += _runs[i].End - _runs[i].Start;
        }
    }
}
