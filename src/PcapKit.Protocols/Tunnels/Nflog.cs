using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The Linux netfilter log (LINKTYPE_NFLOG): what the kernel says of a packet as attributes, then the packet as the last of them.</summary>
/// <remarks>Lengths and types are in the byte order of the machine that captured, here the least significant byte first, which nearly all have.</remarks>
[Protocol("nflog", "NFLOG", "Linux Netfilter NFLOG", ProtocolLevel.Link)]
[Under("linktype", 239)]
public readonly ref partial struct NflogView
{
    // The attribute that is the packet.
    internal const ushort PayloadKind = 9;

    /// <summary>Address family of the packet.</summary>
    [Field("family", "Family", Default = 2)] public partial NflogFamily Family { get; }

    /// <summary>Version, 0.</summary>
    [Field("version", "Version")] public partial byte Version { get; }

    /// <summary>Number of the log group.</summary>
    [Field("res_id", "Resource id")] public partial ushort Group { get; }

    /// <summary>The attributes before the packet.</summary>
    [Tlv("attributes", "Attributes", Length = "AttributesLength")] public partial TlvList<NflogAttribute> Attributes { get; }

    /// <summary>Length of the packet and of these two fields; null where there is no packet.</summary>
    [Field("tlv_length", "Length", LittleEndian = true, Computed = true, Key = "payload_tlv_length", Present = "HasPacket")] public partial ushort? PacketLength { get; }

    /// <summary>9: the attribute is the packet.</summary>
    [Field("tlv_type", "Type", LittleEndian = true, Computed = true, Key = "payload_tlv_type", Present = "HasPacket")] public partial NflogKind? PacketKind { get; }

    private bool HasPacket => Bytes.Length >= FixedLength + AttributesLength + 4;

    private int AttributesLength
    {
        get
        {
            int at = FixedLength;
            while (at < Bytes.Length && NflogAttribute.TryFrame(Bytes[at..], out int length, out _) && NflogAttribute.KindOf(Bytes[at..]) != PayloadKind)
                at += length;
            // Where no packet follows, what is left belongs to the attributes, whatever it is.
            return (at + 4 <= Bytes.Length && NflogAttribute.KindOf(Bytes[at..]) == PayloadKind ? at : Bytes.Length) - FixedLength;
        }
    }

    internal void Route(ref Slice slice)
    {
        if (PacketLength is not { } length)
        {
            slice.NoNext();
            return;
        }
        slice.LimitPayload(length - 4, LimitedBy.PayloadLength);
        if (Family is NflogFamily.IPv4 or NflogFamily.IPv6)
            slice.Next(IPv4View.VersionTable, Family == NflogFamily.IPv4 ? 4u : 6u);
        else
            slice.NextIsRaw();
    }
}

public sealed partial class Nflog
{
    // Without a packet the attributes are all there is.
    private bool WritesPacketLength => PacketLength is not null || PacketKind is not null || HasPacket;

    /// <summary>Whether a packet is carried, so that its attribute's head is written; true unless read without.</summary>
    public bool HasPacket { get; set; } = true;

    partial void Compute(in BuildContext context)
    {
        if (!WritesPacketLength)
            return;
        int at = HeaderLength - 4;
        if (PacketLength is null)
            BinaryPrimitives.WriteUInt16LittleEndian(context.Layer[at..], (ushort)Math.Min(context.PayloadLength - Trailer.Length + 4, ushort.MaxValue));
        if (PacketKind is null)
            BinaryPrimitives.WriteUInt16LittleEndian(context.Layer[(at + 2)..], NflogView.PayloadKind);
    }
}

/// <summary>The attributes: length, type, value, padding to 4 bytes (Linux: nfnetlink_log.h, netlink.h).</summary>
[TlvFamily("nflog", "nflog.tlv_type", Head = typeof(INflogAttribute))]
public readonly struct NflogAttribute : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("nflog.tlv_type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length >= 4 ? BinaryPrimitives.ReadUInt16LittleEndian(rest) : 0;
        if (length < 4 || length > rest.Length)
            return false;
        length = Math.Min((length + 3) & ~3, rest.Length);
        return true;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => option.Length >= 4 ? BinaryPrimitives.ReadUInt16LittleEndian(option[2..]) & 0x7FFFu : 0;
}

