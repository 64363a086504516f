using PcapKit.Protocols;

namespace PcapKit;

/// <summary>How a capture is read and how far its packets are dissected.</summary>
public sealed record CaptureOptions
{
    /// <summary>How the file is read; null for the defaults.</summary>
    public CaptureReaderOptions? Reader { get; init; }

    /// <summary>How far to dissect; null for to the end.</summary>
    public DissectOptions? Dissect { get; init; }

    /// <summary>
    /// Whether conversations help to understand packets, as in Wireshark: data that are sent again are not dissected again, and a connection that became HTTP/2
    /// is known as such. Unless it is set every packet stands for itself, which is faster. Takes the place of <see cref="DissectOptions.MakeGuide"/>.
    /// </summary>
    public bool KeepConversations { get; init; }

    /// <summary>
    /// Whether what came in several packets is put together, as Wireshark does by default: the frame that completes a datagram of IP has its layers, the other fragments
    /// have raw data. Conversations are kept then too. Takes the place of <see cref="DissectOptions.MakeGuide"/>.
    /// </summary>
    public bool Reassemble { get; init; }

    /// <summary>How packets are put together, and who is told; null for the usual way. Means something with <see cref="Reassemble"/> only.</summary>
    public ReassemblyOptions? Reassembly { get; init; }

    /// <summary>Which packets are delivered; null for all. Those that are not are dissected too, as far as the filter and conversations need. See <see cref="Capture.Where"/>.</summary>
    public DisplayFilter? Filter { get; init; }

    /// <summary>Whether the other packets are delivered too, and <see cref="Capture.MeetsFilter"/> says which ones met the filter: for who looks at conversations as wholes.</summary>
    public bool FilterMarks { get; init; }

    /// <summary>Told now and then how far the reading has come; null for nobody.</summary>
    public Action<ExtractionProgress>? Progress { get; init; }
}

/// <summary>The packets of a capture, one after the other: <c>foreach (var packet in Capture.Open("a.pcap"))</c>.</summary>
/// <remarks>
/// Streams: nothing is stored, memory does not grow with the capture, and a packet costs no garbage.
/// A packet is borrowed, valid until the next one; <see cref="Packet.ToOwned"/> makes a copy that lasts.
/// Not safe for use by several threads at once.
/// </remarks>
public sealed partial class Capture : IDisposable
{
    private const int ProgressInterval = 1024;

    private readonly string? _path;
    private readonly CaptureOptions _options;
    private readonly ProtocolRegistry _registry;
    private DisplayFilter[] _filters;
    private Dissector _dissector;
    private CaptureReader _reader;
    private bool _started;

    private Capture(CaptureReader reader, string? path, ProtocolRegistry? registry, CaptureOptions options)
    {
        (_reader, _path, _options) = (reader, path, options);
        _registry = registry ?? DefaultProtocols.Registry;
        _filters = options.Filter is { } filter ? [filter] : [];
        _dissector = MakeDissector();
    }

    /// <summary>What the file says of itself.</summary>
    public CaptureFormat Format => _reader.Format;

    /// <summary>The interfaces known so far, by <see cref="CapturedFrame.InterfaceId"/>; a pcapng file describes them as it goes on.</summary>
    public IReadOnlyList<CaptureInterface> Interfaces => _reader.Interfaces;

    /// <summary>The protocols that packets are dissected with.</summary>
    public ProtocolRegistry Registry => _registry;

    /// <summary>The conversations of this pass where <see cref="CaptureOptions.KeepConversations"/> or <see cref="CaptureOptions.Reassemble"/> is set: what they count and what they left out.</summary>
    public Conversations? Conversations => Reassembly?.Conversations ?? _dissector.Guide as Conversations;

    /// <summary>What this pass puts together where <see cref="CaptureOptions.Reassemble"/> is set: what it counts and what it left out.</summary>
    public Reassembly? Reassembly => _dissector.Guide as Reassembly;

