namespace PcapKit;

/// <summary>One side of a stream: what comes next, and what came before its turn.</summary>
/// <remarks>Places are counted from the first byte; the sequence number of the next byte ties them to the wire.</remarks>
internal sealed class TcpStreamQueue(TcpStream stream, StreamSide side)
{
    // In the order of their places; no two overlap.
    private readonly List<TcpPiece> _pieces = [];
    private uint _sequence;

    public TcpStream Stream { get; } = stream;

    public StreamSide Side { get; } = side;

    /// <summary>The place of the next byte.</summary>
    public long Next { get; private set; }

    /// <summary>Whether the sequence number of the next byte is known.</summary>
    public bool HasBase { get; private set; }

    /// <summary>Where the FIN stands; none at −1.</summary>
    public long End { get; set; } = -1;

    /// <summary>The place up to which the other side has acknowledged.</summary>
    public long Acknowledged { get; set; }

    /// <summary>Whether the handler was told that nothing more comes.</summary>
    public bool IsEnded { get; set; }

    /// <summary>How many pieces wait.</summary>
    public int Count => _pieces.Count;

    /// <summary>How many bytes of memory those that wait occupy.</summary>
    public long Size { get; private set; }

    // The sides with a hole, in the order in which the holes were met; linked, so that leaving the line costs nothing.
    internal TcpStreamQueue? Before, Behind;
    internal long WaitsSince;
    internal bool IsInLine;

    /// <summary>Says which sequence number the next byte has.</summary>
    public void Begin(uint sequence) => (_sequence, HasBase) = (sequence, true);

    /// <summary>The place that a sequence number means: the nearest to the next byte, before or behind it.</summary>
    public long PlaceOf(uint sequence) => Next + (int)(sequence - _sequence);

    /// <summary>The place of the first piece that waits.</summary>
    public long FirstWaiting => _pieces[0].Start;

    /// <summary>Goes on to a place.</summary>
    public void Advance(long place)
    {
        _sequence += (uint)(place - Next);
        Next = place;
    }

    /// <summary>Takes the first piece where it stands at the next place or before it.</summary>
    public bool TryTake(out TcpPiece piece)
    {
        if (_pieces.Count == 0 || _pieces[0].Start > Next)
        {
            piece = default;
            return false;
        }
        piece = _pieces[0];
        _pieces.RemoveAt(0);
        Size -= piece.Size;
        if (piece.Start < Next)
            piece.TrimTo(Math.Min(Next, piece.End));
        return true;
    }

    /// <summary>Keeps a segment that came before its turn.</summary>
    /// <param name="segment">The segment, behind the next place.</param>
    /// <param name="policy">Which bytes count where it overlaps others.</param>
    /// <param name="overlap">Where it did; no length where it didn't.</param>
    public void Keep(in TcpArrival segment, OverlapPolicy policy, out TcpStreamOverlap overlap)
    {
        overlap = default;
        int at = _pieces.Count;
        while (at > 0 && _pieces[at - 1].End > segment.Start)
            at--;
        long from = segment.Start;
        while (at < _pieces.Count && _pieces[at].Start < segment.End)
        {
            TcpPiece piece = _pieces[at];
            Note(ref overlap, piece, segment);
            if (!LaterCounts(policy, piece.Start, segment.Start))
            {
                if (from < piece.Start)
                    Insert(at++, TcpPiece.Of(segment, from, piece.Start));
                from = Math.Max(from, piece.End);
                at++;
                continue;
            }
            if (piece.End > segment.End)
                Insert(at + 1, piece.CopyFrom(segment.End));
            if (piece.Start < from)
            {
                piece.CutAt(from);
                _pieces[at++] = piece;
            }
            else
            {
                RemoveAt(at);
            }
        }
        if (from < segment.End)
            Insert(at, TcpPiece.Of(segment, from, segment.End));
    }

    /// <summary>Drops everything that waits.</summary>
    public void Clear()
    {
        foreach (TcpPiece piece in _pieces)
            piece.Release();
        _pieces.Clear();
        Size = 0;
    }

    private static bool LaterCounts(OverlapPolicy policy, long earlier, long later) => policy switch
    {
        OverlapPolicy.Last => true,
        OverlapPolicy.Bsd => later < earlier,
        OverlapPolicy.Linux => later <= earlier,
        _ => false,
    };

    private void Insert(int at, in TcpPiece piece)
    {
        _pieces.Insert(at, piece);
        Size += piece.Size;
    }

    private void RemoveAt(int at)
    {
        Size -= _pieces[at].Size;
        _pieces[at].Release();
        _pieces.RemoveAt(at);
    }

    private void Note(ref TcpStreamOverlap overlap, in TcpPiece piece, in TcpArrival segment)
    {
        long start = Math.Max(piece.Start, segment.Start), end = Math.Min(piece.End, segment.End);
        ReadOnlySpan<byte> earlier = Part(piece.Bytes, piece.Start, start, end), later = Part(segment.Bytes, segment.Start, start, end);
        int common = Math.Min(earlier.Length, later.Length);
        bool differs = !earlier[..common].SequenceEqual(later[..common]);
        overlap = new TcpStreamOverlap
        {
            Side = Side,
            Offset = overlap.Length == 0 ? start : overlap.Offset,
            Length = overlap.Length + (end - start),
            Differs = overlap.Differs || differs,
            EarlierFrame = overlap.Length == 0 || (differs && !overlap.Differs) ? piece.Frame : overlap.EarlierFrame,
            LaterFrame = segment.Frame,
        };
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, long at, long start, long end)
    {
        int from = (int)Math.Min(start - at, bytes.Length);
        return bytes[from..(int)Math.Min(end - at, bytes.Length)];
    }
}
