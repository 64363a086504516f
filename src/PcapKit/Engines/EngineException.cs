namespace PcapKit;

/// <summary>The program of an engine failed: it died, hung, or wrote what cannot be understood. The message is one line that says what and what the program said last.</summary>
public sealed class EngineException : IOException
{
    /// <summary>An error without further words.</summary>
    public EngineException() : this("The engine failed.") { }

    /// <summary>An error.</summary>
    /// <param name="message">What is wrong.</param>
    public EngineException(string message) : base(message) { }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public EngineException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Whether it is the capture that the engine complains of, after the frames that it could read.</summary>
    public bool IsDamage { get; internal init; }
}
