using PcapKit.Protocols;

namespace PcapKit;

/// <summary>One side of a connection of HTTP/1: requests or responses, whichever its start lines are.</summary>
internal sealed class HttpSide(StreamSide side, HttpRequests requests)
{
    private const int MaxHead = 256 * 1024, MaxChunkLine = 16 * 1024, MaxTrailers = 64 * 1024;
    private const uint HttpPort = 80;

    private HttpState _state = HttpState.Lost;
    // How far the end of the head was sought already.
    private int _scanned;
    // How many bytes of the body, or of the chunk, are still to come.
    private long _remaining;
    private int _trailers;
    // Bytes of the message are missing, so that it is not given as a whole.
    private bool _isDamaged;
    private HttpRequest? _request;
    private BodyWriter? _body;

    /// <summary>As <see cref="IStreamParser.Accept"/>.</summary>
    public int Accept(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        while (!bytes.IsEmpty)
        {
            int taken = _state switch
            {
                HttpState.Lost => FindStart(bytes, messages),
                HttpState.Head => ReadHead(bytes, messages),
                HttpState.Body or HttpState.Chunk => ReadBody(bytes, messages),
                HttpState.UntilEnd => ReadUntilEnd(bytes, messages),
                HttpState.ChunkLine => ReadChunkLine(bytes, messages),
                HttpState.ChunkEnd => ReadChunkEnd(bytes, messages),
                HttpState.Trailers => ReadTrailers(bytes, messages),
                _ => 0,
            };
            if (taken <= 0)
                return -taken;
            bytes = bytes[taken..];
        }
        return 0;
    }

    /// <summary>As <see cref="IStreamParser.OnGap"/>.</summary>
    public void OnGap(long length, StreamMessages messages)
    {
        if (_state is HttpState.Body or HttpState.Chunk && length <= _remaining)
        {
            _isDamaged = true;
            _remaining -= length;
            _body?.Miss(length, messages);
            if (_remaining == 0)
                EndOfPart(messages);
        }
        else if (_state == HttpState.UntilEnd)
        {
            _isDamaged = true;
            _body?.Miss(length, messages);
        }
        else
        {
            LoseTrack(messages);
        }
    }

    /// <summary>As <see cref="IStreamParser.OnEnd"/>.</summary>
    public void OnEnd(TcpStreamEnd reason, StreamMessages messages)
    {
        if (_state == HttpState.UntilEnd && reason == TcpStreamEnd.Finished)
            EndMessage(messages);
        else
            LoseTrack(messages);
    }

    // A result above 0 is what was taken; below, how many bytes are needed.
    private int FindStart(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (IsOtherProtocol(bytes, messages))
            return 0;
        int at = HttpStartLine.IsAt(bytes) == true ? 0 : HttpStartLine.Find(bytes, out int keep) is >= 0 and var found ? found : bytes.Length - keep;
        if (at > 0)
        {
            Fragment(bytes[..at], messages);
            messages.Skip(at);
            return at;
        }
        if (HttpStartLine.IsAt(bytes) is not true)
            return -bytes.Length - 1;
        _state = HttpState.Head;
        return ReadHead(bytes, messages);
    }

    private static int SkipOne(StreamMessages messages)
    {
        messages.Skip(1);
        return 1;
    }

    private int ReadHead(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (_scanned == 0)
        {
            // Empty lines may come before a request (RFC 9112, section 2.2).
            if (bytes[0] is (byte)'\r' or (byte)'\n')
                return SkipOne(messages);
            if (HttpStartLine.IsAt(bytes) is not { } isStart)
                return -bytes.Length - 1;
            if (!isStart)
            {
                LoseTrack(messages);
                return FindStart(bytes, messages);
            }
        }
        int end = EndOfHead(bytes, _scanned);
        if (end < 0)
        {
            _scanned = Math.Max(1, bytes.Length - 3);
            if (bytes.Length < MaxHead)
                return -bytes.Length - 1;
            messages.Skip(bytes.Length);
            LoseTrack(messages);
            return bytes.Length;
        }
        _scanned = 0;
        HttpMessageHead head = HttpMessageHead.Read(bytes[..end]);
        _isDamaged = false;
        messages.Collect(bytes[..end]);
        BeginMessage(head, bytes[end..], messages);
        return end;
    }

