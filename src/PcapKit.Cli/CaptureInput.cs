namespace PcapKit.Cli;

/// <summary>A capture of the command line: its name is completed, and what goes wrong with it is told with its name.</summary>
internal sealed class CaptureInput : IDisposable
{
    private readonly Capture _capture;

    private CaptureInput(Capture capture, string name) => (_capture, Name) = (capture, name);

    /// <summary>The name, completed.</summary>
    public string Name { get; }

    /// <summary>The capture.</summary>
    public Capture Capture => _capture;

    /// <summary>Opens a capture.</summary>
    /// <exception cref="JobException">It cannot be opened.</exception>
    public static CaptureInput Open(Session session, string input, CaptureOptions? options = null)
    {
        string name = FindInput(input);
        try
        {
            return new CaptureInput(name == FileNames.Standard
                ? Capture.Open(session.In, options: options, leaveOpen: true)
                : Capture.Open(name, options: options), name);
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
            return _capture.TryRead(out packet);
        }
        catch (Exception e) when (Failure(e) is { } message)
        {
            throw new JobException(Name, message);
        }
    }

    /// <summary>Says what was skipped while salvaging, and what was too much to be put together.</summary>
    public void TellWhatLacks(Session session)
    {
        foreach (string limit in _capture.Reassembly?.LimitsMet ?? [])
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
    public void Dispose() => _capture.Dispose();
}
