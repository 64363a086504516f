using System.Text;
using System.Text.Json;

namespace PcapKit.Analysis.Tests;

/// <summary>Writes reports into memory and reads them with parsers that are not ours.</summary>
internal static class Reports
{
    public delegate void Body(ReportWriter writer);

    public static byte[] Write(ReportFormat format, Body body, ReportOptions? options = null)
    {
        var stream = new MemoryStream();
        using (ReportWriter writer = ReportWriter.ToStream(stream, format, options, leaveOpen: true))
        {
            body(writer);
            writer.Complete();
        }
        return stream.ToArray();
    }

    public static string Text(ReportFormat format, Body body, ReportOptions? options = null) => Encoding.UTF8.GetString(Write(format, body, options));

    /// <summary>Parses JSON, and refuses a key that comes twice and text that is not UTF-8.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json);
        using JsonDocument document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = 1000, AllowDuplicateProperties = false });
        return document.RootElement.Clone();
    }

    /// <summary>One frame as JSON.</summary>
    public static JsonElement Frame(in Packet packet, ReportOptions? options = null)
    {
        var tree = new FieldTree { IncludePacket = options?.PacketBytes ?? false };
        tree.Load(packet);
        return Parse(Write(new JsonReport(options), w => w.WriteFrame(tree), options)).GetProperty($"Frame {packet.Number}");
    }

    public static JsonElement At(this JsonElement element, string path)
    {
        foreach (string part in path.Split('/'))
            element = char.IsDigit(part[0]) ? element[int.Parse(part, null)] : element.GetProperty(part);
        return element;
    }

    public static string[] Keys(this JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
