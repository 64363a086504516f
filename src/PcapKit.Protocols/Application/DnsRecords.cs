using System.Text;

namespace PcapKit.Protocols;

/// <summary>The IPv4 address of a host (RFC 1035, section 3.4.1).</summary>
/// <param name="name">The name of the host.</param>
/// <param name="address">Its address.</param>
public sealed class DnsA(string name, IPv4Address address) : DnsRecord(name, DnsType.A)
{
    /// <summary>The address.</summary>
    public IPv4Address Address { get; } = address;

    private protected override void WriteData(DnsWriter writer) => writer.Number32(Address.Value);
}

/// <summary>The IPv6 address of a host (RFC 3596).</summary>
/// <param name="name">The name of the host.</param>
/// <param name="address">Its address.</param>
public sealed class DnsAaaa(string name, IPv6Address address) : DnsRecord(name, DnsType.Aaaa)
{
    /// <summary>The address.</summary>
    public IPv6Address Address { get; } = address;

    private protected override void WriteData(DnsWriter writer)
    {
        Span<byte> bytes = stackalloc byte[16];
        Address.CopyTo(bytes);
        writer.Bytes(bytes);
    }
}

/// <summary>A record whose data are one name: NS, CNAME, PTR or DNAME.</summary>
/// <param name="name">The name that it is of.</param>
/// <param name="type">The type.</param>
/// <param name="target">The name that it leads to.</param>
public sealed class DnsPointer(string name, DnsType type, string target) : DnsRecord(name, type)
{
    /// <summary>The name that it leads to.</summary>
    public string Target { get; } = DnsName.Check(target);

    // RFC 6672, section 2.5: the target of DNAME is not compressed.
    private protected override void WriteData(DnsWriter writer) => writer.Name(Target, compress: Type is DnsType.Ns or DnsType.Cname or DnsType.Ptr);
}

/// <summary>A host that takes mail (RFC 1035, section 3.3.9).</summary>
/// <param name="name">The domain.</param>
/// <param name="preference">Lower ones are tried first.</param>
/// <param name="exchange">The name of the host.</param>
public sealed class DnsMx(string name, ushort preference, string exchange) : DnsRecord(name, DnsType.Mx)
{
    /// <summary>Lower ones are tried first.</summary>
    public ushort Preference { get; } = preference;

    /// <summary>The name of the host.</summary>
    public string Exchange { get; } = DnsName.Check(exchange);

    private protected override void WriteData(DnsWriter writer)
    {
        writer.Number16(Preference);
        writer.Name(Exchange, compress: true);
    }
}

/// <summary>The start of a zone of authority (RFC 1035, section 3.3.13).</summary>
/// <param name="name">The zone.</param>
/// <param name="primaryServer">The server where the zone is kept.</param>
/// <param name="mailbox">The mailbox of who is responsible, its at sign as a dot.</param>
public sealed class DnsSoa(string name, string primaryServer, string mailbox) : DnsRecord(name, DnsType.Soa)
{
    /// <summary>The server where the zone is kept.</summary>
    public string PrimaryServer { get; } = DnsName.Check(primaryServer);

    /// <summary>The mailbox of who is responsible, its at sign as a dot.</summary>
    public string Mailbox { get; } = DnsName.Check(mailbox);

    /// <summary>The version of the zone.</summary>
    public uint SerialNumber { get; init; }

    /// <summary>Seconds until the zone is refreshed.</summary>
    public uint Refresh { get; init; }

    /// <summary>Seconds until a failed refresh is tried again.</summary>
    public uint Retry { get; init; }

    /// <summary>Seconds until a zone that cannot be refreshed is no longer used.</summary>
    public uint Expire { get; init; }

    /// <summary>Seconds that the absence of a name may be cached (RFC 2308).</summary>
    public uint Minimum { get; init; }

    private protected override void WriteData(DnsWriter writer)
    {
        writer.Name(PrimaryServer, compress: true);
        writer.Name(Mailbox, compress: true);
        foreach (uint value in (ReadOnlySpan<uint>)[SerialNumber, Refresh, Retry, Expire, Minimum])
            writer.Number32(value);
    }
}

