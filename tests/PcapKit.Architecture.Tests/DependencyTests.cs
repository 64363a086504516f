using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PcapKit.Architecture.Tests;

public class DependencyTests
{
    public static TheoryData<string> Names => [.. Repository.Assemblies.Select(a => a.Name)];

    private static Dictionary<string, HashSet<string>> FileUses(string assembly, out SourceMap map)
    {
        map = new SourceMap(assembly);
        return map.FileUses(TypeReferences.Read(Repository.Dll(assembly)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_assembly_uses_only_those_below_it(string assembly)
    {
        string[] allowed = Repository.Assemblies.Single(a => a.Name == assembly).MayUse;
        Assert.Empty(TypeReferences.Assemblies(Repository.Dll(assembly)).Where(a => a.StartsWith("PcapKit", StringComparison.Ordinal)).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Libraries_use_nothing_but_the_base_library(string assembly)
    {
        // The tool alone may bring packages.
        if (assembly == "PcapKit.Cli")
            return;
        string[] allowed = ["PcapKit", "System", "Microsoft.Win32.Primitives"];
        Assert.All(TypeReferences.Assemblies(Repository.Dll(assembly)), a => Assert.Contains(allowed, n => a == n || a.StartsWith(n + ".", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_do_not_use_each_other_in_circles(string assembly)
    {
        SortedDictionary<string, SortedSet<string>> uses = SourceMap.FolderUses(FileUses(assembly, out _));
        // The tool's own folder holds what its commands share, and the program that lists them.
        if (assembly == "PcapKit.Cli")
            uses.Remove("");
        // Tunnels carry what carries them: there the files are what counts, see below.
        if (assembly == "PcapKit.Protocols")
            return;
        List<string>? cycle = Cycles.Find(uses);
        Assert.True(cycle is null, string.Join(" → ", cycle ?? []));
    }

    [Fact]
    public void Folders_of_core_use_only_those_before_them()
    {
        Dictionary<string, HashSet<string>> uses = FileUses("PcapKit.Core", out _);
        Assert.NotEmpty(uses);
        var wrong = new List<string>();
        foreach ((string file, HashSet<string> used) in uses)
        {
            int rank = Array.IndexOf(Repository.CoreFolders, SourceMap.FolderOf(file));
            Assert.True(rank >= 0, $"{file} is in none of the folders {string.Join(", ", Repository.CoreFolders)}");
            wrong.AddRange(used.Where(u => Array.IndexOf(Repository.CoreFolders, SourceMap.FolderOf(u)) > rank).Select(u => $"{file} uses {u}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // IPv6 and its extension headers are one specification (RFC 8200): the length of a jumbogram stands in an option of the next header (RFC 2675).
    private static readonly string[] s_together = ["Network/IPv6.cs ↔ Network/IPv6Extensions.cs"];

    // The parts of one protocol may stand in several files that need each other; two protocols may not.
    [Fact]
    public void Protocols_do_not_use_each_other_in_circles()
    {
        Dictionary<string, HashSet<string>> uses = FileUses("PcapKit.Protocols", out SourceMap map);
        HashSet<string> protocols = [.. map.Trees.Where(t => t.Root.DescendantNodes().OfType<AttributeSyntax>().Any(a => a.Name.ToString() == "Protocol")).Select(t => t.Source)];
        Assert.NotEmpty(protocols);
        Dictionary<string, HashSet<string>> reached = protocols.ToDictionary(p => p, p => Reach(uses, p));
        var circles = protocols.SelectMany(p => reached[p].Where(q => string.CompareOrdinal(p, q) < 0 && reached.TryGetValue(q, out HashSet<string>? back) && back.Contains(p)).Select(q => $"{p} ↔ {q}")).Except(s_together).ToList();
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    private static HashSet<string> Reach(Dictionary<string, HashSet<string>> uses, string from)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? file))
        {
            foreach (string next in uses.GetValueOrDefault(file) ?? [])
            {
                if (reached.Add(next))
                    open.Push(next);
            }
        }
        return reached;
    }

    // [Under("udp.port", 53)] makes DNS an upper protocol of the file that owns the table udp.port; that file must not know DNS.
    // Where each is under the other, as Ethernet and LLC with bridged frames, either may know the other one's table, but not both.
    [Fact]
    public void A_protocol_never_names_one_that_registers_above_it()
    {
        Dictionary<string, HashSet<string>> uses = FileUses("PcapKit.Protocols", out SourceMap map);
        Dictionary<string, string> owners = TablesOwned(map);
        HashSet<(string Upper, string Lower)> under = [.. TablesNamed(map, "Under", "Heuristic").Where(t => owners.ContainsKey(t.Table)).Select(t => (t.File, owners[t.Table]))];
        var wrong = new List<string>();
        foreach ((string upper, string table) in TablesNamed(map, "Under", "Heuristic"))
        {
            if (owners.TryGetValue(table, out string? lower) && lower != upper && uses.TryGetValue(lower, out HashSet<string>? used) && used.Contains(upper) && !under.Contains((lower, upper)))
                wrong.Add($"{lower} owns {table} and names {upper}, which is under it");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    // Tables of protocols that are not written yet; a name that is owned by now is to be taken out.
    private static readonly string[] s_coming = ["sctp.port"];

    [Fact]
    public void Every_table_that_a_definition_names_has_an_owner()
    {
        var map = new SourceMap("PcapKit.Protocols");
        HashSet<string> owned = [.. TablesOwned(map).Keys, .. TablesOwned(new SourceMap("PcapKit.Core")).Keys];
        Assert.Contains("linktype", owned);
        Assert.Empty(TablesNamed(map, "Under", "Heuristic", "Fallback", "TlvFamily").Where(t => !owned.Contains(t.Table) && !s_coming.Contains(t.Table)).Select(t => $"{t.File}: {t.Table}"));
    }

    [Fact]
    public void Every_table_that_crafting_asks_has_an_owner()
    {
        var map = new SourceMap("PcapKit.Protocols");
        HashSet<string> owned = [.. TablesOwned(map).Keys, .. TablesOwned(new SourceMap("PcapKit.Core")).Keys];
        Assert.Empty(Calls(map, "TryUpperKey").Where(t => !owned.Contains(t.Text)).Select(t => $"{t.File}: {t.Text}"));
    }

    [Fact]
    public void A_table_has_one_owner()
    {
        var map = new SourceMap("PcapKit.Protocols");
        Assert.Empty(Calls(map, "Of").GroupBy(c => c.Text).Where(g => g.Select(c => c.File).Distinct().Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(c => c.File).Distinct())}"));
    }

    private static Dictionary<string, string> TablesOwned(SourceMap map) => Calls(map, "Of").GroupBy(c => c.Text).ToDictionary(g => g.Key, g => g.First().File);

    // Calls of TableId.Of("…") or TryUpperKey("…"): the file and the name of the table.
    private static IEnumerable<(string File, string Text)> Calls(SourceMap map, string method) =>
        from tree in map.Trees
        from call in tree.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } m && name == method && (method != "Of" || m.Expression.ToString() == "TableId")
            || call.Expression is IdentifierNameSyntax { Identifier.Text: var plain } && plain == method
        let text = TextOf(call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
        where text is not null
        select (tree.Source, text);

    private static IEnumerable<(string File, string Table)> TablesNamed(SourceMap map, params string[] attributes) =>
        from tree in map.Trees
        from attribute in tree.Root.DescendantNodes().OfType<AttributeSyntax>()
        where attributes.Contains(attribute.Name.ToString())
        let text = TextOf(attribute.ArgumentList?.Arguments.ElementAtOrDefault(attribute.Name.ToString() == "TlvFamily" ? 1 : 0)?.Expression)
        where text is not null
        select (tree.Source, text);

    private static string? TextOf(SyntaxNode? expression) => (expression as LiteralExpressionSyntax)?.Token.Value as string;
}
