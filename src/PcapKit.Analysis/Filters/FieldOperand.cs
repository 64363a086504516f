namespace PcapKit;

/// <summary>A field: all its values in a packet, or those in some layers.</summary>
internal sealed class FieldOperand : Operand
{
    private readonly FieldMatch[] _matches;
    private readonly FixedReader[] _readers;
    private readonly LayerSelection? _selection;
    private readonly OperandForm _form;
    private readonly VisitPlan? _plan;
    private readonly Taker? _taker;

    internal FieldOperand(ProtocolRegistry registry, string name, FieldMatch[] matches, LayerSelection? selection, OperandForm form)
    {
        (Name, _matches, _selection, _form) = (name, matches, selection, form);
        bool isFixed = form != OperandForm.Raw && Array.TrueForAll(matches, m => m.Field.IsFixedNumber && !m.Field.Derived && m.Protocol.Level != ProtocolLevel.Option);
        _readers = isFixed ? [.. matches.Select(m => new FixedReader(m))] : [];
        if (isFixed)
            return;
        _plan = new VisitPlan(registry, matches);
        _taker = new Taker([.. matches.Select(m => m.Field)], form, _plan.TellsIssues);
    }

    internal override FieldKind Kind => _form != OperandForm.Value || Field.Kind >= FieldKind.Group ? FieldKind.Bytes : Field.Kind;

    internal override FieldInfo Field => _matches[0].Field;

    /// <summary>The readers of a field that has a fixed place in all its layers and stands for its value; otherwise empty.</summary>
    internal FixedReader[] Fixed => _selection is null && _form == OperandForm.Value ? _readers : [];

    /// <summary>The name as it is written, which may be an alias.</summary>
    internal string Name { get; }

    internal override void Feed(in Packet packet, ValueSink sink)
    {
        if (ReferenceEquals(Field, FrameProtocol.Length) && _form == OperandForm.Value)
            sink.Number(packet.OriginalLength);
        else if (ReferenceEquals(Field, FrameProtocol.Number) && _form == OperandForm.Value)
            sink.Number(packet.Number);
        else if (_taker is null)
            FeedFixed(packet, sink);
        else
            FeedVisited(packet, sink, _taker);
    }

    private void FeedFixed(in Packet packet, ValueSink sink)
    {
        ReadOnlySpan<LayerRecord> records = packet.Records;
        for (int i = 0; i < records.Length; i++)
        {
            ref readonly LayerRecord record = ref records[i];
            foreach (FixedReader reader in _readers)
            {
                if (record.Number != reader.Number || !IsSelected(records, i) || !reader.TryRead(packet.Bytes.Slice(record.Offset, record.HeaderLength), out ulong value))
                    continue;
                Taker.Push(reader.Field.Kind, value, _form, sink);
                if (sink.IsDone)
                    return;
            }
        }
    }

    private void FeedVisited(in Packet packet, ValueSink sink, Taker taker)
    {
        taker.Begin(sink);
        if (_plan!.VisitsFrame)
            packet.VisitFrame(taker, taker.Scratch);
        ReadOnlySpan<LayerRecord> records = packet.Records;
        for (int i = 0; i < records.Length && !sink.IsDone; i++)
        {
            if ((_plan.TellsIssues || _plan.Visits(records[i].Number)) && !packet.IsNoData(i) && IsSelected(records, i))
                _plan.Visit(packet, i, taker);
        }
        if (_plan.TellsIssues)
            taker.Issues.Push(packet, taker);
        taker.PushPlaces(packet.Bytes);
    }

    private bool IsSelected(ReadOnlySpan<LayerRecord> records, int index)
    {
        if (_selection is null)
            return true;
        int nth = 0, count = 0;
        for (int i = 0; i < records.Length; i++)
        {
            if (records[i].Number != records[index].Number)
                continue;
            count++;
            nth += i <= index ? 1 : 0;
        }
        return _selection.Has(nth, count);
    }

    /// <summary>Takes the values of some fields out of everything that a layer pushes.</summary>
    private sealed class Taker(FieldInfo[] fields, OperandForm form, bool tellsIssues) : FieldSink
    {
        // Where raw bytes and groups lie: their bytes are at hand only once the visit is over.
        private readonly List<(int Offset, int Length)> _places = [];
        private ValueSink _sink = null!;

        internal Utf8Buffer Scratch { get; } = new(64);

        internal IssuePusher Issues { get; } = new();

        internal void Begin(ValueSink sink)
        {
            _sink = sink;
            _places.Clear();
            Scratch.Clear();
            Issues.Begin();
        }

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            if (!Wants(field))
                return;
            if (form == OperandForm.Raw)
                Place(bitOffset, bitLength);
            else
                Push(field.Kind, value, form, _sink);
        }

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
        {
            if (!Wants(field))
                return;
            if (form == OperandForm.Raw)
                Place(bitOffset, bitLength);
            else if (form == OperandForm.Value && Numbers.TryOf(field.Kind, value, out Int128 number))
                _sink.Number(number);
            else if (form == OperandForm.Bytes || field.Kind is FieldKind.Bytes)
                _sink.Bytes(value);
        }

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
        {
            if (!Wants(field))
                return;
            if (form == OperandForm.Raw)
                Place(bitOffset, bitLength);
            else
                _sink.Bytes(utf8);
        }

        public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            if (!Wants(field))
                return;
            if (form == OperandForm.Value && field.Kind < FieldKind.Group)
                Push(field.Kind, value, form, _sink);
            else
                Place(bitOffset, bitLength);
        }

        public override void Problem(IssueKind kind, string detail, int bitOffset)
        {
            if (tellsIssues)
                Issues.Add(kind, detail, Origin + bitOffset / 8);
        }

        internal static void Push(FieldKind kind, ulong value, OperandForm form, ValueSink sink)
        {
            if (form == OperandForm.Value)
                sink.Number(Numbers.Of(kind, value));
            else
                sink.Bytes(Numbers.BytesOf(kind, value, stackalloc byte[8]));
        }

        internal void PushPlaces(ReadOnlySpan<byte> packet)
        {
            foreach ((int offset, int length) in _places)
            {
                if (!_sink.IsDone)
                    _sink.Bytes(Bits.Clamp(packet, offset, length));
            }
        }

        public override bool Wants(FieldInfo field)
        {
            if (_sink.IsDone)
                return false;
            foreach (FieldInfo wanted in fields)
            {
                if (ReferenceEquals(wanted, field))
                    return true;
            }
            return false;
        }

        private void Place(int bitOffset, int bitLength) => _places.Add((Origin + (bitOffset >> 3), ((bitOffset & 7) + bitLength + 7) >> 3));
    }
}

/// <summary>What is wanted of a field.</summary>
internal enum OperandForm : byte
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>The bytes of its value, also where that is an address.</summary>
    Bytes,

    /// <summary>The bytes that it has on the wire.</summary>
    Raw,
}
