using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PcapKit.Protocols.Tests;

public class TlsMessageTests
{
    private static readonly byte[] Random32 = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    // Put together by hand from RFC 8446, RFC 6066 and RFC 7301; tshark reads it as a ClientHello for example.com with h2.
    private const string Hello = """
        16 0301 0053  01 00004f  0303 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f  00  0004 1301 c02f  01 00
        0022  0000 0010 000e 00 000b 6578616d706c652e636f6d  0010 0005 0003 02 6832  002b 0001 00
        """;

    [Fact]
    public void A_client_hello_is_crafted()
    {
        var tls = new Tls();
        tls.Records.Add(TlsRecord.Handshake(TlsVersion.Tls10, TlsHandshake.ClientHello(Random32,
            [TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256],
            [TlsExtension.ServerName("example.com"), TlsExtension.ProtocolNames("h2"), TlsExtension.SupportedVersions()])));
        Assert.Equal(Convert.ToHexString(Hex.Parse(Hello)), Convert.ToHexString(tls.Build()));
    }

    [Fact]
    public void A_client_hello_is_read()
    {
        Assert.True(new TlsView(Hex.Parse(Hello)).TryGetClientHello(out TlsClientHelloView hello));
        Assert.Equal("example.com", Encoding.ASCII.GetString(hello.ServerName));
        Assert.Equal(TlsVersion.Tls12, hello.Version);
        Assert.True(hello.Random.SequenceEqual(Random32));
        Assert.Equal(2, hello.CipherSuiteCount);
        Assert.Equal(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, hello.GetCipherSuite(1));
        Assert.True(hello.Extensions.TryFind(TlsExtensionType.ApplicationLayerProtocolNegotiation, out TlsExtensionView alpn));
        var names = new List<string>();
        foreach (ReadOnlySpan<byte> name in alpn.ProtocolNames)
            names.Add(Encoding.ASCII.GetString(name));
        Assert.Equal(["h2"], names);
        Assert.False(new TlsView(Hex.Parse(Hello)).TryGetServerHello(out _));
    }

    [Theory]
    // TLS 1.3 (RFC 8446, section 4.2.1), TLS 1.2, and a request for another ClientHello.
    [InlineData("0303 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 00 1301 00 0006 002b 0002 0304", TlsVersion.Tls13, false)]
    [InlineData("0303 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 00 c02f 00", TlsVersion.Tls12, false)]
    [InlineData("0303 cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c 00 1301 00 0006 002b 0002 0304", TlsVersion.Tls13, true)]
    public void A_server_hello_tells_the_version(string body, TlsVersion version, bool isRetry)
    {
        Assert.True(TlsServerHelloView.TryRead(Hex.Parse(body), out TlsServerHelloView hello));
        Assert.Equal(version, hello.SelectedVersion);
        Assert.Equal(isRetry, hello.IsRetry);
    }

    [Theory]
    // Ports of TLS take all but what begins with four readable bytes; others what looks like a handshake or protected data.
    [InlineData(443, "99989796 95", "TLS")]
    [InlineData(443, "20414243 44", "Raw")]
    [InlineData(443, "20414243", "TLS")]
    [InlineData(5555, "17 0303 0005 6162636465", "TLS")]
    [InlineData(5555, "17 0300 4800 6162636465", "Raw")]
    [InlineData(5555, "17 0304 0005 6162636465", "Raw")]
    [InlineData(5555, "15 0303 0002 0100", "Raw")]
    [InlineData(5555, "17 0303 0000", "Raw")]
    [InlineData(5555, "16 0303 47ff 01", "TLS")]
    [InlineData(5555, "16 0303 47", "Raw")]
    public void Ports_and_looks_tell(uint port, string bytes, string chain) =>
        Assert.Equal(chain, new Dissector(DefaultProtocols.Registry).Dissect(Hex.Parse(bytes), TableId.Of("tcp.port"), port).Chain);

    [Fact]
    public void Http_without_protection_is_found_on_the_port_of_tls() =>
        Assert.Equal("HTTP/1.1", new Dissector(DefaultProtocols.Registry).Dissect("GET / HTTP/1.1\r\n\r\n"u8, TableId.Of("tcp.port"), 443).Chain);

    [Fact]
    public void The_nonce_of_a_protected_message_is_no_empty_message()
    {
        var record = new TlsRecordView();
        foreach (TlsRecordView one in new TlsRecords(Hex.Parse("16 0303 0010 0000000000000000 1122334455667788")))
            record = one;
        TlsHandshakes messages = record.Handshakes;
        Assert.False(messages.MoveNext());
        Assert.True(messages.IsProtected);
    }

    [Fact]
    public void A_certificate_is_read_where_somebody_asks()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=www.example.com, O=Example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("example.com");
        names.AddDnsName("example.net");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero));
        byte[] body = TlsHandshake.Certificate(made.RawData, [1, 2, 3]).ToBytes();

        var messages = new TlsHandshakes(body);
        Assert.True(messages.MoveNext());
        TlsCertificates certificates = messages.Current.Certificates;
        Assert.True(certificates.MoveNext());
        Assert.True(TlsCertificate.TryRead(certificates.Current, out TlsCertificate? certificate));
        Assert.Equal("CN=www.example.com, O=Example", certificate.Subject);
        Assert.Equal("CN=www.example.com, O=Example", certificate.Issuer);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), certificate.NotBefore);
        Assert.Equal(new DateTime(2027, 1, 2, 3, 4, 5, DateTimeKind.Utc), certificate.NotAfter);
        Assert.Equal(["example.com", "example.net"], certificate.DnsNames);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(made.RawData)), certificate.Sha256);
        Assert.True(certificates.MoveNext());
        Assert.False(TlsCertificate.TryRead(certificates.Current, out _));
        Assert.False(certificates.MoveNext());

        // Whatever is changed in it, nothing is thrown.
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = made.RawData[..random.Next(1, made.RawData.Length + 1)];
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            TlsCertificate.TryRead(changed, out _);
        }
    }

    [Fact]
    public void Messages_cut_anywhere_are_refused_or_read()
    {
        byte[] body = Hex.Parse(Hello)[9..];
        for (int length = 0; length <= body.Length; length++)
        {
            bool isRead = TlsClientHelloView.TryRead(body.AsSpan(0, length), out TlsClientHelloView hello);
            // Version, random bytes, an empty session, two suites, one method.
            Assert.Equal(length >= 43, isRead);
            Assert.Equal(length >= 65 ? "example.com" : "", Encoding.ASCII.GetString(hello.ServerName));
        }
    }
}
