namespace PcapKit.Protocols;

/// <summary>GPRS Tunnelling Protocol, version 1 (3GPP TS 29.281 and 29.060): the packets of mobile phones, and messages about their tunnels.</summary>
[Protocol("gtp", "GTP", "GPRS Tunneling Protocol", ProtocolLevel.Internet)]
[Under("udp.port", 2152, 2123)]
public readonly ref partial struct GtpView
{
    /// <summary>The type of messages that carry a packet: G-PDU, or T-PDU.</summary>
    internal const byte UserData = 255;

    /// <summary>Version and flags.</summary>
    [Container("flags", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Version, 1.</summary>
    [Field("flags.version", "Version", Bits = 3, Default = 1)] public partial byte Version { get; }

    /// <summary>1 for GTP, 0 for GTP'.</summary>
    [Field("flags.payload", "Protocol type", Bits = 1, Default = 1)] public partial byte ProtocolType { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags.reserved", "Reserved", Bits = 1)] public partial byte Reserved { get; }

    /// <summary>Whether <see cref="NextExtension"/> has a meaning.</summary>
    [Field("flags.e", "Is Next Extension Header present?")] public partial bool ExtensionPresent { get; }

    /// <summary>Whether <see cref="SequenceNumber"/> has a meaning.</summary>
    [Field("flags.s", "Is Sequence Number present?")] public partial bool SequencePresent { get; }

    /// <summary>Whether <see cref="PduNumber"/> has a meaning.</summary>
    [Field("flags.pn", "Is N-PDU number present?")] public partial bool PduNumberPresent { get; }

    /// <summary>Which message it is, 255 for a packet.</summary>
    [Field("message", "Message Type", Hex = true, Default = 255)] public partial GtpMessage Message { get; }

    /// <summary>Bytes behind the first 8.</summary>
    [Field("length", "Length", Computed = true)] public partial ushort Length { get; }

    /// <summary>The receiver's number of the tunnel.</summary>
    [Field("teid", "TEID", Hex = true)] public partial uint TunnelId { get; }

    /// <summary>Number of the packet; there with any of the three flags.</summary>
    [Field("seq_number", "Sequence number", Hex = true, Present = "HasMore")] public partial ushort? SequenceNumber { get; }

    /// <summary>Number of the packet between radio network controllers; there with any of the three flags.</summary>
    [Field("npdu_number", "N-PDU Number", Hex = true, Present = "HasMore")] public partial byte? PduNumber { get; }

    /// <summary>Type of the first extension header, 0 for none; there with any of the three flags.</summary>
    [Field("ext_hdr.next", "Next extension header type", Hex = true, Key = "next_extension", Present = "HasMore")] public partial GtpExtensionType? NextExtension { get; }

    /// <summary>The extension headers, each the type of the next at its end.</summary>
    [Tlv("extensions", "Extension headers", Length = "ExtensionsLength")] public partial TlvList<GtpExtension> Extensions { get; }

    /// <summary>The information elements of a message that carries no packet.</summary>
    [Field("elements", "Information elements", Length = "ElementsLength")] public partial ReadOnlySpan<byte> Elements { get; }

    private bool HasMore => ExtensionPresent || SequencePresent || PduNumberPresent;

    private int ExtensionsLength
    {
        get
        {
            if (!ExtensionPresent || NextExtension is null or GtpExtensionType.None)
                return 0;
            int start = SequenceNumberEnd, at = start;
            while (at < Bytes.Length && Bytes[at] != 0)
            {
                at += Bytes[at] * 4;
                if (at <= Bytes.Length && Bytes[at - 1] == 0)
                    break;
            }
            return at - start;
        }
    }

    private int ElementsLength => Message == GtpMessage.UserData ? 0 : Math.Max(Math.Min(FixedLength + Length, ReportedLength) - ExtensionsEnd, 0);

    internal void Route(ref Slice slice)
    {
        if (Version != 1 || ProtocolType != 1)
        {
            slice.Reject();
            return;
        }
        slice.LimitPayload(FixedLength + Length - slice.HeaderLength, LimitedBy.PayloadLength);
        ReadOnlySpan<byte> payload = Payload;
        if (Message != GtpMessage.UserData || payload.IsEmpty)
            slice.NoNext();
        else
            slice.Next(IPv4View.VersionTable, (uint)payload[0] >> 4);
    }
}

public sealed partial class Gtp
{
    partial void Compute(in BuildContext context)
    {
        if (Length is null)
            context.Write16(2, context.Layer.Length - GtpView.FixedLength - Trailer.Length);
    }
}

/// <summary>Extension headers: length in units of 4 bytes, contents, type of the next one (3GPP TS 29.281, section 5.2).</summary>
[TlvFamily("gtp", "gtp.ext_hdr")]
public readonly struct GtpExtension : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("gtp.ext_hdr");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        length = rest[0] * 4;
        last = length > 0 && length <= rest.Length && rest[length - 1] == 0;
        return length > 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    /// <remarks>The type of an extension header stands in the one before it, so that all are read alike.</remarks>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>An extension header, whatever its type.</summary>
[Option(typeof(GtpExtension), uint.MaxValue, "ext_hdr", "Extension header", Form = FieldForm.Present)]
public readonly ref partial struct GtpExtensionHeaderView
{
    /// <summary>Length in units of 4 bytes.</summary>
    [Field("ext_hdr.length", "Extension Header Length", CountsHeader = 4)] public partial byte Length { get; }

    /// <summary>The contents.</summary>
    [Field("ext_hdr.content", "Contents", Length = "HeaderLength - 2")] public partial ReadOnlySpan<byte> Content { get; }

    /// <summary>Type of the next one, 0 for none.</summary>
    [Field("ext_hdr.next", "Next extension header type", Hex = true, Present = "true")] public partial GtpExtensionType? Next { get; }
}

/// <summary>Messages of GTP (3GPP TS 29.281, section 6.1, and TS 29.060, section 7.1).</summary>
[ValueNames]
public enum GtpMessage : byte
{
    /// <summary>Is the other side there?</summary>
    [Name("Echo request")] EchoRequest = 1,
    /// <summary>It is.</summary>
    [Name("Echo response")] EchoResponse = 2,
    /// <summary>Asks for a tunnel.</summary>
    [Name("Create PDP context request")] CreateRequest = 16,
    /// <summary>Answers <see cref="CreateRequest"/>.</summary>
    [Name("Create PDP context response")] CreateResponse = 17,
    /// <summary>Changes a tunnel.</summary>
    [Name("Update PDP context request")] UpdateRequest = 18,
    /// <summary>Answers <see cref="UpdateRequest"/>.</summary>
    [Name("Update PDP context response")] UpdateResponse = 19,
    /// <summary>Ends a tunnel.</summary>
    [Name("Delete PDP context request")] DeleteRequest = 20,
    /// <summary>Answers <see cref="DeleteRequest"/>.</summary>
    [Name("Delete PDP context response")] DeleteResponse = 21,
    /// <summary>A packet came for a tunnel that is not known.</summary>
    [Name("Error indication")] ErrorIndication = 26,
    /// <summary>The extension headers that the sender knows.</summary>
    [Name("Supported extension header notification")] SupportedExtensions = 31,
    /// <summary>No packets follow through the tunnel.</summary>
    [Name("End Marker")] EndMarker = 254,
    /// <summary>Carries a packet.</summary>
    [Name("T-PDU")] UserData = 255,
}

/// <summary>Types of extension headers (3GPP TS 29.281, section 5.2.1).</summary>
[ValueNames]
public enum GtpExtensionType : byte
{
    /// <summary>None follows.</summary>
    [Name("No more extension headers")] None = 0x00,
    /// <summary>Port of the message that was in error.</summary>
    [Name("UDP Port number")] UdpPort = 0x40,
    /// <summary>Information of the radio network.</summary>
    [Name("RAN container")] RanContainer = 0x81,
    /// <summary>Quality of service of a 5G session.</summary>
    [Name("PDU Session container")] PduSession = 0x85,
    /// <summary>Number of the packet in the radio network.</summary>
    [Name("PDCP PDU number")] PdcpNumber = 0xC0,
}
