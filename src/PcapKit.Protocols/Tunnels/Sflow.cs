using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>sFlow, version 5 (sflow.org, sFlow Version 5 of July 2004): the heads of sampled packets are layers of their own; counters are bytes.</summary>
[Protocol("sflow", "sFlow", "InMon sFlow", ProtocolLevel.Application)]
[Under("udp.port", 6343)]
public readonly ref partial struct SflowView
{
    private const uint FlowSample = 1, ExpandedFlowSample = 3, RawPacketHeader = 1;
    private const int FlowSampleHead = 32, ExpandedFlowSampleHead = 44, RawPacketHead = 16;

    /// <summary>Version, 5; the samples of others stay bytes.</summary>
    [Field("=sflow_245.version", "Datagram version", Default = 5)] public partial uint Version { get; }

    /// <summary>What the agent's address is: 1 for IPv4, 2 for IPv6.</summary>
    [Field("=sflow_245.agenttype", "Agent address type", Default = 1)] public partial uint AgentType { get; }

    /// <summary>The agent's address where it is of IPv4.</summary>
    [Field("=sflow_245.agent", "Agent address", Present = "AgentType == 1")] public partial IPv4Address? Agent { get; }

    /// <summary>The agent's address where it is of IPv6.</summary>
    [Field("=sflow_245.agent.v6", "Agent address", Present = "AgentType == 2")] public partial IPv6Address? AgentV6 { get; }

    /// <summary>Which part of the agent sends.</summary>
    [Field("=sflow_245.sub_agent_id", "Sub-agent ID")] public partial uint SubAgent { get; }

    /// <summary>Counts the datagrams of this part.</summary>
    [Field("=sflow_245.sequence_number", "Sequence number")] public partial uint SequenceNumber { get; }

    /// <summary>Milliseconds since the agent began.</summary>
    [Field("=sflow_245.sysuptime", "SysUptime")] public partial uint Uptime { get; }

    /// <summary>How many samples follow.</summary>
    [Field("=sflow_245.numsamples", "NumSamples")] public partial uint SampleCount { get; }

    /// <summary>The samples as bytes.</summary>
    [Field("samples", "Samples", Length = "Rest")] public partial ReadOnlySpan<byte> Samples { get; }

    internal void Route(ref Slice slice)
    {
        slice.NoNext();
        if (Version != 5 || AgentType is not (1 or 2))
            return;
        ReadOnlySpan<byte> samples = Samples;
        int origin = Bytes.Length - samples.Length;
        for (int at = 0; samples.Length - at >= 8;)
        {
            (uint format, int length) = HeadAt(samples, at);
            at += 8;
            ReadOnlySpan<byte> sample = samples.Slice(at, Math.Min(length, samples.Length - at));
            int head = format switch { FlowSample => FlowSampleHead, ExpandedFlowSample => ExpandedFlowSampleHead, _ => sample.Length };
            if (!AddPackets(ref slice, sample, head, origin + at))
                return;
            at += sample.Length;
        }
    }

    // The records of a sample that are packets' first bytes.
    private static bool AddPackets(ref Slice slice, ReadOnlySpan<byte> sample, int at, int origin)
    {
        while (sample.Length - at >= 8)
        {
            (uint format, int length) = HeadAt(sample, at);
            at += 8;
            ReadOnlySpan<byte> record = sample.Slice(at, Math.Min(length, sample.Length - at));
            if (format == RawPacketHeader && record.Length > RawPacketHead && LinkTypeOf(Word(record, 0)) is { } link)
            {
                int captured = (int)Math.Min(Word(record, 12), (uint)(record.Length - RawPacketHead));
                int original = (int)Math.Min(Word(record, 4), int.MaxValue);
                if (!slice.AddChild(origin + at + RawPacketHead, captured, TableId.LinkType, link, original))
                    return false;
            }
            at += record.Length;
        }
        return true;
    }

    private static (uint Format, int Length) HeadAt(ReadOnlySpan<byte> bytes, int at) => (Word(bytes, at), (int)Math.Min(Word(bytes, at + 4), int.MaxValue));

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static uint? LinkTypeOf(uint headerProtocol) => headerProtocol switch
    {
        1 => LinkTypes.Ethernet,
        7 => LinkTypes.Ppp,
        11 or 12 => LinkTypes.Raw,
        _ => null,
    };
}
