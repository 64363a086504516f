using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>Transmission Control Protocol (RFC 9293).</summary>
[Protocol("tcp", "TCP", "Transmission Control Protocol", ProtocolLevel.Transport, ShownFrom = 4,
    Summary = "Transmission Control Protocol, Src Port: {srcport}, Dst Port: {dstport}[, Seq: {seq}][, Ack: {ack}{?flags.ack}][, Len: {len}]")]
[Under("ip.proto", Number)]
public readonly ref partial struct TcpView
{
    internal const byte Number = 6;

    /// <summary>From a port to the protocol that uses it.</summary>
    public static readonly TableId PortTable = TableId.Of("tcp.port");

    /// <summary>Source port.</summary>
    [Field("srcport", "Source Port", Alias = "port")] public partial ushort SourcePort { get; }

    /// <summary>Destination port.</summary>
    [Field("dstport", "Destination Port", Alias = "port")] public partial ushort DestinationPort { get; }

    /// <summary>The sequence number of the first byte of data, or of the SYN; as on the wire, not relative.</summary>
    [Field("seq_raw", "Sequence Number (raw)")] public partial uint SequenceNumber { get; }

    /// <summary>The next sequence number that the sender expects, where <see cref="Ack"/> is set; as on the wire, not relative.</summary>
    [Field("ack_raw", "Acknowledgment Number (raw)")] public partial uint AcknowledgmentNumber { get; }

    /// <summary>Length of the header in units of 4 bytes, at least 5; shown in bytes.</summary>
    [Field("hdr_len", "Header Length", Bits = 4, CountsHeader = 4, Scale = 4)] public partial byte DataOffset { get; }

    /// <summary>All flags, the three reserved bits included.</summary>
    [Container("flags", "Flags", Bits = 12, Hex = true)] public partial TcpFlags Flags { get; }

    /// <summary>Reserved, must be zero.</summary>
    [Field("flags.res", "Reserved", Bits = 3)] public partial byte Reserved { get; }

    /// <summary>Accurate ECN (RFC 9768); the nonce sum of RFC 3540 before.</summary>
    [Field("flags.ae", "Accurate ECN", Alias = "flags.ns")] public partial bool Ae { get; }

    /// <summary>Congestion window reduced (RFC 3168).</summary>
    [Field("flags.cwr", "Congestion Window Reduced")] public partial bool Cwr { get; }

    /// <summary>ECN echo (RFC 3168).</summary>
    [Field("flags.ece", "ECN-Echo")] public partial bool Ece { get; }

    /// <summary>The urgent pointer counts.</summary>
    [Field("flags.urg", "Urgent")] public partial bool Urg { get; }

    /// <summary>The acknowledgment number counts.</summary>
    [Field("flags.ack", "Acknowledgment")] public partial bool Ack { get; }

    /// <summary>Asks for the data to be pushed to the application.</summary>
    [Field("flags.push", "Push")] public partial bool Psh { get; }

    /// <summary>Resets the connection.</summary>
    [Field("flags.reset", "Reset")] public partial bool Rst { get; }

    /// <summary>Synchronises sequence numbers.</summary>
    [Field("flags.syn", "Syn")] public partial bool Syn { get; }

    /// <summary>No more data from the sender.</summary>
    [Field("flags.fin", "Fin")] public partial bool Fin { get; }

    /// <summary>The receive window, before scaling (RFC 7323, section 2).</summary>
    [Field("window_size_value", "Window", Default = 65535)] public partial ushort Window { get; }

    /// <summary>Checksum over pseudo-header, header and data.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>Where urgent data end, from the sequence number on, where <see cref="Urg"/> is set.</summary>
    [Field("urgent_pointer", "Urgent Pointer")] public partial ushort UrgentPointer { get; }

    /// <summary>The options.</summary>
    [Tlv("options", "Options", Length = "HeaderLength - FixedLength")] public partial TlvList<TcpOption> Options { get; }

    /// <summary>How many bytes of data the segment has by the lengths of the lower layers; null where they leave no room for the header.</summary>
    [Derived("len", "TCP Segment Len")] public int? DataLength => ReportedLength >= HeaderLength ? ReportedLength - HeaderLength : null;

    /// <summary>The captured data, for filters and columns.</summary>
    [Derived("payload", "TCP payload", Hidden = true)] public ReadOnlySpan<byte> Data => HeaderLength < FixedLength ? default : Payload;

    // Wireshark takes every option of Multipath TCP for a protocol of its own.
    internal string PathName
    {
        get
        {
            int count = 0;
            foreach (TlvOption option in Options)
                count += option.Bytes[0] == TcpOption.Multipath ? 1 : 0;
            return count switch { 0 => "tcp", 1 => "tcp:mptcp", 2 => "tcp:mptcp:mptcp", _ => "tcp" + string.Concat(Enumerable.Repeat(":mptcp", count)) };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice) => slice.NextByPort(PortTable, SourcePort, DestinationPort);

    // Ports and sequence number stand before the length that cannot be; what stands behind it may be anything.
    internal void RouteMalformed(ref Slice slice)
    {
        if (HeaderLength < FixedLength)
            slice.HeaderLength = 8;
    }
}

public sealed partial class Tcp
{
    /// <inheritdoc/>
    public override string FramingTable => "tcp.port";

    partial void Compute(in BuildContext context)
    {
        if (Checksum is null && context.TryTransportChecksum(TcpView.Number, out ushort checksum))
            context.Write16(16, checksum);
    }
}
