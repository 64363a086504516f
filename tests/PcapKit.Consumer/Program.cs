using Acme.Meters;
using PcapKit;
using PcapKit.Protocols;

ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(MeterProtocols.All).Build();
var reading = new Meter { Kind = MeterKind.Water, Value = 258, Options = { new MeterRoom { Number = 513 } } };
Console.WriteLine(Convert.ToHexString(reading.Build()));

LayerStack network = new Ethernet() / new IPv4 { Source = IPv4Address.Parse("192.0.2.1"), Destination = IPv4Address.Parse("198.51.100.2") };
byte[] datagram = (network / new Udp { SourcePort = 9200, DestinationPort = 9200 } / reading).Build(registry);
byte[] segment = (network / new Tcp { SourcePort = 9200, DestinationPort = 9200 } / reading).Build(registry);
Console.WriteLine(Convert.ToHexString(segment.AsSpan(54)));

var file = new MemoryStream();
using (var writer = new PcapWriter(file, leaveOpen: true))
{
    writer.Write(Timestamp.FromMicroseconds(1_577_836_800, 0), datagram);
    writer.Write(Timestamp.FromMicroseconds(1_577_836_801, 0), segment);
    writer.Complete();
}
file.Position = 0;
foreach (var packet in Capture.Open(file, registry))
{
    if (packet.TryGet(out MeterView meter))
        Console.WriteLine($"{packet.Chain}: {meter.Kind} {meter.Value}");
    FieldNode tree = packet.ToTree();
    Console.WriteLine($"{tree["meter.kind"]?.ValueName}, room {tree["meter.option.room.number"]?.ValueText}");
}
