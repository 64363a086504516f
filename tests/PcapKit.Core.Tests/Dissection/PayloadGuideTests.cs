namespace PcapKit.Core.Tests.Dissection;

public class PayloadGuideTests
{
    private static readonly TableId Key = TableId.Of("toy.key");
    private static readonly Toy A = Toy.Typed("a", "toy.key");
    private static readonly Toy B = new("b"), C = new("c");

    private static ProtocolRegistry Registry { get; } =
        ProtocolRegistry.CreateBuilder().Under("linktype", 0, A).Under("toy.key", 1, B).Under("toy.key", 2, C).Build();

    private delegate void Guiding(ref GuidedPayload payload);

    private static Dissector Guided(Guiding guiding) => new(Registry, new DissectOptions { MakeGuide = _ => new Delegated(guiding) });

    private static Packet Dissect(Dissector dissector, params byte[] data) =>
        dissector.Dissect(new CapturedFrame { Data = data, Number = 1, OriginalLength = data.Length });

    private static string Layers(in Packet packet)
    {
        var text = new List<string>();
        for (int i = 0; i < packet.LayerCount; i++)
            text.Add($"{packet.ProtocolOf(i).Name}={Convert.ToHexString(packet[i].Bytes)}");
        return string.Join(' ', text);
    }

    private static string Protocols(in Packet packet)
    {
        var text = new Utf8Buffer();
        packet.AppendProtocols(text);
        return System.Text.Encoding.ASCII.GetString(text.Written);
    }

    [Fact]
    public void Without_an_answer_the_payload_is_read_as_by_itself()
    {
        int asked = 0;
        Packet packet = Dissect(Guided((ref payload) =>
        {
            asked++;
            Assert.Equal("a=010908", Layers(payload.Packet));
            Assert.Equal(0, payload.Layer);
        }), 1, 9, 8);

        Assert.Equal("a=010908 b=0908", Layers(packet));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_withheld_payload_is_raw_and_unnamed()
    {
        Packet packet = Dissect(Guided((ref payload) => payload.Withhold()), 1, 9, 8);
        Assert.Equal("a=010908 data=0908", Layers(packet));
        Assert.Equal("a", Protocols(packet));
        Assert.Equal("a:b", Protocols(Dissect(new Dissector(Registry), 1, 9, 8)));
    }

    [Fact]
    public void A_payload_is_read_as_the_guide_says() =>
        Assert.Equal("a=010908 c=0908", Layers(Dissect(Guided((ref payload) => payload.ReadAs(Key, 2)), 1, 9, 8)));

    [Fact]
    public void A_message_from_earlier_packets_is_a_layer_behind_the_captured_bytes()
    {
        Dissector dissector = Guided((ref payload) => payload.Append([7, 7, 7], Key, 2));
        Packet packet = Dissect(dissector, 1, 9, 8);

        Assert.Equal("a=010908 b=0908 c=070707", Layers(packet));
        Assert.Equal([1, 9, 8], packet.Data.ToArray());
        Assert.Equal([1, 9, 8, 7, 7, 7], packet.Bytes.ToArray());
        Assert.Equal(3, packet.Records[2].Offset);
        Assert.Equal(0, packet.Records[2].Parent);

        // An owned copy has it too; what is built again are the captured bytes alone.
        Assert.Equal("a=010908 b=0908 c=070707", Layers(packet.ToOwned().AsPacket()));
        Assert.Equal([1, 9, 8], packet.ToOwned().Data.ToArray());
        Assert.Equal([1, 9, 8], packet.ToLayers().Build());
    }

    [Fact]
    public void A_message_of_one_packet_does_not_stay_for_the_next()
    {
        bool first = true;
        Dissector dissector = Guided((ref payload) =>
        {
            if (first)
                payload.Append([7], Key, 2);
            first = false;
        });
        Assert.Equal("a=01 c=07", Layers(Dissect(dissector, 1)));
        Assert.Equal("a=0105 b=05", Layers(Dissect(dissector, 1, 5)));
    }

    [Fact]
    public void Messages_are_limited()
    {
        int taken = 0;
        Packet packet = Dissect(Guided((ref payload) =>
        {
            while (taken < 1000 && payload.Append([1], Key, 2))
                taken++;
        }), 1, 5);
        Assert.InRange(taken, 1, 100);
        Assert.Equal(taken + 2, packet.LayerCount);
    }

    [Fact]
    public void Nobody_is_asked_where_nothing_above_is_needed()
    {
        int asked = 0;
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Under("linktype", 0, A).Under("toy.key", 1, new Toy("leaf") { CarriesWhat = "" }).Build();
        var dissector = new Dissector(registry, new DissectOptions { Needed = [A], MakeGuide = _ => new Delegated((ref payload) => asked++) });
        Assert.Equal("a=0105 data=05", Layers(Dissect(dissector, 1, 5)));
        Assert.Equal(0, asked);
    }

    [Fact]
    public void What_is_noted_of_a_layer_is_shown_with_its_fields()
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Under("linktype", 0, A).Under("toy.key", 1, A).Under("toy.key", 2, B).Build();
        var dissector = new Dissector(registry, new DissectOptions { MakeGuide = _ => new Delegated((ref payload) => payload.Note(new Mark { Value = (byte)(payload.Layer + 7) })) });
        var batch = new PacketBatch();
        batch.Add(Dissect(dissector, 2, 9));
        Packet packet = Dissect(dissector, 1, 2, 9);
        batch.Add(packet);
        Assert.Equal("a.first=1 a.mark=7 |a.first=2 a.mark=8 |b.first=9 ", Fields(packet));
        Assert.Equal("a.first=1 a.mark=7 |a.first=2 a.mark=8 |b.first=9 ", Fields(packet.ToOwned().AsPacket()));
        Assert.Equal("a.first=2 a.mark=7 |b.first=9 ", Fields(batch[0]));
        Assert.Equal("a.first=1 a.mark=7 |a.first=2 a.mark=8 |b.first=9 ", Fields(batch[1]));
        Assert.True(batch[1].TryGetNote(1, out Mark mark));
        Assert.Equal(8, mark.Value);
        Assert.False(batch[1].TryGetNote(2, out mark));
        batch.Clear();
        batch.Add(Dissect(new Dissector(registry), 1, 9));
        Assert.False(batch[0].TryGetNote(out mark));
    }

