namespace PcapKit;

public sealed partial class Capture
{
    /// <summary>Measures the flows of all packets, datagrams in fragments put together, and closes the input at the end.</summary>
    /// <param name="ended">Called for each flow that has ended, most of them at the end of the capture, in the order of their first packets.</param>
    /// <param name="options">Which flows, and the limits; null for the usual ones.</param>
    /// <param name="cancellation">Ends the reading; no more flows are handed out then.</param>
    /// <returns>The meter: what was counted, and which limits were met.</returns>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut. All flows were handed out, with the packets before.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    /// <exception cref="InvalidOperationException">A filter of the capture asks for what only conversations know.</exception>
    public FlowMeter MeasureFlows(Action<FlowRecord> ended, FlowOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new FlowOptions();
        if (Array.Exists(_filters, filter => filter.Notes.Count > 0))
            throw new InvalidOperationException("Flows are measured without conversations, which this filter asks for: hand the packets of the capture to a FlowMeter instead.");
        var meter = new FlowMeter(_registry, ended, options);
        Rewind();
        // Layers above are looked at where a flow's application is not known yet, and nowhere else.
        _dissector = new Dissector(_registry, ForFilters((_options.Dissect ?? new DissectOptions()) with { Needed = options.Needed, MakeGuide = _ => new DatagramGuide() }));
        try
        {
            while (TryRead(out Packet packet))
            {
                cancellation.ThrowIfCancellationRequested();
                meter.Observe(packet);
            }
        }
        catch (CaptureFormatException)
        {
            meter.Complete();
            throw;
        }
        finally
        {
            Dispose();
        }
        meter.Complete();
        return meter;
    }

    /// <summary>The flows as they end, measured on another thread: for <c>await foreach</c>.</summary>
    /// <param name="options">Which flows, and the limits; null for the usual ones.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut. All flows were delivered, with the packets before.</exception>
    public IAsyncEnumerable<FlowRecord> MeasureFlowsAsync(FlowOptions? options = null, CancellationToken cancellation = default)
    {
        bool isFile = _reader.Length is not null;
        return BackgroundReading.Run<FlowRecord>(
            (put, stop) => MeasureFlows(put, options, stop),
            // A pipe may never come to the next packet; the thread ends when it does.
            measuring => isFile ? measuring : Task.CompletedTask,
            cancellation);
    }
}
