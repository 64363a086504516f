namespace PcapKit.Corpus.Tests;

/// <summary>The real captures that lie beside the project (../shared/corpus/public), or in the folder that PCAPKIT_CORPUS names.</summary>
internal static class Captures
{
    /// <summary>Their paths in order; none where there is no such folder.</summary>
    public static IEnumerable<string> All() => FindFolder() is { } folder
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    public static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("PCAPKIT_CORPUS") is { } named)
            return named;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string corpus = Path.Combine(at.FullName, "shared", "corpus", "public");
            if (Directory.Exists(corpus))
                return corpus;
        }
        return null;
    }
}
