namespace PcapKit;

/// <summary>The layers of the stack, as the extraction limits name them.</summary>
public enum ProtocolLevel : byte
{
    /// <summary>No particular layer: the frame, raw data.</summary>
    None,
    /// <summary>Data link: Ethernet, VLAN tags, ARP.</summary>
    Link,
    /// <summary>Internet: IP, its extension headers, ICMP.</summary>
    Internet,
    /// <summary>Transport: TCP, UDP.</summary>
    Transport,
    /// <summary>Application: DNS, HTTP.</summary>
    Application,
    /// <summary>An option inside a header; never a layer of its own.</summary>
    Option,
}
