using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Reads fields through typed views, which are decoded when they are asked for. A view reads; the plain name builds.</summary>
public static class TypedViews
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        foreach (var packet in Capture.Open(args[0]))
        {
            if (packet.TryGet(out IPv4View ip) && packet.TryGet(out UdpView udp))
                output.WriteLine($"{ip.Source}:{udp.SourcePort} > {ip.Destination}:{udp.DestinationPort}, {udp.Length} bytes");
            // A name finds whatever version is there.
            if (packet.IndexOf("IP") < 0)
                output.WriteLine("no IP");
        }
    }
}
