using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PcapKit.Protocols;

/// <summary>What a certificate of a handshake says (RFC 5280). Owned. Read where somebody asks, never on the way of packets: it costs much more than a packet.</summary>
/// <remarks>Nothing is verified: neither signatures nor names nor whether anybody trusts it.</remarks>
public sealed class TlsCertificate
{
    // No certificate of a server comes near; the parser of the platform shall not see more.
    private const int MaxLength = 1 << 20;

    private TlsCertificate(X509Certificate2 certificate)
    {
        (Subject, Issuer, SerialNumber) = (certificate.Subject, certificate.Issuer, certificate.SerialNumber);
        (NotBefore, NotAfter) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        Sha256 = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension names)
                DnsNames = [.. names.EnumerateDnsNames()];
        }
    }

    /// <summary>The distinguished name of whom it is for, for example <c>CN=www.example.com, O=Example</c>. From the wire: whoever writes it out escapes it.</summary>
    public string Subject { get; }

    /// <summary>The distinguished name of who signed it.</summary>
    public string Issuer { get; }

    /// <summary>The serial number, big-endian hexadecimal.</summary>
    public string SerialNumber { get; }

    /// <summary>When it begins to be valid, UTC.</summary>
    public DateTime NotBefore { get; }

    /// <summary>When it ends to be valid, UTC.</summary>
    public DateTime NotAfter { get; }

    /// <summary>The SHA-256 of its bytes, hexadecimal in capitals: what tools call its fingerprint.</summary>
    public string Sha256 { get; }

    /// <summary>The names of hosts that it is for besides the subject; none where it has no such extension.</summary>
    public IReadOnlyList<string> DnsNames { get; } = [];

    /// <summary>Reads a certificate. Never throws, whatever the bytes.</summary>
    /// <param name="der">The certificate, for example one of <see cref="TlsCertificates"/>.</param>
    /// <param name="certificate">What it says.</param>
    /// <returns>False where the platform cannot read it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> der, [NotNullWhen(true)] out TlsCertificate? certificate)
    {
        certificate = null;
        // Other forms than DER, which the loader would take too, have no business here.
        if (der.Length is < 4 or > MaxLength || der[0] != 0x30)
            return false;
        try
        {
            using X509Certificate2 loaded = X509CertificateLoader.LoadCertificate(der);
            certificate = new TlsCertificate(loaded);
            return true;
        }
        // Parts are read late and throw what they like on bytes that cannot be; and a platform may have no such library at all.
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException or InvalidOperationException or OverflowException
            or PlatformNotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Subject;
}
