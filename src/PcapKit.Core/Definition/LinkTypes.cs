namespace PcapKit;

/// <summary>The link types of capture files: LINKTYPE_ values as tcpdump.org registers them.</summary>
public static class LinkTypes
{
    /// <summary>Stands for "no packet": a block of a capture file that is counted as a frame.</summary>
    public const uint NoPacket = uint.MaxValue;

    /// <summary>BSD loopback: an address family in the byte order of the machine that captured, then the packet.</summary>
    public const uint Null = 0;

    /// <summary>Ethernet.</summary>
    public const uint Ethernet = 1;

    /// <summary>PPP, with or without HDLC-like framing.</summary>
    public const uint Ppp = 9;

    /// <summary>IPv4 or IPv6, told by the version number of the packet.</summary>
    public const uint Raw = 101;

    /// <summary>Linux cooked mode, version 1.</summary>
    public const uint LinuxSll = 113;

    /// <summary>Linux cooked mode, version 2.</summary>
    public const uint LinuxSll2 = 276;

    // 11, 12 and 14 are no values of the registry: numbers of one system each, which old files have.
    private static readonly ulong[] Numbers =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 32, 50, 51, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117,
        118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145,
        146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173,
        174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201,
        202, 203, 204, 205, 206, 207, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230,
        231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258,
        259, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286,
        287, 288, 289, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299, 300, 301, NoPacket,
    ];

    private static readonly string[] Texts =
    [
        "NULL", "ETHERNET", "EXP_ETHERNET", "AX25", "PRONET", "CHAOS", "IEEE802_5", "ARCNET_BSD", "SLIP", "PPP", "FDDI", "DLT_ATM_RFC1483", "DLT_RAW", "DLT_RAW_OPENBSD", "REDBACK_SMARTEDGE",
        "PPP_HDLC", "PPP_ETHER", "SYMANTEC_FIREWALL", "ATM_RFC1483", "RAW", "SLIP_BSDOS", "PPP_BSDOS", "C_HDLC", "IEEE802_11", "ATM_CLIP", "FRELAY",
        "LOOP", "ENC", "LANE8023", "HIPPI", "NETBSD_HDLC", "LINUX_SLL", "LTALK", "ECONET", "IPFILTER", "PFLOG", "CISCO_IOS", "IEEE802_11_PRISM",
        "IEEE802_11_AIRONET", "HHDLC", "IP_OVER_FC", "SUNATM", "RIO", "PCI_EXP", "AURORA", "IEEE802_11_RADIOTAP", "TZSP", "ARCNET_LINUX",
        "JUNIPER_MLPPP", "JUNIPER_MLFR", "JUNIPER_ES", "JUNIPER_GGSN", "JUNIPER_MFR", "JUNIPER_ATM2", "JUNIPER_SERVICES", "JUNIPER_ATM1",
        "APPLE_IP_OVER_IEEE1394", "MTP2_WITH_PHDR", "MTP2", "MTP3", "SCCP", "DOCSIS", "LINUX_IRDA", "IBM_SP", "IBM_SN", "USER0", "USER1", "USER2",
        "USER3", "USER4", "USER5", "USER6", "USER7", "USER8", "USER9", "USER10", "USER11", "USER12", "USER13", "USER14", "USER15", "IEEE802_11_AVS",
        "JUNIPER_MONITOR", "BACNET_MS_TP", "PPP_PPPD", "JUNIPER_PPPOE", "JUNIPER_PPPOE_ATM", "GPRS_LLC", "GPF_T", "GPF_F", "GCOM_T1E1",
        "GCOM_SERIAL", "JUNIPER_PIC_PEER", "ERF_ETH", "ERF_POS", "LINUX_LAPD", "JUNIPER_ETHER", "JUNIPER_PPP", "JUNIPER_FRELAY", "JUNIPER_CHDLC",
        "MFR", "JUNIPER_VP", "A429", "A653_ICM", "USB_FREEBSD", "BLUETOOTH_HCI_H4", "IEEE802_16_MAC_CPS", "USB_LINUX", "CAN20B",
        "IEEE802_15_4_LINUX", "PPI", "IEEE802_16_MAC_CPS_RADIO", "JUNIPER_ISM", "IEEE802_15_4_WITHFCS", "SITA", "ERF", "RAIF1", "IPMB_KONTRON",
        "JUNIPER_ST", "BLUETOOTH_HCI_H4_WITH_PHDR", "AX25_KISS", "LAPD", "PPP_WITH_DIR", "C_HDLC_WITH_DIR", "FRELAY_WITH_DIR", "LAPB_WITH_DIR",
        "I2C_LINUX", "FLEXRAY", "MOST", "LIN", "X2E_SERIAL", "X2E_XORAYA", "IEEE802_15_4_NONASK_PHY", "LINUX_EVDEV", "GSMTAP_UM", "GSMTAP_ABIS",
        "MPLS", "USB_LINUX_MMAPPED", "DECT", "AOS", "WIHART", "FC_2", "FC_2_WITH_FRAME_DELIMS", "IPNET", "CAN_SOCKETCAN", "IPV4", "IPV6",
        "IEEE802_15_4_NOFCS", "DBUS", "JUNIPER_VS", "JUNIPER_SRX_E2E", "JUNIPER_FIBRECHANNEL", "DVB_CI", "MUX27010", "STANAG_5066_D_PDU",
        "JUNIPER_ATM_CEMIC", "NFLOG", "NETANALYZER", "NETANALYZER_TRANSPARENT", "IPOIB", "MPEG_2_TS", "NG40", "NFC_LLCP", "PFSYNC", "INFINIBAND",
        "SCTP", "USBPCAP", "RTAC_SERIAL", "BLUETOOTH_LE_LL", "WIRESHARK_UPPER_PDU", "NETLINK", "BLUETOOTH_LINUX_MONITOR", "BLUETOOTH_BREDR_BB",
        "BLUETOOTH_LE_LL_WITH_PHDR", "PROFIBUS_DL", "PKTAP", "EPON", "IPMI_HPM_2", "ZWAVE_R1_R2", "ZWAVE_R3", "WATTSTOPPER_DLM", "ISO_14443", "RDS",
        "USB_DARWIN", "OPENFLOW", "SDLC", "TI_LLN_SNIFFER", "LORATAP", "VSOCK", "NORDIC_BLE", "DOCSIS31_XRA31", "ETHERNET_MPACKET",
        "DISPLAYPORT_AUX", "LINUX_SLL2", "SERCOS_MONITOR", "OPENVIZSLA", "EBHSCR", "VPP_DISPATCH", "DSA_TAG_BRCM", "DSA_TAG_BRCM_PREPEND",
        "IEEE802_15_4_TAP", "DSA_TAG_DSA", "DSA_TAG_EDSA", "ELEE", "Z_WAVE_SERIAL", "USB_2_0", "ATSC_ALP", "ETW", "NETANALYZER_NG", "ZBOSS_NCP",
        "USB_2_0_LOW_SPEED", "USB_2_0_FULL_SPEED", "USB_2_0_HIGH_SPEED", "AUERSWALD_LOG", "ZWAVE_TAP", "SILABS_DEBUG_CHANNEL", "FIRA_UCI", "MDB",
        "DECT_NR",
        "NO_PACKET",
    ];

    /// <summary>The most bytes that a packet may have unless somebody says otherwise: 262,144, as for libpcap and Wireshark, and 8 MiB where packets are
    /// messages or transfers of any size: D-Bus, USB, EBHSCR.</summary>
    /// <param name="linkType">The link type.</param>
    public static int MaxPacketLength(uint linkType) => linkType is 186 or 189 or 220 or 231 or 249 or 266 or 279 or 288 or (>= 293 and <= 295) ? 8 * 1024 * 1024 : 262_144;

    /// <summary>The names of the values without their prefix, for example 1 → <c>ETHERNET</c>.</summary>
    public static EnumNames Names { get; } = new(Numbers, Texts);

    /// <summary>The name of a value, for example <c>ETHERNET</c>; its number where it has no name.</summary>
    /// <param name="linkType">The value.</param>
    public static string NameOf(uint linkType) =>
        Names.TryGetName(linkType, out string? name) ? name : linkType.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
