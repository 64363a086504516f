namespace PcapKit.Cli;

/// <summary>A capture of the command line: its name is completed, and what goes wrong with it is told with its name.</summary>
internal sealed class CaptureInput : IDisposable
{
    private readonly Capture _capture;
    private readonly ProgressLine? _progress;

    private CaptureInput(Capture capture, string name, ProgressLine? progress) => (_capture, Name, _progress) = (capture, name, progress);

    /// <summary>The name, completed.</summary>
    public string Name { get; }

    /// <summary>The capture.</summary>
    public Capture Capture => _capture;

    /// <summary>Opens a capture.</summary>
    /// <exception cref="JobException">It cannot be opened.</exception>
    public static CaptureInput Open(Session session, string input, CaptureOptions? options = null)
    {
        string name = FindInput(input);
        ProgressLine? progress = ProgressLine.For(session);
        if (progress is not null)
            options = (options ?? new CaptureOptions()) with { Progress = progress.Report };
        try
        {
            return new CaptureInput(name == FileNames.Standard
                ? Capture.Open(session.In, options: options, leaveOpen: true)
                : Capture.Open(name, options: options), name, progress);
        }
        catch (Exception e) when (Failure(e) is { } message)
        {
            throw new JobException(name, message);
        }
    }

    /// <summary>Completes the name of an input.</summary>
    /// <exception cref="JobException">There is no such file.</exception>
    public static string FindInput(string input)
    {
        if (input.Length == 0)
            throw new UsageException("The name of the input is empty.");
        try
        {
            return FileNames.Make(input, null, null, noFile: true).Input;
        }
        catch (FileNotFoundException)
        {
            throw new JobException(input, Directory.Exists(input) ? "is a directory" : "there is no such file");
        }
    }

    /// <summary>Reads the next packet.</summary>
    /// <exception cref="JobException">The capture is damaged or cut, or cannot be read.</exception>
    public bool TryRead(out Packet packet)
    {
        try
        {
            if (_capture.TryRead(out packet))
                return true;
            _progress?.Clear();
            return false;
        }
        catch (Exception e) when (Failure(e) is { } message)
        {
            _progress?.Clear();
            throw new JobException(Name, message);
        }
    }

    /// <summary>Says what was skipped while salvaging, and which limits were met.</summary>
    /// <param name="session">Where to say it.</param>
    /// <param name="limits">Those that were met by what the packets were given to.</param>
    public void TellWhatLacks(Session session, IReadOnlyList<string>? limits = null)
    {
        _progress?.Clear();
        foreach (string limit in _capture.LimitsMet.Union(limits ?? []))
            App.Tell(session, null, $"warning: {Name}: {limit}");
        foreach (SkippedRange range in _capture.Reader.Skipped)
            App.Tell(session, null, $"warning: {Name}: skipped {range}");
    }

    /// <summary>What an exception of reading says to people; null where it is none of reading.</summary>
    public static string? Failure(Exception e) => e switch
    {
        CaptureFormatException damage => damage.Describe(),
        IOException or UnauthorizedAccessException => e.Message,
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _progress?.Dispose();
        _capture.Dispose();
    }
}
