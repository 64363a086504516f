namespace PcapKit;

/// <summary>What the value of a field is, and so how it is read, compared and written.</summary>
public enum FieldKind : byte
{
    /// <summary>An unsigned number.</summary>
    UInt,
    /// <summary>A signed number in two's complement.</summary>
    Int,
    /// <summary>A flag.</summary>
    Bool,
    /// <summary>A 48-bit hardware address.</summary>
    Mac,
    /// <summary>An IPv4 address.</summary>
    IPv4,
    /// <summary>An IPv6 address.</summary>
    IPv6,
    /// <summary>Bytes without further meaning.</summary>
    Bytes,
    /// <summary>Text, kept as UTF-8 as far as the wire is; hostile until it is escaped.</summary>
    Text,
    /// <summary>A point in time: nanoseconds since 1970-01-01 UTC as a signed number.</summary>
    Time,
    /// <summary>No value of its own: holds other fields.</summary>
    Group,
    /// <summary>No value of its own: holds elements, each a group of fields or a value.</summary>
    List,
}
