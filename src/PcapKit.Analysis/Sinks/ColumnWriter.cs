using System.Buffers;

namespace PcapKit;

/// <summary>How columns look.</summary>
public sealed record ColumnOptions
{
    /// <summary>The defaults: tabs between columns, no header.</summary>
    public static ColumnOptions Default { get; } = new();

    /// <summary>Comma-separated values with quotes where they are needed (RFC 4180), instead of tabs.</summary>
    public bool Csv { get; init; }

    /// <summary>What stands between several values of one column.</summary>
    public string ValueSeparator { get; init; } = ",";

    /// <summary>The kinds of notes whose fields may be columns, for example <c>Conversations.NoteKinds</c>; those of the frame always may.</summary>
    public IReadOnlyCollection<NoteKind> Notes { get; init; } = [];
}

/// <summary>Writes chosen fields of packets: one line a packet, one column a field, as <c>tshark -T fields</c> does.</summary>
/// <remarks>
/// A column holds every value of its field in the packet, or nothing. Fields with a fixed place are read straight from the
/// header; for the others the layers of their protocol are visited. Control characters in text are escaped
/// (<see cref="SafeText"/>), so a line stays a line. One instance a thread; it allocates nothing once it has its size.
/// </remarks>
public sealed partial class ColumnWriter
{
    private readonly Column[] _columns;
    private readonly VisitPlan _plan;
    private readonly bool _csv;
    private readonly byte[] _valueSeparator;
    private readonly Collector? _collector;
    private readonly Utf8Buffer _scratch = new(256);

    /// <summary>A writer for some fields.</summary>
    /// <param name="registry">The registry that the packets are dissected with.</param>
    /// <param name="names">Names or aliases of fields, or names of protocols; <c>frame.…</c> included.</param>
    /// <param name="options">How columns look; null for the defaults.</param>
    /// <exception cref="UnknownFieldException">No field has one of the names.</exception>
    public ColumnWriter(ProtocolRegistry registry, IReadOnlyList<string> names, ColumnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(names);
        options ??= ColumnOptions.Default;
        Names = [.. names];
        _csv = options.Csv;
        _valueSeparator = System.Text.Encoding.UTF8.GetBytes(options.ValueSeparator);
        _columns = new Column[names.Count];
        for (int i = 0; i < _columns.Length; i++)
            _columns[i] = new Column(registry, names[i], options.Notes);
        var slots = new Dictionary<FieldInfo, List<Column>>();
        foreach (Column column in _columns.Where(c => c.Source == ColumnSource.Visited))
        {
            column.Values = new Utf8Buffer(64);
            foreach (FieldMatch match in column.Matches)
            {
                if (!slots.TryGetValue(match.Field, out List<Column>? columns))
                    slots.Add(match.Field, columns = []);
                // Several protocols may share a field, as DNS and multicast DNS do.
                if (!columns.Contains(column))
                    columns.Add(column);
            }
        }
        _plan = new VisitPlan(registry, [.. _columns.Where(c => c.Source == ColumnSource.Visited).SelectMany(c => c.Matches)]);
        if (slots.Count > 0)
            _collector = new Collector(slots.ToDictionary(p => p.Key, p => p.Value.ToArray()), _valueSeparator, _plan.TellsIssues);
        Needed = FindNeeded();
        Notes = [.. _plan.Notes.Union(_columns.SelectMany(c => c.Summaries).SelectMany(s => s.Notes))];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The protocols whose layers the columns show, for <see cref="DissectOptions.Needed"/>; null where they show something of every layer, as protocol chains do.</summary>
    public IReadOnlyCollection<Protocol>? Needed { get; }

    /// <summary>The kinds of notes that the columns show, for <see cref="DissectOptions.Notes"/>.</summary>
    public IReadOnlyCollection<NoteKind> Notes { get; }

    /// <summary>Appends a line with the names of the columns.</summary>
    /// <param name="to">Where to append.</param>
    public void WriteHeader(Utf8Buffer to)
    {
        ArgumentNullException.ThrowIfNull(to);
        for (int i = 0; i < Names.Count; i++)
        {
            if (i > 0)
                to.Append(_csv ? (byte)',' : (byte)'\t');
            to.Append(Names[i]);
        }
        to.Append((byte)'\n');
    }

    /// <summary>Appends the line of a packet.</summary>
    /// <param name="packet">The packet, dissected with the registry of this writer.</param>
    /// <param name="to">Where to append; flushed on the way, see <see cref="Utf8Buffer.FlushIfFull"/>.</param>
    public void Write(in Packet packet, Utf8Buffer to)
    {
        ArgumentNullException.ThrowIfNull(to);
        ReadOnlySpan<LayerRecord> records = packet.Records;
        if (_collector is not null)
            Collect(packet, records);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
                to.Append(_csv ? (byte)',' : (byte)'\t');
            Column column = _columns[i];
            if (column.Source == ColumnSource.Visited)
            {
                Put(column.Values!.Written, to);
            }
            else if (_csv)
            {
                _scratch.Clear();
                Append(packet, records, column, _scratch);
                Put(_scratch.Written, to);
            }
            else
            {
                Append(packet, records, column, to);
            }
        }
        to.Append((byte)'\n');
    }