    // HTTP/2 has its own preface; it begins like a request.
    private static bool IsOtherProtocol(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (!bytes.StartsWith("PRI * HTTP/2"u8))
            return false;
        messages.HandOver(new Http2Parser());
        return true;
    }

    private static int EndOfHead(ReadOnlySpan<byte> bytes, int from)
    {
        while (true)
        {
            int at = bytes[from..].IndexOf((byte)'\n');
            if (at < 0)
                return -1;
            from += at + 1;
            if (from < bytes.Length && bytes[from] == '\n')
                return from + 1;
            if (from + 1 < bytes.Length && bytes[from] == '\r' && bytes[from + 1] == '\n')
                return from + 2;
        }
    }

    private void BeginMessage(in HttpMessageHead head, ReadOnlySpan<byte> behind, StreamMessages messages)
    {
        bool isFinal = head.IsRequest || head.Status is < 100 or >= 200 or 101;
        if (head.IsRequest)
        {
            _request = new HttpRequest(head.Method.SequenceEqual("HEAD"u8), head.Method.SequenceEqual("CONNECT"u8), HttpMessageHead.Text(head.Host), HttpMessageHead.Text(head.Uri));
            requests.Add(_request);
        }
        else
        {
            _request = isFinal ? requests.Take() : null;
        }
        if (!head.IsRequest && (head.IsSwitch || (_request is { IsConnect: true } && head.Status / 100 == 2)))
        {
            EndMessage(messages);
            if (head.IsSwitchToHttp2)
                messages.HandOver(new Http2Parser(side == StreamSide.Client ? StreamSide.Server : StreamSide.Client, _request));
            else if (head.IsSwitch)
                messages.Stop();
            else
                messages.HandOver(null);
            // Nothing more is read by this parser.
            _state = HttpState.Over;
            return;
        }
        bool hasNoBody = head.HasNoBody || (!head.IsRequest && _request is { IsHead: true })
            || (!head.IsRequest && _request is null && behind.StartsWith("HTTP/1."u8));
        _state = hasNoBody ? HttpState.Head
            : head.IsChunked ? HttpState.ChunkLine
            : head.ContentLength > 0 ? HttpState.Body
            : head.ContentLength == 0 || head.IsRequest ? HttpState.Head
            : HttpState.UntilEnd;
        _remaining = head.ContentLength;
        if (_state == HttpState.Head)
            EndMessage(messages);
        else
            _body = BodyWriter.Of(head, _request, side, messages);
        if (_state is HttpState.Body or HttpState.UntilEnd)
            messages.Await(_state == HttpState.Body ? _remaining : long.MaxValue);
    }

    private int ReadBody(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int count = (int)Math.Min(_remaining, bytes.Length);
        TakeBody(bytes[..count], messages);
        _remaining -= count;
        if (_remaining == 0)
            EndOfPart(messages);
        return count;
    }

    private int ReadUntilEnd(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        // Behind a hole it may be over; what begins a response is one then.
        if (_isDamaged && HttpStartLine.IsAt(bytes) == true && bytes.StartsWith("HTTP/1."u8))
        {
            LoseTrack(messages);
            return FindStart(bytes, messages);
        }
        TakeBody(bytes, messages);
        return bytes.Length;
    }

    private void EndOfPart(StreamMessages messages)
    {
        if (_state == HttpState.Chunk)
            _state = HttpState.ChunkEnd;
        else
            EndMessage(messages);
    }

