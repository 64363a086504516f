using System.Collections;

namespace PcapKit;

/// <summary>Numbers of frames in rising order, a few bytes each: frames in a row cost nothing.</summary>
public sealed class FrameRanges : IEnumerable<FrameRange>
{
    // Of each range but the last, as numbers of seven bits a byte: the distance from the range before, doubled, and whether a length follows, then the length.
    private byte[] _bytes = [];
    private int _used;
    private long _written;
    private FrameRange _last;

    /// <summary>No frames; nothing is added to it.</summary>
    internal static FrameRanges None { get; } = new();

    internal FrameRanges() { }

    /// <summary>How many frames there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many frames of the flow are not here since the limit was met.</summary>
    public long Omitted { get; private set; }

    /// <summary>How many bytes of memory the list takes.</summary>
    public long Size => _bytes.Length;

    /// <summary>The ranges from the lowest to the highest; no two touch.</summary>
    public IEnumerator<FrameRange> GetEnumerator()
    {
        long end = 0;
        for (int at = 0; at < _used;)
        {
            ulong head = Read(ref at);
            long first = end + (long)(head >> 1);
            end = first + ((head & 1) != 0 ? (long)Read(ref at) : 0);
            yield return new FrameRange(first, end);
        }
        if (Count > 0)
            yield return _last;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes the next frame; one that it has is passed over.</summary>
    /// <param name="number">Not lower than the last one.</param>
    /// <param name="mayGrow">Whether it may occupy more.</param>
    internal void Add(long number, bool mayGrow)
    {
        if (Count > 0 && number == _last.Last)
            return;
        // A list that left out frames stays as it is: what it has is a beginning.
        if (Omitted > 0 || (Count > 0 && number != _last.Last + 1 && !TryWriteLast(mayGrow)))
        {
            Omitted++;
            return;
        }
        _last = Count > 0 && number == _last.Last + 1 ? _last with { Last = number } : new FrameRange(number, number);
        Count++;
    }

    private bool TryWriteLast(bool mayGrow)
    {
        const int Longest = 20;
        if (_used + Longest > _bytes.Length)
        {
            if (!mayGrow)
                return false;
            Array.Resize(ref _bytes, Math.Max(32, _bytes.Length * 2));
        }
        long length = _last.Last - _last.First;
        Write((ulong)(_last.First - _written) << 1 | (length > 0 ? 1u : 0u));
        if (length > 0)
            Write((ulong)length);
        _written = _last.Last;
        return true;
    }

    private void Write(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes[_used++] = (byte)(value | 0x80);
        _bytes[_used++] = (byte)value;
    }

    private ulong Read(ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = _bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}

/// <summary>Frames in a row.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Last">The number of the last.</param>
public readonly record struct FrameRange(long First, long Last);
