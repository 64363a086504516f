namespace PcapKit;

/// <summary>What the packet blocks of pcapng say beyond number, time and lengths. Here, so that filters and columns know the names before a file is open.</summary>
internal static class FrameBlockFields
{
    private static readonly EnumNames Directions = new([0, 1, 2], ["Unknown", "Inbound", "Outbound"]);
    private static readonly EnumNames Receptions = new([0, 1, 2, 3, 4], ["Not specified", "Unicast", "Multicast", "Broadcast", "Promiscuous"]);
    private static readonly EnumNames Hashes = new([0, 1, 2, 3, 4, 5], ["2's complement", "XOR", "CRC32", "MD5", "SHA-1", "Toeplitz"]);

    internal static readonly FieldInfo[] All =
    [
        Make("section_number", "Section number", FieldKind.UInt),
        Make("interface_name", "Interface name", FieldKind.Text),
        Make("interface_description", "Interface description", FieldKind.Text),
        new("frame.comment", "Comment", FieldKind.Text) { Derived = true, Repeats = true },
        new("frame.packet_flags", "Packet flags", FieldKind.UInt) { Derived = true, Hex = true, ShownBits = 32 },
        new("frame.packet_flags_direction", "Direction", FieldKind.UInt) { Derived = true, Names = Directions, Hex = true, ShownBits = 32 },
        Make("packet_flags_reception_type", "Reception type", FieldKind.UInt, Receptions),
        Make("packet_flags_fcs_length", "FCS length", FieldKind.UInt),
        Make("packet_flags_reserved", "Reserved", FieldKind.UInt),
        Make("packet_flags_crc_error", "CRC error", FieldKind.Bool),
        Make("packet_flags_packet_too_error", "Packet too long error", FieldKind.Bool),
        Make("packet_flags_packet_too_short_error", "Packet too short error", FieldKind.Bool),
        Make("packet_flags_wrong_inter_frame_gap_error", "Wrong interframe gap error", FieldKind.Bool),
        Make("packet_flags_unaligned_frame_error", "Unaligned frame error", FieldKind.Bool),
        Make("packet_flags_start_frame_delimiter_error", "Start frame delimiter error", FieldKind.Bool),
        Make("packet_flags_preamble_error", "Preamble error", FieldKind.Bool),
        Make("packet_flags_symbol_error", "Symbol error", FieldKind.Bool),
        Make("packet_id", "Packet id", FieldKind.UInt),
        Make("interface_queue", "Interface queue", FieldKind.UInt),
        Make("drop_count", "Drop Count", FieldKind.UInt),
        Make("verdict", "Verdict", FieldKind.Group),
        Make("verdict.hw", "Hardware", FieldKind.Bytes),
        Make("verdict.ebpf_tc", "eBPF TC", FieldKind.Int),
        Make("verdict.ebpf_xdp", "eBPF XDP", FieldKind.Int),
        Make("verdict.unknown", "Unknown", FieldKind.Bytes),
        Make("hash", "Hash", FieldKind.Group),
        Make("hash.algorithm", "Hash Algorithm", FieldKind.UInt, Hashes),
        Make("hash.data", "Hash Data", FieldKind.Bytes),
        Make("custom", "Custom Option", FieldKind.Group),
        Make("custom.pen", "Private Enterprise Number", FieldKind.UInt),
        Make("custom.text", "Custom Text", FieldKind.Text),
        Make("custom.data", "Custom Data", FieldKind.Bytes),
        Make("option", "Option", FieldKind.Group),
        Make("option.code", "Code", FieldKind.UInt),
        Make("option.data", "Option Data", FieldKind.Bytes),
    ];

    private static FieldInfo Make(string name, string label, FieldKind kind, EnumNames? names = null) =>
        new("frame." + name, label, kind) { Derived = true, Names = names };
}
