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
            return HasWork(options) && HasProcessors(options) ? mode : null;
        if (ForeignEngine.Find(options.Engine) is not null)
            return null;
        Warn($"unsupported extraction engine '{options.Engine}'; using the default engine instead");
        return null;
    }

    // Threads gain nothing where nothing is formatted; files by the thousand are the system's work, which it does one after the other.
    private bool HasWork(ExtractorOptions options)
    {
        string? lack = _names.Format is null ? "has nothing to do without a report"
            : _names.Format == Formats.Pcap ? "has nothing to do where frames are written as they are"
            : _names.Files ? "gains nothing where each frame is a file"
            : null;
        if (lack is null)
            return true;
        Warn($"extraction engine '{options.Engine}' {lack}; using the default engine instead");
        return false;
    }

    private bool HasProcessors(ExtractorOptions options)
    {
        if (options.Threads is not null || Environment.ProcessorCount > 1)
            return true;
        Warn($"extraction engine '{options.Engine}' needs more than one processor; using the default engine instead");
        return false;
    }

    private void RunParallel(ParallelMode mode)
    {
        int before = _options.Threads is null ? FramesBeforeThreads : 0;
        while (Length < before || !_begun)
        {
            if (before == 0)
                BeginGuarded();
            else if (!Step(wanted: false, out _))
                return;
        }
        var output = (ReportOutput)_output!;
        // What is told while reading is told on this thread.
        if (_capture.Reassembly?.DatagramEnded is not null)
            mode = ParallelMode.Server;
        try
        {
            var formatter = new ParallelFormatter(output.Report, MakeOptions(mode) with { Guard = output.Write });
            Source.Reader.BlockRead = formatter.WriteBlock;
            (Source.Reader.BeforeWait, Source.Reader.IsPatient) = (formatter.PassOn, true);
            ShowSoFar();
            // From here on, who waits for the input does not write the lines.
            _log.FlushesLines = Source.Reader.Length is null;
            formatter.Run(Source.TryRead);
        }
        catch (Exception e)
        {
            EndBy(e);
            throw;
        }
        EndWhole();
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
        bool each = _options.Store || _options.FrameRead is not null || _options.Verbose || _reassembler is not null || _trace is not null;
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
