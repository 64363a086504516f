namespace PcapKit.Examples;

/// <summary>Reads a capture with an engine of your choice, and tells where it disagrees with the default one.</summary>
public static class CompareEngines
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture, and an engine: <c>pipeline</c>, <c>server</c>, <c>pyshark</c>, <c>scapy</c> or <c>dpkt</c>.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using var extractor = Extractor.Extract(new() { Input = args[0], Output = Path.ChangeExtension(args[0], ".ndjson"), Engine = args[1] });
        foreach (Frame frame in extractor)
            output.WriteLine(frame);
        var comparison = new EngineComparison(new() { Input = args[0] }, Engines.PcapKit, args[1]);
        foreach (EngineDifference difference in comparison.Run())
            output.WriteLine(difference);
        output.WriteLine($"{comparison.Frames} frames, {comparison.DifferentFrames} differ");
    }
}
