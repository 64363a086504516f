namespace PcapKit.Examples;

/// <summary>Puts the streams of a capture together and prints the HTTP messages in them; frames are not kept, and nothing is written.</summary>
public static class ReassembleHttp
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        // Strict: only what was put together as a whole.
        using Extractor extraction = Verbs.Extract(new() { Input = args[0], Store = false, NoFile = true, Tcp = true, Strict = true });
        foreach (ReassembledStream packet in extraction.Reassembly.Tcp)
        {
            foreach (ReassembledMessage reassembly in packet.Packets)
            {
                if (reassembly.Contains("HTTP"))
                    output.WriteLine($"{packet}: {reassembly.Protocols}\n{reassembly.Info}");
            }
        }
    }
}

/// <summary>Finds out which application protocol the bytes of a file are of.</summary>
public static class AnalysePayload
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A file.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using FileStream file = File.OpenRead(args[0]);
        Analysis analysis = Verbs.Analyse(file);
        output.WriteLine(analysis);
        foreach (AnalysisCandidate candidate in analysis.Candidates)
            output.WriteLine($"{candidate}: {string.Join(", ", candidate.Reasons)}");
    }
}
