namespace PcapKit;

/// <summary>The verbs of the library in one place, each one call.</summary>
public static class Verbs
{
    /// <summary>Extracts a capture: reads its frames, and writes a report of them unless told otherwise.</summary>
    /// <param name="options">What to read, write and keep.</param>
    /// <returns>The extraction; run to its end unless <see cref="ExtractorOptions.Auto"/> says no.</returns>
    /// <inheritdoc cref="Extractor.Extract(ExtractorOptions)" path="/exception"/>
    public static Extractor Extract(ExtractorOptions options) => Extractor.Extract(options);
}
