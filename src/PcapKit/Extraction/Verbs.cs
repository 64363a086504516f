namespace PcapKit;

/// <summary>The verbs of the library in one place, each one call.</summary>
public static class Verbs
{
    /// <summary>Extracts a capture: reads its frames, and writes a report of them unless told otherwise.</summary>
    /// <param name="options">What to read, write and keep.</param>
    /// <returns>The extraction; run to its end unless <see cref="ExtractorOptions.Auto"/> says no.</returns>
    /// <inheritdoc cref="Extractor.Extract(ExtractorOptions)" path="/exception"/>
    public static Extractor Extract(ExtractorOptions options) => Extractor.Extract(options);

    /// <summary>Puts together the datagrams and TCP streams of a capture, and parses the messages in them.</summary>
    /// <param name="path">The capture.</param>
    /// <param name="options">What to put together and to keep; null for everything.</param>
    /// <param name="registry">The protocols; null for those that PcapKit brings.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The results.</returns>
    /// <exception cref="CaptureFormatException">It is no capture, or it is damaged or cut; <see cref="Reassembler.Run"/> keeps the results up to there.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Reassembler Reassemble(string path, ReassemblerOptions? options = null, ProtocolRegistry? registry = null, CancellationToken cancellation = default)
    {
        var reassembler = new Reassembler(registry, options);
        using Capture capture = Capture.Open(path, registry, reassembler.Connect());
        reassembler.Run(capture, cancellation);
        return reassembler;
    }
}
