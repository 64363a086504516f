namespace PcapKit.Protocols;

/// <summary>MAC security (IEEE 802.1AE): the security tag, the payload, and behind it the integrity check value.</summary>
/// <remarks>What is only authenticated is read on; what is encrypted stays raw data.</remarks>
[Protocol("macsec", "MACsec", "802.1AE Security tag", ProtocolLevel.Link)]
[Under("ethertype", 0x88E5)]
public readonly ref partial struct MacsecView
{
    // With the default cipher suite, GCM-AES-128, and all others in use.
    internal const int CheckLength = 16;

    private static readonly FieldInfo Check = new("macsec.ICV", "ICV", FieldKind.Bytes);

    /// <summary>Version, 0.</summary>
    [Field("=macsec.TCI.V", "VER", Bits = 1, Hex = true)] public partial byte Version { get; }

    /// <summary>The sender is the end station whose address the frame has.</summary>
    [Field("=macsec.TCI.ES", "ES")] public partial bool IsEndStation { get; }

    /// <summary>Whether the channel is named: <see cref="SystemIdentifier"/> and <see cref="PortIdentifier"/>.</summary>
    [Field("=macsec.TCI.SC", "SC")] public partial bool ChannelPresent { get; }

    /// <summary>Single copy broadcast, of a passive optical network.</summary>
    [Field("=macsec.TCI.SCB", "SCB")] public partial bool IsBroadcast { get; }

    /// <summary>The payload is encrypted.</summary>
    [Field("=macsec.TCI.E", "E")] public partial bool IsEncrypted { get; }

    /// <summary>The payload was changed: encrypted, or by the cipher suite.</summary>
    [Field("=macsec.TCI.C", "C")] public partial bool IsChanged { get; }

    /// <summary>Number of the secure association in its channel.</summary>
    [Field("=macsec.AN", "AN", Bits = 2, Hex = true)] public partial byte Association { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 2, Hidden = true)] public partial byte Reserved { get; }

    /// <summary>Bytes between the tag and the check value where they are fewer than 48, else 0.</summary>
    [Field("=macsec.SL", "Short length", Bits = 6, Computed = true)] public partial byte ShortLength { get; }

    /// <summary>Number of the packet, against replay.</summary>
    [Field("=macsec.PN", "Packet number")] public partial uint PacketNumber { get; }

    /// <summary>The sender's address, first part of the secure channel identifier.</summary>
    [Field("=macsec.SCI.system_identifier", "System Identifier", Present = "ChannelPresent")] public partial MacAddress? SystemIdentifier { get; }

    /// <summary>The sender's port, second part of the secure channel identifier.</summary>
    [Field("=macsec.SCI.port_identifier", "Port Identifier", Present = "ChannelPresent")] public partial ushort? PortIdentifier { get; }

    /// <summary>The protocol of the payload; null where it is encrypted.</summary>
    [Field("etype", "Ethertype", Hex = true, Computed = true, SelectsUpper = true, Present = "IsClear")] public partial EtherType? PayloadType { get; }

    internal static FieldInfo[] BodyFields => [Check];

    private bool IsClear => !IsEncrypted && !IsChanged;

    // What is between the header and the check value; the EtherType counts to the short length but stands in the header.
    private int CarriedLength(int header, int whole)
    {
        int carried = whole - header - CheckLength;
        return ShortLength == 0 ? carried : Math.Min(carried, ShortLength - (IsClear ? 2 : 0));
    }

    internal void Route(ref Slice slice)
    {
        int carried = CarriedLength(slice.HeaderLength, slice.ReportedLength);
        if (carried <= 0)
            slice.NoNext();
        else if (PayloadType is { } type)
            slice.AddChild(slice.HeaderLength, carried, EthernetView.EtherTypeTable, (ushort)type);
        else
            slice.NextIsRaw();
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (!IsClear)
            return;
        int at = layer.HeaderLength + CarriedLength(layer.HeaderLength, layer.ReportedLength);
        if (at >= layer.HeaderLength && at + CheckLength <= layer.Bytes.Length)
            sink.Bytes(Check, layer.Bytes.Slice(at, CheckLength), at * 8, CheckLength * 8);
    }
}

/// <remarks>The integrity check value goes into <see cref="Layer.Trailer"/>; it is not worked out, since that takes the key.</remarks>
public sealed partial class Macsec
{
    private bool WritesPayloadType => PayloadType is not null || (!IsEncrypted && !IsChanged);

    partial void Finish(Span<byte> header) => Bits.Write(header, 2, 1, SystemIdentifier is not null || PortIdentifier is not null ? 1u : 0u);

    partial void Compute(in BuildContext context)
    {
        int type = WritesPayloadType ? 2 : 0;
        if (type != 0 && PayloadType is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(HeaderLength - 2, key);
        int carried = context.PayloadLength - Trailer.Length + type;
        if (ShortLength is null)
            context.WriteBits(10, 6, carried < 48 ? carried : 0);
    }
}
