// The names of the registry are all that there is to say of most members.
#pragma warning disable CS1591

namespace PcapKit.Protocols;

/// <summary>What a record holds (RFC 8446, section 5.1).</summary>
[ValueNames]
public enum TlsContentType : byte
{
    /// <summary>What follows is protected anew.</summary>
    [Name("change_cipher_spec")] ChangeCipherSpec = 20,
    /// <summary>An error, or the end.</summary>
    [Name("alert")] Alert = 21,
    /// <summary>Handshake messages.</summary>
    [Name("handshake")] Handshake = 22,
    /// <summary>Protected data; in TLS 1.3 also protected messages of other types.</summary>
    [Name("application_data")] ApplicationData = 23,
    /// <summary>Asks whether the peer is there (RFC 6520).</summary>
    [Name("heartbeat")] Heartbeat = 24,
    /// <summary>Of DTLS (RFC 9146).</summary>
    [Name("tls12_cid")] Tls12Cid = 25,
}

/// <summary>Types of handshake messages (IANA "tls-parameters").</summary>
[ValueNames]
public enum TlsHandshakeType : byte
{
    /// <summary>Asks the client for a new handshake (RFC 5246, section 7.4.1.1).</summary>
    [Name("hello_request")] HelloRequest = 0,
    /// <summary>The first message of a client (RFC 8446, section 4.1.2).</summary>
    [Name("client_hello")] ClientHello = 1,
    /// <summary>The answer of the server; in TLS 1.3 also asks for another first message (RFC 8446, section 4.1.3).</summary>
    [Name("server_hello")] ServerHello = 2,
    /// <summary>DTLS only (RFC 6347, section 4.2.1).</summary>
    [Name("hello_verify_request")] HelloVerifyRequest = 3,
    /// <summary>RFC 5077, section 3.3; RFC 8446, section 4.6.1.</summary>
    [Name("new_session_ticket")] NewSessionTicket = 4,
    /// <summary>RFC 8446, section 4.5.</summary>
    [Name("end_of_early_data")] EndOfEarlyData = 5,
    /// <summary>Of drafts of TLS 1.3.</summary>
    [Name("hello_retry_request")] HelloRetryRequest = 6,
    /// <summary>RFC 8446, section 4.3.1.</summary>
    [Name("encrypted_extensions")] EncryptedExtensions = 8,
    /// <summary>RFC 9147, section 9.</summary>
    [Name("request_connection_id")] RequestConnectionId = 9,
    /// <summary>RFC 9147, section 9.</summary>
    [Name("new_connection_id")] NewConnectionId = 10,
    /// <summary>RFC 5246, section 7.4.2.</summary>
    [Name("certificate")] Certificate = 11,
    /// <summary>RFC 5246, section 7.4.3.</summary>
    [Name("server_key_exchange")] ServerKeyExchange = 12,
    /// <summary>RFC 5246, section 7.4.4.</summary>
    [Name("certificate_request")] CertificateRequest = 13,
    /// <summary>RFC 5246, section 7.4.5.</summary>
    [Name("server_hello_done")] ServerHelloDone = 14,
    /// <summary>RFC 5246, section 7.4.8.</summary>
    [Name("certificate_verify")] CertificateVerify = 15,
    /// <summary>RFC 5246, section 7.4.7.</summary>
    [Name("client_key_exchange")] ClientKeyExchange = 16,
    /// <summary>RFC 9261.</summary>
    [Name("client_certificate_request")] ClientCertificateRequest = 17,
    /// <summary>RFC 5246, section 7.4.9.</summary>
    [Name("finished")] Finished = 20,
    /// <summary>RFC 6066, section 5.</summary>
    [Name("certificate_url")] CertificateUrl = 21,
    /// <summary>RFC 6066, section 8.</summary>
    [Name("certificate_status")] CertificateStatus = 22,
    /// <summary>RFC 4680.</summary>
    [Name("supplemental_data")] SupplementalData = 23,
    /// <summary>RFC 8446, section 4.6.3.</summary>
    [Name("key_update")] KeyUpdate = 24,
    /// <summary>RFC 8879, section 4.</summary>
    [Name("compressed_certificate")] CompressedCertificate = 25,
    /// <summary>Of a draft: the protocol that the client chose.</summary>
    [Name("next_protocol")] NextProtocol = 67,
    /// <summary>Stands for the first message of a client in a hash; never sent (RFC 8446, section 4.4.1).</summary>
    [Name("message_hash")] MessageHash = 254,
}

