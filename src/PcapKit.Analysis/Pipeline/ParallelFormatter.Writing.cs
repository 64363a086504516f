using System.Runtime.ExceptionServices;

namespace PcapKit;

// How texts are written, in order and on the thread that called.
public sealed partial class ParallelFormatter
{
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
        // Thrown again where the work began.
        catch (Exception e) when (e is not StoppedException)
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
