namespace PcapKit.Cli;

/// <summary>Collects the values of chosen fields of one packet, several of one field with a separator between them.</summary>
internal sealed class Columns : FieldSink
{
    private readonly Utf8Buffer[] _values;
    private readonly Dictionary<FieldInfo, int[]> _columns = [];
    private readonly HashSet<ushort> _protocols = [];
    private readonly bool _frame;

    internal Columns(ProtocolRegistry registry, IReadOnlyList<string> names)
    {
        _values = [.. names.Select(_ => new Utf8Buffer(64))];
        for (int i = 0; i < names.Count; i++)
        {
            IReadOnlyList<FieldMatch> found = registry.FindFields(names[i]);
            if (found.Count == 0)
                throw new UsageException($"There is no field '{names[i]}'; 'pcapkit fields --list' shows all.");
            foreach (FieldMatch match in found)
            {
                _columns[match.Field] = [.. _columns.GetValueOrDefault(match.Field) ?? [], i];
                _protocols.Add(match.Number);
                _frame |= match.Protocol is FrameProtocol;
            }
        }
    }

    internal void Write(in Packet packet, Utf8Buffer line)
    {
        foreach (Utf8Buffer value in _values)
            value.Clear();
        if (_frame)
            packet.VisitFrame(this, _scratch);
        _scratch.Clear();
        for (int i = 0; i < packet.LayerCount; i++)
        {
            if (_columns.TryGetValue(packet.ProtocolOf(i).AsField, out int[]? at))
            {
                foreach (int column in at)
                    Next(column).Append("1"u8);
            }
            packet.Visit(i, this);
        }
        for (int i = 0; i < _values.Length; i++)
        {
            if (i > 0)
                line.Append((byte)'\t');
            line.Append(_values[i].Written);
        }
        line.Append((byte)'\n');
    }

    private readonly Utf8Buffer _scratch = new();

    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (_columns.TryGetValue(field, out int[]? at))
        {
            foreach (int column in at)
                FieldValue.AppendNumber(Next(column), field, value);
        }
    }

    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
    {
        if (_columns.TryGetValue(field, out int[]? at))
        {
            foreach (int column in at)
                FieldValue.AppendBytes(Next(column), field, value);
        }
    }

    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
    {
        if (_columns.TryGetValue(field, out int[]? at))
        {
            foreach (int column in at)
                SafeText.Append(Next(column), utf8);
        }
    }

    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (!_columns.TryGetValue(field, out int[]? at))
            return;
        foreach (int column in at)
        {
            if (field.Kind is FieldKind.Group or FieldKind.List)
                Next(column).Append("1"u8);
            else
                FieldValue.AppendNumber(Next(column), field, value);
        }
    }

    private Utf8Buffer Next(int column)
    {
        Utf8Buffer value = _values[column];
        if (value.Length > 0)
            value.Append((byte)',');
        return value;
    }
}
