using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Changes packets on their way from one capture to another. Layers that are not touched keep their bytes.</summary>
/// <remarks>pcapng holds every link type and times of any precision, so what was captured stays as it was; pcap needs to be told both before the first packet.</remarks>
public static class EditPackets
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture to read, and a pcapng file to write.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        int changed = 0;
        using var capture = Capture.Open(args[0]);
        using PcapNgWriter writer = PcapNgWriter.Create(args[1]);
        foreach (var packet in capture)
        {
            LayerStack layers = packet.ToLayers();
            if (layers.Get<IPv4>() is { } ip)
            {
                ip.TimeToLive--;
                // Null: worked out again. layers.Recompute() does it for every field of every layer.
                ip.Checksum = null;
                changed++;
            }
            writer.Write(packet.Frame with { Data = layers.Build() });
        }
        writer.Complete();
        output.WriteLine($"{changed} packets changed");
    }
}
