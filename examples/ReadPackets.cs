namespace PcapKit.Examples;

/// <summary>Walks over the packets of a capture. Nothing is stored: memory does not grow with the file.</summary>
public static class ReadPackets
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        foreach (var packet in Capture.Open(args[0]))
            output.WriteLine($"{packet.Number} {packet.Time} {packet.OriginalLength} bytes {packet.Chain}");
    }
}

/// <summary>The same with <c>await foreach</c>: packets are owned here and may be kept.</summary>
public static class ReadPacketsAsync
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output) => Read(args[0], output).GetAwaiter().GetResult();

    private static async Task Read(string path, TextWriter output)
    {
        var kept = new List<OwnedPacket>();
        await foreach (OwnedPacket packet in Capture.Open(path).ReadAsync())
            kept.Add(packet);
        foreach (OwnedPacket packet in kept)
            await output.WriteLineAsync($"{packet.Number} {packet.Chain}");
    }
}
