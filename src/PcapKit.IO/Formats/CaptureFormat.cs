namespace PcapKit;

/// <summary>The file formats that are read.</summary>
public enum CaptureContainer : byte
{
    /// <summary>The format of libpcap: one global header, then packet records.</summary>
    Pcap,
    /// <summary>PCAP Next Generation: sections of blocks.</summary>
    PcapNg,
}

/// <summary>The forms of pcap records that were in use.</summary>
public enum PcapVariant : byte
{
    /// <summary>Record headers of 16 bytes; the only form that pcapng has.</summary>
    Standard,
    /// <summary>Kuznetzov's: its own magic number, record headers of 24 bytes.</summary>
    Modified,
    /// <summary>Nokia's: record headers of 20 bytes under the usual magic number.</summary>
    Nokia,
    /// <summary>Red Hat Linux 6.1's: record headers of 24 bytes under the usual magic number.</summary>
    RedHat61,
    /// <summary>SuSE Linux 6.3's: record headers of 28 bytes under Kuznetzov's magic number.</summary>
    Suse63,
}

/// <summary>How a capture is compressed as a whole.</summary>
public enum CaptureCompression : byte
{
    /// <summary>It is not.</summary>
    None,
    /// <summary>gzip (RFC 1952), one member or several.</summary>
    Gzip,
}

/// <summary>What a capture file says of itself at its beginning.</summary>
public sealed record CaptureFormat
{
    /// <summary>The file format.</summary>
    public CaptureContainer Container { get; init; }

    /// <summary>The form of its records.</summary>
    public PcapVariant Variant { get; init; }

    /// <summary>Whether the most significant byte of its numbers comes first; in pcapng that of the first section.</summary>
    public bool BigEndian { get; init; }

    /// <summary>The compression around it.</summary>
    public CaptureCompression Compression { get; init; }

    /// <summary>The major version of the format: 2 for pcap, 1 for pcapng.</summary>
    public int MajorVersion { get; init; }

    /// <summary>The minor version of the format: 4 for pcap, 0 for pcapng.</summary>
    public int MinorVersion { get; init; }

    /// <summary>The resolution of time stamps; null in pcapng, where each interface has its own.</summary>
    public TimestampResolution? Resolution { get; init; }

    /// <summary>The most bytes that were kept of a packet, as the file declares it; null in pcapng, where each interface has its own.</summary>
    public uint? SnapLength { get; init; }

    /// <summary>The LINKTYPE_ value; null in pcapng, where each interface has its own.</summary>
    public uint? LinkType { get; init; }

    /// <summary>How many bytes of frame check sequence each packet ends with; null where the file does not say.</summary>
    public int? FcsLength { get; init; }

    /// <summary>One line for people, for example <c>pcap 2.4, little-endian, microseconds, gzip</c>.</summary>
    public override string ToString()
    {
        string name = Container == CaptureContainer.PcapNg ? "pcapng" : "pcap";
        string variant = Variant switch
        {
            PcapVariant.Modified => " (modified)",
            PcapVariant.Nokia => " (Nokia)",
            PcapVariant.RedHat61 => " (Red Hat 6.1)",
            PcapVariant.Suse63 => " (SuSE 6.3)",
            _ => "",
        };
        string order = BigEndian ? "big-endian" : "little-endian";
        string resolution = Resolution is TimestampResolution r ? ", " + r : "";
        string compression = Compression == CaptureCompression.Gzip ? ", gzip" : "";
        return $"{name} {MajorVersion}.{MinorVersion}{variant}, {order}{resolution}{compression}";
    }
}
