namespace PcapKit.Protocols;

/// <summary>Router advertisement (RFC 1256), with what mobile IP adds (RFC 5944, section 2.1).</summary>
[Option(typeof(IcmpBody), 9, "router_advertisement", "Router Advertisement")]
public readonly ref partial struct IcmpRouterAdvertisementView
{
    /// <summary>How many addresses there are.</summary>
    [Field("num_addrs", "Number of addresses", Computed = true)] public partial byte Count { get; }

    /// <summary>Length of an address and its preference in units of 4 bytes, 2.</summary>
    [Field("addr_entry_size", "Address entry size", Default = 2)] public partial byte EntrySize { get; }

    /// <summary>For how many seconds the addresses are good.</summary>
    [Field("lifetime", "Lifetime")] public partial ushort Lifetime { get; }

    /// <summary>The routers.</summary>
    [Tlv("routers", "Routers", Length = "EntrySize == 2 ? Count * 8 : 0")] public partial TlvList<IcmpRouterEntry> Routers { get; }

    /// <summary>Extensions of mobile IP.</summary>
    [Tlv("mip", "Extensions")] public partial TlvList<IcmpMobileExtension> Extensions { get; }
}

public sealed partial class IcmpRouterAdvertisement
{
    partial void Finish(Span<byte> header) => header[0] = Count ?? (byte)Routers.Count;
}

/// <summary>The routers of an advertisement: eight bytes each.</summary>
[TlvFamily("icmp", "icmp.routers")]
public readonly struct IcmpRouterEntry : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmp.routers");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (8, false);
        return rest.Length >= 8;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>A router.</summary>
[Option(typeof(IcmpRouterEntry), 0, "router", "Router")]
public readonly ref partial struct IcmpRouterView
{
    /// <summary>Its address.</summary>
    [Field("router_address", "Router address")] public partial IPv4Address Address { get; }

    /// <summary>How good it is as the default; higher is better.</summary>
    [Field("pref_level", "Preference level")] public partial int Preference { get; }
}

/// <summary>The extensions of mobile IP: a type, and a length that counts neither, except for padding of one byte.</summary>
[TlvFamily("icmp", "icmp.mip.type", Head = typeof(IIcmpMobileExtension))]
public readonly struct IcmpMobileExtension : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmp.mip.type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest[0] == 0 ? 1 : rest.Length >= 2 ? rest[1] + 2 : 0;
        return length != 0 && length <= rest.Length;
    }
}

/// <summary>What every extension of mobile IP begins with.</summary>
public interface IIcmpMobileExtension
{
    /// <summary>The type.</summary>
    [Field("mip.type", "Extension Type")] IcmpMobileExtensionType Kind { get; }

    /// <summary>The length of what follows in bytes.</summary>
    [Field("mip.length", "Length", CountsHeader = 1, CountsFrom = 2)] byte Length { get; }
}

/// <summary>Padding of one byte.</summary>
[Option(typeof(IcmpMobileExtension), 0, "mip.padding", "One byte padding extension", KindOnly = true)]
public readonly ref partial struct IcmpMobilePaddingView;

/// <summary>The sender is a mobility agent (RFC 5944, section 2.1.1).</summary>
[Option(typeof(IcmpMobileExtension), 16, "mip.agent", "Mobility Agent Advertisement Extension")]
public readonly ref partial struct IcmpMobilityAgentView
{
    /// <summary>Counts the advertisements.</summary>
    [Field("mip.seq", "Sequence Number")] public partial ushort Sequence { get; }

    /// <summary>The longest registration that the agent takes, in seconds; 0xFFFF for any.</summary>
    [Field("mip.life", "Registration Lifetime")] public partial ushort RegistrationLifetime { get; }

    /// <summary>The flags.</summary>
    [Container("mip.flags", "Flags", Hex = true)] public partial ushort Flags { get; }

    /// <summary>Nodes must register even with an address of their own.</summary>
    [Field("mip.r", "Registration Required")] public partial bool RegistrationRequired { get; }

    /// <summary>The agent takes no more nodes.</summary>
    [Field("mip.b", "Busy")] public partial bool IsBusy { get; }

    /// <summary>The agent is a home agent.</summary>
    [Field("mip.h", "Home Agent")] public partial bool IsHomeAgent { get; }

    /// <summary>The agent is a foreign agent.</summary>
    [Field("mip.f", "Foreign Agent")] public partial bool IsForeignAgent { get; }

    /// <summary>The agent takes minimal encapsulation.</summary>
    [Field("mip.m", "Minimal Encapsulation")] public partial bool TakesMinimalEncapsulation { get; }

    /// <summary>The agent takes GRE.</summary>
    [Field("mip.g", "GRE")] public partial bool TakesGre { get; }

    /// <summary>The agent takes header compression after Van Jacobson; reserved today.</summary>
    [Field("mip.v", "VJ Comp")] public partial bool TakesCompression { get; }

    /// <summary>The agent takes reverse tunnels.</summary>
    [Field("mip.rt", "Reverse tunneling")] public partial bool TakesReverseTunnels { get; }

    /// <summary>The agent takes tunnels over UDP.</summary>
    [Field("mip.u", "UDP tunneling")] public partial bool TakesUdpTunnels { get; }

    /// <summary>The agent takes revocation of registrations.</summary>
    [Field("mip.x", "Revocation support")] public partial bool TakesRevocation { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("mip.reserved", "Reserved", Bits = 6, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>Addresses that a foreign agent offers.</summary>
    [Field("mip.coa", "Care-Of-Address", Length = "Rest")] public partial ValueList<IPv4Address> CareOfAddresses { get; }
}

/// <summary>Lengths of the prefixes of the advertised routers, in their order (RFC 5944, section 2.1.2).</summary>
[Option(typeof(IcmpMobileExtension), 19, "mip.prefix_lengths", "Prefix Lengths Extension")]
public readonly ref partial struct IcmpMobilePrefixLengthsView
{
    /// <summary>The lengths in bits.</summary>
    [Field("mip.prefixlength", "Prefix Length", Length = "Rest")] public partial ValueList<byte> Lengths { get; }
}

/// <summary>A challenge that a registration is to answer (RFC 4721).</summary>
[Option(typeof(IcmpMobileExtension), 24, "mip.challenge_extension", "Challenge Extension")]
public readonly ref partial struct IcmpMobileChallengeView
{
    /// <summary>The challenge.</summary>
    [Field("mip.challenge", "Challenge", Length = "Rest")] public partial ReadOnlySpan<byte> Challenge { get; }
}

/// <summary>An extension that has no definition of its own.</summary>
[Option(typeof(IcmpMobileExtension), uint.MaxValue, "mip.unknown", "Extension")]
public readonly ref partial struct IcmpMobileUnknownView
{
    /// <summary>The bytes.</summary>
    [Field("mip.content", "Content", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}
