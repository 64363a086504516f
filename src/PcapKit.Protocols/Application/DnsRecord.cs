using System.Diagnostics.CodeAnalysis;

namespace PcapKit.Protocols;

/// <summary>A question of a DNS message that is being built or edited. Never changes.</summary>
public sealed class DnsQuestion
{
    /// <summary>A question.</summary>
    /// <param name="name">The name asked for, for example <c>example.org</c>; see <see cref="DnsName.TryParse"/> for escapes.</param>
    /// <param name="type">The type of records asked for.</param>
    /// <param name="class">The class; multicast DNS puts a flag into its highest bit (RFC 6762, section 18.12).</param>
    /// <exception cref="ArgumentException">The name cannot be: see <see cref="DnsName.TryParse"/>.</exception>
    public DnsQuestion(string name, DnsType type, DnsClass @class = DnsClass.Internet)
    {
        (Name, Type, Class) = (DnsRecord.CheckName(name), type, @class);
    }

    /// <summary>The name asked for.</summary>
    public string Name { get; }

    /// <summary>The type of records asked for.</summary>
    public DnsType Type { get; }

    /// <summary>The class.</summary>
    public DnsClass Class { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Class} {Type}";

    internal static bool TryRead(in DnsQuestionView view, [NotNullWhen(true)] out DnsQuestion? question)
    {
        question = DnsRecord.TryReadName(view.Name, out string? name) ? new DnsQuestion(name, view.Type, (DnsClass)view.RawClass) : null;
        return question is not null;
    }

    internal void Write(DnsWriter writer)
    {
        writer.Name(Name, compress: true);
        writer.Number16((ushort)Type);
        writer.Number16((ushort)Class);
    }
}

/// <summary>A resource record of a DNS message that is being built or edited. Never changes; a type without a class of its own is a <see cref="DnsRaw"/>.</summary>
public abstract class DnsRecord
{
    private DnsClass _class = DnsClass.Internet;
    private uint _timeToLive;

    /// <summary>A record.</summary>
    /// <param name="name">The name that it is of.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentException">The name cannot be: see <see cref="DnsName.TryParse"/>.</exception>
    private protected DnsRecord(string name, DnsType type)
    {
        (Name, Type) = (CheckName(name), type);
    }

    /// <summary>The name that it is of.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public DnsType Type { get; }

    /// <summary>The class; multicast DNS puts a flag into its highest bit (RFC 6762, section 10.2).</summary>
    public DnsClass Class
    {
        get => _class;
        init => _class = value;
    }

    /// <summary>Time to live in seconds.</summary>
    public uint TimeToLive
    {
        get => _timeToLive;
        init => _timeToLive = value;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {TimeToLive} {Class} {Type}";

    internal static string CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Span<byte> wire = stackalloc byte[DnsName.MaxWireLength];
        return DnsName.TryParse(name, wire, out _) ? name : throw new ArgumentException($"'{name}' is no domain name: labels have 1 to 63 bytes, the whole at most 255.", nameof(name));
    }

    internal static bool TryReadName(DnsName view, [NotNullWhen(true)] out string? name)
    {
        Span<byte> text = stackalloc byte[DnsName.MaxTextLength];
        name = view.Format(text, out int length, out _) == DnsNameProblem.None ? System.Text.Encoding.UTF8.GetString(text[..length]) : null;
        return name is not null;
    }

    internal static bool TryRead(in DnsRecordView view, [NotNullWhen(true)] out DnsRecord? record)
    {
        record = null;
        if (view.Data.Length < view.DataLength || !TryReadName(view.Name, out string? name))
            return false;
        record = ReadTyped(view, name) ?? new DnsRaw(name, view.Type, DnsDataReader.Expand(view));
        (record._class, record._timeToLive) = ((DnsClass)view.RawClass, view.TimeToLive);
        return true;
    }

    internal void Write(DnsWriter writer)
    {
        writer.Name(Name, compress: true);
        writer.Number16((ushort)Type);
        writer.Number16((ushort)Class);
        writer.Number32(TimeToLive);
        int length = writer.Length;
        writer.Number16(0);
        WriteData(writer);
        writer.CloseLength(length);
    }

    private protected abstract void WriteData(DnsWriter writer);

    // Null where the data are not exactly those of the type; the record is then kept as bytes.
    private static DnsRecord? ReadTyped(in DnsRecordView view, string name)
    {
        var data = new DnsDataReader(view);
        DnsRecord? record = view.Type switch
        {
            DnsType.A => new DnsA(name, new IPv4Address(data.Number32())),
            DnsType.Aaaa => new DnsAaaa(name, data.IPv6()),
            DnsType.Ns or DnsType.Cname or DnsType.Ptr or DnsType.Dname => new DnsPointer(name, view.Type, data.Name()),
            DnsType.Mx => new DnsMx(name, data.Number16(), data.Name()),
            DnsType.Soa => new DnsSoa(name, data.Name(), data.Name())
            {
                SerialNumber = data.Number32(), Refresh = data.Number32(), Retry = data.Number32(), Expire = data.Number32(), Minimum = data.Number32(),
            },
            DnsType.Txt => new DnsTxt(name, data.Texts()),
            DnsType.Srv => new DnsSrv(name, data.Number16(), data.Number16(), data.Number16(), data.Name()),
            DnsType.Caa => new DnsCaa(name, data.Number8(), data.Text(), data.Rest()),
            DnsType.Opt when name == "." => new DnsOpt { Options = [.. data.Pairs().Select(p => new DnsOption((DnsOptionCode)p.Number, p.Data))] },
            DnsType.Svcb or DnsType.Https => new DnsService(name, view.Type, data.Number16(), data.Name())
            {
                Parameters = [.. data.Pairs().Select(p => new DnsServiceParameter((DnsServiceKey)p.Number, p.Data))],
            },
            _ => null,
        };
        return data.IsDone ? record : null;
    }
}

/// <summary>A record kept as bytes: any type without a class of its own.</summary>
public sealed class DnsRaw : DnsRecord
{
    /// <summary>A record.</summary>
    /// <param name="name">The name that it is of.</param>
    /// <param name="type">The type.</param>
    /// <param name="data">Its data, names in them not compressed; kept, not copied.</param>
    /// <exception cref="ArgumentException">The name cannot be.</exception>
    public DnsRaw(string name, DnsType type, ReadOnlyMemory<byte> data) : base(name, type) => Data = data;

    /// <summary>Its data.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    private protected override void WriteData(DnsWriter writer) => writer.Bytes(Data.Span);
}
