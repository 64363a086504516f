namespace PcapKit.Protocols;

/// <summary>The options of IPv4: a type, and a length that counts both, except for the two of a single byte (RFC 791, section 3.1).</summary>
[TlvFamily("ip", "ip.opt.type", Head = typeof(IIPv4Option))]
public readonly struct IPv4Option : ITlvFamily
{
    /// <summary>Type of the basic security option in the format of RFC 791, of which 130 is the later one of RFC 1108.</summary>
    internal const uint FirstSecurity = 0x100 | 130;

    /// <summary>Type of a Quick-Start report; 25 is the request.</summary>
    internal const uint QuickStartReport = 0x800 | 25;

    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ip.opt.type");

    /// <inheritdoc/>
    public static int Alignment => 4;

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = rest[0] == (byte)IPv4OptionType.EndOfOptions;
        if (rest[0] <= (byte)IPv4OptionType.NoOperation)
        {
            length = 1;
            return true;
        }
        length = rest.Length >= 2 ? rest[1] : 0;
        return length >= 2 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => (IPv4OptionType)option[0] switch
    {
        IPv4OptionType.Security when option.Length == 11 => FirstSecurity,
        IPv4OptionType.QuickStart when option.Length > 2 => (uint)(option[2] >> 4) << 8 | 25,
        _ => option[0],
    };
}

/// <summary>What every IPv4 option begins with.</summary>
public interface IIPv4Option
{
    /// <summary>The type: all of the three parts.</summary>
    [Container("opt.type", "Type")] IPv4OptionType Kind { get; }

    /// <summary>Whether every fragment has a copy of the option, not the first one only.</summary>
    [Field("opt.type.copy", "Copy on fragmentation")] bool Copied { get; }

    /// <summary>The class.</summary>
    [Field("opt.type.class", "Class", Bits = 2)] IPv4OptionClass Class { get; }

    /// <summary>The number within the type.</summary>
    [Field("opt.type.number", "Number", Bits = 5)] byte Number { get; }

    /// <summary>The option's length in bytes, type and length included.</summary>
    [Field("opt.len", "Length", CountsHeader = 1)] byte Length { get; }
}

/// <summary>End of the option list; what follows is padding.</summary>
[Option(typeof(IPv4Option), 0, "options.eol", "IP Option - End of Options List (EOL)", KindOnly = true)]
public readonly ref partial struct IPv4EndOfOptionsView;

/// <summary>No operation: fills the place before an aligned option.</summary>
[Option(typeof(IPv4Option), 1, "options.nop", "IP Option - No-Operation (NOP)", KindOnly = true)]
public readonly ref partial struct IPv4NoOperationView;

/// <summary>An option that has no definition of its own.</summary>
[Option(typeof(IPv4Option), uint.MaxValue, "options.unknown", "IP Option - Unknown")]
public readonly ref partial struct IPv4UnknownOptionView
{
    /// <summary>The bytes behind type and length.</summary>
    [Field("opt.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>Stream identifier of SATNET (RFC 791; obsolete, RFC 6814).</summary>
[Option(typeof(IPv4Option), 136, "options.sid", "IP Option - Stream ID")]
public readonly ref partial struct IPv4StreamIdView
{
    /// <summary>The identifier.</summary>
    [Field("opt.sid", "Stream Identifier")] public partial ushort StreamId { get; }
}

/// <summary>The smallest MTU met on the way so far (RFC 1063; obsolete).</summary>
[Option(typeof(IPv4Option), 11, "options.mtu_probe", "IP Option - MTU Probe")]
public readonly ref partial struct IPv4MtuProbeView
{
    /// <summary>The MTU in bytes.</summary>
    [Field("opt.mtu", "MTU")] public partial ushort Mtu { get; }
}

/// <summary>The answer to an MTU probe (RFC 1063; obsolete).</summary>
[Option(typeof(IPv4Option), 12, "options.mtu_reply", "IP Option - MTU Reply")]
public readonly ref partial struct IPv4MtuReplyView
{
    /// <summary>The MTU in bytes.</summary>
    [Field("opt.mtu", "MTU")] public partial ushort Mtu { get; }
}

/// <summary>Asks routers to look at the packet (RFC 2113).</summary>
[Option(typeof(IPv4Option), 148, "options.routeralert", "IP Option - Router Alert")]
public readonly ref partial struct IPv4RouterAlertView
{
    /// <summary>Why: 0 for every router, others by IANA's list (RFC 5350).</summary>
    [Field("opt.ra", "Router Alert")] public partial IPv4RouterAlertValue Value { get; }
}

/// <summary>Asks for a sending rate (RFC 4782, section 3.1).</summary>
[Option(typeof(IPv4Option), 25, "options.qs", "IP Option - Quick-Start")]
public readonly ref partial struct IPv4QuickStartRequestView
{
    /// <summary>The function, 0 for a request.</summary>
    [Field("opt.qs_func", "Function", Bits = 4, Default = 0)] public partial QuickStartFunction Function { get; }

    /// <summary>The rate asked for: 40 kbit/s times 2 to this power, 0 for none.</summary>
    [Field("opt.qs_rate", "Rate", Bits = 4)] public partial byte Rate { get; }

    /// <summary>A random number that routers which approve count down with the TTL.</summary>
    [Field("opt.qs_ttl", "QS TTL")] public partial byte QuickStartTtl { get; }

    /// <summary>Random bits that routers overwrite when they lower the rate.</summary>
    [Field("opt.qs_nonce", "QS Nonce", Bits = 30, Hex = true)] public partial uint Nonce { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.qs_reserved", "Reserved", Bits = 2, Hex = true, ShownBits = 32)] public partial byte Reserved { get; }
}

/// <summary>Reports the rate that was approved (RFC 4782, section 3.1).</summary>
[Option(typeof(IPv4Option), IPv4Option.QuickStartReport, "options.qs_report", "IP Option - Quick-Start")]
public readonly ref partial struct IPv4QuickStartReportView
{
    /// <summary>The function, 8 for a report.</summary>
    [Field("opt.qs_func", "Function", Bits = 4, Default = 8)] public partial QuickStartFunction Function { get; }

    /// <summary>The approved rate: 40 kbit/s times 2 to this power, 0 for none.</summary>
    [Field("opt.qs_rate", "Rate", Bits = 4)] public partial byte Rate { get; }

    /// <summary>Not used.</summary>
    [Field("opt.qs_unused", "Not Used")] public partial byte Unused { get; }

    /// <summary>The nonce of the request.</summary>
    [Field("opt.qs_nonce", "QS Nonce", Bits = 30, Hex = true)] public partial uint Nonce { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.qs_reserved", "Reserved", Bits = 2, Hex = true, ShownBits = 32)] public partial byte Reserved { get; }
}
