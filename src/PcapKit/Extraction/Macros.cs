namespace PcapKit;

/// <summary>The names of report formats, for <see cref="ExtractorOptions.Format"/>.</summary>
public static class Formats
{
    /// <summary>JavaScript Object Notation: one object, a member for each frame.</summary>
    public const string Json = "json";

    /// <summary>JSON, one object a line.</summary>
    public const string NdJson = "ndjson";

    /// <summary>Property list of macOS, in XML.</summary>
    public const string Plist = "plist";

    /// <summary>Tree view as text.</summary>
    public const string Tree = "tree";

    /// <summary>A pcap file: the frames as they were captured, without what was found in them.</summary>
    public const string Pcap = "pcap";

    /// <summary>A pcapng file, for flows: <see cref="FlowTracerOptions.Format"/>.</summary>
    public const string PcapNg = "pcapng";
}

/// <summary>The names of layers, for <see cref="ExtractorOptions.Layer"/>.</summary>
public static class Layers
{
    /// <summary>No particular layer: no limit.</summary>
    public const string Raw = "none";

    /// <summary>The data link layer.</summary>
    public const string Link = "link";

    /// <summary>The internet layer.</summary>
    public const string Inet = "internet";

    /// <summary>The transport layer.</summary>
    public const string Trans = "transport";

    /// <summary>The application layer.</summary>
    public const string App = "application";
}

/// <summary>The names of extraction engines, for <see cref="ExtractorOptions.Engine"/>.</summary>
public static class Engines
{
    /// <summary>The default engine.</summary>
    public const string PcapKit = "default";

    /// <summary>Several threads: one reads, dissects and writes, and hands packets to the others, which format them.</summary>
    public const string MPServer = "server";

    /// <summary>Several threads that read and format, each in its turn; one writes.</summary>
    public const string MPPipeline = "pipeline";

    /// <summary>The dpkt package of Python.</summary>
    public const string Dpkt = "dpkt";

    /// <summary>The Scapy package of Python.</summary>
    public const string Scapy = "scapy";

    /// <summary>The PyShark package of Python.</summary>
    public const string PyShark = "pyshark";

    /// <summary>The mode of an engine that formats on several threads; null where a name stands for another engine.</summary>
    /// <param name="name">The name, in any case of letters.</param>
    public static ParallelMode? ModeOf(string? name) => name?.ToUpperInvariant() switch
    {
        "SERVER" => ParallelMode.Server,
        "PIPELINE" => ParallelMode.Pipeline,
        _ => null,
    };

    /// <summary>Whether a name stands for the default engine.</summary>
    internal static bool IsDefault(string? name) => name?.ToUpperInvariant() is null or "" or "DEFAULT" or "PCAPKIT";
}
