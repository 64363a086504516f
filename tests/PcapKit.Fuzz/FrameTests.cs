using PcapKit.Protocols;

namespace PcapKit.Fuzz;

/// <summary>
/// Mutated frames through everything that takes a packet: nothing throws, whatever the bytes, and what is taken apart is put together again.
/// </summary>
/// <remarks>
/// PCAPKIT_FUZZ_FRAMES says how many (a million takes about a minute), PCAPKIT_FUZZ_SEEDS names a folder of captures to begin from besides our own frames.
/// </remarks>
public class FrameTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("PCAPKIT_FUZZ_FRAMES"), out int count) ? count : 20_000;

    [Fact]
    public void No_frame_throws_and_every_frame_is_rebuilt()
    {
        List<(uint LinkType, byte[] Bytes)> seeds = [.. Seeds.Own(), .. Seeds.FromFolder(Environment.GetEnvironmentVariable("PCAPKIT_FUZZ_SEEDS"))];
        var mutator = new Mutator(1);
        var dissector = new Dissector(DefaultProtocols.Registry);
        var reassembly = new Reassembly(DefaultProtocols.Registry, new ReassemblyOptions
        {
            Conversations = new TcpConversationOptions { MaxConversations = 1000 },
            Datagrams = new IPDefragmenterOptions { MaxDatagrams = 1000 },
        });
        var guided = new Dissector(DefaultProtocols.Registry, new DissectOptions { MakeGuide = _ => reassembly });
        for (int i = 0; i < Count; i++)
        {
            (uint linkType, byte[] seed) = seeds[mutator.Next(seeds.Count)];
            byte[] bytes = mutator.Mutate(seed);
            try
            {
                Try(dissector, i, linkType, bytes, longer: mutator.Next(4));
                Try(guided, i, linkType, bytes, longer: 0);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"frame {i}, link type {linkType}: {Convert.ToHexString(bytes)}\n{e}");
            }
        }
    }

    private static void Try(Dissector dissector, int number, uint linkType, byte[] bytes, int longer)
    {
        var frame = new CapturedFrame { Data = bytes, Number = number + 1, OriginalLength = bytes.Length + longer * 100, LinkType = linkType, Time = default(Timestamp) };
        Packet packet = dissector.Dissect(frame);
        Assert.InRange(packet.LayerCount, 0, 250);
        int budget = 400_000;
        var sink = new CountingSink();
        for (int i = 0; i < packet.LayerCount; i++)
            packet.Visit(i, sink);
        Assert.True(sink.Events < budget, $"{sink.Events} fields from {bytes.Length} bytes: {Convert.ToHexString(bytes)}");
        _ = packet.Chain;
        byte[] built = packet.ToLayers().Build();
        Assert.True(bytes.AsSpan().SequenceEqual(built), $"rebuilt otherwise:\n- {Convert.ToHexString(bytes)}\n+ {Convert.ToHexString(built)}");
    }

    private sealed class CountingSink : FieldSink
    {
        public int Events { get; private set; }

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) => Events++;

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) => Events++;

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) => Events++;
    }
}
