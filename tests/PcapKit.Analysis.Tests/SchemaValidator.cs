using System.Text.Json;
using System.Text.RegularExpressions;

namespace PcapKit.Analysis.Tests;

/// <summary>Validates against the part of JSON Schema 2020-12 that our schema uses; any other keyword is an error.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    public static SchemaValidator Report { get; } =
        new(Reports.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "report.schema.json"))));

    /// <summary>What does not fit; empty for a valid instance.</summary>
    public IReadOnlyList<string> Validate(JsonElement instance, string? definition = null)
    {
        var faults = new List<string>();
        Check(definition is null ? root : root.GetProperty("$defs").GetProperty(definition), instance, "", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement instance, string path, List<string> faults)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
                faults.Add($"{path}: not allowed");
            return;
        }
        foreach (JsonProperty keyword in schema.EnumerateObject())
            CheckKeyword(schema, keyword, instance, path, faults);
    }

    private void CheckKeyword(JsonElement schema, JsonProperty keyword, JsonElement instance, string path, List<string> faults)
    {
        JsonElement value = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "$defs" or "title" or "description":
                break;
            case "$ref":
                Check(Resolve(value.GetString()!), instance, path, faults);
                break;
            case "type":
                if (!(value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(t => Is(t, instance)) : Is(value, instance)))
                    faults.Add($"{path}: {instance.ValueKind} is not {value.GetRawText()}");
                break;
            case "enum":
                if (!value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, instance)))
                    faults.Add($"{path}: {instance.GetRawText()} is none of {value.GetRawText()}");
                break;
            case "pattern":
                if (instance.ValueKind == JsonValueKind.String && !Regex.IsMatch(instance.GetString()!, value.GetString()!))
                    faults.Add($"{path}: {instance.GetRawText()} does not match {value.GetString()}");
                break;
            case "minimum":
                if (instance.ValueKind == JsonValueKind.Number && instance.GetDecimal() < value.GetDecimal())
                    faults.Add($"{path}: {instance.GetRawText()} is less than {value.GetRawText()}");
                break;
            case "required":
                foreach (JsonElement name in value.EnumerateArray())
                {
                    if (instance.ValueKind == JsonValueKind.Object && !instance.TryGetProperty(name.GetString()!, out _))
                        faults.Add($"{path}: lacks {name.GetString()}");
                }
                break;
            case "items":
                if (instance.ValueKind == JsonValueKind.Array)
                    instance.EnumerateArray().Select((item, i) => (item, i)).ToList().ForEach(x => Check(value, x.item, $"{path}/{x.i}", faults));
                break;
            case "allOf":
                foreach (JsonElement part in value.EnumerateArray())
                    Check(part, instance, path, faults);
                break;
            case "anyOf":
                if (!value.EnumerateArray().Any(part => Fits(part, instance, path)))
                    faults.Add($"{path}: fits nothing of anyOf");
                break;
            case "properties" or "patternProperties" or "additionalProperties":
                CheckMembers(schema, keyword, instance, path, faults);
                break;
            default:
                throw new NotSupportedException($"The schema uses '{keyword.Name}', which this validator does not know.");
        }
    }

    private void CheckMembers(JsonElement schema, JsonProperty keyword, JsonElement instance, string path, List<string> faults)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty member in instance.EnumerateObject())
        {
            string at = $"{path}/{member.Name}";
            if (keyword.Name == "properties" && keyword.Value.TryGetProperty(member.Name, out JsonElement property))
                Check(property, member.Value, at, faults);
            else if (keyword.Name == "patternProperties")
                Matching(keyword.Value, member.Name).ForEach(s => Check(s, member.Value, at, faults));
            else if (keyword.Name == "additionalProperties" && !IsDeclared(schema, member.Name))
                Check(keyword.Value, member.Value, at, faults);
        }
    }

    private static bool IsDeclared(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out JsonElement patterns) && Matching(patterns, name).Count > 0);

    private static List<JsonElement> Matching(JsonElement patterns, string name) =>
        [.. patterns.EnumerateObject().Where(p => Regex.IsMatch(name, p.Name)).Select(p => p.Value)];

    private bool Fits(JsonElement schema, JsonElement instance, string path)
    {
        var faults = new List<string>();
        Check(schema, instance, path, faults);
        return faults.Count == 0;
    }

    private JsonElement Resolve(string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return reference[2..].Split('/').Aggregate(root, (at, part) => at.GetProperty(part));
    }

    private static bool Is(JsonElement type, JsonElement instance) => type.GetString() switch
    {
        "object" => instance.ValueKind == JsonValueKind.Object,
        "array" => instance.ValueKind == JsonValueKind.Array,
        "string" => instance.ValueKind == JsonValueKind.String,
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => instance.ValueKind == JsonValueKind.Number && !instance.GetRawText().AsSpan().ContainsAny(".eE"),
        string other => throw new NotSupportedException($"The schema uses the type '{other}'."),
        null => false,
    };
}
