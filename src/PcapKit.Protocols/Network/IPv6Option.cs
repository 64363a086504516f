namespace PcapKit.Protocols;

/// <summary>The hop-by-hop and destination options of IPv6: a type, and a length that counts neither, except for padding of one byte (RFC 8200, section 4.2).</summary>
[TlvFamily("ipv6", "ipv6.opt.type", Head = typeof(IIPv6Option))]
public readonly struct IPv6Option : ITlvFamily
{
    // Formats of one type that differ by what stands behind the length.
    internal const uint QuickStartReport = 0x800 | 0x26, HashedDuplicate = 0x100 | 0x08;

    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ipv6.opt.type");

    /// <inheritdoc/>
    public static int Alignment => 8;

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest[0] == (byte)IPv6OptionType.Pad1 ? 1 : rest.Length >= 2 ? rest[1] + 2 : 0;
        return length != 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => (IPv6OptionType)option[0] switch
    {
        IPv6OptionType.QuickStart when option.Length > 2 => (uint)(option[2] >> 4) << 8 | 0x26,
        IPv6OptionType.SmfDpd when option.Length > 2 && option[2] >= 0x80 => HashedDuplicate,
        _ => option[0],
    };

    /// <inheritdoc/>
    public static void Pad(Span<byte> padding)
    {
        padding.Clear();
        if (padding.Length < 2)
            return;
        padding[0] = (byte)IPv6OptionType.PadN;
        padding[1] = (byte)(padding.Length - 2);
    }
}

/// <summary>What every IPv6 option begins with.</summary>
public interface IIPv6Option
{
    /// <summary>The type: all of the three parts.</summary>
    [Container("opt.type", "Type", Hex = true)] IPv6OptionType Kind { get; }

    /// <summary>What a node does that does not know the option.</summary>
    [Field("opt.type.action", "Action", Bits = 2)] IPv6OptionAction Action { get; }

    /// <summary>Whether routers on the way may change the data.</summary>
    [Field("opt.type.change", "May Change")] bool MayChange { get; }

    /// <summary>The number within the type.</summary>
    [Field("opt.type.rest", "Low-Order Bits", Bits = 5, Hex = true)] byte Number { get; }

    /// <summary>The length of what follows in bytes.</summary>
    [Field("opt.length", "Length", CountsHeader = 1, CountsFrom = 2)] byte Length { get; }
}

/// <summary>Padding of one byte.</summary>
[Option(typeof(IPv6Option), 0x00, "opt.pad1", "Pad1", KindOnly = true, Form = FieldForm.Present)]
public readonly ref partial struct IPv6Pad1View;

/// <summary>Padding of two bytes and more.</summary>
[Option(typeof(IPv6Option), 0x01, "options.padn", "PadN")]
public readonly ref partial struct IPv6PadNView
{
    /// <summary>The padding, zeros.</summary>
    [Field("opt.padn", "PadN", Length = "Rest")] public partial ReadOnlySpan<byte> Padding { get; }
}

