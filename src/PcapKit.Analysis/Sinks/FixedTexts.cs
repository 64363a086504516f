using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PcapKit;

/// <summary>Short texts that are written again and again. They lie side by side, so that those of a packet stay in the nearest cache.</summary>
internal sealed class FixedTexts
{
    /// <summary>The longest text that is kept.</summary>
    internal const int Longest = byte.MaxValue;

    /// <summary>The room that <see cref="Write"/> needs: it writes sixteen bytes at a time.</summary>
    internal const int Room = Longest + 1;

    // A place is 24 bits and the length of the text 8.
    private const int MaxEnd = 1 << 24;

    private byte[] _bytes = new byte[4096];
    private int _end;

    /// <summary>Keeps a text.</summary>
    /// <returns>Its place, never 0; or 0 where the text is too long, or there are too many.</returns>
    internal int Add(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > Longest || text.Length > MaxEnd - _end)
            return 0;
        if (_bytes.Length - _end < 2 * Room)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        text.CopyTo(_bytes.AsSpan(_end));
        int place = _end << 8 | text.Length;
        _end += text.Length;
        return place;
    }

    /// <summary>Writes a text; what is written behind it is to be overwritten.</summary>
    /// <returns>Its length.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Write(int place, Span<byte> room)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(place >>> 8, Room);
        room = room[..Room];
        int length = place & 255;
        Vector128.Create(bytes).CopyTo(room);
        Vector128.Create(bytes[16..]).CopyTo(room[16..]);
        for (int i = 32; i < length; i += 16)
            Vector128.Create(bytes[i..]).CopyTo(room[i..]);
        return length;
    }
}