/// <summary>Versions of TLS as they stand in records and messages. From TLS 1.3 on both say 1.2, and an extension has the true one (RFC 8446, section 4.2.1).</summary>
[ValueNames]
public enum TlsVersion : ushort
{
    [Name("SSL 2.0")] Ssl20 = 0x0002,
    [Name("GMTLS")] Gmtls = 0x0101,
    [Name("SSL 3.0")] Ssl30 = 0x0300,
    [Name("TLS 1.0")] Tls10 = 0x0301,
    [Name("TLS 1.1")] Tls11 = 0x0302,
    [Name("TLS 1.2")] Tls12 = 0x0303,
    [Name("TLS 1.3")] Tls13 = 0x0304,
    [Name("TLS 1.3 (draft 14)")] Tls13Draft14 = 0x7F0E,
    [Name("TLS 1.3 (draft 15)")] Tls13Draft15 = 0x7F0F,
    [Name("TLS 1.3 (draft 16)")] Tls13Draft16 = 0x7F10,
    [Name("TLS 1.3 (draft 17)")] Tls13Draft17 = 0x7F11,
    [Name("TLS 1.3 (draft 18)")] Tls13Draft18 = 0x7F12,
    [Name("TLS 1.3 (draft 19)")] Tls13Draft19 = 0x7F13,
    [Name("TLS 1.3 (draft 20)")] Tls13Draft20 = 0x7F14,
    [Name("TLS 1.3 (draft 21)")] Tls13Draft21 = 0x7F15,
    [Name("TLS 1.3 (draft 22)")] Tls13Draft22 = 0x7F16,
    [Name("TLS 1.3 (draft 23)")] Tls13Draft23 = 0x7F17,
    [Name("TLS 1.3 (draft 24)")] Tls13Draft24 = 0x7F18,
    [Name("TLS 1.3 (draft 25)")] Tls13Draft25 = 0x7F19,
    [Name("TLS 1.3 (draft 26)")] Tls13Draft26 = 0x7F1A,
    [Name("TLS 1.3 (draft 27)")] Tls13Draft27 = 0x7F1B,
    [Name("TLS 1.3 (draft 28)")] Tls13Draft28 = 0x7F1C,
    [Name("DTLS 1.3")] Dtls13 = 0xFEFC,
    [Name("DTLS 1.2")] Dtls12 = 0xFEFD,
    [Name("DTLS 1.0")] Dtls10 = 0xFEFF,
    [Name("Reserved (GREASE)")] Grease0A0A = 0x0A0A,
    [Name("Reserved (GREASE)")] Grease1A1A = 0x1A1A,
    [Name("Reserved (GREASE)")] Grease2A2A = 0x2A2A,
    [Name("Reserved (GREASE)")] Grease3A3A = 0x3A3A,
    [Name("Reserved (GREASE)")] Grease4A4A = 0x4A4A,
    [Name("Reserved (GREASE)")] Grease5A5A = 0x5A5A,
    [Name("Reserved (GREASE)")] Grease6A6A = 0x6A6A,
    [Name("Reserved (GREASE)")] Grease7A7A = 0x7A7A,
    [Name("Reserved (GREASE)")] Grease8A8A = 0x8A8A,
    [Name("Reserved (GREASE)")] Grease9A9A = 0x9A9A,
    [Name("Reserved (GREASE)")] GreaseAAAA = 0xAAAA,
    [Name("Reserved (GREASE)")] GreaseBABA = 0xBABA,
    [Name("Reserved (GREASE)")] GreaseCACA = 0xCACA,
    [Name("Reserved (GREASE)")] GreaseDADA = 0xDADA,
    [Name("Reserved (GREASE)")] GreaseEAEA = 0xEAEA,
    [Name("Reserved (GREASE)")] GreaseFAFA = 0xFAFA,
}

/// <summary>How bad an alert is (RFC 8446, section 6).</summary>
[ValueNames]
public enum TlsAlertLevel : byte
{
    [Name("warning")] Warning = 1,
    [Name("fatal")] Fatal = 2,
}

/// <summary>What an alert says (IANA "tls-parameters"; RFC 8446, section 6).</summary>
[ValueNames]
public enum TlsAlertDescription : byte
{
    [Name("close_notify")] CloseNotify = 0,
    [Name("end_of_early_data")] EndOfEarlyData = 1,
    [Name("unexpected_message")] UnexpectedMessage = 10,
    [Name("bad_record_mac")] BadRecordMac = 20,
    [Name("decryption_failed")] DecryptionFailed = 21,
    [Name("record_overflow")] RecordOverflow = 22,
    [Name("decompression_failure")] DecompressionFailure = 30,
    [Name("handshake_failure")] HandshakeFailure = 40,
    [Name("no_certificate")] NoCertificate = 41,
    [Name("bad_certificate")] BadCertificate = 42,
    [Name("unsupported_certificate")] UnsupportedCertificate = 43,
    [Name("certificate_revoked")] CertificateRevoked = 44,
    [Name("certificate_expired")] CertificateExpired = 45,
    [Name("certificate_unknown")] CertificateUnknown = 46,
    [Name("illegal_parameter")] IllegalParameter = 47,
    [Name("unknown_ca")] UnknownCa = 48,
    [Name("access_denied")] AccessDenied = 49,
    [Name("decode_error")] DecodeError = 50,
    [Name("decrypt_error")] DecryptError = 51,
    [Name("too_many_cids_requested")] TooManyCidsRequested = 52,
    [Name("export_restriction")] ExportRestriction = 60,
    [Name("protocol_version")] ProtocolVersion = 70,
    [Name("insufficient_security")] InsufficientSecurity = 71,
    [Name("internal_error")] InternalError = 80,
    [Name("inappropriate_fallback")] InappropriateFallback = 86,
    [Name("user_canceled")] UserCanceled = 90,
    [Name("no_renegotiation")] NoRenegotiation = 100,
    [Name("missing_extension")] MissingExtension = 109,
    [Name("unsupported_extension")] UnsupportedExtension = 110,
    [Name("certificate_unobtainable")] CertificateUnobtainable = 111,
    [Name("unrecognized_name")] UnrecognizedName = 112,
    [Name("bad_certificate_status_response")] BadCertificateStatusResponse = 113,
    [Name("bad_certificate_hash_value")] BadCertificateHashValue = 114,
    [Name("unknown_psk_identity")] UnknownPskIdentity = 115,
    [Name("certificate_required")] CertificateRequired = 116,
    [Name("general_error")] GeneralError = 117,
    [Name("no_application_protocol")] NoApplicationProtocol = 120,
    [Name("ech_required")] EchRequired = 121,
}
