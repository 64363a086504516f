namespace PcapKit.Protocols;

/// <summary>Virtual Router Redundancy Protocol, version 2 (RFC 3768) and version 3 (RFC 5798).</summary>
[Protocol("vrrp", "VRRP", "Virtual Router Redundancy Protocol", ProtocolLevel.Internet)]
[Under("ip.proto", Number)]
public readonly ref partial struct VrrpView
{
    internal const byte Number = 112;

    /// <summary>Version and type in one byte.</summary>
    [Container("typever", "VRRP message version and type")] public partial byte VersionAndType { get; }

    /// <summary>Version: 2 or 3.</summary>
    [Field("version", "VRRP protocol version", Bits = 4, Default = 3)] public partial byte Version { get; }

    /// <summary>Type of the message; 1, advertisement, is the only one.</summary>
    [Field("type", "VRRP packet type", Bits = 4, Default = 1)] public partial VrrpType Type { get; }

    /// <summary>The virtual router that the message is about, 1 to 255.</summary>
    [Field("virt_rtr_id", "Virtual Rtr ID")] public partial byte VirtualRouterId { get; }

    /// <summary>The sender's priority for the virtual router: 255 for its owner, 0 for one that stops.</summary>
    [Field("prio", "Priority", Default = 100)] public partial byte Priority { get; }

    /// <summary>How many addresses there are.</summary>
    [Field("addr_count", "Addr Count", Computed = true)] public partial byte AddressCount { get; }

    /// <summary>In version 2 how the message is authenticated.</summary>
    [Field("auth_type", "Auth Type", Present = "Version < 3")] public partial VrrpAuthentication? AuthenticationType { get; }

    /// <summary>In version 2 the seconds between advertisements.</summary>
    [Field("adver_int", "Adver Int", Present = "Version < 3")] public partial byte? Interval { get; }

    /// <summary>In version 3 reserved, zero.</summary>
    [Field("reserved_mbz", "Reserved", Bits = 4, Present = "Version >= 3")] public partial byte? Reserved { get; }

    /// <summary>In version 3 the hundredths of a second between advertisements.</summary>
    [Field("short_adver_int", "Adver Int", Bits = 12, Present = "Version >= 3")] public partial ushort? IntervalInCentiseconds { get; }

    /// <summary>Checksum over the message; in version 3 over a pseudo-header too.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>The IPv4 addresses of the virtual router.</summary>
    [Field("ip_addr", "IP Address", Length = "HasIPv6 ? 0 : AddressCount * 4")] public partial ValueList<IPv4Address> Addresses { get; }

    /// <summary>The IPv6 addresses of the virtual router, in version 3 over IPv6.</summary>
    [Field("ipv6_addr", "IPv6 Address", Length = "HasIPv6 ? AddressCount * 16 : 0")] public partial ValueList<IPv6Address> IPv6Addresses { get; }

    /// <summary>In version 2 the authentication data.</summary>
    [Field("auth_data", "Authentication Data", Length = "Version < 3 ? 8 : 0", Hidden = true)] public partial ReadOnlySpan<byte> AuthenticationData { get; }

    /// <summary>The password, without the zeros that fill its place; empty with other kinds of authentication.</summary>
    [Derived("auth_string", "Authentication String", Text = true)]
    public ReadOnlySpan<byte> AuthenticationString => AuthenticationType == VrrpAuthentication.SimpleText ? AuthenticationData.TrimEnd((byte)0) : default;

    // The header does not say which family its addresses are of; the length of the message does.
    internal bool HasIPv6 => Version >= 3 && AddressCount > 0 && ReportedLength >= 8 + AddressCount * 16;

    internal static void Route(ref Slice slice) => slice.LimitPayload(0, LimitedBy.PayloadLength);
}

public sealed partial class Vrrp
{
    partial void Finish(Span<byte> header)
    {
        if (AddressCount is null)
            header[3] = (byte)(Addresses.Count + IPv6Addresses.Count);
    }

    partial void Compute(in BuildContext context)
    {
        if (Checksum is not null)
            return;
        if (Version < 3)
            context.Write16(6, InternetChecksum.Compute(context.Layer));
        else if (context.TryTransportChecksum(VrrpView.Number, out ushort checksum))
            context.Write16(6, checksum);
    }
}

/// <summary>Types of VRRP messages (RFC 5798, section 5.2.2).</summary>
[ValueNames]
public enum VrrpType : byte
{
    /// <summary>The master says that it lives.</summary>
    Advertisement = 1,
}

/// <summary>Authentication of VRRP version 2 (RFC 2338, section 5.3.6); only none is left in RFC 3768.</summary>
[ValueNames]
public enum VrrpAuthentication : byte
{
    /// <summary>None.</summary>
    [Name("No Authentication")] None = 0,
    /// <summary>A password in plain text.</summary>
    [Name("Simple Text Authentication [RFC 2338]")] SimpleText = 1,
    /// <summary>The authentication header of IPsec.</summary>
    [Name("IP Authentication Header [RFC 2338]")] AuthenticationHeader = 2,
}