    /// <summary>The limits that were met while datagrams, streams and conversations were kept for dissection, in words, for people; none for most captures.</summary>
    public IReadOnlyList<string> LimitsMet => _dissector.Guide switch
    {
        Reassembly reassembly => reassembly.LimitsMet,
        Conversations conversations => MetLimits.Of(conversations: conversations),
        DatagramGuide fragments => MetLimits.Of(fragments.Datagrams),
        _ => [],
    };

    /// <summary>The reader under it: its position, warnings, skipped ranges, and the blocks of the file that are no packets.</summary>
    public CaptureReader Reader => _reader;

    /// <summary>Opens a capture file; its format is found from its content.</summary>
    /// <param name="path">The path of a file, pipe or device.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="options">How to read and dissect; null for the defaults.</param>
    /// <exception cref="CaptureFormatException">It is no capture of a known format.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static Capture Open(string path, ProtocolRegistry? registry = null, CaptureOptions? options = null)
    {
        options ??= new CaptureOptions();
        return new Capture(CaptureReader.Open(path, options.Reader), path, registry, options);
    }

    /// <summary>Reads a capture from a stream, from where it stands; it need not be able to seek.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="options">How to read and dissect; null for the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the capture is disposed of.</param>
    /// <exception cref="CaptureFormatException">It is no capture of a known format.</exception>
    public static Capture Open(Stream stream, ProtocolRegistry? registry = null, CaptureOptions? options = null, bool leaveOpen = false)
    {
        options ??= new CaptureOptions();
        return new Capture(CaptureReader.Open(stream, options.Reader, leaveOpen), null, registry, options);
    }

    /// <summary>Delivers only the packets that meet a display filter, as <c>tshark -Y</c> does; several times, those that meet all. They keep their numbers.</summary>
    /// <param name="filter">The filter, for example <c>tcp.port == 443</c>; see <see cref="DisplayFilter"/>.</param>
    /// <returns>This capture. Where the filter asks for fields that only conversations know, for example <c>tcp.stream</c>, they are kept.</returns>
    /// <exception cref="DisplayFilterException">The filter means nothing.</exception>
    /// <exception cref="InvalidOperationException">Packets have been read already.</exception>
    public Capture Where(string filter)
    {
        if (_started)
            throw new InvalidOperationException("A filter is given before the first packet is read.");
        _filters = [.. _filters, DisplayFilter.Parse(filter, _registry, PcapKit.Reassembly.NoteKinds)];
        _dissector = MakeDissector();
        return this;
    }

    /// <summary>Reads and dissects the next packet, or the next that meets the filter.</summary>
    /// <param name="packet">The packet. Borrowed: valid until the next call.</param>
    /// <returns>False at the end of the capture.</returns>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut here; all packets before were delivered.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public bool TryRead(out Packet packet)
    {
        _started = true;
        while (_options.Reassemble ? ReadToEnd(out CapturedFrame frame) : _reader.Read(out frame))
        {
            packet = _dissector.Dissect(frame);
            if (_options.Progress is { } told && frame.Number % ProgressInterval == 0)
                told(new ExtractionProgress(frame.Number, _reader.Position, _reader.Length));
            MeetsFilter = _filters.Length == 0 || Meets(packet);
            if (MeetsFilter || _options.FilterMarks)
                return true;
        }
        packet = default;
        return false;
    }

    /// <summary>Whether the packet read last meets the filters; see <see cref="CaptureOptions.FilterMarks"/>.</summary>
    public bool MeetsFilter { get; private set; }

    private bool Meets(in Packet packet)
    {
        foreach (DisplayFilter filter in _filters)
        {
            if (!filter.Matches(packet))
                return false;
        }
        return true;
    }

    // Where the capture ends, by itself or by damage, what waits for packets ends too.
    private bool ReadToEnd(out CapturedFrame frame)
    {
        bool more = false;
        try
        {
            return more = _reader.Read(out frame);
        }
        finally
        {
            if (!more)
                Reassembly?.Complete();
        }
    }

