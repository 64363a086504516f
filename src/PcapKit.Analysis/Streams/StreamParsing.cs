using System.Net;

namespace PcapKit;

/// <summary>Who parses streams, and how much may be kept for it.</summary>
public sealed record StreamParsingOptions
{
    /// <summary>The parsers; null for those that PcapKit brings.</summary>
    public StreamParsers? Parsers { get; init; }

    /// <summary>Who receives the files that streams carry; null for nobody.</summary>
    public IStreamObjectHandler? Objects { get; init; }

    /// <summary>The most bytes of one message that are kept, and the most that wait for a parser on one side.</summary>
    public int MaxMessageBytes { get; init; } = 4 << 20;

    /// <summary>The most bytes that are kept of all streams together; beyond it the oldest message that is not at its end is dropped.</summary>
    public long MaxBytesInAll { get; init; } = 64 << 20;

    /// <summary>The most bytes that an encoded body may become.</summary>
    public long MaxExpandedBytes { get; init; } = 1L << 32;

    /// <summary>The most times its encoded length that a body may become, once it is longer than <see cref="MaxMessageBytes"/>: a bomb expands a thousandfold.</summary>
    public int MaxExpansion { get; init; } = 200;

    /// <summary>
    /// About the most bytes of memory that the decoders of bodies, and what is remembered of connections of HTTP/2, occupy; beyond it the oldest body is not decoded to
    /// its end, or the oldest connection followed no further.
    /// </summary>
    public long MaxDecoderBytes { get; init; } = 128 << 20;

    /// <summary>The most connections that are announced and did not come; the oldest makes place.</summary>
    public int MaxExpected { get; init; } = 1024;
}

/// <summary>Finds the messages in the streams of a pass over a capture: gives each stream its parser, and keeps what parsers leave.</summary>
/// <remarks>Give <see cref="Open"/> to a <see cref="TcpReassembler"/>. Memory is bounded by the options; counters tell what was left out. Not for several threads at once.</remarks>
public sealed class StreamParsing
{
    private readonly Dictionary<IPEndPoint, Func<TcpStream, IStreamParser>> _expected = [];
    private readonly Queue<IPEndPoint> _expectedOrder = new();
    private readonly LinkedList<ParsedSide> _holders = new();
    private readonly LinkedList<IDecoderMemory> _decoded = new();
    private long _decoderBytes;

    /// <summary>A pass that has seen nothing yet.</summary>
    /// <param name="registry">The protocols.</param>
    /// <param name="handler">Receives the messages; null where only files are of interest.</param>
    /// <param name="options">Parsers and limits; null for the usual ones.</param>
    public StreamParsing(ProtocolRegistry registry, IStreamMessageHandler? handler, StreamParsingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        Registry = registry;
        Handler = handler;
        Options = options ?? new StreamParsingOptions();
        Parsers = Options.Parsers ?? StreamParsers.CreateDefault();
    }

    /// <summary>The parsers and limits.</summary>
    public StreamParsingOptions Options { get; }

    /// <summary>How many messages were found.</summary>
    public long MessageCount { get; internal set; }

    /// <summary>How many bytes belong to no message.</summary>
    public long SkippedBytes { get; internal set; }

    /// <summary>How many messages lack bytes, or did not come to their end.</summary>
    public long BrokenMessages { get; internal set; }

    /// <summary>How many times a limit was met: a message that is given without its last bytes, or had to make place.</summary>
    public long LimitsMet { get; internal set; }

    /// <summary>How many connections were announced, and forgotten before they came since others were announced after them: a limit was met.</summary>
    public long ForgottenConnections { get; private set; }

    /// <summary>How many bytes are kept at present.</summary>
    public long HeldBytes { get; private set; }

    internal ProtocolRegistry Registry { get; }

    internal StreamParsers Parsers { get; }

    internal IStreamMessageHandler? Handler { get; }

    /// <summary>Makes what receives a stream.</summary>
    /// <param name="stream">The stream.</param>
    public ITcpStreamHandler Open(TcpStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ParsedStream(this, stream, FindExpected(stream) ?? Parsers.FindByPort(Registry, stream));
    }

    internal void Expect(IPEndPoint end, Func<TcpStream, IStreamParser> make)
    {
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(make);
        while (_expectedOrder.Count >= Math.Max(1, Options.MaxExpected))
            ForgottenConnections += _expected.Remove(_expectedOrder.Dequeue()) ? 1 : 0;
        if (!_expected.ContainsKey(end))
            _expectedOrder.Enqueue(end);
        _expected[end] = make;
    }

    /// <summary>Something decodes from here on, or occupies more or less memory for it; where all occupy too much, the oldest gives up.</summary>
    internal void Count(IDecoderMemory one)
    {
        one.Place ??= _decoded.AddLast(one);
        _decoderBytes += one.Size - one.Counted;
        one.Counted = one.Size;
        while (_decoderBytes > Options.MaxDecoderBytes && _decoded.First is { } oldest && !ReferenceEquals(oldest.Value, one))
        {
            LimitsMet++;
            Leave(oldest.Value);
            oldest.Value.GiveUp();
        }
    }

    internal void Leave(IDecoderMemory one)
    {
        if (one.Place is null)
            return;
        _decoded.Remove(one.Place);
        one.Place = null;
        _decoderBytes -= one.Counted;
        one.Counted = 0;
    }

    private IStreamParser? FindExpected(TcpStream stream)
    {
        if (_expected.Count == 0)
            return null;
        return _expected.Remove(stream.Server, out Func<TcpStream, IStreamParser>? make) || _expected.Remove(stream.Client, out make) ? make(stream) : null;
    }

    /// <summary>Scratch space for the frames of a message.</summary>
    internal List<long> Frames { get; } = [];

    /// <summary>What a side holds may have changed.</summary>
    internal void Hold(ParsedSide side)
    {
        HeldBytes += side.Held - side.Counted;
        side.Counted = side.Held;
        if (side.Held > 0 && side.Place is null)
            side.Place = _holders.AddLast(side);
        else if (side.Held == 0 && side.Place is not null)
            Release(side);
    }

    /// <summary>Where too much is held, the oldest ones lose what they wait for.</summary>
    /// <param name="side">Who made the last change.</param>
    internal void Relieve(ParsedSide side)
    {
        while (HeldBytes > Options.MaxBytesInAll && _holders.First is { } oldest && !ReferenceEquals(oldest.Value, side))
        {
            LimitsMet++;
            oldest.Value.Owner.GiveUp(oldest.Value);
        }
    }

    private void Release(ParsedSide side)
    {
        _holders.Remove(side.Place!);
        side.Place = null;
    }
}

/// <summary>What needs memory to decode what comes: all of them are counted together, the oldest gives up where it is too much.</summary>
internal interface IDecoderMemory
{
    /// <summary>Where it stands among those that are counted; null where it is not.</summary>
    LinkedListNode<IDecoderMemory>? Place { get; set; }

    /// <summary>About how many bytes of memory it occupies.</summary>
    long Size { get; }

    /// <summary>As much of it as was counted.</summary>
    long Counted { get; set; }

    /// <summary>Lets go of all of it.</summary>
    void GiveUp();
}
