namespace PcapKit;

/// <summary>One option to be written that has no property of its own.</summary>
/// <param name="Code">Its code; the meaning depends on the block.</param>
/// <param name="Value">Its value, without padding, in the byte order of the section.</param>
public readonly record struct PcapNgOption(ushort Code, ReadOnlyMemory<byte> Value);

/// <summary>A section of a pcapng file to be written.</summary>
public sealed class PcapNgSection
{
    /// <summary>Write numbers with the most significant byte first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>The hardware that captured.</summary>
    public string? Hardware { get; init; }

    /// <summary>The operating system that captured.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The program that captured.</summary>
    public string? Application { get; init; }

    /// <summary>Comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>More options, after the others.</summary>
    public IReadOnlyList<PcapNgOption> Options { get; init; } = [];
}

/// <summary>An interface of a pcapng file to be written.</summary>
public sealed class PcapNgInterface
{
    /// <summary>The LINKTYPE_ value of its packets; Ethernet unless set.</summary>
    public ushort LinkType { get; init; } = (ushort)LinkTypes.Ethernet;

    /// <summary>The most bytes that were kept of a packet; 0 says that there was no limit. It is a statement only: nothing is cut.</summary>
    public uint SnapLength { get; init; }

    /// <summary>The length of a tick of its time stamps; nanoseconds unless set.</summary>
    public TimestampResolution Resolution { get; init; } = TimestampResolution.Nanoseconds;

    /// <summary>Seconds that readers add to its time stamps; the time of a packet is given without it.</summary>
    public long TimestampOffset { get; init; }

    /// <summary>Its name, for example <c>eth0</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Words about it.</summary>
    public string? Description { get; init; }

    /// <summary>The capture filter as text.</summary>
    public string? Filter { get; init; }

    /// <summary>The operating system that captured.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The hardware of the interface.</summary>
    public string? Hardware { get; init; }

    /// <summary>Its hardware address.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Its speed in bits per second.</summary>
    public ulong? Speed { get; init; }

    /// <summary>How many bytes of frame check sequence each packet ends with.</summary>
    public byte? FcsLength { get; init; }

    /// <summary>Comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>More options, after the others.</summary>
    public IReadOnlyList<PcapNgOption> Options { get; init; } = [];
}

/// <summary>What is written of a packet besides its bytes.</summary>
public sealed class PcapNgPacketOptions
{
    /// <summary>Comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>The flags word: bits 0 and 1 the direction (1 in, 2 out), 2 to 4 how it was received, 5 to 8 the length of the check sequence, 24 to 31 errors.</summary>
    public uint? Flags { get; init; }

    /// <summary>Packets lost between this one and the one before.</summary>
    public ulong? DropCount { get; init; }

    /// <summary>A number that the same packet has on other interfaces too.</summary>
    public ulong? PacketId { get; init; }

    /// <summary>The queue of the interface.</summary>
    public uint? Queue { get; init; }

    /// <summary>More options, after the others.</summary>
    public IReadOnlyList<PcapNgOption> Options { get; init; } = [];
}

/// <summary>Counts of an interface to be written.</summary>
public sealed class PcapNgStatistics
{
    /// <summary>When the capture began.</summary>
    public Timestamp? StartTime { get; init; }

    /// <summary>When the capture ended.</summary>
    public Timestamp? EndTime { get; init; }

    /// <summary>Packets that the interface received.</summary>
    public ulong? Received { get; init; }

    /// <summary>Packets that the interface dropped.</summary>
    public ulong? Dropped { get; init; }

    /// <summary>Packets that the filter let through.</summary>
    public ulong? FilterAccepted { get; init; }

    /// <summary>Packets that the operating system dropped.</summary>
    public ulong? OsDropped { get; init; }

    /// <summary>Packets that reached the program.</summary>
    public ulong? Delivered { get; init; }

    /// <summary>Comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>More options, after the others.</summary>
    public IReadOnlyList<PcapNgOption> Options { get; init; } = [];
}

/// <summary>How a pcapng file is written.</summary>
public sealed class PcapNgWriterOptions
{
    /// <summary>The first section, written before anything else unless a section header is copied first.</summary>
    public PcapNgSection Section { get; init; } = new();

    /// <summary>What to do with times that do not fit exactly.</summary>
    public TimestampLoss TimestampLoss { get; init; }
}
