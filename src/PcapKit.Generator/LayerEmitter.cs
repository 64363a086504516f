using System.Collections.Generic;
using System.Linq;

namespace PcapKit.Generator;

/// <summary>Emits the class that crafts and edits a layer: a property a field, null where the build works it out.</summary>
internal static class LayerEmitter
{
    public static void Emit(CodeWriter w, ProtocolModel m)
    {
        List<FieldModel> fields = [.. m.Fields.Where(f => f.Role is Role.Field or Role.Options)];
        w.Line($"/// <summary>{ProtocolEmitter.Escape(m.Title)}, to be built or edited. A field that is null is worked out by the build.</summary>");
        w.Open($"{m.Accessibility} sealed partial class {m.Base} : global::PcapKit.Layer");
        w.Line($"public override global::PcapKit.Protocol Protocol => {m.Protocol}.Instance;");
        w.Line();
        Constructor(w, m, fields);
        foreach (FieldModel f in fields)
            Property(w, m, f);
        foreach (FieldModel f in m.Fields.Where(f => f.Role == Role.Container))
            Container(w, m, f);
        w.Line();
        Read(w, m, fields);
        Measure(w, m, fields);
        Write(w, m, fields);
        Computing(w, m, fields);
        w.Close();
    }

    private static void Constructor(CodeWriter w, ProtocolModel m, List<FieldModel> fields)
    {
        w.Line("/// <summary>A layer whose fields have their usual values.</summary>");
        w.Open($"public {m.Base}()");
        foreach (FieldModel f in fields.Where(f => f.Role == Role.Options || f.IsList))
            w.Line($"{f.Property} = new(this);");
        w.Line("Initialize();");
        w.Close();
        w.Line("partial void Initialize();");
        w.Line();
    }

    private static string TypeOf(FieldModel f) =>
        f.Role == Role.Options ? f.Type.Replace("TlvList<", "OptionList<")
        : f.IsList ? $"global::PcapKit.ValueCollection<{f.Type}>"
        : f.Kind == ValueKind.Bytes ? "global::System.ReadOnlyMemory<byte>"
        : f.Type + (f.Computed || f.Group is not null ? "?" : "");

    private static void Property(CodeWriter w, ProtocolModel m, FieldModel f)
    {
        w.Line($"/// <inheritdoc cref=\"{m.View}.{f.Property}\"/>");
        if (f.Role == Role.Options || f.IsList)
            w.Line($"public {TypeOf(f)} {f.Property} {{ get; }}");
        else
            w.Line($"public {TypeOf(f)} {f.Property} {{ get; set {{ field = value; Touch(); }} }}{(f.Default is null || f.Computed || f.Group is not null ? "" : $" = {f.Default};")}");
    }

    // The value over several fields is made of them, so that there is one truth.
    private static void Container(CodeWriter w, ProtocolModel m, FieldModel c)
    {
        List<FieldModel> parts = [.. m.Fields.Where(f => f.Role == Role.Field && f.BitOffset >= c.BitOffset && f.BitOffset < c.BitOffset + c.Bits)];
        if (parts.Any(p => p.Computed || p.Group is not null || p.Kind is not (ValueKind.UInt or ValueKind.Bool)))
            return;
        w.Line($"/// <inheritdoc cref=\"{m.View}.{c.Property}\"/>");
        w.Open($"public {c.Type} {c.Property}");
        int Shift(FieldModel p) => c.BitOffset + c.Bits - p.BitOffset - p.Bits;
        w.Line($"get => ({c.Type})({string.Join(" | ", parts.Select(p => $"({ProtocolEmitter.ToNumber(p, p.Property)} & 0x{(1UL << p.Bits) - 1:X}UL) << {Shift(p)}"))});");
        w.Open("set");
        w.Line("ulong bits = (ulong)value;");
        foreach (FieldModel p in parts)
        {
            string part = $"(bits >> {Shift(p)} & 0x{(1UL << p.Bits) - 1:X}UL)";
            w.Line($"{p.Property} = {(p.Kind == ValueKind.Bool ? part + " != 0" : $"({p.Type}){part}")};");
        }
        w.Close();
        w.Close();
    }

