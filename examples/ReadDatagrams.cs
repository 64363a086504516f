namespace PcapKit.Examples;

/// <summary>Puts datagrams together that came in fragments, and tells what became of each.</summary>
public static class ReadDatagrams
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture to read.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        var options = new CaptureOptions
        {
            Reassemble = true,
            Reassembly = new ReassemblyOptions
            {
                Datagrams = new IPDefragmenterOptions { Policy = OverlapPolicy.Linux },
                DatagramEnded = (in datagram) => output.WriteLine($"{datagram.Key} {datagram.End} {datagram.Bytes.Length} bytes in {datagram.Fragments.Length} fragments"),
            },
        };
        foreach (var packet in Capture.Open(args[0], options: options))
            output.WriteLine($"{packet.Number} {packet.Chain}");
    }
}
