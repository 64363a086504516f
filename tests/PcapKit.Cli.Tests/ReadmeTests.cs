using System.Text;
using System.Text.RegularExpressions;

namespace PcapKit.Cli.Tests;

/// <summary>Tests that change the working directory of this process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WorkingDirectory
{
    public const string Name = "Working directory";
}

/// <summary>Every command in the README prints what stands under it. PCAPKIT_REWRITE=1 writes the README anew; look at the difference.</summary>
[Collection(WorkingDirectory.Name)]
public sealed partial class ReadmeTests : CliTest
{
    private readonly string _before = Environment.CurrentDirectory;

    [Fact]
    public void Commands_print_what_the_readme_says()
    {
        string file = ProjectFiles.PathOf("README.md");
        string said = File.ReadAllText(file).ReplaceLineEndings("\n");
        int commands = 0;
        string prints;
        try
        {
            GoToSamples();
            prints = Block().Replace(said, block => Command().IsMatch(block.Groups[1].Value) ? $"```\n{Rerun(block.Groups[1].Value, ref commands)}```" : block.Value);
        }
        finally
        {
            Environment.CurrentDirectory = _before;
        }
        if (ProjectFiles.Rewrite)
            File.WriteAllText(file, prints);
        Assert.Equal(prints, ProjectFiles.Rewrite ? prints : said);
        Assert.InRange(commands, 10, 100);
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        foreach (string document in Directory.GetFiles(ProjectFiles.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(ProjectFiles.PathOf("README.md")))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                string target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value);
                Assert.True(Path.Exists(target), $"{document} links to {link.Groups[1].Value}, which is not there.");
            }
        }
    }

    // A copy: what the commands write is gone afterwards.
    private void GoToSamples()
    {
        Directory.CreateDirectory(Folder["samples"]);
        foreach (string sample in Directory.GetFiles(ProjectFiles.PathOf("samples"), "*.pcap*"))
            File.Copy(sample, Path.Combine(Folder["samples"], Path.GetFileName(sample)));
        Environment.CurrentDirectory = Folder.Path;
    }

    private static string Rerun(string block, ref int commands)
    {
        var now = new StringBuilder();
        foreach (string line in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            Match command = Command().Match(line);
            Assert.True(command.Success, $"The test cannot run '{line}'.");
            Result result = Run(Input(command), [.. Word().Matches(command.Groups["args"].Value).Select(word => word.Value.Trim('\''))]);
            string printed = result.Out + result.Error;
            if (command.Groups["lines"].Success)
                printed = string.Concat(printed.Split('\n').Take(int.Parse(command.Groups["lines"].Value)).Select(text => text + "\n"));
            now.Append(line).Append('\n').Append(printed);
            commands++;
        }
        return now.ToString();
    }

    private static MemoryStream Input(Match command)
    {
        if (!command.Groups["file"].Success)
            return new MemoryStream();
        byte[] bytes = File.ReadAllBytes(command.Groups["file"].Value);
        return new MemoryStream(command.Groups["bytes"].Success ? bytes[..int.Parse(command.Groups["bytes"].Value)] : bytes);
    }

    // [cat FILE | or head -c N FILE |] pcapkit ARGUMENTS [| head -n N]
    [GeneratedRegex(@"^\$ (?:(?:cat|head -c (?<bytes>\d+)) (?<file>\S+) \| )?(?:pcapkit|dotnet run --project src/PcapKit\.Cli -c Release --) (?<args>[^|\n]*?)(?: \| head -n (?<lines>\d+))?$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```\n((?:(?!```).*\n)+?)```$", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\(((?!\w+:)[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
