namespace PcapKit;

/// <summary>Who reads where several threads format packets.</summary>
public enum ParallelMode
{
    /// <summary>One thread, the one that called, reads, dissects and writes; it hands packets to threads that only format them, and formats where these are busy.</summary>
    Server,
    /// <summary>All threads read and format, each in its turn; the one that called writes besides.</summary>
    Pipeline,
}

/// <summary>Reads and dissects the next packet.</summary>
/// <param name="packet">The packet. Borrowed: valid until the next call.</param>
/// <returns>False at the end.</returns>
public delegate bool PacketSource(out Packet packet);

/// <summary>Takes a packet.</summary>
/// <param name="packet">The packet. Borrowed: valid during the call.</param>
public delegate void PacketAction(in Packet packet);

/// <summary>How packets are formatted on several threads.</summary>
public sealed record ParallelOptions
{
    /// <summary>The most threads.</summary>
    public const int MaxWorkers = 16;

    private readonly int _workers = Math.Clamp(Environment.ProcessorCount, 1, MaxWorkers);

    /// <summary>How many threads format, the one that called among them, 1 to <see cref="MaxWorkers"/>; one a processor unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or too many.</exception>
    public int Workers
    {
        get => _workers;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWorkers);
            _workers = value;
        }
    }

    /// <summary>Who reads.</summary>
    public ParallelMode Mode { get; init; }

    /// <summary>Called for each packet in its order, after its text is written, on the thread that called <see cref="ParallelFormatter.Run"/>; null where nothing wants it, which is faster.</summary>
    public PacketAction? PacketWritten { get; init; }

    /// <summary>Called on the same thread with the number of packets that were written since the last call.</summary>
    public Action<int>? Written { get; init; }

    /// <summary>Calls what it is given, or does not: around everything that is written into a report, where another thread may end the report.</summary>
    public Action<Action>? Guard { get; init; }

    /// <summary>Ends the work between two packets.</summary>
    public CancellationToken Cancellation { get; init; }
}
