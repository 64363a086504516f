namespace PcapKit;

/// <summary>The names of link types in capture files.</summary>
public static class LinkTypes
{
    /// <summary>The LINKTYPE_ values that tcpdump.org assigns, without the prefix: 1 is <c>ETHERNET</c>. As of 2024.</summary>
    public static EnumNames Names { get; } = new(
        [
            0, 1, 3, 6, 7, 8, 9, 10, 50, 51,
            100, 101, 104, 105, 107, 108, 113, 114, 117, 119,
            122, 123, 127, 129, 138, 139, 140, 141, 142, 143,
            144, 147, 148, 149, 150, 151, 152, 153, 154, 155,
            156, 157, 158, 159, 160, 161, 162, 163, 165, 166,
            169, 170, 171, 177, 182, 187, 189, 192, 195, 196,
            197, 201, 202, 203, 204, 205, 206, 207, 209, 210,
            212, 215, 220, 224, 225, 226, 227, 228, 229, 230,
            231, 235, 236, 237, 239, 240, 241, 242, 243, 244,
            245, 247, 248, 249, 250, 251, 253, 254, 255, 256,
            257, 258, 259, 260, 261, 262, 263, 264, 265, 266,
            268, 270, 271, 272, 273, 274, 275, 276, 277, 278,
            279, 280, 281, 282, 283, 284, 285, 286, 287, 288,
            289, 290,
        ],
        [
            "NULL", "ETHERNET", "AX25", "IEEE802_5", "ARCNET_BSD", "SLIP", "PPP", "FDDI", "PPP_HDLC", "PPP_ETHER",
            "ATM_RFC1483", "RAW", "C_HDLC", "IEEE802_11", "FRELAY", "LOOP", "LINUX_SLL", "LTALK", "PFLOG", "IEEE802_11_PRISM",
            "IP_OVER_FC", "SUNATM", "IEEE802_11_RADIOTAP", "ARCNET_LINUX", "APPLE_IP_OVER_IEEE1394", "MTP2_WITH_PHDR", "MTP2", "MTP3", "SCCP", "DOCSIS",
            "LINUX_IRDA", "USER0", "USER1", "USER2", "USER3", "USER4", "USER5", "USER6", "USER7", "USER8",
            "USER9", "USER10", "USER11", "USER12", "USER13", "USER14", "USER15", "IEEE802_11_AVS", "BACNET_MS_TP", "PPP_PPPD",
            "GPRS_LLC", "GPF_T", "GPF_F", "LINUX_LAPD", "MFR", "BLUETOOTH_HCI_H4", "USB_LINUX", "PPI", "IEEE802_15_4_WITHFCS", "SITA",
            "ERF", "BLUETOOTH_HCI_H4_WITH_PHDR", "AX25_KISS", "LAPD", "PPP_WITH_DIR", "C_HDLC_WITH_DIR", "FRELAY_WITH_DIR", "LAPB_WITH_DIR", "IPMB_LINUX", "FLEXRAY",
            "LIN", "IEEE802_15_4_NONASK_PHY", "USB_LINUX_MMAPPED", "FC_2", "FC_2_WITH_FRAME_DELIMS", "IPNET", "CAN_SOCKETCAN", "IPV4", "IPV6", "IEEE802_15_4_NOFCS",
            "DBUS", "DVB_CI", "MUX27010", "STANAG_5066_D_PDU", "NFLOG", "NETANALYZER", "NETANALYZER_TRANSPARENT", "IPOIB", "MPEG_2_TS", "NG40",
            "NFC_LLCP", "INFINIBAND", "SCTP", "USBPCAP", "RTAC_SERIAL", "BLUETOOTH_LE_LL", "NETLINK", "BLUETOOTH_LINUX_MONITOR", "BLUETOOTH_BREDR_BB", "BLUETOOTH_LE_LL_WITH_PHDR",
            "PROFIBUS_DL", "PKTAP", "EPON", "IPMI_HPM_2", "ZWAVE_R1_R2", "ZWAVE_R3", "WATTSTOPPER_DLM", "ISO_14443", "RDS", "USB_DARWIN",
            "SDLC", "LORATAP", "VSOCK", "NORDIC_BLE", "DOCSIS31_XRA31", "ETHERNET_MPACKET", "DISPLAYPORT_AUX", "LINUX_SLL2", "SERCOS_MONITOR", "OPENVIZSLA",
            "EBHSCR", "VPP_DISPATCH", "DSA_TAG_BRCM", "DSA_TAG_BRCM_PREPEND", "IEEE802_15_4_TAP", "DSA_TAG_DSA", "DSA_TAG_EDSA", "ELEE", "Z_WAVE_SERIAL", "USB_2_0",
            "ATSC_ALP", "ETW",
        ]);
}
