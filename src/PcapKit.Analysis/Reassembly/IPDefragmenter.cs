namespace PcapKit;

/// <summary>Puts datagrams together from their fragments, in whatever order they come; tells what lacks of those that do not become whole, and who overlaps whom.</summary>
/// <remarks>
/// Give it the fragments in the order of the capture. A datagram that is complete is forgotten: later fragments with its identification begin a new one, as in Wireshark.
/// Memory is bounded by the options, and every limit that is met is counted. It never throws, whatever the fragments. Not for several threads at once.
/// </remarks>
public sealed partial class IPDefragmenter
{
    private const int MaxSpare = 16;

    private readonly IPDefragmenterOptions _options;
    private readonly Dictionary<DatagramKey, PartialDatagram> _waiting = [];
    private readonly Stack<PartialDatagram> _spare = new();
    private PartialDatagram? _oldest, _youngest, _delivered;
    private byte[] _scratch = [];
    private ByteRange[] _runs = [], _holes = [];

    /// <summary>A defragmenter that has seen nothing yet.</summary>
    /// <param name="options">The policy and the limits; null for the usual ones.</param>
    public IPDefragmenter(IPDefragmenterOptions? options = null)
    {
        options ??= new IPDefragmenterOptions();
        _options = options with { MaxDatagramBytes = Math.Clamp(options.MaxDatagramBytes, 8, 65_528 + ushort.MaxValue), MaxDatagrams = Math.Max(options.MaxDatagrams, 1) };
    }

    /// <summary>Called with every datagram that ends, complete or not, in the order in which they end.</summary>
    public DatagramHandler? Ended { get; set; }

    /// <summary>How many datagrams wait for fragments.</summary>
    public int Count => _waiting.Count;

    /// <summary>About how many bytes of memory they occupy.</summary>
    public long Size { get; private set; }

    /// <summary>Takes the next fragment of the capture. Packets that are no fragments are not for it.</summary>
    /// <param name="fragment">The fragment. Its bytes are copied.</param>
    /// <param name="datagram">The datagram, where the fragment completes it. Borrowed: valid until the next call.</param>
    /// <returns>Whether the datagram is complete now.</returns>
    public bool Add(scoped in IPFragment fragment, out Datagram datagram) => Add(fragment, out datagram, out _);

    /// <inheritdoc cref="Add(in IPFragment, out Datagram)"/>
    /// <param name="fragment">The fragment. Its bytes are copied.</param>
    /// <param name="datagram">The datagram, where the fragment completes it. Borrowed: valid until the next call.</param>
    /// <param name="fate">What became of the fragment.</param>
    public bool Add(scoped in IPFragment fragment, out Datagram datagram, out FragmentFate fate)
    {
        datagram = default;
        Recycle();
        FragmentCount++;
        EndOld(fragment.Time);
        if (fragment.Length <= 0)
        {
            fate = Tally(FragmentFate.Empty);
            return false;
        }
        PartialDatagram part = Find(fragment);
        int size = part.Size;
        fate = Tally(part.Add(fragment, _options));
        if (fragment.Data.Length < fragment.Length)
            CutCount++;
        Size += part.Size - size;
        if (part.IsComplete)
        {
            CompletedCount++;
            Remove(part);
            _delivered = part;
            datagram = Show(part, DatagramEnd.Complete);
            Ended?.Invoke(datagram);
            return true;
        }
        KeepLimits(part);
        return false;
    }

    /// <summary>Ends all datagrams that wait: to be called at the end of the capture.</summary>
    public void Flush()
    {
        Recycle();
        while (_oldest is not null)
            GiveUp(_oldest, DatagramEnd.EndOfCapture);
    }

    private PartialDatagram Find(in IPFragment fragment)
    {
        if (_waiting.TryGetValue(fragment.Key, out PartialDatagram? part))
        {
            // A time that goes back this far is another datagram too: captures are put together from several.
            if (!IsOver(part, fragment.Time))
                return part;
            GiveUp(part, DatagramEnd.TimedOut);
        }
        if (_waiting.Count >= _options.MaxDatagrams)
            GiveUp(_oldest!, DatagramEnd.Evicted);
        part = _spare.Count > 0 ? _spare.Pop() : new PartialDatagram();
        part.Begin(fragment);
        _waiting.Add(fragment.Key, part);
        (part.Older, part.Younger) = (_youngest, null);
        if (_youngest is null)
            _oldest = part;
        else
            _youngest.Younger = part;
        _youngest = part;
        Size += part.Size;
        return part;
    }

