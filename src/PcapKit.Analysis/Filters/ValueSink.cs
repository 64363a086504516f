using System.Buffers.Binary;

namespace PcapKit;

/// <summary>Takes the values of an operand, one after the other.</summary>
/// <remarks>Numbers, times and addresses are numbers whose order is that of the values; text and bytes are bytes.</remarks>
internal abstract class ValueSink
{
    /// <summary>Whether no further value changes anything.</summary>
    internal bool IsDone { get; set; }

    internal abstract void Number(Int128 value);

    internal abstract void Bytes(ReadOnlySpan<byte> value);
}

/// <summary>Keeps values; it allocates nothing once it has its size.</summary>
internal sealed class ValueList : ValueSink
{
    // A filter compares every value of one field with every one of another: more are not kept.
    internal const int MaxValues = 1024;

    private readonly Utf8Buffer _bytes = new(64);
    private Int128[] _numbers = new Int128[4];
    private int[] _ends = new int[4];

    internal int Count { get; private set; }

    internal Int128 NumberAt(int index) => _numbers[index];

    internal ReadOnlySpan<byte> BytesAt(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.Written[start.._ends[index]];
    }

    internal void Clear()
    {
        Count = 0;
        IsDone = false;
        _bytes.Clear();
    }

    internal override void Number(Int128 value)
    {
        if (!HasRoom())
            return;
        _numbers[Count] = value;
        _ends[Count++] = _bytes.Length;
    }

    internal override void Bytes(ReadOnlySpan<byte> value)
    {
        if (!HasRoom())
            return;
        _bytes.Append(value);
        _ends[Count++] = _bytes.Length;
    }

    private bool HasRoom()
    {
        if (Count == MaxValues)
        {
            IsDone = true;
            return false;
        }
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _numbers, Count * 2);
        }
        return true;
    }
}

/// <summary>The numbers that stand for values of a kind, in their order.</summary>
internal static class Numbers
{
    internal static bool IsSigned(FieldKind kind) => kind is FieldKind.Int or FieldKind.Time;

    internal static Int128 Of(FieldKind kind, ulong value) => IsSigned(kind) ? (long)value : value;

    internal static Int128 Of(IPv6Address address) => (Int128)(new UInt128(address.High, address.Low) ^ (UInt128.One << 127));

    /// <summary>The number of an address that came as bytes.</summary>
    internal static bool TryOf(FieldKind kind, ReadOnlySpan<byte> bytes, out Int128 number)
    {
        int length = LengthOf(kind);
        number = 0;
        if (length == 0 || bytes.Length != length)
            return false;
        number = kind == FieldKind.IPv6 ? Of(new IPv6Address(bytes)) : Bits.Read(bytes, 0, length * 8);
        return true;
    }

    /// <summary>The bytes of an address that came as a number.</summary>
    internal static ReadOnlySpan<byte> BytesOf(FieldKind kind, ulong value, Span<byte> room)
    {
        BinaryPrimitives.WriteUInt64BigEndian(room, value);
        return room.Slice(8 - LengthOf(kind), LengthOf(kind));
    }

    /// <summary>How many bytes an address of a kind has; 0 for other kinds.</summary>
    internal static int LengthOf(FieldKind kind) => kind switch
    {
        FieldKind.Mac => 6,
        FieldKind.IPv4 => 4,
        FieldKind.IPv6 => 16,
        _ => 0,
    };
}
