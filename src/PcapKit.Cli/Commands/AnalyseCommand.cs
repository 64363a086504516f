using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit analyse</c>: which application protocol bytes are of.</summary>
internal static class AnalyseCommand
{
    // A dump has up to about five characters a byte.
    private const int LongestDump = 8 << 20;

    // More than these are hardly candidates.
    private const int MostShown = 5;

    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "file-name", Description = "A file of bytes: the payload of a datagram, or of a stream from the beginning of a message. '-' is the standard input." };
        var hex = new Option<bool>("--hex") { Description = "The file has hexadecimal digits, plain or as xxd, hexdump -C, od -tx1 or tcpdump -x print them." };
        var udp = new Option<bool>("--udp") { Description = "The bytes came over UDP." };
        var tcp = new Option<bool>("--tcp") { Description = "The bytes came over TCP." };
        var port = new Option<int?>("--port") { HelpName = "N", Description = "A port of theirs; it speaks for the protocol that has it, and proves nothing." };
        var format = new Option<string>("--format", "-f") { HelpName = "format", Description = "text, unless given, or json." };
        var command = new Command("analyse",
            "Finds out which application protocol bytes are of: how sure that is and why, what else they may be, and their fields. Bytes that are of none are unknown, which is an answer too.\n"
            + "$ pcapkit analyse payload.bin\n$ xxd payload.bin | pcapkit analyse - --hex --udp --port 53\n$ pcapkit analyse payload.bin -f json | jq -r .protocol")
        { input, hex, udp, tcp, port, format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(udp) && parsed.GetValue(tcp))
                throw new UsageException("The bytes came over UDP (--udp) or TCP (--tcp), not over both.");
            if (parsed.GetValue(port) is { } number and not (>= 0 and <= ushort.MaxValue))
                throw new UsageException($"There is no port {number}.");
            string form = parsed.GetValue(format)?.ToLowerInvariant() ?? "text";
            if (form is not ("text" or "json"))
                throw new UsageException($"There is no format '{form}'; formats are text, json.");
            var options = new AnalysisOptions
            {
                Transport = parsed.GetValue(udp) ? AnalysisTransport.Udp : parsed.GetValue(tcp) ? AnalysisTransport.Tcp : AnalysisTransport.Unknown,
                Port = (ushort?)parsed.GetValue(port),
            };
            Analysis analysis = Analyse(session, parsed.GetValue(input)!, parsed.GetValue(hex), options);
            if (form == "json")
                WriteJson(session, analysis);
            else
                WriteText(session.Text, analysis);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Analysis Analyse(Session session, string name, bool hex, AnalysisOptions options)
    {
        if (name.Length == 0)
            throw new UsageException("The name of the input is empty.");
        try
        {
            using FileStream? file = name == FileNames.Standard ? null : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Stream stream = file ?? session.In;
            if (!hex && file is not null && IsCapture(file))
                throw new JobException(name, "is a capture, and payloads are asked for; 'pcapkit follow' and 'pcapkit reassemble -o' take them out of it, 'pcapkit NAME -t' dissects it");
            return hex ? Verbs.Analyse(HexDump.Parse(ReadText(stream)), options) : Verbs.Analyse(stream, options);
        }
        catch (FileNotFoundException)
        {
            throw new JobException(name, "there is no such file");
        }
        catch (Exception e) when (CaptureInput.Failure(e) is { } message)
        {
            throw new JobException(name, Directory.Exists(name) ? "is a directory" : message);
        }
    }

    private static bool IsCapture(FileStream file)
    {
        Span<byte> magic = stackalloc byte[4];
        bool isCapture = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4
            && Convert.ToHexStringLower(magic) is "d4c3b2a1" or "a1b2c3d4" or "4d3cb2a1" or "a1b23c4d" or "0a0d0d0a";
        file.Position = 0;
        return isCapture;
    }

    private static string ReadText(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var text = new char[LongestDump];
        int length = reader.ReadBlock(text);
        return length < text.Length ? new string(text, 0, length) : throw new UsageException($"The dump is longer than {LongestDump >> 20} MB.");
    }

    private static void WriteText(TextWriter to, Analysis analysis)
    {
        to.WriteLine(analysis.ToString());
        int width = analysis.Candidates.Take(MostShown).Select(c => c.Protocol.Chain.Length).DefaultIfEmpty().Max();
        foreach (AnalysisCandidate candidate in analysis.Candidates.Take(MostShown))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {candidate.Protocol.Chain.PadRight(width)}  {candidate.Confidence:0.00}  {string.Join("; ", candidate.Reasons)}"));
        foreach (Issue issue in analysis.Issues)
            to.WriteLine("  " + issue);
        if (!analysis.IsKnown)
            return;
        to.WriteLine(analysis.Protocols.ToString());
        to.Write(analysis.Info.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
    }

    private static void WriteJson(Session session, Analysis analysis)
    {
        using (var json = new Utf8JsonWriter(session.Out, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("protocol", analysis.Protocol?.Name);
            json.WriteString("name", analysis.Name);
            json.WriteNumber("confidence", analysis.Confidence);
            json.WriteString("protocols", analysis.Protocols.ToString());
            json.WriteStartArray("candidates");
            foreach (AnalysisCandidate candidate in analysis.Candidates)
                Put(json, candidate);
            json.WriteEndArray();
            json.WriteStartArray("issues");
            foreach (Issue issue in analysis.Issues)
                json.WriteStringValue(issue.ToString());
            json.WriteEndArray();
            json.WritePropertyName("packet");
            using (JsonDocument report = JsonDocument.Parse(ReportOf(analysis.Packet), new JsonDocumentOptions { MaxDepth = 256 }))
                report.RootElement.GetProperty("Frame 1").WriteTo(json);
            json.WriteEndObject();
        }
        session.Text.WriteLine();
    }

    private static void Put(Utf8JsonWriter json, AnalysisCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("protocol", candidate.Protocol.Name);
        json.WriteString("under", candidate.Table.Name);
        json.WriteNumber("confidence", candidate.Confidence);
        json.WriteNumber("evidence", candidate.Evidence);
        json.WriteStartArray("reasons");
        foreach (string reason in candidate.Reasons)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static byte[] ReportOf(OwnedPacket packet)
    {
        var options = new ReportOptions { Indented = false };
        ReportFormats.Default.TryFind(Formats.Json, out ReportFormatEntry? entry);
        var report = new MemoryStream();
        using (ReportWriter writer = ReportWriter.ToStream(report, entry!.Create(options), options, leaveOpen: true))
        {
            writer.WriteFrame(packet.AsPacket());
            writer.Complete();
        }
        return report.ToArray();
    }
}
