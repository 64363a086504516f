using System.Buffers.Binary;

namespace PcapKit.Testing;

/// <summary>Captures that tests make for themselves, byte by byte and without the library.</summary>
internal static class SampleCaptures
{
    private static readonly byte[] MacA = [0x02, 0, 0, 0, 0, 0x0A], MacB = [0x02, 0, 0, 0, 0, 0x0B];
    private static readonly byte[] V4A = [192, 0, 2, 1], V4B = [198, 51, 100, 2];
    private static readonly byte[] V6A = [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0A];
    private static readonly byte[] V6B = [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0B];

    /// <summary>Six frames: two ICMPv6, three of a TCP handshake, one UDP.</summary>
    public static byte[] SixFrames() => Pcap(
        Ethernet(0x86DD, IPv6(58, NeighborSolicitation(V6A, V6B))),
        Ethernet(0x86DD, IPv6(58, NeighborSolicitation(V6A, V6A))),
        Ethernet(0x0800, IPv4(6, Tcp(0x02, 1000, 0))),
        Ethernet(0x0800, IPv4(6, Tcp(0x12, 5000, 1001))),
        Ethernet(0x0800, IPv4(6, Tcp(0x10, 1001, 5001))),
        Ethernet(0x0800, IPv4(17, Udp(49152, 49153, []))));

