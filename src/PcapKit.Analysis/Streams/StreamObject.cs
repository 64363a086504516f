namespace PcapKit;

/// <summary>A file that a stream carries, in what form ever: the body of an HTTP message without its framing and encoding, a file of FTP.</summary>
public sealed class StreamObject
{
    /// <summary>The filter name of the protocol that carries it, for example <c>http</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The stream.</summary>
    public required TcpStream Stream { get; init; }

    /// <summary>Who sent it.</summary>
    public required StreamSide Side { get; init; }

    /// <summary>The host that it is from or for; empty where that is unknown. Text from the wire: hostile.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its name or path as on the wire; empty where that is unknown. Hostile.</summary>
    public string Path { get; init; } = "";

    /// <summary>The file name that the sender proposes, as of <c>Content-Disposition</c>; null for none. Hostile.</summary>
    public string? ProposedName { get; init; }

    /// <summary>The media type as declared; null for none. Hostile.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether a request carries it, as a form or a file that is sent up.</summary>
    public bool IsRequest { get; init; }

    /// <summary>Whether only a part of a file can be it: bytes of a message whose head was not captured.</summary>
    public bool IsFragment { get; init; }

    /// <summary>The frame that brought its first byte.</summary>
    public long FirstFrame { get; init; }

    /// <summary>The frame that completed it; 0 before the end.</summary>
    public long LastFrame { get; set; }

    /// <summary>How many bytes were given so far.</summary>
    public long Size { get; internal set; }

    /// <summary>How many bytes of the stream are missing in it; encoded ones where it was encoded.</summary>
    public long Missing { get; set; }

    /// <summary>What its receiver wants to remember with it.</summary>
    public object? Tag { get; set; }
}

/// <summary>How an object ended.</summary>
public enum StreamObjectEnd
{
    /// <summary>All of it was given.</summary>
    Whole,

    /// <summary>Bytes are missing, or the stream ended before it did.</summary>
    Partial,

    /// <summary>It could not be decoded from there on.</summary>
    Undecodable,

    /// <summary>A limit was met: it expands to more than is allowed.</summary>
    TooLong,
}

/// <summary>Receives the files that streams carry, piece by piece as they come: nothing is held back, however long they are.</summary>
public interface IStreamObjectHandler
{
    /// <summary>A file begins.</summary>
    /// <param name="item">What is known of it.</param>
    void OnBegin(StreamObject item);

    /// <summary>Its next bytes.</summary>
    /// <param name="item">The file.</param>
    /// <param name="data">The bytes. Borrowed: valid during the call.</param>
    void OnData(StreamObject item, ReadOnlySpan<byte> data);

    /// <summary>It ends. Called once for each that began.</summary>
    /// <param name="item">The file.</param>
    /// <param name="how">How.</param>
    void OnEnd(StreamObject item, StreamObjectEnd how);
}
