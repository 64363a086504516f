namespace PcapKit;

/// <summary>Receives the fields of a packet, pushed in the order of the wire: reports, columns and filters are sinks.</summary>
/// <remarks>Spans are borrowed: valid during the call only. Bit offsets count from <see cref="Origin"/>.</remarks>
public abstract class FieldSink
{
    /// <summary>The byte of the packet that bit offsets count from; whoever visits an inner part moves it and puts it back.</summary>
    public int Origin { get; set; }

    /// <summary>Whether it does anything with a field: what costs time to work out, as a body that must be decoded, need not be pushed otherwise. True unless overridden.</summary>
    /// <param name="field">The field.</param>
    public virtual bool Wants(FieldInfo field) => true;

    /// <summary>A number: unsigned, signed, a flag, a MAC or IPv4 address, a time.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value; a signed one is sign-extended.</param>
    /// <param name="bitOffset">Its first bit from <see cref="Origin"/>.</param>
    /// <param name="bitLength">Its bits; 0 for a derived value.</param>
    public abstract void Number(FieldInfo field, ulong value, int bitOffset, int bitLength);

    /// <summary>Bytes, or an IPv6 address.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="bitOffset">The first bit from <see cref="Origin"/>.</param>
    /// <param name="bitLength">The bits that they take on the wire.</param>
    public abstract void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength);

    /// <summary>Text. It comes from the wire: whoever writes it out escapes it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="utf8">The text; not always valid UTF-8.</param>
    /// <param name="bitOffset">The first bit from <see cref="Origin"/>.</param>
    /// <param name="bitLength">The bits that it takes on the wire.</param>
    public abstract void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength);

    /// <summary>Opens a field that holds others: a group, a list, or a container with a value of its own.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value of a container; 0 for groups and lists, whose kind has no value.</param>
    /// <param name="bitOffset">The first bit from <see cref="Origin"/>.</param>
    /// <param name="bitLength">The bits that the whole takes.</param>
    public virtual void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength) { }

    /// <summary>Closes the field opened last.</summary>
    public virtual void EndGroup() { }

    /// <summary>The fixed part of a header. Pushes its fields one by one, unless a sink knows better.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="header">The bytes; where they end early, the fields behind are absent.</param>
    internal virtual void Fixed(FixedFields fields, ReadOnlySpan<byte> header) => fields.Push(header, this);

    /// <summary>Something is wrong at this place.</summary>
    /// <param name="kind">What.</param>
    /// <param name="detail">More words, a constant text.</param>
    /// <param name="bitOffset">Where, from <see cref="Origin"/>.</param>
    public virtual void Problem(IssueKind kind, string detail, int bitOffset) { }
}
