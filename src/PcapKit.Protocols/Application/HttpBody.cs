using System.Text;

namespace PcapKit.Protocols;

/// <summary>Where the body of a message ends, and what protocol it is of.</summary>
internal static class HttpBody
{
    /// <summary>A body longer than this has no end in any packet.</summary>
    public const int Endless = 0x3FFF_FFFF;

    /// <summary>How many bytes of the rest the body takes.</summary>
    /// <param name="head">The head.</param>
    /// <param name="rest">What comes behind it.</param>
    public static int LengthOf(in HttpHead head, ReadOnlySpan<byte> rest)
    {
        if (!head.IsWhole || head.HasNoBody)
            return 0;
        if (head.IsChunked)
        {
            int at = 0;
            while (TryChunk(rest, at, out int offset, out int size))
            {
                if (size == 0)
                    return EndOfTrailers(rest, offset);
                at = AfterChunk(rest, offset, size);
            }
            return Endless;
        }
        if (head.ContentLength >= 0)
            return (int)Math.Min(head.ContentLength, Endless);
        return head.Start == HttpStart.Request ? 0 : Endless;
    }

    /// <summary>Finds a chunk.</summary>
    /// <param name="body">The body.</param>
    /// <param name="at">Where the line with its size begins.</param>
    /// <param name="offset">Where its data begin.</param>
    /// <param name="size">How many bytes it has.</param>
    /// <returns>False where there is no such line, or the size is no number.</returns>
    public static bool TryChunk(ReadOnlySpan<byte> body, int at, out int offset, out int size)
    {
        offset = size = 0;
        if (at >= body.Length)
            return false;
        ReadOnlySpan<byte> rest = body[at..];
        int length = HttpHead.LineOf(rest, out int next);
        if (next == length || length == 0)
            return false;
        offset = at + next;
        int digits = 0;
        for (; digits < length; digits++)
        {
            int digit = rest[digits] switch
            {
                >= (byte)'0' and <= (byte)'9' => rest[digits] - '0',
                >= (byte)'a' and <= (byte)'f' => rest[digits] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => rest[digits] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                break;
            if (digits > 6)
                return false;
            size = size << 4 | digit;
        }
        return digits > 0;
    }

    /// <summary>Where the next chunk begins.</summary>
    public static int AfterChunk(ReadOnlySpan<byte> body, int offset, int size)
    {
        int end = offset + size;
        return end >= body.Length ? body.Length : end + (body[end] == '\r' ? 2 : 1);
    }

    // Behind the last chunk headers may follow, then a blank line.
    private static int EndOfTrailers(ReadOnlySpan<byte> body, int at)
    {
        while (at < body.Length)
        {
            int length = HttpHead.LineOf(body[at..], out int next);
            at += next;
            if (length == 0)
                return at;
        }
        return Endless;
    }

    /// <summary>The protocol of a body by its media type; 0 for none that is known.</summary>
    /// <param name="contentType">The value of the header, parameters included.</param>
    public static MediaType MediaOf(ReadOnlySpan<byte> contentType)
    {
        int end = contentType.IndexOf((byte)';');
        ReadOnlySpan<byte> value = (end < 0 ? contentType : contentType[..end]).Trim(" \t"u8);
        Span<byte> lower = stackalloc byte[64];
        if (value.Length is 0 or > 64 || Ascii.ToLower(value, lower, out int length) != System.Buffers.OperationStatus.Done)
            return value.IsEmpty ? MediaType.None : MediaType.Other;
        ReadOnlySpan<byte> type = lower[..length];
        return type switch
        {
            _ when type.SequenceEqual("application/octet-stream"u8) => MediaType.None,
            _ when type.SequenceEqual("image/gif"u8) => MediaType.Gif,
            _ when type.SequenceEqual("image/jpeg"u8) || type.SequenceEqual("image/jpg"u8) => MediaType.Jpeg,
            _ when type.SequenceEqual("image/png"u8) => MediaType.Png,
            _ when type.SequenceEqual("video/mp4"u8) || type.SequenceEqual("audio/mp4"u8) => MediaType.Mp4,
            _ when type.SequenceEqual("application/x-www-form-urlencoded"u8) => MediaType.Form,
            _ when type.SequenceEqual("application/json"u8) || type.EndsWith("+json"u8) => MediaType.Json,
            _ when type.SequenceEqual("text/xml"u8) || type.SequenceEqual("application/xml"u8) || type.EndsWith("+xml"u8) => MediaType.Xml,
            _ when type.SequenceEqual("text/html"u8) || type.SequenceEqual("text/plain"u8) || type.SequenceEqual("text/css"u8)
                || type.SequenceEqual("text/javascript"u8) || type.SequenceEqual("application/x-javascript"u8) => MediaType.Text,
            _ when type.SequenceEqual("application/dns-message"u8) => MediaType.Dns,
            _ => MediaType.Other,
        };
    }

    /// <summary>What a connection becomes by the header <c>Upgrade</c>.</summary>
    /// <param name="value">The value of the header.</param>
    public static HttpUpgrade UpgradeOf(ReadOnlySpan<byte> value) =>
        Ascii.EqualsIgnoreCase(value, "h2c"u8) ? HttpUpgrade.Http2
        : Ascii.EqualsIgnoreCase(value, "websocket"u8) ? HttpUpgrade.WebSocket
        : HttpUpgrade.None;
}

/// <summary>HTTP messages one behind the other in a segment; the next one must show its start line, or the bytes belong to the last.</summary>
public sealed class HttpFraming : Framing
{
    /// <summary>What an HTTP/1 server must not take for a request: the connection is HTTP/2 (RFC 9113, section 3.4).</summary>
    internal static ReadOnlySpan<byte> Http2Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    internal static bool StartsWithHttp2(ReadOnlySpan<byte> data) => data.StartsWith(Http2Preface);

    /// <inheritdoc/>
    public override bool TryFrame(ReadOnlySpan<byte> rest, out int offset, out int length)
    {
        (offset, length) = (0, HttpBody.Endless);
        // A single byte is TCP's keep-alive.
        if (rest.Length <= 1 || StartsWithHttp2(rest))
            return false;
        HttpHead head = HttpHead.Read(rest);
        if (!head.IsWhole || head.Length == rest.Length)
            return true;
        ReadOnlySpan<byte> behind = rest[head.Length..];
        int body = HttpBody.LengthOf(head, behind);
        if (body >= behind.Length)
            return true;
        ReadOnlySpan<byte> next = behind[body..];
        if (HttpHead.StartOf(next[..HttpHead.LineOf(next, out _)]) != HttpStart.None)
            length = head.Length + body;
        return true;
    }
}
