namespace PcapKit;

public sealed partial class IPDefragmenter
{
    /// <summary>How many fragments there were.</summary>
    public long FragmentCount { get; private set; }

    /// <summary>How many datagrams became complete.</summary>
    public long CompletedCount { get; private set; }

    /// <summary>How many datagrams lacked fragments when their time was over.</summary>
    public long TimedOutCount { get; private set; }

    /// <summary>How many datagrams had to make place for others: a limit was met.</summary>
    public long EvictedCount { get; private set; }

    /// <summary>How many datagrams lacked fragments at the end of the capture.</summary>
    public long UnfinishedCount { get; private set; }

    /// <summary>How many datagrams ended that had fragments with common parts, repeated fragments aside.</summary>
    public long OverlappingCount { get; private set; }

    /// <summary>How many datagrams ended whose fragments contradict each other in common parts.</summary>
    public long ConflictingCount { get; private set; }

    /// <summary>How many datagrams of IPv6 were dropped since their fragments overlap (<see cref="IPDefragmenterOptions.DropOverlappingIPv6"/>).</summary>
    public long DroppedCount { get; private set; }

    /// <summary>How many fragments repeated others.</summary>
    public long DuplicateCount { get; private set; }

    /// <summary>How many fragments contradicted the length of their datagram, and were not used.</summary>
    public long ContradictingCount { get; private set; }

    /// <summary>How many fragments ended behind the longest datagram that is allowed, and were not used.</summary>
    public long TooLongCount { get; private set; }

    /// <summary>How many fragments carried no bytes.</summary>
    public long EmptyCount { get; private set; }

    /// <summary>How many fragments the capture had cut.</summary>
    public long CutCount { get; private set; }

    /// <summary>How many fragments were refused since their datagram has as many as are allowed: a limit was met.</summary>
    public long OverLimitCount { get; private set; }

    private FragmentFate Tally(FragmentFate fate)
    {
        switch (fate)
        {
            case FragmentFate.Duplicate:
                DuplicateCount++;
                break;
            case FragmentFate.Contradicting:
                ContradictingCount++;
                break;
            case FragmentFate.TooLong:
                TooLongCount++;
                break;
            case FragmentFate.Empty:
                EmptyCount++;
                break;
            case FragmentFate.OverLimit:
                OverLimitCount++;
                break;
        }
        return fate;
    }
}