/// <summary>An option that has no definition of its own.</summary>
[Option(typeof(IPv6Option), uint.MaxValue, "options.unknown", "Unknown IPv6 Option")]
public readonly ref partial struct IPv6UnknownOptionView
{
    /// <summary>The bytes behind type and length.</summary>
    [Field("opt.unknown", "Unknown Option Payload", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>An option for experiments (RFC 4727).</summary>
[Option(typeof(IPv6Option), 0x1E, "options.experimental", "Experimental Option", MoreKinds = [0x3E, 0x5E, 0x7E, 0x9E, 0xBE, 0xDE, 0xFE])]
public readonly ref partial struct IPv6ExperimentalOptionView
{
    /// <summary>The bytes behind type and length.</summary>
    [Field("opt.experimental", "Experimental Option", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>How many more times the packet may be put into another one (RFC 2473, section 4.1.1).</summary>
[Option(typeof(IPv6Option), 0x04, "options.tel", "Tunnel Encapsulation Limit")]
public readonly ref partial struct IPv6TunnelLimitView
{
    /// <summary>The limit.</summary>
    [Field("opt.tel", "Tunnel Encapsulation Limit")] public partial byte Limit { get; }
}

/// <summary>Asks routers to look at the packet (RFC 2711).</summary>
[Option(typeof(IPv6Option), 0x05, "options.router_alert", "Router Alert")]
public readonly ref partial struct IPv6RouterAlertView
{
    /// <summary>Why.</summary>
    [Field("opt.router_alert", "Router Alert")] public partial IPv6RouterAlertValue Value { get; }
}

/// <summary>Length of a packet of more than 65,535 bytes (RFC 2675, section 2).</summary>
[Option(typeof(IPv6Option), 0xC2, "options.jumbo", "Jumbo Payload")]
public readonly ref partial struct IPv6JumboPayloadView
{
    /// <summary>Length of all behind the IPv6 header in bytes.</summary>
    [Field("opt.jumbo", "Payload Length", Computed = true)] public partial uint PayloadLength { get; }
}

public sealed partial class IPv6JumboPayload
{
    partial void Finish(Span<byte> header)
    {
        // The hop-by-hop header knows the length: it counts what comes behind this option too.
        if (PayloadLength is null)
            header[2..].Clear();
    }
}

/// <summary>The home address of a mobile node that sends from elsewhere (RFC 6275, section 6.3).</summary>
[Option(typeof(IPv6Option), 0xC9, "options.home_address", "Home Address")]
public readonly ref partial struct IPv6HomeAddressView
{
    /// <summary>The home address.</summary>
    [Field("opt.mipv6.home_address", "MIPv6 Home Address")] public partial IPv6Address HomeAddress { get; }
}

/// <summary>Proves that a locator update comes from the peer (RFC 6744).</summary>
[Option(typeof(IPv6Option), 0x8B, "options.ilnp_nonce", "ILNP Nonce")]
public readonly ref partial struct IPv6IlnpNonceView
{
    /// <summary>The nonce.</summary>
    [Field("opt.ilnp_nonce", "ILNP Nonce", Length = "Rest")] public partial ReadOnlySpan<byte> Nonce { get; }
}

/// <summary>The subscriber line that a message came from (RFC 6788).</summary>
[Option(typeof(IPv6Option), 0x8C, "options.lio", "Line-Identification Option")]
public readonly ref partial struct IPv6LineIdentificationView
{
    /// <summary>The length of the identifier in bytes.</summary>
    [Field("opt.lio.length", "LineIDLen", Computed = true)] public partial byte LineIdLength { get; }

    /// <summary>The identifier.</summary>
    [Field("opt.lio.line_id", "Line ID", Length = "LineIdLength", Text = true)] public partial ReadOnlySpan<byte> LineId { get; }
}

public sealed partial class IPv6LineIdentification
{
    partial void Finish(Span<byte> header) => header[2] = LineIdLength ?? (byte)LineId.Length;
}

/// <summary>State of depth-first forwarding (RFC 6971, section 10).</summary>
[Option(typeof(IPv6Option), 0xEE, "options.dff", "IP_DFF")]
public readonly ref partial struct IPv6DepthFirstForwardingView
{
    /// <summary>The flags.</summary>
    [Container("opt.dff.flags", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Version.</summary>
    [Field("opt.dff.flag.ver", "Version (VER)", Bits = 2)] public partial byte Version { get; }

    /// <summary>The packet comes again because the first one seemed lost.</summary>
    [Field("opt.dff.flag.dup", "Duplicate (DUP)")] public partial bool IsDuplicate { get; }

    /// <summary>The packet comes back because no next hop was left.</summary>
    [Field("opt.dff.flag.ret", "Return (RET)")] public partial bool IsReturned { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.dff.flag.rsv", "Reserved", Bits = 4, Hex = true)] public partial byte Reserved { get; }

    /// <summary>Tells the packets of a sender apart.</summary>
    [Field("opt.dff.sequence_number", "Sequence Number")] public partial ushort Sequence { get; }
}

/// <summary>The smallest MTU of the path so far, and that of the way back (RFC 9268).</summary>
[Option(typeof(IPv6Option), 0x30, "options.pmtu", "Path MTU Option")]
public readonly ref partial struct IPv6PathMtuView
{
    /// <summary>The smallest MTU met so far.</summary>
    [Field("opt.pmtu.min", "Minimum Reported PMTU")] public partial ushort Minimum { get; }

    /// <summary>The MTU that the other side reported, without its last bit.</summary>
    [Field("opt.pmtu.rtn", "Return Minimum PMTU", Bits = 15, Scale = 2)] public partial ushort Returned { get; }

    /// <summary>Whether the other side is to report.</summary>
    [Field("opt.pmtu.r_flag", "Return Flag")] public partial bool WantsReturn { get; }
}

/// <summary>Measurements inside the packet (RFC 9486): the option's type says how they are laid out.</summary>
[Option(typeof(IPv6Option), 0x31, "options.ioam", "IOAM Option", MoreKinds = [0x11])]
public readonly ref partial struct IPv6IoamView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.ioam.rsv", "Reserved")] public partial byte Reserved { get; }

    /// <summary>The type of what follows (RFC 9197).</summary>
    [Field("opt.ioam.opt_type", "Option-Type")] public partial IoamType Type { get; }

    /// <summary>What follows, not decoded.</summary>
    [Field("opt.ioam.data", "IOAM Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
