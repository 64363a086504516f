using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Changes packets on their way from one capture to another. Layers that are not touched keep their bytes.</summary>
public static class EditPackets
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture to read and one to write.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        int changed = 0;
        using var capture = Capture.Open(args[0]);
        using PcapWriter writer = PcapWriter.Create(args[1], new PcapWriterOptions { LinkType = capture.Interfaces[0].LinkType });
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
            writer.Write(packet.Time, layers.Build());
        }
        writer.Complete();
        output.WriteLine($"{changed} packets changed");
    }
}
