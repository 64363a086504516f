namespace PcapKit;

/// <summary>How datagrams are put together, and how much is remembered of those that are not complete.</summary>
public sealed record IPDefragmenterOptions
{
    /// <summary>Which bytes win where fragments overlap. The default is nearest to what Wireshark shows.</summary>
    public OverlapPolicy Policy { get; init; } = OverlapPolicy.Bsd;

    /// <summary>Whether a datagram of IPv6 with overlapping fragments is dropped as RFC 5722 and RFC 8200, section 4.5, demand; repeated fragments with the same bytes do no harm.</summary>
    public bool DropOverlappingIPv6 { get; init; }

    /// <summary>How long a datagram waits for its fragments in capture time, counted from its first one; the default is Linux's 30 seconds. Zero or less: for ever.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most datagrams that wait at a time, at least 1; the oldest makes place for a new one.</summary>
    public int MaxDatagrams { get; init; } = 1 << 15;

    /// <summary>The most bytes that a datagram carries, 8 to 131,063 (the last offset and a full packet); a fragment that ends behind them is refused. The default is all that a total length can say.</summary>
    public int MaxDatagramBytes { get; init; } = ushort.MaxValue;

    /// <summary>The most fragments of a datagram, repeated ones included, at least 1; more are refused. The default is twice the 8,192 that a datagram can have.</summary>
    public int MaxFragments { get; init; } = 1 << 14;

    /// <summary>The most bytes of memory for all datagrams that wait; the oldest make place.</summary>
    public long MaxBytes { get; init; } = 16 << 20;

    /// <summary>The most overlaps of a datagram that are kept as evidence; more are only counted.</summary>
    public int MaxOverlaps { get; init; } = 256;
}
