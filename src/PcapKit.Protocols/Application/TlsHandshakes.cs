using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The handshake messages of a record, or of several put together; walks them with <c>foreach</c>. Borrowed.</summary>
/// <remarks>
/// Nothing in a record says that it is protected. Bytes count as protected where the first of them cannot be the head of a message: an unknown type,
/// a length beyond 65,535, or a length that the type does not have.
/// </remarks>
public ref struct TlsHandshakes
{
    /// <summary>How many bytes of a message come before its body (RFC 8446, section 4).</summary>
    public const int HeaderLength = 4;

    /// <summary>The longest message that is taken for one; certificates with all of their chain stay below.</summary>
    public const int MaxLength = 65535;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _reportedLength;
    private int _next;

    /// <summary>Messages in bytes that begin with one.</summary>
    /// <param name="data">The bytes.</param>
    public TlsHandshakes(ReadOnlySpan<byte> data) : this(data, data.Length) { }

    // More may have been sent than was captured.
    internal TlsHandshakes(ReadOnlySpan<byte> data, int reportedLength)
    {
        _data = data;
        _reportedLength = reportedLength;
    }

    /// <summary>The message at hand.</summary>
    public TlsHandshakeView Current { get; private set; }

    /// <summary>Where the walk stands: behind the messages so far, or where the first one begins that goes on elsewhere or is protected.</summary>
    public readonly int Offset => Math.Min(_next, _data.Length);

    /// <summary>Whether what stands behind the messages so far is protected, or no message at all; otherwise it is the beginning of one.</summary>
    public readonly bool IsProtected => _next < _data.Length && !IsPlausible(_data[_next..], _reportedLength - _next);

    /// <summary>The walk itself.</summary>
    public readonly TlsHandshakes GetEnumerator() => this;

    /// <summary>Goes on to the next message; stops at one that does not end in these bytes.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> rest = _data[Offset..];
        if (rest.Length < HeaderLength || !IsPlausible(rest, _reportedLength - _next))
            return false;
        var message = new TlsHandshakeView(_data, _next);
        if (HeaderLength + message.Length > _reportedLength - _next)
            return false;
        Current = message;
        _next += HeaderLength + message.Length;
        return true;
    }

    private static bool IsPlausible(ReadOnlySpan<byte> data, int reportedLength)
    {
        if (!IsKnown((TlsHandshakeType)data[0]))
            return false;
        if (data.Length < HeaderLength)
            return true;
        int length = (int)Bits.Read(data, 8, 24);
        return length <= MaxLength && (TlsHandshakeType)data[0] switch
        {
            // The first of these is alone in its record: more zeros are the nonce of something protected.
            TlsHandshakeType.HelloRequest => length == 0 && reportedLength == HeaderLength,
            TlsHandshakeType.ServerHelloDone or TlsHandshakeType.EndOfEarlyData => length == 0,
            TlsHandshakeType.KeyUpdate => length == 1,
            TlsHandshakeType.ClientHello or TlsHandshakeType.ServerHello => length >= 38,
            _ => true,
        };
    }

    private static bool IsKnown(TlsHandshakeType type) => type is <= TlsHandshakeType.HelloRetryRequest or TlsHandshakeType.EncryptedExtensions
        or (>= TlsHandshakeType.Certificate and <= TlsHandshakeType.ClientKeyExchange)
        or (>= TlsHandshakeType.Finished and <= TlsHandshakeType.CompressedCertificate) or TlsHandshakeType.NextProtocol;
}

/// <summary>One handshake message (RFC 8446, section 4). Borrowed.</summary>
public readonly ref struct TlsHandshakeView
{
    internal TlsHandshakeView(ReadOnlySpan<byte> data, int offset)
    {
        Offset = offset;
        Length = (int)Bits.Read(data[offset..], 8, 24);
        Bytes = Bits.Clamp(data, offset, TlsHandshakes.HeaderLength + Length);
    }

    /// <summary>Where it begins in the bytes that were walked.</summary>
    public int Offset { get; }

    /// <summary>How long its body says it is.</summary>
    public int Length { get; }

    /// <summary>Its bytes, head included, as far as they are there.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The type.</summary>
    public TlsHandshakeType Type => (TlsHandshakeType)Bytes[0];

    /// <summary>Whether all of it is there.</summary>
    public bool IsWhole => Bytes.Length == TlsHandshakes.HeaderLength + Length;

    /// <summary>What comes behind the head, as far as it is there.</summary>
    public ReadOnlySpan<byte> Body => Bytes[TlsHandshakes.HeaderLength..];

    /// <summary>The message as the first one of a client.</summary>
    /// <param name="hello">The message.</param>
    /// <returns>False where it is another message, or ends too early.</returns>
    public bool TryGetClientHello(out TlsClientHelloView hello)
    {
        hello = default;
        return Type == TlsHandshakeType.ClientHello && TlsClientHelloView.TryRead(Body, out hello);
    }

    /// <summary>The message as the first one of a server.</summary>
    /// <param name="hello">The message.</param>
    /// <returns>False where it is another message, or ends too early.</returns>
    public bool TryGetServerHello(out TlsServerHelloView hello)
    {
        hello = default;
        return Type == TlsHandshakeType.ServerHello && TlsServerHelloView.TryRead(Body, out hello);
    }

    /// <summary>The certificates of a Certificate message as it stands before protection begins, up to TLS 1.2; none in other messages.</summary>
    public TlsCertificates Certificates => Type == TlsHandshakeType.Certificate ? new TlsCertificates(Body) : default;
}
