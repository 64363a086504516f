using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit objects</c>: the files that a capture carried.</summary>
internal static class ObjectsCommand
{
    private static readonly string[] Formats = ["table", "csv", "ndjson"];

    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = Descriptions.Input };
        var http = new Option<bool>("--http") { Description = "Files that HTTP carried, version 1 or 2: bodies of responses and requests." };
        var ftp = new Option<bool>("--ftp") { Description = "Files that FTP carried, up or down." };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR", Description = "Write them into this directory; otherwise they are only listed." };
        var format = new Option<string>("--format", "-f") { HelpName = "FORMAT", Description = "How the list is printed: table (unless given), csv or ndjson." };
        var partial = new Option<bool>("--partial") { Description = "Write files too that lack bytes or cannot be decoded." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("objects", "Lists the files that a capture carried, with frame, host, type, size and SHA-256, and writes them.\n"
            + "$ pcapkit objects in.pcap\n$ pcapkit objects in.pcap --http -o files\n$ pcapkit objects in.pcap -f ndjson | jq -r .sha256")
        { input, http, ftp, output, format, partial, salvage };
        command.SetAction(parsed =>
        {
            string chosen = parsed.GetValue(format) ?? Formats[0];
            if (!Formats.Contains(chosen))
                throw new UsageException($"Unknown format '{chosen}': table, csv or ndjson.");
            var options = new ObjectOptions
            {
                Directory = parsed.GetValue(output),
                Partial = parsed.GetValue(partial),
                Protocols = [.. parsed.GetValue(http) ? ["http", "http2"] : Array.Empty<string>(), .. parsed.GetValue(ftp) ? ["ftp-data"] : Array.Empty<string>()],
                Reader = new CaptureReaderOptions { Salvage = parsed.GetValue(salvage) },
            };
            if (options.Directory is { Length: 0 })
                throw new UsageException("The name of the directory is empty.");
            return Run(session, parsed.GetValue(input)!, options, chosen);
        });
        return command;
    }

    private static int Run(Session session, string input, ObjectOptions options, string format)
    {
        using var interrupt = new Interrupt();
        using CaptureInput capture = CaptureInput.Open(session, input, CarriedFiles.CaptureOptions with { Reader = options.Reader });
        Header(session, format);
        long kept = 0;
        IReadOnlyList<string> limits = [];
        options = options with { LimitsMet = met => limits = met };
        try
        {
            foreach (CarriedFile file in CarriedFiles.Read(capture.Capture, options))
            {
                Line(session, format, file);
                kept += file.State is CarriedFileState.Whole or CarriedFileState.Fragment ? 0 : 1;
                if (interrupt.Came)
                    return interrupt.Code;
            }
        }
        // What was found before damage is listed before the damage is told.
        catch (CaptureFormatException damage)
        {
            session.Flush();
            throw new JobException(capture.Name, damage.Describe());
        }
        session.Flush();
        capture.TellWhatLacks(session, limits);
        if (kept > 0 && options.Directory is not null && !options.Partial)
            App.Tell(session, null, string.Create(CultureInfo.InvariantCulture, $"{kept} not whole and not written; --partial writes them too"));
        return ExitCodes.Done;
    }

    private static void Header(Session session, string format)
    {
        if (format == "table")
            session.Text.WriteLine(Row("frame", "stream", "host", "type", "size", "sha256", "state", "name"));
        else if (format == "csv")
            session.Text.WriteLine("frame,first_frame,stream,protocol,direction,host,path,content_type,looks_like,size,missing,sha256,state,name,written");
    }

    private static void Line(Session session, string format, CarriedFile file)
    {
        if (format == "ndjson")
            session.Text.WriteLine(Json(file));
        else if (format == "csv")
            session.Text.WriteLine(Csv(file));
        else
            session.Text.WriteLine(Row(Text(file.Frame), Text(file.Stream), file.Host, file.ContentType ?? file.LooksLike, Text(file.Size), file.Sha256, StateOf(file), file.Name));
    }

    private static string Row(string frame, string stream, string host, string type, string size, string hash, string state, string name) =>
        SafeText.Escape($"{frame,7}  {stream,6}  {Cut(host),-24}  {Cut(type),-24}  {size,10}  {hash,-64}  {state,-11}  {name}");

    private static string Cut(string text) => text.Length <= 24 ? text : text[..21] + "...";

    private static string Csv(CarriedFile file) => string.Join(',', new[]
    {
        Text(file.Frame), Text(file.FirstFrame), Text(file.Stream), file.Protocol, DirectionOf(file), file.Host, file.Path, file.ContentType ?? "", file.LooksLike,
        Text(file.Size), Text(file.Missing), file.Sha256, StateOf(file), file.Name, file.IsWritten ? "1" : "0",
    }.Select(Quote));

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? SafeText.Escape(cell) : "\"" + SafeText.Escape(cell).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Json(CarriedFile file)
    {
        using var buffer = new MemoryStream();
        // Other than plain ASCII is escaped: the output may be a terminal.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteNumber("frame", file.Frame);
            json.WriteNumber("first_frame", file.FirstFrame);
            json.WriteNumber("stream", file.Stream);
            json.WriteString("protocol", file.Protocol);
            json.WriteString("direction", DirectionOf(file));
            json.WriteString("host", file.Host);
            json.WriteString("path", file.Path);
            json.WriteString("content_type", file.ContentType);
            json.WriteString("looks_like", file.LooksLike);
            json.WriteNumber("size", file.Size);
            json.WriteNumber("missing", file.Missing);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("state", StateOf(file));
            json.WriteString("name", file.Name);
            json.WriteBoolean("written", file.IsWritten);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string DirectionOf(CarriedFile file) => file.IsRequest ? "request" : "response";

    private static string StateOf(CarriedFile file) => file.State switch
    {
        CarriedFileState.Whole => "whole",
        CarriedFileState.Fragment => "fragment",
        CarriedFileState.Undecodable => "undecodable",
        CarriedFileState.TooLong => "too long",
        _ => "partial",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
