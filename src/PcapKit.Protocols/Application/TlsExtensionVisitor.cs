using static PcapKit.Protocols.TlsExtensionFields;

namespace PcapKit.Protocols;

/// <summary>Shows extensions. Those that nobody knows here are bytes.</summary>
internal static class TlsExtensionVisitor
{
    /// <summary>Shows the length of extensions and all of them.</summary>
    /// <param name="cursor">Stands at the length; goes on behind the last.</param>
    /// <param name="message">The message that they are of: some differ.</param>
    public static void Visit(ref TlsCursor cursor, TlsHandshakeType message)
    {
        if (!cursor.TryVector(ExtensionsLength, out TlsCursor extensions) || extensions.Left == 0)
            return;
        extensions.Begin(Extensions, extensions.Left);
        while (extensions.Left > 0)
        {
            int length = extensions.Left < TlsExtensions.HeaderLength ? 0 : (int)Bits.Read(extensions.Bytes, 16, 16);
            extensions.Begin(Extension, TlsExtensions.HeaderLength + length);
            // What claims more than there is may be anything.
            bool isReadable = TlsExtensions.HeaderLength + length <= extensions.Left || extensions.IsCut;
            if (extensions.TryNumber(TlsExtensionFields.Type, out int type) && extensions.TryVector(Length, out TlsCursor data) && data.Left > 0)
            {
                if (isReadable)
                    One(ref data, (TlsExtensionType)type, message);
                data.Rest(Data);
            }
            extensions.Close();
        }
        extensions.Close();
    }

    /// <summary>Shows schemes of signatures behind their length.</summary>
    public static bool Schemes(ref TlsCursor cursor)
    {
        if (!cursor.TryVector(SchemesLength, out TlsCursor schemes))
            return false;
        while (schemes.Left > 0 && Scheme(ref schemes)) { }
        return true;
    }

    /// <summary>Shows one scheme.</summary>
    public static bool Scheme(ref TlsCursor cursor)
    {
        if (!cursor.TryNumber(TlsExtensionFields.Scheme, out int scheme))
            return false;
        cursor.Sink.Number(SchemeHash, (uint)scheme >> 8, 0, 0);
        cursor.Sink.Number(SchemeSignature, (uint)scheme & 0xFF, 0, 0);
        return true;
    }

    private static void One(ref TlsCursor data, TlsExtensionType type, TlsHandshakeType message)
    {
        bool client = message == TlsHandshakeType.ClientHello;
        switch (type)
        {
            case TlsExtensionType.ServerName: ServerNames(ref data); break;
            case TlsExtensionType.ApplicationLayerProtocolNegotiation: ProtocolNames(ref data, AlpnLength, AlpnNameLength, AlpnName); break;
            case TlsExtensionType.ApplicationSettings or TlsExtensionType.ApplicationSettingsNew when client: ProtocolNames(ref data, AlpsLength, AlpsNameLength, AlpsName); break;
            case TlsExtensionType.NextProtocolNegotiation: Names(data.Cut(data.Left), NpnNameLength, NpnName); break;
            case TlsExtensionType.SupportedVersions when client: Numbers(ref data, VersionsLength, TlsExtensionFields.Version); break;
            case TlsExtensionType.SupportedVersions: data.Number(TlsExtensionFields.Version); break;
            case TlsExtensionType.SupportedGroups: Numbers(ref data, GroupsLength, NamedGroup); break;
            case TlsExtensionType.EcPointFormats: Numbers(ref data, FormatsLength, Format); break;
            case TlsExtensionType.SignatureAlgorithms or TlsExtensionType.SignatureAlgorithmsCert or TlsExtensionType.DelegatedCredential when client: Schemes(ref data); break;
            case TlsExtensionType.KeyShare: KeyShare(ref data, client); break;
            case TlsExtensionType.PreSharedKey when client: PreSharedKeys(ref data); break;
            case TlsExtensionType.PreSharedKey: data.Number(SelectedIdentity); break;
            case TlsExtensionType.PskKeyExchangeModes: Numbers(ref data, ModesLength, Mode); break;
            case TlsExtensionType.RenegotiationInfo: data.Vector(RenegotiationLength, Renegotiation); break;
            case TlsExtensionType.Cookie: data.Vector(CookieLength, Cookie); break;
            case TlsExtensionType.StatusRequest when client: StatusRequest(ref data); break;
            case TlsExtensionType.CompressCertificate: Numbers(ref data, CompressionsLength, TlsFields.CompressionAlgorithm); break;
            case TlsExtensionType.MaxFragmentLength: data.Number(TlsExtensionFields.MaxFragmentLength); break;
            case TlsExtensionType.Heartbeat: data.Number(HeartbeatMode); break;
            case TlsExtensionType.RecordSizeLimit: data.Number(TlsExtensionFields.RecordSizeLimit); break;
            case TlsExtensionType.Srp: data.Vector(SrpLength, SrpName); break;
            case TlsExtensionType.ClientCertificateType or TlsExtensionType.ServerCertificateType when client: Numbers(ref data, CertificateTypesLength, CertificateType); break;
            case TlsExtensionType.ClientCertificateType or TlsExtensionType.ServerCertificateType: data.Number(CertificateType); break;
            case TlsExtensionType.EarlyData when message == TlsHandshakeType.NewSessionTicket: data.Number(MaxEarlyData); break;
            case TlsExtensionType.Padding: data.Rest(TlsExtensionFields.Padding); break;
        }
    }

