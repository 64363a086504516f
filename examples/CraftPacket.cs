using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Builds a packet from layers. What is left null is worked out: types, lengths, checksums.</summary>
public static class CraftPacket
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture to write.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        LayerStack stack = new Ethernet { Source = MacAddress.Parse("02:00:00:00:00:0a"), Destination = MacAddress.Parse("02:00:00:00:00:0b") }
            / new IPv4 { Source = IPv4Address.Parse("192.0.2.1"), Destination = IPv4Address.Parse("198.51.100.2") }
            / new Udp { SourcePort = 49152, DestinationPort = 49153 }
            / "hello"u8.ToArray();
        byte[] packet = stack.Build();
        output.WriteLine(Convert.ToHexStringLower(packet));
        using PcapWriter writer = PcapWriter.Create(args[0]);
        writer.Write(Timestamp.FromMicroseconds(1_577_836_800, 0), packet);
        writer.Complete();
    }
}
