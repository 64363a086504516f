namespace PcapKit;

/// <summary>How far the reading of a capture has come.</summary>
/// <param name="Frames">Frames so far.</param>
/// <param name="Position">Bytes of the input that are read.</param>
/// <param name="Length">Bytes of the input; null where that is not known, as for pipes.</param>
public readonly record struct ExtractionProgress(long Frames, long Position, long? Length);
