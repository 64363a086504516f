using System.Buffers;
using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>One side of a parsed stream: what its parser left, the message that is being collected, and the frames that brought them.</summary>
internal sealed class ParsedSide(ParsedStream owner, StreamSide side)
{
    /// <summary>More frames than this of one message are not told apart.</summary>
    private const int MaxRuns = 1024;

    // Frames of bytes that were taken already: a message may be made of several that were.
    private const int RunsKept = 16;

    private readonly List<(long End, long Frame)> _runs = [];
    private byte[] _kept = [], _collected = [];
    private int _keptFrom;

    public ParsedStream Owner { get; } = owner;

    public StreamSide Side { get; } = side;

    /// <summary>The place of the next byte that nobody took.</summary>
    public long Position { get; set; }

    /// <summary>How many bytes the parser wants to have before it is called again.</summary>
    public int Needed { get; set; }

    /// <summary>What the parser left.</summary>
    public ReadOnlySpan<byte> Kept => _kept.AsSpan(_keptFrom, KeptLength);

    public int KeptLength { get; private set; }

    public bool IsCollecting { get; private set; }

    /// <summary>The place of the message that is being collected.</summary>
    public long CollectedFrom { get; private set; }

    /// <summary>How many of its bytes are there.</summary>
    public int CollectedLength { get; private set; }

    /// <summary>Where, at least, it ends.</summary>
    public long Awaited { get; set; }

    public ReadOnlySpan<byte> Collected => _collected.AsSpan(0, CollectedLength);

    /// <summary>About how many bytes of memory it occupies that would be free if it gave up what it waits for.</summary>
    public long Held => _kept.Length + _collected.Length + (_runs.Capacity > 4 * RunsKept ? _runs.Capacity * 16 : 0);

    /// <summary>As much of it as was counted with that of all others.</summary>
    internal long Counted { get; set; }

    internal LinkedListNode<ParsedSide>? Place { get; set; }

    /// <summary>A frame brings bytes up to a place.</summary>
    public void Note(long end, long frame)
    {
        if (_runs.Count > 0 && (_runs[^1].Frame == frame || _runs.Count >= MaxRuns))
        {
            _runs[^1] = (end, frame);
            return;
        }
        if (_runs.Count >= 2 * RunsKept)
            Forget();
        _runs.Add((end, frame));
    }

    /// <summary>Puts the frames that brought the bytes between two places into a list.</summary>
    public ReadOnlySpan<long> FramesOf(long from, long end, List<long> frames)
    {
        frames.Clear();
        long start = long.MinValue;
        foreach ((long runEnd, long frame) in _runs)
        {
            if (runEnd > from && start < end)
                frames.Add(frame);
            start = runEnd;
        }
        return CollectionsMarshal.AsSpan(frames);
    }

    /// <summary>Puts bytes behind those that are kept.</summary>
    public void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_keptFrom + KeptLength + bytes.Length > _kept.Length)
            MakeRoom(KeptLength + bytes.Length);
        bytes.CopyTo(_kept.AsSpan(_keptFrom + KeptLength));
        KeptLength += bytes.Length;
    }

    /// <summary>Drops the first bytes of those that are kept.</summary>
    public void Drop(int count)
    {
        (_keptFrom, KeptLength) = (_keptFrom + count, KeptLength - count);
        if (KeptLength > 0)
            return;
        if (_kept.Length > 0)
            ArrayPool<byte>.Shared.Return(_kept);
        (_kept, _keptFrom) = ([], 0);
    }

    /// <summary>Goes on with a message, up to a limit of its length.</summary>
    public void Collect(ReadOnlySpan<byte> bytes, int limit)
    {
        if (!IsCollecting)
            (IsCollecting, CollectedFrom) = (true, Position);
        int count = Math.Min(bytes.Length, limit - CollectedLength);
        if (count <= 0)
            return;
        if (CollectedLength + count > _collected.Length)
            GrowCollected(CollectedLength + count);
        bytes[..count].CopyTo(_collected.AsSpan(CollectedLength));
        CollectedLength += count;
    }

    /// <summary>Forgets the message that was collected.</summary>
    public void EndCollecting()
    {
        if (_collected.Length > 0)
            ArrayPool<byte>.Shared.Return(_collected);
        (_collected, CollectedLength, IsCollecting, Awaited) = ([], 0, false, 0);
        if (_runs.Count > 2 * RunsKept)
            Forget();
    }

    /// <summary>Forgets which frames brought what.</summary>
    public void ForgetFrames()
    {
        _runs.Clear();
        _runs.Capacity = 0;
    }

    // Frames before all that is of interest, but for the last ones.
    private void Forget()
    {
        long from = IsCollecting ? CollectedFrom : Position;
        int count = 0;
        while (count < _runs.Count - RunsKept && _runs[count].End <= from)
            count++;
        _runs.RemoveRange(0, count);
        if (_runs.Capacity > 4 * RunsKept && _runs.Count <= 2 * RunsKept)
            _runs.Capacity = 2 * RunsKept;
    }

    private void MakeRoom(int length)
    {
        byte[] old = _kept;
        byte[] target = length <= old.Length && _keptFrom >= old.Length / 2 ? old : ArrayPool<byte>.Shared.Rent(Math.Max(length, Math.Min(old.Length * 2, length + (1 << 20))));
        Kept.CopyTo(target);
        if (!ReferenceEquals(target, old) && old.Length > 0)
            ArrayPool<byte>.Shared.Return(old);
        (_kept, _keptFrom) = (target, 0);
    }

    private void GrowCollected(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, _collected.Length * 2));
        Collected.CopyTo(larger);
        if (_collected.Length > 0)
            ArrayPool<byte>.Shared.Return(_collected);
        _collected = larger;
    }
}
