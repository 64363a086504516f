namespace PcapKit.Protocols;

/// <summary>Security as RFC 791, section 3.1, first defined it: always 11 bytes.</summary>
[Option(typeof(IPv4Option), IPv4Option.FirstSecurity, "options.security_rfc791", "IP Option - Security")]
public readonly ref partial struct IPv4FirstSecurityView
{
    /// <summary>The level.</summary>
    [Field("opt.sec_rfc791_sec", "Security", Hex = true)] public partial IPv4FirstSecurityLevel Level { get; }

    /// <summary>Compartments; 0 where the information is not compartmented.</summary>
    [Field("opt.sec_rfc791_comp", "Compartments")] public partial ushort Compartments { get; }

    /// <summary>Handling restrictions: two characters.</summary>
    [Field("opt.sec_rfc791_hr", "Handling Restrictions", Bits = 16, Text = true)] public partial ReadOnlySpan<byte> HandlingRestrictions { get; }

    /// <summary>Transmission control code: three characters.</summary>
    [Field("opt.sec_rfc791_tcc", "Transmission Control Code", Bits = 24, Text = true)] public partial ReadOnlySpan<byte> TransmissionControlCode { get; }
}

/// <summary>Basic security of the U.S. Department of Defense (RFC 1108, section 2).</summary>
[Option(typeof(IPv4Option), 130, "options.security", "IP Option - Security")]
public readonly ref partial struct IPv4BasicSecurityView
{
    /// <summary>The classification level.</summary>
    [Field("opt.sec_cl", "Classification Level", Hex = true)] public partial IPv4ClassificationLevel Level { get; }

    /// <summary>Bytes of flags; none for no authority.</summary>
    [Tlv("opt.sec_prot_auth", "Protection Authorities")] public partial TlvList<IPv4ProtectionAuthority> Authorities { get; }
}

/// <summary>The protection authorities of a basic security option: bytes of flags, the lowest bit of each says whether another one follows (RFC 1108, section 2.4).</summary>
[TlvFamily("ip", "ip.opt.sec_prot_auth")]
public readonly struct IPv4ProtectionAuthority : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ip.opt.sec_prot_auth");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (1, (rest[0] & 1) == 0);
        return true;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>A byte of flags for protection authorities; only the first byte has names (RFC 1108, section 2.4).</summary>
[Option(typeof(IPv4ProtectionAuthority), 0, "opt.sec_prot_auth.byte", "Protection Authority")]
public readonly ref partial struct IPv4ProtectionFlagsView
{
    /// <summary>All flags.</summary>
    [Container("opt.sec_prot_auth_flags", "Protection Authority Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>The rules of GENSER protect the datagram.</summary>
    [Field("opt.sec_prot_auth_genser", "GENSER")] public partial bool Genser { get; }

    /// <summary>The rules of SIOP-ESI protect the datagram.</summary>
    [Field("opt.sec_prot_auth_siop_esi", "SIOP-ESI")] public partial bool SiopEsi { get; }

    /// <summary>The rules of SCI protect the datagram.</summary>
    [Field("opt.sec_prot_auth_sci", "SCI")] public partial bool Sci { get; }

    /// <summary>The rules of the NSA protect the datagram.</summary>
    [Field("opt.sec_prot_auth_nsa", "NSA")] public partial bool Nsa { get; }

    /// <summary>The rules of the DOE protect the datagram.</summary>
    [Field("opt.sec_prot_auth_doe", "DOE")] public partial bool Doe { get; }

    /// <summary>Unassigned, zero.</summary>
    [Field("opt.sec_prot_auth_unassigned", "Unassigned", Bits = 2, Hex = true)] public partial byte Unassigned { get; }

    /// <summary>Another byte follows.</summary>
    [Field("opt.sec_prot_auth_fti", "Field Termination Indicator")] public partial bool HasMore { get; }
}

/// <summary>Extended security of the U.S. Department of Defense (RFC 1108, section 3).</summary>
[Option(typeof(IPv4Option), 133, "options.ext_security", "IP Option - Extended Security")]
public readonly ref partial struct IPv4ExtendedSecurityView
{
    /// <summary>The format of the information.</summary>
    [Field("opt.ext_sec_add_sec_info_format_code", "Additional Security Info Format Code", Hex = true)] public partial byte Format { get; }

    /// <summary>The information.</summary>
    [Field("opt.ext_sec_add_sec_info", "Additional Security Info", Length = "Rest")] public partial ReadOnlySpan<byte> Information { get; }
}

/// <summary>Commercial IP security option (draft-ietf-cipso-ipsecurity-01, FIPS 188).</summary>
[Option(typeof(IPv4Option), 134, "options.cipso", "IP Option - Commercial Security")]
public readonly ref partial struct IPv4CommercialSecurityView
{
    /// <summary>Domain of interpretation.</summary>
    [Field("cipso.doi", "DOI")] public partial uint Domain { get; }

    /// <summary>The tags.</summary>
    [Tlv("cipso.tags", "Tags")] public partial TlvList<IPv4CipsoTag> Tags { get; }
}

/// <summary>The tags of the commercial security option: type and length, which counts both.</summary>
[TlvFamily("ip", "ip.cipso.tag_type", Head = typeof(IIPv4CipsoTag))]
public readonly struct IPv4CipsoTag : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ip.cipso.tag_type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (rest.Length >= 2 ? rest[1] : 0, false);
        return length >= 2 && length <= rest.Length;
    }
}

