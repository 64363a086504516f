namespace PcapKit.Protocols;

/// <summary>The header that Juniper routers put before Ethernet frames which they capture (LINKTYPE_JUNIPER_ETHER): direction, interface, and what else the router knows.</summary>
[Protocol("juniper", "Juniper", "Juniper", ProtocolLevel.Link)]
[Under("linktype", 178)]
public readonly ref partial struct JuniperView
{
    /// <summary>The bytes <c>MGC</c>.</summary>
    [Field("magic-number", "Magic Number", Bits = 24, Hex = true, Default = 0x4D4743)] public partial uint Magic { get; }

    /// <summary>Whether extensions follow.</summary>
    [Field("extensions_present", "Extensions present", Bits = 1)] public partial byte HasExtensions { get; }

    /// <summary>Flags without a meaning here.</summary>
    [Field("flags", "Other flags", Bits = 5, Hex = true)] public partial byte OtherFlags { get; }

    /// <summary>1 where no link-layer header follows, but a packet of IP.</summary>
    [Field("l2hdr", "L2-header", Bits = 1, Hex = true)] public partial byte LacksLinkHeader { get; }

    /// <summary>1 where the packet came in, 0 where it went out.</summary>
    [Field("direction", "Direction", Bits = 1, Hex = true)] public partial byte Direction { get; }

    /// <summary>The length of the extensions in bytes.</summary>
    [Field("ext_total_len", "Extension(s) Total length", Present = "HasExtensions == 1")] public partial ushort? ExtensionsLength { get; }

    /// <summary>Type, length and value each, for example the index of the interface.</summary>
    [Field("extensions", "Extensions", Length = "ExtensionsLength ?? 0")] public partial ReadOnlySpan<byte> Extensions { get; }

    /// <summary>What follows in place of a link-layer header: 2 for IPv4, 6 for IPv6.</summary>
    [Field("proto", "Protocol", LittleEndian = true, Present = "LacksLinkHeader == 1")] public partial uint? Proto { get; }

    internal void Route(ref Slice slice)
    {
        if (LacksLinkHeader == 0)
            slice.Next(TableId.LinkType, LinkTypes.Ethernet);
        else if (Proto is 2 or 6)
            slice.Next(TableId.LinkType, LinkTypes.Raw);
        else
            slice.NextIsRaw();
    }
}
