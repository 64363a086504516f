namespace PcapKit;

/// <summary>Which flows are traced, and how their files are written. The names in brackets are those of PyPCAPKit's <c>extract()</c>.</summary>
public sealed record FlowTracerOptions
{
    /// <summary>The folder of the files (<c>trace_fout</c>); made if need be.</summary>
    public string Folder { get; init; } = "tmp";

    /// <summary>The format of the files (<c>trace_format</c>): <c>pcap</c>, <c>pcapng</c>, or a format of reports; null for no files at all.</summary>
    public string? Format { get; init; } = Formats.Pcap;

    /// <summary>The protocols whose flows are traced.</summary>
    public FlowProtocols Protocols { get; init; } = FlowProtocols.Tcp | FlowProtocols.Udp;

    /// <summary>Whether each direction has a file of its own; otherwise both of a flow are in one.</summary>
    public bool Apart { get; init; }

    /// <summary>Whether numbers of captures have the most significant byte first (<c>trace_byteorder</c>).</summary>
    public bool BigEndian { get; init; }

    /// <summary>Whether times of pcap are in nanoseconds (<c>trace_nanosecond</c>); null where the first packet of each file tells. Digits that do not fit are cut, and counted.</summary>
    public bool? Nanoseconds { get; init; }

    /// <summary>A file that must not be replaced, as the capture itself; null for none.</summary>
    public string? Keep { get; init; }

    /// <summary>What reports contain; null for the defaults.</summary>
    public ReportOptions? Report { get; init; }

    /// <summary>The formats that reports may have; null for those that PcapKit brings.</summary>
    public ReportFormats? ReportFormats { get; init; }

    /// <summary>The limits of the flows that are known at a time. One that has to make place ends, and so does its file.</summary>
    public FlowOptions Flows { get; init; } = new() { MaxDatagramFlows = 1 << 15, Tcp = new TcpConversationOptions() };
}
