using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>Plays a TCP connection, packet by packet, to the parsers of streams, and writes down what they find.</summary>
internal sealed class StreamTape : IStreamMessageHandler, IStreamObjectHandler
{
    private readonly Dissector _dissector = new(DefaultProtocols.Registry);
    private readonly TcpReassembler _reassembler;
    private readonly ushort _port;
    private uint _client = 1000, _server = 5000;
    private long _number;

    public StreamTape(ushort port, StreamParsingOptions? options = null, bool objects = false)
    {
        _port = port;
        options ??= new StreamParsingOptions();
        Parsing = new StreamParsing(DefaultProtocols.Registry, this, objects ? options with { Objects = this } : options);
        _reassembler = new TcpReassembler(DefaultProtocols.Registry, Parsing.Open);
        Play(false, [], TcpFlags.Syn);
        Play(true, [], TcpFlags.Syn | TcpFlags.Ack);
    }

    public StreamParsing Parsing { get; }

    /// <summary>The messages: side, place and length in the stream, frames, and the bytes in Latin-1.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The messages' bytes alone.</summary>
    public List<string> Texts { get; } = [];

    public List<string> Skipped { get; } = [];

    /// <summary>The files: what is known of them, their content in Latin-1, how they ended.</summary>
    public List<(StreamObject Item, string Content, StreamObjectEnd End)> Files { get; } = [];

    public long Expanded { get; private set; }

    public bool KeepContents { get; set; } = true;

    public void Send(string data) => Send(Encoding.Latin1.GetBytes(data));

    public void Send(ReadOnlySpan<byte> data) => Play(false, data, TcpFlags.Ack);

    public void Answer(string data) => Answer(Encoding.Latin1.GetBytes(data));

    public void Answer(ReadOnlySpan<byte> data) => Play(true, data, TcpFlags.Ack);

    /// <summary>Bytes that were sent and not captured: the other side acknowledges them.</summary>
    public void LoseClient(int count) => _client += (uint)count;

    public void LoseServer(int count) => _server += (uint)count;

    public void FinishClient() => Play(false, [], TcpFlags.Fin | TcpFlags.Ack);

    public void FinishServer() => Play(true, [], TcpFlags.Fin | TcpFlags.Ack);

    public void Complete() => _reassembler.Complete();

    public void OnMessage(in StreamMessage message)
    {
        string text = Encoding.Latin1.GetString(message.Bytes);
        Texts.Add(text);
        Messages.Add($"{message.Side} {message.Offset}+{message.Length} [{string.Join(',', message.Frames.ToArray())}] {text}");
        _ = _dissector.Dissect(message.Bytes, message.Table, message.Key).Chain;
    }

    public void OnSkipped(TcpStream stream, StreamSide side, long offset, long length) => Skipped.Add($"{side} {offset}+{length}");

    public void OnBegin(StreamObject item) => item.Tag = new StringBuilder();

    public void OnData(StreamObject item, ReadOnlySpan<byte> data)
    {
        Expanded += data.Length;
        if (KeepContents)
            ((StringBuilder)item.Tag!).Append(Encoding.Latin1.GetString(data));
    }

    public void OnEnd(StreamObject item, StreamObjectEnd how) => Files.Add((item, item.Tag!.ToString()!, how));

    private void Play(bool back, ReadOnlySpan<byte> data, TcpFlags flags)
    {
        ref uint next = ref back ? ref _server : ref _client;
        byte[] packet = (new IPv4 { Source = Address(back), Destination = Address(!back) }
            / new PcapKit.Protocols.Tcp
            {
                SourcePort = back ? _port : (ushort)40000,
                DestinationPort = back ? (ushort)40000 : _port,
                SequenceNumber = next,
                AcknowledgmentNumber = flags == TcpFlags.Syn ? 0 : back ? _client : _server,
                Syn = (flags & TcpFlags.Syn) != 0,
                Ack = (flags & TcpFlags.Ack) != 0,
                Fin = (flags & TcpFlags.Fin) != 0,
            } / new Payload(data.ToArray())).Build();
        next += (uint)data.Length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0u);
        _reassembler.Observe(_dissector.Dissect(new CapturedFrame { Data = packet, Number = ++_number, OriginalLength = packet.Length, LinkType = 101, Time = Timestamp.FromMicroseconds(1_000_000 + _number, 0) }));
    }

    private static IPv4Address Address(bool second) => IPv4Address.Parse(second ? "10.0.0.2" : "10.0.0.1");
}
