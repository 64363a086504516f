using System.CommandLine;
using System.Security.Cryptography;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit info</c>: what is known of capture files as a whole.</summary>
internal static class InfoCommand
{
    internal static Command Build(Session session)
    {
        var inputs = new Argument<string[]>("input") { HelpName = "input-file-name", Description = Descriptions.Input, Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json", "-j") { Description = "Print JSON: an object for one file, an array for several." };
        var hashes = new Option<bool>("--hashes") { Description = "Print SHA-256 and SHA-1 of the file too." };
        var salvage = new Option<bool>("--salvage") { Description = Descriptions.Salvage };
        var command = new Command("info", "Tells what is known of capture files as a whole: format, link types, counts, sizes, times, rates, interfaces, comments.\n"
            + "$ pcapkit info in.pcap\n$ pcapkit info --json *.pcapng | jq '.[].packets'")
        { inputs, json, hashes, salvage };
        command.SetAction(parsed => Run(session, parsed.GetValue(inputs)!, parsed.GetValue(json), parsed.GetValue(hashes), parsed.GetValue(salvage)));
        return command;
    }

    private static int Run(Session session, string[] inputs, bool json, bool hashes, bool salvage)
    {
        int code = ExitCodes.Done;
        using var interrupt = new Interrupt();
        using InfoJson? writer = json ? new InfoJson(session, inputs.Length > 1) : null;
        bool first = true;
        foreach (string input in inputs)
        {
            try
            {
                FileInfoReport report = Read(session, input, hashes, salvage, interrupt.Token);
                if (writer is not null)
                    writer.Write(report);
                else
                    InfoText.Write(session.Text, report, first);
                first = false;
                foreach (SkippedRange range in report.Summary.Skipped)
                    App.Tell(session, null, $"warning: {report.Name}: skipped {range}");
                if (report.Summary.Damage is { } damage)
                    throw new JobException(report.Name, damage.Describe());
            }
            catch (OperationCanceledException)
            {
                return interrupt.Code;
            }
            // The other files are told of all the same.
            catch (JobException e)
            {
                session.Flush();
                App.Tell(session, e.File, e.Message);
                code = ExitCodes.Failed;
            }
        }
        return code;
    }

    private static FileInfoReport Read(Session session, string input, bool hashes, bool salvage, CancellationToken cancellation)
    {
        string name = CaptureInput.FindInput(input);
        try
        {
            var options = new CaptureReaderOptions { Salvage = salvage, BorrowBlocks = true };
            using CaptureReader reader = name == FileNames.Standard
                ? CaptureReader.Open(session.In, options, leaveOpen: true)
                : CaptureReader.Open(name, options);
            var summary = CaptureSummary.Read(reader, cancellation);
            if (!hashes || name == FileNames.Standard)
                return new FileInfoReport(name, summary, null, null);
            return new FileInfoReport(name, summary, Hash(name, SHA256.HashData), Hash(name, Sha1));
        }
        catch (Exception e) when (CaptureInput.Failure(e) is { } message)
        {
            throw new JobException(name, message);
        }
    }

    private static string Hash(string file, Func<Stream, byte[]> algorithm)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(algorithm(stream));
    }

#pragma warning disable CA5350 // Compares files with what other programs say of them; protects nothing.
    private static byte[] Sha1(Stream stream) => SHA1.HashData(stream);
#pragma warning restore CA5350
}

/// <summary>A file and what is known of it.</summary>
/// <param name="Name">The file, as it was found.</param>
/// <param name="Summary">What is in it.</param>
/// <param name="Sha256">In hexadecimal; null where it was not asked for.</param>
/// <param name="Sha1">In hexadecimal; null where it was not asked for.</param>
internal sealed record FileInfoReport(string Name, CaptureSummary Summary, string? Sha256, string? Sha1);
