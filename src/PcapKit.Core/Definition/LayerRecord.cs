namespace PcapKit;

/// <summary>Where one layer lies in a packet: 32 bytes without references, so that slicing costs no garbage.</summary>
public struct LayerRecord
{
    /// <summary>The number of the protocol in its registry.</summary>
    public ushort Number { get; internal set; }

    /// <summary>The index of the table that led to it.</summary>
    internal ushort Table;

    /// <summary>The key that selected it, or that no protocol was found for.</summary>
    internal uint Key;

    /// <summary>The key that was asked next, as the other of two ports; the same as <see cref="Key"/> where there is one key.</summary>
    internal uint OtherKey;

    /// <summary>What is wrong with it.</summary>
    public IssueKind Issues { get; internal set; }

    /// <summary>The index of the layer that carries it, or 255 for the first.</summary>
    public byte Parent { get; internal set; }

    /// <summary>The first byte in the packet.</summary>
    public int Offset { get; internal set; }

    /// <summary>How many captured bytes are header.</summary>
    public int HeaderLength { get; internal set; }

    /// <summary>How many captured bytes are header and payload together.</summary>
    public int Length { get; internal set; }

    /// <summary>How many bytes header and payload have by the lengths on the wire; more than <see cref="Length"/> where the capture was cut.</summary>
    public int ReportedLength { get; internal set; }
}

/// <summary>The bytes of one layer and what was declared of them. Borrowed: valid as long as the packet.</summary>
public readonly ref struct LayerSlice
{
    // Part by part: parts that were just written and are copied as a whole stall.
    private readonly ReadOnlySpan<byte> _trailer;
    private readonly int _trailerReported, _trailerOffset;

    /// <summary>A layer.</summary>
    /// <param name="bytes">Header and payload, as captured.</param>
    /// <param name="headerLength">How many of them are header.</param>
    /// <param name="reportedLength">How long header and payload are by the lengths on the wire.</param>
    /// <param name="offset">The first byte in the packet.</param>
    /// <param name="registry">The registry that knows the options.</param>
    /// <exception cref="ArgumentOutOfRangeException">The header is longer than the bytes.</exception>
    public LayerSlice(ReadOnlySpan<byte> bytes, int headerLength, int reportedLength, int offset, ProtocolRegistry registry)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)headerLength, (uint)bytes.Length, nameof(headerLength));
        Bytes = bytes;
        HeaderLength = headerLength;
        ReportedLength = reportedLength;
        Offset = offset;
        Registry = registry;
    }

    internal LayerSlice(ReadOnlySpan<byte> bytes, int headerLength, int reportedLength, int offset, ProtocolRegistry registry,
        ReadOnlySpan<byte> trailer, int trailerReported, int trailerOffset)
        : this(bytes, headerLength, reportedLength, offset, registry)
    {
        _trailer = trailer;
        _trailerReported = trailerReported;
        _trailerOffset = trailerOffset;
    }

    /// <summary>Header and payload, as captured.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How many captured bytes are header.</summary>
    public int HeaderLength { get; }

    /// <summary>How long header and payload are by the lengths on the wire.</summary>
    public int ReportedLength { get; }

    /// <summary>The first byte in the packet.</summary>
    public int Offset { get; }

    /// <summary>The registry that the packet was dissected with; it knows the options.</summary>
    public ProtocolRegistry Registry { get; }

    /// <summary>What lies behind the layer that this one carries, for example padding; empty where nothing does, and where it carries no layer, or several.</summary>
    public LayerTrailer Trailer => new(_trailer, _trailerReported, _trailerOffset);

    /// <summary>The header.</summary>
    public ReadOnlySpan<byte> Header => Bytes[..HeaderLength];

    /// <summary>What the layer carries.</summary>
    public ReadOnlySpan<byte> Payload => Bytes[HeaderLength..];
}

/// <summary>Bytes behind an upper layer that no layer above took: padding, a trailer, a checksum. Borrowed: valid as long as the packet.</summary>
/// <param name="bytes">The bytes, as captured.</param>
/// <param name="reportedLength">How many there were on the wire.</param>
/// <param name="offset">The first byte in the packet.</param>
public readonly ref struct LayerTrailer(ReadOnlySpan<byte> bytes, int reportedLength, int offset)
{
    /// <summary>The bytes, as captured.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>How many there were on the wire; more than <see cref="Bytes"/> has where the capture was cut.</summary>
    public int ReportedLength { get; } = reportedLength;

    /// <summary>The first byte in the packet.</summary>
    public int Offset { get; } = offset;
}
