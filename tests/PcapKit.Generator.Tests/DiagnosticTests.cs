using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PcapKit.Generator.Tests;

// Each message with a definition that deserves it: the right id, on the right word. The pages are in docs/diagnostics.
public class DiagnosticTests
{
    private static void Expect(string id, string at, string text, params string[] words)
    {
        ImmutableArray<Diagnostic> all = Driver.Run("namespace N;\n" + text).Diagnostics;
        Diagnostic found = Assert.Single(all);
        Assert.Equal(id, found.Id);
        string whole = "using System; using PcapKit;\nnamespace N;\n" + text;
        Assert.Equal(at, whole.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal("Sample.cs", found.Location.GetLineSpan().Path);
        int line = whole[..found.Location.SourceSpan.Start].Count(c => c == '\n');
        Assert.Equal(line, found.Location.GetLineSpan().StartLinePosition.Line);
        string message = found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string word in words)
            Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", found.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    private static string View(string members, string name = "AcmeView", string attributes = "") => $$"""
        [Protocol("acme", "Acme", "Acme", ProtocolLevel.Application)]{{attributes}}
        public readonly ref partial struct {{name}}
        {
        {{members}}
        }
        """;

    [Fact]
    public void PCAP001_fields_do_not_end_on_a_byte() =>
        Expect("PCAP001", "AcmeView", View("""[Field("a", "A", Bits = 4)] public partial byte A { get; }"""), "4 bits");

    [Fact]
    public void PCAP001_fields_behind_a_variable_one_do_not_end_on_a_byte() =>
        Expect("PCAP001", "AcmeView", View("""
            [Field("a", "A")] public partial byte A { get; }
            [Field("b", "B", Length = "A")] public partial ReadOnlySpan<byte> B { get; }
            [Field("c", "C", Bits = 5)] public partial byte C { get; }
            """), "5 bits");

    [Fact]
    public void PCAP002_a_type_cannot_be_a_field() =>
        Expect("PCAP002", "A", View("""[Field("a", "A")] public partial decimal A { get; }"""), "decimal");

    [Fact]
    public void PCAP003_a_field_stands_behind_the_rest() =>
        Expect("PCAP003", "AcmeView", View("""
            [Field("a", "A", Length = "Rest")] public partial ReadOnlySpan<byte> A { get; }
            [Field("b", "B")] public partial byte Behind { get; }
            """), "Behind stands behind A");

    [Theory]
    [InlineData("public readonly ref struct AcmeView { }", "AcmeView")]
    [InlineData("public ref partial struct AcmeView { }", "AcmeView")]
    [InlineData("public readonly partial struct AcmeView { }", "AcmeView")]
    [InlineData("public readonly ref partial struct Acme { }", "Acme")]
    [InlineData("public readonly ref partial struct View { }", "View")]
    public void PCAP004_no_definition(string declaration, string at) =>
        Expect("PCAP004", at, """[Protocol("acme", "Acme", "Acme", ProtocolLevel.Application)]""" + "\n" + declaration, "readonly ref partial struct");

    [Fact]
    public void PCAP004_a_nested_definition() =>
        Expect("PCAP004", "AcmeView", """public partial class Outer { [Protocol("acme", "Acme", "Acme", ProtocolLevel.Application)] public readonly ref partial struct AcmeView { } }""");

    [Fact]
    public void PCAP005_bytes_without_a_length() =>
        Expect("PCAP005", "A", View("""[Field("a", "A")] public partial ReadOnlySpan<byte> A { get; }"""));

    [Fact]
    public void PCAP006_a_name_twice() =>
        Expect("PCAP006", "AcmeView", View("""
            [Field("a", "A")] public partial byte A { get; }
            [Field("a", "B")] public partial byte B { get; }
            """), "acme.a");

    [Fact]
    public void PCAP007_a_length_names_no_member() =>
        Expect("PCAP007", "B", View("""
            [Field("a", "A")] public partial byte Count { get; }
            [Field("b", "B", Length = "Math.Max(Count, Counted)")] public partial ReadOnlySpan<byte> B { get; }
            """), "Counted");

    [Fact]
    public void PCAP008_a_key_twice() =>
        Expect("PCAP008", "TwoView", """
            [Protocol("one", "One", "One", ProtocolLevel.Application)]
            [Under("udp.port", 7)]
            public readonly ref partial struct OneView;

            [Protocol("two", "Two", "Two", ProtocolLevel.Application)]
            [Under("udp.port", 8, 7)]
            public readonly ref partial struct TwoView;
            """, "OneView", "TwoView", "7", "udp.port");

    [Fact]
    public void PCAP009_nothing_computes_the_field() =>
        Expect("PCAP009", "AcmeView", View("""[Field("a", "A", Computed = true)] public partial byte Sum { get; }"""), "Sum");

    [Theory]
    [InlineData("Upper")]
    [InlineData("with blank")]
    [InlineData("")]
    [InlineData(".dot")]
    [InlineData("ä")]
    public void PCAP010_a_name_not_in_the_style(string name) =>
        Expect("PCAP010", "A", View($$"""[Field("{{name}}", "A")] public partial byte A { get; }"""), name);

    [Fact]
    public void PCAP011_an_enum_without_names_is_a_warning_only()
    {
        string text = View("""[Field("a", "A")] public partial Kind A { get; }""") + "\npublic enum Kind : byte { One }";
        Expect("PCAP011", "A", text, "Kind");
        GeneratorRunResult result = Driver.Run("namespace N;\n" + text);
        Assert.Equal(DiagnosticSeverity.Warning, result.Diagnostics[0].Severity);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "N.Acme.g.cs");
    }

    [Fact]
    public void PCAP011_flags_need_no_names() =>
        Assert.Empty(Driver.Run("namespace N;\n" + View("""[Field("a", "A")] public partial Kind A { get; }""") + "\n[Flags] public enum Kind : byte { One }").Diagnostics);

    [Theory]
    [InlineData(12)]
    [InlineData(4)]
    public void PCAP012_a_container_does_not_fit_its_fields(int bits) =>
        Expect("PCAP012", "AcmeView", View($$"""
            [Container("c", "C", Bits = {{bits}})] public partial ushort Whole { get; }
            [Field("a", "A")] public partial byte A { get; }
            """), "Whole");

    [Theory]
    [InlineData("public partial class Protocols { }")]
    [InlineData("public static class Protocols { }")]
    [InlineData("public static partial class Protocols<T> { }")]
    [InlineData("public static partial class Outer { [ProtocolSet] public static partial class Protocols { } }", "")]
    public void PCAP013_no_list_of_protocols(string declaration, string attribute = "[ProtocolSet] ") => Expect("PCAP013", "Protocols", attribute + declaration, "static partial class");

    [Fact]
    public void A_definition_with_an_error_does_not_hide_the_others()
    {
        GeneratorRunResult result = Driver.Run("namespace N;\n" + View("""[Field("a", "A", Bits = 4)] public partial byte A { get; }""") + """

            [Protocol("good", "Good", "Good", ProtocolLevel.None)]
            public readonly ref partial struct GoodView;
            """);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "N.Good.g.cs");
        Assert.Contains("GoodProtocol", result.GeneratedSources.Single(s => s.HintName == "GeneratedProtocolSet.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_has_a_page()
    {
        string pages = Path.GetFullPath(Path.Combine(Driver.Folder(), "..", "..", "docs", "diagnostics"));
        for (int i = 1; i <= 13; i++)
        {
            string page = Path.Combine(pages, $"PCAP{i:000}.md");
            Assert.True(File.Exists(page), page);
            string text = File.ReadAllText(page);
            Assert.StartsWith($"# PCAP{i:000}: ", text, StringComparison.Ordinal);
            foreach (string part in new[] { "## Example", "## Fix" })
                Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }
}
