using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Shows a handshake message.</summary>
internal static class TlsHandshakeVisitor
{
    /// <summary>Shows a message.</summary>
    /// <param name="cursor">Its bytes, head included.</param>
    public static void Visit(TlsCursor cursor)
    {
        if (!cursor.TryNumber(TlsFields.HandshakeType, out int number) || !cursor.Number(TlsFields.HandshakeLength))
            return;
        var type = (TlsHandshakeType)number;
        switch (type)
        {
            case TlsHandshakeType.ClientHello:
                ClientHello(ref cursor);
                break;
            case TlsHandshakeType.ServerHello:
                ServerHello(ref cursor);
                break;
            case TlsHandshakeType.EncryptedExtensions:
                TlsExtensionVisitor.Visit(ref cursor, type);
                break;
            case TlsHandshakeType.Certificate:
                Certificates(ref cursor);
                break;
            case TlsHandshakeType.CertificateRequest:
                CertificateRequest(ref cursor);
                break;
            case TlsHandshakeType.CertificateVerify:
                CertificateVerify(ref cursor);
                break;
            default:
                Small(ref cursor, type);
                break;
        }
        // What comes behind the parts of a message, or all of one whose layout the cipher suite tells.
        cursor.Rest(TlsFields.Body);
    }

    private static void Small(ref TlsCursor cursor, TlsHandshakeType type)
    {
        switch (type)
        {
            case TlsHandshakeType.NewSessionTicket:
                if (cursor.Number(TlsFields.TicketLifetime))
                    cursor.Vector(TlsFields.TicketLength, TlsFields.Ticket);
                break;
            case TlsHandshakeType.Finished:
                cursor.Rest(TlsFields.VerifyData);
                break;
            case TlsHandshakeType.CertificateStatus:
                Status(ref cursor);
                break;
            case TlsHandshakeType.KeyUpdate:
                cursor.Number(TlsFields.KeyUpdate);
                break;
            case TlsHandshakeType.CompressedCertificate:
                if (cursor.Number(TlsFields.CompressionAlgorithm) && cursor.Number(TlsFields.UncompressedLength))
                    cursor.Vector(TlsFields.CompressedLength, TlsFields.Compressed);
                break;
            case TlsHandshakeType.NextProtocol:
                if (cursor.Vector(TlsFields.NextProtocolLength, TlsFields.NextProtocol))
                    cursor.Vector(TlsFields.NextPaddingLength, TlsFields.NextPadding);
                break;
        }
    }

    private static void ClientHello(ref TlsCursor cursor)
    {
        if (!Hello(ref cursor) || !cursor.TryVector(TlsFields.SuitesLength, out TlsCursor suites))
            return;
        suites.Numbers(TlsFields.Suite);
        if (!cursor.TryVector(TlsFields.MethodsLength, out TlsCursor methods))
            return;
        methods.Numbers(TlsFields.Method);
        if (cursor.Left > 0)
            TlsExtensionVisitor.Visit(ref cursor, TlsHandshakeType.ClientHello);
    }

    private static void ServerHello(ref TlsCursor cursor)
    {
        if (Hello(ref cursor) && cursor.Number(TlsFields.Suite) && cursor.Number(TlsFields.Method) && cursor.Left > 0)
            TlsExtensionVisitor.Visit(ref cursor, TlsHandshakeType.ServerHello);
    }

    // Version, random bytes and session; the random bytes once began with the time.
    private static bool Hello(ref TlsCursor cursor)
    {
        if (!cursor.Number(TlsFields.HelloVersion))
            return false;
        ReadOnlySpan<byte> random = cursor.Bytes;
        if (!cursor.Take(TlsFields.Random, 32))
            return false;
        cursor.Sink.Number(TlsFields.RandomTime, BinaryPrimitives.ReadUInt32BigEndian(random) * 1_000_000_000UL, 0, 0);
        cursor.Sink.Bytes(TlsFields.RandomBytes, random.Slice(4, 28), 0, 0);
        return cursor.Vector(TlsFields.SessionIdLength, TlsFields.SessionId);
    }

    private static void Certificates(ref TlsCursor cursor)
    {
        if (!cursor.TryVector(TlsFields.CertificatesLength, out TlsCursor certificates))
            return;
        while (certificates.Left > 0 && certificates.Vector(TlsFields.CertificateLength, TlsFields.Certificate)) { }
    }

    // RFC 6066, section 8; RFC 6961, section 2.2.
    private static void Status(ref TlsCursor cursor)
    {
        if (!cursor.TryNumber(TlsExtensionFields.StatusType, out int type))
            return;
        if (type != 2)
        {
            cursor.Vector(TlsFields.StatusLength, TlsFields.Status);
            return;
        }
        if (!cursor.TryVector(TlsFields.StatusListLength, out TlsCursor responses))
            return;
        while (responses.Left > 0 && responses.Vector(TlsFields.StatusLength, TlsFields.Status)) { }
    }

    // RFC 5246, section 7.4.4. Before TLS 1.2 there were no schemes: the length of the names fills the rest of the message then.
    private static void CertificateRequest(ref TlsCursor cursor)
    {
        if (!cursor.TryVector(TlsFields.TypesCount, out TlsCursor types))
            return;
        types.Numbers(TlsFields.Types);
        bool hasSchemes = cursor.Left < 2 || BinaryPrimitives.ReadUInt16BigEndian(cursor.Bytes) != cursor.Left - 2;
        if (hasSchemes && !TlsExtensionVisitor.Schemes(ref cursor))
            return;
        if (!cursor.TryVector(TlsFields.NamesLength, out TlsCursor names))
            return;
        while (names.Left > 0 && names.Vector(TlsFields.NameLength, TlsFields.Name)) { }
    }

    // Before TLS 1.2 there was no scheme: the length of the signature comes first then.
    private static void CertificateVerify(ref TlsCursor cursor)
    {
        bool hasScheme = cursor.Left < 2 || BinaryPrimitives.ReadUInt16BigEndian(cursor.Bytes) != cursor.Left - 2;
        if (!hasScheme || TlsExtensionVisitor.Scheme(ref cursor))
            cursor.Vector(TlsFields.SignatureLength, TlsFields.Signature);
    }
}
