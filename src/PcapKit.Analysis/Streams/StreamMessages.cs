using System.Net;

namespace PcapKit;

/// <summary>Where a parser puts what it finds in a stream, and what it may know of the stream. One a connection.</summary>
/// <remarks>
/// Every call of <see cref="Add"/>, <see cref="Collect"/> and <see cref="Skip"/> takes the next bytes of those at hand, one behind the other; what none of them took by
/// the end of <see cref="IStreamParser.Accept"/> is kept and comes again.
/// </remarks>
public sealed class StreamMessages
{
    private readonly ParsedStream _owner;

    internal StreamMessages(ParsedStream owner) => _owner = owner;

    /// <summary>The stream.</summary>
    public TcpStream Stream => _owner.Stream;

    /// <summary>The place, in the stream of the side at hand, of the next byte that nobody took.</summary>
    public long Position => _owner.Position;

    /// <summary>The frame at hand.</summary>
    public long Frame => _owner.Frame;

    /// <summary>When it was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    public long Time => _owner.Time;

    /// <summary>Who receives files; null where nobody does, so that bodies need not be decoded.</summary>
    public IStreamObjectHandler? Objects => _owner.Parsing.Options.Objects;

    internal StreamParsing Parsing => _owner.Parsing;

    /// <summary>The limits.</summary>
    public StreamParsingOptions Limits => _owner.Parsing.Options;

    /// <summary>The next bytes are a message.</summary>
    /// <param name="bytes">The bytes: the next ones that nobody took.</param>
    /// <param name="table">The table that selects its protocol.</param>
    /// <param name="key">The key.</param>
    /// <param name="prefix">How many of them, at the beginning, are only its frame, as the length in front of a DNS message: they belong to it, and are not given with its bytes.</param>
    public void Add(ReadOnlySpan<byte> bytes, TableId table, uint key, int prefix = 0) => _owner.Add(bytes, table, key, prefix);

    /// <summary>The next bytes belong to a message that is not at its end: begins one, or goes on with it. Beyond <see cref="StreamParsingOptions.MaxMessageBytes"/> they are only counted.</summary>
    /// <param name="bytes">The bytes: the next ones that nobody took.</param>
    public void Collect(ReadOnlySpan<byte> bytes) => _owner.Collect(bytes);

    /// <summary>Says how much of the message that is being collected is still to come, as far as that is known; it may be more. Until it is said again, or the message ends.</summary>
    /// <param name="count">At least how many bytes, behind those that were taken.</param>
    public void Await(long count) => _owner.Await(count);

    /// <summary>The message that was collected is at its end. Nothing happens where none was.</summary>
    /// <param name="table">The table that selects its protocol.</param>
    /// <param name="key">The key.</param>
    public void Complete(TableId table, uint key) => _owner.Complete(table, key);

    /// <summary>What was collected is no message, or will never be one: it counts as skipped.</summary>
    public void Abandon() => _owner.Abandon();

    /// <summary>The next bytes belong to no message that can be read.</summary>
    /// <param name="count">How many there are.</param>
    public void Skip(int count) => _owner.Skip(count);

    /// <summary>A message whose bytes do not stand in the stream as they are: decoded, or put together from records.</summary>
    /// <param name="bytes">Its bytes. Copied by whoever needs them longer.</param>
    /// <param name="offset">Where in the stream of the side at hand the bytes begin that it was made of.</param>
    /// <param name="length">How many of those there are.</param>
    /// <param name="table">The table that selects its protocol.</param>
    /// <param name="key">The key.</param>
    public void Give(ReadOnlySpan<byte> bytes, long offset, long length, TableId table, uint key) => _owner.Give(bytes, offset, length, table, key, isWhole: true);

    /// <summary>Everything from here on, of both sides, belongs to another parser, as after <c>Upgrade</c> or <c>STARTTLS</c>: it gets what was not taken.</summary>
    /// <param name="parser">The other one; null for whoever the next bytes look like.</param>
    public void HandOver(IStreamParser? parser) => _owner.HandOver(parser);

    /// <summary>Nobody reads the rest of the stream.</summary>
    public void Stop() => _owner.Stop();

    /// <summary>Says who reads a connection that this one announces, as FTP does with those that carry files.</summary>
    /// <param name="end">The end that is announced: the one that listens.</param>
    /// <param name="make">Makes its parser. Used for the next connection from or to that end, once.</param>
    public void Expect(IPEndPoint end, Func<TcpStream, IStreamParser> make) => _owner.Parsing.Expect(end, make);
}
