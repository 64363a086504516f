namespace PcapKit;

/// <summary>What an extraction reads, writes and keeps. The names in brackets are those of PyPCAPKit's <c>extract()</c>.</summary>
public sealed record ExtractorOptions
{
    /// <summary>The capture to read (<c>fin</c>): a path, or <c>-</c> for the standard input; null for <c>in.pcap</c>.</summary>
    public string? Input { get; init; }

    /// <summary>The capture as a stream, instead of <see cref="Input"/>; read from where it stands, left open. Where <see cref="Input"/> is <c>-</c> it is the standard input.</summary>
    public Stream? InputStream { get; init; }

    /// <summary>The report to write (<c>fout</c>), or the directory of reports with <see cref="Files"/>; null for <c>out</c> with the format's extension.</summary>
    public string? Output { get; init; }

    /// <summary>Where the report goes instead of <see cref="Output"/>; left open. Where <see cref="Output"/> is <c>-</c> it is the standard output.</summary>
    public Stream? OutputStream { get; init; }

    /// <summary>The format of the report (<c>format</c>), see <see cref="Formats"/>; null for what the extension of <see cref="Output"/> tells.</summary>
    public string? Format { get; init; }

    /// <summary>Whether everything is read at once (<c>auto</c>). False: frames are read as they are asked for.</summary>
    public bool Auto { get; init; } = true;

    /// <summary>Whether extensions are appended to input and output where they lack (<c>extension</c>).</summary>
    public bool Extension { get; init; } = true;

    /// <summary>Whether frames are kept in <see cref="Extractor.Frames"/> (<c>store</c>): memory then grows with the capture.</summary>
    public bool Store { get; init; } = true;

    /// <summary>Whether each frame goes to a file of its own (<c>files</c>).</summary>
    public bool Files { get; init; }

    /// <summary>Whether no report is written (<c>nofile</c>).</summary>
    public bool NoFile { get; init; }

    /// <summary>Whether a line for each frame is written to <see cref="Log"/> (<c>verbose</c>).</summary>
    public bool Verbose { get; init; }

    /// <summary>Called for each frame as it is read (<c>verbose</c> where it is a function).</summary>
    public Action<Extractor, Frame>? FrameRead { get; init; }

    /// <summary>Where <see cref="Verbose"/> writes; null for the standard output.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>The engine (<c>engine</c>), see <see cref="Engines"/>; null for the default one. One that is not available gives a warning.</summary>
    public string? Engine { get; init; }

    /// <summary>The program of the engines <c>pyshark</c> (tshark), <c>scapy</c> and <c>dpkt</c> (a Python), by name or path; null for what is found: <c>PCAPKIT_TSHARK</c> and <c>PCAPKIT_PYTHON</c> of the environment, then the usual places.</summary>
    public string? EngineProgram { get; init; }

    /// <summary>How long such a program may write nothing before it is ended; a minute unless set.</summary>
    public TimeSpan EngineTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many threads the engines <c>pipeline</c> and <c>server</c> format with, 1 to 16; null for one a processor, where the capture is long enough to be worth it.</summary>
    public int? Threads { get; init; }

    /// <summary>The highest layer to dissect (<c>layer</c>), see <see cref="Layers"/>; what is above becomes raw data. Null for no limit.</summary>
    public string? Layer { get; init; }

    /// <summary>The protocols after which to stop (<c>protocol</c>), by filter, chain or family name; what they carry becomes raw data.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>The protocols to dissect with; null for those that PcapKit brings.</summary>
    public ProtocolRegistry? Registry { get; init; }

    /// <summary>The formats that reports may have; null for those that PcapKit brings.</summary>
    public ReportFormats? ReportFormats { get; init; }

    /// <summary>Whether reading goes on after damage in the capture, at the next record that looks sound.</summary>
    public bool Salvage { get; init; }

    /// <summary>Whether datagrams of both versions of IP that came in fragments are put together (<c>ip</c>), see <see cref="Extractor.Reassembly"/>.</summary>
    public bool IP { get; init; }

    /// <summary>Whether datagrams of IPv4 that came in fragments are put together (<c>ipv4</c>). The frame that completes one has its layers then, as with <see cref="Reassemble"/>.</summary>
    public bool IPv4 { get; init; }

