using static PcapKit.Protocols.TlsFields;

namespace PcapKit.Protocols;

/// <summary>The fields of TLS extensions.</summary>
internal static class TlsExtensionFields
{
    public static readonly FieldInfo ExtensionsLength = Number("handshake.extensions_length", "Extensions Length", 16);
    public static readonly FieldInfo Extensions = List("handshake.extensions", "Extensions"), Extension = Group("handshake.extension", "Extension");
    public static readonly FieldInfo Type = Number("handshake.extension.type", "Type", 16, TlsExtensionTypeNames.Table), Length = Number("handshake.extension.len", "Length", 16);
    public static readonly FieldInfo Data = Bytes("handshake.extension.data", "Data");

    public static readonly FieldInfo ServerNamesLength = Number("handshake.extensions_server_name_list_len", "Server Name list length", 16);
    public static readonly FieldInfo ServerNameType = Number("handshake.extensions_server_name_type", "Server Name Type", 8), ServerNameLength = Number("handshake.extensions_server_name_len", "Server Name length", 16);
    public static readonly FieldInfo ServerName = Text("handshake.extensions_server_name", "Server Name");

    public static readonly FieldInfo AlpnLength = Number("handshake.extensions_alpn_len", "ALPN Extension Length", 16);
    public static readonly FieldInfo AlpnNameLength = Number("handshake.extensions_alpn_str_len", "ALPN string length", 8), AlpnName = Text("handshake.extensions_alpn_str", "ALPN Next Protocol");
    public static readonly FieldInfo NpnNameLength = Number("handshake.extensions_npn_str_len", "Protocol string length", 8), NpnName = Text("handshake.extensions_npn", "Next Protocol");
    public static readonly FieldInfo AlpsLength = Number("handshake.extensions_alps_len", "ALPS Extension Length", 16);
    public static readonly FieldInfo AlpsNameLength = Number("handshake.extensions_alps_alpn_str_len", "Supported ALPN Length", 8), AlpsName = Text("handshake.extensions_alps_alpn_str", "Supported ALPN");

    public static readonly FieldInfo VersionsLength = Number("handshake.extensions.supported_versions_len", "Supported Versions length", 8);
    public static readonly FieldInfo Version = Number("handshake.extensions.supported_version", "Supported Version", 16, TlsVersionNames.Table, hex: true);

    public static readonly FieldInfo GroupsLength = Number("handshake.extensions_supported_groups_length", "Supported Groups List Length", 16);
    public static readonly FieldInfo NamedGroup = Number("handshake.extensions_supported_group", "Supported Group", 16, TlsNamedGroupNames.Table, hex: true);
    public static readonly FieldInfo FormatsLength = Number("handshake.extensions_ec_point_formats_length", "EC point formats Length", 8);
    public static readonly FieldInfo Format = Number("handshake.extensions_ec_point_format", "EC point format", 8, TlsPointFormatNames.Table);

    public static readonly FieldInfo SchemesLength = Number("handshake.sig_hash_alg_len", "Signature Hash Algorithms Length", 16);
    public static readonly FieldInfo Scheme = Number("handshake.sig_hash_alg", "Signature Algorithm", 16, TlsSignatureSchemeNames.Table, hex: true);
    public static readonly FieldInfo SchemeHash = Part("handshake.sig_hash_hash", "Signature Hash Algorithm Hash"), SchemeSignature = Part("handshake.sig_hash_sig", "Signature Hash Algorithm Signature");

    public static readonly FieldInfo SharesLength = Number("handshake.extensions_key_share_client_length", "Client Key Share Length", 16);
    public static readonly FieldInfo Shares = List("handshake.extensions_key_shares", "Key Shares"), Share = Group("handshake.extensions_key_share", "Key Share Entry");
    public static readonly FieldInfo ShareGroup = Number("handshake.extensions_key_share_group", "Group", 16, TlsNamedGroupNames.Table);
    public static readonly FieldInfo ShareLength = Number("handshake.extensions_key_share_key_exchange_length", "Key Exchange Length", 16), ShareKey = Bytes("handshake.extensions_key_share_key_exchange", "Key Exchange");
    public static readonly FieldInfo SelectedGroup = Number("handshake.extensions_key_share_selected_group", "Selected Group", 16, TlsNamedGroupNames.Table);

