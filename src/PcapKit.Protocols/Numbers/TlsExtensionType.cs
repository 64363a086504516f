// The names of the registry are all that there is to say of most members.
#pragma warning disable CS1591

namespace PcapKit.Protocols;

/// <summary>Types of TLS extensions (IANA "tls-extensiontype-values").</summary>
[ValueNames]
public enum TlsExtensionType : ushort
{
    /// <summary>RFC 6066, section 3.</summary>
    [Name("server_name")] ServerName = 0,
    /// <summary>RFC 6066, section 4.</summary>
    [Name("max_fragment_length")] MaxFragmentLength = 1,
    /// <summary>RFC 6066, section 5.</summary>
    [Name("client_certificate_url")] ClientCertificateUrl = 2,
    /// <summary>RFC 6066, section 6.</summary>
    [Name("trusted_ca_keys")] TrustedCaKeys = 3,
    /// <summary>RFC 6066, section 7.</summary>
    [Name("truncated_hmac")] TruncatedHmac = 4,
    /// <summary>RFC 6066, section 8.</summary>
    [Name("status_request")] StatusRequest = 5,
    /// <summary>RFC 4681.</summary>
    [Name("user_mapping")] UserMapping = 6,
    /// <summary>RFC 5878.</summary>
    [Name("client_authz")] ClientAuthz = 7,
    /// <summary>RFC 5878.</summary>
    [Name("server_authz")] ServerAuthz = 8,
    /// <summary>RFC 6091.</summary>
    [Name("cert_type")] CertType = 9,
    /// <summary>RFC 8422, RFC 7919.</summary>
    [Name("supported_groups")] SupportedGroups = 10,
    /// <summary>RFC 8422.</summary>
    [Name("ec_point_formats")] EcPointFormats = 11,
    /// <summary>RFC 5054.</summary>
    [Name("srp")] Srp = 12,
    /// <summary>RFC 8446, section 4.2.3.</summary>
    [Name("signature_algorithms")] SignatureAlgorithms = 13,
    /// <summary>RFC 5764.</summary>
    [Name("use_srtp")] UseSrtp = 14,
    /// <summary>RFC 6520.</summary>
    [Name("heartbeat")] Heartbeat = 15,
    /// <summary>RFC 7301.</summary>
    [Name("application_layer_protocol_negotiation")] ApplicationLayerProtocolNegotiation = 16,
    /// <summary>RFC 6961.</summary>
    [Name("status_request_v2")] StatusRequestV2 = 17,
    /// <summary>RFC 6962.</summary>
    [Name("signed_certificate_timestamp")] SignedCertificateTimestamp = 18,
    /// <summary>RFC 7250.</summary>
    [Name("client_certificate_type")] ClientCertificateType = 19,
    /// <summary>RFC 7250.</summary>
    [Name("server_certificate_type")] ServerCertificateType = 20,
    /// <summary>RFC 7685.</summary>
    [Name("padding")] Padding = 21,
    /// <summary>RFC 7366.</summary>
    [Name("encrypt_then_mac")] EncryptThenMac = 22,
    /// <summary>RFC 7627.</summary>
    [Name("extended_master_secret")] ExtendedMasterSecret = 23,
    /// <summary>RFC 8472.</summary>
    [Name("token_binding")] TokenBinding = 24,
    /// <summary>RFC 7924.</summary>
    [Name("cached_info")] CachedInfo = 25,
    [Name("tls_lts")] TlsLts = 26,
    /// <summary>RFC 8879.</summary>
    [Name("compress_certificate")] CompressCertificate = 27,
    /// <summary>RFC 8449.</summary>
    [Name("record_size_limit")] RecordSizeLimit = 28,
    /// <summary>RFC 8492.</summary>
    [Name("pwd_protect")] PwdProtect = 29,
    /// <summary>RFC 8492.</summary>
    [Name("pwd_clear")] PwdClear = 30,
    /// <summary>RFC 8492.</summary>
    [Name("password_salt")] PasswordSalt = 31,
    /// <summary>RFC 8672.</summary>
    [Name("ticket_pinning")] TicketPinning = 32,
    /// <summary>RFC 8773.</summary>
    [Name("tls_cert_with_extern_psk")] TlsCertWithExternPsk = 33,
    /// <summary>RFC 9345.</summary>
    [Name("delegated_credential")] DelegatedCredential = 34,
    /// <summary>RFC 5077.</summary>
    [Name("session_ticket")] SessionTicket = 35,
    /// <summary>RFC 8446, section 4.2.11.</summary>
    [Name("pre_shared_key")] PreSharedKey = 41,
    /// <summary>RFC 8446, section 4.2.10.</summary>
    [Name("early_data")] EarlyData = 42,
    /// <summary>RFC 8446, section 4.2.1.</summary>
    [Name("supported_versions")] SupportedVersions = 43,
    /// <summary>RFC 8446, section 4.2.2.</summary>
    [Name("cookie")] Cookie = 44,
    /// <summary>RFC 8446, section 4.2.9.</summary>
    [Name("psk_key_exchange_modes")] PskKeyExchangeModes = 45,
    /// <summary>RFC 8446, section 4.2.4.</summary>
    [Name("certificate_authorities")] CertificateAuthorities = 47,
    /// <summary>RFC 8446, section 4.2.5.</summary>
    [Name("oid_filters")] OidFilters = 48,
    /// <summary>RFC 8446, section 4.2.6.</summary>
    [Name("post_handshake_auth")] PostHandshakeAuth = 49,
    /// <summary>RFC 8446, section 4.2.3.</summary>
    [Name("signature_algorithms_cert")] SignatureAlgorithmsCert = 50,
    /// <summary>RFC 8446, section 4.2.8.</summary>
    [Name("key_share")] KeyShare = 51,
    /// <summary>RFC 9162.</summary>
    [Name("transparency_info")] TransparencyInfo = 52,
    /// <summary>RFC 9146.</summary>
    [Name("connection_id")] ConnectionId = 54,
    /// <summary>RFC 8844.</summary>
    [Name("external_id_hash")] ExternalIdHash = 55,
    /// <summary>RFC 8844.</summary>
    [Name("external_session_id")] ExternalSessionId = 56,
    /// <summary>RFC 9001.</summary>
    [Name("quic_transport_parameters")] QuicTransportParameters = 57,
    /// <summary>RFC 9149.</summary>
    [Name("ticket_request")] TicketRequest = 58,
    /// <summary>RFC 9102.</summary>
    [Name("dnssec_chain")] DnssecChain = 59,
    [Name("sequence_number_encryption_algorithms")] SequenceNumberEncryptionAlgorithms = 60,
    [Name("Reserved (GREASE)")] Grease0A0A = 2570,
    [Name("Reserved (GREASE)")] Grease1A1A = 6682,
    [Name("Reserved (GREASE)")] Grease2A2A = 10794,
    /// <summary>A draft.</summary>
    [Name("next_protocol_negotiation")] NextProtocolNegotiation = 13172,
    [Name("Reserved (GREASE)")] Grease3A3A = 14906,
    /// <summary>A draft.</summary>
    [Name("application_settings")] ApplicationSettings = 17513,
    /// <summary>A draft.</summary>
    [Name("application_settings_new")] ApplicationSettingsNew = 17613,
    [Name("Reserved (GREASE)")] Grease4A4A = 19018,
    [Name("Reserved (GREASE)")] Grease5A5A = 23130,
    [Name("Reserved (GREASE)")] Grease6A6A = 27242,
    /// <summary>A draft.</summary>
    [Name("channel_id_old")] ChannelIdOld = 30031,
    /// <summary>A draft.</summary>
    [Name("channel_id")] ChannelId = 30032,
    [Name("Reserved (GREASE)")] Grease7A7A = 31354,
    [Name("Reserved (GREASE)")] Grease8A8A = 35466,
    [Name("Reserved (GREASE)")] Grease9A9A = 39578,
    [Name("Reserved (GREASE)")] GreaseAAAA = 43690,
    [Name("Reserved (GREASE)")] GreaseBABA = 47802,
    [Name("Reserved (GREASE)")] GreaseCACA = 51914,
    [Name("Reserved (GREASE)")] GreaseDADA = 56026,
    [Name("Reserved (GREASE)")] GreaseEAEA = 60138,
    [Name("Reserved (GREASE)")] GreaseFAFA = 64250,
    /// <summary>RFC 9849.</summary>
    [Name("ech_outer_extensions")] EchOuterExtensions = 64768,
    /// <summary>RFC 9849.</summary>
    [Name("encrypted_client_hello")] EncryptedClientHello = 65037,
    /// <summary>RFC 5746.</summary>
    [Name("renegotiation_info")] RenegotiationInfo = 65281,
    /// <summary>A draft.</summary>
    [Name("encrypted_server_name")] EncryptedServerName = 65486,
}
