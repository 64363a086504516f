namespace PcapKit;

/// <summary>One row of registration: this protocol under a key of a lower one's table.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Key">The key.</param>
/// <param name="Framing">How messages stand in the lower payload; null where the whole payload is one.</param>
public sealed record TableRow(string Table, uint Key, Framing? Framing = null);

/// <summary>A table of a protocol that asks another one for the keys that it does not know.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Other">The name of the other one.</param>
public sealed record TableFallback(string Table, string Other);

/// <summary>What a protocol is: its names, its fields, and how to read it. Stateless and safe for all threads; one instance each.</summary>
/// <remarks>The generator writes these classes from definitions; docs/guide/protocols.md shows one by hand.</remarks>
public abstract class Protocol
{
    private FieldInfo? _asField;

    /// <summary>Wireshark's filter name, for example <c>ip</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name in protocol chains, for example <c>IPv4</c>.</summary>
    public abstract string Chain { get; }

    /// <summary>What Wireshark's <c>frame.protocols</c> says of a layer: the name, or more where Wireshark dissects in two steps.</summary>
    public virtual string Path => Name;

    /// <summary><see cref="Path"/> of one layer where it depends on its bytes, as for TCP with options of Multipath TCP.</summary>
    /// <param name="layer">The header and payload of the layer.</param>
    public virtual string PathOf(ReadOnlySpan<byte> layer) => Path;

    /// <summary>The full name.</summary>
    public abstract string Title { get; }

    /// <summary>The layer of the stack that it belongs to.</summary>
    public abstract ProtocolLevel Level { get; }

    /// <summary>The name that several versions share, for example <c>IP</c>; null for most.</summary>
    public virtual string? Family => null;

    /// <summary>The protocol as a field: what a filter asks for by the protocol's name, and the group that its fields stand in.</summary>
    public FieldInfo AsField => _asField ??= new FieldInfo(Name, Title, FieldKind.Group) { IsProtocol = true, Form = Form, Summary = Summary };

    /// <summary>How an option looks in text.</summary>
    protected virtual FieldForm Form => FieldForm.Usual;

    /// <summary>The template of the line that stands for a layer, see <see cref="FieldInfo.Summary"/>; null where its name does.</summary>
    protected virtual string? Summary => null;

    /// <summary>All fields, in the order of the wire as far as they have one.</summary>
    public abstract ReadOnlySpan<FieldInfo> Fields { get; }

    /// <summary>Where it is registered unless a registry says otherwise.</summary>
    public virtual ReadOnlySpan<TableRow> Rows => default;

    /// <summary>The tables in which it may be guessed by <see cref="LooksLike"/>.</summary>
    public virtual ReadOnlySpan<string> HeuristicTables => default;

    /// <summary>Tables of its own that ask others for the keys that they do not know.</summary>
    public virtual ReadOnlySpan<TableFallback> Fallbacks => default;

    /// <summary>The only tables that it asks for the protocol of its payload, or a guide for it, with blanks between them; an empty text where it never carries another, null where that is not known.</summary>
    public virtual string? Carries => null;

    /// <summary>Finds the end of the header and says what follows. Reads as little as that needs; never throws, whatever the bytes.</summary>
    /// <param name="data">The bytes from the first of this layer to the last that a lower layer left it.</param>
    /// <param name="slice">Takes the answer.</param>
    public abstract void Slice(ReadOnlySpan<byte> data, ref Slice slice);

    /// <summary>Pushes every field of a layer into a sink, those that a cut header still has included. Never throws, whatever the bytes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="sink">Receives the fields.</param>
    public abstract void Visit(in LayerSlice layer, FieldSink sink);

    /// <summary>An editable layer made from the bytes; null where the protocol has none or the header is cut.</summary>
    /// <param name="layer">The layer; its bytes are copied.</param>
    public virtual Layer? ToLayer(in LayerSlice layer) => null;

    /// <summary>The chain name of one layer where it depends on its bytes, as for ARP and RARP.</summary>
    /// <param name="layer">The header and payload of the layer.</param>
    public virtual string ChainOf(ReadOnlySpan<byte> layer) => Chain;

    /// <summary>Whether the definition says how its messages look, so that <see cref="LooksLike"/> tells something.</summary>
    public virtual bool HasLooks => false;

    /// <summary>Whether the bytes are probably of this protocol; asked in <see cref="HeuristicTables"/>, and by whoever wants to know what bytes are.</summary>
    /// <param name="data">The payload of the lower layer.</param>
    public virtual bool LooksLike(ReadOnlySpan<byte> data) => false;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A typed view over the bytes of one layer; the generator implements it.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IView<TSelf> where TSelf : IView<TSelf>, allows ref struct
{
    /// <summary>The protocol that the view is of.</summary>
    static abstract Protocol Protocol { get; }

    /// <summary>How many bytes the view needs at least.</summary>
    static abstract int FixedLength { get; }

    /// <summary>The view over a layer.</summary>
    /// <param name="layer">Header and payload, at least <see cref="FixedLength"/> bytes.</param>
    /// <param name="reportedLength">How long both are by the lengths on the wire.</param>
    static abstract TSelf Over(ReadOnlySpan<byte> layer, int reportedLength);
}

/// <summary>How the messages of a protocol stand in the payload of a lower one, for example DNS over TCP with a length before each.</summary>
public abstract class Framing
{
    /// <summary>Finds the next message.</summary>
    /// <param name="rest">The payload from here.</param>
    /// <param name="offset">Where the message begins.</param>
    /// <param name="length">How long it says it is, which may be more than there is.</param>
    /// <returns>False where no message begins here.</returns>
    public abstract bool TryFrame(ReadOnlySpan<byte> rest, out int offset, out int length);

    /// <summary>How many bytes stand before each message, for example 2 for a length; 0 where messages are just one behind the other.</summary>
    public virtual int PrefixLength => 0;

    /// <summary>Writes what stands before a message that is being built.</summary>
    /// <param name="prefix">Where to write: <see cref="PrefixLength"/> bytes, all zero.</param>
    /// <param name="length">The length of the message in bytes.</param>
    /// <exception cref="InvalidOperationException">The message is too long.</exception>
    public virtual void WritePrefix(Span<byte> prefix, int length) { }
}
