using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>A parser of your own for TCP streams: here messages of ACME with their length in front of each.</summary>
public sealed class AcmeParser : IStreamParser
{
    private static readonly TableId Table = TableId.Of("udp.port");

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        while (bytes.Length > 0)
        {
            int length = 1 + bytes[0];
            // What is not taken comes again when there is this much.
            if (bytes.Length < length)
                return length;
            // The message is dissected as over UDP, without the byte in front of it.
            messages.Add(bytes[..length], Table, 9100, prefix: 1);
            bytes = bytes[length..];
        }
        return 1;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages)
    {
        // Lengths give no way back into step.
        messages.Stop();
    }
}

/// <summary>Reads the messages of the TCP streams of a capture with it.</summary>
public sealed class OwnStreamParser : IStreamMessageHandler
{
    private readonly Dissector _dissector;
    private readonly TextWriter _output;

    private OwnStreamParser(ProtocolRegistry registry, TextWriter output) => (_dissector, _output) = (new Dissector(registry), output);

    /// <summary>Runs the example.</summary>
    /// <param name="args">The capture, and the port.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(AcmeProtocol.Instance).Build();
        StreamParsers parsers = StreamParsers.CreateDefault().AddPort(ushort.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), _ => new AcmeParser());
        var parsing = new StreamParsing(registry, new OwnStreamParser(registry, output), new StreamParsingOptions { Parsers = parsers });
        var streams = new TcpReassembler(registry, parsing.Open);
        foreach (var packet in Capture.Open(args[0], registry))
            streams.Observe(packet);
        streams.Complete();
        output.WriteLine($"{parsing.MessageCount} messages, {parsing.SkippedBytes} bytes of no message");
    }

    /// <inheritdoc/>
    public void OnMessage(in StreamMessage message)
    {
        Packet packet = _dissector.Dissect(message.Bytes, message.Table, message.Key);
        if (packet.TryGet(out AcmeView acme))
            _output.WriteLine($"frames {string.Join(',', message.Frames.ToArray())}: {acme.Kind} of device {acme.Device}: {acme.Value}");
    }
}
