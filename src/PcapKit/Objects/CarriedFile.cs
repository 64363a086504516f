namespace PcapKit;

/// <summary>A file that a capture carried.</summary>
/// <param name="Frame">The frame that completed it, or brought the last that there is of it.</param>
/// <param name="FirstFrame">The frame where it began.</param>
/// <param name="Stream">The number of its TCP stream.</param>
/// <param name="Protocol">The filter name of the protocol that carried it.</param>
/// <param name="IsRequest">Whether it was sent up, in a request.</param>
/// <param name="Host">The host that it is from or for; empty where unknown. Text from the wire.</param>
/// <param name="Path">Its path as on the wire; empty where unknown. Text from the wire.</param>
/// <param name="ContentType">The media type as declared, or null. Text from the wire.</param>
/// <param name="LooksLike">The media type that its first bytes look like.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Missing">How many bytes of it the capture lacks, as far as that is known.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="State">How whole it is.</param>
/// <param name="Name">The name of the file that it was written to, or would be.</param>
/// <param name="IsWritten">Whether it was written.</param>
public sealed record CarriedFile(long Frame, long FirstFrame, long Stream, string Protocol, bool IsRequest, string Host, string Path, string? ContentType,
    string LooksLike, long Size, long Missing, string Sha256, CarriedFileState State, string Name, bool IsWritten);

/// <summary>How whole a carried file is.</summary>
public enum CarriedFileState
{
    /// <summary>It is all there.</summary>
    Whole,

    /// <summary>Bytes of a message whose head is not in the capture: a piece of a file.</summary>
    Fragment,

    /// <summary>Bytes are missing in it, or at its end.</summary>
    Partial,

    /// <summary>Its content coding is unknown or damaged; what could be decoded is there.</summary>
    Undecodable,

    /// <summary>It expands to more than the limit; what comes before that is there.</summary>
    TooLong,
}

/// <summary>What to look for, and where to write it.</summary>
public sealed record ObjectOptions
{
    /// <summary>The directory to write to; it is made where it is not there. Null for listing only.</summary>
    public string? Directory { get; init; }

    /// <summary>The filter names of the protocols; empty for all that carry files.</summary>
    public IReadOnlyCollection<string> Protocols { get; init; } = [];

    /// <summary>Whether files that are not whole are written too. Fragments are in any case, as Wireshark does.</summary>
    public bool Partial { get; init; }

    /// <summary>How the capture is read.</summary>
    public CaptureReaderOptions? Reader { get; init; }

    /// <summary>The limits of reassembly.</summary>
    public TcpReassemblyOptions? Reassembly { get; init; }

    /// <summary>The parsers of streams and their limits.</summary>
    public StreamParsingOptions? Parsing { get; init; }

    /// <summary>Told at the end which limits of streams were met, in words; not where none was.</summary>
    public Action<IReadOnlyList<string>>? LimitsMet { get; init; }
}
