using System.Buffers.Binary;
using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>Plays segments of one connection to a reassembler and writes down what it gives: bytes as they are, a gap as [n], an overlap as {n}, an end as its name.</summary>
internal sealed class TcpTape : ITcpStreamHandler
{
    private readonly Dissector _dissector = new(DefaultProtocols.Registry);
    private readonly Dictionary<StreamSide, long> _next = new() { [StreamSide.Client] = 0, [StreamSide.Server] = 0 };
    private readonly HashSet<StreamSide> _ended = [];
    private long _number;

    public TcpTape(TcpReassemblyOptions? options = null) => Reassembler = new TcpReassembler(DefaultProtocols.Registry, Open, options);

    public TcpReassembler Reassembler { get; }

    public List<TcpStream> Streams { get; } = [];

    public StringBuilder Client { get; } = new();

    public StringBuilder Server { get; } = new();

    public List<TcpStreamOverlap> Overlaps { get; } = [];

    public List<TcpStreamGap> Gaps { get; } = [];

    public int Seconds { get; set; } = 1;

    public void Send(uint sequence, string data = "", TcpFlags flags = TcpFlags.Ack, uint ack = 0) => Play(false, sequence, Encoding.Latin1.GetBytes(data), flags, ack);

    public void Answer(uint sequence, string data = "", TcpFlags flags = TcpFlags.Ack, uint ack = 0) => Play(true, sequence, Encoding.Latin1.GetBytes(data), flags, ack);

    public void Play(bool back, uint sequence, ReadOnlySpan<byte> data, TcpFlags flags, uint ack, int? captured = null, ushort port = 1000)
    {
        byte[] packet = [.. Hex.Parse("45 00 00 00 00 00 00 00 40 06 00 00 0a 00 00 01 0a 00 00 02"), .. new byte[20], .. data];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        if (back)
            (packet[15], packet[19]) = (packet[19], packet[15]);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), back ? (ushort)7 : port);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), back ? port : (ushort)7);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(24), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(28), ack);
        (packet[32], packet[33], packet[34]) = (0x50, (byte)flags, 1);
        int length = captured is { } some ? 40 + some : packet.Length;
        var frame = new CapturedFrame { Data = packet.AsSpan(0, length), Number = ++_number, Time = Timestamp.FromMicroseconds(Seconds, 0), OriginalLength = packet.Length, LinkType = 101 };
        Reassembler.Observe(_dissector.Dissect(frame));
    }

    public void OnData(TcpStream stream, in TcpStreamData data)
    {
        Move(data.Side, data.Offset, data.Bytes.Length);
        Of(data.Side).Append(Encoding.Latin1.GetString(data.Bytes));
    }

    public void OnGap(TcpStream stream, in TcpStreamGap gap)
    {
        Move(gap.Side, gap.Offset, gap.Length);
        Gaps.Add(gap);
        Of(gap.Side).Append('[').Append(gap.Length).Append(']');
    }

    public void OnOverlap(TcpStream stream, in TcpStreamOverlap overlap) => Overlaps.Add(overlap);

    public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason)
    {
        Assert.True(_ended.Add(side), "ended twice");
        Of(side).Append('.').Append(reason);
    }

    private TcpTape Open(TcpStream stream)
    {
        Streams.Add(stream);
        // The handler is one for all: only the last stream is written down.
        _next[StreamSide.Client] = _next[StreamSide.Server] = 0;
        _ended.Clear();
        Client.Clear();
        Server.Clear();
        return this;
    }

    // Whatever comes, the places have neither holes nor overlaps.
    private void Move(StreamSide side, long offset, long length)
    {
        Assert.DoesNotContain(side, _ended);
        Assert.True(length > 0);
        Assert.Equal(_next[side], offset);
        _next[side] = offset + length;
    }

    private StringBuilder Of(StreamSide side) => side == StreamSide.Client ? Client : Server;
}
