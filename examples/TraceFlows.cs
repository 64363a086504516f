using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Writes the packets of each flow to a capture of its own.</summary>
internal static class TraceFlows
{
    public static void Run(string[] args, TextWriter output)
    {
        using var tracer = new FlowTracer(DefaultProtocols.Registry, new FlowTracerOptions { Folder = args[1], Format = Formats.PcapNg })
        {
            FlowEnded = flow => output.WriteLine($"{flow.Label}: {flow.Packets} packets"),
        };
        foreach (Packet packet in Capture.Open(args[0]))
            tracer.Observe(packet);
        tracer.Complete();
    }
}
