namespace PcapKit.Core.Tests.Dissection;

public class DissectorTests
{
    private static readonly TableId Key = TableId.Of("toy.key"), Inner = TableId.Of("toy.inner");

    private static ProtocolRegistryBuilder With(params Toy[] toys)
    {
        ProtocolRegistryBuilder builder = ProtocolRegistry.CreateBuilder();
        for (int i = 0; i < toys.Length; i++)
            builder.Under(i == 0 ? "linktype" : "toy.key", (uint)i, toys[i]);
        return builder;
    }

    private static Packet Dissect(ProtocolRegistryBuilder builder, byte[] data, int? original = null, DissectOptions? options = null) =>
        new Dissector(builder.Build(), options).Dissect(new CapturedFrame { Data = data, Number = 1, OriginalLength = original ?? data.Length });

    // Each layer as name@offset+header/length.
    private static string Layers(Packet packet)
    {
        var text = new List<string>();
        for (int i = 0; i < packet.LayerCount; i++)
        {
            LayerRecord r = packet.Records[i];
            text.Add($"{packet.ProtocolOf(i).Name}@{r.Offset}+{r.HeaderLength}/{r.Length}");
        }
        return string.Join(' ', text);
    }

    [Fact]
    public void Layers_follow_each_other_by_key() =>
        Assert.Equal("a@0+1/4 b@1+1/3 data@2+2/2", Layers(Dissect(With(Toy.Typed("a", "toy.key"), Toy.Typed("b", "toy.key")), [1, 99, 3, 4])));

    [Fact]
    public void A_layer_that_nobody_needs_is_raw()
    {
        Toy a = Toy.Typed("a", "toy.key"), b = Toy.Typed("b", "toy.key"), leaf = new Toy("c") { CarriesWhat = "" };
        ProtocolRegistryBuilder all = With(a, b, leaf);

        Assert.Equal("a@0+1/3 data@1+2/2", Layers(Dissect(all, [2, 7, 8], options: new() { Needed = [a] })));
        Assert.Equal("a@0+1/3 c@1+2/2", Layers(Dissect(all, [2, 7, 8], options: new() { Needed = [leaf] })));
        // b may carry anything, so it is looked into.
        Assert.Equal("a@0+1/3 b@1+1/2 data@2+1/1", Layers(Dissect(all, [1, 2, 8], options: new() { Needed = [a] })));
        Assert.Equal("a@0+1/3 b@1+1/2 c@2+1/1", Layers(Dissect(all, [1, 2, 8], options: new() { Needed = [leaf] })));
    }

    [Fact]
    public void A_protocol_is_needless_when_all_that_it_carries_is()
    {
        Toy a = Toy.Typed("a", "toy.key"), b = Toy.Typed("b", "toy.inner"), inner = new Toy("i") { CarriesWhat = "" };
        b.CarriesWhat = "toy.inner";
        ProtocolRegistryBuilder all = With(a, b).Under("toy.inner", 5, inner);

        Assert.Equal("a@0+1/3 data@1+2/2", Layers(Dissect(all, [1, 5, 8], options: new() { Needed = [a] })));
        Assert.Equal("a@0+1/3 b@1+1/2 i@2+1/1", Layers(Dissect(all, [1, 5, 8], options: new() { Needed = [inner] })));
    }

    [Fact]
    public void What_is_needed_is_found_where_a_needless_one_is_tried_first()
    {
        // Of two ports the lower one is asked first: the needless protocol may claim the packet, and then the other must not.
        var ports = new Toy("p", (data, ref slice) => { slice.HeaderLength = 2; slice.NextByPort(Key, data[0], data[1]); });
        var picky = new Toy("n", (data, ref slice) => { slice.HeaderLength = 1; if (data[0] == 0) slice.Reject(); }) { CarriesWhat = "" };
        ProtocolRegistryBuilder all = With(ports, picky, new Toy("w") { CarriesWhat = "" });
        Protocol wanted = all.Build().Find(Key, 2)!;

        Assert.Equal("p@0+2/4 n@2+1/2 data@3+1/1", Layers(Dissect(all, [1, 2, 9, 9], options: new() { Needed = [wanted] })));
        Assert.Equal("p@0+2/4 w@2+2/2", Layers(Dissect(all, [1, 2, 0, 9], options: new() { Needed = [wanted] })));
        Assert.Equal("p@0+2/4 data@2+2/2", Layers(Dissect(all, [1, 3, 9, 9], options: new() { Needed = [wanted] })));
    }

