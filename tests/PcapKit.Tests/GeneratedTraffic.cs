using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Traffic made up by chance: connections with messages, segments out of order, twice, lost and overlapping, datagrams in fragments, and noise.</summary>
internal static class GeneratedTraffic
{
    private static readonly IPv4Address Server = IPv4Address.Parse("198.51.100.2");
    private static readonly IPv6Address SixA = IPv6Address.Parse("2001:db8::1"), SixB = IPv6Address.Parse("2001:db8::2");

    /// <summary>Frames in the order of their capture, the same for every seed.</summary>
    public static List<byte[]> Frames(int seed, int connections)
    {
        var random = new Random(seed);
        List<Queue<byte[]>> sources = [];
        for (int i = 0; i < connections; i++)
            sources.Add(new Queue<byte[]>(Connection(random, (byte)(i % 7 + 1), (ushort)(40000 + i))));
        for (int i = 0; i < connections / 2; i++)
            sources.Add(new Queue<byte[]>(Datagram(random, (ushort)(i + 1))));
        var frames = new List<byte[]>();
        while (sources.Count > 0)
        {
            int one = random.Next(sources.Count);
            if (sources[one].TryDequeue(out byte[]? frame))
                frames.Add(frame);
            else
                sources.RemoveAt(one);
        }
        return frames;
    }

    public static byte[] Pcap(IReadOnlyList<byte[]> frames, bool bigEndian = false, bool nanoseconds = false) => Write(frames, nanoseconds ? 123_456_789u : 250_000_000u,
        file => new PcapWriter(file, new PcapWriterOptions { BigEndian = bigEndian, Nanoseconds = nanoseconds }, leaveOpen: true));

    public static byte[] PcapNg(IReadOnlyList<byte[]> frames) =>
        Write(frames, 987_654_321u, file => new PcapNgWriter(file, new PcapNgWriterOptions(), leaveOpen: true));

    private static byte[] Write(IReadOnlyList<byte[]> frames, uint fraction, Func<Stream, CaptureWriter> open)
    {
        using var file = new MemoryStream();
        using (CaptureWriter writer = open(file))
        {
            for (int i = 0; i < frames.Count; i++)
                writer.Write(new CapturedFrame { Data = frames[i], OriginalLength = frames[i].Length, LinkType = 1, Time = Timestamp.FromNanoseconds(1_700_000_000 + i / 50, fraction) });
            writer.Complete();
        }
        return file.ToArray();
    }

    private static List<byte[]> Connection(Random random, byte host, ushort port)
    {
        IPv4Address client = IPv4Address.Parse($"192.0.2.{host}");
        byte[] Segment(bool back, uint sequence, uint acknowledged, TcpFlags flags, ReadOnlySpan<byte> data) => (new Ethernet()
            / new IPv4 { Source = back ? Server : client, Destination = back ? client : Server }
            / new Tcp { SourcePort = back ? (ushort)80 : port, DestinationPort = back ? port : (ushort)80, SequenceNumber = sequence, AcknowledgmentNumber = acknowledged, Flags = flags, Window = 1000 }
            / new Payload(data)).Build();

        byte[] body = new byte[random.Next(4000)];
        random.NextBytes(body);
        byte[] request = Encoding.ASCII.GetBytes($"GET /{port} HTTP/1.1\r\nHost: www.example.com\r\n\r\n");
        byte[] response = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        uint to = (uint)random.Next(), from = uint.MaxValue - (uint)random.Next(3000);
        List<byte[]> frames = [Segment(false, to++, 0, TcpFlags.Syn, []), Segment(true, from++, to, TcpFlags.Syn | TcpFlags.Ack, []), Segment(false, to, from, TcpFlags.Ack | TcpFlags.Psh, request)];
        to += (uint)request.Length;
        int middle = frames.Count;
        for (int at = 0; at < response.Length;)
        {
            int length = Math.Min(random.Next(1, 1400), response.Length - at);
            byte[] frame = Segment(true, from + (uint)at, to, TcpFlags.Ack, response.AsSpan(at, length));
            // Lost, twice, or in another place.
            for (int copies = random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 }; copies > 0; copies--)
                frames.Insert(random.Next(6) == 0 ? random.Next(middle, frames.Count + 1) : frames.Count, frame);
            // The next one begins within this one.
            at += random.Next(8) == 0 ? (length + 1) / 2 : length;
        }
        from += (uint)response.Length;
        if (random.Next(3) > 0)
            frames.AddRange([Segment(true, from, to, TcpFlags.Fin | TcpFlags.Ack, []), Segment(false, to, from + 1, TcpFlags.Fin | TcpFlags.Ack, [])]);
        return frames;
    }

    private static byte[][] Datagram(Random random, ushort id)
    {
        byte[] data = new byte[random.Next(8, 3000)];
        random.NextBytes(data);
        if (id % 3 == 0)
            return [(new Ethernet() / new IPv6 { Source = SixA, Destination = SixB } / new Udp { SourcePort = id, DestinationPort = 53 } / new Payload(data)).Build()];
        byte[] udp = (new Udp { SourcePort = id, DestinationPort = 49153, Checksum = 0 } / new Payload(data)).Build();
        var parts = new List<byte[]>();
        for (int at = 0; at < udp.Length; at += 504)
        {
            int end = Math.Min(at + 504, udp.Length);
            parts.Add((new Ethernet { Type = EtherType.IPv4 } / new IPv4
            {
                Source = Server,
                Destination = IPv4Address.Parse("192.0.2.1"),
                Identification = id,
                NextProtocol = IPProtocol.Udp,
                FragmentOffset = (ushort)(at / 8),
                MoreFragments = end < udp.Length,
            } / new Payload(udp.AsSpan(at, end - at))).Build());
        }
        byte[][] shuffled = [.. parts];
        random.Shuffle(shuffled);
        return random.Next(5) == 0 ? shuffled[1..] : shuffled;
    }
}