    private static void Read(CodeWriter w, ProtocolModel m, List<FieldModel> fields)
    {
        // A body by hand may have several encodings; an option is as long as it says.
        bool exact = m.IsOption || !m.HasBody;
        w.Open($"internal static {m.Base}{(exact ? "?" : "")} From({m.View} view, in global::PcapKit.LayerSlice layer)");
        w.Line($"var made = new {m.Base}();");
        foreach (FieldModel f in fields)
        {
            w.Line(f.Role == Role.Options ? $"made.{f.Property}.Read(view.{f.Property}, layer.Registry);"
                : f.IsList ? $"made.{f.Property}.Read(view.{f.Property});"
                : f.Kind == ValueKind.Bytes ? $"made.{f.Property} = view.{f.Property}.ToArray();"
                : $"made.{f.Property} = view.{f.Property};");
        }
        if (m.HasBody)
            w.Line("made.ReadBody(view, layer);");
        if (exact)
            w.Line("if (made.MeasureHeader() != layer.HeaderLength) return null; // Bytes that no field has would get lost.");
        w.Line("made.KeepOriginal(layer.Header);");
        w.Line("return made;");
        w.Close();
        w.Line();
    }

    private static void Measure(CodeWriter w, ProtocolModel m, List<FieldModel> fields)
    {
        int behind = fields.Where(f => f.Behind is not null && f.Group is null && !f.IsVariable).Sum(f => f.Bits) / 8;
        var parts = new List<string> { (m.FixedLength + behind).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (FieldModel f in fields.Where(f => f.IsVariable && f.Role == Role.Field))
            parts.Add(f.Property + (f.IsList ? ".ByteLength" : ".Length"));
        foreach (FieldModel f in fields.Where(f => f.GroupAt is not null))
            parts.Add($"({Writes(f, fields)} ? {f.GroupBytes} : 0)");
        // A list is padded so that the header up to its end is a multiple of the family's alignment.
        string before = string.Join(" + ", parts);
        foreach (FieldModel f in fields.Where(f => f.Role == Role.Options))
            parts.Add($"{f.Property}.Measure({before})");
        if (m.HasBody)
            parts.Add("MeasureBody()");
        string length = string.Join(" + ", parts);
        // A header that counts itself in units is padded to whole ones.
        if (fields.FirstOrDefault(f => f.CountsHeader > 1) is { } counter)
            length = $"RoundUp({length}, {counter.CountsHeader}, {counter.CountsFrom})";
        w.Line($"protected override int MeasureHeader() => {length};");
        w.Line();
    }

    // An optional group is written where one of its values is there; where the build works one of them out, the craft class decides.
    private static string Writes(FieldModel first, List<FieldModel> fields)
    {
        List<FieldModel> group = [.. fields.Where(f => f.Group == first.Property)];
        return group.Any(f => f.Computed) ? "Writes" + first.Property : string.Join(" || ", group.Select(f => f.Property + " is not null"));
    }

    private static void Write(CodeWriter w, ProtocolModel m, List<FieldModel> fields)
    {
        w.Open("protected override void WriteFields(global::System.Span<byte> header)");
        foreach (FieldModel f in fields.Where(f => f.BitOffset >= 0 && !f.IsVariable))
            w.Line(WriteFixed(f));
        if (m.HasBody || fields.Any(f => f.IsVariable || f.GroupAt is not null))
            w.Line($"int at = {m.FixedLength};");
        int bits = 0;
        foreach (FieldModel f in fields.Where(f => f.Behind is not null || f.IsVariable))
        {
            if (f.Group is not null && f.GroupAt is null)
                continue;
            if (!f.IsVariable && f.Group is null)
            {
                w.Line(WriteAt(f, bits));
                bits += f.Bits;
                continue;
            }
            if (bits > 0)
                w.Line($"at += {bits / 8};");
            bits = 0;
            if (f.Group is not null)
            {
                w.Open($"if ({Writes(f, fields)})");
                foreach (FieldModel member in fields.Where(member => member.Group == f.Property))
                    w.Line(WriteAt(member, member.BitsBehind));
                w.Line($"at += {f.GroupBytes};");
                w.Close();
                continue;
            }
            if (f.Role == Role.Options)
            {
                // A local of a field's name would hide the field.
                w.Line($"int {Local(f)} = {f.Property}.Measure(at);");
                w.Line($"{f.Property}.Write(header.Slice(at, {Local(f)}));");
                w.Line($"at += {Local(f)};");
            }
            else
            {
                w.Line(f.IsList ? $"{f.Property}.Write(header[at..]);" : $"{f.Property}.Span.CopyTo(header[at..]);");
                w.Line($"at += {f.Property}.{(f.IsList ? "ByteLength" : "Length")};");
            }
        }
        if (bits > 0)
            w.Line($"at += {bits / 8};");
        if (m.HasBody)
            w.Line("WriteBody(header[at..]);");
        w.Line("Finish(header);");
        w.Close();
        w.Line();
        w.Line("/// <summary>Works out the fields that are null and depend on the header alone, once it is written.</summary>");
        w.Line("partial void Finish(global::System.Span<byte> header);");
        w.Line();
    }

    private static string ValueOf(FieldModel f)
    {
        if (f.CountsHeader > 0)
            return $"((ulong?){f.Property} ?? CountHeader({f.Bits}, {f.CountsHeader}, {f.CountsFrom}))";
        string value = f.Computed || f.Group is not null ? $"{f.Property}.GetValueOrDefault()" : f.Property;
        return ProtocolEmitter.ToNumber(f, value);
    }

    private static string WriteFixed(FieldModel f)
    {
        int at = f.BitOffset / 8;
        if (f.Kind == ValueKind.Bytes)
            return $"{f.Property}.Span[..global::System.Math.Min({f.Property}.Length, {f.Bits / 8})].CopyTo(header[{at}..]);";
        if (f.Kind == ValueKind.IPv6)
            return $"{f.Property}.CopyTo(header[{at}..]);";
        if (f.LittleEndian)
            return $"global::PcapKit.Bits.WriteLittleEndian(header.Slice({at}, {f.Bits / 8}), {ValueOf(f)});";
        return f.BitOffset % 8 == 0 && f.Bits is 16 or 32 or 64
            ? $"global::System.Buffers.Binary.BinaryPrimitives.WriteUInt{f.Bits}BigEndian(header[{at}..], unchecked((u{(f.Bits == 16 ? "short" : f.Bits == 32 ? "int" : "long")}){ValueOf(f)}));"
            : $"global::PcapKit.Bits.Write(header, {f.BitOffset}, {f.Bits}, {ValueOf(f)});";
    }

    private static string Local(FieldModel list) => "bytesOf" + list.Property;

    private static string WriteAt(FieldModel f, int bits) => f.Kind switch
    {
        ValueKind.Bytes => $"{f.Property}.Span[..global::System.Math.Min({f.Property}.Length, {f.Bits / 8})].CopyTo(header[(at + {bits / 8})..]);",
        ValueKind.IPv6 => $"{(f.Group is null ? f.Property : f.Property + ".GetValueOrDefault()")}.CopyTo(header[(at + {bits / 8})..]);",
        _ => f.LittleEndian
            ? $"global::PcapKit.Bits.WriteLittleEndian(header.Slice(at + {bits / 8}, {f.Bits / 8}), {ValueOf(f)});"
            : $"global::PcapKit.Bits.Write(header, at * 8 + {bits}, {f.Bits}, {ValueOf(f)});",
    };

    private static void Computing(CodeWriter w, ProtocolModel m, List<FieldModel> fields)
    {
        Parts(w, m, fields, "Recompute", [.. fields.Where(f => f.Computed && !f.IsKept).Select(f => $"{f.Property} = null;")]);
        Selecting(w, [.. fields.Where(f => f.Computed && !f.IsKept && f.SelectsUpper)]);
        Parts(w, m, fields, "ForgetOriginal", ["base.ForgetOriginal();"]);
        w.Open("public override void Complete(in global::PcapKit.BuildContext context)");
        w.Line("if (IsOriginal) return;");
        w.Line("Compute(context);");
        w.Close();
        w.Line();
        w.Line("/// <summary>Works out the fields that are null, once everything else is written.</summary>");
        w.Line("partial void Compute(in global::PcapKit.BuildContext context);");
    }

    // What says which protocol is above cannot be worked out where there are only bytes.
    private static void Selecting(CodeWriter w, List<FieldModel> fields)
    {
        if (fields.Count == 0)
            return;
        w.Open("public override void RecomputeFor(global::PcapKit.Layer? upper)");
        foreach (FieldModel f in fields)
            w.Line($"var {Kept(f)} = {f.Property};");
        w.Line("Recompute();");
        w.Open("if (upper is null or global::PcapKit.Payload)");
        foreach (FieldModel f in fields)
            w.Line($"{f.Property} = {Kept(f)};");
        w.Close();
        w.Close();
        w.Line();
    }

    // A local of a field's name would hide the field.
    private static string Kept(FieldModel f) => "kept" + f.Property;

    // What is done to a layer is done to its options and to its body too.
    private static void Parts(CodeWriter w, ProtocolModel m, List<FieldModel> fields, string method, List<string> own)
    {
        List<string> parts = [.. fields.Where(f => f.Role == Role.Options).Select(f => $"{f.Property}.{method}();")];
        if (m.HasBodyLayer)
            parts.Add($"Body?.{method}();");
        if (parts.Count == 0 && (own.Count == 0 || method == "ForgetOriginal"))
            return;
        w.Open($"public override void {method}()");
        foreach (string line in own.Concat(parts))
            w.Line(line);
        w.Close();
        w.Line();
    }
}
