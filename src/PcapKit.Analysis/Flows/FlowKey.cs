using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>The two endpoints of a conversation, the same for both directions: addresses, ports and the protocol that the ports belong to.</summary>
/// <remarks>
/// As in Wireshark nothing else tells conversations apart: not VLANs, tunnels, link addresses or interfaces. Where a tunnel carries IP,
/// the addresses are those of the innermost header before the ports.
/// </remarks>
public readonly struct FlowKey : IEquatable<FlowKey>
{
    // Odd and without pattern: 2⁶⁴ divided by the golden ratio.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15, OtherMultiplier = 0xD1B5_4A32_D192_ED03;

    private readonly ulong _lowHigh, _lowLow, _highHigh, _highLow;
    private readonly uint _ports, _kind;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FlowKey(ulong sourceHigh, ulong sourceLow, ulong destinationHigh, ulong destinationLow, ushort sourcePort, ushort destinationPort, uint kind, out bool swapped)
    {
        swapped = sourceHigh != destinationHigh ? sourceHigh > destinationHigh
            : sourceLow != destinationLow ? sourceLow > destinationLow
            : sourcePort > destinationPort;
        (_lowHigh, _lowLow, _highHigh, _highLow) = swapped
            ? (destinationHigh, destinationLow, sourceHigh, sourceLow)
            : (sourceHigh, sourceLow, destinationHigh, destinationLow);
        _ports = swapped ? (uint)destinationPort << 16 | sourcePort : (uint)sourcePort << 16 | destinationPort;
        _kind = kind;
    }

    /// <summary>The conversation of a packet over IPv4.</summary>
    /// <param name="source">Source address.</param>
    /// <param name="destination">Destination address.</param>
    /// <param name="sourcePort">Source port.</param>
    /// <param name="destinationPort">Destination port.</param>
    /// <param name="protocol">The number of the protocol that has the ports, for example 6 for TCP.</param>
    /// <param name="swapped">Whether the source is the key's second endpoint: tells the directions apart.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowKey Of(IPv4Address source, IPv4Address destination, ushort sourcePort, ushort destinationPort, byte protocol, out bool swapped) =>
        new(0, source.Value, 0, destination.Value, sourcePort, destinationPort, protocol, out swapped);

    /// <summary>The conversation of a packet over IPv6.</summary>
    /// <inheritdoc cref="Of(IPv4Address, IPv4Address, ushort, ushort, byte, out bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowKey Of(IPv6Address source, IPv6Address destination, ushort sourcePort, ushort destinationPort, byte protocol, out bool swapped) =>
        new(source.High, source.Low, destination.High, destination.Low, sourcePort, destinationPort, protocol | 0x100u, out swapped);

    /// <summary>Whether the addresses are of IPv6.</summary>
    public bool IsIPv6 => (_kind & 0x100) != 0;

    /// <summary>The number of the protocol that has the ports.</summary>
    public byte Protocol => (byte)_kind;

    /// <summary>The port of the first endpoint, the one with the lower address.</summary>
    public ushort FirstPort => (ushort)(_ports >> 16);

    /// <summary>The port of the second endpoint.</summary>
    public ushort SecondPort => (ushort)_ports;

    /// <summary>The address of the first endpoint; an address of IPv4 stands in the last four bytes.</summary>
    public IPv6Address FirstAddress => new(_lowHigh, _lowLow);

    /// <summary>The address of the second endpoint; an address of IPv4 stands in the last four bytes.</summary>
    public IPv6Address SecondAddress => new(_highHigh, _highLow);

    /// <summary>An endpoint.</summary>
    /// <param name="second">Whether the second one.</param>
    internal IPEndPoint EndPoint(bool second)
    {
        IPv6Address address = second ? SecondAddress : FirstAddress;
        return new IPEndPoint(IsIPv6 ? address.ToIPAddress() : new IPv4Address((uint)address.Low).ToIPAddress(), second ? SecondPort : FirstPort);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(FlowKey other) =>
        ((_lowLow ^ other._lowLow) | (_highLow ^ other._highLow) | (_lowHigh ^ other._lowHigh) | (_highHigh ^ other._highHigh)
        | (_ports ^ other._ports) | (_kind ^ other._kind)) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Hash(0);

    /// <summary>Whether both are of the same conversation.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator ==(FlowKey left, FlowKey right) => left.Equals(right);

    /// <summary>Whether they are of different conversations.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator !=(FlowKey left, FlowKey right) => !left.Equals(right);

    // Whoever does not know the seed cannot choose addresses that collide.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Hash(ulong seed)
    {
        // Both products at the same time: whatever is looked up waits for the hash.
        ulong ports = (~seed ^ ((ulong)_kind << 32 | _ports)) * OtherMultiplier;
        if (IsIPv6)
            return (uint)(Mix(Mix(Mix(Mix(seed, _lowHigh, seed), _lowLow, seed), _highHigh, seed), _highLow ^ ports, seed));
        return (uint)Mix(BinaryPrimitives.ReverseEndianness((seed ^ (_lowLow << 32 | _highLow)) * Multiplier), ports, seed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong value, ulong seed)
    {
        // The high bits, which a product carries nowhere, become low ones, and the secret factor spreads them.
        hash = BinaryPrimitives.ReverseEndianness((hash ^ value) * Multiplier) * (seed | 1);
        return hash ^ hash >> 32;
    }
}
