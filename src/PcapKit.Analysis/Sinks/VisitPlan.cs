namespace PcapKit;

/// <summary>Which layers of a packet must be visited, and how, so that some fields are seen.</summary>
internal sealed class VisitPlan
{
    private readonly bool[] _visited, _noted;
    private readonly bool _visitsFrame, _tellsIssues;
    private readonly HashSet<NoteKind> _notes = [];
    private readonly HashSet<Protocol>? _needed;

    internal VisitPlan(ProtocolRegistry registry, IReadOnlyCollection<FieldMatch> matches)
    {
        _visited = new bool[registry.Count + 1];
        _noted = new bool[registry.Count + 1];
        bool needsAll = false;
        var needed = new HashSet<Protocol>();
        foreach (FieldMatch match in matches)
        {
            needsAll |= match.Protocol is DataProtocol || match.Field.IsTrailing;
            needed.Add(match.Protocol);
            if (match.Note is not null)
            {
                _notes.Add(match.Note);
                _noted[match.Number] = true;
                _visitsFrame |= match.Protocol is FrameProtocol;
            }
            else if (match.Protocol is FrameProtocol)
            {
                // What the frame tells besides its numbers may speak of all its layers.
                needsAll = true;
                _tellsIssues |= IssuePusher.Tells(match.Field);
                _visitsFrame |= !IssuePusher.Tells(match.Field);
            }
            else
            {
                foreach (ushort number in NumbersToVisit(registry, match))
                {
                    _visited[number] = true;
                    needed.Add(registry[number]);
                }
            }
        }
        _needed = needsAll ? null : needed;
    }

    /// <summary>The protocols whose layers show the fields; null where they may be about every layer.</summary>
    internal IReadOnlyCollection<Protocol>? Needed => _needed;

    /// <summary>The kinds of notes that show some of the fields.</summary>
    internal IReadOnlyCollection<NoteKind> Notes => _notes;

    internal bool VisitsFrame => _visitsFrame;

    internal bool TellsIssues => _tellsIssues;

    internal bool Visits(ushort number) => _visited[number] || _noted[number];

    /// <summary>Visits one layer if it shows any of the fields.</summary>
    internal void Visit(in Packet packet, int index, FieldSink sink)
    {
        ushort number = packet.Records[index].Number;
        if (_tellsIssues || _visited[number])
            packet.Visit(index, sink);
        else if (_noted[number])
            packet.VisitNotes(index, sink);
    }

    // Fields of options are pushed by the layers that carry the options: those whose fields share the first part of a name.
    private static IEnumerable<ushort> NumbersToVisit(ProtocolRegistry registry, FieldMatch match)
    {
        if (match.Protocol.Level != ProtocolLevel.Option)
            return [match.Number];
        var heads = new HashSet<string> { Head(match.Field.Name), Head(match.Protocol.Name) };
        foreach (TableRow row in match.Protocol.Rows)
            heads.Add(Head(row.Table));
        return heads.SelectMany(registry.FindNumbers);
    }

    private static string Head(string name) => name.Split('.', 2)[0];
}
