using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The flows that an extraction traced: those that have ended, in the order in which they did.</summary>
public sealed class FlowTrace
{
    // What a flow occupies beside its list of frames.
    private const int SizeOfFlow = 1024;

    private readonly Lock _gate = new();
    private readonly FlowTracer? _tracer;
    private readonly List<TracedFlow> _flows = [], _tcp = [], _udp = [];
    private readonly long _mostBytes;
    private readonly Action<TracedFlow>? _told;
    private long _bytes;
    private bool _ended;

    /// <summary>Nothing is traced.</summary>
    internal FlowTrace() => _ended = true;

    /// <summary>Traces flows.</summary>
    /// <param name="tracer">Who does it.</param>
    /// <param name="mostBytes">About how many bytes of flows are kept; 0 for none.</param>
    /// <param name="told">Called for each flow that ends.</param>
    internal FlowTrace(FlowTracer tracer, long mostBytes, Action<TracedFlow>? told)
    {
        (_tracer, _mostBytes, _told) = (tracer, mostBytes, told);
        tracer.FlowEnded = End;
    }

    /// <summary>The flows that are kept, or each direction where they have files of their own.</summary>
    public IReadOnlyList<TracedFlow> Flows => _flows;

    /// <summary>Those of TCP.</summary>
    public IReadOnlyList<TracedFlow> Tcp => _tcp;

    /// <summary>Those of UDP and UDP-Lite.</summary>
    public IReadOnlyList<TracedFlow> Udp => _udp;

    /// <summary>How many flows have ended, kept or not.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them were not kept for want of memory; their files are there.</summary>
    public long LeftOutCount { get; private set; }

    /// <summary>The limits that were met, in words, for people; none for most captures.</summary>
    public IReadOnlyList<string> LimitsMet => LeftOutCount == 0
        ? _tracer?.LimitsMet ?? []
        : [.. _tracer!.LimitsMet, $"{LeftOutCount} traced flows were not kept since they take more than {_mostBytes >> 20} MB; their files are there"];

    internal void Observe(in Packet packet)
    {
        lock (_gate)
        {
            if (!_ended)
                _tracer!.Observe(packet);
        }
    }

    /// <summary>Ends all flows.</summary>
    internal void Complete()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _ended = true;
            _tracer!.Complete();
        }
    }

    /// <summary>Takes away the files of flows that have not ended.</summary>
    internal void Drop()
    {
        lock (_gate)
        {
            _ended = true;
            _tracer?.Dispose();
        }
    }

    private void End(TracedFlow flow)
    {
        Count++;
        long size = SizeOfFlow + flow.Flow.Frames.Size;
        if (_bytes + size <= _mostBytes)
            Keep(flow, size);
        else if (_mostBytes > 0)
            LeftOutCount++;
        _told?.Invoke(flow);
    }

    private void Keep(TracedFlow flow, long size)
    {
        _bytes += size;
        _flows.Add(flow);
        (flow.Flow.Protocol switch { IPProtocol.Tcp => _tcp, IPProtocol.Sctp => null, _ => _udp })?.Add(flow);
    }
}