    private void Append(in Packet packet, ReadOnlySpan<LayerRecord> records, Column column, Utf8Buffer to)
    {
        switch (column.Source)
        {
            case ColumnSource.Fixed:
                if (column.Readers is [var only])
                    AppendFixed(packet.Bytes, records, only, to);
                else
                    AppendFixed(packet.Bytes, records, column.Readers, to);
                break;
            case ColumnSource.Protocol:
                AppendSummaries(packet, column, to);
                break;
            case ColumnSource.Number:
                to.AppendNumber(packet.Number);
                break;
            case ColumnSource.Time when packet.Time is { } time:
                FieldValue.AppendTime(to, column.Matches[0].Field, time);
                break;
            case ColumnSource.Length:
                to.AppendNumber((ulong)packet.OriginalLength);
                break;
            case ColumnSource.CaptureLength:
                to.AppendNumber((ulong)packet.Data.Length);
                break;
            case ColumnSource.InterfaceId when packet.Frame.InterfaceId is { } id:
                to.AppendNumber((ulong)id);
                break;
            case ColumnSource.LinkType:
                to.AppendNumber((ulong)packet.LinkType);
                break;
            case ColumnSource.Protocols:
                packet.AppendProtocols(to);
                break;
            case ColumnSource.Chain:
                packet.AppendChain(to);
                break;
            default:
                break;
        }
    }

    private void AppendFixed(ReadOnlySpan<byte> bytes, ReadOnlySpan<LayerRecord> records, FixedReader reader, Utf8Buffer to)
    {
        bool any = false;
        for (int i = 0; i < records.Length; i++)
        {
            ref readonly LayerRecord record = ref records[i];
            if (record.Number != reader.Number || !reader.TryRead(bytes.Slice(record.Offset, record.HeaderLength), out ulong value))
                continue;
            if (any)
                to.Append(_valueSeparator);
            any = true;
            FieldValue.AppendNumber(to, reader.Field, value);
        }
    }

    private void AppendFixed(ReadOnlySpan<byte> bytes, ReadOnlySpan<LayerRecord> records, FixedReader[] readers, Utf8Buffer to)
    {
        bool any = false;
        for (int i = 0; i < records.Length; i++)
        {
            ref readonly LayerRecord record = ref records[i];
            for (int j = 0; j < readers.Length; j++)
            {
                FixedReader reader = readers[j];
                if (reader.Number != record.Number || !reader.TryRead(bytes.Slice(record.Offset, record.HeaderLength), out ulong value))
                    continue;
                if (any)
                    to.Append(_valueSeparator);
                any = true;
                FieldValue.AppendNumber(to, reader.Field, value);
            }
        }
    }

    private void AppendSummaries(in Packet packet, Column column, Utf8Buffer to)
    {
        bool any = false;
        for (int i = 0; i < column.Matches.Length; i++)
        {
            if (column.Matches[i].Protocol is FrameProtocol)
                column.Summaries[i].Append(packet, -1, to);
        }
        for (int layer = 0; layer < packet.Records.Length; layer++)
        {
            for (int i = 0; i < column.Matches.Length; i++)
            {
                if (column.Matches[i].Number != packet.Records[layer].Number || packet.IsNoData(layer))
                    continue;
                if (any)
                    to.Append(_valueSeparator);
                any = true;
                column.Summaries[i].Append(packet, layer, to);
            }
        }
    }

    private void Collect(in Packet packet, ReadOnlySpan<LayerRecord> records)
    {
        foreach (Column column in _columns)
            column.Clear();
        _collector!.Begin(packet.Bytes);
        if (_plan.VisitsFrame)
            packet.VisitFrame(_collector);
        for (int i = 0; i < records.Length; i++)
        {
            if (!packet.IsNoData(i))
                _plan.Visit(packet, i, _collector);
        }
        if (_plan.TellsIssues)
            _collector.Issues.Push(packet, _collector);
    }

    private void Put(ReadOnlySpan<byte> text, Utf8Buffer to)
    {
        if (!_csv || text.IndexOfAny(",\"\r\n"u8) < 0)
        {
            to.AppendLong(text);
            return;
        }
        to.Append((byte)'"');
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            to.AppendLong(text[..(quote + 1)]);
            to.Append((byte)'"');
        }
        to.AppendLong(text);
        to.Append((byte)'"');
    }

    private HashSet<Protocol>? FindNeeded()
    {
        if (_plan.Needed is null)
            return null;
        var needed = new HashSet<Protocol>(_plan.Needed);
        foreach (Column column in _columns)
        {
            if (column.Source is ColumnSource.Protocols or ColumnSource.Chain || Array.Exists(column.Matches, m => m.Protocol is DataProtocol))
                return null;
            needed.UnionWith(column.Matches.Select(m => m.Protocol));
        }
        return needed;
    }
}
