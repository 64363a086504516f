using PcapKit.Protocols;

namespace PcapKit;

/// <summary>One fragment of a datagram as a packet has it. Borrowed: its bytes are those of the packet.</summary>
public readonly ref struct IPFragment
{
    /// <summary>The datagram that it belongs to.</summary>
    public DatagramKey Key { get; init; }

    /// <summary>The number of its frame in the capture, from 1.</summary>
    public long Frame { get; init; }

    /// <summary>When it was captured; null where the capture does not say, and then it does not age.</summary>
    public Timestamp? Time { get; init; }

    /// <summary>Where it begins in the datagram, in bytes: a multiple of 8, at most 65,528.</summary>
    public int Offset { get; init; }

    /// <summary>Whether more fragments follow; the one without tells how long the datagram is.</summary>
    public bool More { get; init; }

    /// <summary>The bytes that were captured of what it carries; more than <see cref="Length"/> are cut.</summary>
    public ReadOnlySpan<byte> Data { get; init; }

    /// <summary>How many bytes it carries by the lengths on the wire; more than <see cref="Data"/> has where the capture was cut.</summary>
    public int Length { get; init; }

    /// <summary>The protocol of the datagram's payload as this fragment says.</summary>
    public IPProtocol Protocol { get; init; }

    /// <summary>The headers that the datagram begins with: of IPv4 with its options, of IPv6 up to the fragment header. Those of the fragment at offset 0 are kept.</summary>
    public ReadOnlySpan<byte> Header { get; init; }
}
