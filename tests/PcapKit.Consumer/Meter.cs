using PcapKit;
using PcapKit.Protocols;

namespace Acme.Meters;

/// <summary>All protocols and options of this assembly.</summary>
[ProtocolSet]
public static partial class MeterProtocols;

/// <summary>What is measured.</summary>
[ValueNames]
public enum MeterKind : byte
{
    /// <summary>Electricity.</summary>
    Power = 1,
    /// <summary>Water.</summary>
    Water = 2,
}

/// <summary>A reading of a meter: over UDP as it is, over TCP with one byte of length before it.</summary>
[Protocol("meter", "Meter", "Meter Reading", ProtocolLevel.Application)]
[Under("udp.port", 9200)]
[Under("tcp.port", 9200, Framing = typeof(MeterFraming))]
public readonly ref partial struct MeterView
{
    /// <summary>What is measured.</summary>
    [Field("kind", "Kind")] public partial MeterKind Kind { get; }

    /// <summary>How many options there are bytes of.</summary>
    [Field("options_len", "Length of options", Computed = true)] public partial byte OptionBytes { get; }

    /// <summary>The value.</summary>
    [Field("value", "Value")] public partial ushort Value { get; }

    /// <summary>The options.</summary>
    [Tlv("options", "Options", Length = "OptionBytes")] public partial TlvList<MeterOption> Options { get; }
}

/// <summary>What the build works out.</summary>
public sealed partial class Meter
{
    partial void Compute(in BuildContext context)
    {
        if (OptionBytes is null)
            context.Write8(1, HeaderLength - MeterView.FixedLength);
    }
}

/// <summary>Options: a byte of kind, a byte of length, which counts both.</summary>
[TlvFamily("meter", "meter.option", Head = typeof(IMeterOption))]
public readonly struct MeterOption : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("meter.option");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        (length, last) = (rest.Length >= 2 ? rest[1] : 0, false);
        return length >= 2;
    }
}

/// <summary>What every option begins with.</summary>
public interface IMeterOption
{
    /// <summary>The kind.</summary>
    [Field("option.kind", "Kind")] byte Kind { get; }

    /// <summary>The length, kind and length included.</summary>
    [Field("option.length", "Length", CountsHeader = 1)] byte Length { get; }
}

/// <summary>Where the meter is.</summary>
[Option(typeof(MeterOption), 7, "option.room", "Room")]
public readonly ref partial struct MeterRoomView
{
    /// <summary>The number of the room.</summary>
    [Field("option.room.number", "Number")] public partial ushort Number { get; }
}

/// <summary>One byte of length before each reading.</summary>
public sealed class MeterFraming : Framing
{
    /// <inheritdoc/>
    public override int PrefixLength => 1;

    /// <inheritdoc/>
    public override bool TryFrame(ReadOnlySpan<byte> rest, out int offset, out int length)
    {
        (offset, length) = (1, rest[0]);
        return length > 0;
    }

    /// <inheritdoc/>
    public override void WritePrefix(Span<byte> prefix, int length) => prefix[0] = checked((byte)length);
}
