using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>Shows the head of an HTTP message, and of its body what stands in the same packet.</summary>
internal static class HttpVisitor
{
    private const int MaxParts = 256;
    private const int MaxFullUri = 4096;

    public static void Visit(in HttpHead head, in LayerSlice layer, FieldSink sink)
    {
        // What a head says must lie within the header as it was found when the packet was sliced.
        if (head.Length != layer.HeaderLength)
            return;
        if (head.Start == HttpStart.Request)
            RequestLine(head.StartLine, sink);
        else if (head.Start == HttpStart.Response)
            StatusLine(head.StartLine, sink);
        ReadOnlySpan<byte> host = Headers(head, layer.Header, sink);
        if (head.Start == HttpStart.Request)
            FullUri(head.StartLine, host, sink);
        if (head.IsOverLimit)
            sink.Problem(IssueKind.TooDeep, "more or longer headers than the limit", head.Length * 8);
        if (!layer.Payload.IsEmpty)
            Body(head, layer.Payload, sink);
    }

    private static void RequestLine(ReadOnlySpan<byte> line, FieldSink sink)
    {
        sink.Number(HttpFields.IsRequest, 1, 0, 0);
        Word(HttpFields.Method, line, 0, sink);
        Word(HttpFields.Uri, line, 1, sink);
        ReadOnlySpan<byte> uri = HttpLine.Word(line, 1, out _);
        int mark = uri.IndexOf((byte)'?');
        if (mark >= 0)
        {
            sink.Text(HttpFields.Path, uri[..mark], 0, 0);
            sink.Text(HttpFields.Query, uri[(mark + 1)..], 0, 0);
            Parts(HttpFields.QueryParameter, uri[(mark + 1)..], (byte)'&', sink);
        }
        Word(HttpFields.RequestVersion, line, 2, sink);
    }

    private static void StatusLine(ReadOnlySpan<byte> line, FieldSink sink)
    {
        sink.Number(HttpFields.IsResponse, 1, 0, 0);
        Word(HttpFields.ResponseVersion, line, 0, sink);
        int code = HttpLine.Code(line, out int at);
        if (code >= 0)
        {
            sink.Number(HttpFields.Code, (ulong)code, at * 8, 24);
            if (HttpStatusNames.Table.TryGetName((ulong)code, out string? name))
            {
                Span<byte> text = stackalloc byte[64];
                sink.Text(HttpFields.CodeText, text[..Encoding.ASCII.GetBytes(name, text)], 0, 0);
            }
        }
        Word(HttpFields.Phrase, line, 2, sink);
    }

    private static void Word(FieldInfo field, ReadOnlySpan<byte> line, int index, FieldSink sink)
    {
        ReadOnlySpan<byte> word = HttpLine.Word(line, index, out int at);
        if (!word.IsEmpty)
            sink.Text(field, word, at * 8, word.Length * 8);
    }

    private static ReadOnlySpan<byte> Headers(scoped in HttpHead head, ReadOnlySpan<byte> header, FieldSink sink)
    {
        HttpHeaderList headers = HttpHeaderList.Of(header, head);
        ReadOnlySpan<byte> host = default;
        bool any = false;
        foreach (HttpHeaderView item in headers)
        {
            if (!any)
                sink.BeginGroup(HttpFields.Headers, 0, head.HeadersOffset * 8, (head.Length - head.HeadersOffset) * 8);
            any = true;
            sink.BeginGroup(HttpFields.Header, 0, item.Offset * 8, item.Length * 8);
            sink.Text(HttpFields.HeaderName, item.Name, item.Offset * 8, item.Name.Length * 8);
            sink.Text(HttpFields.HeaderValue, item.Value, item.ValueOffset * 8, item.Value.Length * 8);
            sink.EndGroup();
        }
        if (!any)
            return host;
        sink.EndGroup();
        foreach (HttpHeaderView item in headers)
        {
            if (HttpFields.Find(item.Name) is not { } field)
                continue;
            sink.Text(field, item.Value, 0, 0);
            if (Ascii.EqualsIgnoreCase(item.Name, "Host"u8))
                host = item.Value;
            else
                Special(item, sink);
        }
        if (head.ContentLength >= 0)
            sink.Number(HttpFields.ContentLength, (ulong)head.ContentLength, 0, 0);
        return host;
    }

    private static void Special(scoped in HttpHeaderView item, FieldSink sink)
    {
        if (Ascii.EqualsIgnoreCase(item.Name, "Cookie"u8))
        {
            Parts(HttpFields.CookiePair, item.Value, (byte)';', sink);
            return;
        }
        if (!Ascii.EqualsIgnoreCase(item.Name, "Authorization"u8) || item.Value.Length is < 7 or > 1024 || !Ascii.EqualsIgnoreCase(item.Value[..6], "Basic "u8))
            return;
        Span<byte> decoded = stackalloc byte[1024];
        if (Base64.DecodeFromUtf8(item.Value[6..], decoded, out _, out int length) == OperationStatus.Done)
            sink.Text(HttpFields.Credentials, decoded[..length], 0, 0);
    }

    private static void Parts(FieldInfo field, ReadOnlySpan<byte> text, byte separator, FieldSink sink)
    {
        for (int count = 0; !text.IsEmpty && count < MaxParts; count++)
        {
            int end = text.IndexOf(separator);
            ReadOnlySpan<byte> part = (end < 0 ? text : text[..end]).Trim((byte)' ');
            if (!part.IsEmpty)
                sink.Text(field, part, 0, 0);
            text = end < 0 ? default : text[(end + 1)..];
        }
    }

    // RFC 9112, section 3.3: a target that is no URI itself belongs to the host.
    private static void FullUri(ReadOnlySpan<byte> line, ReadOnlySpan<byte> host, FieldSink sink)
    {
        ReadOnlySpan<byte> uri = HttpLine.Word(line, 1, out _);
        if (uri.IsEmpty)
            return;
        if (uri.IndexOf("://"u8) is > 0 and < 10)
        {
            sink.Text(HttpFields.FullUri, uri, 0, 0);
            return;
        }
        if (host.IsEmpty || uri.Length + host.Length > MaxFullUri - 8)
            return;
        Span<byte> full = stackalloc byte[MaxFullUri];
        "http://"u8.CopyTo(full);
        host.CopyTo(full[7..]);
        uri.CopyTo(full[(7 + host.Length)..]);
        sink.Text(HttpFields.FullUri, full[..(7 + host.Length + uri.Length)], 0, 0);
    }

    private static void Body(in HttpHead head, ReadOnlySpan<byte> body, FieldSink sink)
    {
        if (!head.IsWhole || !head.IsChunked)
        {
            HttpFileData.Push(head, body, sink);
            return;
        }
        int at = 0;
        for (int count = 0; count < MaxParts && HttpBody.TryChunk(body, at, out int offset, out int size); count++)
        {
            // The segment may end within a chunk; its size is shown where all of it is there.
            ReadOnlySpan<byte> data = Bits.Clamp(body, offset, size);
            if (data.Length == size)
                sink.Number(HttpFields.ChunkSize, (ulong)size, (head.Length + at) * 8, 0);
            if (data.IsEmpty)
                break;
            sink.Bytes(HttpFields.ChunkData, data, (head.Length + offset) * 8, data.Length * 8);
            at = HttpBody.AfterChunk(body, offset, size);
        }
        HttpFileData.PushChunks(head, body, sink);
    }
}
