namespace PcapKit;

/// <summary>The identity of a dispatch table such as <c>ip.proto</c>: a small number that stands for its name in the whole process.</summary>
/// <remarks>It says which table is meant; what is in the table belongs to a <see cref="ProtocolRegistry"/>.</remarks>
public readonly record struct TableId
{
    private static readonly Lock Gate = new();

    // By index. Replaced as a whole under the lock, so that looking up needs none.
    private static volatile Entry[] s_known = [new("", null), new("(framed)", null), new("(withheld)", "")];

    private TableId(ushort index) => Index = index;

    /// <summary>The link types of capture files (LINKTYPE_ values): the table where every packet begins.</summary>
    public static TableId LinkType { get; } = Of("linktype");

    /// <summary>Stands for "the key is the protocol's number", for messages whose protocol is already known.</summary>
    internal static TableId Direct => new(1);

    /// <summary>Stands in the record of a payload that a guide withheld: it is raw data, and chains do not name it.</summary>
    internal static TableId Withheld => new(2);

    internal ushort Index { get; }

    /// <summary>The name.</summary>
    public string Name => s_known[Index].Name;

    /// <summary>What Wireshark's <c>frame.protocols</c> puts between the two protocols that the table joins; null mostly. An empty text means that the upper one goes unnamed, as one more of several MPLS labels.</summary>
    public string? Chain => s_known[Index].Chain;

    /// <summary>The identity of a table by name; the same name always gives the same identity.</summary>
    /// <param name="name">For example <c>udp.port</c>.</param>
    /// <param name="chain">See <see cref="Chain"/>; given by the protocol that owns the table.</param>
    public static TableId Of(string name, string? chain = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (Gate)
        {
            Entry[] known = s_known;
            int at = Array.FindIndex(known, k => k.Name == name);
            if (at < 0)
                s_known = [.. known, new Entry(name, chain)];
            else if (chain is not null)
                Replace(at, known[at] with { Chain = chain });
            return new TableId((ushort)(at < 0 ? known.Length : at));
        }
    }

    internal static TableId At(ushort index) => new(index);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static void Replace(int at, Entry entry)
    {
        Entry[] known = [.. s_known];
        known[at] = entry;
        s_known = known;
    }

    private sealed record Entry(string Name, string? Chain);
}
