using PcapKit.Protocols;

namespace PcapKit;

/// <summary>A stretch of bytes in a datagram.</summary>
/// <param name="Offset">Its first byte, from the start of what the datagram carries.</param>
/// <param name="Length">How many bytes; −1 for a hole whose end is not known, since the last fragment never came.</param>
public readonly record struct ByteRange(int Offset, int Length);

/// <summary>What became of a fragment.</summary>
public enum FragmentFate : byte
{
    /// <summary>It gave bytes to the datagram.</summary>
    Kept,
    /// <summary>It repeats an earlier one with the same bytes.</summary>
    Duplicate,
    /// <summary>All its bytes were there already, by the policy those stay.</summary>
    Overlapped,
    /// <summary>It contradicts the length that the last fragment tells: it ends behind it, or is a second last one that ends elsewhere. Its bytes are not used.</summary>
    Contradicting,
    /// <summary>It ends behind the longest datagram that is allowed ("ping of death"). Its bytes are not used.</summary>
    TooLong,
    /// <summary>The datagram was dropped since fragments overlap (RFC 5722).</summary>
    Dropped,
    /// <summary>It carries no bytes. It counts for nothing, as in Linux.</summary>
    Empty,
    /// <summary>The datagram has as many fragments as are allowed, or there is no memory for it. It is not remembered.</summary>
    OverLimit,
}

/// <summary>One of the fragments that a datagram came in.</summary>
/// <param name="Frame">The number of its frame in the capture.</param>
/// <param name="Offset">Where it begins in the datagram, in bytes.</param>
/// <param name="Length">How many bytes it carries on the wire.</param>
/// <param name="Captured">How many of them were captured.</param>
/// <param name="More">Whether more fragments were to follow.</param>
/// <param name="Fate">What became of it.</param>
public readonly record struct DatagramFragment(long Frame, int Offset, int Length, int Captured, bool More, FragmentFate Fate);

/// <summary>Two fragments that carry the same part of a datagram: evidence, whoever won.</summary>
/// <param name="Earlier">The frame of the one whose bytes were there.</param>
/// <param name="Later">The frame of the one that came then.</param>
/// <param name="Offset">The first byte that both carry.</param>
/// <param name="Length">How many bytes both carry.</param>
/// <param name="Differs">Whether the bytes differ: no accident, but damage or an attack.</param>
/// <param name="LaterWon">Whether the later bytes took the place of the earlier ones.</param>
public readonly record struct FragmentOverlap(long Earlier, long Later, int Offset, int Length, bool Differs, bool LaterWon);

/// <summary>Why a datagram is delivered.</summary>
public enum DatagramEnd : byte
{
    /// <summary>It is complete.</summary>
    Complete,
    /// <summary>Fragments lacked when its time was over.</summary>
    TimedOut,
    /// <summary>It had to make place for others.</summary>
    Evicted,
    /// <summary>Fragments lacked at the end of the capture.</summary>
    EndOfCapture,
}

/// <summary>Receives datagrams. It must not give fragments to the defragmenter that calls it.</summary>
/// <param name="datagram">The datagram. Borrowed: valid during the call.</param>
public delegate void DatagramHandler(in Datagram datagram);

