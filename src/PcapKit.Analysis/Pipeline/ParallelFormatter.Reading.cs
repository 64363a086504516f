using System.Runtime.ExceptionServices;

namespace PcapKit;

// How batches are filled.
public sealed partial class ParallelFormatter
{
    // A batch is large enough that handing it over costs little, and small enough for a cache.
    private const int MostItems = 80, MostBytes = 32 * 1024, MostMilliseconds = 100;

    // Larger ones are formatted where they lie, not copied.
    private const int LargePacket = 512 * 1024;

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
        SendCurrent();
        _current!.Add(block, _job);
        _ring.Publish(_current, BatchState.Working);
        _current.Format(_maker);
        EndLarge();
    }

    /// <summary>Passes on what was read so far, so that it does not wait with the next packet: for <see cref="CaptureReader.BeforeWait"/> while <see cref="Run"/> reads.</summary>
    public void PassOn()
    {
        if (_current is not null)
            SendCurrent();
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
        // Thrown again on the thread that asked for the work, after everything before it.
        catch (Exception e) when (e is not StoppedException)
        {
            _readAll = true;
            _current.Failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    private static bool IsFull(TextBatch batch) => batch.Count >= MostItems || batch.Packets.ByteCount >= MostBytes
        || (batch.Count > 0 && Environment.TickCount64 - batch.Since > MostMilliseconds);

    private void AddLarge(in Packet packet)
    {
        SendCurrent();
        // Who wants each packet gets a copy; otherwise there need not be one.
        _current!.Add(packet, _job, copy: _options.PacketWritten is not null);
        _ring.Publish(_current, BatchState.Working);
        _current.Format(packet, _maker);
        EndLarge();
    }

    // What is in the current batch goes its way, and the next one is empty.
    private void SendCurrent()
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
        // The calling thread is about to wait for input, and writes nothing meanwhile; or to format one thing, and nothing else: what formats keeps things by thread.
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
}
