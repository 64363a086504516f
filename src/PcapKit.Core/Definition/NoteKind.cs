using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>
/// What is known of layers beyond their own bytes, as a <see cref="PayloadGuide"/> notes it: fields by Wireshark's names, for example <c>tcp.stream</c>,
/// which columns and reports show among those of the layer, and a value for programs.
/// </summary>
/// <remarks>It has no state: a note is a value that is kept with its packet, and may be shown later and on other threads.</remarks>
public abstract class NoteKind
{
    private protected NoteKind() { }

    /// <summary>The protocol whose layers it speaks of.</summary>
    public abstract Protocol Protocol { get; }

    /// <summary>The fields that it may show.</summary>
    public abstract ReadOnlySpan<FieldInfo> Fields { get; }

    /// <summary>Pushes the fields of a note that was kept as bytes.</summary>
    internal abstract void Visit(ReadOnlySpan<byte> note, FieldSink sink, bool brief);
}

/// <summary>A kind of note whose value is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The value; it is copied and holds no references.</typeparam>
public abstract class NoteKind<T> : NoteKind where T : unmanaged, INote<T>
{
    /// <summary>Pushes the fields of a note; none has a place in the bytes.</summary>
    /// <param name="note">The value.</param>
    /// <param name="sink">Receives the fields.</param>
    public abstract void Visit(in T note, FieldSink sink);

    /// <summary>Pushes those fields that everybody wants to see of every packet, for reports of whole captures; all unless overridden.</summary>
    /// <param name="note">The value.</param>
    /// <param name="sink">Receives the fields.</param>
    public virtual void VisitBriefly(in T note, FieldSink sink) => Visit(note, sink);

    internal sealed override void Visit(ReadOnlySpan<byte> note, FieldSink sink, bool brief)
    {
        var value = MemoryMarshal.Read<T>(note);
        if (brief)
            VisitBriefly(value, sink);
        else
            Visit(value, sink);
    }
}

/// <summary>A value that is noted of layers, see <see cref="NoteKind{T}"/>.</summary>
/// <typeparam name="T">The type itself.</typeparam>
public interface INote<T> where T : unmanaged, INote<T>
{
    /// <summary>Its kind, one instance in the whole process.</summary>
    static abstract NoteKind<T> Kind { get; }
}
