using System.Linq;

namespace PcapKit.Generator;

/// <summary>Emits the rest of a view: the constructor that checks the length once, and the bodies of its properties.</summary>
internal static class ViewEmitter
{
    // Without profile data the compiler leaves such getters alone, and a call costs more than what it does.
    private const string Inline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static void Emit(CodeWriter w, ProtocolModel m)
    {
        w.Open($"readonly ref partial struct {m.View} : global::PcapKit.IView<{m.View}>");
        w.Line("private readonly global::System.ReadOnlySpan<byte> _data;");
        w.Line();
        w.Line("/// <summary>How many bytes every header has at least.</summary>");
        w.Line($"public const int FixedLength = {m.FixedLength};");
        w.Line();
        w.Line("/// <summary>A view over bytes that begin with the header.</summary>");
        w.Line("/// <param name=\"layer\">Header and payload, at least <see cref=\"FixedLength\"/> bytes.</param>");
        w.Line("/// <exception cref=\"global::System.ArgumentException\">There are fewer bytes.</exception>");
        w.Line($"public {m.View}(global::System.ReadOnlySpan<byte> layer) : this(layer, layer.Length) {{ }}");
        w.Line();
        w.Line("/// <summary>A view over bytes that the capture may have cut.</summary>");
        w.Line("/// <param name=\"layer\">Header and payload, at least <see cref=\"FixedLength\"/> bytes.</param>");
        w.Line("/// <param name=\"reportedLength\">How long both are by the lengths on the wire.</param>");
        w.Line("/// <exception cref=\"global::System.ArgumentException\">There are fewer bytes.</exception>");
        w.Line(Inline);
        w.Open($"public {m.View}(global::System.ReadOnlySpan<byte> layer, int reportedLength)");
        if (m.FixedLength > 0)
            w.Line("if (layer.Length < FixedLength) global::PcapKit.ViewErrors.ThrowTooShort(FixedLength, layer.Length);");
        w.Line("_data = layer;");
        w.Line("ReportedLength = reportedLength;");
        w.Close();
        w.Line();
        w.Line($"static global::PcapKit.Protocol global::PcapKit.IView<{m.View}>.Protocol => {m.Protocol}.Instance;");
        w.Line($"static int global::PcapKit.IView<{m.View}>.FixedLength => FixedLength;");
        w.Line($"static {m.View} global::PcapKit.IView<{m.View}>.Over(global::System.ReadOnlySpan<byte> layer, int reportedLength) => new(layer, reportedLength);");
        w.Line();
        w.Line("/// <summary>Header and payload, as captured.</summary>");
        w.Line("public global::System.ReadOnlySpan<byte> Bytes => _data;");
        w.Line("/// <summary>How long header and payload are by the lengths on the wire.</summary>");
        w.Line("public int ReportedLength { get; }");
        w.Line("/// <summary>The captured part of the header.</summary>");
        w.Line("public global::System.ReadOnlySpan<byte> Header => global::PcapKit.Bits.Clamp(_data, 0, HeaderLength);");
        w.Line("/// <summary>The captured part of what the layer carries.</summary>");
        w.Line("public global::System.ReadOnlySpan<byte> Payload => global::PcapKit.Bits.Clamp(_data, HeaderLength, int.MaxValue);");
        if (!m.HasHeaderLength)
        {
            w.Line("/// <summary>How many bytes the header has, as it says itself.</summary>");
            w.Line($"public int HeaderLength {{ {Inline} get => {HeaderLength(m)}; }}");
        }
        w.Line();
        foreach (FieldModel f in m.Fields.Where(f => f.Role != Role.Derived))
            Property(w, m, f);
        w.Close();
    }

    /// <summary>The byte in which a field begins, as an expression; every emitter takes it from here.</summary>
    /// <param name="f">The field.</param>
    /// <param name="view">What stands before members of the view: nothing inside it, <c>view.</c> elsewhere.</param>
    public static string Offset(FieldModel f, string view = "") =>
        f.Behind is null ? (f.BitOffset / 8).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : f.BitsBehind < 8 ? view + f.Behind
        : $"({view}{f.Behind} + {f.BitsBehind / 8})";

    private static string HeaderLength(ProtocolModel m)
    {
        if (m.Fields.FirstOrDefault(f => f.CountsHeader > 0) is { } counter)
            return (counter.CountsHeader == 1 ? $"(int){counter.Property}" : $"(int){counter.Property} * {counter.CountsHeader}") + (counter.CountsFrom > 0 ? $" + {counter.CountsFrom}" : "");
        if (m.Fields.Any(f => f.IsRest))
            return "ReportedLength";
        if (m.Fields.LastOrDefault(f => f.IsVariable || f.GroupAt is not null) is not { } variable)
            return "FixedLength";
        string end = variable.Property + "End";
        int behind = m.Fields.Where(f => f.Behind == end && f.Role == Role.Field).Sum(f => f.Bits) / 8;
        return behind == 0 ? end : $"{end} + {behind}";
    }

