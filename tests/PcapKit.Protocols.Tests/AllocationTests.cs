namespace PcapKit.Protocols.Tests;

public class AllocationTests
{
    // Ethernet, IPv4 and UDP, as in UdpTests.
    private static readonly byte[] Frame = PcapKit.Hex.Parse(
        "00005e00530100005e0053020800 4500002012344000401 13c62c0000201c6336402 c0000007000c74c670696e67");

    [Fact]
    public void Dissecting_and_reading_fields_allocate_nothing()
    {
        var dissector = new Dissector(DefaultProtocols.Registry);
        FieldInfo source = DefaultProtocols.Registry.FindFields("udp.srcport")[0].Field;
        ulong Round()
        {
            Packet packet = dissector.Dissect(new CapturedFrame { Data = Frame, Number = 1, OriginalLength = Frame.Length, LinkType = 1 });
            Assert.True(packet.TryGet(out UdpView udp));
            Assert.True(packet.TryGet(out IPv4View ip));
            Assert.True(source.TryRead(packet[2].Header, out ulong read));
            return read + udp.DestinationPort + ip.Source.Value + (ulong)ip.NextProtocol + (uint)udp.Payload.Length;
        }

        ulong expected = 49152 + 7 + 0xC0000201 + 17 + 4;
        Assert.Equal(expected, Round());
        long before = GC.GetAllocatedBytesForCurrentThread();
        ulong sum = 0;
        for (int i = 0; i < 1000; i++)
            sum += Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected * 1000, sum);
    }
}
