using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PcapKit.Generator;

/// <summary>Emits the protocol class of a definition: its names, its field table, slicing and visiting.</summary>
internal static class ProtocolEmitter
{
    public static void Emit(CodeWriter w, ProtocolModel m)
    {
        w.Line($"/// <summary>{Escape(m.Title)}: how it is read. See <see cref=\"{m.View}\"/> for its fields.</summary>");
        w.Open($"{m.Accessibility} sealed partial class {m.Protocol} : global::PcapKit.Protocol");
        Names(w, m);
        Slice(w, m);
        List<(int First, int Count)> runs = Visit(w, m);
        ToLayer(w, m);
        if (m.HasLooksLike)
        {
            w.Line("public override bool HasLooks => true;");
            w.Line($"public override bool LooksLike(global::System.ReadOnlySpan<byte> data) => {m.View}.LooksLike(data);");
        }
        if (m.HasPathName)
            w.Line($"public override string PathOf(global::System.ReadOnlySpan<byte> layer) => layer.Length < {m.View}.FixedLength ? Path : new {m.View}(layer).PathName;");
        if (m.HasChainName)
            w.Line($"public override string ChainOf(global::System.ReadOnlySpan<byte> layer) => layer.Length < {m.View}.FixedLength ? Chain : new {m.View}(layer).ChainName;");
        w.Line();
        FieldTable(w, m, runs);
        w.Close();
    }

    private static void Names(CodeWriter w, ProtocolModel m)
    {
        w.Line($"private {m.Protocol}() {{ }}");
        w.Line();
        w.Line("/// <summary>The one instance.</summary>");
        w.Line($"public static {m.Protocol} Instance {{ get; }} = new();");
        w.Line($"public override string Name => {CodeWriter.Literal(m.Name)};");
        w.Line($"public override string Chain => {CodeWriter.Literal(m.Chain)};");
        w.Line($"public override string Title => {CodeWriter.Literal(m.Title)};");
        w.Line($"public override global::PcapKit.ProtocolLevel Level => {m.Level};");
        if (m.Path is not null)
            w.Line($"public override string Path => {CodeWriter.Literal(m.Path)};");
        if (m.Family is not null)
            w.Line($"public override string? Family => {CodeWriter.Literal(m.Family)};");
        if (m.Carries is not null && !m.IsOption)
            w.Line($"public override string? Carries => {CodeWriter.Literal(m.Carries)};");
        if (m.Summary is not null)
            w.Line($"protected override string? Summary => {CodeWriter.Literal(m.Summary)};");
        if (m.Form > 0)
            w.Line($"protected override global::PcapKit.FieldForm Form => (global::PcapKit.FieldForm){m.Form};");
        w.Line("public override global::System.ReadOnlySpan<global::PcapKit.FieldInfo> Fields => FieldTable.All;");
        if (m.Under.Count > 0)
        {
            w.Line("public override global::System.ReadOnlySpan<global::PcapKit.TableRow> Rows => Registered.Rows;");
            w.Open("private static class Registered");
            w.Open("internal static readonly global::PcapKit.TableRow[] Rows =");
            foreach (UnderModel under in m.Under)
            {
                foreach (uint key in under.Keys)
                    w.Line($"new({CodeWriter.Literal(under.Table)}, {key}{(under.Framing is null ? "" : $", new {under.Framing}()")}),");
            }
            w.Close("};");
            w.Close();
        }
        if (m.Heuristics.Count > 0)
        {
            w.Line("private static readonly string[] s_heuristics = [" + string.Join(", ", m.Heuristics.Select(CodeWriter.Literal)) + "];");
            w.Line("public override global::System.ReadOnlySpan<string> HeuristicTables => s_heuristics;");
        }
        if (m.Fallbacks.Count > 0)
        {
            w.Line("private static readonly global::PcapKit.TableFallback[] s_fallbacks = [" + string.Join(", ", m.Fallbacks.Select(f => $"new({CodeWriter.Literal(f.Table)}, {CodeWriter.Literal(f.Other)})")) + "];");
            w.Line("public override global::System.ReadOnlySpan<global::PcapKit.TableFallback> Fallbacks => s_fallbacks;");
        }
        w.Line();
    }

