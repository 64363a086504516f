namespace PcapKit;

/// <summary>How the value of a field looks in text where its kind leaves a choice. Typed values in reports do not depend on it.</summary>
public enum FieldForm : byte
{
    /// <summary>As the kind says: numbers decimal or with <c>0x</c>, bytes as hexadecimal digits, a group or list as its bytes.</summary>
    Usual,
    /// <summary>A number as its bytes, hexadecimal digits without <c>0x</c>.</summary>
    Digits,
    /// <summary>Bytes with colons between them, as a hardware address.</summary>
    Colons,
    /// <summary>Bytes as text, escaped as <see cref="SafeText"/> does: a body that is text most often.</summary>
    Text,
    /// <summary>A group or list that has no text of its own: 1, for being there.</summary>
    Present,
}
