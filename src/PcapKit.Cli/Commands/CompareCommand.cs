using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit compare</c>: two engines over one capture, and where they disagree.</summary>
internal static class CompareCommand
{
    // A line is for people; JSON has values whole.
    private const int Longest = 100;

    internal static Command Build(Session session)
    {
        var input = new Argument<string>("input") { HelpName = "input-file-name", Description = "The capture: a file, since two engines read it." };
        var engines = new Option<string[]>("--engine", "-E") { HelpName = "PKG", Description = "An engine: default, pipeline, server, pyshark, scapy or dpkt. Given twice; given once, the other one is the default." };
        var json = new Option<bool>("--json") { Description = "Print an object a line for each difference, and one with the sums at the end." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing: exit with 0 where they agree, 1 where they do not." };
        var limit = new Option<long>("--limit") { HelpName = "N", Description = "Print at most so many differences; all are counted.", DefaultValueFactory = _ => long.MaxValue };
        var command = new Command("compare", "Runs two engines over a capture and lists where they disagree: protocols, lengths, times, and every field that both show under one name.\n"
            + "$ pcapkit compare in.pcap --engine default --engine pyshark\n$ pcapkit compare in.pcap -E scapy --json | jq .what")
        { input, engines, json, quiet, limit };
        command.SetAction(parsed =>
        {
            string[] names = parsed.GetValue(engines) ?? [];
            if (names.Length is 0 or > 2 || names.Any(string.IsNullOrWhiteSpace))
                throw new UsageException("Which engines? Name one or two with -E.");
            string file = CaptureInput.FindInput(parsed.GetValue(input)!);
            if (file == FileNames.Standard)
                throw new UsageException("Two engines cannot read the standard input; name a file.");
            if (parsed.GetValue(limit) < 0)
                throw new UsageException("The limit (--limit) is a number from 0 up.");
            (string left, string right) = names.Length == 1 ? (Engines.PcapKit, names[0]) : (names[0], names[1]);
            return Run(session, file, left, right, parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(limit));
        });
        return command;
    }

    private static int Run(Session session, string file, string left, string right, bool json, bool quiet, long limit)
    {
        using var interrupt = new Interrupt();
        var comparison = new EngineComparison(new ExtractorOptions { Input = file, Extension = false, Cancellation = interrupt.Token }, left, right);
        try
        {
            foreach (EngineDifference difference in comparison.Run())
            {
                if (quiet)
                    return ExitCodes.Failed;
                if (limit-- > 0)
                    session.Text.WriteLine(json ? Json(writer => Put(writer, difference, left, right)) : Line(difference, left, right));
            }
        }
        catch (OperationCanceledException)
        {
            return interrupt.Code;
        }
        catch (CaptureFormatException damage)
        {
            throw new JobException(file, damage.Describe());
        }
        if (!quiet)
            session.Text.WriteLine(json ? Json(writer => Put(writer, comparison, left, right)) : Summary(comparison, left, right));
        return ExitCodes.Done;
    }

    private static string Line(EngineDifference d, string left, string right) =>
        SafeText.Escape(string.Create(CultureInfo.InvariantCulture, $"frame {d.Frame}: {d.What}: {left} {Short(d.Left)} | {right} {Short(d.Right)}"));

    private static string Short(string? value) => value is null ? "(none)" : value.Length <= Longest ? value : value[..Longest] + "…";

    private static string Summary(EngineComparison c, string left, string right) => string.Create(CultureInfo.InvariantCulture,
        $"{left} and {right}: {c.Frames} frames, {c.DifferentFrames} differ; {c.Values} values, {c.DifferentValues} differ");

    private static void Put(Utf8JsonWriter writer, EngineDifference d, string left, string right)
    {
        writer.WriteNumber("frame", d.Frame);
        writer.WriteString("what", d.What);
        writer.WriteString(left == right ? left + " (1)" : left, d.Left);
        writer.WriteString(left == right ? right + " (2)" : right, d.Right);
    }

    private static void Put(Utf8JsonWriter writer, EngineComparison c, string left, string right)
    {
        writer.WriteStartArray("engines");
        writer.WriteStringValue(left);
        writer.WriteStringValue(right);
        writer.WriteEndArray();
        writer.WriteNumber("frames", c.Frames);
        writer.WriteNumber("different_frames", c.DifferentFrames);
        writer.WriteNumber("values", c.Values);
        writer.WriteNumber("different_values", c.DifferentValues);
    }

    private static string Json(Action<Utf8JsonWriter> put)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            put(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
