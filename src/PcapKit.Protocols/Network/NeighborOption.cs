namespace PcapKit.Protocols;

/// <summary>The options of neighbour discovery: a type, and a length that counts all of the option in units of 8 bytes (RFC 4861, section 4.6).</summary>
[TlvFamily("icmpv6", "icmpv6.opt.type", Head = typeof(INeighborOption))]
public readonly struct NeighborOption : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmpv6.opt.type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (rest.Length >= 2 ? rest[1] * 8 : 0, false);
        return length != 0 && length <= rest.Length;
    }
}

/// <summary>What every option of neighbour discovery begins with.</summary>
public interface INeighborOption
{
    /// <summary>The type.</summary>
    [Field("opt.type", "Type")] NeighborOptionType Kind { get; }

    /// <summary>The length of the option in units of 8 bytes.</summary>
    [Field("opt.length", "Length", CountsHeader = 8)] byte Length { get; }
}

/// <summary>The sender's link-layer address (RFC 4861, section 4.6.1).</summary>
[Option(typeof(NeighborOption), 1, "opt.source_address", "Source link-layer address")]
public readonly ref partial struct SourceLinkLayerAddressView
{
    /// <summary>The address, and padding where it does not fill the option; for Ethernet six bytes.</summary>
    [Field("opt.linkaddr", "Link-layer address", Form = FieldForm.Colons, Length = "Rest", Alias = "opt.src_linkaddr")] public partial ReadOnlySpan<byte> Address { get; }
}

/// <summary>The target's link-layer address (RFC 4861, section 4.6.1).</summary>
[Option(typeof(NeighborOption), 2, "opt.target_address", "Target link-layer address")]
public readonly ref partial struct TargetLinkLayerAddressView
{
    /// <summary>The address, and padding where it does not fill the option; for Ethernet six bytes.</summary>
    [Field("opt.linkaddr", "Link-layer address", Form = FieldForm.Colons, Length = "Rest", Alias = "opt.target_linkaddr")] public partial ReadOnlySpan<byte> Address { get; }
}

/// <summary>A prefix of the link, or for addresses of the hosts (RFC 4861, section 4.6.2).</summary>
[Option(typeof(NeighborOption), 3, "opt.prefix_information", "Prefix information")]
public readonly ref partial struct PrefixInformationView
{
    /// <summary>How many bits of the prefix count.</summary>
    [Field("opt.prefix.length", "Prefix Length", Key = "prefix_length")] public partial byte PrefixLength { get; }

    /// <summary>The flags.</summary>
    [Container("opt.prefix.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>Addresses of the prefix are on the link.</summary>
    [Field("opt.prefix.flag.l", "On-link flag(L)")] public partial bool IsOnLink { get; }

    /// <summary>Hosts may make their addresses from the prefix.</summary>
    [Field("opt.prefix.flag.a", "Autonomous address-configuration flag(A)")] public partial bool IsAutonomous { get; }

    /// <summary>The prefix is the router's whole address (RFC 6275).</summary>
    [Field("opt.prefix.flag.r", "Router address flag(R)")] public partial bool IsRouterAddress { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.prefix.flag.reserved", "Reserved", Bits = 5, Key = "flag_reserved")] public partial byte FlagsReserved { get; }

    /// <summary>For how many seconds the prefix is on the link; all ones for ever.</summary>
    [Field("opt.prefix.valid_lifetime", "Valid Lifetime")] public partial uint ValidLifetime { get; }

    /// <summary>For how many seconds addresses of the prefix are preferred; all ones for ever.</summary>
    [Field("opt.prefix.preferred_lifetime", "Preferred Lifetime")] public partial uint PreferredLifetime { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The prefix.</summary>
    [Field("opt.prefix", "Prefix")] public partial IPv6Address Prefix { get; }
}

/// <summary>The packet that a redirect is about (RFC 4861, section 4.6.3); it is a layer of its own too.</summary>
[Option(typeof(NeighborOption), 4, "opt.redirected", "Redirected header")]
public readonly ref partial struct RedirectedHeaderView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 48)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The packet, cut to what has room.</summary>
    [Field("opt.redirected_packet", "Redirected Packet", Length = "Rest")] public partial ReadOnlySpan<byte> Packet { get; }
}

/// <summary>The MTU of the link (RFC 4861, section 4.6.4).</summary>
[Option(typeof(NeighborOption), 5, "opt.link_mtu", "MTU")]
public readonly ref partial struct NeighborMtuView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The MTU in bytes.</summary>
    [Field("opt.mtu", "MTU")] public partial uint Mtu { get; }
}

/// <summary>How many hops a shortcut may take (RFC 2491).</summary>
[Option(typeof(NeighborOption), 6, "opt.nbma", "NBMA Shortcut Limit Option")]
public readonly ref partial struct ShortcutLimitView
{
    /// <summary>The limit.</summary>
    [Field("opt.nbma.shortcut_limit", "Shortcut Limit")] public partial byte Limit { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 40)] public partial ReadOnlySpan<byte> Reserved { get; }
}

