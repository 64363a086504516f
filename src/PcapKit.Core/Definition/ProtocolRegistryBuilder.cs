namespace PcapKit;

/// <summary>Collects protocols and their keys, then builds a frozen <see cref="ProtocolRegistry"/>. Where two claim one key, the later one has it.</summary>
public sealed class ProtocolRegistryBuilder
{
    private readonly List<Protocol?> _protocols = [null, DataProtocol.Instance, FrameProtocol.Instance];
    private readonly List<string> _names = ["", "data", "frame"], _prefixes = ["", "data", "frame _ws"];
    private readonly List<(ProtocolSet Set, int First)> _sets = [];
    private readonly Dictionary<string, Dictionary<uint, (int Number, Framing? Framing)>> _tables = [];
    private readonly Dictionary<string, List<int>> _heuristics = [];
    private readonly Dictionary<string, string> _fallbacks = [];
    private readonly Dictionary<(string Table, Protocol Upper), uint> _keys = [];

    internal ProtocolRegistryBuilder() { }

    /// <summary>Adds a whole set of protocols under the keys that they declare.</summary>
    /// <param name="set">The set; added again, its protocols claim their keys again.</param>
    public ProtocolRegistryBuilder Add(ProtocolSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int known = _sets.FindIndex(s => ReferenceEquals(s.Set, set));
        if (known >= 0)
        {
            set.AddRows(new ProtocolRows(this, _sets[known].First));
            return this;
        }
        int first = _protocols.Count;
        _sets.Add((set, first));
        foreach (string name in set.Names)
        {
            _protocols.Add(null);
            _names.Add(name);
        }
        foreach (string prefix in set.Prefixes)
            _prefixes.Add(prefix);
        set.AddRows(new ProtocolRows(this, first));
        return this;
    }

    /// <summary>Adds a protocol or an option under the keys that it declares.</summary>
    /// <param name="protocol">The protocol; adding it twice changes nothing.</param>
    public ProtocolRegistryBuilder Add(Protocol protocol)
    {
        int number = NumberOf(protocol);
        foreach (TableRow row in protocol.Rows)
            AddRow(row.Table, row.Key, number, row.Framing);
        foreach (string table in protocol.HeuristicTables)
            AddHeuristicRow(table, number);
        foreach (TableFallback fallback in protocol.Fallbacks)
            Fallback(fallback.Table, fallback.Other);
        return this;
    }

    /// <summary>Binds a key of a table to a protocol, for reading and for crafting.</summary>
    /// <param name="table">The name of the table, for example <c>udp.port</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="protocol">The protocol; it is added if need be.</param>
    /// <param name="framing">How messages stand in the lower payload; null where the whole payload is one.</param>
    public ProtocolRegistryBuilder Under(string table, uint key, Protocol protocol, Framing? framing = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        AddRow(table, key, NumberOf(protocol), framing);
        _keys[(table, protocol)] = key;
        return this;
    }

