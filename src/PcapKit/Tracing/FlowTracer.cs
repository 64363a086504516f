namespace PcapKit;

/// <summary>Writes the packets of each flow to a file of its own.</summary>
/// <remarks>
/// Show it every dissected packet in the order of the capture, and call <see cref="Complete"/> at the end: only then do the files stand in their places. Flows are told
/// apart as in Wireshark, see <see cref="FlowMeter"/>. Thousands at a time need no more open files than one. A packet that carries several flows, as tunnels can,
/// is in the file of each. Not for several threads at once.
/// </remarks>
public sealed class FlowTracer : IDisposable
{
    private readonly FlowTracerOptions _options;
    private readonly FlowMeter _meter;
    private readonly OutputFiles _files = new();
    // Hashes of labels: a few bytes for each of a million flows.
    private readonly HashSet<ulong> _labels = [];
    private readonly ReportFormatEntry? _report;
    private readonly ReportFormat? _format;
    private readonly FlowReportScratch? _scratch;
    private bool _ended;

    /// <summary>A tracer that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that the packets are dissected with.</param>
    /// <param name="options">What to trace and write; null for the defaults.</param>
    /// <exception cref="ReportFormatException">There is no such format.</exception>
    public FlowTracer(ProtocolRegistry registry, FlowTracerOptions? options = null)
    {
        _options = options ?? new FlowTracerOptions();
        ReportFormats formats = _options.ReportFormats ?? ReportFormats.Default;
        if (_options.Format is { } name and not (Formats.Pcap or Formats.PcapNg))
        {
            if (!formats.TryFind(name, out _report))
                throw new ReportFormatException($"unknown format '{name}'; there are pcap, pcapng, {formats.Names}");
            _format = _report.Create(_options.Report ?? ReportOptions.Default);
            _scratch = new FlowReportScratch(_options.Report);
        }
        _meter = new FlowMeter(registry, End, _options.Flows with { Protocols = _options.Protocols }) { PacketSeen = See };
    }

    /// <summary>Called for each flow that has ended, or each direction where they have files of their own; the file has its place by then.</summary>
    public Action<TracedFlow>? FlowEnded { get; set; }

    /// <summary>What tells the flows apart: how many there are, limits met.</summary>
    public FlowMeter Meter => _meter;

    /// <summary>How many files were begun.</summary>
    public long FileCount { get; private set; }

    /// <summary>How many times lost digits since pcap in microseconds cannot hold them.</summary>
    public long TimesCut { get; private set; }

    /// <summary>What went otherwise than a user may think, in words; nothing for most captures.</summary>
    public IReadOnlyList<string> LimitsMet
    {
        get
        {
            var met = new List<string>(MetLimits.Of(flows: _meter));
            if (TimesCut > 0)
                met.Add($"{TimesCut} times lost digits, which files in nanoseconds or pcapng would keep");
            return met;
        }
    }

    /// <summary>Takes the next packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <exception cref="IOException">A file cannot be written, or a pcap file would need two link types.</exception>
    public void Observe(in Packet packet)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _meter.Observe(packet);
    }

    /// <summary>Ends all flows and puts their files in their places.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Complete()
    {
        if (_ended)
            return;
        _meter.Complete();
        _ended = true;
        _files.Dispose();
    }

    /// <summary>Drops the files of flows that have not ended.</summary>
    public void Dispose()
    {
        _ended = true;
        _files.Dispose();
    }

    private void See(FlowRecord flow, in Packet packet, int layer, bool isReverse)
    {
        StreamSide side = isReverse ? StreamSide.Server : StreamSide.Client;
        var tracks = (Tracks)(flow.Tag ??= new Tracks());
        ref Track? track = ref tracks.Client;
        if (_options.Apart && isReverse)
            track = ref tracks.Server;
        track ??= Begin(flow, side, packet);
        track.Flow.Packets++;
        track.File?.Write(packet);
    }

    private Track Begin(FlowRecord flow, StreamSide side, in Packet packet)
    {
        bool back = side == StreamSide.Server;
        string label = TracedFlow.LabelOf(back ? flow.Destination : flow.Source, back ? flow.Source : flow.Destination, packet.Time);
        // Captures without times, and flows that had to make place and come again, have the same label more than once.
        if (!_labels.Add(HashOf(label)))
            label += "-" + packet.Number;
        string? path = _options.Format is null ? null : Path.Combine(_options.Folder, label + ExtensionOf(_options.Format));
        var traced = new TracedFlow(flow, _options.Apart ? side : null, label, path);
        return new Track { Flow = traced, File = path is null ? null : Open(path, packet) };
    }

    // The same in every run, so that names are.
    private static ulong HashOf(string text)
    {
        ulong hash = 0xCBF2_9CE4_8422_2325;
        foreach (char letter in text)
            hash = (hash ^ letter) * 0x100_0000_01B3;
        return hash;
    }

    private FlowFile Open(string path, in Packet packet)
    {
        if (_options.Keep is { } keep && Path.GetFileName(keep) == Path.GetFileName(path) && OutputFile.WouldReplace(path, keep))
            throw new IOException($"'{path}' is the input; the flows need another folder.");
        FileCount++;
        OutputFile output = _files.Add(path);
        return _format is null ? FlowCapture.Create(output, packet, _options) : new FlowReport(output, _format, _scratch!);
    }

    private string ExtensionOf(string format) => _report?.Extension ?? "." + format;

    private void End(FlowRecord flow)
    {
        if (flow.Tag is not Tracks tracks)
            return;
        foreach (Track? track in (ReadOnlySpan<Track?>)[tracks.Client, tracks.Server])
        {
            if (track is null)
                continue;
            TimesCut += track.File?.TimesCut ?? 0;
            track.File?.Complete();
            FlowEnded?.Invoke(track.Flow);
        }
        flow.Tag = null;
    }

    private sealed class Tracks
    {
        public Track? Client, Server;
    }

    private sealed class Track
    {
        public required TracedFlow Flow { get; init; }

        public FlowFile? File { get; init; }
    }
}
