namespace PcapKit.Examples;

/// <summary>Measures the flows of a capture, largest first.</summary>
public static class ListFlows
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        var flows = new List<FlowRecord>();
        using var capture = Capture.Open(args[0]);
        FlowMeter meter = capture.MeasureFlows(flows.Add);
        foreach (FlowRecord flow in flows.OrderByDescending(f => f.Forward.Bytes + f.Reverse.Bytes))
            output.WriteLine($"{flow.Source} > {flow.Destination} {flow.Application?.Name} {flow.State}, {flow.Forward.Bytes} + {flow.Reverse.Bytes} bytes, {flow.CommunityId}");
        output.WriteLine($"{meter.Count} flows, {meter.Evicted} ended early");
    }
}

/// <summary>The same as they end, with <c>await foreach</c>.</summary>
public static class ListFlowsAsync
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output) => List(args[0], output).GetAwaiter().GetResult();

    private static async Task List(string path, TextWriter output)
    {
        using var capture = Capture.Open(path);
        await foreach (FlowRecord flow in capture.MeasureFlowsAsync(new FlowOptions { Protocols = FlowProtocols.Udp }))
            await output.WriteLineAsync($"{flow.Number}: {flow.Source} > {flow.Destination}, {flow.Forward.Packets} packets");
    }
}
