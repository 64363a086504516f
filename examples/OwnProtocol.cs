using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>What a device of the example says of itself.</summary>
[ValueNames]
public enum AcmeKind : byte
{
    /// <summary>It measured something.</summary>
    Reading = 1,
    /// <summary>It is out of order.</summary>
    Fault = 2,
}

/// <summary>A protocol of your own: this is all of it. The generator makes reading, reports, filters and crafting from it.</summary>
[Protocol("acme", "ACME", "Acme Telemetry", ProtocolLevel.Application)]
[Under("udp.port", 9100)]
public readonly ref partial struct AcmeView
{
    /// <summary>Version, 1.</summary>
    [Field("version", "Version", Bits = 4, Default = 1)] public partial byte Version { get; }

    /// <summary>What the message is about.</summary>
    [Field("kind", "Kind", Bits = 4)] public partial AcmeKind Kind { get; }

    /// <summary>The number of the device.</summary>
    [Field("device", "Device")] public partial ushort Device { get; }

    /// <summary>The value, in thousandths of its unit.</summary>
    [Field("value", "Value")] public partial uint Value { get; }
}

/// <summary>Uses the protocol: registers it, crafts a message, reads it back.</summary>
public static class OwnProtocol
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">Nothing.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(AcmeProtocol.Instance).Build();
        byte[] message = (new Ethernet()
            / new IPv4 { Source = IPv4Address.Parse("192.0.2.1"), Destination = IPv4Address.Parse("198.51.100.2") }
            / new Udp { SourcePort = 9100, DestinationPort = 9100 }
            / new Acme { Kind = AcmeKind.Reading, Device = 7, Value = 21500 }).Build(registry);

        var file = new MemoryStream();
        using (var writer = new PcapWriter(file, leaveOpen: true))
        {
            writer.Write(Timestamp.FromMicroseconds(1_577_836_800, 0), message);
            writer.Complete();
        }
        file.Position = 0;
        foreach (var packet in Capture.Open(file, registry))
        {
            if (packet.TryGet(out AcmeView acme))
                output.WriteLine($"{packet.Chain}: {acme.Kind} of device {acme.Device}: {acme.Value}");
        }
    }
}
