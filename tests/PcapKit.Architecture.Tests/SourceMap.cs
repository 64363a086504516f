using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PcapKit.Architecture.Tests;

/// <summary>Which file of a project declares which type; a type that the generator wrote belongs to the file of its definition.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<string, string> _files = [];

    public SourceMap(string assembly)
    {
        foreach (string source in Repository.Sources(assembly))
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(Repository.Read(assembly, source), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
            Trees.Add((source, root));
            foreach (MemberDeclarationSyntax type in root.DescendantNodes(n => n is not BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>())
            {
                (string? name, int arity) = type switch
                {
                    TypeDeclarationSyntax t => (t.Identifier.Text, t.Arity),
                    BaseTypeDeclarationSyntax b => (b.Identifier.Text, 0),
                    DelegateDeclarationSyntax d => (d.Identifier.Text, d.Arity),
                    _ => (null, 0),
                };
                if (name is null)
                    continue;
                string space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
                _files.TryAdd((space.Length > 0 ? space + "." : "") + name + (arity > 0 ? "`" + arity : ""), source);
            }
        }
    }

    public List<(string Source, SyntaxNode Root)> Trees { get; } = [];

    /// <summary>The file of a type, or null for types that the compiler or the generator made for no file in particular.</summary>
    public string? FileOf(string type)
    {
        if (_files.TryGetValue(type, out string? file))
            return file;
        // The generator: AcmeView gives AcmeProtocol and Acme, the enum Kind gives KindNames.
        foreach (string candidate in new[] { type + "View", Without(type, "Protocol") + "View", Without(type, "Names") })
        {
            if (_files.TryGetValue(candidate, out file))
                return file;
        }
        return null;
    }

    /// <summary>Which files use which others.</summary>
    public Dictionary<string, HashSet<string>> FileUses(Dictionary<string, HashSet<string>> typeUses)
    {
        var uses = new Dictionary<string, HashSet<string>>();
        foreach ((string type, HashSet<string> used) in typeUses)
        {
            if (FileOf(type) is not { } file)
                continue;
            if (!uses.TryGetValue(file, out HashSet<string>? files))
                uses.Add(file, files = []);
            files.UnionWith(used.Select(FileOf).OfType<string>().Where(f => f != file));
        }
        return uses;
    }

    /// <summary>The folder of a file; files of the project's own folder have none.</summary>
    public static string FolderOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>Which folders use which others.</summary>
    public static SortedDictionary<string, SortedSet<string>> FolderUses(Dictionary<string, HashSet<string>> fileUses)
    {
        var uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach ((string file, HashSet<string> used) in fileUses)
        {
            string folder = FolderOf(file);
            if (!uses.TryGetValue(folder, out SortedSet<string>? folders))
                uses.Add(folder, folders = new SortedSet<string>(StringComparer.Ordinal));
            folders.UnionWith(used.Select(FolderOf).Where(f => f != folder));
        }
        return uses;
    }

    private static string Without(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : "\0" + text;
}
