namespace PcapKit;

// Columns of what is wrong with a packet. Finding it all out means to visit every layer.
public sealed partial class ColumnWriter
{
    private const int MaxProblems = 64;

    private static bool IsIssue(FieldInfo field) =>
        field == IssueFields.Malformed || field == IssueFields.Cut || field == IssueFields.Any || field == IssueFields.Message;

    private void PushIssues(in Packet packet, Collector collector)
    {
        foreach (ref readonly Issue issue in packet.Issues)
            PushIssue(issue, packet.ProtocolOf(issue.LayerIndex).ChainOf(packet[issue.LayerIndex].Bytes), IsHeaderCut(packet, issue), collector);
        foreach ((IssueKind kind, string detail, int offset) in collector.Problems)
        {
            int layer = LayerAt(packet, offset);
            Protocol protocol = layer < 0 ? FrameProtocol.Instance : packet.ProtocolOf(layer);
            var issue = new Issue(kind, protocol, offset, 0, 0, LimitedBy.Capture, detail) { LayerIndex = layer };
            if (!IsKnown(packet, issue))
                PushIssue(issue, layer < 0 ? protocol.Chain : protocol.ChainOf(packet[layer].Bytes), isHeaderCut: false, collector);
        }
        if (!packet.Issues.IsEmpty || collector.Problems.Count > 0)
            collector.Number(IssueFields.Any, 1, 0, 0);
    }

    private void PushIssue(in Issue issue, string chain, bool isHeaderCut, Collector collector)
    {
        _scratch.Clear();
        bool isCut = issue.Kind == IssueKind.Truncated;
        _scratch.Append(isCut ? "[Packet size limited during capture: "u8 : "[Malformed Packet: "u8);
        _scratch.Append(chain);
        _scratch.Append(isCut ? " truncated]"u8 : "]"u8);
        if (isCut)
            collector.Text(IssueFields.Cut, _scratch.Written, 0, 0);
        else if (isHeaderCut || (issue.Kind & (IssueKind.Malformed | IssueKind.TooDeep)) != 0)
            collector.Text(IssueFields.Malformed, _scratch.Written, 0, 0);
        _scratch.Clear();
        issue.AppendTo(_scratch);
        collector.Text(IssueFields.Message, _scratch.Written, 0, 0);
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
