using System.Collections;
using System.Reflection;

namespace PcapKit.Protocols.Tests;

// Writing back, and bytes that nobody meant to be a packet.
public abstract partial class ProtocolTests<TView, TLayer>
{
    private const int Mutations = 2000;

    private int _used;

    [Fact]
    public void Unchanged_layers_give_the_original_bytes()
    {
        foreach (Golden golden in Goldens)
        {
            byte[] packet = golden.Packet;
            LayerStack stack = Dissect(golden, packet).ToLayers();
            Assert.True(stack.Get<TLayer>() is { IsOriginal: true }, $"{golden.Name}: no {typeof(TLayer).Name} made from the bytes");
            AssertBytes(golden.Name, packet, stack.Build(RegistryOf(golden)));
        }
    }

    [Fact]
    public void Layers_written_from_their_fields_give_the_same_bytes()
    {
        foreach (Golden golden in Goldens)
        {
            byte[] packet = golden.Packet;
            LayerStack stack = Dissect(golden, packet).ToLayers();
            TLayer layer = stack.Get<TLayer>() ?? throw new InvalidOperationException($"{golden.Name}: no {typeof(TLayer).Name}");
            Forget(layer);
            Assert.False(layer.IsOriginal);
            AssertBytes(golden.Name, packet, stack.Build(RegistryOf(golden)));
        }
    }

    [Fact]
    public void Computing_lengths_types_and_checksums_anew_gives_the_same_bytes()
    {
        foreach (Golden golden in Goldens.Where(g => g.Recomputes))
        {
            byte[] packet = golden.Packet;
            LayerStack stack = Dissect(golden, packet).ToLayers();
            foreach (Layer layer in stack)
                Forget(layer);
            AssertBytes(golden.Name, packet, stack.Recompute().Build(RegistryOf(golden)));
        }
    }

    [Fact]
    public void Mutated_bytes_never_throw_and_are_written_back()
    {
        var random = new Random(1);
        foreach (Golden golden in Goldens)
        {
            int lower = golden.Lower.Length;
            for (int i = 0; i < Mutations; i++)
            {
                byte[] mutated = [.. golden.Lower, .. Mutate(golden.Layer, random)];
                Use(golden, mutated);
                if (RoundTripsEverything)
                    WriteBack(golden, mutated);
            }
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(2);
        foreach (Golden golden in Goldens)
        {
            for (int i = 0; i < Mutations; i++)
            {
                var noise = new byte[random.Next(1, 200)];
                random.NextBytes(noise);
                Use(golden, [.. golden.Lower, .. noise]);
            }
        }
    }

    private void Use(Golden golden, byte[] bytes)
    {
        try
        {
            Use(Dissect(golden, bytes), golden, bytes);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{golden.Name}: {Convert.ToHexString(bytes)}\n{e}");
        }
    }

    // All that a report or an editor does with a packet.
    private void Use(Packet packet, Golden golden, byte[] bytes)
    {
        for (int i = 0; i < packet.LayerCount; i++)
        {
            var sink = new CollectingSink(bytes.Length);
            packet.Visit(i, sink);
            sink.Finish(packet.Records[i].Offset);
        }
        packet.TryGet(out TView _);
        // The tree costs as much as all else together.
        if (_used++ % 16 == 0)
            Assert.NotEmpty(packet.ToTree().ToString()!);
        Assert.NotEmpty(packet.Chain);
        AssertBytes(golden.Name + ", unchanged", bytes, packet.ToLayers().Build(RegistryOf(golden)));
    }

    private void WriteBack(Golden golden, byte[] bytes)
    {
        Packet packet = Dissect(golden, bytes);
        int at = IndexOf(packet, golden);
        if (at < 0 || packet.Records[at].Issues != IssueKind.None || packet.ProtocolOf(at).ToLayer(packet[at]) is not TLayer layer)
            return;
        byte[] header = packet[at].Header.ToArray();
        Forget(layer);
        Assert.True(header.Length == layer.HeaderLength, $"{golden.Name}: {layer.HeaderLength} bytes from the fields of {Convert.ToHexString(header)}");
        var written = new byte[header.Length];
        layer.WriteHeader(written);
        AssertBytes(golden.Name + ", mutated", header, written);
    }

    // Forgets the bytes of a layer, of its options, and of theirs.
    private static void Forget(Layer layer)
    {
        foreach (PropertyInfo property in layer.GetType().GetProperties().Where(p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType) && p.GetIndexParameters().Length == 0))
        {
            if (property.GetValue(layer) is not IEnumerable options)
                continue;
            foreach (Layer option in options.OfType<Layer>())
                Forget(option);
        }
        layer.ForgetOriginal();
    }

    private static byte[] Mutate(byte[] layer, Random random)
    {
        List<byte> bytes = [.. layer];
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] = 0;
                    break;
                case 1:
                    bytes[at] = 255;
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when bytes.Count > 1:
                    bytes.RemoveAt(at);
                    break;
                case 4:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 5 when bytes.Count > 1:
                    bytes.RemoveRange(at, bytes.Count - Math.Max(at, 1));
                    break;
                case 6:
                    bytes[at] += (byte)(random.Next(2) == 0 ? 1 : 255);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }
        return [.. bytes];
    }

    private static void AssertBytes(string name, byte[] expected, byte[] actual) =>
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{name}:\n- {Convert.ToHexString(expected)}\n+ {Convert.ToHexString(actual)}");
}
