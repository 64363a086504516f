namespace PcapKit;

/// <summary>The identity of a dispatch table such as <c>ip.proto</c>: a small number that stands for its name in the whole process.</summary>
/// <remarks>It says which table is meant; what is in the table belongs to a <see cref="ProtocolRegistry"/>.</remarks>
public readonly record struct TableId
{
    private static readonly Lock Gate = new();
    private static readonly List<(string Name, string? Chain)> Known = [("", null), ("(framed)", null)];

    // By index, 0 for none; replaced as a whole, so that looking up needs no lock.
    private static volatile ushort[] s_fallbacks = [];

    private TableId(ushort index) => Index = index;

    /// <summary>The link types of capture files (LINKTYPE_ values): the table where every packet begins.</summary>
    public static TableId LinkType { get; } = Of("linktype");

    /// <summary>Stands for "the key is the protocol's number", for messages whose protocol is already known.</summary>
    internal static TableId Direct => new(1);

    internal ushort Index { get; }

    /// <summary>The name.</summary>
    public string Name
    {
        get { lock (Gate) return Known[Index].Name; }
    }

    /// <summary>What Wireshark's <c>frame.protocols</c> puts between the two protocols that the table joins; mostly nothing.</summary>
    public string? Chain
    {
        get { lock (Gate) return Known[Index].Chain; }
    }

    /// <summary>The identity of a table by name; the same name always gives the same identity.</summary>
    /// <param name="name">For example <c>udp.port</c>.</param>
    /// <param name="chain">See <see cref="Chain"/>; given by the protocol that owns the table.</param>
    public static TableId Of(string name, string? chain = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (Gate)
        {
            int at = Known.FindIndex(k => k.Name == name);
            if (at < 0)
            {
                Known.Add((name, chain));
                return new TableId((ushort)(Known.Count - 1));
            }
            if (chain is not null)
                Known[at] = (name, chain);
            return new TableId((ushort)at);
        }
    }

    /// <summary>The identity of a table that asks another one for the keys that it does not know: GRE knows its own types, and every EtherType besides.</summary>
    /// <param name="name">For example <c>gre.proto</c>.</param>
    /// <param name="fallback">The other table; its chain, its heuristics and its own fallback do not count here.</param>
    public static TableId Of(string name, TableId fallback)
    {
        TableId table = Of(name);
        lock (Gate)
        {
            ushort[] fallbacks = new ushort[Known.Count];
            s_fallbacks.CopyTo(fallbacks, 0);
            fallbacks[table.Index] = fallback.Index;
            s_fallbacks = fallbacks;
        }
        return table;
    }

    /// <summary>The table that is asked where this one does not know a key; the default where there is none.</summary>
    internal TableId Fallback
    {
        get
        {
            ushort[] fallbacks = s_fallbacks;
            return Index < fallbacks.Length ? new(fallbacks[Index]) : default;
        }
    }

    internal static TableId At(ushort index) => new(index);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
