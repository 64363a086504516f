using System.Text;

namespace PcapKit;

/// <summary>What is wrong with a layer. A layer may have several.</summary>
[Flags]
public enum IssueKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The capture kept too few bytes of the packet (snap length).</summary>
    Truncated = 1,
    /// <summary>A length declares more than a lower layer has.</summary>
    Short = 2,
    /// <summary>A value that cannot be.</summary>
    Malformed = 4,
    /// <summary>A checksum that was asked for and is wrong.</summary>
    BadChecksum = 8,
    /// <summary>No known protocol for the key of the payload.</summary>
    UnknownNext = 16,
    /// <summary>More layers, options, names or elements than the limit.</summary>
    TooDeep = 32,
}

/// <summary>Where the limit came from that a length ran into.</summary>
public enum LimitedBy : byte
{
    /// <summary>The bytes that the capture kept.</summary>
    Capture,
    /// <summary>The length that a lower layer left for this one.</summary>
    LowerLayer,
    /// <summary>A length field of the layer's own header.</summary>
    HeaderLength,
    /// <summary>A length field that speaks of header and payload.</summary>
    TotalLength,
    /// <summary>A length field that speaks of the payload.</summary>
    PayloadLength,
    /// <summary>The length of an option.</summary>
    OptionLength,
}

/// <summary>Something wrong in a packet: which layer, where, and what was needed against what was there.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Layer">The protocol that met it.</param>
/// <param name="Offset">The byte offset in the packet.</param>
/// <param name="Required">How many bytes were needed from there; 0 where that is not the question.</param>
/// <param name="Available">How many were there.</param>
/// <param name="LimitedBy">What set the limit.</param>
/// <param name="Detail">More words, or null.</param>
public readonly record struct Issue(IssueKind Kind, Protocol Layer, int Offset, int Required, int Available, LimitedBy LimitedBy, string? Detail)
{
    /// <summary>The layer that met it by its place in the packet, 0 for the lowest.</summary>
    public int LayerIndex { get; init; }

    /// <summary>The kind in words, for example <c>truncated</c>.</summary>
    public string KindText => Kind switch
    {
        IssueKind.Truncated => "truncated",
        IssueKind.Short => "short",
        IssueKind.Malformed => "malformed",
        IssueKind.BadChecksum => "bad checksum",
        IssueKind.UnknownNext => "unknown next protocol",
        IssueKind.TooDeep => "too deep",
        // Several at once; the worst says it.
        _ => (Kind & IssueKind.Malformed) != 0 ? "malformed" : (Kind & IssueKind.Short) != 0 ? "short" : "several",
    };

    /// <summary>What set the limit in words, for example <c>lower layer</c>.</summary>
    public string LimitText => LimitedBy switch
    {
        LimitedBy.Capture => "capture",
        LimitedBy.LowerLayer => "lower layer",
        LimitedBy.HeaderLength => "header length",
        LimitedBy.TotalLength => "total length",
        LimitedBy.PayloadLength => "payload length",
        _ => "option length",
    };

    /// <summary>One line for people, for example <c>TCP at 34: truncated: 20 bytes needed, 6 there (capture)</c>.</summary>
    public override string ToString()
    {
        var text = new Utf8Buffer(128);
        AppendTo(text);
        return Encoding.UTF8.GetString(text.Written);
    }

    /// <summary>Appends the same line.</summary>
    /// <param name="text">Where to append.</param>
    public void AppendTo(Utf8Buffer text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append(Layer.Chain);
        text.Append(" at "u8);
        text.AppendNumber((long)Offset);
        text.Append(": "u8);
        text.Append(KindText);
        if (Required > 0)
        {
            text.Append(": "u8);
            text.AppendNumber((long)Required);
            text.Append(" bytes needed, "u8);
            text.AppendNumber((long)Available);
            text.Append(" there ("u8);
            text.Append(LimitText);
            text.Append((byte)')');
        }
        if (Detail is not null)
        {
            text.Append(": "u8);
            text.Append(Detail);
        }
    }
}
