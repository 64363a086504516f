using System.Net;

namespace PcapKit;

/// <summary>A TCP connection, as far as a capture holds it.</summary>
public sealed class TcpStream
{
    private readonly FlowKey _key;
    private readonly bool _clientIsSecond;

    internal TcpStream(long number, in FlowKey key, bool clientIsSecond, long frame, long time)
    {
        (Number, _key, _clientIsSecond) = (number, key, clientIsSecond);
        (FirstFrame, FirstTime, LastTime) = (frame, time, time);
    }

    /// <summary>Its number, from 0 in the order of the first packets, as <c>tcp.stream</c>.</summary>
    public long Number { get; }

    /// <summary>The sender of the first packet.</summary>
    public IPEndPoint Client => EndPoint(_clientIsSecond);

    /// <summary>The other end.</summary>
    public IPEndPoint Server => EndPoint(!_clientIsSecond);

    /// <summary>The port of the client.</summary>
    public ushort ClientPort => _clientIsSecond ? _key.SecondPort : _key.FirstPort;

    /// <summary>The port of the server.</summary>
    public ushort ServerPort => _clientIsSecond ? _key.FirstPort : _key.SecondPort;

    /// <summary>The number of its first frame.</summary>
    public long FirstFrame { get; }

    /// <summary>When that was captured, in nanoseconds since 1970.</summary>
    public long FirstTime { get; }

    /// <summary>When its last frame was captured, in nanoseconds since 1970.</summary>
    public long LastTime { get; internal set; }

    /// <summary>Whether a RST was seen.</summary>
    public bool IsReset { get; internal set; }

    internal ITcpStreamHandler? Handler;
    internal TcpStreamQueue? ClientQueue, ServerQueue;

    internal bool IsBetween(in FlowKey key) => _key == key;

    private IPEndPoint EndPoint(bool second)
    {
        IPv6Address address = second ? _key.SecondAddress : _key.FirstAddress;
        ushort port = second ? _key.SecondPort : _key.FirstPort;
        return new IPEndPoint(_key.IsIPv6 ? address.ToIPAddress() : new IPv4Address((uint)address.Low).ToIPAddress(), port);
    }

    /// <summary>The sending side's bytes in their order.</summary>
    internal ref TcpStreamQueue? QueueOf(StreamSide side) => ref side == StreamSide.Client ? ref ClientQueue : ref ServerQueue;
}
