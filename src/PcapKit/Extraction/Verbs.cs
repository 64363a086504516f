namespace PcapKit;

/// <summary>The verbs of the library in one place, each one call.</summary>
public static class Verbs
{
    /// <summary>Extracts a capture: reads its frames, and writes a report of them unless told otherwise.</summary>
    /// <param name="options">What to read, write and keep.</param>
    /// <returns>The extraction; run to its end unless <see cref="ExtractorOptions.Auto"/> says no.</returns>
    /// <inheritdoc cref="Extractor.Extract(ExtractorOptions)" path="/exception"/>
    public static Extractor Extract(ExtractorOptions options) => Extractor.Extract(options);

    /// <summary>Finds out which application protocol bytes are of.</summary>
    /// <param name="payload">The payload of a datagram, or the bytes of a stream from the beginning of a message.</param>
    /// <param name="options">What is known of them; null for nothing.</param>
    /// <returns>The protocol, how sure that is and why, all candidates, and the fields. Random bytes are unknown.</returns>
    public static Analysis Analyse(ReadOnlySpan<byte> payload, AnalysisOptions? options = null) => new PayloadAnalyser(options).Analyse(payload);

    /// <summary>Finds out which application protocol the bytes of a stream are of; reads no more of it than is looked at.</summary>
    /// <param name="payload">The stream, read from where it stands and left open.</param>
    /// <param name="options">What is known of them; null for nothing.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Analysis Analyse(Stream payload, AnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        options ??= new AnalysisOptions();
        int most = (int)Math.Min((long)Math.Max(options.MaxBytes, 0) + 1, Array.MaxLength);
        var bytes = new byte[Math.Min(most, 4096)];
        int length = 0;
        while (length < most && payload.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == bytes.Length && length < most)
                Array.Resize(ref bytes, (int)Math.Min(most, length * 2L));
        }
        return Analyse(bytes.AsSpan(0, length), options);
    }

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
