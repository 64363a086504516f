using System.Diagnostics.CodeAnalysis;

namespace PcapKit;

/// <summary>A frozen set of protocols and the tables that lead from one to the next. Safe for all threads.</summary>
/// <remarks>Several registries with different bindings live side by side in a process.</remarks>
public sealed class ProtocolRegistry
{
    internal const ushort DataNumber = 1;

    private readonly Protocol?[] _protocols;
    private readonly List<(ProtocolSet Set, int First)> _sets;
    private readonly string[] _names, _prefixes;
    private readonly (ushort Number, Framing Framing)[] _framed;
    private readonly Dictionary<(string Table, Protocol Upper), uint> _keys;

    internal ProtocolRegistry(Protocol?[] protocols, List<(ProtocolSet, int)> sets, string[] names, string[] prefixes,
        DispatchTables tables, (ushort, Framing)[] framed, Dictionary<(string, Protocol), uint> keys)
    {
        (_protocols, _sets, _names, _prefixes, Tables, _framed, _keys) = (protocols, sets, names, prefixes, tables, framed, keys);
    }

    /// <summary>A builder that knows nothing yet but raw data.</summary>
    public static ProtocolRegistryBuilder CreateBuilder() => new();

    internal DispatchTables Tables { get; }

    /// <summary>How many protocols there are, options included.</summary>
    public int Count => _protocols.Length - 1;

    /// <summary>All protocols, options included, in the order of registration. Makes those that no packet needed so far.</summary>
    public IEnumerable<Protocol> Protocols => Enumerable.Range(1, Count).Select(n => this[(ushort)n]);

    /// <summary>The protocol of a number.</summary>
    /// <param name="number">A number from a <see cref="LayerRecord"/>.</param>
    public Protocol this[ushort number] => _protocols[number] ?? Make(number);

    /// <summary>The protocol under a key of a table, or null.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    public Protocol? Find(TableId table, uint key)
    {
        ushort route = Tables.Find(table, key);
        return route == 0 ? null : this[route < _protocols.Length ? route : _framed[route - _protocols.Length].Number];
    }

    /// <summary>Finds a protocol by filter name, chain name or title, in any case of letters.</summary>
    /// <param name="name">For example <c>ip</c>, <c>IPv4</c>.</param>
    /// <param name="protocol">The protocol.</param>
    public bool TryFind(string name, [NotNullWhen(true)] out Protocol? protocol)
    {
        ArgumentNullException.ThrowIfNull(name);
        int at = Array.FindIndex(_names, 1, n => name.Equals(n, StringComparison.OrdinalIgnoreCase));
        protocol = at > 0
            ? this[(ushort)at]
            : Protocols.FirstOrDefault(p => name.Equals(p.Chain, StringComparison.OrdinalIgnoreCase) || name.Equals(p.Title, StringComparison.OrdinalIgnoreCase));
        return protocol is not null;
    }

    /// <summary>Finds the fields that a name or an alias stands for: several where options or both addresses share it.</summary>
    /// <param name="name">For example <c>ip.src</c> or <c>tcp.port</c>.</param>
    /// <returns>Each with the number of its protocol; empty for an unknown name.</returns>
    public IReadOnlyList<FieldMatch> FindFields(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string head = name.Split('.', 2)[0];
        var found = new List<FieldMatch>();
        for (int n = 1; n < _protocols.Length; n++)
        {
            if (!_prefixes[n].Split(' ').Contains(head))
                continue;
            Protocol protocol = this[(ushort)n];
            if (protocol.Name == name)
                found.Add(new FieldMatch((ushort)n, protocol, protocol.AsField));
            foreach (FieldInfo field in protocol.Fields)
            {
                if (field.Name == name || field.Alias == name)
                    found.Add(new FieldMatch((ushort)n, protocol, field));
            }
        }
        return found;
    }

    /// <summary>The numbers of the protocols, options included, that have fields whose names begin with a first part.</summary>
    /// <param name="head">For example <c>tcp</c>.</param>
    public IReadOnlyList<ushort> FindNumbers(string head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var found = new List<ushort>();
        for (int n = 1; n < _protocols.Length; n++)
        {
            if (_prefixes[n].Split(' ').Contains(head))
                found.Add((ushort)n);
        }
        return found;
    }

    /// <summary>The key that selects a protocol in a table, as crafting writes it into the lower header.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="upper">The upper protocol.</param>
    /// <param name="key">The key.</param>
    public bool TryGetKey(string table, Protocol upper, out uint key)
    {
        ArgumentNullException.ThrowIfNull(upper);
        return _keys.TryGetValue((table, upper), out key) || TryGetDeclaredKey(table, upper, out key);
    }

    internal static bool TryGetDeclaredKey(string table, Protocol upper, out uint key)
    {
        foreach (TableRow row in upper.Rows)
        {
            if (row.Table == table)
            {
                key = row.Key;
                return true;
            }
        }
        key = 0;
        return false;
    }

    internal ushort NumberOf(Protocol protocol)
    {
        for (int n = 1; n < _names.Length; n++)
        {
            if (_names[n] == protocol.Name && ReferenceEquals(this[(ushort)n], protocol))
                return (ushort)n;
        }
        return 0;
    }

    internal bool IsFramed(ushort route) => route >= _protocols.Length;

    internal int RouteCount => _protocols.Length + _framed.Length;

    internal (ushort Number, Framing Framing) Framed(ushort route) => _framed[route - _protocols.Length];

    private Protocol Make(ushort number)
    {
        foreach ((ProtocolSet set, int first) in _sets)
        {
            if (number >= first && number < first + set.Names.Length)
                return _protocols[number] = set.Get(number - first);
        }
        throw new ArgumentOutOfRangeException(nameof(number), number, "No protocol has this number.");
    }
}

/// <summary>A field that a name stands for, with its protocol.</summary>
/// <param name="Number">The number of the protocol in the registry.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Field">The field.</param>
public readonly record struct FieldMatch(ushort Number, Protocol Protocol, FieldInfo Field)
{
    /// <summary>The kind of note that the field belongs to; null where it is one of the protocol itself.</summary>
    public NoteKind? Note { get; init; }
}
