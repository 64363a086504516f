namespace PcapKit;

/// <summary>What the value of a pcapng option is.</summary>
internal enum PcapNgOptionKind : byte
{
    Text, Number, Bytes, IPv4, IPv4Mask, IPv6Prefix, Mac, Eui64, Resolution, Filter, PacketFlags, Hash, Verdict, Time, CustomText, CustomBytes, TimeZone, SignedNumber,
}

/// <summary>One option of the specification.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in the specification.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Field">The field that shows it.</param>
internal sealed record PcapNgOptionInfo(ushort Code, string Name, PcapNgOptionKind Kind, FieldInfo Field)
{
    /// <summary><see cref="Name"/> as UTF-8.</summary>
    public byte[] NameUtf8 { get; } = System.Text.Encoding.UTF8.GetBytes(Name);

    /// <summary>The field of a second value: a mask or a prefix length.</summary>
    public FieldInfo? Second { get; init; }
}

/// <summary>The options of the pcapng specification, keyed by block type and code: the same code means different things in different blocks.</summary>
internal static class PcapNgOptions
{
    private const string Prefix = "pcapng.options.option.data.";

    private static readonly PcapNgOptionInfo[] Common =
    [
        Make(1, "opt_comment", PcapNgOptionKind.Text, "comment", "Comment", FieldKind.Text),
        Make(2988, "opt_custom", PcapNgOptionKind.CustomText, "custom", "Custom Text", FieldKind.Group),
        Make(2989, "opt_custom", PcapNgOptionKind.CustomBytes, "custom", "Custom Bytes", FieldKind.Group),
        Make(19372, "opt_custom", PcapNgOptionKind.CustomText, "custom", "Custom Text, not to be copied", FieldKind.Group),
        Make(19373, "opt_custom", PcapNgOptionKind.CustomBytes, "custom", "Custom Bytes, not to be copied", FieldKind.Group),
    ];

    private static readonly PcapNgOptionInfo[] Section =
    [
        Make(2, "shb_hardware", PcapNgOptionKind.Text, "hardware", "Hardware", FieldKind.Text),
        Make(3, "shb_os", PcapNgOptionKind.Text, "os", "OS", FieldKind.Text),
        Make(4, "shb_userappl", PcapNgOptionKind.Text, "user_application", "User Application", FieldKind.Text),
    ];

    private static readonly PcapNgOptionInfo[] Interface =
    [
        // Every option has a name of its own beside it.
        new(2, "if_name", PcapNgOptionKind.Text, new(Prefix + "interface.name", "Name", FieldKind.Text) { Key = "interface_name" }),
        Make(3, "if_description", PcapNgOptionKind.Text, "interface.description", "Description", FieldKind.Text),
        Make(4, "if_IPv4addr", PcapNgOptionKind.IPv4Mask, "ipv4", "IPv4", FieldKind.IPv4) with { Second = Field("ipv4_mask", "IPv4 Mask", FieldKind.IPv4) },
        Make(5, "if_IPv6addr", PcapNgOptionKind.IPv6Prefix, "ipv6", "IPv6", FieldKind.IPv6) with { Second = Field("ipv6_mask", "IPv6 Mask", FieldKind.UInt) },
        Make(6, "if_MACaddr", PcapNgOptionKind.Mac, "mac", "MAC Address", FieldKind.Mac),
        Make(7, "if_EUIaddr", PcapNgOptionKind.Eui64, "eui", "EUI Address", FieldKind.Bytes),
        Make(8, "if_speed", PcapNgOptionKind.Number, "interface.speed", "Speed", FieldKind.UInt),
        Make(9, "if_tsresol", PcapNgOptionKind.Resolution, "interface.timestamp_resolution", "Timestamp Resolution", FieldKind.UInt),
        Make(10, "if_tzone", PcapNgOptionKind.TimeZone, "interface.timezone", "Timezone", FieldKind.Int),
        Make(11, "if_filter", PcapNgOptionKind.Filter, "interface.filter", "Filter", FieldKind.Group),
        Make(12, "if_os", PcapNgOptionKind.Text, "interface.os", "OS", FieldKind.Text),
        Make(13, "if_fcslen", PcapNgOptionKind.Number, "interface.fcs_length", "FCS Length", FieldKind.UInt),
        Make(14, "if_tsoffset", PcapNgOptionKind.SignedNumber, "interface.timestamp_offset", "Timestamp Offset", FieldKind.Int),
        Make(15, "if_hardware", PcapNgOptionKind.Text, "interface.hardware", "Hardware", FieldKind.Text),
        Make(16, "if_txspeed", PcapNgOptionKind.Number, "interface.tx_speed", "Transmit Speed", FieldKind.UInt),
        Make(17, "if_rxspeed", PcapNgOptionKind.Number, "interface.rx_speed", "Receive Speed", FieldKind.UInt),
        Make(18, "if_iana_tzname", PcapNgOptionKind.Text, "interface.timezone_name", "Timezone Name", FieldKind.Text),
    ];

