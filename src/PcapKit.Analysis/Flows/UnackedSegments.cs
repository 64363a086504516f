using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>A segment that was not acknowledged yet.</summary>
internal struct UnackedSegment
{
    public long Time;
    public long Frame;
    public uint Sequence;
    public uint NextSequence;
    public int Next;
    // Of the first one of a run: the first one of the next run, and the last one of this.
    public int NextRun, Last;
}

/// <summary>The segments in flight of all directions, in lists that share their places: bounded, and no garbage once warm.</summary>
internal sealed class UnackedSegments(int limit)
{
    private UnackedSegment[] _items = new UnackedSegment[Math.Min(limit + 1, 1024)];
    private int _firstFree;
    // Place 0 is never used: 0 is the end of a list.
    private int _used = 1;

    public ref UnackedSegment this[int place] => ref _items[place];

    /// <summary>About how many bytes it occupies.</summary>
    public long Size => (long)_items.Length * Unsafe.SizeOf<UnackedSegment>();

    /// <summary>A free place, or 0 where there is none.</summary>
    public int Take()
    {
        if (_firstFree != 0)
        {
            int place = _firstFree;
            _firstFree = _items[place].Next;
            return place;
        }
        if (_used == _items.Length)
        {
            if (_used > limit)
                return 0;
            Array.Resize(ref _items, (int)Math.Min(limit + 1L, _items.Length * 2L));
        }
        return _used++;
    }

    /// <summary>Gives a place back.</summary>
    public void Free(int place)
    {
        _items[place].Next = _firstFree;
        _firstFree = place;
    }

    /// <summary>Gives the places of a whole run back.</summary>
    public void Free(int first, int last)
    {
        _items[last].Next = _firstFree;
        _firstFree = first;
    }
}