    public static readonly FieldInfo IdentitiesLength = Number("handshake.extensions.psk.identities.length", "Identities Length", 16, key: "identities_length");
    public static readonly FieldInfo Identities = List("handshake.extensions.psk.identities", "PSK Identities"), Identity = Group("handshake.extensions.psk.identity", "PSK Identity");
    public static readonly FieldInfo IdentityLength = Number("handshake.extensions.psk.identity.identity_length", "Identity Length", 16), IdentityBytes = Bytes("handshake.extensions.psk.identity.identity", "Identity");
    public static readonly FieldInfo TicketAge = Number("handshake.extensions.psk.identity.obfuscated_ticket_age", "Obfuscated Ticket Age", 32);
    public static readonly FieldInfo BindersLength = Number("handshake.extensions.psk.binders_len", "PSK Binders length", 16), Binders = Bytes("handshake.extensions.psk.binders", "PSK Binders");
    public static readonly FieldInfo SelectedIdentity = Number("handshake.extensions.psk.identity.selected", "Selected Identity", 16);
    public static readonly FieldInfo ModesLength = Number("extension.psk_ke_modes_length", "PSK Key Exchange Modes Length", 8), Mode = Number("extension.psk_ke_mode", "PSK Key Exchange Mode", 8, TlsPskModeNames.Table);

    public static readonly FieldInfo RenegotiationLength = Number("handshake.extensions_reneg_info_len", "Renegotiation info extension length", 8), Renegotiation = Bytes("handshake.extensions_reneg_info", "Renegotiation info");
    public static readonly FieldInfo CookieLength = Number("handshake.extensions.cookie_len", "Cookie length", 16), Cookie = Bytes("handshake.extensions.cookie", "Cookie");
    public static readonly FieldInfo StatusType = Number("handshake.extensions_status_request_type", "Certificate Status Type", 8, TlsCertificateStatusTypeNames.Table);
    public static readonly FieldInfo RespondersLength = Number("handshake.extensions_status_request_responder_ids_len", "Responder ID list Length", 16), Responders = Bytes("handshake.extensions_status_request_responder_ids", "Responder ID list");
    public static readonly FieldInfo RequestExtensionsLength = Number("handshake.extensions_status_request_exts_len", "Request Extensions Length", 16), RequestExtensions = Bytes("handshake.extensions_status_request_exts", "Request Extensions");
    public static readonly FieldInfo CompressionsLength = Number("compress_certificate.algorithms_length", "Algorithms Length", 8);
    public static readonly FieldInfo MaxFragmentLength = Number("handshake.max_fragment_length", "Maximum Fragment Length", 8), HeartbeatMode = Number("handshake.extension.heartbeat.mode", "Mode", 8, TlsHeartbeatModeNames.Table);
    public static readonly FieldInfo RecordSizeLimit = Number("record_size_limit", "Record Size Limit", 16), MaxEarlyData = Number("early_data.max_early_data_size", "Maximum Early Data Size", 32);
    public static readonly FieldInfo SrpLength = Number("handshake.extensions_srp_len", "SRP username length", 8), SrpName = Text("handshake.extensions_srp_username", "SRP username");
    public static readonly FieldInfo CertificateTypesLength = Number("handshake.cert_type.types_len", "Certificate Type List Length", 8), CertificateType = Number("handshake.cert_type.type", "Certificate Type", 8, TlsCertificateTypeNames.Table, hex: true);
    public static readonly FieldInfo Padding = Bytes("handshake.extensions_padding_data", "Padding Data");

    // In TLS 1.2 a scheme is a hash and a signature; its name says both, so that reports need not.
    private static FieldInfo Part(string name, string label) => Add(new FieldInfo("tls." + name, label, FieldKind.UInt) { Derived = true, Hidden = true });
}