/// <summary>What every tag begins with.</summary>
public interface IIPv4CipsoTag
{
    /// <summary>The type.</summary>
    [Field("cipso.tag_type", "Tag Type")] IPv4CipsoTagType Kind { get; }

    /// <summary>The tag's length in bytes, type and length included.</summary>
    [Field("cipso.tag_len", "Tag Length", CountsHeader = 1)] byte Length { get; }
}

/// <summary>Categories as a bit map, the first bit for category 0.</summary>
[Option(typeof(IPv4CipsoTag), 1, "cipso.restrictive", "Restrictive Category Bitmap")]
public readonly ref partial struct IPv4CipsoBitmapView
{
    /// <summary>Aligns what follows; zero.</summary>
    [Field("cipso.alignment", "Alignment")] public partial byte Alignment { get; }

    /// <summary>The level.</summary>
    [Field("cipso.sensitivity_level", "Sensitivity Level")] public partial byte Sensitivity { get; }

    /// <summary>The categories.</summary>
    [Field("cipso.bitmap", "Category Bitmap", Length = "Rest")] public partial ReadOnlySpan<byte> Categories { get; }
}

/// <summary>Categories one by one, or as ranges of two (highest first).</summary>
[Option(typeof(IPv4CipsoTag), 2, "cipso.enumerated", "Enumerated Categories", MoreKinds = [5])]
public readonly ref partial struct IPv4CipsoCategoriesView
{
    /// <summary>Aligns what follows; zero.</summary>
    [Field("cipso.alignment", "Alignment")] public partial byte Alignment { get; }

    /// <summary>The level.</summary>
    [Field("cipso.sensitivity_level", "Sensitivity Level")] public partial byte Sensitivity { get; }

    /// <summary>The categories; in a ranged tag pairs of the highest and the lowest, of which the last lowest may be left out for 0.</summary>
    [Field("cipso.categories", "Categories", Length = "Rest")] public partial ValueList<ushort> Categories { get; }
}

/// <summary>A tag that has no definition of its own.</summary>
[Option(typeof(IPv4CipsoTag), uint.MaxValue, "cipso.unknown", "Tag")]
public readonly ref partial struct IPv4CipsoUnknownTagView
{
    /// <summary>The bytes behind type and length.</summary>
    [Field("cipso.tag_data", "Tag data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
