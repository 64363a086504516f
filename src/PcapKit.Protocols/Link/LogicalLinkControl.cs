namespace PcapKit.Protocols;

/// <summary>Logical link control (IEEE 802.2) and, behind it, the subnetwork access protocol SNAP (RFC 1042).</summary>
[Protocol("llc", "LLC", "Logical-Link Control", ProtocolLevel.Link)]
[Under("eth.len", 0)]
[Under("sll.ltype", 4)]
[Under("ethertype", 0x8870)]
public readonly ref partial struct LogicalLinkControlView
{
    /// <summary>From destination service access points to protocols.</summary>
    public static readonly TableId ServiceTable = TableId.Of("llc.dsap");

    /// <summary>From numbers of Cisco, behind organization code 00-00-0C, to protocols.</summary>
    public static readonly TableId CiscoTable = TableId.Of("llc.cisco_pid");

    /// <summary>From numbers of IEEE 802.1, behind organization code 00-80-C2, to protocols (RFC 2427, appendix A).</summary>
    public static readonly TableId BridgedTable = TableId.Of("llc.bridged_pid");

    /// <summary>From numbers of Nortel, behind organization code 00-00-81, to protocols.</summary>
    public static readonly TableId NortelTable = TableId.Of("llc.nortel_pid");

    /// <summary>From numbers of Apple, behind organization code 08-00-07, to protocols.</summary>
    public static readonly TableId AppleTable = TableId.Of("llc.apple_atalk_pid");

    internal const byte SnapService = 0xAA;

    /// <summary>Destination service access point; the lowest bit means a group.</summary>
    [Field("dsap", "DSAP", Hex = true, Computed = true, SelectsUpper = true)] public partial ServiceAccessPoint Dsap { get; }

    /// <summary>Source service access point; the lowest bit means a response.</summary>
    [Field("ssap", "SSAP", Hex = true, Computed = true, SelectsUpper = true)] public partial ServiceAccessPoint Ssap { get; }

    /// <summary>First byte of the control field: 3 for unnumbered information, which most protocols use.</summary>
    [Field("control", "Control field", Hex = true, ShownBits = 16, When = "!IsNumbered", Default = 3)] public partial byte Control { get; }

    /// <summary>Second byte of the control field, in numbered frames only: the number of the frame that is expected, and the poll bit.</summary>
    [Field("control", "Control field", Hex = true, ShownBits = 16, When = "false", Present = "IsNumbered")] public partial byte? ControlExtension { get; }

    /// <summary>Organization that gives <see cref="Type"/> its meaning, in SNAP only: 0 for an EtherType.</summary>
    [Field("oui", "Organization Code", Bits = 24, Present = "IsSnap")] public partial uint? Organization { get; }

    /// <summary>The protocol of the payload, in SNAP only.</summary>
    [Field("type", "Type", Hex = true, Computed = true, SelectsUpper = true, Present = "IsSnap", When = "HasEtherType")] public partial EtherType? Type { get; }

    /// <summary>Both bytes of the control field of a numbered frame, the first one lower; null where there is one byte.</summary>
    public int? NumberedControl => ControlExtension is { } high ? high << 8 | Control : null;

    /// <summary>Whether <see cref="Dsap"/> is a group.</summary>
    [Derived("dsap.ig", "IG Bit")] public bool IsGroup => ((byte)Dsap & 1) != 0;

    /// <summary>Whether the frame is a response.</summary>
    [Derived("ssap.cr", "CR Bit")] public bool IsResponse => ((byte)Ssap & 1) != 0;

    /// <summary>Kind of frame: 0 for numbered information, 1 for supervisory, 3 for unnumbered.</summary>
    [Derived("control.ftype", "Frame type", Hex = true)] public int FrameType => (Control & 1) == 0 ? 0 : Control & 3;

    /// <summary>Which command or response an unnumbered frame is; null in numbered frames.</summary>
    [Derived("control.u_modifier_cmd", "Command", Hex = true)] public int? Modifier => IsNumbered || IsResponse ? null : Control >> 2 & 0x3B;

    /// <summary>Which response an unnumbered frame is; null in commands and numbered frames.</summary>
    [Derived("control.u_modifier_resp", "Response", Hex = true)] public int? ResponseModifier => IsNumbered || !IsResponse ? null : Control >> 2 & 0x3B;

    /// <summary>Number of the frame that is expected next; null in unnumbered frames.</summary>
    [Derived("control.n_r", "N(R)")] public int? ReceiveNumber => ControlExtension >> 1;

    /// <summary>Number of the frame; null where it has none.</summary>
    [Derived("control.n_s", "N(S)")] public int? SendNumber => FrameType == 0 ? Control >> 1 : null;

    /// <summary>Which supervisory frame it is: 0 receiver ready, 1 receiver not ready, 2 reject; null for others.</summary>
    [Derived("control.s_ftype", "Supervisory frame type", Hex = true, ShownBits = 16)] public int? SupervisoryType => FrameType == 1 ? Control >> 2 & 3 : null;

    /// <summary>Whether the payload is that of SNAP, with organization and type.</summary>
    public bool IsSnap => Dsap == ServiceAccessPoint.Snap && Ssap == ServiceAccessPoint.Snap && CarriesInformation;

    private bool IsNumbered => (Control & 3) != 3;

    private bool CarriesInformation => (Control & 1) == 0 || (Control & ~0x10) == 3;

    private bool HasEtherType => Organization is EtherTypes or CiscoEtherTypes;

    internal const uint EtherTypes = 0, CiscoEtherTypes = 0xF8, Cisco = 0x0C, Nortel = 0x81, Bridged = 0x80C2, Apple = 0x080007;

    private static readonly FieldInfo NumberedField = Number("control", "Control field"), ProtocolField = Number("pid", "Protocol ID"), CiscoField = Number("cisco_pid", "PID");
    private static readonly FieldInfo NortelField = Number("nortel_pid", "PID"), AppleField = Number("apple_atalk_pid", "PID");
    internal static FieldInfo[] BodyFields => [NumberedField, ProtocolField, CiscoField, NortelField, AppleField];

    internal void Route(ref Slice slice)
    {
        if (!CarriesInformation)
            slice.NextIsRaw();
        else if (!IsSnap)
            slice.Next(ServiceTable, (byte)Dsap);
        else if (HasEtherType)
            slice.Next(EthernetView.BareEtherTypeTable, (ushort)Type.GetValueOrDefault());
        else if (TableOf(Organization.GetValueOrDefault()) is { } table)
            slice.Next(table, (ushort)Type.GetValueOrDefault());
        else
            slice.NextIsRaw();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (NumberedControl is { } control && layer.HeaderLength >= ControlExtensionEnd)
            sink.Number(NumberedField, (ulong)control, 16, 16);
        if (!IsSnap || HasEtherType || layer.HeaderLength < HeaderLength)
            return;
        FieldInfo field = Organization switch { Cisco => CiscoField, Nortel => NortelField, Apple => AppleField, _ => ProtocolField };
        sink.Number(field, (ushort)Type.GetValueOrDefault(), (HeaderLength - 2) * 8, 16);
    }

    private static TableId? TableOf(uint organization) => organization switch
    {
        Cisco => CiscoTable,
        Bridged => BridgedTable,
        Nortel => NortelTable,
        Apple => AppleTable,
        _ => null,
    };

    internal static (uint Organization, string Table)[] Organizations =>
        [(EtherTypes, "ethertype"), (CiscoEtherTypes, "ethertype"), (Cisco, "llc.cisco_pid"), (Bridged, "llc.bridged_pid"), (Nortel, "llc.nortel_pid"), (Apple, "llc.apple_atalk_pid")];

    private static FieldInfo Number(string name, string label) => new("llc." + name, label, FieldKind.UInt, -1, 16) { Hex = true };
}

public sealed partial class LogicalLinkControl
{
    // SNAP is asked for by an organization, a type, or by its service access point.
    private bool WritesOrganization => Organization is not null || Type is not null || Dsap == ServiceAccessPoint.Snap;

    partial void Compute(in BuildContext context)
    {
        ServiceAccessPoint service = WritesOrganization ? ServiceAccessPoint.Snap
            : context.TryUpperKey("llc.dsap", out uint key) ? (ServiceAccessPoint)key : ServiceAccessPoint.Null;
        if (Dsap is null)
            context.Write8(0, (byte)service);
        if (Ssap is null)
            context.Write8(1, (byte)service);
        if (!WritesOrganization || Type is not null)
            return;
        foreach ((uint organization, string table) in LogicalLinkControlView.Organizations)
        {
            if (organization == Organization.GetValueOrDefault() && context.TryUpperKey(table, out uint type))
                context.Write16(HeaderLength - 2, type);
        }
    }
}
