namespace PcapKit;

/// <summary>Follows links, those of folders included.</summary>
internal static class Links
{
    // As many as Linux follows.
    private const int Most = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The path that names the same place without links; what does not exist stays as it is.</summary>
    /// <remarks>File systems that are mounted at two places are not seen through: only native code knows the numbers of device and file.</remarks>
    /// <param name="path">A path.</param>
    public static string Resolve(string path)
    {
        path = Path.GetFullPath(path);
        string root = Path.GetPathRoot(path)!, at = root;
        var parts = new Stack<string>();
        Push(parts, path[root.Length..]);
        for (int links = 0; parts.TryPop(out string? part);)
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }
            string next = Path.Combine(at, part);
            if (links == Most || new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }
            links++;
            if (Path.IsPathRooted(target))
            {
                at = Path.GetPathRoot(target)!;
                target = target[at.Length..];
            }
            Push(parts, target);
        }
        return at;
    }

    private static void Push(Stack<string> parts, string path)
    {
        string[] names = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        for (int i = names.Length - 1; i >= 0; i--)
            parts.Push(names[i]);
    }
}
