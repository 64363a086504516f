using System.Globalization;

namespace PcapKit;

/// <summary>Writes the line that stands for a layer, as its definition words it: see <see cref="FieldInfo.Summary"/>.</summary>
internal sealed class SummaryTemplate : FieldSink
{
    private readonly Dictionary<FieldInfo, int> _slots = [];
    private readonly List<Slot> _values = [];
    private readonly List<Part[]> _alternatives = [];
    private readonly HashSet<NoteKind> _notes = [];
    private readonly Protocol _protocol;
    private readonly IReadOnlyCollection<NoteKind> _known;

    internal SummaryTemplate(Protocol protocol, IReadOnlyCollection<NoteKind> notes)
    {
        (_protocol, _known) = (protocol, notes);
        foreach (string template in (protocol.AsField.Summary ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries))
            _alternatives.Add(Parse(template));
    }

    /// <summary>The notes whose fields it shows.</summary>
    internal IReadOnlyCollection<NoteKind> Notes => _notes;

    /// <summary>Names in the templates that no field has: mistakes of a definition.</summary>
    internal List<string> Unknown { get; } = [];

    /// <summary>Appends the line of a layer; of the frame for a negative one.</summary>
    internal void Append(in Packet packet, int layer, Utf8Buffer to)
    {
        if (_alternatives.Count == 0)
        {
            to.Append(_protocol.Name);
            return;
        }
        foreach (Slot slot in _values)
            slot.IsThere = false;
        if (layer < 0)
            packet.VisitFrame(this);
        else
            packet.Visit(layer, this);
        foreach (Part[] alternative in _alternatives)
        {
            if (!AreThere(alternative))
                continue;
            Append(alternative, to);
            return;
        }
        to.Append(_protocol.Name);
    }

