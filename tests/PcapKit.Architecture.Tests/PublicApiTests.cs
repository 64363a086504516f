using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PcapKit.Architecture.Tests;

public class PublicApiTests
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>What users may call, reviewed by eye. PCAPKIT_REWRITE=1 writes it anew.</summary>
    /// <remarks>The API of Protocols is its definitions, which docs/protocols lists; a copy here would be longer than they are.</remarks>
    [Theory]
    [InlineData("PcapKit.Core")]
    [InlineData("PcapKit.IO")]
    [InlineData("PcapKit.Analysis")]
    [InlineData("PcapKit")]
    public void The_public_api_is_as_reviewed(string assembly)
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileNameWithoutExtension(p) != assembly).Select(p => (MetadataReference)MetadataReference.CreateFromFile(p));
        MetadataReference self = MetadataReference.CreateFromFile(Repository.Dll(assembly));
        var compilation = CSharpCompilation.Create("Api", references: references.Append(self));
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(self)!;
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(symbol.GlobalNamespace).OrderBy(t => t.ToDisplayString(), StringComparer.Ordinal))
            Append(text, type);
        Repository.AssertFile($"tests/PcapKit.Architecture.Tests/Api/{assembly}.txt", text.ToString());
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent)
    {
        foreach (INamespaceOrTypeSymbol member in parent.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && type.DeclaredAccessibility == Accessibility.Public)
                yield return type;
            if (member is INamespaceSymbol || member.DeclaredAccessibility == Accessibility.Public)
            {
                foreach (INamedTypeSymbol inner in Types(member))
                    yield return inner;
            }
        }
    }

    private static void Append(StringBuilder text, INamedTypeSymbol type)
    {
        string modifiers = type.IsStatic ? "static " : type is { IsAbstract: true, TypeKind: TypeKind.Class } ? "abstract " : type is { IsSealed: true, TypeKind: TypeKind.Class } ? "sealed " : "";
        IEnumerable<string> bases = type.TypeKind is TypeKind.Enum ? [type.EnumUnderlyingType!.ToDisplayString()]
            : (type.BaseType is { SpecialType: SpecialType.None } b ? [b.ToDisplayString()] : Array.Empty<string>()).Concat(type.Interfaces.Select(i => i.ToDisplayString()));
        string ends = string.Join(", ", bases);
        text.Append(modifiers).Append(type.ToDisplayString(Format)).Append(ends.Length > 0 ? " : " + ends : "").Append('\n');
        if (type.TypeKind == TypeKind.Delegate)
            text.Append("    ").Append(type.DelegateInvokeMethod!.ToDisplayString(Format)).Append('\n');
        foreach (string member in type.GetMembers().Where(m => IsApi(m, type)).Select(m => m.ToDisplayString(Format)).Order(StringComparer.Ordinal))
            text.Append("    ").Append(member).Append('\n');
        text.Append('\n');
    }

    // What every record or enum has, and accessors of properties, would only be noise.
    private static bool IsApi(ISymbol member, INamedTypeSymbol type) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && member is not INamedTypeSymbol && type.TypeKind != TypeKind.Delegate
        && !(type.TypeKind == TypeKind.Enum && member.Name is ".ctor" or "value__")
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        && !(type.IsRecord && member.Name is "Equals" or "GetHashCode" or "op_Equality" or "op_Inequality" or "PrintMembers" or "Deconstruct" or "EqualityContract" or "<Clone>$")
        && !(type.IsValueType && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 });
}
