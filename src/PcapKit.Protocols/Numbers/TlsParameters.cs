// The names of the registry are all that there is to say of most members.
#pragma warning disable CS1591

namespace PcapKit.Protocols;

/// <summary>Compression of records (RFC 3749); gone from TLS 1.3.</summary>
[ValueNames]
public enum TlsCompressionMethod : byte
{
    [Name("null")] Null = 0,
    [Name("deflate")] Deflate = 1,
    [Name("lzs")] Lzs = 64,
}

/// <summary>Forms of points of elliptic curves (RFC 8422, section 5.1.2).</summary>
[ValueNames]
public enum TlsPointFormat : byte
{
    [Name("uncompressed")] Uncompressed = 0,
    [Name("ansiX962_compressed_prime")] AnsiX962CompressedPrime = 1,
    [Name("ansiX962_compressed_char2")] AnsiX962CompressedChar2 = 2,
}

/// <summary>Ways to use a pre-shared key (RFC 8446, section 4.2.9).</summary>
[ValueNames]
public enum TlsPskMode : byte
{
    [Name("psk_ke")] PskKe = 0,
    [Name("psk_dhe_ke")] PskDheKe = 1,
}

/// <summary>Kinds of certificate status (RFC 6066, section 8; RFC 6961).</summary>
[ValueNames]
public enum TlsCertificateStatusType : byte
{
    [Name("ocsp")] Ocsp = 1,
    [Name("ocsp_multi")] OcspMulti = 2,
}

/// <summary>Kinds of certificates (RFC 7250).</summary>
[ValueNames]
public enum TlsCertificateType : byte
{
    [Name("X509")] X509 = 0,
    [Name("OpenPGP")] OpenPGP = 1,
    [Name("RawPublicKey")] RawPublicKey = 2,
}

/// <summary>Kinds of certificates and keys that a server takes from a client (RFC 5246, section 7.4.4).</summary>
[ValueNames]
public enum TlsClientCertificateType : byte
{
    [Name("rsa_sign")] RsaSign = 1,
    [Name("dss_sign")] DssSign = 2,
    [Name("rsa_fixed_dh")] RsaFixedDh = 3,
    [Name("dss_fixed_dh")] DssFixedDh = 4,
    [Name("rsa_ephemeral_dh")] RsaEphemeralDh = 5,
    [Name("dss_ephemeral_dh")] DssEphemeralDh = 6,
    [Name("fortezza_dms")] FortezzaDms = 20,
    [Name("ecdsa_sign")] EcdsaSign = 64,
    [Name("rsa_fixed_ecdh")] RsaFixedEcdh = 65,
    [Name("ecdsa_fixed_ecdh")] EcdsaFixedEcdh = 66,
    [Name("gost_sign256")] GostSign256 = 67,
    [Name("gost_sign512")] GostSign512 = 68,
}

/// <summary>Heartbeat messages (RFC 6520, section 3).</summary>
[ValueNames]
public enum TlsHeartbeatType : byte
{
    [Name("heartbeat_request")] HeartbeatRequest = 1,
    [Name("heartbeat_response")] HeartbeatResponse = 2,
}

/// <summary>Whether a peer may be asked (RFC 6520, section 2).</summary>
[ValueNames]
public enum TlsHeartbeatMode : byte
{
    [Name("peer_allowed_to_send")] PeerAllowedToSend = 1,
    [Name("peer_not_allowed_to_send")] PeerNotAllowedToSend = 2,
}

/// <summary>How certificates are compressed (RFC 8879, section 7.3).</summary>
[ValueNames]
public enum TlsCertificateCompression : ushort
{
    [Name("zlib")] Zlib = 1,
    [Name("brotli")] Brotli = 2,
    [Name("zstd")] Zstd = 3,
}

/// <summary>Whether the peer shall update its keys too (RFC 8446, section 4.6.3).</summary>
[ValueNames]
public enum TlsKeyUpdateRequest : byte
{
    [Name("update_not_requested")] UpdateNotRequested = 0,
    [Name("update_requested")] UpdateRequested = 1,
}
