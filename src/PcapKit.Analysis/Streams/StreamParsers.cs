using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Which parser reads the streams of which protocol. Ports lead to protocols as they do for packets; where they lead nowhere, the first bytes decide by their looks.</summary>
/// <remarks>Add what you need before the first stream is opened; after that it is safe for all threads.</remarks>
public sealed class StreamParsers
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<ushort, Func<TcpStream, IStreamParser>> _ports = [];

    /// <summary>None yet.</summary>
    public static StreamParsers CreateEmpty() => new();

    /// <summary>Those that PcapKit brings.</summary>
    public static StreamParsers CreateDefault() => new StreamParsers()
        .Add(DnsProtocol.Instance, _ => new DnsParser())
        .Add(Http2Protocol.Instance, _ => new Http2Parser(), Http2Parser.LooksLike)
        .Add(HttpProtocol.Instance, _ => new HttpParser(), HttpParser.LooksLike)
        .Add(TlsProtocol.Instance, _ => new TlsParser(), TlsParser.LooksLike)
        .Add(FtpProtocol.Instance, stream => new FtpParser(stream))
        .Add(FtpDataProtocol.Instance, _ => new FtpDataParser());

    private StreamParsers()
    {
    }

    /// <summary>Says who reads the streams of a protocol. A later one takes the place of an earlier one.</summary>
    /// <param name="protocol">The protocol; its ports are those of the table <c>tcp.port</c>.</param>
    /// <param name="make">Makes the parser of a stream.</param>
    /// <param name="looks">Whether bytes look like the beginning of a message of the protocol; null where only ports lead to it.</param>
    /// <returns>This.</returns>
    public StreamParsers Add(Protocol protocol, Func<TcpStream, IStreamParser> make, StreamLooks? looks = null)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(make);
        _entries.RemoveAll(e => ReferenceEquals(e.Protocol, protocol));
        _entries.Add(new Entry(protocol, make, looks));
        return this;
    }

    /// <summary>Says who reads the streams of a port, whatever the registry says of it.</summary>
    /// <param name="port">The port of either end.</param>
    /// <param name="make">Makes the parser of a stream.</param>
    /// <returns>This.</returns>
    public StreamParsers AddPort(ushort port, Func<TcpStream, IStreamParser> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _ports[port] = make;
        return this;
    }

    /// <summary>The parser that the ports of a stream lead to, the lower one first; null for none.</summary>
    internal IStreamParser? FindByPort(ProtocolRegistry registry, TcpStream stream)
    {
        ushort low = Math.Min(stream.ClientPort, stream.ServerPort), high = Math.Max(stream.ClientPort, stream.ServerPort);
        return FindByPort(registry, stream, low) ?? FindByPort(registry, stream, high);
    }

    /// <summary>The parser that bytes look like; null for none.</summary>
    internal IStreamParser? FindByLooks(TcpStream stream, StreamSide side, ReadOnlySpan<byte> bytes)
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Looks is not null && entry.Looks(side, bytes))
                return entry.Make(stream);
        }
        return null;
    }

    private IStreamParser? FindByPort(ProtocolRegistry registry, TcpStream stream, ushort port)
    {
        if (_ports.TryGetValue(port, out Func<TcpStream, IStreamParser>? make))
            return make(stream);
        if (registry.Find(TcpView.PortTable, port) is not { } protocol)
            return null;
        foreach (Entry entry in _entries)
        {
            if (ReferenceEquals(entry.Protocol, protocol))
                return entry.Make(stream);
        }
        return null;
    }

    private sealed record Entry(Protocol Protocol, Func<TcpStream, IStreamParser> Make, StreamLooks? Looks);
}

/// <summary>Whether bytes look like the beginning of a message.</summary>
/// <param name="side">Who sent them.</param>
/// <param name="bytes">The bytes of a segment, at least one.</param>
public delegate bool StreamLooks(StreamSide side, ReadOnlySpan<byte> bytes);
