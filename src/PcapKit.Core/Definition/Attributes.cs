namespace PcapKit;

/// <summary>Makes a <c>readonly ref partial struct</c> the definition of a protocol. The generator writes the rest.</summary>
/// <param name="name">Wireshark's filter name, for example <c>ip</c>.</param>
/// <param name="chain">The name in protocol chains and reports, for example <c>IPv4</c> in <c>Ethernet:IPv4:TCP</c>.</param>
/// <param name="title">The full name, for example <c>Internet Protocol Version 4</c>.</param>
/// <param name="level">The layer of the stack that it belongs to.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class ProtocolAttribute(string name, string chain, string title, ProtocolLevel level) : Attribute
{
    /// <summary>The filter name.</summary>
    public string Name { get; } = name;

    /// <summary>The name in chains.</summary>
    public string Chain { get; } = chain;

    /// <summary>The full name.</summary>
    public string Title { get; } = title;

    /// <summary>The layer of the stack.</summary>
    public ProtocolLevel Level { get; } = level;

    /// <summary>The name that several versions share, for example <c>IP</c>.</summary>
    public string? Family { get; set; }

    /// <summary>What Wireshark's <c>frame.protocols</c> says where it is not <see cref="Name"/>, for example <c>igmp:igmp</c>.</summary>
    public string? Path { get; set; }

    /// <summary>The prefix of field names where it is not <see cref="Name"/>.</summary>
    public string? Prefix { get; set; }

    /// <summary>The first parts, with spaces between them, of names of fields that are shown by <c>VisitBody</c> and are another protocol's, for example <c>eth</c>.</summary>
    public string? MorePrefixes { get; set; }

    /// <summary>The only tables that it asks for the protocol of its payload, or a guide for it, with blanks between them; an empty text where it asks none. Not needed: it lets columns pass over packets quickly.</summary>
    public string? Carries { get; set; }

    /// <summary>How many bytes of the header there must be for its fields to be shown at all, as in Wireshark; fewer are a stub that could mean anything.</summary>
    public int ShownFrom { get; set; }

    /// <summary>The line that stands for a layer, a template, for example <c>Source {src}</c>; see <see cref="FieldInfo.Summary"/>.</summary>
    public string? Summary { get; set; }
}

/// <summary>Makes a <c>static partial class</c> the list of all protocols and options that its assembly defines: the generator gives it a property <c>All</c>, a <see cref="ProtocolSet"/> to add to a registry.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProtocolSetAttribute : Attribute;

/// <summary>Registers the protocol under a lower one: packets whose <paramref name="table"/> key is one of the keys go to it, and crafted ones get the first key.</summary>
/// <param name="table">The name of the lower protocol's table, for example <c>ip.proto</c>.</param>
/// <param name="keys">The keys.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class UnderAttribute(string table, params uint[] keys) : Attribute
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The keys.</summary>
    public uint[] Keys { get; } = keys;

    /// <summary>How messages stand in the lower payload, a <see cref="PcapKit.Framing"/> with a public parameterless constructor; null where the whole payload is one.</summary>
    public Type? Framing { get; set; }
}

/// <summary>Lets the protocol be guessed from the bytes where no key of <paramref name="table"/> decides; the view has <c>static bool LooksLike(ReadOnlySpan&lt;byte&gt;)</c>.</summary>
/// <param name="table">The name of the lower protocol's table, for example <c>tcp.port</c>.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class HeuristicAttribute(string table) : Attribute
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;
}

/// <summary>Lets a table of the protocol ask another one for the keys that it does not know: GRE knows its own types, and every EtherType besides.</summary>
/// <param name="table">The name of the table, for example <c>gre.proto</c>.</param>
/// <param name="other">The name of the other one; its heuristics and its own fallback do not count here.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class FallbackAttribute(string table, string other) : Attribute
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The other one.</summary>
    public string Other { get; } = other;
}

/// <summary>What the attributes of fields have in common.</summary>
/// <param name="name">The name after the protocol's prefix, for example <c>srcport</c>.</param>
/// <param name="label">The name in words.</param>
public abstract class FieldBaseAttribute(string name, string label) : Attribute
{
    /// <summary>The name after the prefix; a name that begins with <c>=</c> is taken whole, without the prefix.</summary>
    public string Name { get; } = name;

    /// <summary>The name in words.</summary>
    public string Label { get; } = label;

    /// <summary>How many bits; without it the type tells (bool: 1).</summary>
    public int Bits { get; set; }

    /// <summary>Whether people expect hexadecimal.</summary>
    public bool Hex { get; set; }

    /// <summary>How many bits a hexadecimal number is written with where that is not its own rounded up to whole bytes: those of Wireshark's type.</summary>
    public int ShownBits { get; set; }

    /// <summary>How the value looks in text.</summary>
    public FieldForm Form { get; set; }

    /// <summary>A second name that several fields share, after the prefix: <c>addr</c>.</summary>
    public string? Alias { get; set; }

    /// <summary>The key in reports where the last part of the name will not do.</summary>
    public string? Key { get; set; }

