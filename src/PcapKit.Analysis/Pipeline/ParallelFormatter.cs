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
    private const int MostItems = 80, MostBytes = 32 * 1024, MostMilliseconds = 100;

    // Larger ones are formatted where they lie, not copied.
    private const int LargePacket = 512 * 1024;

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
        // This thread formats too, where it has nothing else to do.
        var threads = new Thread[_options.Workers - 1];
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
        }
        catch (StoppedException) when (_fault is not null)
        {
            _fault.Throw();
        }
        finally
        {
            _ring.Stop();
            foreach (Thread? thread in threads)
                thread?.Join();
        }
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

    // Null where all is read, or no batch is free.
    private TextBatch? ReadBatch(bool wait)
    {
        if (_readAll || _ring.Rent(wait) is not { } next)
            return null;
        Fill(next);
        TextBatch batch = _current!;
        _ring.Publish(batch, BatchState.Working);
        if (_readAll)
            _ring.End();
        return batch;
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
        catch (Exception e) when (e is not StoppedException)
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
        TextBatch batch = _current!;
        if (batch.Count > 0)
        {
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
        // Once it is being formatted, this thread can format nothing else: what formats keeps things by thread.
        while (IsCaller && !_ring.IsHead(_current!))
            Advance();
    }

    private void EndLarge()
    {
        _ring.Finish(_current!);
        _current = RentNext();
    }

    private TextBatch RentNext()
    {
        if (!IsCaller)
            return _ring.Rent(wait: true) ?? throw new StoppedException();
        while (true)
        {
            if (_ring.Rent(wait: false) is { } batch)
                return batch;
            Advance();
        }
    }

    // The calling thread waits for something, in the midst of other work: what fails here is no fault of that work.
    private void Advance()
    {
        if (_ring.Take(wait: false) is { } waiting)
            FormatHere(waiting);
        else if (_ring.Head(wait: true) is { } head)
            Guarded(head, Deliver);
    }

    private void Guarded(TextBatch batch, Action<TextBatch> deliver)
    {
        try
        {
            deliver(batch);
        }
#pragma warning disable CA1031 // Thrown again where the work began.
        catch (Exception e) when (e is not StoppedException)
#pragma warning restore CA1031
        {
            _fault = ExceptionDispatchInfo.Capture(e);
            throw new StoppedException();
        }
    }

    // The text of a batch is as long as it may get.
    private void Pause(TextBatch batch)
    {
        if (!IsCaller)
        {
            _ring.Pause(batch);
            return;
        }
        while (!_ring.IsHead(batch) && _ring.Head(wait: true) is { } head)
            Guarded(head, Deliver);
        Guarded(batch, b => Write(b, isWhole: false));
    }

    private void Deliver(TextBatch batch)
    {
        bool whole = batch.State == BatchState.Done;
        Write(batch, whole);
        if (whole)
            batch.Failure?.Throw();
        _ring.Release(batch);
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
