using System.Buffers.Binary;

namespace PcapKit.Analysis.Tests;

/// <summary>Hand-made packets.</summary>
internal static class Sample
{
    public static ProtocolRegistry Registry { get; } = Builder().Build();

    public static ProtocolRegistryBuilder Builder() => ProtocolRegistry.CreateBuilder()
        .Add(new Eth()).Add(new Ip()).Add(new Tcp()).Add(new Mss()).Add(new Nop()).Add(new Udp()).Add(new Bundle());

    /// <summary>192.0.2.1:50000 → 198.51.100.2:80, SYN, with the options MSS 1460, NOP, NOP, NOP, NOP.</summary>
    public static byte[] Syn { get; } = Hex.Parse(
        "02 00 00 00 00 02 02 00 00 00 00 01 08 00"
        + "45 00 00 30 1a 2b 40 00 40 06 00 00 c0 00 02 01 c6 33 64 02"
        + "c3 50 00 50 00 00 03 e8 00 00 00 00 70 02 fa f0 12 34 00 00"
        + "02 04 05 b4 01 01 01 01");

    public static byte[] Ethernet(byte[] payload, ushort type = 0x0800) =>
        [.. Hex.Parse("02 00 00 00 00 02 02 00 00 00 00 01"), (byte)(type >> 8), (byte)type, .. payload];

    public static byte[] IPv4(byte protocol, byte[] payload)
    {
        byte[] header = Hex.Parse("45 00 00 00 1a 2b 40 00 40 00 00 00 c0 00 02 01 c6 33 64 02");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(20 + payload.Length));
        header[9] = protocol;
        return [.. header, .. payload];
    }

    public static byte[] Udp(ushort port, byte[] payload, ushort source = 40000)
    {
        byte[] header = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(header, source);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), port);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(8 + payload.Length));
        return [.. header, .. payload];
    }

    public static byte[] Datagram(ushort port, byte[] payload) => Ethernet(IPv4(17, Udp(port, payload)));

    /// <summary>2017-11-19T15:49:05.471719Z.</summary>
    public static Timestamp Time { get; } = Timestamp.FromMicroseconds(1511106545, 471719);

    public static CapturedFrame Frame(byte[] data, long number = 1) =>
        new() { Data = data, Number = number, Time = Time, OriginalLength = data.Length, LinkType = 1, InterfaceId = 0 };

    public static Packet Dissect(byte[] data, long number = 1) => new Dissector(Registry).Dissect(Frame(data, number));

    /// <summary>A packet whose last layer pushes what a test says.</summary>
    public static Packet WithToy(Action<LayerSlice, FieldSink> visit, params FieldInfo[] fields) =>
        new Dissector(Builder().Add(new Toy(visit, fields)).Build()).Dissect(Frame(Datagram(Toy.Port, [1, 2, 3, 4, 5, 6, 7, 8])));
}
