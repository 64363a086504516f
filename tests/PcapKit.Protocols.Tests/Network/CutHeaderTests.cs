namespace PcapKit.Protocols.Tests.Network;

/// <summary>Headers that take all of their layer, in captures that kept only its beginning.</summary>
public class CutHeaderTests
{
    // An IPv4 header of its own, so that the total length says how long the layer was.
    private static byte[] Packet(byte protocol, byte[] payload) =>
        [0x45, 0, 0, (byte)(20 + payload.Length), 0, 0, 0, 0, 64, protocol, 0, 0, 192, 0, 2, 1, 198, 51, 100, 2, .. payload];

    private static Packet Dissect(byte protocol, byte[] payload, int kept)
    {
        byte[] packet = Packet(protocol, payload);
        return new Dissector(DefaultProtocols.Registry).Dissect(new CapturedFrame
        {
            Data = packet.AsSpan(0, 20 + kept),
            Number = 1,
            OriginalLength = packet.Length,
            LinkType = 228,
        });
    }

    [Theory]
    [InlineData(50, "00000001000000020102030405060708", 12)]
    [InlineData(2, "220000000000000104000000e8000001", 12)]
    [InlineData(58, "860000004000070800000000000000000101020000000001", 20)]
    public void They_are_truncated(byte protocol, string hex, int kept)
    {
        byte[] payload = Convert.FromHexString(hex);
        Packet cut = Dissect(protocol, payload, kept);
        Assert.Equal(IssueKind.Truncated, cut.Records[1].Issues & IssueKind.Truncated);
        Assert.Equal(LimitedBy.Capture, cut.Issues[0].LimitedBy);
        Assert.Equal(kept, cut.Issues[0].Available);
        // The layer stays bytes, and the packet is written as it was.
        Assert.Equal(cut.Data.ToArray(), cut.ToLayers().Build());
        Assert.Equal(0, Dissect(protocol, payload, payload.Length).Issues.Length);
    }
}
