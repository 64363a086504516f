namespace PcapKit;

// The engines that format on several threads.
public sealed partial class Extractor
{
    // A short capture is done before threads have begun.
    private const int FramesBeforeThreads = 2000;

    private ParallelMode? ChooseEngine(ExtractorOptions options)
    {
        if (options.Threads is { } threads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(options.Threads));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, ParallelOptions.MaxWorkers, nameof(options.Threads));
        }
        if (Engines.IsDefault(options.Engine))
            return null;
        if (Engines.ModeOf(options.Engine) is { } mode)
            return HasProcessors(options) ? mode : null;
        if (ForeignEngine.Find(options.Engine) is not null)
            return null;
        Warn($"unsupported extraction engine '{options.Engine}'; using the default engine instead");
        return null;
    }

    private bool HasProcessors(ExtractorOptions options)
    {
        if (options.Threads is not null || Environment.ProcessorCount > 1)
            return true;
        Warn($"extraction engine '{options.Engine}' needs more than one processor; using the default engine instead");
        return false;
    }

    // False where nothing is formatted, or each frame is a file: there threads gain nothing.
    private bool RunParallel(ParallelMode mode)
    {
        int before = _options.Threads is null ? FramesBeforeThreads : 0;
        while (Length < before || !_begun)
        {
            if (before == 0)
                BeginGuarded();
            else if (!Step(wanted: false, out _))
                return true;
        }
        if (_output is not ReportOutput { Report: { IsOneText: true } report } output)
            return false;
        // What is told while reading is told on this thread.
        if (_capture.Reassembly?.DatagramEnded is not null)
            mode = ParallelMode.Server;
        try
        {
            var formatter = new ParallelFormatter(report, MakeOptions(mode) with { Guard = output.Write });
            Source.Reader.BlockRead = formatter.WriteBlock;
            formatter.Run(Source.TryRead);
        }
        catch (Exception e)
        {
            EndBy(e);
            throw;
        }
        EndWhole();
        return true;
    }

    private void BeginGuarded()
    {
        try
        {
            Begin();
        }
        catch (Exception e)
        {
            EndBy(e);
            throw;
        }
    }

    private ParallelOptions MakeOptions(ParallelMode mode)
    {
        bool each = _options.Store || _options.FrameRead is not null || _options.Verbose || _reassembler is not null;
        var options = new ParallelOptions
        {
            Mode = mode,
            Cancellation = _options.Cancellation,
            PacketWritten = each ? (in packet) => Take(packet, wanted: false) : null,
            Written = each ? null : Count,
        };
        return _options.Threads is { } threads ? options with { Workers = threads } : options;
    }

    private void Count(int frames)
    {
        long before = Length;
        Length += frames;
        if (before / ProgressInterval != Length / ProgressInterval)
            TellProgress();
    }

    private void TellProgress() => _options.Progress?.Invoke(new ExtractionProgress(Length, _source?.Reader.Position ?? 0, _source?.Reader.Length));
}
