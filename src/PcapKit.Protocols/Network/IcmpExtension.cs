using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>What may follow the quoted datagram of an error message (RFC 4884, section 7).</summary>
[Option(typeof(IcmpBody), IcmpBody.Extension, "ext", "ICMP Multi-Part Extensions")]
public readonly ref partial struct IcmpExtensionView
{
    /// <summary>Version, 2.</summary>
    [Field("ext.version", "Version", Bits = 4, Default = 2)] public partial byte Version { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("ext.res", "Reserved", Bits = 12, Hex = true)] public partial ushort Reserved { get; }

    /// <summary>Checksum of the extension; 0 for none.</summary>
    [Field("ext.checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>Objects.</summary>
    [Tlv("ext.objects", "Objects")] public partial TlvList<IcmpExtensionObject> Objects { get; }
}

public sealed partial class IcmpExtension
{
    partial void Finish(Span<byte> header)
    {
        if (Checksum is null)
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], InternetChecksum.Compute(header));
    }
}

/// <summary>The objects of an extension: a length that counts all of the object, then class and type (RFC 4884, section 7.1).</summary>
[TlvFamily("icmp", "icmp.ext.object", Head = typeof(IIcmpExtensionObject))]
public readonly struct IcmpExtensionObject : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmp.ext.object");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (rest.Length >= 4 ? rest[0] << 8 | rest[1] : 0, false);
        return length >= 4 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => (uint)(option[2] << 8 | option[3]);
}

/// <summary>What every object of an extension begins with.</summary>
public interface IIcmpExtensionObject
{
    /// <summary>The object's length in bytes, this field included.</summary>
    [Field("ext.length", "Length", CountsHeader = 1)] ushort Length { get; }

    /// <summary>Class and type.</summary>
    [Container("ext.object.kind", "Class and C-Type", Hex = true)] ushort Kind { get; }

    /// <summary>The class.</summary>
    [Field("ext.class", "Class")] IcmpExtensionClass Class { get; }

    /// <summary>The type within the class.</summary>
    [Field("ext.ctype", "C-Type")] byte ClassType { get; }
}

/// <summary>The label stack that the datagram came with (RFC 4950).</summary>
[Option(typeof(IcmpExtensionObject), 0x0101, "mpls", "MPLS Stack Entry")]
public readonly ref partial struct IcmpMplsStackView
{
    /// <summary>The entries, the outermost first.</summary>
    [Tlv("mpls.entries", "Label Stack")] public partial TlvList<IcmpMplsEntry> Entries { get; }
}

/// <summary>The entries of a label stack: four bytes each.</summary>
[TlvFamily("icmp", "icmp.mpls.entries")]
public readonly struct IcmpMplsEntry : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("icmp.mpls.entries");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (4, false);
        return rest.Length >= 4;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => 0;
}

/// <summary>An entry of a label stack (RFC 3032).</summary>
[Option(typeof(IcmpMplsEntry), 0, "mpls.entry", "Label")]
public readonly ref partial struct IcmpMplsLabelView
{
    /// <summary>The label.</summary>
    [Field("mpls.label", "Label", Bits = 20)] public partial uint Label { get; }

    /// <summary>The traffic class.</summary>
    [Field("mpls.exp", "Experimental", Bits = 3)] public partial byte TrafficClass { get; }

    /// <summary>Whether it is the innermost entry.</summary>
    [Field("mpls.s", "Stack bit")] public partial bool IsBottom { get; }

    /// <summary>Time to live in hops.</summary>
    [Field("mpls.ttl", "Time to live")] public partial byte TimeToLive { get; }
}

/// <summary>The interface that an extended echo asks for, by name (RFC 8335, section 2.1).</summary>
[Option(typeof(IcmpExtensionObject), 0x0301, "int_ident.by_name", "Interface Identification Object")]
public readonly ref partial struct IcmpInterfaceNameView
{
    /// <summary>The name, padded with zeros to a multiple of 4 bytes.</summary>
    [Field("int_ident.name", "Name", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Name { get; }
}

/// <summary>The interface that an extended echo asks for, by index (RFC 8335, section 2.1).</summary>
[Option(typeof(IcmpExtensionObject), 0x0302, "int_ident.by_index", "Interface Identification Object")]
public readonly ref partial struct IcmpInterfaceIndexView
{
    /// <summary>The index.</summary>
    [Field("int_ident.index", "Interface Index")] public partial uint Index { get; }
}

/// <summary>The interface that an extended echo asks for, by address (RFC 8335, section 2.1).</summary>
[Option(typeof(IcmpExtensionObject), 0x0303, "int_ident.by_address", "Interface Identification Object")]
public readonly ref partial struct IcmpInterfaceAddressView
{
    /// <summary>The family of the address, 1 for IPv4, 2 for IPv6 (IANA "address-family-numbers").</summary>
    [Field("int_ident.afi", "Address Family Identifier")] public partial ushort AddressFamily { get; }

    /// <summary>The length of the address in bytes.</summary>
    [Field("int_ident.addr_length", "Address Length", Computed = true)] public partial byte AddressLength { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("int_ident.reserved", "Reserved", Bits = 8)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The address, and zeros up to a multiple of 4 bytes.</summary>
    [Field("int_ident.address", "Address", Length = "Rest")] public partial ReadOnlySpan<byte> Address { get; }
}

public sealed partial class IcmpInterfaceAddress
{
    partial void Finish(Span<byte> header) => header[6] = AddressLength ?? (byte)Address.Length;
}

/// <summary>An object that has no definition of its own: what it says of an interface (RFC 5837), for example.</summary>
[Option(typeof(IcmpExtensionObject), uint.MaxValue, "ext.unknown", "Object")]
public readonly ref partial struct IcmpUnknownObjectView
{
    /// <summary>The bytes.</summary>
    [Field("ext.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
