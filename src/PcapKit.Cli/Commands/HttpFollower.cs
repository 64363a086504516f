using System.Buffers;
using System.Globalization;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary>The messages of HTTP/1 in a TCP stream: heads as they are, bodies decoded.</summary>
internal sealed class HttpFollower : Follower, IStreamMessageHandler, IStreamObjectHandler
{
    private const int LongestBody = 64 << 20;

    private readonly FlowOptions _options = new() { Protocols = FlowProtocols.Tcp };
    private readonly StreamParsing _parsing;
    private readonly TcpReassembler _reassembler;
    private readonly FollowPrinter _printer;
    // Of each side, the body whose message is not at its end.
    private readonly Body[] _bodies = [new(), new()];
    private readonly long[] _places = new long[2];
    private long _leftOut;
    private readonly long[] _skipped = new long[2];
    private long _messages;

    internal HttpFollower(long number, FollowPrinter printer)
    {
        _printer = printer;
        _parsing = new StreamParsing(DefaultProtocols.Registry, this, new StreamParsingOptions { Objects = this });
        _reassembler = new TcpReassembler(DefaultProtocols.Registry, stream => stream.Number == number ? Begin(stream) : null, new TcpReassemblyOptions { Conversations = _options.Tcp });
    }

    internal override string Name => "TCP";

    internal override IReadOnlyCollection<Protocol> Needed => _options.Needed;

    internal override long Count => _reassembler.Conversations.Streams;

    internal override IReadOnlyList<string> LimitsMet => MetLimits.Of(streams: _reassembler, messages: _parsing);

    internal override string? Failure => Found && _messages == 0 ? "no message of HTTP/1 was found in the stream; without --http it is printed as it is" : null;

    internal override string? Remark => _leftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_leftOut} bytes of long bodies are left out; 'pcapkit objects' writes them")
        : null;

    internal override void Observe(in Packet packet) => _reassembler.Observe(packet);

    internal override void Complete()
    {
        _reassembler.Complete();
        // Bodies whose messages did not come to their end.
        foreach (StreamSide side in (ReadOnlySpan<StreamSide>)[StreamSide.Client, StreamSide.Server])
            Print(side, _bodies[(int)side].Take(), 0);
    }

    void IStreamMessageHandler.OnMessage(in StreamMessage message)
    {
        // Other protocols have messages too.
        if (DefaultProtocols.Registry.Find(message.Table, message.Key) is not HttpProtocol)
            return;
        if (_messages++ == 0)
            PrintSkipped();
        ReadOnlySpan<byte> bytes = message.Bytes;
        Body body = _bodies[(int)message.Side];
        int end = bytes.IndexOf("\r\n\r\n"u8);
        bool hasHead = end >= 0 && body.HasAny;
        Print(message.Side, hasHead ? bytes[..(end + 4)] : bytes, message.Frames.Length > 0 ? message.Frames[0] : message.Frame);
        if (hasHead)
            Print(message.Side, body.Take(), message.Frame);
    }

    void IStreamMessageHandler.OnSkipped(TcpStream stream, StreamSide side, long offset, long length)
    {
        // What stands before the first message is told once there is one.
        _skipped[(int)side] += length;
        if (_messages > 0)
            PrintSkipped();
    }

    private void PrintSkipped()
    {
        foreach (StreamSide side in (ReadOnlySpan<StreamSide>)[StreamSide.Client, StreamSide.Server])
        {
            if (_skipped[(int)side] > 0)
                _printer.PrintGap(side, _skipped[(int)side]);
            _skipped[(int)side] = 0;
        }
    }

    void IStreamObjectHandler.OnBegin(StreamObject item)
    {
        if (IsOfMessage(item))
            _bodies[(int)item.Side].Begin();
    }

    void IStreamObjectHandler.OnData(StreamObject item, ReadOnlySpan<byte> data)
    {
        if (IsOfMessage(item) && !_bodies[(int)item.Side].TryAdd(data))
            _leftOut += data.Length;
    }

    void IStreamObjectHandler.OnEnd(StreamObject item, StreamObjectEnd how)
    {
        // What cannot be decoded is shown as it came.
        if (how is StreamObjectEnd.Undecodable && IsOfMessage(item))
            _bodies[(int)item.Side].Take();
    }

    // Bodies of HTTP/2 come several at a time.
    private static bool IsOfMessage(StreamObject item) => item.Protocol == HttpProtocol.Instance.Name;

    private ITcpStreamHandler? Begin(TcpStream stream)
    {
        Found = true;
        _printer.Begin(Name, stream.Number, stream.Client.ToString(), stream.Server.ToString());
        return _parsing.Open(stream);
    }

    private void Print(StreamSide side, ReadOnlySpan<byte> bytes, long frame)
    {
        _printer.Print(side, bytes, _places[(int)side], frame);
        _places[(int)side] += bytes.Length;
    }

    private sealed class Body
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        internal bool HasAny { get; private set; }

        internal void Begin()
        {
            HasAny = true;
            _bytes.ResetWrittenCount();
        }

        internal bool TryAdd(ReadOnlySpan<byte> data)
        {
            if (_bytes.WrittenCount + data.Length > LongestBody)
                return false;
            _bytes.Write(data);
            return true;
        }

        /// <summary>What there is; valid until the next body begins.</summary>
        internal ReadOnlySpan<byte> Take()
        {
            ReadOnlySpan<byte> bytes = HasAny ? _bytes.WrittenSpan : default;
            HasAny = false;
            return bytes;
        }
    }
}
