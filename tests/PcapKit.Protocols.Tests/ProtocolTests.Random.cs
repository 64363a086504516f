using System.Globalization;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Protocols.Tests;

// Layers with random fields are built, read and compared.
public abstract partial class ProtocolTests<TView, TLayer>
{
    /// <summary>Whether a layer with random fields can be read again; false for protocols that are text or hand-written as a whole.</summary>
    protected virtual bool CanBeRandom => true;

    /// <summary>Makes a layer with random fields one that can be: counts fit what they count, versions are right.</summary>
    /// <param name="layer">The layer; its fields that count the header are null, bytes of varying length are empty unless they are the rest.</param>
    /// <param name="random">For further choices, options for example.</param>
    protected virtual void Constrain(TLayer layer, Random random) { }

    [Fact]
    public void Layers_with_random_fields_are_read_as_they_were_built()
    {
        if (!CanBeRandom)
            return;
        Golden alone = Goldens[0] with { Below = null, Name = "random" };
        (PropertyInfo Property, FieldAttribute Field)[] fields = [.. RandomFields()];
        Gen<ulong> words = Gen.OneOf(
            Gen.Choose(0, 20).Select(n => (ulong)n),
            Gen.Choose(0, 20).Select(n => ulong.MaxValue - (ulong)n),
            Gen.Two(Gen.Choose(int.MinValue, int.MaxValue)).Select(p => (ulong)(uint)p.Item1 << 32 | (uint)p.Item2));
        Gen<ulong[]> values = words.ArrayOf(fields.Length + 1);
        Prop.ForAll(values.ToArbitrary(), v => BuildAndRead(alone, fields, v))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 3));
    }

    private void BuildAndRead(Golden golden, (PropertyInfo Property, FieldAttribute Field)[] fields, ulong[] values)
    {
        var layer = new TLayer();
        for (int i = 0; i < fields.Length; i++)
            fields[i].Property.SetValue(layer, ValueOf(fields[i].Property.PropertyType, BitsOf(fields[i]), values[i]));
        var random = new Random((int)(values[^1] & int.MaxValue));
        Constrain(layer, random);
        var payload = new byte[HeaderTakesRest ? 0 : random.Next(0, 40)];
        random.NextBytes(payload);
        byte[] packet = (layer / payload).Build(RegistryOf(golden));

        Packet read = Dissect(golden, packet);
        int at = IndexOf(read, golden);
        Assert.True(at >= 0, $"not read as {TView.Protocol.Name}: {Convert.ToHexString(packet)}");
        var again = read.ProtocolOf(at).ToLayer(read[at]) as TLayer;
        Assert.True(again is not null, $"no layer from {Convert.ToHexString(packet)}");
        foreach ((PropertyInfo property, _) in fields)
        {
            object? wanted = property.GetValue(layer), got = property.GetValue(again);
            // What was null has been worked out.
            if (wanted is not null)
                Assert.True(Same(wanted, got), $"{property.Name}: {wanted} was built, {got} read from {Convert.ToHexString(packet)}");
        }
        Forget(again);
        AssertBytes("random", packet, (again / payload).Build(RegistryOf(golden)));
    }

    // The properties of the craft class that stand for a field of the definition, by name.
    private static IEnumerable<(PropertyInfo, FieldAttribute)> RandomFields()
    {
        foreach (PropertyInfo property in typeof(TLayer).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            FieldAttribute? field = typeof(TView).GetProperty(property.Name)?.GetCustomAttribute<FieldAttribute>();
            bool counted = field is { CountsHeader: > 0 } || field is { Length: not null and not "Rest" };
            if (field is not null && property.CanWrite && !counted)
                yield return (property, field);
        }
    }

    private static int BitsOf((PropertyInfo Property, FieldAttribute Field) field) => field.Field.Bits;

    private static object ValueOf(Type type, int bits, ulong value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(ReadOnlyMemory<byte>))
        {
            var bytes = new byte[bits > 0 ? bits / 8 : (int)(value % 40)];
            new Random((int)(value & int.MaxValue)).NextBytes(bytes);
            return (ReadOnlyMemory<byte>)bytes;
        }
        if (type == typeof(MacAddress))
            return new MacAddress(value & 0xFFFF_FFFF_FFFF);
        if (type == typeof(IPv4Address))
            return new IPv4Address((uint)value);
        if (type == typeof(IPv6Address))
            return new IPv6Address(value, value * 0x9E37_79B9_7F4A_7C15);
        if (type == typeof(bool))
            return (value & 1) != 0;
        Type number = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        bool signed = number == typeof(sbyte) || number == typeof(short) || number == typeof(int) || number == typeof(long);
        int width = System.Runtime.InteropServices.Marshal.SizeOf(number) * 8;
        int kept = 64 - (bits > 0 ? bits : width);
        object cut = signed
            ? Convert.ChangeType((long)(value << kept) >> kept, number, CultureInfo.InvariantCulture)
            : Convert.ChangeType(value << kept >> kept, number, CultureInfo.InvariantCulture);
        return type.IsEnum ? Enum.ToObject(type, cut) : cut;
    }

    private static bool Same(object wanted, object? got) =>
        wanted is ReadOnlyMemory<byte> bytes ? got is ReadOnlyMemory<byte> other && bytes.Span.SequenceEqual(other.Span) : wanted.Equals(got);
}
