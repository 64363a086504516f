namespace PcapKit.Cli.Commands;

/// <summary>What several verbs say of the same thing.</summary>
internal static class Descriptions
{
    internal const string Input = "The capture: pcap or pcapng, gzip or not; '.pcap' is appended where that finds the file. '-' is the standard input.";

    internal const string Salvage = "Go on after damage in the capture, and say what was skipped.";
}