/// <summary>Text (RFC 1035, section 3.3.14).</summary>
public sealed class DnsTxt : DnsRecord
{
    /// <summary>A record of texts.</summary>
    /// <param name="name">The name that it is of.</param>
    /// <param name="texts">Texts of at most 255 bytes of UTF-8 each.</param>
    /// <exception cref="ArgumentException">A text is longer, or the name cannot be.</exception>
    public DnsTxt(string name, params IEnumerable<string> texts) : this(name, texts.Select(t => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(t))) { }

    /// <summary>A record of byte strings.</summary>
    /// <param name="name">The name that it is of.</param>
    /// <param name="strings">Strings of at most 255 bytes each.</param>
    /// <exception cref="ArgumentException">A string is longer, or the name cannot be.</exception>
    public DnsTxt(string name, IEnumerable<ReadOnlyMemory<byte>> strings) : base(name, DnsType.Txt)
    {
        Strings = [.. strings];
        if (Strings.Any(s => s.Length > byte.MaxValue))
            throw new ArgumentException("A string of a TXT record has at most 255 bytes.", nameof(strings));
    }

    /// <summary>The strings.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Strings { get; }

    private protected override void WriteData(DnsWriter writer)
    {
        foreach (ReadOnlyMemory<byte> text in Strings)
        {
            writer.Byte((byte)text.Length);
            writer.Bytes(text.Span);
        }
    }
}

/// <summary>The host and port of a service (RFC 2782).</summary>
/// <param name="name">Service, transport and domain, for example <c>_sip._udp.example.org</c>.</param>
/// <param name="priority">Lower ones are tried first.</param>
/// <param name="weight">How often it is taken among those of one priority.</param>
/// <param name="port">The port.</param>
/// <param name="target">The name of the host.</param>
public sealed class DnsSrv(string name, ushort priority, ushort weight, ushort port, string target) : DnsRecord(name, DnsType.Srv)
{
    /// <summary>Lower ones are tried first.</summary>
    public ushort Priority { get; } = priority;

    /// <summary>How often it is taken among those of one priority.</summary>
    public ushort Weight { get; } = weight;

    /// <summary>The port.</summary>
    public ushort Port { get; } = port;

    /// <summary>The name of the host.</summary>
    public string Target { get; } = DnsName.Check(target);

    private protected override void WriteData(DnsWriter writer)
    {
        writer.Number16(Priority);
        writer.Number16(Weight);
        writer.Number16(Port);
        writer.Name(Target, compress: false);
    }
}

/// <summary>Which authorities may issue certificates (RFC 8659).</summary>
public sealed class DnsCaa : DnsRecord
{
    /// <summary>A property.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="flags">128 where an authority that does not know the tag must not issue.</param>
    /// <param name="tag">The property, for example <c>issue</c>.</param>
    /// <param name="value">Its value, for example <c>ca.example.net</c>.</param>
    public DnsCaa(string name, byte flags, string tag, string value) : this(name, flags, Encoding.UTF8.GetBytes(tag), Encoding.UTF8.GetBytes(value)) { }

    /// <summary>A property as bytes.</summary>
    /// <param name="name">The domain.</param>
    /// <param name="flags">128 where an authority that does not know the tag must not issue.</param>
    /// <param name="tag">The property, at most 255 bytes.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The tag is longer, or the name cannot be.</exception>
    public DnsCaa(string name, byte flags, ReadOnlyMemory<byte> tag, ReadOnlyMemory<byte> value) : base(name, DnsType.Caa)
    {
        if (tag.Length > byte.MaxValue)
            throw new ArgumentException("A tag has at most 255 bytes.", nameof(tag));
        (Flags, Tag, Value) = (flags, tag, value);
    }

    /// <summary>128 where an authority that does not know the tag must not issue.</summary>
    public byte Flags { get; }

