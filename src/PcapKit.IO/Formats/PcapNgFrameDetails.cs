namespace PcapKit;

/// <summary>Shows the interface and the options of a packet block: one instance an interface.</summary>
/// <param name="capturedOn">The interface.</param>
/// <param name="bigEndian">The byte order of its section.</param>
/// <param name="maxPacketLength">The most bytes of a packet.</param>
internal sealed class PcapNgFrameDetails(CaptureInterface capturedOn, bool bigEndian, int maxPacketLength) : FrameDetails
{
    private const int MaxOptionBytes = 1024 * 1024;

    private readonly byte[] _name = ToUtf8(capturedOn.Name), _description = ToUtf8(capturedOn.Description);

    public TimestampResolution Resolution { get; } = capturedOn.Resolution;

    public long TimestampOffset { get; } = capturedOn.TimestampOffset;

    public uint LinkType { get; } = capturedOn.LinkType;

    public bool BigEndian { get; } = bigEndian;

    public int MaxPacketLength { get; } = maxPacketLength;

    /// <summary>The interface.</summary>
    public CaptureInterface CapturedOn => capturedOn;

    public override ReadOnlySpan<FieldInfo> Fields => FrameFields.All;

    public override void Visit(in CapturedFrame frame, FieldSink sink)
    {
        // Nothing of this stands in the bytes of the packet: places are zero.
        sink.Number(FrameFields.SectionNumber, (ulong)capturedOn.Section, 0, 0);
        if (_name.Length > 0)
            sink.Text(FrameFields.InterfaceName, _name, 0, 0);
        if (_description.Length > 0)
            sink.Text(FrameFields.InterfaceDescription, _description, 0, 0);
        bool much = frame.Options.Length > MaxOptionBytes;
        var walk = new PcapNgOptionWalk(much ? frame.Options[..MaxOptionBytes] : frame.Options, BigEndian);
        while (walk.Next())
        {
            if (!VisitOption(walk.Code, walk.Value, sink))
                VisitUnknown(walk.Code, walk.Value, sink);
        }
        if (much)
            sink.Problem(IssueKind.TooDeep, "The options of the packet block have more than 1 MiB: the rest is left out.", 0);
        else if (walk.Damaged)
            sink.Problem(IssueKind.Short, "An option of the packet block is longer than the block.", 0);
    }

    // False where the code is unknown or the value has not the length that it should have.
    private bool VisitOption(ushort code, ReadOnlySpan<byte> value, FieldSink sink)
    {
        switch (code)
        {
            case CaptureOption.Comment:
                sink.Text(FrameFields.Comment, value, 0, 0);
                return true;
            case 2 when value.Length == 4:
                VisitFlags(PcapNgNumbers.UInt32(value, BigEndian), sink);
                return true;
            case 3 when value.Length >= 1:
                sink.BeginGroup(FrameFields.Hash, 0, 0, 0);
                sink.Number(FrameFields.HashAlgorithm, value[0], 0, 0);
                sink.Bytes(FrameFields.HashData, value[1..], 0, 0);
                sink.EndGroup();
                return true;
            case 4 when value.Length == 8:
                sink.Number(FrameFields.DropCount, PcapNgNumbers.UInt64(value, BigEndian), 0, 0);
                return true;
            case 5 when value.Length == 8:
                sink.Number(FrameFields.PacketId, PcapNgNumbers.UInt64(value, BigEndian), 0, 0);
                return true;
            case 6 when value.Length == 4:
                sink.Number(FrameFields.InterfaceQueue, PcapNgNumbers.UInt32(value, BigEndian), 0, 0);
                return true;
            case 7 when value.Length >= 1:
                VisitVerdict(value, sink);
                return true;
            case 2988 or 2989 or 19372 or 19373 when value.Length >= 4:
                sink.BeginGroup(FrameFields.Custom, 0, 0, 0);
                sink.Number(FrameFields.Enterprise, PcapNgNumbers.UInt32(value, BigEndian), 0, 0);
                if (code is 2988 or 19372)
                    sink.Text(FrameFields.CustomText, value[4..], 0, 0);
                else
                    sink.Bytes(FrameFields.CustomData, value[4..], 0, 0);
                sink.EndGroup();
                return true;
            default:
                return false;
        }
    }

    private static void VisitUnknown(ushort code, ReadOnlySpan<byte> value, FieldSink sink)
    {
        sink.BeginGroup(FrameFields.Option, 0, 0, 0);
        sink.Number(FrameFields.OptionCode, code, 0, 0);
        sink.Bytes(FrameFields.OptionData, value, 0, 0);
        sink.EndGroup();
    }

