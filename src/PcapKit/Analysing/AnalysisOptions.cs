namespace PcapKit;

/// <summary>How bytes travelled, as far as that is known.</summary>
public enum AnalysisTransport
{
    /// <summary>Not known: protocols over either are tried.</summary>
    Unknown,

    /// <summary>The payload of a UDP datagram.</summary>
    Udp,

    /// <summary>Bytes of a TCP stream, from the beginning of a message.</summary>
    Tcp,
}

/// <summary>What is known of bytes before they are analysed.</summary>
public sealed record AnalysisOptions
{
    /// <summary>How they travelled.</summary>
    public AnalysisTransport Transport { get; init; }

    /// <summary>A port that they came from or went to; null where that is not known. It speaks for the protocol that has it, and proves nothing.</summary>
    public ushort? Port { get; init; }

    /// <summary>The protocols to try; null for those that PcapKit brings.</summary>
    public ProtocolRegistry? Registry { get; init; }

    /// <summary>How many bytes are looked at; what is behind them changes nothing.</summary>
    public int MaxBytes { get; init; } = 1 << 20;
}