    /// <summary>Reads payloads under a key as a protocol, as Wireshark's "decode as" does; crafting keeps the protocol's own key.</summary>
    /// <param name="table">The name of the table, for example <c>udp.port</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="protocol">The protocol; it is added if need be.</param>
    public ProtocolRegistryBuilder DecodeAs(string table, uint key, Protocol protocol)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        int number = NumberOf(protocol);
        AddRow(table, key, number, FramingOf(protocol, table));
        return this;
    }

    // Messages stand in a table's payloads as the protocol says, whatever key leads there.
    private static Framing? FramingOf(Protocol protocol, string table)
    {
        foreach (TableRow row in protocol.Rows)
        {
            if (row.Table == table)
                return row.Framing;
        }
        return null;
    }

    /// <summary>Takes a key out of a table; its payloads become raw data.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="key">The key.</param>
    public ProtocolRegistryBuilder Remove(string table, uint key)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        if (_tables.TryGetValue(table, out Dictionary<uint, (int, Framing?)>? rows))
            rows.Remove(key);
        return this;
    }

    /// <summary>Lets a table ask another one for the keys that it does not know: GRE knows its own types, and every EtherType besides.</summary>
    /// <param name="table">The name of the table, for example <c>gre.proto</c>.</param>
    /// <param name="other">The name of the other one; its heuristics and its own fallback do not count here.</param>
    public ProtocolRegistryBuilder Fallback(string table, string other)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentException.ThrowIfNullOrEmpty(other);
        _fallbacks[table] = other;
        return this;
    }

    /// <summary>Builds the registry; the builder may go on and build another.</summary>
    /// <exception cref="InvalidOperationException">More than 60,000 protocols.</exception>
    public ProtocolRegistry Build()
    {
        if (_protocols.Count > 60_000)
            throw new InvalidOperationException("More than 60,000 protocols.");
        var framed = new List<(ushort, Framing)>();
        var tables = new List<TableContent?>();
        foreach (string name in _tables.Keys.Union(_heuristics.Keys).Union(_fallbacks.Keys))
        {
            int index = TableId.Of(name).Index;
            while (tables.Count <= index)
                tables.Add(null);
            var routes = new Dictionary<uint, ushort>();
            foreach ((uint key, (int number, Framing? framing)) in _tables.GetValueOrDefault(name) ?? [])
                routes[key] = framing is null ? (ushort)number : RouteOf((ushort)number, framing, framed);
            ushort[] heuristics = [.. (_heuristics.GetValueOrDefault(name) ?? []).Select(n => (ushort)n)];
            tables[index] = new TableContent(routes, heuristics, _fallbacks.TryGetValue(name, out string? other) ? TableId.Of(other).Index : (ushort)0);
        }
        return new ProtocolRegistry([.. _protocols], [.. _sets], [.. _names], [.. _prefixes], new(tables), [.. framed], new(_keys));
    }

    internal void AddRow(string table, uint key, int number, Framing? framing)
    {
        if (!_tables.TryGetValue(table, out Dictionary<uint, (int, Framing?)>? rows))
            _tables.Add(table, rows = []);
        rows[key] = (number, framing);
    }

    internal void AddHeuristicRow(string table, int number)
    {
        if (!_heuristics.TryGetValue(table, out List<int>? numbers))
            _heuristics.Add(table, numbers = []);
        if (!numbers.Contains(number))
            numbers.Add(number);
    }

    // Framed routes are numbered after the protocols, so that a route below their count is a protocol's number.
    private ushort RouteOf(ushort number, Framing framing, List<(ushort Number, Framing Framing)> framed)
    {
        int at = framed.FindIndex(f => f.Number == number && f.Framing.GetType() == framing.GetType());
        if (at < 0)
        {
            framed.Add((number, framing));
            at = framed.Count - 1;
        }
        return (ushort)(_protocols.Count + at);
    }

    private int NumberOf(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        int number = _protocols.IndexOf(protocol);
        if (number > 0)
            return number;
        number = NumberInSets(protocol);
        if (number > 0)
        {
            _protocols[number] = protocol;
            return number;
        }
        _protocols.Add(protocol);
        _names.Add(protocol.Name);
        _prefixes.Add(PrefixesOf(protocol));
        return _protocols.Count - 1;
    }

    private int NumberInSets(Protocol protocol)
    {
        foreach ((ProtocolSet set, int first) in _sets)
        {
            for (int i = 0; i < set.Names.Length; i++)
            {
                if (set.Names[i] == protocol.Name && ReferenceEquals(set.Get(i), protocol))
                    return first + i;
            }
        }
        return 0;
    }

    private static string PrefixesOf(Protocol protocol)
    {
        var heads = new SortedSet<string>(StringComparer.Ordinal) { protocol.Name.Split('.', 2)[0] };
        foreach (FieldInfo field in protocol.Fields)
        {
            heads.Add(field.Name.Split('.', 2)[0]);
            if (field.Alias is not null)
                heads.Add(field.Alias.Split('.', 2)[0]);
        }
        return string.Join(' ', heads);
    }
}
