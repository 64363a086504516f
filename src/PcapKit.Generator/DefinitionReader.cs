using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PcapKit.Generator;

/// <summary>Reads a definition from its symbols into a model.</summary>
internal static class DefinitionReader
{
    private const string Ns = "PcapKit.";
    private static readonly Regex NameStyle = new("^=?[a-z0-9_][A-Za-z0-9_.\\-]*$");
    private static readonly Regex Identifier = new("[A-Za-z_][A-Za-z0-9_]*");

    public static Result Read(GeneratorAttributeSyntaxContext context)
    {
        var view = (INamedTypeSymbol)context.TargetSymbol;
        var problems = new List<DiagnosticModel>();
        if (!IsDefinition(view, (StructDeclarationSyntax)context.TargetNode))
        {
            problems.Add(Diagnostics.At("PCAP004", view, view.Name));
            return new Result(null, new(problems), null);
        }

        Names names = ReadNames(view, context.Attributes[0]);
        CheckStyle(names.Name, view, problems);
        List<FieldModel> fields = Layout(ReadFields(view, names, problems), view, problems, out int fixedBits);
        INamedTypeSymbol? craft = context.SemanticModel.Compilation.GetTypeByMetadataName(MetadataName(view, view.Name.Substring(0, view.Name.Length - 4)));
        bool hasCompute = HasMember(craft, "Compute");
        bool hasFinish = HasMember(craft, "Finish");
        if (!hasCompute && !hasFinish && fields.FirstOrDefault(f => f.Computed && f.CountsHeader == 0) is { } lonely)
            problems.Add(Diagnostics.At("PCAP009", view, lonely.Property, craft?.Name ?? view.Name.Substring(0, view.Name.Length - 4)));

        var model = new ProtocolModel(
            NamespaceOf(view),
            view.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            view.Name,
            names.Name,
            names.Chain,
            names.Title,
            names.Level,
            names.Family,
            Text(context.Attributes[0], "Path"),
            Text(context.Attributes[0], "Carries") ?? (HasMember(view, "Route") ? null : ""),
            context.Attributes[0].NamedArguments.Where(a => a.Key == "ShownFrom").Select(a => (int)a.Value.Value!).FirstOrDefault(),
            Prefixes(names, fields, Text(context.Attributes[0], "MorePrefixes")),
            names.IsOption,
            names.OptionKind,
            new(fields),
            new(ReadUnder(view, names)),
            new(AttributesOf(view, "HeuristicAttribute").Select(a => (string)a.ConstructorArguments[0].Value!)),
            new(AttributesOf(view, "FallbackAttribute").Select(a => new FallbackModel((string)a.ConstructorArguments[0].Value!, (string)a.ConstructorArguments[1].Value!))),
            fixedBits,
            HasMember(view, "HeaderLength"),
            HasMember(view, "Route"),
            view.GetMembers("Route").Any(route => route.IsStatic && route is IMethodSymbol { Parameters.Length: 1 }),
            HasMember(view, "RouteMalformed"),
            HasMember(view, "VisitBody"),
            HasMember(view, "LooksLike"),
            HasMember(view, "ChainName"),
            HasMember(view, "PathName"),
            HasMember(view, "BodyFields"),
            hasCompute,
            hasFinish,
            HasMember(craft, "MeasureBody"),
            craft is not null && craft.GetMembers("Body").OfType<IPropertySymbol>().Any(p => p.Type.Name == "Layer"))
        {
            Summary = Text(context.Attributes[0], "Summary"),
            Form = Form(context.Attributes[0]),
        };
        return new Result(problems.Any(p => p.Id != "PCAP011") ? null : model, new(problems), Diagnostics.At("PCAP008", view));
    }

    private sealed record Names(string Name, string Chain, string Title, string Level, string? Family, string Prefix, bool IsOption, string OptionKind, string Table, uint[] Kinds, INamedTypeSymbol? Head = null, bool KindOnly = false);

