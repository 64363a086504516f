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
        (Name, Type, Class) = (DnsName.Check(name), type, @class);
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
        question = view.Name.TryGetText(out string? name) ? new DnsQuestion(name, view.Type, (DnsClass)view.RawClass) : null;
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
        (Name, Type) = (DnsName.Check(name), type);
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

    /// <summary>Takes over class and time to live as they stand in a message.</summary>
    internal DnsRecord With(DnsClass @class, uint timeToLive)
    {
        (_class, _timeToLive) = (@class, timeToLive);
        return this;
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
