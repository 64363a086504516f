using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>All protocols and options of the examples; the generator fills in the property <c>All</c>.</summary>
[ProtocolSet]
public static partial class ExampleProtocols;

/// <summary>The options of the example's protocol: one byte of kind, one byte of length; kind 0 is padding.</summary>
[TlvFamily("gauge", "gauge.option", Head = typeof(IGaugeOption))]
public readonly struct GaugeOption : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("gauge.option");

    /// <inheritdoc/>
    public static int Alignment => 4;

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = rest[0] == 0;
        length = last ? 1 : rest.Length >= 2 ? rest[1] : 0;
        return last || length >= 2;
    }
}

/// <summary>What every option begins with.</summary>
public interface IGaugeOption
{
    /// <summary>The kind.</summary>
    [Field("option.kind", "Kind")] byte Kind { get; }

    /// <summary>Length of the option, kind and length included.</summary>
    [Field("option.length", "Length", CountsHeader = 1)] byte Length { get; }
}

/// <summary>The unit of the values.</summary>
[Option(typeof(GaugeOption), 1, "option.unit", "Unit")]
public readonly ref partial struct GaugeUnitView
{
    /// <summary>The unit's sign, for example <c>kPa</c>.</summary>
    [Field("option.unit.sign", "Sign", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Sign { get; }
}

/// <summary>A protocol with options, and a body that is written by hand: decimal text, one value after the other.</summary>
[Protocol("gauge", "Gauge", "Gauge Readings", ProtocolLevel.Application)]
[Under("udp.port", 9102)]
public readonly ref partial struct GaugeView
{
    private static readonly FieldInfo ValueField = new("gauge.value", "Value", FieldKind.Text);

    /// <summary>Length of the options in bytes.</summary>
    [Field("options_len", "Length of options", Computed = true)] public partial ushort OptionBytes { get; }

    /// <summary>The options.</summary>
    [Tlv("options", "Options", Length = "OptionBytes")] public partial TlvList<GaugeOption> Options { get; }

    /// <summary>The message is all there is: its length comes from below.</summary>
    public int HeaderLength => ReportedLength;

    /// <summary>The values as they stand: text with commas between.</summary>
    public ReadOnlySpan<byte> Values => Bytes.Length > FixedLength + OptionBytes ? Bytes[(FixedLength + OptionBytes)..] : default;

    internal static FieldInfo[] BodyFields => [ValueField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        int start = FixedLength + OptionBytes;
        foreach (Range range in Values.Split((byte)','))
        {
            (int offset, int length) = range.GetOffsetAndLength(Values.Length);
            sink.Text(ValueField, Values.Slice(offset, length), (start + offset) * 8, length * 8);
        }
    }
}

/// <summary>The other half of the class that builds: its body, and what it works out.</summary>
public sealed partial class Gauge
{
    private byte[] _values = [];

    /// <summary>The values, with commas between.</summary>
    public string Values
    {
        get => Encoding.UTF8.GetString(_values);
        set
        {
            _values = Encoding.UTF8.GetBytes(value);
            Touch();
        }
    }

    private int MeasureBody() => _values.Length;

    private void WriteBody(Span<byte> body) => _values.CopyTo(body);

    private void ReadBody(GaugeView view, in LayerSlice layer) => _values = view.Values.ToArray();

    partial void Compute(in BuildContext context)
    {
        if (OptionBytes is null)
            context.Write16(0, HeaderLength - GaugeView.FixedLength - _values.Length);
    }
}

/// <summary>Uses the protocol: its options are registered with it.</summary>
public static class OwnOptions
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">Nothing.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().AddDefaults().Add(ExampleProtocols.All).Build();
        byte[] message = (new Ethernet() / new IPv4() / new Udp { SourcePort = 9102, DestinationPort = 9102 }
            / new Gauge { Options = { new GaugeUnit { Sign = "kPa"u8.ToArray() } }, Values = "101.3,101.4" }).Build(registry);
        Packet packet = new Dissector(registry).Dissect(message, TableId.LinkType, 1);
        FieldNode tree = packet.ToTree();
        string values = string.Join(" and ", tree.FindAll("gauge.value").Select(value => value.ValueText));
        output.WriteLine($"{packet.Chain}: {values} {tree["gauge.option.unit.sign"]?.ValueText}");
        output.WriteLine(packet.ToLayers().Recompute().Build(registry).AsSpan().SequenceEqual(message) ? "built again: the same bytes" : "built again: other bytes");
    }
}