/// <summary>A datagram that came in fragments, complete or not. Borrowed: valid until the next fragment is added; <see cref="ToOwned"/> makes a copy that lasts.</summary>
public readonly ref struct Datagram
{
    private readonly PartialDatagram _part;

    internal Datagram(PartialDatagram part, DatagramEnd end, ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteRange> runs, ReadOnlySpan<ByteRange> holes)
    {
        _part = part;
        End = end;
        Bytes = bytes;
        Runs = runs;
        Holes = holes;
    }

    /// <summary>Addresses and identification.</summary>
    public DatagramKey Key => _part.Key;

    /// <summary>The protocol of what it carries: of IPv6 by the fragment at offset 0, or by the first one seen where that lacks.</summary>
    public IPProtocol Protocol => _part.Protocol;

    /// <summary>Why it is delivered.</summary>
    public DatagramEnd End { get; }

    /// <summary>Whether all its bytes are there.</summary>
    public bool IsComplete => End == DatagramEnd.Complete;

    /// <summary>Whether it was dropped since fragments of IPv6 overlap (RFC 5722): then it has no bytes.</summary>
    public bool IsDropped => _part.IsDropped;

    /// <summary>How many bytes it carries; −1 where the last fragment never came.</summary>
    public int Length => _part.End;

    /// <summary>The headers of the fragment at offset 0 (see <see cref="IPFragment.Header"/>), its lengths and flags being those of the fragment; empty where that lacks.</summary>
    public ReadOnlySpan<byte> Header => _part.Header;

    /// <summary>What it carries: all of it where it is complete, else the bytes of all <see cref="Runs"/>, one after the other without what lacks between them.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Which parts are there, in their order.</summary>
    public ReadOnlySpan<ByteRange> Runs { get; }

    /// <summary>Which parts lack, in their order; none where it is complete.</summary>
    public ReadOnlySpan<ByteRange> Holes { get; }

    /// <summary>The fragments in the order in which they came; the last one completed it, if it is complete.</summary>
    public ReadOnlySpan<DatagramFragment> Fragments => _part.Fragments;

    /// <summary>Fragments that carry the same part, as many as are kept; not repeated ones with the same bytes.</summary>
    public ReadOnlySpan<FragmentOverlap> Overlaps => _part.Overlaps;

    /// <summary>How many overlaps there were.</summary>
    public long OverlapCount => _part.OverlapCount;

    /// <summary>Whether bytes of overlapping fragments differ.</summary>
    public bool HasConflict => _part.HasConflict;

    /// <summary>When the first fragment was captured.</summary>
    public Timestamp? FirstTime => _part.FirstTime;

    /// <summary>When the last fragment was captured.</summary>
    public Timestamp? LastTime => _part.LastTime;

    /// <summary>The bytes of one of the <see cref="Runs"/>.</summary>
    /// <param name="run">Its index.</param>
    public ReadOnlySpan<byte> BytesOf(int run)
    {
        int at = 0;
        for (int i = 0; i < run; i++)
            at += Runs[i].Length;
        return Bytes.Slice(at, Runs[run].Length);
    }

    /// <summary>A copy that lasts.</summary>
    public OwnedDatagram ToOwned() => new(this);
}

/// <summary>A datagram that owns its bytes. See <see cref="Datagram"/> for what its members mean.</summary>
public sealed class OwnedDatagram
{
    internal OwnedDatagram(in Datagram datagram)
    {
        (Key, Protocol, End, IsDropped, Length) = (datagram.Key, datagram.Protocol, datagram.End, datagram.IsDropped, datagram.Length);
        (OverlapCount, HasConflict, FirstTime, LastTime) = (datagram.OverlapCount, datagram.HasConflict, datagram.FirstTime, datagram.LastTime);
        Header = datagram.Header.ToArray();
        Bytes = datagram.Bytes.ToArray();
        Runs = datagram.Runs.ToArray();
        Holes = datagram.Holes.ToArray();
        Fragments = datagram.Fragments.ToArray();
        Overlaps = datagram.Overlaps.ToArray();
    }

    /// <inheritdoc cref="Datagram.Key"/>
    public DatagramKey Key { get; }

    /// <inheritdoc cref="Datagram.Protocol"/>
    public IPProtocol Protocol { get; }

    /// <inheritdoc cref="Datagram.End"/>
    public DatagramEnd End { get; }

    /// <inheritdoc cref="Datagram.IsComplete"/>
    public bool IsComplete => End == DatagramEnd.Complete;

    /// <inheritdoc cref="Datagram.IsDropped"/>
    public bool IsDropped { get; }

    /// <inheritdoc cref="Datagram.Length"/>
    public int Length { get; }

    /// <inheritdoc cref="Datagram.Header"/>
    public ReadOnlyMemory<byte> Header { get; }

    /// <inheritdoc cref="Datagram.Bytes"/>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <inheritdoc cref="Datagram.Runs"/>
    public IReadOnlyList<ByteRange> Runs { get; }

    /// <inheritdoc cref="Datagram.Holes"/>
    public IReadOnlyList<ByteRange> Holes { get; }

    /// <inheritdoc cref="Datagram.Fragments"/>
    public IReadOnlyList<DatagramFragment> Fragments { get; }

    /// <inheritdoc cref="Datagram.Overlaps"/>
    public IReadOnlyList<FragmentOverlap> Overlaps { get; }

    /// <inheritdoc cref="Datagram.OverlapCount"/>
    public long OverlapCount { get; }

    /// <inheritdoc cref="Datagram.HasConflict"/>
    public bool HasConflict { get; }

    /// <inheritdoc cref="Datagram.FirstTime"/>
    public Timestamp? FirstTime { get; }

    /// <inheritdoc cref="Datagram.LastTime"/>
    public Timestamp? LastTime { get; }
}
