using Microsoft.CodeAnalysis;

namespace PcapKit.Generator.Tests;

public class SnapshotTests
{
    /// <summary>The emitted text, reviewed by eye. PCAPKIT_REWRITE=1 writes it anew; look at the difference before you commit it.</summary>
    [Fact]
    public void The_emitted_text_is_as_reviewed()
    {
        string folder = Path.Combine(Driver.Folder(), "Snapshots");
        GeneratorRunResult result = Driver.Run(File.ReadAllText(Path.Combine(folder, "Sample.txt")));
        bool rewrite = Environment.GetEnvironmentVariable("PCAPKIT_REWRITE") == "1";
        var expected = Directory.GetFiles(folder, "*.g.cs.txt").Select(Path.GetFileName).ToHashSet();
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            string file = source.HintName + ".txt", path = Path.Combine(folder, file), text = source.SourceText.ToString();
            if (rewrite)
                File.WriteAllText(path, text);
            Assert.True(File.Exists(path), $"{file} is new; run with PCAPKIT_REWRITE=1 and review it");
            Assert.Equal(File.ReadAllText(path), text, ignoreLineEndingDifferences: true);
            expected.Remove(file);
        }
        Assert.True(expected.Count == 0, "no longer emitted: " + string.Join(", ", expected));
    }

    [Fact]
    public void A_definition_may_stand_in_no_namespace_and_in_an_assembly_of_any_name() =>
        Driver.Run("""
            [Protocol("bare", "Bare", "Bare", ProtocolLevel.None)]
            internal readonly ref partial struct BareView
            {
                [Field("kind", "Kind")] public partial BareKind Kind { get; }
            }

            [ValueNames]
            internal enum BareKind : byte { One = 1 }
            """, "3com-tool.x");

    [Fact]
    public void A_definition_may_have_no_fields_at_all() =>
        Driver.Run("""
            namespace N;

            [Protocol("bare", "Bare", "Bare", ProtocolLevel.None)]
            [Under("udp.port")]
            public readonly ref partial struct BareView;
            """);
}
