namespace PcapKit;

public sealed partial class ColumnWriter
{
    /// <summary>Takes the values of the chosen fields out of everything that a layer pushes.</summary>
    private sealed class Collector(Dictionary<FieldInfo, Column[]> columns, byte[] separator, bool tellsIssues) : FieldSink
    {
        // Groups without a value show their bytes, as Wireshark's option lists do.
        private readonly bool _needsData = columns.Keys.Any(f => f.Kind >= FieldKind.Group);
        private byte[] _data = [];
        private int _length;

        internal IssuePusher Issues { get; } = new();

        internal void Begin(ReadOnlySpan<byte> data)
        {
            Issues.Begin();
            if (!_needsData)
                return;
            if (_data.Length < data.Length)
                _data = new byte[Math.Max(data.Length, 2048)];
            data.CopyTo(_data);
            _length = data.Length;
        }

        public override bool Wants(FieldInfo field) => columns.ContainsKey(field);

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            if (!columns.TryGetValue(field, out Column[]? into))
                return;
            foreach (Column column in into)
                FieldValue.AppendNumber(Next(column), field, value);
        }

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
        {
            if (!columns.TryGetValue(field, out Column[]? into))
                return;
            foreach (Column column in into)
                FieldValue.AppendBytes(Next(column), field, value);
        }

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
        {
            if (!columns.TryGetValue(field, out Column[]? into))
                return;
            foreach (Column column in into)
                SafeText.Append(Next(column), utf8);
        }

        public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            if (!columns.TryGetValue(field, out Column[]? into))
                return;
            ReadOnlySpan<byte> bytes = Bits.Clamp(_data.AsSpan(0, _length), Origin + (bitOffset >> 3), bitLength >> 3);
            foreach (Column column in into)
            {
                Utf8Buffer text = Next(column);
                if (field.Kind < FieldKind.Group)
                    FieldValue.AppendNumber(text, field, value);
                else if (field.Derived || field.Form == FieldForm.Present)
                    text.Append((byte)'1');
                else if (bytes.IsEmpty)
                    text.Append(field.Label);
                else
                    text.AppendHex(bytes);
            }
        }

        public override void Problem(IssueKind kind, string detail, int bitOffset)
        {
            if (tellsIssues)
                Issues.Add(kind, detail, Origin + bitOffset / 8);
        }

        private Utf8Buffer Next(Column column)
        {
            if (column.HasValue)
                column.Values!.Append(separator);
            column.HasValue = true;
            return column.Values!;
        }
    }
}
