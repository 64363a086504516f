namespace PcapKit.Protocols;

/// <summary>Authentication Header (RFC 4302).</summary>
[Protocol("ah", "AH", "Authentication Header", ProtocolLevel.Internet)]
[Under("ip.proto", 51)]
public readonly ref partial struct AhView
{
    /// <summary>What follows.</summary>
    [Field("next_header", "Next header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Length of the header in units of 4 bytes, without the first two.</summary>
    [Field("length", "Length", CountsHeader = 4, CountsFrom = 8)] public partial byte Length { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>Security parameters index: tells the receiver which association.</summary>
    [Field("spi", "AH SPI", Hex = true)] public partial uint Spi { get; }

    /// <summary>Counts the packets of the association.</summary>
    [Field("sequence", "AH Sequence")] public partial uint Sequence { get; }

    /// <summary>Integrity check value, and padding.</summary>
    [Field("icv", "AH ICV", Length = "Rest")] public partial ReadOnlySpan<byte> IntegrityCheck { get; }

    internal void Route(ref Slice slice) => IPv6Headers.RouteNext(NextHeader, ref slice);
}

public sealed partial class Ah
{
    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(0, IPv6Headers.NextOf(context));
    }
}

/// <summary>Encapsulating Security Payload (RFC 4303); what it protects stays encrypted.</summary>
[Protocol("esp", "ESP", "Encapsulating Security Payload", ProtocolLevel.Internet)]
[Under("ip.proto", 50)]
public readonly ref partial struct EspView
{
    /// <summary>Security parameters index: tells the receiver which association.</summary>
    [Field("spi", "ESP SPI", Hex = true)] public partial uint Spi { get; }

    /// <summary>Counts the packets of the association.</summary>
    [Field("sequence", "ESP Sequence")] public partial uint Sequence { get; }

    /// <summary>Everything else: initialisation vector, encrypted payload and padding, integrity check value.</summary>
    [Field("encrypted_data", "ESP Encrypted Data", Length = "Rest")] public partial ReadOnlySpan<byte> EncryptedData { get; }
}
