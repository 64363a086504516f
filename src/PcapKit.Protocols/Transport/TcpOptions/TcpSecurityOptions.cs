namespace PcapKit.Protocols;

/// <summary>MD5 signature (RFC 2385).</summary>
[Option(typeof(TcpOption), 19, "options.md5", "TCP Option - TCP MD5 signature")]
public readonly ref partial struct TcpMd5SignatureView
{
    /// <summary>The digest, 16 bytes.</summary>
    [Field("options.md5.digest", "MD5 digest", Bits = 128)] public partial ReadOnlySpan<byte> Digest { get; }
}

/// <summary>Authentication, TCP-AO (RFC 5925, section 2.2).</summary>
[Option(typeof(TcpOption), 29, "options.ao", "TCP Option - TCP AO")]
public readonly ref partial struct TcpAuthenticationView
{
    /// <summary>Which key made the code.</summary>
    [Field("options.ao.keyid", "AO KeyID")] public partial byte KeyId { get; }

    /// <summary>Which key the sender is ready to receive with.</summary>
    [Field("options.ao.rnextkeyid", "AO RNextKeyID")] public partial byte NextKeyId { get; }

    /// <summary>The message authentication code.</summary>
    [Field("options.ao.mac", "AO MAC", Length = "Rest")] public partial ReadOnlySpan<byte> AuthenticationCode { get; }
}

/// <summary>Fast Open: a cookie, or the request for one (RFC 7413, section 4.1.1).</summary>
[Option(typeof(TcpOption), 34, "options.tfo", "TCP Option - TCP Fast Open")]
public readonly ref partial struct TcpFastOpenView
{
    /// <summary>The cookie, 4 to 16 bytes; empty in a request.</summary>
    [Field("options.tfo.cookie", "Fast Open Cookie", Length = "Rest")] public partial ReadOnlySpan<byte> Cookie { get; }

    /// <summary>True in a request; null where there is a cookie.</summary>
    [Derived("options.tfo.request", "Fast Open Cookie Request")] public bool? IsRequest => Cookie.IsEmpty ? true : null;
}

/// <summary>Fast Open as an experiment, as it was before it had a kind (RFC 7413, section 4.1.1; RFC 6994).</summary>
[Option(typeof(TcpOption), TcpOption.ExperimentalFastOpen2, "options.experimental", "TCP Option - Experimental: Fast Open", MoreKinds = [TcpOption.ExperimentalFastOpen1])]
public readonly ref partial struct TcpExperimentalFastOpenView
{
    /// <summary>Identifies the experiment, 0xF989.</summary>
    [Field("options.experimental.exid", "Experiment Identifier", Hex = true, Default = TcpExperimentId.FastOpen)] public partial TcpExperimentId Experiment { get; }

    /// <summary>The cookie, 4 to 16 bytes; empty in a request.</summary>
    [Field("options.tfo.cookie", "Fast Open Cookie", Length = "Rest")] public partial ReadOnlySpan<byte> Cookie { get; }

    /// <summary>True in a request; null where there is a cookie.</summary>
    [Derived("options.tfo.request", "Fast Open Cookie Request")] public bool? IsRequest => Cookie.IsEmpty ? true : null;
}

/// <summary>Encryption negotiation, TCP-ENO (RFC 8547, section 4.1).</summary>
[Option(typeof(TcpOption), 69, "options.eno", "TCP Option - Encryption Negotiation")]
public readonly ref partial struct TcpEncryptionNegotiationView
{
    /// <summary>The suboptions; without SYN their bytes have no meaning.</summary>
    [Field("options.eno.suboptions", "Suboptions", Length = "Rest")] public partial ReadOnlySpan<byte> Suboptions { get; }
}
