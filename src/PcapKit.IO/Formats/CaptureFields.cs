namespace PcapKit;

/// <summary>The fields of everything in a capture file that is no packet, named as in Wireshark's dissectors of capture files.</summary>
internal static class CaptureFields
{
    public static readonly FieldInfo MagicNumber = new("pcap.header.magic_number", "Magic Number", FieldKind.Group);
    public static readonly FieldInfo MagicData = new("pcap.header.magic_number.data", "Bytes", FieldKind.Bytes);
    public static readonly FieldInfo ByteOrder = new("pcap.header.magic_number.byteorder", "Byte Order", FieldKind.Text) { Derived = true };
    public static readonly FieldInfo Nanosecond = new("pcap.header.magic_number.nanosecond", "Nanosecond Resolution", FieldKind.Bool) { Derived = true };
    public static readonly FieldInfo Version = new("pcap.header.version", "Version", FieldKind.Group);
    public static readonly FieldInfo VersionMajor = new("pcap.header.version.major", "Version Major", FieldKind.UInt);
    public static readonly FieldInfo VersionMinor = new("pcap.header.version.minor", "Version Minor", FieldKind.UInt);
    public static readonly FieldInfo ThisZone = new("pcap.header.this_zone", "This Zone", FieldKind.Int) { Key = "thiszone" };
    public static readonly FieldInfo SigFigs = new("pcap.header.sigfigs", "Sigfigs", FieldKind.UInt);
    public static readonly FieldInfo SnapLength = new("pcap.header.snapshot_length", "Snapshot Length", FieldKind.UInt) { Key = "snaplen" };
    public static readonly FieldInfo Network = new("pcap.header.link_type", "Link Type", FieldKind.UInt) { Key = "network", Names = LinkTypes.Names };
    public static readonly FieldInfo FcsLength = new("pcap.header.fcs_length", "FCS Length", FieldKind.UInt);

