using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Layer Two Tunneling Protocol over UDP: version 2 (RFC 2661) and version 3 (RFC 3931), data and control messages.</summary>
[Protocol("l2tp", "L2TP", "Layer 2 Tunneling Protocol", ProtocolLevel.Link)]
[Under("udp.port", 1701)]
public readonly ref partial struct L2tpView
{
    /// <summary>What data messages of version 2 carry: 0 for PPP.</summary>
    public static readonly TableId PayloadTable = TableId.Of("l2tp.payload");

    /// <summary>Flags and version.</summary>
    [Container("flags", "Flags", Hex = true)] public partial ushort Flags { get; }

    /// <summary>Whether this is a control message.</summary>
    [Field("type", "Type")] public partial bool IsControl { get; }

    /// <summary>Whether <see cref="Length"/> is there, as in every control message.</summary>
    [Field("length_bit", "Length Bit")] public partial bool LengthPresent { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved1", "Reserved", Bits = 2, Hidden = true)] public partial byte Reserved1 { get; }

    /// <summary>Whether <see cref="SendSequence"/> and <see cref="ReceiveSequence"/> are there, as in every control message.</summary>
    [Field("seq_bit", "Sequence Bit")] public partial bool SequencePresent { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved2", "Reserved", Bits = 1, Hidden = true)] public partial byte Reserved2 { get; }

    /// <summary>Whether <see cref="OffsetSize"/> is there, in version 2.</summary>
    [Field("offset_bit", "Offset bit", When = "Version != 3")] public partial bool OffsetPresent { get; }

    /// <summary>Whether the data are urgent, in version 2.</summary>
    [Field("priority", "Priority", When = "Version != 3")] public partial bool Priority { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved3", "Reserved", Bits = 4, Hidden = true)] public partial byte Reserved3 { get; }

    /// <summary>2 or 3.</summary>
    [Field("version", "Version", Bits = 4, Default = 2)] public partial byte Version { get; }

    /// <summary>Length of the whole message in bytes.</summary>
    [Field("length", "Length", Computed = true, Present = "LengthPresent && (Version == 2 || IsControl)")] public partial ushort? Length { get; }

    /// <summary>The receiver's number of the tunnel, in version 2.</summary>
    [Field("tunnel", "Tunnel ID", Present = "Version == 2")] public partial ushort? TunnelId { get; }

    /// <summary>The receiver's number of the session, in version 2; 0 in messages about the tunnel.</summary>
    [Field("session", "Session ID", Present = "Version == 2")] public partial ushort? SessionId { get; }

    /// <summary>The receiver's number of the control connection, in control messages of version 3.</summary>
    [Field("ccid", "Control Connection ID", Hex = true, Present = "Version == 3 && IsControl")] public partial uint? ControlConnectionId { get; }

    /// <summary>Reserved, in data messages of version 3.</summary>
    [Field("res", "Reserved", Hex = true, Present = "Version == 3 && !IsControl")] public partial ushort? Reserved { get; }

    /// <summary>The receiver's number of the session, in data messages of version 3.</summary>
    [Field("sid", "Session ID", Hex = true, Present = "Version == 3 && !IsControl")] public partial uint? Session3Id { get; }

    /// <summary>Number of this message.</summary>
    [Field("ns", "Ns", Present = "SequencePresent && (Version == 2 || IsControl)")] public partial ushort? SendSequence { get; }

    /// <summary>Number of the message that is expected next.</summary>
    [Field("nr", "Nr", Present = "SequencePresent && (Version == 2 || IsControl)")] public partial ushort? ReceiveSequence { get; }

    /// <summary>Bytes of padding before the payload, in version 2.</summary>
    [Field("offset", "Offset", Computed = true, Present = "OffsetPresent && Version == 2")] public partial ushort? OffsetSize { get; }

    /// <summary>Padding before the payload.</summary>
    [Field("offset_padding", "Offset Padding", Length = "OffsetSize.GetValueOrDefault()")] public partial ReadOnlySpan<byte> Padding { get; }

    /// <summary>Attributes of a control message.</summary>
    [Tlv("avp", "Attribute Value Pairs", Length = "AttributesLength")] public partial TlvList<L2tpAttribute> Attributes { get; }

    private int AttributesLength => IsControl ? Math.Min(Length ?? ReportedLength, ReportedLength) - PaddingEnd : 0;

    internal void Route(ref Slice slice)
    {
        if (Version is not (2 or 3))
        {
            slice.Reject();
            return;
        }
        if (Length is { } length)
            slice.LimitPayload(length - slice.HeaderLength, LimitedBy.TotalLength);
        if (IsControl)
            slice.NoNext();
        else if (Version == 2)
            slice.Next(PayloadTable, 0);
        else
            slice.NextIsRaw();
    }
}

public sealed partial class L2tp
{
    private bool WritesLength => LengthPresent || Length is not null;

    private bool WritesOffsetSize => OffsetPresent || OffsetSize is not null || !Padding.IsEmpty;

    partial void Finish(Span<byte> header)
    {
        Bits.Write(header, 1, 1, WritesLength ? 1u : 0u);
        Bits.Write(header, 4, 1, SequencePresent || SendSequence is not null || ReceiveSequence is not null ? 1u : 0u);
        Bits.Write(header, 6, 1, WritesOffsetSize || (Version == 3 && OffsetPresent) ? 1u : 0u);
        if (WritesOffsetSize && OffsetSize is null)
            Bits.Write(header, (header.Length - Padding.Length - Attributes.Measure(0) - 2) * 8, 16, (ulong)Padding.Length);
    }

    partial void Compute(in BuildContext context)
    {
        if (WritesLength && Length is null)
            context.Write16(2, context.Layer.Length - Trailer.Length);
    }
}

/// <summary>The attributes of control messages: flags and length, vendor, type, value (RFC 2661, section 4.1).</summary>
[TlvFamily("l2tp", "l2tp.avp.type", Head = typeof(IL2tpAttribute))]
public readonly struct L2tpAttribute : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("l2tp.avp.type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length >= 6 ? BinaryPrimitives.ReadUInt16BigEndian(rest) & 0x3FF : 0;
        return length >= 6 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => BinaryPrimitives.ReadUInt32BigEndian(option[2..]);
}

/// <summary>What every attribute begins with.</summary>
public interface IL2tpAttribute
{
    /// <summary>Whether a receiver that does not know the attribute must end the tunnel or session.</summary>
    [Field("avp.mandatory", "Mandatory")] bool Mandatory { get; }

    /// <summary>Whether the value is hidden by a shared secret.</summary>
    [Field("avp.hidden", "Hidden")] bool IsHidden { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("avp.reserved", "Reserved", Bits = 4, Hidden = true)] byte Reserved { get; }

    /// <summary>Bytes of the attribute, its head included.</summary>
    [Field("avp.length", "Length", Bits = 10, CountsHeader = 1)] ushort Length { get; }

    /// <summary>Who defines the attribute, 0 for the IETF.</summary>
    [Field("avp.vendor_id", "Vendor ID")] ushort Vendor { get; }

    /// <summary>Which attribute it is.</summary>
    [Field("avp.type", "AVP Type")] ushort Kind { get; }
}

/// <summary>An attribute that has no definition of its own.</summary>
[Option(typeof(L2tpAttribute), uint.MaxValue, "avp.other", "L2TP AVP")]
public readonly ref partial struct L2tpOtherAttributeView
{
    /// <summary>The value.</summary>
    [Field("avp.value", "Value", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Which control message it is; the first attribute of each.</summary>
[Option(typeof(L2tpAttribute), 0, "avp.message", "L2TP AVP - Message Type")]
public readonly ref partial struct L2tpMessageAttributeView
{
    /// <summary>The message.</summary>
    [Field("avp.message_type", "Message Type")] public partial L2tpMessageType Message { get; }
}

/// <summary>Name of the sender, usually in DNS.</summary>
[Option(typeof(L2tpAttribute), 7, "avp.host", "L2TP AVP - Host Name")]
public readonly ref partial struct L2tpHostNameView
{
    /// <summary>The name.</summary>
    [Field("avp.host_name", "Host Name", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Who made the sender.</summary>
[Option(typeof(L2tpAttribute), 8, "avp.vendor", "L2TP AVP - Vendor Name")]
public readonly ref partial struct L2tpVendorNameView
{
    /// <summary>The name.</summary>
    [Field("avp.vendor_name", "Vendor Name", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>The number that the sender wants to receive for the tunnel.</summary>
[Option(typeof(L2tpAttribute), 9, "avp.tunnel", "L2TP AVP - Assigned Tunnel ID")]
public readonly ref partial struct L2tpAssignedTunnelView
{
    /// <summary>The number.</summary>
    [Field("avp.assigned_tunnel_id", "Assigned Tunnel ID")] public partial ushort TunnelId { get; }
}

/// <summary>The number that the sender wants to receive for the session.</summary>
[Option(typeof(L2tpAttribute), 14, "avp.session", "L2TP AVP - Assigned Session")]
public readonly ref partial struct L2tpAssignedSessionView
{
    /// <summary>The number.</summary>
    [Field("avp.assigned_session_id", "Assigned Session ID")] public partial ushort SessionId { get; }
}

/// <summary>Control messages (RFC 2661, section 3.2; IANA "l2tp-parameters").</summary>
[ValueNames]
public enum L2tpMessageType : ushort
{
    /// <summary>Asks for a tunnel.</summary>
    [Name("Start_Control_Request")] StartControlRequest = 1,
    /// <summary>Grants a tunnel.</summary>
    [Name("Start_Control_Reply")] StartControlReply = 2,
    /// <summary>Confirms the tunnel.</summary>
    [Name("Start_Control_Connected")] StartControlConnected = 3,
    /// <summary>Ends the tunnel.</summary>
    [Name("Stop_Control_Notification")] StopControlNotification = 4,
    /// <summary>Keeps the tunnel alive.</summary>
    Hello = 6,
    /// <summary>Asks for an outgoing call.</summary>
    [Name("Outgoing_Call_Request")] OutgoingCallRequest = 7,
    /// <summary>Grants an outgoing call.</summary>
    [Name("Outgoing_Call_Reply")] OutgoingCallReply = 8,
    /// <summary>Confirms an outgoing call.</summary>
    [Name("Outgoing_Call_Connected")] OutgoingCallConnected = 9,
    /// <summary>Asks for an incoming call.</summary>
    [Name("Incoming_Call_Request")] IncomingCallRequest = 10,
    /// <summary>Grants an incoming call.</summary>
    [Name("Incoming_Call_Reply")] IncomingCallReply = 11,
    /// <summary>Confirms an incoming call.</summary>
    [Name("Incoming_Call_Connected")] IncomingCallConnected = 12,
    /// <summary>Ends a call.</summary>
    [Name("Call_Disconnect_Notification")] CallDisconnectNotification = 14,
    /// <summary>Reports errors of the line.</summary>
    [Name("WAN_Error_Notify")] WanErrorNotify = 15,
    /// <summary>Sets options of PPP.</summary>
    [Name("Set_Link_Info")] SetLinkInfo = 16,
    /// <summary>Acknowledges without saying more (RFC 3931).</summary>
    [Name("Explicit_Acknowledgement")] ExplicitAcknowledgement = 20,
}