    private static void Numbers(ref TlsCursor data, FieldInfo length, FieldInfo field)
    {
        if (data.TryVector(length, out TlsCursor numbers))
            numbers.Numbers(field);
    }

    // RFC 6066, section 3.
    private static void ServerNames(ref TlsCursor data)
    {
        if (!data.TryVector(ServerNamesLength, out TlsCursor names))
            return;
        while (names.Left > 0 && names.Number(ServerNameType) && names.Vector(ServerNameLength, ServerName)) { }
    }

    private static void ProtocolNames(ref TlsCursor data, FieldInfo length, FieldInfo nameLength, FieldInfo name)
    {
        if (data.TryVector(length, out TlsCursor names))
            Names(names, nameLength, name);
    }

    private static void Names(TlsCursor names, FieldInfo length, FieldInfo name)
    {
        while (names.Left > 0 && names.Vector(length, name)) { }
    }

    // RFC 8446, section 4.2.8: a list of the client, one of the server, and only a group where the server asks for another.
    private static void KeyShare(ref TlsCursor data, bool client)
    {
        if (!client)
        {
            if (data.Left == 2)
                data.Number(SelectedGroup);
            else if (data.Number(ShareGroup))
                data.Vector(ShareLength, ShareKey);
            return;
        }
        if (!data.TryVector(SharesLength, out TlsCursor shares) || shares.Left == 0)
            return;
        shares.Begin(Shares, shares.Left);
        while (shares.Left > 0)
        {
            int length = shares.Left < 4 ? 0 : (int)Bits.Read(shares.Bytes, 16, 16);
            shares.Begin(Share, 4 + length);
            if (shares.Number(ShareGroup))
                shares.Vector(ShareLength, ShareKey);
            data.Close();
        }
        data.Close();
    }

    // RFC 8446, section 4.2.11.
    private static void PreSharedKeys(ref TlsCursor data)
    {
        if (!data.TryVector(IdentitiesLength, out TlsCursor identities))
            return;
        if (identities.Left > 0)
        {
            identities.Begin(Identities, identities.Left);
            while (identities.Left > 0)
            {
                int length = identities.Left < 2 ? 0 : (int)Bits.Read(identities.Bytes, 0, 16);
                identities.Begin(Identity, 6 + length);
                if (identities.Vector(IdentityLength, IdentityBytes))
                    identities.Number(TicketAge);
                data.Close();
            }
            data.Close();
        }
        data.Vector(BindersLength, Binders);
    }

    // RFC 6066, section 8.
    private static void StatusRequest(ref TlsCursor data)
    {
        if (data.TryNumber(StatusType, out int type) && type == 1 && data.Vector(RespondersLength, Responders))
            data.Vector(RequestExtensionsLength, RequestExtensions);
    }
}
