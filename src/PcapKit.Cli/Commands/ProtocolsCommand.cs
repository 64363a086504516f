using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit protocols</c>: what is supported, as the definitions say.</summary>
internal static class ProtocolsCommand
{
    internal static Command Build(Session session)
    {
        var name = new Argument<string?>("name") { HelpName = "name", Description = "A filter, chain or family name, such as ip, IPv4 or IP; without it all protocols are listed.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json", "-j") { Description = "Print JSON." };
        var command = new Command("protocols", "Lists the protocols: filter name, name in chains, layer, title, and where each is registered. With a name, the fields of that protocol.\n"
            + "$ pcapkit protocols\n$ pcapkit protocols tcp")
        { name, json };
        command.SetAction(parsed =>
        {
            List<Protocol> chosen = Choose(parsed.GetValue(name));
            if (parsed.GetValue(json))
                WriteJson(session, chosen, withFields: parsed.GetValue(name) is not null);
            else if (parsed.GetValue(name) is null)
                WriteTable(session.Text, chosen);
            else
                WriteFields(session, chosen);
            return ExitCodes.Done;
        });
        return command;
    }

    private static List<Protocol> Choose(string? name)
    {
        ProtocolRegistry registry = DefaultProtocols.Registry;
        if (name is null)
            return [.. registry.Protocols.Where(p => p.Level != ProtocolLevel.Option).OrderBy(p => p.Name, StringComparer.Ordinal)];
        List<Protocol> found = [.. registry.FindAll(name)];
        return found.Count > 0 ? found : throw new UsageException($"There is no protocol '{name}'; 'pcapkit protocols' lists all.");
    }

    private static void WriteTable(TextWriter to, List<Protocol> protocols)
    {
        string[][] rows = [["NAME", "CHAIN", "FAMILY", "LAYER", "TITLE", "UNDER"], .. protocols.Select(p => new[]
        {
            p.Name, p.Chain, p.Family ?? "", p.Level == ProtocolLevel.None ? "" : p.Level.ToString(), p.Title, Places(p),
        })];
        int[] widths = [.. Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
            to.WriteLine(string.Concat(row.Take(5).Select((cell, c) => cell.PadRight(widths[c] + 2))) + row[5]);
    }

    private static void WriteFields(Session session, List<Protocol> protocols)
    {
        for (int i = 0; i < protocols.Count; i++)
        {
            if (i > 0)
                session.Text.WriteLine();
            WriteFields(session, protocols[i]);
        }
    }

    private static void WriteFields(Session session, Protocol protocol)
    {
        TextWriter to = session.Text;
        to.WriteLine($"{protocol.Chain}: {protocol.Title}");
        to.WriteLine($"  filter name {protocol.Name}{(protocol.Family is null ? "" : ", family " + protocol.Family)}, {protocol.Level.ToString().ToLowerInvariant()} layer");
        if (Places(protocol) is { Length: > 0 } places)
            to.WriteLine($"  under {places}");
        WriteFieldTable(to, protocol, "  ");
        foreach (Protocol option in OptionsOf(protocol))
        {
            to.WriteLine();
            to.WriteLine($"  {option.Title} ({option.Name}), {Places(option)}");
            WriteFieldTable(to, option, "    ");
        }
    }

    private static void WriteFieldTable(TextWriter to, Protocol protocol, string indent)
    {
        FieldInfo[] fields = FieldsOf(protocol);
        int width = fields.Length == 0 ? 0 : fields.Max(f => f.Name.Length);
        foreach (FieldInfo field in fields)
        {
            string bits = field.BitLength > 0 ? $" {field.BitLength} bits" : "";
            string place = field.Derived ? " derived" : bits;
            string alias = field.Alias is null ? "" : $" (also {field.Alias})";
            to.WriteLine($"{indent}{field.Name.PadRight(width)}  {field.Kind + place,-16}  {field.Label}{alias}");
        }
    }

    // Those that its conversation tells come behind its own.
    private static FieldInfo[] FieldsOf(Protocol protocol) =>
        [.. protocol.Fields, .. Reassembly.NoteKinds.Where(k => k.Protocol == protocol).SelectMany(k => k.Fields.ToArray())];

    // The options of a protocol have field names that begin with its own.
    private static IEnumerable<Protocol> OptionsOf(Protocol protocol) => DefaultProtocols.Registry.Protocols
        .Where(p => p.Level == ProtocolLevel.Option && p.Name.StartsWith(protocol.Name + ".", StringComparison.Ordinal));

    private static string Places(Protocol protocol)
    {
        var tables = new List<string>();
        foreach (TableRow row in protocol.Rows)
        {
            // The last key of a table stands for all others.
            string key = row.Key == uint.MaxValue ? "*" : row.Table == "ethertype" ? $"0x{row.Key:x4}" : $"{row.Key}";
            int at = tables.FindIndex(t => t.StartsWith(row.Table + " ", StringComparison.Ordinal));
            if (at < 0)
                tables.Add($"{row.Table} {key}");
            else
                tables[at] += "," + key;
        }
        return string.Join("; ", tables);
    }

    private static void WriteJson(Session session, List<Protocol> protocols, bool withFields)
    {
        using (var json = new Utf8JsonWriter(session.Out, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (Protocol protocol in protocols)
            {
                WriteJson(json, protocol, withFields);
                if (!withFields)
                    continue;
                foreach (Protocol option in OptionsOf(protocol))
                    WriteJson(json, option, withFields: true);
            }
            json.WriteEndArray();
        }
        session.Text.WriteLine();
    }

    private static void WriteJson(Utf8JsonWriter json, Protocol protocol, bool withFields)
    {
        json.WriteStartObject();
        json.WriteString("name", protocol.Name);
        json.WriteString("chain", protocol.Chain);
        json.WriteString("title", protocol.Title);
        json.WriteString("level", protocol.Level.ToString().ToLowerInvariant());
        if (protocol.Family is not null)
            json.WriteString("family", protocol.Family);
        json.WriteStartArray("under");
        foreach (TableRow row in protocol.Rows)
        {
            json.WriteStartObject();
            json.WriteString("table", row.Table);
            json.WriteNumber("key", row.Key);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (withFields)
            WriteFields(json, protocol);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, Protocol protocol)
    {
        json.WriteStartArray("fields");
        foreach (FieldInfo field in FieldsOf(protocol))
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("label", field.Label);
            json.WriteString("kind", field.Kind.ToString().ToLowerInvariant());
            if (field.BitLength > 0)
                json.WriteNumber("bits", field.BitLength);
            if (field.Alias is not null)
                json.WriteString("alias", field.Alias);
            json.WriteBoolean("derived", field.Derived);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
