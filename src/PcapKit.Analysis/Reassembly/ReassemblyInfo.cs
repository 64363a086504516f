using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Of how many parts the whole was put together that a packet completes: noted of the layer that carries the last part, see <see cref="Packet.TryGetNote{T}(out T)"/>.</summary>
/// <typeparam name="TProtocol">The protocol of that layer: <see cref="IPv4Protocol"/>, <see cref="IPv6FragmentProtocol"/> or <see cref="TcpProtocol"/>.</typeparam>
/// <remarks>Behind the first note there is one more for each further part, so that columns show all frames.</remarks>
public readonly record struct ReassemblyInfo<TProtocol> : INote<ReassemblyInfo<TProtocol>> where TProtocol : Protocol
{
    /// <inheritdoc/>
    static NoteKind<ReassemblyInfo<TProtocol>> INote<ReassemblyInfo<TProtocol>>.Kind => ReassemblyFields<TProtocol>.Instance;

    /// <summary>How many bytes the whole has.</summary>
    public long Length { get; internal init; }

    /// <summary>In how many parts it came; 0 in the notes behind the first.</summary>
    public int Count { get; internal init; }

    /// <summary>The frame of the part.</summary>
    public long Frame { get; internal init; }

    /// <summary>Whether others carry the same bytes of the whole.</summary>
    public bool IsOverlap { get; internal init; }

    /// <summary>Whether these bytes differ.</summary>
    public bool IsConflict { get; internal init; }
}

/// <summary>The fields that show a <see cref="ReassemblyInfo{TProtocol}"/>, by Wireshark's names.</summary>
internal sealed class ReassemblyFields<TProtocol> : NoteKind<ReassemblyInfo<TProtocol>> where TProtocol : Protocol
{
    private readonly FieldInfo _part, _count, _length, _overlap, _conflict;
    private readonly FieldInfo[] _all;

    private ReassemblyFields(TProtocol protocol, string prefix, string part)
    {
        Protocol = protocol;
        _part = new FieldInfo(prefix + part, "Part", FieldKind.UInt) { Derived = true, Repeats = true };
        _count = new FieldInfo($"{prefix}{part}.count", "Number of parts", FieldKind.UInt) { Derived = true };
        _length = new FieldInfo(prefix + "reassembled.length", "Reassembled length", FieldKind.UInt) { Derived = true };
        _overlap = new FieldInfo($"{prefix}{part}.overlap", "Part overlaps others", FieldKind.Bool) { Derived = true };
        _conflict = new FieldInfo($"{prefix}{part}.overlap.conflict", "Bytes that overlap differ", FieldKind.Bool) { Derived = true };
        _all = [_part, _count, _length, _overlap, _conflict];
    }

    internal static ReassemblyFields<TProtocol> Instance { get; } = Make();

    public override Protocol Protocol { get; }

    public override ReadOnlySpan<FieldInfo> Fields => _all;

    public override void Visit(in ReassemblyInfo<TProtocol> note, FieldSink sink)
    {
        if (note.Count > 0)
        {
            sink.Number(_count, (ulong)note.Count, 0, 0);
            sink.Number(_length, (ulong)note.Length, 0, 0);
        }
        sink.Number(_part, (ulong)note.Frame, 0, 0);
        if (note.IsOverlap)
            sink.Number(_overlap, 1, 0, 0);
        if (note.IsConflict)
            sink.Number(_conflict, 1, 0, 0);
    }

    // Reports show the whole itself.
    public override void VisitBriefly(in ReassemblyInfo<TProtocol> note, FieldSink sink) { }

    private static ReassemblyFields<TProtocol> Make()
    {
        object protocol = typeof(TProtocol) == typeof(IPv4Protocol) ? IPv4Protocol.Instance
            : typeof(TProtocol) == typeof(IPv6FragmentProtocol) ? IPv6FragmentProtocol.Instance
            : typeof(TProtocol) == typeof(TcpProtocol) ? TcpProtocol.Instance
            : throw new NotSupportedException($"Nothing is put together of {typeof(TProtocol)}.");
        return new ReassemblyFields<TProtocol>((TProtocol)protocol, protocol is TcpProtocol ? "tcp." : protocol is IPv4Protocol ? "ip." : "ipv6.", protocol is TcpProtocol ? "segment" : "fragment");
    }
}
