namespace PcapKit.Protocols;

/// <summary>The IP observability device of Solaris: zones and interfaces before each IP packet.</summary>
[Protocol("ipnet", "IPNET", "Solaris IPNET", ProtocolLevel.Link)]
[Under("linktype", 226)]
public readonly ref partial struct SolarisIPNetView
{
    private const byte IPv4Family = 2, IPv6Family = 26;

    /// <summary>Version of the header.</summary>
    [Field("version", "Header version", Default = 1)] public partial byte Version { get; }

    /// <summary>Address family of Solaris: 2 for IPv4, 26 for IPv6.</summary>
    [Field("family", "Address family", Computed = true, SelectsUpper = true)] public partial byte Family { get; }

    /// <summary>Direction: 0 in, 1 out, 2 within the machine.</summary>
    [Field("htype", "Hook type")] public partial ushort HookType { get; }

    /// <summary>Bytes of the packet.</summary>
    [Field("pktlen", "Data length", Computed = true)] public partial uint PacketLength { get; }

    /// <summary>Number of the interface.</summary>
    [Field("ifindex", "Interface index")] public partial uint InterfaceIndex { get; }

    /// <summary>Number of the interface's group.</summary>
    [Field("grifindex", "Group interface index")] public partial uint GroupInterfaceIndex { get; }

    /// <summary>Zone of the sender.</summary>
    [Field("zsrc", "Source Zone ID")] public partial uint SourceZone { get; }

    /// <summary>Zone of the receiver.</summary>
    [Field("zdst", "Destination Zone ID")] public partial uint DestinationZone { get; }

    internal void Route(ref Slice slice)
    {
        if (Family is IPv4Family or IPv6Family)
            slice.Next(EthernetView.BareEtherTypeTable, Family == IPv4Family ? (uint)EtherType.IPv4 : (uint)EtherType.IPv6);
        else
            slice.NextIsRaw();
    }

    internal static byte FamilyOf(uint type) => (EtherType)type switch { EtherType.IPv4 => IPv4Family, EtherType.IPv6 => IPv6Family, _ => 0 };
}

public sealed partial class SolarisIPNet
{
    partial void Compute(in BuildContext context)
    {
        if (Family is null && context.TryUpperKey("ethertype", out uint type))
            context.Write8(1, SolarisIPNetView.FamilyOf(type));
        if (PacketLength is null)
            context.Write32(4, context.PayloadLength - Trailer.Length);
    }
}
