using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What the sequence analysis needs of a TCP segment. Borrowed: the options are those of the packet.</summary>
internal readonly ref struct TcpSegment
{
    /// <summary>The number of the packet in the capture.</summary>
    public long Number { get; init; }

    /// <summary>When it was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    public long Time { get; init; }

    /// <summary>The conversation.</summary>
    public FlowKey Key { get; init; }

    /// <summary>Whether the sender is the second endpoint of <see cref="Key"/>, as <see cref="FlowKey.Of(IPv4Address, IPv4Address, ushort, ushort, byte, out bool)"/> says.</summary>
    public bool IsSwapped { get; init; }

    /// <summary>The sequence number as on the wire.</summary>
    public uint SequenceNumber { get; init; }

    /// <summary>The acknowledgment number as on the wire.</summary>
    public uint AcknowledgmentNumber { get; init; }

    /// <summary>The flags.</summary>
    public TcpFlags Flags { get; init; }

    /// <summary>The window as on the wire, not scaled.</summary>
    public ushort Window { get; init; }

    /// <summary>How many bytes of data it has by the lengths on the wire; negative where that is unknown, as in fragments and in packets that an error message quotes.</summary>
    /// <remarks>A segment of unknown length counts for the stream and its times; its sequence numbers are not analysed.</remarks>
    public int DataLength { get; init; }

    /// <summary>The options of the header.</summary>
    public ReadOnlySpan<byte> Options { get; init; }
}
