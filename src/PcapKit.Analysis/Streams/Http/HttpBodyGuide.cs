using System.Buffers;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>A body in several chunks becomes a layer of its own: put together, and without its content coding.</summary>
internal sealed class HttpBodyGuide
{
    /// <summary>A body longer than this stays as it is.</summary>
    private const int MaxBody = 4 << 20;

    private static readonly TableId MediaTable = TableId.Of("media_type");

    private ArrayBufferWriter<byte> _body = new();

    /// <summary>Takes a layer of HTTP.</summary>
    public void Guide(ref GuidedPayload payload)
    {
        LayerSlice layer = payload.Packet[payload.Layer];
        if (layer.Payload.IsEmpty)
            return;
        HttpMessageHead head = HttpMessageHead.Read(layer.Bytes[..layer.HeaderLength]);
        if (!head.IsChunked)
            return;
        _body.ResetWrittenCount();
        if (TryJoin(layer.Payload) && (head.ContentEncoding.IsEmpty || TryDecode(head.ContentEncoding)))
        {
            MediaType media = new HttpView(layer.Bytes).Media;
            payload.Append(_body.WrittenSpan, media == MediaType.None ? default : MediaTable, (uint)media);
        }
        if (_body.Capacity > 1 << 20)
            _body = new ArrayBufferWriter<byte>();
    }

    // Puts chunks together; false where there is only one, which is a layer already, or where their end is not there.
    private bool TryJoin(ReadOnlySpan<byte> chunks)
    {
        for (int count = 0; ; count++)
        {
            int end = chunks.IndexOf((byte)'\n');
            if (end < 0 || !HttpSide.TryReadSize(chunks[..end], out long size) || size > chunks.Length - end - 1)
                return false;
            if (size == 0)
                return count > 1;
            if (_body.WrittenCount + size > MaxBody)
                return false;
            _body.Write(chunks.Slice(end + 1, (int)size));
            chunks = chunks[(end + 1 + (int)size)..];
            chunks = chunks.StartsWith("\r\n"u8) ? chunks[2..] : chunks.StartsWith("\n"u8) ? chunks[1..] : chunks;
        }
    }

    private bool TryDecode(ReadOnlySpan<byte> coding)
    {
        using ContentDecoder? decoder = ContentDecoder.Of(coding);
        if (decoder is null)
            return true;
        var decoded = new ArrayBufferWriter<byte>();
        bool isWhole = decoder.Decode(_body.WrittenSpan, bytes =>
        {
            decoded.Write(bytes);
            return decoded.WrittenCount <= MaxBody;
        });
        if (isWhole && decoded.WrittenCount > 0)
            _body = decoded;
        return true;
    }
}