/// <summary>The longest time between two router advertisements (RFC 6275, section 7.3).</summary>
[Option(typeof(NeighborOption), 7, "opt.interval", "Advertisement Interval")]
public readonly ref partial struct AdvertisementIntervalView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The interval in milliseconds.</summary>
    [Field("opt.advertisement_interval", "Advertisement Interval")] public partial uint Interval { get; }
}

/// <summary>The router as a home agent (RFC 6275, section 7.4).</summary>
[Option(typeof(NeighborOption), 8, "opt.home_agent", "Home Agent Information")]
public readonly ref partial struct HomeAgentInformationView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>How good it is; higher is better.</summary>
    [Field("opt.home_agent_preference", "Home Agent Preference")] public partial ushort Preference { get; }

    /// <summary>For how many seconds it is a home agent.</summary>
    [Field("opt.home_agent_lifetime", "Home Agent Lifetime")] public partial ushort Lifetime { get; }
}

/// <summary>Addresses of the source or target of inverse neighbour discovery (RFC 3122, section 3.1).</summary>
[Option(typeof(NeighborOption), 9, "opt.address_list", "Address List", MoreKinds = [10])]
public readonly ref partial struct NeighborAddressListView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 48)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The addresses.</summary>
    [Field("opt.ipv6_address", "IPv6 Address", Length = "Rest")] public partial ValueList<IPv6Address> Addresses { get; }
}

/// <summary>Route to a prefix (RFC 4191, section 2.3).</summary>
[Option(typeof(NeighborOption), 24, "opt.route_info", "Route Information")]
public readonly ref partial struct RouteInformationView
{
    /// <summary>How many bits of the prefix count.</summary>
    [Field("opt.prefix.length", "Prefix Length", Key = "prefix_length")] public partial byte PrefixLength { get; }

    /// <summary>The flags.</summary>
    [Container("opt.route_info.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.route_info.flag.reserved", "Reserved", Bits = 3)] public partial byte Reserved { get; }

    /// <summary>How the route compares with others.</summary>
    [Field("opt.route_info.flag.route_preference", "Route Preference", Bits = 2)] public partial RouterPreference Preference { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.route_info.flag.reserved2", "Reserved", Bits = 3)] public partial byte Reserved2 { get; }

    /// <summary>For how many seconds the route is good; all ones for ever.</summary>
    [Field("opt.route_lifetime", "Route Lifetime")] public partial uint Lifetime { get; }

    /// <summary>The prefix: 0, 8 or 16 bytes of it.</summary>
    [Field("opt.route_info.prefix", "Prefix", Length = "Rest", Key = "prefix_bytes")] public partial ReadOnlySpan<byte> Prefix { get; }

    /// <summary>The prefix as an address.</summary>
    [Derived("opt.prefix", "Prefix")] public IPv6Address PrefixAddress => NeighborPrefix.ToAddress(Prefix);
}

/// <summary>More flags for router advertisements (RFC 5175).</summary>
[Option(typeof(NeighborOption), 26, "opt.flags_extension", "RA Flags Extension")]
public readonly ref partial struct FlagsExtensionView
{
    /// <summary>The flags.</summary>
    [Container("opt.efo", "Flags Expansion Option", Hex = true)] public partial ushort Flags { get; }

    /// <summary>Addresses come from DHCPv6.</summary>
    [Field("opt.efo.m", "Managed address configuration")] public partial bool IsManaged { get; }

    /// <summary>Other settings come from DHCPv6.</summary>
    [Field("opt.efo.o", "Other configuration")] public partial bool HasOtherConfiguration { get; }

    /// <summary>The router is a home agent.</summary>
    [Field("opt.efo.h", "Home Agent")] public partial bool IsHomeAgent { get; }

    /// <summary>How the router compares with others.</summary>
    [Field("opt.efo.prf", "Prf (Default Router Preference)", Bits = 2)] public partial RouterPreference Preference { get; }

    /// <summary>The message came through a proxy.</summary>
    [Field("opt.efo.p", "Proxy")] public partial bool IsProxied { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.efo.rsv", "Reserved", Bits = 10)] public partial ushort FlagsReserved { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }
}

/// <summary>Prefixes of which options hold the first bytes only.</summary>
internal static class NeighborPrefix
{
    internal static IPv6Address ToAddress(ReadOnlySpan<byte> prefix)
    {
        Span<byte> address = stackalloc byte[16];
        address.Clear();
        prefix[..Math.Min(prefix.Length, 16)].CopyTo(address);
        return new IPv6Address(address);
    }
}

/// <summary>An option that has no definition of its own.</summary>
[Option(typeof(NeighborOption), uint.MaxValue, "opt.unknown", "Unknown option")]
public readonly ref partial struct NeighborUnknownOptionView
{
    /// <summary>The bytes behind type and length.</summary>
    [Field("opt.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
