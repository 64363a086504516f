namespace PcapKit.Protocols;

/// <summary>Kinds of hardware: those of ARP (IANA "arp-parameters", hardware types) and, from 256 on, those that Linux adds (ARPHRD_ in its if_arp.h).</summary>
[ValueNames]
public enum HardwareType : ushort
{
    /// <summary>NET/ROM pseudo: AX.25 network layer, in Linux captures.</summary>
    [Name("NET/ROM pseudo")] NetRom = 0,
    /// <summary>Ethernet.</summary>
    Ethernet = 1,
    /// <summary>Experimental Ethernet (3 Mb/s).</summary>
    [Name("Experimental Ethernet")] ExperimentalEthernet = 2,
    /// <summary>Amateur radio AX.25.</summary>
    [Name("AX.25")] Ax25 = 3,
    /// <summary>Proteon ProNET token ring.</summary>
    [Name("Proteon ProNET")] ProteonProNet = 4,
    /// <summary>Chaos.</summary>
    Chaos = 5,
    /// <summary>IEEE 802 networks.</summary>
    [Name("IEEE 802")] Ieee802 = 6,
    /// <summary>ARCNET (RFC 1201).</summary>
    [Name("ARCNET")] ArcNet = 7,
    /// <summary>Hyperchannel.</summary>
    Hyperchannel = 8,
    /// <summary>Lanstar.</summary>
    Lanstar = 9,
    /// <summary>Autonet short address.</summary>
    Autonet = 10,
    /// <summary>LocalTalk.</summary>
    LocalTalk = 11,
    /// <summary>LocalNet: IBM PCNet or SYTEK LocalNET.</summary>
    [Name("LocalNet: IBM PCNet or SYTEK LocalNET")] LocalNet = 12,
    /// <summary>Ultra link.</summary>
    [Name("Ultra link")] UltraLink = 13,
    /// <summary>Switched Multi-megabit Data Service.</summary>
    [Name("SMDS")] Smds = 14,
    /// <summary>Frame Relay (RFC 2390).</summary>
    [Name("Frame Relay DLCI")] FrameRelay = 15,
    /// <summary>Asynchronous Transfer Mode, number 16.</summary>
    [Name("ATM (16)")] Atm16 = 16,
    /// <summary>High-level Data Link Control.</summary>
    [Name("HDLC")] Hdlc = 17,
    /// <summary>Fibre Channel (RFC 4338).</summary>
    [Name("Fibre Channel")] FibreChannel = 18,
    /// <summary>Asynchronous Transfer Mode (RFC 2225).</summary>
    [Name("ATM")] Atm = 19,
    /// <summary>Serial line.</summary>
    [Name("Serial Line")] SerialLine = 20,
    /// <summary>Asynchronous Transfer Mode, number 21.</summary>
    [Name("ATM (21)")] Atm21 = 21,
    /// <summary>MIL-STD-188-220.</summary>
    [Name("MIL-STD-188-220")] MilStd188220 = 22,
    /// <summary>Metricom STRIP.</summary>
    [Name("Metricom STRIP")] Metricom = 23,
    /// <summary>IEEE 1394.1995, FireWire (RFC 2734).</summary>
    [Name("IEEE 1394.1995")] Ieee1394 = 24,
    /// <summary>Multiple Access Protocol over SONET (RFC 2176).</summary>
    [Name("MAPOS")] Mapos = 25,
    /// <summary>Twinaxial.</summary>
    Twinaxial = 26,
    /// <summary>64-bit extended unique identifiers.</summary>
    [Name("EUI-64")] Eui64 = 27,
    /// <summary>HIPARP.</summary>
    [Name("HIPARP")] HiPort = 28,
    /// <summary>IP and ARP over ISO 7816-3.</summary>
    [Name("ISO 7816-3")] IsoCard = 29,
    /// <summary>ARPSec.</summary>
    [Name("ARPSec")] ArpSec = 30,
    /// <summary>IPsec tunnel (RFC 3456).</summary>
    [Name("IPsec tunnel")] IPsecTunnel = 31,
    /// <summary>InfiniBand (RFC 4391).</summary>
    InfiniBand = 32,
    /// <summary>TIA-102 project 25 common air interface.</summary>
    [Name("TIA-102")] Tia102 = 33,
    /// <summary>Wiegand interface.</summary>
    Wiegand = 34,
    /// <summary>Pure IP.</summary>
    [Name("Pure IP")] PureIP = 35,
    /// <summary>Experimental (RFC 5494).</summary>
    [Name("HW_EXP1")] Experimental1 = 36,
    /// <summary>HFI.</summary>
    [Name("HFI")] HfI = 37,
    /// <summary>Unified Bus.</summary>
    [Name("Unified Bus")] UnifiedBus = 38,
    /// <summary>Experimental, 2 octets (RFC 5494).</summary>
    [Name("HW_EXP2")] Experimental2 = 256,
    /// <summary>AEthernet.</summary>
    AEthernet = 257,
    /// <summary>Controller area network, in Linux captures.</summary>
    [Name("CAN")] Can = 280,
    /// <summary>Point-to-Point Protocol, in Linux captures.</summary>
    [Name("PPP")] Ppp = 512,
    /// <summary>Cisco HDLC, in Linux captures.</summary>
    [Name("Cisco HDLC")] CiscoHdlc = 513,
    /// <summary>Raw HDLC or raw IP, in Linux captures.</summary>
    [Name("RAWIP")] RawHdlc = 519,
    /// <summary>IPv4 in IPv4 tunnel, in Linux captures.</summary>
    [Name("IPIP tunnel")] IPIPTunnel = 768,
    /// <summary>IPv6 tunnel, in Linux captures.</summary>
    [Name("IPv6 tunnel")] IPv6Tunnel = 769,
    /// <summary>Frame Relay access device, in Linux captures.</summary>
    [Name("FRAD")] FrameRelayAccess = 770,
    /// <summary>Loopback, in Linux captures.</summary>
    Loopback = 772,
    /// <summary>LocalTalk device, in Linux captures.</summary>
    [Name("LocalTalk device")] LocalTalkDevice = 773,
    /// <summary>Fiber Distributed Data Interface, in Linux captures.</summary>
    [Name("FDDI")] Fddi = 774,
    /// <summary>IPv6 in IPv4 (SIT), in Linux captures.</summary>
    [Name("SIT")] SimpleInternetTransition = 776,
    /// <summary>IP over DDP tunnel, in Linux captures.</summary>
    [Name("IPDDP")] IPOverDdp = 777,
    /// <summary>GRE over IPv4, in Linux captures.</summary>
    [Name("GRE over IP")] Gre = 778,
    /// <summary>PIM register interface, in Linux captures.</summary>
    [Name("PIMREG")] PimRegister = 779,
    /// <summary>IEEE 802.5 token ring, in Linux captures.</summary>
    [Name("IEEE 802.5")] TokenRing = 800,
    /// <summary>IEEE 802.11, in Linux captures.</summary>
    [Name("IEEE 802.11")] Ieee80211 = 801,
    /// <summary>IEEE 802.11 with a Prism header, in Linux captures.</summary>
    [Name("IEEE 802.11 + Prism")] Ieee80211Prism = 802,
    /// <summary>IEEE 802.11 with a radiotap header, in Linux captures.</summary>
    [Name("IEEE 802.11 + radiotap")] Ieee80211Radiotap = 803,
    /// <summary>IEEE 802.15.4, in Linux captures.</summary>
    [Name("IEEE 802.15.4")] Ieee802154 = 804,
    /// <summary>IEEE 802.15.4 monitor, in Linux captures.</summary>
    [Name("IEEE 802.15.4 monitor")] Ieee802154Monitor = 805,
    /// <summary>Phonet media, in Linux captures.</summary>
    Phonet = 820,
    /// <summary>GRE over IPv6, in Linux captures.</summary>
    [Name("GRE over IPv6")] GreIPv6 = 823,
    /// <summary>Netlink, in Linux captures.</summary>
    Netlink = 824,
    /// <summary>6LoWPAN, in Linux captures.</summary>
    [Name("6LoWPAN")] SixLowpan = 825,
    /// <summary>Virtual sockets monitor, in Linux captures.</summary>
    [Name("vsock monitor")] VsockMonitor = 826,
    /// <summary>A device without link header, a tunnel for example, in Linux captures.</summary>
    [Name("No link header")] NoHeader = 65534,
    /// <summary>Nothing known; reserved (RFC 5494).</summary>
    Void = 65535,
}