    private static void Slice(CodeWriter w, ProtocolModel m)
    {
        w.Open("public override void Slice(global::System.ReadOnlySpan<byte> data, ref global::PcapKit.Slice slice)");
        if (m.FixedLength > 0)
        {
            w.Open($"if (data.Length < {m.FixedLength})");
            w.Line($"slice.NeedHeader({m.FixedLength});");
            w.Line("return;");
            w.Close();
        }
        bool varies = m.HasHeaderLength || m.Fields.Any(f => f.IsVariable || f.GroupAt is not null || f.CountsHeader > 0);
        if (varies || (m.HasRoute && !m.IsRouteStatic))
            w.Line($"var view = new {m.View}(data, slice.ReportedLength);");
        if (varies)
        {
            w.Line("int header = view.HeaderLength;");
            w.Open($"if (header < {m.FixedLength})");
            w.Line($"slice.HeaderLength = {m.FixedLength};");
            w.Line("slice.Malformed(0, \"the header length is smaller than the fixed part\");");
            w.Line("slice.NoNext();");
            if (m.HasRouteMalformed)
                w.Line("view.RouteMalformed(ref slice);");
            w.Line("return;");
            w.Close();
            w.Open("if (header > data.Length)");
            w.Line("slice.NeedHeader(header);");
            if (m.HasRouteMalformed)
                w.Line("view.RouteMalformed(ref slice);");
            w.Line("return;");
            w.Close();
            w.Line("slice.HeaderLength = header;");
        }
        else
        {
            w.Line($"slice.HeaderLength = {m.FixedLength};");
        }
        if (m.HasRoute)
            w.Line($"{(m.IsRouteStatic ? m.View : "view")}.Route(ref slice);");
        w.Close();
        w.Line();
    }

    // Gives the runs of fixed fields that are pushed apart from each other.
    private static List<(int First, int Count)> Visit(CodeWriter w, ProtocolModel m)
    {
        var runs = new List<(int First, int Count)>();
        w.Open("public override void Visit(in global::PcapKit.LayerSlice layer, global::PcapKit.FieldSink sink)");
        List<FieldModel> fields = [.. m.Fields.Where(f => f.Role != Role.Derived)];
        bool together = !fields.SkipWhile(f => f.IsInTable).Any(f => f.IsInTable) && !Enumerable.Range(0, fields.Count).Any(i => IsBroken(fields, i));
        if (m.ShownFrom > 0)
            w.Line($"if (layer.HeaderLength < {m.ShownFrom}) return;");
        if (together || m.FixedLength == 0)
            w.Line("FieldTable.Fixed.Visit(layer.Header, sink);");
        if (m.HasVisitBody || m.Fields.Any(f => !f.IsInTable))
        {
            if (m.FixedLength > 0)
            {
                w.Open($"if (layer.HeaderLength < {m.FixedLength})");
                if (!together)
                    w.Line("FieldTable.Fixed.Visit(layer.Header, sink);");
                w.Line("return;");
                w.Close();
            }
            w.Line($"var view = new {m.View}(layer.Bytes, layer.ReportedLength);");
            VisitInOrder(w, fields, together, runs);
            foreach (FieldModel f in m.Fields.Where(f => f.Role == Role.Derived))
                VisitDerived(w, f);
            if (m.HasVisitBody)
                w.Line("view.VisitBody(layer, sink);");
        }
        w.Close();
        w.Line();
        return runs;
    }

