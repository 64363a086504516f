namespace PcapKit.Examples;

/// <summary>Runs an example by name: <c>dotnet run --project examples -- ReadPackets in.pcap</c>.</summary>
public static class Program
{
    /// <summary>The examples by name; each takes its arguments and where to write.</summary>
    public static IReadOnlyDictionary<string, Action<string[], TextWriter>> All { get; } = new Dictionary<string, Action<string[], TextWriter>>
    {
        [nameof(ReadPackets)] = ReadPackets.Run,
        [nameof(ReadPacketsAsync)] = ReadPacketsAsync.Run,
        [nameof(ReadDatagrams)] = ReadDatagrams.Run,
        [nameof(FilterPackets)] = FilterPackets.Run,
        [nameof(TypedViews)] = TypedViews.Run,
        [nameof(PrintTree)] = PrintTree.Run,
        [nameof(WriteReport)] = WriteReport.Run,
        [nameof(CraftPacket)] = CraftPacket.Run,
        [nameof(EditPackets)] = EditPackets.Run,
        [nameof(FollowStreams)] = FollowStreams.Run,
        [nameof(TraceFlows)] = TraceFlows.Run,
        [nameof(ExtractAndTrace)] = ExtractAndTrace.Run,
        [nameof(OwnProtocol)] = OwnProtocol.Run,
        [nameof(OwnOptions)] = OwnOptions.Run,
        [nameof(OwnStreamParser)] = OwnStreamParser.Run,
        [nameof(ListObjects)] = ListObjects.Run,
        [nameof(ListFlows)] = ListFlows.Run,
        [nameof(ListFlowsAsync)] = ListFlowsAsync.Run,
        [nameof(MakeSamples)] = MakeSamples.Run,
        [nameof(ExtractToPlist)] = ExtractToPlist.Run,
        [nameof(ExtractToJson)] = ExtractToJson.Run,
        [nameof(ExtractToFiles)] = ExtractToFiles.Run,
        [nameof(CompareEngines)] = CompareEngines.Run,
        [nameof(FindIPInFrame)] = FindIPInFrame.Run,
        [nameof(ReassembleHttp)] = ReassembleHttp.Run,
        [nameof(WatchEvents)] = WatchEvents.Run,
        [nameof(AnalysePayload)] = AnalysePayload.Run,
    };

    private static int Main(string[] args)
    {
        if (args.Length == 0 || !All.TryGetValue(args[0], out Action<string[], TextWriter>? example))
        {
            Console.Error.WriteLine("Which example? " + string.Join(", ", All.Keys));
            return 2;
        }
        example(args[1..], Console.Out);
        return 0;
    }
}