    public override bool Wants(FieldInfo field) => _slots.ContainsKey(field);

    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (!TryFind(field, out Slot? slot))
            return;
        slot.Number = value;
        FieldValue.AppendNumber(slot.Text, field, value);
    }

    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
    {
        if (TryFind(field, out Slot? slot))
            FieldValue.AppendBytes(slot.Text, field, value);
    }

    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
    {
        if (TryFind(field, out Slot? slot))
            SafeText.Append(slot.Text, utf8);
    }

    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        if (field.Kind < FieldKind.Group)
            Number(field, value, bitOffset, bitLength);
    }

    // The first value of a field counts.
    private bool TryFind(FieldInfo field, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Slot? slot)
    {
        slot = null;
        if (!_slots.TryGetValue(field, out int at) || _values[at].IsThere)
            return false;
        slot = _values[at];
        (slot.IsThere, slot.Field, slot.Number) = (true, field, 1);
        slot.Text.Clear();
        return true;
    }

    private bool AreThere(Part[] parts)
    {
        foreach (Part part in parts)
        {
            if (part.Value >= 0 && !IsThere(part))
                return false;
        }
        return true;
    }

    private bool IsThere(Part part)
    {
        Slot slot = _values[part.Value];
        return slot.IsThere && part.Form switch
        {
            PartForm.Condition => slot.Number != 0,
            PartForm.Word => slot.Number < (ulong)part.Words!.Length && part.Words[slot.Number].Length > 0,
            PartForm.Name => slot.Field!.Names?.IndexOf(slot.Number) >= 0,
            _ => true,
        };
    }

    private void Append(Part[] parts, Utf8Buffer to)
    {
        foreach (Part part in parts)
        {
            if (part.Literal is not null)
                to.Append(part.Literal);
            else if (part.Optional is { } optional)
                AppendOptional(optional, to);
            else
                AppendValue(part, _values[part.Value], to);
        }
    }

    private void AppendOptional(Part[] parts, Utf8Buffer to)
    {
        if (AreThere(parts))
            Append(parts, to);
    }

    private static void AppendValue(Part part, Slot slot, Utf8Buffer to)
    {
        switch (part.Form)
        {
            case PartForm.Condition:
                break;
            case PartForm.Word:
                to.Append(part.Words![slot.Number]);
                break;
            case PartForm.Name:
                if (slot.Field!.Names!.TryGetNameUtf8(slot.Number, out ReadOnlySpan<byte> name))
                    to.Append(name);
                break;
            case PartForm.Hex:
                to.Append("0x" + slot.Number.ToString("x" + part.Factor, CultureInfo.InvariantCulture));
                break;
            case PartForm.Multiple:
                to.AppendNumber(slot.Number * (ulong)part.Factor);
                break;
            default:
                to.Append(slot.Text.Written);
                break;
        }
    }

    private Part[] Parse(ReadOnlySpan<char> template)
    {
        var parts = new List<Part>();
        while (template.Length > 0)
        {
            int literal = template.IndexOfAny('{', '[');
            if (literal != 0)
            {
                literal = literal < 0 ? template.Length : literal;
                parts.Add(new Part { Literal = template[..literal].ToString() });
                template = template[literal..];
                continue;
            }
            int end = template.IndexOf(template[0] == '{' ? '}' : ']');
            ReadOnlySpan<char> inner = template[1..end];
            parts.Add(template[0] == '{' ? ParseValue(inner) : new Part { Optional = Parse(inner) });
            template = template[(end + 1)..];
        }
        return [.. parts];
    }

    private Part ParseValue(ReadOnlySpan<char> text)
    {
        if (text[0] == '?')
            return new Part { Value = SlotOf(text[1..]), Form = PartForm.Condition };
        int form = text.IndexOfAny(':', '*');
        if (form < 0)
            return new Part { Value = SlotOf(text) };
        ReadOnlySpan<char> how = text[(form + 1)..];
        int slot = SlotOf(text[..form]);
        if (text[form] == '*')
            return new Part { Value = slot, Form = PartForm.Multiple, Factor = int.Parse(how, CultureInfo.InvariantCulture) };
        if (how[0] == 'x' && int.TryParse(how[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int digits))
            return new Part { Value = slot, Form = PartForm.Hex, Factor = digits };
        return how is "n" ? new Part { Value = slot, Form = PartForm.Name } : new Part { Value = slot, Form = PartForm.Word, Words = how.ToString().Split(',') };
    }

    // All fields of the name, since a definition may have several that exclude each other.
    private int SlotOf(ReadOnlySpan<char> name)
    {
        string whole = name.ToString(), own = _protocol.Name + "." + whole;
        int slot = _values.Count;
        foreach (FieldInfo field in _protocol.Fields)
        {
            if (field.Name == own || field.Name == whole)
                slot = Add(field, slot);
        }
        foreach (NoteKind kind in _known)
        {
            foreach (FieldInfo field in kind.Fields)
            {
                if (kind.Protocol != _protocol || field.Name != own)
                    continue;
                slot = Add(field, slot);
                _notes.Add(kind);
            }
        }
        if (slot < _values.Count)
            return slot;
        Unknown.Add(whole);
        _values.Add(new Slot());
        return slot;
    }

    private int Add(FieldInfo field, int slot)
    {
        if (_slots.TryGetValue(field, out int known))
            return known;
        if (slot == _values.Count)
            _values.Add(new Slot());
        _slots.Add(field, slot);
        return slot;
    }

    private enum PartForm : byte
    {
        Text, Name, Word, Hex, Multiple, Condition,
    }

    private sealed class Part
    {
        public string? Literal { get; init; }
        public Part[]? Optional { get; init; }
        public int Value { get; init; } = -1;
        public PartForm Form { get; init; }
        public string[]? Words { get; init; }
        public int Factor { get; init; }
    }

    private sealed class Slot
    {
        public bool IsThere { get; set; }
        public FieldInfo? Field { get; set; }
        public ulong Number { get; set; }
        public Utf8Buffer Text { get; } = new(64);
    }
}
