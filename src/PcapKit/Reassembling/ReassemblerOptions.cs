namespace PcapKit;

/// <summary>What is put together.</summary>
[Flags]
public enum ReassemblyProtocols
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Datagrams of IPv4 that came in fragments.</summary>
    IPv4 = 1,

    /// <summary>Datagrams of IPv6 that came in fragments.</summary>
    IPv6 = 2,

    /// <summary>Datagrams of either version.</summary>
    IP = IPv4 | IPv6,

    /// <summary>Streams of TCP, each side by itself.</summary>
    Tcp = 4,

    /// <summary>All of them.</summary>
    All = IP | Tcp,
}

/// <summary>What is put together, how, and what is kept of it. The names in brackets are those of PyPCAPKit.</summary>
public sealed record ReassemblerOptions
{
    /// <summary>What is put together.</summary>
    public ReassemblyProtocols Protocols { get; init; } = ReassemblyProtocols.All;

    /// <summary>Whether only what is complete is kept and told (<c>strict</c>); the rest is counted.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether results are kept in the lists of the <see cref="Reassembler"/> (<c>reasm_store</c>); without it they are only told, and memory does not grow with the capture.</summary>
    public bool Store { get; init; } = true;

    /// <summary>Whether messages are parsed: what datagrams carry, and the messages of streams.</summary>
    public bool Parse { get; init; } = true;

    /// <summary>The most bytes of memory for results that are kept and all that waits for packets. Beyond it bytes and messages are no longer kept, only counted.</summary>
    public long MaxBytes { get; init; } = 512L << 20;

    /// <summary>How datagrams are put together; null for the usual way.</summary>
    public IPDefragmenterOptions? Datagrams { get; init; }

    /// <summary>How streams are put together; null for the usual way.</summary>
    public TcpReassemblyOptions? Streams { get; init; }

    /// <summary>Who parses streams; null for the parsers that PcapKit brings.</summary>
    public StreamParsingOptions? Parsing { get; init; }

    /// <summary>Called for each datagram that ends.</summary>
    public Action<ReassembledDatagram>? DatagramEnded { get; init; }

    /// <summary>Called for each side of a stream that ends.</summary>
    public Action<ReassembledStream>? StreamEnded { get; init; }

    /// <summary>Says where the bytes of a side go as they come, instead of memory: asked with the first of them. Closed at the end, before <see cref="StreamEnded"/>. Missing bytes are left out.</summary>
    public Func<ReassembledStream, Stream>? Output { get; init; }
}
