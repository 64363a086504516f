using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The first message of a client (RFC 8446, section 4.1.2). Borrowed.</summary>
public readonly ref struct TlsClientHelloView
{
    private readonly ReadOnlySpan<byte> _suites;

    private TlsClientHelloView(ReadOnlySpan<byte> body, ReadOnlySpan<byte> sessionId, ReadOnlySpan<byte> suites, ReadOnlySpan<byte> compression, ReadOnlySpan<byte> extensions)
    {
        Version = (TlsVersion)BinaryPrimitives.ReadUInt16BigEndian(body);
        Random = body.Slice(2, 32);
        SessionId = sessionId;
        _suites = suites;
        CompressionMethods = compression;
        Extensions = new TlsExtensions(extensions);
    }

    /// <summary>The version of the message; from TLS 1.3 on it says 1.2, and the extension supported_versions the truth.</summary>
    public TlsVersion Version { get; }

    /// <summary>The 32 random bytes.</summary>
    public ReadOnlySpan<byte> Random { get; }

    /// <summary>The session that the client wants to resume, up to 32 bytes.</summary>
    public ReadOnlySpan<byte> SessionId { get; }

    /// <summary>How many cipher suites it offers.</summary>
    public int CipherSuiteCount => _suites.Length / 2;

    /// <summary>The compression methods, a byte each.</summary>
    public ReadOnlySpan<byte> CompressionMethods { get; }

    /// <summary>The extensions.</summary>
    public TlsExtensions Extensions { get; }

    /// <summary>The name of the server that the client wants (RFC 6066, section 3); empty where it does not say. Bytes from the wire.</summary>
    public ReadOnlySpan<byte> ServerName => Extensions.TryFind(TlsExtensionType.ServerName, out TlsExtensionView extension) ? extension.ServerName : default;

    /// <summary>A cipher suite in the order of the client.</summary>
    /// <param name="index">From 0 to <see cref="CipherSuiteCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public TlsCipherSuite GetCipherSuite(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)CipherSuiteCount, nameof(index));
        return (TlsCipherSuite)BinaryPrimitives.ReadUInt16BigEndian(_suites[(index * 2)..]);
    }

    /// <summary>Reads the body of the message; where its extensions end too early, those that are there.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hello">The message.</param>
    public static bool TryRead(ReadOnlySpan<byte> body, out TlsClientHelloView hello)
    {
        hello = default;
        int at = 34;
        if (!TlsVectors.TryTake(body, ref at, 1, out ReadOnlySpan<byte> sessionId) || !TlsVectors.TryTake(body, ref at, 2, out ReadOnlySpan<byte> suites)
            || !TlsVectors.TryTake(body, ref at, 1, out ReadOnlySpan<byte> compression))
            return false;
        hello = new TlsClientHelloView(body, sessionId, suites, compression, TlsVectors.TakeAtMost(body, at, 2));
        return true;
    }
}

/// <summary>The first message of a server (RFC 8446, section 4.1.3). Borrowed.</summary>
public readonly ref struct TlsServerHelloView
{
    private TlsServerHelloView(ReadOnlySpan<byte> body, ReadOnlySpan<byte> sessionId, ReadOnlySpan<byte> rest)
    {
        Version = (TlsVersion)BinaryPrimitives.ReadUInt16BigEndian(body);
        Random = body.Slice(2, 32);
        SessionId = sessionId;
        CipherSuite = (TlsCipherSuite)BinaryPrimitives.ReadUInt16BigEndian(rest);
        CompressionMethod = (TlsCompressionMethod)rest[2];
        Extensions = new TlsExtensions(TlsVectors.TakeAtMost(rest, 3, 2));
    }

    /// <summary>What <see cref="Random"/> is where the server asks for another first message (RFC 8446, section 4.1.3).</summary>
    public static ReadOnlySpan<byte> RetryRandom =>
    [
        0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
        0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
    ];

    /// <summary>The version of the message; from TLS 1.3 on it says 1.2, see <see cref="SelectedVersion"/>.</summary>
    public TlsVersion Version { get; }

    /// <summary>The 32 random bytes.</summary>
    public ReadOnlySpan<byte> Random { get; }

    /// <summary>The session; in TLS 1.3 that of the client again.</summary>
    public ReadOnlySpan<byte> SessionId { get; }

    /// <summary>The cipher suite that the server chose.</summary>
    public TlsCipherSuite CipherSuite { get; }

    /// <summary>The compression that the server chose.</summary>
    public TlsCompressionMethod CompressionMethod { get; }

    /// <summary>The extensions.</summary>
    public TlsExtensions Extensions { get; }

    /// <summary>Whether the server asks for another first message, as TLS 1.3 may.</summary>
    public bool IsRetry => Random.SequenceEqual(RetryRandom);

    /// <summary>The version that both will speak: the extension says it, or the message itself.</summary>
    public TlsVersion SelectedVersion =>
        Extensions.TryFind(TlsExtensionType.SupportedVersions, out TlsExtensionView extension) && extension.Data.Length == 2
            ? (TlsVersion)BinaryPrimitives.ReadUInt16BigEndian(extension.Data)
            : Version;

    /// <summary>Reads the body of the message; where its extensions end too early, those that are there.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hello">The message.</param>
    public static bool TryRead(ReadOnlySpan<byte> body, out TlsServerHelloView hello)
    {
        hello = default;
        int at = 34;
        if (!TlsVectors.TryTake(body, ref at, 1, out ReadOnlySpan<byte> sessionId) || body.Length - at < 3)
            return false;
        hello = new TlsServerHelloView(body, sessionId, body[at..]);
        return true;
    }
}

/// <summary>Bytes behind their length, as all messages have them (RFC 8446, section 3.4).</summary>
internal static class TlsVectors
{
    /// <summary>Takes a vector that must be there as a whole.</summary>
    public static bool TryTake(ReadOnlySpan<byte> data, scoped ref int at, int size, out ReadOnlySpan<byte> vector)
    {
        vector = default;
        if (data.Length - at < size)
            return false;
        int length = (int)Bits.Read(data, at * 8, size * 8);
        if (length > data.Length - at - size)
            return false;
        vector = data.Slice(at + size, length);
        at += size + length;
        return true;
    }

    /// <summary>Takes what is there of a vector; empty where even its length is not.</summary>
    public static ReadOnlySpan<byte> TakeAtMost(ReadOnlySpan<byte> data, int at, int size) =>
        data.Length - at < size ? default : Bits.Clamp(data, at + size, (int)Bits.Read(data, at * 8, size * 8));
}
