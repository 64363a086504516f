namespace PcapKit.Protocols;

/// <summary>Name servers (RFC 8106, section 5.1).</summary>
[Option(typeof(NeighborOption), 25, "opt.rdnss_option", "Recursive DNS Server")]
public readonly ref partial struct RecursiveDnsServerView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>For how many seconds the servers are good; all ones for ever.</summary>
    [Field("opt.rdnss.lifetime", "Lifetime")] public partial uint Lifetime { get; }

    /// <summary>The servers.</summary>
    [Field("opt.rdnss", "Recursive DNS Servers", Length = "Rest")] public partial ValueList<IPv6Address> Servers { get; }
}

/// <summary>Domains to search for names in (RFC 8106, section 5.2).</summary>
[Option(typeof(NeighborOption), 31, "opt.dnssl_option", "DNS Search List Option")]
public readonly ref partial struct DnsSearchListView
{
    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>For how many seconds the domains are good; all ones for ever.</summary>
    [Field("opt.dnssl.lifetime", "Lifetime")] public partial uint Lifetime { get; }

    /// <summary>How many bytes the option has.</summary>
    public int HeaderLength => Length * 8;

    /// <summary>The domains as they are on the wire: labels with their lengths, zeros behind them.</summary>
    public ReadOnlySpan<byte> EncodedDomains => Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);

    internal static FieldInfo[] BodyFields => [Domain, Padding];

    private static readonly FieldInfo Domain = new("icmpv6.opt.dnssl", "Domain Names", FieldKind.Text) { Repeats = true };
    private static readonly FieldInfo Padding = new("icmpv6.opt.padding", "Padding", FieldKind.Bytes);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        ReadOnlySpan<byte> rest = EncodedDomains;
        int at = FixedLength;
        Span<byte> text = stackalloc byte[256];
        while (!rest.IsEmpty && rest[0] != 0)
        {
            int used = ReadDomain(rest, text, out int length);
            sink.Text(Domain, text[..length], at * 8, used * 8);
            rest = rest[used..];
            at += used;
        }
        if (!rest.IsEmpty)
            sink.Bytes(Padding, rest, at * 8, rest.Length * 8);
    }

    // Puts the labels of one domain together with dots; says how many bytes it takes, at least one.
    private static int ReadDomain(ReadOnlySpan<byte> bytes, Span<byte> text, out int length)
    {
        int at = 0;
        length = 0;
        while (at < bytes.Length && bytes[at] != 0)
        {
            ReadOnlySpan<byte> label = Bits.Clamp(bytes, at + 1, bytes[at]);
            if (length + label.Length + 1 > text.Length)
                break;
            if (length > 0)
                text[length++] = (byte)'.';
            label.CopyTo(text[length..]);
            length += label.Length;
            at += 1 + label.Length;
        }
        return Math.Min(at + 1, bytes.Length);
    }
}

public sealed partial class DnsSearchList
{
    /// <summary>The domains as they are on the wire: labels with their lengths, zeros behind them; what is set is kept, not copied.</summary>
    public ReadOnlyMemory<byte> EncodedDomains
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    }

    /// <summary>Encodes domains for <see cref="EncodedDomains"/>.</summary>
    /// <param name="domains">The domains, for example <c>example.com</c>.</param>
    /// <exception cref="ArgumentException">A label is empty or has more than 63 bytes.</exception>
    public static ReadOnlyMemory<byte> Encode(params ReadOnlySpan<string> domains)
    {
        var bytes = new List<byte>();
        foreach (string domain in domains)
        {
            foreach (string label in domain.Split('.'))
            {
                byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(label);
                if (utf8.Length is 0 or > 63)
                    throw new ArgumentException($"'{label}' in '{domain}' is no label of a domain: 1 to 63 bytes.", nameof(domains));
                bytes.Add((byte)utf8.Length);
                bytes.AddRange(utf8);
            }
            bytes.Add(0);
        }
        return bytes.ToArray();
    }

    private int MeasureBody() => EncodedDomains.Length;

    private void WriteBody(Span<byte> body) => EncodedDomains.Span.CopyTo(body);

    private void ReadBody(DnsSearchListView view, in LayerSlice layer) => EncodedDomains = view.EncodedDomains.ToArray();
}

/// <summary>The page that lets users into the network (RFC 8910).</summary>
[Option(typeof(NeighborOption), 37, "opt.captive_portal_option", "DHCP Captive-Portal")]
public readonly ref partial struct CaptivePortalView
{
    /// <summary>The address of the page.</summary>
    [Field("opt.captive_portal", "Captive Portal", Length = "UriLength", Text = true)] public partial ReadOnlySpan<byte> Uri { get; }

    /// <summary>Zeros up to a multiple of 8 bytes.</summary>
    [Field("opt.padding", "Padding", Length = "Rest")] public partial ReadOnlySpan<byte> Padding { get; }

    internal int UriLength
    {
        get
        {
            ReadOnlySpan<byte> bytes = Bits.Clamp(_data, FixedLength, HeaderLength - FixedLength);
            int end = bytes.IndexOf((byte)0);
            return end < 0 ? bytes.Length : end;
        }
    }
}

