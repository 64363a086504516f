using System.IO.Compression;
using System.Xml.Linq;

namespace PcapKit.Packages.Tests;

/// <summary>The packages as users get them.</summary>
public sealed class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static readonly string[] Libraries = ["PcapKit", "PcapKit.Analysis", "PcapKit.Core", "PcapKit.IO", "PcapKit.Protocols"];

    private Dictionary<string, string> Read(string id, string extension = "nupkg")
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.{extension}"));
        var texts = new Dictionary<string, string>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            texts[entry.FullName] = reader.ReadToEnd();
        }
        return texts;
    }

    private XElement Metadata(string id, Dictionary<string, string> files)
    {
        // Elements without their namespace, which differs between versions of the format.
        XElement root = XDocument.Parse(files[id + ".nuspec"].TrimStart('\uFEFF')).Root!;
        foreach (XElement element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    [Theory]
    [InlineData("PcapKit")]
    [InlineData("PcapKit.Analysis")]
    [InlineData("PcapKit.Cli")]
    [InlineData("PcapKit.Core")]
    [InlineData("PcapKit.IO")]
    [InlineData("PcapKit.Protocols")]
    public void Each_package_says_what_it_is(string id)
    {
        Dictionary<string, string> files = Read(id);
        XElement metadata = Metadata(id, files);
        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.Equal(File.ReadAllText(ProjectFiles.PathOf("docs/package.md")), files["README.md"]);
        Assert.Equal(File.ReadAllText(ProjectFiles.PathOf("LICENSE")), files["LICENSE"]);
        Assert.True(metadata.Element("description")!.Value.Length > 40);
        Assert.Contains("pcap", metadata.Element("tags")!.Value, StringComparison.Ordinal);
        // Only packages of this project: nothing to be had elsewhere.
        Assert.All(metadata.Descendants("dependency"), d => Assert.Contains((string?)d.Attribute("id"), Libraries));
        Assert.Contains(Read(id, "snupkg").Keys, name => name.EndsWith($"net10.0/{id}.pdb", StringComparison.Ordinal) || name.EndsWith($"any/{id}.pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void Libraries_have_their_documentation()
    {
        foreach (string id in Libraries)
        {
            Dictionary<string, string> files = Read(id);
            Assert.Contains($"lib/net10.0/{id}.dll", files.Keys);
            Assert.Contains("<summary>", files[$"lib/net10.0/{id}.xml"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_generator_is_in_the_core_alone_and_passed_on()
    {
        foreach (string id in Libraries)
        {
            Dictionary<string, string> files = Read(id);
            Assert.All(Metadata(id, files).Descendants("dependency"), d => Assert.DoesNotContain("Analyzers", (string?)d.Attribute("exclude") ?? "", StringComparison.Ordinal));
            Assert.Equal(id == "PcapKit.Core" ? ["analyzers/dotnet/cs/PcapKit.Generator.dll"] : [], files.Keys.Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_program_with_the_packages_alone_has_a_protocol_of_its_own()
    {
        string folder = Path.Combine(feed.Folder, "consumer");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(ProjectFiles.PathOf("tests/PcapKit.Consumer")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        DotNet.Run(folder, "build", "-o", "out", "-v", "q", "-nologo", "-p:RestoreSources=" + feed.Feed, "-p:PcapKitVersion=" + feed.Version);
        string[] lines = DotNet.Run(folder, Path.Combine("out", "PcapKit.Consumer.dll")).TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                // Kind 2, four bytes of options, the value 0x0102; option 7 of four bytes, the room 0x0201. Over TCP its length before it.
                "0204010207040201",
                "080204010207040201",
                "Ethernet:IPv4:UDP:Meter: Water 258",
                "Water, room 513",
                "Ethernet:IPv4:TCP:Meter: Water 258",
                "Water, room 513",
            ],
            lines);
    }

    [Fact]
    public void The_tool_is_installed_and_runs()
    {
        string folder = Path.Combine(feed.Folder, "tool");
        Directory.CreateDirectory(folder);
        DotNet.Run(folder, "tool", "install", "PcapKit.Cli", "--tool-path", "bin", "--source", feed.Feed, "--version", feed.Version);
        string tool = Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "pcapkit.exe" : "pcapkit");
        Assert.Contains(feed.Version, DotNet.RunProgram(tool, folder, "--version"), StringComparison.Ordinal);
        Assert.Equal("6\n", DotNet.RunProgram(tool, folder, "fields", ProjectFiles.PathOf("samples/in.pcap"), "-e", "frame.number")[^2..]);
    }
}