    private bool IsOver(PartialDatagram part, Timestamp? now)
    {
        if (_options.Timeout <= TimeSpan.Zero || now is not { } at || part.FirstTime is not { } first)
            return false;
        (Timestamp early, Timestamp late) = first <= at ? (first, at) : (at, first);
        // Whole seconds first: what lies years apart does not fit into ticks.
        double seconds = (double)late.Seconds - early.Seconds + ((double)late.Attoseconds - early.Attoseconds) / 1e18;
        return seconds > _options.Timeout.TotalSeconds;
    }

    // They stand in the order in which they began; one with a strange time holds up those behind it until they are asked for, or have to make place.
    private void EndOld(Timestamp? now)
    {
        while (_oldest is not null && _oldest.FirstTime <= now && IsOver(_oldest, now))
            GiveUp(_oldest, DatagramEnd.TimedOut);
    }

    private void KeepLimits(PartialDatagram current)
    {
        while (Size > _options.MaxBytes && _oldest is not null)
        {
            // The one at hand goes last: it alone may be more than the limit.
            PartialDatagram victim = _oldest == current && current.Younger is not null ? current.Younger : _oldest;
            GiveUp(victim, DatagramEnd.Evicted);
        }
    }

    private void GiveUp(PartialDatagram part, DatagramEnd end)
    {
        if (end == DatagramEnd.TimedOut)
            TimedOutCount++;
        else if (end == DatagramEnd.Evicted)
            EvictedCount++;
        else
            UnfinishedCount++;
        Remove(part);
        if (Ended is { } handler)
            handler(Show(part, end));
        Keep(part);
    }

    private void Remove(PartialDatagram part)
    {
        _waiting.Remove(part.Key);
        Size -= part.Size;
        if (part.Older is null)
            _oldest = part.Younger;
        else
            part.Older.Younger = part.Younger;
        if (part.Younger is null)
            _youngest = part.Older;
        else
            part.Younger.Older = part.Older;
        part.Older = part.Younger = null;
        if (part.OverlapCount > 0)
            OverlappingCount++;
        if (part.HasConflict)
            ConflictingCount++;
        if (part.IsDropped)
            DroppedCount++;
    }

    // What was delivered was borrowed until now.
    private void Recycle()
    {
        if (_delivered is not { } part)
            return;
        _delivered = null;
        Keep(part);
    }

    private void Keep(PartialDatagram part)
    {
        part.Clear();
        if (_spare.Count < MaxSpare)
            _spare.Push(part);
    }

    private Datagram Show(PartialDatagram part, DatagramEnd end)
    {
        if (_scratch.Length < part.Covered)
            _scratch = new byte[Math.Max(part.Covered, _scratch.Length * 2)];
        ReadOnlySpan<byte> bytes = part.BytesIn(_scratch);
        (int runs, int holes) = FindRuns(part);
        return new Datagram(part, end, bytes, _runs.AsSpan(0, runs), _holes.AsSpan(0, holes));
    }

    private (int Runs, int Holes) FindRuns(PartialDatagram part)
    {
        int runs = 0, holes = 0, at = 0;
        ReadOnlySpan<FragmentRun> all = part.Runs;
        if (_runs.Length < all.Length + 1)
            (_runs, _holes) = (new ByteRange[all.Length * 2 + 1], new ByteRange[all.Length * 2 + 2]);
        foreach (ref readonly FragmentRun run in all)
        {
            if (run.Start > at)
                _holes[holes++] = new ByteRange(at, run.Start - at);
            if (run.Start == at && runs > 0)
                _runs[runs - 1] = _runs[runs - 1] with { Length = run.End - _runs[runs - 1].Offset };
            else
                _runs[runs++] = new ByteRange(run.Start, run.End - run.Start);
            at = run.End;
        }
        if (part.End < 0)
            _holes[holes++] = new ByteRange(at, -1);
        else if (at < part.End)
            _holes[holes++] = new ByteRange(at, part.End - at);
        return (runs, holes);
    }
}
