namespace PcapKit.Protocols;

/// <summary>EtherType numbers (IEEE registration authority; IANA "ieee-802-numbers", 2024, and some that are in use without a registration).</summary>
[ValueNames]
public enum EtherType : ushort
{
    /// <summary>Xerox PUP, the number before 1982.</summary>
    PupOld = 0x0200,
    /// <summary>Xerox Network Systems IDP.</summary>
    [Name("XNS IDP")] XeroxNs = 0x0600,
    /// <summary>DLOG.</summary>
    [Name("DLOG")] Dlog = 0x0660,
    /// <summary>Internet Protocol version 4 (RFC 894).</summary>
    IPv4 = 0x0800,
    /// <summary>X.75 Internet.</summary>
    [Name("X.75")] X75 = 0x0801,
    /// <summary>CHAOSnet.</summary>
    [Name("CHAOSnet")] ChaosNet = 0x0804,
    /// <summary>X.25 level 3.</summary>
    [Name("X.25")] X25 = 0x0805,
    /// <summary>Address Resolution Protocol (RFC 826).</summary>
    [Name("ARP")] Arp = 0x0806,
    /// <summary>Frame Relay ARP (RFC 1701).</summary>
    [Name("Frame Relay ARP")] FrameRelayArp = 0x0808,
    /// <summary>Wake-on-LAN.</summary>
    [Name("Wake-on-LAN")] WakeOnLan = 0x0842,
    /// <summary>AX.25 over Ethernet of G8BPQ.</summary>
    [Name("G8BPQ AX.25")] Bpq = 0x08FF,
    /// <summary>Xerox PUP.</summary>
    [Name("XEROX PUP")] Pup = 0x0A00,
    /// <summary>Banyan VINES.</summary>
    [Name("Banyan VINES")] BanyanVines = 0x0BAD,
    /// <summary>Cisco Discovery Protocol.</summary>
    [Name("CDP")] CiscoDiscovery = 0x2000,
    /// <summary>Cisco Group Management Protocol.</summary>
    [Name("CGMP")] CiscoGroupManagement = 0x2003,
    /// <summary>Stream Reservation Protocol (IEEE 802.1Q).</summary>
    [Name("SRP")] StreamReservation = 0x22EA,
    /// <summary>Encapsulated Remote SPAN, type III.</summary>
    [Name("ERSPAN III")] ErspanIII = 0x22EB,
    /// <summary>Audio Video Transport Protocol (IEEE 1722).</summary>
    [Name("AVTP")] AudioVideoTransport = 0x22F0,
    /// <summary>Transparent Interconnection of Lots of Links (RFC 6325).</summary>
    [Name("TRILL")] Trill = 0x22F3,
    /// <summary>Layer-2 IS-IS (RFC 6325).</summary>
    [Name("L2-IS-IS")] L2IsIs = 0x22F4,
    /// <summary>Better approach to mobile ad-hoc networking.</summary>
    [Name("BATMAN")] Batman = 0x4305,
    /// <summary>DEC, unassigned.</summary>
    [Name("DEC unassigned")] DecUnassigned = 0x6000,
    /// <summary>DEC Maintenance Operation Protocol, dump and load.</summary>
    [Name("DEC MOP Dump/Load")] DecMop = 0x6001,
    /// <summary>DEC Maintenance Operation Protocol, remote console.</summary>
    [Name("DEC MOP Remote Console")] DecMopRemoteConsole = 0x6002,
    /// <summary>DECnet phase IV route.</summary>
    [Name("DECnet")] DecNet = 0x6003,
    /// <summary>DEC Local Area Transport.</summary>
    [Name("DEC LAT")] DecLat = 0x6004,
    /// <summary>DEC diagnostic protocol.</summary>
    [Name("DEC Diagnostic")] DecDiagnostic = 0x6005,
    /// <summary>DEC customer protocol.</summary>
    [Name("DEC Customer")] DecCustomer = 0x6006,
    /// <summary>DEC Local Area VAX Cluster and System Communication Architecture.</summary>
    [Name("DEC LAVC/SCA")] DecLavc = 0x6007,
    /// <summary>Transparent Ethernet bridging (RFC 1701).</summary>
    [Name("Transparent Ethernet Bridging")] TransparentBridging = 0x6558,
    /// <summary>Raw Frame Relay (RFC 1701).</summary>
    [Name("Raw Frame Relay")] RawFrameRelay = 0x6559,
    /// <summary>Reverse Address Resolution Protocol (RFC 903).</summary>
    [Name("RARP")] ReverseArp = 0x8035,
    /// <summary>AppleTalk.</summary>
    AppleTalk = 0x809B,
    /// <summary>IBM SNA over Ethernet.</summary>
    [Name("IBM SNA")] IbmSna = 0x80D5,
    /// <summary>AppleTalk Address Resolution Protocol.</summary>
    [Name("AARP")] AppleTalkArp = 0x80F3,
    /// <summary>VLAN tag of a customer (IEEE 802.1Q).</summary>
    [Name("802.1Q VLAN")] Vlan = 0x8100,
    /// <summary>Simple Loop Protection Protocol.</summary>
    [Name("SLPP")] SimpleLoop = 0x8102,
    /// <summary>Novell Internetwork Packet Exchange.</summary>
    [Name("IPX")] Ipx = 0x8137,
    /// <summary>Novell.</summary>
    Novell = 0x8138,
    /// <summary>NetBIOS frames.</summary>
    [Name("NetBEUI")] NetBeui = 0x8191,
    /// <summary>QNX Qnet.</summary>
    [Name("QNX Qnet")] Qnx = 0x8204,
    /// <summary>Internet Protocol version 6 (RFC 2464).</summary>
    IPv6 = 0x86DD,
    /// <summary>MAC control, pause frames among them (IEEE 802.3).</summary>
    [Name("MAC Control")] MacControl = 0x8808,
    /// <summary>Slow protocols: LACP, marker, OAM (IEEE 802.3).</summary>
    [Name("Slow Protocols")] SlowProtocols = 0x8809,
    /// <summary>Point-to-Point Protocol (RFC 7042).</summary>
    [Name("PPP")] Ppp = 0x880B,
    /// <summary>General Switch Management Protocol (RFC 7042).</summary>
    [Name("GSMP")] SwitchManagement = 0x880C,
    /// <summary>MPLS with a downstream-assigned label (RFC 5332).</summary>
    [Name("MPLS")] Mpls = 0x8847,
    /// <summary>MPLS with an upstream-assigned label (RFC 5332).</summary>
    [Name("MPLS upstream-assigned")] MplsUpstream = 0x8848,
    /// <summary>Multicast Channel Allocation Protocol (RFC 7042).</summary>
    [Name("MCAP")] MulticastChannelAllocation = 0x8861,
    /// <summary>PPP over Ethernet, discovery stage (RFC 2516).</summary>
    [Name("PPPoE Discovery")] PppoeDiscovery = 0x8863,
    /// <summary>PPP over Ethernet, session stage (RFC 2516).</summary>
    [Name("PPPoE Session")] PppoeSession = 0x8864,
    /// <summary>Microsoft Network Load Balancing heartbeat.</summary>
    [Name("MS NLB heartbeat")] NetworkLoadBalancing = 0x886F,
    /// <summary>LLC in frames too long for a length.</summary>
    [Name("Jumbo LLC")] JumboLlc = 0x8870,
    /// <summary>HomePlug 1.0 management.</summary>
    HomePlug = 0x887B,
    /// <summary>Intel Advanced Networking Services probes.</summary>
    [Name("Intel ANS probe")] IntelAns = 0x887E,
    /// <summary>Port-based network access control (IEEE 802.1X).</summary>
    [Name("802.1X Authentication")] Eapol = 0x888E,
    /// <summary>PROFINET real time.</summary>
    [Name("PROFINET")] Profinet = 0x8892,
    /// <summary>Realtek layer-2 protocols.</summary>
    [Name("Realtek Layer 2")] Realtek = 0x8899,
    /// <summary>SCSI over Ethernet.</summary>
    [Name("HyperSCSI")] HyperScsi = 0x889A,
    /// <summary>ATA over Ethernet.</summary>
    [Name("ATA over Ethernet")] AtaOverEthernet = 0x88A2,
    /// <summary>EtherCAT.</summary>
    [Name("EtherCAT")] EtherCat = 0x88A4,
    /// <summary>VLAN tag of a provider (IEEE 802.1Q, formerly 802.1ad).</summary>
    [Name("802.1ad Provider Bridge")] ServiceVlan = 0x88A8,
    /// <summary>Ethernet POWERLINK.</summary>
    [Name("Ethernet POWERLINK")] EthernetPowerlink = 0x88AB,
    /// <summary>XiMeTa LPX.</summary>
    [Name("XiMeTa")] XimetaLpx = 0x88AD,
    /// <summary>Fibre Channel in Cisco MDS switches.</summary>
    [Name("Cisco MDS")] Brdwalk = 0x88AE,
    /// <summary>Local experimental number 1 (IEEE 802).</summary>
    [Name("Local Experimental 1")] LocalExperimental1 = 0x88B5,
    /// <summary>Local experimental number 2 (IEEE 802).</summary>
    [Name("Local Experimental 2")] LocalExperimental2 = 0x88B6,
    /// <summary>OUI extended EtherType (IEEE 802).</summary>
    [Name("OUI Extended")] OuiExtended = 0x88B7,
    /// <summary>Generic Object Oriented Substation Event (IEC 61850).</summary>
    [Name("IEC 61850/GOOSE")] Goose = 0x88B8,
    /// <summary>Generic Substation Event management (IEC 61850).</summary>
    [Name("IEC 61850/GSE")] GseManagement = 0x88B9,
    /// <summary>Sampled value transmission (IEC 61850).</summary>
    [Name("IEC 61850/SV")] SampledValues = 0x88BA,
    /// <summary>Lightweight Access Point Protocol (RFC 5412).</summary>
    [Name("LWAPP")] Lwapp = 0x88BB,
    /// <summary>Encapsulated Remote SPAN, types I and II.</summary>
    [Name("ERSPAN")] Erspan = 0x88BE,
    /// <summary>Pre-authentication of IEEE 802.11i.</summary>
    [Name("802.11i Pre-Authentication")] RsnPreauthentication = 0x88C7,
    /// <summary>Transparent Inter Process Communication.</summary>
    [Name("TIPC")] Tipc = 0x88CA,
    /// <summary>Link Layer Discovery Protocol (IEEE 802.1AB).</summary>
    [Name("LLDP")] Lldp = 0x88CC,
    /// <summary>SERCOS III.</summary>
    [Name("SERCOS III")] Sercos = 0x88CD,
    /// <summary>Circuit emulation services over Ethernet (MEF 8).</summary>
    [Name("CESoEth")] CircuitEmulation = 0x88D8,
    /// <summary>Link Layer Topology Discovery.</summary>
    [Name("LLTD")] LinkLayerTopology = 0x88D9,
    /// <summary>WAVE short messages (IEEE 1609).</summary>
    [Name("WSMP")] WaveShortMessage = 0x88DC,
    /// <summary>HomePlug AV management.</summary>
    [Name("HomePlug AV")] HomePlugAv = 0x88E1,
    /// <summary>Media Redundancy Protocol (IEC 62439-2).</summary>
    [Name("MRP")] MediaRedundancy = 0x88E3,
    /// <summary>MAC security (IEEE 802.1AE).</summary>
    [Name("802.1AE MACsec")] MacSecurity = 0x88E5,
    /// <summary>Provider backbone bridging, B-tag (IEEE 802.1ah).</summary>
    [Name("802.1ah Backbone VLAN")] BackboneVlan = 0x88E6,
    /// <summary>Provider backbone bridging, I-tag (IEEE 802.1Q).</summary>
    [Name("802.1ah Provider Backbone Bridge")] BackboneServiceInstance = 0x88E7,
    /// <summary>Ethernet local management interface (MEF 16).</summary>
    [Name("E-LMI")] EthernetLmi = 0x88ED,
    /// <summary>Multiple VLAN Registration Protocol (IEEE 802.1Q).</summary>
    [Name("MVRP")] MultipleVlanRegistration = 0x88F5,
    /// <summary>Multiple MAC Registration Protocol (IEEE 802.1Q).</summary>
    [Name("MMRP")] MultipleMacRegistration = 0x88F6,
    /// <summary>Precision Time Protocol (IEEE 1588).</summary>
    [Name("PTP")] PrecisionTime = 0x88F7,
    /// <summary>Network Controller Sideband Interface.</summary>
    [Name("NC-SI")] Ncsi = 0x88F8,
    /// <summary>Parallel Redundancy Protocol (IEC 62439-3).</summary>
    [Name("PRP")] ParallelRedundancy = 0x88FB,
    /// <summary>Connectivity Fault Management (IEEE 802.1ag).</summary>
    [Name("802.1ag CFM")] ConnectivityFault = 0x8902,
    /// <summary>Cisco FabricPath, data center Ethernet.</summary>
    [Name("Cisco FabricPath")] DataCenterEthernet = 0x8903,
    /// <summary>Fibre Channel over Ethernet.</summary>
    [Name("FCoE")] FibreChannel = 0x8906,
    /// <summary>Cisco MetaData: security group tags.</summary>
    [Name("Cisco MetaData")] CiscoMetadata = 0x8909,
    /// <summary>Fast roaming remote request (IEEE 802.11r).</summary>
    [Name("802.11 Remote Request")] WirelessDataTransfer = 0x890D,
    /// <summary>Fibre Channel over Ethernet initialization.</summary>
    [Name("FIP")] FibreChannelInitialization = 0x8914,
    /// <summary>RDMA over converged Ethernet.</summary>
    [Name("RoCE")] RdmaConverged = 0x8915,
    /// <summary>Media Independent Handover (IEEE 802.21).</summary>
    [Name("MIH")] MediaIndependentHandover = 0x8917,
    /// <summary>TTEthernet protocol control frames.</summary>
    [Name("TTE PCF")] TteControl = 0x891D,
    /// <summary>Cisco VN-Tag.</summary>
    [Name("VN-Tag")] VnTag = 0x8926,
    /// <summary>Multiple I-SID Registration Protocol (IEEE 802.1Qbe).</summary>
    [Name("MIRP")] MultipleIspRegistration = 0x8929,
    /// <summary>High-availability Seamless Redundancy (IEC 62439-3).</summary>
    [Name("HSR")] HighAvailabilitySeamless = 0x892F,
    /// <summary>Convergent home networks (IEEE 1905.1).</summary>
    [Name("IEEE 1905.1")] Ieee1905 = 0x893A,
    /// <summary>TRILL fine-grained labelling (RFC 7172).</summary>
    [Name("TRILL FGL")] TrillFineGrained = 0x893B,
    /// <summary>Bridge port extension, E-tag (IEEE 802.1BR).</summary>
    [Name("802.1BR E-Tag")] EthernetTag = 0x893F,
    /// <summary>Edge Control Protocol (IEEE 802.1Qbg).</summary>
    [Name("ECP")] EdgeControl = 0x8940,
    /// <summary>TRILL RBridge channel (RFC 7178).</summary>
    [Name("TRILL RBridge Channel")] TrillRBridgeChannel = 0x8946,
    /// <summary>GeoNetworking (ETSI EN 302 636-4-1).</summary>
    GeoNetworking = 0x8947,
    /// <summary>Network Service Header (RFC 8300).</summary>
    [Name("NSH")] NetworkService = 0x894F,
    /// <summary>Ethernet configuration testing protocol.</summary>
    Loopback = 0x9000,
    /// <summary>VLAN tag of a provider before IEEE 802.1ad.</summary>
    [Name("802.1Q VLAN (0x9100)")] VlanDoubleTag = 0x9100,
    /// <summary>VLAN tag of a provider before IEEE 802.1ad.</summary>
    [Name("802.1Q VLAN (0x9200)")] VlanTag9200 = 0x9200,
    /// <summary>6LoWPAN encapsulation (RFC 7973).</summary>
    [Name("LoWPAN")] LowpanEncapsulation = 0xA0ED,
    /// <summary>GRE control channel (RFC 8157).</summary>
    [Name("GRE Control")] GreControl = 0xB7EA,
    /// <summary>Arista vendor-specific.</summary>
    [Name("Arista")] AristaVendor = 0xD28B,
    /// <summary>Reserved (RFC 1701).</summary>
    Reserved = 0xFFFF,
}
