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

/// <summary>Traces flows while a report is written, as the original's <c>extract(trace=True)</c>.</summary>
internal static class ExtractAndTrace
{
    public static void Run(string[] args, TextWriter output)
    {
        using Extractor extraction = Verbs.Extract(new() { Input = args[0], Output = args[1], Store = false, Trace = true, TraceOutput = args[2], TraceFormat = Formats.Pcap });
        foreach (TracedFlow flow in extraction.Trace.Tcp)
            output.WriteLine($"{flow.Label}: {flow.Packets} packets in {flow.Path}");
    }
}
