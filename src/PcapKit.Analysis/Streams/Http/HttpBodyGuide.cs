using System.Buffers;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>A body in several chunks, or with a content coding, becomes a layer of its own: put together, and decoded.</summary>
internal sealed class HttpBodyGuide
{
    private static readonly TableId MediaTable = TableId.Of("media_type");

    private ArrayBufferWriter<byte> _body = new();

    /// <summary>Takes a layer of HTTP.</summary>
    public void Guide(ref GuidedPayload payload)
    {
        LayerSlice layer = payload.Packet[payload.Layer];
        if (layer.Payload.IsEmpty)
            return;
        HttpMessageHead head = HttpMessageHead.Read(layer.Bytes[..layer.HeaderLength]);
        if (head.IsChunked || !head.ContentEncoding.IsEmpty)
            Replace(ref payload, layer, head);
        if (_body.Capacity > 1 << 20)
            _body = new ArrayBufferWriter<byte>();
    }

    private void Replace(ref GuidedPayload payload, in LayerSlice layer, in HttpMessageHead head)
    {
        _body.ResetWrittenCount();
        int chunks = head.IsChunked ? Join(layer.Payload) : 0;
        ReadOnlySpan<byte> encoded = chunks > 0 ? _body.WrittenSpan : !head.IsChunked && IsWhole(head, layer) ? layer.Payload : default;
        bool isDecoded = !head.ContentEncoding.IsEmpty && TryDecode(head.ContentEncoding, encoded);
        // A body in one piece that is not coded is a layer already.
        if (!isDecoded && chunks < 2)
            return;
        // Several chunks are part of the layer itself.
        if (chunks < 2)
            payload.Withhold();
        MediaType media = new HttpView(layer.Bytes).Media;
        payload.Append(_body.WrittenSpan, media == MediaType.None ? default : MediaTable, (uint)media);
    }

    // Puts chunks together and says how many there are; none where their end is not there, or where they are too long.
    private int Join(ReadOnlySpan<byte> chunks)
    {
        for (int count = 0; ; count++)
        {
            int end = chunks.IndexOf((byte)'\n');
            if (end < 0 || !HttpSide.TryReadSize(chunks[..end], out long size) || size > chunks.Length - end - 1)
                return 0;
            if (size == 0)
                return count;
            if (_body.WrittenCount + size > ContentDecoder.MaxBody)
                return 0;
            _body.Write(chunks.Slice(end + 1, (int)size));
            chunks = chunks[(end + 1 + (int)size)..];
            chunks = chunks.StartsWith("\r\n"u8) ? chunks[2..] : chunks.StartsWith("\n"u8) ? chunks[1..] : chunks;
        }
    }

    private static bool IsWhole(in HttpMessageHead head, in LayerSlice layer) => head.ContentLength < 0 || head.ContentLength == layer.Payload.Length;

    // False where it stays as it is.
    private bool TryDecode(ReadOnlySpan<byte> coding, ReadOnlySpan<byte> encoded)
    {
        var decoded = new ArrayBufferWriter<byte>();
        if (!ContentDecoder.TryDecode(coding, encoded, decoded))
            return false;
        _body = decoded;
        return true;
    }
}
