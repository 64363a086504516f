using System.Diagnostics;
using PcapKit.Protocols;

namespace PcapKit.Benchmarks;

/// <summary>Reads every packet of a capture, finds its layers and touches addresses, ports and protocol.</summary>
internal static class Decode
{
    /// <summary>Only reads: what the file costs without a look into the packets.</summary>
    public static int Read(string path)
    {
        using CaptureReader reader = CaptureReader.Open(path);
        long packets = 0, bytes = 0;
        while (reader.Read(out CapturedFrame frame))
        {
            packets++;
            bytes += frame.Data.Length;
        }
        Console.WriteLine($"{packets} packets, {bytes} bytes");
        return 0;
    }

    /// <summary>The whole process of one pass over a capture.</summary>
    public static int Run(string path, ProtocolLevel highest)
    {
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { HighestLevel = highest });
        using CaptureReader reader = CaptureReader.Open(path);
        long packets = 0;
        ulong sum = 0;
        while (reader.Read(out CapturedFrame frame))
        {
            packets++;
            sum += Touch(dissector.Dissect(frame));
        }
        Console.WriteLine($"{packets} packets, sum {sum}");
        return 0;
    }

    /// <summary>The same pass, and a display filter asked of each packet.</summary>
    public static int Filter(string path, string text)
    {
        var filter = DisplayFilter.Parse(text);
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { HighestLevel = ProtocolLevel.Transport });
        using CaptureReader reader = CaptureReader.Open(path);
        long packets = 0, found = 0;
        ulong sum = 0;
        while (reader.Read(out CapturedFrame frame))
        {
            packets++;
            Packet packet = dissector.Dissect(frame);
            sum += Touch(packet);
            found += filter.Matches(packet) ? 1 : 0;
        }
        Console.WriteLine($"{packets} packets, {found} meet the filter, sum {sum}");
        return 0;
    }

    /// <summary>The best of many passes over the first packets in one process: what one packet costs once everything is warm, and what it allocates.</summary>
    public static int Steady(string path)
    {
        byte[] head = ReadHead(path, 400_000);
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { HighestLevel = ProtocolLevel.Transport });
        double best = double.MaxValue;
        long allocated = 0, packets = 0;
        ulong sum = 0;
        for (int pass = 0; pass < 2000; pass++)
        {
            using CaptureReader reader = CaptureReader.Open(new MemoryStream(head));
            packets = 0;
            reader.Read(out CapturedFrame frame);
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            do
            {
                packets++;
                sum += Touch(dissector.Dissect(frame));
            }
            while (reader.Read(out frame));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / packets);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Console.WriteLine($"{packets} packets: {best:F1} ns each, {allocated} bytes allocated (sum {sum})");
        return 0;
    }

    private static ulong Touch(in Packet packet)
    {
        ulong sum = 0;
        if (packet.TryGet(out IPv4View ip))
            sum += ip.Source.Value + ip.Destination.Value + (uint)ip.NextProtocol;
        else if (packet.TryGet(out IPv6View six))
            sum += six.Source.Low + six.Destination.Low + (uint)six.NextHeader;
        if (packet.TryGet(out TcpView tcp))
            sum += (uint)tcp.SourcePort + tcp.DestinationPort;
        else if (packet.TryGet(out UdpView udp))
            sum += (uint)udp.SourcePort + udp.DestinationPort;
        return sum;
    }

    private static byte[] ReadHead(string path, int size)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[Math.Min(size, file.Length)];
        file.ReadExactly(head);
        // Cut after a whole record: a capture must not end within a packet.
        int at = 24;
        while (at + 16 <= head.Length && at + 16 + BitConverter.ToInt32(head, at + 8) <= head.Length)
            at += 16 + BitConverter.ToInt32(head, at + 8);
        return head[..at];
    }
}