/// <summary>What every attribute begins with.</summary>
public interface INflogAttribute
{
    /// <summary>Bytes of the attribute without its padding.</summary>
    [Field("tlv_length", "Length", LittleEndian = true)] ushort Length { get; }

    /// <summary>Which attribute it is.</summary>
    [Field("tlv_type", "Type", LittleEndian = true)] NflogKind Kind { get; }
}

/// <summary>An attribute, whatever its type.</summary>
/// <remarks>A crafted one has the length 4 more than that of its value, and as many bytes of padding as make it a multiple of 4.</remarks>
[Option(typeof(NflogAttribute), uint.MaxValue, "tlv", "TLV")]
public readonly ref partial struct NflogAnyAttributeView
{
    /// <summary>The value.</summary>
    [Field("tlv_value", "Value", Length = "Length - 4")] public partial ReadOnlySpan<byte> Value { get; }

    /// <summary>Zeros up to a multiple of 4 bytes.</summary>
    [Field("tlv_padding", "Padding", Length = "Rest", Hidden = true)] public partial ReadOnlySpan<byte> Padding { get; }
}

/// <summary>Address families of netfilter.</summary>
[ValueNames]
public enum NflogFamily : byte
{
    /// <summary>IPv4.</summary>
    [Name("IPv4")] IPv4 = 2,
    /// <summary>ARP.</summary>
    [Name("ARP")] Arp = 3,
    /// <summary>A bridge.</summary>
    [Name("Bridge")] Bridge = 7,
    /// <summary>IPv6.</summary>
    [Name("IPv6")] IPv6 = 10,
}

/// <summary>Types of attributes (Linux: nfnetlink_log.h).</summary>
[ValueNames]
public enum NflogKind : ushort
{
    /// <summary>EtherType and netfilter hook.</summary>
    [Name("NFULA_PACKET_HDR")] PacketHeader = 1,
    /// <summary>The packet's mark.</summary>
    [Name("NFULA_MARK")] Mark = 2,
    /// <summary>When it came.</summary>
    [Name("NFULA_TIMESTAMP")] TimeOfPacket = 3,
    /// <summary>Interface where it came in.</summary>
    [Name("NFULA_IFINDEX_INDEV")] InputInterface = 4,
    /// <summary>Interface where it goes out.</summary>
    [Name("NFULA_IFINDEX_OUTDEV")] OutputInterface = 5,
    /// <summary>Port of the bridge where it came in.</summary>
    [Name("NFULA_IFINDEX_PHYSINDEV")] PhysicalInputInterface = 6,
    /// <summary>Port of the bridge where it goes out.</summary>
    [Name("NFULA_IFINDEX_PHYSOUTDEV")] PhysicalOutputInterface = 7,
    /// <summary>Link-layer address of the sender.</summary>
    [Name("NFULA_HWADDR")] HardwareAddress = 8,
    /// <summary>The packet.</summary>
    [Name("NFULA_PAYLOAD")] Payload = 9,
    /// <summary>Text of the rule that logged it.</summary>
    [Name("NFULA_PREFIX")] Prefix = 10,
    /// <summary>User of the socket.</summary>
    [Name("NFULA_UID")] User = 11,
    /// <summary>Number in the log group.</summary>
    [Name("NFULA_SEQ")] Sequence = 12,
    /// <summary>Number in all log groups.</summary>
    [Name("NFULA_SEQ_GLOBAL")] GlobalSequence = 13,
    /// <summary>Group of the socket's user.</summary>
    [Name("NFULA_GID")] UserGroup = 14,
    /// <summary>Kind of hardware.</summary>
    [Name("NFULA_HWTYPE")] HardwareType = 15,
    /// <summary>Link-layer header.</summary>
    [Name("NFULA_HWHEADER")] HardwareHeader = 16,
    /// <summary>Its length.</summary>
    [Name("NFULA_HWLEN")] HardwareHeaderLength = 17,
}