    private static Names ReadNames(INamedTypeSymbol view, AttributeData attribute)
    {
        if (attribute.AttributeClass!.Name == "ProtocolAttribute")
        {
            string name = (string)attribute.ConstructorArguments[0].Value!;
            return new Names(name, (string)attribute.ConstructorArguments[1].Value!, (string)attribute.ConstructorArguments[2].Value!,
                "(global::PcapKit.ProtocolLevel)" + attribute.ConstructorArguments[3].Value, Text(attribute, "Family"), Text(attribute, "Prefix") ?? name, false, "", "", []);
        }
        var family = (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!;
        AttributeData? describing = AttributesOf(family, "TlvFamilyAttribute").FirstOrDefault();
        string prefix = describing?.ConstructorArguments[0].Value as string ?? "option";
        string table = describing?.ConstructorArguments[1].Value as string ?? family.Name;
        uint kind = (uint)attribute.ConstructorArguments[1].Value!;
        string title = (string)attribute.ConstructorArguments[3].Value!;
        IEnumerable<uint> more = attribute.NamedArguments.Where(a => a.Key == "MoreKinds" && !a.Value.IsNull).SelectMany(a => a.Value.Values).Select(v => (uint)v.Value!);
        return new Names(Whole(prefix, (string)attribute.ConstructorArguments[2].Value!), title, title, "global::PcapKit.ProtocolLevel.Option", null, prefix, true,
            kind == uint.MaxValue ? "" : kind.ToString(System.Globalization.CultureInfo.InvariantCulture), table, [kind, .. more],
            Flag(attribute, "Headless") ? null : describing?.NamedArguments.FirstOrDefault(a => a.Key == "Head").Value.Value as INamedTypeSymbol, Flag(attribute, "KindOnly"));
    }

    private static IEnumerable<UnderModel> ReadUnder(INamedTypeSymbol view, Names names)
    {
        if (names.IsOption)
            yield return new UnderModel(names.Table, new(names.Kinds), null);
        foreach (AttributeData under in AttributesOf(view, "UnderAttribute"))
        {
            yield return new UnderModel(
                (string)under.ConstructorArguments[0].Value!,
                new(under.ConstructorArguments[1].Values.Select(v => (uint)v.Value!)),
                under.NamedArguments.Where(a => a.Key == "Framing").Select(a => (a.Value.Value as INamedTypeSymbol)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).FirstOrDefault());
        }
    }

    private static List<FieldModel> ReadFields(INamedTypeSymbol view, Names names, List<DiagnosticModel> problems)
    {
        var fields = new List<FieldModel>();
        ReadProperties(view, view, names, problems, fields);
        var head = new List<FieldModel>();
        if (names.Head is not null)
            ReadProperties(view, names.Head, names, problems, head);
        List<FieldModel> all = names.Head is null ? fields : [.. WithKind(head, names), .. fields];
        foreach (IGrouping<string, FieldModel> twice in all.GroupBy(f => f.Name).Where(g => g.Count(f => f.Present is null && f.When is null && f.Key is null) > 1))
            problems.Add(Diagnostics.At("PCAP006", view, twice.Key, view.Name));
        return all;
    }

    // Every option of a family begins with the fields of its head; those over the kind have its bits as their usual value.
    private static IEnumerable<FieldModel> WithKind(List<FieldModel> head, Names names)
    {
        string owner = names.Head!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        FieldModel? kind = head.FirstOrDefault(f => f.Property == "Kind" && f.Role == Role.Container);
        int at = 0, kindStart = int.MaxValue / 2, kindBits = head.FirstOrDefault(f => f.Property == "Kind")?.Bits ?? 0;
        foreach (FieldModel field in head)
        {
            if (names.KindOnly && at >= kindStart + kindBits)
                yield break;
            if (field.Property == "Kind")
                kindStart = at;
            FieldModel made = field with { Head = owner, Accessibility = "public" };
            if (kind is not null && field.Role == Role.Field && at >= kindStart && at < kindStart + kindBits && names.OptionKind.Length > 0)
            {
                ulong part = names.Kinds[0] >> (kindStart + kindBits - at - field.Bits) & (1UL << field.Bits) - 1;
                made = made with { Default = field.Kind == ValueKind.Bool ? (part != 0 ? "true" : "false") : $"({field.Type}){part}" };
            }
            at += field.Role == Role.Field ? field.Bits : 0;
            yield return made;
        }
    }

    private static void ReadProperties(INamedTypeSymbol view, INamedTypeSymbol type, Names names, List<DiagnosticModel> problems, List<FieldModel> fields)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(p => p.PartialDefinitionPart is null))
        {
            foreach (AttributeData attribute in property.GetAttributes())
            {
                Role? role = attribute.AttributeClass?.ToDisplayString() switch
                {
                    Ns + "FieldAttribute" => Role.Field,
                    Ns + "ContainerAttribute" => Role.Container,
                    Ns + "DerivedAttribute" => Role.Derived,
                    Ns + "TlvAttribute" => Role.Options,
                    _ => null,
                };
                if (role is not null && ReadField(view, property, attribute, role.Value, names, problems) is { } field)
                    fields.Add(field);
            }
        }
    }

    private static FieldModel? ReadField(INamedTypeSymbol view, IPropertySymbol property, AttributeData attribute, Role role, Names names, List<DiagnosticModel> problems)
    {
        string name = (string)attribute.ConstructorArguments[0].Value!;
        CheckStyle(name, property, problems);
        ITypeSymbol type = property.Type;
        bool nullable = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
            (type, nullable) = (wrapped.TypeArguments[0], true);
        bool isList = role == Role.Field && type is INamedTypeSymbol { Name: "ValueList", TypeArguments.Length: 1 };
        if (isList)
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        int bits = Number(attribute, "Bits");
        string? length = role == Role.Options ? Text(attribute, "Length") ?? "Rest" : Text(attribute, "Length");
        INamedTypeSymbol? enumType = type.TypeKind == TypeKind.Enum ? (INamedTypeSymbol)type : null;
        (ValueKind Kind, int Bits)? found = role == Role.Options ? (ValueKind.Bytes, 0) : TypeOf(enumType?.EnumUnderlyingType ?? type, role);
        if (found is not { } shape)
        {
            problems.Add(Diagnostics.At("PCAP002", property, property.Name, property.Type.ToDisplayString()));
            return null;
        }
        if (role == Role.Field && (shape.Kind == ValueKind.Bytes || isList) && length is null && bits == 0)
            problems.Add(Diagnostics.At("PCAP005", property, property.Name));
        if (shape.Kind == ValueKind.Bytes && Text(attribute, "Present") is not null)
            problems.Add(Diagnostics.At("PCAP002", property, property.Name, "optional bytes (give them a Length that may be 0)"));
        CheckLength(view, property, length, names, problems);
        bool hasNames = enumType is not null && AttributesOf(enumType, "ValueNamesAttribute").Any();
        if (enumType is not null && !hasNames && !AttributesOf(enumType, "FlagsAttribute").Any())
            problems.Add(Diagnostics.At("PCAP011", property, property.Name, enumType.Name));
        int counts = Number(attribute, "CountsHeader");
        string full = Whole(names.Prefix, name);
        string? alias = Text(attribute, "Alias");
        return new FieldModel(
            property.Name, role, shape.Kind, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            enumType?.EnumUnderlyingType!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            hasNames ? enumType!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "Names.Table" : null,
            full, (string)attribute.ConstructorArguments[1].Value!,
            alias is null ? null : Whole(names.Prefix, alias), Text(attribute, "Key"),
            Flag(attribute, "Hex"), Flag(attribute, "Text"), Flag(attribute, "Hidden"), nullable, Flag(attribute, "Computed") || counts > 0, Flag(attribute, "LittleEndian"),
            bits > 0 ? bits : length is null ? shape.Bits : 0, length, DefaultOf(attribute, names, property, type), counts, Number(attribute, "CountsFrom"), Math.Max(Number(attribute, "Scale"), 1), Text(attribute, "When"), role == Role.Field ? Text(attribute, "Present") : null,
            SyntaxFacts.GetText(property.DeclaredAccessibility)) { IsList = isList, ShownBits = Number(attribute, "ShownBits"), Form = Form(attribute), IsKept = Flag(attribute, "Kept"), SelectsUpper = Flag(attribute, "SelectsUpper") };
    }

    private static string? DefaultOf(AttributeData attribute, Names names, IPropertySymbol property, ITypeSymbol type)
    {
        TypedConstant value = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Default").Value;
        if (value.Kind == TypedConstantKind.Error || value.IsNull)
        {
            // A family may put more into the number that selects a definition; the kind on the wire is its low part.
            return names.IsOption && names.OptionKind.Length > 0 && property.Name == "Kind"
                ? $"unchecked(({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){names.OptionKind}u)" : null;
        }
        return value.Value is bool b ? (b ? "true" : "false")
            : $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){System.Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture)}";
    }

    // Gives every field its place: a bit offset while all before it are fixed, an expression behind one of varying length.
    private static List<FieldModel> Layout(List<FieldModel> fields, INamedTypeSymbol view, List<DiagnosticModel> problems, out int fixedBits)
    {
        var placed = new List<FieldModel>();
        int at = 0, since = 0, containerEnd = -1;
        string? behind = null;
        fixedBits = -1;
        for (int i = 0; i < fields.Count; i++)
        {
            FieldModel field = fields[i];
            if (field.Role == Role.Derived)
            {
                placed.Add(field);
                continue;
            }
            if (placed.LastOrDefault(f => f.IsRest) is { } rest)
                problems.Add(Diagnostics.At("PCAP003", view, field.Property, rest.Property));
            if (field.Present is not null)
            {
                string start = behind is null ? (at / 8).ToString(System.Globalization.CultureInfo.InvariantCulture) : since == 0 ? behind : $"{behind} + {since / 8}";
                i += PlaceGroup(fields, i, start, placed, view, problems) - 1;
                fixedBits = fixedBits < 0 ? at : fixedBits;
                (behind, since) = (field.Property + "End", 0);
                continue;
            }
            placed.Add(behind is null ? field with { BitOffset = at } : field with { Behind = behind, BitsBehind = since });
            if (field.Role == Role.Container)
            {
                containerEnd = at + field.Bits;
                continue;
            }
            if (field.IsVariable)
            {
                fixedBits = fixedBits < 0 ? at : fixedBits;
                (behind, since) = (field.Property + "End", 0);
                continue;
            }
            if (behind is null)
                at += field.Bits;
            else
                since += field.Bits;
            if (containerEnd >= 0 && at >= containerEnd)
            {
                if (at > containerEnd)
                    problems.Add(Diagnostics.At("PCAP012", view, placed.Last(f => f.Role == Role.Container).Property));
                containerEnd = -1;
            }
        }
        if (containerEnd >= 0)
            problems.Add(Diagnostics.At("PCAP012", view, placed.Last(f => f.Role == Role.Container).Property));
        fixedBits = fixedBits < 0 ? at : fixedBits;
        if (fixedBits % 8 != 0 || since % 8 != 0)
            problems.Add(Diagnostics.At("PCAP001", view, view.Name, (fixedBits % 8 != 0 ? fixedBits : since).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return placed;
    }

    // Neighbours that are present under one condition stand together behind a common beginning.
    private static int PlaceGroup(List<FieldModel> fields, int from, string start, List<FieldModel> placed, INamedTypeSymbol view, List<DiagnosticModel> problems)
    {
        string first = fields[from].Property;
        List<FieldModel> group = [.. fields.Skip(from).TakeWhile(f => f.Present == fields[from].Present && f.Role == Role.Field)];
        int bits = group.Sum(f => f.Bits), at = 0;
        if (bits % 8 != 0)
            problems.Add(Diagnostics.At("PCAP001", view, view.Name, bits.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (FieldModel field in group)
        {
            bool leads = field.Property == first;
            placed.Add(field with { Group = first, GroupAt = leads ? start : null, GroupBytes = leads ? bits / 8 : 0, Behind = first + "Offset", BitsBehind = at });
            at += field.Bits;
        }
        return group.Count;
    }

    private static (ValueKind Kind, int Bits)? TypeOf(ITypeSymbol type, Role role) => type.SpecialType switch
    {
        SpecialType.System_Boolean => (ValueKind.Bool, 1),
        SpecialType.System_Byte => (ValueKind.UInt, 8),
        SpecialType.System_UInt16 => (ValueKind.UInt, 16),
        SpecialType.System_UInt32 => (ValueKind.UInt, 32),
        SpecialType.System_UInt64 => (ValueKind.UInt, 64),
        SpecialType.System_SByte => (ValueKind.Int, 8),
        SpecialType.System_Int16 => (ValueKind.Int, 16),
        // Derived values are mostly lengths, which C# counts in int.
        SpecialType.System_Int32 => (role == Role.Derived ? ValueKind.UInt : ValueKind.Int, 32),
        SpecialType.System_Int64 => (role == Role.Derived ? ValueKind.UInt : ValueKind.Int, 64),
        _ => type.ToDisplayString() switch
        {
            Ns + "MacAddress" => (ValueKind.Mac, 48),
            Ns + "IPv4Address" => (ValueKind.IPv4, 32),
            Ns + "IPv6Address" => (ValueKind.IPv6, 128),
            Ns + "Timestamp" when role == Role.Derived => (ValueKind.Time, 64),
            "System.ReadOnlySpan<byte>" => (ValueKind.Bytes, 0),
            _ => null,
        },
    };

    private static void CheckLength(INamedTypeSymbol view, IPropertySymbol property, string? length, Names names, List<DiagnosticModel> problems)
    {
        if (length is null or "Rest")
            return;
        foreach (Match word in Identifier.Matches(length))
        {
            bool qualified = word.Index > 0 && length[word.Index - 1] == '.';
            if (!qualified && word.Value is not ("Math" or "HeaderLength" or "FixedLength" or "ReportedLength") && !HasMember(view, word.Value) && !HasMember(names.Head, word.Value))
            {
                problems.Add(Diagnostics.At("PCAP007", property, property.Name, word.Value, view.Name));
                return;
            }
        }
    }

    private static string Prefixes(Names names, List<FieldModel> fields, string? more)
    {
        var heads = new SortedSet<string>(StringComparer.Ordinal) { names.Name.Split('.')[0], names.Prefix.Split('.')[0] };
        if (more is not null)
            heads.UnionWith(more.Split(' '));
        foreach (FieldModel field in fields)
        {
            heads.Add(field.Name.Split('.')[0]);
            if (field.Alias is not null)
                heads.Add(field.Alias.Split('.')[0]);
        }
        return string.Join(" ", heads);
    }

    private static bool IsDefinition(INamedTypeSymbol view, StructDeclarationSyntax syntax) =>
        view.IsRefLikeType && view.IsReadOnly && view.ContainingType is null && syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
        && view.Name.EndsWith("View", StringComparison.Ordinal) && view.Name.Length > 4;

    private static string Whole(string prefix, string name) => name.StartsWith("=", StringComparison.Ordinal) ? name.Substring(1) : prefix + "." + name;

    private static void CheckStyle(string name, ISymbol symbol, List<DiagnosticModel> problems)
    {
        if (!NameStyle.IsMatch(name))
            problems.Add(Diagnostics.At("PCAP010", symbol, name));
    }

    private static string MetadataName(INamedTypeSymbol view, string name) => NamespaceOf(view) is { Length: > 0 } space ? space + "." + name : name;

    /// <summary>The namespace of a type, empty where it stands in none.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    private static bool HasMember(INamedTypeSymbol? type, string name) => type is not null && !type.GetMembers(name).IsEmpty;

    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol, string name) => symbol.GetAttributes().Where(a => a.AttributeClass?.Name == name);

    private static string? Text(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as string;

    private static int Number(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as int? ?? 0;

    private static int Form(AttributeData attribute) => attribute.NamedArguments.FirstOrDefault(a => a.Key == "Form").Value.Value as byte? ?? 0;

    private static bool Flag(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as bool? ?? false;
}
