namespace PcapKit.Architecture.Tests;

internal static class Cycles
{
    /// <summary>A way from a node back to itself, or null where there is none.</summary>
    public static List<string>? Find<TSet>(IReadOnlyDictionary<string, TSet> uses) where TSet : IEnumerable<string>
    {
        var done = new HashSet<string>();
        var path = new List<string>();
        foreach (string start in uses.Keys.Order(StringComparer.Ordinal))
        {
            if (Visit(start, uses, done, path) is { } cycle)
                return cycle;
        }
        return null;
    }

    private static List<string>? Visit<TSet>(string node, IReadOnlyDictionary<string, TSet> uses, HashSet<string> done, List<string> path) where TSet : IEnumerable<string>
    {
        int at = path.IndexOf(node);
        if (at >= 0)
            return [.. path[at..], node];
        if (!done.Add(node) || !uses.TryGetValue(node, out TSet? used))
            return null;
        path.Add(node);
        foreach (string next in used.Order(StringComparer.Ordinal))
        {
            if (Visit(next, uses, done, path) is { } cycle)
                return cycle;
        }
        path.RemoveAt(path.Count - 1);
        return null;
    }
}
