using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The extensions of a message; walks them with <c>foreach</c> (RFC 8446, section 4.2). Borrowed.</summary>
public ref struct TlsExtensions
{
    /// <summary>How many bytes of an extension come before its data.</summary>
    public const int HeaderLength = 4;

    private readonly ReadOnlySpan<byte> _data;
    private int _next;

    /// <summary>Extensions one behind the other, without the length before them.</summary>
    /// <param name="data">The bytes.</param>
    public TlsExtensions(ReadOnlySpan<byte> data) => _data = data;

    /// <summary>The extension at hand.</summary>
    public TlsExtensionView Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly TlsExtensions GetEnumerator() => this;

    /// <summary>Goes on to the next extension; the last one may be cut.</summary>
    public bool MoveNext()
    {
        if (_data.Length - _next < HeaderLength)
            return false;
        Current = new TlsExtensionView(_data, _next);
        _next += HeaderLength + Current.Length;
        return true;
    }

    /// <summary>The first extension of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="extension">The extension.</param>
    public readonly bool TryFind(TlsExtensionType type, out TlsExtensionView extension)
    {
        foreach (TlsExtensionView one in new TlsExtensions(_data))
        {
            if (one.Type == type)
            {
                extension = one;
                return true;
            }
        }
        extension = default;
        return false;
    }
}

/// <summary>One extension. Borrowed.</summary>
public readonly ref struct TlsExtensionView
{
    internal TlsExtensionView(ReadOnlySpan<byte> data, int offset)
    {
        Offset = offset;
        Type = (TlsExtensionType)BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);
        Length = BinaryPrimitives.ReadUInt16BigEndian(data[(offset + 2)..]);
        Data = Bits.Clamp(data, offset + TlsExtensions.HeaderLength, Length);
    }

    /// <summary>Where it begins in the extensions.</summary>
    public int Offset { get; }

    /// <summary>The type.</summary>
    public TlsExtensionType Type { get; }

    /// <summary>How long its data say they are.</summary>
    public int Length { get; }

    /// <summary>Its data, as far as they are there.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The first host name of a server_name (RFC 6066, section 3); empty where there is none. Bytes from the wire.</summary>
    public ReadOnlySpan<byte> ServerName
    {
        get
        {
            ReadOnlySpan<byte> list = TlsVectors.TakeAtMost(Data, 0, 2);
            int at = 1;
            return list.Length > 0 && list[0] == 0 && TlsVectors.TryTake(list, ref at, 2, out ReadOnlySpan<byte> name) ? name : default;
        }
    }

    /// <summary>The protocols of an application_layer_protocol_negotiation, in their order (RFC 7301, section 3.1).</summary>
    public TlsProtocolNames ProtocolNames => new(TlsVectors.TakeAtMost(Data, 0, 2));
}

/// <summary>Names of protocols, each behind its length; walks them with <c>foreach</c>. Borrowed.</summary>
public ref struct TlsProtocolNames
{
    private readonly ReadOnlySpan<byte> _data;
    private int _next;

    internal TlsProtocolNames(ReadOnlySpan<byte> data) => _data = data;

    /// <summary>The name at hand, for example <c>h2</c>.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly TlsProtocolNames GetEnumerator() => this;

    /// <summary>Goes on to the next name; stops at one that is cut.</summary>
    public bool MoveNext()
    {
        bool found = TlsVectors.TryTake(_data, ref _next, 1, out ReadOnlySpan<byte> name);
        Current = name;
        return found;
    }
}

/// <summary>The certificates of a message, that of the sender first, each as DER; walks them with <c>foreach</c> (RFC 5246, section 7.4.2). Borrowed.</summary>
public ref struct TlsCertificates
{
    private readonly ReadOnlySpan<byte> _data;
    private int _next;

    internal TlsCertificates(ReadOnlySpan<byte> body) => _data = TlsVectors.TakeAtMost(body, 0, 3);

    /// <summary>The certificate at hand; <see cref="TlsCertificate.TryRead"/> looks into it.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The walk itself.</summary>
    public readonly TlsCertificates GetEnumerator() => this;

    /// <summary>Goes on to the next certificate; stops at one that is cut.</summary>
    public bool MoveNext()
    {
        bool found = TlsVectors.TryTake(_data, ref _next, 3, out ReadOnlySpan<byte> certificate);
        Current = certificate;
        return found;
    }
}
