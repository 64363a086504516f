using System.Globalization;
using System.Text;

namespace PcapKit.Protocols.Tests;

/// <summary>One event of a visit. Offsets count from the start of the packet.</summary>
internal sealed record Shown(FieldInfo Field, ulong? Number, int Origin, int BitOffset, int BitLength, bool Encloses);

/// <summary>Keeps the fields of a visit as lines of text and checks that every event lies within the packet.</summary>
internal sealed class CollectingSink(int packetLength) : FieldSink
{
    private readonly Utf8Buffer _text = new();
    private readonly StringBuilder _lines = new();
    private int _depth;

    public List<Shown> Events { get; } = [];

    public string Lines => _lines.ToString();

    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        Keep(field, value, bitOffset, bitLength, false);
        FieldValue.AppendNumber(_text, field, value);
        Line(field);
    }

    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
    {
        Keep(field, null, bitOffset, bitLength, false);
        FieldValue.AppendBytes(_text, field, value);
        Line(field);
    }

    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
    {
        Keep(field, null, bitOffset, bitLength, false);
        foreach (byte b in utf8)
        {
            if (b is >= 0x20 and < 0x7F or >= 0x80)
                _text.Append(b);
            else
                _text.Append(string.Create(CultureInfo.InvariantCulture, $"\\x{b:x2}"));
        }
        Line(field);
    }

    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        bool hasValue = field.Kind < FieldKind.Group;
        Keep(field, hasValue ? value : null, bitOffset, bitLength, true);
        if (hasValue)
            FieldValue.AppendNumber(_text, field, value);
        Line(field);
        _depth++;
    }

    public override void EndGroup()
    {
        _depth--;
        Assert.True(_depth >= 0, "more groups end than begin");
    }

    public override void Problem(IssueKind kind, string detail, int bitOffset) =>
        _lines.Append(' ', _depth * 2).Append("! ").Append(kind).Append(": ").Append(detail).Append('\n');

    public void Finish(int origin)
    {
        Assert.True(_depth == 0, "a group does not end");
        Assert.True(Origin == origin, "the origin is not put back");
    }

    private void Keep(FieldInfo field, ulong? value, int bitOffset, int bitLength, bool encloses)
    {
        long first = Origin * 8L + bitOffset;
        Assert.True(bitLength >= 0 && first >= 0 && first + bitLength <= packetLength * 8L,
            $"{field.Name}: bits {first} to {first + bitLength} of a packet of {packetLength * 8} bits");
        Events.Add(new Shown(field, value, Origin, (int)first, bitLength, encloses));
    }

    private void Line(FieldInfo field)
    {
        _lines.Append(' ', _depth * 2).Append(field.Name);
        if (_text.Length > 0 || field.Kind < FieldKind.Group)
            _lines.Append(": ").Append(Encoding.UTF8.GetString(_text.Written));
        _lines.Append('\n');
        _text.Clear();
    }
}

/// <summary>A layer of no bytes that leads to any key of any table, so that one protocol can be read without its lower ones.</summary>
internal sealed class Carrier(TableId table, uint key) : Protocol
{
    /// <summary>LINKTYPE_USER0.</summary>
    public const uint LinkType = 147;

    public override string Name => "carrier";

    public override string Chain => "Carrier";

    public override string Title => "Carrier";

    public override ProtocolLevel Level => ProtocolLevel.None;

    public override ReadOnlySpan<FieldInfo> Fields => default;

    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice) => slice.Next(table, key);

    public override void Visit(in LayerSlice layer, FieldSink sink) { }

    public override Layer ToLayer(in LayerSlice layer) => new Payload([]);
}
