using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary>What is known of files, as JSON: an object, or an array of them.</summary>
internal sealed class InfoJson : IDisposable
{
    private readonly Session _session;
    private readonly Utf8JsonWriter _json;
    private readonly bool _array;

    internal InfoJson(Session session, bool array)
    {
        (_session, _array) = (session, array);
        _json = new Utf8JsonWriter(session.Out, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (array)
            _json.WriteStartArray();
    }

    internal void Write(FileInfoReport report)
    {
        CaptureSummary s = report.Summary;
        _json.WriteStartObject();
        _json.WriteString("file", report.Name);
        Format(s.Format);
        _json.WriteStartObject("link_types");
        foreach ((uint type, long packets) in s.LinkTypes)
            _json.WriteNumber(LinkTypes.NameOf(type), packets);
        _json.WriteEndObject();
        _json.WriteNumber("packets", s.Packets);
        if (s.FileSize is { } size)
            _json.WriteNumber("file_size", size);
        _json.WriteNumber("data_size", s.DataSize);
        _json.WriteNumber("captured_size", s.CapturedSize);
        _json.WriteNumber("cut_packets", s.CutPackets);
        Times(s);
        _json.WriteNumber("average_packet_size", Math.Round(s.AveragePacketSize, 2));
        _json.WriteNumber("average_packet_rate", Math.Round(s.PacketRate, 2));
        if (report.Sha256 is not null)
            _json.WriteString("sha256", report.Sha256);
        if (report.Sha1 is not null)
            _json.WriteString("sha1", report.Sha1);
        if (s.IsInOrder is { } order)
            _json.WriteBoolean("strict_time_order", order);
        else
            _json.WriteNull("strict_time_order");
        _json.WriteNumber("packet_comments", s.PacketComments);
        if (s.SectionCount > 0)
            _json.WriteNumber("section_count", s.SectionCount);
        Sections(s);
        _json.WriteNumber("interface_count", s.InterfaceCount);
        Interfaces(s);
        Problems(s);
        _json.WriteEndObject();
    }

    public void Dispose()
    {
        if (_array)
            _json.WriteEndArray();
        bool empty = _json.BytesCommitted + _json.BytesPending == 0;
        _json.Dispose();
        // The one file could not be read: nothing at all, rather than an empty line that is no JSON.
        if (!empty)
            _session.Text.WriteLine();
    }

    private void Format(CaptureFormat format)
    {
        _json.WriteStartObject("format");
        _json.WriteString("name", format.Container == CaptureContainer.PcapNg ? "pcapng" : "pcap");
        _json.WriteString("version", string.Create(CultureInfo.InvariantCulture, $"{format.MajorVersion}.{format.MinorVersion}"));
        _json.WriteString("byte_order", format.BigEndian ? "big" : "little");
        _json.WriteString("compression", format.Compression == CaptureCompression.None ? "none" : format.Compression.ToString().ToLowerInvariant());
        if (format.Resolution is { } resolution)
            _json.WriteString("time_precision", resolution.ToString());
        if (format.SnapLength is { } limit)
            _json.WriteNumber("packet_size_limit", limit);
        _json.WriteString("text", format.ToString());
        _json.WriteEndObject();
    }

    private void Times(CaptureSummary s)
    {
        if (s.First is not { } first || s.Last is not { } last)
            return;
        _json.WriteNumber("duration", s.Duration);
        _json.WriteString("first_time", first.ToString());
        _json.WriteString("last_time", last.ToString());
        _json.WriteNumber("data_byte_rate", Math.Round(s.ByteRate, 2));
        _json.WriteNumber("data_bit_rate", Math.Round(s.ByteRate * 8, 2));
    }

    private void Sections(CaptureSummary s)
    {
        if (s.Sections.Count == 0)
            return;
        _json.WriteStartArray("sections");
        foreach (CaptureBlock section in s.Sections)
        {
            _json.WriteStartObject();
            Options(section.Options);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Interfaces(CaptureSummary s)
    {
        _json.WriteStartArray("interfaces");
        foreach (InterfaceSummary one in s.Interfaces)
        {
            CaptureInterface of = one.Interface;
            _json.WriteStartObject();
            _json.WriteNumber("section", of.Section);
            _json.WriteNumber("id", of.Id);
            if (of.Name is not null)
                _json.WriteString("name", of.Name);
            _json.WriteString("link_type", LinkTypes.NameOf(of.LinkType));
            _json.WriteNumber("link_type_number", of.LinkType);
            _json.WriteNumber("capture_length", of.SnapLength);
            _json.WriteString("time_precision", of.Resolution.ToString());
            _json.WriteNumber("packets", one.Packets);
            _json.WriteNumber("statistics", one.Statistics);
            if (of.Block is not null)
                Options(of.Block.Options);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    // An option may come several times, a member of an object may not.
    private void Options(IEnumerable<CaptureOption> options)
    {
        foreach (IGrouping<string, CaptureOption> same in options.Where(InfoOptions.IsShown).GroupBy(InfoOptions.KeyOf))
        {
            _json.WriteStartArray(same.Key);
            foreach (CaptureOption option in same)
                _json.WriteStringValue(InfoOptions.TextOf(option));
            _json.WriteEndArray();
        }
    }

    private void Problems(CaptureSummary s)
    {
        if (s.Warnings.Count > 0)
        {
            _json.WriteStartArray("warnings");
            foreach (string warning in s.Warnings)
                _json.WriteStringValue(warning);
            _json.WriteEndArray();
        }
        if (s.Damage is { } damage)
            _json.WriteString("damage", damage.Describe());
    }
}
