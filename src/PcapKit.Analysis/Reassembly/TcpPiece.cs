using System.Buffers;

namespace PcapKit;

/// <summary>A part of a segment that waits for the bytes before it.</summary>
internal struct TcpPiece
{
    // Its place in the stream of its side.
    public long Start;
    // How many bytes it stands for, and how many of them were captured: the first ones.
    public int Length, Captured;
    public long Frame, Time;
    private byte[] _buffer;
    private int _from;

    public readonly long End => Start + Length;

    public readonly ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_from, Captured);

    // This struct in its list, and the head of an array.
    private const int Overhead = 96;

    /// <summary>About what it occupies.</summary>
    public readonly int Size => _buffer.Length + Overhead;

    /// <summary>Keeps a copy of the bytes of a segment between two places.</summary>
    public static TcpPiece Of(in TcpArrival segment, long start, long end)
    {
        int from = (int)(start - segment.Start);
        int captured = (int)Math.Clamp(segment.Bytes.Length - from, 0, end - start);
        byte[] buffer = captured == 0 ? [] : ArrayPool<byte>.Shared.Rent(captured);
        if (captured > 0)
            segment.Bytes.Slice(from, captured).CopyTo(buffer);
        return new TcpPiece
        {
            Start = start,
            Length = (int)(end - start),
            Captured = captured,
            Frame = segment.Frame,
            Time = segment.Time,
            _buffer = buffer,
        };
    }

    /// <summary>The part behind a place, as a piece with bytes of its own.</summary>
    public readonly TcpPiece CopyFrom(long start) =>
        Of(new TcpArrival { Start = Start, Bytes = Bytes, Length = Length, Frame = Frame, Time = Time }, start, End);

    /// <summary>Drops what lies before a place.</summary>
    public void TrimTo(long start)
    {
        int drop = (int)(start - Start);
        int captured = Math.Min(drop, Captured);
        (Start, Length, Captured, _from) = (start, Length - drop, Captured - captured, _from + captured);
    }

    /// <summary>Drops what lies behind a place.</summary>
    public void CutAt(long end)
    {
        Length = (int)(end - Start);
        Captured = Math.Min(Captured, Length);
    }

    /// <summary>Gives the buffer back.</summary>
    public readonly void Release()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
    }
}

/// <summary>The data of a segment as they arrive. Borrowed.</summary>
internal readonly ref struct TcpArrival
{
    /// <summary>Its place in the stream of its side.</summary>
    public long Start { get; init; }

    /// <summary>The captured bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>How many bytes it has by the lengths on the wire.</summary>
    public int Length { get; init; }

    public long Frame { get; init; }

    public long Time { get; init; }

    public long End => Start + Length;

    /// <summary>The part behind a place.</summary>
    public TcpArrival From(long start) => new()
    {
        Start = start,
        Bytes = Bytes[(int)Math.Min(start - Start, Bytes.Length)..],
        Length = (int)(End - start),
        Frame = Frame,
        Time = Time,
    };
}
