namespace PcapKit;

public sealed partial class FieldTree
{
    private const int MaxProblems = 64;

    private readonly int[] _layerEntries = new int[256];
    private readonly byte[] _layerDepths = new byte[256];
    private readonly Found[] _problems = new Found[MaxProblems];
    private readonly Utf8Buffer _scratch = new(256);
    private Chained[] _chains = new Chained[64];
    private ReportKey?[] _tables = [];
    private int _problemCount;

    /// <summary>Fills the tree with a packet: what the file says of it, its layers one inside the other, and what is wrong with it.</summary>
    /// <param name="packet">The packet; its bytes are copied.</param>
    public void Load(in Packet packet)
    {
        Reset();
        Time = packet.Time;
        FrameNumber = packet.Number;
        CopyData(packet.Bytes);
        Add(FrameProtocol.Instance.AsField, FieldEntryKind.Layer, 0, 0, packet.Data.Length * 8).Reserved =
            ReservedKeys.Block | ReservedKeys.Name | ReservedKeys.Issues | ReservedKeys.Packet | ReservedKeys.Protocols;
        Open(0);
        _scratch.Clear();
        packet.VisitFrame(this, IncludeWiresharkProtocols ? _scratch : null);
        TellLeftOut();
        CloseTo(0);
        _scratch.Clear();
        for (int i = 0; i < packet.LayerCount; i++)
            LoadLayer(packet, i);
        CloseTo(0);
        _maxGroups = MaxDepth - Around;
        Origin = 0;
        AddOwn(FrameProtocol.Chained, _scratch.Written);
        AddIssues(packet, -1);
        if (IncludePacket)
        {
            ref FieldEntry all = ref AddOwn(FrameProtocol.Packet, default);
            (all.Kind, all.InSide, all.Start, all.Size, all.BitLength) = (FieldEntryKind.Bytes, false, 0, packet.Data.Length, packet.Data.Length * 8);
        }
        Close();
    }

    /// <inheritdoc/>
    public override void Problem(IssueKind kind, string detail, int bitOffset)
    {
        var found = new Found(kind, detail, Origin + bitOffset / 8, _layer);
        if (_problemCount < MaxProblems && Array.IndexOf(_problems, found, 0, _problemCount) < 0)
            _problems[_problemCount++] = found;
    }

