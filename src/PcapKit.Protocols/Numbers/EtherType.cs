namespace PcapKit.Protocols;

/// <summary>EtherType numbers (IEEE registration authority; IANA "ieee-802-numbers").</summary>
[ValueNames]
public enum EtherType : ushort
{
    /// <summary>Internet Protocol version 4.</summary>
    IPv4 = 0x0800,
    /// <summary>Address Resolution Protocol.</summary>
    [Name("ARP")] Arp = 0x0806,
    /// <summary>Internet Protocol version 6.</summary>
    IPv6 = 0x86DD,
}
