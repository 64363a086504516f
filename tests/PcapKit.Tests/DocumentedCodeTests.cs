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

    private static string Flat(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0));
}