    /// <summary>Frames of UDP over IPv4 whose payload is the number of the frame.</summary>
    public static byte[] UdpFrames(int count)
    {
        var frames = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            byte[] payload = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(payload, i + 1);
            frames[i] = Ethernet(0x0800, IPv4(17, Udp(49152, 49153, payload)));
        }
        return Pcap(frames);
    }

    /// <summary>A DNS question to www.example.com in fragments of 16, 8 and 17 bytes, the last one before the middle one.</summary>
    public static byte[] FragmentedQuestion()
    {
        byte[] datagram = Udp(49152, 53, Convert.FromHexString("12340100000100000000000003777777076578616D706C6503636F6D0000010001"));
        return Pcap(Fragment(datagram, 0, 16), Fragment(datagram, 24, 41), Fragment(datagram, 16, 24));
    }

    /// <summary>A connection: first what the client sends, segment by segment, then what the server does, then both close. From port 49152 to port 80.</summary>
    public static byte[] Connection(byte[][] client, byte[][] server)
    {
        var frames = new List<byte[]> { Ethernet(0x0800, IPv4(6, Tcp(0x02, 1000, 0))), Ethernet(0x0800, Back(IPv4(6, Tcp(0x12, 5000, 1001)))) };
        uint to = 1001, from = 5001;
        foreach (byte[] data in client)
        {
            frames.Add(Ethernet(0x0800, IPv4(6, [.. Tcp(0x18, to, from), .. data])));
            to += (uint)data.Length;
        }
        foreach (byte[] data in server)
        {
            frames.Add(Ethernet(0x0800, Back(IPv4(6, [.. Tcp(0x18, from, to), .. data]))));
            from += (uint)data.Length;
        }
        frames.Add(Ethernet(0x0800, Back(IPv4(6, Tcp(0x11, from, to)))));
        frames.Add(Ethernet(0x0800, IPv4(6, Tcp(0x11, to, from + 1))));
        return Pcap([.. frames]);
    }

    // The other way: addresses and ports change places, which no checksum minds.
    private static byte[] Back(byte[] packet) => [.. packet[..12], .. packet[16..20], .. packet[12..16], .. packet[22..24], .. packet[20..22], .. packet[24..]];

    /// <summary>One fragment of a datagram of UDP.</summary>
    public static byte[] Fragment(byte[] datagram, int from, int to)
    {
        byte[] packet = IPv4(17, datagram[from..to]);
        packet[6] = (byte)((to < datagram.Length ? 0x20 : 0) | from / 8 >> 8);
        packet[7] = (byte)(from / 8);
        return Ethernet(0x0800, packet);
    }

    /// <summary>A little-endian pcap file of Ethernet frames, one second apart from 2020-01-01T00:00:00.000123Z.</summary>
    public static byte[] Pcap(params byte[][] frames)
    {
        var file = new MemoryStream();
        file.Write([0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0]);
        Span<byte> header = stackalloc byte[16];
        for (int i = 0; i < frames.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header, 1_577_836_800 + (uint)i);
            BinaryPrimitives.WriteUInt32LittleEndian(header[4..], 123);
            BinaryPrimitives.WriteInt32LittleEndian(header[8..], frames[i].Length);
            BinaryPrimitives.WriteInt32LittleEndian(header[12..], frames[i].Length);
            file.Write(header);
            file.Write(frames[i]);
        }
        return file.ToArray();
    }

    /// <summary>A little-endian block of pcapng; the body's length is a multiple of four.</summary>
    public static byte[] Block(uint type, byte[] body)
    {
        byte[] block = new byte[body.Length + 12];
        BinaryPrimitives.WriteUInt32LittleEndian(block, type);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(4), block.Length);
        body.CopyTo(block, 8);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(block.Length - 4), block.Length);
        return block;
    }

    public static byte[] Ethernet(ushort type, byte[] payload) => [.. MacB, .. MacA, (byte)(type >> 8), (byte)type, .. payload];

    public static byte[] IPv4(byte protocol, byte[] payload)
    {
        byte[] header = [0x45, 0, 0, 0, 0, 1, 0x40, 0, 64, protocol, 0, 0, .. V4A, .. V4B];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), Checksum(header));
        return [.. header, .. payload];
    }

    public static byte[] IPv6(byte next, byte[] payload) =>
        [0x60, 0, 0, 0, (byte)(payload.Length >> 8), (byte)payload.Length, next, 255, .. V6A, .. V6B, .. payload];

    public static byte[] Tcp(byte flags, uint sequence, uint acknowledgment)
    {
        byte[] header = [0xC0, 0, 0, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0x50, flags, 0x20, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), acknowledgment);
        byte[] pseudo = [.. V4A, .. V4B, 0, 6, 0, 20, .. header];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(16), Checksum(pseudo));
        return header;
    }

    public static byte[] Udp(ushort from, ushort to, byte[] payload)
    {
        int length = 8 + payload.Length;
        byte[] datagram = [(byte)(from >> 8), (byte)from, (byte)(to >> 8), (byte)to, (byte)(length >> 8), (byte)length, 0, 0, .. payload];
        byte[] pseudo = [.. V4A, .. V4B, 0, 17, (byte)(length >> 8), (byte)length, .. datagram];
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(6), Checksum(pseudo));
        return datagram;
    }

    /// <summary>UDP with the checksum over the pseudo-header of IPv6 (RFC 8200, section 8.1).</summary>
    public static byte[] UdpOverIPv6(ushort from, ushort to, byte[] payload)
    {
        byte[] datagram = Udp(from, to, payload);
        datagram[6] = datagram[7] = 0;
        byte[] pseudo = [.. V6A, .. V6B, 0, 0, (byte)(datagram.Length >> 8), (byte)datagram.Length, 0, 0, 0, 17, .. datagram];
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(6), Checksum(pseudo));
        return datagram;
    }

    /// <summary>A neighbour solicitation from the first address to the second one, for either (RFC 4861, section 4.3).</summary>
    public static byte[] NeighborSolicitation(bool forItself) => NeighborSolicitation(V6A, forItself ? V6A : V6B);

    private static byte[] NeighborSolicitation(byte[] from, byte[] target)
    {
        byte[] message = [135, 0, 0, 0, 0, 0, 0, 0, .. target];
        byte[] pseudo = [.. from, .. V6B, 0, 0, 0, (byte)message.Length, 0, 0, 0, 58, .. message];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), Checksum(pseudo));
        return message;
    }

    // RFC 1071, as slow as it is plain.
    private static ushort Checksum(byte[] bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 2)
            sum += (uint)(bytes[i] << 8 | (i + 1 < bytes.Length ? bytes[i + 1] : 0));
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pcapkit-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
