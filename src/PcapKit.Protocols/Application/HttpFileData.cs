using System.Buffers;

namespace PcapKit.Protocols;

/// <summary>The body of a message without its chunks and without its content coding, as <c>http.file_data</c>: as much of it as stands in the packet.</summary>
internal static class HttpFileData
{
    /// <summary>A body in one piece.</summary>
    /// <param name="head">The head.</param>
    /// <param name="body">What comes behind it.</param>
    /// <param name="sink">Receives the field.</param>
    public static void Push(in HttpHead head, ReadOnlySpan<byte> body, FieldSink sink) => Push(head, body, head.Length, sink);

    /// <summary>A body in chunks; an empty one where the first is the last, as in Wireshark.</summary>
    /// <param name="head">The head.</param>
    /// <param name="body">What comes behind it.</param>
    /// <param name="sink">Receives the field.</param>
    public static void PushChunks(in HttpHead head, ReadOnlySpan<byte> body, FieldSink sink)
    {
        if (!sink.Wants(HttpFields.FileData))
            return;
        if (!TryChunk(body, 0, out int first, out int length, out int at))
        {
            if (HttpBody.TryChunk(body, 0, out _, out int none) && none == 0)
                sink.Bytes(HttpFields.FileData, default, 0, 0);
            return;
        }
        if (!TryChunk(body, at, out int offset, out int size, out at))
        {
            Push(head, body.Slice(first, length), head.Length + first, sink);
            return;
        }
        byte[] joined = ArrayPool<byte>.Shared.Rent(body.Length);
        body.Slice(first, length).CopyTo(joined);
        do
        {
            body.Slice(offset, size).CopyTo(joined.AsSpan(length));
            length += size;
        }
        while (TryChunk(body, at, out offset, out size, out at));
        Push(head, joined.AsSpan(0, length), -1, sink);
        ArrayPool<byte>.Shared.Return(joined);
    }

    // The packet may end within the last one.
    private static bool TryChunk(ReadOnlySpan<byte> body, int at, out int offset, out int size, out int next)
    {
        next = at;
        if (!HttpBody.TryChunk(body, at, out offset, out size))
            return false;
        next = HttpBody.AfterChunk(body, offset, size);
        size = Math.Min(size, body.Length - offset);
        return size > 0;
    }

    // What was put together or decoded stands nowhere in the packet.
    private static void Push(in HttpHead head, ReadOnlySpan<byte> body, int offset, FieldSink sink)
    {
        if (!head.ContentEncoding.IsEmpty && sink.Wants(HttpFields.FileData))
        {
            var decoded = new ArrayBufferWriter<byte>();
            if (ContentDecoder.TryDecode(head.ContentEncoding, body, decoded))
            {
                sink.Bytes(HttpFields.FileData, decoded.WrittenSpan, 0, 0);
                return;
            }
        }
        sink.Bytes(HttpFields.FileData, body, Math.Max(offset, 0) * 8, offset < 0 ? 0 : body.Length * 8);
    }
}