    /// <summary>Whether reports leave the field out since others show the same bytes; filters and columns find it.</summary>
    public bool Hidden { get; set; }

    /// <summary>Whether bytes are text, UTF-8 or a part of it.</summary>
    public bool Text { get; set; }
}

/// <summary>A field on the wire, as a <c>partial</c> property; the order of the properties is the order on the wire.</summary>
/// <inheritdoc cref="FieldBaseAttribute(string, string)"/>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string name, string label) : FieldBaseAttribute(name, label)
{
    /// <summary>Whether a crafted packet works it out when it is left null.</summary>
    public bool Computed { get; set; }

    /// <summary>Whether <see cref="Layer.Recompute"/> leaves a computed field alone, because it says what the sender meant: the type of a message, for example.</summary>
    public bool Kept { get; set; }

    /// <summary>Whether a computed field says which protocol the layer carries; <see cref="LayerStack.Recompute"/> leaves it alone where that is bytes that no protocol claims.</summary>
    public bool SelectsUpper { get; set; }

    /// <summary>For bytes: how many, as a C# expression of other members, or <c>Rest</c> for all that is left of the header.</summary>
    public string? Length { get; set; }

    /// <summary>The field is on the wire only where this C# expression of earlier members holds; its type is nullable, and a crafted layer has it where it is not null.</summary>
    /// <remarks>Neighbours with the same expression come and go together and may share bytes. A crafted field that is <see cref="Computed"/> too is written where <c>bool Writes‹first of them›</c> of the craft class says so.</remarks>
    public string? Present { get; set; }

    /// <summary>The field counts the bytes of its header in units of this many; reading takes the header's length from it, crafting works it out.</summary>
    public int CountsHeader { get; set; }

    /// <summary>How many bytes of the header <see cref="CountsHeader"/> leaves out.</summary>
    public int CountsFrom { get; set; }

    /// <summary>Reports show the field only where this C# expression of other members holds, for example <c>Type &gt;= 0x600</c>.</summary>
    public string? When { get; set; }

    /// <summary>Whether the least significant byte comes first.</summary>
    public bool LittleEndian { get; set; }

    /// <summary>Reports and filters show the value times this, for example 4 for a length in words that Wireshark shows in bytes; views and layers keep the unit of the wire.</summary>
    public int Scale { get; set; } = 1;

    /// <summary>The value in a new crafted layer.</summary>
    public object? Default { get; set; }
}

/// <summary>A value of its own over the bits of the fields that follow, for example <c>tcp.flags</c>; takes no place of its own.</summary>
/// <inheritdoc cref="FieldBaseAttribute(string, string)"/>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContainerAttribute(string name, string label) : FieldBaseAttribute(name, label);

/// <summary>A value worked out from others, as an ordinary property, for example <c>tcp.len</c>; an <c>int?</c> or the like that is null is not shown.</summary>
/// <inheritdoc cref="FieldBaseAttribute(string, string)"/>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute(string name, string label) : FieldBaseAttribute(name, label);

/// <summary>A list of options, each with a kind and a length, as a <c>partial</c> property of type <see cref="TlvList{TFamily}"/>.</summary>
/// <inheritdoc cref="FieldBaseAttribute(string, string)"/>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TlvAttribute(string name, string label) : FieldBaseAttribute(name, label)
{
    /// <summary>How many bytes the list has, as a C# expression of other members, or <c>Rest</c>.</summary>
    public string Length { get; set; } = "Rest";
}

/// <summary>Makes a <c>readonly ref partial struct</c> the definition of an option of a family: a small protocol.</summary>
/// <param name="family">The family, an <see cref="ITlvFamily"/>.</param>
/// <param name="kind">The number that selects it.</param>
/// <param name="name">The name after the family's prefix, for example <c>options.mss</c>.</param>
/// <param name="title">The full name, for example <c>Maximum Segment Size</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class OptionAttribute(Type family, uint kind, string name, string title) : Attribute
{
    /// <summary>The family.</summary>
    public Type Family { get; } = family;

    /// <summary>The number that selects the option.</summary>
    public uint Kind { get; } = kind;

    /// <summary>The name after the prefix.</summary>
    public string Name { get; } = name;

    /// <summary>The full name.</summary>
    public string Title { get; } = title;

    /// <summary>More numbers that select the same option.</summary>
    public uint[]? MoreKinds { get; set; }

    /// <summary>How the option looks in text.</summary>
    public FieldForm Form { get; set; }

    /// <summary>Whether the option has no more of the family's head than its kind, as padding of one byte.</summary>
    public bool KindOnly { get; set; }

    /// <summary>Whether the option has nothing of the family's head, as an element of a list whose elements differ.</summary>
    public bool Headless { get; set; }
}

/// <summary>Makes the members of an enum the names of its values in reports and filters.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ValueNamesAttribute : Attribute;

/// <summary>The name of an enum member in reports and filters where its identifier will not do.</summary>
/// <param name="text">The name, for example <c>IPv6-ICMP</c>.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class NameAttribute(string text) : Attribute
{
    /// <summary>The name.</summary>
    public string Text { get; } = text;
}
