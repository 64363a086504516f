using System.Diagnostics.CodeAnalysis;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>A condition on packets in the language of Wireshark's display filters, for example <c>tcp.port == 443 and not ip.src == 10.0.0.0/8</c>.</summary>
/// <remarks>
/// The names are those of <see cref="FieldNames"/>. A comparison holds where any value of the field meets it; <c>!=</c> and <c>===</c> ask all values, and
/// <c>any</c> and <c>all</c> before a comparison say it. A field that a packet does not have meets no comparison. Fields with a fixed place are compared in the bytes; nothing is
/// allocated for a packet once buffers have their size. Regular expressions take linear time. Keeps buffers: one instance a thread.
/// </remarks>
public sealed class DisplayFilter
{
    /// <summary>The longest filter, in characters.</summary>
    public const int MaxLength = 65_536;

    private readonly Condition _condition;

    private DisplayFilter(string text, Condition condition, Binder binder)
    {
        (Text, _condition) = (text, condition);
        (Needed, Notes) = (binder.Needed, binder.Notes);
    }

    /// <summary>The filter as it was written.</summary>
    public string Text { get; }

    /// <summary>The protocols that it asks for, for <see cref="DissectOptions.Needed"/>; null where it asks for something that any layer may have.</summary>
    public IReadOnlyCollection<Protocol>? Needed { get; }

    /// <summary>The kinds of notes that it asks for, for <see cref="DissectOptions.Notes"/>: fields such as <c>tcp.stream</c>, which only conversations know.</summary>
    public IReadOnlyCollection<NoteKind> Notes { get; }

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="registry">The protocols that packets are dissected with; null for those that PcapKit brings.</param>
    /// <param name="notes">The kinds of notes whose fields it may ask for; null for those of conversations.</param>
    /// <exception cref="DisplayFilterException">It means nothing: the exception says where and why, and what would have been right.</exception>
    public static DisplayFilter Parse(string text, ProtocolRegistry? registry = null, IReadOnlyCollection<NoteKind>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            throw new DisplayFilterException($"A filter may have {MaxLength:N0} characters.", text, MaxLength, 1);
        var binder = new Binder(text, registry ?? DefaultProtocols.Registry, notes ?? Conversations.NoteKinds);
        return new DisplayFilter(text, binder.Bind(new Parser(text).Read()), binder);
    }

    /// <summary>Reads a filter that may mean nothing.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="filter">The filter, or null.</param>
    /// <param name="error">What is wrong, or null.</param>
    /// <param name="registry">The protocols that packets are dissected with; null for those that PcapKit brings.</param>
    /// <param name="notes">The kinds of notes whose fields it may ask for; null for those of conversations.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DisplayFilter? filter, [NotNullWhen(false)] out DisplayFilterException? error,
        ProtocolRegistry? registry = null, IReadOnlyCollection<NoteKind>? notes = null)
    {
        try
        {
            (filter, error) = (Parse(text, registry, notes), null);
            return true;
        }
        catch (DisplayFilterException e)
        {
            (filter, error) = (null, e);
            return false;
        }
    }

    /// <summary>Whether a packet meets the filter. No packet makes it throw.</summary>
    /// <param name="packet">The packet, dissected with the same registry, at least as far as <see cref="Needed"/> asks, and with <see cref="Notes"/>.</param>
    public bool Matches(in Packet packet) => _condition.Matches(packet);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
