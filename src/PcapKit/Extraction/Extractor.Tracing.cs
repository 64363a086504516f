using PcapKit.Protocols;

namespace PcapKit;

// The packets of each flow in a file of its own.
public sealed partial class Extractor
{
    private readonly FlowTrace? _trace;

    /// <summary>The flows that were traced so far: most end with the capture.</summary>
    /// <exception cref="InvalidOperationException">Nothing is traced.</exception>
    public FlowTrace Trace => _trace ?? throw new InvalidOperationException("This extraction traces no flows; ask for it by Trace.");

    private FlowTrace? MakeTrace(ExtractorOptions options)
    {
        if (!options.Trace)
            return null;
        if (_source is null)
            return new FlowTrace();
        if (_capture.Dissect is { HighestLevel: not ProtocolLevel.None and < ProtocolLevel.Transport })
            Warn("flows are of the transport layer, which is not looked at here (Layer): none is traced");
        string? format = options.TraceFormat?.ToLowerInvariant();
        var tracing = new FlowTracerOptions
        {
            Folder = options.TraceOutput,
            Format = format,
            Protocols = options.TraceProtocols,
            Apart = options.TraceApart,
            BigEndian = options.TraceBigEndian,
            Nanoseconds = options.TraceNanoseconds ?? (_source.Format.Resolution is { } resolution ? resolution != TimestampResolution.Microseconds : null),
            Keep = InputPath(options),
            Report = options.Report,
            ReportFormats = options.ReportFormats,
        };
        return new FlowTrace(new FlowTracer(Registry, tracing), options.TraceStore ? Math.Max(options.TraceBytes, 1) : 0, options.FlowTraced);
    }

    private string? InputPath(ExtractorOptions options) =>
        options.InputStream is FileStream file ? file.Name : options.InputStream is not null || _names.Input == FileNames.Standard ? null : _names.Input;

    // What was traced before the extraction was left is whole, like its report.
    private void LeaveTrace()
    {
        try
        {
            _trace?.Complete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _trace!.Drop();
        }
    }
}
