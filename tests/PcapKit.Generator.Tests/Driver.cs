using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PcapKit.Generator.Tests;

/// <summary>Runs the generator over texts.</summary>
internal static class Driver
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    public static CSharpCompilation Compile(string assembly, params (string Path, string Text)[] files) =>
        CSharpCompilation.Create(assembly, files.Select(f => Parse(f.Path, f.Text)), References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText("using System; using PcapKit;\n" + text, Parsing, path);

    public static GeneratorDriver Create() => CSharpGeneratorDriver.Create(
        [new ProtocolGenerator().AsSourceGenerator()], parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator makes of a text; fails where the whole does not compile although the generator has no objection.</summary>
    public static GeneratorRunResult Run(string text, string assembly = "Sample")
    {
        GeneratorRunResult result = Create().RunGeneratorsAndUpdateCompilation(Compile(assembly, ("Sample.cs", text)), out Compilation whole, out _).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        if (!result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            Assert.Empty(whole.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not "CS1701" and not "CS1702"));
        return result;
    }

    /// <summary>The folder of this project's sources.</summary>
    public static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