    [Fact]
    public void What_no_protocol_claims_says_so()
    {
        Packet packet = Dissect(With(Toy.Typed("a", "toy.key")), [99, 1]);
        Assert.Equal(IssueKind.UnknownNext, packet.Records[1].Issues);
        Assert.Equal(IssueKind.None, packet.Records[0].Issues);
    }

    [Fact]
    public void Raw_payloads_are_not_unknown()
    {
        Packet packet = Dissect(With(new Toy("a", (data, ref slice) => { slice.HeaderLength = 1; slice.NextIsRaw(); })), [99, 1]);
        Assert.Equal("a@0+1/2 data@1+1/1", Layers(packet));
        Assert.Equal(IssueKind.None, packet.Records[1].Issues);
    }

    [Fact]
    public void A_packet_of_no_bytes_has_a_layer() => Assert.Equal("data@0+0/0", Layers(Dissect(ProtocolRegistry.CreateBuilder(), [])));

    [Fact]
    public void A_declared_payload_length_leaves_a_trailer()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 1; slice.LimitPayload(data[0], LimitedBy.PayloadLength); slice.Next(Key, 1); });
        Packet packet = Dissect(With(a, new Toy("b")), [2, 7, 8, 0, 0]);
        Assert.Equal("a@0+1/3 b@1+2/2", Layers(packet));
        Assert.Equal(0, packet.Issues.Length);
    }

    [Fact]
    public void A_declared_length_beyond_the_layer_is_short_and_a_negative_one_malformed()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 1; slice.LimitPayload((sbyte)data[0], LimitedBy.PayloadLength); slice.Next(Key, 1); });
        Packet packet = Dissect(With(a, new Toy("b")), [5, 7, 8]);
        Assert.Equal("a@0+1/3 b@1+2/2", Layers(packet));
        Assert.Equal(new Issue(IssueKind.Short, a, 1, 5, 2, LimitedBy.LowerLayer, null), packet.Issues[0]);
        packet = Dissect(With(a, new Toy("b")), [0x80, 7, 8]);
        Assert.Equal(IssueKind.Malformed, packet.Issues[0].Kind);
    }

    [Fact]
    public void A_cut_capture_is_truncated_and_not_short()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 1; slice.LimitPayload(6, LimitedBy.PayloadLength); slice.Next(Key, 1); });
        var b = new Toy("b", (data, ref slice) => { if (data.Length < 4) slice.NeedHeader(4); });
        Packet packet = Dissect(With(a, b), [0, 1, 2], original: 10);
        Assert.Equal("a@0+1/3 b@1+2/2", Layers(packet));
        Assert.Equal(7, packet.Records[0].ReportedLength);
        Assert.Equal(6, packet.Records[1].ReportedLength);
        Assert.Equal(new Issue(IssueKind.Truncated, b, 1, 4, 2, LimitedBy.Capture, null) { LayerIndex = 1 }, Assert.Single(packet.Issues.ToArray()));
        packet = Dissect(With(new Toy("a", (data, ref slice) => slice.NeedHeader(4))), [0, 1], original: 2);
        Assert.Equal(new Issue(IssueKind.Short, packet.ProtocolOf(0), 0, 4, 2, LimitedBy.LowerLayer, null), packet.Issues[0]);
    }

    [Fact]
    public void The_lower_port_is_asked_first_then_the_other()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 2; slice.NextByPort(Key, data[0], data[1]); });
        Toy one = new("one"), two = new("two");
        ProtocolRegistryBuilder builder = With(a, one, two);
        Assert.Equal("A:ONE", Dissect(builder, [2, 1, 0]).Chain);
        Assert.Equal("A:ONE", Dissect(builder, [1, 2, 0]).Chain);
        Assert.Equal("A:TWO", Dissect(builder, [0, 2, 0]).Chain);
        Assert.Equal("A:TWO", Dissect(builder, [9, 2, 0]).Chain);
        Assert.Equal("A:Raw", Dissect(builder, [9, 8, 0]).Chain);
    }

    [Fact]
    public void One_that_rejects_the_bytes_leaves_them_to_the_next_candidate()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 2; slice.NextByPort(Key, data[0], data[1]); });
        Toy picky = new("picky", (data, ref slice) => { slice.HeaderLength = 3; slice.LimitPayload(-1, LimitedBy.TotalLength); slice.Reject(); }), two = new("two");
        var guessed = new Toy("guessed") { GuessedIn = ["toy.key"], Guess = b => b == 0x42 };
        ProtocolRegistryBuilder builder = With(a, picky, two).Add(guessed);
        Packet packet = Dissect(builder, [1, 2, 0]);
        Assert.Equal("A:TWO", packet.Chain);
        Assert.Equal(0, packet.Issues.Length);
        Assert.Equal("A:GUESSED", Dissect(builder, [1, 9, 0x42]).Chain);
        Assert.Equal("A:Raw", Dissect(builder, [1, 9, 0x43]).Chain);
        Assert.Equal("A:TWO", Dissect(builder, [9, 2, 0x42]).Chain);
    }

    [Fact]
    public void Several_packets_in_one_layer_come_in_order_each_with_all_that_it_carries()
    {
        // Children of three bytes each; a child's first byte says what it is.
        var a = new Toy("a", (data, ref slice) =>
        {
            slice.HeaderLength = 1;
            for (int i = 1; i < data.Length; i += 3)
                slice.AddChild(i, 3, Inner, data[i]);
        });
        ProtocolRegistryBuilder builder = With(a).Under("toy.inner", 5, Toy.Typed("b", "toy.key"));
        Packet packet = Dissect(builder, [0, 5, 1, 1, 6, 1, 1, 5, 1]);
        Assert.Equal("a@0+1/9 b@1+1/3 data@2+2/2 data@4+3/3 b@7+1/2 data@8+1/1", Layers(packet));
        Assert.Equal([255, 0, 1, 0, 0, 4], packet.Records.ToArray().Select(r => (int)r.Parent));
        Assert.Equal(2, packet.Records[4].ReportedLength);
    }

    [Fact]
    public void Children_outside_the_layer_are_left_out_or_cut()
    {
        var a = new Toy("a", (data, ref slice) =>
        {
            slice.HeaderLength = 1;
            slice.AddChild(-1, 2, Key, 1);
            slice.AddChild(1, 0, Key, 1);
            slice.AddChild(1, -5, Key, 1);
            slice.AddChild(3, int.MaxValue, Key, 1);
            slice.AddChild(4, 1, Key, 1);
            slice.AddChild(int.MaxValue, int.MaxValue, Key, 1);
        });
        Assert.Equal("a@0+1/4 b@3+1/1", Layers(Dissect(With(a, new Toy("b")), [0, 1, 2, 3])));
    }

    [Fact]
    public void Too_many_children_are_reported()
    {
        var a = new Toy("a", (data, ref slice) =>
        {
            slice.HeaderLength = 1;
            for (int i = 1; i < data.Length; i++)
                slice.AddChild(i, 1, Key, 1);
        });
        Packet packet = Dissect(With(a, new Toy("b")), new byte[34]);
        Assert.Equal(33, packet.LayerCount);
        Assert.Equal(32, packet.Records[32].Offset);
        Assert.Equal(IssueKind.TooDeep, packet.Issues[0].Kind);
        Assert.Equal(33, packet.Issues[0].Offset);
    }

    [Fact]
    public void Children_of_children_of_children_are_bounded_and_reported()
    {
        // Every layer says that the rest of it is 32 layers like itself.
        var a = new Toy("a", (data, ref slice) =>
        {
            slice.HeaderLength = 1;
            for (int i = 0; i < 32; i++)
                slice.AddChild(1, int.MaxValue, Key, 1);
        });
        Packet packet = Dissect(With(a, a), new byte[100], options: new DissectOptions { MaxLayers = 250 });
        Assert.InRange(packet.LayerCount, 3, 250);
        Assert.Contains(packet.Issues.ToArray(), i => i.Kind == IssueKind.TooDeep);
        Assert.True(packet.Issues.Length <= 16);
    }

    [Fact]
    public void Layers_without_end_stop_at_the_limit_with_one_issue()
    {
        var a = new Toy("a", (data, ref slice) => slice.Next(Key, 1));
        Packet packet = Dissect(With(a, a), [1], options: new DissectOptions { MaxLayers = 5 });
        Assert.Equal(5, packet.LayerCount);
        Assert.Equal(new Issue(IssueKind.TooDeep, a, 0, 0, 0, LimitedBy.LowerLayer, "more layers than the limit") { LayerIndex = 4 }, Assert.Single(packet.Issues.ToArray()));
        Assert.Equal(IssueKind.TooDeep, packet.Records[4].Issues);
    }

    [Fact]
    public void A_header_length_that_cannot_be_is_cut()
    {
        foreach (int length in new[] { -1, int.MinValue, int.MaxValue, 4 })
        {
            Packet packet = Dissect(With(new Toy("a", (data, ref slice) => { slice.HeaderLength = length; slice.Next(Key, 1); })), [1, 2, 3]);
            Assert.Equal("a@0+3/3", Layers(packet));
            Assert.Equal(3, packet[0].Header.Length);
        }
    }

    [Fact]
    public void Framed_messages_become_layers_one_after_the_other()
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new LengthByteFraming())] };
        Packet packet = Dissect(With(Toy.Typed("a", "toy.key")).Add(message), [1, 2, 7, 7, 1, 8, 9, 9, 9]);
        Assert.Equal("a@0+1/9 m@2+2/2 m@5+1/1 m@7+2/2", Layers(packet));
        Assert.Equal([255, 0, 0, 0], packet.Records.ToArray().Select(r => (int)r.Parent));
        Assert.Equal(2, packet.Records[3].ReportedLength);
    }

    [Fact]
    public void A_framing_that_finds_nothing_leaves_raw_data()
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new LengthByteFraming())] };
        Packet packet = Dissect(With(Toy.Typed("a", "toy.key")).Add(message), [1, 0, 0]);
        Assert.Equal("a@0+1/3 data@1+2/2", Layers(packet));
        // The key is known; what it stands for is not there.
        Assert.Equal(IssueKind.None, packet.Records[1].Issues);
    }

    [Fact]
    public void What_stays_behind_the_last_message_is_raw_data()
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new LengthByteFraming())] };
        Packet packet = Dissect(With(Toy.Typed("a", "toy.key")).Add(message), [1, 2, 7, 7, 0, 8, 9], original: 10);
        Assert.Equal("a@0+1/7 m@2+2/2 data@4+3/3", Layers(packet));
        Assert.Equal((0, 6), (packet.Records[2].Parent, packet.Records[2].ReportedLength));
        Assert.Equal(0, packet.Issues.Length);
    }

    [Theory]
    [InlineData(0, int.MaxValue, "a@0+1/4 m@1+3/3")]
    [InlineData(2, int.MaxValue, "a@0+1/4 m@3+1/1")]
    [InlineData(3, 1, "a@0+1/4 data@1+3/3")]
    [InlineData(int.MaxValue, int.MaxValue, "a@0+1/4 data@1+3/3")]
    [InlineData(-1, 2, "a@0+1/4 data@1+3/3")]
    [InlineData(0, -1, "a@0+1/4 data@1+3/3")]
    public void A_framing_may_answer_anything(int offset, int length, string layers)
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new FixedFraming(offset, length))] };
        Assert.Equal(layers, Layers(Dissect(With(Toy.Typed("a", "toy.key")).Add(message), [1, 2, 3, 4])));
    }

    [Fact]
    public void Too_many_messages_are_reported()
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new FixedFraming(0, 1))] };
        byte[] data = new byte[40];
        data[0] = 1;
        Packet packet = Dissect(With(Toy.Typed("a", "toy.key")).Add(message), data);
        Assert.Equal(34, packet.LayerCount);
        Assert.Equal((IssueKind.TooDeep, 33), (packet.Issues[0].Kind, packet.Issues[0].Offset));
        Assert.Equal((33, 7), (packet.Records[33].Offset, packet.Records[33].Length));
        Assert.Equal(IssueKind.TooDeep, packet.Records[0].Issues);
    }

    [Fact]
    public void Decode_as_keeps_the_framing_of_the_protocol()
    {
        var message = new Toy("m") { RowsOf = [new("toy.key", 1, new LengthByteFraming())] };
        Assert.Equal("a@0+1/4 m@2+2/2", Layers(Dissect(With(Toy.Typed("a", "toy.key")).Add(message).DecodeAs("toy.key", 9, message), [9, 2, 0, 0])));
    }

    [Fact]
    public void Nothing_above_the_highest_level_is_dissected()
    {
        var a = new Toy("a", (data, ref slice) => { slice.HeaderLength = 1; slice.Next(Key, 1); }) { LevelOf = ProtocolLevel.Link };
        var b = new Toy("b", (data, ref slice) => { slice.HeaderLength = 1; slice.Next(Key, 2); }) { LevelOf = ProtocolLevel.Internet };
        var c = new Toy("c") { LevelOf = ProtocolLevel.Transport };
        string Chain(ProtocolLevel level) => Dissect(With(a, b, c), [0, 0, 0], options: new DissectOptions { HighestLevel = level }).Chain;
        Assert.Equal("A:Raw", Chain(ProtocolLevel.Link));
        Assert.Equal("A:B:Raw", Chain(ProtocolLevel.Internet));
        Assert.Equal("A:B:C", Chain(ProtocolLevel.Transport));
        Assert.Equal("A:B:C", Chain(ProtocolLevel.None));
    }

    [Theory]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData("family")]
    public void Nothing_above_a_named_protocol_is_dissected(string name)
    {
        Toy a = Toy.Typed("a", "toy.key"), c = new("c");
        var b = new Toy("b", (data, ref slice) => { slice.HeaderLength = 1; slice.Next(Key, 2); }) { FamilyOf = "Family" };
        Assert.Equal("A:B:Raw", Dissect(With(a, b, c), [1, 2, 3], options: new DissectOptions { StopAfterProtocols = [name] }).Chain);
        Assert.Throws<ArgumentException>(() => new Dissector(ProtocolRegistry.CreateBuilder().Build(), new DissectOptions { StopAfterProtocols = ["nobody"] }));
    }

    [Fact]
    public void A_kept_packet_is_the_same_after_the_next_one()
    {
        var dissector = new Dissector(With(Toy.Typed("a", "toy.key"), Toy.Typed("b", "toy.key")).Build());
        byte[] data = [1, 9, 9];
        OwnedPacket kept = dissector.Dissect(new CapturedFrame { Data = data, Number = 5, OriginalLength = 70, Time = new Timestamp(1, 2), LinkType = 0, Options = [1, 2] }).ToOwned();
        string layers = Layers(kept.AsPacket());
        data.AsSpan().Clear();
        dissector.Dissect(new CapturedFrame { Data = [0] });
        Assert.Equal("a@0+1/3 b@1+1/2 data@2+1/1", layers);
        Assert.Equal(layers, Layers(kept.AsPacket()));
        Assert.Equal((5L, 70, new Timestamp(1, 2)), (kept.Number, kept.OriginalLength, kept.Time!.Value));
        Assert.Equal(5, kept.AsPacket().Number);
        Assert.Equal([1, 2], kept.AsPacket().Frame.Options.ToArray());
        Assert.Equal("A:B:Raw", kept.Chain);
        Assert.Equal([1, 9, 9], kept.Data.ToArray());
    }

    [Fact]
    public void Layers_are_found_by_protocol_and_by_name()
    {
        Toy a = Toy.Typed("a", "toy.key");
        var b = new Toy("b") { FamilyOf = "Letters" };
        Packet packet = Dissect(With(a, b), [1, 2]);
        Assert.Equal((0, 1), (packet.IndexOf(a), packet.IndexOf(b)));
        Assert.Equal((1, 1, -1), (packet.IndexOf("B"), packet.IndexOf("letters"), packet.IndexOf("c")));
        Assert.True(packet.Has(b));
        Assert.False(packet.Has(new Toy("b")));
    }
}
