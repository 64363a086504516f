using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PcapKit.Generator.Tests;

// An editor runs the generator at every key press: only what changed may be worked on again.
public class CachingTests
{
    private const string First = """
        namespace N;

        // A comment.
        [Protocol("first", "First", "First", ProtocolLevel.None)]
        public readonly ref partial struct FirstView
        {
            [Field("one", "One")] public partial Number One { get; }
        }

        [ValueNames]
        public enum Number : byte { One = 1 }
        """;

    private const string Second = """
        namespace N;

        [Protocol("second", "Second", "Second", ProtocolLevel.None)]
        [Under("first.one", 3)]
        public readonly ref partial struct SecondView
        {
            [Field("two", "Two")] public partial ushort Two { get; }
        }
        """;

    private static (GeneratorRunResult Before, GeneratorRunResult After) Edit(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation compilation = Driver.Compile("Sample", ("First.cs", First), ("Second.cs", Second));
        GeneratorDriver driver = Driver.Create().RunGenerators(compilation);
        GeneratorRunResult before = driver.GetRunResult().Results[0];
        return (before, driver.RunGenerators(edit(compilation)).GetRunResult().Results[0]);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string path, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(t => t.FilePath == path), Driver.Parse(path, text));

    private static ImmutableArray<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static List<string> ChangedFiles((GeneratorRunResult Before, GeneratorRunResult After) runs) =>
        [.. runs.After.GeneratedSources.Where(a => runs.Before.GeneratedSources.Single(b => b.HintName == a.HintName).SourceText.ToString() != a.SourceText.ToString()).Select(a => a.HintName)];

    private static void AssertIdle(GeneratorRunResult result)
    {
        foreach (string step in new[] { ProtocolGenerator.ModelsStep, ProtocolGenerator.EnumsStep })
            Assert.All(Reasons(result, step), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {r}"));
        // Sources are emitted from models and enums; messages have their own outputs, which follow the places of definitions.
        var outputs = result.TrackedOutputSteps.SelectMany(s => s.Value).Where(s => s.Outputs.Any()).ToList();
        int idle = outputs.Count(s => s.Outputs.All(o => o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.True(idle >= 4, $"{idle} of {outputs.Count} outputs were left alone");
    }

    [Fact]
    public void An_unrelated_file_works_on_nothing()
    {
        (GeneratorRunResult Before, GeneratorRunResult After) runs = Edit(c => c.AddSyntaxTrees(Driver.Parse("Other.cs", "class Other { }")));
        Assert.All(Reasons(runs.After, ProtocolGenerator.DefinitionsStep), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        AssertIdle(runs.After);
        Assert.All(runs.After.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
        Assert.Empty(ChangedFiles(runs));
    }

    [Fact]
    public void A_longer_comment_emits_nothing_anew()
    {
        (GeneratorRunResult Before, GeneratorRunResult After) runs = Edit(c => Replace(c, "First.cs", First.Replace("// A comment.", "// A comment\n// of two lines.", StringComparison.Ordinal)));
        AssertIdle(runs.After);
        Assert.Empty(ChangedFiles(runs));
    }

    [Fact]
    public void A_renamed_field_changes_the_output_of_its_protocol_only()
    {
        (GeneratorRunResult Before, GeneratorRunResult After) runs = Edit(c => Replace(c, "First.cs", First.Replace("\"one\"", "\"uno\"", StringComparison.Ordinal)));
        Assert.Equal(["N.First.g.cs"], ChangedFiles(runs));
        ImmutableArray<IncrementalStepRunReason> reasons = Reasons(runs.After, ProtocolGenerator.ModelsStep);
        Assert.Single(reasons, r => r == IncrementalStepRunReason.Modified);
        Assert.Equal(2, reasons.Length);
    }

    [Fact]
    public void A_craft_part_elsewhere_is_noticed()
    {
        (GeneratorRunResult Before, GeneratorRunResult After) runs = Edit(c => c.AddSyntaxTrees(Driver.Parse("Craft.cs", "namespace N; public sealed partial class Second { internal int MeasureBody() => 0; internal void WriteBody(Span<byte> body) { } internal void ReadBody(SecondView view, in LayerSlice layer) { } }")));
        Assert.Equal(["N.Second.g.cs"], ChangedFiles(runs));
    }
}
