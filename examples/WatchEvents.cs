namespace PcapKit.Examples;

/// <summary>Tells what happens in a capture as it is read.</summary>
public static class WatchEvents
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        new CaptureHooks
        {
            Datagram = (in datagram) => output.WriteLine($"{datagram.Key} {datagram.End}"),
            Gap = (stream, gap) => output.WriteLine($"stream {stream.Number}: {gap.Length} bytes are missing at {gap.Offset}"),
            Message = (in message) => output.WriteLine($"stream {message.Stream.Number}: a message of {message.Length} bytes in {message.Frames.Length} frames"),
            FlowEnded = flow => output.WriteLine($"{flow.Source} > {flow.Destination} ended after frame {flow.LastFrame}"),
        }.Run(args[0]);
        WatchAsync(args, output).GetAwaiter().GetResult();
    }

    private static async Task WatchAsync(string[] args, TextWriter output)
    {
        await foreach (CaptureEvent one in CaptureEvents.ReadAsync(args[0], CaptureEventKinds.Messages | CaptureEventKinds.StreamEnds))
            output.WriteLine(one is MessageEvent message ? $"{message.Stream.Number} {message.Side} {message.Message}" : one.ToString());
    }
}