    private static void VisitFlags(uint flags, FieldSink sink)
    {
        sink.BeginGroup(FrameFields.Flags, flags, 0, 0);
        sink.Number(FrameFields.Direction, flags & 3, 0, 0);
        sink.Number(FrameFields.Reception, flags >> 2 & 7, 0, 0);
        sink.Number(FrameFields.FcsLength, flags >> 5 & 15, 0, 0);
        sink.Number(FrameFields.Reserved, flags >> 9 & 0x7F, 0, 0);
        for (int bit = 0; bit < FrameFields.Errors.Length; bit++)
            sink.Number(FrameFields.Errors[bit], flags >> (24 + bit) & 1, 0, 0);
        sink.EndGroup();
    }

    private void VisitVerdict(ReadOnlySpan<byte> value, FieldSink sink)
    {
        sink.BeginGroup(FrameFields.Verdict, 0, 0, 0);
        if (value[0] == 0)
            sink.Bytes(FrameFields.VerdictHardware, value[1..], 0, 0);
        else if (value[0] is 1 or 2 && value.Length == 9)
            sink.Number(value[0] == 1 ? FrameFields.VerdictTc : FrameFields.VerdictXdp, PcapNgNumbers.UInt64(value[1..], BigEndian), 0, 0);
        else
            sink.Bytes(FrameFields.VerdictUnknown, value, 0, 0);
        sink.EndGroup();
    }

    private static byte[] ToUtf8(string? text) => text is null ? [] : System.Text.Encoding.UTF8.GetBytes(text);
}

/// <summary>The fields of a packet's block, named as in Wireshark.</summary>
internal static class FrameFields
{
    public static readonly FieldInfo SectionNumber = Named("section_number");
    public static readonly FieldInfo InterfaceName = Named("interface_name");
    public static readonly FieldInfo InterfaceDescription = Named("interface_description");
    public static readonly FieldInfo Comment = Named("comment");
    public static readonly FieldInfo Flags = Named("packet_flags");
    public static readonly FieldInfo Direction = Named("packet_flags_direction");
    public static readonly FieldInfo Reception = Named("packet_flags_reception_type");
    public static readonly FieldInfo FcsLength = Named("packet_flags_fcs_length");
    public static readonly FieldInfo Reserved = Named("packet_flags_reserved");

    /// <summary>The error flags from bit 24 up.</summary>
    public static readonly FieldInfo[] Errors =
    [
        Named("packet_flags_crc_error"),
        Named("packet_flags_packet_too_error"),
        Named("packet_flags_packet_too_short_error"),
        Named("packet_flags_wrong_inter_frame_gap_error"),
        Named("packet_flags_unaligned_frame_error"),
        Named("packet_flags_start_frame_delimiter_error"),
        Named("packet_flags_preamble_error"),
        Named("packet_flags_symbol_error"),
    ];

    public static readonly FieldInfo PacketId = Named("packet_id");
    public static readonly FieldInfo InterfaceQueue = Named("interface_queue");
    public static readonly FieldInfo DropCount = Named("drop_count");
    public static readonly FieldInfo Verdict = Named("verdict");
    public static readonly FieldInfo VerdictHardware = Named("verdict.hw");
    public static readonly FieldInfo VerdictTc = Named("verdict.ebpf_tc");
    public static readonly FieldInfo VerdictXdp = Named("verdict.ebpf_xdp");
    public static readonly FieldInfo VerdictUnknown = Named("verdict.unknown");
    public static readonly FieldInfo Hash = Named("hash");
    public static readonly FieldInfo HashAlgorithm = Named("hash.algorithm");
    public static readonly FieldInfo HashData = Named("hash.data");
    public static readonly FieldInfo Custom = Named("custom");
    public static readonly FieldInfo Enterprise = Named("custom.pen");
    public static readonly FieldInfo CustomText = Named("custom.text");
    public static readonly FieldInfo CustomData = Named("custom.data");
    public static readonly FieldInfo Option = Named("option");
    public static readonly FieldInfo OptionCode = Named("option.code");
    public static readonly FieldInfo OptionData = Named("option.data");

    /// <summary>All of them.</summary>
    public static readonly FieldInfo[] All =
    [
        SectionNumber, InterfaceName, InterfaceDescription, Comment, Flags, Direction, Reception, FcsLength, Reserved,
        .. Errors, PacketId, InterfaceQueue, DropCount, Verdict, VerdictHardware, VerdictTc, VerdictXdp, VerdictUnknown,
        Hash, HashAlgorithm, HashData, Custom, Enterprise, CustomText, CustomData, Option, OptionCode, OptionData,
    ];

    private static FieldInfo Named(string name) => FrameProtocol.Named("frame." + name);
}
