namespace PcapKit.Examples;

/// <summary>Walks over the packets that meet a display filter.</summary>
internal static class FilterPackets
{
    public static void Run(string[] args, TextWriter output)
    {
        using var capture = Capture.Open(args[0]).Where("udp.dstport == 49153 and ip.src == 192.0.2.0/24");
        foreach (Packet packet in capture)
            output.WriteLine($"{packet.Number}: {packet.Chain}");
    }
}
