using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>One field of a protocol: its names, its kind and, where it is fixed, its place. Immutable, one instance a field.</summary>
public sealed class FieldInfo
{
    private string? _key;
    private ReportKey? _reportKey, _fullKey;
    private int _keyPlace;
    private ReservedKeys _reserved;

    /// <summary>Describes a field.</summary>
    /// <param name="name">Wireshark's name of it, for example <c>ip.src</c>.</param>
    /// <param name="label">Words for people, for example <c>Source Address</c>.</param>
    /// <param name="kind">What its value is.</param>
    /// <param name="bitOffset">Its first bit within the header, or −1 where its place varies.</param>
    /// <param name="bitLength">How many bits it has, or 0 where that varies.</param>
    public FieldInfo(string name, string label, FieldKind kind, int bitOffset = -1, int bitLength = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Label, Kind, BitOffset, BitLength) = (name, label, kind, bitOffset, bitLength);
        ShownBits = (bitLength + 7) / 8 * 8;
    }

    /// <summary>The name in filters, columns and reports; the same as Wireshark's where Wireshark has the field.</summary>
    public string Name { get; }

    /// <summary>The name in words.</summary>
    public string Label { get; }

    /// <summary>What the value is.</summary>
    public FieldKind Kind { get; }

    /// <summary>The first bit within the header of the layer, or −1 where the place varies and only <see cref="Protocol.Visit"/> finds it.</summary>
    public int BitOffset { get; }

    /// <summary>How many bits the field has; 0 where that varies.</summary>
    public int BitLength { get; }

    /// <summary>The names of its values, if they have names.</summary>
    public EnumNames? Names { get; init; }

    /// <summary>A second name that stands for several fields, for example <c>ip.addr</c> for source and destination.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether people expect the number in hexadecimal.</summary>
    public bool Hex { get; init; }

    /// <summary>How many bits a hexadecimal number is written with: its own rounded up to whole bytes, unless Wireshark's type of the field is wider; 0 for as many bytes as the value needs.</summary>
    public int ShownBits { get; init; }

    /// <summary>How the value looks in text.</summary>
    public FieldForm Form { get; init; }

    /// <summary>Whether the least significant byte comes first.</summary>
    public bool LittleEndian { get; init; }

    /// <summary>What one unit on the wire counts in the shown value, for example 4 for a header length in words that is shown in bytes; 1 for most.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Whether the value is worked out from others and stands nowhere in the bytes, for example <c>tcp.len</c>.</summary>
    public bool Derived { get; init; }

    /// <summary>Whether a time is written as seconds since 1970 rather than as a date.</summary>
    public bool Epoch { get; init; }

    /// <summary>
    /// Of a protocol: the line that stands for a layer in columns. <c>{src}</c> is the text of a field, <c>{mode:n}</c> the name of its value, <c>{opcode:x4}</c> four hexadecimal digits, <c>{len*8}</c> a multiple,
    /// <c>{response:query,response}</c> one of several words; <c>{?df}</c> prints nothing, but must be there and not zero. A part in brackets is left out, and of
    /// several templates with <c>|</c> between them the next one taken, where a field is not there. Null where the protocol's name is all.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>Whether the field stands for a whole protocol or option; see <see cref="Protocol.AsField"/>.</summary>
    public bool IsProtocol { get; init; }

    /// <summary>Whether reports leave the field out since others show the same bytes, for example <c>tcp.payload</c>; filters and columns find it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether the field lies behind what the layer carries, so that it is known only where the layers above are, for example <c>eth.trailer</c>.</summary>
    public bool IsTrailing { get; init; }

    /// <summary>Whether reports write an array even when there is a single value.</summary>
    public bool Repeats { get; init; }

    /// <summary>The name inside a report, where the protocol is known: the last part of <see cref="Name"/> unless the definition says otherwise.</summary>
    public string Key
    {
        get => _key ??= Name[(Name.LastIndexOf('.') + 1)..];
        init => _key = value;
    }

    /// <summary><see cref="Key"/> as UTF-8.</summary>
    public ReadOnlySpan<byte> KeyUtf8 => ReportKey.Utf8;

    /// <summary><see cref="Key"/> in the forms that reports write.</summary>
    public ReportKey ReportKey => _reportKey ??= ReportKey.Of(Key);

    /// <summary>The id of <see cref="ReportKey"/>, kept here because a tree asks for it with every field of every packet.</summary>
    internal int KeyId
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _keyPlace > 0 ? _keyPlace - 1 : FindKey();
    }

    /// <summary>Which reserved key it has; known once <see cref="KeyId"/> was asked for.</summary>
    internal ReservedKeys Reserved => _reserved;

    /// <summary><see cref="Name"/> as UTF-8.</summary>
    public ReadOnlySpan<byte> NameUtf8 => FullKey.Utf8;

    /// <summary><see cref="Name"/> in the forms that reports write, for where the short key is taken.</summary>
    internal ReportKey FullKey => _fullKey ??= ReportKey.Of(Name);

    /// <summary>Whether the field has one place in the header and a value of at most 64 bits, so that it can be read by <see cref="TryRead"/>.</summary>
    public bool IsFixedNumber => BitOffset >= 0 && BitLength is > 0 and <= 64 && Kind < FieldKind.Bytes && Kind != FieldKind.IPv6;

    /// <summary>How many bytes of the header there must be for the field to be shown; 0 where its own bytes are enough.</summary>
    public int ShownFrom { get; init; }

    /// <summary>Reads the value of a fixed numeric field.</summary>
    /// <param name="header">The bytes of the layer.</param>
    /// <param name="value">The value as it is shown; a signed one is sign-extended, one with a <see cref="Scale"/> is multiplied.</param>
    /// <returns>False where the field is not a fixed number or the bytes end before it.</returns>
    public bool TryRead(ReadOnlySpan<byte> header, out ulong value)
    {
        if (BitOffset < 0 || (uint)(BitLength - 1) > 63 || BitOffset + BitLength > header.Length * 8 || header.Length < ShownFrom)
        {
            value = 0;
            return false;
        }
        value = LittleEndian
            ? Bits.ReadLittleEndian(header.Slice(BitOffset >> 3, BitLength >> 3))
            : Bits.Read(header, BitOffset, BitLength);
        if (Kind == FieldKind.Int && BitLength < 64)
            value = (ulong)((long)(value << (64 - BitLength)) >> (64 - BitLength));
        value *= (ulong)Scale;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private int FindKey()
    {
        ReportKey key = ReportKey;
        _reserved = key.Reserved;
        // Last, for other threads: who sees the place sees the rest.
        Volatile.Write(ref _keyPlace, key.Id + 1);
        return key.Id;
    }
}