    public static readonly FieldInfo BlockType = new("pcapng.block.type", "Block Type", FieldKind.UInt) { Hex = true };
    public static readonly FieldInfo BlockLength = new("pcapng.block.length", "Block Length", FieldKind.UInt);
    public static readonly FieldInfo BlockData = new("pcapng.block.data", "Block Data", FieldKind.Bytes);
    public static readonly FieldInfo ByteOrderMagic = new("pcapng.section_header.byte_order_magic", "Byte Order Magic", FieldKind.Bytes);
    public static readonly FieldInfo SectionMajor = new("pcapng.section_header.version.major", "Major Version", FieldKind.UInt);
    public static readonly FieldInfo SectionMinor = new("pcapng.section_header.version.minor", "Minor Version", FieldKind.UInt);
    public static readonly FieldInfo SectionLength = new("pcapng.section_header.section_length", "Section Length", FieldKind.Int);
    public static readonly FieldInfo InterfaceLinkType = new("pcapng.interface_description.link_type", "Link Type", FieldKind.UInt) { Names = LinkTypes.Names };
    public static readonly FieldInfo InterfaceReserved = new("pcapng.interface_description.reserved", "Reserved", FieldKind.UInt);
    public static readonly FieldInfo InterfaceSnapLength = new("pcapng.interface_description.snap_length", "Snap Length", FieldKind.UInt);
    public static readonly FieldInfo InterfaceId = new("pcapng.interface_id", "Interface", FieldKind.UInt);
    public static readonly FieldInfo Time = new("pcapng.timestamp", "Timestamp", FieldKind.Time);
    public static readonly FieldInfo Records = new("pcapng.records", "Records", FieldKind.List);
    public static readonly FieldInfo NameRecord = new("pcapng.records.record", "Record", FieldKind.Group);
    public static readonly FieldInfo RecordCode = new("pcapng.records.record.code", "Code", FieldKind.UInt)
    {
        Names = new([0, 1, 2, 3, 4], ["nrb_record_end", "nrb_record_ipv4", "nrb_record_ipv6", "nrb_record_eui48", "nrb_record_eui64"]),
    };
    public static readonly FieldInfo RecordLength = new("pcapng.records.record.length", "Length", FieldKind.UInt);
    public static readonly FieldInfo RecordIPv4 = new("pcapng.records.record.data.ipv4", "IPv4", FieldKind.IPv4);
    public static readonly FieldInfo RecordIPv6 = new("pcapng.records.record.data.ipv6", "IPv6", FieldKind.IPv6);
    public static readonly FieldInfo RecordMac = new("pcapng.records.record.data.mac", "MAC Address", FieldKind.Mac);
    public static readonly FieldInfo RecordName = new("pcapng.records.record.data.name", "Name", FieldKind.Text) { Repeats = true };
    public static readonly FieldInfo RecordData = new("pcapng.records.record.data", "Record Data", FieldKind.Bytes);
    public static readonly FieldInfo SecretsType = new("pcapng.dsb.secrets_type", "Secrets Type", FieldKind.UInt)
    {
        Hex = true,
        Names = new(
            [0x5353_484B, 0x544C_534B, 0x5541_4B4C, 0x5747_4B4C, 0x5A4E_574B, 0x5A41_5053],
            ["SSH Key Log", "TLS Key Log", "OPC UA Key Log", "WireGuard Key Log", "ZigBee NWK Key", "ZigBee APS Key"]),
    };
    public static readonly FieldInfo SecretsLength = new("pcapng.dsb.secrets_length", "Secrets Length", FieldKind.UInt);
    public static readonly FieldInfo SecretsData = new("pcapng.dsb.secrets_data", "Secrets Data", FieldKind.Bytes);
    public static readonly FieldInfo Journal = new("pcapng.journal", "Journal Entry", FieldKind.List);
    public static readonly FieldInfo JournalField = new("pcapng.journal.field", "Journal Field", FieldKind.Group);
    public static readonly FieldInfo JournalName = new("pcapng.journal.field.name", "Name", FieldKind.Text);
    public static readonly FieldInfo JournalValue = new("pcapng.journal.field.value", "Value", FieldKind.Text);
    public static readonly FieldInfo Enterprise = new("pcapng.custom.pen", "Private Enterprise Number", FieldKind.UInt);
    public static readonly FieldInfo CustomData = new("pcapng.custom.data", "Custom Data", FieldKind.Bytes);
    public static readonly FieldInfo CustomText = new("pcapng.custom.text", "Custom Text", FieldKind.Text);

    public static readonly FieldInfo OptionList = new("pcapng.options", "Options", FieldKind.List);
    public static readonly FieldInfo Option = new("pcapng.options.option", "Option", FieldKind.Group);
    public static readonly FieldInfo OptionName = new("pcapng.options.option.name", "Name", FieldKind.Text) { Derived = true };
    public static readonly FieldInfo OptionCode = new("pcapng.options.option.code", "Code", FieldKind.UInt);
    public static readonly FieldInfo OptionLength = new("pcapng.options.option.length", "Length", FieldKind.UInt);
    public static readonly FieldInfo OptionData = new("pcapng.options.option.data", "Option Data", FieldKind.Bytes);
    public static readonly FieldInfo ResolutionBase = new("pcapng.options.option.data.interface.timestamp_resolution.base", "Base", FieldKind.UInt);
    public static readonly FieldInfo ResolutionValue = new("pcapng.options.option.data.interface.timestamp_resolution.value", "Value", FieldKind.UInt) { Key = "exponent" };
    public static readonly FieldInfo FilterType = new("pcapng.options.option.data.interface.filter.type", "Filter type", FieldKind.UInt)
    {
        Names = new([0, 1], ["Filter string", "BPF program"]),
    };
    public static readonly FieldInfo FilterText = new("pcapng.options.option.data.interface.filter.string", "Filter string", FieldKind.Text);
    public static readonly FieldInfo FilterProgram = new("pcapng.options.option.data.interface.filter.bpf_program", "Filter BPF program", FieldKind.Bytes);
}
