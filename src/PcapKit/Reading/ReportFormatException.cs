namespace PcapKit;

/// <summary>No report format was given and none can be told from the output's name, or the format is unknown.</summary>
public sealed class ReportFormatException : FormatException
{
    /// <summary>An error without further words.</summary>
    public ReportFormatException() : this("The report format is unknown.") { }

    /// <summary>An error.</summary>
    /// <param name="message">What is wrong.</param>
    public ReportFormatException(string message) : base(message) { }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ReportFormatException(string message, Exception innerException) : base(message, innerException) { }
}
