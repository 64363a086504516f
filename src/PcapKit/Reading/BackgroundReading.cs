using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PcapKit;

/// <summary>Reads on another thread, no faster than what is read is taken; leaving the loop ends the reading.</summary>
internal static class BackgroundReading
{
    // Items that wait for whoever takes them.
    private const int Waiting = 256;

    /// <summary>Runs a job that puts one item after the other; it waits while there are enough, and is cancelled where nobody takes them any more.</summary>
    /// <param name="read">The job: takes where to put items, and what ends it.</param>
    /// <param name="leave">What is waited for once the loop was left, given the job; it is told to end by then.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static async IAsyncEnumerable<T> Run<T>(Action<Action<T>, CancellationToken> read, Func<Task, Task> leave, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var queue = Channel.CreateBounded<T>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken stopped = stop.Token;
        Task reading = Task.Run(() => Fill(read, queue.Writer, stopped), CancellationToken.None);
        try
        {
            await foreach (T one in queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return one;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await leave(reading).ConfigureAwait(false);
        }
    }

    private static void Fill<T>(Action<Action<T>, CancellationToken> read, ChannelWriter<T> queue, CancellationToken stop)
    {
        try
        {
            read(one => Put(queue, one, stop), stop);
            queue.Complete();
        }
        // Whoever awaits the items gets it, after those before it.
        catch (Exception e)
        {
            queue.Complete(e);
        }
    }

    // The thread that reads has nothing else to do than to wait.
    private static void Put<T>(ChannelWriter<T> queue, T one, CancellationToken stop)
    {
        while (!queue.TryWrite(one))
        {
            if (!queue.WaitToWriteAsync(stop).AsTask().GetAwaiter().GetResult())
                return;
        }
    }
}
