namespace PcapKit;

/// <summary>Takes bytes of a stream.</summary>
/// <param name="stream">The stream.</param>
/// <param name="data">The bytes. Borrowed: valid during the call.</param>
public delegate void StreamDataAction(TcpStream stream, in TcpStreamData data);

/// <summary>Takes a message of a stream.</summary>
/// <param name="message">The message. Borrowed: valid during the call; <see cref="Dissector.Dissect(ReadOnlySpan{byte}, TableId, uint, long, Timestamp?)"/> gives its layers.</param>
public delegate void StreamMessageAction(in StreamMessage message);

/// <summary>What happens in a capture, told as it is read: set what is of interest, and run. What nobody asks for costs nothing.</summary>
/// <remarks>All are called on the thread that reads, in the order of the capture: what a frame brings after the frame. What they throw ends the reading. Nothing is kept.</remarks>
public sealed record CaptureHooks
{
    /// <summary>A frame was read.</summary>
    public PacketAction? Frame { get; init; }

    /// <summary>A datagram of IP that came in fragments ended, complete or not.</summary>
    public DatagramHandler? Datagram { get; init; }

    /// <summary>The next bytes of a side of a TCP stream.</summary>
    public StreamDataAction? Data { get; init; }

    /// <summary>The next bytes of a side are missing.</summary>
    public Action<TcpStream, TcpStreamGap>? Gap { get; init; }

    /// <summary>A message of a stream came to its end.</summary>
    public StreamMessageAction? Message { get; init; }

    /// <summary>Nothing more comes of a side.</summary>
    public Action<TcpStream, StreamSide, TcpStreamEnd>? StreamEnd { get; init; }

    /// <summary>A flow ended: its record is complete. Most end with the capture, after everything else, in the order of their first packets.</summary>
    public Action<FlowRecord>? FlowEnded { get; init; }

    /// <summary>Which flows, and the limits; null for the usual ones. Means something with <see cref="FlowEnded"/> only.</summary>
    public FlowOptions? Flows { get; init; }

    /// <summary>Reads a capture to its end.</summary>
    /// <param name="path">The capture.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">It is no capture, or it is damaged or cut; everything before was told.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Run(string path, CaptureOptions? options = null, ProtocolRegistry? registry = null, CancellationToken cancellation = default)
    {
        using Capture capture = Capture.Open(path, registry, OptionsOf(options));
        Run(capture, options?.Reassembly, cancellation);
    }

    /// <summary>Reads a capture from a stream to its end, from where it stands; it is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Run(string, CaptureOptions?, ProtocolRegistry?, CancellationToken)"/>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public void Run(Stream stream, CaptureOptions? options = null, ProtocolRegistry? registry = null, CancellationToken cancellation = default)
    {
        using Capture capture = Capture.Open(stream, registry, OptionsOf(options), leaveOpen: true);
        Run(capture, options?.Reassembly, cancellation);
    }

    private bool WantsStreams => Data is not null || Gap is not null || Message is not null || StreamEnd is not null;

    private CaptureOptions OptionsOf(CaptureOptions? options)
    {
        options ??= new CaptureOptions();
        // Segments in fragments belong to their streams and flows too.
        if (Datagram is null && FlowEnded is null && !WantsStreams)
            return options;
        ReassemblyOptions reassembly = options.Reassembly ?? new ReassemblyOptions();
        return options with { Reassemble = true, Reassembly = reassembly with { Streams = options.Reassemble && reassembly.Streams, DatagramEnded = reassembly.DatagramEnded + Datagram } };
    }

    private void Run(Capture capture, ReassemblyOptions? reassembly, CancellationToken cancellation)
    {
        TcpReassembler? streams = WantsStreams ? MakeStreams(capture, reassembly) : null;
        FlowMeter? flows = FlowEnded is null ? null : MakeMeter(capture, cancellation);
        try
        {
            while (capture.TryRead(out Packet packet))
            {
                cancellation.ThrowIfCancellationRequested();
                Frame?.Invoke(packet);
                streams?.Observe(packet);
                flows?.Observe(packet);
            }
        }
        catch (CaptureFormatException)
        {
            streams?.Complete();
            flows?.Complete();
            throw;
        }
        streams?.Complete();
        flows?.Complete();
    }

    private TcpReassembler MakeStreams(Capture capture, ReassemblyOptions? options)
    {
        StreamParsing? parsing = Message is null ? null : new StreamParsing(capture.Registry, new MessageHook(Message), options?.Parsing);
        return new TcpReassembler(capture.Registry, stream => new StreamHook(this, parsing?.Open(stream)), options?.Segments);
    }

    // At the end of the capture there may be a million flows to be told.
    private FlowMeter MakeMeter(Capture capture, CancellationToken cancellation) => new(capture.Registry, flow =>
    {
        cancellation.ThrowIfCancellationRequested();
        FlowEnded!(flow);
    }, Flows);

    private sealed class MessageHook(StreamMessageAction action) : IStreamMessageHandler
    {
        public void OnMessage(in StreamMessage message) => action(message);
    }

    private sealed class StreamHook(CaptureHooks hooks, ITcpStreamHandler? parsed) : ITcpStreamHandler
    {
        public void OnData(TcpStream stream, in TcpStreamData data)
        {
            hooks.Data?.Invoke(stream, data);
            parsed?.OnData(stream, data);
        }

        public void OnGap(TcpStream stream, in TcpStreamGap gap)
        {
            hooks.Gap?.Invoke(stream, gap);
            parsed?.OnGap(stream, gap);
        }

        public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason)
        {
            // The last message may end here.
            parsed?.OnEnd(stream, side, reason);
            hooks.StreamEnd?.Invoke(stream, side, reason);
        }
    }
}
