using System.Runtime.ExceptionServices;

namespace PcapKit;

/// <summary>Formats packets on several threads and writes them in their order: the same bytes as one thread would.</summary>
/// <remarks>
/// Packets are read and dissected one after the other, whatever the mode, so that everything that remembers earlier packets sees them in order.
/// The first error in the order of the packets ends the work after all before it was written. The number of packets on their way is bounded.
/// </remarks>
public sealed partial class ParallelFormatter
{
    private const int Patience = 200;

    private readonly TextJob _job;
    private readonly ParallelOptions _options;
    private readonly BatchRing _ring;

    // For what is formatted while it is read, and for what the calling thread formats.
    private readonly TextMaker _maker, _own;
    private readonly Lock _turn = new();
    private PacketSource? _source;
    private TextBatch? _current;
    private int _caller;
    private ExceptionDispatchInfo? _fault;
    private bool _readAll;

    private bool IsCaller => Environment.CurrentManagedThreadId == _caller;

    /// <summary>Writes into a report.</summary>
    /// <param name="report">The report, see <see cref="ReportWriter.IsOneText"/>. Not to be used by others until <see cref="Run"/> is done.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The report is not one text.</exception>
    public ParallelFormatter(ReportWriter report, ParallelOptions options)
        : this(new ReportJob(report ?? throw new ArgumentNullException(nameof(report)), options?.Guard), options!)
    {
        if (!report.IsOneText)
            throw new ArgumentException("A report of one file a block cannot be formatted on several threads.", nameof(report));
    }

    /// <summary>Writes columns.</summary>
    /// <param name="makeColumns">Makes a writer of columns, one a thread.</param>
    /// <param name="write">Takes text, in order, on the thread that called <see cref="Run"/>; lent for the call.</param>
    /// <param name="options">How.</param>
    public ParallelFormatter(Func<ColumnWriter> makeColumns, Action<ReadOnlyMemory<byte>> write, ParallelOptions options)
        : this(new ColumnJob(makeColumns ?? throw new ArgumentNullException(nameof(makeColumns)), write ?? throw new ArgumentNullException(nameof(write))), options)
    {
    }

    private ParallelFormatter(TextJob job, ParallelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_job, _options) = (job, options);
        _maker = job.MakeMaker();
        _own = job.MakeMaker();
        _ring = new BatchRing(options.Workers * 2 + 1, Pause);
    }

    /// <summary>Reads all packets of a source and writes them.</summary>
    /// <param name="source">Called on one thread at a time; in <see cref="ParallelMode.Server"/> on this one.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled; what is written are whole packets.</exception>
    /// <remarks>Whatever the source throws, it throws after all packets before were written.</remarks>
    public void Run(PacketSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _caller) = (source, Environment.CurrentManagedThreadId);
        // This thread formats too, where it has nothing else to do.
        var threads = new Thread[_options.Workers - 1];
        bool isWhole = false;
        try
        {
            for (int i = 0; i < threads.Length; i++)
            {
                threads[i] = new Thread(_options.Mode == ParallelMode.Server ? Serve : ReadInTurn) { IsBackground = true, Name = "PcapKit formatter" };
                threads[i].Start();
            }
            if (_options.Mode == ParallelMode.Server)
                ReadAndDeliver();
            else
                FormatAndDeliver();
            isWhole = true;
        }
        catch (StoppedException) when (_fault is not null)
        {
            _fault.Throw();
        }
        finally
        {
            _ring.Stop();
            Join(threads, isWhole ? Timeout.Infinite : Patience);
        }
    }

    // Where the work failed, a thread that waits for a pipe may never come back; if it does, it does nothing any more.
    private static void Join(Thread?[] threads, int milliseconds)
    {
        long since = Environment.TickCount64;
        foreach (Thread? thread in threads)
            thread?.Join(milliseconds < 0 ? milliseconds : (int)Math.Max(0, milliseconds - (Environment.TickCount64 - since)));
    }

    // Server: this thread alone reads and writes, and formats where all others are busy.
    private void ReadAndDeliver()
    {
        while (true)
        {
            while (_ring.Head(wait: false) is { } ready)
                Deliver(ready);
            if (!_readAll && _ring.Rent(wait: false) is { } batch)
            {
                Fill(batch);
                _ring.Publish(_current!, BatchState.Filled);
                if (_readAll)
                    _ring.End();
            }
            else if (_ring.Take(wait: false) is { } waiting)
            {
                FormatHere(waiting);
            }
            else if (_ring.Head(wait: true) is { } head)
            {
                Deliver(head);
            }
            else
            {
                return;
            }
        }
    }

    // Pipeline: this thread writes, and reads and formats like the others where there is nothing to write.
    private void FormatAndDeliver()
    {
        while (true)
        {
            while (_ring.Head(wait: false) is { } ready)
                Deliver(ready);
            if (_turn.TryEnter())
            {
                TextBatch? batch;
                try
                {
                    batch = ReadBatch(wait: false);
                }
                finally
                {
                    _turn.Exit();
                }
                if (batch is not null)
                {
                    FormatHere(batch);
                    continue;
                }
            }
            if (_ring.Head(wait: true) is not { } head)
                return;
            Deliver(head);
        }
    }

    private void Serve()
    {
        TextMaker maker = _job.MakeMaker();
        while (_ring.Take(wait: true) is { } batch)
        {
            if (!Format(batch, maker))
                return;
        }
    }

    // Pipeline: each thread reads a batch when it is its turn, and formats it while others read.
    private void ReadInTurn()
    {
        TextMaker maker = _job.MakeMaker();
        while (true)
        {
            TextBatch? batch;
            try
            {
                lock (_turn)
                    batch = ReadBatch(wait: true);
            }
            catch (StoppedException)
            {
                return;
            }
            if (batch is null || !Format(batch, maker))
                return;
        }
    }

    private void FormatHere(TextBatch batch)
    {
        if (!Format(batch, _own))
            throw new StoppedException();
    }

    private bool Format(TextBatch batch, TextMaker maker)
    {
        try
        {
            batch.Format(maker);
        }
        catch (StoppedException)
        {
            return false;
        }
        _ring.Finish(batch);
        return true;
    }
}
