namespace PcapKit.Protocols;

/// <summary>Generic Network Virtualization Encapsulation (RFC 8926): virtual networks over UDP, with options.</summary>
[Protocol("geneve", "GENEVE", "Generic Network Virtualization Encapsulation", ProtocolLevel.Link,
    Summary = "Generic Network Virtualization Encapsulation, VNI: {vni}")]
[Under("udp.port", 6081)]
public readonly ref partial struct GeneveView
{
    /// <summary>Version, 0.</summary>
    [Field("version", "Version", Bits = 2)] public partial byte Version { get; }

    /// <summary>Bytes of all options, on the wire in units of 4.</summary>
    [Field("option.length", "Length", Bits = 6, CountsHeader = 4, CountsFrom = 8, Scale = 4)] public partial byte LengthOfOptions { get; }

    /// <summary>The flags.</summary>
    [Container("flags", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>The packet is for the endpoints of the tunnel themselves.</summary>
    [Field("flags.oam", "Operations, Administration and Management Frame")] public partial bool IsControl { get; }

    /// <summary>One of the options must be understood.</summary>
    [Field("flags.critical", "Critical Options Present")] public partial bool HasCriticalOptions { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags.reserved", "Reserved", Bits = 6, Key = "flags_reserved")] public partial byte ReservedFlags { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("proto_type", "Protocol Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType ProtocolType { get; }

    /// <summary>Number of the virtual network, 24 bits.</summary>
    [Field("vni", "Virtual Network Identifier (VNI)", Bits = 24, Hex = true)] public partial uint VirtualNetwork { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Hex = true)] public partial byte Reserved { get; }

    /// <summary>The options.</summary>
    [Tlv("options", "Geneve Options", Length = "HeaderLength - FixedLength")] public partial TlvList<GeneveOption> Options { get; }

    internal void Route(ref Slice slice) => slice.Next(EthernetView.BareEtherTypeTable, (ushort)ProtocolType);
}

public sealed partial class Geneve
{
    partial void Compute(in BuildContext context)
    {
        if (ProtocolType is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(2, key);
    }
}

/// <summary>The options of GENEVE: class, type, length in units of 4 bytes, data (RFC 8926, section 3.5).</summary>
[TlvFamily("geneve", "geneve.option", Head = typeof(IGeneveOption))]
public readonly struct GeneveOption : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("geneve.option");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length >= 4 ? 4 + (rest[3] & 0x1F) * 4 : 0;
        return length > 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => (uint)(option[0] << 16 | option[1] << 8 | option[2]);
}

/// <summary>What every option begins with.</summary>
public interface IGeneveOption
{
    /// <summary>Who defines the type.</summary>
    [Field("option.class", "Class", Hex = true)] ushort Class { get; }

    /// <summary>Which option it is; the highest bit says that it must be understood.</summary>
    [Field("option.type", "Type", Hex = true)] byte Type { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("option.flags.reserved", "Reserved", Bits = 3)] byte Reserved { get; }

    /// <summary>Bytes of the data, on the wire in units of 4.</summary>
    [Field("option.length", "Length", Bits = 5, CountsHeader = 4, CountsFrom = 4, Scale = 4)] byte Length { get; }
}

/// <summary>An option that has no definition of its own.</summary>
[Option(typeof(GeneveOption), uint.MaxValue, "option.unknown", "Geneve Option")]
public readonly ref partial struct GeneveUnknownOptionView
{
    /// <summary>The data.</summary>
    [Field("option.unknown.data", "Unknown Option Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
