using System.Text;

namespace PcapKit;

/// <summary>Puts a pcapng block together in a reused buffer.</summary>
internal sealed class PcapNgBlockBuilder
{
    private byte[] _bytes = new byte[512];
    private int _length;
    private bool _bigEndian, _hasOptions;

    /// <summary>Begins a block.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="bigEndian">The byte order.</param>
    public PcapNgBlockBuilder Begin(uint type, bool bigEndian)
    {
        (_length, _bigEndian, _hasOptions) = (0, bigEndian, false);
        return UInt32(type).UInt32(0);
    }

    public PcapNgBlockBuilder UInt16(ushort value) => Number(value, 2);

    public PcapNgBlockBuilder UInt32(uint value) => Number(value, 4);

    public PcapNgBlockBuilder UInt64(ulong value) => Number(value, 8);

    /// <summary>Appends bytes and pads them to four.</summary>
    /// <param name="bytes">The bytes.</param>
    public PcapNgBlockBuilder Padded(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Room(-_length & 3).Clear();
        return this;
    }

    public PcapNgBlockBuilder Option(ushort code, ReadOnlySpan<byte> value)
    {
        if (value.Length > ushort.MaxValue)
            throw new ArgumentException($"An option holds at most {ushort.MaxValue} bytes; option {code} has {value.Length}.");
        _hasOptions = true;
        return UInt16(code).UInt16((ushort)value.Length).Padded(value);
    }

    public PcapNgBlockBuilder Text(ushort code, string? text) => text is null ? this : Option(code, Encoding.UTF8.GetBytes(text));

    public PcapNgBlockBuilder Comments(IReadOnlyList<string> comments)
    {
        foreach (string comment in comments)
            Text(CaptureOption.Comment, comment);
        return this;
    }

    public PcapNgBlockBuilder More(IReadOnlyList<PcapNgOption> options)
    {
        foreach (PcapNgOption option in options)
            Option(option.Code, option.Value.Span);
        return this;
    }

    public PcapNgBlockBuilder OptionalNumber(ushort code, ulong? value, int size)
    {
        if (value is not ulong number)
            return this;
        Span<byte> bytes = stackalloc byte[8];
        PcapNgNumbers.Write(bytes[..size], number, _bigEndian);
        return Option(code, bytes[..size]);
    }

    /// <summary>Appends ticks as two words, the higher one first.</summary>
    public PcapNgBlockBuilder Ticks(ulong ticks) => UInt32((uint)(ticks >> 32)).UInt32((uint)ticks);

    public PcapNgBlockBuilder OptionalTicks(ushort code, ulong? ticks)
    {
        if (ticks is not ulong value)
            return this;
        Span<byte> bytes = stackalloc byte[8];
        PcapNgNumbers.Write(bytes[..4], value >> 32, _bigEndian);
        PcapNgNumbers.Write(bytes[4..], (uint)value, _bigEndian);
        return Option(code, bytes);
    }

    /// <summary>Appends the options of another block; their numbers take this block's byte order.</summary>
    /// <param name="options">The options as they stand there.</param>
    /// <param name="blockType">The type of that block.</param>
    /// <param name="bigEndian">The byte order there.</param>
    public PcapNgBlockBuilder Transcribe(ReadOnlySpan<byte> options, uint blockType, bool bigEndian)
    {
        if (bigEndian == _bigEndian)
            return Padded(options);
        var walk = new PcapNgOptionWalk(options, bigEndian);
        while (walk.Next())
        {
            int value = _length + 4;
            Option(walk.Code, walk.Value);
            Swap(_bytes.AsSpan(value, walk.Value.Length), PcapNgOptions.Find(blockType, walk.Code)?.Kind ?? PcapNgOptionKind.Bytes);
        }
        return this;
    }

    /// <summary>Ends the block.</summary>
    /// <returns>The whole block; valid until the next one is begun.</returns>
    public ReadOnlySpan<byte> End()
    {
        if (_hasOptions)
            UInt32(0);
        uint length = (uint)_length + 4;
        UInt32(length);
        PcapNgNumbers.Write(_bytes.AsSpan(4, 4), length, _bigEndian);
        return _bytes.AsSpan(0, _length);
    }

    private static void Swap(Span<byte> value, PcapNgOptionKind kind)
    {
        switch (kind)
        {
            case PcapNgOptionKind.Number or PcapNgOptionKind.SignedNumber or PcapNgOptionKind.TimeZone or PcapNgOptionKind.PacketFlags when value.Length is 2 or 4 or 8:
                value.Reverse();
                break;
            case PcapNgOptionKind.Time when value.Length == 8:
                value[..4].Reverse();
                value[4..].Reverse();
                break;
            case PcapNgOptionKind.CustomText or PcapNgOptionKind.CustomBytes when value.Length >= 4:
                value[..4].Reverse();
                break;
            case PcapNgOptionKind.Verdict when value.Length == 9 && value[0] is 1 or 2:
                value[1..].Reverse();
                break;
            default:
                break;
        }
    }

    private PcapNgBlockBuilder Number(ulong value, int size)
    {
        PcapNgNumbers.Write(Room(size), value, _bigEndian);
        return this;
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size));
        _length += size;
        return _bytes.AsSpan(_length - size, size);
    }
}
