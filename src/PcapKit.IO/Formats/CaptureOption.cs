using System.Buffers.Binary;
using System.Text;

namespace PcapKit;

/// <summary>One option of a pcapng block.</summary>
/// <remarks>The meaning of a code depends on the block that it stands in.</remarks>
public readonly struct CaptureOption
{
    /// <summary>The code of a comment, in every block.</summary>
    public const ushort Comment = 1;

    internal CaptureOption(uint blockType, ushort code, ReadOnlyMemory<byte> value, bool bigEndian, int offset) =>
        (BlockType, Code, Value, BigEndian, Offset) = (blockType, code, value, bigEndian, offset);

    /// <summary>The type of the block that the option stands in.</summary>
    public uint BlockType { get; }

    /// <summary>The code of the option.</summary>
    public ushort Code { get; }

    /// <summary>The value, without padding.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>Whether the most significant byte of its numbers comes first.</summary>
    public bool BigEndian { get; }

    /// <summary>Where the option begins in its block, from the first byte of the block.</summary>
    public int Offset { get; }

    /// <summary>The name in the specification, for example <c>if_tsresol</c>; null for codes that it does not list.</summary>
    public string? Name => PcapNgOptions.Find(BlockType, Code)?.Name;

    /// <summary>The value as text; bytes that are no UTF-8 become replacement characters, and a final NUL is dropped.</summary>
    public string Text => Encoding.UTF8.GetString(Value.Span).TrimEnd('\0');

    /// <summary>The value as an unsigned number of 1, 2, 4 or 8 bytes.</summary>
    /// <param name="number">The number.</param>
    /// <returns>False where the value has another length.</returns>
    public bool TryGetNumber(out ulong number) => PcapNgNumbers.TryRead(Value.Span, BigEndian, out number);
}

/// <summary>Numbers in the byte order of their section.</summary>
internal static class PcapNgNumbers
{
    public static ushort UInt16(ReadOnlySpan<byte> data, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(data) : BinaryPrimitives.ReadUInt16LittleEndian(data);

    public static uint UInt32(ReadOnlySpan<byte> data, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(data) : BinaryPrimitives.ReadUInt32LittleEndian(data);

    public static ulong UInt64(ReadOnlySpan<byte> data, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(data) : BinaryPrimitives.ReadUInt64LittleEndian(data);

    public static bool TryRead(ReadOnlySpan<byte> data, bool bigEndian, out ulong number)
    {
        number = data.Length switch
        {
            1 => data[0],
            2 => UInt16(data, bigEndian),
            4 => UInt32(data, bigEndian),
            8 => UInt64(data, bigEndian),
            _ => 0,
        };
        return data.Length is 1 or 2 or 4 or 8;
    }

    /// <summary>Writes a number of 2, 4 or 8 bytes.</summary>
    public static void Write(Span<byte> to, ulong value, bool bigEndian)
    {
        if (bigEndian)
            Bits.Write(to, 0, to.Length * 8, value);
        else
            Bits.WriteLittleEndian(to, value);
    }
}

/// <summary>Walks over the options of a block without copying them.</summary>
internal ref struct PcapNgOptionWalk
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly bool _bigEndian;
    private int _at;

    /// <summary>Begins before the first option.</summary>
    /// <param name="options">The options, to the end of the block's body.</param>
    /// <param name="bigEndian">The byte order of the section.</param>
    public PcapNgOptionWalk(ReadOnlySpan<byte> options, bool bigEndian)
    {
        _data = options;
        _bigEndian = bigEndian;
    }

    /// <summary>The code of the option.</summary>
    public ushort Code { get; private set; }

    /// <summary>The value without padding.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Where the option begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Whether the walk ended because an option is longer than what is left.</summary>
    public bool Damaged { get; private set; }

    /// <summary>Goes to the next option. The end of the options is one where the bytes end too, as the specification allows.</summary>
    public bool Next()
    {
        if (_data.Length - _at < 4)
            return false;
        ReadOnlySpan<byte> rest = _data[_at..];
        Code = PcapNgNumbers.UInt16(rest, _bigEndian);
        int length = PcapNgNumbers.UInt16(rest[2..], _bigEndian);
        if (Code == 0)
            return false;
        Damaged = length > rest.Length - 4;
        if (Damaged)
            return false;
        Value = rest.Slice(4, length);
        Offset = _at;
        _at += Math.Min(4 + ((length + 3) & ~3), rest.Length);
        return true;
    }
}
