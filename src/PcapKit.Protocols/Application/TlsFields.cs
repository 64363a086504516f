namespace PcapKit.Protocols;

/// <summary>The fields of TLS records and handshake messages.</summary>
internal static class TlsFields
{
    private static readonly List<FieldInfo> Registered = [];

    // Records.
    public static readonly FieldInfo Records = Add(new FieldInfo("tls.records", "Records", FieldKind.List)), Record = Add(new FieldInfo("tls.record", "Record Layer", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo ContentType = Number("record.content_type", "Content Type", 8, TlsContentTypeNames.Table);
    public static readonly FieldInfo RecordVersion = Number("record.version", "Version", 16, TlsVersionNames.Table, hex: true), RecordLength = Number("record.length", "Length", 16);
    public static readonly FieldInfo ChangeCipherSpec = Bytes("change_cipher_spec", "Change Cipher Spec Message"), ApplicationData = Bytes("app_data", "Encrypted Application Data");
    public static readonly FieldInfo Protected = Bytes("encrypted", "Encrypted Message");
    public static readonly FieldInfo SegmentData = Bytes("segment.data", "TLS segment data", key: "segment_data"), Unknown = Bytes("ignored_unknown_record", "Ignored Unknown Record");
    public static readonly FieldInfo Alert = Group("alert_message", "Alert Message");
    public static readonly FieldInfo AlertLevel = Number("alert_message.level", "Level", 8, TlsAlertLevelNames.Table), AlertDescription = Number("alert_message.desc", "Description", 8, TlsAlertDescriptionNames.Table);
    public static readonly FieldInfo Heartbeat = Group("heartbeat_message", "Heartbeat Message");
    public static readonly FieldInfo HeartbeatType = Number("heartbeat_message.type", "Type", 8, TlsHeartbeatTypeNames.Table), HeartbeatLength = Number("heartbeat_message.payload_length", "Payload Length", 16);
    public static readonly FieldInfo HeartbeatPayload = Bytes("heartbeat_message.payload", "Payload"), HeartbeatPadding = Bytes("heartbeat_message.padding", "Padding");

    // The first message of a client in the form of SSL 2.0.
    public static readonly FieldInfo SpecsLength = Number("handshake.cipher_spec_len", "Cipher Spec Length", 16), Spec = Number("handshake.cipherspec", "Cipher Spec", 24, hex: true);
    public static readonly FieldInfo LongSessionIdLength = Number("handshake.session_id_length", "Session ID Length", 16);
    public static readonly FieldInfo ChallengeLength = Number("handshake.challenge_length", "Challenge Length", 16), Challenge = Bytes("handshake.challenge", "Challenge");
    public static readonly FieldInfo OldRecordVersion = Add(new FieldInfo("tls.record.version", "Version", FieldKind.UInt, -1, 16) { Hex = true, Names = TlsVersionNames.Table, Derived = true });
    public static readonly FieldInfo OldRecordLength = Number("record.length", "Length", 15), OldRecordMark = Bits("record.no_padding", "No Padding", 1);

    // Handshake messages.
    public static readonly FieldInfo Handshakes = Add(new FieldInfo("tls.handshakes", "Handshake Messages", FieldKind.List)), Handshake = Group("handshake", "Handshake Protocol");
    public static readonly FieldInfo HandshakeType = Number("handshake.type", "Handshake Type", 8, TlsHandshakeTypeNames.Table), HandshakeLength = Number("handshake.length", "Length", 24);
    public static readonly FieldInfo Body = Bytes("handshake.body", "Message Body"), Fragment = Bytes("handshake.fragment_data", "Handshake Fragment");
    public static readonly FieldInfo HelloVersion = Number("handshake.version", "Version", 16, TlsVersionNames.Table, hex: true);
    public static readonly FieldInfo Random = Bytes("handshake.random", "Random");
    public static readonly FieldInfo RandomTime = Add(new FieldInfo("tls.handshake.random_time", "GMT Unix Time", FieldKind.Time) { Derived = true, Hidden = true });
    public static readonly FieldInfo RandomBytes = Add(new FieldInfo("tls.handshake.random_bytes", "Random Bytes", FieldKind.Bytes) { Derived = true, Hidden = true });
    public static readonly FieldInfo SessionIdLength = Number("handshake.session_id_length", "Session ID Length", 8), SessionId = Bytes("handshake.session_id", "Session ID");
    public static readonly FieldInfo SuitesLength = Number("handshake.cipher_suites_length", "Cipher Suites Length", 16);
    public static readonly FieldInfo Suite = Number("handshake.ciphersuite", "Cipher Suite", 16, TlsCipherSuiteNames.Table, hex: true);
    public static readonly FieldInfo MethodsLength = Number("handshake.comp_methods_length", "Compression Methods Length", 8), Method = Number("handshake.comp_method", "Compression Method", 8, TlsCompressionMethodNames.Table);
    public static readonly FieldInfo CertificatesLength = Number("handshake.certificates_length", "Certificates Length", 24);
    public static readonly FieldInfo CertificateLength = Number("handshake.certificate_length", "Certificate Length", 24), Certificate = Bytes("handshake.certificate", "Certificate");
    public static readonly FieldInfo StatusLength = Number("handshake.ocsp_response_len", "OCSP Response Length", 24), StatusListLength = Number("handshake.ocsp_response_list_len", "OCSP Response List Length", 24);
    public static readonly FieldInfo Status = Bytes("handshake.ocsp_response", "OCSP Response");
    public static readonly FieldInfo TypesCount = Number("handshake.cert_types_count", "Certificate types count", 8), Types = Number("handshake.cert_type", "Certificate type", 8, TlsClientCertificateTypeNames.Table);
    public static readonly FieldInfo NamesLength = Number("handshake.dnames_len", "Distinguished Names Length", 16), NameLength = Number("handshake.dname_len", "Distinguished Name Length", 16), Name = Bytes("handshake.dname", "Distinguished Name");
    public static readonly FieldInfo SignatureLength = Number("handshake.client_cert_vrfy.sig_len", "Signature length", 16), Signature = Bytes("handshake.client_cert_vrfy.sig", "Signature");
    public static readonly FieldInfo VerifyData = Bytes("handshake.verify_data", "Verify Data");
    public static readonly FieldInfo TicketLifetime = Number("handshake.session_ticket_lifetime_hint", "Session Ticket Lifetime Hint", 32);
    public static readonly FieldInfo TicketLength = Number("handshake.session_ticket_length", "Session Ticket Length", 16), Ticket = Bytes("handshake.session_ticket", "Session Ticket");
    public static readonly FieldInfo NextProtocolLength = Number("handshake.npn_selected_protocol_len", "Selected Protocol Length", 8), NextProtocol = Text("handshake.npn_selected_protocol", "Selected Protocol");
    public static readonly FieldInfo NextPaddingLength = Number("handshake.npn_padding_len", "Padding Length", 8), NextPadding = Bytes("handshake.npn_padding", "Padding");
    public static readonly FieldInfo KeyUpdate = Number("handshake.key_update.request_update", "Key Update Request", 8, TlsKeyUpdateRequestNames.Table);
    public static readonly FieldInfo CompressionAlgorithm = Number("compress_certificate.algorithm", "Algorithm", 16, TlsCertificateCompressionNames.Table);
    public static readonly FieldInfo UncompressedLength = Number("compress_certificate.uncompressed_length", "Uncompressed Length", 24);
    public static readonly FieldInfo CompressedLength = Number("compress_certificate.compressed_certificate_message.length", "Length", 24, key: "compressed_certificate_message_length");
    public static readonly FieldInfo Compressed = Bytes("compress_certificate.compressed_certificate_message", "Compressed Certificate Message");

    /// <summary>All of them, those of extensions included.</summary>
    public static FieldInfo[] All => TlsExtensionFields.Extensions is not null ? [.. Registered] : [];

    internal static FieldInfo Number(string name, string label, int bits, EnumNames? names = null, bool hex = false, string? key = null) =>
        Add(key is null
            ? new FieldInfo("tls." + name, label, FieldKind.UInt, -1, bits) { Hex = hex, Names = names }
            : new FieldInfo("tls." + name, label, FieldKind.UInt, -1, bits) { Hex = hex, Names = names, Key = key });

    private static FieldInfo Bits(string name, string label, int bits) => Add(new FieldInfo("tls." + name, label, FieldKind.UInt, -1, bits));

    internal static FieldInfo Text(string name, string label) => Add(new FieldInfo("tls." + name, label, FieldKind.Text));

    internal static FieldInfo Group(string name, string label) => Add(new FieldInfo("tls." + name, label, FieldKind.Group) { Form = FieldForm.Present });

    internal static FieldInfo List(string name, string label) => Add(new FieldInfo("tls." + name, label, FieldKind.List));

    internal static FieldInfo Bytes(string name, string label, string? key = null) =>
        Add(key is null ? new FieldInfo("tls." + name, label, FieldKind.Bytes) : new FieldInfo("tls." + name, label, FieldKind.Bytes) { Key = key });

    internal static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }
}