    /// <summary>Whether datagrams of IPv6 that came in fragments are put together (<c>ipv6</c>). The frame that completes one has its layers then, as with <see cref="Reassemble"/>.</summary>
    public bool IPv6 { get; init; }

    /// <summary>Whether streams of TCP are put together and the messages in them parsed (<c>tcp</c>), see <see cref="Extractor.Reassembly"/>. Frames stay as they are.</summary>
    public bool Tcp { get; init; }

    /// <summary>Whether only what is complete is kept and told of what was put together (<c>strict</c>).</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Whether what was put together is kept (<c>reasm_store</c>): memory then grows with the capture, up to a limit. Otherwise it is only told as it ends.</summary>
    public bool ReassemblyStore { get; init; } = true;

    /// <summary>The most bytes of memory for what is put together; beyond it bytes are counted and no longer kept.</summary>
    public long ReassemblyBytes { get; init; } = 512L << 20;

    /// <summary>Called for each datagram that ends, where they are put together.</summary>
    public Action<ReassembledDatagram>? DatagramReassembled { get; init; }

    /// <summary>Called for each side of a TCP stream that ends, where they are put together.</summary>
    public Action<ReassembledStream>? StreamReassembled { get; init; }

    /// <summary>Whether the packets of each flow are written to a file of its own (<c>trace</c>), see <see cref="Extractor.Trace"/>; limits of layers and protocols hold for what is seen of flows too.</summary>
    public bool Trace { get; init; }

    /// <summary>The folder of these files (<c>trace_fout</c>), made if need be.</summary>
    public string TraceOutput { get; init; } = "tmp";

    /// <summary>The format of these files (<c>trace_format</c>): <c>pcap</c>, <c>pcapng</c>, or a format of reports; null for no files, only for <see cref="Extractor.Trace"/>.</summary>
    public string? TraceFormat { get; init; } = Formats.Pcap;

    /// <summary>Whether numbers of traced captures have the most significant byte first (<c>trace_byteorder</c>).</summary>
    public bool TraceBigEndian { get; init; }

    /// <summary>Whether times of traced pcap files are in nanoseconds (<c>trace_nanosecond</c>); null where the input tells. Digits that do not fit are cut, which gives a warning.</summary>
    public bool? TraceNanoseconds { get; init; }

    /// <summary>The protocols whose flows are traced.</summary>
    public FlowProtocols TraceProtocols { get; init; } = FlowProtocols.Tcp | FlowProtocols.Udp;

    /// <summary>Whether each direction has a file of its own; otherwise both of a flow are in one.</summary>
    public bool TraceApart { get; init; }

    /// <summary>Whether traced flows are kept in <see cref="Extractor.Trace"/>: memory then grows with the capture, up to <see cref="TraceBytes"/>. Otherwise they are only told as they end.</summary>
    public bool TraceStore { get; init; } = true;

    /// <summary>About how many bytes of memory traced flows may take that are kept; beyond it they are counted and told, and no longer kept.</summary>
    public long TraceBytes { get; init; } = 256L << 20;

    /// <summary>Called for each traced flow that ends; its file has its place by then.</summary>
    public Action<TracedFlow>? FlowTraced { get; init; }

    /// <summary>Whether frames show datagrams that came in fragments: the frame that completes one has its layers, see <see cref="CaptureOptions.Reassemble"/>.</summary>
    public bool Reassemble { get; init; }

    /// <summary>Which frames are taken; null for all. They keep their numbers. A foreign engine ignores it, with a warning.</summary>
    public DisplayFilter? Filter { get; init; }

    /// <summary>How packets are put together, and who is told; null for the usual way. Means something with <see cref="Reassemble"/> only.</summary>
    public ReassemblyOptions? Reassembly { get; init; }

    /// <summary>What reports contain and how they look; null for the defaults.</summary>
    public ReportOptions? Report { get; init; }

    /// <summary>Receives warnings as they come, beside <see cref="Extractor.Warnings"/>.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>Called now and then while frames are read.</summary>
    public Action<ExtractionProgress>? Progress { get; init; }

    /// <summary>Ends the extraction; what stood in the report's place before then stays.</summary>
    public CancellationToken Cancellation { get; init; }
}
