namespace PcapKit.Protocols;

/// <summary>Service access points of logical link control (IEEE registration authority; IANA "ieee-802-numbers").</summary>
[ValueNames]
public enum ServiceAccessPoint : byte
{
    /// <summary>None: the station itself.</summary>
    [Name("NULL LSAP")] Null = 0x00,
    /// <summary>Management of the sublayer.</summary>
    [Name("LLC Sub-Layer Management")] Management = 0x02,
    /// <summary>IBM SNA path control.</summary>
    [Name("SNA Path Control")] SnaPathControl = 0x04,
    /// <summary>Internet Protocol, before SNAP.</summary>
    [Name("TCP/IP")] IP = 0x06,
    /// <summary>IBM SNA.</summary>
    [Name("SNA")] Sna8 = 0x08,
    /// <summary>IBM SNA.</summary>
    [Name("SNA")] SnaC = 0x0C,
    /// <summary>PROWAY network management.</summary>
    [Name("PROWAY (IEC955) Network Management and Initialization")] ProwayManagement = 0x0E,
    /// <summary>Novell, and SNA.</summary>
    [Name("NetWare (unofficial?)")] NetWareOld = 0x10,
    /// <summary>Texas Instruments.</summary>
    [Name("Texas Instruments")] TexasInstruments = 0x18,
    /// <summary>OSI network layer, before the real number.</summary>
    [Name("ISO Network Layer (OSLAN 1)")] Oslan1 = 0x14,
    /// <summary>OSI network layer, before the real number.</summary>
    [Name("ISO Network Layer (OSLAN 2)")] Oslan2 = 0x54,
    /// <summary>Spanning tree (IEEE 802.1D).</summary>
    [Name("Spanning Tree BPDU")] SpanningTree = 0x42,
    /// <summary>Manufacturing message service.</summary>
    [Name("EIA RS-511 Manufacturing Message Service")] Eia511 = 0x4E,
    /// <summary>X.25 over LLC 2.</summary>
    [Name("ISO 8208 (X.25 over 802.2)")] Iso8208 = 0x7E,
    /// <summary>Xerox Network Systems.</summary>
    [Name("XNS")] XeroxNs = 0x80,
    /// <summary>Nestar.</summary>
    Nestar = 0x86,
    /// <summary>PROWAY active station list maintenance.</summary>
    [Name("PROWAY (IEC955) Active Station List Maintenance")] ProwayStations = 0x8E,
    /// <summary>ARP, before SNAP.</summary>
    [Name("ARP")] Arp = 0x98,
    /// <summary>The subnetwork access protocol (RFC 1042).</summary>
    [Name("SNAP")] Snap = 0xAA,
    /// <summary>Banyan VINES.</summary>
    [Name("Banyan Vines")] BanyanVines = 0xBC,
    /// <summary>Novell NetWare: IPX.</summary>
    [Name("NetWare")] NetWare = 0xE0,
    /// <summary>NetBIOS frames.</summary>
    [Name("NetBIOS")] NetBios = 0xF0,
    /// <summary>IBM LAN management, individual.</summary>
    [Name("IBM Net Management")] IbmManagement = 0xF4,
    /// <summary>IBM remote program load.</summary>
    [Name("Remote Program Load")] RemoteProgramLoad = 0xF8,
    /// <summary>Ungermann-Bass.</summary>
    [Name("Ungermann-Bass")] UngermannBass = 0xFA,
    /// <summary>The network layer of OSI: CLNP, ES-IS, IS-IS.</summary>
    [Name("ISO Network Layer")] OsiNetwork = 0xFE,
    /// <summary>All service access points.</summary>
    [Name("Global LSAP")] Global = 0xFF,
}
