namespace PcapKit;

/// <summary>An input is no capture that can be read, or is damaged or cut at one place.</summary>
/// <remarks>Its message is one line that says what was found. Everything before the damage has been delivered.</remarks>
public sealed class CaptureFormatException : IOException
{
    /// <summary>An error without further words.</summary>
    public CaptureFormatException() : this("The capture cannot be read.") { }

    /// <summary>An error at the beginning of the input.</summary>
    /// <param name="message">What was found.</param>
    public CaptureFormatException(string message) : this(message, 0) { }

    /// <summary>An error at the beginning of the input, with its cause.</summary>
    /// <param name="message">What was found.</param>
    /// <param name="innerException">The cause.</param>
    public CaptureFormatException(string message, Exception innerException) : this(message, 0, innerException) { }

    /// <summary>An error at one place.</summary>
    /// <param name="message">What was found.</param>
    /// <param name="offset">Where, see <see cref="Offset"/>.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public CaptureFormatException(string message, long offset, Exception? innerException = null) : base(message, innerException) => Offset = offset;

    /// <summary>The byte at which the record or block begins that cannot be read; in a compressed input, counted after decompression.</summary>
    public long Offset { get; }

    /// <summary>What a user is told: the message and the place.</summary>
    public string Describe() => $"{Message} (at byte {Offset})";
}
