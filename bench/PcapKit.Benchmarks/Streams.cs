using PcapKit.Protocols;

namespace PcapKit.Benchmarks;

/// <summary>What conversations cost beyond the layers of their packets.</summary>
internal static class Streams
{
    /// <summary>Puts all TCP streams of a capture together.</summary>
    public static int Reassemble(string path)
    {
        var sum = new Sum();
        var reassembler = new TcpReassembler(DefaultProtocols.Registry, _ => sum);
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { Needed = [TcpProtocol.Instance] });
        using CaptureReader reader = CaptureReader.Open(path);
        long packets = 0;
        while (reader.Read(out CapturedFrame frame))
        {
            packets++;
            reassembler.Observe(dissector.Dissect(frame));
        }
        reassembler.Complete();
        Console.WriteLine($"{packets} packets, {reassembler.Conversations.Streams} streams, {sum.Bytes} bytes, {sum.Gaps} gaps, {sum.Ends} ends");
        return 0;
    }

    private sealed class Sum : ITcpStreamHandler
    {
        public long Bytes, Gaps, Ends;

        public void OnData(TcpStream stream, in TcpStreamData data) => Bytes += data.Bytes.Length;

        public void OnGap(TcpStream stream, in TcpStreamGap gap) => Gaps++;

        public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason) => Ends++;
    }
}
