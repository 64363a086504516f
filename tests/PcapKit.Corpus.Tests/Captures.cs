namespace PcapKit.Corpus.Tests;

/// <summary>The real captures that lie beside the project (../shared/corpus/public), or in the folder that PCAPKIT_CORPUS names.</summary>
internal static class Captures
{
    /// <summary>Their paths in order; none where there is no such folder.</summary>
    public static IEnumerable<string> All() => FindFolder() is { } folder
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Why nothing can be compared; null where there are captures.</summary>
    public static string? WhyNot => FindFolder() is null ? "no captures beside the project, and PCAPKIT_CORPUS names none" : null;

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

/// <summary>A test over the captures; skipped, and said to be, where there are none.</summary>
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Captures.WhyNot;
}

/// <summary>The same with several sets of data.</summary>
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() => Skip = Captures.WhyNot;
}
