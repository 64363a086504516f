using System.Buffers;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What has come of one datagram. Used again for another one: buffers stay.</summary>
internal sealed class PartialDatagram
{
    private const int LongestHeader = 512, FewFragments = 4, KeptFragments = 64, Overhead = 400;

    private readonly FragmentRuns _runs = new();
    private DatagramFragment[] _fragments = new DatagramFragment[FewFragments];
    private FragmentOverlap[] _overlaps = [];
    private int _fragmentCount, _overlapCount, _stored, _headerLength, _highest;
    private byte[] _header = [];
    // The captured bytes in the order in which they came, so that memory follows what was sent, not what an offset promises.
    private byte[] _store = [];

    public DatagramKey Key { get; private set; }

    public IPProtocol Protocol { get; private set; }

    /// <summary>How many bytes the whole datagram has; −1 before the last fragment came.</summary>
    public int End { get; private set; }

    public Timestamp? FirstTime { get; private set; }

    public Timestamp? LastTime { get; private set; }

    public bool IsDropped { get; private set; }

    public bool HasConflict { get; private set; }

    public long OverlapCount { get; private set; }

    /// <summary>Its neighbours in the order of age.</summary>
    public PartialDatagram? Older { get; set; }

    /// <inheritdoc cref="Older"/>
    public PartialDatagram? Younger { get; set; }

    public ReadOnlySpan<byte> Header => new(_header, 0, _headerLength);

    public ReadOnlySpan<DatagramFragment> Fragments => new(_fragments, 0, _fragmentCount);

    public ReadOnlySpan<FragmentOverlap> Overlaps => new(_overlaps, 0, _overlapCount);

    public ReadOnlySpan<FragmentRun> Runs => _runs.All;

    /// <summary>How many bytes of it are there.</summary>
    public int Covered => _runs.Covered;

    public bool IsComplete => End >= 0 && _runs.Covered == End && !IsDropped;

    /// <summary>About how many bytes of memory it occupies.</summary>
    public int Size => Overhead + _store.Length + _header.Length + _runs.Size + _fragments.Length * 32 + _overlaps.Length * 32;

    /// <summary>Makes it a datagram of which nothing has come.</summary>
    public void Begin(in IPFragment fragment)
    {
        (Key, Protocol, FirstTime, End) = (fragment.Key, fragment.Protocol, fragment.Time, -1);
        (IsDropped, HasConflict, OverlapCount) = (false, false, 0);
        (_fragmentCount, _overlapCount, _stored, _headerLength, _highest) = (0, 0, 0, 0, 0);
    }

    /// <summary>Gives back what is large.</summary>
    public void Clear()
    {
        _runs.Clear();
        if (_fragments.Length > KeptFragments)
            _fragments = new DatagramFragment[FewFragments];
        _overlaps = [];
        ReturnStore();
        _stored = 0;
    }

    /// <summary>Takes a fragment with bytes.</summary>
    public FragmentFate Add(in IPFragment fragment, IPDefragmenterOptions options)
    {
        LastTime = fragment.Time;
        if (_fragmentCount >= Math.Max(options.MaxFragments, 1))
            return FragmentFate.OverLimit;
        if (fragment.Offset == 0)
            KeepHeader(fragment);
        FragmentFate fate = Judge(fragment, options);
        if (fate == FragmentFate.Kept)
            fate = Place(fragment, options);
        if (_fragmentCount == _fragments.Length)
            Array.Resize(ref _fragments, _fragmentCount * 2);
        _fragments[_fragmentCount++] = new DatagramFragment(fragment.Frame, fragment.Offset, fragment.Length, CapturedOf(fragment), fragment.More, fate);
        return fate;
    }

    // What contradicts the end is not used, as in Linux: whether a receiver would cut or ignore it nobody knows.
    private FragmentFate Judge(in IPFragment fragment, IPDefragmenterOptions options)
    {
        int end = fragment.Offset + fragment.Length;
        if (IsDropped)
            return FragmentFate.Dropped;
        if (end > options.MaxDatagramBytes)
            return FragmentFate.TooLong;
        if (End >= 0 ? end > End || (!fragment.More && end != End) : !fragment.More && end < _highest)
            return FragmentFate.Contradicting;
        return FragmentFate.Kept;
    }

    private FragmentFate Place(in IPFragment fragment, IPDefragmenterOptions options)
    {
        _highest = Math.Max(_highest, fragment.Offset + fragment.Length);
        if (!fragment.More)
            End = fragment.Offset + fragment.Length;
        ReadOnlySpan<byte> data = fragment.Data[..CapturedOf(fragment)];
        if (data.IsEmpty)
            return FragmentFate.Kept;
        int start = fragment.Offset, end = start + data.Length;
        (int from, int to) = _runs.Find(start, end);
        if (from < to)
        {
            if (IsRepeated(fragment, data, from, to))
                return FragmentFate.Duplicate;
            KeepEvidence(fragment, data, from, to, options);
            if (options.DropOverlappingIPv6 && Key.IsIPv6)
                return Drop();
        }
        MakeRoom(data.Length);
        var piece = new FragmentRun { Start = start, End = end, At = _stored, Fragment = _fragmentCount };
        if (!_runs.Join(piece, options.Policy, from, to))
            return FragmentFate.Overlapped;
        data.CopyTo(_store.AsSpan(_stored));
        _stored += data.Length;
        return FragmentFate.Kept;
    }

