using System.Text;

namespace PcapKit.Architecture.Tests;

public class PictureTests
{
    private const string Begin = "<!-- The picture is drawn by PcapKit.Architecture.Tests from the compiled assemblies: `make docs`. -->\n";

    /// <summary>docs/architecture.md shows the assemblies and folders as they are.</summary>
    [Fact]
    public void The_picture_of_the_architecture_is_up_to_date()
    {
        const string path = "docs/architecture.md";
        string text = File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"{path} has no place for the picture");
        int end = text.IndexOf("\n```\n", begin + Begin.Length, StringComparison.Ordinal) is var at and >= 0 ? at + 5 : begin + Begin.Length;
        Repository.AssertFile(path, text[..(begin + Begin.Length)] + Draw() + text[end..]);
    }

    private static string Draw()
    {
        var text = new StringBuilder("\n```mermaid\nflowchart BT\n");
        foreach ((string assembly, _) in Repository.Assemblies)
        {
            var map = new SourceMap(assembly);
            SortedDictionary<string, SortedSet<string>> folders = SourceMap.FolderUses(map.FileUses(TypeReferences.Read(Repository.Dll(assembly))));
            text.Append($"  subgraph {Id(assembly)}[\"{assembly}\"]\n");
            foreach (string folder in folders.Keys.Where(f => f.Length > 0))
                text.Append($"    {Id(assembly, folder)}[{folder}]\n");
            // Among protocols the files are what counts, and there are too many to draw.
            if (assembly == "PcapKit.Protocols" || Cycles.Find(folders) is not null)
                folders = [];
            // An arrow that follows from two others would only hide them.
            foreach ((string folder, SortedSet<string> used) in folders.Where(f => f.Key.Length > 0))
            {
                foreach (string other in used.Where(u => u.Length > 0 && !used.Any(v => v != u && Reaches(folders, v, u))))
                    text.Append($"    {Id(assembly, folder)} --> {Id(assembly, other)}\n");
            }
            text.Append("  end\n");
        }
        foreach ((string assembly, string[] mayUse) in Repository.Assemblies)
        {
            foreach (string lower in mayUse.Where(m => !mayUse.Any(v => v != m && Repository.Assemblies.Single(a => a.Name == v).MayUse.Contains(m))))
                text.Append($"  {Id(assembly)} ==> {Id(lower)}\n");
        }
        return text.Append("```\n").ToString();
    }

    private static bool Reaches(SortedDictionary<string, SortedSet<string>> uses, string from, string to) =>
        uses.TryGetValue(from, out SortedSet<string>? next) && (next.Contains(to) || next.Any(n => n != from && Reaches(uses, n, to)));

    private static string Id(string assembly, string folder = "") => (assembly + folder).Replace(".", "", StringComparison.Ordinal);
}
