using PcapKit;
using PcapKit.Benchmarks;

switch (args)
{
    case ["read", string path]:
        return Decode.Read(path);
    case ["decode", string path]:
        return Decode.Run(path, ProtocolLevel.Transport);
    case ["decode-all", string path]:
        return Decode.Run(path, ProtocolLevel.None);
    case ["filter", string path, string filter]:
        return Decode.Filter(path, filter);
    case ["flows", string path]:
        return Flows.Run(path, keepFrames: false);
    case ["flows-frames", string path]:
        return Flows.Run(path, keepFrames: true);
    case ["reassemble", string path]:
        return Streams.Reassemble(path);
    case ["steady", string path]:
        return Decode.Steady(path);
    default:
        Console.Error.WriteLine("usage: PcapKit.Benchmarks read|decode|decode-all|filter|flows|flows-frames|reassemble|steady CAPTURE   (bench/bench.py runs them all)");
        return 2;
}