    private static void Property(CodeWriter w, ProtocolModel m, FieldModel f)
    {
        if (f.When is not null)
            w.Line($"internal bool {f.Property}IsShown => {f.When};");
        if (f.GroupAt is not null)
        {
            w.Line($"internal bool {f.Property}IsPresent => {f.Present};");
            w.Line($"internal int {f.Property}Offset => {f.GroupAt};");
            w.Line($"internal int {f.Property}End => {f.Property}Offset + ({f.Property}IsPresent ? {f.GroupBytes} : 0);");
        }
        if (f.Group is not null)
        {
            w.Line($"{f.Accessibility} partial {f.Type}? {f.Property} => {f.Group}IsPresent ? {ReadBehind(f)} : null;");
            return;
        }
        if (f.IsVariable)
        {
            string length = f.IsRest ? $"HeaderLength - {f.Property}Offset" : $"unchecked((int)({f.Length}))";
            w.Line($"internal int {f.Property}Offset => {Offset(f)};");
            w.Line($"internal int {f.Property}End => {f.Property}Offset + global::System.Math.Max({length}, 0);");
            bool isList = f.Role == Role.Options || f.IsList;
            w.Line($"{Declaration(w, f)} => {(isList ? "new(" : "")}global::PcapKit.Bits.Clamp(_data, {f.Property}Offset, {length}){(isList ? ")" : "")};");
            return;
        }
        if (f.Behind is not null)
            w.Line($"{Declaration(w, f)} => {ReadBehind(f)};");
        else
            w.Line($"{Declaration(w, f)} {{ {Inline} get => {ReadFixed(f, m.FixedLength)}; }}");
    }

    // A property of the view is declared there, with its documentation; one of the head is declared here.
    private static string Declaration(CodeWriter w, FieldModel f)
    {
        if (f.Head is not null)
            w.Line($"/// <inheritdoc cref=\"{f.Head}.{f.Property}\"/>");
        return $"{f.Accessibility} {(f.Head is null ? "partial " : "")}{(f.IsList ? $"global::PcapKit.ValueList<{f.Type}>" : f.Type)} {f.Property}";
    }

    private static string ReadBehind(FieldModel f)
    {
        string at = $"{f.Behind} * 8 + {f.BitsBehind}";
        return f.Kind switch
        {
            ValueKind.Bytes => $"global::PcapKit.Bits.Clamp(_data, {Offset(f)}, {f.Bits / 8})",
            ValueKind.IPv6 => $"_data.Length >= {Offset(f)} + 16 ? new(_data.Slice({Offset(f)})) : default",
            ValueKind.Bool => $"global::PcapKit.Bits.ReadOrZero(_data, {at}, {f.Bits}) != 0",
            _ => Cast(f, f.LittleEndian
                ? $"global::PcapKit.Bits.ReadLittleEndian(global::PcapKit.Bits.Clamp(_data, {Offset(f)}, {f.Bits / 8}))"
                : $"global::PcapKit.Bits.ReadOrZero(_data, {at}, {f.Bits})"),
        };
    }

    private static string ReadFixed(FieldModel f, int fixedLength)
    {
        int at = f.BitOffset / 8, bit = f.BitOffset % 8;
        switch (f.Kind)
        {
            case ValueKind.Bytes:
                return $"_data.Slice({at}, {f.Bits / 8})";
            case ValueKind.IPv6:
                return $"new(_data.Slice({at}))";
            case ValueKind.Bool when f.Bits == 1:
                return $"(_data[{at}] & 0x{1 << (7 - bit):X2}) != 0";
            case ValueKind.Bool:
                return $"global::PcapKit.Bits.Read(_data, {f.BitOffset}, {f.Bits}) != 0";
        }
        return Cast(f, Number(f, at, bit, fixedLength));
    }

    private static string Number(FieldModel f, int at, int bit, int fixedLength)
    {
        string slice = at == 0 ? "_data" : $"_data.Slice({at})";
        if (f.LittleEndian)
        {
            return f.Bits is 16 or 32 or 64
                ? $"global::System.Buffers.Binary.BinaryPrimitives.ReadUInt{f.Bits}LittleEndian({slice})"
                : $"global::PcapKit.Bits.ReadLittleEndian(_data.Slice({at}, {f.Bits / 8}))";
        }
        if (bit == 0 && f.Bits == 8)
            return $"_data[{at}]";
        if (bit == 0 && f.Bits is 16 or 32 or 64)
            return $"global::System.Buffers.Binary.BinaryPrimitives.ReadUInt{f.Bits}BigEndian({slice})";
        if (bit + f.Bits <= 8)
            return Masked($"_data[{at}]", 8 - bit - f.Bits, f.Bits);
        foreach (int word in new[] { 16, 32 })
        {
            if (bit + f.Bits <= word && at + word / 8 <= fixedLength)
                return Masked($"global::System.Buffers.Binary.BinaryPrimitives.ReadUInt{word}BigEndian({slice})", word - bit - f.Bits, f.Bits);
        }
        return $"global::PcapKit.Bits.Read(_data, {f.BitOffset}, {f.Bits})";
    }

    private static string Masked(string word, int shift, int bits) => $"({(shift == 0 ? word : $"{word} >> {shift}")} & 0x{(1UL << bits) - 1:X})";

    private static string Cast(FieldModel f, string number) => f.Kind switch
    {
        ValueKind.Mac => $"new({number})",
        ValueKind.IPv4 => $"new((uint){number})",
        ValueKind.Int when f.Bits < 64 => $"unchecked(({f.Type})((long)((ulong){number} << {64 - f.Bits}) >> {64 - f.Bits}))",
        _ => $"({f.Type}){number}",
    };
}
