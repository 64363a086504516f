namespace PcapKit.Protocols;

/// <summary>EtherIP: Ethernet frames in IP (RFC 3378).</summary>
[Protocol("etherip", "EtherIP", "Ethernet over IP", ProtocolLevel.Internet)]
[Under("ip.proto", 97)]
public readonly ref partial struct EtherIPView
{
    /// <summary>Version, 3.</summary>
    [Field("ver", "Version", Bits = 4, Default = 3)] public partial byte Version { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 12, Hex = true)] public partial ushort Reserved { get; }

    internal static void Route(ref Slice slice) => slice.Next(TableId.LinkType, LinkTypes.Ethernet);
}
