using System.Buffers;
using System.IO.Compression;

namespace PcapKit.Protocols;

/// <summary>Undoes one content coding, piece by piece (RFC 9110, section 8.4.1).</summary>
internal abstract class ContentDecoder : IDisposable
{
    /// <summary>Receives what was decoded; returns false where no more is wanted.</summary>
    public delegate bool Output(ReadOnlySpan<byte> bytes);

    /// <summary>A body longer than this stays as it is, and so does one that expands more often: a bomb expands a thousandfold.</summary>
    internal const int MaxBody = 4 << 20, MaxExpansion = 200, NoBomb = 1 << 16;

    /// <summary>About how many bytes of memory it occupies.</summary>
    public abstract int Size { get; }

    /// <summary>The decoder of a coding; null for one that is unknown.</summary>
    /// <param name="coding">The name of the coding.</param>
    public static ContentDecoder? Of(ReadOnlySpan<byte> coding) =>
        Is(coding, "gzip"u8) || Is(coding, "x-gzip"u8) || Is(coding, "deflate"u8) || Is(coding, "x-deflate"u8) ? new DeflateDecoder()
        : Is(coding, "br"u8) ? new BrotliContentDecoder()
        : null;

    /// <summary>Decodes a body at once.</summary>
    /// <param name="coding">The name of the coding.</param>
    /// <param name="encoded">The body.</param>
    /// <param name="decoded">Receives it without the coding; undefined where false is returned.</param>
    /// <returns>False where it stays as it is: the coding is unknown, the bytes are not of it, or there would be too many.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> coding, ReadOnlySpan<byte> encoded, ArrayBufferWriter<byte> decoded)
    {
        using ContentDecoder? decoder = encoded.IsEmpty ? null : Of(coding);
        if (decoder is null)
            return false;
        int length = encoded.Length;
        bool isWhole = decoder.Decode(encoded, bytes =>
        {
            decoded.Write(bytes);
            return decoded.WrittenCount <= MaxBody && (decoded.WrittenCount <= NoBomb || decoded.WrittenCount / MaxExpansion <= length);
        });
        return isWhole && decoded.WrittenCount > 0;
    }

    /// <summary>Decodes the next bytes.</summary>
    /// <returns>False where they cannot be decoded, or the output wants no more.</returns>
    public abstract bool Decode(ReadOnlySpan<byte> bytes, Output output);

    public abstract void Dispose();

    private static bool Is(ReadOnlySpan<byte> coding, ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(coding, name);
}

/// <summary>gzip (RFC 1952), zlib (RFC 1950) and raw deflate (RFC 1951), whichever the first bytes are: servers mix them up.</summary>
internal sealed class DeflateDecoder : ContentDecoder
{
    private readonly Feed _feed = new();
    private Stream? _stream;
    private bool _isOver;

    public override int Size => 64 * 1024;

    public override bool Decode(ReadOnlySpan<byte> bytes, Output output)
    {
        // What comes behind the end is nobody's.
        if (_isOver)
            return true;
        _feed.Put(bytes);
        if (_stream is null)
        {
            if (_feed.Length < 2)
                return true;
            ReadOnlySpan<byte> start = _feed.Waiting;
            _stream = start[0] == 0x1F && start[1] == 0x8B ? new GZipStream(_feed, CompressionMode.Decompress)
                : (start[0] & 15) == 8 && (start[0] << 8 | start[1]) % 31 == 0 ? new ZLibStream(_feed, CompressionMode.Decompress)
                : new DeflateStream(_feed, CompressionMode.Decompress);
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (_stream.Read(buffer, 0, buffer.Length) is > 0 and var count)
            {
                if (!output(buffer.AsSpan(0, count)))
                    return false;
            }
            // Before its end it would have read all that waits.
            _isOver = _feed.Length > 0;
            if (_isOver)
                _feed.Clear();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void Dispose()
    {
        _stream?.Dispose();
        _feed.Dispose();
    }

    // Bytes that came and were not read. An end that is none: more may come, which the streams of the base library take.
    private sealed class Feed : Stream
    {
        private byte[] _bytes = [];
        private int _from;

        public ReadOnlySpan<byte> Waiting => _bytes.AsSpan(_from, Waits);

        private int Waits { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => Waits;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Clear() => (_bytes, _from, Waits) = ([], 0, 0);

        public void Put(ReadOnlySpan<byte> bytes)
        {
            byte[] all = Waits == 0 && _bytes.Length >= bytes.Length ? _bytes : new byte[Waits + bytes.Length];
            Waiting.CopyTo(all);
            bytes.CopyTo(all.AsSpan(Waits));
            (_bytes, _from, Waits) = (all, 0, Waits + bytes.Length);
        }

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, Waits);
            Waiting[..count].CopyTo(buffer);
            (_from, Waits) = (_from + count, Waits - count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>Brotli (RFC 7932).</summary>
internal sealed class BrotliContentDecoder : ContentDecoder
{
    private BrotliDecoder _decoder;

    // Windows have up to 16 MiB, nearly all have 4.
    public override int Size => 4 << 20;

    public override bool Decode(ReadOnlySpan<byte> bytes, Output output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (true)
            {
                OperationStatus status = _decoder.Decompress(bytes, buffer, out int consumed, out int written);
                bytes = bytes[consumed..];
                if (written > 0 && !output(buffer.AsSpan(0, written)))
                    return false;
                if (status != OperationStatus.DestinationTooSmall)
                    return status is OperationStatus.NeedMoreData or OperationStatus.Done;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void Dispose() => _decoder.Dispose();
}
