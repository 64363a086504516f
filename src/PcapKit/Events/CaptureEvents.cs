using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The events of a capture one after the other: <c>await foreach (CaptureEvent e in CaptureEvents.ReadAsync("a.pcap"))</c>.</summary>
public static class CaptureEvents
{
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
    public static IAsyncEnumerable<CaptureEvent> ReadAsync(string path, CaptureEventKinds kinds = CaptureEventKinds.All, CaptureOptions? options = null,
        ProtocolRegistry? registry = null, FlowOptions? flows = null, CancellationToken cancellation = default) =>
        BackgroundReading.Run<CaptureEvent>(
            (put, stop) => (HooksOf(kinds, registry ?? DefaultProtocols.Registry, put) with { Flows = flows }).Run(path, options, registry, stop),
            // A file is closed by then; a pipe may never come to the next packet, and its thread ends when it does.
            reading => Task.WhenAny(reading, Task.Delay(Patience, CancellationToken.None)),
            cancellation);

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
}
