using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Generic Routing Encapsulation: RFC 2784 and RFC 2890, with the routing of RFC 1701, and the enhanced version of PPTP (RFC 2637).</summary>
[Protocol("gre", "GRE", "Generic Routing Encapsulation", ProtocolLevel.Internet,
    Summary = "Generic Routing Encapsulation ({proto:n})|Generic Routing Encapsulation ({proto} - unknown)")]
[Under("ip.proto", 47)]
[Fallback("gre.proto", "ethertype")]
public readonly ref partial struct GreView
{
    /// <summary>From the protocol type to the protocol: GRE's own numbers, then every EtherType.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("gre.proto");

    /// <summary>The key in <see cref="ProtocolTable"/> for ERSPAN without a sequence number, which has no header of its own.</summary>
    internal const uint HeaderlessErspan = 0x1_88BE;

    /// <summary>The flags and the version.</summary>
    [Container("flags_and_version", "Flags and Version", Hex = true)] public partial ushort FlagsAndVersion { get; }

    /// <summary>Whether <see cref="Checksum"/> is there.</summary>
    [Field("flags.checksum", "Checksum Bit")] public partial bool ChecksumPresent { get; }

    /// <summary>Whether <see cref="Routing"/> is there (RFC 1701).</summary>
    [Field("flags.routing", "Routing Bit")] public partial bool RoutingPresent { get; }

    /// <summary>Whether <see cref="Key"/> is there.</summary>
    [Field("flags.key", "Key Bit")] public partial bool KeyPresent { get; }

    /// <summary>Whether <see cref="SequenceNumber"/> is there.</summary>
    [Field("flags.sequence_number", "Sequence Number Bit")] public partial bool SequenceNumberPresent { get; }

    /// <summary>Whether the routing must be followed exactly (RFC 1701).</summary>
    [Field("flags.strict_source_route", "Strict Source Route Bit")] public partial bool StrictSourceRoute { get; }

    /// <summary>How many more encapsulations are allowed (RFC 1701).</summary>
    [Field("flags.recursion_control", "Recursion control", Bits = 3)] public partial byte RecursionControl { get; }

    /// <summary>Whether <see cref="AcknowledgmentNumber"/> is there, in version 1 only.</summary>
    [Field("flags.ack", "Acknowledgment", When = "Version == 1")] public partial bool AcknowledgmentPresent { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags.reserved", "Flags (Reserved)", Bits = 4)] public partial byte Reserved { get; }

    /// <summary>0, or 1 for the enhanced version of PPTP.</summary>
    [Field("flags.version", "Version", Bits = 3)] public partial byte Version { get; }

    /// <summary>The protocol of the payload, an EtherType mostly.</summary>
    [Field("proto", "Protocol Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType ProtocolType { get; }

    /// <summary>Checksum of header and payload; null where there is none.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true, Present = "HasChecksumAndOffset")] public partial ushort? Checksum { get; }

    /// <summary>Where the active entry of the routing begins; reserved since RFC 2784.</summary>
    [Field("offset", "Offset", Present = "HasChecksumAndOffset")] public partial ushort? Offset { get; }

    /// <summary>Tells tunnels apart; null where there is none.</summary>
    [Field("key", "Key", Hex = true, Present = "KeyPresent && Version != 1")] public partial uint? Key { get; }

    /// <summary>Bytes of payload, in version 1 only.</summary>
    [Field("key.payload_length", "Payload Length", Computed = true, Present = "KeyPresent && Version == 1")] public partial ushort? KeyPayloadLength { get; }

    /// <summary>The receiver's number of the call, in version 1 only.</summary>
    [Field("key.call_id", "Call ID", Present = "KeyPresent && Version == 1")] public partial ushort? CallId { get; }

    /// <summary>Number of the packet; null where there is none.</summary>
    [Field("sequence_number", "Sequence Number", Present = "SequenceNumberPresent")] public partial uint? SequenceNumber { get; }

    /// <summary>Highest number received, in version 1 only.</summary>
    [Field("ack_number", "Acknowledgment Number", Present = "AcknowledgmentPresent && Version == 1")] public partial uint? AcknowledgmentNumber { get; }

    /// <summary>Entries of source routing, the last one empty (RFC 1701).</summary>
    [Field("routing", "Routing", Length = "RoutingLength")] public partial ReadOnlySpan<byte> Routing { get; }

    private bool HasChecksumAndOffset => ChecksumPresent || RoutingPresent;

    private int RoutingLength
    {
        get
        {
            if (!RoutingPresent)
                return 0;
            // Family, offset, length, information; an entry of family 0 and length 0 is the last one.
            int at = AcknowledgmentNumberEnd, start = at;
            while (at + 4 <= Bytes.Length)
            {
                bool last = BinaryPrimitives.ReadUInt16BigEndian(Bytes[at..]) == 0 && Bytes[at + 3] == 0;
                at += 4 + Bytes[at + 3];
                if (last)
                    return at - start;
            }
            return at + 4 - start;
        }
    }

    // Packets that a router redirects to a web cache (WCCP): IPv4 at once in version 1, behind four bytes of redirection in version 2.
    private const ushort WebCacheType = 0x883E;

    private void RouteWebCache(ref Slice slice)
    {
        ReadOnlySpan<byte> payload = Payload;
        if (payload.Length >= 4 && payload[0] >> 4 != 4)
            slice.HeaderLength += 4;
        slice.Next(EthernetView.BareEtherTypeTable, (uint)EtherType.IPv4);
    }

    internal void Route(ref Slice slice)
    {
        if (KeyPayloadLength is { } length && ProtocolType == EtherType.Ppp)
            slice.LimitPayload(Math.Min(length, slice.ReportedLength - slice.HeaderLength), LimitedBy.PayloadLength);
        if ((ushort)ProtocolType == WebCacheType)
        {
            RouteWebCache(ref slice);
            return;
        }
        bool isHeaderless = ProtocolType == EtherType.Erspan && !SequenceNumberPresent;
        slice.Next(ProtocolTable, isHeaderless ? HeaderlessErspan : (ushort)ProtocolType);
    }
}

public sealed partial class Gre
{
    private bool WritesChecksum => ChecksumPresent || RoutingPresent || !Routing.IsEmpty || Checksum is not null || Offset is not null;

    private bool WritesKeyPayloadLength => Version == 1 && (KeyPresent || KeyPayloadLength is not null || CallId is not null);

    // The flags follow from what is there; a flag may also be set by hand to have a checksum or a call worked out.
    partial void Finish(Span<byte> header)
    {
        bool routing = RoutingPresent || !Routing.IsEmpty;
        // With routing the place of the checksum is there even if there is none.
        bool checksum = ChecksumPresent || (Checksum is not null && !routing);
        ReadOnlySpan<bool> flags = [checksum, routing, KeyPresent || Key is not null || WritesKeyPayloadLength, SequenceNumberPresent || SequenceNumber is not null];
        for (int i = 0; i < flags.Length; i++)
            Bits.Write(header, i, 1, flags[i] ? 1u : 0u);
        if (AcknowledgmentNumber is not null)
            Bits.Write(header, 8, 1, 1);
    }

    partial void Compute(in BuildContext context)
    {
        if (ProtocolType is null && (context.TryUpperKey("gre.proto", out uint key) || context.TryUpperKey("ethertype", out key)))
            context.Write16(2, (ushort)key);
        if (WritesKeyPayloadLength && KeyPayloadLength is null)
            context.Write16(WritesChecksum ? 8 : 4, context.PayloadLength - Trailer.Length);
        if (ChecksumPresent && Checksum is null)
            context.Write16(4, InternetChecksum.Compute(context.Layer));
    }
}
