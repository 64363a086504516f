using System.Globalization;

namespace PcapKit;

/// <summary>The limits that were met, in the same words wherever they are told: what was dropped is counted and said.</summary>
public static class MetLimits
{
    /// <summary>Sums up counters. Each that is not given, or zero, says nothing.</summary>
    /// <param name="datagrams">What put datagrams together.</param>
    /// <param name="streams">What put streams together.</param>
    /// <param name="messages">What found messages in streams.</param>
    /// <param name="flows">What measured flows.</param>
    /// <param name="conversations">What guided dissection.</param>
    /// <returns>A sentence for each limit, without an end; none for most captures.</returns>
    public static IReadOnlyList<string> Of(IPDefragmenter? datagrams = null, TcpReassembler? streams = null, StreamParsing? messages = null, FlowMeter? flows = null, Conversations? conversations = null)
    {
        var met = new List<string>();
        Tell(met, datagrams?.EvictedCount, "datagram", "made place for others before completion");
        Tell(met, datagrams?.TooLongCount, "fragment", "not used: behind the end of the longest datagram that is allowed");
        Tell(met, datagrams?.OverLimitCount, "fragment", "not used: more than a datagram may have");
        // The same conversations, where several keep a table of them.
        Tell(met, Largest(streams?.Conversations.Evicted, flows?.Evicted, conversations?.Tcp.Evicted), "flow", "ended early to make place for others; later packets of theirs count as new flows");
        Tell(met, streams?.HolesGivenUp, "hole", "in streams given up before its time");
        Tell(met, messages?.LimitsMet, "message", "of streams cut or dropped: too long, or made place for others");
        Tell(met, messages?.ForgottenConnections, "announced connection", "forgotten for others");
        Tell(met, flows?.FramesNotListed, "frame", "counted and not listed (frames_omitted)");
        Tell(met, conversations?.Tcp.UnackedNotKept, "segment", "left out of round trips and bytes in flight");
        Tell(met, conversations?.EvictedApplications, "stream", "with a protocol that its ports don't tell forgotten for others");
        Tell(met, conversations?.EvictedHttp2Connections, "connection", "of HTTP/2 forgotten for others");
        Tell(met, conversations?.DroppedMessages, "message", "of HTTP/2 in several frames dropped: too long, or made place for others");
        return met;
    }

    private static long Largest(long? one, long? other, long? third) => Math.Max(one ?? 0, Math.Max(other ?? 0, third ?? 0));

    private static void Tell(List<string> met, long? count, string what, string fate)
    {
        if (count > 0)
            met.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")} {fate}"));
    }
}
