using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>User Datagram Protocol (RFC 768).</summary>
[Protocol("udp", "UDP", "User Datagram Protocol", ProtocolLevel.Transport, ShownFrom = 4,
    Summary = "User Datagram Protocol, Src Port: {srcport}, Dst Port: {dstport}")]
[Under("ip.proto", Number)]
public readonly ref partial struct UdpView
{
    internal const byte Number = 17;

    /// <summary>From a port to the protocol that uses it.</summary>
    public static readonly TableId PortTable = TableId.Of("udp.port");

    /// <summary>Source port.</summary>
    [Field("srcport", "Source Port", Alias = "port")] public partial ushort SourcePort { get; }

    /// <summary>Destination port.</summary>
    [Field("dstport", "Destination Port", Alias = "port")] public partial ushort DestinationPort { get; }

    /// <summary>Length of header and payload in bytes; 0 in jumbograms (RFC 2675, section 4).</summary>
    [Field("length", "Length", Computed = true)] public partial ushort Length { get; }

    /// <summary>Checksum over pseudo-header, header and payload; 0 for none.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>The captured payload, for filters and columns.</summary>
    [Derived("payload", "UDP payload", Hidden = true)] public ReadOnlySpan<byte> Data => Payload;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice)
    {
        // Zero stands for more than fits into the field, and for nothing else (RFC 2675, section 4).
        bool jumbogram = Length == 0 && slice.ReportedLength > ushort.MaxValue;
        if (Length < FixedLength && !jumbogram)
        {
            slice.Malformed(4, "the length is smaller than the header");
            slice.NoNext();
            return;
        }
        if (!jumbogram)
            slice.LimitPayload(Length - FixedLength, LimitedBy.TotalLength);
        slice.NextByPort(PortTable, SourcePort, DestinationPort);
    }
}

public sealed partial class Udp
{
    partial void Compute(in BuildContext context)
    {
        if (Length is null)
            context.Write16(4, context.Layer.Length);
        // A sum of zero is sent as all ones, since zero means that there is none.
        if (Checksum is null && context.TryTransportChecksum(UdpView.Number, out ushort checksum))
            context.Write16(6, checksum == 0 ? ushort.MaxValue : checksum);
    }
}
