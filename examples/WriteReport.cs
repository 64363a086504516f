namespace PcapKit.Examples;

/// <summary>Writes a report of a capture in one call; the extension tells the format.</summary>
public static class WriteReport
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture, and a report such as <c>out.json</c>.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using var capture = Capture.Open(args[0]);
        capture.WriteTo(args[1]);
        output.WriteLine($"{capture.Reader.PacketCount} packets of {capture.Format}");
    }
}
