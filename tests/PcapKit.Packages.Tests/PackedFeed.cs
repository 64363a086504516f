namespace PcapKit.Packages.Tests;

/// <summary>A folder outside of the checkout with all packages, made of what the build of these tests has built.</summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly string[] Projects = ["PcapKit.Core", "PcapKit.Protocols", "PcapKit.IO", "PcapKit.Analysis", "PcapKit", "PcapKit.Cli"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pcapkit-packages-");

    public PackedFeed()
    {
        // One run of the SDK for all of them.
        string projects = string.Join(';', Projects.Select(name => ProjectFiles.PathOf(Path.Combine("src", name, name + ".csproj"))));
        string traversal = Path.Combine(Folder, "pack.proj");
        File.WriteAllText(traversal, $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" Properties="NoBuild=true;Configuration={Configuration};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        DotNet.Run(Folder, "msbuild", traversal, "-t:Pack", "-v:q", "-nologo");
        Version = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Feed, "PcapKit.Core.*.nupkg")))["PcapKit.Core.".Length..];
    }

    /// <summary>An empty folder but for <see cref="Feed"/>.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The version of the packages.</summary>
    public string Version { get; }

    /// <summary>The configuration that these tests were built in.</summary>
    public static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public void Dispose() => _folder.Delete(recursive: true);
}
