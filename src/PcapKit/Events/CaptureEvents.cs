using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The events of a capture one after the other: <c>await foreach (CaptureEvent e in CaptureEvents.ReadAsync("a.pcap"))</c>.</summary>
public static class CaptureEvents
{
    // Events that wait for whoever takes them.
    private const int Waiting = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads a capture on another thread, no faster than its events are taken. Leaving the loop ends the reading.</summary>
    /// <param name="path">The capture.</param>
    /// <param name="kinds">What is wanted.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="flows">Which flows, and the limits; null for the usual ones.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">It is no capture, or it is damaged or cut; all events before were delivered.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async IAsyncEnumerable<CaptureEvent> ReadAsync(string path, CaptureEventKinds kinds = CaptureEventKinds.All, CaptureOptions? options = null,
        ProtocolRegistry? registry = null, FlowOptions? flows = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var queue = Channel.CreateBounded<CaptureEvent>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken stopped = stop.Token;
        CaptureHooks hooks = HooksOf(kinds, registry ?? DefaultProtocols.Registry, one => Put(queue.Writer, one, stopped)) with { Flows = flows };
        Task reading = Task.Run(() => Read(hooks, path, options, registry, queue.Writer, stopped), CancellationToken.None);
        try
        {
            await foreach (CaptureEvent one in queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return one;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // A file is closed by then; a pipe may never come to the next packet, and its thread ends when it does.
            await Task.WhenAny(reading, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private static void Read(CaptureHooks hooks, string path, CaptureOptions? options, ProtocolRegistry? registry, ChannelWriter<CaptureEvent> queue, CancellationToken stop)
    {
        try
        {
            hooks.Run(path, options, registry, stop);
            queue.Complete();
        }
#pragma warning disable CA1031 // Whoever awaits the events gets it, after those before it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            queue.Complete(e);
        }
    }

    private static CaptureHooks HooksOf(CaptureEventKinds kinds, ProtocolRegistry registry, Action<CaptureEvent> put)
    {
        bool Wants(CaptureEventKinds kind) => (kinds & kind) != 0;
        var dissector = new MessageDissector(registry);
        return new CaptureHooks
        {
            Frame = Wants(CaptureEventKinds.Frames) ? (in packet) => put(new FrameEvent(packet.ToOwned())) : null,
            Datagram = Wants(CaptureEventKinds.Datagrams) ? (in datagram) => put(new DatagramEvent(datagram.ToOwned())) : null,
            Data = Wants(CaptureEventKinds.Data) ? (stream, in data) => put(new StreamDataEvent(stream, data.Side, data.Offset, data.Bytes.ToArray(), data.Frame)) : null,
            Gap = Wants(CaptureEventKinds.Gaps) ? (stream, gap) => put(new StreamGapEvent(stream, gap)) : null,
            Message = Wants(CaptureEventKinds.Messages) ? (in message) => put(new MessageEvent(message.Stream, message.Side, dissector.Dissect(message, 1))) : null,
            FlowEnded = Wants(CaptureEventKinds.Flows) ? flow => put(new FlowEndedEvent(flow)) : null,
            StreamEnd = Wants(CaptureEventKinds.StreamEnds) ? (stream, side, reason) => put(new StreamEndEvent(stream, side, reason)) : null,
        };
    }

    // The thread that reads has nothing else to do than to wait.
    private static void Put(ChannelWriter<CaptureEvent> queue, CaptureEvent one, CancellationToken stop)
    {
        while (!queue.TryWrite(one))
        {
            if (!queue.WaitToWriteAsync(stop).AsTask().GetAwaiter().GetResult())
                return;
        }
    }
}
