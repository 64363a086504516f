using System.Diagnostics.CodeAnalysis;

namespace PcapKit.Protocols;

/// <summary>
/// Puts the header fields of one direction of an HTTP/2 connection together. Give it every frame of the direction, in order; where bytes are missing, call
/// <see cref="Lose"/>. It owns the decoder, and the fragments of a block that goes on in CONTINUATION frames. Not safe for several threads.
/// </summary>
public sealed class Http2HeaderReader
{
    /// <summary>The most bytes of a block, its fragments together; a longer one is not read.</summary>
    public const int MaxBlock = 262_144;

    [ThreadStatic]
    private static Http2HeaderReader? s_spare;

    private byte[] _block = [];
    private int _length, _stream, _promised;
    private bool _endsStream;

    /// <summary>A reader.</summary>
    /// <param name="decoder">Decodes the blocks; null for one with the usual limits, from the start of a connection.</param>
    public Http2HeaderReader(HpackDecoder? decoder = null) => Decoder = decoder ?? new HpackDecoder();

    /// <summary>Decodes the blocks.</summary>
    public HpackDecoder Decoder { get; }

    /// <summary>How many bytes of memory it occupies, with its decoder.</summary>
    internal int HeldBytes => _block.Length + Decoder.HeldBytes;

    /// <summary>Takes the next frame.</summary>
    /// <param name="frame">The frame; of any type, a whole one.</param>
    /// <param name="block">The block of header fields that ends with it. Borrowed: valid until the next frame. Read it with <see cref="Decoder"/>, to its end.</param>
    /// <returns>Whether a block ends with this frame.</returns>
    public bool Accept(scoped in Http2FrameView frame, out ReadOnlySpan<byte> block)
    {
        block = default;
        if (frame.Type is Http2FrameType.Headers or Http2FrameType.PushPromise)
            return Begin(frame, out block);
        if (frame.Type != Http2FrameType.Continuation)
            return false;
        if (_stream == 0 || frame.StreamId != _stream || !frame.IsWhole || !Append(frame.Content))
        {
            // The block has no beginning here, or a hole.
            Lose();
            return false;
        }
        if (!frame.EndsHeaders)
            return false;
        block = _block.AsSpan(0, _length);
        _stream = 0;
        return true;
    }

    /// <summary>Takes the next frame and gives its header fields as a list that lasts.</summary>
    /// <param name="frame">The frame; of any type, a whole one.</param>
    /// <param name="headers">The header fields that end with it; null where none do.</param>
    /// <returns>Whether a block of header fields ends with this frame.</returns>
    public bool TryRead(scoped in Http2FrameView frame, [NotNullWhen(true)] out Http2Headers? headers)
    {
        // CONTINUATION has neither flag nor number of what it continues.
        if (frame.Type is Http2FrameType.Headers or Http2FrameType.PushPromise)
            (_endsStream, _promised) = (frame.EndsStream, frame.PromisedStreamId);
        headers = Accept(frame, out ReadOnlySpan<byte> block) ? new Http2Headers(frame.StreamId, _promised, _endsStream, Decoder, block) : null;
        return headers is not null;
    }

    /// <summary>Says that bytes of the direction are missing: what the table has, and a block that was not at its end, are not known any more.</summary>
    public void Lose()
    {
        _stream = 0;
        Decoder.Lose();
    }

    /// <summary>Forgets everything, for another connection.</summary>
    /// <param name="fromStart">Whether it begins with its first frame.</param>
    public void Reset(bool fromStart = true)
    {
        _stream = 0;
        Decoder.Reset(fromStart);
    }

    /// <summary>Takes over the state of another reader, so that frames can be shown again later as they were read.</summary>
    /// <param name="other">The reader; it stays as it is.</param>
    public void CopyFrom(Http2HeaderReader other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Decoder.CopyFrom(other.Decoder);
        (_stream, _length, _endsStream, _promised) = (other._stream, 0, other._endsStream, other._promised);
        if (_stream != 0)
            Append(other._block.AsSpan(0, other._length));
    }

    // One for each thread waits for the next visit. Whoever visits within a visit gets another.
    internal static Http2HeaderReader Rent(bool fromStart)
    {
        Http2HeaderReader reader = s_spare ?? new Http2HeaderReader();
        s_spare = null;
        reader.Reset(fromStart);
        return reader;
    }

    internal void Return() => s_spare = this;

    private bool Begin(scoped in Http2FrameView frame, out ReadOnlySpan<byte> block)
    {
        block = default;
        if (_stream != 0 || !frame.IsWhole)
            Lose();
        if (!frame.IsWhole)
            return false;
        if (frame.EndsHeaders)
        {
            block = frame.Content;
            return true;
        }
        (_stream, _length) = (frame.StreamId, 0);
        if (!Append(frame.Content))
            Lose();
        return false;
    }

    private bool Append(ReadOnlySpan<byte> fragment)
    {
        if (fragment.Length > MaxBlock - _length)
            return false;
        if (_block.Length < _length + fragment.Length)
            Array.Resize(ref _block, Math.Max(_length + fragment.Length, _block.Length * 2));
        fragment.CopyTo(_block.AsSpan(_length));
        _length += fragment.Length;
        return true;
    }
}
