namespace PcapKit.Generator.Tests;

// A protocol as a user defines it in an assembly of their own, internal and with one of everything.

/// <summary>All that this assembly defines.</summary>
[ProtocolSet]
internal static partial class AcmeProtocols;

/// <summary>Telemetry of the Acme company.</summary>
[Protocol("acme", "Acme", "Acme Telemetry", ProtocolLevel.Application)]
[Under("linktype", 147)]
[Under("acme.type", 4)]
internal readonly ref partial struct AcmeView
{
    public static readonly TableId TypeTable = TableId.Of("acme.type");

    [Field("version", "Version", Bits = 3, Default = 2)] public partial byte Version { get; }

    [Field("hdr_len", "Header Length", Bits = 5, CountsHeader = 4, CountsFrom = 4)] public partial byte Words { get; }

    [Container("flags", "Flags", Bits = 8, Hex = true)] public partial byte Flags { get; }

    [Field("flags.ack", "Acknowledge")] public partial bool Acknowledge { get; }

    [Field("flags.kind", "Kind", Bits = 5)] public partial AcmeKind Kind { get; }

    [Field("flags.hops", "Hops", Bits = 2)] public partial byte Hops { get; }

    [Field("type", "Type", Computed = true, When = "Kind != AcmeKind.Last")] public partial ushort Type { get; }

    [Field("device", "Device", LittleEndian = true)] public partial uint Device { get; }

    [Field("temp", "Temperature", Bits = 12)] public partial short Temperature { get; }

    [Field("odd", "Odd", Bits = 12, Hex = true)] public partial ushort Odd { get; }

    [Field("count", "Count")] public partial byte Count { get; }

    [Field("host", "Host")] public partial IPv6Address Host { get; }

    [Field("name", "Name", Length = "Count", Text = true)] public partial ReadOnlySpan<byte> Name { get; }

    [Field("level", "Level", Bits = 4)] public partial byte Level { get; }

    [Field("mark", "Mark", Bits = 12)] public partial ushort Mark { get; }

    [Field("gateway", "Gateway")] public partial IPv6Address Gateway { get; }

    [Field("ms", "Milliseconds", LittleEndian = true)] public partial ushort Milliseconds { get; }

    [Tlv("options", "Options")] public partial TlvList<AcmeOption> Options { get; }

    [Derived("len", "Payload Length")] public int? PayloadLength => Payload.IsEmpty ? null : Payload.Length;

    internal void Route(ref Slice slice) => slice.Next(TypeTable, Type);
}

internal sealed partial class Acme
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("acme.type", out uint key))
            context.Write16(2, key);
    }
}

/// <summary>A list whose length stands in a field that is called after it.</summary>
[Protocol("acmelist", "AcmeList", "Acme List", ProtocolLevel.Application)]
internal readonly ref partial struct AcmeListView
{
    [Field("options_len", "Options Length", Computed = true)] public partial byte OptionsLength { get; }

    [Tlv("options", "Options", Length = "OptionsLength")] public partial TlvList<AcmeOption> Options { get; }
}

internal sealed partial class AcmeList
{
    partial void Finish(Span<byte> header) => header[0] = OptionsLength ?? (byte)(header.Length - 1);
}

[ValueNames]
internal enum AcmeKind : byte
{
    First = 1,
    [Name("the last")] Last = 31,
}

[TlvFamily("acme", "acme.option", Head = typeof(IAcmeOption))]
internal readonly struct AcmeOption : ITlvFamily
{
    public static TableId Table { get; } = TableId.Of("acme.option");

    public static int Alignment => 4;

    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = rest[0] == 0;
        length = last ? 1 : rest.Length > 1 ? rest[1] : 0;
        return length >= 1 && (last || length >= 2);
    }
}

internal interface IAcmeOption
{
    [Field("option.kind", "Kind")] byte Kind { get; }

    [Field("option.len", "Length", CountsHeader = 1)] byte Length { get; }
}

[Option(typeof(AcmeOption), 5, "options.speed", "Speed")]
internal readonly ref partial struct AcmeSpeedView
{
    [Field("speed", "Speed")] public partial ushort Speed { get; }
}

[Option(typeof(AcmeOption), uint.MaxValue, "options.unknown", "Unknown")]
internal readonly ref partial struct AcmeUnknownView
{
    [Field("unknown", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

[Option(typeof(AcmeOption), 0, "options.end", "End", KindOnly = true)]
internal readonly ref partial struct AcmeEndView;
