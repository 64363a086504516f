namespace PcapKit;
internal sealed class ExtractionOutput : IDisposable
{
    private int _n;
    internal static ExtractionOutput Create(FileNames names, ExtractorOptions options) => new();
    internal void Write(CaptureBlock block) => _n++;
    internal void Write(in Packet packet) => _n++;
    internal void Finish() => _n++;
    public void Dispose() { }
}
