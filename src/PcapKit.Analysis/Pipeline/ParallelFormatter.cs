using System.Runtime.ExceptionServices;

namespace PcapKit;

/// <summary>Formats packets on several threads and writes them in their order: the same bytes as one thread would.</summary>
/// <remarks>
/// Packets are read and dissected one after the other, whatever the mode, so that everything that remembers earlier packets sees them in order.
/// The first error in the order of the packets ends the work after all before it was written. The number of packets on their way is bounded.
/// </remarks>
public sealed class ParallelFormatter
{
    // A batch is large enough that handing it over costs little, and small enough for a cache.
    private const int MostItems = 96, MostBytes = 32 * 1024, MostMilliseconds = 100;

    // Larger ones are formatted where they lie, not copied.
    private const int LargePacket = 512 * 1024;

    private readonly TextJob _job;
    private readonly ParallelOptions _options;
    private readonly BatchRing _ring;
    private readonly TextMaker _maker;
    private readonly Lock _turn = new();
    private PacketSource? _source;
    private TextBatch? _current;
    private int _caller;
    private bool _readAll, _undelivered;

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
        _ring = new BatchRing(options.Workers * 2 + 1, Pause);
    }

    /// <summary>Takes a part of the file that is no packet, in its place among the packets: for <see cref="CaptureReader.BlockRead"/> while <see cref="Run"/> reads.</summary>
    /// <param name="block">The block.</param>
    public void WriteBlock(CaptureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (!block.IsBorrowed)
        {
            _current!.Add(block, _job);
            return;
        }
        BeginLarge();
        _current!.Add(block, _job);
        _ring.Publish(_current, BatchState.Working);
        _current.Format(_maker);
        EndLarge();
    }

    /// <summary>Reads all packets of a source and writes them.</summary>
    /// <param name="source">Called on one thread at a time; in <see cref="ParallelMode.Server"/> on this one.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled; what is written are whole packets.</exception>
    /// <remarks>Whatever the source throws, it throws after all packets before were written.</remarks>
    public void Run(PacketSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _caller) = (source, Environment.CurrentManagedThreadId);
        var threads = new Thread[_options.Workers];
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
                Deliver();
        }
        finally
        {
            _ring.Stop();
            foreach (Thread? thread in threads)
                thread?.Join();
        }
    }

    // Server: this thread does everything but formatting.
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

    private void Deliver()
    {
        while (_ring.Head(wait: true) is { } batch)
            Deliver(batch);
    }

    private void Serve()
    {
        TextMaker maker = _job.MakeMaker();
        while (_ring.Take() is { } batch)
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
            TextBatch batch;
            lock (_turn)
            {
                if (_readAll || _ring.Rent(wait: true) is not { } next)
                    return;
                try
                {
                    Fill(next);
                }
                catch (StoppedException)
                {
                    return;
                }
                batch = _current!;
                _ring.Publish(batch, BatchState.Working);
                if (_readAll)
                    _ring.End();
            }
            if (!Format(batch, maker))
                return;
        }
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

    // Reads packets into a batch until it is full; _current is another one afterwards where something large came between.
    private void Fill(TextBatch batch)
    {
        _current = batch;
        try
        {
            while (!IsFull(_current))
            {
                if (!_source!(out Packet packet))
                {
                    _readAll = true;
                    return;
                }
                if (packet.Bytes.Length > LargePacket)
                    AddLarge(packet);
                else
                    _current.Add(packet, _job, copy: true);
            }
        }
#pragma warning disable CA1031 // Thrown again on the thread that asked for the work, after everything before it.
        catch (Exception e) when (e is not StoppedException && !(_undelivered && _options.Mode == ParallelMode.Server))
#pragma warning restore CA1031
        {
            _readAll = true;
            _current.Failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    private static bool IsFull(TextBatch batch) => batch.Count >= MostItems || batch.Packets.ByteCount >= MostBytes
        || (batch.Count > 0 && Environment.TickCount64 - batch.Since > MostMilliseconds);

    private void AddLarge(in Packet packet)
    {
        BeginLarge();
        // Who wants each packet gets a copy; otherwise there need not be one.
        _current!.Add(packet, _job, copy: _options.PacketWritten is not null);
        _ring.Publish(_current, BatchState.Working);
        _current.Format(packet, _maker);
        EndLarge();
    }

    // What is in the current batch goes its way, and the next one is for one thing only.
    private void BeginLarge()
    {
        if (_current!.Count == 0)
            return;
        TextBatch batch = _current;
        if (_options.Mode == ParallelMode.Server)
        {
            _ring.Publish(batch, BatchState.Filled);
        }
        else
        {
            _ring.Publish(batch, BatchState.Working);
            batch.Format(_maker);
            _ring.Finish(batch);
        }
        _current = RentNext();
    }

    private void EndLarge()
    {
        _ring.Finish(_current!);
        _current = RentNext();
    }

    private TextBatch RentNext()
    {
        if (_options.Mode == ParallelMode.Pipeline)
            return _ring.Rent(wait: true) ?? throw new StoppedException();
        while (true)
        {
            if (_ring.Rent(wait: false) is { } batch)
                return batch;
            if (_ring.Head(wait: true) is { } head)
                Deliver(head);
        }
    }

    // The text of a batch is as long as it may get.
    private void Pause(TextBatch batch)
    {
        if (Environment.CurrentManagedThreadId != _caller)
        {
            _ring.Pause(batch);
            return;
        }
        while (!_ring.IsHead(batch))
        {
            if (_ring.Head(wait: true) is { } head)
                Deliver(head);
        }
        _undelivered = true;
        Write(batch, isWhole: false);
        _undelivered = false;
    }

    private void Deliver(TextBatch batch)
    {
        // What fails here is not a fault of the reading that it may be called from.
        _undelivered = true;
        bool whole = batch.State == BatchState.Done;
        Write(batch, whole);
        if (whole)
            batch.Failure?.Throw();
        _ring.Release(batch);
        _undelivered = false;
    }

    private void Write(TextBatch batch, bool isWhole)
    {
        if (_options.PacketWritten is not null)
        {
            WriteEach(batch, isWhole);
            return;
        }
        if (batch.Written == 0)
            _options.Cancellation.ThrowIfCancellationRequested();
        _job.Write(batch.Text.WrittenMemory, isWhole ? batch.Count : 0);
        if (isWhole)
            _options.Written?.Invoke(CountPackets(batch));
    }

    private static int CountPackets(TextBatch batch)
    {
        int count = 0;
        for (int i = 0; i < batch.Count; i++)
            count += batch.IsPacket(i) ? 1 : 0;
        return count;
    }

    // Item by item: who looks on finds in the output what is before the packet, and the packet.
    private void WriteEach(TextBatch batch, bool isWhole)
    {
        int at = 0;
        for (; batch.Delivered < batch.Formatted; batch.Delivered++)
        {
            long end = batch.EndOf(batch.Delivered);
            if (batch.Written + at == (batch.Delivered == 0 ? 0 : batch.EndOf(batch.Delivered - 1)))
                _options.Cancellation.ThrowIfCancellationRequested();
            _job.Write(batch.Text.WrittenMemory[at..(int)(end - batch.Written)], 1);
            at = (int)(end - batch.Written);
            if (!batch.IsPacket(batch.Delivered))
                continue;
            _options.PacketWritten!(batch.PacketOf(batch.Delivered));
            _options.Written?.Invoke(1);
        }
        if (!isWhole)
            _job.Write(batch.Text.WrittenMemory[at..], 0);
    }
}
