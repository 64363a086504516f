namespace PcapKit;

/// <summary>Shows the options of packet blocks: one instance an interface.</summary>
/// <param name="capturedOn">The interface.</param>
/// <param name="bigEndian">The byte order of its section.</param>
internal sealed class PcapNgFrameDetails(CaptureInterface capturedOn, bool bigEndian) : FrameDetails
{
    private static readonly FieldInfo[] AllFields = [];

    public TimestampResolution Resolution { get; } = capturedOn.Resolution;

    public long TimestampOffset { get; } = capturedOn.TimestampOffset;

    public uint LinkType { get; } = capturedOn.LinkType;

    public bool BigEndian { get; } = bigEndian;

    public override ReadOnlySpan<FieldInfo> Fields => AllFields;

    public override void Visit(in CapturedFrame frame, FieldSink sink)
    {
    }
}
