namespace PcapKit.Protocols;

/// <summary>Virtual eXtensible Local Area Network: Ethernet frames in UDP (RFC 7348), with the group policy extension of draft-smith-vxlan-group-policy.</summary>
[Protocol("vxlan", "VXLAN", "Virtual eXtensible Local Area Network", ProtocolLevel.Application)]
[Under("udp.port", 4789)]
public readonly ref partial struct VxlanView
{
    /// <summary>The flags, those of the group policy extension included.</summary>
    [Container("flags", "Flags", Bits = 16, Hex = true)] public partial ushort Flags { get; }

    /// <summary>The group policy identifier is valid.</summary>
    [Field("flag_g", "GBP Extension")] public partial bool HasGroupPolicy { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags_reserved.high", "Reserved", Bits = 3, Hidden = true)] public partial byte ReservedHigh { get; }

    /// <summary>The network identifier is valid; must be set (RFC 7348, section 5).</summary>
    [Field("flag_i", "VXLAN Network ID (VNI)", Default = true)] public partial bool HasNetworkIdentifier { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags_reserved.middle", "Reserved", Bits = 4, Hidden = true)] public partial byte ReservedMiddle { get; }

    /// <summary>The receiver must not learn the source address of the frame.</summary>
    [Field("flag_d", "Don't Learn")] public partial bool DoNotLearn { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags_reserved.low", "Reserved", Bits = 2, Hidden = true)] public partial byte ReservedLow { get; }

    /// <summary>The group policy was applied already.</summary>
    [Field("flag_a", "Policy Applied")] public partial bool IsPolicyApplied { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags_reserved.last", "Reserved", Bits = 3, Hidden = true)] public partial byte ReservedLast { get; }

    /// <summary>The group policy identifier; reserved without the extension.</summary>
    [Field("gbp", "Group Policy ID")] public partial ushort GroupPolicyId { get; }

    /// <summary>The VXLAN network identifier: which overlay network the frame belongs to.</summary>
    [Field("vni", "VXLAN Network Identifier (VNI)", Bits = 24)] public partial uint NetworkIdentifier { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved8", "Reserved")] public partial byte Reserved { get; }

    internal static void Route(ref Slice slice) => slice.Next(TableId.LinkType, LinkTypes.Ethernet);
}
