namespace PcapKit.Core.Tests.Definition;

public class LayerStackTests
{
    private static readonly TableId Key = TableId.Of("toy.key");

    private static readonly Toy Lower = new("lower", (data, ref slice) =>
    {
        slice.HeaderLength = 1;
        slice.LimitPayload(data[0] - 1, LimitedBy.TotalLength);
        slice.Next(Key, 1);
    });

    private static readonly Toy Upper = new("upper", (data, ref slice) =>
    {
        slice.HeaderLength = 2;
        slice.LimitPayload(data[0] - 2, LimitedBy.TotalLength);
        slice.NextIsRaw();
    });

    private static readonly ProtocolRegistry Registry = ProtocolRegistry.CreateBuilder().Under("linktype", 0, Lower).Under("toy.key", 1, Upper).Build();

    private static LayerStack Take(byte[] packet) => new Dissector(Registry).Dissect(new CapturedFrame { Data = packet, OriginalLength = packet.Length }).ToLayers();

    [Fact]
    public void Layers_are_put_on_each_other_with_a_slash()
    {
        LayerStack stack = new ToyLayer(Lower) { Header = [1] } / new ToyLayer(Upper) { Header = [2, 3] } / [4, 5];
        Assert.Equal("LOWER:UPPER:Raw", stack.ToString());
        Assert.Equal(5, stack.ByteLength);
        Assert.Equal([1, 2, 3, 4, 5], stack.Build());
        LayerStack tunnel = (new ToyLayer(Lower) { Header = [9] } / [8]) / stack;
        Assert.Equal([9, 8, 1, 2, 3, 4, 5], tunnel.Build());
        Assert.Same(tunnel[2], tunnel.Get<ToyLayer>(1));
        Assert.Same(tunnel[^1], tunnel.Get<Payload>(1));
        Assert.Null(tunnel.Get<Payload>(2));
    }

    [Fact]
    public void What_a_slash_joins_stays_as_it_is()
    {
        LayerStack lower = new ToyLayer(Lower) { Header = [1] } / new ToyLayer(Upper) { Header = [2] };
        LayerStack first = lower / [3], second = lower / [4, 5], tunnel = lower / first;
        Assert.Equal([1, 2], lower.Build());
        Assert.Equal([1, 2, 3], first.Build());
        Assert.Equal([1, 2, 4, 5], second.Build());
        Assert.Equal([1, 2, 1, 2, 3], tunnel.Build());
    }

    [Fact]
    public void Lengths_cover_header_payload_and_trailer_from_the_inside_out()
    {
        LayerStack stack = new ToyLayer(Lower) { Header = [0], CountsAll = true, Trailer = new byte[] { 0xEE } }
            / new ToyLayer(Upper) { Header = [0, 7], CountsAll = true, Trailer = new byte[] { 0xDD, 0xDD } } / [4, 5];
        Assert.Equal([8, 6, 7, 4, 5, 0xDD, 0xDD, 0xEE], stack.Build());
    }

    [Fact]
    public void A_captured_packet_keeps_every_byte_trailers_included()
    {
        byte[] packet = [6, 3, 7, 8, 0xDD, 0xDD, 0xEE, 0xEE];
        LayerStack stack = Take(packet);
        Assert.Equal("LOWER:UPPER:Raw", stack.ToString());
        Assert.Equal(packet, stack.Build());
        Assert.All(stack.OfType<ToyLayer>(), l => Assert.True(l.IsOriginal));
    }

    [Fact]
    public void A_changed_layer_is_written_from_its_fields_and_the_others_are_not()
    {
        LayerStack stack = Take([6, 3, 7, 8, 0xDD, 0xDD, 0xEE]);
        ((ToyLayer)stack[1]).Header = [3, 9];
        Assert.False(((ToyLayer)stack[1]).IsOriginal);
        Assert.True(((ToyLayer)stack[0]).IsOriginal);
        Assert.Equal([6, 3, 9, 8, 0xDD, 0xDD, 0xEE], stack.Build());
        stack.Insert(1, new Payload([0x11]));
        stack.RemoveAt(3);
        stack[0] = new ToyLayer(Lower) { Header = [0x22] };
        Assert.Equal([0x22, 0x11, 3, 9], stack.Build());
        Assert.Throws<ArgumentNullException>(() => stack[0] = null!);
        Assert.Throws<ArgumentNullException>(() => stack.Add(null!));
    }

    [Fact]
    public void A_buffer_may_be_longer_but_not_shorter()
    {
        LayerStack stack = new ToyLayer(Lower) { Header = [1] } / [2];
        byte[] buffer = [9, 9, 9];
        Assert.Equal(2, stack.Build(buffer));
        Assert.Equal([1, 2, 9], buffer);
        Assert.Throws<ArgumentException>(() => stack.Build(new byte[1]));
    }

    [Fact]
    public void A_length_that_does_not_fit_is_refused()
    {
        LayerStack stack = new ToyLayer(Lower) { Header = [0], CountsAll = true } / new byte[300];
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => stack.Build());
        Assert.Contains("LOWER", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_copies_its_bytes()
    {
        byte[] bytes = [1, 2];
        var payload = new Payload(bytes);
        bytes[0] = 9;
        Assert.Equal([1, 2], payload.Bytes.ToArray());
        payload.Bytes = bytes;
        bytes[1] = 9;
        Assert.Equal([9, 2], payload.Bytes.ToArray());
    }
}