/// <summary>The prefix that stands for IPv4 (RFC 8781).</summary>
[Option(typeof(NeighborOption), 38, "opt.pref64", "PREF64 Option")]
public readonly ref partial struct Pref64View
{
    /// <summary>For how many times 8 seconds the prefix is good.</summary>
    [Field("opt.pref64.scaled_lifetime", "Scaled Lifetime", Bits = 13)] public partial ushort ScaledLifetime { get; }

    /// <summary>How many bits of the prefix count.</summary>
    [Field("opt.pref64.plc", "PLC (Prefix Length Code)", Bits = 3, Hex = true, ShownBits = 16)] public partial Pref64Length PrefixLength { get; }

    /// <summary>The first 96 bits of the prefix.</summary>
    [Field("opt.pref64.bytes", "Prefix", Bits = 96)] public partial ReadOnlySpan<byte> Prefix { get; }

    /// <summary>The prefix as an address.</summary>
    [Derived("opt.pref64.prefix", "Prefix")] public IPv6Address PrefixAddress => NeighborPrefix.ToAddress(Prefix);
}

/// <summary>A node registers its address (RFC 6775, section 4.1).</summary>
[Option(typeof(NeighborOption), 33, "opt.aro", "Address Registration Option")]
public readonly ref partial struct AddressRegistrationView
{
    /// <summary>0 for success, 1 for a duplicate, 2 for a full neighbour cache.</summary>
    [Field("opt.aro.status", "Status")] public partial byte Status { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 24)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>The lifetime of the registration in minutes.</summary>
    [Field("opt.aro.registration_lifetime", "Registration Lifetime")] public partial ushort Lifetime { get; }

    /// <summary>The hardware address of the node.</summary>
    [Field("opt.aro.eui64", "EUI-64", Bits = 64, Form = FieldForm.Colons)] public partial ReadOnlySpan<byte> Eui64 { get; }
}

/// <summary>A prefix for the compression of headers (RFC 6775, section 4.2).</summary>
[Option(typeof(NeighborOption), 34, "opt.6co", "6LoWPAN Context Option")]
public readonly ref partial struct SixLowpanContextView
{
    /// <summary>How many bits of the prefix count.</summary>
    [Field("opt.6co.context_length", "Context Length")] public partial byte ContextLength { get; }

    /// <summary>The flags.</summary>
    [Container("opt.6co.flag", "Flag", Hex = true)] public partial byte Flags { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.6co.flag.reserved", "Reserved", Bits = 3, Key = "flag_reserved")] public partial byte FlagsReserved { get; }

    /// <summary>The context may be used for compression, not for decompression only.</summary>
    [Field("opt.6co.flag.c", "Compression Flag")] public partial bool AllowsCompression { get; }

    /// <summary>The context.</summary>
    [Field("opt.6co.flag.cid", "CID", Bits = 4)] public partial byte ContextId { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("opt.reserved", "Reserved", Bits = 16)] public partial ReadOnlySpan<byte> Reserved { get; }

    /// <summary>For how many minutes the context is good.</summary>
    [Field("opt.6co.valid_lifetime", "Lifetime")] public partial ushort Lifetime { get; }

    /// <summary>The prefix: 8 or 16 bytes of it.</summary>
    [Field("opt.6co.prefix", "Context Prefix", Length = "Rest")] public partial ReadOnlySpan<byte> Prefix { get; }

    /// <summary>The prefix as an address.</summary>
    [Derived("opt.6co.context_prefix", "Context Prefix")] public IPv6Address PrefixAddress => NeighborPrefix.ToAddress(Prefix);
}

/// <summary>The border router that the settings come from (RFC 6775, section 4.3).</summary>
[Option(typeof(NeighborOption), 35, "opt.abro", "Authoritative Border Router")]
public readonly ref partial struct AuthoritativeBorderRouterView
{
    /// <summary>Low half of the version of the settings.</summary>
    [Field("opt.abro.version_low", "Version Low")] public partial ushort VersionLow { get; }

    /// <summary>High half of the version of the settings.</summary>
    [Field("opt.abro.version_high", "Version")] public partial ushort VersionHigh { get; }

    /// <summary>For how many minutes the settings are good; 0 for 10,000.</summary>
    [Field("opt.abro.valid_lifetime", "Valid Lifetime")] public partial ushort Lifetime { get; }

    /// <summary>The router.</summary>
    [Field("opt.abro.6lbr_address", "6LBR Address")] public partial IPv6Address Router { get; }
}

/// <summary>What a node of a low-power network can do (RFC 7400, section 3.3).</summary>
[Option(typeof(NeighborOption), 36, "opt.6cio", "6LoWPAN Capability Indication Option")]
public readonly ref partial struct SixLowpanCapabilityView
{
    /// <summary>Unassigned bits.</summary>
    [Field("opt.6cio.unassigned1", "Unassigned", Bits = 15, Hex = true)] public partial ushort Unassigned { get; }

    /// <summary>The node takes generic header compression.</summary>
    [Field("opt.6cio.flag_g", "G")] public partial bool HasGenericCompression { get; }

    /// <summary>Unassigned bits.</summary>
    [Field("opt.6cio.unassigned2", "Unassigned", Hex = true)] public partial uint Unassigned2 { get; }
}
