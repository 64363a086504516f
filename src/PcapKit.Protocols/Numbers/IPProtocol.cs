namespace PcapKit.Protocols;

/// <summary>Protocol numbers of IPv4 and IPv6 (IANA "protocol-numbers").</summary>
[ValueNames]
public enum IPProtocol : byte
{
    /// <summary>Transmission Control Protocol.</summary>
    [Name("TCP")] Tcp = 6,
    /// <summary>User Datagram Protocol.</summary>
    [Name("UDP")] Udp = 17,
}