    private void TellLeftOut()
    {
        if (_leftOut == 0)
            return;
        _problemCount = Math.Min(_problemCount, MaxProblems - 1);
        Problem(IssueKind.TooDeep, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"more than {MaxFields} fields: {_leftOut} are left out"), 0);
        _leftOut = 0;
    }

    private void CopyData(ReadOnlySpan<byte> data)
    {
        if (_copy.Length < data.Length)
            _copy = new byte[Math.Max(data.Length, (int)Math.Min(_copy.Length * 2L, Array.MaxLength))];
        data.CopyTo(_copy);
        _dataLength = data.Length;
    }

    private void LoadLayer(in Packet packet, int index)
    {
        ref readonly LayerRecord record = ref packet.Records[index];
        Protocol protocol = packet.Registry[record.Number];
        bool isTooDeep = Nest(index, record.Parent);
        ReadOnlySpan<byte> bytes = _copy.AsSpan(record.Offset, record.Length);
        ref readonly Chained chain = ref ChainOf(record.Number, protocol.ChainOf(bytes));
        if (!packet.IsReplaced(index))
        {
            if (index > 0)
                _scratch.Append((byte)':');
            _scratch.Append(chain.Name!.Utf8);
        }

        Origin = record.Offset;
        ref FieldEntry entry = ref Add(protocol.AsField, FieldEntryKind.Layer, 0, 0, record.Length * 8);
        entry.Reserved = ReservedKeys.Issues;
        ReportKey key = chain.Key!;
        while (IsTaken(key.Id))
            key = ReportKey.Of(key.Text + "_layer");
        entry.KeyId = key.Id;
        Link(ref entry, _count - 1, key.Id);
        _layerEntries[index] = _count - 1;
        Open(_count - 1);
        _layer = index;
        if (isTooDeep && !_isFlattened)
        {
            _isFlattened = true;
            Problem(IssueKind.TooDeep, "more layers inside each other than a report nests: from here on they stand side by side", 0);
        }
        packet.FindTrailer(index, out int behind, out int length, out int reported);
        // A local, since a temporary would be copied as soon as its parts are written.
        var slice = new LayerSlice(bytes, record.HeaderLength, record.ReportedLength, record.Offset, packet.Registry, _copy.AsSpan(behind, length), reported, behind);
        protocol.Visit(slice, this);
        packet.Notes.Visit(index, this, brief: !IncludeAllNotes);
        TellLeftOut();
        CloseTo(_layerEntries[index]);
        if (record.Number == ProtocolRegistry.DataNumber)
            AddReason(packet, record);
        if (record.Issues != IssueKind.None || _problemCount > 0)
            AddIssues(packet, index);
    }

    // Goes to where a layer belongs: into the one that carries it, or beside it where it would be nested too deep.
    private bool Nest(int index, int carrier)
    {
        int depth = carrier < index ? _layerDepths[carrier] + 1 : 1;
        bool isTooDeep = depth > MaxLayerDepth;
        int into = depth == 1 ? 0 : _layerEntries[carrier];
        CloseTo(isTooDeep ? _entries[into].Parent : into);
        _layerDepths[index] = (byte)(isTooDeep ? MaxLayerDepth : depth);
        _maxGroups = MaxDepth - Around - _layerDepths[index];
        return isTooDeep;
    }

    private ref readonly Chained ChainOf(ushort number, string chain)
    {
        if (number >= _chains.Length)
            Array.Resize(ref _chains, Math.Max(number + 1, _chains.Length * 2));
        ref Chained known = ref _chains[number];
        if (!ReferenceEquals(known.Text, chain))
            known = new Chained { Text = chain, Name = ReportKey.Of(chain), Key = ReportKey.Of(chain.ToLowerInvariant()) };
        return ref known;
    }

    private ref FieldEntry AddOwn(FieldInfo field, ReadOnlySpan<byte> text)
    {
        ref FieldEntry entry = ref Add(field, FieldEntryKind.Text, 0, 0, 0, own: true);
        Keep(ref entry, text);
        return ref entry;
    }

    private void AddReason(in Packet packet, in LayerRecord record)
    {
        int start = _side.Length;
        if (record.Table == TableId.Withheld.Index)
        {
            _side.Append("seen before, or too early"u8);
        }
        else if (record.Table != 0 && FindByKey(packet, record) is { } known)
        {
            _side.Append("not dissected as "u8);
            _side.Append(known.Chain);
        }
        else if (record.Table != 0)
        {
            AppendKeys(record);
        }
        else if (FindIssue(packet, record.Parent) is { } issue)
        {
            issue.AppendTo(_side);
        }
        else
        {
            _side.Append("payload that is not dissected"u8);
        }
        ref FieldEntry entry = ref Add(IssueFields.Reason, FieldEntryKind.Text, 0, 0, 0);
        (entry.InSide, entry.Start, entry.Size, entry.End) = (true, start, _side.Length - start, _count);
    }

    private static Protocol? FindByKey(in Packet packet, in LayerRecord record)
    {
        TableId table = TableId.At(record.Table);
        return packet.Registry.Find(table, record.Key) ?? packet.Registry.Find(table, record.OtherKey);
    }

    private void AppendKeys(in LayerRecord record)
    {
        if (record.Table >= _tables.Length)
            Array.Resize(ref _tables, record.Table + 16);
        ReportKey table = _tables[record.Table] ??= ReportKey.Of(TableId.At(record.Table).Name);
        _side.Append("no protocol for "u8);
        _side.Append(table.Utf8);
        _side.Append((byte)' ');
        _side.AppendNumber((ulong)record.Key);
        if (record.OtherKey == record.Key)
            return;
        _side.Append(" or "u8);
        _side.AppendNumber((ulong)record.OtherKey);
    }

    private static Issue? FindIssue(in Packet packet, int layer)
    {
        foreach (ref readonly Issue issue in packet.Issues)
        {
            if (issue.LayerIndex == layer)
                return issue;
        }
        return null;
    }

    // Those of one layer, or with −1 those of all.
    private void AddIssues(in Packet packet, int layer)
    {
        int list = 0;
        _limit = int.MaxValue;
        foreach (ref readonly Issue issue in packet.Issues)
        {
            if (layer < 0 || issue.LayerIndex == layer)
                AddIssue(ref list, issue, layer < 0 ? NameOf(packet, issue.LayerIndex) : null);
        }
        for (int i = 0; i < _problemCount; i++)
        {
            Found found = _problems[i];
            if ((layer >= 0 && found.Layer != layer) || IsKnown(packet, found))
                continue;
            Protocol protocol = found.Layer < 0 ? FrameProtocol.Instance : packet.ProtocolOf(found.Layer);
            AddIssue(ref list, ToIssue(found, protocol), layer < 0 ? NameOf(packet, found.Layer) : null);
        }
        _limit = MaxFields;
        if (list != 0)
            EndGroup();
    }

    // Those of a block that is no packet.
    private void AddBlockIssues()
    {
        int list = 0;
        _limit = int.MaxValue;
        for (int i = 0; i < _problemCount; i++)
            AddIssue(ref list, ToIssue(_problems[i], null), null);
        _limit = MaxFields;
        if (list != 0)
            EndGroup();
    }

    private static string NameOf(in Packet packet, int layer) =>
        layer < 0 ? FrameProtocol.Instance.Chain : packet.ProtocolOf(layer).ChainOf(packet[layer].Bytes);

    private static Issue ToIssue(in Found found, Protocol? protocol) =>
        new(found.Kind, protocol!, found.Offset, 0, 0, LimitedBy.Capture, found.Detail) { LayerIndex = found.Layer };

    // Slicing and visiting may meet the same fault.
    private static bool IsKnown(in Packet packet, in Found found)
    {
        foreach (ref readonly Issue issue in packet.Issues)
        {
            if (issue.LayerIndex == found.Layer && issue.Kind == found.Kind && issue.Offset == found.Offset && issue.Detail == found.Detail)
                return true;
        }
        return false;
    }

    private void AddIssue(ref int list, in Issue issue, string? layer)
    {
        if (list == 0)
        {
            list = _count;
            Add(IssueFields.All, FieldEntryKind.List, 0, 0, 0, own: true);
            Open(list);
            _depth++;
        }
        BeginGroup(IssueFields.Item, 0, 0, 0);
        if (layer is not null)
            AddText(IssueFields.Layer, layer);
        AddText(IssueFields.Kind, issue.KindText);
        Number(IssueFields.Offset, (ulong)issue.Offset, 0, 0);
        if (issue.Required > 0)
        {
            Number(IssueFields.Required, (ulong)issue.Required, 0, 0);
            Number(IssueFields.Available, (ulong)issue.Available, 0, 0);
            AddText(IssueFields.LimitedBy, issue.LimitText);
        }
        int start = _side.Length;
        if (issue.Layer is null)
            _side.Append(issue.Detail!);
        else
            issue.AppendTo(_side);
        ref FieldEntry entry = ref Add(IssueFields.Text, FieldEntryKind.Text, 0, 0, 0);
        (entry.InSide, entry.Start, entry.Size, entry.End) = (true, start, _side.Length - start, _count);
        EndGroup();
    }

    private void AddText(FieldInfo field, string text)
    {
        ref FieldEntry entry = ref Add(field, FieldEntryKind.Text, 0, 0, 0);
        (entry.InSide, entry.Start) = (true, _side.Length);
        _side.Append(text);
        (entry.Size, entry.End) = (_side.Length - entry.Start, _count);
    }

    private readonly record struct Found(IssueKind Kind, string Detail, int Offset, int Layer);

    private struct Chained
    {
        public string? Text;
        public ReportKey? Name, Key;
    }
}
