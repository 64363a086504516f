using System.Buffers.Binary;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>An extension of a message that is being built (RFC 8446, section 4.2). Never changes; the static methods make those that clients and servers mostly have.</summary>
/// <param name="Type">The type.</param>
/// <param name="Data">Its data, at most 65,535 bytes; kept, not copied.</param>
public sealed record TlsExtension(TlsExtensionType Type, ReadOnlyMemory<byte> Data)
{
    /// <summary>The name of the server that the client wants (RFC 6066, section 3).</summary>
    /// <param name="name">The name, ASCII, without a dot at its end.</param>
    public static TlsExtension ServerName(string name)
    {
        List<byte> entry = [0];
        TlsHandshake.AddVector(entry, 2, Encoding.ASCII.GetBytes(name));
        return Of(TlsExtensionType.ServerName, 2, entry.ToArray());
    }

    /// <summary>The protocols above TLS that the client speaks, or the one that the server chose (RFC 7301, section 3.1).</summary>
    /// <param name="names">Their names, for example <c>h2</c>; each at most 255 bytes.</param>
    public static TlsExtension ProtocolNames(params ReadOnlySpan<string> names)
    {
        var list = new List<byte>();
        foreach (string name in names)
            TlsHandshake.AddVector(list, 1, Encoding.UTF8.GetBytes(name));
        return Of(TlsExtensionType.ApplicationLayerProtocolNegotiation, 2, list.ToArray());
    }

    /// <summary>The versions that a client speaks, the best one first (RFC 8446, section 4.2.1).</summary>
    /// <param name="versions">The versions.</param>
    public static TlsExtension SupportedVersions(params ReadOnlySpan<TlsVersion> versions)
    {
        byte[] list = new byte[versions.Length * 2];
        for (int i = 0; i < versions.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(list.AsSpan(i * 2), (ushort)versions[i]);
        return Of(TlsExtensionType.SupportedVersions, 1, list);
    }

    /// <summary>The version that a server chose (RFC 8446, section 4.2.1).</summary>
    /// <param name="version">The version.</param>
    public static TlsExtension SelectedVersion(TlsVersion version) => new(TlsExtensionType.SupportedVersions, (byte[])[(byte)((ushort)version >> 8), (byte)version]);

    /// <summary>The groups for the exchange of keys, the best one first (RFC 8446, section 4.2.7).</summary>
    /// <param name="groups">The groups.</param>
    public static TlsExtension SupportedGroups(params ReadOnlySpan<TlsNamedGroup> groups)
    {
        byte[] list = new byte[groups.Length * 2];
        for (int i = 0; i < groups.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(list.AsSpan(i * 2), (ushort)groups[i]);
        return Of(TlsExtensionType.SupportedGroups, 2, list);
    }

    /// <summary>The signatures that the sender takes, the best one first (RFC 8446, section 4.2.3).</summary>
    /// <param name="schemes">The schemes.</param>
    public static TlsExtension SignatureAlgorithms(params ReadOnlySpan<TlsSignatureScheme> schemes)
    {
        byte[] list = new byte[schemes.Length * 2];
        for (int i = 0; i < schemes.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(list.AsSpan(i * 2), (ushort)schemes[i]);
        return Of(TlsExtensionType.SignatureAlgorithms, 2, list);
    }

    /// <summary>Keys of a client (RFC 8446, section 4.2.8).</summary>
    /// <param name="shares">A group and its key each.</param>
    public static TlsExtension KeyShares(params ReadOnlySpan<(TlsNamedGroup Group, byte[] Key)> shares)
    {
        var list = new List<byte>();
        foreach ((TlsNamedGroup group, byte[] key) in shares)
        {
            list.AddRange([(byte)((ushort)group >> 8), (byte)group]);
            TlsHandshake.AddVector(list, 2, key);
        }
        return Of(TlsExtensionType.KeyShare, 2, list.ToArray());
    }

    /// <summary>Extensions one behind the other.</summary>
    internal static byte[] Join(IReadOnlyList<TlsExtension> extensions)
    {
        var bytes = new List<byte>();
        foreach (TlsExtension extension in extensions)
        {
            bytes.AddRange([(byte)((ushort)extension.Type >> 8), (byte)extension.Type]);
            TlsHandshake.AddVector(bytes, 2, extension.Data.Span);
        }
        return [.. bytes];
    }

    private static TlsExtension Of(TlsExtensionType type, int size, ReadOnlySpan<byte> list)
    {
        var data = new List<byte>(size + list.Length);
        TlsHandshake.AddVector(data, size, list);
        return new TlsExtension(type, data.ToArray());
    }
}
