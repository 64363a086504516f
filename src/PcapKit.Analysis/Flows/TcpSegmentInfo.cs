using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>What the conversation tells of a segment. Times are in nanoseconds; a frame of 0 stands for none.</summary>
public struct TcpSegmentInfo : INote<TcpSegmentInfo>
{
    internal const sbyte ScaleUnknown = -1, ScaleUnused = -2;

    /// <inheritdoc/>
    public static NoteKind<TcpSegmentInfo> Kind => TcpAnalysisFields.Instance;

    /// <summary>The number of the stream, from 0 in the order of the first packets, as <c>tcp.stream</c>.</summary>
    public long Stream { readonly get; internal set; }

    /// <summary>A number below the limit of conversations that only this stream has as long as it is known: an index for what others keep of it.</summary>
    public int Slot { readonly get; internal set; }

    /// <summary>Whether the segment goes against the direction of the stream's first packet.</summary>
    public bool IsReverse { readonly get; internal set; }

    /// <summary>Whether it is the first packet of the stream.</summary>
    public bool IsNewStream { readonly get; internal set; }

    /// <summary>Whether the length was known, and so everything below was worked out; else only the times, the window and the completeness were.</summary>
    public bool IsAnalysed { readonly get; internal set; }

    /// <summary>Whether Wireshark shows a group <c>tcp.analysis</c> for it.</summary>
    public bool HasAnalysis { readonly get; internal set; }

    /// <summary>What the sequence numbers tell.</summary>
    public TcpAnalysis Analysis { readonly get; internal set; }

    /// <summary>Whether Wireshark leaves the data undissected since they came before or too early: out of order, or sent again.</summary>
    /// <remarks>
    /// By experiment with Wireshark 4.0 and its preference <c>tcp.no_subdissector_on_error</c> as it is: <see cref="TcpAnalysis.OutOfOrder"/>, and
    /// <see cref="TcpAnalysis.Retransmission"/> that is neither fast nor spurious. Nothing else does it: data of fast and spurious retransmissions, behind
    /// lost segments, of probes of a zero window and of those that fill one are dissected as ever. What remains is not even raw data: the chain ends with TCP.
    /// </remarks>
    public readonly bool SuppressesPayload => (Analysis & TcpAnalysis.OutOfOrder) != 0
        || (Analysis & (TcpAnalysis.Retransmission | TcpAnalysis.FastRetransmission | TcpAnalysis.SpuriousRetransmission)) == TcpAnalysis.Retransmission;

    /// <summary>Whether Wireshark shows the data as raw data whatever the ports say: the byte of a <see cref="TcpAnalysis.KeepAlive"/>.</summary>
    public readonly bool HasRawPayload => (Analysis & TcpAnalysis.KeepAlive) != 0;

    /// <summary>Which parts of the connection's life came before this segment.</summary>
    /// <remarks>As in Wireshark the segment itself counts only where it begins a stream by reusing ports.</remarks>
    public TcpCompleteness Completeness { readonly get; internal set; }

    /// <summary>The sequence number relative to the first one of its direction, as <c>tcp.seq</c>.</summary>
    public uint RelativeSequence { readonly get; internal set; }

    /// <summary>The relative sequence number behind the segment, as <c>tcp.nxtseq</c>.</summary>
    public uint RelativeNextSequence { readonly get; internal set; }

    /// <summary>The acknowledgment number relative to the other direction, as <c>tcp.ack</c>; as on the wire where the flag is not set.</summary>
    public uint RelativeAck { readonly get; internal set; }

    /// <summary>The exponent of the window scale of its direction; −1 where the SYN was not seen, −2 where scaling is not in use.</summary>
    public sbyte WindowShift { readonly get; internal set; }

    /// <summary>The window in bytes as far as its scale is known, as <c>tcp.window_size</c>.</summary>
    public uint WindowSize { readonly get; internal set; }

    /// <summary>What Wireshark shows as <c>tcp.window_size_scalefactor</c>: the factor, −1 or −2; null for a SYN, which is never scaled.</summary>
    public readonly int? WindowFactor => IsSyn ? null : WindowShift >= 0 ? 1 << WindowShift : WindowShift;

    internal bool IsSyn;

    /// <summary>Which of several equal acknowledgments it is, from 1; 0 for none.</summary>
    public uint DuplicateAckNumber { readonly get; internal set; }

    /// <summary>Bytes in flight of its direction after it was sent; 0 where that is not known.</summary>
    public uint BytesInFlight { readonly get; internal set; }

    /// <summary>Bytes sent since the last segment with PSH; 0 where that is not known.</summary>
    public uint PushBytesSent { readonly get; internal set; }

    /// <summary>The frame that first acknowledged the same.</summary>
    public long DuplicateAckFrame { readonly get; internal set; }

    /// <summary>The frame of the segment that it acknowledges.</summary>
    public long AckedFrame { readonly get; internal set; }

    /// <summary>How long ago that frame was.</summary>
    public long AckRoundTrip { readonly get; internal set; }

    /// <summary>The frame that a retransmission is measured from.</summary>
    public long RetransmissionFrame { readonly get; internal set; }

    /// <summary>How long ago that frame was.</summary>
    public long RetransmissionTimeout { readonly get; internal set; }

    /// <summary>From the SYN to the first ACK behind it: the round trip to both ends; 0 where it is not known.</summary>
    public long InitialRoundTrip { readonly get; internal set; }

    /// <summary>Since the first frame of the stream.</summary>
    public long TimeRelative { readonly get; internal set; }

    /// <summary>Since the previous frame of the stream.</summary>
    public long TimeDelta { readonly get; internal set; }
}
