using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What was counted of one direction of a flow.</summary>
public struct FlowCounts
{
    /// <summary>How many packets there are. One that carries several of the flow, as tunnels can, counts for each; so does one that an error message quotes, as in Wireshark.</summary>
    public long Packets { readonly get; internal set; }

    /// <summary>The bytes of these packets as they were on the wire, from the link layer on.</summary>
    public long Bytes { readonly get; internal set; }

    /// <summary>The bytes behind the headers of the transport layer, those sent again included; of SCTP, the chunks.</summary>
    public long PayloadBytes { readonly get; internal set; }

    /// <summary>All flags that were seen; none but of TCP.</summary>
    public TcpFlags Flags { readonly get; internal set; }

    /// <summary>How many segments were sent again, by Wireshark's <c>tcp.analysis.retransmission</c>.</summary>
    public readonly long Retransmissions => _retransmissions;

    /// <summary>How many segments came too late, by <c>tcp.analysis.out_of_order</c>.</summary>
    public readonly long OutOfOrder => _outOfOrder;

    /// <summary>How many times segments before one are missing in the capture, by <c>tcp.analysis.lost_segment</c>.</summary>
    public readonly long LostSegments => _lostSegments;

    // Small, since a side is fetched from memory for each packet; so many segments have more than a hundred gigabytes.
    private uint _retransmissions, _outOfOrder, _lostSegments;

    internal bool HasSyn, HasSynAck;

    internal void Count(int bytes)
    {
        Packets++;
        Bytes += bytes;
    }

    internal void Count(TcpAnalysis analysis)
    {
        const TcpAnalysis Counted = TcpAnalysis.Retransmission | TcpAnalysis.OutOfOrder | TcpAnalysis.LostSegment;
        if ((analysis & Counted) == 0)
            return;
        _retransmissions += (analysis & TcpAnalysis.Retransmission) != 0 ? 1u : 0;
        _outOfOrder += (analysis & TcpAnalysis.OutOfOrder) != 0 ? 1u : 0;
        _lostSegments += (analysis & TcpAnalysis.LostSegment) != 0 ? 1u : 0;
    }
}
