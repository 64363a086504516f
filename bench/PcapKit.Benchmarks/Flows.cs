using PcapKit.Protocols;

namespace PcapKit.Benchmarks;

/// <summary>What works on conversations: compare it with <see cref="Decode"/>.</summary>
internal static class Flows
{
    /// <summary>Measures all flows of a capture.</summary>
    public static int Run(string path, bool keepFrames)
    {
        var options = new FlowOptions { KeepFrames = keepFrames };
        long flows = 0, bytes = 0;
        var meter = new FlowMeter(DefaultProtocols.Registry, Count, options);
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { Needed = options.Needed, MakeGuide = _ => new DatagramGuide() });
        using CaptureReader reader = CaptureReader.Open(path);
        while (reader.Read(out CapturedFrame frame))
            meter.Observe(dissector.Dissect(frame));
        meter.Complete();
        Console.WriteLine($"{flows} flows, {bytes} bytes");
        return 0;

        void Count(FlowRecord flow)
        {
            flows++;
            bytes += flow.Forward.Bytes + flow.Reverse.Bytes;
        }
    }
}
