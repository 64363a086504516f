using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PcapKit.Generator;

/// <summary>The messages of the generator; docs/diagnostics has a page for each.</summary>
internal static class Diagnostics
{
    private const string Category = "PcapKit";
    private const string Pages = "https://github.com/pcapkit/pcapkit/blob/main/docs/diagnostics/";

    private static readonly Dictionary<string, DiagnosticDescriptor> All = new[]
    {
        Error("PCAP001", "Fields do not end on a byte", "The fields of {0} have {1} bits; a header has whole bytes"),
        Error("PCAP002", "Type cannot be a field", "{0} is of type {1}, which cannot be a field; use a number, bool, enum, MacAddress, IPv4Address, IPv6Address or ReadOnlySpan<byte>"),
        Error("PCAP003", "Field behind the rest", "{0} stands behind {1}, which takes all that is left of the header"),
        Error("PCAP004", "Not a definition", "{0} must be a readonly ref partial struct, not nested, whose name ends in View"),
        Error("PCAP005", "Length is missing", "{0} is bytes and needs Length or Bits"),
        Error("PCAP006", "Name twice", "The field name {0} stands twice in {1}"),
        Error("PCAP007", "Length names no member", "The length of {0} names {1}, which is no member of {2}"),
        Error("PCAP008", "Key twice", "{0} and {1} both claim key {2} of {3}"),
        Error("PCAP009", "Nothing computes the field", "{0} is Computed, but {1} has no 'partial void Compute(in BuildContext context)'"),
        Error("PCAP010", "Name is not in Wireshark's style", "'{0}' must begin with a lower-case letter and have letters, digits, dots, underscores and hyphens only"),
        Warning("PCAP011", "Enum without names", "{0} is of the enum {1}, which has no [ValueNames]; its values will have no names"),
        Error("PCAP012", "Container and fields disagree", "The container {0} ends inside or behind the fields that follow it"),
        Error("PCAP013", "Not a list of protocols", "{0} must be a static partial class, not nested and not generic"),
    }.ToDictionary(d => d.Id);

    public static Diagnostic Create(DiagnosticModel model)
    {
        var location = Location.Create(model.Path, new TextSpan(model.Start, model.Length),
            new LinePositionSpan(new LinePosition(model.Line, model.Column), new LinePosition(model.EndLine, model.EndColumn)));
        return Diagnostic.Create(All[model.Id], location, model.Arguments.Cast<object>().ToArray());
    }

    public static DiagnosticModel At(string id, ISymbol symbol, params string[] arguments)
    {
        Location location = symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
        FileLinePositionSpan lines = location.GetLineSpan();
        return new DiagnosticModel(id, lines.Path ?? "", location.SourceSpan.Start, location.SourceSpan.Length,
            lines.StartLinePosition.Line, lines.StartLinePosition.Character, lines.EndLinePosition.Line, lines.EndLinePosition.Character,
            new EquatableArray<string>(arguments));
    }

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + id + ".md");

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + id + ".md");
}
