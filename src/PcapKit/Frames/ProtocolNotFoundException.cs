namespace PcapKit;

/// <summary>A frame or layer was asked for a protocol that it does not contain.</summary>
public sealed class ProtocolNotFoundException : KeyNotFoundException
{
    /// <summary>An error without further words.</summary>
    public ProtocolNotFoundException() : this("The protocol was not found.") { }

    /// <summary>An error.</summary>
    /// <param name="message">What is wrong.</param>
    public ProtocolNotFoundException(string message) : base(message) { }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ProtocolNotFoundException(string message, Exception innerException) : base(message, innerException) { }
}