    private int ReadChunkLine(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int end = bytes.IndexOf((byte)'\n');
        if (end < 0 && bytes.Length < MaxChunkLine)
            return -bytes.Length - 1;
        if (end < 0 || !TryReadSize(bytes[..end], out _remaining))
        {
            LoseTrack(messages);
            return FindStart(bytes, messages);
        }
        Take(bytes[..(end + 1)], messages);
        _trailers = 0;
        messages.Await(_remaining);
        _state = _remaining > 0 ? HttpState.Chunk : HttpState.Trailers;
        return end + 1;
    }

    // RFC 9112, section 7.1: hexadecimal digits, then extensions.
    internal static bool TryReadSize(ReadOnlySpan<byte> line, out long size)
    {
        size = 0;
        int digits = 0;
        line = line.TrimStart((byte)' ');
        for (; digits < line.Length && char.IsAsciiHexDigit((char)line[digits]); digits++)
        {
            if (size > long.MaxValue >> 4)
                return false;
            size = size << 4 | (long)Convert.ToInt32(((char)line[digits]).ToString(), 16);
        }
        return digits > 0;
    }

    private int ReadChunkEnd(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int count = bytes[0] == '\n' ? 1 : bytes[0] != '\r' ? 0 : bytes.Length < 2 ? -2 : bytes[1] == '\n' ? 2 : 1;
        if (count < 0)
            return count;
        Take(bytes[..count], messages);
        _state = HttpState.ChunkLine;
        return count > 0 ? count : ReadChunkLine(bytes, messages);
    }

    private int ReadTrailers(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int end = bytes.IndexOf((byte)'\n');
        if (end < 0 && bytes.Length < MaxChunkLine)
            return -bytes.Length - 1;
        _trailers += end + 1;
        if (end < 0 || _trailers > MaxTrailers)
        {
            LoseTrack(messages);
            return FindStart(bytes, messages);
        }
        Take(bytes[..(end + 1)], messages);
        if (end == 0 || (end == 1 && bytes[0] == '\r'))
            EndMessage(messages);
        return end + 1;
    }

    private void TakeBody(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        Take(bytes, messages);
        _body?.Write(bytes, messages);
    }

    private void Take(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (_isDamaged)
            messages.Skip(bytes.Length);
        else
            messages.Collect(bytes);
    }

    private void EndMessage(StreamMessages messages)
    {
        _body?.End(messages, isWhole: !_isDamaged);
        (_body, _state, _isDamaged, _scanned) = (null, HttpState.Head, false, 0);
        messages.Complete(TcpView.PortTable, HttpPort);
    }

    private void LoseTrack(StreamMessages messages)
    {
        _body?.End(messages, isWhole: false);
        messages.Abandon();
        (_body, _state, _isDamaged, _scanned) = (null, HttpState.Lost, false, 0);
        requests.Clear();
    }

    private void Fragment(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (messages.Objects is not { } objects)
            return;
        // As in Wireshark: what begins with no printable character, but for one line end, is nothing, and the rest of a head, or what looks like one, belongs to no file.
        if (bytes.StartsWith("\r\n"u8))
            bytes = bytes[2..];
        if (bytes.IsEmpty || bytes[0] is < 0x20 or > 0x7E)
            return;
        bytes = bytes[new HttpView(bytes).HeaderLength..];
        if (bytes.IsEmpty)
            return;
        var item = new StreamObject { Protocol = "http", Stream = messages.Stream, Side = side, IsFragment = true, FirstFrame = messages.Frame, LastFrame = messages.Frame };
        objects.OnBegin(item);
        item.Size = bytes.Length;
        objects.OnData(item, bytes);
        objects.OnEnd(item, StreamObjectEnd.Partial);
    }

    private enum HttpState : byte
    {
        /// <summary>The next start line is sought.</summary>
        Lost,
        Head,
        /// <summary>A body of known length.</summary>
        Body,
        /// <summary>A body that lasts until the connection closes.</summary>
        UntilEnd,
        ChunkLine,
        Chunk,
        ChunkEnd,
        Trailers,
        /// <summary>The connection is of another protocol.</summary>
        Over,
    }
}
