namespace PcapKit;

/// <summary>The names of fields that filters and columns understand.</summary>
public static class FieldNames
{
    /// <summary>Every field name, alias and protocol name of a registry, sorted; <c>frame.…</c> included.</summary>
    /// <param name="registry">The registry; all its protocols are made.</param>
    /// <param name="notes">The kinds of notes whose fields count too; null for those of the frame only.</param>
    public static IReadOnlyList<string> List(ProtocolRegistry registry, IEnumerable<NoteKind>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Protocol protocol in registry.Protocols)
        {
            names.Add(protocol.Name);
            foreach (FieldInfo field in protocol.Fields)
            {
                names.Add(field.Name);
                if (field.Alias is not null)
                    names.Add(field.Alias);
            }
        }
        foreach (NoteKind kind in KindsOf(notes))
        {
            foreach (FieldInfo field in kind.Fields)
                names.Add(field.Name);
        }
        return [.. names];
    }

    /// <summary>Finds the fields that a name or an alias stands for, those of notes included.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="name">For example <c>ip.src</c> or <c>tcp.stream</c>.</param>
    /// <param name="notes">The kinds of notes whose fields count too; null for those of the frame only.</param>
    /// <returns>Each with its protocol; empty for an unknown name.</returns>
    public static IReadOnlyList<FieldMatch> Find(ProtocolRegistry registry, string name, IEnumerable<NoteKind>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var found = new List<FieldMatch>(registry.FindFields(name));
        foreach (NoteKind kind in KindsOf(notes))
        {
            foreach (FieldInfo field in kind.Fields)
            {
                if (field.Name == name && registry.NumberOf(kind.Protocol) is var number and not 0)
                    found.Add(new FieldMatch(number, kind.Protocol, field) { Note = kind });
            }
        }
        return found;
    }

    /// <summary>The known names that look most like one that is not known: at most three, the likeliest first.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="name">What somebody wrote.</param>
    /// <param name="notes">The kinds of notes whose fields count too; null for those of the frame only.</param>
    public static IReadOnlyList<string> Suggest(ProtocolRegistry registry, string name, IEnumerable<NoteKind>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Nearest(name, List(registry, notes));
    }

    /// <summary>Those of some names that look most like what somebody wrote: at most three, the likeliest first.</summary>
    internal static IReadOnlyList<string> Nearest(string name, IEnumerable<string> names) =>
        [
            .. names
                .Select(known => (known, distance: Unlikeness(name, known)))
                .Where(pair => pair.distance < int.MaxValue)
                .OrderBy(pair => pair.distance)
                .ThenBy(pair => pair.known, StringComparer.Ordinal)
                .Take(3)
                .Select(pair => pair.known),
        ];

    // What the frame itself has of the kind needs no guide.
    private static IEnumerable<NoteKind> KindsOf(IEnumerable<NoteKind>? notes) => (notes ?? []).Append(FrameTimes.Kind).Distinct();

    // The number of wrong letters, or what stands for it where only the last part is alike; no two short words are like each other.
    private static int Unlikeness(string wrong, string right)
    {
        int distance = Distance(wrong, right);
        int farthest = wrong.Length < 4 ? 1 : Math.Max(2, wrong.Length / 5);
        if (distance <= farthest)
            return distance;
        int first = wrong.IndexOf('.', StringComparison.Ordinal), last = wrong.LastIndexOf('.');
        if (first <= 0 || !right.StartsWith(wrong[..(first + 1)], StringComparison.OrdinalIgnoreCase))
            return int.MaxValue;
        ReadOnlySpan<char> wrongEnd = wrong.AsSpan(last + 1), rightEnd = right.AsSpan(right.LastIndexOf('.') + 1);
        // A part was left out, as in tcp.retransmission.
        if (wrongEnd.Equals(rightEnd, StringComparison.OrdinalIgnoreCase))
            return 1;
        // A word goes on, as in tcp.seqno, or is not at its end.
        if (rightEnd.Length >= 3 && wrongEnd.Length >= 3 && right.IndexOf('.', first + 1) < 0
            && (wrongEnd.StartsWith(rightEnd, StringComparison.OrdinalIgnoreCase) || rightEnd.StartsWith(wrongEnd, StringComparison.OrdinalIgnoreCase)))
            return 2 + Math.Abs(rightEnd.Length - wrongEnd.Length);
        return int.MaxValue;
    }

    // How many letters must be put in, left out, exchanged or swapped with their neighbour; case counts for nothing.
    private static int Distance(string wrong, string right)
    {
        if (wrong.Length > 100)
            return int.MaxValue;
        int[,] d = new int[wrong.Length + 1, right.Length + 1];
        for (int i = 0; i <= wrong.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= right.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= wrong.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Same(wrong[i - 1], right[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(wrong[i - 1], right[j - 2]) && Same(wrong[i - 2], right[j - 1]))
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[wrong.Length, right.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}

/// <summary>A field name that no protocol has.</summary>
public sealed class UnknownFieldException : ArgumentException
{
    /// <summary>The message names the field and what may have been meant.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="suggestions">Names that look like it.</param>
    public UnknownFieldException(string name, IReadOnlyList<string> suggestions)
        : base(MessageOf(name, suggestions)) => (Name, Suggestions) = (name, suggestions);

    /// <summary>The unknown name.</summary>
    public string Name { get; }

    /// <summary>Names that look like it; may be empty.</summary>
    public IReadOnlyList<string> Suggestions { get; }

    private static string MessageOf(string name, IReadOnlyList<string> suggestions)
    {
        ArgumentNullException.ThrowIfNull(suggestions);
        return suggestions.Count == 0 ? $"Unknown field '{name}'." : $"Unknown field '{name}': did you mean {string.Join(" or ", suggestions)}?";
    }
}
