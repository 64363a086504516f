namespace PcapKit.Protocols;

/// <summary>Address families of the BSDs as loopback captures hold them; IPv6 has one number in each of them.</summary>
[ValueNames]
public enum AddressFamily : uint
{
    /// <summary>None.</summary>
    Unspecified = 0,
    /// <summary>Internet Protocol version 4.</summary>
    [Name("IP")] IPv4 = 2,
    /// <summary>Xerox Network Systems.</summary>
    [Name("XNS")] XeroxNs = 6,
    /// <summary>OSI protocols.</summary>
    [Name("OSI")] Osi = 7,
    /// <summary>AppleTalk.</summary>
    AppleTalk = 16,
    /// <summary>Novell IPX.</summary>
    [Name("Netware IPX/SPX")] Ipx = 23,
    /// <summary>Internet Protocol version 6 on NetBSD, OpenBSD and BSD/OS.</summary>
    [Name("IPv6")] IPv6Bsd = 24,
    /// <summary>Internet Protocol version 6 on FreeBSD and DragonFly.</summary>
    [Name("IPv6")] IPv6FreeBsd = 28,
    /// <summary>Internet Protocol version 6 on macOS.</summary>
    [Name("IPv6")] IPv6MacOS = 30,
}
