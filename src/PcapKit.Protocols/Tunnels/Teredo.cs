namespace PcapKit.Protocols;

/// <summary>Teredo (RFC 4380): IPv6 over UDP, through address translators; before the packet an authentication, an origin indication, both or nothing.</summary>
[Protocol("teredo", "Teredo", "Teredo IPv6 over UDP tunneling", ProtocolLevel.Internet)]
[Under("udp.port", 3544)]
public readonly ref partial struct TeredoView
{
    /// <summary>Says that an authentication follows, 1 (RFC 4380, section 5.1.1); null where there is none.</summary>
    [Field("auth.indicator", "Authentication indicator", Hex = true, Hidden = true, Present = "StartsWith(0, 1)")] public partial ushort? AuthenticationIndicator { get; }

    /// <summary>Bytes of <see cref="ClientIdentifier"/>.</summary>
    [Field("auth.idlen", "Client identifier length", Computed = true, Present = "StartsWith(0, 1)")] public partial byte? IdentifierLength { get; }

    /// <summary>Bytes of <see cref="AuthenticationValue"/>.</summary>
    [Field("auth.aulen", "Authentication value length", Computed = true, Present = "StartsWith(0, 1)")] public partial byte? ValueLength { get; }

    /// <summary>Who the client is; empty mostly.</summary>
    [Field("auth.id", "Client identifier", Length = "IdentifierLength.GetValueOrDefault()")] public partial ReadOnlySpan<byte> ClientIdentifier { get; }

    /// <summary>Proof that it is; empty mostly.</summary>
    [Field("auth.value", "Authentication value", Length = "ValueLength.GetValueOrDefault()")] public partial ReadOnlySpan<byte> AuthenticationValue { get; }

    /// <summary>A number that the answer repeats.</summary>
    [Field("auth.nonce", "Nonce value", Hex = true, Form = FieldForm.Digits, Present = "StartsWith(0, 1)")] public partial ulong? Nonce { get; }

    /// <summary>0, or whether the client shall get a new key.</summary>
    [Field("auth.conf", "Confirmation byte", Hex = true, Form = FieldForm.Digits, Present = "StartsWith(0, 1)")] public partial byte? Confirmation { get; }

    /// <summary>Says that the origin follows, 0; null where it does not.</summary>
    [Field("orig.indicator", "Origin indicator", Hex = true, Hidden = true, Present = "StartsWith(NonceEnd, 0)")] public partial ushort? OriginIndicator { get; }

    /// <summary>The port with all bits inverted, so that translators leave it alone.</summary>
    [Field("orig.obscured_port", "Obscured UDP port", Hex = true, Hidden = true, Present = "StartsWith(NonceEnd, 0)")] public partial ushort? ObscuredPort { get; }

    /// <summary>The address with all bits inverted, so that translators leave it alone.</summary>
    [Field("orig.obscured_addr", "Obscured IPv4 address", Hex = true, Hidden = true, Present = "StartsWith(NonceEnd, 0)")] public partial uint? ObscuredAddress { get; }

    /// <summary>The client's port as others see it; null without an origin.</summary>
    [Derived("orig.port", "Origin UDP port")] public int? OriginPort => (ushort?)~ObscuredPort;

    /// <summary>The client's address as others see it; null without an origin.</summary>
    [Derived("orig.addr", "Origin IPv4 address")] public IPv4Address? OriginAddress => ObscuredAddress is { } address ? new IPv4Address(~address) : null;

    private bool StartsWith(int offset, byte kind) => Bits.Clamp(Bytes, offset, 2) is [0, var second] && second == kind;

    internal void Route(ref Slice slice)
    {
        ReadOnlySpan<byte> payload = Payload;
        if (payload.IsEmpty || payload[0] >> 4 != 6)
            slice.Reject();
        else
            slice.Next(IPv4View.VersionTable, 6);
    }
}

public sealed partial class Teredo
{
    private bool WritesAuthenticationIndicator => AuthenticationIndicator is not null || Nonce is not null || Confirmation is not null;

    partial void Finish(Span<byte> header)
    {
        if (!WritesAuthenticationIndicator)
            return;
        header[1] = 1;
        header[2] = IdentifierLength ?? (byte)ClientIdentifier.Length;
        header[3] = ValueLength ?? (byte)AuthenticationValue.Length;
    }
}
