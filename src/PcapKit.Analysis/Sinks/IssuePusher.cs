namespace PcapKit;

/// <summary>Tells what is wrong with a packet as fields (<see cref="IssueFields"/>). Finding it all out means to visit every layer.</summary>
internal sealed class IssuePusher
{
    private const int MaxProblems = 64;

    private readonly Utf8Buffer _scratch = new(128);
    private readonly List<(IssueKind Kind, string Detail, int Offset)> _problems = [];

    internal static bool Tells(FieldInfo field) =>
        field == IssueFields.Malformed || field == IssueFields.Cut || field == IssueFields.Any || field == IssueFields.Message;

    internal void Begin() => _problems.Clear();

    /// <summary>Keeps a problem that visiting met.</summary>
    /// <param name="kind">What.</param>
    /// <param name="detail">More words.</param>
    /// <param name="offset">Where in the packet.</param>
    internal void Add(IssueKind kind, string detail, int offset)
    {
        if (_problems.Count < MaxProblems && !_problems.Contains((kind, detail, offset)))
            _problems.Add((kind, detail, offset));
    }

    internal void Push(in Packet packet, FieldSink sink)
    {
        foreach (ref readonly Issue issue in packet.Issues)
            Push(issue, packet.ProtocolOf(issue.LayerIndex).ChainOf(packet[issue.LayerIndex].Bytes), IsHeaderCut(packet, issue), sink);
        foreach ((IssueKind kind, string detail, int offset) in _problems)
        {
            int layer = LayerAt(packet, offset);
            Protocol protocol = layer < 0 ? FrameProtocol.Instance : packet.ProtocolOf(layer);
            var issue = new Issue(kind, protocol, offset, 0, 0, LimitedBy.Capture, detail) { LayerIndex = layer };
            if (!IsKnown(packet, issue))
                Push(issue, layer < 0 ? protocol.Chain : protocol.ChainOf(packet[layer].Bytes), isHeaderCut: false, sink);
        }
        if (!packet.Issues.IsEmpty || _problems.Count > 0)
            sink.Number(IssueFields.Any, 1, 0, 0);
    }

    private void Push(in Issue issue, string chain, bool isHeaderCut, FieldSink sink)
    {
        _scratch.Clear();
        // An error of ICMP quotes a part of a packet: that is nobody's fault.
        if (issue.Kind == IssueKind.Truncated && issue.LimitedBy != LimitedBy.Capture)
            return;
        bool isCut = issue.Kind == IssueKind.Truncated;
        _scratch.Append(isCut ? "[Packet size limited during capture: "u8 : "[Malformed Packet: "u8);
        _scratch.Append(chain);
        _scratch.Append(isCut ? " truncated]"u8 : "]"u8);
        if (isCut)
            sink.Text(IssueFields.Cut, _scratch.Written, 0, 0);
        else if (isHeaderCut || (issue.Kind & (IssueKind.Malformed | IssueKind.TooDeep)) != 0)
            sink.Text(IssueFields.Malformed, _scratch.Written, 0, 0);
        _scratch.Clear();
        issue.AppendTo(_scratch);
        sink.Text(IssueFields.Message, _scratch.Written, 0, 0);
    }

    // A header without room is malformed for Wireshark; a length that declares more than there is, as that of UDP in a fragment, is not.
    private static bool IsHeaderCut(in Packet packet, in Issue issue)
    {
        ref readonly LayerRecord record = ref packet.Records[issue.LayerIndex];
        return (issue.Kind & IssueKind.Short) != 0 && record.HeaderLength == record.Length;
    }

    // Slicing and visiting may meet the same fault.
    private static bool IsKnown(in Packet packet, in Issue found)
    {
        foreach (ref readonly Issue issue in packet.Issues)
        {
            if (issue.Kind == found.Kind && issue.Offset == found.Offset && issue.Detail == found.Detail)
                return true;
        }
        return false;
    }

    // The highest layer that a place lies in.
    private static int LayerAt(in Packet packet, int offset)
    {
        int found = -1;
        for (int i = 0; i < packet.LayerCount; i++)
            found = packet.Records[i].Offset <= offset && offset <= packet.Records[i].Offset + packet.Records[i].Length ? i : found;
        return found;
    }
}
