namespace PcapKit;

/// <summary>The batches on their way, in order: a bounded number, so that memory does not depend on the capture.</summary>
internal sealed class BatchRing
{
    private readonly object _gate = new();
    private readonly TextBatch[] _batches;
    private long _published, _taken, _delivered;
    private bool _ended, _stopped;

    internal BatchRing(int count, Action<TextBatch> pause)
    {
        _batches = new TextBatch[count];
        for (int i = 0; i < count; i++)
            _batches[i] = new TextBatch(pause);
    }

    /// <summary>The next batch to be filled; null where all are on their way, or the work was given up.</summary>
    /// <param name="wait">Whether to wait for one.</param>
    internal TextBatch? Rent(bool wait)
    {
        lock (_gate)
        {
            while (!_stopped && _published - _delivered == _batches.Length)
            {
                if (!wait)
                    return null;
                Monitor.Wait(_gate);
            }
            return _stopped ? null : At(_published);
        }
    }

    /// <summary>Sends the batch that was rented last on its way.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="state"><see cref="BatchState.Filled"/> for somebody to take it, or <see cref="BatchState.Working"/> where the caller formats it.</param>
    internal void Publish(TextBatch batch, BatchState state)
    {
        lock (_gate)
        {
            batch.State = state;
            _published++;
            if (state == BatchState.Filled)
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>No more batches come.</summary>
    internal void End()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes the next batch to be formatted. Null at the end, and where there is none and nobody waits.</summary>
    internal TextBatch? Take(bool wait)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stopped)
                    return null;
                // Those that somebody else formats may be delivered by now.
                _taken = Math.Max(_taken, _delivered);
                while (_taken < _published)
                {
                    TextBatch batch = At(_taken++);
                    if (batch.State != BatchState.Filled)
                        continue;
                    batch.State = BatchState.Working;
                    return batch;
                }
                if (_ended || !wait)
                    return null;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>A batch is formatted.</summary>
    internal void Finish(TextBatch batch)
    {
        lock (_gate)
        {
            batch.State = BatchState.Done;
            if (ReferenceEquals(batch, At(_delivered)))
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until the text of a batch, which is being formatted, is written.</summary>
    /// <exception cref="StoppedException">The work was given up.</exception>
    internal void Pause(TextBatch batch)
    {
        lock (_gate)
        {
            batch.State = BatchState.Paused;
            Monitor.PulseAll(_gate);
            while (batch.State == BatchState.Paused && !_stopped)
                Monitor.Wait(_gate);
            if (_stopped)
                throw new StoppedException();
        }
    }

    /// <summary>The next batch in order that has text to be written: formatted, or paused. Null at the end, and where there is none and nobody waits.</summary>
    internal TextBatch? Head(bool wait)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_delivered < _published && At(_delivered) is { State: BatchState.Done or BatchState.Paused } batch)
                    return batch;
                if (!wait || _stopped || (_ended && _delivered == _published))
                    return null;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Whether a batch is the next in order.</summary>
    internal bool IsHead(TextBatch batch)
    {
        lock (_gate)
            return ReferenceEquals(batch, At(_delivered));
    }

    /// <summary>The text of the next batch in order is written: it goes on, or is free again.</summary>
    internal void Release(TextBatch batch)
    {
        lock (_gate)
        {
            if (batch.State == BatchState.Paused)
            {
                batch.State = BatchState.Working;
            }
            else
            {
                batch.Clear();
                batch.State = BatchState.Free;
                _delivered++;
            }
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Gives the work up: nobody waits any more.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private TextBatch At(long number) => _batches[number % _batches.Length];
}
