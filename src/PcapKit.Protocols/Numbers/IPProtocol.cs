namespace PcapKit.Protocols;

/// <summary>Protocol numbers of IPv4 and next headers of IPv6 (IANA "protocol-numbers").</summary>
[ValueNames]
public enum IPProtocol : byte
{
    /// <summary>IPv6 hop-by-hop options.</summary>
    [Name("HOPOPT")] HopByHopOptions = 0,
    /// <summary>Internet Control Message Protocol.</summary>
    [Name("ICMP")] Icmp = 1,
    /// <summary>Internet Group Management Protocol.</summary>
    [Name("IGMP")] Igmp = 2,
    /// <summary>Gateway-to-Gateway Protocol.</summary>
    [Name("GGP")] Ggp = 3,
    /// <summary>IPv4 encapsulation.</summary>
    IPv4 = 4,
    /// <summary>Internet Stream Protocol.</summary>
    [Name("ST")] Stream = 5,
    /// <summary>Transmission Control Protocol.</summary>
    [Name("TCP")] Tcp = 6,
    /// <summary>Core-Based Trees.</summary>
    [Name("CBT")] Cbt = 7,
    /// <summary>Exterior Gateway Protocol.</summary>
    [Name("EGP")] Egp = 8,
    /// <summary>Any private interior gateway, IGRP for one.</summary>
    [Name("IGP")] Igp = 9,
    /// <summary>BBN RCC Monitoring.</summary>
    [Name("BBN-RCC-MON")] BbnRccMonitoring = 10,
    /// <summary>Network Voice Protocol.</summary>
    [Name("NVP-II")] NetworkVoice = 11,
    /// <summary>PARC Universal Packet.</summary>
    [Name("PUP")] Pup = 12,
    /// <summary>ARGUS.</summary>
    [Name("ARGUS")] Argus = 13,
    /// <summary>EMCON.</summary>
    [Name("EMCON")] Emcon = 14,
    /// <summary>Cross Net Debugger.</summary>
    [Name("XNET")] CrossNetDebugger = 15,
    /// <summary>Chaos.</summary>
    [Name("CHAOS")] Chaos = 16,
    /// <summary>User Datagram Protocol.</summary>
    [Name("UDP")] Udp = 17,
    /// <summary>Multiplexing.</summary>
    [Name("MUX")] Multiplexing = 18,
    /// <summary>DCN Measurement Subsystems.</summary>
    [Name("DCN-MEAS")] DcnMeasurement = 19,
    /// <summary>Host Monitoring.</summary>
    [Name("HMP")] HostMonitoring = 20,
    /// <summary>Packet Radio Measurement.</summary>
    [Name("PRM")] PacketRadio = 21,
    /// <summary>Xerox Internet Datagram Protocol.</summary>
    [Name("XNS-IDP")] XeroxIdp = 22,
    /// <summary>Trunk 1.</summary>
    [Name("TRUNK-1")] Trunk1 = 23,
    /// <summary>Trunk 2.</summary>
    [Name("TRUNK-2")] Trunk2 = 24,
    /// <summary>Leaf 1.</summary>
    [Name("LEAF-1")] Leaf1 = 25,
    /// <summary>Leaf 2.</summary>
    [Name("LEAF-2")] Leaf2 = 26,
    /// <summary>Reliable Data Protocol.</summary>
    [Name("RDP")] ReliableData = 27,
    /// <summary>Internet Reliable Transaction.</summary>
    [Name("IRTP")] ReliableTransaction = 28,
    /// <summary>ISO Transport Protocol class 4.</summary>
    [Name("ISO-TP4")] IsoTransport4 = 29,
    /// <summary>Bulk Data Transfer Protocol.</summary>
    [Name("NETBLT")] BulkData = 30,
    /// <summary>MFE Network Services Protocol.</summary>
    [Name("MFE-NSP")] MfeNsp = 31,
    /// <summary>MERIT Internodal Protocol.</summary>
    [Name("MERIT-INP")] MeritInp = 32,
    /// <summary>Datagram Congestion Control Protocol.</summary>
    [Name("DCCP")] Dccp = 33,
    /// <summary>Third Party Connect Protocol.</summary>
    [Name("3PC")] ThirdPartyConnect = 34,
    /// <summary>Inter-Domain Policy Routing Protocol.</summary>
    [Name("IDPR")] Idpr = 35,
    /// <summary>Xpress Transport Protocol.</summary>
    [Name("XTP")] Xtp = 36,
    /// <summary>Datagram Delivery Protocol.</summary>
    [Name("DDP")] DatagramDelivery = 37,
    /// <summary>IDPR Control Message Transport Protocol.</summary>
    [Name("IDPR-CMTP")] IdprControl = 38,
    /// <summary>TP++ Transport Protocol.</summary>
    [Name("TP++")] TpPlusPlus = 39,
    /// <summary>IL Transport Protocol.</summary>
    [Name("IL")] Il = 40,
    /// <summary>IPv6 encapsulation.</summary>
    IPv6 = 41,
    /// <summary>Source Demand Routing Protocol.</summary>
    [Name("SDRP")] SourceDemandRouting = 42,
    /// <summary>Routing header for IPv6.</summary>
    [Name("IPv6-Route")] IPv6Routing = 43,
    /// <summary>Fragment header for IPv6.</summary>
    [Name("IPv6-Frag")] IPv6Fragment = 44,
    /// <summary>Inter-Domain Routing Protocol.</summary>
    [Name("IDRP")] Idrp = 45,
    /// <summary>Resource Reservation Protocol.</summary>
    [Name("RSVP")] Rsvp = 46,
    /// <summary>Generic Routing Encapsulation.</summary>
    [Name("GRE")] Gre = 47,
    /// <summary>Dynamic Source Routing Protocol.</summary>
    [Name("DSR")] Dsr = 48,
    /// <summary>BNA.</summary>
    [Name("BNA")] Bna = 49,
    /// <summary>Encapsulating Security Payload.</summary>
    [Name("ESP")] Esp = 50,
    /// <summary>Authentication Header.</summary>
    [Name("AH")] Ah = 51,
    /// <summary>Integrated Net Layer Security.</summary>
    [Name("I-NLSP")] Inlsp = 52,
    /// <summary>IP with encryption.</summary>
    [Name("SWIPE")] Swipe = 53,
    /// <summary>NBMA Address Resolution Protocol.</summary>
    [Name("NARP")] Narp = 54,
    /// <summary>Minimal IPv4 encapsulation.</summary>
    [Name("Min-IPv4")] MinimalIPv4 = 55,
    /// <summary>Transport Layer Security Protocol with Kryptonet key management.</summary>
    [Name("TLSP")] Tlsp = 56,
    /// <summary>Simple Key-Management for Internet Protocol.</summary>
    [Name("SKIP")] Skip = 57,
    /// <summary>ICMP for IPv6.</summary>
    [Name("IPv6-ICMP")] IcmpV6 = 58,
    /// <summary>No next header for IPv6.</summary>
    [Name("IPv6-NoNxt")] NoNextHeader = 59,
    /// <summary>Destination options for IPv6.</summary>
    [Name("IPv6-Opts")] DestinationOptions = 60,
    /// <summary>Any host-internal protocol.</summary>
    [Name("any host internal protocol")] AnyHostInternal = 61,
    /// <summary>CFTP.</summary>
    [Name("CFTP")] Cftp = 62,
    /// <summary>Any local network.</summary>
    [Name("any local network")] AnyLocalNetwork = 63,
    /// <summary>SATNET and Backroom EXPAK.</summary>
    [Name("SAT-EXPAK")] SatnetExpak = 64,
    /// <summary>Kryptolan.</summary>
    [Name("KRYPTOLAN")] Kryptolan = 65,
    /// <summary>MIT Remote Virtual Disk Protocol.</summary>
    [Name("RVD")] RemoteVirtualDisk = 66,
    /// <summary>Internet Pluribus Packet Core.</summary>
    [Name("IPPC")] Ippc = 67,
    /// <summary>Any distributed file system.</summary>
    [Name("any distributed file system")] AnyDistributedFileSystem = 68,
    /// <summary>SATNET Monitoring.</summary>
    [Name("SAT-MON")] SatnetMonitoring = 69,
    /// <summary>VISA Protocol.</summary>
    [Name("VISA")] Visa = 70,
    /// <summary>Internet Packet Core Utility.</summary>
    [Name("IPCV")] Ipcv = 71,
    /// <summary>Computer Protocol Network Executive.</summary>
    [Name("CPNX")] Cpnx = 72,
    /// <summary>Computer Protocol Heart Beat.</summary>
    [Name("CPHB")] Cphb = 73,
    /// <summary>Wang Span Network.</summary>
    [Name("WSN")] WangSpan = 74,
    /// <summary>Packet Video Protocol.</summary>
    [Name("PVP")] PacketVideo = 75,
    /// <summary>Backroom SATNET Monitoring.</summary>
    [Name("BR-SAT-MON")] BackroomSatnetMonitoring = 76,
    /// <summary>SUN ND Protocol.</summary>
    [Name("SUN-ND")] SunNd = 77,
    /// <summary>WIDEBAND Monitoring.</summary>
    [Name("WB-MON")] WidebandMonitoring = 78,
    /// <summary>WIDEBAND EXPAK.</summary>
    [Name("WB-EXPAK")] WidebandExpak = 79,
    /// <summary>ISO Internet Protocol.</summary>
    [Name("ISO-IP")] IsoIP = 80,
    /// <summary>Versatile Message Transaction Protocol.</summary>
    [Name("VMTP")] Vmtp = 81,
    /// <summary>Secure VMTP.</summary>
    [Name("SECURE-VMTP")] SecureVmtp = 82,
    /// <summary>Banyan VINES.</summary>
    [Name("VINES")] Vines = 83,
    /// <summary>Internet Protocol Traffic Manager.</summary>
    [Name("IPTM")] Iptm = 84,
    /// <summary>NSFNET IGP.</summary>
    [Name("NSFNET-IGP")] NsfnetIgp = 85,
    /// <summary>Dissimilar Gateway Protocol.</summary>
    [Name("DGP")] DissimilarGateway = 86,
    /// <summary>TCF.</summary>
    [Name("TCF")] Tcf = 87,
    /// <summary>Enhanced Interior Gateway Routing Protocol.</summary>
    [Name("EIGRP")] Eigrp = 88,
    /// <summary>Open Shortest Path First.</summary>
    [Name("OSPFIGP")] Ospf = 89,
    /// <summary>Sprite RPC Protocol.</summary>
    [Name("Sprite-RPC")] SpriteRpc = 90,
    /// <summary>Locus Address Resolution Protocol.</summary>
    [Name("LARP")] LocusArp = 91,
    /// <summary>Multicast Transport Protocol.</summary>
    [Name("MTP")] Mtp = 92,
    /// <summary>AX.25 frames.</summary>
    [Name("AX.25")] Ax25 = 93,
    /// <summary>IP-within-IP encapsulation.</summary>
    IPIP = 94,
    /// <summary>Mobile Internetworking Control Protocol.</summary>
    [Name("MICP")] Micp = 95,
    /// <summary>Semaphore Communications Security Protocol.</summary>
    [Name("SCC-SP")] SccSp = 96,
    /// <summary>Ethernet-within-IP encapsulation.</summary>
    [Name("ETHERIP")] EtherIP = 97,
    /// <summary>Encapsulation header.</summary>
    [Name("ENCAP")] Encap = 98,
    /// <summary>Any private encryption scheme.</summary>
    [Name("any private encryption scheme")] AnyPrivateEncryption = 99,
    /// <summary>GMTP.</summary>
    [Name("GMTP")] Gmtp = 100,
    /// <summary>Ipsilon Flow Management Protocol.</summary>
    [Name("IFMP")] IpsilonFlow = 101,
    /// <summary>PNNI over IP.</summary>
    [Name("PNNI")] Pnni = 102,
    /// <summary>Protocol Independent Multicast.</summary>
    [Name("PIM")] Pim = 103,
    /// <summary>ARIS.</summary>
    [Name("ARIS")] Aris = 104,
    /// <summary>SCPS.</summary>
    [Name("SCPS")] Scps = 105,
    /// <summary>QNX.</summary>
    [Name("QNX")] Qnx = 106,
    /// <summary>Active Networks.</summary>
    [Name("A/N")] ActiveNetworks = 107,
    /// <summary>IP Payload Compression Protocol.</summary>
    IPComp = 108,
    /// <summary>Sitara Networks Protocol.</summary>
    [Name("SNP")] SitaraNetworks = 109,
    /// <summary>Compaq Peer Protocol.</summary>
    [Name("Compaq-Peer")] CompaqPeer = 110,
    /// <summary>IPX in IP.</summary>
    [Name("IPX-in-IP")] IpxInIP = 111,
    /// <summary>Virtual Router Redundancy Protocol.</summary>
    [Name("VRRP")] Vrrp = 112,
    /// <summary>PGM Reliable Transport Protocol.</summary>
    [Name("PGM")] Pgm = 113,
    /// <summary>Any 0-hop protocol.</summary>
    [Name("any 0-hop protocol")] AnyZeroHop = 114,
    /// <summary>Layer Two Tunneling Protocol version 3.</summary>
    [Name("L2TP")] L2tp = 115,
    /// <summary>D-II Data Exchange.</summary>
    [Name("DDX")] Ddx = 116,
    /// <summary>Interactive Agent Transfer Protocol.</summary>
    [Name("IATP")] Iatp = 117,
    /// <summary>Schedule Transfer Protocol.</summary>
    [Name("STP")] ScheduleTransfer = 118,
    /// <summary>SpectraLink Radio Protocol.</summary>
    [Name("SRP")] SpectraLinkRadio = 119,
    /// <summary>UTI.</summary>
    [Name("UTI")] Uti = 120,
    /// <summary>Simple Message Protocol.</summary>
    [Name("SMP")] SimpleMessage = 121,
    /// <summary>Simple Multicast Protocol.</summary>
    [Name("SM")] SimpleMulticast = 122,
    /// <summary>Performance Transparency Protocol.</summary>
    [Name("PTP")] PerformanceTransparency = 123,
    /// <summary>IS-IS over IPv4.</summary>
    [Name("ISIS over IPv4")] IsisOverIPv4 = 124,
    /// <summary>FIRE.</summary>
    [Name("FIRE")] Fire = 125,
    /// <summary>Combat Radio Transport Protocol.</summary>
    [Name("CRTP")] CombatRadioTransport = 126,
    /// <summary>Combat Radio User Datagram.</summary>
    [Name("CRUDP")] CombatRadioUser = 127,
    /// <summary>SSCOPMCE.</summary>
    [Name("SSCOPMCE")] Sscopmce = 128,
    /// <summary>IPLT.</summary>
    [Name("IPLT")] Iplt = 129,
    /// <summary>Secure Packet Shield.</summary>
    [Name("SPS")] SecurePacketShield = 130,
    /// <summary>Private IP Encapsulation within IP.</summary>
    [Name("PIPE")] Pipe = 131,
    /// <summary>Stream Control Transmission Protocol.</summary>
    [Name("SCTP")] Sctp = 132,
    /// <summary>Fibre Channel.</summary>
    [Name("FC")] FibreChannel = 133,
    /// <summary>RSVP end-to-end ignore.</summary>
    [Name("RSVP-E2E-IGNORE")] RsvpE2EIgnore = 134,
    /// <summary>Mobility header of Mobile IPv6.</summary>
    [Name("Mobility Header")] MobilityHeader = 135,
    /// <summary>UDP-Lite.</summary>
    [Name("UDPLite")] UdpLite = 136,
    /// <summary>MPLS in IP.</summary>
    [Name("MPLS-in-IP")] MplsInIP = 137,
    /// <summary>MANET protocols.</summary>
    [Name("manet")] Manet = 138,
    /// <summary>Host Identity Protocol.</summary>
    [Name("HIP")] Hip = 139,
    /// <summary>Shim6 Protocol.</summary>
    Shim6 = 140,
    /// <summary>Wrapped Encapsulating Security Payload.</summary>
    [Name("WESP")] Wesp = 141,
    /// <summary>Robust Header Compression.</summary>
    [Name("ROHC")] Rohc = 142,
    /// <summary>Ethernet.</summary>
    Ethernet = 143,
    /// <summary>AGGFRAG encapsulation payload for ESP.</summary>
    [Name("AGGFRAG")] AggFrag = 144,
    /// <summary>Network Service Header.</summary>
    [Name("NSH")] Nsh = 145,
    /// <summary>For experiments and tests (RFC 3692).</summary>
    [Name("Experiment 1")] Experiment1 = 253,
    /// <summary>For experiments and tests (RFC 3692).</summary>
    [Name("Experiment 2")] Experiment2 = 254,
    /// <summary>Reserved.</summary>
    Reserved = 255,
}
