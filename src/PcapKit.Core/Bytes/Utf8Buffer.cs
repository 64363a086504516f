using System.Buffers;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>A growing buffer of UTF-8 text that is written once and reused: no allocation once it has its size.</summary>
public sealed class Utf8Buffer : IBufferWriter<byte>
{
    /// <summary>The usual <see cref="Limit"/>.</summary>
    public const int DefaultLimit = 64 * 1024;

    private byte[] _bytes;

    /// <summary>A buffer with room for <paramref name="capacity"/> bytes to begin with.</summary>
    /// <param name="capacity">Bytes, at least 1.</param>
    public Utf8Buffer(int capacity = 4096) => _bytes = new byte[Math.Max(capacity, 16)];

    /// <summary>How many bytes are written. May be set back to drop what was written last.</summary>
    public int Length { get; set; }

    /// <summary>The bytes written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The bytes written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    /// <summary>Takes what is written once the buffer is full, see <see cref="FlushIfFull"/>; null where the buffer keeps everything.</summary>
    public Action<ReadOnlyMemory<byte>>? FlushTo { get; init; }

    /// <summary>From how many bytes on the buffer counts as full, for <see cref="FlushIfFull"/>. It holds more where nobody asks.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Gives what is written to <see cref="FlushTo"/> if that is <see cref="Limit"/> bytes or more. Whoever writes long lists calls this between two elements, and does not set <see cref="Length"/> back over it.</summary>
    public void FlushIfFull()
    {
        if (Length >= Limit && FlushTo is not null)
            Flush();
    }

    /// <summary>Appends text or bytes of any length in small parts with <see cref="FlushIfFull"/> between them.</summary>
    /// <param name="utf8">UTF-8 text.</param>
    public void AppendLong(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > DefaultLimit)
        {
            Append(utf8[..DefaultLimit]);
            FlushIfFull();
            utf8 = utf8[DefaultLimit..];
        }
        Append(utf8);
    }

    /// <summary>Drops everything that is written.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Appends bytes as they are.</summary>
    /// <param name="utf8">UTF-8 text.</param>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends one byte.</summary>
    /// <param name="ascii">An ASCII character.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte ascii)
    {
        byte[] bytes = _bytes;
        int at = Length;
        if ((uint)at >= (uint)bytes.Length)
        {
            Grow(1);
            bytes = _bytes;
        }
        bytes[at] = ascii;
        Length = at + 1;
    }

    /// <summary>Appends a text.</summary>
    /// <param name="text">The text; written as UTF-8.</param>
    public void Append(string text)
    {
        Reserve(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    /// <summary>Appends a number in decimal.</summary>
    /// <param name="value">The number.</param>
    public void AppendNumber(ulong value)
    {
        Reserve(Decimals.Longest);
        Length += Decimals.Format(value, _bytes.AsSpan(Length));
    }

    /// <summary>Appends a signed number in decimal.</summary>
    /// <param name="value">The number.</param>
    public void AppendNumber(long value)
    {
        Reserve(Decimals.Longest);
        Length += Decimals.Format(value, _bytes.AsSpan(Length));
    }

    /// <summary>Appends bytes as lower-case hexadecimal digits without separators.</summary>
    /// <param name="data">The bytes.</param>
    public void AppendHex(ReadOnlySpan<byte> data)
    {
        Reserve(data.Length * 2);
        Hex.Format(data, _bytes.AsSpan(Length));
        Length += data.Length * 2;
    }

    /// <summary>Appends anything that formats itself as UTF-8.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendValue<T>(T value) where T : IUtf8SpanFormattable
    {
        for (int room = 48; ; room *= 2)
        {
            Reserve(room);
            if (value.TryFormat(_bytes.AsSpan(Length), out int written, default, System.Globalization.CultureInfo.InvariantCulture))
            {
                Length += written;
                return;
            }
        }
    }

    private void Flush()
    {
        FlushTo!(WrittenMemory);
        Length = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
            Grow(more);
    }

    private void Grow(int more) =>
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max((long)_bytes.Length * 2, (long)Length + more), Array.MaxLength));
}
