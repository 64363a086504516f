namespace PcapKit.Protocols;

/// <summary>Parameters of a cryptographically generated address (RFC 3971, section 5.1).</summary>
[Option(typeof(NeighborOption), 11, "opt.cga_option", "CGA")]
public readonly ref partial struct CgaParametersView
{
    /// <summary>How many bytes of padding stand at the end.</summary>
    [Field("opt.cga.pad_length", "Pad Length")] public partial byte PadLength { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 8)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Random number.</summary>
    [Field("opt.cga.modifier", "Modifier", Bits = 128)] public partial ReadOnlySpan<byte> Modifier { get; }

    /// <summary>The prefix of the address.</summary>
    [Field("opt.cga.subnet_prefix", "Subnet Prefix", Bits = 64)] public partial ReadOnlySpan<byte> SubnetPrefix { get; }

    /// <summary>How many addresses were found to be taken, 0 to 2.</summary>
    [Field("opt.cga.count", "Count", Hex = true, Form = FieldForm.Digits)] public partial byte CollisionCount { get; }

    /// <summary>Public key in DER, extensions, and the padding.</summary>
    [Field("opt.cga.public_key", "Public Key and Padding", Length = "Rest")] public partial ReadOnlySpan<byte> PublicKey { get; }
}

/// <summary>Signature of the message (RFC 3971, section 5.2).</summary>
[Option(typeof(NeighborOption), 12, "opt.rsa", "RSA Signature")]
public readonly ref partial struct RsaSignatureView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The first 128 bits of the hash of the key.</summary>
    [Field("opt.rsa.key_hash", "Key Hash", Bits = 128)] public partial ReadOnlySpan<byte> KeyHash { get; }

    /// <summary>The signature and padding.</summary>
    [Field("opt.digital_signature_padding", "Digital Signature and Padding", Length = "Rest")] public partial ReadOnlySpan<byte> Signature { get; }
}

/// <summary>When the message was sent (RFC 3971, section 5.3.1).</summary>
[Option(typeof(NeighborOption), 13, "opt.timestamp_option", "Timestamp")]
public readonly ref partial struct NeighborTimestampView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 48)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Seconds since 1970 in the first 48 bits, parts of 65,536 of a second in the others.</summary>
    [Field("opt.timestamp.value", "Timestamp")] public partial ulong Value { get; }

    /// <summary>The time, to the nanosecond; null where it is too far away.</summary>
    [Derived("opt.timestamp", "Timestamp")] public Timestamp? Time => Value >> 16 < uint.MaxValue
        ? Timestamp.FromNanoseconds((long)(Value >> 16), (uint)((Value & 0xFFFF) * 1_000_000_000 >> 16)) : null;
}

/// <summary>Random number that an answer repeats (RFC 3971, section 5.3.2).</summary>
[Option(typeof(NeighborOption), 14, "opt.nonce_option", "Nonce")]
public readonly ref partial struct NeighborNonceView
{
    /// <summary>The number.</summary>
    [Field("opt.nonce", "Nonce", Length = "Rest")] public partial ReadOnlySpan<byte> Nonce { get; }
}

/// <summary>A name whose certificate a host trusts (RFC 3971, section 6.4.3).</summary>
[Option(typeof(NeighborOption), 15, "opt.trust_anchor", "Trust Anchor")]
public readonly ref partial struct TrustAnchorView
{
    /// <summary>1 for a name of X.501 in DER, 2 for a domain.</summary>
    [Field("opt.name_type", "Name Type")] public partial byte NameType { get; }

    /// <summary>How many bytes of padding stand at the end.</summary>
    [Field("opt.cga.pad_length", "Pad Length")] public partial byte PadLength { get; }

    /// <summary>The name and the padding.</summary>
    [Field("opt.name_x501", "Name", Length = "Rest")] public partial ReadOnlySpan<byte> Name { get; }
}

/// <summary>A certificate of a path (RFC 3971, section 6.4.4).</summary>
[Option(typeof(NeighborOption), 16, "opt.certificate", "Certificate")]
public readonly ref partial struct NeighborCertificateView
{
    /// <summary>1 for X.509 version 3.</summary>
    [Field("opt.name_type", "Cert Type")] public partial byte CertificateType { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 8)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The certificate in DER and padding.</summary>
    [Field("opt.certificate_padding", "Certificate and Padding", Length = "Rest")] public partial ReadOnlySpan<byte> Certificate { get; }
}

/// <summary>Addresses of fast handovers (RFC 5568, section 6.4.1).</summary>
[Option(typeof(NeighborOption), 17, "opt.ipa", "IP Address/Prefix Option")]
public readonly ref partial struct HandoverAddressView
{
    /// <summary>Whose address it is.</summary>
    [Field("opt.ipa.option_code", "Option-code")] public partial byte OptionCode { get; }

    /// <summary>How many bits of the address are prefix.</summary>
    [Field("opt.ipa.prefix_len", "Prefix Length")] public partial byte PrefixLength { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 32)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The address.</summary>
    [Field("opt.ipa.ipv6_address", "IPv6 Address")] public partial IPv6Address Address { get; }
}

/// <summary>Link-layer addresses of fast handovers (RFC 5568, section 6.4.3).</summary>
[Option(typeof(NeighborOption), 19, "opt.lla", "Link-layer Address")]
public readonly ref partial struct HandoverLinkAddressView
{
    /// <summary>Whose address it is.</summary>
    [Field("opt.lla.option_code", "Option-code")] public partial byte OptionCode { get; }

    /// <summary>The address and padding.</summary>
    [Field("opt.lla.bytes", "Link-Layer Address", Length = "Rest")] public partial ReadOnlySpan<byte> Address { get; }
}

/// <summary>Mobility anchor point (RFC 5380, section 6.4).</summary>
[Option(typeof(NeighborOption), 23, "opt.map", "MAP")]
public readonly ref partial struct MobilityAnchorPointView
{
    /// <summary>How far away it is.</summary>
    [Field("opt.map.distance", "Distance", Bits = 4)] public partial byte Distance { get; }

    /// <summary>How good it is; 15 is best.</summary>
    [Field("opt.map.preference", "Preference", Bits = 4)] public partial byte Preference { get; }

    /// <summary>The flags.</summary>
    [Container("opt.map.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>Nodes make their regional address from the prefix of the option.</summary>
    [Field("opt.map.flag.r", "RCoA Flag")] public partial bool HasRegionalPrefix { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.map.flag.reserved", "Reserved", Bits = 7)] public partial byte Reserved { get; }

    /// <summary>For how many seconds it is good.</summary>
    [Field("opt.map.valid_lifetime", "Valid Lifetime")] public partial uint Lifetime { get; }

    /// <summary>Its address.</summary>
    [Field("opt.map.global_address", "Global Address")] public partial IPv6Address Address { get; }
}
