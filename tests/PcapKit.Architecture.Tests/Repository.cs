using System.Runtime.CompilerServices;

namespace PcapKit.Architecture.Tests;

/// <summary>Where things are.</summary>
internal static class Repository
{
    /// <summary>The assemblies that are shipped, the lowest first, and which of the others each may use.</summary>
    public static readonly (string Name, string[] MayUse)[] Assemblies =
    [
        ("PcapKit.Core", []),
        ("PcapKit.Protocols", ["PcapKit.Core"]),
        ("PcapKit.IO", ["PcapKit.Core"]),
        ("PcapKit.Analysis", ["PcapKit.Core", "PcapKit.Protocols", "PcapKit.IO"]),
        ("PcapKit", ["PcapKit.Core", "PcapKit.Protocols", "PcapKit.IO", "PcapKit.Analysis"]),
        ("PcapKit.Cli", ["PcapKit.Core", "PcapKit.Protocols", "PcapKit.IO", "PcapKit.Analysis", "PcapKit"]),
    ];

    /// <summary>The folders of Core, the lowest first: each uses only those before it.</summary>
    public static readonly string[] CoreFolders = ["Bytes", "Addresses", "Fields", "Definition", "Dissection"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static bool Rewrite => Environment.GetEnvironmentVariable("PCAPKIT_REWRITE") == "1";

    public static string Dll(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    /// <summary>The sources of a project, by path from its folder.</summary>
    public static IEnumerable<string> Sources(string assembly)
    {
        string folder = Path.Combine(Root, "src", assembly);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public static string Read(string assembly, string source) => File.ReadAllText(Path.Combine(Root, "src", assembly, source));

    /// <summary>Compares a text with a file of the repository; PCAPKIT_REWRITE=1 writes the file instead.</summary>
    public static void AssertFile(string path, string text)
    {
        string file = Path.Combine(Root, path);
        if (Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file), $"{path} is missing; run with PCAPKIT_REWRITE=1 and review it");
        string[] expected = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'), actual = text.Split('\n');
        string changes = string.Join('\n', expected.Except(actual).Select(l => "- " + l).Concat(actual.Except(expected).Select(l => "+ " + l)));
        Assert.True(expected.SequenceEqual(actual), $"{path} is stale; run with PCAPKIT_REWRITE=1 and review the difference:\n{changes}");
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
