namespace PcapKit;

/// <summary>Many protocols that are made only when a packet needs them; the generator writes one for an assembly.</summary>
public abstract class ProtocolSet
{
    /// <summary>The filter names, one for each protocol.</summary>
    public abstract ReadOnlySpan<string> Names { get; }

    /// <summary>For each protocol the first parts of its field names, separated by blanks: <c>tcp</c> for <c>tcp.srcport</c>.</summary>
    public abstract ReadOnlySpan<string> Prefixes { get; }

    /// <summary>One protocol of the set.</summary>
    /// <param name="index">Its place in <see cref="Names"/>.</param>
    public abstract Protocol Get(int index);

    /// <summary>Registers every protocol under its keys.</summary>
    /// <param name="rows">Takes the rows.</param>
    public abstract void AddRows(ProtocolRows rows);
}

/// <summary>Takes the rows of a <see cref="ProtocolSet"/>.</summary>
public sealed class ProtocolRows
{
    private readonly ProtocolRegistryBuilder _builder;
    private readonly int _first;

    internal ProtocolRows(ProtocolRegistryBuilder builder, int first) => (_builder, _first) = (builder, first);

    /// <summary>A protocol under keys of a table.</summary>
    /// <param name="index">The protocol's place in the set.</param>
    /// <param name="table">The table.</param>
    /// <param name="framing">How messages stand in the lower payload, or null.</param>
    /// <param name="keys">The keys.</param>
    public void Add(int index, string table, Framing? framing, params ReadOnlySpan<uint> keys)
    {
        foreach (uint key in keys)
            _builder.AddRow(table, key, _first + index, framing);
    }

    /// <summary>A protocol that may be guessed in a table.</summary>
    /// <param name="index">The protocol's place in the set.</param>
    /// <param name="table">The table.</param>
    public void AddHeuristic(int index, string table) => _builder.AddHeuristicRow(table, _first + index);

    /// <summary>A table that asks another one for the keys that it does not know.</summary>
    /// <param name="table">The table.</param>
    /// <param name="other">The other one.</param>
    public void AddFallback(string table, string other) => _builder.Fallback(table, other);
}
