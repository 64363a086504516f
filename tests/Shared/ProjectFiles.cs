namespace PcapKit.Testing;

/// <summary>The files of the project that tests run in.</summary>
internal static class ProjectFiles
{
    /// <summary>Whether files that tests compare with are to be written anew.</summary>
    public static bool Rewrite => Environment.GetEnvironmentVariable("PCAPKIT_REWRITE") == "1";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PcapKit.slnx")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException($"{folder} is in no checkout of the project.");
    }
}
