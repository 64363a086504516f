namespace PcapKit;

/// <summary>How TCP streams are put together, and how much may wait for missing bytes.</summary>
public sealed record TcpReassemblyOptions
{
    /// <summary>Which bytes count where segments that wait overlap. Bytes that were given to the handler already stay as they are.</summary>
    public OverlapPolicy Overlap { get; init; } = OverlapPolicy.First;

    /// <summary>The most bytes of one side that wait behind a hole; beyond it the hole is given up.</summary>
    public int MaxWaitingBytes { get; init; } = 16 << 20;

    /// <summary>The most segments of one side that wait behind a hole, so that many small ones cost no more than few large ones.</summary>
    public int MaxWaitingSegments { get; init; } = 4096;

    /// <summary>The most bytes that wait in all streams together; beyond it the oldest hole is given up.</summary>
    public long MaxWaitingBytesInAll { get; init; } = 128 << 20;

    /// <summary>How long a hole is waited for, in time of the capture.</summary>
    public TimeSpan HoleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The limits of the table of conversations.</summary>
    public TcpConversationOptions Conversations { get; init; } = new();
}
