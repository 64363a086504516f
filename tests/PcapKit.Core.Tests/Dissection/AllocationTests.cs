namespace PcapKit.Core.Tests.Dissection;

public class AllocationTests
{
    private static readonly TableId Key = TableId.Of("toy.key");

    /// <summary>A view as a user would write it by hand.</summary>
    private readonly ref struct ByteView(ReadOnlySpan<byte> data) : IView<ByteView>
    {
        private readonly ReadOnlySpan<byte> _data = data;

        public static readonly Toy Toy = Toy.Typed("view", "toy.key");

        public byte First => _data[0];

        static Protocol IView<ByteView>.Protocol => Toy;

        static int IView<ByteView>.FixedLength => 1;

        static ByteView IView<ByteView>.Over(ReadOnlySpan<byte> layer, int reportedLength) => new(layer);
    }

    private sealed class CountingSink : FieldSink
    {
        public ulong Sum { get; private set; }

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) => Sum += value;

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) => Sum += (uint)value.Length;

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) => Sum += (uint)utf8.Length;
    }

    [Fact]
    public void Dissecting_reading_and_visiting_allocate_nothing()
    {
        Slicing children = (data, ref slice) =>
        {
            slice.HeaderLength = 1;
            slice.AddChild(1, 2, Key, 3);
            slice.AddChild(3, 9, Key, 4);
        };
        var framed = new Toy("framed") { RowsOf = [new("toy.key", 4, new LengthByteFraming())] };
        var guessed = new Toy("guessed") { GuessedIn = ["toy.key"], Guess = b => b == 0x42 };
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Under("linktype", 0, ByteView.Toy).Under("toy.key", 2, new Toy("children", children))
            .Add(framed).Add(guessed).Under("toy.key", 3, new Toy("short", (data, ref slice) => slice.NeedHeader(50))).Build();
        var dissector = new Dissector(registry);
        var sink = new CountingSink();
        byte[][] packets = [[2, 0, 7, 7, 1, 8, 1, 9], [9, 0x42, 1], [9, 1, 1], [9], []];
        ulong Round()
        {
            ulong sum = 0;
            for (int i = 0; i < packets.Length; i++)
            {
                Packet packet = dissector.Dissect(new CapturedFrame { Data = packets[i], Number = i, OriginalLength = packets[i].Length + i });
                sum += packet.TryGet(out ByteView view) ? view.First : 0u;
                sum += packet.TryGet(1, out ByteView second) ? second.First : 0u;
                sum += packet.Has(framed) ? 1u : 0;
                sum += (uint)packet.Issues.Length;
                for (int layer = 0; layer < packet.LayerCount; layer++)
                {
                    packet.Visit(layer, sink);
                    FieldInfo field = packet.ProtocolOf(layer).Fields[0];
                    sum += field.TryRead(packet[layer].Header, out ulong value) ? value : 0;
                }
            }
            return sum;
        }

        ulong expected = Round();
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ulong again = 0;
        for (int i = 0; i < 100; i++)
            again = Round();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(expected, again);
        Assert.Equal(0, allocated);
    }
}
