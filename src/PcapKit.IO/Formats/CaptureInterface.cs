namespace PcapKit;

/// <summary>One interface that packets were captured on.</summary>
public sealed class CaptureInterface
{
    internal CaptureInterface(int section, int id, uint linkType, uint snapLength, TimestampResolution resolution, CaptureBlock? block = null)
    {
        (Section, Id, LinkType, SnapLength, Resolution, Block) = (section, id, linkType, snapLength, resolution, block);
        if (block is null)
            return;
        Name = block.GetText(2);
        Description = block.GetText(3);
        Filter = FilterText(block);
        OperatingSystem = block.GetText(12);
        Hardware = block.GetText(15);
        if (block.TryGetOption(9, out CaptureOption option) && option.Value.Length >= 1)
            Resolution = new(option.Value.Span[0]);
        if (block.TryGetOption(14, out option) && option.TryGetNumber(out ulong offset) && option.Value.Length == 8)
            TimestampOffset = (long)offset;
        if (block.TryGetOption(13, out option) && option.Value.Length == 1)
            FcsLength = option.Value.Span[0];
        if (block.TryGetOption(8, out option) && option.TryGetNumber(out ulong speed))
            Speed = speed;
    }

    /// <summary>The section of the file that describes it, from 1.</summary>
    public int Section { get; }

    /// <summary>Its index in its section, from 0.</summary>
    public int Id { get; }

    /// <summary>The LINKTYPE_ value of its packets; <see cref="LinkTypes.Names"/> has its name.</summary>
    public uint LinkType { get; }

    /// <summary>The most bytes that were kept of a packet; 0 where there was no limit.</summary>
    public uint SnapLength { get; }

    /// <summary>The length of a tick of its time stamps.</summary>
    public TimestampResolution Resolution { get; }

    /// <summary>Seconds that are added to its time stamps.</summary>
    public long TimestampOffset { get; }

    /// <summary>Its name, for example <c>eth0</c>.</summary>
    public string? Name { get; }

    /// <summary>Words about it.</summary>
    public string? Description { get; }

    /// <summary>The capture filter as it was typed, where it was kept as text.</summary>
    public string? Filter { get; }

    /// <summary>The operating system that captured.</summary>
    public string? OperatingSystem { get; }

    /// <summary>The hardware of the interface.</summary>
    public string? Hardware { get; }

    /// <summary>Its speed in bits per second.</summary>
    public ulong? Speed { get; }

    /// <summary>How many bytes of frame check sequence each packet ends with; null where the file does not say.</summary>
    public int? FcsLength { get; internal init; }

    /// <summary>The block that describes it, with all its options; null in pcap.</summary>
    public CaptureBlock? Block { get; }

    // The first byte tells the kind of filter: 0 is text, 1 is a BPF program.
    private static string? FilterText(CaptureBlock block) =>
        block.TryGetOption(11, out CaptureOption option) && option.Value.Length > 0 && option.Value.Span[0] == 0
            ? System.Text.Encoding.UTF8.GetString(option.Value.Span[1..])
            : null;
}
