using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>A handshake message that is being built (RFC 8446, section 4). Never changes.</summary>
public sealed class TlsHandshake
{
    /// <summary>A message.</summary>
    /// <param name="type">The type.</param>
    /// <param name="body">All that follows its head, at most 16,777,215 bytes; kept, not copied.</param>
    public TlsHandshake(TlsHandshakeType type, ReadOnlyMemory<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, 0xFF_FFFF, nameof(body));
        (Type, Body) = (type, body);
    }

    /// <summary>The type.</summary>
    public TlsHandshakeType Type { get; }

    /// <summary>All that follows its head.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The first message of a client (RFC 8446, section 4.1.2).</summary>
    /// <param name="random">The 32 random bytes.</param>
    /// <param name="suites">The cipher suites, the best one first.</param>
    /// <param name="extensions">The extensions; null for none and no length of them.</param>
    /// <param name="sessionId">The session to resume, up to 32 bytes.</param>
    /// <param name="version">The version of the message, which stays 1.2 from TLS 1.3 on.</param>
    public static TlsHandshake ClientHello(ReadOnlySpan<byte> random, ReadOnlySpan<TlsCipherSuite> suites, IReadOnlyList<TlsExtension>? extensions = null,
        ReadOnlySpan<byte> sessionId = default, TlsVersion version = TlsVersion.Tls12)
    {
        List<byte> body = Hello(version, random, sessionId);
        AddVector(body, 2, Numbers(suites));
        AddVector(body, 1, [0]);
        if (extensions is not null)
            AddVector(body, 2, TlsExtension.Join(extensions));
        return new TlsHandshake(TlsHandshakeType.ClientHello, body.ToArray());
    }

    /// <summary>The first message of a server (RFC 8446, section 4.1.3).</summary>
    /// <param name="random">The 32 random bytes.</param>
    /// <param name="suite">The cipher suite that it chose.</param>
    /// <param name="extensions">The extensions; null for none and no length of them.</param>
    /// <param name="sessionId">The session, up to 32 bytes.</param>
    /// <param name="version">The version of the message, which stays 1.2 from TLS 1.3 on.</param>
    public static TlsHandshake ServerHello(ReadOnlySpan<byte> random, TlsCipherSuite suite, IReadOnlyList<TlsExtension>? extensions = null,
        ReadOnlySpan<byte> sessionId = default, TlsVersion version = TlsVersion.Tls12)
    {
        List<byte> body = Hello(version, random, sessionId);
        body.AddRange([(byte)((ushort)suite >> 8), (byte)suite, 0]);
        if (extensions is not null)
            AddVector(body, 2, TlsExtension.Join(extensions));
        return new TlsHandshake(TlsHandshakeType.ServerHello, body.ToArray());
    }

    /// <summary>Certificates up to TLS 1.2, that of the sender first (RFC 5246, section 7.4.2).</summary>
    /// <param name="certificates">The certificates, each as DER.</param>
    public static TlsHandshake Certificate(params ReadOnlySpan<byte[]> certificates)
    {
        var list = new List<byte>();
        foreach (byte[] certificate in certificates)
            AddVector(list, 3, certificate);
        var body = new List<byte>();
        AddVector(body, 3, list.ToArray());
        return new TlsHandshake(TlsHandshakeType.Certificate, body.ToArray());
    }

    /// <summary>The bytes of the message.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[TlsHandshakes.HeaderLength + Body.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Body.Length);
        bytes[0] = (byte)Type;
        Body.Span.CopyTo(bytes.AsSpan(TlsHandshakes.HeaderLength));
        return bytes;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Body.Length}";

    /// <summary>Adds bytes behind their length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are longer than the length can say.</exception>
    internal static void AddVector(List<byte> to, int size, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bytes.Length, 1 << size * 8, nameof(bytes));
        for (int i = size - 1; i >= 0; i--)
            to.Add((byte)(bytes.Length >> i * 8));
        to.AddRange(bytes);
    }

    private static List<byte> Hello(TlsVersion version, ReadOnlySpan<byte> random, ReadOnlySpan<byte> sessionId)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, 32, nameof(random));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sessionId.Length, 32, nameof(sessionId));
        List<byte> body = [(byte)((ushort)version >> 8), (byte)version, .. random];
        AddVector(body, 1, sessionId);
        return body;
    }

    private static byte[] Numbers(ReadOnlySpan<TlsCipherSuite> suites)
    {
        byte[] bytes = new byte[suites.Length * 2];
        for (int i = 0; i < suites.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), (ushort)suites[i]);
        return bytes;
    }
}
