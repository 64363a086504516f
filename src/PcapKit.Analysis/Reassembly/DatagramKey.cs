using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What the fragments of one datagram have in common.</summary>
/// <remarks>
/// Of IPv4: source, destination, identification and protocol (RFC 791, section 3.2). Of IPv6: source, destination and the identification in the fragment header
/// (RFC 8200, section 4.5). Nothing else tells datagrams apart: not VLANs, tunnels or interfaces.
/// </remarks>
public readonly struct DatagramKey : IEquatable<DatagramKey>
{
    private readonly ushort _kind;

    /// <summary>The key of a datagram of IPv4.</summary>
    /// <param name="source">Source address.</param>
    /// <param name="destination">Destination address.</param>
    /// <param name="identification">The identification.</param>
    /// <param name="protocol">The protocol of the payload.</param>
    public DatagramKey(IPv4Address source, IPv4Address destination, ushort identification, IPProtocol protocol)
    {
        (Source, Destination, Identification) = (new IPv6Address(0, source.Value), new IPv6Address(0, destination.Value), identification);
        _kind = (byte)protocol;
    }

    /// <summary>The key of a datagram of IPv6.</summary>
    /// <param name="source">Source address.</param>
    /// <param name="destination">Destination address.</param>
    /// <param name="identification">The identification in the fragment header.</param>
    public DatagramKey(IPv6Address source, IPv6Address destination, uint identification)
    {
        (Source, Destination, Identification) = (source, destination, identification);
        _kind = 0x100;
    }

    /// <summary>Whether the datagram is of IPv6.</summary>
    public bool IsIPv6 => _kind == 0x100;

    /// <summary>Source address; one of IPv4 stands in the last four bytes.</summary>
    public IPv6Address Source { get; }

    /// <summary>Destination address; one of IPv4 stands in the last four bytes.</summary>
    public IPv6Address Destination { get; }

    /// <summary>The identification: 16 bits of IPv4, 32 bits of IPv6.</summary>
    public uint Identification { get; }

    /// <summary>The protocol of the payload; of IPv4 only, 0 for IPv6, where the fragment at offset 0 tells it.</summary>
    public IPProtocol Protocol => (IPProtocol)(byte)_kind;

    /// <inheritdoc/>
    public bool Equals(DatagramKey other) =>
        Identification == other.Identification && _kind == other._kind && Source == other.Source && Destination == other.Destination;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DatagramKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // All 32 bits of each part: the hash of 64 bits folds them, and addresses that collide could be chosen.
        int source = HashCode.Combine((uint)(Source.High >> 32), (uint)Source.High, (uint)(Source.Low >> 32), (uint)Source.Low);
        int destination = HashCode.Combine((uint)(Destination.High >> 32), (uint)Destination.High, (uint)(Destination.Low >> 32), (uint)Destination.Low);
        return HashCode.Combine(source, destination, Identification, _kind);
    }

    /// <summary>Whether both are of the same datagram.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator ==(DatagramKey left, DatagramKey right) => left.Equals(right);

    /// <summary>Whether they are of different datagrams.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator !=(DatagramKey left, DatagramKey right) => !left.Equals(right);

    /// <summary>Addresses, identification and protocol for people, for example <c>192.0.2.1 > 192.0.2.2 id 0x1c46 proto 17</c>.</summary>
    public override string ToString() => IsIPv6
        ? $"{Source} > {Destination} id 0x{Identification:x8}"
        : $"{new IPv4Address((uint)Source.Low)} > {new IPv4Address((uint)Destination.Low)} id 0x{Identification:x4} proto {(byte)Protocol}";
}
