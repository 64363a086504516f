namespace PcapKit.Protocols;

/// <summary>Lightweight User Datagram Protocol: UDP whose checksum may cover a part only (RFC 3828).</summary>
[Protocol("udplite", "UDPLite", "Lightweight User Datagram Protocol", ProtocolLevel.Transport, Prefix = "udp")]
[Under("ip.proto", Number)]
public readonly ref partial struct UdpLiteView
{
    internal const byte Number = 136;

    /// <summary>Source port.</summary>
    [Field("srcport", "Source Port", Alias = "port")] public partial ushort SourcePort { get; }

    /// <summary>Destination port.</summary>
    [Field("dstport", "Destination Port", Alias = "port")] public partial ushort DestinationPort { get; }

    /// <summary>How many bytes the checksum covers from the start of the header; 0 for all.</summary>
    [Field("checksum_coverage", "Checksum coverage")] public partial ushort ChecksumCoverage { get; }

    /// <summary>Checksum over pseudo-header and what it covers; never 0.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>Length of header and payload in bytes, as the lower layer says it.</summary>
    [Derived("length", "Length")] public int Length => ReportedLength;

    /// <summary>The captured payload, for filters and columns.</summary>
    [Derived("payload", "UDP payload", Hidden = true)] public ReadOnlySpan<byte> Data => Payload;

    internal void Route(ref Slice slice)
    {
        if (ChecksumCoverage != 0 && (ChecksumCoverage < FixedLength || ChecksumCoverage > slice.ReportedLength))
            slice.Malformed(4, "the checksum coverage is smaller than the header or larger than the datagram");
        slice.NextByPort(UdpView.PortTable, SourcePort, DestinationPort);
    }
}

public sealed partial class UdpLite
{
    partial void Compute(in BuildContext context)
    {
        // The pseudo-header has the whole length whatever is covered (RFC 3828, section 3.2).
        int covered = ChecksumCoverage == 0 ? context.Layer.Length : Math.Clamp(ChecksumCoverage, UdpLiteView.FixedLength, context.Layer.Length);
        if (Checksum is null && context.TryTransportChecksum(UdpLiteView.Number, covered, out ushort checksum))
            context.Write16(6, checksum == 0 ? ushort.MaxValue : checksum);
    }
}