    // Runs of fields from the table, and between them those that are shown under a condition; a container with such a part is opened by hand.
    private static void VisitInOrder(CodeWriter w, List<FieldModel> fields, bool together, List<(int First, int Count)> runs)
    {
        int done = 0, containerEnd = -1;
        for (int i = 0; i < fields.Count; i++)
        {
            FieldModel f = fields[i];
            if (containerEnd >= 0 && (f.BitOffset < 0 || f.BitOffset >= containerEnd))
            {
                w.Line("sink.EndGroup();");
                containerEnd = -1;
            }
            if (IsBroken(fields, i))
            {
                w.Line($"sink.BeginGroup(FieldTable.{f.Property}, {ToNumber(f, "view." + f.Property)}, {f.BitOffset}, {f.Bits});");
                containerEnd = f.BitOffset + f.Bits;
                done++;
                continue;
            }
            if (f.IsInTable)
            {
                int run = 1;
                while (containerEnd < 0 && i + 1 < fields.Count && fields[i + 1].IsInTable && !IsBroken(fields, i + 1))
                    (run, i) = (run + 1, i + 1);
                if (!together)
                {
                    runs.Add((done, run));
                    w.Line($"FieldTable.Fixed{done}.Visit(layer.Header, sink);");
                }
                done += run;
                continue;
            }
            if (f.When is not null)
                w.Open($"if (view.{f.Property}IsShown)");
            if (f.Group is not null)
                w.Open($"if (view.{f.Group}IsPresent)");
            VisitBehind(w, f);
            if (f.Group is not null)
                w.Close();
            if (f.When is not null)
                w.Close();
        }
        if (containerEnd >= 0)
            w.Line("sink.EndGroup();");
    }

    private static bool IsBroken(List<FieldModel> fields, int at) =>
        fields[at] is { Role: Role.Container } c && fields.Any(p => p.When is not null && p.BitOffset >= c.BitOffset && p.BitOffset < c.BitOffset + c.Bits);

    private static void VisitBehind(CodeWriter w, FieldModel f)
    {
        string at = f.IsVariable ? $"view.{f.Property}Offset" : ViewEmitter.Offset(f, "view.");
        if (f.Role == Role.Options)
        {
            w.Line($"global::PcapKit.TlvVisitor.Visit(view.{f.Property}, FieldTable.{f.Property}, {at}, layer, sink);");
            return;
        }
        if (f.IsList)
        {
            w.Line($"view.{f.Property}.Visit(FieldTable.{f.Property}, {at}, sink);");
            return;
        }
        if (f.IsVariable || f.Kind is ValueKind.Bytes)
        {
            w.Line($"if (!view.{f.Property}.IsEmpty) sink.{(f.Text ? "Text" : "Bytes")}(FieldTable.{f.Property}, view.{f.Property}, {at} * 8, view.{f.Property}.Length * 8);");
            return;
        }
        int rest = (f.Behind is null ? f.BitOffset : f.BitsBehind) % 8;
        string bits = rest == 0 ? $"{at} * 8" : $"{at} * 8 + {rest}";
        w.Open($"if ({bits} + {f.Bits} <= layer.HeaderLength * 8)");
        w.Line(f.Kind == ValueKind.IPv6
            ? $"sink.Bytes(FieldTable.{f.Property}, layer.Bytes.Slice({at}, 16), {bits}, 128);"
            : $"sink.Number(FieldTable.{f.Property}, {ToNumber(f, $"view.{f.Property}{(f.Group is null ? "" : ".GetValueOrDefault()")}")}{(f.Scale > 1 ? $" * {f.Scale}" : "")}, {bits}, {f.Bits});");
        w.Close();
    }

    private static void VisitDerived(CodeWriter w, FieldModel f)
    {
        if (f.Kind == ValueKind.Bytes)
        {
            w.Line($"if (!view.{f.Property}.IsEmpty) sink.{(f.Text ? "Text" : "Bytes")}(FieldTable.{f.Property}, view.{f.Property}, 0, 0);");
            return;
        }
        string value = "view." + f.Property;
        if (f.Nullable)
        {
            value = "the" + f.Property;
            w.Open($"if (view.{f.Property} is {{ }} {value})");
        }
        if (f.Kind == ValueKind.IPv6)
        {
            w.Open("");
            w.Line("global::System.Span<byte> address = stackalloc byte[16];");
            w.Line($"{value}.CopyTo(address);");
            w.Line($"sink.Bytes(FieldTable.{f.Property}, address, 0, 0);");
            w.Close();
        }
        else
        {
            w.Line($"sink.Number(FieldTable.{f.Property}, {ToNumber(f, value)}, 0, 0);");
        }
        if (f.Nullable)
            w.Close();
    }

