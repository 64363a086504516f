using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Code in the README and in the guide to protocols stands in an example or a test, line by line, which is compiled and run.</summary>
public sealed class DocumentedCodeTests
{
    private static readonly string[] Programs = [.. Directory.GetFiles(ProjectFiles.PathOf("examples"), "*.cs").Append(ProjectFiles.PathOf("tests/PcapKit.Tests/HandWrittenProtocolTests.cs"))
        .Select(path => Flat(File.ReadAllLines(path)))];

    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/guide/protocols.md", 3)]
    [InlineData("docs/guide/reassembly.md", 7)]
    [InlineData("docs/guide/analysis.md", 1)]
    [InlineData("docs/guide/filters.md", 1)]
    public void Code_is_run_by_tests(string document, int atLeast)
    {
        int blocks = 0;
        foreach (string part in File.ReadAllText(ProjectFiles.PathOf(document)).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1))
        {
            string code = Flat(part.Split("\n```")[0].Split('\n'));
            Assert.True(Programs.Any(program => program.Contains(code, StringComparison.Ordinal)), $"{document}: no example has\n{code}");
            blocks++;
        }
        Assert.InRange(blocks, atLeast, 100);
    }

    [Fact]
    public void Protocols_in_the_readme_are_there()
    {
        string[] rows = [.. File.ReadAllText(ProjectFiles.PathOf("README.md")).ReplaceLineEndings("\n").Split("| | names in chains |\n")[1].Split("\n\n")[0].Split('\n').Skip(1)];
        HashSet<string> known = [.. DefaultProtocols.Registry.Protocols.Select(protocol => protocol.Chain)];
        string[] named = [.. rows.SelectMany(row => row.Split('`').Where((_, i) => i % 2 == 1))];
        Assert.InRange(named.Length, 30, 1000);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Options_of_TCP_are_in_the_guide()
    {
        string guide = File.ReadAllText(ProjectFiles.PathOf("docs/guide/library.md"));
        string[] documented = [.. guide.Split("### Options of TCP")[1].Split("\n## ")[0].Split('`').Where(word => word.StartsWith("Tcp", StringComparison.Ordinal) && !word.EndsWith("View", StringComparison.Ordinal))];
        string[] classes = [.. typeof(TcpOption).Assembly.GetExportedTypes().Where(type => type.Name.StartsWith("Tcp", StringComparison.Ordinal) && type.Name.EndsWith("View", StringComparison.Ordinal) && type != typeof(TcpView))
            .Select(type => type.Name[..^"View".Length])];
        Assert.Equal(classes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        // The sentences before the table.
        Assert.Equal("020405b4", Convert.ToHexStringLower(new Tcp { Options = { new TcpMaximumSegmentSize { Size = 1460 } } }.Build()[20..]));
        Assert.Equal("04020100", Convert.ToHexStringLower(new Tcp { Options = { new TcpSackPermitted(), new TcpNoOperation() } }.Build()[20..]));
    }

    private static string Flat(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0));
}