    private static readonly PcapNgOptionInfo[] Packet =
    [
        Make(2, "epb_flags", PcapNgOptionKind.PacketFlags, "packet.flags", "Flags", FieldKind.UInt),
        Make(3, "epb_hash", PcapNgOptionKind.Hash, "packet.hash", "Hash", FieldKind.Group),
        Make(4, "epb_dropcount", PcapNgOptionKind.Number, "packet.drop_count", "Drop Count", FieldKind.UInt),
        Make(5, "epb_packetid", PcapNgOptionKind.Number, "packet.id", "Packet ID", FieldKind.UInt),
        Make(6, "epb_queue", PcapNgOptionKind.Number, "packet.queue", "Queue", FieldKind.UInt),
        Make(7, "epb_verdict", PcapNgOptionKind.Verdict, "packet.verdict", "Verdict", FieldKind.Group),
        Make(8, "epb_processid_threadid", PcapNgOptionKind.Number, "packet.process_thread_id", "Process and Thread ID", FieldKind.UInt),
    ];

    private static readonly PcapNgOptionInfo[] ObsoletePacket =
    [
        Make(2, "pack_flags", PcapNgOptionKind.PacketFlags, "packet.flags", "Flags", FieldKind.UInt),
        Make(3, "pack_hash", PcapNgOptionKind.Hash, "packet.hash", "Hash", FieldKind.Group),
    ];

    private static readonly PcapNgOptionInfo[] Names =
    [
        Make(2, "ns_dnsname", PcapNgOptionKind.Text, "dns_name", "DNS Name", FieldKind.Text),
        Make(3, "ns_dnsIP4addr", PcapNgOptionKind.IPv4, "ipv4", "IPv4", FieldKind.IPv4),
        Make(4, "ns_dnsIP6addr", PcapNgOptionKind.IPv6Prefix, "ipv6", "IPv6", FieldKind.IPv6),
    ];

    private static readonly PcapNgOptionInfo[] Statistics =
    [
        Make(2, "isb_starttime", PcapNgOptionKind.Time, "start_time", "Start Time", FieldKind.Time),
        Make(3, "isb_endtime", PcapNgOptionKind.Time, "end_time", "End Time", FieldKind.Time),
        Make(4, "isb_ifrecv", PcapNgOptionKind.Number, "interface.received", "Number of Received Packets", FieldKind.UInt),
        Make(5, "isb_ifdrop", PcapNgOptionKind.Number, "interface.dropped", "Number of Dropped Packets", FieldKind.UInt),
        Make(6, "isb_filteraccept", PcapNgOptionKind.Number, "interface.accepted_by_filter", "Number of Accepted by Filter Packets", FieldKind.UInt),
        Make(7, "isb_osdrop", PcapNgOptionKind.Number, "interface.dropped_by_os", "Number of Dropped Packets by OS", FieldKind.UInt),
        Make(8, "isb_usrdeliv", PcapNgOptionKind.Number, "interface.delivered_to_user", "Number of Delivered to the User Packets", FieldKind.UInt),
    ];

    /// <summary>Looks up an option.</summary>
    /// <param name="blockType">The type of its block.</param>
    /// <param name="code">Its code.</param>
    public static PcapNgOptionInfo? Find(uint blockType, ushort code)
    {
        foreach (PcapNgOptionInfo info in Of(blockType))
        {
            if (info.Code == code)
                return info;
        }
        foreach (PcapNgOptionInfo info in Common)
        {
            if (info.Code == code)
                return info;
        }
        return null;
    }

    private static PcapNgOptionInfo[] Of(uint blockType) => blockType switch
    {
        PcapNgReader.SectionHeaderType => Section,
        PcapNgReader.InterfaceType => Interface,
        PcapNgReader.EnhancedPacketType => Packet,
        PcapNgReader.ObsoletePacketType => ObsoletePacket,
        PcapNgReader.NameResolutionType => Names,
        PcapNgReader.StatisticsType => Statistics,
        _ => [],
    };

    private static PcapNgOptionInfo Make(ushort code, string name, PcapNgOptionKind kind, string field, string label, FieldKind fieldKind) =>
        new(code, name, kind, Field(field, label, fieldKind));

    private static FieldInfo Field(string name, string label, FieldKind kind) => new(Prefix + name, label, kind);
}