    public static string ToNumber(FieldModel f, string value) => f.Kind switch
    {
        ValueKind.Bool => $"({value} ? 1UL : 0UL)",
        ValueKind.Mac or ValueKind.IPv4 => value + ".Value",
        ValueKind.Time => $"unchecked((ulong)({value}.Seconds * 1_000_000_000 + {value}.Nanoseconds))",
        ValueKind.Int => $"unchecked((ulong)(long){value})",
        _ => $"unchecked((ulong){value})",
    };

    private static void ToLayer(CodeWriter w, ProtocolModel m)
    {
        w.Open("public override global::PcapKit.Layer? ToLayer(in global::PcapKit.LayerSlice layer)");
        w.Line($"if (layer.Bytes.Length < {m.FixedLength}) return null;");
        w.Line($"var view = new {m.View}(layer.Bytes, layer.ReportedLength);");
        w.Line("if (view.HeaderLength != layer.HeaderLength) return null;");
        w.Line($"return {m.Base}.From(view, layer);");
        w.Close();
    }

    private static void FieldTable(CodeWriter w, ProtocolModel m, List<(int First, int Count)> runs)
    {
        w.Line("/// <summary>The fields, made when the first packet or name needs them.</summary>");
        w.Open("internal static class FieldTable");
        foreach (FieldModel f in m.Fields)
            w.Line($"internal static readonly global::PcapKit.FieldInfo {f.Property} = {Info(m, f)};");
        List<string> placed = [.. m.Fields.Where(f => f.IsInTable).Select(f => f.Property)];
        w.Line($"internal static readonly global::PcapKit.FixedFields Fixed = new([{string.Join(", ", placed)}]);");
        foreach ((int first, int count) in runs)
            w.Line($"internal static readonly global::PcapKit.FixedFields Fixed{first} = new([{string.Join(", ", placed.Skip(first).Take(count))}]);");
        string all = string.Join(", ", m.Fields.Select(f => f.Property));
        w.Line($"internal static readonly global::PcapKit.FieldInfo[] All = [{all}{(m.HasBodyFields ? (all.Length > 0 ? ", " : "") + $".. {m.View}.BodyFields" : "")}];");
        w.Close();
    }

    private static string Info(ProtocolModel m, FieldModel f)
    {
        string kind = f.Role == Role.Options ? "List" : f.Text ? "Text" : f.Kind.ToString();
        var extras = new[]
        {
            f.EnumNames is null ? null : $"Names = {f.EnumNames}",
            f.Alias is null ? null : $"Alias = {CodeWriter.Literal(f.Alias)}",
            f.Key is null ? null : $"Key = {CodeWriter.Literal(f.Key)}",
            f.Hex ? "Hex = true" : null,
            f.ShownBits > 0 ? $"ShownBits = {f.ShownBits}" : null,
            f.Form > 0 ? $"Form = (global::PcapKit.FieldForm){f.Form}" : null,
            f.IsList ? "Repeats = true" : null,
            f.LittleEndian ? "LittleEndian = true" : null,
            f.Hidden ? "Hidden = true" : null,
            f.Scale > 1 ? $"Scale = {f.Scale}" : null,
            f.Role == Role.Derived ? "Derived = true" : null,
            m.ShownFrom > 0 && f.IsInTable ? $"ShownFrom = {m.ShownFrom}" : null,
        }.Where(e => e is not null);
        string initialiser = string.Join(", ", extras);
        string bits = (f.IsVariable || f.Role == Role.Derived ? 0 : f.Bits).ToString(CultureInfo.InvariantCulture);
        return $"new({CodeWriter.Literal(f.Name)}, {CodeWriter.Literal(f.Label)}, global::PcapKit.FieldKind.{kind}, {(f.IsInTable ? f.BitOffset : -1).ToString(CultureInfo.InvariantCulture)}, {bits})"
            + (initialiser.Length > 0 ? $" {{ {initialiser} }}" : "");
    }

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