    /// <summary>The property.</summary>
    public ReadOnlyMemory<byte> Tag { get; }

    /// <summary>Its value.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    private protected override void WriteData(DnsWriter writer)
    {
        writer.Byte(Flags);
        writer.Byte((byte)Tag.Length);
        writer.Bytes(Tag.Span);
        writer.Bytes(Value.Span);
    }
}

/// <summary>An option of an OPT record (RFC 6891, section 6.1.2).</summary>
/// <param name="Code">Which option.</param>
/// <param name="Data">Its data, at most 65,535 bytes; kept, not copied.</param>
public sealed record DnsOption(DnsOptionCode Code, ReadOnlyMemory<byte> Data);

/// <summary>The extension record of a message, in its additional section (RFC 6891).</summary>
public sealed class DnsOpt : DnsRecord
{
    /// <summary>A record whose sender takes 1232 bytes over UDP.</summary>
    public DnsOpt() : base(".", DnsType.Opt) => UdpPayloadSize = 1232;

    /// <summary>How many bytes the sender takes in a message over UDP.</summary>
    public ushort UdpPayloadSize
    {
        get => (ushort)Class;
        init => Class = (DnsClass)value;
    }

    /// <summary>The higher eight bits of the response code.</summary>
    public byte ExtendedResponseCode
    {
        get => (byte)(TimeToLive >> 24);
        init => TimeToLive = TimeToLive & 0x00FFFFFF | (uint)value << 24;
    }

    /// <summary>The version of the extension, 0.</summary>
    public byte Version
    {
        get => (byte)(TimeToLive >> 16);
        init => TimeToLive = TimeToLive & 0xFF00FFFF | (uint)value << 16;
    }

    /// <summary>Whether the client wants signatures (RFC 4035, section 3).</summary>
    public bool DnssecOk
    {
        get => (TimeToLive & 0x8000) != 0;
        init => TimeToLive = TimeToLive & ~0x8000u | (value ? 0x8000u : 0);
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<DnsOption> Options { get; init => field = [.. value]; } = [];

    private protected override void WriteData(DnsWriter writer)
    {
        foreach (DnsOption option in Options)
        {
            writer.Number16((ushort)option.Code);
            int length = writer.Length;
            writer.Number16(0);
            writer.Bytes(option.Data.Span);
            writer.CloseLength(length);
        }
    }
}

/// <summary>A parameter of a service (RFC 9460, section 2.2).</summary>
/// <param name="Key">Which parameter.</param>
/// <param name="Value">Its value, at most 65,535 bytes; kept, not copied.</param>
public sealed record DnsServiceParameter(DnsServiceKey Key, ReadOnlyMemory<byte> Value);

/// <summary>How to reach a service: SVCB, or HTTPS for web servers (RFC 9460).</summary>
/// <param name="name">The name of the service.</param>
/// <param name="type">SVCB or HTTPS.</param>
/// <param name="priority">Lower ones are tried first; 0 makes it an alias.</param>
/// <param name="target">The name of the host, the root for the same name.</param>
public sealed class DnsService(string name, DnsType type, ushort priority, string target) : DnsRecord(name, type)
{
    /// <summary>Lower ones are tried first; 0 makes it an alias.</summary>
    public ushort Priority { get; } = priority;

    /// <summary>The name of the host, the root for the same name.</summary>
    public string Target { get; } = DnsName.Check(target);

    /// <summary>The parameters, in ascending order of their keys as the RFC wants them.</summary>
    public IReadOnlyList<DnsServiceParameter> Parameters { get; init => field = [.. value]; } = [];

    private protected override void WriteData(DnsWriter writer)
    {
        writer.Number16(Priority);
        writer.Name(Target, compress: false);
        foreach (DnsServiceParameter parameter in Parameters)
        {
            writer.Number16((ushort)parameter.Key);
            int length = writer.Length;
            writer.Number16(0);
            writer.Bytes(parameter.Value.Span);
            writer.CloseLength(length);
        }
    }
}