    /// <summary>Walks the packets from the first, and closes the input at the end. A file may be walked again, a stream only once.</summary>
    /// <exception cref="InvalidOperationException">The stream has been read before.</exception>
    public Enumerator GetEnumerator()
    {
        Rewind();
        return new Enumerator(this);
    }

    /// <summary>The packets as owned ones, read on another thread: for <c>await foreach</c>, or to keep them.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut; all packets before were delivered.</exception>
    public async IAsyncEnumerable<OwnedPacket> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Rewind();
        var queue = System.Threading.Channels.Channel.CreateBounded<OwnedPacket>(256);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(() => Fill(queue.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (OwnedPacket packet in queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return packet;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // A pipe may never come to the next packet; it is closed when it does.
            Task closing = reading.ContinueWith(_ => Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (_reader.Length is not null)
                await closing.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Rewind()
    {
        if (_started)
        {
            if (_path is null)
                throw new InvalidOperationException("A stream can be read only once; open a path to read again.");
            Action<CaptureBlock>? blockRead = _reader.BlockRead;
            _reader.Dispose();
            _reader = CaptureReader.Open(_path, _options.Reader);
            _reader.BlockRead = blockRead;
            _dissector = MakeDissector();
        }
        _started = true;
    }

    // A new one for every pass: what a guide remembers is of one pass.
    private Dissector MakeDissector()
    {
        bool keeps = _options.KeepConversations || (_options.Dissect?.MakeGuide is null && Array.Exists(_filters, f => f.Notes.Any(Conversations.NoteKinds.Contains)));
        Func<ProtocolRegistry, PayloadGuide>? guide = _options.Reassemble ? registry => new Reassembly(registry, _options.Reassembly)
            : keeps ? registry => new Conversations(registry)
            : null;
        DissectOptions? options = guide is null ? _options.Dissect : (_options.Dissect ?? new DissectOptions()) with { MakeGuide = guide };
        return new(_registry, _filters.Length == 0 || options is null ? options : ForFilters(options));
    }

    // What the filters look at is dissected and noted beside what is wanted of the packets that meet them.
    private DissectOptions ForFilters(DissectOptions options)
    {
        if (options.Needed is { } needed)
        {
            var all = new HashSet<Protocol>(needed);
            bool isAny = false;
            foreach (DisplayFilter filter in _filters)
            {
                isAny |= filter.Needed is null;
                all.UnionWith(filter.Needed ?? []);
            }
            // Notes that nobody named come only where the guide is asked for another reason, and now it may have to be asked.
            options = options with { Needed = isAny ? null : all, Notes = options.Notes ?? Conversations.NoteKinds };
        }
        return options.Notes is { } notes ? options with { Notes = [.. notes.Union(_filters.SelectMany(f => f.Notes))] } : options;
    }

    private async Task Fill(System.Threading.Channels.ChannelWriter<OwnedPacket> queue, CancellationToken stop)
    {
        try
        {
            while (ReadOwned() is { } packet)
                await queue.WriteAsync(packet, stop).ConfigureAwait(false);
            queue.Complete();
        }
        // Whoever awaits the packets gets it, after those before it.
        catch (Exception e)
        {
            queue.Complete(e);
        }
    }

    // A borrowed packet must not live across an await.
    private OwnedPacket? ReadOwned() => TryRead(out Packet packet) ? packet.ToOwned() : null;

    /// <summary>Walks the packets of a capture.</summary>
    public ref struct Enumerator
    {
        private readonly Capture _capture;
        private Packet _current;

        internal Enumerator(Capture capture) => _capture = capture;

        /// <summary>The packet at hand. Borrowed: valid until the next one is read.</summary>
        public readonly Packet Current => _current;

        /// <summary>Reads the next packet.</summary>
        /// <exception cref="CaptureFormatException">The capture is damaged or cut here; all packets before were delivered.</exception>
        public bool MoveNext() => _capture.TryRead(out _current);

        /// <summary>Closes the input.</summary>
        public readonly void Dispose() => _capture.Dispose();
    }
}
