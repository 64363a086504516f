using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>A record that is being built or edited (RFC 8446, section 5.1). Never changes; the static methods make records of each type.</summary>
public sealed class TlsRecord
{
    /// <summary>A record.</summary>
    /// <param name="contentType">What it holds.</param>
    /// <param name="fragment">The bytes that it holds, at most 65,535; kept, not copied.</param>
    /// <param name="version">The version that it says.</param>
    public TlsRecord(TlsContentType contentType, ReadOnlyMemory<byte> fragment, TlsVersion version = TlsVersion.Tls12)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fragment.Length, ushort.MaxValue, nameof(fragment));
        (ContentType, Fragment, Version) = (contentType, fragment, version);
    }

    /// <summary>What it holds.</summary>
    public TlsContentType ContentType { get; }

    /// <summary>The version.</summary>
    public TlsVersion Version { get; }

    /// <summary>The bytes that it holds.</summary>
    public ReadOnlyMemory<byte> Fragment { get; }

    /// <summary>The length that the record says; null for that of the bytes.</summary>
    public ushort? Length { get; init; }

    internal int ByteLength => TlsRecords.HeaderLength + Fragment.Length;

    /// <summary>Handshake messages in one record.</summary>
    /// <param name="messages">The messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are longer than 65,535 bytes together; a record may have at most 16,384.</exception>
    public static TlsRecord Handshake(params ReadOnlySpan<TlsHandshake> messages) => Handshake(TlsVersion.Tls12, messages);

    /// <summary>Handshake messages in one record of a version; first messages of clients often say 1.0 there (RFC 8446, section 5.1).</summary>
    /// <param name="version">The version of the record.</param>
    /// <param name="messages">The messages.</param>
    public static TlsRecord Handshake(TlsVersion version, params ReadOnlySpan<TlsHandshake> messages)
    {
        var bytes = new List<byte>();
        foreach (TlsHandshake message in messages)
            bytes.AddRange(message.ToBytes());
        return new TlsRecord(TlsContentType.Handshake, bytes.ToArray(), version);
    }

    /// <summary>An alert (RFC 8446, section 6).</summary>
    /// <param name="level">How bad it is.</param>
    /// <param name="description">What it says.</param>
    public static TlsRecord Alert(TlsAlertLevel level, TlsAlertDescription description) => new(TlsContentType.Alert, (byte[])[(byte)level, (byte)description]);

    /// <summary>Says that what follows is protected anew (RFC 5246, section 7.1).</summary>
    public static TlsRecord ChangeCipherSpec() => new(TlsContentType.ChangeCipherSpec, (byte[])[1]);

    /// <summary>Protected data.</summary>
    /// <param name="data">The bytes as they are sent.</param>
    public static TlsRecord ApplicationData(ReadOnlyMemory<byte> data) => new(TlsContentType.ApplicationData, data);

    /// <inheritdoc/>
    public override string ToString() => $"{ContentType} {Fragment.Length}";

    internal void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)ContentType;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)Version);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[3..], Length ?? (ushort)Fragment.Length);
        Fragment.Span.CopyTo(bytes[TlsRecords.HeaderLength..]);
    }
}