    private FragmentFate Drop()
    {
        IsDropped = true;
        _runs.Clear();
        ReturnStore();
        _stored = 0;
        return FragmentFate.Dropped;
    }

    // The same place and the same bytes as the one whose bytes are there.
    private bool IsRepeated(in IPFragment fragment, ReadOnlySpan<byte> data, int from, int to)
    {
        ReadOnlySpan<FragmentRun> runs = _runs.All;
        ref readonly DatagramFragment same = ref _fragments[runs[from].Fragment];
        if (same.Offset != fragment.Offset || same.Length != fragment.Length || same.More != fragment.More)
            return false;
        int covered = 0;
        for (int i = from; i < to; i++)
        {
            (int start, int end) = Common(fragment, data, runs[i]);
            covered += end - start;
            if (Differs(fragment, data, runs[i], start, end))
                return false;
        }
        return covered == data.Length;
    }

    private void KeepEvidence(in IPFragment fragment, ReadOnlySpan<byte> data, int from, int to, IPDefragmenterOptions options)
    {
        ReadOnlySpan<FragmentRun> runs = _runs.All;
        for (int i = from; i < to; i++)
        {
            (int start, int end) = Common(fragment, data, runs[i]);
            bool differs = Differs(fragment, data, runs[i], start, end);
            HasConflict |= differs;
            OverlapCount++;
            if (_overlapCount >= options.MaxOverlaps)
                continue;
            if (_overlapCount == _overlaps.Length)
                Array.Resize(ref _overlaps, Math.Max(4, _overlapCount * 2));
            bool laterWins = FragmentRuns.Replaces(options.Policy, fragment.Offset, runs[i]);
            _overlaps[_overlapCount++] = new FragmentOverlap(_fragments[runs[i].Fragment].Frame, fragment.Frame, start, end - start, differs, laterWins);
        }
    }

    private static (int Start, int End) Common(in IPFragment fragment, ReadOnlySpan<byte> data, in FragmentRun run) =>
        (Math.Max(fragment.Offset, run.Start), Math.Min(fragment.Offset + data.Length, run.End));

    private bool Differs(in IPFragment fragment, ReadOnlySpan<byte> data, in FragmentRun run, int start, int end) =>
        !data[(start - fragment.Offset)..(end - fragment.Offset)].SequenceEqual(_store.AsSpan(run.At + start - run.Start, end - start));

    private static int CapturedOf(in IPFragment fragment) => Math.Min(fragment.Data.Length, fragment.Length);

    // The protocol of the whole is what its beginning says (RFC 8200, section 4.5).
    private void KeepHeader(in IPFragment fragment)
    {
        if (_headerLength > 0)
            return;
        Protocol = fragment.Protocol;
        ReadOnlySpan<byte> header = fragment.Header[..Math.Min(fragment.Header.Length, LongestHeader)];
        if (_header.Length < header.Length)
            _header = new byte[header.Length];
        header.CopyTo(_header);
        _headerLength = header.Length;
    }

    // Makes room behind what is stored. Bytes that lost their place are left behind where they are most of it: twice what counts is kept at most.
    private void MakeRoom(int more)
    {
        if (_stored + more <= _store.Length)
            return;
        byte[] old = _store;
        bool leaveBehind = _runs.Covered < _stored / 2;
        int kept = leaveBehind ? _runs.Covered : _stored;
        _store = ArrayPool<byte>.Shared.Rent(Math.Max(kept + more, Math.Min(kept * 2, 1 << 17)));
        if (leaveBehind)
        {
            CopyTo(_store, old);
            _runs.Repack();
        }
        else
        {
            old.AsSpan(0, _stored).CopyTo(_store);
        }
        _stored = kept;
        Give(old);
    }

    /// <summary>Whether what is there lies in the store in its order, so that it need not be put together.</summary>
    public bool IsInOrder(out int at)
    {
        ReadOnlySpan<FragmentRun> runs = _runs.All;
        at = runs.IsEmpty ? 0 : runs[0].At;
        int next = at;
        foreach (ref readonly FragmentRun run in runs)
        {
            if (run.At != next)
                return false;
            next += run.End - run.Start;
        }
        return true;
    }

    /// <summary>What is there, in order.</summary>
    /// <param name="scratch">Where it is put together where it has to be, at least <see cref="Covered"/> bytes.</param>
    public ReadOnlySpan<byte> BytesIn(byte[] scratch)
    {
        if (IsInOrder(out int at))
            return _store.AsSpan(at, Covered);
        CopyTo(scratch, _store);
        return scratch.AsSpan(0, Covered);
    }

    private void CopyTo(Span<byte> to, byte[] store)
    {
        int at = 0;
        foreach (ref readonly FragmentRun run in _runs.All)
        {
            store.AsSpan(run.At, run.End - run.Start).CopyTo(to[at..]);
            at += run.End - run.Start;
        }
    }

    private void ReturnStore()
    {
        Give(_store);
        _store = [];
    }

    private static void Give(byte[] buffer)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
