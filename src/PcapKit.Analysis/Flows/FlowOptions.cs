using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The protocols whose flows are told apart.</summary>
[Flags]
public enum FlowProtocols
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>TCP.</summary>
    Tcp = 1,
    /// <summary>UDP and UDP-Lite, which share their numbers as in Wireshark.</summary>
    Udp = 2,
    /// <summary>SCTP.</summary>
    Sctp = 4,
    /// <summary>All of them.</summary>
    All = Tcp | Udp | Sctp,
}

/// <summary>Which flows are measured, and how much is kept of them.</summary>
public sealed record FlowOptions
{
    /// <summary>The protocols.</summary>
    public FlowProtocols Protocols { get; init; } = FlowProtocols.All;

    /// <summary>Whether <see cref="FlowRecord.Frames"/> has the numbers of the frames.</summary>
    public bool KeepFrames { get; init; } = true;

    /// <summary>The most bytes that all lists of frames together may occupy; about 1 to 3 a frame, none for frames in a row.</summary>
    public long MaxFrameListBytes { get; init; } = 64 << 20;

    /// <summary>The most flows of UDP and SCTP at a time, at least 1; about 400 bytes each. A new one beyond it ends an old one.</summary>
    public int MaxDatagramFlows { get; init; } = 1 << 17;

    /// <summary>The limits of TCP: its most flows at a time are <see cref="TcpConversationOptions.MaxConversations"/>, about 800 bytes each.</summary>
    public TcpConversationOptions Tcp { get; init; } = new() { MaxConversations = 1 << 17 };

    /// <summary>What a dissector must find for these flows: for <see cref="DissectOptions.Needed"/>, so that nothing else costs time.</summary>
    public IReadOnlyCollection<Protocol> Needed
    {
        get
        {
            var needed = new List<Protocol>();
            if ((Protocols & FlowProtocols.Tcp) != 0)
                needed.Add(TcpProtocol.Instance);
            if ((Protocols & FlowProtocols.Udp) != 0)
                needed.AddRange([UdpProtocol.Instance, UdpLiteProtocol.Instance]);
            if ((Protocols & FlowProtocols.Sctp) != 0)
                needed.Add(SctpProtocol.Instance);
            return needed;
        }
    }
}
