namespace PcapKit.Protocols;

/// <summary>Frame Relay (Q.922) with the multiprotocol encapsulation of RFC 2427, or with Cisco's EtherType.</summary>
[Protocol("fr", "FrameRelay", "Frame Relay", ProtocolLevel.Link,
    Summary = "Frame Relay")]
[Under("linktype", 107)]
public readonly ref partial struct FrameRelayView
{
    /// <summary>From network layer protocol identifiers (ISO/IEC TR 9577) to protocols.</summary>
    public static readonly TableId NlpidTable = TableId.Of("fr.nlpid");

    private const byte UnnumberedInformation = 3, ExchangeIdentification = 0xAF, Snap = 0x80, IP = 0xCC, IPv6 = 0x8E;

    /// <summary>Upper six bits of the circuit's number.</summary>
    [Field("upper_dlci", "Upper DLCI", Bits = 6, Hex = true)] public partial byte UpperDlci { get; }

    /// <summary>Command or response; not used by the network.</summary>
    [Field("cr", "CR")] public partial bool IsCommand { get; }

    /// <summary>Whether the address ends with this byte; it does not.</summary>
    [Field("ea", "EA", Key = "ea1")] public partial bool EndsWithFirst { get; }

    /// <summary>Four more bits of the circuit's number.</summary>
    [Field("second_dlci", "Second DLCI", Bits = 4, Hex = true)] public partial byte SecondDlci { get; }

    /// <summary>The network is congested in the direction of the frame.</summary>
    [Field("fecn", "FECN")] public partial bool ForwardCongestion { get; }

    /// <summary>The network is congested against the direction of the frame.</summary>
    [Field("becn", "BECN")] public partial bool BackwardCongestion { get; }

    /// <summary>The frame may be dropped before others.</summary>
    [Field("de", "DE")] public partial bool DiscardEligible { get; }

    /// <summary>Whether the address ends with this byte, as in most networks.</summary>
    [Field("ea", "EA", Key = "ea2", Default = true)] public partial bool EndsWithSecond { get; }

    /// <summary>Seven more bits of the circuit's number, in addresses of four bytes.</summary>
    [Field("third_dlci", "Third DLCI", Bits = 7, Hex = true, Present = "HasThird")] public partial byte? ThirdDlci { get; }

    /// <summary>Whether the address ends with this byte; it does not.</summary>
    [Field("ea", "EA", Key = "ea3", Present = "HasThird")] public partial bool? EndsWithThird { get; }

    /// <summary>The last six bits of the circuit's number, in addresses of three and four bytes, or control information.</summary>
    [Field("lower_dlci", "Lower DLCI", Bits = 6, Hex = true, Present = "!EndsWithSecond")] public partial byte? LowerDlci { get; }

    /// <summary>Whether <see cref="LowerDlci"/> is control information.</summary>
    [Field("dc", "DC", Present = "!EndsWithSecond")] public partial bool? IsControl { get; }

    /// <summary>Whether the address ends with this byte.</summary>
    [Field("ea", "EA", Key = "ea4", Present = "!EndsWithSecond")] public partial bool? EndsWithLast { get; }

    /// <summary>3 for unnumbered information, with which the encapsulation of RFC 2427 begins; null in Cisco's.</summary>
    [Field("control", "Control Field", Hex = true, Present = "HasControl")] public partial byte? Control { get; }

    /// <summary>A zero that aligns what follows; null mostly.</summary>
    [Field("nlpid", "Padding", Key = "padding", Hex = true, Present = "HasPadding")] public partial byte? Padding { get; }

    /// <summary>Network layer protocol identifier; null in Cisco's encapsulation and where it is part of the payload.</summary>
    [Field("nlpid", "NLPID", Hex = true, Present = "HasNlpid")] public partial byte? Nlpid { get; }

    /// <summary>Organization that gives <see cref="SnapType"/> its meaning, 0 for an EtherType.</summary>
    [Field("snap.oui", "Organization Code", Bits = 24, Present = "HasSnap")] public partial uint? Organization { get; }

    /// <summary>The protocol of the payload, behind an organization.</summary>
    [Field("snaptype", "Type", Hex = true, Present = "HasSnap", When = "Organization == 0")] public partial EtherType? SnapType { get; }

    /// <summary>The protocol of the payload in Cisco's encapsulation.</summary>
    [Field("chdlctype", "Type", Hex = true, Present = "HasCiscoType")] public partial EtherType? CiscoType { get; }

    /// <summary>Number of the circuit, 10 bits and more: data link connection identifier.</summary>
    [Derived("dlci", "DLCI")]
    public uint Dlci
    {
        get
        {
            uint dlci = (uint)(UpperDlci << 4 | SecondDlci);
            if (ThirdDlci is { } third)
                dlci = dlci << 7 | third;
            return LowerDlci is { } lower && IsControl == false ? dlci << 6 | lower : dlci;
        }
    }

    private bool HasThird => !EndsWithSecond && Bytes is [_, _, var third, ..] && (third & 1) == 0;

    private byte At(int offset) => offset < Bytes.Length ? Bytes[offset] : (byte)0;

    private bool HasControl => At(LowerDlciEnd) is UnnumberedInformation or ExchangeIdentification || (Dlci == 0 && LowerDlciEnd < Bytes.Length);

    private bool IsEncapsulated => Control == UnnumberedInformation && ControlEnd < Bytes.Length;

    private bool HasPadding => IsEncapsulated && At(ControlEnd) == 0 && ControlEnd + 1 < Bytes.Length;

    // The identifiers of OSI and of Q.933 are the first byte of their own packets.
    private bool HasNlpid => IsEncapsulated && At(PaddingEnd) is not (0x08 or 0x81 or 0x82 or 0x83);

    private bool HasSnap => Nlpid == Snap;

    // Any two bytes might be a type: only known ones count.
    private bool HasCiscoType => !HasControl && EtherTypeNames.Table.TryGetName((ulong)(At(LowerDlciEnd) << 8 | At(LowerDlciEnd + 1)), out _);

    private static readonly FieldInfo ProtocolField = new("fr.snap.pid", "Protocol ID", FieldKind.UInt, -1, 16) { Hex = true };
    internal static FieldInfo[] BodyFields => [ProtocolField];

    internal void Route(ref Slice slice)
    {
        if (CiscoType is { } cisco)
            slice.Next(CiscoHdlcView.ProtocolTable, (ushort)cisco);
        else if (!IsEncapsulated)
            slice.NextIsRaw();
        else if (HasSnap)
            RouteSnap(ref slice);
        else if (Nlpid is IP or IPv6)
            slice.Next(EthernetView.BareEtherTypeTable, Nlpid == IP ? (uint)EtherType.IPv4 : (uint)EtherType.IPv6);
        else
            slice.Next(NlpidTable, Nlpid ?? At(PaddingEnd));
    }

    private void RouteSnap(ref Slice slice)
    {
        uint type = (ushort)SnapType.GetValueOrDefault();
        if (Organization == 0)
            slice.Next(EthernetView.BareEtherTypeTable, type);
        else if (Organization == LogicalLinkControlView.Bridged)
            slice.Next(LogicalLinkControlView.BridgedTable, type);
        else if (Organization == LogicalLinkControlView.Cisco)
            slice.Next(LogicalLinkControlView.CiscoTable, type);
        else
            slice.NextIsRaw();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (HasSnap && Organization != 0 && OrganizationEnd <= layer.HeaderLength)
            sink.Number(ProtocolField, (ushort)SnapType.GetValueOrDefault(), (OrganizationEnd - 2) * 8, 16);
    }
}
