namespace PcapKit.Generator;

/// <summary>What a property of a definition is.</summary>
internal enum Role { Field, Container, Derived, Options }

/// <summary>How the value of a field is read and written.</summary>
internal enum ValueKind { UInt, Int, Bool, Mac, IPv4, IPv6, Bytes, Time }

/// <summary>One property of a definition.</summary>
internal sealed record FieldModel(
    string Property,
    Role Role,
    ValueKind Kind,
    string Type,
    string? EnumType,
    string? EnumNames,
    string Name,
    string Label,
    string? Alias,
    string? Key,
    bool Hex,
    bool Text,
    bool Hidden,
    bool Nullable,
    bool Computed,
    bool LittleEndian,
    int Bits,
    string? Length,
    string? Default,
    int CountsHeader,
    int CountsFrom,
    int Scale,
    string? When,
    string? Present,
    string Accessibility)
{
    /// <summary>The interface that declares the property for all options of a family; null for a property of the view itself.</summary>
    public string? Head { get; init; }

    /// <summary>How many bits a hexadecimal number is written with; 0 for its own.</summary>
    public int ShownBits { get; init; }

    /// <summary>How it looks in text: the number of a FieldForm.</summary>
    public int Form { get; init; }

    /// <summary>Whether it is a list of values, as many as have room in its length.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether it is computed, but not again.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether it says which protocol the layer carries.</summary>
    public bool SelectsUpper { get; init; }

    /// <summary>The first bit, or −1 behind a field of varying length.</summary>
    public int BitOffset { get; init; } = -1;

    /// <summary>Behind a field of varying length: the member of the view that says in bytes where that ends; in an optional group: where the group begins.</summary>
    public string? Behind { get; init; }

    /// <summary>Bits between <see cref="Behind"/> and this field.</summary>
    public int BitsBehind { get; init; }

    /// <summary>The first property of the optional group that the field is in, or null.</summary>
    public string? Group { get; init; }

    /// <summary>For the first of an optional group: where it begins, as a C# expression, and how many bytes it has.</summary>
    public string? GroupAt { get; init; }

    /// <summary>See <see cref="GroupAt"/>.</summary>
    public int GroupBytes { get; init; }

    public bool IsVariable => (Role == Role.Field && Length is not null) || Role == Role.Options;

    public bool IsRest => Length == "Rest";

    /// <summary>Whether the shared loop over the field table shows it.</summary>
    public bool IsInTable => BitOffset >= 0 && !IsVariable && Role != Role.Derived && When is null && Group is null;
}

/// <summary>One registration.</summary>
internal sealed record UnderModel(string Table, EquatableArray<uint> Keys, string? Framing);

/// <summary>A table that asks another one for the keys that it does not know.</summary>
internal sealed record FallbackModel(string Table, string Other);

/// <summary>A definition, complete enough to emit everything from it.</summary>
internal sealed record ProtocolModel(
    string Namespace,
    string Accessibility,
    string View,
    string Name,
    string Chain,
    string Title,
    string Level,
    string? Family,
    string? Path,
    string? Carries,
    int ShownFrom,
    string Prefixes,
    bool IsOption,
    string OptionKind,
    EquatableArray<FieldModel> Fields,
    EquatableArray<UnderModel> Under,
    EquatableArray<string> Heuristics,
    EquatableArray<FallbackModel> Fallbacks,
    int FixedBits,
    bool HasHeaderLength,
    bool HasRoute,
    bool IsRouteStatic,
    bool HasRouteMalformed,
    bool HasVisitBody,
    bool HasLooksLike,
    bool HasChainName,
    bool HasPathName,
    bool HasBodyFields,
    bool HasCompute,
    bool HasFinish,
    bool HasBody,
    bool HasBodyLayer)
{
    /// <summary>The template of the line that stands for a layer, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>How an option looks in text: the number of a FieldForm.</summary>
    public int Form { get; init; }

    public string Base => View.Substring(0, View.Length - "View".Length);

    public string Protocol => Base + "Protocol";

    /// <summary>What stands before a name of the definition's namespace elsewhere.</summary>
    public string Scope => Namespace.Length > 0 ? $"global::{Namespace}." : "global::";

    public int FixedLength => FixedBits / 8;
}

/// <summary>A class that shows the list of all definitions, or what is wrong with it.</summary>
internal sealed record ListModel(string Namespace, string Name, string Accessibility, DiagnosticModel? Problem);

/// <summary>An enum whose members name values.</summary>
internal sealed record EnumModel(string Namespace, string Name, string Accessibility, EquatableArray<EnumMember> Members);

/// <summary>One member of an enum.</summary>
internal sealed record EnumMember(ulong Value, string Name);

/// <summary>A message to the author of a definition; the place is kept as text spans so that it compares by value.</summary>
internal sealed record DiagnosticModel(string Id, string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn, EquatableArray<string> Arguments);

/// <summary>What became of one definition, and where it stands; the place is no part of the model, so that moving a definition emits nothing anew.</summary>
internal sealed record Result(ProtocolModel? Model, EquatableArray<DiagnosticModel> Diagnostics, DiagnosticModel? Place);
