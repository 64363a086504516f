namespace PcapKit.Cli;

/// <summary>What the tool tells the shell in the end.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>An input or the job failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Ended because the terminal has gone.</summary>
    public const int HungUp = 129;

    /// <summary>Ended by Ctrl-C: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by the request to end.</summary>
    public const int Terminated = 143;
}

/// <summary>The command line asks for something that cannot be.</summary>
/// <param name="message">What, in one line.</param>
internal class UsageException(string message) : Exception(message);

/// <summary>A display filter that means nothing: the place is shown under the message.</summary>
internal sealed class FilterException(DisplayFilterException error) : UsageException(error.Message)
{
    /// <summary>The filter, and marks under what is wrong.</summary>
    internal string Excerpt { get; } = error.Excerpt;
}

/// <summary>Whoever reads the standard output has gone: there is nothing left to do, and nothing to complain about.</summary>
internal sealed class ClosedOutputException : Exception;

/// <summary>A job failed with a file.</summary>
/// <param name="file">The file, as it was named.</param>
/// <param name="message">What is wrong, in one line.</param>
internal sealed class JobException(string file, string message) : Exception(message)
{
    public string File { get; } = file;
}
