namespace PcapKit.Examples;

/// <summary>Writes a property list; frames are not kept.</summary>
public static class ExtractToPlist
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture and a report.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using Extractor plist = Verbs.Extract(new() { Input = args[0], Output = args[1], Format = Formats.Plist, Store = false });
        output.WriteLine($"{plist.Length} frames in {plist.Format}");
    }
}

/// <summary>Writes JSON; no extension is appended to either name.</summary>
public static class ExtractToJson
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture and a report.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using Extractor json = Verbs.Extract(new() { Input = args[0], Output = args[1], Format = Formats.Json, Extension = false });
        output.WriteLine($"{json.Length} frames in {json.Format}");
    }
}

/// <summary>Writes a text file for each frame into a directory.</summary>
public static class ExtractToFiles
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture and a directory.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using Extractor tree = Verbs.Extract(new() { Input = args[0], Output = args[1], Format = Formats.Tree, Files = true });
        output.WriteLine($"{tree.Length} frames in {tree.Format}");
    }
}

/// <summary>Fetches the IP layer of a frame, IPv4 or IPv6; nothing is written.</summary>
public static class FindIPInFrame
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        using Extractor extraction = Verbs.Extract(new() { Input = args[0], NoFile = true });
        Frame frame0 = extraction.Frames[0];
        // Asked for without being there, it would throw a ProtocolNotFoundException.
        FrameLayer? ip = frame0.Contains("IP") ? frame0["IP"] : null;
        output.WriteLine(ip is null ? "no IP" : $"{ip.Name} {ip.Protocols}");
    }
}
