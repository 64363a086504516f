using System.Buffers.Binary;
using PcapKit.Protocols;

namespace PcapKit.Cli.Tests;

// What was dropped is counted and said, in the same words by all verbs.
public sealed class LimitTests : CliTest
{
    private const int Flows = (1 << 15) + 232;

    [Theory]
    [InlineData("-j")]
    [InlineData("--reassemble", "-j")]
    [InlineData("fields", "-e", "tcp.stream")]
    [InlineData("fields", "-e", "tcp.stream", "--reassemble")]
    [InlineData("objects")]
    [InlineData("reassemble")]
    public void Flows_that_made_place_are_told(params string[] verb)
    {
        string file = Folder.Write("syn.pcap", SampleCaptures.Pcap([.. Syns()]));
        string error = Run([.. verb, file]).Error;
        Assert.Contains("232 flows ended early to make place for others; later packets of theirs count as new flows", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reassemble", "-j")]
    [InlineData("fields", "-e", "ip.src", "--reassemble")]
    [InlineData("objects")]
    [InlineData("reassemble")]
    [InlineData("flows")]
    [InlineData("follow", "--udp")]
    [InlineData("trace", "-o", "traced")]
    public void Fragments_that_are_not_used_are_told(params string[] verb)
    {
        byte[] question = (new Ethernet() / new IPv4 { Source = new IPv4Address(0xC0000201), Destination = new IPv4Address(0xC6336402) } / new Udp { SourcePort = 1, DestinationPort = 2 } / new byte[4]).Build();
        string file = Folder.Write("death.pcap", SampleCaptures.Pcap(question, SampleCaptures.Fragment(new byte[66_000], 65_528, 66_000)));
        string[] arguments = [.. verb.Select(a => a == "traced" ? Path.Combine(Path.GetDirectoryName(file)!, a) : a), file];
        Assert.Contains("1 fragment not used: behind the end of the longest datagram that is allowed", Run(arguments).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> Syns()
    {
        byte[] packet = (new Ethernet() / new IPv4 { Destination = new IPv4Address(0xC6336402) } / new Tcp { SourcePort = 1000, DestinationPort = 80, Flags = TcpFlags.Syn }).Build();
        for (uint i = 0; i < Flows; i++)
        {
            // The source address; nobody looks at the checksums.
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(26), 0x0A000000 + i);
            yield return [.. packet];
        }
    }
}
