using System.Text;

namespace PcapKit.Examples;

/// <summary>Prints what was said on the connections to port 80, and what lacks.</summary>
internal static class FollowStreams
{
    public static void Run(string[] args, TextWriter output)
    {
        using var capture = Capture.Open(args[0]);
        var reassembler = new TcpReassembler(capture.Registry, stream => stream.ServerPort == 80 ? new Listener(output) : null);
        foreach (Packet packet in capture)
            reassembler.Observe(packet);
        reassembler.Complete();
    }

    private sealed class Listener(TextWriter output) : ITcpStreamHandler
    {
        public void OnData(TcpStream stream, in TcpStreamData data) => output.WriteLine($"{stream.Number} {data.Side}: {Encoding.Latin1.GetString(data.Bytes).Split('\r')[0]}");

        public void OnGap(TcpStream stream, in TcpStreamGap gap) => output.WriteLine($"{stream.Number} {gap.Side}: {gap.Length} bytes missing");

        public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason) => output.WriteLine($"{stream.Number} {side}: {reason}");
    }
}
