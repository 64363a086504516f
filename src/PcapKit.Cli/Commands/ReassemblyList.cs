using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary>The list of <c>pcapkit reassemble</c>: a line for each datagram and each side of a stream.</summary>
internal sealed class ReassemblyList(TextWriter to, bool json)
{
    // A line is for people; JSON has everything.
    private const int MostRanges = 6, MostChains = 4;

    internal void Write(ReassembledDatagram datagram, string? file)
    {
        string state = datagram.Datagram.IsDropped ? "dropped" : datagram.IsComplete ? "complete" : "incomplete";
        Write(datagram.Id.IsIPv6 ? "ipv6" : "ipv4", datagram.Id.ToString(), datagram, state, datagram.Packets.Count, file);
    }

    internal void Write(ReassembledStream side, string? file)
    {
        string state = side.IsComplete ? "complete" : side.IsCut ? "cut" : "incomplete";
        Write("tcp", side.ToString(), side, state, side.MessageCount, file);
    }

    private void Write(string kind, string id, Reassembled result, string state, long messages, string? file)
    {
        if (json)
            to.WriteLine(Json(kind, id, result, state, messages, file));
        else
            to.WriteLine(Line(kind, id, result, state, messages, file));
    }

    private static string Line(string kind, string id, Reassembled result, string state, long messages, string? file)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{kind} {id}: {result.Length} bytes in {(result.Frames.Count == 1 ? "frame" : "frames")} {Ranges(result.Frames)}, {state}");
        if (result.Gaps.Count > 0)
            line.Append(CultureInfo.InvariantCulture, $", {result.Gaps.Count} {(result.Gaps.Count == 1 ? "gap" : "gaps")}{Missing(result)}");
        if (result.Overlaps > 0)
            line.Append(CultureInfo.InvariantCulture, $", {result.Overlaps} {(result.Overlaps == 1 ? "overlap" : "overlaps")}");
        if (messages > 0)
            line.Append(CultureInfo.InvariantCulture, $", {messages} {(messages == 1 ? "message" : "messages")} {Chains(result.Packets)}");
        if (file is not null)
            line.Append(" -> ").Append(SafeText.Escape(file));
        return line.ToString();
    }

    private static string Missing(Reassembled result)
    {
        long sum = 0;
        foreach (DataGap gap in result.Gaps)
        {
            if (gap.Length < 0)
                return "";
            sum += gap.Length;
        }
        return string.Create(CultureInfo.InvariantCulture, $" of {sum} bytes");
    }

    private static string Chains(IReadOnlyList<ReassembledMessage> packets)
    {
        string[] chains = [.. packets.Select(p => p.Protocols.ToString()).Distinct().Take(MostChains + 1)];
        return string.Join(", ", chains.Take(MostChains)) + (chains.Length > MostChains ? ", …" : "");
    }

    private static string Ranges(IReadOnlyList<long> frames)
    {
        var text = new StringBuilder();
        int ranges = 0;
        long[] sorted = [.. frames.Order()];
        for (int i = 0; i < sorted.Length;)
        {
            int last = i;
            while (last + 1 < sorted.Length && sorted[last + 1] <= sorted[last] + 1)
                last++;
            if (ranges++ == MostRanges)
                return text.Append(",…").ToString();
            text.Append(text.Length > 0 ? "," : "").Append(sorted[i]);
            if (sorted[last] > sorted[i])
                text.Append('-').Append(sorted[last]);
            i = last + 1;
        }
        return text.ToString();
    }

    private static string Json(string kind, string id, Reassembled result, string state, long messages, string? file)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            writer.WriteString("id", id);
            if (result is ReassembledStream side)
                Put(writer, side);
            writer.WriteString("state", state);
            writer.WriteNumber("bytes", result.Length);
            writer.WriteStartArray("frames");
            foreach (long frame in result.Frames)
                writer.WriteNumberValue(frame);
            writer.WriteEndArray();
            Put(writer, result.Gaps);
            writer.WriteNumber("overlaps", result.Overlaps);
            writer.WriteNumber("messages", messages);
            writer.WriteStartArray("protocols");
            foreach (ReassembledMessage message in result.Packets)
                writer.WriteStringValue(message.Protocols.ToString());
            writer.WriteEndArray();
            if (file is not null)
                writer.WriteString("file", file);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Put(Utf8JsonWriter writer, ReassembledStream side)
    {
        writer.WriteNumber("stream", side.Stream.Number);
        writer.WriteString("source", side.Source.ToString());
        writer.WriteString("destination", side.Destination.ToString());
        writer.WriteBoolean("beginning", side.HasBeginning);
        writer.WriteString("end", side.End?.ToString().ToLowerInvariant());
    }

    private static void Put(Utf8JsonWriter writer, IReadOnlyList<DataGap> gaps)
    {
        writer.WriteStartArray("gaps");
        foreach (DataGap gap in gaps)
        {
            writer.WriteStartObject();
            writer.WriteNumber("offset", gap.Offset);
            if (gap.Length >= 0)
                writer.WriteNumber("bytes", gap.Length);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