    [Fact]
    public void Notes_are_made_where_they_are_asked_for_alone()
    {
        var options = new DissectOptions { MakeGuide = _ => new Delegated((ref payload) => payload.Note(new Mark { Value = 1 })) };
        Assert.False(Dissect(new Dissector(Registry, options with { Notes = [FrameTimes.Kind] }), 1, 9).TryGetNote(out Mark _));
        Assert.True(Dissect(new Dissector(Registry, options with { Notes = [Mark.Kind] }), 1, 9).TryGetNote(out Mark _));
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Under("linktype", 0, A).Under("toy.key", 1, new Toy("leaf") { CarriesWhat = "" }).Build();
        Packet packet = Dissect(new Dissector(registry, options with { Needed = [A], Notes = [Mark.Kind] }), 1, 5);
        Assert.Equal("a=0105 data=05", Layers(packet));
        Assert.True(packet.TryGetNote(out Mark _));
    }

    [Fact]
    public void Times_lie_to_those_before()
    {
        var dissector = new Dissector(Registry, new DissectOptions { Notes = [FrameTimes.Kind] });
        var found = new List<string>();
        foreach (Timestamp? time in (Timestamp?[])[null, new Timestamp(5, 999_999_999_999_999_999), null, new Timestamp(7, 1_000_000_000), new Timestamp(4, 0)])
        {
            Packet packet = dissector.Dissect(new CapturedFrame { Data = [1], Number = 1, OriginalLength = 1, Time = time });
            found.Add(packet.TryGetNote(out FrameTimes times) ? $"{times.Delta} {times.Relative}" : "none");
        }
        Assert.Equal(["none", "0 0", "none", "1000000002 1000000002", "-3000000001 -1999999999"], found);
    }

    private static string Fields(in Packet packet)
    {
        var layers = new List<string>();
        for (int i = 0; i < packet.LayerCount; i++)
        {
            var sink = new LineSink();
            packet.Visit(i, sink);
            layers.Add(sink.Line);
        }
        return string.Join('|', layers);
    }

    private struct Mark : INote<Mark>
    {
        public byte Value;

        public static NoteKind<Mark> Kind { get; } = new Marks();

        private sealed class Marks : NoteKind<Mark>
        {
            private static readonly FieldInfo[] All = [new("a.mark", "Mark", FieldKind.UInt) { Derived = true }];

            public override Protocol Protocol => A;

            public override ReadOnlySpan<FieldInfo> Fields => All;

            public override void Visit(in Mark note, FieldSink sink) => sink.Number(All[0], note.Value, 0, 0);
        }
    }

    private sealed class Delegated(Guiding guiding) : PayloadGuide
    {
        public override IReadOnlyCollection<Protocol> Protocols => [A];

        public override void Guide(ref GuidedPayload payload) => guiding(ref payload);
    }
}
